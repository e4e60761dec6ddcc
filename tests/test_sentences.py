"""What is said of four people, word by word: worked out by hand on the frozen tables as of 2026-11-23.

Exams are on 2027-03-27, 06-26, 09-25, 12-25; results take 30 days; at 6 hours a week junior takes 47 days of
study, intermediate 70 and advanced 94 (with rounding, 117 and 210 for two and three in a row).
"""

from dataclasses import dataclass
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.charts.race import draw_race, race_lanes
from dashboard.charts.timeline import draw_timeline
from dashboard.planner.advice import advice
from dashboard.planner.break_even import break_evens
from dashboard.planner.compare import compared_paths
from dashboard.planner.plan import every_plan
from dashboard.planner.sensitivity import Question, by_hours, by_share
from dashboard.rules.people import Person
from dashboard.state.choices import Language
from dashboard.text.answers import (
    advice_sentence,
    first_action,
    headline,
)
from dashboard.text.conditions import clock_name
from dashboard.text.paths import break_even_sentence, certificates_alone
from dashboard.text.steps import step_sentences
from dashboard.text.what_if import hours_sentence, share_sentence
from dashboard.text.words import Words
from tests.standings import TODAY, standings, worker


@dataclass(frozen=True)
class Said:
    """All that the pages say of one person in one language; `alone` without the source's contradiction."""

    headline: str
    advice: str
    alone: str
    race_title: str
    race: str
    break_evens: tuple[str, ...]
    first: str
    timeline: str
    hours: str
    share: str


NEW: Final = worker()
WORKED: Final = worker(work=48)
JUNIOR: Final = worker(aigc=24, aigc_percent=100, holds=(("aigc-junior", None),))
EXPERIENCED: Final = worker(work=60, aigc=36)

