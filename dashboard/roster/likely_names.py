"""Names that a guess takes for a column of the roster, as other systems and forms have them.

Each is a pattern of a whole name in lower case without spaces and strokes; those of the patterns only part
their words. A column's likelier names come first.
"""

from typing import Final

from dashboard.roster.headers import HOLDS_ON

_AI: Final = "(aigc|ai|genai|gen(erative)?ai|llms?|人工智能|生成式(人工智能|ai)|大(语言)?模型)"
_ABOUT_AI: Final = f"{_AI} (相关|有关|领域|方面|行业|方向|类|应用|技术|项目|岗位)* 的?"
_ON_AI: Final = f"{_AI} (related|application|applied|project|industry|field)*"

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

LIKELY: Final[dict[str, tuple[str, ...]]] = {
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
    "aigc_years": (
        f"(从事)? {_ABOUT_AI} (工作|从业|实践|经验)* (年限|[年月]数|工龄|年资|经验) {_UNITS_ZH}?",
        f"(从事|做) {_ABOUT_AI} (工作)? 了? [几多]少? (年|个?月) 了?",
        f"(从事)? {_ABOUT_AI} (工作|从业) (时间|时长) {_UNITS_ZH}",
        f"{_UNITS} (of|in|on|with|doing)* {_ON_AI} (work|working|experience|exp)*",
        f"{_ON_AI} (work|working|experience|exp)* ({_UNITS}|experience|exp|tenure)",
        f"(work)? {_EXPERIENCE} (in|with|of) {_AI}",
    ),
    "work_share": (
        "工作 (时间)? (占比|比例|百分比) | (全职|在岗) (工作)? (时间)? (占比|比例)",
        "fte | fte (%|percentage) | full time equivalent | (share|percent|percentage|%) of full time",
        "work (ing)? (time)? (share|percent|percentage|pct|%)",
    ),
    "aigc_share": (
        f"(工作中|从事)? {_ABOUT_AI} (工作)? (时间|工作量)? 的? (占比|比例|百分比|比重) %?",
        f"{_ON_AI} (work|working)? (time)? (share|percent|percentage|pct|%)",
        f"(share|percent|percentage|%) (of)? (work|working)? (time)? (spent)? (on|in|for)? {_ON_AI} (work)?",
    ),
    "starts_on": (
        "起始日期 | (计划|预计|拟|最早|可) (入职|到岗|上岗|开始工作|开始) (日期|时间)",
        "start | starts | start date | starts on | available (from|on) | (planned|expected) start (date)?",
    ),
    "aigc_starts_on": (
        f"{_AI} (工作)? (起始|开始) 日期 | (计划|预计|拟) (开始)? 从事 {_ABOUT_AI} (工作)? 的? (日期|时间)",
        f"{_AI} (work)? (start|starts|start date|starts on)",
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

BEGAN: Final = (
    f"(入职|入司|到岗|上岗|(首次|开始)?参加工作|参工|从业|转正|入行) (起始|开始)? {_ON_ZH}",
    f"(开始工作|工作(开始|起始)|(司龄|工龄)(起算|计算)) (起始|开始)? {_ON_ZH}",
    f"(开始)? 从事 {_ABOUT_AI} (工作)? 的? (开始|起始)? {_ON_ZH} | {_AI} (工作)? 开始 (时间|年月)",
    "(original|latest|last|first)? (hire|hired|join|joined|joining|onboarding|employment) (start)? (date|on)",
    "dates? of (hire|joining|employment|entry) | doj | (service|seniority) (start)? date",
)
"""Names of the day on which somebody began to work: a day gone by, which the roster has no column for."""
