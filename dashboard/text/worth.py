"""Whether it pays, in words: what is known of the cost, when it is back, and what would change that."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Benchmark
from dashboard.planner.plan import Plan
from dashboard.state.choices import Choices
from dashboard.text.answers import of_plan
from dashboard.text.conditions import level_label
from dashboard.text.evidence import figure_words, grade_words
from dashboard.text.money import money
from dashboard.text.steps import assumed_mark
from dashboard.text.words import Words
from dashboard.worth.benefits import Benefits
from dashboard.worth.costs import Costs
from dashboard.worth.payback import YEARS_SHOWN, Payback, Span

_CENT = Decimal("0.01")


def worth_answer(
    words: Words, catalog: Catalog, plan: Plan, costs: Costs, benefits: Benefits, found: Payback | None
) -> str:
    """The one sentence that answers "is it worth it?", by the visitor's figures alone.

    `found` is their payback, `None` as long as the total of the costs is not known.
    """
    if costs.mixed:
        return words("worth.answer.mixed")
    if found is None or costs.total is None:
        return words.count("worth.answer.unknown", len(worth_missing(words, catalog, costs, benefits)))
    if not costs.total:
        return words("worth.answer.free")
    cost = money(words, costs.total, costs.currency)
    years = words.months(12 * YEARS_SHOWN)
    if not benefits.named:
        return words("worth.answer.cost_only", cost=cost)
    if benefits.unsure:
        if found.back_if_all is None:
            return words("worth.answer.never_if_all", cost=cost, years=years)
        date = words.date(found.back_if_all)
        return words(of_plan("worth.answer.if_all", plan), cost=cost, date=date)
    if found.back_on is None:
        return words("worth.answer.never", cost=cost, years=years)
    return words(of_plan("worth.answer.back", plan), cost=cost, date=words.date(found.back_on))


def worth_missing(words: Words, catalog: Catalog, costs: Costs, benefits: Benefits) -> list[str]:
    """What the visitor has not said yet, each once, in the order of the page."""
    said = [
        words(
            "worth.of_level", level=level_label(words, catalog, level_id), what=words(f"worth.asked.{asked}")
        )
        if level_id
        else words(f"worth.asked.{asked}")
        for level_id, asked in costs.lacking
    ]
    if not benefits.named:
        said.append(words("worth.asked.benefits"))
    return said + [words("worth.asked.sure", what=words(f"worth.benefit.{name}")) for name in benefits.unsure]


def cost_words(words: Words, costs: Costs, currency: str) -> str:
    """A sum of costs; as long as it is not known, how much it is at least."""
    if costs.mixed:
        return words("worth.mixed")
    if costs.total is not None:
        return money(words, costs.total, currency)
    if costs.known:
        return words("worth.at_least", amount=money(words, costs.known, currency))
    return words("worth.unknown")


def study_words(words: Words, choices: Choices, plan: Plan, costs: Costs, level_id: str) -> str:
    """What the study for a level costs, as a product: hours, whose number they are, and an hour's worth."""
    step = next(step for step in plan.steps if step.level_id == level_id)
    hours = words("worth.study.hours.none")
    if step.hours is not None:
        changed = (level_id, "study_hours") in {(each.level_id, each.field) for each in choices.assumptions}
        mark = words("worth.mark.yours") if changed else assumed_mark(words, step)
        hours = words("worth.study.hours", hours=words.number(step.hours), mark=mark)
    if choices.hour_value is None:
        return words("worth.study.no_value", hours=hours)
    value = money(words, choices.hour_value, costs.currency)
    amount = cost_words(words, costs.of_level(level_id).of_kind("study"), costs.currency)
    return words("worth.study", hours=hours, value=value, amount=amount)


def course_prices(words: Words, rows: Sequence[Benchmark]) -> str:
    """From how much to how much reported courses cost, and how good the reports are; "" where there are none.

    `rows` share a unit.
    """
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    if not ends:
        return ""
    first, *_ = rows
    figure = figure_words(words, first.model_copy(update={"low": min(ends), "high": max(ends)}))
    grade = grade_words(words, [row.grade for row in rows])
    return words("worth.prices", figure=figure, grade=grade)


def span_words(words: Words, span: Span, currency: str) -> str:
    """The least raise at which the costs are back within so many years of the certificate."""
    years = words.months(12 * span.years)
    if span.raise_a_month is None:
        return words("worth.within.never", years=years)
    if not span.raise_a_month:
        return words("worth.within.without", years=years)
    return words("worth.within", years=years, amount=money(words, span.raise_a_month, currency))


def span_basis(words: Words, benefits: Benefits) -> str:
    """What the least raises take for granted: from when a raise is paid, and how sure it is."""
    sure, after = benefits.raise_a_month.sure, benefits.raise_after
    said_sure = words.percent(100 if sure is None else sure)
    said_after = (
        words("worth.within.after", months=words.months(after)) if after else words("worth.within.at_once")
    )
    return words(
        "worth.within.basis",
        sure=said_sure + (words("worth.mark.not_typed") if sure is None else ""),
        after=said_after + (words("worth.mark.not_typed") if after is None else ""),
    )


def change_title(words: Words, span: Span, currency: str) -> str:
    """Whether the costs are back within so many years, and by how much."""
    balance = span.balance or Decimal(0)
    key = "worth.change.title.back" if balance >= 0 else "worth.change.title.short"
    years, date = words.months(12 * span.years), words.date(span.by)
    return words(key, years=years, date=date, amount=money(words, _room(balance), currency))


def change_words(words: Words, benefits: Benefits, span: Span, currency: str) -> list[str]:
    """What would change that, one thing at a time, all else as it is."""
    balance, least = span.balance or Decimal(0), span.raise_a_month
    hopes = bool(benefits.raise_a_month.hoped)
    if balance >= 0:
        said = [words("worth.change.cost_up", amount=money(words, _room(balance), currency))]
        if hopes and least == 0:
            said.append(words("worth.change.raise_away"))
        elif least:
            said.append(words("worth.change.raise_down", amount=money(words, least, currency)))
            said.append(words("worth.change.sure_down", percent=words.percent(span.raise_sure or 0)))
        return said
    said = [words("worth.change.cost_down", amount=money(words, _room(balance), currency))]
    if least is None:
        said.append(words("worth.change.raise_never"))
    else:
        said.append(words("worth.change.raise_up", amount=money(words, least, currency)))
    if hopes and span.raise_sure is None:
        said.append(words("worth.change.sure_never"))
    elif hopes:
        said.append(words("worth.change.sure_up", percent=words.percent(span.raise_sure or 0)))
    return said


def _room(balance: Decimal) -> Decimal:
    """How much more it may cost, or how much less it must, in cents that keep what is said of it true."""
    return abs(balance.quantize(_CENT, rounding=ROUND_FLOOR))


def payback_title(words: Words, plan: Plan, found: Payback) -> str:
    """The day on which the costs are back, in a few words."""
    if found.back_on is None:
        return words("payback.title.never", years=words.months(12 * YEARS_SHOWN))
    return words(of_plan("payback.title", plan), date=words.date(found.back_on))


def payback_sentence(
    words: Words, found: Payback, expected: Sequence[Decimal], place: int, currency: str
) -> str:
    """The three balances on the day at `place` of the months; `expected` is that of `found`, and known."""
    return words(
        "payback.sentence",
        date=words.date(found.months[place]),
        nothing=money(words, found.nothing_comes[place], currency),
        expected=money(words, expected[place], currency),
        all=money(words, found.all_comes[place], currency),
    )
