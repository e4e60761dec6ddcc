"""Tables that are not as one expects: no rules, one level, eight of them, conditions that must all hold."""

from itertools import pairwise

from tests.strategies import Tables, exam_row, level_row, rule

A, B, C = "alpha", "beta", "gamma"
TWO = (level_row(A), level_row(B, 2))
EIGHT = tuple(f"level-{number}" for number in range(1, 9))


def eight_levels() -> Tables:
    rules = []
    for rank, (below, level) in enumerate(pairwise(EIGHT), 1):
        rules.append(rule(level, "certificate", below, route="certificate"))
        rules.append(rule(level, "experience", "aigc", str(rank), "years", "strict"))
        rules.append(rule(level, "experience", "work", str(rank), "years", "lenient"))
    levels = tuple(level_row(level, rank) for rank, level in enumerate(EIGHT))
    return Tables(levels, tuple(rules), tuple(exam_row(level, "20", "quarterly", "30") for level in EIGHT))


ODD = {
    "header-only tables": Tables(TWO, (), ()),
    "a level without a route": Tables(
        TWO, (rule(A, "experience", "work", "1"),), (exam_row(A, "9", "monthly", "7"),)
    ),
    "one level": Tables((level_row(A),), (rule(A, "experience", "aigc", "0.5"),), ()),
    "eight levels": eight_levels(),
    "conditions that must all hold": Tables(
        TWO,
        (rule(B, "certificate", A, "0.5", "both"), rule(B, "experience", "work", "2", "both")),
        (exam_row(A, "20", "any", "0"),),
    ),
    "years on both clocks": Tables(
        (level_row(A),),
        (rule(A, "experience", "work", "2", "both"), rule(A, "experience", "aigc", "1", "both")),
        (),
    ),
    "a level that takes no day": Tables(
        TWO, (rule(B, "certificate", A, "0.5"),), (exam_row(B, "20", "any", "5"),)
    ),
    "one of several certificates": Tables(
        (*TWO, level_row(C, 3)),
        (rule(C, "certificate", f"{A}|{B}"),),
        tuple(exam_row(level, hours, "any", "5") for level, hours in ((A, "10"), (B, "20"), (C, "30"))),
    ),
}
