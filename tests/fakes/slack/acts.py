"""What people do in Slack, as the payloads that it delivers."""

from typing import Any

from tests.fakes.slack.server import Attempt, Server
from tests.fakes.slack.team import APP, BOT_USER, TEAM, Channel, Json, Team


def kind_of(channel: Channel) -> str:
    """The channel_type of events."""
    return {"im": "im", "group": "group", "mpim": "mpim"}.get(channel.kind, "channel")


def event(team: Team, inner: Json, **more: Any) -> Json:
    """The outer part of an event."""
    return {
        "token": "legacy",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "api_app_id": APP,
        "event": {**inner, "event_ts": inner.get("event_ts", inner.get("ts", team.stamp()))},
        "type": "event_callback",
        "event_id": team.fresh("Ev"),
        "event_time": 1_700_000_000,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": team.fresh("4-"),
        **more,
    }


async def say(
    server: Server, user: str, channel: str, text: str, thread: str = "", **more: Any
) -> tuple[str, list[Attempt]]:
    """Somebody writes; the message's stamp and how its events were answered."""
    team, place = server.team, server.team.channels[channel]
    message: Json = {"type": "message", "user": user, "text": text, "ts": team.stamp(), "team": TEAM, **more}
    message |= {"thread_ts": thread} if thread else {}
    if thread and (parent := team.message(channel, thread)):
        message["parent_user_id"] = parent.get("user", "")
        parent["reply_count"] = parent.get("reply_count", 0) + 1
    place.messages.append(message)
    return message["ts"], await delivered(server, place, message)


async def send_file(
    server: Server, user: str, channel: str, name: str, body: bytes, text: str = "", **more: Any
) -> tuple[str, list[Attempt]]:
    """Somebody sends a file, with or without words."""
    number = server.team.fresh("F")
    url = f"{server.address}/files-pri/{number}/download/{name}"
    server.team.files[number] = {"id": number, "body": body, "done": True, "late": 0, "url_private": url} | more
    shown = {
        "id": number,
        "name": name,
        "title": name,
        "filetype": name.rpartition(".")[2],
        "mimetype": "application/octet-stream",
        "size": len(body),
        "mode": "hosted",
        "user": user,
        "is_external": False,
        "url_private": url.replace("/download", ""),
        "url_private_download": url,
    }
    if more.get("asked_for"):  # as with a file of a shared channel
        shown = {"id": number, "name": name, "mode": "file_access", "file_access": "check_file_info"}
    files = {"subtype": "file_share", "files": [shown], "upload": False}
    return await say(server, user, channel, text, **files)


async def delivered(server: Server, place: Channel, message: Json) -> list[Attempt]:
    """The events of a message, where the bot is in the conversation: one, or two with a mention."""
    if BOT_USER not in place.members:
        return []
    inner = {**message, "channel": place.id, "channel_type": kind_of(place)}
    found = [await server.deliver("events_api", event(server.team, inner))]
    if f"<@{BOT_USER}>" in message.get("text", "") and place.kind != "im":
        twin = {k: v for k, v in inner.items() if k != "channel_type"} | {"type": "app_mention"}
        found.append(await server.deliver("events_api", event(server.team, twin)))
    return found


async def edit(server: Server, channel: str, stamp: str, text: str) -> Attempt:
    """Somebody edits a message."""
    team, place = server.team, server.team.channels[channel]
    message = team.message(channel, stamp)
    assert message
    before = dict(message)
    message |= {"text": text, "edited": {"user": message["user"], "ts": team.stamp()}}
    inner = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel,
        "channel_type": kind_of(place),
        "ts": team.stamp(),
        "message": dict(message),
        "previous_message": before,
    }
    return await server.deliver("events_api", event(team, inner))


async def delete(server: Server, channel: str, stamp: str) -> Attempt:
    """Somebody deletes a message."""
    team, place = server.team, server.team.channels[channel]
    message = team.message(channel, stamp)
    assert message
    place.messages.remove(message)
    inner = {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "channel": channel,
        "channel_type": kind_of(place),
        "ts": team.stamp(),
        "deleted_ts": stamp,
        "previous_message": message,
    }
    return await server.deliver("events_api", event(team, inner))


