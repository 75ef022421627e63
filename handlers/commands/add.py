"""add: a member or a team by chat; the same versioned change as by the rules file."""

import re
from json import dumps

from cards.change import changed
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import team_meant
from handlers.command import Command, Request
from language.text import Listing, Text, text
from scoring.consistency import COMPANY
from scoring.people import Role
from scoring.rights import Right
from scoring.rules import MemberRule, TeamRule
from scoring.setting import Wrong, words
from storage import rules

_WHAT = re.compile(
    r"^(?:/\S+\s+)?(?:add\s+(?P<kind>member|team)|[加添新增]+(?P<art>成员|成員|团队|團隊|小组|小組))[\s:：]+",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:[、,，;；&]|\band\b)\s*", re.IGNORECASE)
_HAN_ROW = re.compile(r"[\u3400-\u9fff·]{2,4}(?:\s+[\u3400-\u9fff·]{2,4})+")
_MOST = 20
_TEAMS = frozenset({"team", "团队", "團隊", "小组", "小組"})
HOW = text("For example: add member Ann Lee, East · add team South")


def run(request: Request) -> Reply:
    """`add member NAME[, TEAM]`, `add team NAME[, PARENT]`; a lead adds to the own team, a manager anywhere."""
    spoken = _WHAT.match(f"add {request.args}") or _WHAT.match(request.incoming.text.strip())
    if spoken is None and request.args.strip() == "member":
        raise Refusal(text("What is the name?"), HOW)
    if spoken is None:
        raise Refusal(text("Say whether a member or a team is to be added."), HOW)
    kind = (spoken["kind"] or spoken["art"]).casefold()
    told = spoken.string[spoken.end() :]
    if kind in _TEAMS:
        return _team(request, *_parted(request, told))
    *others, last = _several(request, told)
    name, team = _parted(request, last)
    return _members(request, [*(_usable(other) for other in others), name], team)


def _several(request: Request, told: str) -> list[str]:
    """The names in a row, the last with what may stand behind it: 李强、王芳、刘洋, 华东."""
    parts = [part.strip() for part in _APART.split(told) if part.strip()]
    if len(parts) == 1 and _HAN_ROW.fullmatch(told.strip()):
        parts = told.split()
    if len(parts) < 2 or not (len(parts) > 2 or _HAN_ROW.fullmatch(" ".join(parts))):
        return [told]
    if team_meant(parts[-1].casefold(), request.organization) is not None:
        parts[-2:] = [f"{parts[-2]}, {parts[-1]}"]
    return parts[:_MOST]


def _parted(request: Request, told: str) -> tuple[str, str]:
    """The new name, and the key of the team that is named behind it; "" when none is."""
    head, comma, tail = told.replace("，", ",").partition(",")
    if not comma:
        head, _, tail = told.rpartition(" ")
        if not head or team_meant(tail.casefold(), request.organization) is None:
            head, tail = told, ""
    number = team_meant(tail.strip().casefold(), request.organization) if tail.strip() else None
    if tail.strip() and number is None:
        names = Listing(tuple(one.name for one in request.organization.teams.values()))
        raise Refusal(text("There is no team “{word}”. There are: {teams}", word=tail.strip()[:40], teams=names))
    return _usable(head), request.organization.teams[number].key if number is not None else ""


def _usable(name: str) -> str:
    """The name, tidied; Refusal where it cannot be one."""
    try:
        return words(name)
    except Wrong as wrong:
        raise Refusal(text("That name cannot be used: it {why}.", why=wrong.what), HOW) from None


def _members(request: Request, names: list[str], team: str) -> Reply:
    home, asker = request.organization, request.asker
    ours = home.only_team if asker.team is None else asker.team
    own = home.teams[ours].key if ours is not None else ""
    if asker.role is Role.LEAD and team not in ("", own):
        raise Refusal(text("You may add members to your own team; ask a manager for another."))
    there = {name for one in home.members.values() if one.active(request.today) for name in (one.name, *one.names)}
    twin = next((name for name in names if name in there), None)
    if twin:
        raise Refusal(*_known(request, twin, team))
    found = [
        MemberRule(_key(request, name), name, team=team or own, joined=request.today) for name in dict.fromkeys(names)
    ]
    return changed(rules.add(request.work, members=tuple(found), body="\n".join(map(_body, found)), by=asker.id))


def _body(rule: MemberRule) -> str:
    """The new member as a rules file says it."""
    head = f"[[members]]\nkey = {dumps(rule.key)}\nname = {dumps(rule.name)}\n"
    return f"{head}team = {dumps(rule.team)}\njoined = {rule.joined}\n"


def _known(request: Request, name: str, team: str) -> tuple[Text, ...]:
    """Why somebody of that name is not added: one person is in one team, and two of a name are told apart."""
    home = request.organization
    found = next(one for one in home.members.values() if name in (one.name, *one.names) and one.active(request.today))
    there = home.team_name(found.team)
    first = text(
        "There is a member called {name} already, in {team}. A person is in one team.", name=name, team=there
    )
    own = there if request.asker.team is None else home.team_name(request.asker.team)
    other = next((one.name for one in home.teams.values() if one.key == team), own)
    moves = (text("The same person: “move {name} to {team}”.", name=name, team=other),) if other != there else ()
    return first, *moves, text("Another one of that name: add something to it, “add member {name}2”.", name=name)


