"""What the words around a verb, a number or a metric make of it: a place come to, a share, a thing only spoken of."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.errands import is_idle, leads_to_errand
from scoring.reading.hand import Hand
from scoring.reading.neighbours import Spot
from scoring.reading.nickname import is_person, is_staff
from scoring.reading.places import are_gates
from scoring.reading.sequel import are_there, was_before
from scoring.reading.spoken import comes_from_them, is_talked_about
from scoring.reading.token import Token
from scoring.reading.vocabulary import people

WECHAT = word_set("微信 企微 企业微信")
_UNDONE = word_set("没打 没跑 没做 没发 没出 没拜访 没加 没有打 没有跑 未打 未做")
_NONE = frozenset(("no", "none", "n't", "didn't", "not", "never"))
_TELLS = word_set(
    "说 表示 答应 同意 愿意 觉得 想 要 让 叫 有 没 没有 不 在 约 还 嫌 拒绝 感兴趣 有兴趣 有意向 接了 没接 没人 "
    "回了 补了 缺货 断货 要了 换了 picked said want wanted took were was are agreed asked interested answered didn't"
)
_SHOWN = word_set(
    "product platform dashboard app software system tool portal prototype solution module modules demo interface "
    "ui features feature machine kit range release pos terminal terminals lineup line-up unit units setup collection"
)
_WHOSE = word_set("their his her with w/")
_TAKEN = word_set("收到 接到 接了 接 要了 要到 拿到 留到 留下 留下了 留了")
_ONE, _THROUGH = word_set("a an one another new hot good strong warm"), frozenset(("through", "thru"))
_REACHED = word_set("reached 聊了 聊上 聊上了 通了 谈了 接通了") | {
    f"{verb} {beside}"
    for verb in ("talked", "spoke", "connected", "chatted", "got through", "got hold")
    for beside in ("to", "with", "w", "w/", "of")
}
_SAYS = word_set("said says say to please pls can will should must")
_TRIPS = frozenset(("drove to", "drove out to", "flew to", "drove up to", "drove down to"))
_RINGS = word_set("called rang phoned emailed texted messaged pinged dialed")
_AMONG = frozenset(("有", "还有", "but", "就", "只有", "才", "仅"))
_UNSEEN = ("没见", "没接", "没人", "没碰", "没遇", "没看", "没聊", "没开")
_NOR = frozenset(("也没", "也没有"))
_PARTS = ("部", "科", "处", "室", "中心", "组", "团队", "区")
_TALKED = ("倾", "聊", "谈", "沟通", "交流", "碰")
_GOT, _MADE = word_set("got received get missed"), frozenset("出发做报提写交给要送递约谈")
_ROLES = tuple(people.ROLES.split(","))


def comes_to(spot: Spot) -> bool:
    """上午9点到海信: a time, 到 and whose place it is, and nothing else."""
    before, following = spot.before, spot.following
    if before is None or following is None or following.kind != "name":
        return False
    if spot.token.text.isascii():
        if spot.at == 1 and "daypart" in before.means:
            behind = spot.tokens[spot.at + 2 : spot.at + 3]
            return not behind or not _is_event(behind[0])  # AM at Kingsway Dental
        if [t.word for t in spot.earlier[-2:]] in (["all", "day"], ["all", "morning"], ["all", "afternoon"]):
            return True  # all day at Prentice
        return any(t.word in ("spent", "spend") for t in spot.earlier[-10:])  # spent the morning at Biffco
    if before.kind != "time":
        return False
    rest = spot.tokens[spot.at + 2 :]
    return not any(t.kind == "number" or t.means.keys() & {"going", "metric", "stage", "plan"} for t in rest)


def _is_event(token: Token) -> bool:
    """Morning at Exeter show: no customer's place."""
    return token.word in ("show", "conference", "expo", "hq", "fair", "summit", "airport", "office")


def next_stop(token: Token) -> bool:
    """第二家是X: one more customer of the tour."""
    return "ordinal" in token.means and token.text.endswith(("家", "站"))


def details(hand: Hand, spot: Spot) -> bool:
    """外勤漏了一条，去的是中建五局: only says where it was that was counted."""
    row = [t.text for t in spot.tokens[spot.at + 1 : spot.at + 3]]
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    told = last is not None and last.metric == spot.token.means.get("going") and not last.customers
    if told and last and last.quantity == 1 and spot.token.text in ("刚从", "才从", "刚离开"):
        return hand.tally.recorded == hand.clause.sentence  # 再记1家拜访，刚从海底捞出来
    return told and row == ["的", "是"] and hand.tally.recorded == hand.clause.sentence


