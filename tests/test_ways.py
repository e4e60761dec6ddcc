"""Every way into every level, and how far a person is on it."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from dashboard.catalog.catalog import Catalog
from dashboard.planner.ways import ways_in
from dashboard.rules.certificate import Certificate
from dashboard.rules.experience import Experience
from dashboard.rules.people import Person
from tests.odd_tables import ODD, A, B, C
from tests.overview_strategies import Surveyed, surveyed, unhurried
from tests.standings import AT_WORK, BEGINNER, TODAY, standings, worker


def test_of_each_level_the_ways_by_years_come_first(frozen: Catalog) -> None:
    ways = ways_in(frozen, standings(frozen, AT_WORK))
    assert list(dict.fromkeys(way.level_id for way in ways)) == list(frozen.level_ids)
    for level_id in frozen.level_ids:
        asks = [way.asks is None for way in ways if way.level_id == level_id]
        assert asks == sorted(asks)


def test_a_way_that_both_wordings_ask_alike_is_one(frozen: Catalog) -> None:
    ways = ways_in(frozen, standings(frozen, AT_WORK))
    assert [way.reading for way in ways if way.level_id == "aigc-advanced"] == ["strict", "lenient", None]


@pytest.mark.parametrize(
    ("work", "aigc", "asks", "missing"), [(30, 0, 12, 12), (0, 0, 24, 24), (13, 12, 24, 11), (30, 12, 24, 0)]
)
def test_of_years_on_two_clocks_the_one_that_is_furthest_short_counts(
    work: int, aigc: int, asks: int, missing: int
) -> None:
    catalog = ODD["years on both clocks"].catalog()
    (way,) = ways_in(catalog, standings(catalog, worker(work, aigc)))
    assert (way.asks, way.missing) == (asks, missing)
    assert way.is_open == (missing == 0)


def test_a_way_by_a_certificate_opens_when_the_certificate_is_held_by_its_own_best_path(
    frozen: Catalog,
) -> None:
    found = standings(frozen, BEGINNER)
    (way,) = (
        way for way in ways_in(frozen, found) if way.level_id == "aigc-intermediate" and way.asks is None
    )
    assert way.opens_on == found["aigc-junior"].held_on
    assert not way.is_open
    held = standings(frozen, Person(holds=(("aigc-junior", TODAY - timedelta(days=9)),)))
    (way,) = (
        way for way in ways_in(frozen, held) if way.level_id == "aigc-intermediate" and way.asks is None
    )
    assert way.is_open


def test_of_several_certificates_the_one_that_is_held_first_opens_the_way() -> None:
    found = standings(ODD["one of several certificates"].catalog(), BEGINNER)
    ways = {way.level_id: way for way in ways_in(ODD["one of several certificates"].catalog(), found)}
    days = [found[level_id].held_on for level_id in (A, B)]
    assert len(set(days)) == 2
    assert ways[C].opens_on == min(day for day in days if day)


def test_a_clock_that_does_not_run_stands_still_and_one_that_runs_opens(frozen: Catalog) -> None:
    def opens(person: Person) -> dict[str, tuple[date | None, bool]]:
        ways = ways_in(frozen, standings(frozen, person))
        return {
            str(way.reading): (way.opens_on, way.stands_still)
            for way in ways
            if way.level_id == "aigc-advanced" and way.asks
        }

    at_rest = opens(worker(30, work_percent=0))
    assert at_rest == {"strict": (None, True), "lenient": (None, True)}
    other_work = opens(worker(30))
    assert other_work == {"strict": (None, True), "lenient": (date(2027, 5, 23), False)}


@unhurried
@given(surveyed())
def test_a_way_is_short_of_years_exactly_as_its_conditions_are(survey: Surveyed) -> None:
    found = survey.standings()
    for way in ways_in(survey.catalog, found):
        of_reading = dict(found[way.level_id].today)[way.reading or "strict"]
        (met,) = (met for route, met in of_reading if route.name == way.route.name)
        experience = [each for each in met if isinstance(each.condition, Experience)]
        assert way.missing == max((each.months_missing for each in experience), default=0)
        assert (way.asks is None) == (not experience)
        assert way.is_open == all(each.open_today for each in met)
        if way.is_open and not any(isinstance(each.condition, Certificate) for each in met):
            assert way.opens_on is None or way.opens_on <= survey.choices.as_of
