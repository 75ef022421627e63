"""WeCom's REST interface for one self-built app: errcodes in answers of 200, and what comes too fast is dropped."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

ROOT = "/cgi-bin/"
LIMITS = ((60, 30), (3600, 1000))
LONGEST = {"text": 2048, "markdown": 2048}


@dataclass
class Sent:
    """What a person was sent; `dropped`: they never saw it, and nobody was told."""

    user: str
    kind: str
    body: dict[str, Any]
    dropped: bool = False
    updates: list[dict[str, Any]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What one would read."""
        if self.kind != "template_card":
            return str(self.body.get("content", self.body.get("media_id", "")))
        card = self.updates[-1] if self.updates else self.body
        labels = " ".join(f"[{button['text']}]" for button in card["button_list"])
        return f"{card['main_title']['title']} {card.get('sub_title_text', '')} {labels}"


class Rest:
    """Takes calls. `codes` are errcodes for the next calls of a path, `status` HTTP codes."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.corp, self.secret, self.agent = "ww00000000000000fa", "app-secret-canary", 1000002
        self.members = {"WangFang", "lilei", "chenjing", "zhoumin", "wang"}
        self.unlicensed: set[str] = set()
        self.people: dict[str, dict[str, Any]] = {}
        """What user/get says of somebody besides name and id: name, department, is_leader_in_dept …"""
        self.departments: dict[int, dict[str, Any]] = {1: {"name": "星河", "parentid": 0}}
        self.open_ids: dict[str, str] = {}
        self.trusted = True
        self.clock = clock
        self.sent: list[Sent] = []
        self.calls: list[str] = []
        self.codes: dict[str, list[int]] = {}
        self.status: dict[str, list[int]] = {}
        self.menu: dict[str, Any] = {}
        self.media: dict[str, bytes] = {}
        self.response_codes: dict[str, Sent] = {}
        self.tokens: list[str] = []
        self.faults: list[str] = []
        self._moments: dict[str, list[float]] = {}
        self._seen: dict[tuple[str, str], float] = {}
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def open(self, port: int = 0) -> int:
        """Listen; the port."""
        app = web.Application(client_max_size=32 * 2**20)
        app.router.add_route("*", ROOT + "{path:.+}", self._called)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]
        return self.port

    async def shut(self) -> None:
        """Be away."""
        if self._runner is not None:
            await self._runner.cleanup()

    def revoke(self) -> None:
        """The token that is in use no longer holds."""
        self.tokens = ["revoked"]

    def to(self, user: str) -> list[str]:
        """What somebody saw."""
        return [one.words for one in self.sent if one.user == user and not one.dropped]

    def card(self, user: str, label: str) -> tuple[Sent, dict[str, Any]]:
        """The newest card of somebody that has this button, and the button."""
        for one in reversed(self.sent):
            for button in one.body.get("button_list", ()) if one.user == user else ():
                if label in (button["text"], button["key"]):
                    return one, button
        raise LookupError(label)

    def pressed(self, card: Sent) -> str:
        """A press gives a response code, which can be used once."""
        code = f"code-{len(self.response_codes)}"
        self.response_codes[code] = card
        return code

    async def _called(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        self.calls.append(path)
        if self.status.get(path):
            return web.Response(status=self.status[path].pop(0))
        answer = await self._answer(path, request)
        return web.json_response({"errcode": 0, "errmsg": "ok", **answer})

    async def _answer(self, path: str, request: web.Request) -> dict[str, Any]:
        if self.codes.get(path):
            return _error(self.codes[path].pop(0))
        if path == "gettoken":
            return self._token(request.query)
        if request.query.get("access_token") not in self.tokens[-1:]:
            return _error(42001 if request.query.get("access_token") else 41001)
        if not self.trusted:
            return {
                "errcode": 60020,
                "errmsg": "not allow to access from your ip, hint: [1], from ip: 203.0.113.7, more info at …",
            }
        match path:
            case "message/send":
                return self._send(await request.json())
            case "message/update_template_card":
                return self._update(await request.json())
            case "media/upload":
                return await self._upload(request)
            case "menu/create":
                return self._create(request.query.get("agentid", ""), await request.json())
            case "batch/openuserid_to_userid":
                return self._plain(await request.json())
        return self._contacts(path, request.query)

    def _contacts(self, path: str, query: Any) -> dict[str, Any]:
        match path:
            case "agent/get":
                named = {"user": [{"userid": user} for user in sorted(self.members)]}
                known = query.get("agentid") == str(self.agent)
                return {"agentid": self.agent, "name": "战鼓", "allow_userinfos": named} if known else _error(301002)
            case "user/get":
                user = query.get("userid", "")
                known = next((one for one in self.members if one.casefold() == user.casefold()), "")
                about = {"userid": known, "name": known, "department": [1], **self.people.get(known, {})}
                return about if known else _error(60111)
            case "user/simplelist":
                number = int(query.get("department_id", "0"))
                inside = [u for u in sorted(self.members) if number in self.people.get(u, {}).get("department", [1])]
                return {"userlist": [{"userid": user, "department": [number]} for user in inside]}
            case "department/simplelist":
                order = [{"id": n, "parentid": d.get("parentid", 1), "order": n} for n, d in self.departments.items()]
                return {"department_id": order}
            case "department/get":
                number = int(query.get("id", "0"))
                found = self.departments.get(number)
                return {"department": {"id": number, **found}} if found else _error(60003)
        return _error(40058)

    def _plain(self, body: dict[str, Any]) -> dict[str, Any]:
        asked = body.get("open_userid_list", [])
        if len(asked) > 1000:
            return _error(40058)
        known = [{"open_userid": one, "userid": self.open_ids[one]} for one in asked if one in self.open_ids]
        return {"userid_list": known, "invalid_open_userid_list": [one for one in asked if one not in self.open_ids]}

    def _token(self, query: Any) -> dict[str, Any]:
        if query.get("corpid") != self.corp:
            return _error(40013)
        if query.get("corpsecret") != self.secret:
            return _error(40001)
        self.tokens.append(f"token-{len(self.calls)}")
        return {"access_token": self.tokens[-1], "expires_in": 7200}

    def _send(self, body: dict[str, Any]) -> dict[str, Any]:
        if body.get("agentid") != self.agent:
            return _error(40056)
        kind = str(body.get("msgtype"))
        content = body.get(kind)
        if not isinstance(content, dict):
            return _error(40008)
        if len(str(content.get("content", "")).encode()) > LONGEST.get(kind, 10**9):
            self.faults.append("too long")
            return _error(45002)
        if kind in ("image", "file") and content.get("media_id") not in self.media:
            return _error(40007)
        users = str(body.get("touser", "")).split("|")
        unknown = [user for user in users if user not in self.members]
        if len(unknown) == len(users):
            return {**_error(81013), "invaliduser": "|".join(unknown)}
        unlicensed = [user for user in users if user in self.unlicensed]
        for user in users:
            if user in self.members and user not in self.unlicensed:
                self._show(user, kind, content, body)
        return {
            "msgid": f"m{len(self.sent)}",
            "invaliduser": "|".join(unknown),
            "unlicenseduser": "|".join(unlicensed),
        }

    def _show(self, user: str, kind: str, content: dict[str, Any], body: dict[str, Any]) -> None:
        now, same = self.clock(), (user, json.dumps(content, sort_keys=True))
        if body.get("enable_duplicate_check"):
            before, self._seen[same] = self._seen.get(same, 0.0), now
            if now - before < body.get("duplicate_check_interval", 1800):
                return
        moments = self._moments.setdefault(user, [])
        dropped = any(sum(at > now - seconds for at in moments) >= most for seconds, most in LIMITS)
        if dropped:
            self.faults.append(f"dropped for {user}")
        moments.append(now)
        self.sent.append(Sent(user, kind, content, dropped))

    def _update(self, body: dict[str, Any]) -> dict[str, Any]:
        card = self.response_codes.pop(str(body.get("response_code")), None)
        if card is None:
            return _error(42014)
        if body["template_card"].get("task_id") != card.body["task_id"]:
            self.faults.append("another task")
        card.updates.append(body["template_card"])
        return {"invaliduser": ""}

    async def _upload(self, request: web.Request) -> dict[str, Any]:
        found = (await request.post()).get("media")
        if not isinstance(found, web.FileField) or not found.filename:
            return _error(41005)
        data = found.file.read()
        if len(data) <= 5:
            return _error(40006)
        number = f"media-{len(self.media)}"
        self.media[number] = data
        return {"type": request.query.get("type"), "media_id": number}

    def _create(self, agent: str, body: dict[str, Any]) -> dict[str, Any]:
        if agent != str(self.agent):
            return _error(301002)
        top = body.get("button", [])
        below = [sub for entry in top for sub in entry.get("sub_button", [])]
        if not 1 <= len(top) <= 3 or any(not 1 <= len(entry.get("sub_button", [])) <= 5 for entry in top):
            return _error(40017)
        if any(len(one["name"].encode()) > 16 for one in top) or any(len(one["name"].encode()) > 40 for one in below):
            return _error(40018)
        self.menu = body
        return {}


def _error(code: int) -> dict[str, Any]:
    return {"errcode": code, "errmsg": "refused"}
