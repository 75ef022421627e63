"""Numbers and metrics of one clause, paired from left to right: 拜访3家, 20 calls, visited A and B."""

from __future__ import annotations

from decimal import Decimal

from language.normalise import word_set
from scoring.reading.again import (
    changes_last,
    goes_on,
    is_goal,
    is_priced,
    joined_to,
    multiplies,
    one_more,
    one_more_place,
    sums_up,
)
from scoring.reading.clause import Clause
from scoring.reading.hand import Hand
from scoring.reading.neighbours import (
    TO_PEOPLE,
    UNITS_OF,
    Spot,
    can_count,
    counts_what,
    follows_at_once,
    has_article,
    is_topic,
    is_listed,
    metric_ahead,
    is_plural,
    people_ahead,
    people_between,
    stands_near,
    words_at,
)
from scoring.reading.tally import Tally
from scoring.reading.token import Count, Token

_NOUNS = word_set(
    "visit visits call calls meeting meetings demo demos follow-up follow-ups proposal proposals quote quotes "
    "discovery "
    "intro mtg mtgs onsite onsites zoom zooms drop-in drop-ins"
)
_TOWARDS = word_set("给 向 对 为 在 到 和 跟 与 去 陪 约 同 with for to at")
_WISHES = word_set("want wants wanted requested requesting requests 想要 想看 要求做 要看") | {
    "asked for",
    "asking for",
    "wants to",
    "interested in",
}
_GOT = frozenset(("got", "received", "get"))
_TELLS = word_set(
    "说 表示 答应 同意 愿意 觉得 想 要 有 没 没有 不 在 约 还 嫌 拒绝 感兴趣 有兴趣 有意向 接了 没接 没人 回了 picked said want wanted "
    "were was are agreed asked interested answered didn't"
)
_AREAS = word_set("市场 商圈 片区 园区 工业园 开发区 一带 附近 写字楼")
_FOLLOWED = ("leads", "quotes", "proposals", "demos")
_REGIONS = ("区", "片区", "一带", "街道", "商圈", "开发区", "重划区", "大道", "沿线")
_UNDONE = word_set("没打 没跑 没做 没发 没出 没拜访 没加 没有打 没有跑 未打 未做")
_MADE = frozenset(("出", "发", "做", "报", "提", "写", "交", "给", "要", "送", "递", "约", "谈"))
_EVEN = frozenset(("都", "也", "都没", "也没", "都没有", "也没有"))
_ROLES = (
    "主任",
    "院长",
    "采购",
    "老板",
    "经理",
    "负责人",
    "医生",
    "老师",
    "校长",
    "科长",
    "厂长",
    "人",
    "总监",
    "店长",
    "领导",
)
_NONE = frozenset(("no", "none", "n't", "didn't", "not", "never"))


def pair(clause: Clause, tokens: list[Token], tally: Tally, *, total: bool = False) -> None:
    """Read a clause into the tally; `total`: its figures are running totals."""
    hand = Hand(clause, tally, total=total)
    first = next((t for t in tokens if t.kind == "number" or t.means.keys() & {"metric", "going", "stage"}), None)
    hand.numbers_first = first is None or first.kind == "number"
    depth = 0
    for place, token in enumerate(tokens):
        if token.kind in ("open", "close"):
            depth = max(0, depth + (1 if token.kind == "open" else -1))
        elif not depth or (
            token.kind == "number" and hand.metric and not hand.names and _first_inside(hand, tokens, place)
        ):
            _take(hand, Spot(tokens, place))
    hand.finish(tokens)


def _first_inside(hand: Hand, tokens: list[Token], place: int) -> bool:
    """拜访（3）电话（20）: whether the number in brackets is the metric's own."""
    return not hand.made or (place > 1 and tokens[place - 2] is hand.metric)


