"""Names that a guess takes for a column of the roster, as other systems and forms have them.

Each is a pattern of a whole name in lower case without spaces and strokes; those of the patterns only part
their words. A column's likelier names come first.
"""

import re
from typing import Final

from dashboard.roster.columns import HOLDS_ON, RosterColumns, clock_column

_AI: Final = "(aigc|ai|genai|gen(erative)?ai|llms?|人工智能|生成式(人工智能|ai)|大(语言)?模型)"
_SAME: Final = (_AI,)
"""Words for one thing: a clock that is called one of them may be called any."""
_ABOUT: Final = "(相关|有关|领域|方面|行业|方向|类|应用|技术|项目|岗位)* 的?"
_ON: Final = "(related|application|applied|project|industry|field)*"

_WHO_ZH: Final = (
    "(员工|职工|人员|学员|学生|教师|老师|成员|考生|报名[人者]|参训人员|候选人|申请人|用户|参加人)"
)
_WHO: Final = "(employee|staff|worker|member|student|participant|candidate|applicant|trainee|team member)"

_UNITS_ZH: Final = "(年|个?月|年数|月数)"
_UNITS: Final = "(years?|yrs?|months?|mths?)"
_IN_ALL_ZH: Final = "(本人|个人|累计|总|合计|实际|已有?)*"
_IN_ALL: Final = "(total|overall|number of)*"
_COMPANY_ZH: Final = "(本|所在)?(公司|单位|企业)"
_JOB: Final = "(work|working|professional|employment)*"
_EXPERIENCE: Final = "(experience|exp)"

_TIME_ZH: Final = "(小时|时间|时长|分钟)数?"
_TIME: Final = "(hours?|hrs?|minutes?|mins?)"
_OTHER_DAYS: Final = "(天|日|个?工作日|个?月)"
_ON_ZH: Final = "(日期|时间|年月|年份|日)"
_EACH: Final = "(per|a|each|every|in a)? (week|weekly|wk|workday|day|month)"
_CAN_ZH: Final = "(可以?|能够?|计划|预计|大约|平均|投入|愿意|安排|用)"
_STUDY_ZH: Final = "((用于|用来|于)? (学习|学|备考|自学|复习|培训))"
_STUDY: Final = "(available|planned|expected)* (study|studying|learning|prep|preparation|training)"

_NOW_ZH: Final = "(本人|个人|现|目前|当前|已经?|现在|曾|所)*"
_HAS_ZH: Final = "(持有?|有|具备|具有|获得?|取得|考取|拥有|考过|通过|拿到)"
_KIND_ZH: Final = "(职业|资格|专业|技能|技术|相关|认证)"
_GETS_ZH: Final = "(获得?|取得?|获取|考取|拿到?|得|领|持|发|颁发?|签发)"
_GOT: Final = "(issued?|issuance|awarded|award|certified|obtained|earned|achieved|held)"
_CERTIFICATE: Final = "(cert|certificate|certification|credential)s?"
_AIMS_ZH: Final = "(目标|拟|想要?|计划|预计|准备|打算|意向|申请|申报|报名|希望|期望|要)+"
_TO_SIT_ZH: Final = "(报考|报名|申报|考取?|获得|取得|获取|参加)? 的?"
_AIMED: Final = "(target|targeted|goal|desired|planned|intended|wanted)"

