"""Words for what happened that tell of something else: a contract in legal, a cancelled meeting, an expense."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.called_off import sells_nothing
from scoring.reading.errands import is_ones_bill
from scoring.reading.event import ENDED
from scoring.reading.offers import is_no_offer
from scoring.reading.token import COUNTS, THEY, Token

_OUTGOING = word_set("打款 转账 汇款 付款 打款了 付了 转了")
_THEN_ONLY = word_set("就 才 才肯 才能 才会 才愿意 才给 再 再给 肯 才可以 愿意")
_AHEAD_OF = word_set("在 正在 走 安排 等 待 催 盼 盼着 求 排 申请 准备 坐等 谈 聊 沟通 讨论 商量")
_TALKED = word_set(
    "催 催了 提醒 聊 谈 沟通 讨论 商量 聊了 聊了聊 聊了下 聊到 聊聊 聊到了 谈了 谈了下 谈到 谈了谈 沟通了 沟通了下 "
    "讨论了 讨论了下 商量了 说到 提到 提了 提了下 问了 "
    "talked discussed"
) | {"talked about", "spoke about", "chatted about", "asked about"}
_MEETS = ("见", "见到", "见了", "找到", "找了", "约了")
"""见到采购了: the buyer, nothing bought."""
_SUPPLIERS = word_set("vendor vendors supplier suppliers agency contractor consultant competitor")
_MOST_HEADS = 100
"""实到1: so few are no sum of money."""
_LASTING = ("年", "个月", "年多", "年了", "个月了")
"""用了竞品3年: for how long, nothing of today."""
_TAKES_IN = word_set("收到 拿到 接到 收 received got")
"""收到中标通知书: a notice, no money."""
_CARDS = word_set("card cards payment charge check cheque ach")
_CONTACTS = word_set("numbers contacts emails details surveys forms feedback cards")
_DEVICES = word_set("phone battery laptop car van truck wifi internet mic tablet charger engine ac a/c hvac heater")
_DEAD = frozenset(("dead", "died", "is dead"))
_MAY_BE_DEAD = word_set(
    "feet legs back knees arms hands voice throat brain head eyes dogs phones line floor showroom lobby lot street "
    "mall market town road traffic room battery signal i'm im we're everyone morning afternoon day week night"
)
"""feet are dead, the showroom was dead: what is tired or empty, no customer that was lost."""
_WERE = word_set("is are was were 's so pretty basically just totally completely absolutely")
_RECEIVED = word_set(
    "enquiry enquiries inquiry inquiries lead leads rfq rfqs request requests complaint call calls email emails "
    "feedback samples approval documents messages response responses reply"
)
"""One enquiry received: what came in and is no money."""
_SHUT = word_set("office offices store shop branch showroom building school we're they're doors booth gym bank")
_OWN_DEALS = frozenset(("biggest", "best", "renewal", "bid"))
_WHOM = word_set("them him her us")
_GOT_BY = word_set("were was got been being get")
_WALKS = word_set("walked passed died bailed walks")
_WINS = frozenset(("won", "signed", "closed", "landed"))
_SIGNS = word_set("签 签了 签下 签成 拿下 谈下 谈下来")
"""签了独家: the right to sell a flat, none sold."""
_OFFERED = word_set("报价 报了 报 出价 报出 报的价")
_WOULD_BE = frozenset(("要", "得", "需", "需要", "至少", "最低", "起码"))
_RECORDS = ("记录", "日报", "资料", "材料", "数据", "报告", "信息", "登记", "系统", "手续", "照片", "报表")
_OF_THEM = word_set(
    "意向 流程 规则 规定 制度 政策 权限 规范 报价 报价单 方案 奖 率 审批 窗口 节点 环节 名额 话术 技巧 意愿"
)
"""续保报价, 签单规则, 成交奖: a word that only says which."""
_TERMS = ("mo", "month", "months", "monthly", "year", "yr", "annual", "quarterly")
_RIVALS = frozenset(("competitor", "competition", "rival"))
_BUYS_ONESELF = frozenset(("买了", "订了"))
_OUT_OF = frozenset(
    ("out of", "avoid", "avoided", "instead of", "no", "not", "wants", "want", "about", "asking for", "refuse")
)
_BUYS = word_set("bought ordered purchased buying")


def is_no_event(tokens: list[Token], place: int) -> bool:
    """Whether the word tells of something else: the contract is in legal, Orion cancelled our meeting, 给他打款."""
    word = tokens[place].word
    return (
        (word == "landed" and (tokens[place + 1 :] or tokens)[0].word in ("at", "in"))
        or (word in ("is in", "are in", "they're in", "definite") and not _ends_there(tokens, place))
        or sells_nothing(tokens, place)
        or (word in _OUTGOING and any(token.text == "给" for token in tokens))
        or (word in _OUTGOING and place > 0 and tokens[place - 1].text in _AHEAD_OF and not _is_told(tokens, place))
        or (word in _WALKS and not _ends_there(tokens, place) and not _away(tokens, place))
        or (word == "walked" and _walks_sites(tokens, place))
        or (word in _BUYS_ONESELF and place == 0)
        or is_ones_bill(tokens, place)
        or (word in _WINS and place > 0 and tokens[place - 1].word in _RIVALS)
        or (word in _BUYS and (place == 0 or _is_bought_by_us(tokens, place)))
        or (word == "signed up" and not any(t.kind == "name" for t in tokens) and not _they_pay(tokens, place))
        or (word in ("lost", "lost the") and _is_no_loss(tokens, place))
        or (word == "losing" and place > 0 and tokens[place - 1].word in ("than", "without", "risk", "avoid", "of"))
        or (word == "retainer" and _is_agreed(tokens, place))
        or (word in _DEAD and _is_no_customer_dead(tokens, place))
        or (word == "came in" and any(t.word in ("under", "below", "over", "above") for t in tokens[place:]))
        or (word == "received" and place > 0 and tokens[place - 1].word in _RECEIVED)
        or (word == "declined" and place > 0 and tokens[place - 1].word in _CARDS)
        or (word in ("closed", "signed") and place > 0 and _nearly(tokens[place - 1]))
        or (word == "booked" and any(t.means.keys() & COUNTS for t in tokens[place + 1 : place + 4]))
        or (word.endswith(" from") and _from_sum(tokens[place + 1 : place + 2]))
        or (word == "closed" and any(t.word in _SHUT for t in tokens[max(0, place - 2) : place]))
        or (word == "谈下来了" and place > 0 and tokens[place - 1].text.endswith("费"))
        or (word.startswith("采购") and place > 0 and tokens[place - 1].text.endswith(_MEETS))
        or (word in ("实到", "到了") and _counts_heads(tokens, place))
        or (word.startswith("用了") and any(t.text.endswith(_LASTING) for t in tokens[place + 1 : place + 3]))
        or (word in _TAKES_IN and any("award" in t.means for t in tokens[place:]))
        or (word == "refund" and not _OUT_OF.isdisjoint([t.word for t in tokens[:place]]))
        or (word == "quoted" and _is_anothers_quote(tokens, place))
        or (word in _SIGNS and place + 1 < len(tokens) and tokens[place + 1].means.get("metric") == "other:委托")
        or (word in _OFFERED and is_no_offer(tokens, place))
        or (_is_attribute(tokens, place) or _is_topic(tokens, place))
        or _is_expense(tokens, place)
        or _only_then(tokens, place)
        or _collects(tokens, place)
    )


def _is_no_customer_dead(tokens: list[Token], place: int) -> bool:
    """feet are dead, phone died: whose subject is a part of the body, a device or a time."""
    place -= 1
    while place > 0 and tokens[place].word in _WERE:
        place -= 1
    return place >= 0 and (tokens[place].figure is not None or tokens[place].word in _DEVICES | _MAY_BE_DEAD)


def _is_agreed(tokens: list[Token], place: int) -> bool:
    """a 12-mo retainer, signed a retainer with Holt: what was agreed, no money that came."""
    return any(t.word.endswith(_TERMS) or t.means.get("stage") == "signed" for t in tokens[:place])


def _from_sum(behind: list[Token]) -> bool:
    """cut the order from 30k to 22k."""
    count = behind[0].figure if behind else None
    return count is not None and (count.money or count.number.scaled)


def _nearly(before: Token) -> bool:
    """Keane is 90% closed."""
    count = before.figure
    return count is not None and count.number.percent and count.value is not None and count.value < 100


def _is_no_loss(tokens: list[Token], place: int) -> bool:
    """Otis lost the Kessler building, no lost deals, lost my badge: another's customer, none, or a thing."""
    if place == 1 and tokens[0].kind == "name":
        row = [t for t in tokens[place + 1 : place + 3] if t.word != "the"]
        return bool(row) and row[0].kind == "name"
    denied = place > 0 and "no" in tokens[place - 1].means
    return tokens[place].word == "lost" and (denied or _mislaid(tokens, place))


