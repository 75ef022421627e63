"""say and chat: the playground's conversation in a terminal."""

import asyncio
import sys

from bot.mistakes import Mistake
from bot.platforms.playground.draw import direct
from bot.platforms.playground.people import person_of
from bot.playing import open_sample, playing
from bot.settings import Settings
from scheduler.clock import read_clock
from storage.people import directory
from storage.store import Store
from web.port import Said, Unknown

PROMPT = "> "
PATIENCE = 15.0  # seconds; a terminal shows nothing later, unlike the page


class Nobody(Mistake):
    """There is no such person; the message names some who are there."""


def say(settings: Settings, text: str, name: str, room: str) -> None:
    """Say one thing as somebody and print what comes back."""
    opened = open_sample(settings)
    person = _person(opened.store, name)

    async def once() -> Said:
        async with playing(settings, opened.store, PATIENCE) as (_, platform):
            return await platform.say(person, room or direct(person), text)

    try:
        _print(asyncio.run(once()))
    except Unknown as unknown:
        raise Nobody(f"--room {room}: {unknown}; leave it out for the direct chat") from unknown


def chat(settings: Settings, name: str, room: str) -> None:
    """Talk line by line until the end of input."""
    opened = open_sample(settings)
    person = _person(opened.store, name)

    async def talk() -> None:
        async with playing(settings, opened.store, PATIENCE) as (_, platform):
            while True:
                print(PROMPT, end="", flush=True)
                line = await asyncio.to_thread(sys.stdin.readline)
                if not line:
                    break
                if line.strip():
                    _print(await platform.say(person, room or direct(person), line.strip()))

    asyncio.run(talk())


def _person(store: Store, name: str) -> str:
    with store.look(read_clock()) as look:
        people = directory(look)
        found = person_of(people, name)
        if found:
            return found.id
        some = ", ".join(member.name for member in list(people.organization.members.values())[:6])
    raise Nobody(f"--as {name}: there is nobody of that name; for example: {some}")


def _print(said: Said) -> None:
    for reply in said.replies:
        print(f"[{reply['to']}] {reply['text']}" if reply["to"] else reply["text"])
        for button in reply["buttons"]:
            print(f"    [{button['label']}] {button['says']}")
