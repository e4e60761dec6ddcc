"""Levels as the cells of a roster name them: by id, by a name, by a longer one, or by none."""

from dataclasses import replace
from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.faults import fault_at
from dashboard.roster.holds_in import Holds
from dashboard.roster.levels_in import Levels
from dashboard.rules.months import day_number
from dashboard.state.choices import LANGUAGES
from dashboard.text.faults import fault_right
from dashboard.text.words import Words
from tests.strategies import Tables, level_row
from tests.test_roster_cells import code_of

HOLDS = {
    "aigc-junior": [("aigc-junior", None)],
    "初级": [("aigc-junior", None)],
    "Junior": [("aigc-junior", None)],
    " junior ": [("aigc-junior", None)],
    "AIGC 提示工程师": [("prompt-engineer", None)],
    "ＡＩＧＣ提示工程师": [("prompt-engineer", None)],
    "AIGC prompt engineer": [("prompt-engineer", None)],
    "中级@2026-05-01": [("aigc-intermediate", date(2026, 5, 1))],
    "中级＠2026年5月": [("aigc-intermediate", date(2026, 5, 1))],
    "aigc-junior@2026-05-01|aigc-junior": [("aigc-junior", date(2026, 5, 1)), ("aigc-junior", None)],
    **{f"初级{mark}中级": [("aigc-junior", None), ("aigc-intermediate", None)] for mark in "|;；、，,\n"},
    "初级@2026/5/1、Advanced": [("aigc-junior", date(2026, 5, 1)), ("aigc-advanced", None)],
}


@pytest.mark.parametrize(("cell", "wanted"), HOLDS.items())
def test_certificates_are_named_by_id_or_by_a_name_of_either_language(
    shipped: Catalog, cell: str, wanted: list[tuple[str, date | None]]
) -> None:
    levels = Levels(shipped)
    place_of = {level_id: place for place, level_id in enumerate(levels.ids)}
    expected = [(place_of[level_id], held and day_number(held)) for level_id, held in wanted]
    assert list(Holds(levels)(cell)) == expected


LONGER = {
    "aigc-junior": (
        *("AIGC应用工程师（初级）", "AIGC应用工程师(初级)", "AIGC应用工程师初级", "初级AIGC应用工程师"),
        *("AIGC Application Engineer (Junior)", "AIGC application engineer (Junior)"),
        *("Junior AIGC application engineer", "ＡＩＧＣ应用工程师【初级】", "《AIGC应用工程师》 初级"),
        *("AIGC应用工程师职业技术认证（初级）", "AIGC应用工程师 - 初级", "AIGC应用工程师 Junior"),
    ),
    "aigc-advanced": (
        *("AIGC应用工程师（高级）", "高级AIGC应用工程师", "AIGC Application Engineer - Advanced"),
        "AIGC Application Engineer vocational-technical certification (Advanced)",
    ),
}


@pytest.mark.parametrize(
    ("cell", "level_id"), [(cell, level_id) for level_id, cells in LONGER.items() for cell in cells]
)
def test_a_level_may_have_the_name_of_its_scheme_beside_its_own(
    shipped: Catalog, cell: str, level_id: str
) -> None:
    levels = Levels(shipped)
    place, day_held = levels.ids.index(level_id), day_number(date(2026, 5, 1))
    assert levels.place(cell) == place
    assert Holds(levels)(f"{cell}@2026-05-01、中级、{cell}") == (
        *((place, day_held), (levels.ids.index("aigc-intermediate"), None), (place, None)),
    )


@pytest.mark.parametrize(
    "cell",
    [
        *("AIGC应用工程师", "AIGC初级", "AI大模型应用工程师（初级）", "生成式人工智能应用工程师（高级）"),
        *(
            "AIGC提示工程师（初级）",
            "人工智能训练师（高级）",
            "AIGC应用工程师（初级）（中级）",
            "职业技术认证初级",
        ),
    ],
)
def test_a_level_of_another_scheme_or_of_part_of_a_name_is_unknown(shipped: Catalog, cell: str) -> None:
    assert code_of(Levels(shipped).place, cell) == "unknown_level"


def renamed(catalog: Catalog, **names: str) -> Catalog:
    """A catalog whose schemes have other Chinese names, by their ids; `_` stands for `-`."""
    name_of = {scheme_id.replace("_", "-"): name for scheme_id, name in names.items()}
    schemes = tuple(
        scheme.model_copy(update={"name_zh": name_of.get(scheme.scheme_id, scheme.name_zh)})
        for scheme in catalog.schemes
    )
    return replace(catalog, schemes=schemes)


def test_longer_names_are_those_of_the_tables(shipped: Catalog) -> None:
    levels = Levels(renamed(shipped, aigc_application_engineer="数据分析师，甲类（职业技能等级证书）"))
    wanted = levels.ids.index("aigc-junior")
    assert levels.place("数据分析师，甲类初级") == wanted
    assert Holds(levels)("数据分析师，甲类（初级）") == ((wanted, None),)
    assert code_of(levels.place, "AIGC应用工程师（初级）") == "unknown_level"


