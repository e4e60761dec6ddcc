"""How a level fits, told and not scored, and levels side by side, what differs first: as text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations

import pytest
from hypothesis import given

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.pages.surveying.compare import compared
from dashboard.planner.plan import Standing
from dashboard.state.choices import Choices
from dashboard.text.cards import verdict_word
from dashboard.text.conditions import level_name
from dashboard.text.overview import fit
from dashboard.text.readings import reading_name
from dashboard.text.side_by_side import Aspect, side_by_side
from dashboard.text.words import Words
from tests.choice_strategies import CATALOG, LEVELS
from tests.overview_strategies import Surveyed, surveyed, unhurried
from tests.standings import TODAY, worker

SOMEONE = Choices(as_of=TODAY, clocks=worker(24, 14).clocks, target="aigc-advanced")
GROUPS = [group for number in (2, 3) for group in combinations(LEVELS, number)]


def standings_of(choices: Choices, catalog: Catalog = CATALOG) -> dict[str, Standing]:
    return Surveyed(catalog, choices).standings()


def beside(
    words: Words, level_ids: Sequence[str], choices: Choices = SOMEONE, catalog: Catalog = CATALOG
) -> tuple[Aspect, ...]:
    found = standings_of(choices, catalog)
    return side_by_side(words, catalog, choices, [found[level_id] for level_id in level_ids])


def knows(*subject_ids: str) -> Choices:
    return replace(SOMEONE, knows=subject_ids)


def subjects(level_id: str) -> dict[str, tuple[str, str]]:
    """A level's subjects, by id, in Chinese and English."""
    return {
        row.subject_id: (row.name_zh, row.name_en) for row in CATALOG.subjects if row.level_id == level_id
    }


def name(words: Words, subject_id: str) -> str:
    return next(words.name(row) for row in CATALOG.subjects if row.subject_id == subject_id)


@pytest.mark.parametrize("level_id", ["aigc-junior", "aigc-intermediate", "aigc-advanced"])
def test_what_is_ticked_and_what_is_not_is_said_by_name(words: Words, level_id: str) -> None:
    own = list(subjects(level_id))
    elsewhere = [row.subject_id for row in CATALOG.subjects if row.level_id != level_id]
    for number in range(len(own) + 1):
        for ticked in combinations(own, number):
            said = fit(words, CATALOG, level_id, knows(*ticked, *elsewhere)).ticked
            rest = [each for each in own if each not in ticked]
            has, lacks = (words.all_of(name(words, each) for each in ids) for ids in (ticked, rest))
            if not ticked:
                assert said == words("fit.ticked.none")
            elif not rest:
                assert said == words("fit.ticked.all", has=has)
            else:
                assert said == words("fit.ticked.some", has=has, lacks=lacks)


def test_a_level_without_subjects_says_not_stated_and_asks_for_none(words: Words) -> None:
    found = fit(words, CATALOG, "prompt-engineer", knows(*subjects("aigc-junior")))
    assert found.subjects == ()
    assert found.ticked == words("fit.subjects.not_stated")
    assert words.not_stated in found.suits
    assert words.not_stated in found.industries


def test_a_fit_is_told_without_a_number_a_share_or_a_verdict(words: Words) -> None:
    verdicts = {verdict_word(words, each) for each in standings_of(SOMEONE).values()}
    every = knows(*(row.subject_id for row in CATALOG.subjects))
    for choices in (SOMEONE, knows("junior-mathematics"), every, replace(every, industry="retail")):
        for level_id in LEVELS:
            found = fit(words, CATALOG, level_id, choices)
            for text in (found.ticked, found.duties, found.industries, found.suits):
                without_cites = re.sub(r"\bS\d+\b", "", text)
                assert not re.search(r"\d|%|％|[一二三四五六七八九十]项", without_cites), text
                assert not [verdict for verdict in verdicts if verdict in text]


