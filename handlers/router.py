"""From text to command: a word, a press, or a message that reads as something."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from chat.message import Incoming
from handlers.arguments import BETWEEN_WORDS
from handlers.command import always
from handlers.registry import discover, sentences, words
from scoring.reading.result import Context, Reading
from scoring.reminding import parted
from scoring.sheet.table import is_table

_SLASH = re.compile(r"^\s*/(?:sales|战鼓|戰鼓)\b\s*", re.IGNORECASE)
_BARE = 40
GREETINGS = frozenset(
    {"你好", "您好", "在吗", "在嗎", "嗨", "早", "早上好", "hi", "hello", "hey", "good morning", "morning", "yo"}
    | {"你好啊", "大家好", "哈喽", "下午好", "晚上好", "hi there", "hello there", "hey there", "good afternoon"}
    | {"大家早", "各位早", "早安", "早啊", "早呀", "morning all", "good morning all", "morning everyone", "hi all"}
    | {
        "你会什么",
        "你會什麼",
        "你会啥",
        "你是谁",
        "你是誰",
        "who are you",
        "what can you do",
        "what can u do",
        "what do you do",
    }
)
THANKS = frozenset(
    {
        "谢谢",
        "謝謝",
        "多谢",
        "多謝",
        "谢了",
        "谢谢你",
        "谢谢啦",
        "好的谢谢",
        "辛苦了",
        "thanks",
        "thank you",
        "thx",
        "thanks a lot",
        "ok thanks",
        "ok thank you",
    }
    | {"再见", "再見", "拜拜", "晚安", "bye", "good night"}
)
_MOST_ARGS = 6
_SHEET = re.compile(r"\S+[ :：]*")
"""The command's word; the rest of its line is the sheet's name."""


@dataclass(frozen=True, slots=True)
class Routed:
    """Which command, with which words after it; `command` "" means: not for me. `asked`: it was asked outright."""

    command: str
    args: str = ""
    reading: Reading | None = None
    asked: bool = False


_WORDLESS = {"form": Routed("checkin", asked=True), "enter": Routed("help"), "delete": Routed("undo")}


def route(
    incoming: Incoming,
    read: Callable[[str], Reading],
    is_argument: Callable[[str], bool],
    context: Context | None = None,
    enquire: Callable[[str], Routed | None] = lambda _: None,
    posts: tuple[str, ...] = (),
    wonder: Callable[[str], Routed | None] = lambda _: None,
) -> Routed:
    """Find what is wanted. `read` understands a report; `is_argument` knows the words that may follow a command.

    `context` is what the company knows, for sentences of a known customer or member; `enquire` knows what else is
    asked in whole sentences, `wonder` by its parts; `posts` are the names of what the clock says.
    """
    text = incoming.text.strip()
    if incoming.kind != "new":
        return _by_kind(incoming, text, read)
    if incoming.spot is not None:
        return Routed("location", asked=True)
    if slash := _SLASH.match(text):
        alone = replace(incoming, text=text[slash.end() :], room=replace(incoming.room, form="direct"))
        spoken = _spoken(alone.text)
        known = _with_reading(spoken, read) if spoken else None
        return known or _told(route(alone, read, is_argument, context, enquire, posts, wonder))
    word, direct = _spoken(text), incoming.room.form == "direct"
    if table := _sheet(text, word, direct=direct):
        return table
    about = _sentence(text, context, posts)  # “move Acme to quoted” is not of a member
    if about and discover()[about.command].meant is not always:
        return about
    if word and not word.args:
        return word
    if asked := enquire(text):
        return asked
    word = word or _glued(text, is_argument)
    if word and _may_follow(word, is_argument):
        return word
    if about:
        return about
    wishes, rest = parted(text, incoming.sent_at.date())
    reading = read(rest)
    if wishes and not (reading.activities or reading.deals or reading.questions):
        return Routed("remind", text, reading, asked=True)
    return _unread(text, word, reading, is_argument, wonder, direct=direct) or _read(text, reading, direct=direct)


def _told(found: Routed) -> Routed:
    """Who speaks to us by a slash is told what was not understood, in a group as well."""
    return found if found.command not in ("", "answer") else Routed("help", found.args, asked=True)


def _sentence(text: str, context: Context | None, posts: tuple[str, ...]) -> Routed | None:
    """What a whole sentence asks for, without a command's word in front."""
    for name, sentence in sentences(posts).items():
        if sentence.search(text[:_BARE]) and discover()[name].meant(text, context or Context(date.min)):
            return Routed(name, "" if name == "undo" else text, asked=True)
    return None


def _by_kind(incoming: Incoming, text: str, read: Callable[[str], Reading]) -> Routed:
    """What is no new message: a press, a form, a door opened, a message edited or deleted."""
    if incoming.kind == "press":
        verb, _, args = text.partition(" ")
        return Routed(verb if verb in discover() else "", args, asked=True)
    if incoming.kind in _WORDLESS:
        return _WORDLESS[incoming.kind]
    found = _read(text, read(text), direct=incoming.room.form == "direct")
    return found if found.command in ("report", "leave") else Routed("undo")


