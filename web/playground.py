"""The playground: a local page, and its JSON interface, to talk to the bot without any account."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from chat.errors import Refusal
from language.text import Text, text
from web import interface
from web.fields import Problem, query_of
from web.guard import Guard
from web.label import Gettext, wording
from web.page import Page
from web.port import Playground, Unknown
from web.reader import COOKIE, LOCALES, is_page, locale_from

STATIC = Path(__file__).parent / "static"


def app(port: Playground, gettext_of: Callable[[str], Gettext] = lambda _locale: str) -> FastAPI:
    """The page and its interface. `gettext_of(locale)` translates the page's own words."""
    site = FastAPI(title="DealDrum playground", docs_url=None, redoc_url=None, openapi_url=None)
    page = Page(port, gettext_of)
    site.include_router(_door(page))
    site.include_router(interface.reading(port))
    site.include_router(interface.files(port, page))
    site.include_router(interface.acting(port, page))
    site.mount("/static", StaticFiles(directory=STATIC))
    site.add_middleware(Guard)
    _explain(site, page)
    return site


def _door(page: Page) -> APIRouter:
    """The page, and what is new on it since it was last `seen`."""
    router = APIRouter()

    @router.get("/")
    async def whole(request: Request) -> Response:
        asked = query_of(request, "as", "room", COOKIE)
        spot = await page.spot(asked.get("as"), asked.get("room"), locale_from(request))
        response = HTMLResponse(await page.whole(spot))
        if asked.get(COOKIE) in LOCALES:
            response.set_cookie(COOKIE, spot.locale, max_age=31_536_000, httponly=True, samesite="strict")
        return response

    @router.get("/playground/news")
    async def news(request: Request) -> Response:
        asked = query_of(request, "as", "room", "seen", COOKIE)
        spot = await page.spot(asked.get("as"), asked.get("room"), locale_from(request))
        parts = await page.news(spot, asked.get("seen", ""))
        return Response(status_code=204) if parts is None else HTMLResponse(parts)

    return router


def _explain(site: FastAPI, page: Page) -> None:
    """Every expected error as a short answer: JSON for programs, the reader's language for the page."""

    def explain(request: Request, status: int, *words: Text) -> Response:
        locale = locale_from(request)
        message = " ".join(wording(part, page.gettext[locale]) for part in words)
        if is_page(request):
            return PlainTextResponse(message, status)
        if request.url.path == "/":
            return HTMLResponse(page.problem(locale, message), status)
        return JSONResponse({"error": " ".join(wording(part, str) for part in words)}, status)

    @site.exception_handler(Problem)
    async def problem(request: Request, error: Problem) -> Response:
        return explain(request, error.status, error.words)

    @site.exception_handler(Refusal)
    async def refusal(request: Request, error: Refusal) -> Response:
        return explain(request, 400, *error.words)

    @site.exception_handler(Unknown)
    async def unknown(request: Request, error: Unknown) -> Response:
        return explain(request, 404, text("There is no such person, room or message."))

    @site.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        return JSONResponse({"error": HTTPStatus(error.status_code).phrase}, error.status_code, headers=error.headers)
