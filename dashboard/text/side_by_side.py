"""Levels side by side: the same questions asked of each, in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Reading
from dashboard.planner.plan import Standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.routes import routes
from dashboard.state.choices import Choices
from dashboard.state.of_levels import FEES
from dashboard.text.answers import of_exam
from dashboard.text.cards import verdict_word
from dashboard.text.condition_met import recommended_sentence
from dashboard.text.conditions import route_words
from dashboard.text.lasting import on_days, sittings_end_sentence, validity_words
from dashboard.text.overview import cites_of, industries_cites, industries_words, names_of, with_cites
from dashboard.text.paths import fee_words, path_levels
from dashboard.text.readings import reading_name
from dashboard.text.words import Words

Said = tuple[str, Iterable[str]]
"""What is said of one level, and the sentences it rests on."""


@dataclass(frozen=True)
class Aspect:
    """One question, and what is said of each level, in the order of the levels."""

    name: str
    said: tuple[str, ...]
    cites: tuple[frozenset[str], ...]

    @property
    def differs(self) -> bool:
        return len({*self.said}) > 1

    def cell(self, words: Words, place: int) -> str:
        """What is said of one level, with its sentences."""
        return with_cites(words, self.said[place], self.cites[place])

    def of_all(self, words: Words) -> str:
        """What is said of all levels alike, with the sentences of each."""
        return with_cites(words, self.said[0], frozenset().union(*self.cites))


def side_by_side(
    words: Words, catalog: Catalog, choices: Choices, standings: Sequence[Standing]
) -> tuple[Aspect, ...]:
    """Every aspect of the levels of `standings`, those that differ first."""
    level_ids = [standing.level_id for standing in standings]
    asked: list[tuple[str, Callable[[Standing], Said]]] = [
        (words("compare.scheme"), lambda each: _scheme(words, catalog, each.level_id)),
        (words("compare.verdict"), lambda each: (verdict_word(words, each), ())),
        (words("compare.when"), lambda each: (_when(words, catalog, each), ())),
        (
            _ways_title(words, catalog, level_ids, "strict"),
            lambda each: _ways(words, catalog, each.level_id, "strict"),
        ),
        (words("compare.validity"), lambda each: _validity(words, catalog, each.level_id)),
        (words("compare.subjects"), lambda each: _subjects(words, catalog, each.level_id)),
        (words("compare.duties"), lambda each: _duties(words, catalog, each.level_id)),
        (words("compare.every_holder"), lambda _: _duties(words, catalog, None)),
        (words("compare.suits"), lambda each: _suits(words, catalog, each.level_id)),
        (words("compare.industries"), lambda each: _industries(words, catalog, each.level_id)),
        (words("compare.study_hours"), lambda each: _hours(words, catalog, choices, each.level_id)),
        (words("compare.fees"), lambda each: _fees(words, catalog, choices, each.level_id)),
        (words("compare.issuer"), lambda each: _of_scheme(words, catalog, each.level_id, "issuer")),
        (words("compare.standing"), lambda each: _of_scheme(words, catalog, each.level_id, "standing")),
    ]
    if any(map(catalog.has_readings, level_ids)):
        asked.insert(
            4,
            (
                _ways_title(words, catalog, level_ids, "lenient"),
                lambda each: _ways(words, catalog, each.level_id, "lenient"),
            ),
        )
    if any(standing.recommended for standing in standings):
        asked.append((words("compare.recommended"), lambda each: _recommended(words, catalog, each)))
    if any(_ends(words, catalog, standing) for standing in standings):
        asked.append((words("compare.ends"), lambda each: _bounds(words, catalog, each)))
    aspects = []
    for name, say in asked:
        texts, cites = zip(*(say(standing) for standing in standings), strict=True)
        aspects.append(Aspect(name, texts, tuple(map(frozenset, cites))))
    return tuple(sorted(aspects, key=lambda aspect: not aspect.differs))


def _when(words: Words, catalog: Catalog, standing: Standing) -> str:
    """The sitting, the day it is held, and the path; or that it is held, awaited or out of reach."""
    if plan := standing.plan:
        return words(
            of_exam("compare.plan", plan),
            exam=words.date(plan.exam_on),
            held=words.date(plan.held_on),
            path=path_levels(words, catalog, plan),
        )
    if standing.held_on is None:
        return words("verdict.never")
    if not standing.dated:
        return words("compare.held.undated")
    day = words.date(standing.held_on)
    return words("compare.awaited" if standing.verdict is Verdict.AWAITED else "compare.held", date=day)


def _ways_title(words: Words, catalog: Catalog, level_ids: Sequence[str], reading: Reading) -> str:
    """The ways in under a reading, by its name where the levels' schemes agree on one."""
    if not any(catalog.has_readings(each) for each in level_ids):
        return words("compare.ways.only")
    names = {reading_name(words, catalog, level_id, reading) for level_id in level_ids}
    name = names.pop() if len(names) == 1 else words(f"reading.{reading}")
    return words("compare.ways", reading=name)


