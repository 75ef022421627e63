"""post: a scheduled post as it would be written, shown here or sent."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.company import calendar_of, company, now_of
from bot.mistakes import Mistake
from bot.settings import Settings
from bot.taking import no_team
from bot.told import told
from chat.message import Reader
from chat.reply import Delivery
from language.text import Day, text
from scheduler.cadence import cadence, slots
from scheduler.clock import moment, run
from scheduler.post import discover, recurring
from scoring.people import Organization
from scoring.period import IsWorkday
from scoring.section import there_are
from storage import outbox, pks
from storage.people import directory
from storage.rooms import rooms_of
from storage.store import Store
from storage.work import Work
from words.plain import plain_text

MORNING = time(9, 0)
LOOKED_BACK = timedelta(days=62)
"""So far back every post was due, a monthly one too."""
STAGES = {"pk-start": "start", "pk-half": "half", "pk-final": "end"}
"""What a PK says by itself; it can be looked at beforehand."""
_OF_NOW = text("remark: written for another day, by the figures of now.")
_BEFORE = text("remark: it was sent before, so nothing goes out again.")
_HELD = text("remark: it goes out when quiet hours end, or tomorrow if the room has heard enough today.")


def make(settings: Settings, name: str, team: str, day: date | None, *, dry_run: bool) -> str:
    """The post's words; put into the outbox too, unless it is a dry run."""
    if name not in recurring() and name not in STAGES:
        known = there_are((*recurring(), *STAGES))
        raise Mistake(text("{what}: there is no such post; {remedy}", what=f"post {name}", remedy=known))
    if name in STAGES and not dry_run:
        said = text(
            "{what}: a PK's stages come by themselves; add {option} to see this one",
            what=f"post {name}",
            option="--dry-run",
        )
        raise Mistake(said)
    with company(settings) as store:
        is_workday = calendar_of(store).is_workday
        now = now_of(store)
        with store.look(now) as look:
            home = directory(look).organization
        number = _team(home, team)
        today = now.astimezone(ZoneInfo(home.zone)).date()
        slot = datetime.combine(day or today, MORNING)
        note = "" if slot.date() == today else f"{told(_OF_NOW)}\n\n"
        if name in STAGES:
            return note + _stage(store, name, number, slot, is_workday)
        subject = "" if dry_run else f"by-hand-{slot.isoformat()}"
        with store.look(now) as look:
            post = tuple(recurring()[name].run(moment(look, name, number, slot, is_workday, subject=subject)))
        send = partial(run, name=name, team=number, slot=slot, is_workday=is_workday, subject=subject)
        remark = "" if dry_run or not post else _sent(store, [delivery.key for delivery in post], send)
        return note + _words(store, post, number, slot.date(), _due_before(name, slot, is_workday)) + remark


def _stage(store: Store, name: str, team: int | None, slot: datetime, is_workday: IsWorkday) -> str:
    """A PK of the team's room as it would be told there at that stage, by the figures of now."""
    with store.look(now_of(store)) as look:
        people = directory(look)
        room = people.room_of_team(team)
        own = [pk for pk in pks.live(look) if room in rooms_of(pk, people)]
        if room is None or not own:
            raise Mistake(text("{what}: no PK is under way in that team's room", what=f"post {name}"))
        subject = f"{own[0].id}:{STAGES[name]}"
        said = discover()["pk"].run(moment(look, "pk", team, slot, is_workday, subject=subject))
        reader = Reader(people.reader_of(room.room).locale, people.organization.zone)
        shown = [plain_text(one.reply, reader) for one in said if one.to == room.room]
    return "\n\n".join(shown) or told(text("Nothing to say: the PK is at another stage."))


def _team(home: Organization, name: str) -> int | None:
    if not name:
        return next(iter(home.teams), None)
    found = next((t.id for t in home.teams.values() if name in (t.key, t.name)), None)
    if found is None:
        raise Mistake(no_team(name, home))
    return found


def _sent(store: Store, keys: Sequence[str], send: Callable[[Work], object]) -> str:
    """Send it; a remark where nothing goes out now, "" where it does."""
    now = now_of(store)
    with store.work(now) as work:
        if all(outbox.state_of(work, key) for key in keys):
            return f"\n\n{told(_BEFORE)}"
        send(work)
        outbox.hand_back(work)  # the program that serves the company sends it
    with store.look(now) as look:
        return "" if any(outbox.state_of(look, key) for key in keys) else f"\n\n{told(_HELD)}"


def _due_before(name: str, slot: datetime, is_workday: IsWorkday) -> date:
    """The last day before the slot's on which the post is due by itself; the day before where there is none."""
    midnight = datetime.combine(slot.date(), time.min)
    due = [*slots(cadence(recurring()[name].cadence), midnight - LOOKED_BACK, midnight, is_workday)]
    return due[-1].date() if due else slot.date() - timedelta(days=1)


def _words(store: Store, said: Sequence[Delivery], team: int | None, day: date, earlier: date) -> str:
    """What is said; else why nothing is: the team has no group, or the day no occasion; `earlier` is one to try."""
    with store.look(now_of(store)) as look:
        people = directory(look)
        shown = [plain_text(d.reply, Reader(people.reader_of(d.to).locale, people.organization.zone)) for d in said]
    if shown:
        return "\n\n".join(shown)
    name = people.organization.teams[team].name if team is not None else ""
    if people.room_of_team(team):
        silent = text(
            "Nothing to say to {team} on {day}. To look at another day: {option}",
            team=name,
            day=Day(day),
            option=f"--on {earlier.isoformat()}",
        )
        return told(silent)
    nobody = text(
        "Nothing to say: mention the bot in the team's group: bind {team}; without a bot, give the group a webhook",
        team=name,
    )
    return told(nobody)