def test_a_longer_name_of_two_levels_is_refused_and_one_that_is_a_levels_own_is_its() -> None:
    names = {"a": "初级", "b": "初级", "c": "乙初级"}
    rows = tuple(
        {**level_row(level_id), "scheme_id": f"of-{level_id}", "name_zh": name}
        for level_id, name in names.items()
    )
    catalog = Tables(rows, (), ()).catalog()
    levels = Levels(renamed(catalog, of_a="甲认证", of_b="甲证书"))
    with pytest.raises(PydanticCustomError) as refused:
        Holds(levels)("甲（初级）")
    assert (refused.value.type, (refused.value.context or {})["levels"]) == ("ambiguous_level", "a, b")
    assert levels.ids[levels.place("甲证书（初级）")] == "b"
    assert levels.ids[Levels(renamed(catalog, of_a="乙认证")).place("乙初级")] == "c"


NOTHING = (
    *("无", "没有", "暂无", "未持有", "none", "n/a", "no", "-", "—", "——", "/"),
    *("None", "NONE", "N/A", "No", "ｎｏｎｅ", "Ｎ／Ａ", "－", "／", " 无 ", " none ", "\u3000没有\u3000"),
)


@pytest.mark.parametrize("cell", NOTHING)
def test_what_people_write_for_no_certificate_is_none_and_no_target(shipped: Catalog, cell: str) -> None:
    levels = Levels(shipped)
    holds = Holds(levels)
    assert holds(cell) == ()
    assert code_of(levels.place, cell) == "unknown_level"
    assert code_of(holds, f"初级|{cell}") == code_of(holds, f"{cell}、初级") == "unknown_level"
    assert code_of(holds, f"{cell}@2026-05-01") == "unknown_level"


@pytest.mark.parametrize(
    ("cell", "wanted"), [("none", "none"), ("无", "a"), ("no", "no"), ("没有", None), ("None", None)]
)
def test_a_level_that_is_called_none_is_held(cell: str, wanted: str | None) -> None:
    rows = ({**level_row("none"), "name_zh": "初级"}, {**level_row("a"), "name_zh": "无"}, level_row("no"))
    levels = Levels(Tables(rows, (), ()).catalog())
    assert Holds(levels)(cell) == (((levels.ids.index(wanted), None),) if wanted else ())


@pytest.mark.parametrize(
    ("cell", "code", "part"),
    [
        ("aigc-senior", "unknown_level", "aigc-senior"),
        ("初级|超级", "unknown_level", "超级"),
        ("初级@soon", "not_a_date", "初级@soon"),
        ("初级@", "not_a_date", "初级@"),
    ],
)
def test_a_certificate_that_is_none_is_told_by_its_part(
    shipped: Catalog, cell: str, code: str, part: str
) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Holds(Levels(shipped))(cell)
    assert (refused.value.type, (refused.value.context or {})["part"]) == (code, part)


def advice(levels: Levels, cell: str) -> dict[str, str]:
    """What would be right instead of an unknown level, by language."""
    with pytest.raises(PydanticCustomError) as refused:
        levels.place(cell)
    detail = {name: str(value) for name, value in (refused.value.context or {}).items()}
    assert detail["levels"] == ", ".join(levels.ids)
    found = fault_at("roster.csv", 2, "target", refused.value.type, cell, **detail)
    return {language: fault_right(Words(language), found) for language in LANGUAGES}


def test_an_unknown_level_is_told_with_the_names_that_people_know_and_the_ids(shipped: Catalog) -> None:
    assert advice(Levels(shipped), "超级") == {
        "zh": (
            "应为其一：初级（aigc-junior）、中级（aigc-intermediate）、高级（aigc-advanced）、"
            "AIGC提示工程师（prompt-engineer）。"
        ),
        "en": (
            "It is one of: Junior (aigc-junior), Intermediate (aigc-intermediate), Advanced (aigc-advanced), "
            "AIGC prompt engineer (prompt-engineer)."
        ),
    }


def test_a_level_without_a_name_in_a_language_is_told_by_the_other_one_or_by_its_id() -> None:
    rows = ({**level_row("a"), "name_zh": "甲"}, {**level_row("b"), "name_en": "B {x}"}, level_row("c"))
    assert advice(Levels(Tables(rows, (), ()).catalog()), "d") == {
        "zh": "应为其一：甲（a）、B {x}（b）、c。",
        "en": "It is one of: 甲 (a), B {x} (b), c.",
    }


def test_a_name_of_two_levels_is_refused_with_both_ids_and_an_id_is_not() -> None:
    names = {"a": "Junior, basic", "b": "Senior", "C": "senior"}
    rows = tuple({**level_row(level_id), "name_en": name} for level_id, name in names.items())
    levels = Levels(Tables(rows, (), ()).catalog())
    with pytest.raises(PydanticCustomError) as refused:
        Holds(levels)("SENIOR")
    assert refused.value.type == "ambiguous_level"
    assert (refused.value.context or {})["levels"] == "C, b"
    ((place, held_on),) = Holds(levels)("b")
    assert (place, held_on) == (levels.ids.index("b"), None)
    assert Holds(levels)("Junior, basic") == ((levels.ids.index("a"), None),)
