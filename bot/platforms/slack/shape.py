"""The shape of what Slack sends: strict JSON, an object, text where text belongs; anything else is Misshapen."""

import json
import math
import re
from typing import Any, NoReturn
from urllib.parse import parse_qsl

Payload = dict[str, Any]
MOST_FIELDS = 200
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
_STAMP = re.compile(r"[0-9]{1,11}(\.[0-9]{1,9})?")


class Misshapen(ValueError):
    """Rightly signed, but nothing that Slack would send."""


def payload_of(body: bytes, content_type: str) -> Payload:
    """The payload of a request's body: JSON, or a form that may carry JSON. Misshapen."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Misshapen("not UTF-8") from None
    if content_type.partition(";")[0].strip().lower() == "application/json" or text.lstrip()[:1] in ("{", "["):
        return _object(text)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except (ValueError, UnicodeDecodeError):
        raise Misshapen("no form") from None
    fields = _unrepeated(pairs)
    if not fields:
        raise Misshapen("empty")
    return _object(fields["payload"]) if "payload" in fields else fields


def checked(payload: object) -> Payload:
    """The payload, when its outer parts are what they should be. Misshapen."""
    if not isinstance(payload, dict):
        raise Misshapen("no object")
    for name in ("type", "api_app_id", "command", "trigger_id", "response_url"):
        said(payload, name)
    for name in ("event", "view"):
        if payload.get(name) is not None:
            part(payload, name)
    if payload.get("type") == "event_callback" and not said(part(payload, "event"), "type"):
        raise Misshapen("no event")
    authorizations = payload.get("authorizations")
    if authorizations is not None and not (
        isinstance(authorizations, list) and all(isinstance(one, dict) for one in authorizations)
    ):
        raise Misshapen("authorizations")
    for name in ("team", "team_id", "user", "channel"):
        identified(payload, name)
    return payload


def said(payload: Payload, name: str) -> str:
    """A text of the payload; "" when it is not there. Misshapen when it is no text."""
    value = payload.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Misshapen(name)
    return value


def part(payload: Payload, name: str) -> Payload:
    """An object of the payload; empty when it is not there. Misshapen when it is none."""
    value = payload.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Misshapen(name)
    return value


def identified(payload: Payload, name: str) -> str:
    """An id that stands as text, or in an object with an `id`; "" when it is not there. Misshapen."""
    value = payload.get(name)
    if isinstance(value, dict):
        value = value.get("id")
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Misshapen(name)
    return value


def stamped(payload: Payload, name: str) -> str:
    """A time stamp such as 1700000000.000100, which names a message; "" when it is not there. Misshapen."""
    value = said(payload, name)
    if value and not _STAMP.fullmatch(value):
        raise Misshapen(name)
    return value


def _object(text: str) -> Payload:
    try:
        found = json.loads(
            text, object_pairs_hook=_unrepeated, parse_constant=_refused, parse_float=_finite, parse_int=_short
        )
    except (ValueError, RecursionError):
        raise Misshapen("no JSON") from None
    if not isinstance(found, dict):
        raise Misshapen("no object")
    return found


def _unrepeated(pairs: list[tuple[str, Any]]) -> Payload:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Misshapen("a key twice")
    return found


def _refused(constant: str) -> NoReturn:
    raise Misshapen(constant)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Misshapen("no number")
    return number


def _short(digits: str) -> int:
    if len(digits) > 20:
        raise Misshapen("no number")
    return int(digits)
