"""The tables as somebody sees them who looks at some ladders: what is said of the others is left out."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import (
    Exam,
    Level,
    Prerequisite,
    Reach,
    Renewal,
    Row,
    Subject,
    Validity,
)

OfLevel = TypeVar("OfLevel", Level, Prerequisite, Exam, Validity, Renewal, Subject, Reach)


def told_together(catalog: Catalog, scheme_id: str) -> frozenset[str]:
    """A scheme, and those whose rules stand in sentences of the same text."""
    texts = {each: _texts(catalog, each) for each in (row.scheme_id for row in catalog.schemes)}
    return frozenset(
        each for each, of_scheme in texts.items() if each == scheme_id or of_scheme & texts[scheme_id]
    )


def in_view(catalog: Catalog, scheme_ids: frozenset[str]) -> Catalog:
    """These tables with what concerns some schemes alone; the levels that theirs build on stay."""
    levels = _built_on(catalog, [row.level_id for row in catalog.levels if row.scheme_id in scheme_ids])
    if len(levels) == len(catalog.levels):
        return catalog
    told = frozenset().union(*(_texts(catalog, each) for each in scheme_ids))
    about = {row.scheme_id: _sources(catalog, row) for row in catalog.schemes}
    first = told_together(catalog, catalog.scheme_of(catalog.default_target).scheme_id)

    def concerns(row: Row) -> bool:
        """Whether a row without a scheme is about one of these: it cites what they cite, else the first."""
        sources = _sources(catalog, row)
        concerned = {each for each, cited in about.items() if cited & sources} or first
        return not concerned.isdisjoint(scheme_ids)

    def of_levels(rows: tuple[OfLevel, ...]) -> tuple[OfLevel, ...]:
        return tuple(row for row in rows if row.level_id in levels)

    return replace(
        catalog,
        levels=of_levels(catalog.levels),
        prerequisites=of_levels(catalog.prerequisites),
        exams=of_levels(catalog.exams),
        validity=of_levels(catalog.validity),
        renewals=of_levels(catalog.renewals),
        subjects=of_levels(catalog.subjects),
        reach=of_levels(catalog.reach),
        duties=tuple(
            row for row in catalog.duties if (row.level_id in levels if row.level_id else concerns(row))
        ),
        statements=tuple(row for row in catalog.statements if row.source_id in told),
        contradictions=tuple(row for row in catalog.contradictions if row.scheme_id in scheme_ids),
        claims=tuple(row for row in catalog.claims if concerns(row)),
        benchmarks=tuple(row for row in catalog.benchmarks if concerns(row)),
        checklist=tuple(row for row in catalog.checklist if concerns(row)),
    )


def _built_on(catalog: Catalog, level_ids: Iterable[str]) -> frozenset[str]:
    """Some levels, and all that a condition of theirs names, at any depth."""
    found = set(level_ids)
    while (
        further := {
            named
            for row in catalog.prerequisites
            if row.level_id in found and row.fact in ("certificate", "valid_certificate")
            for named in row.scope
        }
        - found
    ):
        found |= further
    return frozenset(found)


def _texts(catalog: Catalog, scheme_id: str) -> frozenset[str]:
    """The sources whose sentences the levels of a scheme cite."""
    cites = {cited for row in catalog.levels if row.scheme_id == scheme_id for cited in row.cites}
    return frozenset(source for cited in cites if (source := catalog.source_of(cited)) != cited)


def _sources(catalog: Catalog, row: Row) -> frozenset[str]:
    """The sources that a row cites, by themselves or by a sentence."""
    cites: tuple[str, ...] = getattr(row, "cites", ())
    return frozenset(map(catalog.source_of, cites))
