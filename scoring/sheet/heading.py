"""What stands over a column: the field it means, in Chinese and English, with its unit; told by its words alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from language.money import CURRENCY_OF
from language.normalise import fold
from scoring.metric import Metric

Field = Literal[
    "name", "key", "team", "role", "position", "nickname", "joined", "left", "mentor",
    "target", "stretch", "challenge", "done", "number", "amount", "metric", "period", "day",
    "customer", "stage", "currency", "words", "code", "back",
]  # fmt: skip
"""`done` is what was reached, `target` what is wanted; `number` says neither; `amount` does not say of what."""

_WORDS: Mapping[Field, str] = {
    "name": "姓名 名字 成员 员工 员工姓名 销售 销售员 销售姓名 销售人员 销售代表 业务员 业务 "
    "人员 负责人 归属人 跟进人 name member rep salesperson seller employee owner sales_rep full_name account_owner",
    "key": "工号 编号 员工编号 员工号 key member_key id employee_id staff_id no. employee_no",
    "team": "团队 小组 组 组别 部门 所属团队 所属部门 战队 区域 team group department dept region",
    "role": "角色 权限 role",
    "position": "岗位 职位 职务 头衔 position title job_title",
    "nickname": "昵称 别名 花名 英文名 nickname alias names also_called",
    "joined": "入职 入职日期 入职时间 到岗日期 joined start_date hired hire_date joined_on",
    "left": "离职 离职日期 离职时间 left end_date left_on",
    "mentor": "导师 师傅 带教 mentor",
    "metric": "指标 指标名称 项目 动作 类型 metric kpi activity item",
    "period": "月份 周期 期间 统计周期 月 period month",
    "day": "日期 时间 签约日期 签单日期 成交日期 回款日期 报价日期 跟进日期 发生日期 下单日期 "
    "date day close_date signed_on sign_date closed_on order_date",
    "customer": "客户 客户名称 客户名 客户姓名 客户公司 公司名称 公司 企业名称 "
    "customer customers client clients account company customer_name account_name company_name",
    "stage": "阶段 状态 商机阶段 单子状态 销售阶段 stage status deal_stage",
    "amount": "金额 数量 数值 合同金额 合同额 单子金额 预计金额 总金额 "
    "amount value quantity count deal_size deal_value",
    "currency": "币种 货币 currency",
    "words": "原话 备注 说明 note notes remark words comment",
    "code": "代码 记录码 code",
    "back": "已撤销 撤销 冲销 taken_back",
}
_FIELD: dict[str, Field] = {
    word.replace("_", " "): field for field, words in _WORDS.items() for word in fold(words).split()
}
ANCHORS = frozenset(word for word, field in _FIELD.items() if field in ("name", "team", "customer"))
"""Words over the column that says whose a row is."""
_UNREAD = re.compile(
    r"折合.*|in [a-z]{3}|登记时间|记录时间|recorded|序号|行号|#|排名|rank|达成率|完成率|attainment|合计|总计|total"
)
_BRACKET = re.compile(r"[(\[【（]([^)\]】）]{0,12})[)\]】）]|[/:]\s*(万元|元|万|千元)$")
_TARGET = re.compile(r"目标|任务|target|goal|quota|\bplan(?:ned)?\b|计划")
_LEVEL = re.compile(r"(冲刺|stretch)|(挑战|challenge)|(基准|\bbase\b)")
_DONE = re.compile(r"已|完成|实际|达成|累计|至今|\bso far\b|\bactuals?\b|\bdone\b|\bmtd\b|\bresults?\b|月度业绩")
_TIME = re.compile(
    r"(?:20\d\d)?[-/.年 ]?(?:1[0-2]|0?[1-9])月份?|本月|当月|月度|this month|month to date|\bmtd\b|monthly|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: 20\d\d)?"
)
_DEALS = frozenset({"签单", "签约", "成交", "出单", "signed", "deals", "sales"})
_LOOSE = re.compile(r"[\s_:：的*]+")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading means. `factor`: cells are in so many units (万元: 10,000); `currency` "": not said."""

    field: Field
    metric: str = ""
    factor: int = 1
    currency: str = ""


def headings_of(cell: str, metrics: Iterable[Metric], main: str) -> tuple[Heading, ...]:
    """What the heading may mean, mostly one; nothing for one that is not known."""
    words, factor, currency = _unit(fold(cell[:_LONGEST]).strip(" *"))
    plain = " ".join(words.replace("_", " ").split())
    exact = _FIELD.get(plain) or _FIELD.get(_LOOSE.sub("", plain))
    if exact:
        return (Heading(exact, "", factor, currency),)
    if not plain or _UNREAD.fullmatch(plain):
        return ()
    return _counted(plain, metrics, main, factor, currency)


def _unit(words: str) -> tuple[str, int, str]:
    """The heading without its unit, the unit's factor and its currency: 签单额(万元)."""
    factor, currency = 1, ""
    found = _BRACKET.search(words)
    if found:
        unit = (found[1] or found[2] or "").strip()
        factor = {"万元": 10_000, "万": 10_000, "w": 10_000, "千元": 1000, "k": 1000, "千": 1000}.get(unit, 1)
        currency = CURRENCY_OF.get(unit, "")
        words = words[: found.start()] + words[found.end() :]
    return words.strip(), factor, currency


def _counted(plain: str, metrics: Iterable[Metric], main: str, factor: int, currency: str) -> tuple[Heading, ...]:
    """A column of numbers: a metric, with what it says of it: wanted, or reached."""
    level = _LEVEL.search(plain)
    wanted, done = bool(_TARGET.search(plain) or level), bool(_DONE.search(plain))
    rest = plain
    for pattern in (_TARGET, _LEVEL, _DONE, _TIME):
        rest = pattern.sub(" ", rest)
    rest = _LOOSE.sub("", rest) if not rest.isascii() else " ".join(rest.split())
    known = list(metrics)
    keys = [m.key for m in known if rest in _names(m)] or ([main] if not rest and (wanted or done) else [])
    if rest in _DEALS:  # 签单 is money to some and a count to others; a unit of money tells
        keys = ["bookings"] if factor > 1 or currency else ["signed", "bookings"]
    field: Field = "number" if wanted == done else "target" if wanted else "done"
    if wanted and level and not level[3]:
        field = "stretch" if level[1] else "challenge"
    return tuple(Heading(field, key, factor, currency) for key in dict.fromkeys(keys))


def _names(metric: Metric) -> set[str]:
    """What a metric is called over a column: also 回款金额 for 回款."""
    names = {fold(name) for name in (metric.key, metric.label, *metric.names)}
    if metric.money:
        names |= {f"{name.removesuffix('额')}金额" for name in names if not name.isascii()}
        names |= {f"{name} amount" for name in names if name.isascii()}
    return names | {f"{name}{tail}" for name in names if not name.isascii() for tail in ("数", "量", "次数", "家数")}
