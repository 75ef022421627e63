"""undo: take back the last record, or the one with a code; the ledger keeps both rows."""

import re
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cards.metric import label
from cards.recorded import last_of, undone, undone_by, undone_for
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers import waiting
from handlers.behalf import take_back_in_time, tell_reporter
from handlers.command import Command, Outcome, Request
from handlers.leaving import give_back, meant, of_message
from handlers.naming import roll_of
from handlers.recording import take_back
from handlers.when import word_at
from language.normalise import fold
from language.text import Arg, Day, Listing, text
from scoring.people import Member, Role
from scoring.period import local_day
from scoring.rights import Right, leads
from storage import ledger, plans, progress, reminders
from storage.ids import code_of
from storage.ledger import Entry
from storage.pipeline import held_by

_CODE = re.compile(r"\b[A-Za-z2-9]{3}\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LOOKED_AT = 30
"""Entries among which a named one is looked for."""

_FRESH = timedelta(days=1)
"""How long a report in another's name may be what “undo” alone means."""
_OWNERS = re.compile(r"(?:'s?|的)$")
"""Grace's is Grace."""
_QUOTED = re.compile(r"#([A-Z2-9]{3})\b")


def run(request: Request) -> Outcome:
    """Take back an entry of one's own, or of somebody one leads, who is told."""
    if request.incoming.kind in ("edit", "delete"):
        return _unsaid(request)
    said = fold(request.incoming.text).strip(" 。.!！").casefold()
    if request.incoming.kind == "new" and said in waiting.SAID:
        dropped = waiting.let_go(request)
        if dropped or request.args == waiting.WAIT:
            return dropped or (Reply(()) if request.in_group else waiting.nothing_waits())
    leave = meant(request, _CODE.search(request.args))
    if leave:
        return give_back(request, leave)
    if other := _somebody_else(request):
        return _of(request, other)
    entry = _named(request) or wanted(request, request.args)
    take_back_in_time(request, entry)
    alone = _is_alone(request)
    planned = alone and _planned_since(request, entry)
    if planned or (alone and before_today(request, entry)):
        return last_of(None, entry.rows, request.organization, request.today, planned=planned)
    backs = take_back(request.work, entry)
    home, today = request.organization, request.today
    if entry.member != request.asker.id:
        return _for_another(request, entry)
    where = None
    if not request.in_group:
        where = progress.of_member(request.work, entry.member, today, request.own_days)
    card = undone(entry.rows, home, today, where, backs)
    reporter = tell_reporter(request, entry)
    return [request.here(card), *reporter] if reporter else card


def _somebody_else(request: Request) -> Member | None:
    """Whose record is named that is not the asker's (撤销小王刚才的拜访), unless the name is part of a customer's."""
    said = fold(request.incoming.text).casefold()
    if request.incoming.kind != "new" or _CODE.fullmatch(request.args.strip()):
        return None
    target = fold(request.reading.undo or "").casefold() if request.reading else ""
    roll = roll_of(request.organization, request.today).folded
    for name, people in sorted(roll.items(), key=lambda one: -len(one[0])):
        if word_at(said, name) is not None and (name not in target or _OWNERS.sub("", target) == name):
            return next((one for one in people if one.id != request.asker.id), None)
    return None


def _of(request: Request, other: Member) -> Reply:
    """Another's last record, which whoever leads them takes back by a press."""
    if not leads(request.asker, other):
        raise Refusal(text("Only {name} or their lead takes back what {name} reported.", name=other.name))
    entry = ledger.newest(request.work, other.id)
    if entry is None:
        raise Refusal(text("{name} has no record yet.", name=other.name))
    return last_of(other.name, entry.rows, request.organization, request.today)


def _is_alone(request: Request) -> bool:
    """Whether “undo” names nothing: what it would reach before today, or behind a plan, is asked."""
    target = request.reading.undo if request.reading else None
    return target in (None, "last") and unnamed(request)


def _planned_since(request: Request, entry: Entry) -> bool:
    """Whether a plan was told after the record, which may be what is meant."""
    told = (told_at(request.work, entry.member) for told_at in (plans.last_made, reminders.last_meant))
    return any(at is not None and at > entry.rows[0].at for at in told)


def unnamed(request: Request) -> bool:
    """Whether the words name no record, neither by its code nor by quoting our answer."""
    return request.incoming.kind == "new" and not _code(request.args, request.incoming.quoted)


def before_today(request: Request, entry: Entry) -> bool:
    """Whether it was recorded on an earlier day than today, where the asker is."""
    zone = ZoneInfo(request.asker.zone)
    return local_day(entry.rows[0].at, zone, request.organization.day_end) < request.today


def _unsaid(request: Request) -> Outcome:
    """The message was deleted, or edited into something that records nothing; silence if it never had."""
    leave = of_message(request)
    if leave:
        return give_back(request, leave)
    entry = ledger.by_message(request.work, request.incoming.message)
    if entry is None or entry.empty or request.asker.id not in (entry.member, entry.rows[0].by):
        return Reply(())
    take_back(request.work, entry, request.incoming.kind)
    return undone(entry.rows, request.organization, request.today, None)


def _for_another(request: Request, entry: Entry) -> list[Delivery]:
    home, today = request.organization, request.today
    said = [request.privately(undone_for(entry.rows, home, today, home.members[entry.member].name), "lead")]
    owner = request.directory.person_of(entry.member, request.incoming.person.platform)
    if owner:
        card = undone_by(entry.rows, home, today, request.asker.name)
        said.append(request.privately(card, "owner", owner))
    return said


def _named(request: Request) -> Entry | None:
    """What the words name, of the asker's last entries: the rows of a customer or a metric, or those of a day.

    None when nothing is named. Refusal when nothing fits, and when a day has several entries.
    """
    target = request.reading.undo if request.reading else None
    if not target or target == "last":
        return None
    last = ledger.last_of(request.work, request.asker.id, LOOKED_AT)
    fitting = [part for part in (_part(entry, target) for entry in last) if not part.empty]
    if not fitting:
        said = _said(request, target)
        raise Refusal(text("I know no record of yours for {name}. “undo” alone takes back the last.", name=said))
    if len(fitting) > 1 and _day(target):
        codes = Listing(tuple(part.code for part in reversed(fitting)))
        raise Refusal(
            text("Which one is meant: {codes}? For example: “undo {code}”.", codes=codes, code=fitting[0].code)
        )
    return fitting[0]


def _part(entry: Entry, target: str) -> Entry:
    """The rows of an entry that a day, a metric or a customer means."""
    day = _day(target)
    if day:
        activities = tuple(row for row in entry.activities if (row.adjusts or row.day) == day)
        events = tuple(row for row in entry.events if (row.adjusts or row.day) == day)
    else:
        activities = tuple(row for row in entry.activities if row.metric == target or _names(row.customers, target))
        events = tuple(row for row in entry.events if _names((row.customer,), target))
    return replace(entry, activities=activities, events=events)


def _names(customers: tuple[str, ...], target: str) -> bool:
    """Whether a customer is the one that was named, in full or in short: 华为 for 华为技术."""
    wanted = target.casefold()
    return any(wanted in name.casefold() or (name and name.casefold() in wanted) for name in customers)


def _said(request: Request, target: str) -> Arg:
    """The target as it is told: a day, a metric's label, or the customer's name."""
    metric, day = request.organization.metric(target), _day(target)
    if day:
        return Day(day)
    return label(metric) if metric else target


def _day(target: str) -> date | None:
    return date.fromisoformat(target) if _DAY.fullmatch(target) else None


def _last_told(request: Request) -> Entry | None:
    """What the asker recorded last: of their own, or in the name of somebody they lead."""
    own = ledger.newest(request.work, request.asker.id)
    if request.asker.role is Role.REP:
        return own
    told = ledger.told_by(request.work, request.asker.id, request.now - _FRESH)
    return told if told and (own is None or told.id > own.id) else own


def wanted(request: Request, args: str) -> Entry:
    """The entry that is meant: by its code, given or in what is quoted, else the asker's last; Refusal: none."""
    code = _code(args, request.incoming.quoted)
    if not code:
        last = _last_told(request)
        if last is None:
            raise Refusal(text("You have no record yet. Records look like: visited 3"))
        return last
    found = [entry for entry in ledger.by_code(request.work, code) if request.acts_for(entry.member)]
    if not found:
        deal = next(
            (
                one
                for one in held_by(request.work, (request.asker.id,), request.today)
                if code_of(one.id) == code.upper()
            ),
            None,
        )
        if deal:
            raise Refusal(
                text("{code} is a deal. “deal {code}” shows it; “undo” takes back records.", code=code.upper())
            )
        raise Refusal(text("I know no record {code} of yours. “undo” alone takes back the last.", code=code))
    live = next((entry for entry in found if not entry.empty), None)
    if live is None:
        raise Refusal(text("{code} was taken back already.", code=code.upper()))
    return live


def _code(args: str, quoted: str) -> str:
    """The code that was typed, or that of the answer of ours that is quoted; "" when there is neither."""
    given = _CODE.search(args)
    if given:
        return given.group()
    ours = _QUOTED.search(quoted)
    return ours.group(1) if ours else ""


BACK = (
    r"^(?:我)?(?:不|取消|撤销|撤銷|撤回)(?:了|今天的?|明天的?|后天的?|後天的?|下?周.的?)?(?:请|請|休)?假(?:了|吧)?[。！!]?$"
    r"|^(?:销假|銷假)|^(?:cancel|undo|take back) (?:my |the )?(?:leave|pto|ooo|day off|vacation)\b"
)
"""Leave taken back in words."""

COMMAND = Command(
    name="undo",
    names=("撤销", "撤銷", "撤回", "取消"),
    help=text("Take back your last record, or the one with a code."),
    example=text("undo"),
    run=run,
    right=Right(Role.REP),
    sentence=BACK,
    asked={
        waiting.WAIT: ("|".join(sorted(waiting.SAID - {"取消"})),),
        "": (
            (
                r"(?:please )?(?:delete|remove|undo|take back|cancel|void) WHO's (?:last|latest|newest"
                r"|previous)(?: (?:entry|record|report|one|deal))?"
            ),
            r"(?:take|get) (?:mine|my last(?: one)?) back",
            r"(?:帮我)?(?:收回|拿掉|去掉)(?:刚才|刚刚)?的?(?:上|最后|那)?一?[条笔单个](?:记录)?END",
            r"我?(?:今天|明天|后天|下?周.)?又?不(?:请假|休假|休息|休)了",
            r"(?:actually,? )?i(?:'m| am) (?:not|no longer) (?:off|out|on leave|away)(?: on)?(?: \w{3,9})?",
        ),
    },
)
