"""The Web API's methods: tokens, scopes, membership, limits, tiers; each answer as Slack words it."""

import json
import re
import time
from collections import defaultdict, deque

from tests.fakes.slack import posts
from tests.fakes.slack.limits import view_faults
from tests.fakes.slack.refusals import Late, No
from tests.fakes.slack.team import APP, APP_TOKEN, BOT, BOT_TOKEN, BOT_USER, TEAM, Channel, Json, Team

SCOPE = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "conversations.open": "im:write",
    "conversations.info": "channels:read",
    "conversations.history": "channels:history",
    "conversations.replies": "channels:history",
    "users.conversations": "channels:read",
    "users.info": "users:read",
    "bots.info": "users:read",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "reactions.add": "reactions:write",
    "reactions.remove": "reactions:write",
    "views.open": "",
    "views.update": "",
    "views.publish": "",
    "auth.test": "",
}
TRIGGER_LASTS = 3.0
"""Seconds for which a form can be opened after a click."""
TIER = {
    "chat.update": 50,
    "chat.postEphemeral": 100,
    "conversations.open": 50,
    "conversations.info": 50,
    "conversations.history": 50,
    "conversations.replies": 50,
    "users.conversations": 20,
    "users.info": 100,
    "views.publish": 100,
    "views.open": 100,
    "views.update": 100,
    "reactions.add": 50,
    "reactions.remove": 20,
    "files.getUploadURLExternal": 100,
    "files.completeUploadExternal": 100,
}
ALL_SCOPES = frozenset(scope for scope in SCOPE.values() if scope) | {
    "app_mentions:read",
    "commands",
    "im:history",
    "im:read",
    "groups:history",
    "groups:read",
    "mpim:history",
    "mpim:read",
}


