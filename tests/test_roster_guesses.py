"""Names that other systems have for the columns of a roster: which are guessed, and which never are."""

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.roster.columns import columns_of
from dashboard.roster.guesses import guess_mapping
from dashboard.roster.units import unit_of

GUESSED = {
    "person": """
        员工姓名 | 学员姓名 | 名字 | 1、您的姓名： | 2. 请填写您的姓名 | 姓名（必填） | *姓名 |
        姓名 Name | Name/姓名 | 姓名（Name） | PERSON | Name | Full name | Employee Name | Legal Name |
        Display Name | What is your name? | Worker | 工号 | 学号 | 员工编号 | 职工号 | Employee ID |
        Employee # | ID | No. | 提交者 | 填写人 | 名称
    """,
    "work_years": """
        工龄 | 工龄（年） | 工作年数 | 累计工龄 | 总工龄(年) | 从业年限 | 工作经验 | 工作经验（年） |
        年限 | 司龄 | 本公司工龄 | 在职年限 | 您的工作年限（年） | 3、您工作几年了？ |
        工作年限 Years of experience | Work Years | Years of experience | years | YOE |
        Year(s) of experience | Total years | Work Experience (Years) | Total Experience (in years) |
        Experience (yrs) | Length of service | Years at company | Years of service
    """,
    "work_years months": """
        工龄（月） | 工龄[月] | 工龄/月 | 工龄_月 | 工作月数 | 工龄（单位：月） | work_months |
        Work Years (mo) | Experience in months | Months of experience | Tenure (months) |
        工作年限（月） | 工作时长（月） | 年限（月/months） | 工龄（mo.） | 工龄（整月） | 工龄__月
    """,
    "work_years days": "工龄（天） | Experience (days)",
    "work_years weeks": "工龄（周）",
    "aigc_years": """
        AIGC工龄 | AIGC-years | AI相关工作年限 | 从事AI工作年限 | AI从业年限 | 人工智能工作年限 |
        AIGC应用工作年限 | 大模型相关工作年限 | AI years | Years in AI | Years of AI experience |
        AI Experience | GenAI years | Experience with AI (yrs) | AI经验
    """,
    "aigc_years months": "AIGC工龄（月） | AI months | AI experience (months)",
    "work_share": "工作时间占比 | 工作比例 | FTE | Share of full time",
    "work_share percent": "工作占比（%） | work percent | FTE %",
    "aigc_share": "AIGC工作占比 | AIGC时间占比 | AI share",
    "aigc_share percent": "AI工作占比（%） | AIGC占比% | % AI | percent of time on AI",
    "starts_on": "Start date | Available from | 预计到岗日期 | 起始日期 | 开始日期（YYYY-MM-DD）",
    "aigc_starts_on": "AIGC起始日期 | AI start date",
    "holds": """
        现有证书 | 证书 | 持有证书 | 持有证书名称 | 证书名称 | 证书等级 | 已获证书 | 已取得证书 |
        资格证书 | 现持证书 | 持证情况 | AIGC证书 | 您目前持有哪些证书？ | 已考取证书（多选） |
        Certificates | Certificates held | Current certification(s) | Certs
    """,
    "hours_per_week": """
        每周可学小时 | 每周可投入学习时间（小时） | 每周学习时间 | 每周小时 | 每周备考时间（h） |
        您每周可以学习多少小时？ | hours | Study hrs/wk | Study hours per week | Study hours (weekly) |
        Study time (hours/week) | Study hours
    """,
    "hours_per_week minutes_per_week": """
        每周学习时间（分钟） | Study minutes per week | Weekly study time (min)
    """,
    "hours_per_week hours_per_day": """
        每天学习时间（小时） | 学习时间（小时/天） | Daily study hours | Study hours / day
    """,
    "hours_per_week minutes_per_day": "日均学习时长（分钟）",
    "target": """
        想考等级 | 目标级别 | 拟报考级别 | 报考等级 | 申报等级 | 计划报考等级 | 意向等级 | 目标证书 |
        目标 | 您想考哪个等级？ | Target level | Target cert | Target certification |
        Desired certification | Goal | Level applied for
    """,
}
CASES = [
    (heading.strip(), column, unit)
    for what, headings in GUESSED.items()
    for column, _, unit in [what.partition(" ")]
    for heading in headings.split("|")
]


@pytest.mark.parametrize(("heading", "column", "unit"), CASES)
def test_a_name_of_other_systems_is_guessed_with_its_unit(
    frozen: Catalog, heading: str, column: str, unit: str
) -> None:
    assert guess_mapping([heading], columns_of(frozen)) == (column,)
    named = unit_of(heading, column)
    assert (named.code if named else "") == unit


