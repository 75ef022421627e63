"""Sums that are the price of a piece or only a share: 一台3万8, half of the 60k; 48,000/yr is worth what it says."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.token import IN_ALL, Count, Token

_ARTICLES = frozenset(("a", "an", "the", "their", "our", "new"))
_TERMS = ("年", "个月", "月", "期", "届")
"""Behind one of these a sum is what the whole contract is worth: 保洁合同 1年 86万."""
_PERIODS = ("yr", "year", "mo", "month", "annum", "年", "月", "qtr", "quarter", "a")
_THEIRS = word_set("the their our his her its these those")
"""for the 14 hot desks: how many, where a bare number behind for would be a sum."""
_ONE_OF = word_set("piece pop unit seat head door box case user license licence machine")
_RETURNS, _LEAST_NAMED = ("退款", "退货", "refunded"), 20

_MANY = 100
"""Things at a price: of fewer it may as well be told for how much they all went."""
_A_TERM = frozenset(("一年", "每年", "一个月", "每月", "一月", "一季"))


def is_shared_out(tokens: list[Token], place: int) -> bool:
    """12万5的40%, half of the 60k, 36 units @ $250: what is only a part of it, or many times it."""
    behind = tokens[place + 1 : place + 3]
    share = behind[1].figure if len(behind) == 2 and behind[0].text == "的" else None
    if share is not None and share.number.percent:
        return True
    counted = place > 1 and tokens[place - 1].word == "at" and tokens[place - 2].figure is not None
    if of_all(tokens, place):
        return False
    if place and (counted or tokens[place - 1].text in ("@", "×", "*")) and not _of_terms(tokens[place - 2]):
        return _are_pieces(tokens, place - 2) or any(
            t.figure is not None and t.figure.measure for t in tokens[:place]
        )
    before = [t.word for t in tokens[max(0, place - 3) : place]]
    return "half" in before and ["half", "of"] in (before[-3:-1], before[-2:])


def of_all(tokens: list[Token], place: int) -> bool:
    """signed for 6 trucks at $72k total: a sum that is said to be for all of them."""
    return place + 1 < len(tokens) and ("sum" in tokens[place + 1].means or tokens[place + 1].word in IN_ALL)


def _are_pieces(tokens: list[Token], place: int) -> bool:
    """210 jackets: things of several, at once behind their number."""
    count = tokens[place - 1].figure if place > 0 else None
    return (
        tokens[place].kind == "text"
        and tokens[place].word.endswith("s")
        and count is not None
        and not (count.money or count.number.scaled)
    )


def _of_terms(token: Token) -> bool:
    """3 yrs @ $12k/yr: a term, of which the sum behind is what one year is worth."""
    return token.figure is not None and token.figure.measure and token.figure.unit.startswith(_PERIODS)


def of_one(tokens: list[Token], place: int) -> bool:
    """定了两台，一台3万8: the price of one piece, where nothing is said to have happened to it."""
    if not place or _of_pieces(tokens, place):
        return bool(place)
    if tokens[place - 1].end < tokens[place].start:
        return False  # 口腔医院CT一台 68万
    piece = place - 2 if place > 1 and tokens[place - 1].text in _A_TERM else place - 1  # 一台一年5800
    return is_one(tokens[piece].figure) and not any("stage" in token.means for token in tokens)


def has_price(tokens: list[Token], place: int) -> bool:
    """40k cartons at $0.61, 120k pcs @ .31: a number of things, and behind it the price of one."""
    row = tokens[place + 1 : place + 4]
    if len(row) < len(("cartons", "at", "$0.61")) or row[0].kind != "text" or not row[0].text.endswith("s"):
        return False
    return row[0].text.isascii() and row[1].word in ("at", "@") and row[2].figure is not None


def _of_pieces(tokens: list[Token], place: int) -> bool:
    """40k cartons at $0.61: what stands behind a number of things and at, unless it is said to be the whole."""
    things = tokens[place - 3].figure if place > len(("40k", "cartons")) else None
    if things is None or things.money or not has_price(tokens, place - 3):
        return False
    value, many = tokens[place].figure, things.value or 0
    return value is not None and value.money and many >= _MANY and not of_all(tokens, place)


def for_one(tokens: list[Token], place: int) -> bool:
    """两千箱，45元一箱: a price, the piece at once behind it; 3万一年 is an amount as stated."""
    one = tokens[place + 1] if place + 1 < len(tokens) else None
    if one is None or not one.text.startswith("一") or one.start != tokens[place].end:
        return False
    return is_one(one.figure) or _for_a_thing(tokens, place)


def _for_a_thing(tokens: list[Token], place: int) -> bool:
    """3块5一个: coins for one thing; 一个8万一个5万 are two customers."""
    one, count = tokens[place + 1].figure, tokens[place].figure
    coins = count is not None and count.money and not count.number.scaled
    single = one is not None and one.value == 1 and one.unit == "个"
    behind = tokens[place + 2] if place + 2 < len(tokens) else None
    return bool(coins and single) and (behind is None or behind.kind != "number")


def a_piece(tokens: list[Token], place: int) -> bool:
    """6 pumps at 1,200 a piece, 400 posts at 8 bucks a post: the price of one of those that were counted before."""
    row = tokens[place + 1 : place + 3]
    if len(row) < 2 or row[0].word != "a" or not row[1].text.isascii() or per_period(tokens, place):
        return False
    if row[1].word in _ONE_OF:
        return True
    counts = [t.figure for t in tokens[:place] if t.figure is not None]
    return row[1].kind in ("text", "word") and any(not (c.money or c.number.scaled) for c in counts)


def is_one(count: Count | None) -> bool:
    """一台, 一套: one piece, no term."""
    pieces = count is not None and (count.measure or count.unit == "套")
    return count is not None and pieces and count.value == 1 and count.unit not in _TERMS


def per_period(tokens: list[Token], place: int) -> bool:
    """48,000/yr and 15k a month are amounts as stated; $50/seat is a price."""
    following = tokens[place + 2].word if place + 2 < len(tokens) else ""
    return following.startswith(_PERIODS)


def so_many(before: list[Token], row: list[Token]) -> bool:
    """PO for 2 Hilux 450s, paid for 14 hot desks: a number behind for, and the name of what is counted."""
    count = row[0].figure
    if count is None or count.money or count.number.scaled or not before or before[-1].word != "for":
        return False
    return len(row) > 1 and row[1].kind in ("name", "text") and row[1].text.isascii() and (count.value or 0) < 100


def is_make(before: list[Token]) -> bool:
    """PO from Acme for the VMC 850, a Canon 2520: the number of a make, behind its name and an article."""
    row = before[-3:]
    if len(row) < 2 or row[-1].kind != "name" or row[-2].word not in _ARTICLES:
        return False
    return row[-2].word in ("a", "an") or row[-1].text.isupper() or row[0].word == "for"


def is_named(tokens: list[Token], place: int) -> bool:
    """定金5000, signed for 400, 退款420: a bare number that a word says to be money; not for a 4-person office."""
    count, before = tokens[place].figure, tokens[place - 1] if place else None
    if count is None or before is None or (count.value is not None and count.value < _LEAST_NAMED):
        return False
    if before.text.startswith(_RETURNS):
        return (count.value or 0) > 50
    money = any("money" in t.means for t in tokens[max(0, place - 2) : place])
    return money and before.word not in _THEIRS and not so_many(tokens[:place], tokens[place : place + 2])


def is_of_something_else(tokens: list[Token], place: int, *, paid: bool) -> bool:
    """A list price, what another asks for his, or before an upgrade, or the whole of which a share was paid."""
    if _is_list_price(tokens[max(0, place - 3) : place]) or (paid and _of_a_share(tokens, place)):
        return True
    return _is_rivals(tokens, place) or _before_upgrade(tokens, place)


def _of_a_share(tokens: list[Token], place: int) -> bool:
    """$9,800 w/ 50% deposit received: the whole, of which a share was paid."""
    row = tokens[place + 1 : place + 3]
    share = row[1].figure if len(row) == 2 and row[0].word in ("w/", "with") else None
    return share is not None and share.number.percent


def _before_upgrade(tokens: list[Token], place: int) -> bool:
    """upgraded from basic ($49) to pro ($99): what it was before."""
    words = [t.word for t in tokens]
    since = words.index("from") if "from" in words[:place] else -1
    return (
        since >= 0 and tokens[place - 1].kind == "open" and "to" in words[place:] and "to" not in words[since:place]
    )


def _is_rivals(tokens: list[Token], place: int) -> bool:
    """lost Acme to Zendesk's 4k offer, lost it to a $9 cab: what another asks for his."""
    row = tokens[max(0, place - 2) : place]
    whose = len(row) == 2 and row[0].word == "to" and (row[1].word in ("a", "an") or row[1].word.endswith("'s"))
    return whose and any(t.means.get("stage") == "lost" for t in tokens[:place])


def _is_list_price(before: list[Token]) -> bool:
    """signed: list $92k: what it would cost; not closed at list $20k."""
    row = [t.word for t in before if t.word not in ("price", "of", "was", "is", ":")]
    return bool(row) and row[-1] in ("list", "sticker", "msrp", "rrp") and row[-2:-1] not in (["at"], ["to"], ["the"])