def _sheet(text: str, word: Routed | None, *, direct: bool) -> Routed | None:
    """A table that was pasted, alone or under the command's word with its name; a file comes like that as well.

    In a group only the word tells: what people paste there for each other is not for us.
    """
    if word and word.command == "sheet":
        behind = _SHEET.match(text)
        return Routed("sheet", text[behind.end() :] if behind else "", asked=True) if "\n" in text else None
    if direct and is_table(text):
        return Routed("sheet", f"\n{text}", asked=True)  # an empty name, then the rows
    return None


def _follows(word: Routed) -> bool:
    """Whether a code or a name follows that this command alone takes: claim 3F9A01C2D4, win not K7Q."""
    pattern = discover()[word.command].follows
    return bool(pattern and re.fullmatch(pattern, word.args[:_BARE], re.IGNORECASE))


def _may_follow(word: Routed, is_argument: Callable[[str], bool]) -> bool:
    """Whether what follows is the command's own, or words that may follow any."""
    return _follows(word) or all(is_argument(token) for token in word.args.split()[:_MOST_ARGS])


def _with_reading(spoken: Routed, read: Callable[[str], Reading]) -> Routed:
    """`/sales report visited 3` and `/sales correct 5` carry something to be read."""
    if spoken.args and spoken.command in ("report", "correct"):
        lead = "make that " if spoken.command == "correct" else ""
        return Routed(spoken.command, spoken.args, read(lead + spoken.args), asked=True)
    return spoken


def _spoken(text: str) -> Routed | None:
    """A command's word at the beginning, alone or followed by something."""
    known = words()
    whole = known.get(text.casefold().rstrip("。.!！?？ "))
    if whole:
        return Routed(whole.name, "", asked=True)
    parts = BETWEEN_WORDS.split(text, maxsplit=1)
    command = known.get(parts[0].casefold()) if parts[0] else None
    if command is None:
        return None
    word = Routed(command.name, parts[1].strip() if len(parts) > 1 else "", asked=True)
    return None if word.args and not command.names and not _follows(word) else word  # “win rate” is no “win now K7Q”


def _unread(
    text: str,
    word: Routed | None,
    reading: Reading,
    is_argument: Callable[[str], bool],
    wonder: Callable[[str], Routed | None],
    *,
    direct: bool,
) -> Routed | None:
    """What is asked by its parts, or the command's word that it begins with, where nothing else was read in it."""
    if reading.questions:
        return None
    if reading.intent in ("none", "query") and (wondered := wonder(text)):
        return wondered
    several = _of_several(text, is_argument) if reading.intent == "none" else None
    # whoever speaks to us alone is told which word is not known
    return several or (word if direct and reading.intent in ("none", "query") else None)


def _of_several(text: str, is_argument: Callable[[str], bool]) -> Routed | None:
    """A word that is several words, with what follows it: my calendar calls."""
    said = text.rstrip("。.!！?？ ")
    gaps = list(BETWEEN_WORDS.finditer(said)) if len(text) <= _BARE else []
    for gap in reversed(gaps[1:]):
        command = words().get(BETWEEN_WORDS.sub(" ", said[: gap.start()]).casefold())
        if command and command.reads:
            word = Routed(command.name, said[gap.end() :], asked=True)
            return word if _may_follow(word, is_argument) else None
    return None


def _glued(text: str, is_argument: Callable[[str], bool]) -> Routed | None:
    """A word with what follows it and no space between, as Chinese is written: 导出本月."""
    said = text.rstrip("。.!！?？ ") if len(text) <= _BARE else ""
    for end in range(len(said) - 1, 1, -1) if said[:1] in _openings() else ():
        command = None if said[:end].isascii() else words().get(said[:end].casefold())
        if command and (command.reads or command.glues) and is_argument(said[end:]):
            return Routed(command.name, said[end:], asked=True)
    return None


@cache
def _openings() -> frozenset[str]:
    """How the words begin that may be glued to what follows: few messages begin so."""
    glued = (word for word, command in words().items() if command.reads or command.glues)
    return frozenset(word[0] for word in glued if not word.isascii())


def _read(text: str, reading: Reading, *, direct: bool) -> Routed:
    if reading.intent in ("checkin", "deal", "mixed") or reading.activities or reading.deals:
        return Routed("report", text, reading)
    if reading.intent == "undo":
        return Routed("undo", "", reading)
    if reading.intent == "correct" and reading.correct:
        return Routed("correct", "", reading)
    if reading.intent == "leave" and reading.leave:
        return Routed("leave", "", reading)
    if reading.intent == "help":
        return Routed("help", "", reading)
    if reading.intent == "query" and reading.query:
        asked = {
            "leaderboard": "rank",
            "team": "team",
            "me": "me",
            "target": "gap",
            "rep": "rank",
            "pk": "pk",
            "funnel": "funnel",
        }
        return Routed(asked.get(reading.query.what, "help"), "", reading)
    bare = text.casefold().strip(" !！。.~～?？").rstrip("呀啊哈哦噢") if direct else ""
    if bare in GREETINGS or bare in THANKS:
        return Routed("help", "thanks" if bare in THANKS else "", reading)
    if len(text) <= _BARE or (direct and not reading.questions):
        return Routed("answer", text, reading)  # perhaps the missing bit of an open question
    return Routed("report" if reading.questions else "", text, reading)
