"""A team on paper: a page for each person, all of them in one file."""

from dataclasses import dataclass, replace
from typing import Final

from dashboard.exports.paper import page
from dashboard.exports.phrases import (
    answer,
    circumstances,
    figures,
    not_stated,
    step_columns,
    step_rows,
    value_words,
    warnings,
)
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.team_takeaway import (
    TeamTakeaway,
    choices_of,
    short_name,
    takeaway_of,
    team_stamp,
    which_plan,
)
from dashboard.planner.plan import standing
from dashboard.planner.verdicts import Verdict
from dashboard.text.answers import first_action
from dashboard.text.cards import (
    check_sentences,
    expired_words,
    kept_until,
    missing_today,
    verdict_word,
    without_plan,
)
from dashboard.text.conditions import level_label
from dashboard.text.paths import path_levels
from dashboard.text.readings import reading_name
from dashboard.text.words import Words, heading

MOST_PAGES: Final = 500
"""People of one file: a browser takes minutes to print many more."""


@dataclass(frozen=True)
class PersonPage:
    """What one page says, every text in words; what there is nothing to say of is empty."""

    name: str
    answer: str
    facts: tuple[tuple[str, str], ...]
    missing_title: str
    missing: tuple[str, ...]
    inputs: tuple[tuple[str, str], ...]
    path: str = ""
    first: str = ""
    warnings: tuple[str, ...] = ()
    steps: tuple[tuple[tuple[str, ...], str], ...] = ()
    not_stated: tuple[str, ...] = ()


def team_pages(team: TeamTakeaway) -> bytes:
    """HTML in UTF-8, which prints to one sheet of A4 a person: no script, nothing fetched, texts escaped.

    Raises `ValueError` where `team_pages_refusal` says why there is no such file.
    """
    words = team.words
    if refusal := team_pages_refusal(words, len(team)):
        raise ValueError(refusal)
    return page(
        "team_pages.html",
        lang=words.language,
        title=words.count("teamfile.title", len(team), name=short_name(team.name)),
        app=words("app.title"),
        reading=heading(reading_name(words, team.catalog, team.choices.target, team.reading)),
        people=[_page(team, row) for row in range(len(team))],
        steps_title=words("planner.why"),
        steps_columns=step_columns(words),
        inputs_title=words("report.inputs"),
        not_stated_title=words("report.not_stated"),
        stamp=[*which_plan(team), *team_stamp(team)],
    )


def team_pages_refusal(words: Words, people: int) -> str:
    """Why so many people are too many pages for one file; "" where they are not."""
    if people <= MOST_PAGES:
        return ""
    return words.count("teamfile.pages.refused", people, most=words.number(MOST_PAGES))


def _page(team: TeamTakeaway, row: int) -> PersonPage:
    words, catalog, choices = team.words, team.catalog, choices_of(team, row)
    found = standing(catalog, choices.person, team.today, choices.target, team.reading)
    nothing_missing = found.verdict in (Verdict.HELD, Verdict.AWAITED) or found.verdict.is_open_now
    inputs = circumstances(words, team.tables, choices)
    said = PersonPage(
        name=team.short_labels[row],
        answer=""
        if found.plan
        else words("race.joint").join(
            filter(None, (without_plan(words, catalog, found), kept_until(words, catalog, found)))
        ),
        facts=(
            (words("ask.target"), level_label(words, catalog, found.level_id)),
            (
                words("teamfile.today"),
                words("list.dot").join(
                    filter(None, (verdict_word(words, found), expired_words(words, found)))
                ),
            ),
        ),
        missing_title=words("teamfile.missing" if found.plan else "planner.never.why"),
        missing=()
        if nothing_missing
        else (*missing_today(words, catalog, found), *check_sentences(words, catalog, found)),
        inputs=tuple((name, value_words(words, value)) for name, value in inputs),
    )
    return _with_plan(said, takeaway_of(team, row, found.plan)) if found.plan else said


def _with_plan(said: PersonPage, takeaway: Takeaway) -> PersonPage:
    words, catalog, plan = takeaway.words, takeaway.catalog, takeaway.plan
    hours = takeaway.choices.hours_per_week
    return replace(
        said,
        answer=answer(takeaway),
        facts=(*said.facts, *figures(takeaway)),
        path=words("planner.path", path=path_levels(words, catalog, plan)),
        first=first_action(words, catalog, plan, words.number(hours)),
        warnings=tuple(warnings(takeaway)),
        steps=tuple(step_rows(words, catalog, plan, hours)),
        not_stated=tuple(not_stated(takeaway)),
    )
