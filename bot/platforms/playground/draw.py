"""A delivery as the message a room of the playground shows."""

from collections.abc import Sequence
from typing import Any

from bot.sheets import TYPES
from chat.form import Form
from chat.message import Person, Reader
from chat.reply import Delivery, Line, Picture, Reply, Sheet
from storage.values import dump
from web.port import BOT
from words.plain import plain_text
from words.render import rendered

PLATFORM = "playground"


def direct(person: str) -> str:
    """The id of a person's direct chat with the bot."""
    return f"dm-{person}"


def place_of(delivery: Delivery) -> str:
    """Where it is shown: a private answer beside what it answers, anything else private in the direct chat."""
    to = delivery.beside or delivery.to
    return direct(to.id) if isinstance(to, Person) else to.id


def drawn(delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> dict[str, Any]:
    """The message's body; `charts` holds what is needed to draw its pictures again."""
    reply, charts = _with_words_for_lost_pictures(delivery.reply, images)
    blocks = rendered(reply.blocks, reader)
    files = [block for block in reply.blocks if isinstance(block, Sheet)]
    shown, sheets = [], list[str]()
    for block in blocks:
        if block["kind"] == "picture":
            charts.append(block["chart"])
            block = {"kind": "picture", "chart": len(charts) - 1, "words": block["words"]}
        elif block["kind"] == "sheet":
            block = {"kind": "sheet", "sheet": len(sheets), "name": block["name"], "rows": len(block["rows"])}
            sheets.append(dump(files[len(sheets)]))
        shown.append(block)
    return {
        "to": delivery.to.id if isinstance(delivery.to, Person) else None,
        "from": BOT,
        "text": plain_text(reply, reader),
        "blocks": shown,
        "charts": charts,
        "sheets": sheets,
        "locale": reader.locale,
    }


def _with_words_for_lost_pictures(reply: Reply, images: Sequence[bytes | None]) -> tuple[Reply, list[Any]]:
    """A picture that could not be drawn is shown by its words; so is a form, which the page does not have."""
    left = list(images)
    blocks: list[Any] = []
    for block in reply.blocks:
        if isinstance(block, Picture) and left.pop(0) is None:
            blocks += block.words
        elif isinstance(block, Form):
            blocks += [Line(words) for words in block.words]
        else:
            blocks.append(block)
    return Reply(tuple(blocks), reply.mark), []


def picture_name(number: int, index: int) -> str:
    """A picture's or sheet's name: of which message, and its place in it."""
    return f"{number}-{index}"


def message(number: int, room: str, at: str, body: dict[str, Any]) -> dict[str, Any]:
    """A stored body as the MESSAGE of the interface, with addresses for its pictures."""
    blocks = []
    pictures = []
    for block in body["blocks"]:
        if block["kind"] == "picture":
            url = f"/playground/pictures/{picture_name(number, block['chart'])}.png"
            pictures.append(url)
            block = {"kind": "picture", "url": url, "words": block["words"]}
        elif block["kind"] == "sheet":
            name = picture_name(number, block["sheet"])
            urls = {form: f"/playground/sheets/{name}.{form}" for form in TYPES}
            block = {"kind": "sheet", "name": block["name"], "rows": block["rows"], "urls": urls}
        blocks.append(block)
    buttons = [item for block in blocks if block["kind"] == "buttons" for item in block["items"]]
    return {
        "n": number,
        "id": str(number),
        "room": room,
        "to": body["to"],
        "from": body["from"],
        "text": body["text"],
        "blocks": blocks,
        "pictures": pictures,
        "buttons": [{"label": item["label"], "says": item["says"]} for item in buttons],
        "at": at,
    }
