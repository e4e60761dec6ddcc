"""What must be known of a workbook before it is read: which sheet it is, how large, and what it hides.

python-calamine gives the values of a sheet and nothing else of it. openpyxl reads neither strict workbooks
nor Chinese dates, and gives the results of formulas or the formulas: for both it would take three times as
long as all that is done here.
"""

from dataclasses import dataclass
from posixpath import join, normpath, split
from typing import BinaryIO, Final, NamedTuple
from xml.parsers.expat import XMLParserType

from dashboard.catalog.faults import fault_at
from dashboard.roster.number_formats import BUILTIN, GENERAL
from dashboard.roster.table import RosterError
from dashboard.roster.xlsx_parts import BROKEN, Parts, local_name, xml_parser
from dashboard.roster.xlsx_scan import Contents, scan_sheet

MAX_CELLS: Final = 50_000_000
"""From the first row and column that hold something to the last: those between are held too."""
MAX_TEXT: Final = 4 * 2**30
"""Bytes of the texts that cells share, as often as they do."""

_BLOCK: Final = 2**20
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Sheet:
    """The first visible sheet of a workbook; `file` is the workbook as python-calamine can read it."""

    name: str
    others: tuple[str, ...]
    file: BinaryIO
    contents: Contents


def check_workbook(name: str, file: BinaryIO) -> Sheet:
    """The sheet to read. Raises `RosterError` for what is no workbook, is locked, or unpacks to too much."""
    start = file.read(len(_OLE))
    if start == _OLE:
        # A locked workbook is an OLE file, as those of before 2007 are; the names in it are UTF-16.
        locked = any(_ENCRYPTED in block for block in iter(lambda: file.read(_BLOCK), b""))
        raise RosterError(fault_at(name, 0, "", "workbook_locked" if locked else "workbook_old"))
    try:
        parts = Parts(name, file)
        workbook = _Workbook(parts)
        first = next((each for each in workbook.sheets if each.is_shown), None)
        if first is None:
            raise RosterError(fault_at(name, 0, "", "workbook_no_sheet"))
        contents = scan_sheet(parts, first.path, workbook.formats(), workbook.lengths())
        if contents.unknown_errors:
            file = parts.with_edited(first.path, contents.with_known_errors)
    except BROKEN:
        raise RosterError(fault_at(name, 0, "", "workbook_broken")) from None
    height, width = contents.bottom - contents.top + 1, contents.right - contents.left + 1
    if max(height, 0) * width > MAX_CELLS or contents.shared_bytes > MAX_TEXT:
        raise RosterError(fault_at(name, 0, "", "workbook_too_large", f"{height:,} × {width:,}"))
    others = tuple(each.name for each in workbook.sheets if each is not first)
    file.seek(0)
    return Sheet(first.name, others, file, contents)


class _Listed(NamedTuple):
    """A sheet in the workbook's list; `is_shown` if it is one of cells that can be seen."""

    name: str
    path: str
    is_shown: bool


class _Workbook:
    """The list of sheets, and what the cells of all sheets share."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        path = dict(_links(parts, "").values())["officeDocument"]
        links = _links(parts, path)
        self._folder, _ = split(path)
        self.sheets: list[_Listed] = []

        def begin(tag: str, at: dict[str, str]) -> None:
            if local_name(tag) == "sheet":
                kind, target = links[next((value for key, value in at.items() if key.endswith(":id")), "")]
                is_shown = kind == "worksheet" and at.get("state", "visible") == "visible"
                self.sheets.append(_Listed(at.get("name", ""), target, is_shown))

        parts.parse(path, xml_parser(begin))

    def formats(self) -> dict[str, str]:
        """The number formats of the cells' styles, by the names of these; without General."""
        codes = {str(number): code for number, code in BUILTIN.items()}
        styles: list[str] = []
        inside = ""

        def begin(tag: str, at: dict[str, str]) -> None:
            nonlocal inside
            name = local_name(tag)
            if name in ("numFmts", "cellXfs"):
                inside = name
            elif name == "numFmt" and inside == "numFmts":
                codes[at["numFmtId"]] = at["formatCode"]
            elif name == "xf" and inside == "cellXfs":
                styles.append(at.get("numFmtId", "0"))

        self._parse_beside("styles.xml", xml_parser(begin))
        found = {str(style): codes.get(number, f"no. {number}") for style, number in enumerate(styles)}
        return {style: code for style, code in found.items() if code != GENERAL}

    def lengths(self) -> list[int]:
        """The bytes of each text that cells share, those of its phonetic signs too."""
        lengths: list[int] = []

        def begin(tag: str, _: dict[str, str]) -> None:
            if local_name(tag) == "si":
                lengths.append(0)

        def text(more: str) -> None:
            if lengths:
                lengths[-1] += len(more.encode())

        self._parse_beside("sharedStrings.xml", xml_parser(begin, text))
        return lengths

    def _parse_beside(self, name: str, parser: XMLParserType) -> None:
        """Goes through a part beside the workbook's, if there is one: there python-calamine looks for it."""
        path = join(self._folder, name)
        if path in self._parts:
            self._parts.parse(path, parser)


def _links(parts: Parts, path: str) -> dict[str, tuple[str, str]]:
    """To what a part refers: by its ids, the kind of each part, and its path."""
    folder, name = split(path)
    links = {}

    def begin(tag: str, at: dict[str, str]) -> None:
        if local_name(tag) == "Relationship":
            target = normpath(join("/", folder, at.get("Target", ""))).lstrip("/")
            links[at["Id"]] = (at.get("Type", "").rpartition("/")[2], target)

    parts.parse(join(folder, "_rels", f"{name}.rels"), xml_parser(begin))
    return links
