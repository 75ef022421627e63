"""make fake-wecom: a WeCom for one bot on this machine; type what people say, see what they would see."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable

from tests.fakes.wecom.gateway import Gateway
from tests.fakes.wecom.hooks import Hooks
from tests.fakes.wecom.rules import Shown

HELP = """Type what happens, one line each:
  wang: 今天拜访3家             wang writes to the bot directly
  wang@sales: 今天拜访3家       wang mentions the bot in the group "sales"
  voice wang: 今天拜访三家      a voice message, as it was heard
  quote wang: 撤销              wang quotes the bot's last answer
  enter wang                   wang opens the chat with the bot
  press wang 撤销               wang presses a button of the newest card that has it
  close 1000 | cut | kick      the connection ends
  deaf 60 | away 60            nothing is answered, or nobody listens, for so many seconds
  code aibot_send_msg 45009    the next frame of that kind is answered with this errcode
  lose aibot_send_msg          the next answer to such a frame is lost
"""


class Desk:
    """Carries out lines."""

    def __init__(self, gateway: Gateway, hooks: Hooks) -> None:
        self.gateway, self.hooks = gateway, hooks
        self.last: dict[str, Shown] = {}
        verbs = {"enter": self._enter, "press": self._press, "close": self._close, "deaf": self._deaf}
        more = {"away": self._away, "code": self._code, "lose": self._lose, "cut": self._cut, "kick": self._kick}
        self.verbs: dict[str, Callable[[list[str]], Awaitable[None]]] = {**verbs, **more}

    async def do(self, line: str) -> None:
        """One line."""
        words = line.split()
        if not words:
            return
        if words[0] in self.verbs and ":" not in words[0]:
            await self.verbs[words[0]](words[1:])
            return
        who, colon, said = line.partition(":")
        if not colon:
            print(HELP)
            return
        said = said.strip().replace("\\n", "\n")
        verb, _, person = who.strip().rpartition(" ")
        user, _, group = person.partition("@")
        if verb == "voice":
            await self.gateway.send(user, {"msgtype": "voice", "voice": {"content": said}})
        elif verb == "quote":
            quoted = self.last.get(f"2:{group}" if group else f"1:{user.casefold()}")
            content = {"content": quoted.words if quoted else ""}
            await self.gateway.say(user, said, group, quote={"msgtype": "text", "text": content})
        else:
            await self.gateway.say(user, said, group)

    async def _enter(self, words: list[str]) -> None:
        await self.gateway.enter(words[0])

    async def _press(self, words: list[str]) -> None:
        label = " ".join(words[1:])
        for card in reversed(list(self.gateway.rules.tasks.values())):
            for button in (card.updates[-1] if card.updates else card.body)["button_list"]:
                if label in (button["text"], button["key"]):
                    await self.gateway.press(words[0], card, button["key"])
                    return
        print("there is no such button")

    async def _close(self, words: list[str]) -> None:
        await self.gateway.close(int(words[0]))

    async def _cut(self, _: list[str]) -> None:
        self.gateway.cut()

    async def _kick(self, _: list[str]) -> None:
        await self.gateway.kick()

    async def _deaf(self, words: list[str]) -> None:
        self.gateway.deaf = True
        await asyncio.sleep(float(words[0]))
        self.gateway.deaf = False

    async def _away(self, words: list[str]) -> None:
        await self.gateway.shut()
        await asyncio.sleep(float(words[0]))
        await self.gateway.open()

    async def _code(self, words: list[str]) -> None:
        self.gateway.codes.setdefault(words[0], []).append(int(words[1]))

    async def _lose(self, words: list[str]) -> None:
        self.gateway.lose_acks[words[0]] = 1


async def watch(desk: Desk) -> None:
    """Print what people see, as it comes."""
    shown = posted = updates = faults = 0
    up: bool | None = None
    while True:
        await asyncio.sleep(0.05)
        rules = desk.gateway.rules
        if up is not desk.gateway.up:
            up = desk.gateway.up
            print("--- the bot is", "connected" if up else "not connected")
        for one in rules.shown[shown:]:
            desk.last[one.chat] = one if one.kind != "template_card" else desk.last.get(one.chat, one)
            print(f"[{one.chat} {one.kind}{' DROPPED' if one.dropped else ''}]\n{one.words}")
        shown = len(rules.shown)
        for key, body in desk.hooks.posted[posted:]:
            print(f"[webhook {key} {body['msgtype']}]\n{body[body['msgtype']].get('content', '…')}")
        posted = len(desk.hooks.posted)
        changed = [one for one in rules.tasks.values() if one.updates]
        if sum(len(one.updates) for one in changed) > updates:
            updates = sum(len(one.updates) for one in changed)
            print(f"[card updated]\n{changed[-1].words}")
        for fault in rules.faults[faults:]:
            print("!!! the bot did what no client should:", fault)
        faults = len(rules.faults)


async def main() -> None:
    """Listen, and do what is typed."""
    parser = argparse.ArgumentParser(prog="make fake-wecom", description=__doc__)
    parser.add_argument("--port", type=int, default=8799)
    parser.add_argument("--name", default="战鼓", help="the bot's name")
    chosen = parser.parse_args()
    gateway, hooks = Gateway(name=chosen.name), Hooks("hook-key-1", "hook-key-2")
    port, web = await gateway.open(chosen.port), await hooks.open(chosen.port + 1)
    print("Put this into .env, then: dealdrum run\n")
    print(f"WECOM_BOT_ID={gateway.bot}\nWECOM_BOT_SECRET={gateway.secret}\nWECOM_BOT_NAME={gateway.name}")
    print(f"WECOM_WS_URL=ws://127.0.0.1:{port}\nWECOM_WEBHOOK_URL=http://127.0.0.1:{web}")
    print(f"# WECOM_WEBHOOKS=east=hook-key-1\n\n{HELP}", flush=True)
    desk = Desk(gateway, hooks)
    watching = asyncio.create_task(watch(desk))
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            await desk.do(line)
        await asyncio.sleep(2)
    finally:
        watching.cancel()
        await gateway.shut()
        await hooks.shut()


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    asyncio.run(main())
