"""A roster whose columns are guessed is looked at before anybody is counted; what it leaves open is asked."""

import re
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio

from dashboard.catalog.loading import load
from dashboard.roster.example import example_roster
from dashboard.roster.templates import template
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.words import Words
from tests.conftest import FROZEN, ROOT
from tests.team_page import frame, healthy, load_example, paste, team
from tests.test_pages import as_read, titles

pytestmark = pytest.mark.usefixtures("fresh_caches")
AIGC: Final = load(FROZEN)
languages = pytest.mark.parametrize("language", LANGUAGES)

HR: Final = """\
员工姓名,部门,工龄（月）,AI相关工作年限,现有证书,发证日期,备注
甲,市场,18,0,初级,2026-05-01,
乙,设计,6,约2年,,,骨干
丙,市场,30,1,PMP;初级,2026-05-01,
"""


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    app.file_uploader(key="team.upload").upload(name, data, "application/octet-stream")
    return healthy(app.run())


def confirm(app: AppTest) -> AppTest:
    return healthy(app.button(key="team.confirm").click().run())


def lines(app: AppTest) -> list[str]:
    """The columns of the roster in the order in which they are shown: name, values and marks, as read."""
    texts = [each.value for each in app.markdown]
    return [as_read(re.sub(r":\w+-badge\[(?::material/\w+: )?([^\]]*)\]", r"\1", each)) for each in texts]


def radio(app: AppTest, key: str) -> Radio[bool]:
    (found,) = (each for each in app.radio if str(each.key).startswith(key))
    return found


def is_asked(app: AppTest) -> bool:
    return any(each.key == "team.confirm" for each in app.button)


@languages
def test_nobody_is_counted_before_the_columns_are_confirmed(language: Language) -> None:
    words = Words(language)
    app = paste(team(language=language, tab="people"), HR)
    assert titles(app) == [words.count("team.confirm.title", 5)]
    assert not app.dataframe
    told = lines(app)
    order = [name for text in told for name in HR.splitlines()[0].split(",") if text.startswith(f"**{name}")]
    assert order == ["员工姓名", "工龄（月）", "AI相关工作年限", "现有证书", "发证日期", "部门", "备注"]
    (years,) = (text for text in told if "18" in text)
    assert "1.5" in years
    (aigc,) = (text for text in told if "约2年" in text)
    assert aigc.split() == ["0", "1", "约2年"]
    confirm(app)
    people = frame(app, "person")
    assert list(people["person"]) == ["甲", "丙"]
    aside = words("team.set_aside.one", name="PMP", number=1)
    assert any(aside in as_read(each.value) for each in app.caption)
    assert titles(app)[0].startswith({"zh": "2 人里", "en": "Of 2 people"}[language])


def test_the_team_of_a_college_is_read_as_its_maker_meant() -> None:
    """Five of its eight columns were once not read, and nobody could sit."""
    app = upload(team(tab="people"), "team35.xlsx", (ROOT / "tests/cases/roster/team35.xlsx").read_bytes())
    fields = [app.selectbox(key=f"team.column.{place}").value for place in range(8)]
    assert fields == [
        "person",
        None,
        "work_years",
        "aigc_years",
        "holds",
        "holds_on",
        "hours_per_week",
        "target",
    ]
    confirm(app)
    people = frame(app, "person")
    assert len(people) == 28
    first = people.iloc[0]
    assert (first["person"], first["column.0"]) == ("王伟", "市场部")
    assert str(first["held.aigc-junior"])[:10] == "2025-11-10"


@pytest.mark.parametrize(
    "data",
    [
        template("zh", AIGC).replace("示例（请删去这一行）".encode(), "甲".encode()),
        template("en", AIGC).replace(b"Example (delete this row)", b"Ann"),
        example_roster(AIGC),
        "姓名,工作年限（年）,部门,性别\n甲,1,市场,女\n".encode(),
    ],
    ids=["template zh", "template en", "example", "names of a roster"],
)
def test_names_of_a_roster_need_no_confirmation(data: bytes) -> None:
    app = upload(team(), "r.csv", data)
    assert not is_asked(app)
    assert "own target" in titles(app)[0]


