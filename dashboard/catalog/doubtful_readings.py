"""Warnings of two readings that seem to be swapped: the strict one asks for less than the lenient."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import Fault, fault_at
from dashboard.catalog.rows import READINGS, Clock, Prerequisite, Reading

Lines = Sequence[tuple[int, Prerequisite]]
_NEVER: Final = Decimal("Infinity")


@dataclass(frozen=True)
class _Way:
    """One route: its rows of experience with their lines, and what else it asks for."""

    experience: tuple[tuple[int, Prerequisite], ...]
    others: frozenset[tuple[object, ...]]

    def years(self, catalog: Catalog, clock: Clock) -> Decimal:
        """The years after which it opens if all of them are on one clock; without end if they don't count."""
        return max(
            (
                (row.value or Decimal(0)) if clock in catalog.clocks_within(row.scope[0]) else _NEVER
                for _, row in self.experience
            ),
            default=Decimal(0),
        )


def easier_readings(prerequisites: Lines, catalog: Catalog) -> Iterator[Fault]:
    """The levels that ask for nothing under one reading alone, or for fewer years under the strict."""
    by_level: dict[str, list[tuple[int, Prerequisite]]] = {}
    for line, row in prerequisites:
        if row.force == "required":
            by_level.setdefault(row.level_id, []).append((line, row))
    for level_id, rows in by_level.items():
        strict, lenient = (_ways(rows, reading) for reading in READINGS)
        if strict and lenient:
            for way in strict:
                yield from _easier(way, lenient, catalog)
        else:
            line, row = rows[0]
            silent = "lenient" if strict else "strict"
            yield fault_at(
                "prerequisites.csv", line, "reading", "reading_without_rows", row.reading,
                level=level_id, silent=silent,
            )  # fmt: skip


def _ways(rows: Lines, reading: Reading) -> list[_Way]:
    by_route: dict[str, list[tuple[int, Prerequisite]]] = {}
    for line, row in rows:
        if row.reading in ("", reading):
            by_route.setdefault(row.route, []).append((line, row))
    return [
        _Way(
            tuple(each for each in of_route if each[1].fact == "experience"),
            frozenset(
                (row.fact, *sorted(row.scope), row.value, row.within, row.from_day, row.until)
                for _, row in of_route
                if row.fact not in ("experience", "none_stated", "none_required")
            ),
        )
        for of_route in by_route.values()
    ]


def _easier(strict: _Way, lenient: Sequence[_Way], catalog: Catalog) -> Iterator[Fault]:
    """The warning of a strict route that opens before every lenient one that asks no more beside years."""
    alike = [way for way in lenient if way.others <= strict.others]
    if not alike or not strict.experience:
        return
    for clock in catalog.clock_ids:
        years = strict.years(catalog, clock)
        if years < min(way.years(catalog, clock) for way in alike):
            line, row = strict.experience[0]
            yield fault_at(
                "prerequisites.csv", line, "value", "strict_is_easier", f"{row.value:f}",
                years=f"{years.normalize():f}", clock=clock,
            )  # fmt: skip
            return
