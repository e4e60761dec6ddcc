"""A team in words: how many can sit each level now, and how many hold it by when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dashboard.board import Board, ByMonth
from dashboard.catalog import Catalog
from dashboard.planner import Verdict, is_lower_bound
from dashboard.text.conditions import level_name
from dashboard.text.paths import said_against_certificates
from dashboard.text.words import Words

Standings = Mapping[str, Mapping[Verdict, int]]
"""For each level, how many people stand how with it."""

A_YEAR = 12
"""The month that a team's title looks ahead to."""


def team_title(
    words: Words, catalog: Catalog, board: Board, standings: Standings, found: ByMonth, target: str
) -> str:
    """One sentence for a team: who can sit what now, and who holds the target in a year."""
    now, ahead = found.levels[target].held[[0, A_YEAR]].tolist()
    day = words.date(found.days[A_YEAR])
    level = level_name(words, catalog, target)
    if now == board.n:
        later = words("team.title.all_hold", level=level)
    else:
        key = "team.title.later.at_most" if is_bounded(catalog, board, target) else "team.title.later"
        later = words.count(key, ahead, level=level, date=day, now=words.number(now))
    sit_now = _sit_now(words, catalog, board, standings, target)
    return words.count("team.title", board.n, now=sit_now, later=later)


def _sit_now(words: Words, catalog: Catalog, board: Board, standings: Standings, target: str) -> str:
    """How many can sit each level of the target's scheme for which a condition is stated."""
    scheme = catalog.level(target).scheme_id
    level_ids = [level_id for level_id in board.level_ids if catalog.level(level_id).scheme_id == scheme]
    stated = [level_id for level_id in level_ids if not catalog.states_no_condition(level_id)]
    can = {level_id: _can_sit(board, standings[level_id]) for level_id in stated}
    if not stated:
        number = standings[target].get(Verdict.UNSTATED, 0)
        return words.count("team.title.unstated", number, level=level_name(words, catalog, target))
    if not any(can.values()):
        levels = words.any_of(level_name(words, catalog, level_id) for level_id in stated)
        return words("team.title.nobody", levels=levels)
    return words(
        "team.title.now",
        who=words("team.title.joint").join(
            words.count("team.title.can", number, level=level_name(words, catalog, level_id))
            for level_id, number in can.items()
            if number
        ),
    )


def _can_sit(board: Board, standing: Mapping[Verdict, int]) -> int:
    """Who can sit a level today by the board's reading, and waits for no result of it."""
    return standing.get(Verdict.OPEN, 0) + (
        standing.get(Verdict.CHECK, 0) if board.reading == "lenient" else 0
    )


def is_bounded(catalog: Catalog, board: Board, level_id: str) -> bool:
    """Whether a date of somebody's on the way to a level is only "no earlier than"."""
    on_paths = {level for path in board.levels[level_id].paths for level in path.levels}
    return any(is_lower_bound(catalog.exam(each)) for each in on_paths)


def standing_words(words: Words, verdict: Verdict, number: int) -> str:
    """ "现在可考 12 人"."""
    return words("team.standing", standing=words(f"verdict.{verdict}"), number=words.number(number))


def by_month_message(words: Words, catalog: Catalog, board: Board, found: ByMonth, target: str) -> str:
    """How many hold the target today, in a year, and at the end."""
    held = found.levels[target].held
    key = "team.by_month.title.at_most" if is_bounded(catalog, board, target) else "team.by_month.title"
    return words(
        key,
        level=level_name(words, catalog, target),
        now=words.number(int(held[0])),
        ahead=words.number(int(held[A_YEAR])),
        date=words.date(found.days[A_YEAR]),
        end=words.number(int(held[-1])),
        last=words.date(found.days[-1]),
    )


def by_month_sentence(words: Words, catalog: Catalog, found: ByMonth) -> str:
    """The three bands of every level, today, in a year, and at the end."""
    return words.sentences(
        words(
            "team.by_month.sentence",
            level=level_name(words, catalog, level_id),
            points=words("list.semicolon").join(
                by_month_point(words, found, level_id, place) for place in (0, A_YEAR, -1)
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


def team_by_certificates(words: Words, catalog: Catalog, board: Board, target: str) -> str:
    """How many reach the target by certificates alone, and what the source says against it; "" for nobody."""
    found = board.levels[target].by_certificates_alone()
    if not found:
        return ""
    said = {said_against_certificates(words, catalog, path): None for path in found}
    level = level_name(words, catalog, target)
    return words.sentences([words.count("team.certificates_alone", sum(found.values()), level=level), *said])


def lenient_sums(words: Words, catalog: Catalog, board: Board, standings: Standings) -> str:
    """How the boxes add up to those who can sit under the lenient wording; "" where they need not."""
    if board.reading != "lenient":
        return ""
    sums = [
        words(
            "team.lenient.sum",
            level=level_name(words, catalog, level_id),
            open=words.number(standing.get(Verdict.OPEN, 0)),
            check=words.number(standing[Verdict.CHECK]),
            number=words.number(_can_sit(board, standing)),
        )
        for level_id, standing in standings.items()
        if standing.get(Verdict.CHECK)
    ]
    return words("team.lenient", sums=words("list.semicolon").join(sums)) if sums else ""
