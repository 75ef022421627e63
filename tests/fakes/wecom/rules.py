"""What WeCom lets pass: the limits, errors and shapes of frames, without any socket."""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

OK, LIMITED, CREDENTIAL = 0, 45009, 40001
MSGTYPE, BAD_REQUEST, EXPIRED, NOT_SUBSCRIBED = 40008, 846605, 846608, 846609
TOO_LONG, NO_CHAT, NO_ACTION, PARAMETER, PICTURE = 45002, 93006, 42045, 40058, 40123
STREAM_SECONDS, EVENT_SECONDS = 360, 5
MEDIA_SECONDS = 3 * 86_400
TASK = re.compile(r"[0-9A-Za-z_\-@]{1,128}")
PUSHED = {"markdown", "template_card", "image", "file", "voice", "video"}


@dataclass
class Callback:
    """Something WeCom told the bot, which it may answer."""

    kind: str
    chat: str
    at: float
    task: str = ""
    stream: str = ""
    finished: bool = False
    answered: bool = False


@dataclass
class Shown:
    """What people see in a chat; `dropped`: WeCom said 0 and showed nothing, because there was too much."""

    chat: str
    kind: str
    body: dict[str, Any]
    at: float
    pushed: bool
    dropped: bool = False
    updates: list[dict[str, Any]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words, of whatever kind of message."""
        if self.kind in ("stream", "markdown", "text", "markdown_v2"):
            return str(self.body["content"])
        if self.kind == "template_card":
            card = self.updates[-1] if self.updates else self.body
            rows = [f"{row['keyname']} {row['value']}" for row in card.get("horizontal_content_list", [])]
            buttons = [f"[{button['text']}]" for button in card["button_list"]]
            return "\n".join([card["main_title"]["title"], card.get("sub_title_text", ""), *rows, " ".join(buttons)])
        return f"<{self.kind}>"


@dataclass
class Upload:
    """A file on its way."""

    size: int
    chunks: int
    md5: str
    parts: dict[int, bytes] = field(default_factory=dict)


class Rules:
    """One bot's state at WeCom: chats it may write to, callbacks it may answer, files, limits."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.reachable: set[tuple[int, str]] = set()
        self.callbacks: dict[str, Callback] = {}
        self.shown: list[Shown] = []
        self.tasks: dict[str, Shown] = {}
        self.media: dict[str, tuple[bytes, float]] = {}
        self.uploads: dict[str, Upload] = {}
        self.upload_frames: list[float] = []
        self.sent: dict[str, list[float]] = defaultdict(list)
        self.faults: list[str] = []
        """What an honest client never does; a test looks that there is none."""

    def take(self, command: str, request: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The answer to a frame of a subscribed bot: (errcode, body)."""
        if len(request.encode()) > 256:
            return PARAMETER, {}
        handler = {
            "aibot_respond_msg": self._respond,
            "aibot_respond_welcome_msg": self._welcome,
            "aibot_respond_update_msg": self._update,
            "aibot_send_msg": self._send,
        }.get(command)
        if handler is not None:
            return handler(request, body), {}
        if command.startswith("aibot_upload_media_"):
            return self._upload(command.removeprefix("aibot_upload_media_"), body)
        self.faults.append(f"unknown command {command}")
        return PARAMETER, {}

    def _respond(self, request: str, body: dict[str, Any]) -> int:
        callback = self.callbacks.get(request)
        if callback is None or callback.kind != "message":
            return BAD_REQUEST
        kind = str(body.get("msgtype"))
        if kind == "text" or kind not in PUSHED | {"stream"}:
            return MSGTYPE
        if kind != "stream":
            return self._show(callback.chat, kind, body.get(kind) or {}, pushed=False)
        stream = body["stream"]
        if self.clock() - callback.at > STREAM_SECONDS or callback.finished:
            return EXPIRED
        if callback.stream and stream["id"] != callback.stream:
            self.faults.append("two streams answer one callback")
        callback.stream, callback.finished = stream["id"], bool(stream.get("finish"))
        if not str(stream.get("content", "")).strip():
            self.faults.append("a stream without words")
        return self._show(callback.chat, "stream", stream, pushed=False) if callback.finished else OK

    def _welcome(self, request: str, body: dict[str, Any]) -> int:
        callback = self.callbacks.get(request)
        if callback is None or callback.kind != "enter" or callback.answered:
            return BAD_REQUEST
        if self.clock() - callback.at > EVENT_SECONDS:
            return EXPIRED
        callback.answered = True
        return self._show(callback.chat, str(body["msgtype"]), body[body["msgtype"]], pushed=False)

    def _update(self, request: str, body: dict[str, Any]) -> int:
        callback = self.callbacks.get(request)
        if callback is None or callback.kind != "press":
            return BAD_REQUEST
        if self.clock() - callback.at > EVENT_SECONDS:
            return EXPIRED
        card = body.get("template_card") or {}
        if body.get("response_type") != "update_template_card" or card.get("task_id") != callback.task:
            return PARAMETER
        shown = self.tasks[callback.task]
        if card["card_type"] != shown.body["card_type"] or _keys(card) != _keys(shown.body):
            return PARAMETER
        fault = _card_fault(card)
        if fault == OK:
            callback.answered = True
            shown.updates.append(card)
        return fault

    def _send(self, _request: str, body: dict[str, Any]) -> int:
        chat, form = str(body.get("chatid")), body.get("chat_type")
        if form not in (1, 2):
            self.faults.append("a push without chat_type")
            form = 2 if (2, chat) in self.reachable else 1
        if (form, chat.casefold() if form == 1 else chat) not in self.reachable:
            return NO_CHAT
        kind = str(body.get("msgtype"))
        if kind not in PUSHED:
            return MSGTYPE
        return self._show(f"{form}:{chat.casefold() if form == 1 else chat}", kind, body.get(kind) or {}, pushed=True)

    def _show(self, chat: str, kind: str, body: dict[str, Any], *, pushed: bool) -> int:
        if kind in ("stream", "markdown") and len(str(body.get("content", "")).encode()) > 20_480:
            return TOO_LONG
        if kind == "image" and self._media_fault(body):
            return self._media_fault(body)
        if kind == "template_card":
            fault = _card_fault(body)
            if fault != OK or body["task_id"] in self.tasks:
                return fault or PARAMETER
        now = self.clock()
        moments = self.sent[chat]
        minute, hour = (sum(moment > now - span for moment in moments) for span in (60, 3600))
        found = Shown(chat, kind, body, now, pushed, dropped=minute >= 30 or hour >= 1000)
        moments.append(now)
        self.shown.append(found)
        if kind == "template_card":
            self.tasks[body["task_id"]] = found
        return OK

    def _media_fault(self, body: dict[str, Any]) -> int:
        known = self.media.get(str(body.get("media_id")))
        return OK if known and self.clock() - known[1] < MEDIA_SECONDS else PICTURE

    def _upload(self, step: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        now = self.clock()
        if step == "init":
            self.upload_frames = [moment for moment in self.upload_frames if moment > now - 60]
            if len(self.upload_frames) >= 30:
                return LIMITED, {}
            self.upload_frames.append(now)
            if body["total_chunks"] > 100 or len(str(body["filename"]).encode()) > 256:
                return PARAMETER, {}
            name = f"upload{len(self.uploads)}"
            self.uploads[name] = Upload(body["total_size"], body["total_chunks"], body["md5"])
            return OK, {"upload_id": name}
        upload = self.uploads.get(str(body.get("upload_id")))
        if upload is None:
            return PARAMETER, {}
        if step == "chunk":
            data = base64.b64decode(body["base64_data"])
            if not 0 <= body["chunk_index"] < upload.chunks or len(data) > 512 * 1024:
                return PARAMETER, {}
            upload.parts[body["chunk_index"]] = data
            return OK, {}
        whole = b"".join(upload.parts[index] for index in sorted(upload.parts))
        if len(upload.parts) != upload.chunks or len(whole) != upload.size:
            return PARAMETER, {}
        if hashlib.md5(whole).hexdigest() != upload.md5:
            return PARAMETER, {}
        number = f"media{len(self.media)}"
        self.media[number] = (whole, now)
        return OK, {"type": "file", "media_id": number, "created_at": int(now)}


def _keys(card: dict[str, Any]) -> list[str]:
    return [button["key"] for button in card.get("button_list", [])]


def _card_fault(card: dict[str, Any]) -> int:
    """What WeCom refuses of a card with buttons."""
    buttons = card.get("button_list") or []
    if card.get("card_type") != "button_interaction" or not TASK.fullmatch(str(card.get("task_id"))):
        return PARAMETER
    if not 1 <= len(buttons) <= 6 or len(card.get("horizontal_content_list", [])) > 6:
        return PARAMETER
    if any(len(b["key"].encode()) > 1024 or not b["text"] or b.get("style") not in (1, 2, 3, 4) for b in buttons):
        return PARAMETER
    action = card.get("card_action") or {}
    return OK if action.get("type") == 1 and str(action.get("url")).startswith("https://") else NO_ACTION
