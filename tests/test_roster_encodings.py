"""A roster in another East Asian encoding is refused by its name; one of GB18030 is read, however short."""

import random
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from tests.roster_files import one_fault, read

PEOPLE: Final = {
    "zh": "王伟 李勇 张霞 刘洋 陈静 欧阳娜娜 赵敏 黄磊 周涛 徐婷 孙浩 胡雪梅 郭美玲 梁宇轩 宋佳怡 郑凯",
    "zh, rare": "朱镕基 李喆 王旻昱 张昶 陈堃 刘赟 杨祎 赵翀 黄晟 周翊 吴玥 徐珺 马骉 罗嬿",
    "zh, traditional": "陳志強 林美玲 黃俊傑 張雅婷 李淑芬 王建國 劉德華 鄭伊健 謝霆鋒 許瑋甯 邱澤 盧廣仲",
    "ja": "佐藤健 鈴木一郎 高橋留美子 田中角栄 渡辺謙 山田孝之 佐々木希 斎藤工 森七菜 さとうけん",
    "ko": "김철수 이영희 박민수 최지우 정우성 강동원 조인성 윤여정 장동건 한지민 권상우 황정민",
}
HEADERS: Final = {
    "zh": ("姓名,工作年限", "员工,年限", "name,years"),
    "zh, rare": ("姓名,工作年限", "name,years"),
    "zh, traditional": ("姓名,工作年資", "員工,工作經驗", "name,years"),
    "ja": ("氏名,勤続年数", "名前,経験年数", "name,years"),
    "ko": ("이름,경력", "성명,근속연수", "name,years"),
}
OTHERS: Final = (
    ("zh, traditional", "big5", "Big5"),
    ("ja", "cp932", "Shift-JIS"),
    ("ja", "euc_jp", "EUC-JP"),
    ("ko", "cp949", "EUC-KR"),
)


def roster(people: str, header: str, rows: int, encoding: str) -> bytes:
    """Rows of these people, drawn alike for the same arguments."""
    draw = random.Random(f"{header}{rows}{encoding}")  # noqa: S311 - no secret
    names = people.split()
    drawn = draw.sample(names, rows) if rows <= len(names) else draw.choices(names, k=rows)
    lines = [header, *(f"{name},{draw.randrange(30)}" for name in drawn), ""]
    return "\n".join(lines).encode(encoding)


@pytest.mark.parametrize("rows", [3, 10, 200])
@pytest.mark.parametrize(
    ("who", "encoding", "called", "header"),
    [(*other, each) for other in OTHERS for each in HEADERS[other[0]]],
)
def test_another_encoding_is_refused_by_its_name(
    who: str, encoding: str, called: str, header: str, rows: int, frozen: Catalog
) -> None:
    fault = one_fault("roster.csv", roster(PEOPLE[who], header, rows, encoding), frozen)
    assert (fault.code, fault.value) == ("other_encoding", called)


def test_letters_of_private_use_say_little_for_gb18030(frozen: Catalog) -> None:
    data = "name,years\n紀曉君,13\n翁倩玉,15\n丁噹,21\n".encode("big5")
    assert one_fault("roster.csv", data, frozen).value == "Big5"


@pytest.mark.parametrize(
    ("name", "encoding", "code"),
    [
        ("Łukasz", "cp1250", "not_chinese"),
        ("許功蓋", "big5", "not_chinese"),
        ("田中", "iso2022_jp", "other_encoding"),
    ],
)
def test_a_name_that_gb18030_has_no_letters_for_is_no_name(
    name: str, encoding: str, code: str, frozen: Catalog
) -> None:
    fault = one_fault("roster.csv", f"person,work_years\n{name},3\n".encode(encoding), frozen)
    assert (fault.line, fault.code) in ((1, code), (2, code))


@pytest.mark.parametrize("rows", [1, 3, 10, 200])
@pytest.mark.parametrize(
    ("who", "header"), [(who, each) for who in ("zh", "zh, rare", "zh, traditional") for each in HEADERS[who]]
)
def test_chinese_names_of_any_kind_are_read_as_gb18030(
    who: str, header: str, rows: int, frozen: Catalog
) -> None:
    header = header.replace("name", "person").replace("员工", "姓名").replace("員工", "姓名")
    data = roster(PEOPLE[who], header, rows, "gb18030")
    found = read("roster.csv", data, frozen)
    assert found.faults == ()
    assert found.roster.names == [line.split(",")[0] for line in data.decode("gb18030").splitlines()[1:]]


@pytest.mark.parametrize("word", ["华东大区", "后勤", "仓储", "网络", "算法", "规划", "剪辑", "实习生"])
def test_a_word_in_a_roster_in_english_is_read_as_gb18030(word: str, frozen: Catalog) -> None:
    found = read("roster.csv", f"person,team\nAna,{word}\n".encode("gb18030"), frozen)
    assert (found.faults, found.roster.carried) == ((), {"team": [word]})
