"""The playground's interface: the same addresses answer programs in JSON and the page in fragments."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from language.text import text
from web.fields import MAX_NAME, MAX_TEXT, Problem, fields_of, file_of, query_of, whole
from web.page import Page
from web.port import Chat, Jump, Member, Playground, Said, SheetForm, Theme
from web.reader import is_page, locale_from

JUMPS: dict[str, Jump] = {"next_morning": "next_morning", "evening": "evening", "month_end": "month_end"}
THEMES: dict[str, Theme] = {"light": "light", "dark": "dark"}
SHEETS: dict[str, tuple[SheetForm, str]] = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
PICTURE_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
FURTHEST = timedelta(days=366)
"""A jump runs every slot on its way; a year of them is enough at a time."""


def reading(port: Playground) -> APIRouter:
    """What one can ask."""
    router = APIRouter(prefix="/playground")

    @router.get("/people")
    async def people(request: Request) -> Response:
        query_of(request)
        return JSONResponse(list(await port.people()))

    @router.get("/rooms")
    async def rooms(request: Request) -> Response:
        query_of(request)
        return JSONResponse(list(await port.rooms()))

    @router.get("/messages")
    async def messages(request: Request) -> Response:
        asked = query_of(request, "room", "after")
        room = _room(await port.rooms(), asked.get("room", ""))
        return JSONResponse({"messages": list(await port.messages(room, whole(asked.get("after", "0"))))})

    @router.get("/now")
    async def now(request: Request) -> Response:
        query_of(request)
        return JSONResponse({"now": (await port.now()).isoformat()})

    @router.get("/pictures/{name}.png")
    async def picture(request: Request, name: str) -> Response:
        theme = THEMES.get(query_of(request, "theme").get("theme", "light"))
        if theme is None:
            raise Problem(400, text("The theme is light or dark."))
        png = await port.picture(name, theme) if PICTURE_NAME.fullmatch(name) else None
        if png is None:
            raise Problem(404, text("There is no such picture."))
        return Response(png, media_type="image/png", headers={"cache-control": "private, max-age=86400"})

    return router


def files(port: Playground, page: Page) -> APIRouter:
    """What one can bring and take away."""
    router = APIRouter(prefix="/playground")

    @router.post("/files")
    async def send_file(request: Request) -> Response:
        asked = query_of(request, "as", "room", "name", "lang")
        me, room = _person(await port.people(), asked.get("as", "")), _room(await port.rooms(), asked.get("room", ""))
        data, name = await file_of(request), asked.get("name", "")[-MAX_NAME:]
        return await _answer(page, request, me, room, await port.send_file(me, room, name, data))

    @router.get("/sheets/{name}.{form}")
    async def sheet(request: Request, name: str, form: str) -> Response:
        query_of(request)
        known = SHEETS.get(form)
        found = await port.sheet(name, known[0]) if known and PICTURE_NAME.fullmatch(name) else None
        if known is None or found is None:
            raise Problem(404, text("There is no such file."))
        # RFC 6266: a name outside ASCII, percent-encoded.
        named = f"attachment; filename*=UTF-8''{quote(found[0], safe='')}"
        headers = {"content-disposition": named, "cache-control": "private, no-store"}
        return Response(found[1], media_type=known[1], headers=headers)

    return router


def acting(port: Playground, page: Page) -> APIRouter:
    """What one can do; a program gets the replies, the page what is new on it."""
    router = APIRouter(prefix="/playground")

    @router.post("/messages")
    async def say(request: Request) -> Response:
        query_of(request, "lang")
        given = await fields_of(request, "as", "room", "text")
        me, room = _person(await port.people(), given["as"]), _room(await port.rooms(), given["room"])
        if not given["text"].strip():
            raise Problem(400, text("There is nothing in this message."))
        if len(given["text"].encode()) > MAX_TEXT:
            raise Problem(413, text("The message is too long: 64 KB is the limit."))
        return await _answer(page, request, me, room, await port.say(me, room, given["text"]))

    @router.post("/press")
    async def press(request: Request) -> Response:
        query_of(request, "lang")
        given = await fields_of(request, "as", "message", "says", *(["room"] if is_page(request) else []))
        me = _person(await port.people(), given["as"])
        said = await port.press(me, given["message"], given["says"])
        page.marks.pressed[given["message"]] = (given["says"], me)
        return await _answer(page, request, me, given.get("room", ""), said)

    @router.post("/clock")
    async def clock(request: Request) -> Response:
        query_of(request, "lang")
        given = await fields_of(request, "to")
        now = await port.clock(_moment(given["to"], await port.now(), may_be_local=is_page(request)))
        return Response(status_code=204) if is_page(request) else JSONResponse({"now": now.isoformat()})

    return router


async def _answer(page: Page, request: Request, me: str, room: str, said: Said) -> Response:
    """The replies for a program; for the page what is new on it. Problem 503: it failed, and is tried again."""
    if not is_page(request):
        return JSONResponse({"id": said.id, "replies": said.replies})
    if said.failed:
        raise Problem(
            503, text("(no answer: it failed inside, number {number}; it is tried again later)", number=said.failed)
        )
    return HTMLResponse(await page.news(await page.spot(me, room, locale_from(request))))


def _person(people: Sequence[Member], asked: str) -> str:
    if asked not in {person["id"] for person in people}:
        raise Problem(404, text("There is nobody with this id."))
    return asked


def _room(rooms: Sequence[Chat], asked: str) -> str:
    if asked not in {room["id"] for room in rooms}:
        raise Problem(404, text("There is no such room."))
    return asked


def _moment(to: str, now: datetime, *, may_be_local: bool) -> datetime | Jump:
    """Where the clock shall jump: a named moment or an instant ahead; the page's own field names no zone."""
    if to in JUMPS:
        return JUMPS[to]
    try:
        instant = datetime.fromisoformat(to)
        if instant.tzinfo is None and may_be_local:
            instant = instant.replace(tzinfo=now.tzinfo)
        ahead = instant - now
    except (ValueError, TypeError, OverflowError):
        raise Problem(
            400, text("A date and time with its zone is needed, for example 2026-11-20T09:00+08:00.")
        ) from None
    if ahead < timedelta():
        raise Problem(400, text("The clock never runs backwards."))
    if ahead > FURTHEST:
        raise Problem(400, text("The clock jumps a year ahead at most."))
    return instant