NEVER_GUESSED = """
    学历 | 年龄 | 工资 | 部门 | 所属部门 | 岗位 | 性别 | 手机号 | 备注 | 序号 | 职级 | 职称 | 等级 |
    学习成绩 | 主管姓名 | 学校名称 | 公司名称 | 入职日期 | 入职时间 | 参加工作时间 | 出生日期 |
    毕业时间 | 提交时间 | 开始时间 | 考试日期 | 上次考试日期 | 报名日期 | 目标完成日期 | 证书编号 |
    证书有效期 | 证书有效期（月） | 是否持证 | 发证日期 | AI课程成绩 | AI工具使用年限 |
    AI培训时长（小时） | 培训学时 | 工作时间 | 工作地点 | 工作经历 | 工作天数 | 每周工时 | 每周工作小时 |
    每周工作时间 | 每周学习次数 | 学习时间 | 驾龄 | 教龄 | 合同年限 | 学制（年） | 工龄工资 | 目标分数 |
    期望薪资 | 工龄（元） | 年限（截至2026） | 工龄（季度） | 工龄（年/月） | 工龄（年、月） |
    工龄（年）（月） | 工龄（实际月数） | Experience (Yrs & Mos) | 工作经验（AI） | 每周可学时间（天） |
    Age | Salary | Grade | Level | Department | Dept | Email | Manager | Supervisor name | Company name |
    First name | Last name | Hire Date | Date of hire | Joining date | Start time |
    Start date (dd/mm/yyyy) | Target date | Graduation year | Year | Month | Certificate No. |
    Certificate expiry | Issue date | Contract start date | Notice period (months) | Working hours |
    Hours per day | Scheduled weekly hours | Study time | AI score | Score (%) | Bonus (months)
"""


@pytest.mark.parametrize("heading", [heading.strip() for heading in NEVER_GUESSED.split("|")])
def test_a_name_of_something_else_is_never_guessed(frozen: Catalog, heading: str) -> None:
    assert guess_mapping(["姓名", heading], columns_of(frozen)) == ("person", None)


HEADERS = {
    "Name,Work Years,AIGC-years,Team": ("person", "work_years", "aigc_years", None),
    "员工姓名,工龄（年）,AIGC经验,持有证书,每周学习小时": (
        *("person", "work_years", "aigc_years", "holds", "hours_per_week"),
    ),
    "员工姓名,所属部门,工龄（年）,AI相关工作年限,现有证书,发证日期,每周可学小时,想考等级": (
        *("person", None, "work_years", "aigc_years", "holds", "holds_on", "hours_per_week", "target"),
    ),
    "No.,Name,Dept,Years,AI years,Certificates,Issue date": (
        *(None, "person", None, "work_years", "aigc_years", "holds", "holds_on"),
    ),
    "序号,提交答卷时间,1、您的姓名,2、您的工号,3、您的工作年限是多少年？": (None, None, "person", None, None),
    "ID,Start time,Completion time,Email,Name,Certifications": (None, None, None, None, "person", "holds"),
    "ID,Full name,Name": (None, "person", None),
    "工号,员工姓名": (None, "person"),
    "PERSON,name": ("person", None),
    "名字,姓名": (None, "person"),
    "编号,部门": ("person", None),
    "work_years,工龄": ("work_years", None),
    "司龄,工龄": (None, "work_years"),
    "工作年限,工作年限（月）": ("work_years", None),
    "姓名,获证时间": ("person", None),
    "Certificates held,Study hours,Target level": ("holds", "hours_per_week", "target"),
    "部门,备注": (None, None),
    "": (None,),
}


@pytest.mark.parametrize(("header", "mapping"), HEADERS.items())
def test_the_likeliest_column_is_guessed_and_none_twice(
    frozen: Catalog, header: str, mapping: tuple[str | None, ...]
) -> None:
    assert guess_mapping(header.split(","), columns_of(frozen)) == mapping


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "发证日期",
            "获证时间",
            "取证日期",
            "证书颁发日期",
            "证书取得时间",
            "证书日期",
            "颁证日期",
            "获得证书时间",
            "取得日期",
        ),
        *("Issue date", "Date issued", "Issued on", "Certification date", "Date obtained", "Certified on"),
    ],
)
def test_days_beside_certificates_are_theirs(frozen: Catalog, heading: str) -> None:
    assert guess_mapping(["姓名", heading, "已持证书"], columns_of(frozen)) == (
        "person",
        "holds_on",
        "holds",
    )
