"""What must be known of a workbook before it is read: that it is one, how large it gets, what it hides.

A workbook is a ZIP file of XML. A few kilobytes can unpack to gigabytes: by deflate, by two cells that
are far apart, or by one long text that a million cells share. Each is refused by its own figure.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain
from typing import BinaryIO, Final, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dashboard.catalog.faults import fault_at
from dashboard.roster.table import RosterError

MAX_UNPACKED: Final = 2**30
"""Bytes of a workbook's parts. A million people with ten columns are about half of it."""
MAX_RATIO: Final = 200
"""Of unpacked to packed bytes: a sheet of numbers comes to 10, one of a repeated row to 60."""
ALWAYS_FINE: Final = 16 * 2**20
"""Unpacked bytes below which the ratio does not matter."""
MAX_CELLS: Final = 50_000_000
"""From the first row and column to the last: the cells between are held too, empty or not."""
MAX_TEXT: Final = 4 * 2**30
"""Bytes of text if every cell that shares a text had the longest."""

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""

_BLOCK: Final = 2**20
_LONGEST_ROW: Final = 64 * _BLOCK
_MOST_OF_WORKBOOK_XML: Final = 16 * _BLOCK
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ROW_ENDS: Final = b"row>"
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
_BROKEN: Final = (
    BadZipFile,
    zlib.error,
    struct.error,
    ET.ParseError,
    LookupError,
    ValueError,
    OSError,
    NotImplementedError,
)

_REF: Final = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
_COLUMN: Final = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})[0-9]")
_ROW: Final = re.compile(rb"\sr\s*=\s*[\"'][A-Za-z]{1,3}([0-9]{1,7})[\"']")
_HAS_FAILED: Final = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_HAS_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_SHARED: Final = re.compile(rb"\st\s*=\s*[\"']s[\"']")
_END_OF_TEXT: Final = re.compile(rb"</(?:[\w.-]+:)?si>")
# Each pattern stops where a cell ends or the next begins, so that no file makes it look twice.
_FAILED: Final = re.compile(
    rb"<(?:[\w.-]+:)?c\s(?P<at>[^<>]{0,500}\bt\s*=\s*[\"']e[\"'][^<>]{0,500})>"
    rb"(?:(?!</?(?:[\w.-]+:)?c[\s>]).)*?<(?:[\w.-]+:)?v>(?P<text>[^<]*)<",
    re.DOTALL,
)
_NOT_WORKED_OUT: Final = re.compile(
    rb"<(?:[\w.-]+:)?c\s(?P<at>[^<>]*)>\s*<(?:[\w.-]+:)?f(?:\s[^<>]*)?(?:/>|>(?P<text>[^<]*)</(?:[\w.-]+:)?f>)"
    rb"\s*(?:<(?:[\w.-]+:)?v\s*(?:/>|>\s*</(?:[\w.-]+:)?v>))?\s*</(?:[\w.-]+:)?c>"
)
_IS_TEXT: Final = re.compile(rb"\bt\s*=\s*[\"']str[\"']")


@dataclass(frozen=True)
class Sheet:
    """The first visible sheet of a workbook, and what of it a reader would take for empty.

    `hidden_texts` has cells whose formula failed (`#N/A`) or was never worked out (`=B2*2`).
    """

    name: str
    others: tuple[str, ...]
    hidden_texts: dict[Place, str]


def check_workbook(name: str, file: BinaryIO) -> Sheet:
    """The sheet to read. Raises `RosterError` for what is no workbook, is locked, or unpacks to too much."""
    start = file.read(len(_OLE))
    if start == _OLE:
        # A locked workbook is an OLE file, as those of before 2007 are; the names in it are UTF-16.
        locked = any(_ENCRYPTED in block for block in iter(lambda: file.read(_BLOCK), b""))
        raise RosterError(fault_at(name, 0, "", "workbook_locked" if locked else "workbook_old"))
    try:
        parts = _Parts(name, file)
        sheets = _sheets(parts)
        first = next((each for each in sheets if each.is_shown), None)
        if first is None:
            raise RosterError(fault_at(name, 0, "", "workbook_no_sheet"))
        found = _scan(parts, first.path)
        text = found.shared * _longest_text(parts)
    except _BROKEN:
        raise RosterError(fault_at(name, 0, "", "workbook_broken")) from None
    if found.rows * found.columns > MAX_CELLS or text > MAX_TEXT:
        size = f"{found.rows:,} × {found.columns:,}"
        raise RosterError(fault_at(name, 0, "", "workbook_too_large", size))
    return Sheet(first.name, tuple(each.name for each in sheets if each is not first), found.hidden_texts)


