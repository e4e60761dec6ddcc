"""What the team command says on standard error of rows: faults, nobody, set aside, alike."""

from array import array
from collections.abc import Iterator

from dashboard.catalog.faults import Fault
from dashboard.roster.headers import Mapping
from dashboard.roster.heading_parts import plain_name
from dashboard.roster.plan_parts import PlannedPart
from dashboard.roster.repeats import SeenRows
from dashboard.roster.table import Table, row_runs
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words


class RowsReport:
    """What is told of the rows: line by line as they come, and of all of them at the end."""

    def __init__(self, table: Table, mapping: Mapping, words: Words) -> None:
        self._file, self._words = table.name, words
        self._holds = next(
            (name for name, to in zip(table.header, mapping, strict=True) if to == "holds"), ""
        )
        self.bad_rows = array("q")
        self._seen = SeenRows()
        self._set_aside: dict[str, tuple[str, int]] = {}
        self._meant: dict[tuple[str, str], None] = {}
        self._help_given = False

    def add(self, part: PlannedPart) -> Iterator[str]:
        """The lines of a part."""
        yield from (fault_sentence(self._words, each) for each in part.left_out)
        yield from map(self._fault, part.faults)
        self.bad_rows.extend(part.bad_rows)
        self._seen.add(part.keys, part.row_numbers)
        self._meant |= dict.fromkeys(part.meant)
        for name, rows in part.set_aside:
            first, before = self._set_aside.get(plain_name(name), (name, 0))
            self._set_aside[plain_name(name)] = first, before + rows

    def _fault(self, fault: Fault) -> str:
        sentence = fault_sentence(self._words, fault)
        if self._help_given or fault.code != "unknown_level" or fault.column != self._holds:
            return sentence
        self._help_given = True
        return f"{sentence} Or plan without such certificates: --set-aside-unknown."

    def at_the_end(self, rows: int) -> Iterator[str]:
        """The lines of the whole roster, of which so many rows were read."""
        if self._set_aside:
            names = ", ".join(f"{name} ({_rows(number)})" for name, number in self._set_aside.values())
            yield f"{self._file}: certificates that are no level of the tables, set aside: {names}"
        if self._meant:
            names = ", ".join(f"{name} ({level_id})" for name, level_id in sorted(self._meant))
            yield f"{self._file}: names that several ladders have, read as the target’s: {names}"
        alike: dict[int, list[int]] = {}
        for row, first in self._seen.repeats().tolist():
            alike.setdefault(first, [first]).append(row)
        if alike:
            groups = "; ".join(", ".join(row_runs(alike[first])) for first in sorted(alike))
            yield f"{self._file}: the same in every cell, and each of them planned: rows {groups}"
        if self.bad_rows:
            yield f"{len(self.bad_rows)} of {rows} rows left out: {', '.join(row_runs(self.bad_rows))}"


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
