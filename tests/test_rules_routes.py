"""The ways into a level, as the rows of the prerequisites make them."""

from collections.abc import Sequence
from datetime import date

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS, Reading
from dashboard.rules.months import day_number
from dashboard.rules.routes import recommended, routes, states_no_condition, ways
from tests.planned import catalog_of
from tests.slow.files import row_of
from tests.slow.tables import Cells

YEAR = {"fact": "experience", "scope": "work", "value": "1"}


def catalog(*rules: Cells) -> Catalog:
    """A level `t` with these rows, and a level `a` without any."""
    return catalog_of(
        {
            "schemes": [row_of("schemes", scheme_id="s")],
            "levels": [row_of("levels", level_id=name, scheme_id="s", rank="1") for name in ("t", "a")],
            "clocks": [row_of("clocks", clock_id="work")],
            "prerequisites": rules,
        }
    )


def rule(**cells: str) -> Cells:
    return row_of("prerequisites", level_id="t", **cells)


def told(found: Catalog, reading: Reading) -> list[tuple[str, list[str]]]:
    """The routes into `t`, each with its facts."""
    return [(route.name, [each.fact for each in route.conditions]) for route in routes(found, "t", reading)]


@pytest.mark.parametrize(
    ("rules", "strict", "lenient"),
    [
        pytest.param((), [("", ["none_stated"])], [("", ["none_stated"])], id="no rows: nothing is stated"),
        pytest.param(
            (rule(**YEAR, force="recommended"),),
            [("", ["none_stated"])],
            [("", ["none_stated"])],
            id="what is recommended is no row",
        ),
        pytest.param(
            (rule(**YEAR, reading="strict"),),
            [("", ["experience"])],
            [("", [])],
            id="no rows for a reading: open under it",
        ),
        pytest.param(
            (rule(**YEAR, route="x"), rule(fact="certificate", scope="a", route="x")),
            [("x", ["certificate", "experience"])],
            [("x", ["certificate", "experience"])],
            id="rows of one route must all hold",
        ),
        pytest.param(
            (rule(**YEAR, route="y"), rule(fact="certificate", scope="a", route="x")),
            [("x", ["certificate"]), ("y", ["experience"])],
            [("x", ["certificate"]), ("y", ["experience"])],
            id="routes are alternatives",
        ),
        pytest.param(
            (
                rule(**YEAR, route="x", reading="strict"),
                rule(fact="certificate", scope="a", route="x"),
                rule(fact="none_required", route="x", reading="lenient"),
            ),
            [("x", ["certificate", "experience"])],
            [("x", ["certificate", "none_required"])],
            id="a row of both readings belongs to the route of that name under both",
        ),
    ],
)
def test_the_routes_into_a_level(
    rules: Sequence[Cells], strict: list[tuple[str, list[str]]], lenient: list[tuple[str, list[str]]]
) -> None:
    found = catalog(*rules)
    assert (told(found, "strict"), told(found, "lenient")) == (strict, lenient)


@pytest.mark.parametrize(
    ("bounds", "usable"),
    [
        ([("", "")], ["2026-12-31", "2027-01-01", "2027-06-30", "2027-07-01"]),
        ([("2027-01-01", "")], ["2027-01-01", "2027-06-30", "2027-07-01"]),
        ([("", "2027-07-01")], ["2026-12-31", "2027-01-01", "2027-06-30"]),
        ([("2027-01-01", "2027-07-01")], ["2027-01-01", "2027-06-30"]),
        ([("2027-01-01", ""), ("", "2027-07-01")], ["2027-01-01", "2027-06-30"]),
        ([("2027-01-01", ""), ("2027-06-30", "")], ["2027-06-30", "2027-07-01"]),
        ([("2027-07-01", ""), ("", "2027-01-01")], []),
    ],
)
def test_a_route_can_be_used_on_the_days_on_which_all_its_rows_apply(
    bounds: list[tuple[str, str]], usable: list[str]
) -> None:
    values = ("1", "2")
    rows = [
        rule(fact="experience", scope="work", value=value, from_=start, until=end)
        for value, (start, end) in zip(values, bounds, strict=False)
    ]
    (route,) = routes(catalog(*rows), "t", "strict")
    every = ["2026-12-31", "2027-01-01", "2027-06-30", "2027-07-01"]
    assert [text for text in every if route.applies_on(day_number(date.fromisoformat(text)))] == usable


def test_a_rule_that_changes_on_a_day_is_two_routes(ladders: Catalog) -> None:
    before, since = routes(ladders, "net-professional-2027", "strict")
    assert (before.name, before.first, before.until) == ("basic", None, date(2028, 1, 1))
    assert (since.name, since.first, since.until) == ("basic-and-work", date(2028, 1, 1), None)


def test_what_is_recommended_is_shown_as_such_and_is_in_no_route(ladders: Catalog) -> None:
    (advice,) = recommended(ladders, "net-professional-2027", "strict")
    (asked,) = advice.conditions
    assert asked.fact == "education"
    found = [route for each in READINGS for route in routes(ladders, "net-professional-2027", each)]
    assert all(asked not in route.conditions for route in found)
    (routes_of_basic,) = routes(ladders, "net-basic", "strict")
    assert [each.fact for each in routes_of_basic.conditions] == ["none_required"]


def test_a_way_that_both_readings_ask_alike_is_told_once_and_cites_both(ladders: Catalog) -> None:
    found = [(route.name, reading) for route, reading in ways(ladders, "draw-intermediate")]
    assert found == [("certificate", None), ("experience", "strict"), ("experience", "lenient")]
    (by_certificate, _), *_ = ways(ladders, "draw-intermediate")
    assert by_certificate.conditions[0].cites == ("S3", "S5")


@pytest.mark.parametrize(
    ("level_id", "is_silent"),
    [("draw-junior", True), ("sketcher", True), ("net-basic", False), ("audit-junior", False)],
)
def test_nothing_stated_is_told_from_nothing_required(
    level_id: str, is_silent: bool, ladders: Catalog
) -> None:
    assert states_no_condition(ladders, level_id) == is_silent
