"""From a routed message to deliveries: rights, the command, and what a Refusal says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from zoneinfo import ZoneInfo

import structlog

from cards import refusal
from cards.trouble import number
from chat.errors import Refusal
from chat.message import Incoming
from chat.reply import Delivery, Reply
from handlers.arguments import known_word
from handlers.command import Command, Outcome, Request
from handlers.context import company_context, context_of
from handlers.enquiry import enquired
from handlers.guiding import stepped
from handlers.moving import hint as renamed
from handlers.question import wondered
from handlers.registry import discover
from handlers.router import Routed, route
from scheduler.calendar import shifts
from scheduler.post import called, recurring
from scoring.customer import customer_key
from scoring.people import Member
from scoring.period import IsWorkday, local_day, trusted
from scoring.reading.reader import read
from scoring.reading.result import Context, Reading
from scoring.rights import may
from storage import outbox
from storage.people import Directory, directory
from storage.work import Work

log = structlog.get_logger()
ALOUD = ("answer", "here", "refused")
"""The names of deliveries that may answer where the message stands."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message that has been read and routed, before any transaction; `tries`: which try this is."""

    incoming: Incoming
    routed: Routed
    today: date
    member: int | None
    tries: int = 1

    @property
    def customers(self) -> Iterator[str]:
        """The customers of the deals that are read in it, by key."""
        reading = self.routed.reading
        return (customer_key(deal.customer) for deal in (reading.deals if reading else ()) if deal.customer)

    @property
    def command(self) -> Command | None:
        """The command it is for; None: not for us."""
        return discover().get(self.routed.command)


def prepare(work: Work, messages: Sequence[Incoming], now: datetime) -> list[Prepared]:
    """Read and route messages with what the organization knows: its metrics, customers and members."""
    people = directory(work)
    home = people.organization
    context_of_one = cache(partial(context_of, company_context(work, now.date())))  # several are of one member
    prepared = []
    for incoming in messages:
        member = people.member_of(incoming.person)
        zone = ZoneInfo(member.zone if member else home.zone)
        today = local_day(trusted(incoming.sent_at, now), zone, home.day_end)
        direct = incoming.room.form == "direct"
        context = context_of_one(member, today, direct=direct)
        prepared.append(Prepared(incoming, _routed(incoming, people, context), today, member.id if member else None))
    return prepared


def _routed(incoming: Incoming, people: Directory, context: Context) -> Routed:
    def understood(text: str) -> Reading:
        return read(text, context)

    def is_argument(word: str) -> bool:
        return known_word(word, people.organization)

    home, member, direct = people.organization, people.member_of(incoming.person), incoming.room.form == "direct"

    def enquire(text: str) -> Routed | None:
        return enquired(text, home, member, context, direct=direct)

    def wonder(text: str) -> Routed | None:
        return wondered(text, home, member, context.today) if direct else None

    return route(incoming, understood, is_argument, context, enquire, tuple(called()), wonder)


def answer(work: Work, prepared: Prepared, is_workday: IsWorkday) -> list[Delivery]:
    """Run the command and say what came of it; nothing when the message is not for us."""
    command, people = prepared.command, directory(work)
    if command is None:
        return []
    member = people.member_of(prepared.incoming.person)
    request = Request(
        incoming=prepared.incoming,
        args=prepared.routed.args,
        reading=prepared.routed.reading,
        member=member,
        directory=people,
        now=work.now,
        today=prepared.today,
        reader=people.reader_of(prepared.incoming.person),
        shared_days=is_workday,
        shifts=_shifts(work, people, is_workday),
        posts=recurring(),
        post_names=called(),
        work=work,
    )
    mark = work.mark()
    try:
        _check(command, request, member)
        outcome = _hinted(request, command.run(request))
    except Refusal as no:
        work.forget(mark)
        return _in_place(request, _deliveries(command, request, refusal.card(no.words), name="refused"))
    if not command.reads:
        stepped(request, command.name)
    return _in_place(request, _deliveries(command, request, outcome))


def _in_place(request: Request, said: list[Delivery]) -> list[Delivery]:
    """What answers an edit or a deletion stands in the place of what all saw as the answer to the message before."""
    if request.incoming.kind not in ("edit", "delete"):
        return said
    before = outbox.answered(request.work, request.incoming.message, ALOUD)
    return [replace(one, replaces=before) if before and one.beside and not one.private else one for one in said]


def _shifts(work: Work, people: Directory, is_workday: IsWorkday) -> Callable[[int | None], IsWorkday]:
    """Worked out once for all who write together."""
    if "shifts" not in work.known:
        work.known["shifts"] = shifts(people.organization, is_workday)
    found: Callable[[int | None], IsWorkday] = work.known["shifts"]
    return found


def _hinted(request: Request, outcome: Outcome) -> Outcome:
    """What was said, with a word for who uses the old name of a team."""
    hint = renamed(request) if isinstance(outcome, Reply) and outcome.blocks else None
    return Reply((*outcome.blocks, hint), mark=outcome.mark) if hint and isinstance(outcome, Reply) else outcome


def _check(command: Command, request: Request, member: Member | None) -> None:
    right = command.right
    if not may(member, right):
        log.info("refused", command=command.name, id=number(request.incoming.id))
        raise Refusal(*refusal.not_yours(right.role, known=member is not None))
    if right.only and right.only != request.incoming.room.form:
        lost = right.only == "group" and not request.incoming.groups
        raise Refusal(*(refusal.groupless() if lost else (refusal.elsewhere(right.only),)))


def _deliveries(command: Command, request: Request, outcome: Outcome, name: str = "answer") -> list[Delivery]:
    """What a command said, as deliveries: to the room, or to the asker alone where the rights say so."""
    if not isinstance(outcome, Reply):
        return list(outcome)
    if not outcome.blocks:
        return []
    private = command.right.answer == "private" or name == "refused"
    return [request.privately(outcome, name) if request.in_group and private else request.here(outcome, name)]
