"""The roster in a sheet: teams and members that are new, what changes of those who are known."""

import re
from collections.abc import Mapping
from dataclasses import replace
from json import dumps
from typing import Any

from handlers.guiding import raised
from handlers.sheet.bringing import Bringing, Fault, Numbered
from language.normalise import fold
from language.text import text
from scoring.consistency import COMPANY
from scoring.nickname import beginnings, first_name
from scoring.people import Member, Role
from scoring.rules import MemberRule, TeamRule
from scoring.setting import Wrong, words
from scoring.sheet.cell import Unfit, blank, day_in, name_in, words_in
from scoring.sheet.table import Row
from storage import rules

_ROLES = {
    **dict.fromkeys(("rep", "sales", "销售", "成员", "员工", "业务员", "销售员", "队员"), Role.REP),
    **dict.fromkeys(("lead", "team lead", "leader", "主管", "组长", "队长", "销售主管"), Role.LEAD),
    **dict.fromkeys(("manager", "经理", "总监", "销售经理", "director"), Role.MANAGER),
    **dict.fromkeys(("admin", "管理员"), Role.ADMIN),
}
_STATED = ("team", "role", "position", "nickname", "joined", "left", "mentor")
_NAMES = re.compile(r"[,，、;；/]")


def bring(bringing: Bringing, rows: Numbered) -> None:
    """Add and change teams and members; who is new is known to the rows' other columns afterwards."""
    adds = any(bringing.layout.column(field) for field in _STATED) or not bringing.layout.all(  # type: ignore[arg-type]
        "target", "stretch", "challenge", "done", "metric"
    )
    if not adds:
        return
    named = {number: row for number, row in rows.items() if not blank(bringing.cell(row, "name"))}
    teams = _teams(bringing, named)
    wanted: dict[int, MemberRule] = {}
    known = (one for member in bringing.members.values() for one in (member.name, *member.names))
    begins = beginnings((*known, *(bringing.cell(row, "name") for row in named.values())))
    for number, row in named.items():
        try:
            rule = _rule(bringing, row, teams, wanted, begins)
        except (Unfit, Wrong) as wrong:
            said = wrong.words if isinstance(wrong, Unfit) else text("the name {why}.", why=wrong.what)
            bringing.faults.append(Fault(number, said))
            continue
        if rule is not None:
            wanted[number] = rule
    _carry_out(bringing, teams, wanted)


def _teams(bringing: Bringing, rows: Numbered) -> dict[str, TeamRule]:
    """Teams that are not known yet, by their folded names; only a manager adds any."""
    found: dict[str, TeamRule] = {}
    if not bringing.everywhere:
        return found
    for row in rows.values():
        name = bringing.cell(row, "team")
        if blank(name) or fold(name) in bringing.teams or fold(name) in found:
            continue
        try:
            plain = words(name_in(name))
        except (Unfit, Wrong):
            continue  # told by the row that names it
        found[fold(name)] = TeamRule(_key(bringing, plain, {rule.key for rule in found.values()}), plain)
    return found


def _rule(
    bringing: Bringing, row: Row, teams: dict[str, TeamRule], wanted: dict[int, MemberRule], begins: Mapping[str, int]
) -> MemberRule | None:
    """What the row says of a member; None: nothing that is new."""
    name = words(name_in(bringing.cell(row, "name")))
    known = _known(bringing, row, name)
    if known and not bringing.leads(known):
        raise Unfit(text("{name} is not in your team: a manager can bring this row in.", name=known.name))
    stated = _values(bringing, row, known, teams)
    if known is None:
        taken = {rule.key for rule in teams.values()} | {rule.key for rule in wanted.values()}
        given = words_in(bringing.cell(row, "key"))
        if not given and any(fold(one.name) == fold(name) for one in wanted.values()):
            raise Unfit(text("{name} stands there twice: take one row out, or give each a key.", name=name))
        plain = given if re.fullmatch(r"[\w.-]{1,40}", given) else name
        if first := first_name(name, begins):
            stated.setdefault("names", (first,))
        return MemberRule(_key(bringing, plain, taken), name, **stated)
    changed = {field: value for field, value in stated.items() if value != _stands(bringing, known, field)}
    if not changed:
        bringing.same += 1
        return None
    return MemberRule(known.key, known.name, **changed)


def _known(bringing: Bringing, row: Row, name: str) -> Member | None:
    key = bringing.cell(row, "key").casefold()
    by_key = [m for m in bringing.members.values() if key and m.key.casefold() == key]
    found = by_key or ([] if key else bringing.people_called(name))
    if len(found) > 1:
        team = bringing.team_of(row)
        found = [m for m in found if m.team == team]
        if len(found) != 1:
            raise Unfit(text("two are called {name}: put each one's key in a column “key”.", name=name))
    return found[0] if found else None


def _values(bringing: Bringing, row: Row, known: Member | None, teams: dict[str, TeamRule]) -> dict[str, Any]:
    """What the row states; an empty cell states nothing."""
    stated: dict[str, Any] = {}
    if (team := _team(bringing, row, known, teams)) is not None:
        stated["team"] = team
    if not blank(role := bringing.cell(row, "role")):
        stated["role"] = _role(bringing, role, known)
    if not blank(position := bringing.cell(row, "position")):
        stated["position"] = name_in(position)
    if not blank(nickname := bringing.cell(row, "nickname")):
        stated["names"] = tuple(one.strip() for one in _NAMES.split(name_in(nickname)) if one.strip())
    for field in ("joined", "left"):
        if day := day_in(bringing.cell(row, field), bringing.today):
            stated[field] = day
    if not blank(mentor := bringing.cell(row, "mentor")):
        stated["mentor"] = _mentor(bringing, mentor)
    return stated


