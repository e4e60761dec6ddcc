"""A column's heading in its parts: its name, and the notes beside it in brackets."""

import re
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from dashboard.roster.invisible import visible

_OPENING: Final = r"(\[{<【〔〖「『《〈"
_CLOSING: Final = r")\]}>】〕〗」』》〉"
_IN_BRACKETS: Final = re.compile(rf"[{_OPENING}]([^{_OPENING}{_CLOSING}]*)(?:[{_CLOSING}]|$)")
_BETWEEN_NOTES: Final = re.compile(r"[,;、;|。]")
_PLURAL: Final = re.compile(r"(?<=[a-z])\((e?s)\)", re.IGNORECASE)
_BETWEEN_WORDS: Final = re.compile(r"[\s_\-./:*]+")
_HOW_TO_ANSWER: Final = re.compile(
    r"(?:非?必填项?|选填项?|必选|可选|可不填|可留空|可空|可多选|单选题?|多选题?|填空题?|[单多]行文本|文本|数字|"
    r"mandatory|required|optional|text|number|short answer)?"
)


@dataclass(frozen=True)
class Heading:
    """The name, and what the notes say, each without case; notes on how to answer are left out."""

    name: str
    notes: tuple[str, ...]


def plain_name(name: str) -> str:
    """A name without what makes no difference: case, spaces, full width, what can't be seen."""
    return _BETWEEN_WORDS.sub("", normalize("NFKC", visible(name)).casefold())


def heading_parts(heading: str) -> Heading:
    """`工龄（月，必填）` is `工龄` with the note `月`; the plural `certificate(s)` is no note."""
    name = _PLURAL.sub(r"\1", normalize("NFKC", visible(heading)))
    notes: list[str] = []
    while found := _IN_BRACKETS.search(name):
        name = f"{name[: found.start()]} {name[found.end() :]}"
        notes += [note.strip(" *:").casefold() for note in _BETWEEN_NOTES.split(found[1])]
    return Heading(name.strip("* "), tuple(note for note in notes if not _HOW_TO_ANSWER.fullmatch(note)))
