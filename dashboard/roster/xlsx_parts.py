"""The parts of a workbook, which is a ZIP file of XML: unpacked block by block, and never more than may be.

A few kilobytes can unpack to gigabytes. The sizes that a ZIP file states are its maker's: what is unpacked
is counted again.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO, Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dashboard.catalog.faults import fault_at
from dashboard.roster.table import RosterError

MAX_UNPACKED: Final = 2**30
"""Bytes of a workbook's parts. A million people with ten columns are about half of it."""
MAX_RATIO: Final = 200
"""Of unpacked to packed bytes: a sheet of numbers comes to 10, one of a repeated row to 60."""
ALWAYS_FINE: Final = 16 * 2**20
"""Unpacked bytes below which the ratio does not matter."""
BROKEN: Final = (
    BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    LookupError,
    ValueError,
    OSError,
    NotImplementedError,
)
"""What a workbook raises that is none."""

Begin = Callable[[str, dict[str, str]], None]
"""Is given an element's name, with its prefix, and its attributes."""

_BLOCK: Final = 2**20
_LONGEST_TAG: Final = 64 * _BLOCK
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")


class Parts:
    """The files in a workbook by their paths, whatever their case."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self._name, self._file = name, file
        with ZipFile(file) as archive:
            entries = archive.infolist()
        self._entries = {_plain_path(entry.filename): entry for entry in entries}
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
        return _plain_path(path) in self._entries

    def parse(self, path: str, parser: expat.XMLParserType) -> None:
        """Gives a part to a parser. Raises one of `BROKEN` where there is none, or it is no XML."""
        read = 0
        for block in self._blocks(self._entries[_plain_path(path)]):
            parser.Parse(block)
            read += len(block)
            if read - parser.CurrentByteIndex > _LONGEST_TAG:
                raise ValueError("a tag without an end")
        parser.Parse(b"", True)  # noqa: FBT003 - there is no more
        # Else a parser and what it calls would hold each other, and all that was read.
        parser.StartElementHandler = parser.CharacterDataHandler = None

    def with_edited(self, path: str, edit: Callable[[bytes], bytes]) -> BinaryIO:
        """The workbook with one of its parts edited, not packed."""
        made = BytesIO()
        with ZipFile(made, "w") as archive:
            for plain_path, entry in self._entries.items():
                data = b"".join(self._blocks(entry))
                archive.writestr(entry.filename, edit(data) if plain_path == _plain_path(path) else data)
        return made

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


def xml_parser(begin: Begin, text: Callable[[str], None] | None = None) -> expat.XMLParserType:
    """A parser that calls `begin` for each element, and `text` for what stands between tags."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.CharacterDataHandler = begin, text
    return parser


@lru_cache
def local_name(tag: str) -> str:
    """The name of an element or an attribute without its prefix: `x:row` is a `row`."""
    return tag.rpartition(":")[2]


def _plain_path(path: str) -> str:
    return path.replace("\\", "/").lower()


def _refuse_doctype(*_: object) -> None:
    raise ValueError("no workbook has a document type, nor entities of its own")
