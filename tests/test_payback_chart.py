"""The chart of money by the month: what its figure draws, its sentence says, and its numbers repeat."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.charts.drawing import Drawing
from dashboard.charts.payback import draw_payback
from dashboard.text.money import money
from dashboard.text.words import Words
from dashboard.text.worth import payback_title
from dashboard.worth.benefits import Benefit, Benefits
from dashboard.worth.payback import Payback
from tests.test_worth_words import CERTAIN, EN, HELD_ON, TODAY, ZH, paid, weighed


def drawn(catalog: Catalog, words: Words, benefits: Benefits) -> tuple[Payback, Drawing]:
    plan, costs, found = weighed(catalog, benefits)
    assert found.expected is not None
    return found, draw_payback(words, plan, found, found.expected, costs.currency)


def spec(drawing: Drawing) -> dict[str, Any]:
    figure: dict[str, Any] = drawing.figure.to_plotly_json()
    return figure


HALF = Benefits(Benefit(Decimal(500), 50), 2, Benefit(Decimal(100), 100))


def test_the_chart_draws_the_expected_line_in_its_band_and_marks_the_day_back(
    frozen: Catalog, words: Words
) -> None:
    found, drawing = drawn(frozen, words, HALF)
    line, band = spec(drawing)["data"]
    months, shown = found.months, len(line["x"])
    assert list(line["x"]) == list(months[:shown])
    assert [Decimal(str(each)) for each in line["y"]] == list(found.expected or ())[:shown]
    assert len(band["x"]) == 2 * shown
    assert list(band["y"])[:shown] == [float(each) for each in found.all_comes[:shown]]
    assert list(band["y"])[shown:] == [float(each) for each in found.nothing_comes[:shown]][::-1]
    sizes = dict(zip(line["x"], line["marker"]["size"], strict=True))
    assert {day for day, size in sizes.items() if size} == {found.back_on}
    assert drawing.title == payback_title(words, paid(frozen)[0], found)
    texts = [annotation["text"] for annotation in spec(drawing)["layout"]["annotations"]]
    names = [words(f"payback.line.{line}") for line in ("all", "expected", "nothing")]
    assert texts == [*names, words("payback.mark", date=found.back_on)]
    assert all(name in hover for name in names for hover in line["hovertext"])


@pytest.mark.parametrize("benefits", [CERTAIN, HALF, Benefits(Benefit(Decimal(0)))])
def test_zero_is_on_the_axis_and_every_amount_within_it(frozen: Catalog, benefits: Benefits) -> None:
    _, drawing = drawn(frozen, ZH, benefits)
    axis = spec(drawing)["layout"]["yaxis"]
    lowest, highest = axis["range"]
    assert "0 元" in axis["ticktext"]
    assert [money(ZH, Decimal(str(tick)), "CNY") for tick in axis["tickvals"]] == list(axis["ticktext"])
    assert 2 <= len(axis["tickvals"]) <= 7
    for trace in spec(drawing)["data"]:
        assert all(lowest < amount < highest for amount in trace["y"])


@pytest.mark.parametrize(
    ("benefits", "years"),
    [(CERTAIN, 3), (Benefits(Benefit(Decimal(70), 100)), 5), (Benefits(Benefit(Decimal(28), 100)), 10)],
)
def test_the_chart_shows_three_years_or_one_more_than_it_takes(
    benefits: Benefits, years: int, frozen: Catalog
) -> None:
    found, drawing = drawn(frozen, EN, benefits)
    *_, last = spec(drawing)["data"][0]["x"]
    assert (last.year - found.held_on.year) in (years, years - 1)
    assert found.back_on is None or last > found.back_on


def test_each_line_has_its_name_at_its_end_and_lines_that_end_together_share_one(frozen: Catalog) -> None:
    for sure, names in (
        (100, {"都兑现 / 按你的把握": "bottom", "都没来": "top"}),
        (50, {"都兑现": "bottom", "按你的把握": "bottom", "都没来": "top"}),
        (0, {"都兑现": "bottom", "按你的把握 / 都没来": "top"}),
    ):
        _, drawing = drawn(frozen, ZH, Benefits(Benefit(Decimal(500), sure)))
        labels = spec(drawing)["layout"]["annotations"]
        assert {each["text"]: each["yanchor"] for each in labels if "回本" not in each["text"]} == names


def test_the_numbers_are_today_each_year_from_the_day_held_and_the_day_back(frozen: Catalog) -> None:
    found, drawing = drawn(frozen, EN, CERTAIN)
    rows = {day: amounts for day, *amounts in drawing.rows}
    assert {TODAY.isoformat(), HELD_ON.isoformat(), "2028-04-26", "2037-04-26", "2027-11-26"} <= rows.keys()
    assert list(rows) == sorted(rows)
    assert len(rows) == 13
    assert rows["2028-04-26"] == ["−¥3,280", "¥2,720", "¥2,720"]
    assert rows["2027-11-26"] == ["−¥3,280", "¥220", "¥220"]
    assert drawing.sentence == (
        "On 2030-04-26: if nothing comes −¥3,280, as sure as you said ¥14,720, if all comes ¥14,720."
    )
    assert found.back_on == date(2027, 11, 26)
