"""Articles before a metric: ran a demo, did the Saxon walkthrough are one of it; on a call is none."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.neighbours import Spot, words_at
from scoring.reading.token import Token

_SENT = word_set("sent emailed gave handed shot delivered")
_THEM = word_set("them em 'em everyone")
_RAN = word_set("did ran finished completed wrapped knocked")

_ADDED = word_set("加了 加上 加上了 加到 加到了 要了 要到 要到了 留了")
_WHOSE_WECHAT = word_set("店长微信 店长的微信 老板的微信 采购的微信 负责人微信 负责人的微信")
_CLASSIFIERS = frozenset("个场次份轮通套版趟")
_DONE = ("了", "咗", "过", "完")
_ARTICLES = frozenset(("a", "an", "another", "first", "my first", "1st", "one more"))
_OTHERS = frozenset(("they", "label", "contact", "boss"))


def has_article(spot: Spot) -> bool:
    """ran a quick demo, 开了个会: an article before the metric, adjectives between; not: began as a cold call."""
    if spot.token.text in _WHOSE_WECHAT and spot.word_before in _ADDED:
        return spot.following is None or spot.following.figure is None  # 加了负责人微信
    heads = spot.at - _length_before(spot)
    for back in range(heads - 1, max(-1, heads - 4), -1):
        token = spot.tokens[back]
        if token.text == "个" and back == spot.at - 1:
            return True
        if token.kind == "name" and back == spot.at - 1 and back:
            return _is_run(spot, back)
        if token.day is not None and back and _is_todays(spot, back):
            return True
        if token.word in _ARTICLES and spot.tokens[back + 1].start > token.end:  # not 在A区扫街
            said_before = spot.tokens[back - 1].word if back else ""
            return not (said_before == "as" or _is_on_it(spot.tokens, back) or _is_lost_to_it(spot.tokens, back))
        if "ordinal" in token.means and "going" not in spot.token.means and _is_next(spot.tokens, back):
            return True
        if token.word in ("the", "our", "their", "my") and _was_sent(spot.tokens, back):
            return True
        if token.kind not in ("text", "word") or token.means.keys() & {"metric", "stage", "going"}:
            return False
    return False


def _length_before(spot: Spot) -> int:
    """a 3-year quote, a 13-week proposal: how many tokens say at once before the metric how long it is for."""
    row = spot.tokens[max(0, spot.at - 3) : spot.at]
    if row and row[-1].figure is not None and "-" in row[-1].text:
        return 1
    return 3 if len(row) == 3 and row[0].figure is not None and row[1].text == "-" else 0


def is_one_more(spot: Spot) -> bool:
    """做了场线上演示, 出了份报价单: a classifier behind a verb that is done, and no number."""
    for back in range(spot.at - 1, max(0, spot.at - 4), -1):
        token = spot.tokens[back]
        if token.text in _CLASSIFIERS and spot.tokens[back - 1].text.endswith(_DONE):
            return not _is_by_others(spot.tokens)
        if token.kind not in ("text", "word") or token.means.keys() & {"metric", "stage", "going"}:
            return False
    return False


def _is_by_others(tokens: list[Token]) -> bool:
    """客户发了份标书: what somebody else did."""
    first = next((t for t in tokens if t.day is None and "daypart" not in t.means), tokens[0])
    return not _OTHERS.isdisjoint(first.means)


def _is_next(tokens: list[Token], ordinal: int) -> bool:
    """1:30 second demo, ran a second demo: one more, at the head, behind its time or a verb of doing."""
    before = tokens[ordinal - 1] if ordinal else None
    if before is None:
        return tokens[ordinal].text.isascii()
    return before.kind in ("time", "mark") or words_at(before) in _RAN


def _is_todays(spot: Spot, day: int) -> bool:
    """quoted Acme after today's onsite: one of it, told in passing."""
    token, before = spot.tokens[day], spot.tokens[day - 1]
    owned = token.word.endswith(("'s", "’s")) and words_at(before) in ("after", "from", "during", "following")
    return owned and not spot.token.word.endswith("s")


def _is_run(spot: Spot, name: int) -> bool:
    """did the Saxon walkthrough: a verb of doing, a customer's name, and one of what was done."""
    verb = spot.tokens[name - 1]
    verb = spot.tokens[name - 2] if name > 1 and words_at(verb) == "the" else verb
    return words_at(verb) in _RAN and not spot.token.word.endswith("s")


def _was_sent(tokens: list[Token], article: int) -> bool:
    """sent Acme the SOW, gave them the full demo: a verb of handing over and whom before the article."""
    row = tokens[max(0, article - 2) : article]
    return len(row) == 2 and row[0].word in _SENT and (row[1].kind == "name" or row[1].word in _THEM)


def _is_lost_to_it(tokens: list[Token], article: int) -> bool:
    """lost Sandpiper to a quote $200 cheaper: somebody else's."""
    lost = any(t.means.get("stage") == "lost" for t in tokens[:article])
    return lost and tokens[article - 1].word == "to"


def _is_on_it(tokens: list[Token], article: int) -> bool:
    """brb, on a call: what goes on now is not done."""
    if article > 1 and tokens[article - 1].word == "in" and "going" not in tokens[article - 2].means:
        return tokens[0].kind in ("text", "word") and tokens[article - 2].kind == "text"  # buyer in a meeting
    return article == 1 and tokens[0].word in ("on", "in", "at")
