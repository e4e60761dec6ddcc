"""Levels as the cells of a roster name them: by id, by a name, by a longer one, or by none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

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
from tests.table_columns import loaded
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
    frozen: Catalog, cell: str, wanted: list[tuple[str, date | None]]
) -> None:
    levels = Levels(frozen)
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
    frozen: Catalog, cell: str, level_id: str
) -> None:
    levels = Levels(frozen)
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
def test_a_level_of_another_scheme_or_of_part_of_a_name_is_unknown(frozen: Catalog, cell: str) -> None:
    assert code_of(Levels(frozen).place, cell) == "unknown_level"


def level(level_id: str, name_zh: str, name_en: str) -> dict[str, str]:
    """The row of a level of the one scheme."""
    return {"level_id": level_id, "scheme_id": "scheme", "rank": "1", "name_zh": name_zh, "name_en": name_en}


def renamed(catalog: Catalog, **names: str) -> Catalog:
    """A catalog whose schemes have other Chinese names, by their ids; `_` stands for `-`."""
    name_of = {scheme_id.replace("_", "-"): name for scheme_id, name in names.items()}
    schemes = tuple(
        scheme.model_copy(update={"name_zh": name_of.get(scheme.scheme_id, scheme.name_zh)})
        for scheme in catalog.schemes
    )
    return replace(catalog, schemes=schemes)


def test_longer_names_are_those_of_the_tables(frozen: Catalog) -> None:
    levels = Levels(renamed(frozen, aigc_application_engineer="数据分析师，甲类（职业技能等级证书）"))
    wanted = levels.ids.index("aigc-junior")
    assert levels.place("数据分析师，甲类初级") == wanted
    assert Holds(levels)("数据分析师，甲类（初级）") == ((wanted, None),)
    assert code_of(levels.place, "AIGC应用工程师（初级）") == "unknown_level"


def test_a_longer_name_of_two_levels_is_refused_and_one_that_is_a_levels_own_is_its(tmp_path: Path) -> None:
    names = {"a": "初级", "b": "初级", "c": "乙初级"}
    catalog = loaded(
        tmp_path,
        levels=[
            {"level_id": level_id, "scheme_id": f"of-{level_id}", "rank": "1", "name_zh": name}
            for level_id, name in names.items()
        ],
    )
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
def test_what_people_write_for_no_certificate_is_none_and_no_target(frozen: Catalog, cell: str) -> None:
    levels = Levels(frozen)
    holds = Holds(levels)
    assert holds(cell) == ()
    assert code_of(levels.place, cell) == "unknown_level"
    assert code_of(holds, f"初级|{cell}") == code_of(holds, f"{cell}、初级") == "unknown_level"
    assert code_of(holds, f"{cell}@2026-05-01") == "unknown_level"


@pytest.mark.parametrize(
    ("cell", "wanted"), [("none", "none"), ("无", "a"), ("no", "no"), ("没有", None), ("None", None)]
)
def test_a_level_that_is_called_none_is_held(tmp_path: Path, cell: str, wanted: str | None) -> None:
    names = {"none": ("初级", "First"), "a": ("无", "Second"), "no": ("高级", "Third")}
    levels = Levels(loaded(tmp_path, levels=[level(each, *of_it) for each, of_it in names.items()]))
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
    frozen: Catalog, cell: str, code: str, part: str
) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Holds(Levels(frozen))(cell)
    assert (refused.value.type, (refused.value.context or {})["part"]) == (code, part)


def advice(levels: Levels, cell: str) -> dict[str, str]:
    """What would be right instead of an unknown level, by language."""
    with pytest.raises(PydanticCustomError) as refused:
        levels.place(cell)
    detail = {name: str(value) for name, value in (refused.value.context or {}).items()}
    assert detail["levels"] == ", ".join(levels.ids)
    found = fault_at("roster.csv", 2, "target", refused.value.type, cell, **detail)
    return {language: fault_right(Words(language), found) for language in LANGUAGES}


def test_an_unknown_level_is_told_with_the_names_that_people_know_and_the_ids(frozen: Catalog) -> None:
    assert advice(Levels(frozen), "超级") == {
        "zh": (
            "应为其一：初级（aigc-junior）、中级（aigc-intermediate）、高级（aigc-advanced）、"
            "AIGC提示工程师（prompt-engineer）。"
        ),
        "en": (
            "It is one of: Junior (aigc-junior), Intermediate (aigc-intermediate), Advanced (aigc-advanced), "
            "AIGC prompt engineer (prompt-engineer)."
        ),
    }


def test_a_name_of_two_levels_is_refused_with_both_ids_and_an_id_is_not(tmp_path: Path) -> None:
    names = {"a": "Junior, basic", "b": "Senior", "C": "senior"}
    levels = Levels(
        loaded(tmp_path, levels=[level(level_id, level_id, name) for level_id, name in names.items()])
    )
    with pytest.raises(PydanticCustomError) as refused:
        Holds(levels)("SENIOR")
    assert refused.value.type == "ambiguous_level"
    assert (refused.value.context or {})["levels"] == "C, b"
    ((place, held_on),) = Holds(levels)("b")
    assert (place, held_on) == (levels.ids.index("b"), None)
    assert Holds(levels)("Junior, basic") == ((levels.ids.index("a"), None),)


AMBIGUOUS = {
    "zh": (
        "前面写上认证的名称，或者只写 id："
        "审核员注册 高级（audit-advanced）、绘图师认证 高级（draw-advanced）。"
    ),
    "en": (
        "Write the certification’s name before it, or the id alone: Auditor registration Advanced "
        "(audit-advanced), Drawing certification Advanced (draw-advanced)."
    ),
}
"""What would be right in place of 高级, where two ladders have it."""
OF_A_SCHEME = {
    "绘图师认证 高级": "draw-advanced",
    "绘图师认证（高级）": "draw-advanced",
    "高级绘图师": "draw-advanced",
    "审核员注册高级": "audit-advanced",
    "Advanced Drawing certification": "draw-advanced",
    "Auditor registration Advanced": "audit-advanced",
    "Auditor registration (Advanced)": "audit-advanced",
    "audit advanced": "audit-advanced",
    "中级": "draw-intermediate",
    "专家级": "net-expert",
}
ALIASES = {
    "绘图初级": "draw-junior",
    "绘图初级证书": "draw-junior",
    "绘 图 初 级": "draw-junior",
    "draw-basic": "draw-junior",
    "Draw basic": "draw-junior",
    "net-professional": "net-professional-2024",
}


@pytest.mark.parametrize("cell", ["高级", "Advanced", "advanced", "高级证书", "高級"])
def test_a_label_of_two_ladders_must_say_its_scheme(ladders: Catalog, cell: str) -> None:
    levels = Levels(ladders)
    for parse in (levels.place, Holds(levels), Holds(levels, set_aside_unknown=True)):
        with pytest.raises(PydanticCustomError) as refused:
            parse(cell)
        detail = {name: str(value) for name, value in (refused.value.context or {}).items()}
        assert (refused.value.type, detail["part"]) == ("ambiguous_level", cell)
        found = fault_at("roster.csv", 2, "holds", refused.value.type, cell, **detail)
        assert {language: fault_right(Words(language), found) for language in LANGUAGES} == AMBIGUOUS


@pytest.mark.parametrize(("cell", "level_id"), [*OF_A_SCHEME.items(), *ALIASES.items()])
def test_a_level_is_understood_with_its_scheme_and_by_its_aliases(
    ladders: Catalog, cell: str, level_id: str
) -> None:
    levels = Levels(ladders)
    assert levels.ids[levels.place(cell)] == level_id
    held = Holds(levels)(f"{cell}@2026-05-01|审核工具")
    assert held == (
        (levels.ids.index(level_id), day_number(date(2026, 5, 1))),
        (levels.ids.index("audit-tools"), None),
    )


def test_an_alias_comes_before_a_name_of_others_and_an_id_before_an_alias(tmp_path: Path) -> None:
    rows = [level("a", "初级", "Junior"), level("b", "中级", "Senior"), level("c", "高级", "Third")]
    aliases = [{"alias": "初级", "level_id": "b"}, {"alias": "Top", "level_id": "c"}]
    levels = Levels(loaded(tmp_path, levels=rows, aliases=aliases))
    named = {cell: levels.ids[levels.place(cell)] for cell in ("初级", "Junior", "top", "a")}
    assert named == {"初级": "b", "Junior": "a", "top": "c", "a": "a"}


@pytest.mark.parametrize(
    ("target", "level_id"), [("draw-junior", "draw-advanced"), ("audit-fellow", "audit-advanced")]
)
def test_a_label_of_two_ladders_is_that_of_the_targets_and_is_told(
    ladders: Catalog, target: str, level_id: str
) -> None:
    levels = Levels(ladders, target)
    assert Holds(levels)("高级|基础级") == (
        (levels.ids.index(level_id), None),
        (levels.ids.index("net-basic"), None),
    )
    assert levels.meant == {"高级": level_id}


def test_and_is_refused_where_the_targets_ladder_has_none_of_that_name(ladders: Catalog) -> None:
    levels = Levels(ladders, "net-basic")
    with pytest.raises(PydanticCustomError) as refused:
        levels.place("高级")
    assert refused.value.type == "ambiguous_level"
