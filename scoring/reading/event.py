"""Events told by common words: money that came or did not, deals that were made, another who was chosen."""

from __future__ import annotations

import re
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.nickname import is_person
from scoring.reading.token import Token

ENDED = ("了", "过", "完", "到", "下来")
"""What a Chinese verb that is done ends in."""
_PAY_NOUNS = word_set(
    "deposit payment wire check cheque ach retainer remittance instalment installment prepayment "
    "定金 订金 尾款 首款 首付 首付款 预付 预付款 进度款 货款 合同款 余款 款子 质保金 保证金 意向金 诚意金 预订金 "
    "尾数 首期款 首笔款 首批款 二期款 "
    "三期款 一期款 服务费 回款"
) | {"down payment", "final payment", "milestone payment"}
_NOT_YET = word_set(
    "late kicked returned failed bounced reversed declined stuck delayed overdue missing pending stopped held "
    "invoiced billed "
    "卡 卡在 卡住 在路上 路上 退回 被退"
) | {"on its way", "on the way", "in the mail", "held up", "to follow", "due", "due next", "due on", "due by"}
_PAID_LATER = re.compile(
    "^(?:[^,，。、;；]{0,6}分[两二三四五六几\\d]+[次期笔批](?:到|付|给|打|结|回|支付)(?!了|清)|(?:本周|这周|下周|本月|月底|明天|后天)[内前底]?(?:就|才|会|能)?(?:到|付|给|打|结)(?!了)|[^,，。、;；]{0,12}(?:后|再|底|内|时|下周|下月|明年|年前)(?:再|才|一起)?(?:付|结|给|打|支付|收)(?![了清过])|[^,，。、;；]{0,8}(?:当天|当日|那天|当场|到时|届时|现场)(?:再|才)?(?:付|给|结|交)(?![了清过])|[^,，。、;；]{0,10}(?:才(?![到收给付打进交结])|起订|即可|就能|可抵|起步))"
)
_OUT = word_set("sent out ready done finished finalized finalised approved submitted delivered 发 出 交 定稿")
_SAYS = word_set("said says thinks wants hopes reckons expects promised promises")
_QUOTES = frozenset(("number", "stage", "metric"))
_UNSIGNED = word_set("还没签 没签 未签 还没签下来 还没定 没签成 还未签")
COUNTED_DEALS = word_set(
    "orders deals sales wins close closes closings signings order deal sale win closing signing renewals renewal "
    "contracts signups signup sign-ups sign-up joins"
)
_SAYS_NOTHING = frozenset(("fill", "emptyword", "period"))
SPOKEN_OF = word_set("discussed discussing chased chasing about working pending reviewed")
"""discussed 2 renewals: what is talked of or still to come about."""
_SENT = word_set("sent emailed gave handed shot texted delivered")
_WHOM = word_set("them him her")
_ACCOUNTS = word_set("account bank a/c ac")
_PARTS = word_set(
    "half third quarter tranche instalment installment balance remainder milestone deposit payment share"
)
_OF = frozenset(("of", "from", "for", "on"))
_IN_THE_END = word_set("最后 最终 还是 转头 最后还是")


def of_nobody(tokens: list[Token], place: int) -> bool:
    """signed nobody, closed nothing."""
    return place + 1 < len(tokens) and tokens[place + 1].word in (
        "nobody",
        "nothing",
        "none",
        "no",
        "zero",
        "zilch",
    )


def has_not_come(noun: Token, behind: list[Token]) -> bool:
    """尾款5万没打过来, deposit hasn't landed, wire got returned: a payment is spoken of, and has not come."""
    if noun.means.get("stage") == "quoted" and any("no" in a.means and b.word in _OUT for a, b in pairwise(behind)):
        return True  # quote for Acme, 12k, not sent yet
    if noun.word not in _PAY_NOUNS and noun.word not in ("po", "p.o."):
        return bool(behind) and behind[0].text in _UNSIGNED  # 续约还没签
    if _PAID_LATER.search("".join(t.text for t in behind)):
        return True  # 尾款14万验收后付
    for place, token in enumerate(behind):
        if token.text in ("，", ",", "and", "but"):
            return False
        if token.means.keys() & {"no", "fail", "zero"} or token.text[0] in "没未" or token.word in _NOT_YET:
            return True
        if "stage" in token.means and place and token.text.endswith(ENDED):
            return False
    return False


def is_payment(token: Token) -> bool:
    """deposit, wire, balance: what lands in an account."""
    return token.word in _PAY_NOUNS or token.word == "balance"


