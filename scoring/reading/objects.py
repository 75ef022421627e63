"""What a verb or a metric is about: whom it was done to, what was measured, what a word means where it stands."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.companion import goes_along, introduces, is_of_ours
from scoring.reading.errands import ends_there, is_kin_or_staff, is_nobody, takes, talks_of_papers
from scoring.reading.hand import Hand
from scoring.reading.neighbours import TO_PEOPLE, Spot, is_listed, joins, metric_ahead, numbers_first, words_at
from scoring.reading.nickname import is_person
from scoring.reading.places import is_of_the_same, quotes_wares, was_shut
from scoring.reading.rivals import is_taken_instead
from scoring.reading.spoken import got_numbers
from scoring.reading.token import Count, Token

_HANDING = word_set("发给 发给了 交给 交给了 递给 递给了 寄给 提交给 送给 发到 给到 传给")
_AHEAD = ("要", "没", "还没", "未", "不", "准备", "想", "会", "能", "再", "得", "待", "该", "可以")
_TOWARDS = word_set("给 向 对 为 在 到 和 跟 与 去 陪 约 同 with for to at")
_AREAS = word_set("市场 商圈 片区 园区 工业园 开发区 一带 附近 写字楼")
_NOWHERE = word_set("酒店 宾馆 现场 会场 医院 学校 展馆 单位 家里 工地")
_HANDED_OVER = ("proposals", "quotes")
_ALONG_STREETS = word_set("walked drove hit knocked toured") | {"went to", "drove to"}
_STREETS = word_set("st street ave avenue rd road blvd hwy highway strip mall downtown industrial corridor district")
_REGIONS = ("区", "厂区", "片区", "一带", "街道", "商圈", "开发区", "重划区", "大道", "沿线")
FOLLOWED = ("leads", "quotes", "proposals", "demos", "other:样品")
"""Metrics whose nouns say what was followed up."""
_PIECES = frozenset(("台", "辆", "部", "架", "箱", "件", "吨", "套"))
_THEIR, _PARTS = frozenset(("他们", "他们的", "她们", "对方", "客户")), ("部", "科", "处", "室", "中心", "车间")
_BOOKABLE = frozenset(("meetings", "demos", "visits"))
_BUILT = frozenset(("栋", "台", "座", "条", "条街"))

_NEW_OF = dict.fromkeys(("企微", "微信", "企业微信"), "wechat_adds")
_NEW_OF |= dict.fromkeys(("堆头", "陈列", "排面", "端架", "冰柜", "门头"), "other:陈列")
_NUMBERS = frozenset(("电话", "号码", "电话号码"))
_GIVEN_OUT = ("发", "递", "派", "送")
_ALONG = frozenset(("和", "跟", "与", "同", "陪", "带"))
_TOGETHER = word_set("一起 一块 一同 一道 一块儿")
_PAPERS = word_set("资料 样册 画册 宣传册 产品册 海报 邀请函 图片 视频 彩页 单页 目录")


def meant(hand: Hand, spot: Spot) -> str:
    """The metric that a word means where it stands: 实际到访 behind 计划拜访, 今日新增 behind a total of another."""
    key, tally = spot.token.means["metric"], hand.tally
    if key == "other:到访" and "actual" in hand.clause.kinds and tally.metric == "visits":
        return "visits"  # 计划拜访6家，实际到访4家
    if spot.token.word.startswith("callback") and tally.recorded == hand.clause.sentence and tally.metric == "calls":
        return "other:callbacks"  # 26 calls and one callback
    if spot.token.text.startswith("有效") and tally.recorded == hand.clause.sentence:
        same = any(draft.metric == key for draft in tally.drafts)
        return f"other:{spot.token.text}" if same else key  # 陌拜14，有效拜访9
    if spot.token.text in ("进店", "进门") and _next_unit(spot) in ("家", "间"):
        return "visits"  # 沿街进店18家; 进店12组 are those who came in
    if spot.token.text == "名片" and _is_handed_out(spot):
        return "other:名片"  # 名片发了40张, 发了60张名片
    if spot.token.text in _NUMBERS and got_numbers(spot, taken=hand.key in ("leads", "other:名片")):
        return "leads"  # 要到老板电话3个, 留到3个电话
    if key in _BOOKABLE and _is_arranged(spot):
        return "other:邀约"  # 约到面谈3个
    if key == "leads" and spot.token.text.isascii() and _on_wechat(spot):
        return "wechat_adds"  # 6 new contacts on WeChat
    stated = spot.following is not None and spot.following.figure is not None
    if key == "leads" and _of_wechat(spot):
        return "wechat_adds"  # 加了7个潜客微信
    if spot.token.text == "新增" and (what := _NEW_OF.get(spot.word_before)):
        return what
    if spot.token.text == "新增" and stated and tally.totals and not tally.drafts:
        return tally.totals[-1].metric  # 月累计加微130，今日新增9
    return key


def _is_handed_out(spot: Spot) -> bool:
    """Whether cards were given, not got: the verb stands behind them, or before their number."""
    ahead = spot.tokens[spot.at - 2] if spot.at > 1 else None
    return spot.word_behind.startswith(_GIVEN_OUT) or words_at(ahead).startswith(_GIVEN_OUT)


def _next_unit(spot: Spot) -> str:
    """The unit of the number at once behind, past a colon."""
    row = [t for t in spot.tokens[spot.at + 1 : spot.at + 3] if t.text not in (":", "了")]
    return row[0].figure.unit if row and row[0].figure is not None else ""


def _on_wechat(spot: Spot) -> bool:
    row = spot.tokens[spot.at + 1 : spot.at + 3]
    return len(row) == 2 and row[0].word in ("on", "via") and row[1].means.get("metric") == "wechat_adds"


def _of_wechat(spot: Spot) -> bool:
    row = [t.text for t in spot.tokens[spot.at + 1 : spot.at + 3] if t.text != "的"]
    return row[:1] in (["微信"], ["企微"], ["企业微信"])


def _is_arranged(spot: Spot) -> bool:
    """Whether the word stands behind 约到 or 约了, and no number between them."""
    before = spot.earlier[-2:]
    if words_at(spot.before) == "约" and spot.before is not None and spot.before.end == spot.token.start:
        return True  # 约demo2
    return any(t.means.get("metric") == "other:邀约" for t in before) and all(t.figure is None for t in before)


def measured(hand: Hand, spot: Spot, figure: Count) -> None:
    """走访楼宇3栋, 提了两台挖机: what the number measures is put down, it is no customer."""
    if hand.metric is not None and hand.metric.text == "新增" and metric_ahead(spot) is not None:
        hand.clear()  # 新增3个微信好友
    if hand.key == "visits" and hand.going is spot.before and figure.unit in _BUILT:
        hand.clear()  # 走了2条灌装线
    if not figure.measure and figure.unit != "套":
        return
    handed_in = hand.going is not None and hand.key in ("proposals", "quotes") and figure.measure
    handed_in = handed_in or quotes_wares(hand, spot)
    thing = spot.before is not None and not spot.before.means and hand.names == [spot.before.text]
    if (handed_in and figure.unit in _PIECES) or (thing and figure.unit in _BUILT):
        hand.clear()


def is_whom(hand: Hand, key: str, spot: Spot) -> bool:
    """电话潜客20个, 跟进报价客户4家: the second metric only says to whom the first was done."""
    if key == "leads":
        return hand.key in TO_PEOPLE
    count = spot.following.figure if spot.following is not None else None
    return hand.key == "followups" and key in FOLLOWED and (count is None or count.unit in ("家", "位", "户"))


def make_way(hand: Hand, spot: Spot) -> None:
    """Record what was named before another metric; 扫街：美食城进店27家 only says where."""
    touching = spot.before is not None and spot.before.kind == "name" and spot.before.end == spot.token.start
    if hand.colon and touching and has_own_number(spot):
        hand.clear()
    elif hand.metric is not None or (hand.going and hand.names):
        hand.flush()


def is_called(hand: Hand, spot: Spot) -> bool:
    """Whether what is no name stands for one: a number that was rung up; 看了vivo, a brand in small letters."""
    if hand.going is None:
        return False
    token, before = spot.token, spot.before
    if token.means.get("code") == "phone":
        return hand.key == "calls"
    brand = token.kind == "text" and token.text.isascii() and token.text.isalpha() and len(token.text) > 2
    told = hand.going.text.endswith("了") and hand.key == "visits"
    return brand and told and before is not None and (before is hand.going or before.text == "、")


def _of_theirs(spot: Spot) -> bool:
    """跟他们信息部: a department of the customer that was named, no further one."""
    return spot.before is not None and spot.before.text in _THEIR and spot.token.text.endswith(_PARTS)


def _comes_along(spot: Spot) -> bool:
    """和小刘一起去的, 跟老王分头跑: who went with the sender."""
    if spot.token.text.isascii() and not {"our", "my"}.isdisjoint([t.word for t in spot.earlier[-3:]]):
        return is_of_ours(spot.earlier)
    if spot.word_before not in _ALONG:
        return False
    apart = spot.word_behind.startswith(("分头", "分开", "跑", "兵分")) and is_person(spot.token, strict=True)
    return apart or spot.word_behind in _TOGETHER


def _hands_out(hand: Hand, spot: Spot) -> bool:
    """发了新品资料: papers about something are no proposal; what was said to be handed out is put down."""
    if hand.key != "proposals" or hand.going is None or spot.word_behind not in _PAPERS:
        return False
    hand.clear()
    return True


def _is_no_customer(hand: Hand, spot: Spot) -> bool:
    """A department of theirs, who went along, papers that were handed out; tried Morley, but it was locked."""
    return (
        _of_theirs(spot)
        or spot.word_before == "tried"
        or _comes_along(spot)
        or _hands_out(hand, spot)
        or was_shut(spot)
        or introduces(spot.following)
        or _is_dealt_with(hand, spot)
        or is_of_the_same(hand, spot)
    )


def _is_dealt_with(hand: Hand, spot: Spot) -> bool:
    """visited Orla and signed Venn: the object of another verb."""
    before = spot.before
    if before is None or not before.text.isascii() or not hand.names:
        return False
    return "stage" in before.means and before.means.keys().isdisjoint(("going", "metric"))


def was_for(hand: Hand, key: str, metric: Token) -> bool:
    """去海信做演示: what the visit was for; 去了趟百雀羚送打样 is a visit."""
    return hand.key == "visits" and not metric.text.isascii() and not (hand.names and key == "other:样品")


def take_name(hand: Hand, spot: Spot) -> None:
    """A name: the metric's or the verb's object, to whom something was handed, or whoever heads the clause."""
    name = spot.token.text.strip()
    if _is_nowhere(hand, spot, name) or _is_no_customer(hand, spot):
        return
    if hand.names and spot.word_before == "from" and hand.names[-1] in _from_whom(spot):
        hand.names[-1] = name  # met Kenneth from Orient Paints
        return
    touring = hand.tally.recorded == hand.clause.sentence
    if hand.going is not None and not takes(hand.going, hand.key, spot, touring=touring):
        return
    if hand.metric is not None and spot.before is hand.metric and is_nobody(spot.token) and ends_there(spot):
        hand.clear()  # 拜访技巧, 拜访老同学
    elif hand.metric is not None and hand.key in _HANDED_OVER and _handed(spot):
        hand.prior.append(name)
    elif hand.metric or hand.going:
        goods = hand.key in _HANDED_OVER and spot.following is not None and spot.following.kind == "number"
        if not hand.names or (
            is_listed(spot) and not (goods and not joins(spot.before) and spot.word_before not in "+和与及")
        ):
            hand.names.append(name)
    elif hand.lead and "各" in hand.clause.words:
        hand.lead.append(name)  # 蜂巢和欣旺达各拜访一次
    elif is_kin_or_staff(spot.token) or (spot.word_before in _ALONG and talks_of_papers(spot)):
        return  # 跟老婆聊了孩子上学, 和张工碰了下方案
    elif spot.word_before in _TOWARDS or (hand.prior and spot.word_before in "、和与及"):
        hand.prior.append(name)
    elif not hand.made:
        hand.lead.append(name)


def _handed(spot: Spot) -> bool:
    """方案发给了蒙牛, 发了方案给蒙牛: whether a verb of handing over stands before the name."""
    row = [t.text for t in spot.earlier[-4:] if t.text != "了"]
    if row[-1:] == ["给"] and any("了" in word for word in row[:-1]):
        return True
    return bool(row) and row[-1] in _HANDING and not any(word.startswith(_AHEAD) for word in row[:-1])


def _is_nowhere(hand: Hand, spot: Spot, name: str) -> bool:
    """Whether the name says where it was or with whom, and is no customer's."""
    plain = not spot.token.means
    if words_at(hand.going) in _ALONG_STREETS and _STREETS & {spot.token.word.rsplit(" ", 1)[-1], spot.word_behind}:
        return True  # walked Main St
    if hand.going is not None and hand.going.text.startswith("赶") and name in _NOWHERE:
        return True  # 从车站赶到酒店
    inside = spot.word_before in ("在", "于") and name.endswith(
        (*_REGIONS, "里", "上", "边", "旁", "门口")
    )  # 在车里打了14个
    if inside or (name.endswith(_REGIONS) and hand.key == "visits" and plain):
        return True
    if plain and spot.word_behind in _AREAS:
        return True  # 跑了趟建材市场
    return hand.key == "visits" and (goes_along(spot.tokens, spot.at) or is_taken_instead(spot.tokens, spot.at))


