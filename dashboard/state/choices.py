"""What a visitor chose: everything that a page depends on beside the tables.

Each choice is declared once, where its field stands: its type, how an address says it, which values it can
have, and what it is as long as nothing was chosen. Links, variants and widgets read these declarations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, get_args, get_type_hints

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import TABLES
from dashboard.catalog.rows import READINGS, Exam, Reading
from dashboard.planner.compare import SORTS, SortedBy
from dashboard.planner.elapsed import on_another_day
from dashboard.planner.in_time import WITHIN, Within
from dashboard.planner.paths import PathNames
from dashboard.rules.asked import Asked, asked_about, in_order
from dashboard.rules.people import DEFAULT_HOURS_PER_WEEK, WORK, Clock, Dated, Person, Since
from dashboard.state.declarations import (
    LAST_DAY,
    Day,
    Declaration,
    HoursPerWeek,
    Ids,
    LevelId,
    OneOf,
    PathOfLevels,
    SomeLevels,
    SomeOf,
    Version,
    Whole,
    words,
)
from dashboard.state.of_clocks import (
    MONTHS,
    PERCENT,
    Clocks,
    OfClocks,
    SinceADay,
    clock_of,
    part_of_clock,
    running,
    since_of,
    with_clock,
)
from dashboard.state.of_levels import (
    CHANCE,
    MONEY,
    RESITS,
    Assumption,
    Assumptions,
    AssumptionValue,
    Fee,
    FeeField,
    Fees,
    Goals,
    NumberOfLevel,
    Numbers,
    with_assumption,
    with_fee,
    with_level,
)
from dashboard.state.of_people import Answers, EducationHad, GivenAnswers, Holds

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

CURRENCY: Final = "CNY"
"""What a visitor's amounts are in where the tables name no currency."""

