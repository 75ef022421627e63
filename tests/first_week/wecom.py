"""The first week on WeCom: the AI bot over its long connection and the self-built app, both of one company."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from bot.founding import write_rules
from bot.platforms.place import Place
from bot.platforms.wecom.opening import opened
from chat.adapter import Adapter
from tests.bot.wecom.app.shop import of_app, served
from tests.bot.wecom.office import QUICK, Ticking, settings
from tests.fakes.wecom.callbacks import Callbacks
from tests.fakes.wecom.files import Files
from tests.fakes.wecom.gateway import Gateway
from tests.fakes.wecom.rest import Rest, Sent
from tests.fakes.wecom.rules import Shown
from tests.first_week.house import BEGIN, Home, at_home, codes_in, founded
from tests.first_week.script import Heard
from tests.running import until

PEOPLE = {
    "陈磊": "ChenLei",
    "周敏": "ZhouMin",
    "王芳": "WangFang",
    "李强": "LiQiang",
    "赵静": "ZhaoJing",
    "刘洋": "LiuYang",
    "孙丽": "SunLi",
    "吴昊": "WuHao",
    "郑雅文": "ZhengYawen",
    "何子轩": "HeZixuan",
    "徐倩": "XuQian",
    "马超": "MaChao",
}
NAMES = {user.casefold(): name for name, user in PEOPLE.items()}
ROOMS = {"一组群": "wrFIRST", "二组群": "wrSECOND"}
APP = "应用"
CARD = "\x00"


class Wecom:
    """What people do in WeCom, and what they see there."""

    def __init__(self, home: Home, gateway: Gateway, rest: Rest, phone: Callbacks, files: Files) -> None:
        self._home, self._gateway, self._rest, self._phone, self._files = home, gateway, rest, phone, files
        self._shown = self._sent = 0

    async def say(self, who: str, text: str, group: str) -> list[Heard]:
        """In a group with a mention of the bot; in the app where the group is called so."""
        user = PEOPLE[who]
        if group == APP:
            await self._home.after(lambda: self._phone.say(user, text))
        else:
            await self._home.after(lambda: self._gateway.say(user, text, ROOMS[group] if group else ""))
        return self._heard()

    async def press(self, who: str, label: str, group: str) -> list[Heard]:
        """On the newest card that has the button, in the chat or in the group."""
        chat = f"2:{ROOMS[group]}" if group else f"1:{PEOPLE[who].casefold()}"
        for card in reversed(self._gateway.seen(chat, "template_card")):
            for button in _buttons(card.body):
                if label == button["text"]:
                    await self._home.after(partial(self._gateway.press, PEOPLE[who], card, button["key"]))
                    return self._heard()
        raise AssertionError(f"{who} sees no [{label}]")

    async def send_file(self, who: str, name: str, table: str) -> list[Heard]:
        """In the direct chat, encrypted as WeCom does it."""
        body = self._files.message(name, table.encode("gb18030"))
        await self._home.after(lambda: self._gateway.send(PEOPLE[who], body))
        return self._heard()

    async def until(self, moment: datetime) -> list[Heard]:
        """The clock goes on."""
        await self._home.go_on(moment)
        return self._heard()

    def claim_code(self) -> str:
        """As `dealdrum claim` prints it."""
        return self._home.claim_code()

    def codes(self) -> Sequence[str]:
        """Those behind the buttons of all cards so far."""
        cards: list[dict[str, Any]] = [one.body for one in self._gateway.rules.shown if one.kind == "template_card"]
        cards += [one.body for one in self._rest.sent if one.kind == "template_card"]
        return codes_in([button["key"] for card in cards for button in _buttons(card)])

    def _heard(self) -> list[Heard]:
        assert not self._gateway.rules.faults, self._gateway.rules.faults
        shown, sent = self._gateway.rules.shown[self._shown :], self._rest.sent[self._sent :]
        self._shown, self._sent = len(self._gateway.rules.shown), len(self._rest.sent)
        assert not any(one.dropped for one in shown), "more than WeCom shows"
        heard = [Heard(_place(one), _words(one)) for one in shown]
        return _joined([*heard, *(Heard(f"{NAMES[one.user.casefold()]}（{APP}）", _words(one)) for one in sent)])


def _buttons(card: dict[str, Any]) -> list[dict[str, Any]]:
    return list(card.get("button_list") or [])


def _place(one: Shown) -> str:
    form, _, number = one.chat.partition(":")
    if form == "1":
        return NAMES.get(number, number)
    return next(name for name, room in ROOMS.items() if room == number)


def _words(one: Shown | Sent) -> str:
    """A message as it is read; a card begins with its mark."""
    if one.kind == "template_card":
        return CARD + one.words.strip()
    return {"image": "(picture)", "file": "(file)"}.get(one.kind, one.words.strip())


def _joined(heard: Sequence[Heard]) -> list[Heard]:
    """A card stands below the words it belongs to; what it repeats of them is left out."""
    found: list[Heard] = []
    for one in heard:
        if not one.words.startswith(CARD):
            found.append(one)
            continue
        before = next((other for other in reversed(found) if other.place == one.place), None)
        said = before.words.replace("*", "").split("\n") if before else []
        lines = one.words.removeprefix(CARD).split("\n")
        own = [line for line in lines if not any(words.startswith(line.rstrip("…")) for words in said)]
        found.append(Heard(one.place, "\n".join(own)))
    return found


@asynccontextmanager
async def on_wecom(folder: Path) -> AsyncIterator[Wecom]:
    """A company that was founded this minute, with nobody in it."""
    clock = Ticking(BEGIN)
    gateway, rest, files = Gateway(clock=_seconds(clock)), Rest(clock=_seconds(clock)), Files()
    gateway.stamp = clock
    rest.members = {*PEOPLE.values()}
    port = await gateway.open()
    await rest.open()
    await files.open()
    write_rules(folder / "rules.toml", "云图科技", "一组，二组", 12, "Asia/Shanghai")
    store = founded(folder, (folder / "rules.toml").read_text(encoding="utf-8"), clock())
    own = settings(port, **of_app(rest))
    try:
        async with at_home(store, clock, lambda: _adapter(own, Place(store, clock, folder)), folder) as home:
            site = Starlette(routes=list(home.house.adapters["wecom"].routes(home.house.receive)))
            async with served(site) as url:
                await until(lambda: gateway.up)
                yield Wecom(home, gateway, rest, Callbacks(rest.corp, rest.agent, url, _seconds(clock)), files)
    finally:
        await gateway.shut()
        await rest.shut()
        await files.shut()
        store.close()


def _adapter(own: Any, place: Place) -> Adapter:
    return opened(own, place, QUICK)


def _seconds(clock: Ticking) -> Any:
    return lambda: clock().timestamp()
