"""The map's chart: every level once where it belongs, windows that end, and texts that stay texts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing
from dashboard.charts.ladder_map import SITTING, STOP, draw_ladder_map, symbol_of
from dashboard.charts.ladder_map_places import NEVER, TIME, TODAY, YEARS, along
from dashboard.charts.ladder_map_texts import shortened, width
from dashboard.planner.plan import Standing, standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.people import Clock, Person
from dashboard.state.choices import LANGUAGES
from dashboard.text.words import Words
from tests.figures import bars, marks, texts
from tests.ladders_catalog import ladders_catalog

AS_OF = date(2026, 11, 28)
LEVELS = ladders_catalog().level_ids
ZONES = {
    Verdict.HELD: TODAY,
    Verdict.OPEN: TODAY,
    Verdict.UNSTATED: TODAY,
    Verdict.CHECK: TODAY,
    Verdict.AWAITED: TIME,
    Verdict.LATER: TIME,
    Verdict.NEVER: NEVER,
}
people = st.builds(
    lambda months, audit, holds: Person(
        clocks=(("work", Clock(months, 100)), ("audit", Clock(min(months, audit), 50))),
        holds=tuple(sorted(holds)),
    ),
    st.integers(0, 120),
    st.integers(0, 60),
    st.sets(st.tuples(st.sampled_from(LEVELS), st.dates(date(2023, 1, 1), date(2027, 6, 1))), max_size=4),
)


def standings(catalog: Catalog, person: Person) -> dict[str, Standing]:
    return {each: standing(catalog, person, AS_OF, each, "strict") for each in catalog.level_ids}


def drawn(words: Words, catalog: Catalog, person: Person, level_ids: tuple[str, ...] = LEVELS) -> Drawing:
    return draw_ladder_map(words, catalog, standings(catalog, person), level_ids, AS_OF)


@settings(deadline=None, max_examples=60)
@given(people, st.sets(st.sampled_from(LEVELS), min_size=1), st.sampled_from(LANGUAGES))
def test_every_level_stands_once_in_the_zone_of_its_verdict_and_in_its_ladders_lane(
    person: Person, shown: set[str], language: str
) -> None:
    catalog, words = ladders_catalog(), Words("zh" if language == "zh" else "en")
    level_ids = tuple(each for each in LEVELS if each in shown)
    found = standings(catalog, person)
    drawing = drawn(words, catalog, person, level_ids)
    own = [mark for mark in marks(drawing) if mark.symbol not in (STOP, SITTING)]
    assert sorted(mark.says for mark in own) == sorted(level_ids)
    schemes = list(dict.fromkeys(catalog.level(each).scheme_id for each in level_ids))
    for mark in own:
        verdict = found[mark.says].verdict
        assert mark.symbol == symbol_of(verdict)[0]
        assert ZONES[verdict][0] <= mark.x <= ZONES[verdict][1]
        assert mark.y == schemes.index(catalog.level(mark.says).scheme_id)
        assert words(f"verdict.{verdict}") in mark.hover
    of_lane = [sorted(mark.x for mark in own if mark.y == lane) for lane in range(len(schemes))]
    assert all(len({*lane}) == len(lane) for lane in of_lane)
    assert len(drawing.rows) == len(level_ids)
    assert all(words.name(catalog.level(each)) in drawing.sentence for each in level_ids)


@settings(deadline=None, max_examples=60)
@given(people)
def test_an_exam_that_is_to_come_is_marked_for_what_may_be_open_today(person: Person) -> None:
    found = standings(ladders_catalog(), person)
    coming = {
        each
        for each, own in found.items()
        if own.verdict in ("open", "unstated", "check") and own.exam_on and own.exam_on > AS_OF
    }
    sittings = [
        mark for mark in marks(drawn(Words("en"), ladders_catalog(), person)) if mark.symbol == SITTING
    ]
    assert sorted(mark.says for mark in sittings) == sorted(coming)
    assert all(TIME[0] <= mark.x <= TIME[1] for mark in sittings)


def test_a_window_ends_in_a_stop_on_its_last_day_and_a_certificate_where_it_lapses(ladders: Catalog) -> None:
    person = Person(
        holds=(("audit-junior", date(2026, 6, 1)), ("audit-tools", date(2026, 2, 15))),
        clocks=(("audit", Clock(36, 100)),),
        hours_per_week=Decimal(40),
    )
    drawing = drawn(Words("en"), ladders, person)
    stops = {mark.says: mark.x for mark in marks(drawing) if mark.symbol == STOP}
    days = {
        "audit-junior": date(2029, 6, 1),  # 36 months after 2026-06-01
        "audit-tools": date(2027, 2, 15),  # 12 months after 2026-02-15
        "audit-advanced": date(2027, 2, 14),  # the last day on which both are valid
        "net-professional-2024": date(2027, 6, 30),  # its last sitting
    }
    assert stops == {level_id: along(AS_OF, day) for level_id, day in days.items()}
    lasting = {bar.says: bar for bar in bars(drawing) if bar.start == TIME[0]}
    assert {each: bar.end for each, bar in lasting.items()} == pytest.approx(stops)
    assert {each for each, bar in lasting.items() if bar.pattern} == {"audit-junior", "audit-tools"}


def test_time_reaches_three_years_and_what_comes_later_stands_at_its_end() -> None:
    assert along(AS_OF, AS_OF) == TIME[0]
    half = along(AS_OF, date(2028, 5, 28))
    assert half == pytest.approx((TIME[0] + TIME[1]) / 2, abs=0.1)
    assert along(AS_OF, date(AS_OF.year + 5 * YEARS, 1, 1)) == TIME[1]


def test_a_name_is_cut_where_it_has_no_room_and_a_chinese_letter_takes_two() -> None:
    assert (width("AIGC"), width("软考"), width("软考 A")) == (4, 4, 6)
    assert shortened("Kubernetes", 10) == "Kubernetes"
    assert shortened("Kubernetes certification", 10) == "Kubernete…"
    assert width(shortened("注册信息安全专业人员", 9)) <= 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_table_says_is_never_a_tag(language: str, ladders: Catalog) -> None:
    tag = '<a href="x">&'
    hostile = replace(
        ladders,
        levels=tuple(row.model_copy(update={"name_zh": tag, "name_en": tag}) for row in ladders.levels),
        schemes=tuple(row.model_copy(update={"name_zh": tag, "name_en": tag}) for row in ladders.schemes),
    )
    drawing = drawn(Words("zh" if language == "zh" else "en"), hostile, Person())
    said = [*texts(drawing), *(mark.hover for mark in marks(drawing)), *(bar.hover for bar in bars(drawing))]
    said += [text for trace in drawing.figure.data for text in (trace.text or ())]
    assert not [text for text in said if "<a" in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_says_what_comes_within_a_year_and_what_is_out_of_reach(
    language: str, ladders: Catalog
) -> None:
    words = Words("zh" if language == "zh" else "en")
    level_ids = ("draw-intermediate", "audit-advanced")
    # By the junior exam first the intermediate one can be sat on 2027-06-26; years of audit never come.
    said = [words.count("explore.map.later", 1, soon="1"), words.count("explore.map.never", 1)]
    assert drawn(words, ladders, Person(), level_ids).title == words("list.comma").join(said)
    assert drawn(words, ladders, Person(), ("net-basic",)).title == words("explore.map.nothing")