def is_no_dialling(hand: Hand, spot: Spot) -> bool:
    """有事打我手机: somebody is to ring; 方案被老板打回来3次: what waits was sent back."""
    if spot.following is None:
        return False
    back = spot.following.text.startswith("回")
    if back:
        hand.clear()
    return back or bool(spot.following.means.keys() & {"me", "you"})


_TOPICS = frozenset(("on", "about", "re", "regarding", "covering"))


def is_topic(metric: Token | None, spot: Spot) -> bool:
    """Training on 3 new features, demo of the scanner to 4 vets: what a single thing was about, who was there."""
    if metric is None:
        return False
    between = [t for t in spot.earlier if t.start >= metric.end]
    single = metric.text.isascii() and not metric.word.endswith("s")
    said = [t.word for t in between]
    return single and (not _TOPICS.isdisjoint(said) or ("of" in said and said[-1] in ("to", "for")))


def _from_whom(spot: Spot) -> str:
    """The name two tokens back, when it is one word: a person from somewhere."""
    before = spot.tokens[spot.at - 2] if spot.at > 1 else None
    return before.text.strip() if before is not None and before.kind == "name" and " " not in before.text else ""


def has_own_number(spot: Spot) -> bool:
    """Whether the metric has its number behind it and the one before belongs elsewhere: 回款0 电话41."""
    following = spot.following
    own = following is not None and following.kind == "number" and following.start <= spot.token.end + 1
    return own and not numbers_first(spot.tokens)


def names_the_last(hand: Hand, spot: Spot, last: str) -> bool:
    """新增2个意向客户, followed up on 5 open quotes: the noun of the count just taken."""
    key = spot.token.means["metric"]
    if last == "followups" and key in FOLLOWED and _just_counted(hand, spot):
        return not joins(spot.before)  # 跟进8、方案1
    return last == key and spot.before is not None and spot.before.figure is not None


def _just_counted(hand: Hand, spot: Spot) -> bool:
    """Whether the metric is what the number just taken counts: followed up on 5 open quotes."""
    return any(t.figure is not None for t in spot.earlier[-3:]) and hand.going is None
