"""A team in words as if everyone wanted each level: who can sit it now, and who holds it by when."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.board.by_month import ByMonth
from dashboard.board.standings import Board
from dashboard.catalog.catalog import Catalog
from dashboard.planner.totals import is_lower_bound
from dashboard.planner.verdicts import Verdict
from dashboard.text.conditions import level_label
from dashboard.text.readings import reading_name
from dashboard.text.words import Words


def is_bounded(catalog: Catalog, board: Board, level_id: str) -> bool:
    """Whether a date of somebody's on the way to a level is only "no earlier than"."""
    level = board.levels[level_id]
    on_paths = {each for path in level.paths for each in path.levels}
    return bool(level.leans.any()) or any(is_lower_bound(catalog, each) for each in on_paths)


def standing_words(words: Words, verdict: Verdict, number: int) -> str:
    """ "现在可考 12 人"."""
    return words("team.standing", standing=words(f"verdict.{verdict}"), number=words.number(number))


def by_month_message(words: Words, catalog: Catalog, board: Board, found: ByMonth, target: str) -> str:
    """How many would hold a level today, on the day looked ahead to, and at the end."""
    held = found.levels[target].held
    key = "team.by_month.title.at_most" if is_bounded(catalog, board, target) else "team.by_month.title"
    return words(
        key,
        level=level_label(words, catalog, target),
        now=words.number(int(held[0])),
        ahead=words.number(int(held[found.by])),
        date=words.date(found.days[found.by]),
        end=words.number(int(held[-1])),
        last=words.date(found.days[-1]),
    )


def by_month_sentence(words: Words, catalog: Catalog, found: ByMonth) -> str:
    """The three bands of every level, today, on the day looked ahead to, and at the end."""
    return words.sentences(
        words(
            "team.by_month.sentence",
            level=level_label(words, catalog, level_id),
            points=words("list.semicolon").join(
                by_month_point(words, found, level_id, place)
                for place in sorted({0, found.by, len(found.days) - 1})
            ),
        )
        for level_id in found.levels
    )


def by_month_point(words: Words, found: ByMonth, level_id: str, place: int) -> str:
    """The three bands of a level at one point of time."""
    level = found.levels[level_id]
    return words(
        "team.by_month.point",
        date=words.date(found.days[place]),
        held=words.number(int(level.held[place])),
        can_sit=words.number(int(level.can_sit[place])),
        check=words.number(int(level.check[place])),
    )


def shared_names(names: Iterable[str]) -> list[str]:
    """The names that several people have, as they first come."""
    return [name for name, number in Counter(names).items() if number > 1]


def person_labels(words: Words, names: Sequence[str], rows: Iterable[int]) -> list[str]:
    """The names of people where each is told by name: a name that several have, with the roster's row."""
    several = set(shared_names(names))
    return [
        words("team.person", name=name, row=words.number(row)) if name in several else name
        for name, row in zip(names, rows, strict=True)
    ]


def lenient_sums(words: Words, catalog: Catalog, board: Board, target: str) -> str:
    """How the boxes add up to those who can sit by the lenient reading; "" where they need not.

    `target` is a level of the scheme whose name for the reading is said.
    """
    if board.reading != "lenient":
        return ""
    sums = []
    for level_id, level in board.levels.items():
        is_open, to_check = level.has(Verdict.OPEN), level.has(Verdict.CHECK)
        can_sit = int((to_check & (level.can_sit_from <= board.today)).sum())
        if can_sit:
            sums.append(
                words(
                    "team.lenient.sum",
                    level=level_label(words, catalog, level_id),
                    open=words.number(int(is_open.sum())),
                    check=words.number(can_sit),
                    number=words.number(int(is_open.sum()) + can_sit),
                )
            )
    if not sums:
        return ""
    reading = reading_name(words, catalog, target, "lenient")
    return words("team.lenient", reading=reading, sums=words("list.semicolon").join(sums))