def test_columns_nobody_could_guess_are_mapped_by_hand() -> None:
    app = paste(team({"reading": "lenient"}, tab="everyone"), "who,how long,where\nAnn,5,here\nBo,0,there\n")
    assert app.button(key="team.confirm").disabled
    app.selectbox(key="team.column.0").set_value("person").run()
    confirm(app)
    assert "Can sit" not in str(lines(app))
    app.session_state["team.columns"] = True
    app.run().selectbox(key="team.column.1").set_value("work_years").run()
    # Ann's five years of work open intermediate and advanced under the short wording.
    assert str(lines(healthy(app))).count("Check: 1") == 2
    app.selectbox(key="team.column.2").set_value("work_years").run()
    assert [app.selectbox(key=f"team.column.{place}").value for place in range(3)] == [
        "person",
        None,
        "work_years",
    ]


def test_a_file_without_a_column_of_names_asks_for_it_and_another_can_be_given() -> None:
    app = paste(team(), "only one line of text")
    assert titles(app) == [Words("en")("team.confirm.person")]
    assert "person" in str([each.value for each in app.error])
    app.button(key="team.remove").click().run()
    assert "60 people" in titles(load_example(app))[0]


@languages
def test_a_day_of_either_month_is_asked_about_and_then_read_so(language: Language) -> None:
    words = Words(language)
    app = paste(team(language=language, tab="people"), "person,holds\nAnn,初级@05/11/2025\nBo,\n")
    assert app.button(key="team.confirm").disabled
    asked = radio(app, "team.day_first")
    assert as_read(asked.label) == words("team.day_first", day="初级@05/11/2025")
    asked.set_value(True).run()
    assert not is_asked(healthy(app))
    held = f"held.{'aigc-junior'}"
    assert str(frame(app, "person")[held][0])[:10] == "2025-11-05"
    asked = radio(app, "team.day_first")
    asked.set_value(False).run()
    assert str(frame(healthy(app), "person")[held][0])[:10] == "2025-05-11"


@languages
def test_rows_alike_in_every_cell_are_asked_about_and_counted_once_until_told(language: Language) -> None:
    words = Words(language)
    app = paste(team(language=language, tab="people"), "person,dept\nAnn,a\nBo,b\nAnn,a\nAnn,c\n")
    assert list(frame(app, "person")["column.0"]) == ["a", "b", "c"]
    asked = radio(app, "team.each_once")
    told = words("team.repeat", row=4, first=2)
    assert as_read(asked.label) == words.count("team.repeats", 1, rows=told)
    asked.set_value(False).run()
    assert len(frame(healthy(app), "person")) == 4


@languages
def test_rows_that_are_nobody_are_told_and_not_counted(language: Language) -> None:
    words = Words(language)
    app = paste(
        team(language=language, tab="people"), "姓名,工作年限\n甲,5\n小计,5\n注：截至10月,\n研发部,\n"
    )
    assert list(frame(app, "person")["person"]) == ["甲"]
    rows = words.all_of(
        words("team.nobody.row", row=row, text=text) for row, text in ((3, "小计"), (4, "注：截至10月"))
    )
    assert any(words.count("team.nobody", 2, rows=rows) in as_read(each.value) for each in app.caption)
    assert words.count("team.bad", 1) in [each.label for each in app.expander]


def test_another_roster_is_confirmed_anew() -> None:
    app = confirm(paste(team(), HR))
    app.button(key="team.remove").click().run()
    load_example(app)
    assert not is_asked(app)
    app.button(key="team.remove").click().run()
    assert is_asked(paste(app, HR))


@languages
def test_the_first_names_of_a_file_that_is_not_utf8_are_shown_before_anybody_is_counted(
    language: Language,
) -> None:
    words = Words(language)
    data = "员工姓名,工龄\n王伟,1\n李勇,2\n张霞,3\n陈敏,4\n".encode("gb18030")
    app = upload(team(language=language), "r.csv", data)
    assert is_asked(app)
    names = words.all_of(["王伟", "李勇", "张霞"])
    assert words("team.encoding", names=names) in [as_read(each.value) for each in app.caption]
