"""App Home: somebody's day on a page of their own, shown anew after each record."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from datetime import timedelta

import structlog

from bot.company import calendar_of
from bot.platforms.place import Place
from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.draw import Json, messages
from bot.platforms.slack.inbound import PLATFORM
from bot.platforms.slack.modal import today_of
from chat.message import Person
from handlers.home import home_of
from scheduler.calendar import shifts
from storage.people import directory
from storage.store import AGAIN

log = structlog.get_logger()
EVERY = timedelta(seconds=1)
"""One person's page is shown at most so often."""
MOST_KEPT = 10_000
MOST_WAITING = 2_000
MOST_BLOCKS = 100


class Home:
    """Pages by person: those to be shown wait in line, each once; one that has not changed is not sent again."""

    def __init__(self, api: WebApi, place: Place) -> None:
        self._api, self._place = api, place
        self.team = ""
        self._waiting: OrderedDict[str, bool] = OrderedDict()
        self._woken = asyncio.Event()
        self._shown: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._is_workday = calendar_of(place.store).is_workday

    def show(self, user: str, *, always: bool = False) -> None:
        """Have somebody's page shown soon; `always`: even when it looks as before."""
        if user and len(self._waiting) < MOST_WAITING:
            self._waiting[user] = self._waiting.get(user, False) or always
            self._woken.set()

    async def run(self) -> None:
        """Show pages until cancelled."""
        clock = asyncio.get_running_loop().time
        while True:
            await self._woken.wait()
            user = next((one for one in self._waiting if self._due(one) <= clock()), None)
            if user is None:
                soonest = min((self._due(one) for one in self._waiting), default=clock() + 1)
                if not self._waiting:
                    self._woken.clear()
                else:
                    await asyncio.sleep(max(0.01, soonest - clock()))
                continue
            always = self._waiting.pop(user)
            await self._publish(user, always=always)

    def _due(self, user: str) -> float:
        return self._shown.get(user, ("", float("-inf")))[1] + EVERY.total_seconds()

    async def _publish(self, user: str, *, always: bool) -> None:
        before = self._shown.get(user, ("", 0.0))[0]
        digest = before
        try:
            view = await asyncio.to_thread(self.view, user)
            digest = hashlib.sha256(json.dumps(view).encode()).hexdigest()
            if always or digest != before:
                await self._api.call("views_publish", user_id=user, view=view)
        except Refused as no:
            digest = ""
            log.info("page not shown", error=no.error)
            if no.pause:
                await asyncio.sleep(min(no.pause, 30.0))
        except AGAIN as error:
            self._place.refusals.note("slack: page not read", error)
        self._shown[user] = (digest, asyncio.get_running_loop().time())
        self._shown.move_to_end(user)
        while len(self._shown) > MOST_KEPT:
            self._shown.popitem(last=False)

    def view(self, user: str) -> Json:
        """Somebody's page as a view."""
        person, now = Person(PLATFORM, self.team, user), self._place.now()
        with self._place.store.look(now) as look:
            people = directory(look)
            today = today_of(people, people.member_of(person), now)
            reply = home_of(look, person, today, shifts(people.organization, self._is_workday))
            reader = people.reader_of(person)
        pages = messages(reply, reader, (), "simple")
        return {"type": "home", "blocks": [block for page in pages for block in page.blocks][:MOST_BLOCKS]}
