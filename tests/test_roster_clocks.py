"""Three columns for each clock of the tables, education and answers: what a heading is taken for."""

from pathlib import Path
from typing import Final

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import columns_of
from dashboard.roster.columns_read import columns_read, needs_confirmation
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.headers import named_mapping
from dashboard.roster.units import unit_of
from dashboard.state.choices import LANGUAGES
from dashboard.text.columns import field_name
from dashboard.text.words import Words
from tests.roster_files import codes, read
from tests.table_columns import Cells, loaded

CLOCKS: Final = (
    ("work", "", "工作（不限哪种）", "work of any kind"),
    ("infosec", "work", "信息安全工作", "information security work"),
    ("pm", "work", "项目管理", "project management"),
    ("cloud", "infosec", "云安全工作（含审计）", "cloud security"),
)
ASKING: Final = (
    ("experience", "infosec", "2"),
    ("experience", "pm", "1"),
    ("experience", "cloud", "1"),
    ("experience", "work", "1"),
    ("education", "bachelor", ""),
    ("answer", "trained", ""),
)
NAMED: Final = {
    "infosec_years": "infosec_years",
    "infosec_share": "infosec_share",
    "infosec_starts_on": "infosec_starts_on",
    "信息安全年限": "infosec_years",
    "信息安全工作年限": "infosec_years",
    "信息安全年限（月）": "infosec_years",
    "信息安全占比（%）": "infosec_share",
    "信 息 安 全 开始日期": "infosec_starts_on",
    "项目管理年限": "pm_years",
    "云安全年限": "cloud_years",
    "工作年限": "work_years",
    "开始日期": "starts_on",
    "starts_on": "starts_on",
    "学历": "education",
    "education": "education",
    "确认的条件": "answers",
    "answers": "answers",
}
"""Names that are read, whoever asks."""
GUESSED: Final = {
    "Infosec years": "infosec_years",
    "INFOSEC_YEARS": "infosec_years",
    "Years of information security": "infosec_years",
    "Information security experience (years)": "infosec_years",
    "infosec年限": "infosec_years",
    "信息安全工龄（年）": "infosec_years",
    "从事信息安全相关工作年限": "infosec_years",
    "信息安全工作经验": "infosec_years",
    "信息安全工作时间占比": "infosec_share",
    "Infosec share": "infosec_share",
    "percent of time on information security": "infosec_share",
    "信息安全起始日期": "infosec_starts_on",
    "Infosec start date": "infosec_starts_on",
    "PM years": "pm_years",
    "Project management experience": "pm_years",
    "项目管理经验": "pm_years",
    "云安全从业年限": "cloud_years",
    "工龄": "work_years",
    "最高学历": "education",
    "3、您的学历是什么？": "education",
    "学历/学位": "education",
    "文化程度": "education",
    "Education": "education",
    "Education level": "education",
    "Highest level of education": "education",
    "Degree": "education",
    "Answers": "answers",
    "Conditions confirmed": "answers",
}
NEITHER: Final = """
    security_years | 安全年限 | 信息安全培训年限 | aigc_years | work_starts_on | infosec_hours | 学历编号 |
    毕业院校 | 学制（年） | 信息安全等级 | 项目管理部 | Project | Qualification | 开始从事信息安全的时间
"""


def rows(*, asking: bool = True) -> dict[str, list[Cells]]:
    """Tables with four clocks; nothing but a certificate is asked for unless `asking`."""
    asked: list[Cells] = [
        {"level_id": "expert", "route": fact + scope, "fact": fact, "scope": scope, "value": value}
        for fact, scope, value in ASKING
    ]
    if not asking:
        asked = [{"level_id": "expert", "route": "x", "fact": "certificate", "scope": "novice"}]
    return {
        "levels": [
            {"level_id": "novice", "scheme_id": "scheme", "rank": "1"},
            {"level_id": "expert", "scheme_id": "scheme", "rank": "2"},
        ],
        "clocks": [
            {"clock_id": clock_id, "within": within, "name_zh": zh, "name_en": en}
            for clock_id, within, zh, en in CLOCKS
        ],
        "education": [{"education_id": "bachelor", "rank": "1", "name_zh": "本科", "name_en": "Bachelor"}],
        "questions": [{"question_id": "trained"}],
        "prerequisites": asked,
    }


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return loaded(tmp_path_factory.mktemp("tables"), **rows())


