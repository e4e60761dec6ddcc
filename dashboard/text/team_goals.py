"""A team's goals in words: whether they can be met by the day, by whom, and for what."""

from dashboard.board.goals import GoalMet, GoalPlan
from dashboard.catalog.catalog import Catalog
from dashboard.planner.totals import is_lower_bound
from dashboard.text.conditions import level_label
from dashboard.text.paths import fee_words
from dashboard.text.words import Words


def goals_words(words: Words, catalog: Catalog, plan: GoalPlan) -> str:
    """ "10 人中级和 2 人高级"."""
    return words.all_of(
        words.count("team.goal", goal.needed, level=level_label(words, catalog, goal.level_id))
        for goal in plan.goals
    )


def goals_answer(words: Words, catalog: Catalog, plan: GoalPlan, people: int) -> str:
    """Whether so many people can meet the goals by the day, and if not, how many are short at which level."""
    goals, day = goals_words(words, catalog, plan), words.date(plan.by)
    if not plan.feasible:
        missed = [_short(words, catalog, goal) for goal in plan.goals if goal.short]
        short = words("list.semicolon").join(missed)
        said = words.count("team.goals.short", plan.short, goals=goals, date=day, short=short)
        places = sum(goal.needed for goal in plan.goals)
        if places <= people:
            return said
        too_many = words("team.goals.too_many", people=words.number(people), places=words.number(places))
        return words.sentences([said, too_many])
    if not plan.exams:
        return words("team.goals.met", goals=goals, date=day)
    key = "team.goals.feasible.lower_bound" if goals_are_bounded(catalog, plan) else "team.goals.feasible"
    return words(key, goals=goals, date=day)


def goals_cost(words: Words, catalog: Catalog, plan: GoalPlan) -> str:
    """The fewest exams for the places that can be filled, by when they are, and the fee; "" for no exam."""
    if plan.done_on is None or not plan.exams:
        return ""
    bounded = goals_are_bounded(catalog, plan)
    return words.count(
        "team.goals.cost.lower_bound" if bounded else "team.goals.cost",
        plan.exams,
        places=words("team.goals.all_places") if plan.feasible else words("team.goals.some_places"),
        date=words.date(plan.done_on),
        fee=fee_words(words, plan.fee, plan.currency),
    )


def goals_are_bounded(catalog: Catalog, plan: GoalPlan) -> bool:
    """Whether any of the days is only "no earlier than"."""
    levels = {level for serving in plan.servings if serving.path for level in serving.path.levels}
    leans = any(serving.leans.any() for serving in plan.servings)
    return leans or any(is_lower_bound(catalog, level_id) for level_id in levels)


def _short(words: Words, catalog: Catalog, goal: GoalMet) -> str:
    return words(
        "team.goals.short.level",
        level=level_label(words, catalog, goal.level_id),
        needed=words.number(goal.needed),
        filled=words.number(goal.filled),
    )
