"""Whatever two versions of the rules are: there are changes exactly if they differ, each with a sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import READINGS
from dashboard.rules.changes import Rewritten, rule_changes
from dashboard.rules.facts import condition_of
from dashboard.rules.routes import routes
from dashboard.text.changes import change_sentence
from dashboard.text.words import Words
from tests.slow.tables import Cells
from tests.strategies import Tables, tables, todays


def respelt(row: Cells) -> list[Cells]:
    """The same condition, its years and its levels written in another way."""
    value = row["value"]
    if value:
        value += "0" if "." in value else ".0"
    return [{**row, "value": value, "scope": "|".join(reversed(row["scope"].split("|")))}]


def for_each_reading(row: Cells) -> list[Cells]:
    """A row for each reading in place of one for both."""
    return [row] if row["reading"] else [{**row, "reading": reading} for reading in READINGS]


def renamed(row: Cells) -> list[Cells]:
    return [{**row, "route": f"{row['route']}2"}]


def only_recommended(row: Cells) -> list[Cells]:
    return [{**row, "force": "recommended"}]


def from_some_day(row: Cells) -> list[Cells]:
    return [{**row, "from": "2027-03-01"}]


def until_some_day(row: Cells) -> list[Cells]:
    return [{**row, "until": "2028-03-01"}]


def within_years(row: Cells) -> list[Cells]:
    return [row] if row["fact"] == "none_stated" else [{**row, "within": "9"}]


def left_out(_: Cells) -> list[Cells]:
    return []


EDITS = (
    *(respelt, for_each_reading, renamed, left_out),
    *(only_recommended, from_some_day, until_some_day, within_years),
)


@st.composite
def edited(draw: st.DrawFn, rules: Tables) -> Tables:
    """The tables with the rows of one level edited in one way; some ways change no rule."""
    level_id = draw(st.sampled_from(rules.level_ids))
    edit = draw(st.sampled_from(EDITS))
    prerequisites = [
        new for row in rules.prerequisites for new in (edit(row) if row["level_id"] == level_id else [row])
    ]
    exams = [row for row in rules.exams if row["level_id"] != level_id or draw(st.booleans())]
    return Tables(rules.levels, _once(prerequisites), tuple(exams))


def _once(rows: list[Cells]) -> tuple[Cells, ...]:
    return tuple({tuple(sorted(row.items())): row for row in rows}.values())


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Tables, Tables]:
    today = draw(todays)
    before = draw(tables(today))
    return before, draw(tables(today) | edited(before))


@settings(max_examples=150, deadline=None, database=None)
@given(pair=pairs())
def test_there_are_changes_exactly_if_the_versions_differ(pair: tuple[Tables, Tables]) -> None:
    before, after = (rules.catalog() for rules in pair)
    changes = rule_changes(before, after)
    assert bool(changes) == (before.version != after.version)
    assert len(set(changes)) == len(changes)


def recommended_in(catalog: Catalog) -> set[tuple[object, ...]]:
    return {
        (row.level_id, reading, condition_of(catalog, row), row.from_day, row.until)
        for row in catalog.prerequisites
        if row.force == "recommended"
        for reading in READINGS
        if row.reading in ("", reading)
    }


@settings(max_examples=100, deadline=None, database=None)
@given(pair=pairs())
def test_tables_that_are_only_rewritten_have_the_same_levels_routes_and_exams(
    pair: tuple[Tables, Tables],
) -> None:
    before, after = (rules.catalog() for rules in pair)
    same = (
        before.level_ids == after.level_ids
        and [before.level(each).rank for each in before.level_ids]
        == [after.level(each).rank for each in after.level_ids]
        and all(before.exam(each) == after.exam(each) for each in before.level_ids)
        and all(
            routes(before, each, reading) == routes(after, each, reading)
            for each in before.level_ids
            for reading in READINGS
        )
        and recommended_in(before) == recommended_in(after)
    )
    assert (rule_changes(before, after) in ((), (Rewritten(),))) == same


@settings(max_examples=60, deadline=None, database=None)
@given(pair=pairs())
def test_every_change_has_a_sentence_of_its_own_in_both_languages(pair: tuple[Tables, Tables]) -> None:
    before, after = (rules.catalog() for rules in pair)
    for language in (Words("zh"), Words("en")):
        sentences = [change_sentence(language, before, after, each) for each in rule_changes(before, after)]
        assert len(set(sentences)) == len(sentences)
        assert all(sentence.endswith(("。", ".")) for sentence in sentences)


@settings(max_examples=60, deadline=None, database=None)
@given(data=st.data())
def test_the_order_of_rows_is_no_change(data: st.DataObject) -> None:
    rules = data.draw(todays.flatmap(tables))
    turned = Tables(
        *(
            tuple(data.draw(st.permutations(rows)))
            for rows in (rules.levels, rules.prerequisites, rules.exams)
        )
    )
    assert rule_changes(rules.catalog(), turned.catalog()) == ()
