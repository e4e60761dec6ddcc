"""Which kinds of people serve which goals: the transport problem, solved exactly.

A kind is people who need the same number of exams for each goal. However many people there are,
there are few kinds. The constraints are those of a bipartite graph, so that every corner of what
they allow is in whole people; the dual simplex method ends in a corner.
"""

import numpy as np
from numpy.typing import NDArray

from dashboard.board.fewest_exams import NO_WAY

_OPTIMAL, _INFEASIBLE = 0, 2

Numbers = NDArray[np.int64]


def places_filled(exams: Numbers, people: Numbers, needed: Numbers) -> Numbers:
    """How many places of each goal can be filled: as many as possible, and of these the first goals' first.

    `exams` (kinds × goals) has the exams that one of a kind needs for a goal, `NO_WAY` if it cannot serve
    it; `people` is how many there are of each kind, `needed` the places of each goal. Nobody serves twice.
    """
    # The numbers that can be filled make a matroid: with weights above 0 that fall from goal to goal,
    # the best is the most in all, and of these the one that fills the first goals first.
    weights = np.arange(exams.shape[1], 0, -1)
    found = _solve(exams, people, needed, -np.broadcast_to(weights, exams.shape), filled=None)
    return needed * 0 if found is None else found.sum(axis=0)


def shared_out(exams: Numbers, people: Numbers, filled: Numbers) -> Numbers | None:
    """How many of each kind serve each goal (kinds × goals), so that the exams are the fewest.

    Exactly `filled` places are filled; `None` if that cannot be.
    """
    return _solve(exams, people, filled, exams, filled=filled)


def _solve(
    exams: Numbers, people: Numbers, most: Numbers, costs: Numbers, filled: Numbers | None
) -> Numbers | None:
    """The numbers from each kind to each goal with the least costs; at most, or exactly, so many a goal."""
    # They take half a second to load, and no page needs them before somebody sets a goal.
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, vstack

    shares = np.zeros(exams.shape, dtype=np.int64)
    kinds, goals = np.nonzero(exams != NO_WAY)
    if not len(kinds):
        return shares if filled is None or not filled.any() else None
    places, ones = np.arange(len(kinds)), np.ones(len(kinds))
    of_kind = csr_array((ones, (kinds, places)), shape=(len(people), len(kinds)))
    of_goal = csr_array((ones, (goals, places)), shape=(len(most), len(kinds)))
    if filled is None:
        limits = {"A_ub": vstack([of_kind, of_goal]), "b_ub": np.concatenate([people, most])}
    else:
        limits = {"A_ub": of_kind, "b_ub": people, "A_eq": of_goal, "b_eq": filled}
    found = linprog(costs[kinds, goals], **limits, method="highs-ds")
    if found.status == _INFEASIBLE:
        return None
    if found.status != _OPTIMAL:
        raise ArithmeticError(found.message)
    shares[kinds, goals] = np.rint(found.x).astype(np.int64)
    return shares
