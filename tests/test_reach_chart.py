"""The chart "whom the source names for which level": marks, what can be chosen, what it must not claim."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.reach import industry_reach, naming, says_many
from dashboard.catalog.rows import Reach
from dashboard.charts.drawing import MUTED, READABLE, Drawing
from dashboard.charts.reach import MANY, NAMED, UNNAMED, draw_reach
from dashboard.state.choices import Choices
from dashboard.text.conditions import level_name
from dashboard.text.words import Words
from tests.figures import Bar, Mark, annotations, bars, clicks, marks, shapes, texts
from tests.odd_tables import ODD
from tests.overview_strategies import Surveyed, surveyed, unhurried
from tests.standings import TODAY

BOXES = ("square", "square-open")


def reach(words: Words, catalog: Catalog, **selected: Any) -> Drawing:
    return draw_reach(words, catalog, Choices(as_of=TODAY, **selected))


def boxes(drawing: Drawing) -> dict[str, str]:
    """The box before each name that can be chosen, by what a click on it says."""
    return {mark.says: mark.symbol for mark in marks(drawing) if mark.symbol in BOXES}


def cells(drawing: Drawing) -> dict[tuple[str, int], Mark]:
    """The marks of the grid, by row (what a click on the row's box says, "" without one) and column."""
    areas = {bar.says: bar for bar in bars(drawing)}
    found = {}
    for mark in marks(drawing):
        if mark.symbol in BOXES:
            continue
        rows = [says for says, bar in areas.items() if is_row(says) and is_on(mark.y, bar)]
        place = (next(iter(rows), ""), mark.x)
        assert place not in found
        found[place] = mark
    return found


def is_row(says: str) -> bool:
    return not says.startswith("level:")


def is_on(y: float, bar: Bar) -> bool:
    return bool(abs(y - bar.y) < bar.height / 2)


def said(catalog: Catalog) -> dict[tuple[str, int], str]:
    """The symbol that each industry and level must have, and each level of the row of many industries."""
    pairs = {(row.level_id, row.industry_id): row.how for row in catalog.reach}
    found = {
        (f"industry:{industry.industry_id}", column): NAMED
        if (level_id, industry.industry_id) in pairs
        else UNNAMED
        for industry in catalog.industries
        for column, level_id in enumerate(catalog.level_ids)
    }
    many = {
        ("", column): MANY if (level_id, None) in pairs else UNNAMED
        for column, level_id in enumerate(catalog.level_ids)
    }
    return found | (many if MANY in many.values() else {})


def selections(catalog: Catalog) -> list[dict[str, str]]:
    return [
        {},
        *({"industry": row.industry_id} for row in catalog.industries),
        *({"audience": row.audience_id} for row in catalog.audiences),
        *({"level": level_id} for level_id in catalog.level_ids),
        {"industry": "retail", "audience": "creators-designers", "level": "aigc-advanced"},
    ]


def test_a_mark_stands_where_the_tables_name_an_industry_and_a_dash_where_they_do_not(
    words: Words, frozen: Catalog
) -> None:
    for selected in selections(frozen):
        drawing = reach(words, frozen, **selected)
        assert {place: mark.symbol for place, mark in cells(drawing).items()} == said(frozen)
    assert set(said(frozen).values()) == {NAMED, MANY, UNNAMED}


def test_the_table_says_in_words_what_the_marks_say(words: Words, frozen: Catalog) -> None:
    drawing = reach(words, frozen)
    names = {words.name(row): f"industry:{row.industry_id}" for row in frozen.industries}
    names[words("reach.many")] = ""
    word = {
        NAMED: words("reach.named"),
        UNNAMED: words("reach.not_named"),
        MANY: words("reach.many"),
    }
    rows = {row[0]: row[1:] for row in drawing.rows}
    for name, says in names.items():
        for column, text in enumerate(rows[name]):
            symbol = said(frozen)[says, column]
            assert text == (word[symbol] if says or symbol == MANY else words.not_stated)
            assert cells(drawing)[says, column].hover == text
    for row in frozen.audiences:
        assert set(rows[words.name(row)]) == {words("reach.not_mapped")}
    assert len(rows) == len(names) + len(frozen.audiences)


def test_no_group_has_a_mark_and_the_chart_says_once_that_none_is_mapped(
    words: Words, frozen: Catalog
) -> None:
    for selected in selections(frozen):
        drawing = reach(words, frozen, **selected)
        assert not [says for says, _ in cells(drawing) if says.startswith("audience:")]
        assert texts(drawing).count(words("reach.groups")) == 1
        groups = words.all_of(words.name(row) for row in frozen.audiences)
        assert words("reach.sentence.groups", groups=groups) in drawing.sentence
    without = replace(frozen, audiences=(), audience_fields=())
    assert words("reach.groups") not in texts(reach(words, without))


def test_every_industry_group_and_level_can_be_clicked_and_nothing_else(
    words: Words, frozen: Catalog
) -> None:
    expected = {f"industry:{row.industry_id}" for row in frozen.industries}
    expected |= {f"audience:{row.audience_id}" for row in frozen.audiences}
    expected |= {f"level:{level_id}" for level_id in frozen.level_ids}
    for selected in selections(frozen):
        drawing = reach(words, frozen, **selected)
        assert clicks(drawing) == expected
        assert {bar.says for bar in bars(drawing)} == expected
        assert set(boxes(drawing)) == {says for says in expected if is_row(says)}


def test_a_click_anywhere_on_a_row_says_that_row(words: Words, frozen: Catalog) -> None:
    drawing = reach(words, frozen)
    rows = sorted((bar for bar in bars(drawing) if is_row(bar.says)), key=lambda bar: bar.y)
    for above, below in pairwise(rows):
        assert above.y + above.height / 2 <= below.y - below.height / 2
    for mark in marks(drawing):
        on = [bar.says for bar in bars(drawing) if is_on(mark.y, bar) and bar.start <= mark.x <= bar.end]
        assert on == ([mark.says] if is_row(mark.says) else [])
    names = {words.name(row): f"industry:{row.industry_id}" for row in frozen.industries}
    names |= {words.name(row): f"audience:{row.audience_id}" for row in frozen.audiences}
    for text in annotations(drawing):
        if text["text"] in names:
            assert [bar.says for bar in rows if is_on(text["y"], bar)] == [names[text["text"]]]


@pytest.mark.parametrize(
    ("selected", "dimmed"),
    [
        ({"industry": "retail"}, "industry:"),
        ({"audience": "creators-designers"}, "audience:"),
        ({"industry": "other", "audience": "developers-researchers"}, ""),
    ],
)
def test_what_is_selected_is_ticked_and_framed_and_the_others_of_its_kind_are_dimmed(
    words: Words, frozen: Catalog, selected: dict[str, str], dimmed: str
) -> None:
    drawing = reach(words, frozen, **selected)
    chosen = {f"{kind}:{value}" for kind, value in selected.items()}
    areas = {bar.says: bar for bar in bars(drawing)}
    assert {says for says, symbol in boxes(drawing).items() if symbol == "square"} == chosen
    framed = [
        {says for says, bar in areas.items() if is_row(says) and frame["y0"] < bar.y < frame["y1"]}
        for frame in shapes(drawing)
    ]
    assert sorted(framed, key=str) == sorted(({each} for each in chosen), key=str)
    for says, bar in areas.items():
        if not is_row(says):
            continue
        is_dimmed = says not in chosen and says.startswith(dimmed)
        (name,) = (each for each in annotations(drawing) if each["x"] == 0 and is_on(each["y"], bar))
        assert name["opacity"] == (READABLE if is_dimmed else 1)
        assert name["text"].startswith("<b>") == (says in chosen)
        assert (bar.hover == words("select.off")) == (says in chosen)
        own = {mark.opacity for (row, _), mark in cells(drawing).items() if row == says}
        assert own <= {MUTED if is_dimmed else 1}
    assert not shapes(reach(words, frozen))


def test_of_a_level_that_is_selected_the_column_is_whole_and_the_others_are_dimmed(
    words: Words, frozen: Catalog
) -> None:
    for column, level_id in enumerate(frozen.level_ids):
        drawing = reach(words, frozen, level=level_id)
        for (_, place), mark in cells(drawing).items():
            assert mark.opacity == (1 if place == column else MUTED)
        heads = {each["x"]: each for each in annotations(drawing) if each.get("xref") != "paper"}
        assert [place for place, head in heads.items() if head["text"].startswith("<b>")] == [column]
        assert [place for place, head in heads.items() if head["opacity"] == 1] == [column]
        hover = {bar.says: bar.hover for bar in bars(drawing)}
        assert hover[f"level:{level_id}"] == words("select.off")


def test_the_message_tells_of_what_is_selected_only_what_the_tables_have(
    words: Words, frozen: Catalog
) -> None:
    def level(level_id: str) -> str:
        return level_name(words, frozen, level_id)

    retail, other = (words.name(frozen.industries[place]) for place in (3, 4))
    junior, advanced = level("aigc-junior"), level("aigc-advanced")
    group = words.name(frozen.audiences[0])
    assert [row.industry_id for row in frozen.industries][3:] == ["retail", "other"]
    for selected, message in (
        ({}, words("reach.title", levels=junior)),
        ({"industry": "retail"}, words("reach.title.industry", industry=retail, levels=junior)),
        ({"industry": "other"}, words("reach.title.industry.none", industry=other)),
        (
            {"industry": "retail", "level": "aigc-advanced"},
            words("reach.title.not_named", industry=retail, level=advanced),
        ),
        (
            {"industry": "retail", "level": "aigc-junior"},
            words("reach.title.industry", industry=retail, levels=junior),
        ),
        ({"audience": frozen.audiences[0].audience_id}, words("reach.title.audience", audience=group)),
    ):
        assert reach(words, frozen, **selected).title == message
    many = reach(words, frozen, level="aigc-advanced").title
    assert words("industries.many") in many
    silent = reach(words, frozen, level="prompt-engineer").title
    assert words.not_stated in silent


def test_an_industry_that_two_levels_name_is_said_of_both_whichever_is_selected(
    words: Words, frozen: Catalog
) -> None:
    row = Reach.model_validate(
        {"level_id": "aigc-advanced", "industry_id": "retail", "how": "named", "cites": "S5"}
    )
    catalog = replace(frozen, reach=(*frozen.reach, row))
    for level_id in (None, "aigc-junior", "aigc-advanced"):
        title = reach(words, catalog, industry="retail", level=level_id).title
        assert all(level_name(words, catalog, each) in title for each in ("aigc-junior", "aigc-advanced"))


def test_tables_without_industries_and_groups_give_a_chart_that_says_so(words: Words) -> None:
    for odd in ODD.values():
        drawing = reach(words, odd.catalog())
        assert drawing.title == words("reach.title.none")
        assert drawing.sentence == words("reach.empty")
        assert not drawing.rows
        assert {bar.says for bar in bars(drawing)} == {f"level:{level_id}" for level_id in odd.level_ids}


@unhurried
@given(surveyed())
def test_whatever_the_tables_say_of_reach_the_chart_marks_that_and_no_more(survey: Surveyed) -> None:
    catalog, choices = survey.catalog, survey.choices
    for words in (Words("zh"), Words("en")):
        drawing = draw_reach(words, catalog, choices)
        assert {place: mark.symbol for place, mark in cells(drawing).items()} == said(catalog)
        assert drawing.title
        hovers = [mark.hover for mark in marks(drawing)] + [bar.hover for bar in bars(drawing)]
        assert not re.search(r"<(?!/?b>|br>)", "".join([*texts(drawing), *hovers])), "a name is read as HTML"
        for industry in catalog.industries:
            for level_id in catalog.level_ids:
                is_named = level_id in [row.level_id for row in naming(catalog, industry.industry_id)]
                assert is_named == (industry_reach(catalog, level_id, industry.industry_id) == "named")
                has = industry_reach(catalog, level_id, industry.industry_id)
                assert has != "many" or says_many(catalog, level_id)
