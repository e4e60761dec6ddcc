"""What the tests of the team's page share: rosters, the page with one, and what the core alone says of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.board.actions import Effect, candidates, effects
from dashboard.board.by_month import ByMonth, OwnTargets, by_month, own_targets
from dashboard.board.standings import Board, board_of
from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import standing
from dashboard.planner.verdicts import Verdict
from dashboard.roster.columns import columns_of
from dashboard.roster.files_in import read_roster, read_table
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.roster_read import HowToRead, ReadRoster
from dashboard.rules.people import Person, person_at
from dashboard.state.choices import Choices, Language
from dashboard.text.words import Words
from tests.test_pages import AS_OF, choices_of, on, opened

HEADER = "person,department,work_years,aigc_years,aigc_share,holds,hours_per_week,target"
SMALL = f"""{HEADER}
Ann,sales,0,0,0,,10,
Bo,sales,2,0,0.5,aigc-junior,10,
Cy,design,1,1,0,,10,
Di,design,4,0,0,,10,
Fay,sales,0,0,0,aigc-intermediate@2026-05-01,10,aigc-intermediate
Gus,,0,0,0,aigc-junior@2026-12-10,10,aigc-junior
"""
FAULTY = f"""{HEADER}
Ann,sales,0,0,0,,10,
Bo,sales,two,0,0.5,,10,
Cy,design,1,1,0,aigc-master,-3,
"""


def team(query: Mapping[str, str] | None = None, language: Language = "en", tab: str = "") -> AppTest:
    """The team's page at an address, without a roster; with one, the tab will be open."""
    app = on(opened(language, **{**AS_OF, **(query or {})}), "team")
    if tab:
        app.session_state["team.more"] = Words(language)(f"team.tab.{tab}")
    return healthy(app)


def healthy(app: AppTest) -> AppTest:
    assert [error.message for error in app.exception] == []
    return app


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area(key="team.pasted").set_value(text).run()
    return healthy(app.button(key="team.paste").click().run())


def load_example(app: AppTest) -> AppTest:
    return healthy(app.button(key="team.example").click().run())


def frame(app: AppTest, column: str) -> pd.DataFrame:
    """The one table that has a column of this name."""
    (found,) = (each.value for each in app.dataframe if column in each.value.columns)
    return found


@dataclass(frozen=True)
class Core:
    """What a roster comes to for the choices in the address, by the core alone."""

    catalog: Catalog
    choices: Choices
    read: ReadRoster
    board: Board
    months: ByMonth
    own: OwnTargets
    effects: tuple[Effect, ...]

    def standings(self) -> dict[str, dict[Verdict, int]]:
        """How many stand how with each level: everyone planned alone, as on the planner's page."""
        found: dict[str, dict[Verdict, int]] = {}
        for level_id in self.catalog.level_ids:
            found[level_id] = {}
            for person in persons(self.read):
                alone = standing(self.catalog, person, self.choices.as_of, level_id, self.choices.reading)
                found[level_id][alone.verdict] = found[level_id].get(alone.verdict, 0) + 1
        return found


def core(app: AppTest, catalog: Catalog, data: bytes) -> Core:
    choices = choices_of(app, catalog)
    assumed = choices.assumed(catalog)
    table = read_table("roster.csv", data)
    mapping = guess_mapping(table.header, columns_of(catalog))
    how = HowToRead(set_aside_unknown=True, each_once=True)
    read = read_roster(table, mapping, catalog, choices.as_of, choices.target, how=how)
    board = board_of(assumed, read.roster.people, choices.reading)
    actions = candidates(assumed, [int(choices.more_hours * 10)], [("aigc", choices.post_percent)])
    found = effects(assumed, read.roster.people, read.roster.targets, choices.reading, actions)
    by = choices.horizon
    own = own_targets(board, read.roster.targets, by)
    return Core(assumed, choices, read, board, by_month(board, by), own, found)


def persons(read: ReadRoster) -> list[Person]:
    """The people of a roster, each as the planner would be told of them."""
    people = read.roster.people
    return [person_at(people, row) for row in range(len(people))]
