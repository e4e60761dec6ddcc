"""Names that levels of several ladders have, read in each row as those of the ladder of its own target."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns_in import Read
from dashboard.roster.holds_in import Hold
from dashboard.roster.invisible import visible
from dashboard.roster.levels_in import Levels

Parse = Callable[[str], tuple[Hold, ...]]


class OwnLadders:
    """The levels of a catalog as a roster may name them, by the ladder of the target of who holds them."""

    def __init__(self, catalog: Catalog, default_target: str) -> None:
        self._catalog = catalog
        self.default = Levels(catalog, default_target)
        schemes = [row.scheme_id for row in catalog.schemes]
        self._scheme_of = np.array(
            [schemes.index(catalog.level(level_id).scheme_id) for level_id in catalog.level_ids]
        )
        self._own = {schemes.index(catalog.level(default_target).scheme_id): self.default}
        self._default_scheme = next(iter(self._own))

    @property
    def meant(self) -> tuple[tuple[str, str], ...]:
        """The names that several ladders have, and which level was taken for each."""
        return tuple(sorted({each for levels in self._own.values() for each in levels.meant.items()}))

    def read_again(
        self,
        read: Read[tuple[Hold, ...]],
        targets: NDArray[np.int64],
        parse_with: Callable[[Levels], Parse],
    ) -> Read[tuple[Hold, ...]]:
        """A column that was read by the default ladder, its ambiguous names read by each row's own.

        `targets` has the place of each row's target among the levels.
        """
        doubtful = np.zeros(len(read.values), dtype=bool)
        doubtful[list(self._doubtful(read))] = True
        schemes = self._scheme_of[targets]
        rows = np.flatnonzero(doubtful[read.value_of] & (schemes != self._default_scheme))
        if not len(rows):
            return read
        values, errors = list(read.values), dict(read.errors)
        value_of, empty = read.value_of.copy(), read.empty.tolist()
        for scheme in np.unique(schemes[rows]).tolist():
            of_scheme = rows[schemes[rows] == scheme]
            parse = parse_with(self._levels(scheme, int(targets[of_scheme[0]])))
            for place in np.unique(read.value_of[of_scheme]).tolist():
                alike = of_scheme[read.value_of[of_scheme] == place]
                try:
                    values.append(parse(visible(read.texts[int(alike[0])])))
                except PydanticCustomError as error:
                    errors[len(values)] = error.with_traceback(None)
                    values.append(())
                value_of[alike] = len(values) - 1
                empty.append(False)
        found = replace(read, values=values, value_of=value_of, errors=errors, empty=np.array(empty))
        self._forget_unused(found)
        return found

    def _levels(self, scheme: int, target: int) -> Levels:
        if scheme not in self._own:
            self._own[scheme] = Levels(self._catalog, self._catalog.level_ids[target])
        return self._own[scheme]

    def _doubtful(self, read: Read[tuple[Hold, ...]]) -> Iterator[int]:
        """The values that may be others by another ladder, and the errors that may be none."""
        meant = {self.default.place_of[level_id] for level_id in self.default.meant.values()}
        for place, value in enumerate(read.values):
            if any(level in meant for level, _ in value):
                yield place
        yield from (place for place, error in read.errors.items() if error.type == "ambiguous_level")

    def _forget_unused(self, read: Read[tuple[Hold, ...]]) -> None:
        """Of the default ladder's meanings only those are told that some row still has."""
        used = {level for place in np.unique(read.value_of).tolist() for level, _ in read.values[place]}
        for name, level_id in list(self.default.meant.items()):
            if self.default.place_of[level_id] not in used:
                del self.default.meant[name]