def shown(spot: Spot) -> str:
    """walked the Fern team through the product, showed Acme the dashboard: a demo; "" for another thing."""
    word = spot.token.word
    if word not in ("showed", "walked"):
        return ""
    row = spot.tokens[spot.at + 1 : spot.at + 9]
    row = row[1:] if row and row[0].word == "the" else row
    if not row or row[0].kind not in ("name", "number"):
        return ""
    through = word == "showed" or any(t.word in _THROUGH for t in row)
    return "demos" if through and any(t.word in _SHOWN for t in row) else ""


def shows_otherwise(spot: Spot) -> bool:
    """showed up at Acme, walked Acme through the quote, went to the gym: neither a demo nor a visit."""
    row = [t.word for t in spot.tokens[spot.at + 1 : spot.at + 4]]
    word = spot.token.word
    if word in _RINGS and row[:1] in (["me"], ["us"]):
        return True  # 3 of my prospects called me
    if leads_to_errand(spot) or (word in _TRIPS and row[1:] in (["and", "back"], ["for", "a"], ["for", "1"])):
        return True  # drove to Tulsa and back for 1 meeting
    return (word == "showed" or (word == "walked" and not _THROUGH.isdisjoint(row))) and not shown(spot)


def is_with_customer(hand: Hand, spot: Spot) -> bool:
    """跟海尔开了启动会: a meeting of a kind that is held among colleagues too, with a company."""
    return any(
        t.kind == "name" and "contact" not in t.means and not is_person(t) and not t.text.endswith(_PARTS)
        for t in spot.earlier
        if t.text.strip() in hand.prior
    )


def passive(spot: Spot) -> bool:
    """they were quoted 12k by Zendesk, 定金到了：华为: somebody else did it, or money came."""
    if spot.token.text == "到了" and spot.before is not None and spot.before.means.get("stage") == "paid":
        return True
    was = spot.word_before in ("were", "was", "got", "been", "being")
    return was and any(t.word == "by" for t in spot.tokens[spot.at :])


def heard_of(spot: Spot) -> bool:
    """saw Acme signed with HubSpot: what was read somewhere is no visit."""
    behind = spot.tokens[spot.at + 1 : spot.at + 3]
    told = len(behind) == 2 and behind[0].kind == "name" and "stage" in behind[1].means
    return spot.token.word == "saw" and told


def took_it(hand: Hand, spot: Spot) -> bool:
    """Lost Acme, went to Hilti on price: who has it now."""
    return spot.token.word == "went to" and spot.at == 0 and hand.tally.lost >= hand.clause.sentence - 1


def met_inside(hand: Hand, spot: Spot) -> bool:
    """Whether people were met at the places that were counted already: they are no further visits."""
    tally = hand.tally
    theirs = bool(hand.prior) and hand.prior[-1] in _ROLES
    if spot.token.text.startswith(_TALKED) and (theirs or tally.recorded == hand.clause.sentence):
        visited = any(draft.metric == "visits" for draft in tally.drafts[-1:])
        if not hand.prior:
            return visited and hand.going is None and not hand.made  # 拜访树人中学，聊了暑期合作
        return visited and hand.prior[-1].endswith(_ROLES)  # 去了东丽，和陆经理聊了一小时
    if not spot.token.text.startswith(("见", "面见", "会见")) or tally.recorded != hand.clause.sentence:
        return False
    names = [t for t in spot.earlier if t.kind == "name" and not t.text.endswith(_PARTS)]
    named = bool(names) and ":" not in hand.clause.words
    shops = any(t.figure is not None and t.figure.unit.startswith("家") for t in spot.tokens[spot.at + 1 :][:1])
    if named or shops or "daypart" in hand.clause.kinds:
        return False  # 格兰仕见了张工，万和见了李工; 见了四家店老板
    people = [t for t in spot.tokens[spot.at + 1 :] if t.kind not in ("number", "stop")][:3]
    visited = any(draft.metric == "visits" for draft in tally.drafts)
    return visited and any(one.text.endswith(_ROLES) or is_staff(one) for one in people)