def _ways(words: Words, catalog: Catalog, level_id: str, reading: Reading) -> Said:
    found = routes(catalog, level_id, reading)
    cites = cites_of(condition for route in found for condition in route.conditions)
    asked = [on_days(words, route_words(words, catalog, each), each.first, each.until) for each in found]
    return words.any_of(asked), cites


def _validity(words: Words, catalog: Catalog, level_id: str) -> Said:
    rows = catalog.validity_of(level_id)
    return validity_words(words, catalog, level_id), cites_of(rows)


def _recommended(words: Words, catalog: Catalog, standing: Standing) -> Said:
    said = [recommended_sentence(words, catalog, met) for met in standing.recommended]
    cites = cites_of(met.condition for met in standing.recommended)
    return words.stated(words.sentences(said)), cites


def _bounds(words: Words, catalog: Catalog, standing: Standing) -> Said:
    said = _ends(words, catalog, standing)
    return words.stated(said), catalog.level(standing.level_id).cites if said else ()


def _ends(words: Words, catalog: Catalog, standing: Standing) -> str:
    return sittings_end_sentence(words, catalog, standing.level_id, standing.as_of)


def _subjects(words: Words, catalog: Catalog, level_id: str) -> Said:
    rows = [row for row in catalog.subjects if row.level_id == level_id]
    return words.stated(names_of(words, rows)), cites_of(rows)


def _duties(words: Words, catalog: Catalog, level_id: str | None) -> Said:
    rows = [row for row in catalog.duties if row.level_id == level_id]
    return words.stated(names_of(words, rows)), cites_of(rows)


def _suits(words: Words, catalog: Catalog, level_id: str) -> Said:
    level = catalog.level(level_id)
    suits = words.of(level, "suits")
    return words.stated(suits), level.cites if suits else ()


def _industries(words: Words, catalog: Catalog, level_id: str) -> Said:
    return industries_words(words, catalog, level_id), industries_cites(catalog, level_id)


def _hours(words: Words, catalog: Catalog, choices: Choices, level_id: str) -> Said:
    exam = catalog.exam(level_id)
    if exam.study_hours is None:
        return words.not_stated, ()
    typed = any((each.level_id, each.field) == (level_id, "study_hours") for each in choices.assumptions)
    mark = words("compare.typed") if typed else words("assume.mark") if exam.basis == "assumed" else ""
    return words("compare.hours", hours=words.number(exam.study_hours)) + mark, exam.cites


def _fees(words: Words, catalog: Catalog, choices: Choices, level_id: str) -> Said:
    """Each fee, those that the visitor typed marked; one word where none is known."""
    exam = catalog.exam(level_id)
    if all(getattr(exam, field) is None for field in FEES):
        return words.not_stated, ()
    typed = {fee.field for fee in choices.fees if fee.level_id == level_id}
    said = [
        words(
            "compare.fee",
            fee=words(f"level.{field}"),
            amount=fee_words(words, getattr(exam, field), exam.currency)
            + (words("compare.typed") if field in typed else ""),
        )
        for field in FEES
    ]
    return words("list.comma").join(said), exam.cites


def _scheme(words: Words, catalog: Catalog, level_id: str) -> Said:
    """The scheme and, where it has several, its levels."""
    scheme = catalog.scheme_of(level_id)
    levels = [
        words.name(catalog.level(each))
        for each in catalog.level_ids
        if catalog.level(each).scheme_id == scheme.scheme_id
    ]
    if len(levels) == 1:
        return words.name(scheme), scheme.cites
    said = words("compare.scheme.levels", scheme=words.name(scheme), levels=words.all_of(levels))
    return said, scheme.cites


def _of_scheme(words: Words, catalog: Catalog, level_id: str, field: str) -> Said:
    scheme = catalog.scheme_of(level_id)
    said = words.of(scheme, field)
    return words.stated(said), scheme.cites if said else ()
