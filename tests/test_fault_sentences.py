"""Each fault of the tables of rules says, in both languages, what is wrong and what would be right."""

from pathlib import Path

import pytest

from dashboard.catalog.loading import CatalogError, load
from dashboard.text.faults import fault_sentence
from dashboard.text.words import Words
from tests.broken_tables import Edit, body, cell, insert, rule

SENTENCES: tuple[tuple[Edit, str, str], ...] = (
    (
        cell("clocks", 3, "within", ""),
        "clocks.csv，第 3 行，within 列：aigc 没有写属于哪一种经验。 "
        "只有 work 可以空着；写它属于的那一种，例如 work。",
        "clocks.csv, line 3, column within: aigc lies within no clock. "
        "Only work may; name the clock that it lies within, such as work.",
    ),
    (
        insert("clocks", 4, "loop,loop,圈,Loop,,,"),
        "clocks.csv，第 4 行，within 列：经验种类绕成了一圈：loop。 "
        "改其中一行的 within，写它真正属于的那一种，例如 work。",
        "clocks.csv, line 4, column within: the clocks lie within one another in a circle: loop. "
        "Change within in one of these rows to the clock that it really lies within, such as work.",
    ),
    (
        body("aliases", "aigc-junior,aigc-advanced"),
        "aliases.csv，第 2 行，alias 列：“aigc-junior”本来就是一个等级的 id。 "
        "别名写等级的别的名称或旧 id；这一行可以删掉。",
        "aliases.csv, line 2, column alias: “aigc-junior” is the id of a level. "
        "An alias is another name or an earlier id of a level; remove this row.",
    ),
    (
        cell("prerequisites", 3, "scope", "study"),
        "prerequisites.csv，第 3 行，scope 列：clocks.csv 里没有 study。 请用那里有的 id，或先在那里加上。",
        "prerequisites.csv, line 3, column scope: there is no study in clocks.csv. "
        "Use an id that stands there, or add it there.",
    ),
    (
        cell("prerequisites", 3, "scope", "aigc|work"),
        "prerequisites.csv，第 3 行，scope 列：这里要写一个 id，现在是“aigc|work”。 "
        "写 clocks.csv 里的一个 id；几样都要的，各写一行。",
        "prerequisites.csv, line 3, column scope: this must be one id, and is “aigc|work”. "
        "Write one id of clocks.csv; if several are asked for, give each a row.",
    ),
    (
        insert("prerequisites", 3, rule("aigc-junior", "education")),
        "prerequisites.csv，第 3 行，scope 列：没有写 id。 写 education.csv 里的一个 id。",
        "prerequisites.csv, line 3, column scope: no id is named. Write one id of education.csv.",
    ),
    (
        cell("prerequisites", 3, "within", "0.5"),
        "prerequisites.csv，第 3 行，within 列：within（0.5 年）比 value（1 年）还短。 "
        "within 写得不少于 value；没有这个限制就空着。",
        "prerequisites.csv, line 3, column within: within (0.5 years) is below value (1 years). "
        "within is at least value; leave it empty if there is no such limit.",
    ),
    (
        body("validity", "aigc-junior,36,2027-02-01,2027-01-01,"),
        "validity.csv，第 2 行，until 列：until（2027-01-01）不在 from（2027-02-01）之后。 "
        "until 是不再适用的第一天，要比 from 晚。",
        "validity.csv, line 2, column until: until (2027-01-01) is not after from (2027-02-01). "
        "until is the first day on which the row no longer applies; it is later than from.",
    ),
    (
        body("validity", "aigc-junior,36,,,", "aigc-junior,24,2027-01-01,,"),
        "validity.csv，第 3 行，from 列：aigc-junior 的这一行与第 2 行的日期重叠。 "
        "改 from 或 until，让每一天只有一行适用。",
        "validity.csv, line 3, column from: this row of aigc-junior overlaps line 2. "
        "Change from or until, so that one row applies on each day.",
    ),
    (
        body("validity", "aigc-junior,,,,"),
        "validity.csv，第 2 行，months 列：没有写月数。 "
        "写整月数；来源写明不过期的写 none；来源没有写的，删掉这一行。",
        "validity.csv, line 2, column months: the months are missing. Write whole months, or none if the "
        "source says that it never expires; if it says nothing, remove this row.",
    ),
    (
        body("validity", "aigc-junior,0,,,"),
        "validity.csv，第 2 行，months 列：“0”不是月数，也不是 none。 "
        "写 1 到 1200 的整数；来源写明不过期的写 none。",
        "validity.csv, line 2, column months: “0” is neither a number of months nor none. "
        "Write a whole number from 1 to 1200, or none if the source says that it never expires.",
    ),
)


@pytest.mark.parametrize(("edit", "zh", "en"), SENTENCES)
def test_a_fault_of_the_rules_is_told_with_what_would_be_right(
    edit: Edit, zh: str, en: str, data: Path
) -> None:
    edit(data)
    with pytest.raises(CatalogError) as raised:
        load(data)
    assert [fault_sentence(Words("zh"), fault) for fault in raised.value.faults] == [zh]
    assert [fault_sentence(Words("en"), fault) for fault in raised.value.faults] == [en]
