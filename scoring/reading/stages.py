"""What happened to a deal, by the words of a clause: signed, paid, lost; negated and counted words are none."""

from __future__ import annotations

from dataclasses import replace

from language.normalise import word_set
from scoring.reading.amounts import sums_of
from scoring.reading.errands import is_own_affair
from scoring.reading.event import (
    accepts,
    chose_another,
    comes_back,
    credited,
    hands_over,
    has_not_come,
    is_part_of,
    is_payment,
    is_returned,
    is_state,
    is_theirs,
    money_follows,
    of_deals,
    of_nobody,
    pays_debt,
    picked_up,
    won_at,
)
from scoring.reading.headed import heads_list
from scoring.reading.lookalikes import is_no_event
from scoring.reading.offers import ends_entry, is_wanted
from scoring.reading.product import product_of
from scoring.reading.token import Token
from scoring.reading.wares import is_ordered

BESIDE_SIGNING = tuple(
    word_set(
        "发票 开票 单价 金额 价格 数量 型号 颜色 交期 交货 发货 送货 物流 安装 实施 "
        "invoice pricing price amount delivery shipping install"
    )
)
"""What may still be open when a contract is signed."""
_CONTRACTS = word_set("合同 盖章合同 回签合同 签字合同 双章合同 回传合同")
_PRICES = word_set("pricing price prices bid rates")
_GIVEN = word_set("give gave giving sent send sending hand handed pay paid wired transferred got get gets")
_HERE = word_set("到了 到啦 进来了 进了 全到了 都到了")
_LASTLY = word_set("都 全 也 终于 总算 已 已经 刚 刚刚 全部 今天 今早 今日 才 居然 竟然 一起 顺利 准时")
_ARRIVED = word_set(
    "got 先到 先到了 又到 又到了 交了 到了 来了 进了 打了 汇了 进账了 已打 已转 已还 已缴 已交 转入 转入了"
)
_CHOSE = word_set("选了 选择了 用了 签了 找了 定了")
_MADE_DEALS = word_set(
    "整了 弄了 搞了 干了 出了 开 出 做 成 接 接了 谈 谈了 拿 拿了 搞 做了 成了 开了 来 来了 又来 又来了"
)
_DEALS = word_set(
    "orders order deal deals sales wins win sale close closes closing closings signing signings 单 订单 "
    "signups signup sign-ups sign-up joins renewals contracts"
)
_HEADED = {
    **dict.fromkeys(_DEALS, "signed"),
    **dict.fromkeys(("collections", "collection", "receipts", "payments", "checks", "cheques"), "paid"),
    **dict.fromkeys(("losses", "loss"), "lost"),
}
"""What a heading says of the deals listed behind it."""
_PUPILS = ("妈妈", "爸爸", "家长", "同学", "奶奶", "爷爷", "宝妈", "学员", "妈", "爸")
_FIRSTS = word_set("首单 首批 新单 追单") | {"first order", "opening order", "initial order"}
_STATES = frozenset("黄凉崩飞挂")
"""大润发：黄: one character for a deal that was lost, alone behind its customer."""
OPENERS = (
    _FIRSTS
    | {"给了"}
    | _HERE
    | _ARRIVED
    | _GIVEN
    | _MADE_DEALS
    | _HEADED.keys()
    | _PRICES
    | _STATES
    | {"put", "credited", "accepted", "hit", "took", *_CHOSE, "check", "cheque", "checks"}
)
"""Words that tell of a deal only where money stands behind them."""
_DENYING = frozenset(("no", "fail", "zero"))
_TELLING = OPENERS | _HERE | {"hit", "报了"}

WEAK = word_set(
    "业绩 还了 还款 拿回来 拿回来了 收回来 催回来 催回 收 收到 收了 "
    "开张 开张了 破蛋 破蛋了 破零 破零了 开门红 喜提 "
    "下了 刷了 转了 转来 订购 续班 订了 定了 买了 要了 打到 收回 booked got paid payment received wire deposit order "
    "bound enrolled awarded extended converted upgraded banked"
) | {"placed a", "order from", "took", "took the", "took our", "went for the", "went for our"}
WEAK |= {
    "bought the",
    "bought our",
    "locked up",
    "wrapped up the",
    "buttoned up",
    "tied up the",
    "went back",
    "in from",
    "in the bank",
    "is in the bank",
    "are in the bank",
    "in the account",
    "in our account",
    "sent back",
    "sending back",
    "sends back",
    "giving back",
    "put down",
    "handed over",
    "handed me",
    "sent us",
}
WEAK |= {
    "have gone ahead with",
    "has gone ahead with",
    "went ahead with the",
    "went ahead with our",
    "are going ahead with",
    "first order from",
    "opening order from",
    "initial order from",
    "my first deal",
    "my first sale",
    "my first close",
    "first deal of the",
    "first sale of the",
    "contracted",
    "definite",
    "switched over to us",
    "switched to us",
    "moved over to us",
    "came over to us",
    "they've taken it",
    "they have taken it",
    "they took it",
    "advance from",
    "is a go",
    "they're in",
    "they're in for",
    "are a go",
    "payments from",
    "order for",
    "signed by",
    "is in",
    "are in",
    "came in",
    "came through",
    "came thru",
    "is ours",
    "are ours",
    "went with us",
}
"""Words that speak of a deal only together with a sum."""