VARIANTS: Final = Whole(most=3)
"""How many variants can stand beside what was chosen."""
HOURS: Final = HoursPerWeek()
REMINDER_DAYS: Final = Whole(most=365)
RAISE_AFTER: Final = Whole(most=10 * 12)
POST_PERCENT: Final = Whole(least=1, most=100)
COMPARED: Final = SomeLevels(most=3)


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What a visitor can try beside what they chose; all else, the months on the clocks too, is as chosen."""

    clocks: Annotated[Clocks, OfClocks()] = ()
    holds: Annotated[Dated, Holds()] = ()
    education: Annotated[Dated, EducationHad()] = ()
    answers: Annotated[Answers, GivenAnswers()] = ()
    hours_per_week: Annotated[Decimal, HOURS] = DEFAULT_HOURS_PER_WEEK
    reading: Annotated[Reading, OneOf(words(READINGS))] = "strict"
    assumptions: Annotated[tuple[Assumption, ...], Assumptions()] = ()

    def clock(self, clock_id: str) -> Clock:
        """What was said of a clock; where nothing was, work runs full time and the others stand still."""
        return clock_of(self.clocks, clock_id)


@dataclass(frozen=True, kw_only=True)
class Choices(Variant):
    """Everything a visitor chose. Percents are of full time; dates left open mean `as_of`.

    The months are those of `as_of`, with what has run `since` the day that they were told for.
    `path` is `None` for the best path. `pass_percents` has the levels whose chance of passing is not
    100 %. `rules` is the version of the rule tables that the choices were made under, "" if not known.
    Money is in the currency of the tables, `None` where the visitor said nothing: 0 is an answer.
    `raise_after` is in months from the day the certificate is held; how sure they are is in percent.
    `fields_of_work` and `within` are what the levels of all ladders are filtered by. `checked`, `knows` and
    `compare` are ids: of what they checked before paying, of the subjects that
    they have, and of the levels that they compare. A team's are `goals`, by `goals_deadline`, and what
    it could do, as is assumed where nothing was chosen: `more_hours` a week, posts in which one kind of
    work is `post_percent` of full time. The calendar reminds of the sign-up `reminder_days` before a
    sitting: an assumption too.
    """

    as_of: Annotated[date, Day()]
    language: Annotated[Language | None, OneOf(words(LANGUAGES), name="lang")] = None
    industry: Annotated[
        str | None, OneOf(lambda catalog: [row.industry_id for row in catalog.industries])
    ] = None
    audience: Annotated[str | None, OneOf(lambda catalog: [row.audience_id for row in catalog.audiences])] = (
        None
    )
    since: Annotated[Since | None, SinceADay()] = None
    target: Annotated[str, LevelId()] = ""
    path: Annotated[PathNames | None, PathOfLevels()] = None
    sort: Annotated[SortedBy, OneOf(words(SORTS))] = "earliest"
    deadline: Annotated[date | None, Day()] = None
    reminder_days: Annotated[int, REMINDER_DAYS] = 45
    level: Annotated[str | None, LevelId()] = None
    fields_of_work: Annotated[
        Ids, SomeOf(options=lambda catalog: [row.field_id for row in catalog.fields], name="fields")
    ] = ()
    within: Annotated[Within | None, OneOf(words(WITHIN))] = None
    table: Annotated[str | None, OneOf(words(tuple(TABLES)))] = None
    rules: Annotated[str, Version()] = ""
    pass_percents: Annotated[Numbers, NumberOfLevel(CHANCE, unsaid=100)] = ()
    variants: tuple[Variant, ...] = ()
    fees: Annotated[tuple[Fee, ...], Fees()] = ()
    resits: Annotated[Numbers, NumberOfLevel(RESITS)] = ()
    hour_value: Annotated[Decimal | None, MONEY] = None
    raise_a_month: Annotated[Decimal | None, replace(MONEY, name="raise")] = None
    raise_after: Annotated[int | None, RAISE_AFTER] = None
    raise_sure: Annotated[int | None, PERCENT] = None
    one_off: Annotated[Decimal | None, MONEY] = None
    one_off_sure: Annotated[int | None, PERCENT] = None
    subsidy: Annotated[Decimal | None, MONEY] = None
    subsidy_sure: Annotated[int | None, PERCENT] = None
    checked: Annotated[Ids, SomeOf(options=lambda catalog: [row.item_id for row in catalog.checklist])] = ()
    knows: Annotated[Ids, SomeOf(options=lambda catalog: [row.subject_id for row in catalog.subjects])] = ()
    compare: Annotated[Ids, COMPARED] = ()
    goals: Annotated[Numbers, Goals()] = ()
    goals_deadline: Annotated[date | None, Day()] = None
    more_hours: Annotated[Decimal, HOURS] = Decimal(2)
    post_percent: Annotated[int, POST_PERCENT] = 100

    @property
    def horizon(self) -> date:
        """The day that a team's counts look ahead to: that of its goals, else the end of next year."""
        return self.goals_deadline or min(date(self.as_of.year + 1, 12, 31), LAST_DAY)

    @property
    def person(self) -> Person:
        return Person(
            clocks=self.clocks,
            holds=self.holds,
            education=self.education,
            answers=self.answers,
            hours_per_week=self.hours_per_week,
            since=self.since,
        )

    @property
    def runs_from(self) -> date:
        """The day from which the clock of work runs: no other starts before it."""
        return self.clock(WORK).starts_on or (self.since.day if self.since else self.as_of)

    def months_shown(self, catalog: Catalog, clock_id: str) -> int:
        """The months on a clock: the most of its own and those of the clocks within it."""
        return max(self.clock(each).months for each in catalog.clocks_within(clock_id))

    def asked(self, catalog: Catalog) -> Asked:
        """What they are asked about: what bears on their target, and whatever they have said something of."""
        asked = asked_about(catalog, self.target)
        answered = {*asked.questions, *dict(self.answers)}
        return Asked(
            clocks=in_order(catalog, {*asked.clocks, *dict(self.clocks)}),
            education=asked.education or bool(self.education),
            questions=tuple(row.question_id for row in catalog.questions if row.question_id in answered),
        )

    def on_day(self, catalog: Catalog, day: date) -> "Choices":
        """These choices as of another day: the experience that has run until then is had."""
        person = on_another_day(catalog, self.person, self.as_of, day)
        clocks: Clocks = ()
        for clock_id, clock in person.clocks:
            months = min(max(clock.months, 0), MONTHS.most)
            clocks = with_clock(clocks, clock_id, replace(clock, months=months))
        return replace(self, as_of=day, since=person.since and since_of(person.since), clocks=clocks)

    def assumed(self, catalog: Catalog) -> Catalog:
        """The catalog with the visitor's assumptions, and the fees they were told, in place of its own."""
        changed: dict[str, Exam] = {}
        for assumption in self.assumptions:
            exam = changed.get(assumption.level_id) or catalog.exam(assumption.level_id)
            changed[assumption.level_id] = exam.model_copy(
                update={assumption.field: assumption.value, "basis": "assumed"}
            )
        for fee in self.fees:
            exam = changed.get(fee.level_id) or catalog.exam(fee.level_id)
            changed[fee.level_id] = exam.model_copy(
                update={fee.field: fee.amount, "currency": exam.currency or CURRENCY}
            )
        return catalog.with_exams(changed)

    @property
    def of_exams(self) -> tuple[object, ...]:
        """What `assumed` changes, as a key for caches."""
        return self.assumptions, self.fees

    def value(self, name: str) -> Any:
        """A field, or the part of a clock that the parameter `name` says: `aigc_months`."""
        if part := part_of_clock(name):
            clock_id, attribute = part
            return getattr(self.clock(clock_id), attribute)
        return getattr(self, name)

    def with_values(self, values: Mapping[str, Any]) -> "Choices":
        """These choices with fields, and parts of clocks, set; they are named as for `value`."""
        own = {name: value for name, value in values.items() if not part_of_clock(name)}
        choices = replace(self, **own)
        for name in values.keys() - own.keys():
            clock_id, attribute = part_of_clock(name) or (WORK, "")
            clock = replace(choices.clock(clock_id), **{attribute: values[name]})
            choices = replace(choices, clocks=with_clock(choices.clocks, clock_id, clock))
        return choices

    def with_clock(self, clock_id: str, clock: Clock) -> "Choices":
        """These choices with one clock set."""
        return replace(self, clocks=with_clock(self.clocks, clock_id, clock))

    def with_assumption(
        self, catalog: Catalog, level_id: str, field: str, value: AssumptionValue
    ) -> "Choices":
        """These choices with one assumption set; setting it to the table's own value removes it."""
        return replace(self, assumptions=with_assumption(catalog, self.assumptions, level_id, field, value))

    def with_pass_percent(self, level_id: str, percent: int) -> "Choices":
        """These choices with one exam's chance of passing set; 100 % is what nobody need say."""
        said = None if percent == 100 else percent
        return replace(self, pass_percents=with_level(self.pass_percents, level_id, said))

    def with_fee(self, catalog: Catalog, level_id: str, field: FeeField, amount: Decimal | None) -> "Choices":
        """These choices with one fee set; `None`, or the table's own, leaves it to the table."""
        return replace(self, fees=with_fee(catalog, self.fees, level_id, field, amount))

    def with_resits(self, level_id: str, number: int | None) -> "Choices":
        """These choices with the resits of one exam that money is set aside for; `None`: not said."""
        return replace(self, resits=with_level(self.resits, level_id, number))

    def with_goal(self, level_id: str, people: int | None) -> "Choices":
        """These choices with the people that a level is to have; `None` or 0: no goal."""
        return replace(self, goals=with_level(self.goals, level_id, people or None))

    @property
    def as_variant(self) -> Variant:
        own = {field: getattr(self, field) for field in VARIED}
        return Variant(**{**own, "clocks": running(self.clocks)})

    def varied(self, variant: Variant) -> "Choices":
        """These choices with what `variant` has in place of their own."""
        own = {field: getattr(variant, field) for field in VARIED}
        return replace(self, **{**own, "clocks": running(variant.clocks, months_of=self.clocks)})


VARIED: Final = tuple(field.name for field in fields(Variant))
DECLARED: Final[Mapping[str, Declaration]] = {
    name: hint.__metadata__[0]
    for name, hint in get_type_hints(Choices, include_extras=True).items()
    if hasattr(hint, "__metadata__")
}
"""How an address says each field of the choices; `variants` are said by what they have otherwise."""