def test_each_subject_duty_and_suit_cites_its_sentences(words: Words) -> None:
    rows = {row.subject_id: row for row in CATALOG.subjects}
    for level_id in LEVELS:
        found = fit(words, CATALOG, level_id, SOMEONE)
        assert [subject_id for subject_id, _ in found.subjects] == list(subjects(level_id))
        for subject_id, label in found.subjects:
            assert label.startswith(words.name(rows[subject_id]))
            assert set(re.findall(r"S\d+", label)) == {*rows[subject_id].cites}
        for duty in (row for row in CATALOG.duties if row.level_id == level_id):
            assert words.name(duty) in found.duties
            assert {*duty.cites} <= set(re.findall(r"S\d+", found.duties))


def test_the_visitors_own_industry_is_said_first_named_or_not(words: Words) -> None:
    for row in CATALOG.industries:
        choices = replace(SOMEONE, industry=row.industry_id)
        for level_id in LEVELS:
            said = fit(words, CATALOG, level_id, choices).industries
            is_named = (level_id, row.industry_id) in {
                (each.level_id, each.industry_id) for each in CATALOG.reach
            }
            own = words(f"fit.industry.{'named' if is_named else 'not_named'}", industry=words.name(row))
            assert said.startswith(own)
            assert said.removeprefix(own).strip() == fit(words, CATALOG, level_id, SOMEONE).industries


def test_what_the_source_leaves_open_about_subjects_stands_with_the_level_it_is_about(words: Words) -> None:
    told = {level_id: fit(words, CATALOG, level_id, SOMEONE).open_questions for level_id in LEVELS}
    ids = {level_id: [text.split()[0] for text in texts] for level_id, texts in told.items()}
    assert ids["aigc-junior"] == ["C10"]
    assert ids["prompt-engineer"] == []
    without = replace(CATALOG, contradictions=())
    assert not any(fit(words, without, level_id, SOMEONE).open_questions for level_id in LEVELS)


@pytest.mark.parametrize("group", GROUPS, ids=" ".join)
def test_what_differs_comes_first_and_what_is_alike_after(words: Words, group: tuple[str, ...]) -> None:
    found = beside(words, group)
    differs = [aspect.differs for aspect in found]
    assert differs == sorted(differs, reverse=True)
    for aspect in found:
        assert aspect.differs == (len(set(aspect.said)) > 1)
        assert len(aspect.said) == len(aspect.cites) == len(group)
    assert len({aspect.name for aspect in found}) == len(found)


@pytest.mark.parametrize("group", GROUPS, ids=" ".join)
def test_the_order_of_levels_changes_nothing_but_the_order_of_their_cells(
    words: Words, group: tuple[str, ...]
) -> None:
    first = beside(words, group)
    for order in permutations(group):
        again = beside(words, order)
        assert [aspect.name for aspect in again] == [aspect.name for aspect in first]
        for before, after in zip(first, again, strict=True):
            assert dict(zip(order, after.said, strict=True)) == dict(zip(group, before.said, strict=True))
            assert after.of_all(words) == before.of_all(words) or before.differs
        clicked = replace(SOMEONE, compare=order)
        assert compared(CATALOG, clicked) == group


def test_the_two_certificates_differ_in_name_issuer_and_standing_and_share_what_all_holders_do(
    words: Words,
) -> None:
    found = {aspect.name: aspect for aspect in beside(words, ("aigc-junior", "prompt-engineer"))}
    for key in ("scheme", "issuer", "standing", "suits", "subjects", "duties", "industries"):
        assert found[words(f"compare.{key}")].differs, key
    shared = found[words("compare.every_holder")]
    assert not shared.differs
    assert all(words.name(row) in shared.of_all(words) for row in CATALOG.duties if row.level_id is None)
    silent = found[words("compare.suits")]
    assert silent.cell(words, 1) == words.not_stated


