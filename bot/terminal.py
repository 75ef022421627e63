"""say and chat: the playground's conversation in a terminal."""

import asyncio
import sys

from bot.mistakes import Mistake
from bot.platforms.playground.adapter import Playground
from bot.platforms.playground.draw import direct
from bot.platforms.playground.people import person_of
from bot.playing import open_sample, playing
from bot.settings import Settings
from bot.told import told
from language.text import Listing, text
from scheduler.clock import read_clock
from storage.people import directory
from storage.store import Store
from web.port import Said

PROMPT = "> "
PATIENCE = 15.0  # seconds; a terminal shows nothing later, unlike the page


class _Nobody(Mistake):
    """There is no such person, or not in that room; the message names some that are there."""


def say(settings: Settings, words: str, name: str, room: str) -> None:
    """Say one thing as somebody and print what comes back."""
    opened = open_sample(settings)
    person = _person(opened.store, name)

    async def once() -> Said:
        async with playing(settings, opened.store, PATIENCE) as (_, platform):
            return await platform.say(person, await _room(platform, person, room), words)

    _print(asyncio.run(once()), person)


def chat(settings: Settings, name: str, room: str) -> None:
    """Talk line by line until the end of input."""
    opened = open_sample(settings)
    person = _person(opened.store, name)

    async def talk() -> None:
        async with playing(settings, opened.store, PATIENCE) as (_, platform):
            place = await _room(platform, person, room)
            while True:
                if sys.stdin.isatty():
                    print(PROMPT, end="", flush=True)
                line = await asyncio.to_thread(sys.stdin.readline)
                if not line:
                    break
                if line.strip():
                    _print(await platform.say(person, place, line.strip()), person)

    asyncio.run(talk())


def _person(store: Store, name: str) -> str:
    with store.look(read_clock()) as look:
        people = directory(look)
        found = person_of(people, name)
        if found:
            return found.id
        some = Listing(tuple(member.name for member in list(people.organization.members.values())[:6]))
    raise _Nobody(
        text("{option}: there is nobody of that name; for example: {some}", option=f"--as {name}", some=some)
    )


async def _room(platform: Playground, person: str, name: str) -> str:
    """A room's id by its id or name; the direct chat when none is named."""
    if not name:
        return direct(person)
    rooms = [room for room in await platform.rooms() if person in room["members"]]
    found = next((room["id"] for room in rooms if name in (room["id"], room["name"])), None)
    if found is None:
        said = text(
            "{option}: they are in no room of that name; use one of {rooms}, or leave it out",
            option=f"--room {name}",
            rooms=Listing(tuple(room["name"] for room in rooms if room["kind"] == "group")),
        )
        raise _Nobody(said)
    return found


def _print(said: Said, speaker: str) -> None:
    """What came back; what another person or a group hears privately carries whose it is; silence is told."""
    if said.failed:
        print(
            told(text("(no answer: it failed inside, number {number}; it is tried again later)", number=said.failed))
        )
    elif not said.replies:
        print(told(text("(no answer)")))
    for reply in said.replies:
        aside = reply["to"] and reply["room"] != direct(speaker)
        print(f"[{reply['to']}] {reply['text']}" if aside else reply["text"])
        for button in reply["buttons"]:
            print(f"    [{button['label']}] {button['says']}")
