"""What people can do, when: people, paths, schedules, verdicts. Knows no screen and no clock."""

from dashboard.planner.advice import Advice, advice, certificate_cites, climbs_by_certificates_alone
from dashboard.planner.best import BestPaths, best_paths
from dashboard.planner.break_even import BreakEven, Worth, break_evens
from dashboard.planner.chances import Chances, chances
from dashboard.planner.compare import SORTS, ComparedPath, SortedBy, compared_paths, sorted_paths
from dashboard.planner.elapsed import Elapsed, elapsed, on_another_day
from dashboard.planner.months import (
    NEVER,
    add_months_to,
    calendar_date,
    day_number,
    full_months,
    nearest_months,
    whole_months,
)
from dashboard.planner.paths import Path, PathNames
from dashboard.planner.people import DEFAULT_HOURS_PER_WEEK, People, Person, people_of, person_at
from dashboard.planner.plan import (
    ConditionMet,
    Plan,
    SetBy,
    Standing,
    Step,
    every_plan,
    standing,
)
from dashboard.planner.running import Since
from dashboard.planner.segments import Doing, Segment, segments, spans
from dashboard.planner.sensitivity import Question, Sensitivity, by_hours, by_share
from dashboard.planner.totals import fee, is_lower_bound, study_hours
from dashboard.planner.verdicts import VERDICTS, Verdict, have_verdict, open_today, verdicts_on

__all__ = [
    "DEFAULT_HOURS_PER_WEEK",
    "NEVER",
    "SORTS",
    "VERDICTS",
    "Advice",
    "BestPaths",
    "BreakEven",
    "Chances",
    "ComparedPath",
    "ConditionMet",
    "Doing",
    "Elapsed",
    "Path",
    "PathNames",
    "People",
    "Person",
    "Plan",
    "Question",
    "Segment",
    "Sensitivity",
    "SetBy",
    "Since",
    "SortedBy",
    "Standing",
    "Step",
    "Verdict",
    "Worth",
    "add_months_to",
    "advice",
    "best_paths",
    "break_evens",
    "by_hours",
    "by_share",
    "calendar_date",
    "certificate_cites",
    "chances",
    "climbs_by_certificates_alone",
    "compared_paths",
    "day_number",
    "elapsed",
    "every_plan",
    "fee",
    "full_months",
    "have_verdict",
    "is_lower_bound",
    "nearest_months",
    "on_another_day",
    "open_today",
    "people_of",
    "person_at",
    "segments",
    "sorted_paths",
    "spans",
    "standing",
    "study_hours",
    "verdicts_on",
    "whole_months",
]
