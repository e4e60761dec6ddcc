"""Claims and figures: what the tables say is what the words and the charts say, and no more."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Benchmark
from dashboard.state.choices import LANGUAGES
from dashboard.text.evidence import (
    SPREADS,
    by_figure,
    cell_word,
    checked_words,
    claims_summary,
    figure_ends,
    figure_is_there,
    figure_number,
    figure_words,
    figures_naming,
    lead,
    period_words,
    sources_of,
    topic_title,
)
from dashboard.text.words import Words

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def figure(low: str = "", high: str = "", **cells: str) -> Benchmark:
    columns = dict.fromkeys(Benchmark.model_fields, "") | {"low": low, "high": high, "benchmark_id": "x"}
    return Benchmark.model_validate(columns | {"unit": "people", "topic": "talent-gap"} | cells)


amounts = st.integers(0, 10**7).map(str) | st.just("")
figures = st.builds(
    figure,
    low=amounts,
    topic=st.sampled_from(["talent-gap", "pay"]),
    unit=st.sampled_from(["people", "cny", ""]),
    cites=st.sampled_from(["a", "b", "a|b"]),
    period=st.sampled_from(["", "2025", "2025-01/2025-10"]),
    grade=st.sampled_from(["", "B", "C"]),
)
figure_rows = st.lists(figures, max_size=12).map(
    lambda rows: [row.model_copy(update={"benchmark_id": f"f{n}"}) for n, row in enumerate(rows)]
)


def gap(catalog: Catalog) -> list[Benchmark]:
    return [row for row in catalog.benchmarks if row.topic == "talent-gap"]


def numbers_in(text: str) -> list[Decimal]:
    return [Decimal(found.replace(",", "")) for found in NUMBER.findall(text)]


# The tables


def test_every_topic_unit_theme_and_answer_has_a_word(words: Words, frozen: Catalog) -> None:
    cells = {("topic", row.topic) for row in frozen.benchmarks}
    cells |= {("unit", row.unit) for row in frozen.benchmarks if row.unit}
    cells |= {("theme", row.theme) for row in frozen.claims}
    cells |= {("checkable", row.checkable) for row in frozen.claims}
    cells |= {("kind", row.kind) for row in frozen.statements}
    assert [cell for cell in cells if not words.has("cell." + ".".join(cell))] == []
    units = {row.unit for row in frozen.benchmarks if row.unit}
    assert [unit for unit in units if not words.has(f"figure.unit.{unit}")] == []


def test_only_a_figure_has_a_unit_and_only_a_statement_has_none(frozen: Catalog) -> None:
    assert [row.benchmark_id for row in frozen.benchmarks if figure_is_there(row) != bool(row.unit)] == []


def test_no_figure_is_graded_better_than_its_best_source(frozen: Catalog) -> None:
    for row in frozen.benchmarks:
        sources = sources_of(frozen, row.cites)
        assert sources
        assert (row.grade or "Z") >= min(source.grade or "Z" for source in sources), row.benchmark_id


def test_a_gap_is_of_the_year_of_its_report_and_a_forecast_is_of_a_later_one(frozen: Catalog) -> None:
    for row in frozen.benchmarks:
        years = [source.published_on for source in sources_of(frozen, row.cites)]
        if row.topic == "talent-gap":
            assert years == [year for year in years if year and year.startswith(row.period)]
        if row.topic.endswith("-forecast"):
            assert all(year and row.period > year for year in years)


def test_every_price_of_a_course_says_that_it_is_not_the_fee_of_the_scheme(frozen: Catalog) -> None:
    courses = [row for row in frozen.benchmarks if row.topic.startswith("course-")]
    assert len(courses) > 5
    assert [row for row in courses if "不是本认证的收费" not in row.population_zh] == []
    assert [row for row in courses if "not this scheme’s fee" not in row.population_en] == []


def test_what_is_only_taken_for_the_scheme_has_no_level_and_says_what_it_is(frozen: Catalog) -> None:
    with_levels = {level.scheme_id for level in frozen.levels}
    others = [row for row in frozen.schemes if row.scheme_id not in with_levels]
    assert len(others) == 7
    for row in others:
        assert row.standing_zh
        assert row.standing_en
        assert sources_of(frozen, row.cites)


# Figures in words


@given(low=amounts, high=amounts, language=st.sampled_from(LANGUAGES))
def test_a_figure_says_its_ends_and_a_bound_is_called_one(low: str, high: str, language: Any) -> None:
    words = Words(language)
    ends = sorted({Decimal(end) for end in (low, high) if end})
    row = figure().model_copy(
        update={"low": ends[0] if low and ends else None, "high": ends[-1] if high and ends else None}
    )
    said = figure_number(words, row)
    assert numbers_in(said) == ends
    assert (words("figure.more_than", number="") in said) == bool(low and not high)
    assert (words("figure.at_most", number="") in said) == bool(high and not low)
    assert (figure_words(words, row) == words("figure.none")) == (not ends)


def test_a_unit_or_topic_without_a_word_is_shown_as_it_stands(words: Words) -> None:
    row = figure("3", "3", unit="bananas", topic="fruit")
    assert figure_words(words, row) == "3 bananas"
    assert topic_title(words, [row]) == "Fruit"
    assert cell_word(words, "topic", "") == words.not_stated


def test_a_period_says_from_when_to_when_or_that_it_is_not_stated(words: Words) -> None:
    assert numbers_in(period_words(words, "2025/2026")) == [2025, 2026]
    assert numbers_in(period_words(words, "2025")) == [2025]
    assert words.not_stated in period_words(words, "")


def test_the_spread_of_the_gap_is_its_least_and_greatest_figure_and_how_far_apart(
    words: Words, frozen: Catalog
) -> None:
    rows = gap(frozen)
    title = topic_title(words, rows)
    lows = [row.low for row in rows if row.low is not None]
    assert numbers_in(title) == [min(lows), max(lows), round(max(lows) / min(lows))]
    assert numbers_in(title) == [300_000, 5_000_000, 17]
    assert words("figure.more_than", number="5,000,000") in title


def test_the_spread_follows_the_table(words: Words, frozen: Catalog) -> None:
    rows = gap(frozen)
    more = [*rows, figure("100000", "150000"), figure("", "900000")]
    assert numbers_in(topic_title(words, more)) == [100_000, 5_000_000, 50]
    close = [figure("200", "200"), figure("300", "500")]
    assert numbers_in(topic_title(words, close)) == [200, 500, Decimal("2.5")]


@pytest.mark.parametrize("others", [[], [figure("0", "0")], [figure()], [figure("9", "9", unit="jobs")]])
def test_what_can_not_be_compared_has_no_spread(
    others: list[Benchmark], words: Words, frozen: Catalog
) -> None:
    rows = [gap(frozen)[0], *others]
    assert numbers_in(topic_title(words, rows)) == []


def test_a_topic_of_many_measures_never_claims_a_spread(words: Words, frozen: Catalog) -> None:
    for topic in {row.topic for row in frozen.benchmarks} - set(SPREADS):
        rows = [row for row in frozen.benchmarks if row.topic == topic]
        assert numbers_in(topic_title(words, rows)) == []


@given(rows=figure_rows)
def test_the_ends_are_among_the_figures_and_all_others_lie_between(rows: list[Benchmark]) -> None:
    ends = figure_ends(rows)
    said = [end for row in rows for end in (row.low, row.high) if end is not None]
    assert (ends is None) == (sum(figure_is_there(row) for row in rows) < 2)
    if ends:
        least, most = ([end for end in (row.low, row.high) if end is not None] for row in ends)
        assert (least[0], most[-1]) == (min(said), max(said))
    in_order = [row.low for row in by_figure(rows)]
    assert in_order == sorted(low for low in in_order if low is not None) + [None] * in_order.count(None)


def test_the_figures_beside_a_scheme_are_those_whose_population_names_it(frozen: Catalog) -> None:
    beside = {row.scheme_id: figures_naming(frozen, row) for row in frozen.schemes}
    named = {scheme_id: {row.topic for row in rows} for scheme_id, rows in beside.items() if rows}
    assert named == {frozen.scheme_of("prompt-engineer").scheme_id: {"prompt-demand"}}
    unnamed = frozen.schemes[0].model_copy(update={"name_zh": "", "name_en": ""})
    assert figures_naming(frozen, unnamed) == ()


# Claims and checks


def test_the_summary_counts_what_was_found_for_the_claims(words: Words, frozen: Catalog) -> None:
    claims = frozen.claims
    assert numbers_in(claims_summary(words, claims)) == [10, 6, 4]
    found = sorted({row.grade for row in claims if row.grade})
    assert words.all_of(found) in claims_summary(words, claims)
    none = [row.model_copy(update={"grade": ""}) for row in claims]
    assert numbers_in(claims_summary(words, none)) == [10, 10]
    one = [*none[1:], claims[0]]
    assert numbers_in(claims_summary(words, one)) == [10, 9, 1]


@given(text=st.text(alphabet="a。. 1", max_size=30))
def test_a_text_is_its_first_sentence_and_the_rest(text: str) -> None:
    first, rest = lead(text)
    assert first + rest == text
    assert not re.search(r"。.|\. ", first)


def test_the_lead_of_each_evidence_is_a_whole_sentence(words: Words, frozen: Catalog) -> None:
    for claim in frozen.claims:
        first, _ = lead(words.of(claim, "evidence"))
        assert first.endswith(("。", "."))


@given(done=st.lists(st.booleans(), min_size=1, max_size=12), language=st.sampled_from(LANGUAGES))
def test_what_is_left_to_check_is_named_by_number(done: Sequence[bool], language: Any) -> None:
    said = numbers_in(checked_words(Words(language), done))
    left = [number for number, checked in enumerate(done, start=1) if not checked]
    if left and len(left) < len(done):
        assert said[2:] == left
        assert sorted(said[:2]) == sorted((len(done), sum(done)))
    else:
        assert said == [len(done)]
