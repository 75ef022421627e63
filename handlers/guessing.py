"""Which command somebody may have wanted whose message is none: by a slip in its word, else by what it is about."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from cards.guess import perhaps
from chat.reply import Reply
from handlers.arguments import BETWEEN_WORDS
from handlers.command import Command, Request
from handlers.contest import wish
from handlers.naming import made_for
from handlers.question import likely
from handlers.registry import discover, words
from language.nearness import Vocabulary, nearest, vocabulary
from language.normalise import fold
from scoring.rights import leads, may

MOST_WORDS = 60
_HOW_ARE_THEY = re.compile(
    r"怎么样|怎麼樣|如何|咋样|业绩|業績|情况|情況|看看|\bhow (?:is|are|was|did|has)\b|numbers|doing"
)
_WHEN = re.compile(r"今天|[本这上]周|[本上]月|[这上]个月|today|(?:this|last) (?:week|month)")
_QUESTIONS = frozenset({"who", "how", "what", "when", "where", "which"})
"""Words that are no slip: “who …” is not a mistyped “why …”."""
TOPICS: Mapping[str, str] = {
    "undo": r"删|撤|发错|作废|delete|remove|mistake|wrong",
    "correct": r"写错|打错|改一下|修改|change|\bfix\b|\bedit\b",
    "leave": r"假|休息|调休|\boff\b|holiday|vacation|\bsick\b",
    "remind": r"提醒|别忘|闹钟|remind|forget",
    "missing": r"谁没|没报|没交|has not reported|hasn't reported|missing",
    "export": r"导出|下载|表格|excel|csv|xlsx|download|export",
    "sheet": r"导入|上传|import|upload",
    "challenge": r"挑战|单挑|challenge",
    "pk": r"pk|对战|比赛|竞赛|contest|battle",
    "funnel": r"转化|漏斗|成交率|conversion|funnel",
    "rank": r"第一|第几|名次|榜|排名|谁最|最多|\btop\b|leader|\bbest\b",
    "target": r"目标|指标|任务|quota|target|\bkpi\b|\bgoal",
    "gap": r"还差|差多少|缺口|够不够|\bshort\b|behind|to go",
    "plan": r"计划|安排|待办|\bplan|to-?do|agenda",
    "schedule": r"发什么|发啥|几点|晨报|日结|周报|月报|定时|提前|推迟|briefing|what time|what happens|schedule",
    "link": r"账号|帐号|换手机|另一个号|account|other phone",
    "bind": r"绑群|这个群|群里发|this channel|this group",
    "add": r"加人|添加|新增|新人|new member|new hire",
    "join": r"加入|入职|报到|\bjoin",
    "why": r"为什么|怎么算|依据|\bwhy\b|how come|explain",
    "team": r"团队|我们组|全组|大家|\bteam\b|\bwe\b|\bour\b",
    "me": r"我的|业绩|进度|数据|\bmy\b|progress|\bstats\b|numbers",
}
"""What a question is about that asks for no command by its word; the first that the asker may use is offered."""


def offered(request: Request, said: str) -> Reply | None:
    """The nearest command with one example; nothing is done before it is pressed. None when nothing is near."""
    found = _guessed(request, said)
    if found is None:
        return None
    command, rest = found
    says = f"{command.name} {rest}".strip()
    word = next((one for one in command.names if not one.isascii()), command.name)
    local = request.reader.locale.startswith("zh") and command.names
    example = made_for(request, command.example)
    return perhaps(example, command.help, says, f"{word if local else command.name} {rest}".strip())


def _guessed(request: Request, said: str) -> tuple[Command, str] | None:
    """The command, and what stood behind its mistyped word; None when nothing is near."""
    said = said.strip()[:MOST_WORDS]
    slip = _slip(request, said)
    if slip:
        return slip
    meant = likely(said, request.organization, request.member, request.today) if request.member else None
    if meant:
        return discover()[meant.command], _in_words(request, meant.args)
    folded = fold(said).casefold()
    somebody = _somebody(request, said) if _HOW_ARE_THEY.search(folded) else ""
    if somebody:
        return discover()["rep"], somebody
    about = (name for name, pattern in TOPICS.items() if re.search(pattern, folded))
    found = next((name for name in about if may(request.member, discover()[name].right)), None)
    return (discover()[found], "") if found else None


def _in_words(request: Request, args: str) -> str:
    """What stands behind the command with metrics as the asker calls them: 团队 线索 这个月."""
    local = request.reader.locale.startswith("zh")
    metrics = request.organization.metrics
    called = {one.key: next((name for name in one.names if not name.isascii()), one.key) for one in metrics}
    return " ".join(called.get(word, word) if local else word for word in args.split(" "))


def _somebody(request: Request, said: str) -> str:
    """The name and period of one member the asker leads, in a question about how they do; "" when there is none."""
    if request.member is None:
        return ""
    home = request.organization
    found = wish(said, home, request.today)
    people = [home.members[number] for side in found.sides for number in side.members]
    if len(people) != 1 or not leads(request.member, people[0]):
        return ""
    when = _WHEN.search(fold(said).casefold())
    return f"{people[0].name} {when.group() if when else ''}".strip()


def _slip(request: Request, said: str) -> tuple[Command, str] | None:
    """A command whose word was mistyped: as the whole message, or as its first word."""
    known = words()
    for typed, rest in _beginnings(said):
        near = (known[word] for word in nearest(typed, _vocabulary(), most=len(known)))
        found = next((command for command in near if may(request.member, command.right)), None)
        if found:
            return found, rest
    return None


@cache
def _vocabulary() -> Vocabulary:
    return vocabulary(words())


def _beginnings(said: str) -> Iterator[tuple[str, str]]:
    plain = said.rstrip("。.!！?？ ")
    yield plain, ""
    first = BETWEEN_WORDS.split(plain, maxsplit=1)
    if len(first) == 2 and first[0] not in _QUESTIONS:
        yield first[0], first[1]
