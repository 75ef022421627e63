"""What is typed at `make fake-wecom`, carried out: people who write to the bot and to the app, and troubles."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp

from tests.fakes.wecom.callbacks import Callbacks
from tests.fakes.wecom.files import Files
from tests.fakes.wecom.gateway import Gateway
from tests.fakes.wecom.hooks import Hooks
from tests.fakes.wecom.rest import Rest
from tests.fakes.wecom.rules import Shown

HELP = """Type what happens, one line each:
  wang: 今天拜访3家             wang writes to the bot directly
  wang@sales: 今天拜访3家       wang mentions the bot in the group "sales"
  voice wang: 今天拜访三家      a voice message, as it was heard
  quote wang: 撤销              wang quotes the bot's last answer
  file wang: roster.xlsx       wang sends a file of this machine
  enter wang                   wang opens the chat with the bot
  press wang 撤销               wang presses a button of the newest card that has it
In the self-built app:
  app wang: 排行榜              wang writes to the app
  open wang                    wang opens the app
  menu wang 排行榜              wang taps an entry of its menu (after: dealdrum wecom menu)
  tap wang 撤销                 wang presses a button of a card of the app
  place wang 23.13 113.36      wang sends a location
  gone wang                    wang is no longer in the contacts
Troubles:
  close 1000 | cut | kick      the connection ends
  deaf 60 | away 60            nothing is answered, or nobody listens, for so many seconds
  code aibot_send_msg 45009    the next frame, or call (message/send), of that kind is answered with this errcode
  lose aibot_send_msg          the next answer to such a frame is lost
  distrust | trust             the address that the app calls from is not trusted (60020), or is again
"""


class Desk:
    """Carries out lines."""

    def __init__(self, gateway: Gateway, hooks: Hooks, rest: Rest, phone: Callbacks, files: Files) -> None:
        self.gateway, self.hooks, self.rest, self.phone, self.files = gateway, hooks, rest, phone, files
        self.last: dict[str, Shown] = {}
        verbs = {"enter": self._enter, "press": self._press, "close": self._close, "deaf": self._deaf}
        more = {"away": self._away, "code": self._code, "lose": self._lose, "cut": self._cut, "kick": self._kick}
        app = {"open": self._open, "menu": self._menu, "tap": self._tap, "place": self._place, "gone": self._gone}
        trust = {"distrust": self._distrust, "trust": self._trust}
        self.verbs: dict[str, Callable[[list[str]], Awaitable[None]]] = {**verbs, **more, **app, **trust}

    async def do(self, line: str) -> None:
        """One line."""
        words = line.split()
        if not words:
            return
        if words[0] in self.verbs and ":" not in words[0]:
            try:
                await self.verbs[words[0]](words[1:])
            except (IndexError, ValueError, AssertionError, LookupError):
                print(f"not understood, or not possible now: {line.strip()}")
            return
        who, colon, said = line.partition(":")
        if not colon:
            print(HELP)
            return
        said = said.strip().replace("\\n", "\n")
        verb, _, person = who.strip().rpartition(" ")
        user, _, group = person.partition("@")
        if verb == "app":
            self.rest.members.add(person)
            await self._call(self.phone.say(person, said))
        elif verb == "file":
            await self._file(person, Path(said).expanduser())
        elif verb == "voice":
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
        codes = self.rest.codes if "/" in words[0] or words[0] == "gettoken" else self.gateway.codes
        codes.setdefault(words[0], []).append(int(words[1]))

    async def _lose(self, words: list[str]) -> None:
        self.gateway.lose_acks[words[0]] = 1

    async def _file(self, user: str, path: Path) -> None:
        if path.is_file():
            await self.gateway.send(user, self.files.of(path))
        else:
            print("there is no such file")

    async def _call(self, call: Awaitable[int]) -> None:
        try:
            status = await call
        except aiohttp.ClientError:
            print(f"--- nobody listens at {self.phone.url}; is dealdrum run there, with the callback's two settings?")
            return
        if status != 200:
            print(f"--- the callback was answered with {status}")

    async def _open(self, words: list[str]) -> None:
        await self._call(self.phone.event(words[0], "enter_agent", EventKey=""))

    async def _menu(self, words: list[str]) -> None:
        entries = [below for top in self.rest.menu.get("button", ()) for below in top["sub_button"]]
        found = next((one["key"] for one in entries if one["name"] == words[1]), "")
        if found:
            await self._call(self.phone.event(words[0], "click", EventKey=found))
        else:
            print("there is no such entry; make the menu by: dealdrum wecom menu")

    async def _tap(self, words: list[str]) -> None:
        card, button = self.rest.card(words[0], " ".join(words[1:]))
        code = self.rest.pressed(card)
        fields = {"EventKey": button["key"], "TaskId": card.body["task_id"], "ResponseCode": code}
        await self._call(self.phone.event(words[0], "template_card_event", **fields))

    async def _place(self, words: list[str]) -> None:
        await self._call(self.phone.place(words[0], words[1], words[2]))

    async def _gone(self, words: list[str]) -> None:
        self.rest.members.discard(words[0])
        await self._call(self.phone.contact_gone(words[0]))

    async def _distrust(self, _: list[str]) -> None:
        self.rest.trusted = False

    async def _trust(self, _: list[str]) -> None:
        self.rest.trusted = True
