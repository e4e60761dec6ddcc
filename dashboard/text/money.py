"""Amounts of money in words."""

from decimal import ROUND_HALF_EVEN, Decimal

from dashboard.state.choices import CURRENCY
from dashboard.text.words import Words

_CENT = Decimal("0.01")


def money(words: Words, amount: Decimal, currency: str) -> str:
    """An amount to the cent, without cents where it has none, with the sign of its currency or its code."""
    if amount < 0:
        said = money(words, -amount, currency)
        # What rounds to nothing owes nothing.
        return words("money.below_zero", amount=said) if amount <= -_CENT / 2 else said
    whole, cents = divmod(int((amount * 100).to_integral_value(ROUND_HALF_EVEN)), 100)
    number = words.number(whole) + (f".{cents:02}" if cents else "")
    if currency == CURRENCY:
        return words("money.cny", amount=number)
    return words("paths.amount", amount=number, currency=currency).strip()


def currency_words(words: Words, currency: str) -> str:
    """A currency's sign, or its code; "" where there is none."""
    return words("money.cny.sign") if currency == CURRENCY else currency