def stages_of(tokens: list[Token]) -> list[Token]:
    """The words that say what happened, without negated ones (没签下来, not signed) and nouns counted (2 quotes)."""
    if not any("stage" in token.means or token.word in OPENERS for token in tokens):
        return []
    found: list[Token] = []
    denied = False
    priced = any("price" in token.means for token in tokens[:3]) and not any(token.kind == "name" for token in tokens)
    closed = priced and tokens[-1].means.get("stage") == "signed" and tokens[-2].figure is not None
    if priced and not closed:  # 砍价砍到最后 15.5万成交
        return []
    if is_own_affair(tokens):
        return []
    for place, token in enumerate(tokens):
        if ends_entry(tokens, place) or (not _DENYING.isdisjoint(token.means) and "stage" not in token.means):
            denied = token.kind != "close"
        elif not _may_tell(token) or is_no_event(tokens, place):
            continue
        elif told := _told_by_money(tokens, place):
            found.append(replace(token, means={"stage": told}))
        elif "stage" in token.means and not ("metric" in token.means and _is_only_counted(tokens, place)):
            if denied and token.means["stage"] != "lost":
                denied = False
            else:
                found.append(token)
    if not found:
        return found
    kept = {token.start for token in found}
    void = {
        token.start
        for place, token in enumerate(tokens)
        if token.start in kept and (has_not_come(token, tokens[place + 1 : place + 9]) or of_nobody(tokens, place))
    }
    return [token for token in found if token.start not in void] if void else found


def _is_only_counted(tokens: list[Token], place: int) -> bool:
    """Whether a word that is a metric as well (报价) tells of no deal: there is no sum, or it is what is counted."""
    return _counted(tokens, place) or not (sums_of(tokens) or product_of(tokens))


def _may_tell(token: Token) -> bool:
    """Whether a word can tell of a deal at all: most are passed over at once."""
    return "stage" in token.means or token.word in _TELLING


def _told_by_money(tokens: list[Token], place: int) -> str:
    """What a common verb tells by what stands behind it: got $5k, put 5k down, 收到海尔的合同; "" for nothing."""
    word = tokens[place].word
    if (word in _GIVEN and comes_back(tokens, place)) or is_returned(tokens, place):
        return "refunded"
    if word in ("check", "cheque", "checks") and picked_up(tokens, place):
        return "paid"
    if (word in _CHOSE and chose_another(tokens, place)) or (word in _STATES and is_state(tokens, place)):
        return "lost"
    if word in _HEADED and heads_list(tokens, place):
        return _HEADED[word]
    got = tokens[-1].text in _CONTRACTS if word == "收到" else word == "报了" and _enrols(tokens, place)
    if got or won_at(tokens, place) or is_ordered(tokens, place) or (word in _MADE_DEALS and of_deals(tokens, place)):
        return "signed"
    if word == "credited":
        return credited(tokens, place)
    if (word == "accepted" and accepts(tokens, place)) or (word in _FIRSTS and money_follows(tokens, place)):
        return "signed"
    owed = word == "给了" and any(t.text.startswith("欠") for t in tokens[:place])  # 老吴欠的8000今天给了
    if owed or (word in _GIVEN and pays_debt(tokens, place)):
        return "paid"
    if word in _PRICES and hands_over(tokens, place):
        return "quoted"
    if word in ("landed", "hit") and place and _is_money_of(tokens, place):
        return "paid"
    if word == "signed with" and "us" not in {t.word for t in tokens[place + 1 : place + 2]}:
        return "lost" if any(t.word == "instead" for t in tokens[place:]) else ""
    down = word == "put" and comes_back(tokens, place, "down")
    ends = word in _HERE and place + 1 == len(tokens) and place > 0
    here = ends and money_follows(tokens, _before(tokens, place) - 1)
    return "paid" if down or here or (word in _ARRIVED and money_follows(tokens, place)) else ""


def _is_money_of(tokens: list[Token], place: int) -> bool:
    """deposit landed, Emory Inn's $7k landed, first half of Larkspur landed: money or a part of it came."""
    return is_payment(tokens[place - 1]) or is_theirs(tokens, place) or is_part_of(tokens[:place])


def _enrols(tokens: list[Token], place: int) -> bool:
    """朵朵妈妈报了: a pupil's parent, and nothing behind it."""
    return place + 1 == len(tokens) and tokens[place - 1].text.endswith(_PUPILS)


def _before(tokens: list[Token], place: int) -> int:
    """The place before it, words like 都 and 终于 passed over: 8万终于到了."""
    place -= 1
    while place > 0 and tokens[place].text in _LASTLY:
        place -= 1
    return place


def quoting(tokens: list[Token]) -> Token | None:
    """A quotation or an opportunity whose sum may follow behind the comma: 给X发了报价，32万; new opp: X, 150k."""
    told = (
        (p, t)
        for p, t in enumerate(tokens)
        if t.means.get("stage") in ("quoted", "lead", "intent") and "metric" in t.means and not is_wanted(tokens, p)
    )
    return next(
        (t for p, t in told if not (t.text.isascii() and t.means["stage"] == "quoted" and _counted(tokens, p))), None
    )


def _counted(tokens: list[Token], place: int) -> bool:
    """quote, opp and the like as things counted, not as what happened; a list of names and sums behind tells more."""
    count = tokens[place - 1].figure if place else None
    listed = any(t.kind == "name" for t in tokens[place + 1 :])
    given = place > 1 and tokens[place - 2].word in ("a", "an")  # left Parker a 14k quote
    worth = count is not None and (count.money or (given and count.number.scaled))
    return count is not None and not (worth or listed or count.measure)
