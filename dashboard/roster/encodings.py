"""How a text file is encoded, and what is no text though it is called one."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Final

from dashboard.catalog.faults import fault_at
from dashboard.roster.columns import CHINESE_NAMES
from dashboard.roster.likely_encoding import other_than_gb18030
from dashboard.roster.table import Open, RosterError

_BLOCK: Final = 2**20
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_MARKS: Final = {b"PK\3\4": ".xlsx", _OLE: ".xls", b"PAR1": ".parquet"}
"""What files begin with that are no text, and the ending that they should have."""
_UTF8_LETTERS: Final = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){2,}")
"""Two Chinese letters as UTF-8 has them; rare in a line of GB18030."""
_CHINESE: Final = re.compile(rb"[\x81-\xfe](?:[0-9][\x81-\xfe][0-9]|[\x40-\xfe])")
"""A letter as GB18030 has it in two bytes or four."""
_IN_A_WORD: Final = re.compile(rb"[A-Za-z][\x81-\xfe][A-Za-z]|[\x81-\xfe][A-Za-z][A-Za-z]")
"""One byte above ASCII in a Latin word, as Western encodings have é: two of these can be read as Chinese."""

_ABOVE_ASCII: Final = re.compile(r"[^\x00-\x7f]+")

_SWITCH: Final = b"\x1b$"
"""How ISO-2022 turns to two bytes a letter."""
_PRIVATE: Final = re.compile(r"\w*[\ue000-\uf8ff]\w*")
"""A word with a letter that GB18030 leaves to its users: no name has one."""
_ENOUGH: Final = 10_000
"""Chinese letters after which it is clear what a text is."""
_SHOWN: Final = 10
"""Letters of a text that are shown of it in another encoding."""


def encoding_of(name: str, open_file: Open) -> str:
    """`utf-8-sig` or `gb18030`, the whole file checked. Raises `RosterError` for what is neither."""
    with open_file() as file:
        start = file.read(len(_OLE))
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise RosterError(fault_at(name, 1, "", "utf16"))
    for mark, suffix in _MARKS.items():
        if start.startswith(mark):
            raise RosterError(fault_at(name, 0, "", "misnamed", suffix))
    has_bom = start.startswith(BOM_UTF8)
    not_utf8 = _first_undecodable(name, open_file, "utf-8")
    if not not_utf8:
        _refuse_switching(name, open_file)
        return "utf-8-sig"
    line, found = not_utf8
    if has_bom:
        raise RosterError(fault_at(name, line, "", "not_utf8", found))
    if of_utf8 := _first_line_of_utf8(open_file):
        raise RosterError(fault_at(name, line, "", "mixed_encodings", str(of_utf8)))
    not_gb18030 = _first_undecodable(name, open_file, "gb18030")
    sample = _sample(open_file)
    if not _has_chinese_names(sample) and (other := other_than_gb18030(b"".join(sample))):
        encoding, text = other
        read = next(iter(_ABOVE_ASCII.findall(text)), "")[:_SHOWN]
        raise RosterError(fault_at(name, line, "", "other_encoding", encoding, read=read))
    if not_gb18030:
        raise RosterError(fault_at(name, line, "", "not_utf8_nor_gb18030", found))
    if word := _private_word(sample) or _latin_word(sample):
        raise RosterError(fault_at(name, line, "", "not_chinese", word))
    return "gb18030"


def _first_undecodable(name: str, open_file: Open, encoding: str) -> tuple[int, str] | None:
    """The line and the bytes where the file is not in the encoding. A NUL is in none."""
    decoder = getincrementaldecoder(encoding)()
    ends = _LineEnds()
    with open_file() as file:
        while True:
            block = file.read(_BLOCK)
            if (nul := block.find(b"\0")) >= 0:
                raise RosterError(fault_at(name, ends.line_after(block[:nul]), "", "nul_byte"))
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                found = error.object[error.start : error.start + 2].hex(" ")
                return ends.line_after(error.object[: error.start]), found
            if not block:
                return None
            ends.add(block)


class _LineEnds:
    """Counts lines, whether they end in LF, CRLF or CR."""

    def __init__(self) -> None:
        self._feeds = self._returns = 0

    def add(self, block: bytes) -> None:
        self._feeds += block.count(b"\n")
        self._returns += block.count(b"\r")

    def line_after(self, rest: bytes) -> int:
        """The number of the line that comes after all that was added, and after `rest`."""
        self.add(rest)
        return (self._feeds or self._returns) + 1


def _lines(open_file: Open) -> Iterator[bytes]:
    """The lines of a file, whatever ends them."""
    with TextIOWrapper(open_file(), encoding="latin-1", newline="") as text:
        for line in text:
            yield line.encode("latin-1")


def _refuse_switching(name: str, open_file: Open) -> None:
    """Raises `RosterError` for ISO-2022, all of whose bytes are ASCII: names would come out as signs."""
    with open_file() as file:
        start = file.read(_BLOCK)
    if (at := start.find(_SWITCH)) >= 0:
        line = start.count(b"\n", 0, at) + 1
        text = start[at:].split(b"\n", 1)[0].decode("iso2022_jp", errors="replace")
        read = next(iter(_ABOVE_ASCII.findall(text)), "")[:_SHOWN]
        raise RosterError(fault_at(name, line, "", "other_encoding", "ISO-2022", read=read))


def _private_word(sample: list[bytes]) -> str:
    found = _PRIVATE.search(b"".join(sample).decode("gb18030", errors="replace"))
    return found[0] if found else ""


def _first_line_of_utf8(open_file: Open) -> int | None:
    """The first line that is plainly UTF-8, in a file that as a whole is not.

    Bytes of UTF-8 can be read as GB18030 too, and give letters that nobody wrote.
    """
    for number, line in enumerate(_lines(open_file), start=1):
        if _UTF8_LETTERS.search(line) and _is_common(line, "utf-8") and not _is_common(line, "gb18030"):
            return number
    return None


def _is_common(line: bytes, encoding: str) -> bool:
    """Whether the line, read in this encoding, has common letters only: those of GB 2312."""
    try:
        line.decode(encoding).encode("gb2312")
    except UnicodeError:
        return False
    return True


def _sample(open_file: Open) -> list[bytes]:
    """The first lines that are not ASCII alone, with as many letters as are enough."""
    sample, letters = [], 0
    for line in _lines(open_file):
        if not line.isascii():
            sample.append(line)
            letters += len(_CHINESE.findall(line))
            if letters >= _ENOUGH:
                break
    return sample


def _has_chinese_names(sample: list[bytes]) -> bool:
    """Whether the first line, as GB18030, names a column in Chinese: in another encoding none would."""
    first = next(iter(sample), b"").decode("gb18030", errors="replace")
    return any(name in first for name in CHINESE_NAMES)


def _latin_word(sample: list[bytes]) -> str:
    """A word that GB18030 makes of a Western text; "" where the text is Chinese.

    Such bytes in the midst of Latin letters stand in Chinese text too, but hardly ever, and in Western
    text hardly anywhere else.
    """
    found = [_word_at(line, each.start()) for line in sample for each in _IN_A_WORD.finditer(line)]
    chinese = sum(len(_CHINESE.findall(line)) for line in sample)
    return found[0] if len(found) * 2 > chinese else ""


def _word_at(line: bytes, at: int) -> str:
    """The word around a place of a line, as GB18030 reads it."""
    start, end = at, at
    while start and line[start - 1 : start].isalpha():
        start -= 1
    while end < len(line) and (line[end : end + 1].isalpha() or line[end] >= 0x80):
        end += 1
    return line[start:end].decode("gb18030", errors="replace")