class Methods:
    """What the Web API does in a workspace; `calls` are all of them in order, `refused` those that broke a rule."""

    def __init__(self, team: Team, address: str = "") -> None:
        self.team, self.address = team, address
        self.scopes = set(ALL_SCOPES)
        self.token = BOT_TOKEN
        self.app_tokens = {APP_TOKEN}
        self.spacing = 1.0
        self.files_are_late = 0
        self.no_tables = False
        self.no_pictures = False
        self.no_blocks = False
        self.unknown: frozenset[str] = frozenset()
        self.opens_at_once = 100
        self.calls: list[tuple[str, Json]] = []
        self.refused: list[tuple[str, str]] = []
        self.posted: list[tuple[str, Json]] = []
        self._recent: dict[str, deque[float]] = defaultdict(deque)

    def call(self, method: str, values: Json, token: str) -> Json:
        """The answer's body. No, Late."""
        self.calls.append((method, values))
        if method == "apps.connections.open":
            if token not in self.app_tokens:
                raise No("invalid_auth")
            self.opens_at_once -= 1
            if self.opens_at_once < 0:
                raise Late(1)
            return {"ok": True, "url": self.address.replace("http", "ws", 1) + f"/link?ticket={self.team.fresh('w')}"}
        if not token:
            raise No("not_authed")
        if token != self.token:
            raise No("invalid_auth")
        if method not in SCOPE or method in self.unknown:
            raise No("unknown_method")
        needed = SCOPE[method]
        if needed and needed not in self.scopes:
            raise No("missing_scope", needed=needed, provided=",".join(sorted(self.scopes)))
        self._tier(method)
        try:
            found: Json = getattr(self, "_" + _snake(method))(values)
        except No as no:
            self.refused.append((method, f"{no.body['error']} {no.body.get('faults', '')}"))
            raise
        return {"ok": True, **found}

    def _tier(self, method: str) -> None:
        most, recent, now = TIER.get(method, 10_000), self._recent[method], time.monotonic()
        while recent and recent[0] < now - 60:
            recent.popleft()
        if len(recent) >= most:
            self.refused.append((method, "ratelimited"))
            raise Late(30)
        recent.append(now)

    def _auth_test(self, values: Json) -> Json:
        return {
            "team": "Fake",
            "team_id": TEAM,
            "user": "dealdrum",
            "user_id": BOT_USER,
            "bot_id": BOT,
            "url": "https://fake.slack.com/",
        }

    def _bots_info(self, values: Json) -> Json:
        return {"bot": {"id": values.get("bot"), "app_id": APP, "user_id": BOT_USER, "name": "DealDrum"}}

    def _users_info(self, values: Json) -> Json:
        user = self.team.users.get(str(values.get("user")))
        if user is None:
            raise No("user_not_found")
        shown = dict(user)
        if str(values.get("include_locale")) not in ("1", "true", "True"):
            shown.pop("locale", None)
        return {"user": shown}

    def _conversations_open(self, values: Json) -> Json:
        user = str(values.get("users"))
        if user not in self.team.users:
            raise No("user_not_found")
        return {"channel": {"id": self.team.direct(user).id}}

    def _conversations_info(self, values: Json) -> Json:
        channel = self._visible(values)
        return {
            "channel": {
                "id": channel.id,
                "name": channel.name,
                "is_archived": channel.archived,
                "is_member": BOT_USER in channel.members,
            }
        }

    def _users_conversations(self, values: Json) -> Json:
        mine = [c for c in self.team.channels.values() if BOT_USER in c.members and not c.archived]
        return {"channels": [{"id": c.id, "name": c.name} for c in mine], "response_metadata": {"next_cursor": ""}}

    def _conversations_history(self, values: Json) -> Json:
        channel = self.joined(values)
        found = [m for m in channel.messages if m.get("thread_ts", m["ts"]) == m["ts"]]
        return self._page(found, values, newest_first=True)

    def _conversations_replies(self, values: Json) -> Json:
        channel, parent = self.joined(values), values.get("ts")
        found = [m for m in channel.messages if parent in (m["ts"], m.get("thread_ts"))]
        if not found:
            raise No("thread_not_found")
        return self._page(found, values, newest_first=False)

    def _page(self, found: list[Json], values: Json, *, newest_first: bool) -> Json:
        oldest, limit = float(values.get("oldest") or 0), int(values.get("limit") or 100)
        wanted = sorted((m for m in found if float(m["ts"]) > oldest), key=lambda m: m["ts"], reverse=newest_first)
        start = int(values.get("cursor") or 0)
        page = wanted[start : start + limit]
        if str(values.get("include_all_metadata")) not in ("1", "true", "True"):
            page = [{k: v for k, v in m.items() if k != "metadata"} for m in page]
        more = str(start + limit) if start + limit < len(wanted) else ""
        return {"messages": page, "has_more": bool(more), "response_metadata": {"next_cursor": more}}

    def _chat_post_message(self, values: Json) -> Json:
        return posts.post(self, values)

    def _chat_post_ephemeral(self, values: Json) -> Json:
        return posts.show(self, values)

    def _chat_update(self, values: Json) -> Json:
        return posts.change(self, values)

    def _reactions_add(self, values: Json) -> Json:
        return posts.mark(self, values)

    def _reactions_remove(self, values: Json) -> Json:
        return posts.unmark(self, values)

    def _files_get_upload_url_external(self, values: Json) -> Json:
        if not values.get("filename") or int(values.get("length") or 0) < 1:
            raise No("invalid_arguments")
        number = self.team.fresh("F")
        self.team.files[number] = {
            "id": number,
            "length": int(values["length"]),
            "alt": values.get("alt_txt", ""),
            "body": None,
            "done": False,
        }
        return {"upload_url": f"{self.address}/upload/{number}", "file_id": number}

    def _files_info(self, values: Json) -> Json:
        file = self.team.files.get(str(values.get("file")))
        if file is None:
            raise No("file_not_found")
        return {"file": {"id": file["id"], "url_private": file.get("url_private", "")}}

    def _files_complete_upload_external(self, values: Json) -> Json:
        files = values.get("files")
        for one in json.loads(files) if isinstance(files, str) else files or []:
            file = self.team.files.get(one["id"])
            if file is None or file["body"] is None:
                raise No("file_not_found")
            file["done"] = True
            file["late"] = self.files_are_late
            if values.get("channel_id"):
                self.joined({"channel": values["channel_id"]}).messages.append(
                    {
                        "ts": self.team.stamp(),
                        "user": BOT_USER,
                        "bot_id": BOT,
                        "files": [file],
                        "subtype": "file_share",
                    }
                )
        return {"files": [{"id": one["id"]} for one in (json.loads(files) if isinstance(files, str) else files)]}

    def _views_open(self, values: Json) -> Json:
        began, user = self.team.triggers.pop(str(values.get("trigger_id")), (0.0, ""))
        if not user:
            raise No("invalid_trigger_id")
        if time.monotonic() - began > TRIGGER_LASTS:
            raise No("expired_trigger_id")
        return {"view": self._view(values, "modal", user)}

    def _views_update(self, values: Json) -> Json:
        old = self.team.views.get(str(values.get("view_id")))
        if old is None:
            raise No("not_found")
        if values.get("hash") and values["hash"] != old["hash"]:
            raise No("hash_conflict")
        return {"view": self._view(values, "modal", old["user"], old["id"])}

    def _views_publish(self, values: Json) -> Json:
        user = str(values.get("user_id"))
        if user not in self.team.users:
            raise No("user_not_found")
        view = self._view(values, "home", user)
        self.team.homes.setdefault(user, []).append(view)
        return {"view": view}

    def _view(self, values: Json, kind: str, user: str, number: str = "") -> Json:
        view = values.get("view")
        view = json.loads(view) if isinstance(view, str) else view
        found = view_faults(view, kind=kind)
        if found:
            raise No("invalid_arguments", faults=found)
        assert view
        shown = {**view, "id": number or self.team.fresh("V"), "hash": self.team.fresh("h"), "user": user}
        self.team.views[shown["id"]] = shown
        return shown

    def _visible(self, values: Json) -> Channel:
        channel = self.team.channels.get(str(values.get("channel")))
        if channel is None or (channel.kind != "channel" and BOT_USER not in channel.members):
            raise No("channel_not_found")
        return channel

    def joined(self, values: Json) -> Channel:
        channel = self._visible(values)
        if channel.archived:
            raise No("is_archived")
        if BOT_USER not in channel.members:
            raise No("not_in_channel")
        return channel


def _snake(method: str) -> str:
    """chat.postMessage as chat_post_message."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", method).replace(".", "_").lower()
