"""dealdrum wecom roster: WeCom's people beside ours, first in words, and taken over when that is wanted."""

import asyncio
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.bringing import brought
from bot.company import calendar_of, company, now_of
from bot.mistakes import Mistake
from bot.platforms.wecom.app import contacts
from bot.platforms.wecom.app.client import Client, Refused, Unanswered
from bot.platforms.wecom.app.contacts import Contacts
from bot.platforms.wecom.app.examining import in_words, unreached
from bot.platforms.wecom.app.roster import Link, Proposal, proposed
from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.opening import NO_APP, access
from bot.platforms.wecom.settings import Settings
from bot.settings import Settings as House
from bot.told import locale, told
from chat.message import Person, Reader
from handlers.guiding import welcomed
from handlers.importing import Importer, Source
from language.normalise import fold
from language.text import counted, text
from scoring.people import Member, Role
from scoring.period import local_day
from storage import guides, people, tenants
from storage.ids import code_of
from storage.people import directory
from storage.work import Work

_MOST_LINES = 40


def roster(house: House, settings: Settings, *, apply: bool) -> str:
    """What would follow from WeCom's contacts, or with `apply` has followed. Mistake: how to put it right."""
    if not settings.is_set() or not settings.has_app:
        raise Mistake(NO_APP)
    with company(house) as store:
        now, is_workday = now_of(store), calendar_of(store).is_workday
        with store.look(now) as look:
            known = [one.id for some in directory(look).persons.values() for one in some if one.platform == PLATFORM]
        found = asyncio.run(_read(settings, known))
        with store.work(now) if apply else store.look(now) as work:
            home = directory(work).organization
            today = local_day(now, ZoneInfo(home.zone), home.day_end)
            importer = Importer(work, home, today, None, is_workday)
            return _followed(work, importer, proposed(found, directory(work)), settings, apply=apply)


async def _read(settings: Settings, known: list[str]) -> Contacts:
    client = Client(access(settings))
    try:
        return await contacts.read(client, settings.wecom_agent_id, known)
    except Refused as no:
        raise Mistake(in_words(no)) from None
    except Unanswered as silent:
        raise Mistake(unreached(settings.wecom_api_url, silent.why)) from None
    finally:
        await client.close()


def _followed(work: Work, importer: Importer, proposal: Proposal, settings: Settings, *, apply: bool) -> str:
    said, members, changes = "", importer.home.members, False
    if proposal.rows:
        source = Source("WeCom", proposal.sheet, {}, code_of(work.new_id()))
        said, found = brought(importer, source, Reader(locale(), importer.home.zone), yes=apply)
        members, changes = found.members, bool(found.changes)
    if apply:
        _link(importer, proposal, members, settings)
    lines = [said] if said else []
    lines += [_linked(one, members, apply=apply) for one in proposal.links]
    lines += [f"! {told(note)}" for note in proposal.notes]
    if not lines or not (changes or proposal.links or proposal.notes):
        return told(text("WeCom's contacts and the roster agree."))
    more = told(counted("and {n} more line", "and {n} more lines", len(lines) - _MOST_LINES))
    shown = lines[:_MOST_LINES] + ([more] if len(lines) > _MOST_LINES else [])
    if not apply and (changes or proposal.links):
        command = "dealdrum wecom roster --apply"
        shown.append(told(text("Nothing is changed yet. To take this over: {command}", command=command)))
    return "\n".join(shown)


def _linked(link: Link, members: Mapping[int, Member], *, apply: bool) -> str:
    known = members.get(link.member) if link.member is not None else None
    name = known.name if known else link.name
    if apply:
        return told(text("account {account} is now {name} ({by})", account=link.userid, name=name, by=link.by))
    return told(text("account {account} → {name} ({by})", account=link.userid, name=name, by=link.by))


def _link(importer: Importer, proposal: Proposal, members: Mapping[int, Member], settings: Settings) -> None:
    """Give the accounts to their members, and guide who is new; they are found by the name that was brought in."""
    work = importer.work
    tenant = tenants.bound(work, PLATFORM, settings.wecom_bot_id or settings.wecom_corp_id)
    for link in proposal.links:
        called = [number for number, one in members.items() if fold(one.name) == fold(link.name)]
        number = link.member if link.member is not None else called[0] if len(called) == 1 else None
        if number is not None:
            people.link(work, Person(PLATFORM, tenant, link.userid, link.name), number)
            _guide(importer, members[number], new=link.member is None)


def _guide(importer: Importer, member: Member, *, new: bool) -> None:
    """The first days of a newcomer, the first steps of a lead: what they see when a lead lets them in by chat."""
    if new:
        welcomed(importer.work, member.id, member.zone, importer.today, importer.is_workday)
    if member.role is not Role.REP:
        guides.start(importer.work, member.id)