class _Parts:
    """The files in a workbook, unpacked block by block, and never more than may be.

    The sizes that a ZIP file states are its maker's: what is unpacked is counted again.
    """

    def __init__(self, name: str, file: BinaryIO) -> None:
        self._name, self._file = name, file
        with ZipFile(file) as archive:
            entries = archive.infolist()
        self._entries = {entry.filename.lower(): entry for entry in entries}
        if len(self._entries) < len(entries):
            raise BadZipFile("a name twice")
        packed = sum(entry.compress_size for entry in entries)
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MAX_UNPACKED or unpacked > max(ALWAYS_FINE, packed * MAX_RATIO):
            raise self._too_large(unpacked)
        for entry in entries:
            if sum(map(len, self._blocks(entry))) != entry.file_size:
                raise BadZipFile("a size that is not so")

    def _too_large(self, unpacked: int) -> RosterError:
        return RosterError(fault_at(self._name, 0, "", "workbook_too_large", f"{unpacked / 2**20:,.0f} MB"))

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._entries

    def blocks(self, path: str) -> Iterator[bytes]:
        """The bytes of a part. `KeyError` if there is none; `ValueError` if it is not text of one byte."""
        for block in self._blocks(self._entries[path.lower()]):
            if b"\0" in block:
                raise ValueError("UTF-16")
            yield block

    def tree(self, path: str) -> ET.Element:
        text = b"".join(self.blocks(path))
        if len(text) > _MOST_OF_WORKBOOK_XML or b"<!DOCTYPE" in text:
            raise ValueError("no workbook has this")
        return ET.fromstring(text)  # noqa: S314 - short, and without entities of its own

    def _blocks(self, entry: ZipInfo) -> Iterator[bytes]:
        self._file.seek(entry.header_offset)
        header = self._file.read(_LOCAL_HEADER.size)
        mark, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        if mark != b"PK\3\4" or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or entry.flag_bits & 1:
            raise BadZipFile("not a part of a workbook")
        start = entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        inflate = zlib.decompressobj(-zlib.MAX_WBITS) if entry.compress_type == ZIP_DEFLATED else None
        read, given = 0, 0
        while read < entry.compress_size:
            self._file.seek(start + read)
            packed = self._file.read(min(_BLOCK, entry.compress_size - read))
            if not packed:
                raise BadZipFile("it ends too soon")
            read += len(packed)
            while packed:
                block = inflate.decompress(packed, _BLOCK) if inflate else packed
                packed = inflate.unconsumed_tail if inflate else b""
                given += len(block)
                if given > entry.file_size:
                    raise self._too_large(given)
                yield block


class _Listed(NamedTuple):
    """A sheet in the workbook's list; `is_shown` if it is one of cells that can be seen."""

    name: str
    path: str
    is_shown: bool


def _sheets(parts: _Parts) -> list[_Listed]:
    targets = {
        each.get("Id"): (each.get("Type", ""), each.get("Target", "").lstrip("/"))
        for each in parts.tree("xl/_rels/workbook.xml.rels")
    }
    found = []
    for sheet in parts.tree("xl/workbook.xml").findall("{*}sheets/{*}sheet"):
        reference = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        kind, target = targets[reference]
        path = target if target.startswith("xl/") else f"xl/{target}"
        is_shown = kind.endswith("/worksheet") and sheet.get("state", "visible") == "visible"
        found.append(_Listed(sheet.get("name", ""), path, is_shown))
    return found


@dataclass
class _Scanned:
    """What stands in a sheet's XML, as far as it matters before it is read."""

    rows: int = 0
    columns: int = 0
    shared: int = 0
    hidden_texts: dict[Place, str] = field(default_factory=dict)


def _scan(parts: _Parts, path: str) -> _Scanned:
    found, letters, rest = _Scanned(), set[bytes](), b""
    for block in chain(parts.blocks(path), [_ROW_ENDS]):
        rest += block
        if len(rest) > _LONGEST_ROW:
            raise ValueError("a row without an end")
        whole, end, rest = rest.rpartition(_ROW_ENDS)
        piece = whole + end
        letters |= set(_COLUMN.findall(piece))
        found.rows = max(found.rows, *map(int, set(_ROW.findall(piece))), 0)
        found.shared += len(_SHARED.findall(piece))
        if _HAS_FAILED.search(piece):
            for each in _FAILED.finditer(piece):
                _note(found, each, "")
        if _HAS_FORMULA.search(piece):
            for each in _NOT_WORKED_OUT.finditer(piece):
                if not _IS_TEXT.search(each["at"]):
                    _note(found, each, "=")
    found.columns = max(map(_column_number, letters), default=0)
    return found


def _note(found: _Scanned, cell: re.Match[bytes], mark: str) -> None:
    if ref := _REF.search(b" " + cell["at"]):
        column, row = ref.groups()
        text = mark + unescape((cell["text"] or b"").decode(errors="replace")).strip()
        found.hidden_texts[int(row) - 1, _column_number(column) - 1] = text


def _column_number(letters: bytes) -> int:
    """`A` is 1, `Z` 26, `AA` 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _longest_text(parts: _Parts) -> int:
    """Bytes of the longest text that cells share, its marks counted."""
    longest, since = 0, 0
    if "xl/sharedStrings.xml" in parts:
        for block in parts.blocks("xl/sharedStrings.xml"):
            start = 0
            for end in _END_OF_TEXT.finditer(block):
                longest = max(longest, since + end.end() - start)
                start, since = end.end(), 0
            since += len(block) - start
    return longest