_FIXED: Final[dict[str, tuple[str, ...]]] = {
    "person": (
        f"{_WHO_ZH}? (中文|真实)? (姓名|名字)",
        f"({_WHO}|full|legal|display|preferred|person)* names?",
        "employee | staff | worker | 员工 | 职工 | 人员",
        "编号 | 工号",
        rf"{_WHO_ZH} (编号|工号|代码|号码|id) | [职员]工号 | 学号 | {_WHO} (id|no|number|code|\#)",
        "名称 | 提交[人者] | 填[写表][人者] | 答题人",
        "id | no",
    ),
    "work_years": (
        f"{_IN_ALL_ZH} (工龄|年资) {_UNITS_ZH}?",
        f"{_IN_ALL_ZH} (工作|从业)? 总? (年限|[年月]数)",
        f"{_IN_ALL_ZH} (工作|从业) (经验|年资) (年限|[年月]数)?",
        f"(已经?|一共)* 工作了? [几多]少? (年|个?月) 了? | (工作|从业) (时间|时长) {_UNITS_ZH}",
        f"{_IN_ALL} {_UNITS} of {_JOB} ({_EXPERIENCE}|work|working|employment)",
        f"(total|overall)* {_JOB} {_EXPERIENCE} {_UNITS}?",
        f"{_IN_ALL} {_UNITS} {_JOB} {_EXPERIENCE} | (total|work|working)+ {_UNITS} | {_UNITS} worked | years",
        f"yoe | number of years | how many {_UNITS} (have you worked|of (work)? experience do you have)",
        f"{_COMPANY_ZH}? 司龄 | 在? {_COMPANY_ZH} 工龄 | {_COMPANY_ZH}? (工作|服务|在职|任职|入职|入司) 年限",
        f"{_UNITS} of (service|tenure) | length of service | (service|tenure) {_UNITS} | tenure",
        f"{_UNITS} (at|in|with) (the|this)? (company|firm)",
    ),
    "work_share": (
        "工作 (时间)? (占比|比例|百分比) | (全职|在岗) (工作)? (时间)? (占比|比例)",
        "fte | fte (%|percentage) | full time equivalent | (share|percent|percentage|%) of full time",
        "work (ing)? (time)? (share|percent|percentage|pct|%)",
    ),
    "starts_on": (
        "起始日期 | (计划|预计|拟|最早|可) (入职|到岗|上岗|开始工作|开始) (日期|时间)",
        "start | starts | start date | starts on | available (from|on) | (planned|expected) start (date)?",
    ),
    "holds": (
        f"{_NOW_ZH} {_HAS_ZH}? 的? ({_AI}|{_KIND_ZH})* 证书 (名称|情况|等级|级别|清单)?",
        f"{_NOW_ZH} {_HAS_ZH} 的? (等级|级别|认证|证) | 持证 (情况|等级|级别) | (职业)?资格证",
        f"{_NOW_ZH} {_HAS_ZH} 了? (哪些|什么|哪种|何种) ({_AI}|相关)* (证书|认证)",
        f"(current|currently|existing|held|my|active|earned|obtained|valid|professional|{_AI})*"
        f"{_CERTIFICATE} (held|name|names|obtained|earned|achieved|list)?",
        f"(which|what) {_CERTIFICATE} do you (currently)? (hold|have) | held",
    ),
    HOLDS_ON: (
        f"(证书)? {_GETS_ZH} 证? (证书)? 的? {_ON_ZH} | 证书 {_ON_ZH}",
        f"({_CERTIFICATE})? {_GOT} (date|on|since) | dates? (of)? ({_CERTIFICATE})? {_GOT}",
        f"{_CERTIFICATE} dates? | dates? of {_CERTIFICATE}",
    ),
    "education": (
        "最高 的? (学历|学位)+ (层次|水平)? | (highest|maximum) (level of)? (education|degree)"
        " (level|obtained|attained|completed|earned)?",
        "(现有?|目前|当前|个人)* 的? (学历|学位)+ (最高|层次|水平|情况|名称)? | (文化|受?教育)(程度|水平)",
        "education (al)? (level|attainment|qualification|degree)? | level of education",
        "(academic|university)* degrees? (held|obtained|earned)? | (highest)? academic qualifications?",
    ),
    "answers": (
        "(自己|本人|已)* 确认 的? (条件|事项|情况) | 回答",
        "answers? | (conditions?|requirements?) (confirmed|met)",
    ),
    "hours_per_week": (
        f"(平均)? 每个?(周|星期) {_CAN_ZH}* {_STUDY_ZH}+ 的? {_TIME_ZH}",
        f"(平均)? 每个?(周|星期) ({_CAN_ZH}+ 的? {_TIME_ZH} | (小时|分钟)数?)",
        f"(平均)? 每{_OTHER_DAYS} {_CAN_ZH}* {_STUDY_ZH}+ 的? {_TIME_ZH}",
        f"[周日天月]均 {_STUDY_ZH}+ {_TIME_ZH} | 学习 小时 数? | {_STUDY_ZH} {_TIME_ZH} 每个? (周|星期)",
        f"{_STUDY_ZH} (时间|时长)? (小时|分钟) 每? (周|星期|{_OTHER_DAYS})",
        f"每(周|天|日) {_CAN_ZH}* {_STUDY_ZH} [几多]少? 个? (小时|分钟)",
        f"(weekly|daily|monthly) {_STUDY} (time|{_TIME}) | {_STUDY} (weekly|daily|monthly) {_TIME}",
        f"{_STUDY} (time)? {_TIME} {_EACH} | {_STUDY} time {_EACH} | {_STUDY} (hours|hrs)",
        f"{_TIME} (of|for|to|available)* {_STUDY} {_EACH} | {_TIME} {_EACH} (of|for|to|available)* {_STUDY}",
        f"how many {_TIME} {_EACH} can you (study|learn)",
        "hours | weekly hours | (hours|hrs) (per|a)? (week|wk)",
    ),
    "target": (
        f"{_AIMS_ZH} {_TO_SIT_ZH} {_AI}? (证书|认证|考试)? (等级|级别|证书|层级|认证)",
        f"报考 的? {_AI}? (证书|认证)? (等级|级别|证书|层级) | 目标",
        f"{_AIMS_ZH} {_TO_SIT_ZH} (哪一?个|什么|哪种|何种) (等级|级别|证书)",
        f"{_AIMED} {_AI}? (exam|{_CERTIFICATE})? (level|{_CERTIFICATE}|exam) | target | goal",
        f"(level|{_CERTIFICATE}|exam) (wanted|desired|sought|applied for|applying for)",
    ),
}


