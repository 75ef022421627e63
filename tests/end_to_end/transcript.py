"""Writes the two conversations down: `python -m tests.end_to_end.transcript docs/`, with a picture of each page."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, sync_playwright

from tests.end_to_end.conversation import CONVERSATIONS, Conversation, Line, Morning, Press, Turn, played
from tests.end_to_end.program import TODAY, Message, Program, running
from tests.web.browser import ARGUMENTS, chromium

ZONE = ZoneInfo("Asia/Shanghai")
SIZE = {"width": 1280, "height": 900}
HEADINGS = {"zh": "中文", "en": "English"}
OPENING = """# A first conversation

Played on the running program (`dealdrum demo --today {today}`) by `python -m tests.end_to_end.transcript docs/`; the
same lines are a test. What only one person sees is marked 🔒; [ ] are buttons. Pictures stand here as their words.

![The page in Chinese](playground-zh.png)
![The page in English](playground-en.png)
"""


class Places:
    """What people and rooms are called."""

    def __init__(self, demo: Program) -> None:
        self.people = {person["id"]: person["name"] for person in demo.get("people")}
        self.rooms = {room["id"]: room["name"] for room in demo.get("rooms") if room["kind"] == "group"}

    def of(self, room: str) -> str:
        """A group's name; a direct chat has none."""
        return f" → {self.rooms[room]}" if room in self.rooms else ""


def transcript(turns: Sequence[Turn], places: Places) -> Iterator[str]:
    """Markdown, block by block."""
    for turn in turns:
        match turn.step:
            case Line(who, words, _, room):
                yield f"**{places.people[who]}{places.of(room)}:** {words}"
            case Press(who, label, _):
                yield f"**{places.people[who]}** presses [{label}]"
            case Morning():
                yield "*⏩ 09:00 of the next workday*"
        yield from (_quoted(message, places) for message in turn.heard)
        if not turn.heard:
            yield "*(no answer)*"


def _quoted(message: Message, places: Places) -> str:
    at = datetime.fromisoformat(message["at"]).astimezone(ZONE)
    private = f" 🔒 {places.people[message['to']]}" if message["to"] and message["room"] in places.rooms else ""
    picture = ["🖼"] if message["pictures"] else []
    lines = [f"`{at:%m-%d %H:%M}`{private}", *picture, *message["text"].splitlines()]
    return "\n".join(f"> {_plain(line)}  " for line in lines)


def _plain(line: str) -> str:
    """Brackets and a number with a dot at the beginning mean something in Markdown."""
    line = line.replace("[", "\\[").replace("]", "\\]")
    number, dot, rest = line.partition(". ")
    return f"{number}\\. {rest}" if dot and number.isdigit() else line


def picture(page: Page, demo: Program, conversation: Conversation, path: Path) -> None:
    """The page at the conversation's end, with its pictures drawn."""
    who, room, words = conversation.seen
    page.goto(f"{demo.address}/?as={who}&room={room}&lang={conversation.locale}")
    page.wait_for_function("() => [...document.querySelectorAll('.picture img')].every(image => image.naturalWidth)")
    page.locator("article").filter(has_text=words).evaluate("article => article.scrollIntoView()")
    page.wait_for_timeout(500)
    page.screenshot(path=path)


def main(folder: Path) -> None:
    """Play both conversations and write them down."""
    parts = [OPENING.format(today=TODAY)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for conversation in CONVERSATIONS:
            with tempfile.TemporaryDirectory() as home, running(Path(home), "--today", TODAY) as demo:
                turns = list(played(demo, conversation))
                parts += [f"## {HEADINGS[conversation.name]}", *transcript(turns, Places(demo))]
                picture(
                    browser.new_page(viewport=SIZE, locale=conversation.locale.replace("_", "-")),
                    demo,
                    conversation,
                    folder / f"playground-{conversation.name}.png",
                )
        browser.close()
    (folder / "transcript.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
