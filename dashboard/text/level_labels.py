"""What levels are called in a list to choose from: no two alike."""

from collections import Counter
from collections.abc import Iterable

from dashboard.catalog.catalog import Catalog
from dashboard.text.words import Words


def level_labels(words: Words, catalog: Catalog, level_ids: Iterable[str]) -> dict[str, str]:
    """A label for each of some levels, by id: names that more than one has say the scheme, or else the id."""
    names = {level_id: words.name(catalog.level(level_id)) for level_id in level_ids}
    with_scheme = {
        level_id: words("level.of_scheme", level=name, other=words.name(catalog.scheme_of(level_id)))
        for level_id, name in names.items()
    }
    with_id = {
        level_id: words("level.of_scheme", level=name, other=level_id) for level_id, name in names.items()
    }
    labels = names
    for fuller in (with_scheme, with_id):
        times = Counter(labels.values())
        labels = {
            level_id: label if times[label] == 1 else fuller[level_id] for level_id, label in labels.items()
        }
    return labels