def _team(bringing: Bringing, row: Row, known: Member | None, teams: dict[str, TeamRule]) -> str | None:
    """The team's key; a new member of a lead is in the lead's own when none is named."""
    home, asker = bringing.home, bringing.asker
    name = bringing.cell(row, "team")
    if blank(name):
        if known is None and bringing.layout.column("team"):
            raise Unfit(text("no team stands there: a merged cell fills its first row only; fill in the others."))
        own = home.teams[asker.team].key if asker and asker.team is not None else None
        return own if known is None else None
    number = bringing.teams.get(fold(name))
    if number is None and fold(name) in teams:
        return teams[fold(name)].key
    if number is None:
        words(name_in(name))
        raise Unfit(text("there is no team “{word}”: only a manager may add one.", word=name[:40]))
    if not bringing.may(("team", number)):
        raise Unfit(text("{team} is not your team: a manager can bring this row in.", team=home.teams[number].name))
    return home.teams[number].key


def _role(bringing: Bringing, cell: str, known: Member | None) -> Role:
    role = _ROLES.get(fold(cell).strip())
    if role is None:
        raise Unfit(text("“{word}” is no role: write rep, lead or manager.", word=cell[:20]))
    stands = known.role if known else Role.REP
    above = {Role.REP: 0, Role.LEAD: 1, Role.MANAGER: 2, Role.ADMIN: 3}
    most = 2 if bringing.asker is None or bringing.asker.role is Role.ADMIN else 1 if bringing.everywhere else 0
    if role is not stands and max(above[role], above[stands]) > most:
        raise Unfit(text("you may not make anybody {role}: an admin can.", role=cell[:20]))
    return role


def _mentor(bringing: Bringing, cell: str) -> str:
    found = bringing.people_called(name_in(cell))
    if len(found) != 1:
        raise Unfit(text("nobody, or more than one, is called {name}: name another mentor.", name=cell[:40]))
    return found[0].key


def _stands(bringing: Bringing, known: Member, field: str) -> Any:
    value = getattr(known, field)
    if field == "team":
        return bringing.home.teams[value].key if value in bringing.home.teams else None
    if field == "mentor":
        return bringing.members[value].key if value in bringing.members else None
    return value


def _carry_out(bringing: Bringing, teams: dict[str, TeamRule], wanted: dict[int, MemberRule]) -> None:
    if not teams and not wanted:
        return
    rows = tuple(wanted.values())
    by = bringing.asker.id if bringing.asker else None
    body = "".join(map(_team_body, teams.values())) + "".join(map(_member_body, rows))
    added = rules.enrol(bringing.work, tuple(teams.values()), rows, body=body, by=by)
    new = {rule.key for rule in rows} - {m.key for m in bringing.home.members.values()}
    for team in teams.values():
        bringing.change("team", team.name)
    for rule in rows:
        if rule.key in new:
            bringing.change("member", rule.name)
    for words_ in added.changed:
        bringing.change("changed", words_)
    bringing.teams |= {folded: added.teams[team.key] for folded, team in teams.items()}
    for rule in rows:
        _remember(bringing, rule, added)


def _remember(bringing: Bringing, rule: MemberRule, added: rules.Enrolled) -> None:
    """So that the numbers in the same row find the member as they are from now on."""
    number = added.members[rule.key]
    stood = bringing.members.get(number)
    home = bringing.home
    member = stood or Member(number, rule.key, rule.name, Role.REP, None, home.locale, home.zone)
    team = added.teams[rule.team] if rule.team else member.team
    raised(bringing.work, number, rule.role or member.role, member.role)
    bringing.members[number] = replace(
        member, role=rule.role or member.role, team=team, names=rule.names or member.names
    )


def _key(bringing: Bringing, name: str, also: set[str]) -> str:
    """A key that nobody has: the name itself where it can be one, with a number behind it if need be."""
    home = bringing.home
    taken = {one.casefold() for one in also} | {COMPANY}
    taken |= {one.key.casefold() for one in home.teams.values()}
    taken |= {one.key.casefold() for one in home.members.values()}
    plain = re.sub(r"[^\w.-]+", "-", name).strip("-")[:36] or "new"
    numbers = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(taken) + 3))
    return next(key for key in numbers if key.casefold() not in taken)


def _team_body(rule: TeamRule) -> str:
    return f"[[teams]]\nkey = {dumps(rule.key)}\nname = {dumps(rule.name)}\n"


def _member_body(rule: MemberRule) -> str:
    lines = [f"[[members]]\nkey = {dumps(rule.key)}\nname = {dumps(rule.name)}"]
    lines += [
        f"{field} = {dumps(str(value))}"
        for field in ("role", "position", "team", "mentor")
        if (value := getattr(rule, field))
    ]
    lines += [f"names = {dumps(list(rule.names))}"] if rule.names else []
    lines += [f"{field} = {value}" for field in ("joined", "left") if (value := getattr(rule, field))]
    return "\n".join(lines) + "\n"
