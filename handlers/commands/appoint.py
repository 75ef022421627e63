"""appoint: who is rep, lead, manager or admin; the same versioned change as by the rules file."""

from json import dumps

from cards import appoint as cards
from chat.errors import Refusal
from chat.reply import Delivery
from handlers.command import Command, Outcome, Request
from handlers.contest import wish
from handlers.moving import moved, together
from handlers.when import word_at
from language.normalise import fold
from language.text import text
from scoring.people import Member, Role
from scoring.rights import Right
from scoring.rules import MemberRule
from storage import guides, rules

_ROLES = {
    **dict.fromkeys(("主管", "组长", "队长", "负责人", "lead", "leader"), Role.LEAD),
    **dict.fromkeys(("经理", "总监", "manager"), Role.MANAGER),
    **dict.fromkeys(("管理员", "admin"), Role.ADMIN),
    **dict.fromkeys(("销售", "组员", "普通成员", "rep"), Role.REP),
}
HOW = text("For example: appoint Ann Lee lead of South")


def run(request: Request) -> Outcome:
    """`appoint NAME ROLE [TEAM]`: the role from today; into another team the member moves as by `move`."""
    home, said = request.organization, fold(request.args).casefold()
    asked = wish(request.args, home, request.today)
    if asked.ambiguous:
        raise Refusal(text("“{name}” is more than one person. Please use the full name.", name=asked.ambiguous[0]))
    named = [number for side in asked.sides for number in side.members]
    teams = [number for side in asked.sides for number in side.teams]
    role = next((role for word, role in _ROLES.items() if word_at(said, word) is not None), None)
    if len(named) != 1 or role is None or len(teams) > 1:
        raise Refusal(text("Who gets which role?"), HOW)
    member = home.members[named[0]]
    own = home.only_team if member.team is None and role in (Role.REP, Role.LEAD) else member.team
    team = teams[0] if teams else own
    _check(request, member, role, team)
    answer = _changed(request, member, role, team)
    if team is None or team == member.team:
        return answer
    return together([answer, moved(request, member, team, request.today)])


def _check(request: Request, member: Member, role: Role, team: int | None) -> None:
    """A lead leads a team; the last admin stays one."""
    if role is Role.LEAD and team is None:
        raise Refusal(text("Which team does {name} lead?", name=member.name), HOW)
    admins = [
        one.id
        for one in request.organization.members.values()
        if one.role is Role.ADMIN and one.active(request.today)
    ]
    if role is not Role.ADMIN and admins == [member.id]:
        raise Refusal(text("{name} is the only admin. Make somebody else one first.", name=member.name))


def _changed(request: Request, member: Member, role: Role, team: int | None) -> list[Delivery]:
    """The new role, told to the asker and to whose it is; who leads for the first time gets the first steps."""
    if member.role is role:
        raise Refusal(text("It is so already."))
    body = f"[[members]]\nkey = {dumps(member.key)}\nname = {dumps(member.name)}\nrole = {dumps(role.value)}\n"
    rule = MemberRule(member.key, member.name, role=role)
    rules.add(request.work, members=(rule,), body=body, by=request.asker.id)
    where = request.organization.team_name(team)
    if member.role is Role.REP:
        guides.start(request.work, member.id)
    person = request.directory.person_of(member.id, request.incoming.person.platform)
    said = [request.privately(cards.appointed(member.name, role, where), "appointed")]
    if person in (None, request.incoming.person):
        return said
    return [*said, request.privately(cards.told(role, where), "own role", person)]


_ROLE = r"(?P<role>主管|组长|队长|负责人|经理|总监|管理员|销售|组员|普通成员)"
_RANK = r"(?P<role>(?:team |sales )?lead(?:er)?|manager|admin|(?:sales )?rep)"
_GIVE = r"(?:让|请|任命|设|把|安排|将)"

COMMAND = Command(
    name="appoint",
    names=("任命", "角色", "role", "promote"),
    help=text("Who is rep, lead, manager or admin."),
    example=text("appoint Ann Lee lead of South"),
    run=run,
    right=Right(Role.ADMIN, "private"),
    shown=False,
    follows=r".{3,60}",
    asked={
        "{person} {role} {team}": (
            (
                rf"{_GIVE}WHO(?:来)?(?:当|做|为|担任|设为|设成|升为|升成|任命为|改为|改成)(?:TEAM(?:组|队)?"
                rf"的)?(?:新)?{_ROLE}END"
            ),
            (
                rf"(?:make|appoint|promote) WHO (?:to )?(?:be )?(?:the |a |an )?{_RANK}"
                r"(?: (?:of|for|in) (?:the )?TEAM(?: team)?)?"
            ),
        ),
    },
)