def _mislaid(tokens: list[Token], place: int) -> bool:
    """lost my badge at Acme: a thing of the sender's, no customer."""
    row = tokens[place + 1 : place + 3]
    if row and row[0].word.endswith((" pounds", " lbs", " bucks", " kilos")):
        return True  # lost 5 pounds
    return len(row) == 2 and row[0].word == "my" and row[1].kind == "text" and row[1].text not in _OWN_DEALS


def _counts_heads(tokens: list[Token], place: int) -> bool:
    """实到3家: visits that came about, no money."""
    count = tokens[place + 1].figure if place + 1 < len(tokens) else None
    if count is None or count.money or count.number.scaled:
        return False
    few = tokens[place].text == "实到" and not count.unit and (count.value or 0) < _MOST_HEADS
    return few or count.unit in ("家", "户", "人", "个人", "位", "组", "批")


def _away(tokens: list[Token], place: int) -> bool:
    """passed on the renewal, walked because of price: what follows goes on with the loss."""
    following = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return following in (
        "on",
        "after",
        "over",
        "because",
        "away",
        "from",
        "today",
        "at",
        "for",
        "and",
        "again",
        "this",
    )


def _is_told(tokens: list[Token], place: int) -> bool:
    """Whether a Chinese verb says that it is done: 打款了."""
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return tokens[place].text.endswith(ENDED) or following.startswith(ENDED)


