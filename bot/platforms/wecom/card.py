"""Buttons as a template card of WeCom, within its limits; and the same card after a press."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.platforms.wecom.escape import cut, short

Body = Mapping[str, Any]
TITLE, SUB_TITLE, LABEL, VALUE = 26, 112, 10, 26
MOST_BUTTONS, MOST_ROWS, MOST_KEY = 6, 6, 1024
HOME = "https://work.weixin.qq.com/"
"""Where a tap on the card itself leads when we have no page: a card without an address is refused (42045)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what stands on it, escaped, and what it says."""

    label: str
    says: str

    @property
    def long(self) -> bool:
        """Whether the label is too long for a button, which then has a number."""
        return len(self.label) > LABEL

    def number(self, place: int) -> str:
        """The number that is typed for it (`answer K7Q 1`), else its place."""
        last = self.says.rpartition(" ")[2]
        return last if last.isdigit() else str(place)


@dataclass(frozen=True, slots=True)
class Card:
    """What is asked, how to answer by typing, and the buttons; `needed` when an answer is waited for."""

    title: str
    hint: str
    choices: tuple[Choice, ...]
    needed: bool

    @property
    def numbered(self) -> bool:
        """Whether a button has a number, so that what it stands for is said beside it."""
        return any(choice.long for choice in self.choices)


def template(card: Card, task: str, source: str, page: str) -> dict[str, Any]:
    """The card as it is sent. `task`: [0-9A-Za-z_-@], new for each card; `page`: the https address behind it."""
    labels = [choice.number(place) if choice.long else choice.label for place, choice in enumerate(card.choices, 1)]
    body: dict[str, Any] = {
        "card_type": "button_interaction",
        "source": {"desc": short(source, 13), "desc_color": 0},
        "main_title": {"title": short(card.title, TITLE)},
        "sub_title_text": short(card.hint, SUB_TITLE),
        "button_list": [
            {"text": label, "style": 1 if place == 0 else 2, "key": cut(choice.says, MOST_KEY)}
            for place, (label, choice) in enumerate(zip(labels, card.choices, strict=True))
        ][:MOST_BUTTONS],
        "card_action": {"type": 1, "url": page if page.startswith("https://") else HOME},
        "task_id": task,
    }
    if card.numbered:
        body["horizontal_content_list"] = _rows(card.choices)
    return body


def _rows(choices: Sequence[Choice]) -> list[dict[str, str]]:
    """What the numbers on the buttons stand for."""
    found = [(one.number(place), one.label) for place, one in enumerate(choices, 1) if one.long]
    return [{"keyname": number, "value": short(label, VALUE)} for number, label in found[:MOST_ROWS]]


def pressed(body: Body, key: str, words: str) -> dict[str, Any]:
    """The card after a press: who did what, when. Type, task and keys stay, or WeCom refuses it."""
    after: dict[str, Any] = json.loads(json.dumps(body))
    after["sub_title_text"] = short(words, SUB_TITLE)
    for button in after["button_list"]:
        if button["key"] == key and not button["text"].startswith("✓"):
            button["text"] = short(f"✓{button['text']}", LABEL)
    return after


def forgotten(task: str, key: str, words: str) -> dict[str, Any]:
    """What stands in a card's place when we no longer know it."""
    return {
        "card_type": "button_interaction",
        "main_title": {"title": short(words, TITLE)},
        "button_list": [{"text": "✓", "style": 2, "key": key}],
        "card_action": {"type": 1, "url": HOME},
        "task_id": task,
    }
