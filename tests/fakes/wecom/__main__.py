"""make fake-wecom: a WeCom on this machine, with a bot and an app; type what people say, see what they would see."""

import argparse
import asyncio
import sys
from dataclasses import dataclass, field
from typing import TypeVar

from scheduler.clock import read_clock
from tests.fakes.wecom.callbacks import AES_KEY, TOKEN, Callbacks
from tests.fakes.wecom.desk import HELP, Desk
from tests.fakes.wecom.files import Files
from tests.fakes.wecom.gateway import Gateway
from tests.fakes.wecom.hooks import Hooks
from tests.fakes.wecom.rest import Rest

T = TypeVar("T")


@dataclass
class Screen:
    """Prints what people see, as it comes; `counts`: how much of each has been printed."""

    desk: Desk
    up: bool | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def look(self) -> None:
        """Print what is new."""
        rules, rest = self.desk.gateway.rules, self.desk.rest
        if self.up is not self.desk.gateway.up:
            self.up = self.desk.gateway.up
            print("--- the bot is", "connected" if self.up else "not connected")
        for one in self._new("bot", rules.shown):
            self.desk.last[one.chat] = one if one.kind != "template_card" else self.desk.last.get(one.chat, one)
            print(f"[{one.chat} {one.kind}{' DROPPED' if one.dropped else ''}]\n{one.words}")
        for key, body in self._new("hooks", self.desk.hooks.posted):
            print(f"[webhook {key} {body['msgtype']}]\n{body[body['msgtype']].get('content', '…')}")
        for sent in self._new("app", rest.sent):
            print(f"[app {sent.user} {sent.kind}{' DROPPED' if sent.dropped else ''}]\n{sent.words}")
        for card in self._new("updates", [one for one in rules.tasks.values() for _ in one.updates]):
            print(f"[card updated]\n{card.words}")
        for seen in self._new("app updates", [one for one in rest.sent for _ in one.updates]):
            print(f"[card of the app updated]\n{seen.words}")
        for fault in self._new("faults", [*rules.faults, *rest.faults]):
            print("!!! the bot did what no client should:", fault)

    def _new(self, name: str, every: list[T]) -> list[T]:
        before, self.counts[name] = self.counts.get(name, 0), len(every)
        return every[before:]


async def watch(screen: Screen) -> None:
    """Look for ever."""
    while True:
        await asyncio.sleep(0.05)
        screen.look()


def seconds() -> float:
    """The time that callbacks are signed with."""
    return read_clock().timestamp()


async def main() -> None:
    """Listen, and do what is typed."""
    parser = argparse.ArgumentParser(prog="make fake-wecom", description=__doc__)
    parser.add_argument("--port", type=int, default=8799, help="the first of four")
    parser.add_argument("--name", default="战鼓", help="the bot's name")
    parser.add_argument("--callback", default="http://127.0.0.1:8765", help="where dealdrum run listens")
    chosen = parser.parse_args()
    gateway, hooks, rest, files = Gateway(name=chosen.name), Hooks("hook-key-1", "hook-key-2"), Rest(), Files()
    parts = (gateway, hooks, rest, files)
    try:
        ports = [await part.open(chosen.port + number) for number, part in enumerate(parts)]
    except OSError as taken:
        for part in parts:
            await part.shut()
        sys.exit(f"{taken.strerror}: choose other ports, for example: make fake-wecom ARGS='--port 8899'")
    print("Put this into .env, then: dealdrum run\n")
    print(f"WECOM_BOT_ID={gateway.bot}\nWECOM_BOT_SECRET={gateway.secret}\nWECOM_BOT_NAME={gateway.name}")
    print(f"WECOM_WS_URL=ws://127.0.0.1:{ports[0]}\nWECOM_WEBHOOK_URL=http://127.0.0.1:{ports[1]}")
    print("# WECOM_WEBHOOKS=team-1=hook-key-1\n# The self-built app, which may be left out:")
    print(f"WECOM_CORP_ID={rest.corp}\nWECOM_AGENT_ID={rest.agent}\nWECOM_APP_SECRET={rest.secret}")
    print(f"WECOM_CALLBACK_TOKEN={TOKEN}\nWECOM_CALLBACK_AES_KEY={AES_KEY}")
    print(f"WECOM_API_URL=http://127.0.0.1:{ports[2]}")
    print("# What WeCom would call; here the callbacks go to", chosen.callback)
    print(f"PUBLIC_URL=https://dealdrum.example\n\n{HELP}", flush=True)
    desk = Desk(gateway, hooks, rest, Callbacks(rest.corp, rest.agent, chosen.callback, seconds), files)
    watching = asyncio.create_task(watch(Screen(desk)))
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            await desk.do(line)
        await asyncio.sleep(2)
    finally:
        watching.cancel()
        for part in parts:
            await part.shut()


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    asyncio.run(main())