def is_share(hand: Hand, spot: Spot) -> bool:
    """一共9个，4个说年底再看; four visits, two owners were in: some of those counted, of whom more is told."""
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    count = spot.token.figure.value if spot.token.figure is not None else None
    if count == 1 and spot.word_behind.startswith(_UNSEEN) and spot.before is not hand.going:
        return True  # 跑了一天一家没见着
    far = 1 if spot.word_before.isascii() else 0
    reached = spot.word_before in _REACHED and hand.clause.sentence - hand.tally.recorded <= far
    if reached and last is not None and last.metric in ("calls", "visits") and count is not None:
        return last.metric == "visits" or count <= last.quantity  # called 22, reached 9
    if spot.word_before in _AMONG and spot.word_behind.endswith("客户"):
        return any(t.word in _TELLS for t in spot.tokens[spot.at + 2 : spot.at + 3])  # 今天有3个老客户说想走
    heads = spot.at == 0 or spot.word_before in _AMONG
    if not heads or hand.tally.recorded != hand.clause.sentence:
        return False
    row = spot.tokens[spot.at + 1 : spot.at + 3]
    told = row[1:] if row and row[0].kind == "text" else row[:1]
    hand.subset = hand.subset or (bool(told) and told[0].word == "took")  # one took a sample box
    return bool(told) and told[0].word in _TELLS


def _comes_in(spot: Spot) -> bool:
    """收到5个面试电话, 接了3个骚扰电话: what others called about; 要了两个老板的电话: numbers."""
    return any(t.text in _TAKEN for t in spot.earlier[-5:])


def _leads_people(spot: Spot) -> bool:
    """their maintenance lead, the facilities lead at Fairfield Halls: somebody; got a lead at the show is none."""
    counted = spot.before is None or spot.before.figure is not None or spot.word_before in _ONE
    return any(t.word in _WHOSE for t in spot.earlier[-3:]) or (spot.word_behind == "at" and not counted)


def _is_elsewhere(spot: Spot) -> bool:
    """What stands idle or hangs somewhere, or was left."""
    return is_idle(spot) or are_there(spot) or (spot.word_behind == "at" and _left(spot))


def is_spoken_of(key: str, spot: Spot) -> bool:
    """What is no doing of the sender: 主任都在开会, 收到5个面试电话, calls from recruiters, 我出的报价他们嫌高."""
    if spot.word_before in ("要", "想要", "需要", "求") and any(t.figure is not None for t in spot.earlier[-2:]):
        return True  # 另外两家要试用
    if key == "meetings" and spot.word_before in ("在", "正在", "还在", "临时", "要", "去", "突然"):
        return True
    if is_talked_about(key, spot) or was_before(spot) or _is_elsewhere(spot) or are_gates(spot):
        return True
    if key == "leads" and spot.token.word in ("card", "cards") and _takes_mine(spot):
        return True  # both took a card
    if comes_from_them(key, spot) or (spot.token.word == "lead" and _leads_people(spot)):
        return True
    if key == "calls":
        if spot.token.word == "call" and spot.word_before in _SAYS:
            return True  # two more said call after harvest
        if spot.word_behind == "from" and any(t.word in _GOT for t in spot.earlier):
            return True
        if _comes_in(spot):
            return True
    if key in ("quotes", "proposals") and spot.word_behind == "from" and spot.token.text.isascii():
        return True  # showed me 3 quotes from others
    row = spot.tokens[max(0, spot.at - 2) : spot.at]
    if len(row) < 2 or row[1].text != "的" or row[0].text not in _MADE:
        return False
    return (
        spot.following is not None and spot.following.kind not in ("number", "stop") and spot.following.text != "有"
    )


def denied(spot: Spot) -> str:
    """What a negation does: zero counts none (没打电话, no calls), no only forbids; "" for no negation."""
    token, means = spot.token, spot.token.means
    if "zero" in means or means.get("no") in _NONE or (token.text in _UNDONE and _is_beside_metric(spot)):
        return "zero"
    if "no" not in means:
        return "no" if "fail" in means or token.text in ("还没", "还没有") else ""
    again = token.text in _NOR and any("zero" in t.means or t.text in _UNDONE for t in spot.earlier)
    return "zero" if again else "no"


def _is_beside_metric(spot: Spot) -> bool:
    return any(t is not None and "metric" in t.means for t in (spot.before, spot.following))


def _takes_mine(spot: Spot) -> bool:
    """Whether the sender's own cards were taken or left behind."""
    return any(t.word in ("took", "left", "gave", "dropped", "handed") for t in spot.earlier[-3:])


def _left(spot: Spot) -> bool:
    return any(t.word.startswith(("dropped", "left", "delivered")) for t in spot.earlier)
