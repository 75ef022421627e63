"""Which name of a clause is the customer: behind a label, in quotes, in brackets, by its place at the verb."""

from __future__ import annotations

import re
from itertools import pairwise

from language.normalise import simplified
from scoring.reading.capitals import SHORT_FORMS
from scoring.reading.companion import brings_money, comes_from, goes_between, is_companion, is_of_ours, signs_for
from scoring.reading.goods import is_kin, is_sort, is_thing
from scoring.reading.nickname import OFFICES, is_person
from scoring.reading.no_customers import (
    is_code,
    is_deed,
    is_district,
    is_estate,
    is_goods,
    is_job,
    is_kind,
    is_place,
    is_sort_of_owner,
)
from scoring.reading.parts import begins_anew, owner_of
from scoring.reading.rivals import BY_BUYER, bought_from, of_rival, taken_by
from scoring.reading.token import Token
from scoring.reading.wares import is_bought, is_sold, is_subject, is_trade, is_worth

_FEE = re.compile(
    r"[\u4e00-\u9fff](?:费|款|额|率|租金|价|单|(?<!保)险|农民会|推介会|订货会|博览会|交流会|研讨会|发布会|展会)$|^(?:租金|佣金|奖金|本金|总?货值)$"
)


def names_of(tokens: list[Token]) -> list[Token]:
    """Names that can be the customer's: no competitors (输给阿里云), no fees (服务费)."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind != "name" or not _may_pay(token) or (found and is_goods(tokens, place, found[-1])):
            continue
        before = tokens[place - 1] if place else None
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if (
            is_code(token, before)
            or is_sold(token, before, following)
            or is_worth(tokens, place)
            or is_sort_of_owner(tokens, place)
            or is_subject(tokens, place)
            or is_deed(tokens, place)
            or is_kind(tokens, place)
            or is_bought(tokens, place)
            or is_trade(tokens, place)
            or goes_between(tokens, place)
            or brings_money(token, before, following)
            or (place > 1 and token.text.isascii() and is_of_ours(tokens[:place]))
            or (_inside(before) and is_place(tokens, place))
        ):
            continue
        lost = next((t for t in tokens if t.means.get("stage") == "lost"), None)
        behind = (
            lost is not None
            and not lost.text.startswith(BY_BUYER)
            and (token.start > lost.start or not token.text.isascii())
        )
        if before is not None and before is lost and lost.word.endswith((" with", " to")):
            continue  # bailed, going with Salesforce
        if not ((behind and of_rival(tokens, place)) or bought_from(tokens, place) or taken_by(tokens, place, lost)):
            found.append(token)
    if len(found) > 1:
        found = [t for t in found if not (is_estate(tokens, t) or is_district(tokens, t))] or found
        found = [t for t in found if not (comes_from(tokens, t) or is_job(tokens, t, found))] or found
        found = [t for t in found if not (_has_article(tokens, t) or is_companion(tokens, t))] or found
        found = [t for t in found if not signs_for(tokens, t)] or found
    sold = [t for t in found if _has_article(tokens, t)] if found and any(t.word == "sold" for t in tokens) else []
    return [t for t in found if t not in sold] or ([] if sold else _regions(tokens))


def _has_article(tokens: list[Token], name: Token) -> bool:
    """bound a BOP for Nico's Deli, sold a Tacoma: a thing that is sold."""
    before = [t.word for t in tokens if t.end <= name.start and t.means.get("code") != "year"][-2:]
    return before[-1:] in (["a"], ["an"]) or before in (["a", "used"], ["a", "new"])


def _regions(tokens: list[Token]) -> list[Token]:
    """鲁西 8.6万, in a list of sums: a place that stands where the customer would."""
    heads = [t for t in tokens if t.kind not in ("stop", "mark", "open", "day") and t.means.keys() != {"fill"}]
    count = heads[1].figure if len(heads) == 2 else None
    alone = count is not None and (count.money or count.number.scaled) and "place" in heads[0].means
    return [heads[0]] if alone else []


def _may_pay(token: Token) -> bool:
    """Whether a name is neither a colleague's nor a fee's."""
    if token.means.keys() & {"person", "mention"} or token.text.endswith("们") or simplified(token.text) in OFFICES:
        return False
    if "name" in token.means or "quoted" in token.means:
        return True
    word = simplified(token.text)
    return not (_FEE.search(word) or is_thing(token.text) or is_kin(word))


def _inside(before: Token | None) -> bool:
    """在山东跑了2个经销商, 3 visits in Leeds: where it was."""
    return before is not None and before.word in ("在", "于", "in", "around", "near")


def _called(name: Token) -> str:
    """What the name says without the possessive: Orion's 8.2k came in."""
    words = name.text.strip()
    if words.endswith(".") and words[:-1].rsplit(" ", 1)[-1].lower() not in SHORT_FORMS and len(words) > 5:
        words = words[:-1]  # IO back from Clover Dental. $3,900
    return words[:-2] if words.endswith(("'s", "’s")) and "quoted" not in name.means else words


