"""Block Kit as Slack judges it: what is wrong with blocks and views, by the documented limits."""

import json
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
ELEMENTS = ("button", "static_select", "plain_text_input", "datepicker", "overflow", "image")
STYLES = {"primary", "danger"}


def faults(blocks: Any, *, surface: str = "message") -> list[str]:
    """What Slack would refuse; empty when it would take them. `surface`: message, modal or home."""
    if not isinstance(blocks, list):
        return ["blocks is no list"]
    found: list[str] = []
    if len(blocks) > (50 if surface == "message" else 100):
        found.append(f"{len(blocks)} blocks")
    ids = [block.get("block_id") for block in blocks if isinstance(block, dict) and block.get("block_id")]
    if len(set(ids)) != len(ids):
        found.append("block_id twice")
    actions = [one["action_id"] for one in _walk(blocks) if isinstance(one.get("action_id"), str)]
    if surface == "message" and len(set(actions)) != len(actions):
        found.append("action_id twice")
    if sum(block.get("type") == "table" for block in blocks if isinstance(block, dict)) > 1:
        found.append("only_one_table_allowed")
    for number, block in enumerate(blocks):
        found += [f"/blocks/{number}: {fault}" for fault in _block(block, surface)]
    return found


def too_long(blocks: Any) -> bool:
    """Whether the texts of all blocks together are more than a message may have."""
    return sum(len(text) for text in texts(blocks)) > 12_000


def texts(value: Any) -> Iterator[str]:
    """Every text in blocks."""
    for one in _walk(value):
        for name in ("text", "alt_text", "title"):
            if isinstance(one.get(name), str):
                yield one[name]


def _walk(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _walk(part)
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part)


def _block(block: Any, surface: str) -> Iterator[str]:
    if not isinstance(block, dict):
        yield "no object"
        return
    kind = block.get("type")
    if len(str(block.get("block_id", "x"))) > 255:
        yield "block_id too long"
    match kind:
        case "section":
            yield from _text(block.get("text"), 3000, ("plain_text", "mrkdwn"), "text")
        case "header":
            yield from _text(block.get("text"), 150, ("plain_text",), "text")
        case "divider":
            pass
        case "context":
            if not 1 <= len(block.get("elements", [])) <= 10:
                yield "context elements"
        case "actions":
            elements = block.get("elements", [])
            if not 1 <= len(elements) <= 25:
                yield f"{len(elements)} elements"
            for element in elements:
                yield from _element(element)
        case "input":
            if surface == "message":
                yield "input in a message"
            yield from _text(block.get("label"), 2000, ("plain_text",), "label")
            yield from _element(block.get("element"))
        case "image":
            yield from _image(block)
        case "rich_text":
            yield from _rich(block)
        case "table":
            yield from _table(block, surface)
        case _:
            yield f"unknown type {kind}"


def _text(value: Any, most: int, kinds: tuple[str, ...], name: str) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in kinds:
        yield f"{name} is no text object"
    elif not isinstance(value.get("text"), str) or not 1 <= len(value["text"]) <= most:
        yield f"{name} has {len(str(value.get('text')))} characters"
    elif value["type"] == "mrkdwn" and "emoji" in value:
        yield f"{name}: emoji in mrkdwn"


def _element(element: Any) -> Iterator[str]:
    if not isinstance(element, dict) or element.get("type") not in ELEMENTS:
        yield f"element {element.get('type') if isinstance(element, dict) else element}"
        return
    if len(element.get("action_id", "x")) > 255:
        yield "action_id too long"
    match element["type"]:
        case "button":
            yield from _text(element.get("text"), 75, ("plain_text",), "button")
            if len(element.get("value", "")) > 2000:
                yield "value too long"
            if element.get("style") is not None and element["style"] not in STYLES:
                yield "style"
        case "static_select":
            options = element.get("options", [])
            if not 1 <= len(options) <= 100:
                yield f"{len(options)} options"
            for option in options:
                yield from _text(option.get("text"), 75, ("plain_text",), "option")
                if not 1 <= len(option.get("value", "")) <= 150:
                    yield "option value"
            if "initial_option" in element and element["initial_option"] not in options:
                yield "initial_option is none of the options"
        case "plain_text_input":
            if "placeholder" in element:
                yield from _text(element["placeholder"], 150, ("plain_text",), "placeholder")
            if not 1 <= element.get("max_length", 1) <= 3000 or len(element.get("initial_value", "")) > 3000:
                yield "length"
        case "datepicker":
            date = element.get("initial_date", "2026-01-01")
            if len(date) != 10 or date[4] != "-" or date[7] != "-":
                yield "initial_date"


def _image(block: Json) -> Iterator[str]:
    if ("image_url" in block) == ("slack_file" in block):
        yield "one of image_url and slack_file"
    if not isinstance(block.get("alt_text"), str) or not 1 <= len(block["alt_text"]) <= 2000:
        yield "alt_text"
    if "title" in block:
        yield from _text(block["title"], 2000, ("plain_text",), "title")


def _rich(block: Json) -> Iterator[str]:
    for section in block.get("elements") or [None]:
        if not isinstance(section, dict) or section.get("type") != "rich_text_section" or not section.get("elements"):
            yield "rich_text element"
            continue
        for element in section["elements"]:
            match element.get("type"):
                case "text":
                    if not isinstance(element.get("text"), str) or not element["text"]:
                        yield "empty text"
                    if not set(element.get("style", {})) <= {"bold", "italic", "strike", "code"}:
                        yield "style"
                case "user":
                    if not isinstance(element.get("user_id"), str):
                        yield "user"
                case "link" | "broadcast" | "usergroup" | "channel" | "emoji":
                    pass
                case other:
                    yield f"rich text {other}"


def _table(block: Json, surface: str) -> Iterator[str]:
    rows = block.get("rows", [])
    if surface != "message":
        yield "a table only stands in messages"
    if not 1 <= len(rows) <= 100 or any(not 1 <= len(row) <= 20 for row in rows):
        yield "rows and columns"
    if len({len(row) for row in rows}) > 1:
        yield "rows of different lengths"
    cells = [cell for row in rows for cell in row]
    for cell in cells:
        if cell.get("type") not in ("raw_text", "rich_text", "raw_number") or (
            cell.get("type") == "raw_text" and not cell.get("text")
        ):
            yield "cell"
    if sum(len(str(cell.get("text", ""))) for cell in cells) > 10_000:
        yield "table too long"
    if len(block.get("column_settings", [])) > 20:
        yield "column_settings"


def view_faults(view: Any, *, kind: str) -> list[str]:
    """What Slack would refuse of a view."""
    if not isinstance(view, dict) or view.get("type") != kind:
        return ["view type"]
    found = faults(view.get("blocks"), surface=kind)
    if kind == "modal":
        for name in ("title", "submit", "close"):
            if name in view or name == "title":
                found += list(_text(view.get(name), 24, ("plain_text",), name))
        if any(block.get("type") == "input" for block in view.get("blocks", [])) and "submit" not in view:
            found.append("submit")
    if len(view.get("private_metadata", "")) > 3000 or len(view.get("callback_id", "")) > 255:
        found.append("too long")
    if len(json.dumps(view)) > 250_000:
        found.append("view_too_large")
    return found