@pytest.fixture(scope="module")
def asking_nothing(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return loaded(tmp_path_factory.mktemp("tables"), **rows(asking=False))


@pytest.mark.parametrize(("heading", "column"), NAMED.items())
def test_a_column_is_read_by_a_clocks_own_name(tables: Catalog, heading: str, column: str) -> None:
    columns = columns_of(tables)
    assert named_mapping(["person", heading], columns) == ("person", column)
    assert guess_mapping(["person", heading], columns) == ("person", column)


@pytest.mark.parametrize(("heading", "column"), GUESSED.items())
def test_other_names_of_a_clock_and_of_education_are_guessed(
    tables: Catalog, heading: str, column: str
) -> None:
    columns = columns_of(tables)
    assert named_mapping(["person", heading], columns) == ("person", None)
    assert guess_mapping(["person", heading], columns) == ("person", column)
    (read_as,) = columns_read([heading], (None,), columns)
    assert (read_as.how, read_as.column) == ("likely", column)


@pytest.mark.parametrize("heading", [heading.strip() for heading in NEITHER.split("|")])
def test_a_clock_that_the_tables_do_not_have_is_an_ordinary_column(tables: Catalog, heading: str) -> None:
    columns = columns_of(tables)
    assert guess_mapping(["person", heading], columns) == ("person", None)


def test_the_unit_of_a_clocks_column_is_that_of_its_heading() -> None:
    for heading, column, code in (
        ("信息安全年限（月）", "infosec_years", "months"),
        ("Infosec share (%)", "infosec_share", "percent"),
        ("信息安全年限", "infosec_years", ""),
    ):
        unit = unit_of(heading, column)
        assert (unit.code if unit else "") == code


def test_the_years_of_a_clock_are_read_in_the_unit_of_their_heading(tables: Catalog) -> None:
    data = "姓名,信息安全年限（月）,infosec_share,项目管理年限,x_years\n甲,18,40%,1年6个月,3\n".encode()
    found = read("roster.csv", data, tables)
    assert found.faults == ()
    people = found.roster.people
    months = {clock_id: months.tolist() for clock_id, months in people.months.items()}
    assert months == {"work": [0], "infosec": [18], "pm": [18], "cloud": [0]}
    percent = {clock_id: percent.tolist() for clock_id, percent in people.percent.items()}
    assert percent == {"work": [100], "infosec": [40], "pm": [0], "cloud": [0]}
    assert found.roster.carried == {"x_years": ["3"]}


def test_what_no_level_asks_for_is_neither_guessed_nor_suggested(asking_nothing: Catalog) -> None:
    """A list of staff may well have degrees that nobody asks about: it is no fault what they are called."""
    columns = columns_of(asking_nothing)
    assert columns.asked == ("person", "holds", "hours_per_week", "target")
    header = ["person", "学历", "最高学历", "Degree", "确认的条件", "holds"]
    assert guess_mapping(header, columns) == ("person", *[None] * 4, "holds")
    assert not needs_confirmation(header, guess_mapping(header, columns), columns)
    found = read("roster.csv", "person,学历,holds\n甲,初中,\n乙,,novice\n".encode(), asking_nothing)
    assert (found.faults, found.roster.carried) == ((), {"学历": ["初中", ""]})
    (fault,) = read("roster.csv", "学历\n初中\n".encode(), asking_nothing).faults
    detail = dict(fault.detail)
    assert (fault.code, detail["columns"]) == (
        "person_missing",
        "holds (已持证书), hours_per_week (每周学习小时), target (目标等级)",
    )


def test_a_column_is_read_by_its_own_name_though_no_level_asks_for_it(asking_nothing: Catalog) -> None:
    header = ["person", "education", "answers", "infosec_years"]
    assert named_mapping(header, columns_of(asking_nothing)) == tuple(header)
    found = read("roster.csv", "person,education\n甲,初中\n".encode(), asking_nothing)
    assert codes(found.faults) == ["unknown_education"]


def test_a_word_for_two_clocks_is_neither_s(tmp_path: Path) -> None:
    clocks: list[Cells] = [
        {"clock_id": "work"},
        {"clock_id": "a", "within": "work", "name_zh": "软件开发工作", "name_en": "software work"},
        {"clock_id": "b", "within": "work", "name_zh": "软件开发", "name_en": "software"},
        {"clock_id": "A.b", "within": "work", "name_zh": "甲", "name_en": "One"},
        {"clock_id": "ab", "within": "work", "name_zh": "乙", "name_en": "Two"},
        {"clock_id": "jobs", "within": "work", "name_zh": "工作", "name_en": "Jobs"},
    ]
    tables = rows(asking=False)
    tables["clocks"] = clocks
    columns = columns_of(loaded(tmp_path, **tables))
    header = [
        "软件开发年限",
        "软件开发工作年限",
        "software years",
        "工作年限",
        "AB years",
        "甲年限",
        "ab_years",
    ]
    assert guess_mapping(header, columns) == (
        *(None, "a_years", None, "work_years", None, "A.b_years", "ab_years"),
    )
    own = [column for column in columns.names if column.endswith("_years")]
    assert named_mapping(own, columns) == tuple(own)


SAID: Final = {
    "work_years": ("工作年限", "Years of work"),
    "infosec_years": ("信息安全工作：年限", "information security work: years"),
    "infosec_share": (
        "信息安全工作：今后占全职的比例",
        "information security work: share of full time from now on",
    ),
    "infosec_starts_on": ("信息安全工作：从哪天起", "information security work: from"),
    "starts_on": ("从哪天起工作", "Works from"),
    "education": ("学历", "Education"),
    "answers": ("确认的条件", "Conditions confirmed"),
}


@pytest.mark.parametrize(("column", "said"), SAID.items())
def test_what_a_column_holds_is_said_in_either_language(
    tables: Catalog, column: str, said: tuple[str, str]
) -> None:
    assert tuple(field_name(Words(language), tables, column) for language in LANGUAGES) == said
