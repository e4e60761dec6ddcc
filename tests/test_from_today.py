"""From today: what experience has run since a link was made is had, and nothing is reached later for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.loading import load
from dashboard.catalog.rows import READINGS
from dashboard.planner.elapsed import elapsed, on_another_day
from dashboard.planner.plan import every_plan
from dashboard.rules.experience import Experience, days_reached
from dashboard.rules.months import calendar_date
from dashboard.rules.people import WORK, Clock, Person, Since, people_of
from dashboard.state.choices import Choices
from dashboard.state.link import LeftOut, from_query, to_query
from dashboard.state.of_clocks import MONTHS, with_clock
from dashboard.text.elapsed import elapsed_sentence
from dashboard.text.words import Words
from tests.conftest import FROZEN
from tests.slow import person as slow
from tests.slow.experience import reached_on
from tests.slow.months import add_months
from tests.slow.tables import Rules
from tests.standings import worker
from tests.strategies import days_around, todays
from tests.test_pages import as_read, choices_of, on, opened

TABLES = load(FROZEN)
MAY = date(2026, 5, 23)
unhurried = settings(deadline=None, max_examples=150)


# By hand: who, the day of the link, the day of the click, and the months of work and of AIGC work then


@pytest.mark.parametrize(
    ("told", "then", "today", "work", "aigc"),
    [
        # Six whole months, at the shares given.
        ((7, 2, 100, 50, None, None), "2026-05-23", "2026-11-23", 13, 5),
        ((7, 2, 100, 50, None, None), "2026-05-23", "2026-11-22", 12, 4),
        ((0, 0, 100, 0, None, None), "2026-05-23", "2027-05-23", 12, 0),
        # 0.3 a month: a month after ceil(1 / 0.3) = 4.
        ((0, 0, 100, 30, None, None), "2026-05-23", "2026-09-22", 3, 0),
        ((0, 0, 100, 30, None, None), "2026-05-23", "2026-09-23", 4, 1),
        # Work starts on the way there, and AIGC work later still, or not yet.
        ((7, 2, 100, 100, "2026-07-01", "2026-09-01"), "2026-05-23", "2026-11-23", 11, 4),
        ((7, 2, 100, 100, None, "2027-01-01"), "2026-05-23", "2026-11-23", 13, 2),
        ((7, 2, 100, 100, "2027-01-01", None), "2026-05-23", "2026-11-23", 7, 2),
        # A start before the link's day counts for nothing before it.
        ((7, 2, 100, 0, "2020-01-01", None), "2026-05-23", "2026-06-23", 8, 2),
        # Half-time work, full-time AIGC work: AIGC work is work.
        ((0, 0, 50, 100, None, None), "2026-05-23", "2026-11-23", 6, 6),
        ((0, 0, 50, 100, None, "2026-07-23"), "2026-05-23", "2026-11-23", 5, 4),
        # More AIGC work than work: the months run on top of it.
        ((0, 9, 100, 0, None, None), "2026-05-23", "2026-11-23", 15, 9),
        ((0, 9, 100, 100, None, None), "2026-05-23", "2026-11-23", 6, 15),
        # No work, nothing runs.
        ((7, 2, 0, 0, None, None), "2026-05-23", "2026-11-23", 7, 2),
        # January 31 and a month is the last of February.
        ((0, 0, 100, 100, None, None), "2027-01-31", "2027-02-27", 0, 0),
        ((0, 0, 100, 100, None, None), "2027-01-31", "2027-02-28", 1, 1),
        ((0, 0, 100, 100, None, None), "2027-01-31", "2027-03-30", 1, 1),
        ((0, 0, 100, 100, None, None), "2027-01-31", "2027-03-31", 2, 2),
        # Nobody has worked for more than 80 years.
        ((955, 955, 100, 100, None, None), "2026-05-23", "2027-05-23", MONTHS.most, MONTHS.most),
        # A link made for a day to come has nothing that has run.
        ((7, 2, 100, 50, None, None), "2026-05-23", "2026-05-01", 7, 2),
    ],
)
def test_the_months_since_a_links_day_are_had_at_the_shares_given(
    told: tuple[int, int, int, int, str | None, str | None], then: str, today: str, work: int, aigc: int
) -> None:
    starts_on, aigc_starts_on = (date.fromisoformat(day) if day else None for day in told[4:])
    choices = Choices(
        as_of=date.fromisoformat(then),
        target="aigc-advanced",
        rules=TABLES.version,
        clocks=with_clock(
            with_clock((), WORK, Clock(told[0], told[2], starts_on)),
            "aigc",
            Clock(told[1], told[3], aigc_starts_on),
        ),
    )
    now = choices.on_day(TABLES, date.fromisoformat(today))
    assert (now.clock(WORK).months, now.clock("aigc").months) == (work, aigc)
    assert now.as_of.isoformat() == today
    query = {name: [text] for name, text in to_query(now, TABLES).items()}
    assert from_query(query, TABLES, now.as_of) == (now, ())


# For anybody


@st.composite
def workers(draw: st.DrawFn, today: date) -> Person:
    starts_on = draw(st.none() | days_around(today, 60, 900))
    work = Clock(
        draw(st.integers(0, 40)),
        draw(st.sampled_from([0, 1, 33, 50, 99, 100]) | st.integers(0, 100)),
        starts_on,
    )
    aigc = Clock(
        draw(st.integers(0, 40)),
        draw(st.sampled_from([0, 1, 30, 67, 100]) | st.integers(0, 100)),
        draw(st.none() | st.dates(starts_on or today, date(2040, 1, 1))),
    )
    return Person(
        clocks=(("aigc", aigc), (WORK, work)),
        holds=draw(st.sampled_from([(), (("aigc-junior", None),), (("aigc-junior", date(2020, 5, 1)),)])),
    )


def reached(person: Person, today: date, clock: str, months: int) -> date | None:
    """The day on which a clock shows so many months, by the rules alone."""
    work, aigc = person.clock(WORK), person.clock("aigc")
    starts_on = max(work.starts_on or today, today)
    clocks = {
        WORK: slow.Clock(work.months, Fraction(work.percent, 100), starts_on),
        "aigc": slow.Clock(
            aigc.months, Fraction(aigc.percent, 100), max(aigc.starts_on or starts_on, starts_on)
        ),
    }
    told = slow.Person(today, clocks, {}, (), {}, Fraction(6), "")
    return reached_on(clock, months, told, Rules((), {}, {WORK: "", "aigc": WORK}, {}))


@unhurried
@given(data=st.data())
def test_no_experience_is_reached_on_another_day_than_by_the_plan_of_then(data: st.DataObject) -> None:
    then = data.draw(todays)
    person = data.draw(workers(then))
    later = data.draw(days_around(then, 0, 1_500))
    between = data.draw(st.dates(then, later))
    now = on_another_day(TABLES, person, then, later)
    # Whoever comes by on the way loses nothing by it.
    assert on_another_day(TABLES, on_another_day(TABLES, person, then, between), between, later) == now
    people = people_of([now], later, TABLES.clock_ids)
    for clock in ("work", "aigc"):
        for months in {1, 12, 36, data.draw(st.integers(1, 80))}:
            day = reached(person, then, clock, months)
            asked = Experience(clock, months, clocks=TABLES.clocks_within(clock))
            assert (asked.months_had(people)[0] >= months) == (day is not None and day <= later)
            opens = calendar_date(days_reached(people, asked.clocks, asked.months_missing(people))[0])
            assert opens == (day if day is None else max(day, later))


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_the_target_is_held_no_later_from_today_than_by_the_plan_of_then(data: st.DataObject) -> None:
    then = data.draw(todays)
    person = data.draw(workers(then))
    # Of study nothing is known: here it takes no time.
    unstudied = Choices(as_of=then)
    for level_id in TABLES.level_ids:
        unstudied = unstudied.with_assumption(TABLES, level_id, "study_hours", None)
    tables, reading = unstudied.assumed(TABLES), data.draw(st.sampled_from(READINGS))
    asked = data.draw(st.sampled_from(TABLES.level_ids)), reading
    plans = every_plan(tables, person, then, *asked)
    if not plans:
        return
    last = min(step.sat_on for step in plans[0].steps)
    later = data.draw(st.dates(then, last))
    assert (
        every_plan(tables, on_another_day(TABLES, person, then, later), later, *asked)[0].held_on
        == plans[0].held_on
    )


def test_more_of_a_share_is_never_later_after_months_that_have_run() -> None:
    for percent in (1, 30, 67, 99):
        now = on_another_day(TABLES, worker(aigc_percent=percent), MAY, date(2026, 11, 8))
        clock = now.clock("aigc")
        more = [now.with_clock("aigc", replace(clock, percent=each)) for each in range(percent, 101)]
        people = people_of(more, date(2026, 11, 8), TABLES.clock_ids)
        asked = Experience("aigc", 12, clocks=("aigc",))
        opens = days_reached(people, asked.clocks, asked.months_missing(people))
        assert (np.diff(opens) <= 0).all()


def test_months_since_a_day_to_come_contradict_the_link() -> None:
    query = {"as_of": ["2026-05-23"], "since": ["2026-05-24@100@0"]}
    assert from_query(query, TABLES, MAY)[1] == (LeftOut("since", "2026-05-24@100@0"),)
    assert from_query({**query, "since": ["2026-05-23@100@0"]}, TABLES, MAY)[1] == ()


# On the page


SAID = {
    "zh": (
        "距 2026-05-23 已过6个月：工作（不限哪种） +6个月，AIGC 应用工作 +3个月，按所填的比例计入；"
        "这期间学了多少不知道，没有计入。不对的话，在旁边改年限。"
    ),
    "en": (
        "6 months since 2026-05-23: work of any kind +6 months, AIGC work +3 months, at the shares given. "
        "Study since then is not known and not counted. If that is wrong, change the years at the side."
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_what_ran_is_said_with_its_months(language: str) -> None:
    person = replace(worker(13, 5, 100, 50), since=Since(MAY, (("aigc", 50), (WORK, 100))))
    run = elapsed(TABLES, person, date(2026, 11, 23))
    assert run is not None
    assert elapsed_sentence(Words("zh" if language == "zh" else "en"), TABLES, run) == SAID[language]


@pytest.mark.usefixtures("fresh_caches")
def test_a_click_counts_the_months_since_says_so_and_the_sliders_take_it_back() -> None:
    today = datetime.now(UTC).date()
    then = add_months(today, -6)
    query = {"as_of": then.isoformat(), "work_months": "7", "aigc_months": "2", "aigc_percent": "50"}
    query["holds"] = "prompt-engineer@2024-05-01"
    app = on(opened("en", **query), "planner")
    assert "since" not in app.query_params
    app.button(key="from_today").click().run()
    assert not app.exception
    now = choices_of(app, TABLES)
    assert (now.as_of, now.since) == (today, Since(then, (("aigc", 50), (WORK, 100))))
    assert (now.clock(WORK).months, now.clock("aigc").months) == (13, 5)
    assert app.number_input(key="ask.work_months.years").value == 1
    assert app.number_input(key="ask.work_months.months").value == 1
    run = elapsed(TABLES, now.person, today)
    assert run is not None
    said = elapsed_sentence(Words("en"), TABLES, run)
    assert said in [as_read(info.value) for info in app.info]
    # It stays with the link, and goes when the months are told anew.
    again = on(opened("en", **app.query_params), "planner")
    assert said in [as_read(info.value) for info in again.info]
    again.number_input(key="ask.work_months.months").set_value(0).run()
    now = choices_of(again, TABLES)
    assert (now.clock(WORK).months, now.clock("aigc").months, now.since) == (12, 5, None)
    assert said not in [as_read(info.value) for info in again.info]


@pytest.mark.usefixtures("fresh_caches")
def test_a_start_that_has_passed_stays_as_it_was_told() -> None:
    today = datetime.now(UTC).date()
    then = today - timedelta(days=400)
    query = {"as_of": then.isoformat(), "aigc_percent": "50"}
    query["aigc_starts_on"] = (then + timedelta(days=31)).isoformat()
    app = on(opened("en", **query), "planner")
    app.button(key="from_today").click().run()
    assert not app.exception
    assert not app.warning or "aigc_starts_on" not in str([each.value for each in app.warning])
    assert app.query_params["aigc_starts_on"] == query["aigc_starts_on"]