def is_theirs(tokens: list[Token], place: int) -> bool:
    """Emory Inn's $7k landed: somebody's money."""
    row = tokens[max(0, place - 2) : place]
    rest = tokens[place + 1] if place + 1 < len(tokens) else None
    ends = rest is None or rest.day is not None or rest.kind == "stop"
    if ends and any(t.word == "from" for t in tokens[1:3]) and tokens[0].figure and tokens[0].figure.money:
        return any(t.kind == "name" for t in tokens[:place])  # $18k from Hollis finally hit
    money = len(row) == 2 and row[1].figure is not None and (row[1].figure.money or row[1].figure.number.scaled)
    if {"of", "from"} <= {t.word for t in tokens[:place]} and any(
        t.figure and t.figure.money for t in tokens[:place]
    ):
        return True  # $4,000 of the $10k from Gentry landed
    return money and row[0].word.endswith(("'s", "’s", "s'", "s’"))


def is_part_of(heads: list[Token]) -> bool:
    """first half of Larkspur, second tranche from Dover: a part of a sum, and whose."""
    named = heads[-1].kind == "name" or any(t.kind == "name" for t in heads[2:])
    pairs = pairwise(heads)
    return named and any((one.word in _PARTS and two.word in _OF) or one.word == "balance of" for one, two in pairs)


def chose_another(tokens: list[Token], place: int) -> bool:
    """盒马最后还是选了美的: a customer, in the end, and another's name behind the verb."""
    ended = any(t.text in _IN_THE_END for t in tokens[max(0, place - 3) : place])
    names = [t for t in tokens[:place] if t.kind == "name"]
    return ended and bool(names) and place + 1 < len(tokens) and tokens[place + 1].kind == "name"


def is_state(tokens: list[Token], place: int) -> bool:
    """大润发：黄（报了9万）: a word alone behind a customer and a colon or a space."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind is not None and behind.kind not in ("open", "stop"):
        return False
    before = tokens[:place]
    apart = bool(before) and (before[-1].text == ":" or before[-1].end < tokens[place].start)
    names = [t for t in before if t.text not in (":", "-")]
    return apart and len(names) == 1 and names[0].kind == "name" and not is_person(names[0])


def pays_debt(tokens: list[Token], place: int) -> bool:
    """Acme sent the 30k they owed: a customer, its verb, money, and that it was due."""
    row = tokens[place + 1 : place + 7]
    owed = any(t.word in ("owed", "owe", "outstanding", "overdue", "due") for t in row)
    money = any(t.figure is not None and (t.figure.money or t.figure.number.scaled) for t in row)
    done = tokens[place].word in ("sent", "paid", "wired", "transferred", "gave")
    denied = any("no" in t.means or t.word.endswith("n't") for t in tokens[:place])
    return owed and money and done and not denied and any(t.kind == "name" for t in tokens[:place])


def picked_up(tokens: list[Token], place: int) -> bool:
    """Got Harlow's check for $9k."""
    got = any(t.word in ("got", "received", "picked up", "picked up a", "collected", "have") for t in tokens[:place])
    theirs = place > 0 and tokens[place - 1].word.endswith(("'s", "’s"))
    return got and (theirs or any(map(is_money, tokens)))


def won_at(tokens: list[Token], place: int) -> bool:
    """got Eastman at £9k: a customer, and for how much; not got Acme down to 9k."""
    row = tokens[place + 1 : place + 4] if tokens[place].word == "got" else []
    if len(row) < 3 or row[0].kind != "name" or is_person(row[0]) or row[1].word not in ("at", "for", "@"):
        return False
    count = row[2].figure
    if count is None or any(token.kind == "name" for token in tokens[:place]):
        return False  # Priya in my team got Marsh at 12k
    return (count.money or count.number.scaled) and (count.value or 0) >= 1000


def hands_over(tokens: list[Token], place: int) -> bool:
    """sent Acme pricing on 14 vans, gave Acme a price of 5k: to whom, before what was handed over."""
    row = tokens[max(0, place - 4) : place]
    pairs = pairwise(row)
    return any(one.word in _SENT and two.kind == "name" and not is_person(two) for one, two in pairs)


def of_deals(tokens: list[Token], place: int) -> bool:
    """出了两单, 开了个小单: a common verb with deals behind it."""
    row = tokens[place + 1 : place + 4]
    if row and row[0].text == "了":
        row = row[1:]
    count = row[0].figure if row else None
    if count is not None:
        return count.unit in ("单", "个单", "个单子", "个小单", "个大单") and not count.number.doubt
    if row and row[0].text in ("个单", "个单子", "个小单", "个大单", "个订单"):
        return True
    return len(row) > 1 and row[0].text in ("个", "一") and row[1].text in ("单", "小单", "大单", "单子", "大单子")


