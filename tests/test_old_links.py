"""A link made under earlier rules: what was before comes from the tables of then and from the whole link."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.past import keep
from dashboard.state.choices import Choices
from dashboard.state.link import BEFORE, from_query, only_before, to_query, whole_link
from tests.broken_tables import insert
from tests.conftest import FROZEN
from tests.test_pages import AS_OF, PAGES, as_read, assert_valid, choices_of, on, opened
from tests.test_planning_files import file_of, upload
from tests.test_planning_page import planner, texts, warnings
from tests.test_rule_changes import remove_the_prompt_engineer

pytestmark = pytest.mark.usefixtures("fresh_caches")
WAS = load(FROZEN)
TODAY = date(2026, 11, 23)
MIDDLE = "aigc-intermediate"


def rename_the_middle_level(data: Path) -> None:
    for file in data.glob("*.csv"):
        file.write_text(file.read_text(encoding="utf-8").replace(MIDDLE, "aigc-middle"), encoding="utf-8")


def remove_the_prompt_engineer_everywhere(data: Path) -> None:
    remove_the_prompt_engineer(data)
    for table in ("subjects", "reach"):
        lines = (data / f"{table}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if "prompt-engineer" not in line)
        (data / f"{table}.csv").write_text(kept, encoding="utf-8")


def add_a_level(data: Path) -> None:
    insert("levels", 5, "aigc-expert,aigc-application-engineer,4,专家级,Expert,,,,,,,")(data)


@pytest.fixture
def edited(data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Path], None]], Catalog]:
    """Edits the tables that the app reads, after those of today are kept; returns what they are now."""

    def edit(change: Callable[[Path], None]) -> Catalog:
        monkeypatch.setattr("dashboard.state.caches.DATA", data)
        assert keep(data) == WAS.version
        change(data)
        return load(data)

    return edit


def linked(page: str = "planner", **query: str) -> AppTest:
    return on(opened("en", **AS_OF, rules=WAS.version, **query), page)


def told(app: AppTest) -> set[str]:
    """What the page says of dates then and now, a line each."""
    lines = {line.removeprefix("- ") for text in texts(app) for line in text.splitlines()}
    starts = ("Held ", "Held, ", "Level ")
    return {
        line for line in lines if line.startswith(starts) or "the day you hold it" in line or "was " in line
    }


def left_out(app: AppTest) -> str:
    return " / ".join(text for text in warnings(app) if "left out" in text)


# By hand, from 2026-11-23, 6 hours a week: 80 hours take 94 days, to 2027-02-25; the last Saturday of March
# is the 27th, its result comes 30 days later. 140 hours take 164 days, to May 6: June 26, July 26.
# 180 hours take 210 days, to June 21: June 26 again, but the result that it builds on comes on July 26:
# September 25, October 25. 640 hours take 747 days, to 2028-12-09: December 30; 720 hours March 31.
RENAMED: dict[str, tuple[dict[str, str], set[str], str]] = {
    "held": (
        {"holds": f"aigc-junior@2026-05-01|pmp@2025-01-01|{MIDDLE}"},
        {
            "Advanced: the day you hold it moves 2027-04-26 → 2027-07-26.",
            "Held, and not in today’s tables: Intermediate. It no longer counts.",
            "Held on the same day as before: AIGC prompt engineer 2027-04-26.",
        },
        f"2 parts of the link were not understood and are left out: holds = pmp@2025-01-01; holds = {MIDDLE}",
    ),
    "held with a date, and nothing else": (
        {"holds": f"{MIDDLE}@2026-01-01"},
        {
            "Advanced: the day you hold it moves 2027-04-26 → 2027-10-25.",
            "Held, and not in today’s tables: Intermediate. It no longer counts.",
            "Held on the same day as before: Junior 2027-04-26; AIGC prompt engineer 2027-04-26.",
        },
        f"1 part of the link was not understood and is left out: holds = {MIDDLE}@2026-01-01",
    ),
    "the target": (
        {"target": MIDDLE},
        {
            "Intermediate: was 2027-07-26; today’s tables do not have this level.",
            "Held on the same day as before: Junior 2027-04-26; Advanced 2027-10-25; "
            "AIGC prompt engineer 2027-04-26.",
        },
        f"1 part of the link was not understood and is left out: target = {MIDDLE}",
    ),
    "an assumption of it": (
        {f"{MIDDLE}.study_hours": "600"},
        {
            "Intermediate: was 2029-01-29; today’s tables do not have this level.",
            "Advanced: the day you hold it moves 2029-04-30 → 2027-10-25.",
            "Held on the same day as before: Junior 2027-04-26; AIGC prompt engineer 2027-04-26.",
        },
        f"1 part of the link was not understood and is left out: {MIDDLE}.study_hours = 600",
    ),
    "compared and a goal": (
        {"compare": f"{MIDDLE}|aigc-junior", "goals": f"{MIDDLE}:3|aigc-junior:2"},
        {
            "Intermediate: was 2027-07-26; today’s tables do not have this level.",
            "Held on the same day as before: Junior 2027-04-26; Advanced 2027-10-25; "
            "AIGC prompt engineer 2027-04-26.",
        },
        f"2 parts of the link were not understood and are left out: compare = {MIDDLE}; goals = {MIDDLE}:3",
    ),
    "nothing known": (
        {"holds": "x@2026-01-01", "knows": "y", "compare": "p|q", "goals": "z:1"},
        {
            "Intermediate: was 2027-07-26; today’s tables do not have this level.",
            "Held on the same day as before: Junior 2027-04-26; Advanced 2027-10-25; "
            "AIGC prompt engineer 2027-04-26.",
        },
        "4 parts of the link were not understood and are left out: "
        "holds = x@2026-01-01; knows = y; compare = p|q; goals = z:1",
    ),
}
OF_THE_RENAMING = {
    "Level added: Intermediate (AIGC Application Engineer vocational-technical certification).",
    "Level removed: Intermediate (AIGC Application Engineer vocational-technical certification).",
    "Advanced: the route changed (both wordings): was hold Intermediate (aigc-intermediate), "
    "now hold Intermediate (aigc-middle).",
}


@pytest.mark.parametrize("case", RENAMED)
def test_of_a_renamed_level_what_was_before_counts_it(
    case: str, edited: Callable[[Callable[[Path], None]], Catalog]
) -> None:
    query, lines, warned = RENAMED[case]
    now = edited(rename_the_middle_level)
    app = linked(**query)
    assert told(app) == lines | OF_THE_RENAMING
    assert left_out(app) == warned
    assert_valid(app, "planner", now)

    # Whoever reloads the page, or opens its link, reads the same.
    again = on(opened("en", **app.query_params), "planner")
    assert told(again) == told(app)
    assert dict(again.query_params) == dict(app.query_params)


def test_what_is_changed_since_counts_then_and_now(
    edited: Callable[[Callable[[Path], None]], Catalog],
) -> None:
    now = edited(rename_the_middle_level)
    app = linked(holds=MIDDLE)
    app.number_input(key="ask.hours_per_week").set_value(20.0).run()
    # 80 hours at 20 a week are done on December 21: December 26, January 25. By two certificates before it,
    # each sitting waits for the result before: December 26, March 27, June 26, July 26.
    assert "Advanced: the day you hold it moves 2027-01-25 → 2027-07-26." in told(app)
    app.pills(key="ask.holds").set_value(["aigc-junior"]).run()
    # What they hold, they say anew: the renamed level is not among it.
    assert not [line for line in told(app) if "moves" in line]
    assert not [name for name in app.query_params if name.startswith(BEFORE)]
    assert choices_of(app, now).rules == WAS.version


def test_todays_rules_accepted_leave_nothing_of_those_before(
    edited: Callable[[Callable[[Path], None]], Catalog],
) -> None:
    now = edited(rename_the_middle_level)
    app = linked(holds=f"{MIDDLE}|aigc-junior")
    app.button(key="moved.accept").click().run()
    assert told(app) == set()
    assert not [name for name in app.query_params if name.startswith(BEFORE)]
    assert choices_of(app, now).holds == (("aigc-junior", None),)


def test_of_a_renamed_level_that_the_tables_know_by_its_earlier_id_nothing_is_lost(
    edited: Callable[[Callable[[Path], None]], Catalog],
) -> None:
    def rename_and_tell(data: Path) -> None:
        rename_the_middle_level(data)
        (data / "aliases.csv").write_text(f"alias,level_id\n{MIDDLE},aigc-middle\n", encoding="utf-8")

    now = edited(rename_and_tell)
    app = linked(holds=f"aigc-junior|{MIDDLE}@2026-01-01", compare=f"{MIDDLE}|aigc-junior")
    # What is held counts then and now: 80 hours take 94 days, to 2027-02-25.
    assert told(app) - OF_THE_RENAMING == {
        "Held on the same day as before: Advanced 2027-04-26; AIGC prompt engineer 2027-04-26."
    }
    assert left_out(app) == ""
    assert app.query_params["holds"] == "aigc-junior|aigc-middle@2026-01-01"
    assert app.query_params["compare"] == "aigc-middle|aigc-junior"
    assert_valid(app, "planner", now)
    target = linked(target=MIDDLE)
    assert "Intermediate 2027-07-26" in str(told(target))
    assert choices_of(target, now).target == "aigc-middle"


@pytest.mark.parametrize("page", PAGES)
def test_of_a_removed_level_every_page_says_when_it_was_to_be_held(
    page: str, edited: Callable[[Callable[[Path], None]], Catalog]
) -> None:
    now = edited(remove_the_prompt_engineer_everywhere)
    app = linked(page, target="prompt-engineer", holds="aigc-junior")
    assert told(app) == {
        "Level removed: AIGC prompt engineer (AIGC Prompt Engineer).",
        "AIGC prompt engineer: was 2027-04-26; today’s tables do not have this level.",
        "Held on the same day as before: Intermediate 2027-04-26; Advanced 2027-07-26.",
    }
    assert left_out(app).endswith("target = prompt-engineer")
    assert_valid(app, page, now)


def test_a_level_that_was_added_was_on_no_day_before(
    edited: Callable[[Callable[[Path], None]], Catalog],
) -> None:
    now = edited(add_a_level)
    app = linked(target="aigc-advanced", holds="aigc-junior|aigc-expert")
    assert told(app) == {
        "Level added: Expert (AIGC Application Engineer vocational-technical certification).",
        "Held on the same day as before: Intermediate 2027-04-26; Advanced 2027-07-26; "
        "AIGC prompt engineer 2027-04-26.",
    }
    assert left_out(app) == ""
    assert_valid(app, "planner", now)


def test_a_plan_file_of_earlier_rules_is_taken_whole_too(
    edited: Callable[[Callable[[Path], None]], Catalog],
) -> None:
    choices = Choices(as_of=TODAY, language="en", holds=((MIDDLE, None),), target="aigc-advanced")
    file = file_of(WAS, replace(choices, rules=WAS.version))
    assert json.loads(file)["choices"]["holds"] == MIDDLE
    now = edited(rename_the_middle_level)
    app = upload(planner({}, "en", "take_away.title"), file)
    assert "Advanced: the day you hold it moves 2027-04-26 → 2027-10-25." in told(app)
    warned = [as_read(text) for text in warnings(app) if "file" in text]
    assert warned == [f"1 part of the file was not understood and is left out: holds = {MIDDLE}"]
    assert_valid(app, "planner", now)


def test_a_level_that_goes_under_an_open_page_is_told_as_held_before(
    edited: Callable[[Callable[[Path], None]], Catalog], data: Path
) -> None:
    edited(lambda _: None)
    app = linked(holds=MIDDLE)
    assert told(app) == set()
    rename_the_middle_level(data)
    app.run()
    assert "Advanced: the day you hold it moves 2027-04-26 → 2027-10-25." in told(app)
    (warned,) = (text for text in warnings(app) if "tables changed" in text)
    assert warned.endswith(f"holds = {MIDDLE}")


# What an address keeps of the rules of before


def test_the_whole_link_has_what_only_the_rules_of_before_understand() -> None:
    query = {"target": ["aigc-junior"], "before~target": ["gone"], "before~holds": ["gone|lost@2026-01-01"]}
    assert whole_link(query) == {"target": ["gone"], "holds": ["gone|lost@2026-01-01"]}
    assert whole_link({"target": ["aigc-junior"]}) == {"target": ["aigc-junior"]}
    # In an address of today's rules it is a part like any other.
    choices, left = from_query(whole_link(query), WAS, TODAY)
    assert (choices.target, choices.holds) == (WAS.default_target, ())
    assert [part.parameter for part in left] == ["target", "holds"]


def test_nothing_is_kept_where_the_rules_understand_the_same() -> None:
    link = whole_link(
        {name: [text] for name, text in to_query(Choices(as_of=TODAY, target=MIDDLE), WAS).items()}
    )
    assert only_before(link, WAS, replace(WAS, claims=()), TODAY) == ()
