"""What Slack delivers, by whichever way: kept, then acknowledged. One place for HTTP and for sockets."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.platforms.slack import inbound
from bot.platforms.slack.client import QUIET
from bot.platforms.slack.shape import Misshapen, Payload, identified, part, said
from bot.platforms.slack.workspace import Workspace
from chat.message import Incoming

log = structlog.get_logger()
KEPT_WITHIN = 2.3
"""Seconds until Slack is told to come again: it waits three."""
MOST_CHALLENGE = 1_000
_OAUTH = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")
"""Their presence alone makes bolt begin an OAuth flow of its own."""

Keep = Callable[[Incoming], Awaitable[None]]


class _Listeners(AsyncMiddleware):
    """Everything that comes in passes here; what is kept durably is acknowledged, nothing is done before that."""

    def __init__(self, workspace: Workspace, keep: Keep) -> None:
        self._workspace, self._keep = workspace, keep

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002
    ) -> BoltResponse:
        """Answer a payload; the answer says whether Slack has to send it again."""
        try:
            async with asyncio.timeout(KEPT_WITHIN):
                return await self._answer(req.body)
        except Misshapen:
            return BoltResponse(status=400, body="")
        except TimeoutError:
            log.warning("not kept in time")
            return BoltResponse(status=503, body="")

    async def _answer(self, payload: Payload) -> BoltResponse:
        kind = said(payload, "type")
        if kind == "url_verification":
            return _answered({"challenge": said(payload, "challenge")[:MOST_CHALLENGE]})
        if not await self._workspace.is_ours(payload):
            return _acknowledged()
        if kind == "event_callback":
            await self._event(part(payload, "event"))
        elif payload.get("command"):
            return await self._command(payload)
        elif kind == "block_actions":
            await self._pressed(payload)
        elif kind == "view_submission":
            return await self._sent_off(payload)
        elif kind == "app_rate_limited":
            log.warning("Slack holds events back: more than 30,000 in an hour")
            self._workspace.missed_some()
        return _acknowledged()

    async def _event(self, event: Payload) -> None:
        workspace = self._workspace
        match event["type"]:
            case "message" | "app_mention":
                heard = inbound.heard(event, workspace.ours, workspace.now())
                if heard:
                    await workspace.keep_heard(heard, self._keep)
            case "app_home_opened":
                if said(event, "tab") in ("", "home"):
                    workspace.home.show(identified(event, "user"), always=True)
            case "user_change" | "user_profile_changed":
                workspace.people.changed(part(event, "user"))
            case "tokens_revoked" | "app_uninstalled" | "team_access_revoked":
                workspace.forget()

    async def _command(self, payload: Payload) -> BoltResponse:
        workspace = self._workspace
        name, now = said(payload, "command").casefold(), workspace.now()
        if name.startswith("/checkin") and not said(payload, "text").strip():
            workspace.open_form(identified(payload, "user_id"), said(payload, "trigger_id"), "checkin")
            return _acknowledged()
        url = await workspace.response_address(said(payload, "response_url"))
        incoming = inbound.command(payload, workspace.ours, now, url)
        if name.startswith("/checkin"):
            incoming = replace(incoming, text=incoming.text.replace("/sales", "/sales report", 1))
        await self._kept(await workspace.placed(incoming))
        return _acknowledged()

    async def _pressed(self, payload: Payload) -> None:
        workspace = self._workspace
        await workspace.response_address(said(payload, "response_url"))
        actions = payload.get("actions")
        if not isinstance(actions, list) or not all(isinstance(action, dict) for action in actions):
            raise Misshapen("actions")
        for action in actions:
            if workspace.forms.opens(action):
                workspace.change_form(payload, action)
            elif said(action, "value") and said(action, "type") in ("button", ""):
                await self._kept(inbound.press(payload, action, workspace.ours, workspace.now()))

    async def _sent_off(self, payload: Payload) -> BoltResponse:
        """A form: what is wrong in it goes back beside its field, before anything is kept."""
        workspace = self._workspace
        found = workspace.forms.read(payload)
        if found is None:
            return _acknowledged()
        name, values = found
        incoming = inbound.form(payload, name, values, workspace.ours, workspace.now())
        errors = await asyncio.to_thread(workspace.forms.errors, incoming, name, values)
        if errors:
            return _answered({"response_action": "errors", "errors": errors})
        await self._kept(incoming)
        return _acknowledged()

    async def _kept(self, incoming: Incoming) -> None:
        await self._workspace.keep(incoming, self._keep)


def application(workspace: Workspace, keep: Keep) -> AsyncApp:
    """Bolt's app with our one listener; it checks no signature (that is done before) and asks Slack for nothing."""

    async def authorize(**_: Any) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=workspace.ours.team, bot_token="")  # bolt wants one

    async def failed(error: Exception) -> BoltResponse:
        workspace.place.refusals.note("nothing kept", error)
        return BoltResponse(status=503, body="")

    hidden = {name: os.environ.pop(name) for name in (*_OAUTH, "SLACK_BOT_TOKEN") if name in os.environ}
    try:
        app = AsyncApp(
            logger=_silent(),
            name="dealdrum",
            client=workspace.api.client,
            authorize=authorize,
            signing_secret="",
            before_authorize=_Listeners(workspace, keep),
            request_verification_enabled=False,
            ssl_check_enabled=False,
            process_before_response=True,
        )
    finally:
        os.environ.update(hidden)
    app.error(failed)
    return app


def dispatchable(payload: Payload, headers: Mapping[str, str | list[str]]) -> AsyncBoltRequest:
    """A request for bolt, of a payload that was read already. Misshapen when bolt cannot make sense of it."""
    try:
        return AsyncBoltRequest(body=payload, headers=dict(headers), mode="socket_mode")
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError):
        raise Misshapen("not a request") from None


def _silent() -> logging.Logger:
    QUIET.setLevel(logging.CRITICAL)
    return QUIET


def _acknowledged() -> BoltResponse:
    return BoltResponse(status=200, body="")


def _answered(body: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=body)
