"""remind: a private word on a day, of what one wants to be reminded of; done, or put off to another day."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cards import reminder as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Outcome, Request
from handlers.planning import planned
from handlers.reminding import item_of, kept, local_now
from language.text import text
from scoring.people import Role
from scoring.reminding import MORNING, Wish, awake, hour_of, parted, wish_of
from scoring.rights import Right
from storage import reminders
from storage.reminders import OPEN, Reminder

_BUTTON = re.compile(r"(done|drop|later|at) ([A-Za-z2-9]{3})(?: (\d{4}-\d\d-\d\d))?")
_MOVED = re.compile(r"([A-Za-z2-9]{3}) (.{1,40})")
_NEWEST = re.compile(r"newest (.{1,40})")
_OFFERED = 3


def run(request: Request) -> Outcome:
    """A button, `remind CODE another day`, `newest …` of one's last, or the wish itself; of several each is kept."""
    pressed = _BUTTON.fullmatch(request.args)
    if pressed:
        return _pressed(request, *pressed.groups())
    newest = _NEWEST.fullmatch(request.args)
    if newest:
        return _newest(request, newest[1])
    moved = _MOVED.fullmatch(request.args)
    found = reminders.by_code(request.work, request.asker.id, moved[1]) if moved else None
    if moved and found:
        return _moved(request, found, moved[2])
    wishes = _wishes(request)
    planned(request, request.reading)
    if len(wishes) == 1:
        return cards.kept(kept(request, wishes[0]))
    return Reply(tuple(block for wish in wishes for block in cards.kept(kept(request, wish)).blocks))


def _wishes(request: Request) -> tuple[Wish, ...]:
    """What is asked for; the command's word may stand in front: 提醒 周四回访星河, remind me …"""
    found = parted(request.args, request.today)[0]
    return found or (wish_of(re.sub(r"^(?:me|我)\b\s*", "", request.args), request.today),)


def _pressed(request: Request, verb: str, code: str, day: str | None) -> Reply:
    found = reminders.by_code(request.work, request.asker.id, code)
    if found is None:
        raise Refusal(text("I know no reminder {code} of yours.", code=code.upper()))
    if found.state not in OPEN:
        return cards.settled(found.what)
    if verb == "later":
        return cards.later(item_of(found), _coming(request))
    if verb == "at":
        return _on(request, found, day or "")
    reminders.settle(request.work, found, "done" if verb == "done" else "dropped")
    return cards.done(found.what) if verb == "done" else cards.dropped(found.what)


def _newest(request: Request, wish: str) -> Reply:
    """The one asked for last is dropped, or moved."""
    found = reminders.newest(request.work, request.asker.id)
    if found is None and request.in_group:
        return Reply(())  # colleagues put off something else
    if found is None:
        raise Refusal(text("No reminder of yours is open."), text("For example: “remind me Thursday to call Acme”."))
    if wish != "drop":
        return _moved(request, found, wish)
    reminders.settle(request.work, found, "dropped")
    return cards.dropped(found.what)


def _on(request: Request, found: Reminder, day: str) -> Reply:
    """That very day, worked or not, at the hour it had."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        raise Refusal(text("This button is of another time. Say it in words.")) from None
    zone = ZoneInfo(request.asker.zone)
    clock = found.due_at.astimezone(zone).time() if found.due_at else MORNING
    return _put_off(request, found, datetime.combine(wanted, clock, zone))


def _moved(request: Request, found: Reminder, said: str) -> Reply:
    """`remind K7Q next Monday 3pm`."""
    if found.state not in OPEN:
        return cards.settled(found.what)
    wish = wish_of(said, request.today)
    hour = hour_of(wish, local_now(request), request.own_days) if wish.timed else None
    if hour is None:
        return cards.later(item_of(found), _coming(request))
    return _put_off(request, found, hour.at)


def _put_off(request: Request, found: Reminder, at: datetime) -> Reply:
    at = awake(at, request.organization.quiet_hours)
    if at <= request.now:
        return cards.later(item_of(found), _coming(request))
    return cards.kept(item_of(reminders.move(request.work, found, at)))


def _coming(request: Request) -> list[date]:
    """The next workdays."""
    days = (request.today + timedelta(days=n) for n in range(1, 31))
    return [day for day in days if request.own_days(day)][:_OFFERED]


_WHEN = r"(?:今天|明天|后天|後天|下?[周週][一二三四五六日天末]|下?星期.|\d{1,2}(?:[:：]\d\d|[点點月号號]))"
"""“提醒 周五 9点 回访星河”: what follows a day or a time of day is to be thought of, not what was done."""

_THAT = r"那|那个|还是|刚才的?|刚刚的?|上一?个|这个|把|的"
_MOVE = r"(?:改到|改成|改为|推到|推迟到|提前到|挪到|换到|换成|延到|移到)"
_HOUR = (
    r"(?:早上|上午|中午|下午|傍晚|晚上)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})[点點](?:半|一刻|三刻|\d{1,2}分?)?"
)
_AT = rf"(?:{_HOUR}|[^,，。?？]{{2,14}}?)"
_AT_EN = r"[a-z0-9: ]{2,24}?"

COMMAND = Command(
    name="remind",
    names=("提醒", "提醒我"),
    help=text("A private reminder on a day."),
    example=text("remind me Thursday to call Acme"),
    run=run,
    right=Right(Role.REP, "private"),
    follows=rf"(?:done|drop|later|at) \w{{3}}.*|\w{{3}} .{{1,40}}|{_WHEN}.{{2,40}}",
    asked={
        "newest drop": (
            rf"(?:算了|{_THAT})+[,，]?(?:不用|别|不要|不需要)(?:再|{_THAT})*提醒(?:我)?END",
            rf"(?:算了|{_THAT})*[,，]?(?:取消|删掉|删了|撤销|关掉)(?:{_THAT})*提醒(?:我)?END",
            r"提醒(?:取消|不用|不要|算)END",
            (
                r"(?:never ?mind|cancel|forget|drop|delete|scrap|stop)(?: about)? (?:the |that |my |this |last )*"
                r"reminder"
            ),
            r"(?:no need to|don't|do not|please don't) remind me (?:of (?:it|that)|about (?:it|that))",
            r"i (?:don't|do not|no longer) need (?:the|that|a|my) reminder(?: any ?more)?",
        ),
        "newest {at}": (
            rf"(?:{_THAT})*提醒(?:我)?的?(?:时间)?{_MOVE}(?P<at>{_AT})(?:再)?(?:提醒)?(?:我)?END",
            rf"{_MOVE}(?P<at>{_AT})(?:再)?提醒(?:我)?END",
            rf"{_MOVE}(?P<at>(?:今天|明天|后天)?{_HOUR})END",
            (
                r"(?:move|change|shift|push|make|set) (?:the|that|my|this) reminder (?:back |forward )?"
                rf"(?:to |for )?(?P<at>{_AT_EN})(?: instead)?"
            ),
            r"(?:make (?:it|that)|move (?:it|that) to|at) (?P<at>\d{1,2}(?::\d\d)? ?[ap]m)(?: instead)?",
            rf"remind me (?:at |on )?(?P<at>{_AT_EN}) instead",
        ),
    },
)
