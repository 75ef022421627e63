"""challenge: one against one, without a lead; it counts once the other accepts, and lapses without an answer."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from cards import challenge as cards
from chat.errors import Refusal
from chat.reply import says
from handlers.asking import answer_by
from handlers.command import Command, Outcome, Request
from handlers.commands.pk import declared
from handlers.contest import Party, wish
from handlers.declaring import CHALLENGE, contest_of, refuse_twice
from handlers.naming import made_for
from language.text import At, text
from scoring.people import Role
from scoring.rights import Right
from storage import bouts, fixtures, pks
from storage.entrants import prepared
from storage.pks import Pk


def run(request: Request) -> Outcome:
    """`challenge NAME visits this week`, and its answers `challenge yes CODE`, `challenge no CODE`."""
    verb, _, code = request.args.strip().partition(" ")
    if verb in ("yes", "no"):
        return _answered(request, code, accepted=verb == "yes")
    asked = wish(request.args, request.organization, request.today)
    others = [m for side in asked.sides for m in side.members if m != request.asker.id]
    if asked.ambiguous:
        raise Refusal(text("“{name}” is more than one person. Please use the full name.", name=asked.ambiguous[0]))
    if len(others) != 1 or any(side.teams for side in asked.sides):
        raise Refusal(
            text("Whom do you challenge?"), text("For example: {example}", example=made_for(request, CHALLENGE))
        )
    asked.sides = [Party(members=[request.asker.id]), Party(members=others)]
    if asked.period is None and not asked.days:
        asked.period = request.organization.period("week", request.today)
    contest = contest_of(request, asked)
    refuse_twice(request, contest)
    rival = request.organization.members[others[0]]
    person = request.directory.person_of(rival.id, request.incoming.person.platform)
    if person is None or rival.role not in (Role.REP, Role.LEAD):
        raise Refusal(text("{name} cannot be asked here.", name=rival.name))
    over = datetime.combine(contest.last, time(23, 59), ZoneInfo(rival.zone))  # nobody accepts what has ended
    until = min(answer_by(request, rival), over)
    pk = pks.add(request.work, contest, request.asker.id, "offered", asked.stake, until=until)
    fixtures.expire(request.work, pk)
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    assert pk.until
    asking = cards.challenge_card(bout, request.asker.name, At(pk.until))
    told = says(text("⚔️ {name} is asked and has until {until}.", name=rival.name, until=At(pk.until)))
    return [request.privately(asking, "challenge", person), request.privately(told, "challenged")]


def _answered(request: Request, code: str, *, accepted: bool) -> Outcome:
    pk = pks.by_code(request.work, code)
    if pk is None or request.asker.id not in pk.members or request.asker.id == pk.starter:
        raise Refusal(text("I know no challenge {code} to you.", code=code or "?"))
    if pk.state != "offered":
        raise Refusal(text("This was answered already."))
    fixtures.answered(request.work, pk)
    if accepted:
        return _begun(request, pk)
    pks.move(request.work, pk, "declined")
    starter = request.directory.person_of(pk.starter, request.incoming.person.platform)
    said = [request.privately(says(text("All right, no PK.")), "declined")]
    if starter:
        said.append(request.privately(cards.declined_card(request.asker.name), "declined:starter", starter))
    return said


def _begun(request: Request, pk: Pk) -> Outcome:
    contest = prepared(request.work, pk.contest, request.shared_days)
    if contest is None or contest.last < request.today:
        raise Refusal(text("It cannot begin any more."))
    refuse_twice(request, contest)
    late = contest.first > request.today
    pk = pks.move(request.work, pk, "announced") if late else pks.freeze(request.work, pk, contest)
    fixtures.arrange(request.work, pk, request.shared_days)
    return declared(request, pk)


COMMAND = Command(
    name="challenge",
    names=("挑战", "挑戰", "单挑", "單挑"),
    help=text("Challenge somebody, one against one."),
    example=CHALLENGE,
    run=run,
    right=Right(Role.REP, "private"),
    follows=r"(yes|no) \w{3}|[^\d,，。!！?？]{2,}",
    shown=False,
    asked={
        "{person} {rest}": (
            r"(?:我)?(?:想|要)?(?:跟|和|与)WHO(?:比一比|比一下|比)(?P<rest>[^\d,，。?？]*)",
            r"(?:我)?(?:想|要)?挑战WHO(?P<rest>(?: .*)?)",
            r"i want to (?:beat|challenge) WHO(?: (?:at|in|on) (?P<rest>.+))?",
        ),
    },
)
