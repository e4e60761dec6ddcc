"""The overview's words for every combination that can be selected: never empty, never more than is said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.reach import industry_reach
from dashboard.catalog.rows import Reading
from dashboard.charts.drawing import Drawing
from dashboard.charts.lanes import draw_lanes
from dashboard.charts.reach import draw_reach
from dashboard.planner.ways import Way, ways_in
from dashboard.state.choices import LANGUAGES, Choices, Language
from dashboard.text.conditions import level_name
from dashboard.text.overview import (
    audiences_and_levels,
    chips,
    every_holder_sentence,
    fit,
    reach_message,
    selection_sentences,
)
from dashboard.text.readings import reading_name
from dashboard.text.side_by_side import side_by_side
from dashboard.text.words import Words
from tests.choice_strategies import AUDIENCES, CATALOG, INDUSTRIES, LEVELS
from tests.overview_strategies import Surveyed, surveyed, unhurried
from tests.standings import TODAY, worker
from tests.test_pages import AS_OF, assert_valid, choices_of, opened, shown

YEARS = ((0, 0), (24, 14))
"""Months of work, and of AIGC work."""
FILLED_IN = re.compile(r"\{[a-z_]+\}")


def combinations() -> Iterator[tuple[Choices, Sequence[Way]]]:
    """Every industry or none, group or none, level or none, with and without years; and the ways in."""
    for work, aigc in YEARS:
        someone = Choices(as_of=TODAY, clocks=worker(work, aigc).clocks, target="aigc-advanced")
        ways = ways_in(CATALOG, Surveyed(CATALOG, someone).standings())
        for industry, audience, level in product((None, *INDUSTRIES), (None, *AUDIENCES), (None, *LEVELS)):
            yield replace(someone, industry=industry, audience=audience, level=level), ways


def test_every_combination_has_a_chip_and_a_sentence_for_each_thing_that_is_selected(words: Words) -> None:
    for choices, ways in combinations():
        found = chips(words, CATALOG, choices)
        selected = {
            name
            for name in ("industry", "audience", "level", "work_months", "aigc_months")
            if choices.value(name)
        }
        assert {chip.field for chip in found} == selected
        assert all(chip.label and chip.without in (None, 0) for chip in found)
        said = selection_sentences(words, CATALOG, choices, ways)
        assert len(said) == len(set(said))
        assert bool(said) == bool(selected)
        for sentence in said:
            assert sentence.endswith(("。", ".", "）", ")")), sentence
            assert not FILLED_IN.search(sentence)


def named_levels(words: Words, catalog: Catalog, text: str) -> set[str]:
    """The levels that a text names: a name within another, longer one is not meant."""
    found = set()
    for level_id in sorted(catalog.level_ids, key=lambda each: -len(level_name(words, catalog, each))):
        name = level_name(words, catalog, level_id)
        if name in text:
            found.add(level_id)
            text = text.replace(name, "")
    return found


def naming(catalog: Catalog, industry_id: str) -> set[str]:
    """The levels for which the tables name an industry."""
    return {row.level_id for row in catalog.reach if row.industry_id == industry_id}


def test_no_combination_claims_an_industry_for_a_level_that_the_tables_do_not_name(words: Words) -> None:
    for choices, ways in combinations():
        if not choices.industry:
            continue
        industry = words.name(next(row for row in CATALOG.industries if row.industry_id == choices.industry))
        named = naming(CATALOG, choices.industry)
        sentence, *_ = selection_sentences(words, CATALOG, choices, ways)
        assert industry in sentence
        positive = words("industry.named", industry=industry, levels="\0").partition("\0")[0]
        seen = {choices.level} & named if choices.level else named
        assert sentence.startswith(positive) == bool(seen)
        assert named_levels(words, CATALOG, sentence) == (seen or {choices.level} - {None})
        title = reach_message(words, CATALOG, choices)
        levels = words.all_of(level_name(words, CATALOG, each) for each in LEVELS if each in named)
        only = words("reach.title.industry", industry=industry, levels=levels)
        assert (title == only) == bool(seen)
        assert named_levels(words, CATALOG, title) == (named if seen else {choices.level} - {None})


def test_no_combination_maps_a_group_to_a_level(words: Words) -> None:
    not_mapped = words("audience.no_level")
    for choices, ways in combinations():
        if not choices.audience:
            continue
        row = next(row for row in CATALOG.audiences if row.audience_id == choices.audience)
        (sentence,) = (
            each for each in selection_sentences(words, CATALOG, choices, ways) if words.name(row) in each
        )
        if choices.level:
            level = level_name(words, CATALOG, choices.level)
            assert words("audience.not_this_level", level=level) in sentence
        else:
            assert sentence.endswith(not_mapped)
        assert named_levels(words, CATALOG, sentence) == {choices.level} - {None}
        fields = [field for field in CATALOG.audience_fields if field.audience_id == row.audience_id]
        assert all(words.of(field, "field") in sentence for field in fields)
        assert {*row.cites} <= set(re.findall(r"S\d+", sentence))


MISSING: tuple[tuple[Reading, str, int], ...] = (
    ("strict", "aigc-intermediate", 0),
    ("lenient", "aigc-intermediate", 0),
    ("strict", "aigc-advanced", 36 - 14),
    ("lenient", "aigc-advanced", 36 - 24),
)
"""Months that 24 of work, 14 of them AIGC work, are short of, by wording and level."""


def test_years_are_told_to_be_enough_or_so_many_months_short(words: Words) -> None:
    for choices, ways in combinations():
        said = words.sentences(selection_sentences(words, CATALOG, choices, ways))
        for reading, level_id, months in MISSING:
            short = reading_name(words, CATALOG, level_id, reading)
            enough = words("years.enough", reading=short)
            text = words("years.short", reading=short, months=words.months(months)) if months else enough
            level = level_name(words, CATALOG, level_id)
            of_level = words("years.level", level=level, said="\0").partition("\0")[0]
            is_told = bool(choices.value("work_months")) and choices.level in (None, level_id)
            assert (text in said and of_level in said) == is_told
        if choices.value("work_months") and choices.level in ("aigc-junior", "prompt-engineer"):
            level = level_name(words, CATALOG, choices.level)
            assert words("years.level_asks_none", level=level) in said


def test_both_charts_have_a_message_and_a_sentence_for_every_combination(words: Words) -> None:
    drawn: dict[tuple[object, ...], Drawing] = {}
    for choices, _ in combinations():
        of_years = "lanes", choices.value("work_months"), choices.industry, choices.level
        of_reach = "reach", choices.audience, choices.industry, choices.level
        if of_years not in drawn:
            found = Surveyed(CATALOG, choices).standings()
            drawn[of_years] = draw_lanes(words, CATALOG, found, None, choices)
        if of_reach not in drawn:
            drawn[of_reach] = draw_reach(words, CATALOG, choices)
    for drawing in drawn.values():
        assert drawing.title
        assert drawing.sentence
        assert drawing.rows
        assert not FILLED_IN.search(drawing.title + drawing.sentence)
        assert "NaN" not in str(drawing.figure.to_plotly_json())


def test_two_things_of_which_the_source_says_nothing_together_are_not_put_together(words: Words) -> None:
    for choices, ways in combinations():
        said = selection_sentences(words, CATALOG, choices, ways)
        both = words("selection.industry_and_audience")
        assert (both in said) == bool(choices.industry and choices.audience)
        years = words("selection.years_for_all")
        assert (years in said) == bool(
            choices.value("work_months") and (choices.industry or choices.audience)
        )


def test_where_no_level_asks_for_years_nothing_is_said_of_the_years_asked(words: Words) -> None:
    rules = tuple(row for row in CATALOG.prerequisites if row.fact != "experience")
    catalog = replace(CATALOG, prerequisites=rules)
    choices = Choices(as_of=TODAY, clocks=worker(24).clocks, industry="retail", target="aigc-advanced")
    ways = ways_in(catalog, Surveyed(catalog, choices).standings())
    said = selection_sentences(words, catalog, choices, ways)
    assert words("years.none_asked") in said
    assert words("selection.years_for_all") not in said


@unhurried
@given(surveyed())
def test_odd_tables_give_whole_texts_that_claim_no_more_than_they_say(survey: Surveyed) -> None:
    catalog, choices, standings = survey.catalog, survey.choices, survey.standings()
    ways = ways_in(catalog, standings)
    for words in (Words("zh"), Words("en")):
        texts = selection_sentences(words, catalog, choices, ways)
        texts += [reach_message(words, catalog, choices)]
        texts += [chip.label for chip in chips(words, catalog, choices)]
        for level_id in catalog.level_ids:
            found = fit(words, catalog, level_id, choices)
            texts += [found.ticked, found.duties, found.industries, found.suits]
            texts += [label for _, label in found.subjects]
            if choices.industry:
                own = next(row for row in catalog.industries if row.industry_id == choices.industry)
                named = words("fit.industry.named", industry=words.name(own))
                is_named = level_id in naming(catalog, choices.industry)
                assert found.industries.startswith(named) == is_named
                assert (industry_reach(catalog, level_id, choices.industry) == "named") == is_named
        compared = [standings[level_id] for level_id in (choices.compare or catalog.level_ids[:1])]
        for aspect in side_by_side(words, catalog, choices, compared):
            texts += [aspect.name, aspect.of_all(words)]
            texts += [aspect.cell(words, place) for place in range(len(compared))]
        assert all(text.strip() for text in texts)
        optional = audiences_and_levels(words, catalog) + every_holder_sentence(words, catalog)
        for text in (*texts, optional):
            # A table may say "{level}", and it is shown so: but nothing of ours is left to be filled in.
            assert not FILLED_IN.search(text.replace("{level}", ""))


def test_without_open_questions_and_duties_of_all_nothing_is_said_of_them(words: Words) -> None:
    catalog = replace(CATALOG, contradictions=(), duties=())
    assert audiences_and_levels(words, catalog) == every_holder_sentence(words, catalog) == ""
    assert "C11" in audiences_and_levels(words, CATALOG)
    for row in CATALOG.duties:
        assert (words.name(row) in every_holder_sentence(words, CATALOG)) == (row.level_id is None)


COMBINED: tuple[dict[str, str], ...] = (
    {},
    {"industry": "finance", "work_months": "24"},
    {"industry": "other", "audience": "professionals-students", "level": "prompt-engineer"},
    {"audience": "creators-designers", "aigc_months": "14", "level": "aigc-intermediate"},
    {"industry": "retail", "level": "aigc-advanced", "holds": "aigc-junior@2026-05-01", "reading": "lenient"},
    {"level": "aigc-junior", "work_percent": "0", "target": "prompt-engineer"},
)


@pytest.mark.parametrize("query", COMBINED, ids=[" ".join(query.values()) or "nothing" for query in COMBINED])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("fresh_caches")
def test_the_page_says_for_a_combination_what_its_parts_say(
    language: Language, query: dict[str, str], frozen: Catalog
) -> None:
    app = opened(language, **AS_OF, **query)
    assert_valid(app, "overview", frozen, language)
    words, choices = Words(language), choices_of(app, frozen)
    survey = Surveyed(choices.assumed(frozen), choices)
    seen = "\n".join(shown(app))
    said = selection_sentences(words, frozen, choices, ways_in(frozen, survey.standings()))
    for sentence in said or [words("selection.nothing")]:
        assert sentence in seen
    assert reach_message(words, frozen, choices) in seen
    assert (audiences_and_levels(words, frozen) in seen) == bool(choices.audience)
    levels = [choices.level] if choices.level else frozen.level_ids
    for level_id in levels:
        told = fit(words, frozen, level_id, choices)
        for text in (told.ticked, told.duties, told.industries, told.suits):
            assert text in seen
    asked = {f"ask.knows.{row.subject_id}" for row in frozen.subjects if row.level_id in levels}
    assert {box.key for box in app.checkbox} == asked
