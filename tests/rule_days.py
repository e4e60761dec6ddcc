"""On which days a condition holds for somebody, as text: rows of prerequisites and of rosters in.

`from 2027-01-31`, `2027-01-31 to 2028-01-30` (that day included), `always`, `never`; `? ` stands before days
on which it is not known, and counts as met all the same.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.catalog.rows import Prerequisite
from dashboard.rules.facts import Condition, condition_of
from dashboard.rules.months import NEVER, calendar_date
from dashboard.rules.people import People, people_of
from dashboard.rules.windows import Window
from tests.ladders_catalog import ladders_catalog
from tests.persons import person_of
from tests.slow.files import row_of
from tests.slow.tables import Cells

TODAY: Final = date(2026, 1, 31)
"""On 31 January the ends of months show."""


def condition(fact: str, scope: str, value: str = "", within: str = "") -> Condition:
    """The condition that a row of the made-up ladders would state; alternatives are separated by a slash."""
    cells = {"fact": fact, "scope": scope.replace("/", "|"), "value": value, "within": within}
    row = Prerequisite.model_validate(row_of("prerequisites", level_id="audit-junior", **cells))
    return condition_of(ladders_catalog(), row)


def people_told(*rows: Cells) -> People:
    """People of the made-up ladders, by the cells of a roster; several things in one are separated by `+`."""
    clock_ids = ladders_catalog().clock_ids
    told = [{column: cell.replace("+", "|") for column, cell in row.items()} for row in rows]
    return people_of([person_of(row, clock_ids) for row in told], TODAY, clock_ids)


def days_of(asked: Condition, row: Cells) -> str:
    return days_text(asked.given(people_told(row)))


def days_text(windows: Sequence[Window], person: int = 0) -> str:
    """The windows of one person, the known first."""
    known = [_days(window, person) for window in windows if _is_known(window, person)]
    unknown = [
        f"? {days}" for window in windows if not _is_known(window, person) and (days := _days(window, person))
    ]
    return ", ".join(filter(None, [*known, *unknown])) or "never"


def _is_known(window: Window, person: int) -> bool:
    return window.known if isinstance(window.known, bool) else bool(window.known[person])


def _days(window: Window, person: int) -> str:
    opens = int(window.opens[person])
    closes = int(NEVER) if window.closes is None else int(window.closes[person])
    if opens >= closes:
        return ""
    if opens == -NEVER:
        return "always"
    last = calendar_date(closes - 1)
    return f"from {calendar_date(opens)}" if closes == NEVER else f"{calendar_date(opens)} to {last}"
