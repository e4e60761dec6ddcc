"""The columns that a roster may have: those of every roster, and three for each clock of the tables."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal
from unicodedata import normalize

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import ROOT_CLOCK
from dashboard.roster.heading_parts import heading_parts, plain_name

PERSON_NAMES: Final = ("姓名", "编号", "工号")
"""What the column of people is called in Chinese; the one that names them comes before those that number."""
STARTS_ON: Final = "starts_on"
"""The day from which work runs; no other clock runs sooner."""
HOLDS_ON: Final = "holds_on"
"""What a column with the days of the certificates in `holds` is mapped to; no name is read as it."""

Aspect = Literal["years", "share", "starts_on"]
"""What a roster says of a clock: the years had, the share at which it runs on, and from which day."""
ASPECTS: Final[tuple[Aspect, ...]] = ("years", "share", "starts_on")
_ENDINGS: Final[Mapping[Aspect, str]] = {"years": "年限", "share": "占比", "starts_on": "开始日期"}
_WORK: Final = "工作"
_OTHERS: Final[Mapping[str, str]] = {
    "holds": "已持证书",
    "education": "学历",
    "answers": "确认的条件",
    "hours_per_week": "每周学习小时",
    "target": "目标等级",
}
_ASKED_BY: Final = {"education": "education", "answers": "answer"}
"""The columns that no level may ask for, each with the fact that does."""
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_SAYS_EXPERIENCE: Final = re.compile(
    r"(?<=.)(?:应用|实际|相关|从业|专职|岗位)*(?:工作|从业|实践|经验|经历|岗位)$"
    r"|(?<=.)(?: (?:application|applied|related|relevant|professional|practical))?"
    r" (?:work|working|experience|practice|jobs?)$",
    re.IGNORECASE,
)
"""How a clock's name may end: in what the names of its columns say already."""


@dataclass(frozen=True, eq=False)
class RosterColumns:
    """The columns of the rosters of one catalog.

    `names` has every column by its own name, with its names in Chinese, the usual one first. `asked` are
    those that can move a plan: what a roster is asked for. `by_plain_name` has the columns that a heading
    may be taken for, by each of their names; `clocks` what each clock but that of work is called, in plain
    form.
    """

    names: Mapping[str, tuple[str, ...]]
    asked: tuple[str, ...]
    by_plain_name: Mapping[str, str]
    clocks: Mapping[str, tuple[str, ...]]

    @cached_property
    def by_chinese_name(self) -> Mapping[str, str]:
        """The columns by each of their names in Chinese, in plain form."""
        return {plain_name(name): column for column, names in self.names.items() for name in names}

    def usual_name(self, column: str) -> str:
        """What a column is called in Chinese, or by its own name where it has none."""
        return next(iter(self.names[column]), column)


def clock_column(clock_id: str, aspect: Aspect) -> str:
    """The column of what a roster says of a clock."""
    return STARTS_ON if (clock_id, aspect) == (ROOT_CLOCK, "starts_on") else f"{clock_id}_{aspect}"


@lru_cache(maxsize=32)
def columns_of(catalog: Catalog) -> RosterColumns:
    """The columns of the rosters that are planned by these tables.

    Education and answers that no level asks for are read by their own names alone: a list of staff may well
    have a column 学历.
    """
    facts = {row.fact for row in catalog.prerequisites}
    clocks_asked = {clock for row in catalog.prerequisites if row.fact == "experience" for clock in row.scope}
    chinese, words = _names_of_clocks(catalog)
    names: dict[str, tuple[str, ...]] = {"person": PERSON_NAMES}
    asked = {"person", "holds", "hours_per_week", "target"}
    for aspect in ASPECTS:
        for clock_id in catalog.clock_ids:
            column = clock_column(clock_id, aspect)
            names[column] = tuple(f"{word}{_ENDINGS[aspect]}" for word in chinese[clock_id])
            if clock_id in clocks_asked or (column == STARTS_ON and clocks_asked):
                asked.add(column)
    names[STARTS_ON] = (_ENDINGS["starts_on"],)
    silent = {column for column, fact in _ASKED_BY.items() if fact not in facts}
    asked |= _ASKED_BY.keys() - silent
    names |= {column: () if column in silent else (name,) for column, name in _OTHERS.items()}
    return RosterColumns(
        names=names,
        asked=tuple(column for column in names if column in asked),
        by_plain_name=_by_plain_name({column: names[column] for column in names if column not in silent}),
        clocks=words,
    )


def _names_of_clocks(catalog: Catalog) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What each clock is called in Chinese, the usual word first, and all words for it, in plain form.

    A word for two clocks is left out: it names neither.
    """
    chinese = {clock.clock_id: tuple(_words_of(clock.name_zh)) for clock in catalog.clocks}
    chinese[ROOT_CLOCK] = (_WORK,)
    words = {ROOT_CLOCK: {plain_name(_WORK)}} | {
        clock.clock_id: set(
            map(plain_name, (clock.clock_id, *chinese[clock.clock_id], *_words_of(clock.name_en)))
        )
        for clock in catalog.clocks
        if clock.clock_id != ROOT_CLOCK
    }
    clocks = Counter(word for each in words.values() for word in each)
    return (
        {
            clock_id: tuple(word for word in dict.fromkeys(each) if clocks[plain_name(word)] == 1)
            for clock_id, each in chinese.items()
        },
        {
            clock_id: tuple(sorted(word for word in each if clocks[word] == 1))
            for clock_id, each in words.items()
            if clock_id != ROOT_CLOCK
        },
    )


def _words_of(name: str) -> Iterator[str]:
    """`信息安全工作` is called 信息安全 too."""
    whole = _IN_BRACKETS.sub("", normalize("NFKC", name)).strip() or name
    yield _SAYS_EXPERIENCE.sub("", whole).strip()
    yield whole


def _by_plain_name(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    own = Counter(map(plain_name, names))
    return {
        **{plain_name(name): column for column, each in names.items() for name in each},
        **{plain_name(column): column for column in names if own[plain_name(column)] == 1},
    }


NAMES_TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    "person": PERSON_NAMES,
    **{
        clock_column(clock_id, aspect): (f"{word}{_ENDINGS[aspect]}",)
        for clock_id, word in ((ROOT_CLOCK, _WORK), ("CLOCK", "CLOCK"))
        for aspect in ASPECTS
    },
    STARTS_ON: (_ENDINGS["starts_on"],),
    **{column: (name,) for column, name in _OTHERS.items()},
}
"""The columns of any roster, those of a clock once, as the command tells them."""
CHINESE_NAMES: Final = (*PERSON_NAMES, *_OTHERS.values(), *_ENDINGS.values())
"""Names of columns of any roster in Chinese, and how those of every clock end."""
_OF_ANY_ROSTER: Final = frozenset(
    map(plain_name, ("person", *PERSON_NAMES, *_OTHERS.keys(), *_OTHERS.values()))
)
_OF_ANY_CLOCK: Final = tuple(map(plain_name, (*_ENDINGS.values(), *(f"_{aspect}" for aspect in ASPECTS))))


def known_names(cells: Iterable[str]) -> int:
    """How many of the cells are names of a column of any roster, or are built like those of a clock."""
    return sum(map(_is_like_a_name, cells))


def _is_like_a_name(cell: str) -> bool:
    plain = plain_name(heading_parts(cell).name)
    return plain in _OF_ANY_ROSTER or plain.endswith(_OF_ANY_CLOCK)
