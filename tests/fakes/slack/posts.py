"""Posts as Slack takes them: to all, to one, changed."""

import json
import time
from typing import Any

from tests.fakes.slack.limits import faults, too_long
from tests.fakes.slack.refusals import Late, No
from tests.fakes.slack.team import APP, BOT, BOT_USER, TEAM, Json


def post(slack: Any, values: Json) -> Json:
    """chat.postMessage: once a second in a channel."""
    channel = slack.joined(values)
    content(slack, values)
    now = time.monotonic()
    if now - channel.last_post < slack.spacing:
        slack.refused.append(("chat.postMessage", "ratelimited"))
        raise Late(1)
    channel.last_post = now
    thread = values.get("thread_ts")
    if thread is not None:
        parent = slack.team.message(channel.id, str(thread))
        if parent is None or parent.get("thread_ts", parent["ts"]) != parent["ts"]:
            raise No("thread_not_found")
        parent["reply_count"] = parent.get("reply_count", 0) + 1
    message = {
        "type": "message",
        "ts": slack.team.stamp(),
        "user": BOT_USER,
        "bot_id": BOT,
        "app_id": APP,
        "team": TEAM,
    }
    message |= {name: values[name] for name in ("text", "blocks", "thread_ts", "metadata") if values.get(name)}
    channel.messages.append(message)
    slack.posted.append((channel.id, message))
    return {"channel": channel.id, "ts": message["ts"], "message": message}


def show(slack: Any, values: Json) -> Json:
    """chat.postEphemeral."""
    channel = slack.joined(values)
    if values.get("user") not in channel.members:
        raise No("user_not_in_channel")
    content(slack, values)
    message = {
        "ts": slack.team.stamp(),
        "only": values["user"],
        "text": values.get("text", ""),
        "blocks": values.get("blocks"),
    }
    message |= {"thread_ts": values["thread_ts"]} if values.get("thread_ts") else {}
    channel.ephemeral.append(message)
    return {"message_ts": message["ts"]}


def change(slack: Any, values: Json) -> Json:
    """chat.update: only one's own messages."""
    channel = slack.joined(values)
    message = slack.team.message(channel.id, str(values.get("ts")))
    if message is None:
        raise No("message_not_found")
    if message.get("user") != BOT_USER:
        raise No("cant_update_message")
    content(slack, values)
    message |= {
        "text": values.get("text"),
        "blocks": values.get("blocks"),
        "edited": {"user": BOT_USER, "ts": slack.team.stamp()},
    }
    return {"channel": channel.id, "ts": message["ts"], "text": message["text"]}


def content(slack: Any, values: Json) -> None:
    """Text and blocks within every limit; the flags that would bring names to life are not set."""
    text, blocks = values.get("text") or "", values.get("blocks")
    blocks = json.loads(blocks) if isinstance(blocks, str) else blocks
    if not text:
        raise No("no_text")
    if len(text) > 4_000:
        raise No("msg_too_long")
    if values.get("parse") == "full" or values.get("link_names"):
        raise No("invalid_arguments", faults=["parse"])
    if blocks is None:
        return
    found = ["no blocks here"] if slack.no_blocks and blocks else faults(blocks)
    if slack.no_tables and any(block.get("type") == "table" for block in blocks):
        found.append("no tables here")
    if slack.no_pictures and any(block.get("type") == "image" for block in blocks):
        found.append("no pictures here")
    found += _unready(slack, blocks)
    if found:
        raise No("invalid_blocks", faults=found)
    if too_long(blocks):
        raise No("msg_blocks_too_long")


def _unready(slack: Any, blocks: list[Json]) -> list[str]:
    found = []
    for block in blocks:
        number = block.get("slack_file", {}).get("id") if block.get("type") == "image" else None
        file = slack.team.files.get(number) if number else None
        if number and (file is None or not file["done"]):
            found.append("no such file")
        elif file and file["late"]:
            file["late"] -= 1
            found.append("file not ready")
    return found


def mark(slack: Any, values: Json) -> Json:
    """reactions.add: once each."""
    channel, stamp, name = _reaction(slack, values)
    if slack.team.message(channel, stamp) is None:
        raise No("message_not_found")
    if (channel, stamp, name) in slack.team.reactions:
        raise No("already_reacted")
    slack.team.reactions.append((channel, stamp, name))
    return {}


def unmark(slack: Any, values: Json) -> Json:
    """reactions.remove: one of our own."""
    found = _reaction(slack, values)
    if found not in slack.team.reactions:
        raise No("no_reaction")
    slack.team.reactions.remove(found)
    return {}


def _reaction(slack: Any, values: Json) -> tuple[str, str, str]:
    return slack.joined(values).id, str(values.get("timestamp")), str(values.get("name"))
