"""A column of texts that stand for values of a type, and what is done with columns of any kind."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray


class TypedTexts(list[str]):
    """The texts of a Parquet column, with its values as they came.

    `values` are a pyarrow array as long as the texts. `kind` is the type of the column in the file, which
    the array may hold as a dictionary.
    """

    def __init__(self, texts: Iterable[str], values: Any, kind: Any) -> None:
        super().__init__(texts)
        self._values, self._kind = values, kind

    def values(self) -> Any:
        """The values in the column's type, nulls as nulls."""
        return self._values if self._values.type == self._kind else self._values.cast(self._kind)

    def taken(self, places: NDArray[np.int64]) -> "TypedTexts":
        return TypedTexts(map(self.__getitem__, places.tolist()), self._values.take(places), self._kind)

    def followed_by(self, others: Sequence["TypedTexts"]) -> "TypedTexts":
        import pyarrow as pa  # is there already: these are its values

        values = pa.chunked_array([self._values, *(other._values for other in others)])
        return TypedTexts(chain(self, *others), values.unify_dictionaries().combine_chunks(), self._kind)


def taken(texts: Sequence[str], places: NDArray[np.int64]) -> Sequence[str]:
    """The texts at some places, in the order of these; typed if they are."""
    if len(places) == len(texts) and bool((places[1:] > places[:-1]).all()):
        return texts
    if isinstance(texts, TypedTexts):
        return texts.taken(places)
    return [texts[place] for place in places.tolist()]


def joined(parts: Sequence[Sequence[str]]) -> Sequence[str]:
    """The parts of a column as one; typed if they are."""
    first, *others = parts
    typed = [each for each in others if isinstance(each, TypedTexts)]
    if isinstance(first, TypedTexts) and len(typed) == len(others):
        return first.followed_by(typed)
    return list(chain.from_iterable(parts))
