"""What a way to keep a certificate asks, and what the new term counts from, in words."""

from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Renewal
from dashboard.rules.renewal import KeepingRoute
from dashboard.text.conditions import level_names
from dashboard.text.money import money
from dashboard.text.paths import fee_words
from dashboard.text.words import Words


def renewal_words(words: Words, catalog: Catalog, route: KeepingRoute) -> str:
    """What a way asks, all of it: "再考一次", "考过专家级"."""
    is_priced = route.fee is not None
    return words.all_of(_asked(words, catalog, row, is_priced=is_priced) for row in route.rows)


def _asked(words: Words, catalog: Catalog, row: Renewal, *, is_priced: bool) -> str:
    """What a row asks; with its own fee, where that of the whole way is not stated."""
    match row.how:
        case "resit":
            asked = words("upkeep.how.resit")
        case "assessment":
            asked = words("upkeep.how.assessment")
        case "pass_other":
            levels = words.apart(level_names(words, catalog, row.scope))
            asked = words("upkeep.how.pass_other", levels=levels) if row.scope else words("upkeep.how.other")
        case "credits":
            asked = words("upkeep.how.credits.not_stated")
            if row.value is not None:
                asked = words(_unit(words, row), number=words.number(row.value))
        case "fee":
            asked = words("upkeep.how.fee")
        case "":
            asked = words("upkeep.how.not_stated")
        case _:
            assert_never(row.how)
    if is_priced or row.fee is None:
        return asked
    return words("upkeep.how.priced", asked=asked, fee=money(words, row.fee, row.currency))


def _unit(words: Words, row: Renewal) -> str:
    """The message for a number of credits, by their unit where the language has a word for it."""
    own = f"upkeep.unit.{'|'.join(row.scope)}"
    return own if words.has(own) else "upkeep.how.credits"


def route_fee_words(words: Words, route: KeepingRoute) -> str:
    """What a way costs, at least where not all of it is stated."""
    if route.stated_fee is not None:
        return words("fee.at_least", amount=money(words, route.stated_fee, route.currency))
    return fee_words(words, route.fee, route.currency)


def counts_from_words(words: Words, route: KeepingRoute) -> str:
    """What the new term counts from; where that is not stated, that the earlier day is taken."""
    return words(f"upkeep.counts_from.{route.counts_from or 'not_stated'}")
