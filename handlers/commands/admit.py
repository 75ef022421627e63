"""admit: a lead lets newcomers in; their first reports are then counted."""

from zoneinfo import ZoneInfo

from cards import join as cards
from chat.errors import Refusal
from chat.reply import Delivery
from handlers.command import Command, Outcome, Request
from handlers.guiding import welcomed
from handlers.newcomer import mine_of, waiting_for
from language.text import text
from scoring.nickname import beginnings, first_name
from scoring.people import Member, Role
from scoring.period import local_day
from scoring.rights import Right
from storage import guides, inbox, newcomers, people
from storage.newcomers import Newcomer
from words.show import name_of

_ALL = ("all", "全部", "所有人")


def run(request: Request) -> Outcome:
    """`admit`: who waits; `admit all`, `admit CODE`, `admit no CODE`."""
    waiting = waiting_for(request, newcomers.waiting(request.work))
    if not waiting:
        return cards.nobody()
    wanted = request.args.split()
    if not wanted:
        return cards.all_to_confirm(mine_of(waiting), request.organization)
    if request.args in _ALL:
        return _let_in(request, waiting)
    code = wanted[-1].upper()
    chosen = [one for one in waiting if one.code == code]
    if not chosen:
        raise Refusal(text("Nobody with the code {code} is waiting. Say “admit all”.", code=code))
    if wanted[0] == "no":
        newcomers.settle(request.work, chosen[0], "refused")
        return cards.turned_away(name_of(chosen[0].person))
    return _let_in(request, chosen)


def _let_in(request: Request, chosen: list[Newcomer]) -> list[Delivery]:
    work = request.work
    said = []
    for one in chosen:
        newcomers.settle(work, one, "in")
        member = one.member if one.member is not None else _new_member(request, one)
        people.link(work, one.person, member)
        _guide(request, member, one)
        inbox.reopen(work, one.first, "retry")
        team = request.organization.team_name(one.team)
        said.append(request.privately(cards.welcome(name_of(one.person), team), f"welcome:{one.code}", one.person))
    names = tuple(name_of(one.person) for one in chosen)
    return [request.privately(cards.admitted(names), "admitted"), *said]


def _guide(request: Request, member: int, one: Newcomer) -> None:
    """The first days of a newcomer, and the first steps of a new lead."""
    home = request.organization
    known = home.members.get(member)
    zone = known.zone if known else one.person.zone if people.is_zone(one.person.zone) else home.zone
    welcomed(request.work, member, zone, request.today, request.shared_days)
    if known and known.role is not Role.REP:
        guides.start(request.work, member)


def _new_member(request: Request, one: Newcomer) -> int:
    home = request.organization
    place = request.directory.rooms.get((one.first.room.platform, one.first.room.id))
    zone = one.person.zone if people.is_zone(one.person.zone) else home.zone
    began = local_day(min(one.first.sent_at, request.now), ZoneInfo(zone), home.day_end)
    known = (name for other in home.members.values() for name in (other.name, *other.names))
    name = name_of(one.person)
    first = first_name(name, beginnings((*known, name)))
    member = Member(
        id=0,
        key=f"{one.person.platform}-{one.person.id}",
        name=name,
        names=(first,) if first else (),
        role=Role.REP,
        team=one.team,
        locale=one.person.locale or (place.locale if place else "") or home.locale,
        zone=zone,
        joined=min(began, request.today),  # where it is still yesterday for the newcomer, the report is of yesterday
    )
    return people.add_member(request.work, member)


COMMAND = Command(
    name="admit",
    names=("确认加入", "確認加入"),
    help=text("Let those who wait join your team."),
    example=text("admit all"),
    run=run,
    right=Right(Role.LEAD, "private"),
    shown=False,
    follows=r"no \w{3}",
    asked={
        "all": (r"全部确认|都确认|全部通过|都让他们进来|(?:confirm|approve|accept|let in) (?:them )?all",),
        "": (
            (
                r"(?:还)?有?(?:没有)?(?:谁|人|新人)(?:要|想|在)?(?:申请|等着?|等待)?(?:加入|进组|审批)"
                r"(?:团队|的)?(?:吗|没有)?END"
            ),
            r"(?:待|等)(?:确认|审批|加入)的?(?:人|名单|成员|申请)?|(?:加入|入组)申请",
            r"(?:(?:any|show(?: me)?(?: the)?) )?(?:join requests|newcomers|pending members|people waiting)",
            r"who(?:'s| is) waiting(?: to join)?",
        ),
    },
)
