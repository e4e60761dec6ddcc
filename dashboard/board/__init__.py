"""What a team's board counts: people as arrays in, numbers and rows out. Knows no words and no screen."""

from dashboard.board.actions import (
    Action,
    AigcPost,
    Effect,
    MoreHours,
    SitLevel,
    candidates,
    effects,
    ranked,
    ranked_by_fee,
)
from dashboard.board.by_month import MONTHS, ByMonth, LevelByMonth, by_month
from dashboard.board.goals import GoalMet, GoalPlan, Nearest, Serving, Sitting, goal_plan
from dashboard.board.groups import groups
from dashboard.board.missing import Lacked, Missing, RouteLacks, missing
from dashboard.board.standings import Board, LevelStandings, board_of

__all__ = [
    "MONTHS",
    "Action",
    "AigcPost",
    "Board",
    "ByMonth",
    "Effect",
    "GoalMet",
    "GoalPlan",
    "Lacked",
    "LevelByMonth",
    "LevelStandings",
    "Missing",
    "MoreHours",
    "Nearest",
    "RouteLacks",
    "Serving",
    "SitLevel",
    "Sitting",
    "board_of",
    "by_month",
    "candidates",
    "effects",
    "goal_plan",
    "groups",
    "missing",
    "ranked",
    "ranked_by_fee",
]
