"""What a request carries, read strictly: queries, JSON bodies and forms."""

import json
from collections.abc import Iterable
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from fastapi import Request

from language.normalise import storable
from language.text import Text, text

MAX_BODY = 512 * 1024  # 64 KB of text may be six times as long in JSON escapes
MAX_TEXT = 64 * 1024
MAX_NAME = 256
MAX_FILE = 5 * 2**20


class Problem(Exception):
    """A request that cannot be served: HTTP status and what is wrong with it."""

    def __init__(self, status: int, words: Text) -> None:
        super().__init__(words.msgid.format_map(dict(words.args)))
        self.status = status
        self.words = words


def query_of(request: Request, *names: str) -> dict[str, str]:
    """The named parameters that were given; any other name, or one given twice, is a Problem."""
    return _once(request.query_params.multi_items(), names)


def whole(value: str) -> int:
    """A count written in plain ASCII digits."""
    if not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise Problem(400, text("A whole number is needed, for example 0."))
    return int(value)


async def fields_of(request: Request, *names: str) -> dict[str, str]:
    """The named text fields of a JSON object or of a form, all there and each once; others are ignored."""
    body = await _body(request, MAX_BODY, text("The message is too long: 64 KB is the limit."))
    is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    found = _form(body) if is_form else _json(body)
    for name in names:
        if not isinstance(found.get(name), str):
            raise Problem(400, text('The field "{name}" is missing or is not text.', name=name))
        if name != "text" and len(found[name]) > MAX_NAME:
            raise Problem(400, text('The field "{name}" is too long.', name=name))
    return {name: storable(found[name]) for name in names}


async def file_of(request: Request) -> bytes:
    """The body as the file it is, up to MAX_FILE."""
    return await _body(request, MAX_FILE, too_large(MAX_FILE))


def too_large(most: int) -> Text:
    """What is said of a file that is larger than that many bytes."""
    return text("The file is larger than {n} MB.", n=most >> 20)


async def _body(request: Request, most: int, too_much: Text) -> bytes:
    """The body up to so many bytes, whatever Content-Length says."""
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Problem(415, text("Compressed bodies are not read."))
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Problem(413, too_much)
    return bytes(body)


def _form(body: bytes) -> dict[str, Any]:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=20, errors="replace")
    except ValueError:
        raise Problem(400, text("The form cannot be read.")) from None
    return {name: value.replace("\r\n", "\n") for name, value in _once(pairs).items()}


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body, object_pairs_hook=_once, parse_constant=_not_json)
    except (ValueError, RecursionError):
        raise Problem(400, text("The body is not valid JSON.")) from None
    if not isinstance(found, dict):
        raise Problem(400, text("The body must be a JSON object."))
    return found


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)


def _once(pairs: Iterable[tuple[str, Any]], names: tuple[str, ...] | None = None) -> dict[str, Any]:
    """Pairs as a dict; a repeated name is a Problem, and so is one not among `names` unless that is None."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Problem(400, text('"{name}" is given twice.', name=storable(name)[:MAX_NAME]))
        if names is not None and name not in names:
            raise Problem(400, text('"{name}" is not known here.', name=storable(name)[:MAX_NAME]))
        found[name] = value
    return found
