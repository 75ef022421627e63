"""A question about figures by its parts, where no whole sentence is it: whose, of what, when, and what is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from handlers.arguments import COMPANY, team_meant
from handlers.enquiry import WHEN
from handlers.naming import roll_of
from handlers.registry import discover
from handlers.router import Routed
from language.cantonese import standard
from language.normalise import Lexicon, fold, lexicon, tidy, with_words, words
from scoring.metric import Metric
from scoring.people import Member, Organization, Role, Team
from scoring.rights import may

LONGEST = 60
Kind = Literal["who", "much", "which", "target", "ours", "all", "mine", "metric", "team", "most", "deals", "filler"]
Word = tuple[Kind, str]
_KINDS: dict[Kind, tuple[str, ...]] = {
    "who": words("谁 哪个人 哪些人 哪位 哪几个人 who whose"),
    "much": (
        *words("多少 多少钱 几 怎么样 如何 怎么 咋样 为什么 为啥 what what's show why"),
        "how many",
        "how much",
        "how is",
        "how are",
    ),
    "which": (*words("哪些 哪几 什么 明细 列表 名单 list"), "which deals", "which customers", "what deals"),
    "ours": (
        *words("我们 我们组 我组 咱们 咱们组 咱组 团队 全组 本组 小组 组里 大家 our we us"),
        *("the team", "my team", "our team", "team's", "team", "the group", "my group"),
    ),
    "all": (*COMPANY, "全公司", "整个公司", "the company", "company's"),
    "mine": words("我 我的 自己 my i me"),
    "target": words(
        "目标 任务 指标 完成 达成 达到 达标 还差 还缺 差多少 完成率 达成率 target targets quota quotas goal goals hit"
        " reach reached"
    ),
    "most": words("最多 最高 最好 最厉害 最强 最猛 最少 最低 most best highest top fewest least"),
    "deals": (*words("单 张单 笔单 个单 单子 家 deal deals contract contracts order orders"), "个客户", "家客户"),
    "filler": words(
        "的 了 是 有 都 吗 呢 啊 呀 吧 一共 总共 合计 总 一下 看 看看 查 查下 查一下 个 家 次 通 笔 场 份 条 位 钱"
        " 客户 数 额 量 数量 情况 数据 到 得 做 组 那边 这边 到底 究竟 目前 现在 帮我 给我 告诉我 来着 上 还"
        " 想知道 请问 请 the a an did do does done has have had is are was were been in"
        " of for on so far up to now please tell give"
        " get see made make got total overall number amount figures numbers s much all and"
    )
    + ("show me", "tell me", "give me", "let me see"),
}
_RESULTS: dict[str, tuple[str, ...]] = {
    "bookings": words(
        "签 签了 签到 签单 签单额 签约 签下 新签 开单 出单 成交 成单 卖 卖了 卖出 业绩 销售额 销售"
        " sold sell sales signed sign closed close booked bookings revenue won win"
    ),
    "collections": words("回款 收款 到账 收了 回了 收到 collected collect collections received"),
    "visits": words("跑 跑了 走访 见 见了 拜访 拜访了 visited visit visits met saw seen"),
    "calls": words("打 打了 打电话 call called calls phoned"),
}
"""What people say for a result or for what was done, beside the names that the company gives its metrics."""
_SKIPPED = re.compile(r"[\s,，.。!！?？:：、'’@-]+")
_ASKS = re.compile(
    r"^(?:did|do|does|is|are|am|has|have|was|were|will|can) |差多少|还差|(?:[?？]|吗|没|没有|么|吧|呢)\s*$"
)
_ASKING = frozenset(("who", "much", "which", "most"))
_COUNTED = re.compile(r"\d")
_WHEN = re.compile(rf"(?<![a-z])(?:{WHEN})(?![a-z])")


@dataclass(slots=True)
class _Parts:
    """What was found in a question; `teams` and `people` by name. `asks`: a word of it or its end says so."""

    asks: bool
    kinds: set[Kind] = field(default_factory=set)
    metric: str = ""
    when: str = ""
    people: list[str] = field(default_factory=list)
    teams: list[str] = field(default_factory=list)


def wondered(text: str, home: Organization, member: Member | None, today: date) -> Routed | None:
    """The command that answers a question whose every word is understood; None for any other text."""
    said = _plain(text)
    found = _parts(said, home, today) if said and member else None
    if found is None or member is None or not found.asks:
        return None
    return _allowed(_meant(found, member), member)


def likely(text: str, home: Organization, member: Member, today: date) -> Routed | None:
    """What somebody may have asked of whose figures, by those of its parts that are understood; None for talk."""
    said = _plain(text)
    found = _parts(said, home, today, whole=False) if said and not _COUNTED.search(said) else None
    if found is None or not (found.asks or found.when):
        return None
    whose = found.people + found.teams
    if len(whose) == 1 and not found.metric and not found.kinds & {"target", "who", "most"}:
        return _allowed(_asked("rep" if found.people else "team", *whose, found.when), member)
    return _allowed(_meant(found, member), member)


def _plain(text: str) -> str:
    """The question folded; "" for what is too long for one, or of several lines."""
    said = standard(fold(tidy(text[: LONGEST + 1]))).strip()
    return "" if len(said) > LONGEST or "\n" in said else said


def _allowed(meant: Routed | None, member: Member) -> Routed | None:
    return meant if meant and may(member, discover()[meant.command].right) else None


def _meant(found: _Parts, member: Member) -> Routed | None:
    if len(found.people) + len(found.teams) > 1:
        return None
    whose = found.people + found.teams
    if "target" in found.kinds:
        ours = ["team"] if "ours" in found.kinds and not whose else ["company"] if "all" in found.kinds else []
        return _asked("gap", *(whose or ours), found.metric, found.when)
    if not found.metric:
        return None
    if found.kinds & {"who", "most"} and not found.people:
        if found.metric == "signed" and "deals" not in found.kinds:
            found.metric = "bookings"  # 今天签单的有谁
        where = found.teams or (["own"] if "ours" in found.kinds else [])
        return _asked("rank", *where, found.metric, found.when)
    if "which" in found.kinds and found.metric in ("bookings", "signed") and not whose:
        return _asked("deals", "signed", found.when)
    if found.people:
        return _asked("rep", *found.people, found.when, found.metric)
    if found.teams:
        return _asked("team", *found.teams, found.metric, found.when)
    if "all" in found.kinds:
        return _asked("team", "company", found.metric, found.when)
    own = "mine" in found.kinds or (member.role is Role.REP and "ours" not in found.kinds)
    if own:
        return _asked("rep", member.name, found.when, found.metric)
    return _asked("team", found.metric, found.when)


def _asked(command: str, *args: str) -> Routed:
    return Routed(command, " ".join(one for one in args if one), asked=True)


def _parts(said: str, home: Organization, today: date, *, whole: bool = True) -> _Parts | None:
    """Every part of the question; None where a word of it means nothing here and the `whole` is to be understood."""
    found = _Parts(_ASKS.search(said) is not None)
    when = _WHEN.search(said)
    if when:
        found.when = when[0]
        said = f"{said[: when.start()]} {said[when.end() :]}"
    known = _words(tuple(home.teams.values()), home.metrics)
    roll = roll_of(home, today).folded
    for word in _each(said, known):
        if isinstance(word, tuple):
            _take(found, *word)
        elif (name := word.removesuffix("s").strip(" '’") if word not in roll else word) in roll:
            found.people.append(name)
        elif (team := team_meant(word, home)) is not None:
            found.teams.append(home.teams[team].name)
        elif whole:
            return None
    found.asks = found.asks or not found.kinds.isdisjoint(_ASKING)
    if "deals" in found.kinds and found.metric == "bookings" and "much" in found.kinds:
        found.metric = "signed"  # how many deals, and not what they are worth
    return found


def _take(found: _Parts, kind: Kind, what: str) -> None:
    found.kinds.add(kind)
    if kind == "metric":
        found.metric = "signed" if {found.metric, what} == {"signed", "bookings"} else what
    elif kind == "team":
        found.teams.append(what)


def _each(said: str, known: Lexicon[Word]) -> Iterator[Word | str]:
    """The known words one after the other, and what stands between them as it was said."""
    at = 0
    while at < len(said):
        skipped = _SKIPPED.match(said, at)
        if skipped:
            at = skipped.end()
            continue
        match = known.match(said, at)
        if match:
            at = match[0]
            yield match[1]
            continue
        end = at + 1
        while end < len(said) and not known.match(said, end):
            end += 1
        yield said[at:end].strip()
        at = end


@lru_cache(maxsize=8)
def _words(teams: tuple[Team, ...], metrics: tuple[Metric, ...]) -> Lexicon[Word]:
    """Everything that may be said; the company's own words come first, of them its teams' names."""
    own: dict[str, Word] = {}
    for metric in reversed(metrics):
        own |= {fold(name): ("metric", metric.key) for name in (*metric.names, metric.label, metric.key) if name}
    for team in reversed(teams):
        own |= {fold(name): ("team", team.name) for name in team.called if name}
    return with_words(_common(), own)


@cache
def _common() -> Lexicon[Word]:
    """What is said in every company."""
    said: list[tuple[str, Word]] = [(name, ("metric", key)) for key, names in _RESULTS.items() for name in names]
    said += [(name, (kind, "")) for kind, names in _KINDS.items() for name in names]
    return lexicon(said)