def _team(request: Request, name: str, parent: str) -> Reply:
    if request.asker.role is Role.LEAD:
        raise Refusal(text("Only a manager may add a team."))
    if team_meant(name.casefold(), request.organization) is not None:
        raise Refusal(text("There is a team called {name} already.", name=name))
    rule = TeamRule(_key(request, name), name, parent)
    body = f"[[teams]]\nkey = {dumps(rule.key)}\nname = {dumps(name)}\nparent = {dumps(parent)}\n"
    return changed(rules.add(request.work, teams=(rule,), body=body, by=request.asker.id))


def _key(request: Request, name: str) -> str:
    """A key that nobody has: the name itself where it can be one, with a number behind it if need be."""
    home = request.organization
    keys = [team.key for team in home.teams.values()] + [member.key for member in home.members.values()]
    taken = {key.casefold() for key in keys} | {COMPANY}
    plain = re.sub(r"[^\w.-]+", "-", name).strip("-")[:36] or "new"
    numbers = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(taken) + 3))
    return next(key for key in numbers if key.casefold() not in taken)


_PERSON_SAID = r"(?:新)?(?:人|员工|成员|组员|销售|同事|业务员|队员)"
_PERSON_CALLED = r"(?:team ?mate|team member|member|sales ?rep|rep|person|colleague|salesperson|seller|guy|employee)"
_NEW = r"(?P<name>[^。?？!！\d的了]{2,60}?|[a-z][a-z'. -]{1,24}[a-z])"
_NEW_LATIN = r"(?P<name>[a-z][a-z'. -]{1,24}[a-z](?:, ?[a-z][a-z -]{1,20})?)"

_ADD_HIM = r"(?:[,， ]*(?:帮我|请|麻烦)?(?:给我|帮忙)?(?:加|添加|拉)(?:一下|上|进来|进去|他|她)*)?"
"""组里来了个新人叫周敏，帮我加上."""

COMMAND = Command(
    name="add",
    names=(
        "加成员",
        "加成員",
        "添加成员",
        "新增成员",
        "加团队",
        "加團隊",
        "加小组",
        "加小組",
        "添加团队",
        "新增团队",
    ),
    help=text("Add a member or a team."),
    example=text("add member Ann Lee, East"),
    run=run,
    right=Right(Role.LEAD, "private"),
    shown=False,
    asked={
        "member {name}": (
            (
                r"(?:帮我|请|我要|我想)?(?:再)?(?:新?[加添增]+|拉|录入?|登记)(?:一?[个名位]|一下|进来?)?"
                rf"{_PERSON_SAID}[:：,， ]?{_NEW}END"
            ),
            (
                rf"(?:我们|组里|团队)?(?:新)?来了?(?:一?[个名位])?{_PERSON_SAID}[,，:： ]*(?:叫做?|名叫|是"
                rf"|名字[是叫]|:|：)?{_NEW}{_ADD_HIM}END"
            ),
            rf"新(?:同事|人|成员|员工|来的)[:： ]+{_NEW}END",
            rf"把{_NEW}(?:加|拉|添加)(?:进|到|入)(?:来|团队|组里|我们组|群|小组|系统)(?:里|中)?END",
            (
                r"(?:please )?(?:add|create|onboard|invite|enrol|enroll) (?:an? |the |another |one more )?"
                rf"(?:new )?{_PERSON_CALLED} (?:called |named |by the name of )?{_NEW_LATIN}"
            ),
            (
                r"(?:(?:i|we)(?:'ve)? )?(?:just )?(?:hired|recruited|got|have) (?:a |an )?(?:new )?"
                rf"{_PERSON_CALLED}(?: called| named)?[,:]? {_NEW_LATIN}"
            ),
            rf"(?:please )?(?:add|onboard|invite) {_NEW_LATIN} to (?:the |my |our )?(?:team|group|roster)",
            (
                rf"(?:we have )?(?:a )?new (?:{_PERSON_CALLED}|hire|starter|joiner),? ?(?:called |named "
                rf"|is |: ?){_NEW_LATIN}(?: joins?(?: us)?(?: today)?)?"
            ),
        ),
        "member": (
            (
                r"(?:怎么|如何|怎样)(?:把|让)?.{0,8}(?:人|同事|成员|组员|团队|他们|大家).{0,4}(?:加进来"
                r"|拉进来|加入|进来|加上|加)(?:团队|系统)?END"
            ),
            rf"(?:怎么|如何|我想|我要|帮我)?(?:新?[加添增]+|拉)(?:一?[个名位])?{_PERSON_SAID}END",
            (
                r"(?:how (?:do|can) i |i want to |please )?(?:add|invite|onboard) (?:an? |another |my "
                rf"|new |more )*(?:{_PERSON_CALLED}|people|members|reps|someone|somebody)(?: to (?:the "
                r"|my |our )?team)?"
            ),
        ),
    },
    follows=r"(?:member|team) .{1,60}|[^\d]{0,40}[\u4e00-\u9fff][^\d]{0,40}",
)
