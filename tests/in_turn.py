"""Cases tried in one language each, for what no language changes: the words have tests of their own."""

from collections.abc import Iterable, Sequence
from itertools import cycle

import pytest

from dashboard.state.choices import LANGUAGES


def in_turn(name: str, values: Iterable[object], ids: Iterable[str] | None = None) -> pytest.MarkDecorator:
    """Each of `values` as the argument `name`, in one language after another as the argument `language`."""
    cases: Sequence[tuple[object, str]] = list(zip(values, cycle(LANGUAGES), strict=False))
    names = [f"{each}-{language}" for each, (_, language) in zip(ids, cases, strict=True)] if ids else None
    return pytest.mark.parametrize((name, "language"), cases, ids=names)