def _is_anothers_quote(tokens: list[Token], place: int) -> bool:
    """Zendesk quoted them 12k, they were quoted 12k by Zendesk."""
    before = tokens[place - 1].word if place else ""
    following = tokens[place + 1].word if place + 1 < len(tokens) else ""
    by = any(t.word == "by" for t in tokens[place:])
    return (following in _WHOM and place > 0 and tokens[place - 1].kind == "name") or (before in _GOT_BY and by)


def _is_bought_by_us(tokens: list[Token], place: int) -> bool:
    """I bought, the list marketing bought: the sender's own house, no customer."""
    before = tokens[place - 1]
    return "me" in before.means or (before.kind == "text" and not any(t.kind == "name" for t in tokens))


def _they_pay(tokens: list[Token], place: int) -> bool:
    """they signed up for the $9,600 plan: the customer of before, and money."""
    theirs = place > 0 and (tokens[place - 1].word in THEY or tokens[place - 1].word == "who")
    return theirs and any(t.figure is not None and t.figure.money for t in tokens[place:])


def _is_what_they_paid(tokens: list[Token], place: int) -> bool:
    """$310 of the $930 they paid: which sum is spoken of, no payment of today."""
    row = tokens[max(0, place - 4) : place]
    return len(row) > 2 and row[-1].word == "they" and row[-2].figure is not None and row[-3].word == "the"


def _collects(tokens: list[Token], place: int) -> bool:
    """收线索48条, collected 12 numbers, 收了我3块, 首付要80万: things counted, what is taken or due, no money got."""
    if tokens[place].means.get("stage") == "paid" and _is_due(tokens, place):
        return True
    if tokens[place].word == "collected":
        row = tokens[place + 1 : place + 4]
        return bool(row) and row[0].figure is not None and any(t.word in _CONTACTS for t in row[1:])
    return tokens[place].text == "收" and place + 1 < len(tokens) and "metric" in tokens[place + 1].means