def _take(hand: Hand, spot: Spot) -> None:
    token, means = spot.token, spot.token.means
    if words_at(token) in _WISHES and not hand.wished:
        hand.flush()
        hand.wished = True
    if hand.wished:
        return
    hand.inner = hand.inner or "inner" in means
    hand.subset = hand.subset or ("subset" in means and not (hand.going or hand.metric))
    hand.total = hand.total or (bool(means.keys() & {"total", "period"}) and "metric" not in means)
    if token.figure is not None:
        _take_number(hand, spot, token.figure)
    elif "metric" in means:
        _take_metric(hand, spot)
    elif "going" in means:
        _take_verb(hand, spot)
    elif token.text in ("微信", "企微", "企业微信") and _is_stated(spot):
        hand.flush()
        hand.metric, hand.key, hand.going = token, "wechat_adds", None
    elif token.text in _UNDONE and spot.following is not None and "metric" in spot.following.means:
        hand.negated = "zero"  # 没打电话
    elif "zero" in means or means.get("no") in _NONE:
        hand.negated = "zero"
    elif means.keys() & {"no", "fail"}:
        hand.negated = hand.negated or "no"
    elif token.kind == "name" or (means.get("code") == "phone" and hand.going and hand.key == "calls"):
        _take_name(hand, spot)
    elif words_at(token) in ("the", "a", "an", "another") and one_more_place(hand, spot):
        hand.add("visits", Decimal(1))
    elif token.text == "是" and spot.before is not None and _next_stop(spot.before):
        hand.flush()
        hand.going, hand.key = token, "visits"
    elif token.text.lower() in ("到", "去", "在", "at") and _comes_to(spot):
        hand.flush()
        hand.going, hand.key = token, "visits"
    elif token.text == ":":
        hand.negated, hand.colon = "", True


def _comes_to(spot: Spot) -> bool:
    """上午9点到海信: a time, 到 and whose place it is, and nothing else."""
    before, following = spot.before, spot.following
    if before is None or following is None or following.kind != "name":
        return False
    if spot.token.text.isascii():
        return any(words_at(t) in ("spent", "spend") for t in spot.earlier[-5:])  # spent the morning at Biffco
    if before.kind != "time":
        return False
    rest = spot.tokens[spot.at + 2 :]
    return not any(t.kind == "number" or t.means.keys() & {"going", "metric", "stage", "plan"} for t in rest)


def _next_stop(token: Token) -> bool:
    """第二家是X: one more customer of the tour."""
    return "ordinal" in token.means and token.text.endswith(("家", "站"))


def _take_name(hand: Hand, spot: Spot) -> None:
    name = spot.token.text.strip()
    area = hand.key == "visits" and name.endswith(_REGIONS) and not spot.token.means
    if area or (words_at(spot.following) in _AREAS and not spot.token.means):
        return  # 跑了趟建材市场
    if hand.metric or hand.going:
        if not hand.names or is_listed(spot):
            hand.names.append(name)
    elif words_at(spot.before) in _TOWARDS or (hand.prior and words_at(spot.before) in "、和与及"):
        hand.prior.append(name)
    elif not hand.made:
        hand.lead.append(name)


def _take_verb(hand: Hand, spot: Spot) -> None:
    """A verb that takes customers: visited, 跑了, followed up with."""
    key, waiting = spot.token.means["going"], hand.waiting
    if _met_inside(hand, spot) or _heard_of(spot) or _passive(spot):
        return  # 跑了省立医院和市二院，见了3个主任
    if _details(hand, spot):
        return
    if spot.following is not None and spot.following.means.keys() & {"me", "you"} and spot.token.text == "打":
        return  # 有事打我手机
    if hand.metric is not None and spot.before is hand.metric and key == "proposals":
        return  # 报价发了2份: the verb only hands over what was named
    noun = spot.token.text.split(" ")[0].lower() in _NOUNS or "metric" in spot.token.means
    if waiting is not None and (noun or people_between(waiting, spot)) and stands_near(waiting, spot):
        hand.waiting = None
        hand.record(key, waiting)
    elif noun and has_article(spot):
        hand.add_one(key, spot.token)
    elif _none_of_them(hand, key, spot) or _all_of_them(hand, key, spot):
        return
    elif hand.going is not None and key == hand.key:
        hand.going, hand.names, hand.prior = spot.token, [], hand.names or hand.prior
    elif hand.metric is None or key != hand.key:
        hand.flush()
        hand.going, hand.metric, hand.key = spot.token, None, key


def _details(hand: Hand, spot: Spot) -> bool:
    """外勤漏了一条，去的是中建五局: only says where it was that was counted."""
    row = [t.text for t in spot.tokens[spot.at + 1 : spot.at + 3]]
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    told = last is not None and last.metric == spot.token.means.get("going") and not last.customers
    return told and row == ["的", "是"] and hand.tally.recorded == hand.clause.sentence


def _passive(spot: Spot) -> bool:
    """they were quoted 12k by Zendesk: somebody else did it."""
    by = any(words_at(t) == "by" for t in spot.tokens[spot.at :])
    return by and words_at(spot.before) in ("were", "was", "got", "been", "being")


def _heard_of(spot: Spot) -> bool:
    """saw Acme signed with HubSpot: what was read somewhere is no visit."""
    behind = spot.tokens[spot.at + 1 : spot.at + 3]
    told = len(behind) == 2 and behind[0].kind == "name" and "stage" in behind[1].means
    return words_at(spot.token) == "saw" and told


