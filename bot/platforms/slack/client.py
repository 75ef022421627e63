"""Slack's Web API: one shared session, our own retries (none: they live in the outbox), typed failures."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.pace import Pace
from bot.platforms.slack.settings import SLACK

ANSWER_WITHIN = 6.0
CONNECT_WITHIN = 3.0
MOST_JSON, MOST_OTHER = 8_000_000, 64_000
LEAST_PAUSE, MOST_PAUSE, USUAL_PAUSE = 1.0, 300.0, 30.0
Json = Mapping[str, Any]
QUIET = logging.getLogger("slack")
"""The libraries' own log, which may hold people's words: only its critical lines are let through."""


class Refused(Exception):
    """Slack did not do it. `error` is Slack's word for it, or ours: timeout, connection, http_500.

    `pause`: seconds after which it may be tried again; None: not by trying. `unknown`: it may have been done.
    """

    def __init__(self, error: str, pause: float | None = None, *, unknown: bool = False, needed: str = "") -> None:
        super().__init__(error)
        self.error, self.pause, self.unknown, self.needed = error, pause, unknown, needed


class _Bounded(aiohttp.ClientResponse):
    """An answer of which no more is read than any real one has: an error page of 10 MB costs 64 KB."""

    async def read(self) -> bytes:
        """The body; ClientPayloadError when it is too long."""
        if self._body is None:
            most = MOST_JSON if self.content_type == "application/json" else MOST_OTHER
            parts, size = [], 0
            async for part in self.content.iter_any():
                size += len(part)
                if size > most:
                    self.close()
                    raise aiohttp.ClientPayloadError("too long an answer")
                parts.append(part)
            self._body = b"".join(parts)
            self.release()
        return self._body


class WebApi:
    """Calls of Slack's Web API with the bot's token, at the pace each method allows.

    `date` is what Slack's clock showed when it last said who we are, as in HTTP's header; "" before.
    """

    def __init__(self, token: str, url: str = SLACK) -> None:
        QUIET.setLevel(logging.CRITICAL)
        self.url = url
        self.pace = Pace()
        self.date = ""
        self.client = AsyncWebClient(token=token, base_url=url, logger=QUIET, retry_handlers=[])

    def session(self) -> aiohttp.ClientSession:
        """The one session that all calls share; made in the event loop that uses it."""
        if self.client.session is None or self.client.session.closed:
            self.client.session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN, sock_connect=CONNECT_WITHIN),
                response_class=_Bounded,
                trust_env=True,
            )
        return self.client.session

    async def call(self, method: str, **values: Any) -> Json:
        """What a method (as the SDK names it: chat_postMessage) answers. Refused."""
        self.session()
        pause = self.pace.wait(method)
        if pause > self.pace.SHORT:
            raise Refused("ratelimited", pause)
        await asyncio.sleep(pause)
        self.pace.went(method)
        found = await answered(getattr(self.client, method)(**values))
        return found.data if isinstance(found.data, dict) else {}

    async def scopes(self) -> tuple[Json, frozenset[str]]:
        """What auth.test says, and what the token may do."""
        self.session()
        found = await answered(self.client.auth_test())
        headers = {str(name).lower(): value for name, value in found.headers.items()}
        self.date = str(headers.get("date", ""))
        granted = headers.get("x-oauth-scopes", "")
        granted = granted[0] if isinstance(granted, list) else granted
        return found.data, frozenset(filter(None, (scope.strip() for scope in str(granted).split(","))))

    async def post(self, url: str, body: Any = None, values: Any = None) -> None:
        """Post to an address that Slack gave us (an upload, a response). Refused. Redirects are not followed."""
        try:
            async with self.session().post(url, data=body, json=values, allow_redirects=False) as answer:
                body = (await answer.read())[:2_000].decode("utf-8", "replace").strip()
                if answer.status == 429:
                    raise Refused("ratelimited", clamped(answer.headers.get("Retry-After")))
                if answer.status >= 500:
                    raise Refused(f"http_{answer.status}", LEAST_PAUSE, unknown=True)
                if no := _error_in(body, well=answer.status == 200):
                    raise Refused(no if no != "?" else f"http_{answer.status}")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _unanswered(error) from error

    async def close(self) -> None:
        """Close the session."""
        if self.client.session is not None:
            await self.client.session.close()


async def answered(call: Awaitable[Any]) -> Any:
    """The SDK's response, or Refused in place of whatever it raises."""
    try:
        return await call
    except SlackApiError as error:
        raise _refused(error) from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise _unanswered(error) from error
    except (SlackClientError, ValueError, TypeError) as error:
        raise Refused("no_json", USUAL_PAUSE, unknown=True) from error


def _error_in(said: str, *, well: bool) -> str:
    """The error that an answer names, in JSON or as a single word, "?" for one it does not name; "": all is well."""
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        found = {} if well else {"error": said if said.isascii() and said.isidentifier() else ""}
    found = found if isinstance(found, dict) else {}
    if well and found.get("ok") is not False:
        return ""
    return str(found.get("error") or "?")[:100]


def clamped(seconds: object) -> float:
    """Retry-After as we obey it: from 1 to 300 seconds, whatever it says."""
    value = str(seconds[0] if isinstance(seconds, list | tuple) and seconds else seconds).strip()
    if not (value.isascii() and value.isdigit()):
        return USUAL_PAUSE
    return min(max(float(value[:12]), LEAST_PAUSE), MOST_PAUSE)


def _refused(error: SlackApiError) -> Refused:
    response = error.response
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    data = getattr(response, "data", None)
    found = data if isinstance(data, dict) else {}
    said = str(found.get("error") or "")
    if status == 429 or said in ("ratelimited", "rate_limited"):
        headers = {str(name).lower(): value for name, value in getattr(response, "headers", {}).items()}
        return Refused("ratelimited", clamped(headers.get("retry-after")))
    if status >= 500 or said in ("internal_error", "fatal_error", "service_unavailable", "request_timeout"):
        return Refused(said or f"http_{status}", USUAL_PAUSE, unknown=True)
    if not said:
        return Refused(f"http_{status}", USUAL_PAUSE, unknown=True)
    return Refused(said, needed=str(found.get("needed") or ""))


def _unanswered(error: Exception) -> Refused:
    """No answer: unless the connection was never made, it may have been done."""
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return Refused("connection", 5.0)
    return Refused("timeout" if isinstance(error, TimeoutError) else "connection", 5.0, unknown=True)