async def bury(server: Server, channel: str, stamp: str) -> Attempt:
    """Somebody deletes a message that has answers in its thread: Slack keeps a stone in its place."""
    team, place = server.team, server.team.channels[channel]
    message = team.message(channel, stamp)
    assert message
    before = dict(message)
    message |= {"subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted.", "hidden": True}
    inner = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel,
        "channel_type": kind_of(place),
        "ts": team.stamp(),
        "message": dict(message),
        "previous_message": before,
    }
    return await server.deliver("events_api", event(team, inner))


async def command(server: Server, user: str, channel: str, text: str, name: str = "/sales", **more: Any) -> Attempt:
    """Somebody types a slash command."""
    place = server.team.channels[channel]
    payload = {
        "token": "legacy",
        "team_id": TEAM,
        "team_domain": "fake",
        "channel_id": channel,
        "channel_name": "directmessage" if place.kind == "im" else place.name,
        "user_id": user,
        "user_name": user.lower(),
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": server.response_url(channel, user),
        "trigger_id": server.team.trigger(user),
        **more,
    }
    return await server.deliver("slash_commands", payload)


async def press(
    server: Server, user: str, button: Json, channel: str = "", message: Json | None = None, view: Json | None = None
) -> Attempt:
    """Somebody presses a button under a message, or in a view."""
    action = {"type": "button", "action_id": button["action_id"], "block_id": "b", "value": button.get("value", "")}
    payload: Json = {
        "type": "block_actions",
        "user": {"id": user, "username": user.lower(), "team_id": TEAM},
        "api_app_id": APP,
        "team": {"id": TEAM, "domain": "fake"},
        "trigger_id": server.team.trigger(user),
        "actions": [{**action, "action_ts": server.team.stamp()}],
    }
    if view is not None:
        container = {"type": "view", "view_id": view["id"]}
        payload |= {"container": container, "view": view}
    else:
        assert message is not None
        container = {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": channel,
            "is_ephemeral": "only" in message,
        }
        payload |= {
            "container": container,
            "channel": {"id": channel, "name": "directmessage" if channel.startswith("D") else "x"},
            "response_url": server.response_url(channel, user),
        }
        if "only" not in message:
            payload["message"] = message
    return await server.deliver("interactive", payload)


async def submit(server: Server, user: str, view: Json, values: dict[str, str]) -> Attempt:
    """Somebody sends a form off."""
    state: Json = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element, value = block["element"], values.get(block["block_id"])
        state[block["block_id"]] = {element["action_id"]: typed(element, value)}
    payload = {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "fake"},
        "user": {"id": user, "team_id": TEAM},
        "api_app_id": APP,
        "trigger_id": server.team.trigger(user),
        "view": {**view, "team_id": TEAM, "state": {"values": state}, "app_installed_team_id": TEAM},
        "response_urls": [],
    }
    return await server.deliver("interactive", payload)


def typed(element: Json, value: str | None) -> Json:
    """What stands in a field, as Slack gives it; None: what stood there at first."""
    match element["type"]:
        case "datepicker":
            return {"type": "datepicker", "selected_date": value or element.get("initial_date")}
        case "static_select":
            options = {option["value"]: option for option in element["options"]}
            return {
                "type": "static_select",
                "selected_option": options.get(value or "") or element.get("initial_option"),
            }
    return {"type": "plain_text_input", "value": value or element.get("initial_value")}


async def open_home(server: Server, user: str) -> Attempt:
    """Somebody opens the app's page."""
    inner = {"type": "app_home_opened", "user": user, "channel": server.team.direct(user).id, "tab": "home"}
    return await server.deliver("events_api", event(server.team, inner))


def buttons(blocks: list[Json] | None) -> list[Json]:
    """The buttons of a message or view."""
    return [one for block in blocks or [] if block["type"] == "actions" for one in block["elements"]]