def _met_inside(hand: Hand, spot: Spot) -> bool:
    """Whether people were met at the places that were counted already: they are no further visits."""
    tally = hand.tally
    if not spot.token.text.startswith(("见", "面见", "会见")) or tally.recorded != hand.clause.sentence:
        return False
    visited = any(draft.metric == "visits" for draft in tally.drafts)
    people = [t.text for t in spot.tokens[spot.at + 1 :] if t.kind not in ("number", "stop")]
    return visited and any(one.endswith(_ROLES) for one in people[:2])


def _none_of_them(hand: Hand, key: str, spot: Spot) -> bool:
    """一家都没跑成: none at all."""
    figure = hand.waiting.figure if hand.waiting is not None else None
    none = figure is not None and figure.value == 1 and hand.negated
    if not none or not _EVEN & {t.text for t in spot.earlier}:
        return False
    hand.waiting, hand.negated = None, ""
    hand.add(key, Decimal(0))
    return True


def _all_of_them(hand: Hand, key: str, spot: Spot) -> bool:
    """A、B、C三家都跑完了: the number or the names stand before the verb."""
    if hand.negated or not {"都", "均", "全"} & {t.text for t in spot.earlier}:
        return False
    counts = [*hand.joined, hand.waiting] if hand.waiting is not None else []
    fits = UNITS_OF.get(key, frozenset()) | {"个", "处"}
    if counts and all(t.figure is not None and t.figure.unit in fits for t in counts):
        hand.waiting, hand.joined = None, []
        for count in counts:
            hand.record(key, count)
        return True
    lead, hand.lead = hand.lead, []
    return hand.by_name(lead, key)


def _take_metric(hand: Hand, spot: Spot) -> None:
    """A metric: it takes the number that waits, or waits itself for a number or for names."""
    token, key, waiting = spot.token, spot.token.means["metric"], hand.waiting
    if key == "other:到访" and "actual" in hand.clause.kinds and hand.tally.metric == "visits":
        key = "visits"  # 计划拜访6家，实际到访4家
    if words_at(spot.following) == "from" and key == "calls" and any(words_at(t) in _GOT for t in spot.earlier):
        return  # got 3 calls from recruiters
    if spot.following is not None and _names_kind(token, spot.following):
        return
    if key == "meetings" and words_at(spot.before) in ("在", "正在", "还在"):
        return  # 主任都在开会
    if _is_spoken_of(spot) or (key == "calls" and _comes_in(spot)):
        hand.waiting = None
        return
    hand.waiting = None
    last = hand.tally.drafts[-1].metric if hand.made else ""
    if last == "followups" and key in _FOLLOWED and spot.before is not None and _just_counted(hand, spot):
        return
    if last == key and spot.before is not None and spot.before.figure is not None:
        return  # 新增2个意向客户: the noun of the count just taken
    if waiting is not None and stands_near(waiting, spot) and not _has_own_number(hand, spot):
        handed_out = hand.going is not None and hand.key == "other:名片" and key == "leads"
        hand.record(hand.key if handed_out else key, waiting)
        hand.metric, hand.key, hand.going = None, "", None
        return
    if hand.going is not None and (hand.key == key or (hand.key == "visits" and not token.text.isascii())):
        hand.going, hand.names, hand.prior = None, [], hand.names or hand.prior
    elif hand.going is None and hand.metric is None and _all_of_them(hand, key, spot):
        return
    if hand.metric is not None and not hand.names and spot.before is hand.metric:
        if hand.key == "other:邀约" and key != "calls":
            return
        hand.metric = None
    if hand.metric is not None or (hand.going and hand.names):
        hand.flush()
    if has_article(spot):
        hand.add_one(key, token)
        hand.metric, hand.key, hand.negated = None, "", ""
        return
    hand.metric, hand.key, hand.going, hand.colon = token, key, None, False
    hand.names, hand.denied, hand.negated = [], hand.negated, ""


def _is_share(hand: Hand, spot: Spot) -> bool:
    """一共9个，4个说年底再看: some of those counted before, of whom something is told."""
    row = spot.tokens[spot.at + 1 : spot.at + 2]
    heads = (spot.at == 0 or (spot.at == 1 and words_at(spot.before) in ("有", "还有", "but"))) and hand.tally.recorded == hand.clause.sentence
    return heads and bool(row) and row[0].text.lower() in _TELLS


def _left_there(spot: Spot) -> bool:
    """dropped samples at 5 salons: something was left at so many places."""
    left = any(words_at(t).startswith(("dropped", "left", "delivered")) for t in spot.earlier)
    return left and (is_plural(spot) or people_ahead(spot))


