"""What keeps a certificate, by looking at every day: no window is worked out, each day is asked."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.slow.months import ONE_DAY, add_months
from tests.slow.tables import Cells

NOT_STATED, NEVER = "not stated", "never"


@dataclass(frozen=True)
class SlowWay:
    """First and last day on which it can be renewed from today on, what it then lasts to, and its fee."""

    route: str
    first: date
    last: date
    if_first: str
    if_last: str
    fee: str


def may_renew(rows: list[Cells], obtained: date, expires: date, day: date) -> bool:
    """Whether all rows of a route allow it on a day."""
    if day < obtained:
        return False
    for row in rows:
        if row["opens_months"] and day < add_months(expires, -int(row["opens_months"])):
            return False
        if row["opens_days"] and (expires - day).days > int(row["opens_days"]):
            return False
        if (day - expires).days >= int(row["grace_days"] or "0"):
            return False
    return True


def lasts_to(validity: list[Cells], rows: list[Cells], expires: date, day: date) -> str:
    """Until when what is renewed on a day is then valid: the first day on which it is not."""
    for row in validity:
        if (not row["from"] or date.fromisoformat(row["from"]) <= day) and (
            not row["until"] or day < date.fromisoformat(row["until"])
        ):
            if row["months"] == "none":
                return NEVER
            by_base = {
                "passed": add_months(day, int(row["months"])),
                "expiry": add_months(expires, int(row["months"])),
            }
            said = {each["counts_from"] for each in rows} - {""}
            return (by_base[said.pop()] if len(said) == 1 else min(by_base.values())).isoformat()
    return NOT_STATED


def fee_of(rows: list[Cells]) -> str:
    """The sum with its currency, or "" where it is not stated."""
    if any(not row["fee"] for row in rows) or len({row["currency"] for row in rows}) > 1:
        return ""
    return f"{sum(Fraction(row['fee']) for row in rows)} {rows[0]['currency']}"


def slow_ways(
    renewals: list[Cells], validity: list[Cells], obtained: date, expires: date, today: date
) -> list[SlowWay]:
    """The ways that have a day left from today on, by name."""
    found = []
    for name in sorted({row["route"] for row in renewals}):
        rows = [row for row in renewals if row["route"] == name]
        days, day = [], max(today, obtained)
        while day <= expires + 120 * ONE_DAY:
            if may_renew(rows, obtained, expires, day):
                days.append(day)
            day += ONE_DAY
        if days:
            first, last = days[0], days[-1]
            ends = [lasts_to(validity, rows, expires, each) for each in (first, last)]
            found.append(SlowWay(name, first, last, ends[0], ends[1], fee_of(rows)))
    return found


def slow_cost(
    renewals: list[Cells], validity: list[Cells], obtained: date, expires: date, today: date, until: date
) -> dict[str, Fraction] | None:
    """The fees until a day by currency; `None` if any is not stated."""
    sums: dict[str, Fraction] = {}
    while expires <= until:
        ways = slow_ways(renewals, validity, obtained, expires, today)
        priced = [
            way
            for way in ways
            if way.fee and all(row["how"] != "pass_other" for row in renewals if row["route"] == way.route)
        ]
        free = [way for way in priced if Fraction(way.fee.partition(" ")[0]) == 0]
        if not free and len({way.fee.partition(" ")[2] for way in priced}) != 1:
            return None
        taken = min(free or priced, key=lambda way: (Fraction(way.fee.partition(" ")[0]), way.route))
        amount, _, currency = taken.fee.partition(" ")
        sums[currency] = sums.get(currency, Fraction(0)) + Fraction(amount)
        rows = [row for row in renewals if row["route"] == taken.route]
        eve = expires - ONE_DAY
        day = eve if eve >= today and may_renew(rows, obtained, expires, eve) else taken.first
        ends = lasts_to(validity, rows, expires, day)
        if ends == NOT_STATED:
            return None
        if ends == NEVER:
            break
        obtained, expires, today = day, date.fromisoformat(ends), day
    return sums
