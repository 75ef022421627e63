"""What the link has to say for itself: gaps to the rooms, its trouble to the admins; written into the outbox."""

from collections.abc import Mapping
from datetime import datetime

from bot.platforms.wecom.inbound import PLATFORM
from cards import outage
from chat.message import Person, Room
from chat.reply import Delivery, Reply
from language.text import Text
from scheduler import gate
from storage import chats, links, outbox
from storage.admins import off, on, to_admins
from storage.people import directory
from storage.work import Work
from words.show import name_of

MOST_TIMES = 5
OWN = f"notice:{PLATFORM}"
"""How the keys of these deliveries begin."""
SETTINGS = "WECOM_BOT_ID, WECOM_BOT_SECRET"


def tell_gaps(work: Work) -> None:
    """Tell every room that is bound of the gaps it does not know of yet: one message each; not at night."""
    gaps = links.untold(work, PLATFORM)
    if not gaps or gate.is_quiet(work):
        return
    links.told(work, gaps)
    times = [(gap.since, gap.until) for gap in gaps][-MOST_TIMES:]
    rooms = [known.room for known in directory(work).rooms.values() if known.room.platform == PLATFORM]
    outbox.put(work, [Delivery(room, outage.gap(times), f"{OWN}:gap:{gaps[-1].id}:{room.id}") for room in rooms])


def _to_admins(work: Work, room: Room | None, reply: Reply, key: str, *, ours: bool) -> None:
    """Say something to the admins' room, or to each admin alone; not `ours`: elsewhere, where that is possible."""
    choose = on(PLATFORM) if ours else off(PLATFORM)
    outbox.put(work, to_admins(directory(work), room, reply, key, work.now, choose))


def of_trouble(work: Work, room: Room | None, reply: Reply, trouble: str, now: datetime) -> None:
    """Keep why the link stands still, for `dealdrum check`, and tell the admins."""
    links.in_trouble(work, PLATFORM, trouble)
    _to_admins(work, room, reply, f"{OWN}:trouble:{now:%Y-%m-%dT%H}", ours=False)


def ask_to_write(work: Work, delivery: Delivery) -> None:
    """Note that somebody cannot be reached; once a week the group is asked to have them write first."""
    person = delivery.to
    if not isinstance(person, Person) or not chats.missed(work, PLATFORM, person):
        return
    people = directory(work)
    member = people.member_of(person)
    bound = people.room_of_team(member.team) if member else None
    room = delivery.beside if delivery.beside and delivery.beside.form == "group" else bound.room if bound else None
    if room is None or room.platform != PLATFORM:
        return
    hint = outage.write_first(member.name if member else name_of(person))
    year, week, day = work.now.isocalendar()
    outbox.put(work, [Delivery(room, hint, f"{OWN}:hint:{person.id}:{year}-{week}-{day}")])


def left_out(work: Work, delivery: Delivery, reason: str) -> None:
    """Tell the admins, once a week and person, whom the app does not reach. `reason`: WeCom's name for it."""
    to = delivery.to
    if delivery.key.startswith(f"{OWN}:"):
        return
    person = to if isinstance(to, Person) else Person(PLATFORM, to.tenant, to.id.removeprefix("@"))
    member = directory(work).member_of(person)
    year, week, _ = work.now.isocalendar()
    words = outage.without_licence if reason == "unlicenseduser" else outage.out_of_range
    reply = words(member.name if member else name_of(person))
    _to_admins(work, None, reply, f"{OWN}:{reason}:{person.id}:{year}-{week}", ours=True)


def not_heard(work: Work, room: Room | None, why: Text) -> None:
    """Tell the admins, once a day, that the app's callback is refused, and why."""
    _to_admins(work, room, outage.not_heard("WeCom", why), f"{OWN}:callback:{work.now:%Y-%m-%d}", ours=True)


def contacts_changed(work: Work, room: Room | None, change: Mapping[str, str]) -> None:
    """Tell the admins that WeCom's contacts have changed: of each member who is gone, of all else once an hour."""
    people = directory(work)
    gone = change.get("ChangeType") == "delete_user"
    member = people.member_of(Person(PLATFORM, "", change.get("UserID", "")))
    if gone and member is not None:
        key = f"{OWN}:contacts:{member.id}:{work.now:%Y-%m-%d}"
        _to_admins(work, room, outage.gone_from_contacts(member.name), key, ours=True)
    elif not gone:
        _to_admins(work, room, outage.contacts_changed(), f"{OWN}:contacts:{work.now:%Y-%m-%dT%H}", ours=True)
