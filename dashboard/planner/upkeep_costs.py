"""What keeping certificates costs until a day, by the fees that are stated."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from dashboard.catalog.catalog import Catalog
from dashboard.planner.upkeep import Keeping, NoExpiry, Upkeep, Way, ways_to_keep

COSTED_MONTHS: Final = 60
"""How far ahead costs are told; whoever tells them says until which day."""


@dataclass(frozen=True)
class UpkeepCosts:
    """What it costs to have every certificate still valid on the day `until`, in each currency.

    Nothing is converted. Of the levels at `not_stated` the fees, or the days, are not all stated: nothing of
    theirs is in `amounts`. Those at `lost` can't be kept any more.
    """

    until: date
    amounts: tuple[tuple[str, Decimal], ...]
    renewals: int
    not_stated: tuple[str, ...]
    lost: tuple[str, ...]


def upkeep_costs(catalog: Catalog, keeping: Keeping, until: date) -> UpkeepCosts:
    """The fees of renewing every certificate whenever it would have expired by `until`.

    Each is renewed as late as it is still valid, or at once where it has expired, on the cheapest of the ways
    whose fee is stated. Obtaining another level is no such way: what that costs is not a renewal's fee. Where
    fees in two currencies would have to be compared, the cost counts as not stated.
    """
    sums: dict[str, Decimal] = {}
    renewals, lost = 0, []
    not_stated = [*keeping.undated, *keeping.not_stated]
    for upkeep in keeping.upkeeps:
        if upkeep.is_lost:
            lost.append(upkeep.level_id)
            continue
        paid = _paid(catalog, upkeep, keeping.today, until)
        if paid is None:
            not_stated.append(upkeep.level_id)
            continue
        renewals += len(paid)
        for currency, fee in paid:
            sums[currency] = sums.get(currency, Decimal(0)) + fee
    places = {level_id: place for place, level_id in enumerate(catalog.level_ids)}
    return UpkeepCosts(
        until=until,
        amounts=tuple(sorted(sums.items())),
        renewals=renewals,
        not_stated=tuple(sorted(not_stated, key=places.__getitem__)),
        lost=tuple(sorted(lost, key=places.__getitem__)),
    )


def _paid(catalog: Catalog, upkeep: Upkeep, today: date, until: date) -> list[tuple[str, Decimal]] | None:
    """The currency and fee of every renewal until a day; `None` if any is not stated."""
    paid: list[tuple[str, Decimal]] = []
    level_id, obtained, expires = upkeep.level_id, upkeep.obtained, upkeep.expires_on
    while expires <= until:
        in_time = expires - timedelta(days=1)
        way = _cheapest(ways_to_keep(catalog, level_id, obtained, expires, today))
        if way is None or way.first is None or way.route.fee is None:
            return None
        paid.append((way.route.currency, way.route.fee))
        day = max(way.first.day, min(way.last_on, in_time))
        renewed = next(
            again.first
            for again in ways_to_keep(catalog, level_id, obtained, expires, day)
            if again.route == way.route
        )
        if renewed is None or renewed.expires is NoExpiry.NOT_STATED:
            return None
        if renewed.expires is NoExpiry.NEVER:
            break
        obtained, expires, today = day, renewed.expires, day
    return paid


def _cheapest(ways: tuple[Way, ...]) -> Way | None:
    """The way with a day left and the least stated fee; of several the first. `None`: it can't be told."""
    priced = [
        (way.route.fee, way)
        for way in ways
        if way.first and way.route.fee is not None and not way.route.asks_other_level
    ]
    free = [way for fee, way in priced if fee == 0]
    if free:
        return free[0]
    if len({way.route.currency for _, way in priced}) != 1:
        return None
    return min(priced, key=lambda each: each[0])[1]
