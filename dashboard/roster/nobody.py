"""Rows of a roster that are nobody: totals, averages, notes, who made the list, and what is not seen."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from dashboard.catalog.faults import Fault, fault_at
from dashboard.roster.invisible import visible
from dashboard.roster.table import Chunk
from dashboard.roster.typed_texts import taken
from dashboard.roster.usual import usual

_HOW_MANY: Final = r" ?[:=-]? ?\(?(?:共 ?)?[0-9.,]* ?(?:[人名位行个]|people|persons|rows)?\)?"
_GROUP: Final = r"(?:.+[部组处科室院系班所局厂店区队司心门 ])?"
_TOTAL: Final = re.compile(
    rf"(?:(?:.{{2,}})?(?:小计|合计|总计|共计|汇总)"
    r"|(?:小计|合计|总计|共计|汇总) ?[-:/(].+"
    r"|[Σ∑]|小结|总和|累计|统计|中位数|标准差|占比|最[大小高低]值?"
    rf"|{_GROUP}(?:平均(?:值|数|年限|工龄|年数)?|均值|(?:总|平均|合计)?人数)"
    r"|(?:.+ )?(?:sub[ -]?)?totals?(?: (?:people|persons|staff|employees|headcount|members|rows))?"
    r"|sub[ -]?total\b.+|total (?:for|of) .+|totals? ?[-:/(].+"
    r"|no\. of (?:people|persons|staff|employees|rows)"
    r"|(?:staff|employee|row) count|maximum|minimum|std\.? ?dev(?:iation)?\.?|standard deviation"
    r"|(?:.+ )?averages?|(?:grand )?(?:sum|avg\.?|mean|median|count)|head[ -]?count"
    rf"|number of (?:people|persons|staff|employees|rows)){_HOW_MANY}"
    r"|(?:以上|全部|总)?共 ?计? ?[0-9]+ ?[人名位行]",
    re.IGNORECASE,
)
"""A group may stand before it, and a number after it. 王小计 is somebody."""
_LABEL: Final = (
    r"(?:注|备注|附注|注释|注意|说明|提示|来源|(?:制表|填表|填报|制单|编制|审核|复核|审批|批准|经办|统计)[人者]?"
    r"|负责人|联系人|电话|单位|公司|部门|日期|时间|签字|签名|盖章|截至|截止|版本|标题"
    r"|\b(?:n\.?b\.?|notes?|remarks?|comments?|sources?|disclaimer|footnotes?|legend|date|as of|department"
    r"|(?:prepared|created|made|compiled|approved|reviewed|checked|signed|printed|exported|generated|updated)"
    r"(?: (?:by|on|at))?))"
)
_NOTE: Final = re.compile(
    rf"[^:]{{0,12}}{_LABEL} ?(?:\([^:]{{1,8}}\))? ?[0-9一二三四五六七八九十]{{0,2}} ?:.*"
    r"|.{0,8}(?:日期|时间) ?[0-9].*|.*截[至止].*|(?:以上|以下|本表|上表|此表).+|※.*|\W*注 ?[0-9(].*"
    r"|备注|附注|说明|(?:填表|填写)说明|制表人?|填表人?|审核人?|复核人?|(?:foot)?notes?|remarks?"
    r"|\W*(?:以下空白|以下无正文|end of (?:list|file|report|table))\W*|(?:data )?as of .+"
    r"|(?:prepared|created|compiled|approved|reviewed|checked|printed|exported|generated) (?:by|on|at) .+"
    r"|第 ?[0-9]+ ?页.*|page [0-9]+(?: (?:of|/) [0-9]+)?",
    re.IGNORECASE | re.DOTALL,
)
"""A word with a colon after it, or a whole phrase. 注 alone may be somebody."""
_HINTS: Final = (
    *(
        "计",
        "总",
        "均",
        "共",
        "截",
        "注",
        "核",
        "页",
        ":",
        "：",
        "﹕",
        "※",
        "ｔ",
        "ｓ",
        "ａ",
        "人数",
        "中位",
        "最大",
        "最小",
        "最高",
        "最低",
        "小结",
        "标准差",
        "占比",
        "Σ",
        "∑",
        "σ",
    ),
    *("日期", "时间", "说明", "制表", "填表", "以上", "以下", "本表", "上表", "此表"),
    *("maximum", "minimum", "std", "deviation", "no. of"),
    *("total", "sum", "average", "avg", "mean", "median", "count", "number of", "note", "remark", "end of"),
    *("as of", "page", " by ", " on ", " at "),
)
"""In the text of every such row, its capitals made small; most files have none of them in any name."""
_HINT: Final = re.compile("|".join(_HINTS))
_SAYS_TOTAL: Final = re.compile(r"计|total", re.IGNORECASE)
_NUMBER_OF_PEOPLE: Final = re.compile(r"共? ?[0-9]+ ?(?:[人名位]|people|persons)?")
_BETWEEN_CHINESE: Final = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def kind_of(text: str) -> str | None:
    """`row_total` or `row_note` for a text that is no name: whole words, or a word with a colon after it."""
    text = usual(text)
    for each in dict.fromkeys((text, _BETWEEN_CHINESE.sub("", text))):  # 合  计
        if _TOTAL.fullmatch(each):
            return "row_total"
        if _NOTE.fullmatch(each):
            return "row_note"
    return None


def without_nobody(file: str, chunk: Chunk, person: int) -> tuple[Chunk, tuple[Fault, ...]]:
    """The chunk without the rows that are nobody, and each of those as a value to be told.

    `person` is the place of the column of names. Where a row has no name, any of its cells may say that it
    is a total, and the first of them that it is a note. Faults of such a row go with it.
    """
    told = dict(_nobodies(file, chunk, person)) | dict(_totals_beside(file, chunk, person))
    if not told:
        return chunk, ()
    kept = np.setdiff1d(np.arange(len(chunk.rows)), list(told))
    lines = {found.line for found in told.values()}
    faults = tuple(each for each in chunk.faults if each.line not in lines)
    columns = tuple(taken(column, kept) for column in chunk.columns)
    cell_faults = tuple(each for each in chunk.cell_faults if each[1].line not in lines)
    return Chunk(chunk.rows[kept], columns, faults, cell_faults), tuple(told[place] for place in sorted(told))


def _nobodies(file: str, chunk: Chunk, person: int) -> Iterator[tuple[int, Fault]]:
    names = chunk.columns[person]
    for place in _suspects(names):
        row = int(chunk.rows[place])
        cells = [names[place]] if names[place] else [column[place] for column in chunk.columns]
        cells = [cell for cell in cells if visible(cell)]
        if not cells:
            yield place, fault_at(file, row, "", "row_blank")
            continue
        kinds = [kind_of(cell) for cell in cells]
        if "row_total" in kinds:
            yield place, fault_at(file, row, "", "row_total", cells[kinds.index("row_total")])
        elif kinds[0]:
            yield place, fault_at(file, row, "", "row_note", cells[0])


def _totals_beside(file: str, chunk: Chunk, person: int) -> Iterator[tuple[int, Fault]]:
    """Totals that say so in another column than that of the names, where their number stands."""
    names = chunk.columns[person]
    for at, column in enumerate(chunk.columns):
        if at == person or not _SAYS_TOTAL.search("\n".join(column)):
            continue
        for place, cell in enumerate(column):
            is_total = _SAYS_TOTAL.search(cell) and kind_of(cell) == "row_total"
            if is_total and _NUMBER_OF_PEOPLE.fullmatch(usual(names[place])):
                yield place, fault_at(file, int(chunk.rows[place]), "", "row_total", cell)


def _suspects(names: Sequence[str]) -> list[int]:
    """The places of the rows that may be nobody, quickly."""
    joined = "\n".join(names).casefold()
    if any(hint in joined for hint in _HINTS):
        return [place for place, name in enumerate(names) if not name or _HINT.search(name.casefold())]
    return [place for place, name in enumerate(names) if not name] if "" in names else []
