"""A question or an order in a whole sentence, as the command it means: 星河到哪一步了 is “deal show 星河”."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache

from handlers.arguments import metric_named, team_meant
from handlers.naming import called, roll_of
from handlers.registry import discover
from handlers.router import Routed
from language.alternatives import openings
from language.cantonese import standard
from language.normalise import fold, tidy
from scoring.people import Member, Organization
from scoring.reading.dealing import named
from scoring.reading.result import ActivityDraft, Context, Reading
from scoring.rights import may

LONGEST = 90
_END = r"(?:了|呢|啊|呀|吧|吗|啦|嘛|没有|没)*"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
WHEN = (
    r"今天|昨天|[这本上]个?(?:周|礼拜|星期)|[这上]?个月|本月|上月|(?:这个|本|上个?)季度?|今年|去年"
    r"|(?:20\d\d年)?1?\d月份?|第?[一二三四1-4]季度"
    rf"|today|yesterday|(?:this|last) (?:week|month|quarter|year)|q[1-4]|{_MONTHS}(?: 20\d\d)?"
)
"""A period as questions name it."""
_PLACES = {
    "WHO": r"@?(?P<person>[^\s,，:：？?的]{1,12}?|[a-z][a-z'. -]{0,24}?[a-z])",
    "CUSTOMER": r"(?P<customer>[^,，:：?？]{2,30}?)",
    "TEAM": r"(?P<team>[^\s,，?？]{2,20}?)",
    "SIDE": r"(?P<side>[^\s,，:：？?的]{1,20}?|[a-z][a-z'. -]{0,24}?[a-z])",
    "RIVAL": r"(?P<rival>[^\s,，:：？?的]{1,20}?|[a-z][a-z'. -]{0,24}?[a-z])",
    "NAMED": r"(?P<named>[^?？]{3,60})",
    "METRIC": r"(?P<metric>[^\s\d,，:：？?的]{2,8}?|[a-z][a-z -]{2,16}[a-z])",
    "WHEN": rf"(?:(?:in|for|during) )?(?P<when>{WHEN})?",
    "THEN": rf"(?:(?:in|for|during) )?(?P<when>{WHEN})",
    "MONTH": rf"(?P<month>本月|这个月|下个?月|1?\d月|(?:this|next) month|{_MONTHS})?",
    "REST": r"(?P<rest>[^,，。?？]+?)",
    "AMOUNT": r"(?P<amount>\d[\d.,]*\s*[万千wkm]?)",
    "END": _END,
}
"""What stands in a pattern in capitals. Who and what it names must be known; else it is another.

