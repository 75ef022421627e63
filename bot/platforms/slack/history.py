"""Slack's history: what was said while nobody listened, and whether a post whose answer was lost is there."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any

import structlog

from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.shape import Payload

log = structlog.get_logger()
PAGE = 200
MOST_PAGES = 20
MOST_ROOMS = 200
SKEW = 120.0
"""Seconds that Slack's clock and ours may differ."""


async def sent_before(api: WebApi, channel: str, thread: str, key: str, lost: tuple[str, float]) -> str:
    """The stamp of our post with that key, "" when it is not there. Refused when that cannot be known now.

    `lost`: its text, and when it was tried first, in seconds.
    """
    oldest = f"{lost[1] - SKEW:.6f}"
    values: dict[str, Any] = {"channel": channel, "oldest": oldest, "limit": PAGE, "include_all_metadata": True}
    try:
        if thread:
            found = await api.call("conversations_replies", ts=thread, **values)
        else:
            found = await api.call("conversations_history", **values)
    except Refused as no:
        if no.pause is not None:
            raise
        return ""  # we may not look: then it is sent again
    for message in _messages(found):
        metadata = message.get("metadata")
        payload = metadata.get("event_payload") if isinstance(metadata, dict) else None
        if isinstance(payload, dict) and payload.get("key") == key:
            return str(message.get("ts") or "")
        if payload is None and message.get("bot_id") and message.get("text") == lost[0]:
            return str(message.get("ts") or "")
    return ""


async def rooms(api: WebApi) -> list[str]:
    """The conversations the bot is in, at most 200. Refused."""
    found: list[str] = []
    cursor = ""
    for _ in range(MOST_PAGES):
        values = {"cursor": cursor} if cursor else {}
        page = await api.call(
            "users_conversations",
            types="public_channel,private_channel,im,mpim",
            exclude_archived=True,
            limit=PAGE,
            **values,
        )
        channels = page.get("channels")
        found += [str(one["id"]) for one in channels or () if isinstance(one, dict) and one.get("id")]
        cursor = _cursor(page)
        if not cursor or len(found) >= MOST_ROOMS:
            break
    return found[:MOST_ROOMS]


async def said_in(api: WebApi, channel: str, since: datetime) -> AsyncIterator[Payload]:
    """What was said in a channel since then, oldest first within each page, as message events. Refused.

    Answers in threads are read where a thread was begun or answered since then.
    """
    cursor = ""
    for _ in range(MOST_PAGES):
        values = {"cursor": cursor} if cursor else {}
        page = await api.call(
            "conversations_history", channel=channel, oldest=f"{since.timestamp():.6f}", limit=PAGE, **values
        )
        for message in reversed(_messages(page)):
            yield _event(message, channel)
            if message.get("reply_count") and isinstance(message.get("ts"), str):
                replies = await api.call(
                    "conversations_replies",
                    channel=channel,
                    ts=message["ts"],
                    oldest=f"{since.timestamp():.6f}",
                    limit=PAGE,
                )
                for reply in _messages(replies):
                    if reply.get("ts") != message["ts"]:
                        yield _event(reply, channel)
        cursor = _cursor(page)
        if not cursor:
            return
    raise Refused("too_much")


def _event(message: Mapping[str, Any], channel: str) -> Payload:
    """A message of the history as the event that was missed; one that was edited as its last edit."""
    place = {"type": "message", "channel": channel, "channel_type": "im" if channel.startswith("D") else "channel"}
    if isinstance(message.get("edited"), dict):
        before = {"user": message.get("user"), "text": ""}
        return {**place, "subtype": "message_changed", "message": dict(message), "previous_message": before}
    return {**message, **place}


def _messages(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = page.get("messages")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _cursor(page: Mapping[str, Any]) -> str:
    found = page.get("response_metadata")
    return str(found.get("next_cursor") or "") if isinstance(found, dict) else ""