def _is_due(tokens: list[Token], place: int) -> bool:
    """停车场收了我40, 首付要80万: what somebody takes from the sender, or would have to be paid."""
    row = [t for t in tokens[place + 1 : place + 4] if t.text != "了"]
    if tokens[place].text.startswith(("收", "扣")) and row and row[0].text in ("我", "我们", "咱"):
        return True
    return len(row) > 1 and row[0].text in _WOULD_BE and row[1].figure is not None


def _only_then(tokens: list[Token], place: int) -> bool:
    """降到8万才签, 验收后再付: on a condition; 今天才签了 is done."""
    before = tokens[place - 1].text if place else ""
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return before in _THEN_ONLY and not tokens[place].text.endswith(ENDED) and not following.startswith(ENDED)


def _walks_sites(tokens: list[Token], place: int) -> bool:
    """walked 3 job sites: a count of what was gone over."""
    count = tokens[place + 1].figure if place + 1 < len(tokens) else None
    return count is not None and not (count.money or count.number.scaled)


def _ends_there(tokens: list[Token], place: int) -> bool:
    """Whether a number, a stop or nothing follows: Pied Piper is in, 36k."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    worth = following is not None and following.kind == "open" and tokens[place + 2 :][:1]  # walked (was 11k)
    if worth and (worth[0].word == "was" or (worth[0].figure is not None and worth[0].figure.money)):
        return True
    return following is None or following.kind in ("number", "stop", "mark", "close") or "at" in following.word


def _is_attribute(tokens: list[Token], place: int) -> bool:
    """签字的人出差了: a word that only says which person or thing is meant."""
    behind = [t.text for t in tokens[place + 1 : place + 3]]
    if behind and behind[0] in _OF_THEM and tokens[place + 1].start == tokens[place].end:
        return True
    if tokens[place].text.startswith("补") and any(t.text.endswith(_RECORDS) for t in tokens[:place]):
        return True  # 把拜访记录补齐
    lost = tokens[place].means.get("stage") == "lost"  # 昨天谈崩的江景名邸
    things = ("人", "时候", "事", "时间", "问题", "流程")
    return len(behind) == 2 and behind[0] == "的" and (lost or behind[1].startswith(things))


def _is_topic(tokens: list[Token], place: int) -> bool:
    """3 calls re: 50k renewal; 聊了续费: what was talked about."""
    word = tokens[place].word
    talked = place > 0 and tokens[place - 1].word in _TALKED and not _is_told(tokens, place)
    if talked and all(t.figure is None or t.figure.unit for t in tokens[place:]):
        return True
    if _is_beside(tokens, place):
        return False
    if word in ("renewal", "renewals") and any("metric" in t.means for t in tokens[place + 1 : place + 2]):
        return True  # sent Acme their renewal quote
    return word in ("renewal", "renewals", "order", "deposit") and any(
        "metric" in t.means or t.means.get("going", "leads") != "leads" for t in tokens[:place]
    )


def _is_beside(tokens: list[Token], place: int) -> bool:
    """39 calls and a $1.2k renewal from Odd Duck: one deal more, with its sum, behind a joiner."""
    row = [t for t in tokens[max(0, place - 3) : place] if t.word not in ("a", "an", "one")]
    count = row[-1].figure if len(row) > 1 else None
    joined = "and" in row[-2].means or row[-2].text == "+" if count is not None else False
    return joined and count is not None and (count.money or count.number.scaled)


def _is_expense(tokens: list[Token], place: int) -> bool:
    """paid $50 for lunch: the sender's own money."""
    if tokens[place].word != "paid":
        return False
    if _is_what_they_paid(tokens, place) or (tokens[place + 1 : place + 2] or tokens)[0].word in _WHOM - {"us"}:
        return True  # lost Bayview to a guy with a van, they paid him 2,200
    if any(t.word in _SUPPLIERS for t in tokens[place + 1 : place + 7]):
        return True  # they paid their last vendor 90k
    if any(t.kind == "name" for t in tokens[:place]):
        return False
    behind = tokens[place + 1 : place + 3]
    return len(behind) == 2 and behind[0].figure is not None and behind[1].word == "for"