def _is_stated(spot: Spot) -> bool:
    """微信4: its number at once behind it."""
    following = spot.following
    count = following.figure if following is not None else None
    close = following is not None and following.start <= spot.token.end + 1
    return close and count is not None and count.unit in ("", "个") and not (count.money or count.number.scaled)


def _just_counted(hand: Hand, spot: Spot) -> bool:
    """Whether the metric is what the number just taken counts: followed up on 5 open quotes."""
    return any(t.figure is not None for t in spot.earlier[-3:]) and hand.going is None


def _done_so_many(hand: Hand, spot: Spot) -> bool:
    """5家指标，我完成了4家: only customers are counted so."""
    before = words_at(spot.before) in ("了", "完成", "完成了", "做了", "做完")
    return before and "done" in hand.clause.kinds and not hand.clause.kinds & {"stage", "metric", "no"}


def _of_wechat(spot: Spot) -> bool:
    """留了俩微信, 换了3个微信: accounts that were exchanged."""
    return words_at(spot.following) in ("微信", "微信号", "企微", "企业微信", "wx", "vx")


def _comes_in(spot: Spot) -> bool:
    """收到5个面试电话, 接了3个骚扰电话: what others called about."""
    return any(t.text in ("收到", "接到", "接了", "接") for t in spot.earlier[-5:])


def _is_spoken_of(spot: Spot) -> bool:
    """我出的报价他们嫌高, 昨天发的方案: a thing that was made before, of which something is told."""
    row = spot.tokens[max(0, spot.at - 2) : spot.at]
    if len(row) < 2 or row[1].text != "的" or row[0].text not in _MADE:
        return False
    return spot.following is not None and spot.following.kind not in ("number", "stop") and spot.following.text != "有"


def _names_kind(token: Token, following: Token) -> bool:
    """方案沟通会: a metric that only says what kind of meeting it was."""
    return following.start == token.end and following.means.get("metric") == "meetings" and not token.text.isascii()


def _has_own_number(hand: Hand, spot: Spot) -> bool:
    """Whether the metric has its number behind it and the one before belongs elsewhere: 回款0 电话41."""
    following = spot.following
    own = following is not None and following.kind == "number" and following.start <= spot.token.end + 1
    return own and not hand.numbers_first


def _take_number(hand: Hand, spot: Spot, figure: Count) -> None:
    """A number: for the metric that waits, the one ahead, the verb before, or the metric of the clause before."""
    if (
        not can_count(figure, spot)
        or _is_share(hand, spot)
        or is_priced(spot)
        or sums_up(hand, spot)
        or is_goal(hand, spot)
        or changes_last(hand, spot, figure)
        or multiplies(hand, spot, figure)
    ):
        return
    ahead = metric_ahead(spot)
    people = hand.going is not None and not hand.names and hand.key in TO_PEOPLE
    if ahead is not None and hand.going is not None and hand.key == "followups" and ahead.means["metric"] in _FOLLOWED:
        hand.record(hand.key, spot.token)  # followed up on 5 open quotes
        hand.clear()
        return
    if hand.metric is not None and ahead is None and is_topic(hand.metric, spot):
        hand.clear()
    elif hand.metric is not None and (ahead is None or follows_at_once(hand.metric, spot)):
        hand.record(hand.key, spot.token)
        hand.clear()
    elif ahead is not None and not (people and ahead.means["metric"] == "leads"):
        if hand.going is None or hand.key not in ("other:名片", ahead.means["metric"]):
            hand.flush()
        hand.waiting = spot.token
    elif hand.going is not None and hand.key == "meetings" and figure.unit in ("家", "户", "家店", "家客户"):
        hand.record("visits", spot.token)  # 聊了六家门店
        hand.clear()
    elif hand.going is not None and _of_wechat(spot):
        hand.record("wechat_adds", spot.token)
        hand.clear()
    elif hand.going is not None and counts_what(hand.key, figure, spot, hand.going):
        hand.record(hand.key, spot.token)
        hand.clear()
    elif hand.going is not None and figure.unit in ("个", "位", "名"):
        hand.clear()
    elif figure.unit in ("家", "家客户") and _done_so_many(hand, spot):
        hand.record("visits", spot.token)
    elif words_at(spot.before) in ("at", "in") and _left_there(spot):
        hand.record("visits", spot.token)
    elif figure.unit == "通":
        hand.record("calls", spot.token)
    elif goes_on(hand, spot, figure):
        hand.record(hand.tally.metric, spot.token)
    elif one_more(hand, spot, figure):
        hand.record(hand.tally.drafts[-1].metric, spot.token)
    else:
        if hand.waiting is not None and joined_to(hand.waiting, spot):
            hand.joined.append(hand.waiting)
        hand.waiting = spot.token