def customer_of(tokens: list[Token], word: Token, names: list[Token], text: str) -> str | None:
    """The customer of a stage word: what follows 签了, 拿下, closed; else the name before it."""
    label = labelled(tokens, text)
    if label:
        return label
    repaired = _repaired(tokens)
    if repaired is not None:
        return _called(repaired)
    buyer = owner_of(tokens, word) or _sold_to(tokens, word, names)
    if buyer is not None:
        return _called(buyer)
    if len(names) > 1:
        names = _nearer(tokens, word, names)
        names = [token for token in names if not is_sort(token.text) or token.means] or names
    if not names:
        return None
    chosen = next((t for t in names if "quoted" in t.means), None) or _bracketed(tokens, names)
    if chosen is None:
        names = [token for token in names if "contact" not in token.means] or names
        before = [token for token in names if token.end <= word.start]
        after = [token for token in names if token.start >= word.end]
        led = word.word.endswith((" for", " to", " from")) or begins_anew(tokens, word) or _with_whom(tokens, word)
        if after and (not before or led or is_person(before[-1])):
            chosen = after[0]
        elif before:
            chosen = before[-1] if after or word.word.startswith("to ") or _is_seat(tokens, before[-1]) else before[0]
        else:
            chosen = names[0]
    return _called(chosen)


def _with_whom(tokens: list[Token], word: Token) -> bool:
    """Rate con signed w/ Hollis Feed, Change order signed by Corbin: a paper heads the clause, and who signed it."""
    place = next((p for p, t in enumerate(tokens) if t.start == word.start), 0)
    paper = place == 2 and tokens[1].kind == "text" and tokens[1].text.islower()
    row = tokens[place + 1 : place + 3]
    whom = word.word.endswith((" with", " by", " w/")) or (len(row) == 2 and row[0].word in ("w/", "with", "by"))
    behind = row[-1] if row else None
    return paper and whom and behind is not None and behind.kind == "name" and not is_person(behind)


def _is_seat(tokens: list[Token], name: Token) -> bool:
    """MRI upgrade at Mt. Sinai signed off: where somebody or something of the customer is."""
    before = next((t for t in reversed(tokens) if t.end <= name.start), None)
    return before is not None and before.word == "at"


def _repaired(tokens: list[Token]) -> Token | None:
    """新力那家（哎不对是旭辉）签了: the name behind a word of repair in brackets."""
    wrong = next((p for p, t in enumerate(tokens) if "repair" in t.means), 0)
    if not wrong:
        return None
    inside = any(t.kind == "open" for t in tokens[:wrong]) and not any(t.kind == "close" for t in tokens[:wrong])
    named = next((t for t in tokens[wrong:] if t.kind in ("name", "close")), None)
    return named if inside and named is not None and named.kind == "name" else None


def _sold_to(tokens: list[Token], word: Token, names: list[Token]) -> Token | None:
    """Sold a Tacoma to the Hendersons: who bought stands behind to."""
    if word.word not in ("sold", "leased", "rented", "upsold"):
        return None
    for place, token in enumerate(tokens):
        before = [t.word for t in tokens[max(0, place - 2) : place]]
        if token in names and token.start > word.end and (before[-1:] == ["to"] or before == ["to", "the"]):
            return token
    return None


def beside(tokens: list[Token], amount: Token | None, names: list[Token]) -> Token | None:
    """今天双喜临门 百丽12万 都签了: the name at once before the sum, where several stand before it."""
    if amount is None or len(names) < 2:
        return None
    place = next((p for p, t in enumerate(tokens) if t is amount), 0)
    before = tokens[place - 1] if place else None
    apart = place > 1 and before is not None and tokens[place - 2].end < before.start
    if before is None or not apart or before not in names or before.means.keys() & {"contact"} or is_person(before):
        return None
    return before


def _nearer(tokens: list[Token], word: Token, names: list[Token]) -> list[Token]:
    """Only the names behind a heading's colon and behind 1单 or 第一单, when there are any."""
    borders = [t.end for t in tokens if t.text == ":" and t.start < word.start]
    borders += [
        t.end
        for t in tokens
        if t.start < word.end and ("ordinal" in t.means or (t.figure is not None and t.figure.unit in ("单", "笔")))
    ]
    colon = next((t.end for t in tokens if t.text == ":" and t.start >= word.end), None)
    if colon is not None and any(t.start == colon for t in names):
        borders.append(colon)  # 新签SaaS客户1家：慧择
    for border in sorted(borders, reverse=True):
        behind = [token for token in names if token.start >= border]
        if behind:
            return behind
    return names


def _bracketed(tokens: list[Token], names: list[Token]) -> Token | None:
    """The customer in brackets right behind the sum: 到账20000（元气森林）."""
    for place, token in enumerate(tokens[:-2]):
        opened, inside = tokens[place + 1].kind == "open", tokens[place + 2]
        if opened and token.figure is not None and inside in names and not is_person(inside):
            return inside
    return None


def _is_label(tokens: list[Token], word: Token) -> bool:
    """客户：宏达电子 产品：贴片机: whether a colon stands behind the word."""
    return any(one is word and two.text == ":" for one, two in pairwise(tokens))


def labelled(tokens: list[Token], text: str) -> str | None:
    """The words behind a label: 客户:XX 金额1万, 客户陈先生; None without one."""
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        if token.text in ("客户", "客户:"):
            behind = (
                tokens[place + 2] if following.text in ("是", "为", "叫") and place + 2 < len(tokens) else following
            )
            if behind.kind == "name" and not is_kin(simplified(behind.text)):
                return behind.text.strip().removeprefix("姓")
        if "label" not in token.means or following.text != ":":
            continue
        words: list[Token] = []
        for part in tokens[place + 2 :]:
            if (
                part.means.keys() & {"money", "label", "stage"}
                or (words and part is not tokens[-1] and "fill" in part.means and _is_label(tokens, part))
                or part.kind in ("number", "open")
                or (words and part.kind == "name" and part.start > words[-1].end)
            ):
                break
            words.append(part)
        if words:
            return text[words[0].start : words[-1].end].strip()
    return None