def counts_deals(tokens: list[Token]) -> Token | None:
    """今天两单, 2 wins today, Two in today: …: the word for deals that are counted at a head, and nothing else."""
    told: Token | None = None
    if (
        len(tokens) == 3
        and tokens[0].word in COUNTED_DEALS
        and tokens[1].text == ":"
        and tokens[2].figure is not None
    ):
        return tokens[0]  # contracts: 2 → Riley 12k, Sandoval 16.8k
    for place, token in enumerate(tokens):
        if token.text in (":", "!", "！"):
            break
        if "ordinal" in token.means and token.text.endswith("单"):
            told = token
            continue  # 这周第一单
        count = token.figure
        if count is not None and count.value and told is None:
            behind = tokens[place + 1] if place + 1 < len(tokens) else token
            headed = behind.word in COUNTED_DEALS or (behind.word == "in" and any(t.text == ":" for t in tokens))
            told = token if count.unit == "单" else behind if headed else None
            if told is None:
                return None
        elif token.word in SPOKEN_OF or (
            token is not told and token.day is None and _SAYS_NOTHING.isdisjoint(token.means)
        ):
            return None
    return told


def heads_quotes(clause: Clause) -> Token | None:
    """2 quotes out, above a line for each: the word for the quotes that are counted at a head, and nothing else."""
    if clause.ended not in ("\n", ":") or not clause.kinds >= _QUOTES or "name" in clause.kinds:
        return None
    row = [t for t in clause.tokens if t.day is None and t.text != ":" and t.kind != "mark"]
    plain = all(
        t.figure is not None or t.means.get("stage") == "quoted" or t.means.keys() & {"fill", "actual"} for t in row
    )
    sums = any(t.figure is not None and (t.figure.money or t.figure.number.scaled) for t in row)
    return next((t for t in row if t.means.get("stage") == "quoted"), None) if plain and not sums else None


def counted_as(counted: tuple[int, Token] | None, clause: Clause) -> str:
    """What became of deals counted just before, by the word that counted them: quotes only with a name and its sum.

    "" where the clause tells of something else.
    """
    if counted is None or clause.sentence - counted[0] > 1 or clause.kinds & {"metric", "going"}:
        return ""
    if counted[1].means.get("stage") != "quoted":
        return "signed"
    plain = {t.kind for t in clause.tokens if t.text != ":"} <= {"name", "number", "mark", "stop", "open", "close"}
    return "quoted" if plain else ""


def is_of_others(tokens: list[Token]) -> bool:
    """PO from Hampton for 6,150 - Greg said 30k more; they paid him 2,200: what somebody says, or paid another."""
    if len(tokens) > 1 and tokens[0].kind == "name" and tokens[1].word in _SAYS:
        return True
    return any(one.word == "paid" and two.word in ("him", "her", "them") for one, two in pairwise(tokens[:4]))


def is_money(token: Token) -> bool:
    """Whether a number stands with its currency or a scale: $450, 3万, 12k."""
    return token.figure is not None and (token.figure.money or token.figure.number.scaled)


def accepts(tokens: list[Token], place: int) -> bool:
    """Prentice accepted the 1,140 quote: an offer with its sum."""
    row = tokens[place + 1 : place + 5]
    return any(is_money(t) for t in row) and any(
        t.word in ("quote", "offer", "proposal", "estimate", "bid") for t in row
    )


def credited(tokens: list[Token], place: int) -> str:
    """credited them $1,947 gives money back; $4k credited to our account came in."""
    row = [t.word for t in tokens[place + 1 : place + 4]]
    if row[:1] and row[0] in ("to", "in", "into") and not _ACCOUNTS.isdisjoint(row):
        return "paid"
    whom = bool(row) and (row[0] in _WHOM or tokens[place + 1].kind == "name")
    return "refunded" if whom and any(t.figure is not None and t.figure.money for t in tokens[place:]) else ""


def comes_back(tokens: list[Token], place: int, word: str = "back") -> bool:
    """had to give Bluth Co. their $900 back, put 5k down: money between the verb and the word."""
    back = next((p for p, t in enumerate(tokens) if p > place and t.word == word), 0)
    row = tokens[place : back + 2 * (back > 0 and word == "back")]
    return any((t.figure is not None and (t.figure.money or t.figure.number.scaled)) or is_payment(t) for t in row)


def money_follows(tokens: list[Token], place: int) -> bool:
    """Whether money or a share of it follows at once: got $5k, 到了40%, 来了16万."""
    behind, verb = tokens[place + 1 : place + 3], tokens[place].word
    place += len(behind) == 2 and (behind[0].word in ("the", ":") or "ordinal" in behind[0].means)
    count = tokens[place + 1].figure if place + 1 < len(tokens) else None
    rest = tokens[place + 2 : place + 4]
    if count is not None and verb == "got" and count.number.scaled and [t.word for t in rest[:1]] == ["from"]:
        return rest[-1].kind == "name"  # got 5k from Ridge Homes
    if count is None or tokens[place].text.isascii():
        return count is not None and count.money
    if count.unit == "成":
        return True  # 到了七成
    return count.money or count.number.scaled or count.number.percent


def is_returned(tokens: list[Token], place: int) -> bool:
    """returned Osgood's deposit: a payment that was given back."""
    return is_payment(tokens[place]) and any(t.word == "returned" for t in tokens[:place])
