"""What-if in words: how a variant differs, what its date is worth, and what moves a date."""

from decimal import Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import Plan
from dashboard.planner.sensitivity import Sensitivity
from dashboard.state.choices import Choices, Variant
from dashboard.text.answers import of_plan
from dashboard.text.conditions import level_label
from dashboard.text.experience import share_words, start_words
from dashboard.text.paths import day_or_never, held_against
from dashboard.text.people import answer_words, education_words
from dashboard.text.readings import reading_name
from dashboard.text.steps import sittings_words
from dashboard.text.words import Words


def variant_words(words: Words, tables: Catalog, choices: Choices, variant: Variant) -> str:
    """What of a variant is not as chosen."""
    parts: list[str] = []
    if variant.hours_per_week != choices.hours_per_week:
        parts.append(words("variant.hours_per_week", hours=words.number(variant.hours_per_week)))
    clocks = [(each, variant.clock(each), choices.clock(each)) for each in tables.clock_ids]
    parts += [
        share_words(words, tables, clock_id, own.percent)
        for clock_id, own, now in clocks
        if own.percent != now.percent
    ]
    parts += [
        start_words(words, tables, clock_id, own.starts_on)
        for clock_id, own, now in clocks
        if own.starts_on != now.starts_on
    ]
    if variant.reading != choices.reading:
        parts.append(reading_name(words, tables, choices.target, variant.reading))
    if variant.holds != choices.holds:
        levels = [_certificate(words, tables, level_id, day) for level_id, day in variant.holds]
        held = words.all_of(levels) if levels else words("variant.holds_none")
        parts.append(words("variant.holds", levels=held))
    if variant.education != choices.education:
        parts.append(education_words(words, tables, variant.education))
    own_answers, answers = dict(variant.answers), dict(choices.answers)
    parts += [
        answer_words(words, tables, row.question_id, own_answers.get(row.question_id))
        for row in tables.questions
        if own_answers.get(row.question_id) != answers.get(row.question_id)
    ]
    parts += _assumptions(words, tables, choices, variant)
    return words("list.comma").join(parts) if parts else words("variant.same")


def _certificate(words: Words, tables: Catalog, level_id: str, day: object) -> str:
    name = level_label(words, tables, level_id)
    return f"{name} {day}" if day else name


def _assumptions(words: Words, tables: Catalog, choices: Choices, variant: Variant) -> list[str]:
    own, now = choices.varied(variant).assumed(tables), choices.assumed(tables)
    parts = []
    for level_id in tables.level_ids:
        name = level_label(words, tables, level_id)
        exam, was = own.exam(level_id), now.exam(level_id)
        if exam.study_hours != was.study_hours:
            hours = words.not_stated if exam.study_hours is None else words.number(exam.study_hours)
            parts.append(words("variant.study_hours", level=name, hours=hours))
        if exam.sittings != was.sittings:
            sittings = sittings_words(words, exam.sittings)
            parts.append(words("variant.sittings", level=name, sittings=sittings))
        if exam.results_days != was.results_days:
            days = words.not_stated if exam.results_days is None else words.days(exam.results_days)
            parts.append(words("variant.results_days", level=name, days=days))
    return parts


def plan_date(words: Words, plan: Plan | None) -> str:
    """The day a plan holds its target, or that there is none."""
    if plan is None:
        return words("verdict.never")
    return words(of_plan("variant.held_on", plan), date=words.date(plan.held_on))


def against_now(words: Words, now: Plan | None, plan: Plan | None) -> str:
    """How much sooner or later a variant's plan is than the plan of today's choices."""
    if now is None or plan is None:
        return words("variant.no_difference" if now is plan else "variant.not_comparable")
    return held_against(words, plan, now)


def hours_message(words: Words, found: Sensitivity[Decimal]) -> str:
    """What more study hours would bring, in a few words."""
    if found.sooner is None:
        return words("sensitivity.hours.flat")
    value, day = found.sooner
    return words("sensitivity.hours.message", hours=words.number(value), date=words.date(day))


def share_message(words: Words, clock: str, found: Sensitivity[int]) -> str:
    """What more of one kind of work, called `clock`, would bring, in a few words."""
    if found.sooner is None:
        return words("sensitivity.share.flat", clock=clock)
    value, day = found.sooner
    share = words.percent(value)
    return words("sensitivity.share.message", clock=clock, share=share, date=words.date(day))


def hours_sentence(words: Words, found: Sensitivity[Decimal]) -> str:
    """The smallest change of study hours that brings the target forward, and how few would do."""
    sentences = []
    if found.sooner:
        value, day = found.sooner
        sentences.append(
            words(
                "sensitivity.hours.sooner",
                more=words.number(value - found.now),
                hours=words.number(value),
                was=day_or_never(words, found.held_now),
                date=words.date(day),
            )
        )
    else:
        sentences.append(words("sensitivity.hours.none", hours=words.number(found.now)))
    if found.held_now and found.enough < found.now:
        sentences.append(words("sensitivity.hours.enough", hours=words.number(found.enough)))
    return words.sentences(sentences)


def share_sentence(words: Words, clock: str, found: Sensitivity[int]) -> str:
    """As `hours_sentence`, for the share of one kind of work."""
    sentences = []
    if found.sooner:
        value, day = found.sooner
        was, share = day_or_never(words, found.held_now), words.percent(value)
        sentences.append(
            words("sensitivity.share.sooner", clock=clock, share=share, was=was, date=words.date(day))
        )
    else:
        sentences.append(words("sensitivity.share.none", share=words.percent(found.now)))
    if found.held_now and found.enough < found.now:
        sentences.append(words("sensitivity.share.enough", share=words.percent(found.enough)))
    return words.sentences(sentences)