def test_the_levels_of_one_scheme_are_alike_in_scheme_issuer_and_standing(words: Words) -> None:
    found = {aspect.name: aspect for aspect in beside(words, LEVELS[:3])}
    for key in ("scheme", "issuer", "standing", "fees", "every_holder"):
        assert not found[words(f"compare.{key}")].differs, key
    for key in ("verdict", "duties", "study_hours"):
        assert found[words(f"compare.{key}")].differs, key
    for reading in READINGS:
        name = reading_name(words, CATALOG, "aigc-advanced", reading)
        assert found[words("compare.ways", reading=name)].differs, reading


def test_every_cell_cites_only_sentences_that_the_tables_have(words: Words) -> None:
    known = {row.statement_id for row in CATALOG.statements} | {row.source_id for row in CATALOG.sources}
    for group in GROUPS:
        for aspect in beside(words, group):
            assert frozenset().union(*aspect.cites) <= known
            for place, cites in enumerate(aspect.cites):
                assert all(cited in aspect.cell(words, place) for cited in cites)


def test_unknown_is_not_stated_in_every_cell_and_never_a_zero(words: Words) -> None:
    found = {aspect.name: aspect for aspect in beside(words, ("aigc-junior", "aigc-advanced"))}
    fees = found[words("compare.fees")]
    assert fees.said == (words.not_stated,) * 2
    emptied = SOMEONE.with_assumption(CATALOG, "aigc-junior", "study_hours", None)
    hours = {
        aspect.name: aspect
        for aspect in beside(words, ("aigc-junior", "aigc-advanced"), emptied, emptied.assumed(CATALOG))
    }[words("compare.study_hours")]
    assert hours.said[0] == words.not_stated
    assert words("assume.mark") in hours.said[1]


def test_a_figure_that_the_visitor_typed_is_marked_as_theirs_and_no_other_is(words: Words) -> None:
    yours = words("compare.typed")
    told = SOMEONE.with_fee(CATALOG, "aigc-junior", "fee_training", Decimal(2980))
    told = told.with_assumption(CATALOG, "aigc-advanced", "study_hours", Decimal(33))
    level_ids = ("aigc-junior", "aigc-advanced")
    found = {aspect.name: aspect.said for aspect in beside(words, level_ids, told, told.assumed(CATALOG))}
    training, *others = found[words("compare.fees")][0].split(words("list.comma"))
    assert training.startswith(words("level.fee_training"))
    assert training.endswith(yours)
    assert not any(yours in text for text in (*others, found[words("compare.fees")][1]))
    theirs = [yours in text for text in found[words("compare.study_hours")]]
    assert theirs == [False, True]


@pytest.mark.parametrize(
    ("holds", "key", "day"),
    [
        ((("aigc-junior", None),), "compare.held.undated", None),
        ((("aigc-junior", TODAY.replace(month=5)),), "compare.held", TODAY.replace(month=5)),
        ((("aigc-junior", TODAY.replace(year=2027)),), "compare.awaited", TODAY.replace(year=2027)),
    ],
)
def test_what_is_held_or_awaited_is_said_in_place_of_a_plan(
    words: Words, holds: tuple[tuple[str, None]], key: str, day: object
) -> None:
    found = beside(words, ("aigc-junior", "aigc-advanced"), replace(SOMEONE, holds=holds))
    (when,) = (aspect for aspect in found if aspect.name == words("compare.when"))
    assert when.said[0] == words(key, date=day)
    assert level_name(words, CATALOG, "aigc-advanced") in when.said[1]


@unhurried
@given(surveyed())
def test_odd_levels_side_by_side_are_sorted_by_what_differs_and_any_order_tells_the_same(
    survey: Surveyed,
) -> None:
    catalog, choices, words = survey.catalog, survey.choices, Words("en")
    level_ids = compared(catalog, choices)
    assert list(level_ids) == [each for each in catalog.level_ids if each in level_ids]
    found = beside(words, level_ids, choices, catalog)
    again = beside(words, level_ids[::-1], choices, catalog)
    assert [aspect.differs for aspect in found] == sorted((each.differs for each in found), reverse=True)
    assert [(each.name, each.said[::-1]) for each in again] == [(each.name, each.said) for each in found]
