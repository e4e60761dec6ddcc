"""From a row of the prerequisites to the condition that it states."""

from typing import assert_never

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.cells import years_in_months
from dashboard.catalog.rows import Prerequisite
from dashboard.rules.answer import Answered
from dashboard.rules.certificate import Certificate, ValidCertificate
from dashboard.rules.education import Education
from dashboard.rules.experience import Experience
from dashboard.rules.none_required import NoneRequired
from dashboard.rules.none_stated import NoneStated
from dashboard.rules.validity import validity_of

Condition = Experience | Certificate | ValidCertificate | Education | Answered | NoneStated | NoneRequired
"""Every kind of condition: what is worded or drawn by kind is matched over these."""


def condition_of(catalog: Catalog, row: Prerequisite) -> Condition:
    """The condition that a row states."""
    months = 0 if row.value is None else years_in_months(row.value)
    within = None if row.within is None else years_in_months(row.within)
    match row.fact:
        case "experience":
            (clock,) = row.scope
            # Whole calendar months are compared with it: a part of a month more changes nothing.
            within = None if row.within is None else int(row.within * 12)
            return Experience(clock, months, within, catalog.clocks_within(clock), row.cites)
        case "certificate":
            return Certificate(tuple(sorted(set(row.scope))), months, within, row.cites)
        case "valid_certificate":
            levels = tuple(sorted(set(row.scope)))
            validity = {level_id: validity_of(catalog, level_id) for level_id in levels}
            return ValidCertificate(levels, months, within, validity, row.cites)
        case "education":
            (education,) = row.scope
            return Education(education, months, catalog.education_at_least(education), row.cites)
        case "answer":
            (question,) = row.scope
            return Answered(question, row.cites)
        case "none_stated":
            return NoneStated(row.cites)
        case "none_required":
            return NoneRequired(row.cites)
        case _:
            assert_never(row.fact)
