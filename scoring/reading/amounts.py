"""Which sums of a clause can be a deal's own: no gaps, prices, budgets, totals, unit prices, percents."""

from __future__ import annotations

from language.normalise import word_set, words
from scoring.reading.prices import (
    a_piece,
    for_one,
    has_price,
    is_make,
    is_named,
    is_of_something_else,
    is_shared_out,
    of_one,
    per_period,
)
from scoring.reading.token import Count, Token

_WHOLES = word_set("contract order deal job project build install 合同")
"""Of which what was paid is a part: $14,250 on the 57k job."""
_ALWAYS_BASE = word_set(
    "想压到 想砍到 想降到 希望压到 希望降到 希望砍到 还价到 还到 "
    "预算 单价 均价 挂牌价 标价 营收 去年 原价 原报价 本来 原本 原来 budget originally was pipeline Pipeline"
) | {
    "list price",
    "down from",
    "on top of",
    "on top of the",
    "on top of their",
    "on top of the existing",
    "on top of their existing",
}
_WEAK_BASE = frozenset(("of", "was", "from", "for", "at"))
_PIECES = frozenset(("个", "件", "只", "片", "箱", "瓶", "份", "支", "双", "台", "套", "吨", "斤", "公斤", "米"))
_NUMBERED = ("invoice", "order", "ticket", "case", "lot", "unit", "room", "发票", "单号", "编号")
_RESTS = word_set("欠款 欠 outstanding remaining balance remainder rest overdue 剩余 剩下 剩下的 余下 余 余款") | {
    "balance of",
    "balance due",
}
_STREETS = word_set(
    "ln st ave rd dr ct blvd way lane street road drive court avenue pl place terrace circle cir hwy pkwy trail"
)
_PAYING = word_set("paid cleared settled wired sent") | {"paid off", "settled the", "settled their", "cleared their"}
_CONTRACTS = word_set("deal contract contract's deal's")
_WORTH = word_set("is was 's s contract's deal's of at")
_ABOUT = frozenset(("about", "around", "like", "only", "just", "maybe", "roughly"))
_UNTIL = word_set("until till til 'til through thru since in by before after during of")
_YEARS, _CODE = range(2015, 2050), 10**8
_TIMES = frozenset(("x", "×", "*"))
_FEW = 100
"""So few with plain words behind them are things: 2 rooftop units."""
_GAPS = ("差", "差了", "相差", "差额", "就差", "只差", "价差")
_HOUSES = words("大厦 广场 中心 大楼 公寓 小区 花园 国际 苑 座 府 湾 楼 大廈 廣場 区 區 栋 棟 幢 单元")
_LOWERED = word_set("降到 降至 降为 压到 砍到 让到 调到 调整到 调整为 改到 改为 改成 优惠到 谈到 涨到 加到")
_LOWERS = frozenset(word[0] for word in _LOWERED)
_SETTLED = ("了", "账", "帐", "清", "齐")
_COMPARED = word_set("高 低 贵 便宜 多 少 高出 低出 高了 低了 贵了 便宜了 多出")


def sums_of(tokens: list[Token], *, paid: bool = False) -> list[Token]:
    """The sums that can be the event's, in order; those in brackets only when there are no others.

    `paid`: the event is a payment, of which the contract's sum is none.
    """
    places = [place for place, t in enumerate(tokens) if t.figure is not None and _is_sum(tokens, place)]
    if not places:
        return []
    paid = paid or any(t.means.get("stage") in ("paid", "refunded") for t in tokens)
    found = [tokens[place] for place in places if not _foreign(tokens, place, paid)]
    if not found:
        return found
    marked = [t for t in found if t.figure is not None and (t.figure.money or t.figure.number.scaled)]
    if marked:
        found = [t for t in found if t in marked or _is_large(t)]  # $6,400 for milestone 2
    if len(found) == 1 or not any(token.kind == "open" for token in tokens):
        return found
    outside = [token for token in found if not in_brackets(tokens, token)]
    return outside or found


def _is_large(token: Token) -> bool:
    value = token.figure.value if token.figure is not None else None
    return value is None or value >= 100


def in_brackets(tokens: list[Token], token: Token) -> bool:
    """Whether the token stands inside brackets."""
    depth = 0
    for earlier in tokens:
        if earlier is token:
            return depth > 0
        depth += (earlier.kind == "open") - (earlier.kind == "close")
    return False


