"""What people can do, when: people, paths, schedules, verdicts. Knows no screen and no clock."""

from dashboard.planner.advice import Advice, advice, climbs_by_certificates_alone
from dashboard.planner.best import BestPaths, best_paths
from dashboard.planner.months import (
    NEVER,
    add_months_to,
    calendar_date,
    day_number,
    full_months,
    whole_months,
)
from dashboard.planner.people import DEFAULT_HOURS_PER_WEEK, People, Person, people_of
from dashboard.planner.plan import (
    ConditionMet,
    Plan,
    SetBy,
    Standing,
    Step,
    every_plan,
    standing,
)
from dashboard.planner.totals import fee, is_lower_bound, study_hours
from dashboard.planner.verdicts import Verdict, open_today, verdicts_on

__all__ = [
    "DEFAULT_HOURS_PER_WEEK",
    "NEVER",
    "Advice",
    "BestPaths",
    "ConditionMet",
    "People",
    "Person",
    "Plan",
    "SetBy",
    "Standing",
    "Step",
    "Verdict",
    "add_months_to",
    "advice",
    "best_paths",
    "calendar_date",
    "climbs_by_certificates_alone",
    "day_number",
    "every_plan",
    "fee",
    "full_months",
    "is_lower_bound",
    "open_today",
    "people_of",
    "standing",
    "study_hours",
    "verdicts_on",
    "whole_months",
]