def likely_names(columns: RosterColumns) -> dict[str, tuple[str, ...]]:
    """Patterns of names for each column that a heading may be taken for."""
    of_clocks: dict[str, tuple[str, ...]] = {}
    for clock_id, word in _clock_words(columns).items():
        of_clocks[clock_column(clock_id, "years")] = _years(word)
        of_clocks[clock_column(clock_id, "share")] = _share(word)
        of_clocks[clock_column(clock_id, "starts_on")] = _starts_on(word)
    found = _FIXED | of_clocks
    looked_for = {HOLDS_ON, *columns.by_plain_name.values()}
    return {
        column: found[column] for column in (*columns.names, HOLDS_ON) if column in looked_for & found.keys()
    }


def began(columns: RosterColumns) -> tuple[str, ...]:
    """Names of the day on which somebody began to work: a day gone by, which no column of the roster has."""
    words = _clock_words(columns).values()
    return (
        f"(入职|入司|到岗|上岗|(首次|开始)?参加工作|参工|从业|转正|入行) (起始|开始)? {_ON_ZH}",
        f"(开始工作|工作(开始|起始)|(司龄|工龄)(起算|计算)) (起始|开始)? {_ON_ZH}",
        *(
            f"(开始)? 从事 {word} {_ABOUT} (工作)? 的? (开始|起始)? {_ON_ZH}"
            f" | {word} (工作)? 开始 (时间|年月)"
            for word in words
        ),
        "(original|latest|last|first)? (hire|hired|join|joined|joining|onboarding|employment) (start)?"
        " (date|on)",
        "dates? of (hire|joining|employment|entry) | doj | (service|seniority) (start)? date",
    )


def _clock_words(columns: RosterColumns) -> dict[str, str]:
    """For each clock but that of work, a pattern of what it is called, with other words for the same."""
    same = {
        clock_id: [words for words in _SAME if any(re.fullmatch(words, each) for each in of_clock)]
        for clock_id, of_clock in columns.clocks.items()
    }
    alike = [words for each in same.values() for words in each]
    return {
        clock_id: "|".join(
            (*map(re.escape, of_clock), *(words for words in same[clock_id] if alike.count(words) == 1))
        ).join("()")
        for clock_id, of_clock in columns.clocks.items()
        if of_clock
    }


def _years(word: str) -> tuple[str, ...]:
    return (
        f"(从事)? {word} {_ABOUT} (工作|从业|实践|经验)* (年限|[年月]数|工龄|年资|经验) {_UNITS_ZH}?",
        f"(从事|做) {word} {_ABOUT} (工作)? 了? [几多]少? (年|个?月) 了?",
        f"(从事)? {word} {_ABOUT} (工作|从业) (时间|时长) {_UNITS_ZH}",
        f"{_UNITS} (of|in|on|with|doing)* {word} {_ON} (work|working|experience|exp)*",
        f"{word} {_ON} (work|working|experience|exp)* ({_UNITS}|experience|exp|tenure)",
        f"(work)? {_EXPERIENCE} (in|with|of) {word}",
    )


def _share(word: str) -> tuple[str, ...]:
    return (
        f"(工作中|从事)? {word} {_ABOUT} (工作)? (时间|工作量)? 的? (占比|比例|百分比|比重) %?",
        f"{word} {_ON} (work|working)? (time)? (share|percent|percentage|pct|%)",
        "(share|percent|percentage|%) (of)? (work|working)? (time)? (spent)? (on|in|for)?"
        f" {word} {_ON} (work)?",
    )


def _starts_on(word: str) -> tuple[str, ...]:
    return (
        f"{word} (工作)? (起始|开始) 日期",
        f"(计划|预计|拟) (开始)? 从事 {word} {_ABOUT} (工作)? 的? (日期|时间)",
        f"{word} (work)? (start|starts|start date|starts on)",
    )