def _is_sum(tokens: list[Token], place: int) -> bool:
    """Whether a number is money: by its currency, its scale (万, k), its size, or a word for money before it."""
    count = tokens[place].figure
    if count is None or count.number.percent or count.measure:
        return False
    if count.number.scaled and count.unit in _PIECES and not count.money:
        return False  # 年用量40万个
    if count.number.scaled and not count.money and has_price(tokens, place):
        return False  # 40k cartons at $0.61
    if count.money or count.number.scaled or count.negative:
        return True
    if count.unit or _is_address(tokens, place) or _is_size(tokens, place) or (count.value or 0) >= _CODE:
        return False  # PO number是4500129837
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if following.lower() in ("closed", "deal", "deals", "win", "wins"):
        return False  # for 1 closed deal
    if following == "/" and per_period(tokens, place) and place > 1 and tokens[place - 1].kind == "open":
        return True  # signed Elm St Deli (59/mo)
    if following.startswith(("那户", "这户", "户", "室", "房", "号房")):
        return False  # 3号楼2104那户
    before = tokens[place - 1] if place else None
    coded = before is not None and (
        before.word.endswith(_NUMBERED) or bool(before.means.keys() & {"reference", "code"})
    )
    if before is not None and before.word == "at" and (count.value or 0) < 1000:
        return False  # Tesla closed at 240
    until = before is not None and before.word in _UNTIL and _is_year(count)
    if until or is_make(tokens[:place]) or _counts_things(tokens, place):
        return False
    odd = count.negative or (count.number.doubt == "invalid" and not count.number.han)
    return not coded and (is_named(tokens, place) or odd or (count.value is not None and count.value >= 500))


def _is_year(count: Count) -> bool:
    """under contract til 2028: so many in the year, no sum."""
    return not count.number.scaled and count.value is not None and count.value in _YEARS


def _counts_things(tokens: list[Token], place: int) -> bool:
    """PO from Acme for 3 presses; 1,250 books, $31,875 total: how many were bought, no sum."""
    after = tokens[place + 1 : place + 3]
    if not after or not _is_plain(after[0]):
        return False
    if len(after) == 2 and (tokens[place].figure.value or 0) < _FEW and after[1].kind in ("text", "word"):  # type: ignore[union-attr]
        after = after[1:] if after[1].text.endswith("s") else after  # for the 2 rooftop units
    return len(after[0].text) > 3 and after[0].text.endswith("s")


def _is_plain(token: Token) -> bool:
    return token.kind == "text" and token.text.isascii() and token.text.isalpha() and token.text.islower()


def _foreign(tokens: list[Token], place: int, paid: bool) -> bool:
    """Whether the sum is not the deal's own, by the words next to it."""
    if (
        is_shared_out(tokens, place)
        or of_one(tokens, place)
        or for_one(tokens, place)
        or _is_result(tokens, place)
        or is_lowered(tokens, place)
        or _is_margin(tokens, place)
        or is_of_something_else(tokens, place, paid=paid)
    ):
        return True
    for token in reversed(tokens[max(0, place - 3) : place]):
        if token.kind in ("number", "name") or token.text in ("，", "。"):
            break
        if token.text.endswith(_GAPS) and token.end == tokens[place].start:
            return True
        if token.text in _COMPARED and any(t.text in ("跟", "较") or t.text[0] == "比" for t in tokens[:place]):
            return True  # 报价比对手高6万
        if token.kind != "mark" and _belongs_elsewhere(token, tokens, place, paid):
            return True
    after = tokens[place + 1 : place + 2]
    if after and after[0].text == "/" and _goes_on_with_name(tokens, place):
        return False  # Hale 8k / Moss 3k
    if after and (after[0].text in ("/", "each", "apiece", "per") or a_piece(tokens, place)):
        return not per_period(tokens, place)
    behind = after and after[0].kind == "word" and "more" not in after[0].means
    if after and paid and after[0].text in _WHOLES:
        return True
    if behind and after[0].word in _RESTS and _paid_their(tokens, place):
        return False
    if behind and paid and "rest" in after[0].means and any(t.means.get("stage") == "paid" for t in tokens[:place]):
        return False  # 要回来2万欠款
    return bool(behind and after[0].means.keys() & {"price", "rest"} and "stage" not in after[0].means)


def _goes_on_with_name(tokens: list[Token], place: int) -> bool:
    row = tokens[place + 1 : place + 3]
    return row[0].start > tokens[place].end and all(t.kind == "name" for t in row[1:])


def _paid_their(tokens: list[Token], place: int) -> bool:
    """paid their $1,450 balance: the rest is what was paid."""
    row = [t.word for t in tokens[max(0, place - 3) : place]]
    return bool(row) and row[-1] in ("their", "the", "his", "her", "our") and not _PAYING.isdisjoint(row)


def _is_size(tokens: list[Token], place: int) -> bool:
    """800×800: what is multiplied with another bare number."""
    for sign, other in ((place + 1, place + 2), (place - 1, place - 2)):
        count = tokens[other].figure if 0 <= other < len(tokens) and tokens[sign].word in _TIMES else None
        if count is not None:
            return not (count.money or count.number.scaled or count.unit)
    return False


def _is_address(tokens: list[Token], place: int) -> bool:
    """Listing signed at 44 Elm: a small number with a name at once behind it."""
    touching = tokens[place - 1] if place and tokens[place - 1].end == tokens[place].start else None
    if touching is not None and touching.kind in ("name", "text") and touching.text.endswith(_HOUSES):
        return True  # 世贸大厦1205
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    ascii_name = following is not None and following.kind == "name" and following.text.isascii()
    if ascii_name and following is not None and following.word.rstrip(".").rsplit(" ", 1)[-1] in _STREETS:
        return True
    return ascii_name and place > 0 and tokens[place - 1].word in ("at", "on", "of")


