"""How somebody meets a condition, in words: from when, or what is not known and whom to ask."""

from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.planner.plan import ConditionMet
from dashboard.rules.answer import Answered
from dashboard.rules.certificate import Certificate, ValidCertificate
from dashboard.rules.education import Education
from dashboard.rules.experience import Experience
from dashboard.rules.none_required import NoneRequired
from dashboard.rules.none_stated import NoneStated
from dashboard.text.conditions import (
    clock_label,
    clock_name,
    condition_words,
    education_words,
    level_label,
    level_names,
)
from dashboard.text.contradictions import contradiction_of
from dashboard.text.words import Words, heading


def met_sentence(words: Words, catalog: Catalog, met: ConditionMet) -> str:
    """From when a condition of a plan's step is met; of one that is not known, what to do about it."""
    if not met.is_known:
        return unknown_sentence(words, catalog, met)
    condition = met.condition
    day = words.date(met.met_on) if met.met_on else words.not_stated
    match condition:
        case Experience(clock):
            name, had = clock_label(words, catalog, clock), words.months(met.months_had)
            if not met.months_missing:
                return words("step.experience_met", clock=name, had=had)
            missing = words.months(met.months_missing)
            return words("step.experience_missing", clock=name, had=had, missing=missing, date=day)
        case Certificate() | ValidCertificate():
            said = _certificate_sentence(words, catalog, met, condition, day)
            row = contradiction_of(catalog, "whose_certificate", condition.cites)
            flag = words("step.certificate_flag", number=row.contradiction_id) if row else ""
            return words.sentences([said, flag])
        case Education() | Answered():
            asked = heading(condition_words(words, catalog, condition))
            return (
                words("step.met", asked=asked)
                if met.open_today
                else words("step.met_on", asked=asked, date=day)
            )
        case NoneStated():
            return words("step.none_stated")
        case NoneRequired():
            return words("step.none_required")
        case _:
            assert_never(condition)


def _certificate_sentence(
    words: Words, catalog: Catalog, met: ConditionMet, condition: Certificate | ValidCertificate, day: str
) -> str:
    levels = level_names(words, catalog, (met.by_level,) if met.by_level else condition.any_of)
    if met.open_today:
        return words("step.certificate_met", levels=levels)
    if condition.months:
        held_for = words.months(condition.months)
        return words("step.certificate_missing_for", levels=levels, date=day, months=held_for)
    return words("step.certificate_missing", levels=levels, date=day)


def unknown_sentence(words: Words, catalog: Catalog, met: ConditionMet) -> str:
    """What is not known of a condition and counts as met, and how to find out: what to say, whom to ask."""
    condition = met.condition
    match condition:
        case Experience(clock, _, within):
            name = clock_name(words, catalog, clock)
            return words("unknown.experience", clock=words.apart(name), within=words.months(within or 0))
        case Certificate() | ValidCertificate():
            level_id = met.by_level or condition.any_of[0]
            level = level_label(words, catalog, level_id)
            if met.is_undated:
                return words("unknown.certificate.date", level=level)
            return words("unknown.validity", level=level, issuer=issuer_words(words, catalog, level_id))
        case Education():
            education = education_words(words, catalog, condition)
            key = "unknown.education.date" if met.is_undated else "unknown.education"
            return words(key, education=education)
        case Answered(question):
            return words("unknown.answer", question=words.of(catalog.question(question), "text"))
        case NoneStated() | NoneRequired():
            return ""
        case _:
            assert_never(condition)


def recommended_sentence(words: Words, catalog: Catalog, met: ConditionMet) -> str:
    """What is recommended, and how far the person has it; it never blocks."""
    condition = met.condition
    asked = condition_words(words, catalog, condition)
    if not met.is_known:
        return words("recommended", asked=asked)
    match condition:
        case Experience():
            return words("recommended.months", asked=asked, had=words.months(met.months_had))
        case Certificate() | ValidCertificate() | Education() | Answered() | NoneStated() | NoneRequired():
            return words("recommended.met" if met.open_today else "recommended.not_met", asked=asked)
        case _:
            assert_never(condition)


def issuer_words(words: Words, catalog: Catalog, level_id: str) -> str:
    """Whom to ask about a level: its issuer, by name where it is known."""
    issuer = words.of(catalog.scheme_of(level_id), "issuer")
    return words("issuer.named", issuer=issuer) if issuer else words("issuer")
