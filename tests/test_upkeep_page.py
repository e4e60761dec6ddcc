"""Keeping certificates, as the planner's page says it: the table, the sentence above it, and the cost."""

from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.state.choices import Language
from tests.test_pages import as_read, on, opened
from tests.text_table import rows_of

pytestmark = pytest.mark.usefixtures("app_on_ladders")

AS_OF: Final = "2026-11-23"
HELD: Final = "audit-junior@2024-03-01|audit-tools@2026-01-10"

TABLES: Final[dict[Language, str]] = {
    "zh": """
证书               | 到期       | 能续的日子              | 怎么续                          | 费用   | 续后到期（第一天续 / 最后一天续）
审核工具           | 2027-01-10 | 2026-11-11 至 2027-01-09 | 通过续期测评                    | 0 元   | 2027-11-23 / 2028-01-09
初级（审核员注册） | 2027-03-01 | 2026-09-01 至 2027-05-29 | 继续教育满 40（学分、学时或次数）和交续期费（200 元） | 不少于 200 元 | 2030-03-01 / 2029-03-01
初级（审核员注册） | 2027-03-01 | 2026-09-01 至 2027-02-28 | 再考一次                        | 380 元 | 2029-11-23 / 2029-02-28
""",  # noqa: E501
    "en": """
Certificate                   | Lapses on  | Renew from and to        | How                                           | Fee        | Then lapses on (renewed on the first day / the last)
Audit tools                   | 2027-01-10 | 2026-11-11 to 2027-01-09 | pass a renewal assessment                     | ¥0         | 2027-11-23 / 2028-01-09
Junior (Auditor registration) | 2027-03-01 | 2026-09-01 to 2027-05-29 | complete 40 of continuing education (credits, hours or services) and pay a renewal fee (¥200)  | at least ¥200 | 2030-03-01 / 2029-03-01
Junior (Auditor registration) | 2027-03-01 | 2026-09-01 to 2027-02-28 | sit the exam again                            | ¥380       | 2029-11-23 / 2029-02-28
""",  # noqa: E501
}
SENTENCES: Final[dict[Language, str]] = {
    "zh": "最先到期：审核工具，2027-01-10（2个月后）；现在就能续，最晚 2027-01-09。"
    "到期之后才续的，续上之前不算有效。",
    "en": "First to lapse: Audit tools, 2027-01-10 (in 2 months); it can be renewed now, "
    "by 2027-01-09 at the latest. What is renewed after it lapsed does not count as valid until then.",
}
# Every year 0 for the tools, in 2027, 2028, 2029, 2030 and 2031; 380 for the other in 2027, 2029 and 2031.
COSTS: Final[dict[Language, str]] = {
    "zh": "一直续到 2031-11-23，要续 8 次，写明的续期费共 1,140 元。",
    "en": "Kept up until 2031-11-23: 8 renewals, stated fees ¥1,140.",
}


def planner(language: Language, target: str, holds: str = "") -> AppTest:
    app = on(opened(language, as_of=AS_OF, target=target, holds=holds), "planner")
    assert [error.message for error in app.exception] == []
    return app


def table(app: AppTest) -> list[dict[str, str]]:
    (found,) = (each.value for each in app.table if len(each.value.columns) == 6)
    return [{str(name): as_read(str(cell)) for name, cell in row.items()} for row in found.to_dict("records")]


def said(app: AppTest) -> list[str]:
    return [as_read(each.value) for each in (*app.main.markdown, *app.main.caption)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_one_holds_is_listed_with_how_and_when_to_renew_it(language: Language) -> None:
    app = planner(language, "audit-junior", HELD)
    assert table(app) == rows_of(TABLES[language])
    assert SENTENCES[language] in said(app)
    assert COSTS[language] in said(app)


FIRST: Final = """
why             | target        | holds                  | zh                                              | en
nothing lapses  | net-basic     | net-basic@2026-05-01   | 持有和规划的证书里，没有会到期的。              | Of the certificates held and planned, none lapses.
not stated      | draw-junior   |                        | 有效期未说明：初级（绘图师认证）。              | How long it is valid is not stated: Junior (Drawing certification).
without a date  | audit-tools   | audit-tools            | 不知道哪天到期：审核工具。看一眼证书，把日期填上。 | It is not known when these lapse: Audit tools. Look at the certificate and fill in its date.
to be renewed   | net-basic     | net-basic@2026-05-01~net-professional-2027@2026-05-01 | 最先到期：专业级（2027版），2029-05-01（2年5个月后）；2028-05-01 起能续，最晚 2029-04-30。 | First to lapse: Professional (2027), 2029-05-01 (in 2 years 5 months); it can be renewed from 2028-05-01, by 2029-04-30 at the latest.
in the grace    | net-basic     | net-basic@2026-05-01~audit-junior@2023-10-01 | 初级（审核员注册）：已于 2026-10-01 到期，还在宽限期内，最晚 2026-12-29 能续。到期之后才续的，续上之前不算有效。 | Junior (Auditor registration) lapsed on 2026-10-01 and can still be renewed, by 2026-12-29 at the latest. What is renewed after it lapsed does not count as valid until then.
over            | net-basic     | net-basic@2026-05-01~audit-tools@2025-01-10 | 审核工具：已于 2026-01-10 到期，续期也已截止，要重新取得。 | Audit tools lapsed on 2026-01-10 and can no longer be renewed: it has to be earned again.
"""  # noqa: E501


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("row", rows_of(FIRST), ids=lambda row: row["why"])
def test_the_sentence_says_what_lapses_first_or_what_is_not_known(
    row: dict[str, str], language: Language
) -> None:
    app = planner(language, row["target"], row["holds"].replace("~", "|"))
    assert row[language] in said(app)


def test_a_planned_certificate_says_so_and_that_its_days_are_lower_bounds() -> None:
    """Of the exam before nothing is unknown but the answer to a question, which counts as met."""
    (row, *_) = table(planner("en", "audit-junior"))
    assert row["Certificate"] == "Junior (Auditor registration) (planned)"
    assert row["Lapses on"].startswith("no earlier than ")
    assert row["Renew from and to"].startswith("no earlier than ")
    assert row["Then lapses on (renewed on the first day / the last)"].startswith("no earlier than ")