SAID: Final[dict[str, tuple[Person, Language, Said]]] = {
    "somebody new, zh": (
        NEW,
        "zh",
        Said(
            headline="初级没有写明报考条件；高级要先考初级 → 中级，最早能赶上 2027-09-25 的考试。",
            advice="按完整表述和现在的安排，只等年限考不到高级：要先考初级 → 中级。",
            alone="这条路只靠证书。",
            race_title="按完整表述，只有一条走法：初级 → 中级 → 高级",
            race=(
                "初级 → 中级 → 高级：2027-10-25，最快：3 场考试，学习 180 小时 · 只靠证书 (C4)。"
                "中级 → 高级（简短表述）：2028-04-24，晚 6个月，少 1 场考试，少学 40 小时。"
                "高级（简短表述）：2030-01-28，晚 2年3个月，少 2 场考试，少学 100 小时。"
            ),
            break_evens=("没有初级，按现在的安排到不了高级。", "没有中级，按现在的安排到不了高级。"),
            first=(
                "现在还不用开始：初级最迟 2027-02-08 开始学（每周 6 小时），再晚目标日期就要推后。"
                "第一场考试：2027-03-27。报名截止日期未说明。"
            ),
            timeline="从今天到证书共 336天，其中等场次 199天",
            hours=(
                "每周多学 2.5 小时（共 8.5 小时）就早一场：2027-10-25 → 2027-07-26。每周 4.2 小时，"
                "也是同一天。"
            ),
            share="比现在的 0% 高，日期也不变。",
        ),
    ),
    "somebody new, en": (
        NEW,
        "en",
        Said(
            headline=(
                "Junior: no entry condition is stated; Advanced: after Junior → Intermediate, the first exam "
                "you can make is on 2027-09-25."
            ),
            advice=(
                "By the full wording and as things stand, waiting for years alone does not lead to Advanced: "
                "take Junior → Intermediate first."
            ),
            alone="This path goes by certificates alone.",
            race_title="By the full wording there is one path: Junior → Intermediate → Advanced",
            race=(
                "Junior → Intermediate → Advanced: 2027-10-25, the fastest: 3 exams, 180 hours of study · "
                "certificates alone (C4). Intermediate → Advanced (short wording): 2028-04-24, 6 "
                "months later, "
                "1 exam fewer, 40 fewer hours of study. Advanced (short wording): 2030-01-28, 2 years "
                "3 months "
                "later, 2 exams fewer, 100 fewer hours of study."
            ),
            break_evens=(
                "Without Junior you cannot reach Advanced as things stand.",
                "Without Intermediate you cannot reach Advanced as things stand.",
            ),
            first=(
                "Nothing to do yet: start studying for Junior by 2027-02-08 (6 hours a week), or the target "
                "date moves. First exam: 2027-03-27. The sign-up deadline is not stated."
            ),
            timeline="336 days from today to the certificate, of which 199 days waiting for a sitting",
            hours=(
                "2.5 hours a week more (8.5 in all) bring it forward a sitting: 2027-10-25 → 2027-07-26. "
                "4.2 hours a week would reach the same day."
            ),
            share="Above today’s 0% the date stays the same.",
        ),
    ),
    "four years of other work, zh": (
        WORKED,
        "zh",
        Said(
            headline=(
                "中级和高级要先问清：按一种说法够条件，按另一种还不够；"
                "高级要先考初级 → 中级，最早能赶上 2027-09-25 的考试。"
            ),
            advice="按完整表述和现在的安排，只等年限考不到高级：要先考初级 → 中级。",
            alone="这条路只靠证书。这条路用不上你的经验：4年工作（不限哪种）。",
            race_title="按完整表述，只有一条走法：初级 → 中级 → 高级",
            race=(
                "初级 → 中级 → 高级：2027-10-25，最快：3 场考试，学习 180 小时 · 只靠证书 (C4)。"
                "高级（简短表述）：2027-04-26，早 6个月，少 2 场考试，少学 100 小时。"
                "中级 → 高级（简短表述）：2027-07-26，早 3个月，少 1 场考试，少学 40 小时。"
            ),
            break_evens=("没有初级，按现在的安排到不了高级。", "没有中级，按现在的安排到不了高级。"),
            first=(
                "现在还不用开始：初级最迟 2027-02-08 开始学（每周 6 小时），再晚目标日期就要推后。"
                "第一场考试：2027-03-27。报名截止日期未说明。"
            ),
            timeline="从今天到证书共 336天，其中等场次 199天",
            hours=(
                "每周多学 2.5 小时（共 8.5 小时）就早一场：2027-10-25 → 2027-07-26。每周 4.2 小时，"
                "也是同一天。"
            ),
            share="比现在的 0% 高，日期也不变。",
        ),
    ),
    "junior and two years of AIGC work, zh": (
        JUNIOR,
        "zh",
        Said(
            headline="中级你已够报考条件；高级要先考中级，最早能赶上 2027-06-26 的考试。",
            advice="先考中级，比走“3年 AIGC 应用工作”（2027-12-25 才可考）早 6个月。",
            alone="这条路只靠证书。这条路用不上你的经验：2年 AIGC 应用工作。",
            race_title="按完整表述，最快：中级 → 高级；另有走法同一天拿到",
            race=(
                "中级 → 高级：2027-07-26，最快：2 场考试，学习 140 小时 · 只靠证书 (C4)。"
                "中级 → 高级（完整表述）：2027-07-26，同一天。"
                "高级（完整表述）：2028-01-24，晚 6个月，少 1 场考试，少学 60 小时。"
                "中级 → 高级（简短表述）：2027-07-26，同一天。"
                "高级（简短表述）：2028-01-24，晚 6个月，少 1 场考试，少学 60 小时。"
            ),
            break_evens=(
                "等到 2027-11-23 就不需要中级；先考它，早 6个月拿到高级，"
                "代价是 1 场考试、60 小时学习和费用（未说明）。",
            ),
            first=(
                "现在还不用开始：中级最迟 2027-01-13 开始学（每周 6 小时），再晚目标日期就要推后。"
                "第一场考试：2027-03-27。报名截止日期未说明。"
            ),
            timeline="从今天到证书共 245天，其中等场次 105天",
            hours=(
                "每周多学 6.8 小时（共 12.8 小时）就早一场：2027-07-26 → 2027-04-26。每周 4.6 小时，"
                "也是同一天。"
            ),
            share="比现在的 100% 高，日期也不变。0% 也是同一天。",
        ),
    ),
    "five years of work, three of them AIGC, en": (
        EXPERIENCED,
        "en",
        Said(
            headline=(
                "Intermediate and Advanced: you meet the conditions; Advanced: the first exam you can "
                "make is "
                "on 2027-03-27."
            ),
            advice="No need for Intermediate first: by “3 years of AIGC work” you are 3 months earlier.",
            alone="",
            race_title="By the full wording, fastest: Advanced, ahead by 3 months",
            race=(
                "Advanced (full wording): 2027-04-26, the fastest: 1 exam, 80 hours of study. "
                "Intermediate → Advanced (full wording): 2027-07-26, 3 months later, 1 exam more, "
                "60 more hours of study · beaten. "
                "Junior → Intermediate → Advanced: 2027-10-25, 6 months later, 2 exams more, "
                "100 more hours of study · beaten · certificates alone (C4). "
                "Advanced (short wording): 2027-04-26, the same day. "
                "Intermediate → Advanced (short wording): 2027-07-26, 3 months later, 1 exam more, "
                "60 more hours of study."
            ),
            break_evens=(
                "Intermediate gains you nothing for Advanced: without it you hold Advanced 3 months "
                "sooner, on "
                "2027-04-26, and save 1 exam, 60 hours of study and its fee (not stated).",
                "Junior gains you nothing for Advanced: without it you hold Advanced 6 months sooner, on "
                "2027-04-26, and save 2 exams, 100 hours of study and its fee (not stated).",
            ),
            first=(
                "Nothing to do yet: start studying for Advanced by 2026-12-23 (6 hours a week), or the "
                "target "
                "date moves. First exam: 2027-03-27. The sign-up deadline is not stated."
            ),
            timeline="154 days from today to the certificate, of which 30 days waiting for a sitting",
            hours=(
                "11 hours a week more (17 in all) bring it forward a sitting: 2027-04-26 → 2027-01-25. "
                "4.6 hours a week would reach the same day."
            ),
            share="Above today’s 0% the date stays the same.",
        ),
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_what_is_said_of_somebody_is_this(case: str, frozen: Catalog) -> None:
    person, language, said = SAID[case]
    words, target = Words(language), "aigc-advanced"
    plans = every_plan(frozen, person, TODAY, target, "strict")
    best, rows = plans[0], compared_paths(frozen, person, TODAY, target, "strict")
    found = standings(frozen, person)
    asked = Question(frozen, person, TODAY, target, "strict")
    lanes = race_lanes(words, frozen, rows, [str(place) for place, _ in enumerate(rows)], best, best)
    race = draw_race(words, frozen, lanes, best)
    (doubt,) = (row for row in frozen.contradictions if row.contradiction_id == "C4")
    told = f"C4 {words.of(doubt, 'text')}"
    of_scheme = [found[level_id] for level_id in frozen.level_ids[:3]]
    alone = certificates_alone(words, frozen, best, person)
    assert alone.endswith(told if alone else "")
    assert said == Said(
        headline=headline(words, frozen, of_scheme, found[target]),
        advice=advice_sentence(words, frozen, advice(plans)),
        alone=alone.removesuffix(told).strip(),
        race_title=race.title,
        race=race.sentence,
        break_evens=tuple(break_even_sentence(words, frozen, each) for each in break_evens(plans)),
        first=first_action(words, frozen, best, "6"),
        timeline=draw_timeline(words, frozen, best).title,
        hours=hours_sentence(words, by_hours(asked)),
        share=share_sentence(words, clock_name(words, frozen, "aigc"), by_share(asked, "aigc")),
    )
    assert all(row[-1] in race.sentence for row in race.rows)


STEPS: Final[dict[Language, list[str]]] = {
    "zh": [
        "途径：持有中级。",
        "中级证书：2027-04-26 拿到。按同一体系的证书理解，来源没有说明（C6）。",
        "学习 80 小时（假定），每周 6 小时：2027-02-01 至 2027-05-06。",
        "2027-05-06 学完，之后第一场在 2027-06-26，3、6、9、12 月最后一个周六（假定）：考期由场次决定。",
        "考后 30天（假定）出成绩，2027-07-26 持证。",
    ],
    "en": [
        "Route: hold Intermediate.",
        "Intermediate certificate: held on 2027-04-26. Taken as a certificate of the same "
        "scheme; the source does not say (C6).",
        "80 hours of study (assumed) at 6 a week: 2027-02-01 to 2027-05-06.",
        "Study ends on 2027-05-06; the first sitting after that is 2027-06-26, last Saturday of Mar, Jun, "
        "Sep, Dec (assumed): the calendar sets the date.",
        "Result after 30 days (assumed): held on 2027-07-26.",
    ],
}


@pytest.mark.parametrize("language", STEPS)
def test_why_a_steps_dates_are_what_they_are(language: Language, frozen: Catalog) -> None:
    best = every_plan(frozen, JUNIOR, TODAY, "aigc-advanced", "strict")[0]
    assert step_sentences(Words(language), frozen, best.steps[-1], "6") == STEPS[language]


UNUSED: Final = {
    "nothing": (NEW, "", ""),
    "half a year of other work": (worker(work=6), "6个月工作（不限哪种）", "6 months of work of any kind"),
    "AIGC work alone": (worker(aigc=9), "9个月 AIGC 应用工作", "9 months of AIGC work"),
    "AIGC work within work": (
        worker(work=30, aigc=9),
        "2年6个月工作（不限哪种）和 9个月 AIGC 应用工作",
        "2 years 6 months of work of any kind and 9 months of AIGC work",
    ),
    "work that was all AIGC": (
        worker(work=9, aigc=9),
        "9个月 AIGC 应用工作",
        "9 months of AIGC work",
    ),
}


@pytest.mark.parametrize("case", UNUSED)
def test_a_path_by_certificates_alone_says_what_experience_it_does_not_use(
    case: str, frozen: Catalog
) -> None:
    person, *experience = UNUSED[case]
    plan = every_plan(frozen, person, TODAY, "aigc-intermediate", "strict")[0]
    assert [step.route.name for step in plan.steps] == ["not-stated", "certificate"]
    for language, had in zip(("zh", "en"), experience, strict=True):
        sentence = {
            "zh": f"这条路用不上你的经验：{had}。",
            "en": f"It needs none of your experience: {had}.",
        }[language]
        said = certificates_alone(Words("zh" if language == "zh" else "en"), frozen, plan, person)
        assert (sentence in said) == bool(had)
        assert ("用不上" in said or "none of your" in said) == bool(had)
