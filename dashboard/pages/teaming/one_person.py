"""One person of a roster: where they stand, and the way to their plan, in place of the visitor's own."""

from pathlib import PurePath
from typing import Any, Final

import streamlit as st

from dashboard.board.standings import LevelStandings
from dashboard.exports.team_takeaway import person_key
from dashboard.pages.teaming.settings import shortened
from dashboard.planner.verdicts import VERDICTS
from dashboard.rules.months import calendar_date
from dashboard.rules.people import person_at
from dashboard.state import session, team_session
from dashboard.state.declarations import FIRST_DAY, LAST_DAY
from dashboard.state.of_people import in_order
from dashboard.state.session import Visit
from dashboard.state.team_session import Team
from dashboard.text.conditions import level_label
from dashboard.text.words import plain

PLANNER: Final = "dashboard/pages/planner.py"
TEAM: Final = "dashboard/pages/team.py"
ANSWERS: Final = (
    "clocks",
    "since",
    "holds",
    "education",
    "answers",
    "hours_per_week",
    "target",
    "path",
)
"""What the planner asks about a person. A roster's name is none of it."""
_TAKEN: Final = "taken"
"""The setting that has the visitor's own answers, and those that were put in their place."""
_GOING: Final = "going"
_WHO: Final = "who"
_PERSON: Final = "person"


def show_person(visit: Visit, team: Team, place: int) -> None:
    """The person at a place of a team, and the way into the planner."""
    words = visit.words
    roster = team.table.read.roster
    row = int(team.rows[place])
    with st.container(border=True):
        name, number = shortened(roster.names[row]), words.number(int(roster.rows[row]))
        where = words("team.person", name=name, row=number)
        st.markdown(f"**{plain(where)}**")
        lines = [
            words(
                "team.person.level",
                level=level_label(words, visit.catalog, level_id),
                standing=words(f"verdict.{VERDICTS[level.verdict_codes[place]]}"),
                date=day_words(visit, team, level, place),
            )
            for level_id, level in team.board.levels.items()
        ]
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
        answers = answers_of(team, place)
        if answers is None:
            st.caption(words("team.person.out_of_range"))
            return
        st.button(
            words("team.person.plan"),
            key="team.person.plan",
            icon=":material/route:",
            on_click=take_person,
            args=(visit, answers, where, person_key(_team_name(), roster.names, row)),
        )
        st.caption(words("team.person.replaces"))


def day_words(visit: Visit, team: Team, level: LevelStandings, place: int) -> str:
    """The day on which a person holds a level; what is held since today has no date."""
    day = int(level.held_on[place])
    if day == team.board.today and level.path_of[place] < 0:
        return visit.words.not_stated
    found = calendar_date(day)
    return visit.words.date(found) if found else visit.words("team.person.no_day")


def answers_of(team: Team, place: int) -> dict[str, Any] | None:
    """What the planner would be told of the person; `None` for days that it can't be told."""
    person = person_at(team.people, place)
    answers: dict[str, Any] = {
        **vars(person),
        "holds": in_order(person.holds),
        "education": in_order(person.education),
        "answers": tuple(sorted(person.answers)),
        "target": str(team.targets[place]),
        "path": None,
    }
    days = [
        *(clock.starts_on for _, clock in person.clocks),
        *(since for _, since in (*person.holds, *person.education)),
        *(answer.day for _, answer in person.answers),
    ]
    return answers if all(FIRST_DAY <= each <= LAST_DAY for each in days if each) else None


def take_person(visit: Visit, answers: dict[str, Any], who: str, person: str) -> None:
    """Puts the answers in place of the visitor's own, which are kept, and goes to the planner."""
    before, _ = team_session.roster_setting(_TAKEN, (None, None))
    own = before or chosen_answers()
    session.press(visit.tables, **answers)
    team_session.set_roster_setting(_TAKEN, (own, chosen_answers()))
    team_session.set_roster_setting(_WHO, who)
    team_session.set_roster_setting(_PERSON, person)
    team_session.set_roster_setting(_GOING, visit.choices.as_of)


def whose_plan() -> str:
    """What tells the person of the roster whom the planner is about from all others; "": the visitor.

    Whoever tries other answers for somebody still plans for them.
    """
    own, _ = team_session.roster_setting(_TAKEN, (None, None)) if team_session.roster_file() else (None, None)
    return team_session.roster_setting(_PERSON, "") if own is not None else ""


def _team_name() -> str:
    file = team_session.roster_file()
    return PurePath(file.name).stem if file else ""


def chosen_answers() -> dict[str, Any]:
    """What the planner is told about a person now."""
    chosen = session.chosen_now()
    return {field: getattr(chosen, field) for field in ANSWERS}


def show_whose_plan(visit: Visit) -> None:
    """On the planner: whose plan this is, where it is somebody's of the roster, and the way back to all."""
    _, taken = (
        team_session.roster_setting(_TAKEN, (None, None)) if team_session.roster_file() else (None, None)
    )
    if taken is None or taken != chosen_answers():
        return
    text, link = st.columns([3, 1], vertical_alignment="center")
    who = team_session.roster_setting(_WHO)
    text.info(plain(visit.words("team.person.whose", who=who)), icon=":material/person:")
    link.page_link(TEAM, label=visit.words("team.person.back"), icon=":material/groups:")


def leave_or_come_back(visit: Visit) -> None:
    """Leaves for the planner where that was asked for; back from it, the visitor's own answers count again.

    Answers that were changed in between are not taken back unasked.
    """
    if team_session.roster_setting(_GOING):
        team_session.set_roster_setting(_GOING, None)
        st.switch_page(PLANNER)
    own, taken = team_session.roster_setting(_TAKEN, (None, None))
    if own is not None and taken == chosen_answers():
        take_back(visit)
        st.rerun()


def show_way_back(visit: Visit) -> None:
    """Where a person's answers were changed in the planner: the visitor's own answers again."""
    own, _ = team_session.roster_setting(_TAKEN, (None, None))
    if own is None:
        return
    text, button = st.columns([3, 1], vertical_alignment="center")
    text.info(visit.words("team.person.taken"), icon=":material/person:")
    button.button(
        visit.words("team.person.undo"),
        key="team.person.undo",
        icon=":material/undo:",
        on_click=take_back,
        args=(visit,),
        width="stretch",
    )


def take_back(visit: Visit) -> None:
    own, _ = team_session.roster_setting(_TAKEN)
    # Another target takes a path away: the path is told when the target stands.
    session.press(visit.tables, target=own["target"])
    session.press(visit.tables, **own)
    team_session.set_roster_setting(_TAKEN, (None, None))
