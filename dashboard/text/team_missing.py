"""Who is short of what, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from dashboard.board.missing import Lacked, Missing
from dashboard.catalog.catalog import Catalog
from dashboard.rules.answer import Answered
from dashboard.rules.certificate import Certificate, ValidCertificate
from dashboard.rules.education import Education
from dashboard.rules.experience import Experience
from dashboard.rules.facts import Condition
from dashboard.rules.none_required import NoneRequired
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.routes import Route
from dashboard.text.conditions import condition_words, level_label, level_names, route_words
from dashboard.text.words import Words

NEARLY = 6
"""Months of experience that are not much to be short of."""


@dataclass(frozen=True)
class Lack:
    """One condition that people lack, of one route of a level."""

    level_id: str
    route: Route
    lacked: Lacked

    @property
    def nearly(self) -> int:
        """How many lack `NEARLY` months or fewer of the experience."""
        return sum(people for months, people in self.lacked.months if months <= NEARLY)


def ranked_lacks(found: Iterable[Missing]) -> tuple[Lack, ...]:
    """Every condition that somebody lacks, what most people lack first, then as in the catalog."""
    lacks = [
        Lack(missing.level_id, routes.route, lacked)
        for missing in found
        for routes in missing.routes
        for lacked in routes.conditions
        if lacked.people
    ]
    return tuple(sorted(lacks, key=lambda lack: -lack.lacked.people))


def lack_words(words: Words, catalog: Catalog, lack: Lack) -> str:
    """What is lacked of which level: "高级：没有中级证书"."""
    said = _lacked_words(words, catalog, lack.lacked.condition)
    level = level_label(words, catalog, lack.level_id)
    if len({*lack.route.conditions}) > 1:
        route = route_words(words, catalog, lack.route)
        return words("team.lacks.of_route", level=level, lacks=said, route=route)
    return words("team.lacks", level=level, lacks=said)


def _lacked_words(words: Words, catalog: Catalog, condition: Condition) -> str:
    match condition:
        case Certificate(any_of, months=0, within=None):
            return words("team.lacks.certificate", levels=level_names(words, catalog, any_of))
        case ValidCertificate(any_of, months=0, within=None):
            return words("team.lacks.valid_certificate", levels=level_names(words, catalog, any_of))
        case Experience():
            return words("team.lacks.experience", condition=condition_words(words, catalog, condition))
        case Certificate() | ValidCertificate() | Education() | Answered() | NoneStated() | NoneRequired():
            return words("team.lacks.condition", condition=condition_words(words, catalog, condition))
        case _:
            assert_never(condition)


def lack_sentence(words: Words, catalog: Catalog, lack: Lack) -> str:
    """How many lack it, to how many it is all that they lack on its route, and who is nearly there."""
    lacked = lack.lacked
    parts = [words.count("team.lacks.only_this", lacked.only_this)]
    if lacked.unknown:
        parts.append(words.count("team.lacks.unknown", lacked.unknown))
    if lack.nearly:
        parts.append(words.count("team.lacks.nearly", lack.nearly, months=words.months(NEARLY)))
    return words.count(
        "team.lacks.sentence",
        lacked.people,
        what=lack_words(words, catalog, lack),
        which=words("list.semicolon").join(parts),
    )


def lacks_message(words: Words, catalog: Catalog, lacks: tuple[Lack, ...]) -> str:
    """What most people lack."""
    if not lacks:
        return words("team.lacks.nothing")
    most, *_ = lacks
    return words.count("team.lacks.title", most.lacked.people, what=lack_words(words, catalog, most))
