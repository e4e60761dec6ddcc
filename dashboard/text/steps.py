"""A step of a plan explained: its way in, what is not known, study, sitting, result, expiry."""

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import Sittings
from dashboard.planner.plan import Plan, SetBy, Step
from dashboard.text.condition_met import met_sentence, recommended_sentence, unknown_sentence
from dashboard.text.conditions import level_label, route_words
from dashboard.text.lasting import expiry_sentence, sittings_end_sentence
from dashboard.text.words import Words


def step_sentences(words: Words, catalog: Catalog, step: Step, hours_per_week: str) -> list[str]:
    """Why a step's dates are what they are, and what may change them."""
    sentences = [
        words("step.route", route=route_words(words, catalog, step.route)),
        *(met_sentence(words, catalog, met) for met in step.conditions),
        closing_sentence(words, step),
        *(recommended_sentence(words, catalog, met) for met in step.recommended),
        _study_sentence(words, step, hours_per_week),
        sittings_end_sentence(words, catalog, step.level_id, step.ready_on),
        *_sitting_sentences(words, catalog, step),
        _result_sentence(words, step),
        expiry_sentence(words, catalog, step.level_id, step.held_on, step.expires_on),
    ]
    return [sentence for sentence in sentences if sentence]


def closing_sentence(words: Words, step: Step) -> str:
    """From which day a step's way in no longer holds; "" where no such day is known."""
    return words("step.closes", date=words.date(step.closes_on)) if step.closes_on else ""


def unknown_sentences(words: Words, catalog: Catalog, plan: Plan) -> list[str]:
    """What a plan counts as met although it is not known, and whom to ask; each once."""
    said = [unknown_sentence(words, catalog, met) for step in plan.steps for met in step.unknown]
    return list(dict.fromkeys(said))


def _study_sentence(words: Words, step: Step, hours_per_week: str) -> str:
    if step.hours is None:
        return words("step.study_not_stated")
    if not step.hours and step.is_award:
        return ""
    return words(
        "step.study",
        hours=words.number(step.hours),
        mark=assumed_mark(words, step),
        start=words.date(step.study_from),
        end=words.date(step.studied_on),
        hours_per_week=hours_per_week,
    )


def _sitting_sentences(words: Words, catalog: Catalog, step: Step) -> list[str]:
    """Why it is sat, or applied for, on its day."""
    day, said = words.date(step.sat_on), []
    if step.set_by is SetBy.VALIDITY and step.kept_for:
        key = "step.apply.validity" if step.is_award else "step.set_by.validity"
        later = level_label(words, catalog, step.kept_for, step.level_id)
        said.append(words(key, date=day, later=later, could=words.date(step.could_sit_on)))
    elif step.is_award:
        said.append(words(f"step.apply.{step.set_by}", date=day))
    if step.is_award:
        return said
    if step.exam.sittings is None:
        return [*said, words("step.sitting_not_stated", date=day)]
    if said:
        return said
    rule = sittings_words(words, step.exam.sittings) + assumed_mark(words, step)
    if step.set_by is SetBy.CALENDAR:
        ready = words.date(step.ready_on)
        why = words("ready.study" if step.studied_on >= step.ready_on else "ready.eligibility")
        return [words("step.set_by.calendar", ready=ready, date=day, rule=rule, why=why)]
    return [words(f"step.set_by.{step.set_by}", date=day, rule=rule)]


def _result_sentence(words: Words, step: Step) -> str:
    day = words.date(step.held_on)
    if step.exam.results_days is None:
        return words("step.granted_not_stated" if step.is_award else "step.result_not_stated", date=day)
    days = words.days(step.exam.results_days) + assumed_mark(words, step)
    return words("step.granted" if step.is_award else "step.result", days=days, date=day)


def assumed_mark(words: Words, step: Step) -> str:
    """What follows a number that the source does not state."""
    return words("assume.mark") if step.exam.basis == "assumed" else ""


def sittings_words(words: Words, sittings: Sittings | None) -> str:
    """A sitting rule in words."""
    if sittings is None:
        return words.not_stated
    if isinstance(sittings, str):
        return words(f"sittings.{sittings}")
    return words("sittings.dates", dates=words.all_of(words.date(day) for day in sittings))