def _is_result(tokens: list[Token], place: int) -> bool:
    """12k + 8k = 20k: what the sums before it come to."""
    equal = place > 0 and tokens[place - 1].text in ("=", "≈")
    if not equal or any(t.figure is not None and t.figure.number.percent for t in tokens[:place]):
        return False  # 30% of 50k = 15k
    if any(t.word in _TIMES or t.text == "@" for t in tokens[:place]):
        return False  # 12 x $300 = $3,600
    return any(
        t.figure is not None and (t.figure.money or t.figure.number.scaled) and not has_price(tokens, at)
        for at, t in enumerate(tokens[: place - 1])
    )


def is_lowered(tokens: list[Token], place: int) -> bool:
    """报价30万降到28万: a sum that another took the place of."""
    if place + 2 >= len(tokens) or tokens[place + 1].text[0] not in _LOWERS:
        return False
    row = tokens[place + 1 : place + 4]
    last = next((p for p, t in enumerate(row) if t.figure is not None), 0)
    return "".join(t.text for t in row[:last]) in _LOWERED


def _is_margin(tokens: list[Token], place: int) -> bool:
    """lost Acme by 2k, walked over 40 bucks; 12 x $300 = $3,600: by how much, or the price that is multiplied."""
    about = place > 1 and tokens[place - 1].word in _ABOUT
    before = tokens[place - 1 - about].word if place else ""
    if before in ("by", "over"):
        return any(t.means.get("stage") == "lost" or t.word == "went" for t in tokens[:place])
    row = tokens[place + 1 : place + 3]
    if before == "from" and len(row) == 2 and row[0].word == "to" and row[1].figure is not None:
        return True  # cut the order from 30k to 22k
    return before in _TIMES and any(t.text == "=" for t in tokens[place:])


def _belongs_elsewhere(token: Token, tokens: list[Token], place: int, paid: bool) -> bool:
    """还差4万, 低了2万, 目标80万, 合计200万, 合同32万 beside a payment."""
    means = token.means
    if means.keys() & {"rest", "price", "target"} and (paid or "more" not in means):
        if token.word in ("fee", "fees") and any("付" in t.text or "交" in t.text for t in tokens[:place]):
            return False  # 陈小姐付了booking fee SGD 5k
        if paid and token.text == "押金":
            return False  # 退了押金2000
        return not ("rest" in means and _settled(token, tokens))
    if token.word == "out of" and any(t.figure is not None for t in tokens[max(0, place - 3) : place]):
        return True  # 7.5k out of 30k
    if token.text in ("全年", "年度", "全款"):  # 定金五万 全款九十三万八
        return token.text == "全款" and paid and any(t.figure is not None for t in tokens[: place - 1])
    if "stage" not in means and ("total" in means or ("sum" in means and _adds_up(tokens, place))):
        return True
    if paid and token.word in _CONTRACTS and tokens[place - 1].word in _WORTH:
        return True  # deal is 92k all in, they paid a third
    if paid and token.word == "on" and any(t.figure is not None and t.figure.number.percent for t in tokens[:place]):
        return True  # took a 10% deposit on 7,800
    if "base" not in means:
        return False
    if token.text in _ALWAYS_BASE:
        before = tokens[place - 1]
        owed = before.text == "的" or before.means.get("stage") == "paid"
        return not (paid and token.text == "去年" and owed)  # 把去年的8万货款结了, 去年尾款4万3结了
    share = token.text == "of" and any(t.figure is not None for t in tokens[max(0, place - 3) : place])
    return (paid or share) and (token.text not in _WEAK_BASE or share)


def _settles(token: Token, rest: Token) -> bool:
    paid = token.means.get("stage") == "paid"
    came = paid and rest.word == "balance of" and token.word != "paid"  # Balance of $6,750 came through
    return came or (token.text.endswith(_SETTLED) and (paid or token.text == "给了"))


def _settled(rest: Token, tokens: list[Token]) -> bool:
    """paid their outstanding $6,420, 收到剩余3万: the rest is what was paid; not 回款还差3万."""
    if rest.word not in _RESTS:
        return False
    before = [t for t in tokens if t.start < rest.start and t.means.get("stage") == "paid"]
    behind = [t for t in tokens if t.start > rest.start and _settles(t, rest)]
    told = bool(before) and (before[-1].text.isascii() or before[-1].text[-1] in "了到清齐讫回")
    return told or (bool(behind) and not any("no" in t.means for t in tokens))  # 把剩下的6万也付了


def _adds_up(tokens: list[Token], place: int) -> bool:
    """Whether 合计 or 共 before the sum adds up other sums of the clause, or those of a list behind a colon."""
    others = any(t.figure is not None and (t.figure.money or t.figure.number.scaled) for t in tokens[:place])
    return others or any(t.text == ":" for t in tokens[place:])