A SIDE and its RIVAL are members or teams; what is NAMED begins with a member's name.
"""
_PLACE = re.compile("|".join(_PLACES))
_ANY = ""
"""What stands for every character that no sentence is known to begin with."""
_APART = re.compile(r" (?:(?<=[\u4e00-\u9fff] )(?=\d)|(?<=\d )(?=[\u4e00-\u9fff]))")
"""把 12 月目标调到 160 万: spaces between characters and numbers, as many set them."""
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""为什么 小王 第一: spaces between words that are written without."""
_COUNTED = re.compile(r"\d")
_DATED = re.compile(r"(?=[\dq第])(?:(?:20\d\d年?)?1?\d月份?|第[1-4]季度|\bq[1-4]\b|\b20\d\d\b|第\d名?)")
"""Numbers that count nothing: 10月, Q3, 2026, 第1."""
_NUMBERED = re.compile(
    r"^which (?:customers|clients|accounts|deals) (?:has|have|haven't) "
    r"|目标|(?:每个?人|大家)都?[定设]|完成率|达成率|targets?|quotas?|pk|对战|^(?:谁|哪些人|who |bottom )"
    r"|^(?:why|为什么|为啥)\b|^(?:为什么|为啥)"
    r"|提醒|reminder|remind me|改到|改为|[推延挪移换]到|推迟到|延期到|提前到| instead$|^(?:make|move) (?:it|that) "
    r"|导出|下载|汇出|export|download|计分卡|权重|score ?card|\bweights?\b"
)
_IDLE = re.compile(
    r"(?P<day>今天|昨天)?(?:我)?(?:一天|一整天|整天|一直|都|又|也|还)*没(?:有)?"
    r"(?:出去|出门|外出|跑客户|见客户|拜访客户|拜访)(?:过)?(?:任何人|客户)?(?:了|呢|啊)*"
    r"|(?P<again>今天|昨天)?(?:我)?(?:啥|什么)(?:也|都)没(?:干|做|跑)(?:了|呢|啊)*"
    r"|(?:nothing(?: to report)?|i (?:didn't|did not|haven't) (?:go|gone|been) out"
    r"|(?:i )?(?:didn't|did not|haven't) (?:visit|see|meet|visited|seen|met) "
    r"(?:anyone|anybody|any ?(?:customers?|clients?)))"
    r"(?: (?P<on>today|yesterday))?"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A compiled sentence of a command, and the words that stand for it behind the command's name.

    `openings`: the characters that it may begin with; None: any.
    """

    command: str
    pattern: re.Pattern[str]
    args: str
    openings: frozenset[str] | None


@cache
def forms() -> tuple[Asked, ...]:
    """Every sentence of every command; those of people before those of deals, which fit almost anything."""
    found = [
        _asked(name, _PLACE.sub(lambda one: _PLACES[one[0]], pattern), args)
        for name, command in discover().items()
        for args, patterns in command.asked.items()
        for pattern in patterns
    ]
    return tuple(sorted(found, key=lambda one: one.args.startswith(("{person} {when}", "show"))))


def _asked(name: str, pattern: str, args: str) -> Asked:
    return Asked(name, re.compile(rf"(?:{pattern})[?？]*"), args, openings(pattern))


def _forms_for(text: str) -> tuple[Asked, ...]:
    """The sentences that a text may be by its first character: a quarter of all of them."""
    by_opening = _by_opening()
    return by_opening.get(text[:1], by_opening[_ANY])


@cache
def _by_opening() -> Mapping[str, tuple[Asked, ...]]:
    every = {_ANY}.union(*(form.openings or () for form in forms()))
    return {one: tuple(form for form in forms() if form.openings is None or one in form.openings) for one in every}


def enquired(
    text: str, home: Organization, member: Member | None, context: Context, *, direct: bool
) -> Routed | None:
    """What a whole sentence means that is no report; of people and deals only in a direct chat.

    None: nothing that is known, or nothing that this member may ask.
    """
    said = _APART.sub("", tidy(text[: LONGEST + 1]).strip(" 。.!！~～"))
    plain = standard(fold(said))
    if not plain or len(said) > LONGEST or "\n" in said or len(plain) != len(said):
        return None
    if _COUNTED.search(_DATED.sub("", plain)) and not _NUMBERED.search(plain):
        return None  # a report, most likely
    idle = _IDLE.fullmatch(plain) if direct else None
    if idle:
        return _nothing_done(text, context, idle)
    found = _meant(said, home, member, context, direct=direct)
    if found is None and _SPACED.search(plain):
        return _meant(_SPACED.sub("", said), home, member, context, direct=direct)
    return found


def _meant(said: str, home: Organization, member: Member | None, context: Context, *, direct: bool) -> Routed | None:
    """The first known sentence that the words are; else the first that is refused to this member."""
    plain = standard(fold(said))
    refused: Routed | None = None
    for form in _forms_for(plain):
        found = form.pattern.fullmatch(plain)
        words = found and _words(found, said, home, context, direct=direct)
        if words is None or (member and form.command == "join"):
            continue
        if form.command == "rep" and member and words["person"] in called(member):
            return Routed("me", asked=True)
        command = discover()[form.command]
        said_so = form.args.format_map(defaultdict(str, words))  # a pattern need not have every place
        meant = Routed(form.command, " ".join(said_so.split()), asked=True)
        if may(member, command.right):
            return meant
        if member and direct and not command.reads:
            refused = refused or meant  # whoever orders what is not theirs is told so
    return refused


def _words(
    found: re.Match[str], said: str, home: Organization, context: Context, *, direct: bool
) -> dict[str, str] | None:
    """The words of a sentence as they were written; None where one of them is not known."""
    words = {name: said[slice(*found.span(name))].strip() if found[name] else "" for name in found.groupdict()}
    person, customer, team = words.get("person"), words.get("customer"), words.get("team")
    sides = [words[name] for name in ("side", "rival") if words.get(name)]
    if (person or customer or sides) and not direct:
        return None  # colleagues talk of people and deals among themselves
    roll = roll_of(home, context.today).folded
    if person and fold(person).casefold() not in roll:
        return None
    if any(fold(one).casefold() not in roll and team_meant(fold(one).casefold(), home) is None for one in sides):
        return None
    if words.get("named") and not any(_begins(words["named"], name) for name in roll):
        return None
    if words.get("metric"):
        metric = metric_named(words["metric"], home)
        if metric is None:
            return None
        words["metric"] = metric.key
    if customer and not named(customer, context.customers):
        return None
    return None if team and team_meant(fold(team).casefold(), home) is None else words


def _begins(said: str, name: str) -> bool:
    """Whether the words begin with the name and go on."""
    rest = fold(said).casefold().removeprefix(name)
    return len(rest) < len(said) and bool(rest.strip()) and not (name.isascii() and rest[0].isalnum())


def _nothing_done(text: str, context: Context, found: re.Match[str]) -> Routed:
    """Nobody was visited: that is a report as well, and nobody is reminded of it."""
    said = found["day"] or found["again"] or found["on"]
    day = context.today - timedelta(days=said in ("昨天", "yesterday"))
    return Routed("report", text, Reading("checkin", (ActivityDraft("visits", Decimal(0), day, clause=text),)))
