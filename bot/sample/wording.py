"""How the people of the sample company write: the clause of each thing they report, in their language."""

from collections.abc import Sequence

from language.money import Money
from scoring.deal import Stage

_ZH = {
    "visits": "拜访{n}家",
    "calls": "电话{n}通",
    "followups": "跟进{n}个客户",
    "leads": "新增线索{n}条",
    "wechat_adds": "加微{n}个",
    "demos": "演示{n}场",
    "meetings": "客户会议{n}场",
    "proposals": "方案{n}份",
}
_EN = {
    "visits": ("1 visit", "{n} visits"),
    "calls": ("1 call", "{n} calls"),
    "followups": ("1 follow-up", "{n} follow-ups"),
    "leads": ("1 new lead", "{n} new leads"),
    "demos": ("1 demo", "{n} demos"),
    "meetings": ("1 client meeting", "{n} client meetings"),
    "proposals": ("1 proposal", "{n} proposals"),
}
_DEALS = {
    ("zh_CN", Stage.LEAD): ("{customer} 新商机，预计{amount}", "新线索：{customer}，预计{amount}"),
    ("zh_CN", Stage.INTENT): ("{customer} 有意向，预计{amount}", "{customer} 口头答应了，{amount}左右"),
    ("zh_CN", Stage.QUOTED): ("给{customer}报价{amount}", "{customer} 已报价 {amount}"),
    ("zh_CN", Stage.SIGNED): ("{customer} 签约 {amount}", "签下{customer}，{amount}", "签单 {customer} {amount}"),
    ("zh_CN", Stage.PAID): ("{customer} 回款 {amount}", "{customer} 到账 {amount}"),
    ("zh_CN", Stage.LOST): ("{customer} 丢单，选了别家", "{customer} 丢单，预算被砍", "{customer} 丢单，今年不上了"),
    ("zh_CN", Stage.REFUNDED): ("{customer} 退款 {amount}，少上两个模块",),
    ("en", Stage.LEAD): ("New lead: {customer}, about {amount}",),
    ("en", Stage.INTENT): ("{customer} verbally agreed, about {amount}", "{customer} is keen, around {amount}"),
    ("en", Stage.QUOTED): ("Quoted {customer} {amount}", "Sent {customer} a quote for {amount}"),
    ("en", Stage.SIGNED): ("Signed {customer}, {amount}", "Closed {customer} for {amount}"),
    ("en", Stage.PAID): ("{customer} paid {amount}", "Received {amount} from {customer}"),
    ("en", Stage.LOST): ("Lost {customer}, went with a competitor", "Lost {customer}, budget cut"),
    ("en", Stage.REFUNDED): ("Refunded {customer} {amount}",),
}


def activity_clause(locale: str, metric: str, amount: int, customers: Sequence[str]) -> str:
    """拜访2家：云杉机电、禾悦商贸; 2 visits: Palmquay Cargo, Sunbird Mart."""
    if locale == "en":
        one, many = _EN[metric]
        said = (one if amount == 1 else many).format(n=amount)
        return f"{said}: {', '.join(customers)}" if customers else said
    said = _ZH[metric].format(n=amount)
    return f"{said}：{'、'.join(customers)}" if customers else said


def deal_clause(locale: str, stage: Stage, customer: str, money: Money | None, turn: int) -> str:
    """云杉机电 签约 8.6万; the `turn`th way of saying it."""
    ways = _DEALS[locale, stage]
    return ways[turn % len(ways)].format(customer=customer, amount=_spoken(locale, money) if money else "")


def _spoken(locale: str, money: Money) -> str:
    """Money as people write it: 8.6万, CNY 86,000, S$16,100; amounts are whole hundreds."""
    yuan = money.minor // 100
    if money.currency == "SGD":
        return f"S${yuan:,}"
    if locale == "en":
        return f"CNY {yuan:,}"
    whole, rest = divmod(yuan, 10_000)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".") + "万" if whole else f"{yuan}元"
