"""A conversation written down: read from markdown, played on a stage, compared or written anew."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from tests.dialogues.stage import NOW, ZONE, Heard, Stage

_SPEECH = re.compile(
    r"\*\*(?P<who>[^*]+)\*\*(?: in (?P<group>[^:*]+?))?(?:: (?P<text>.+)| presses (?P<label>.+?))", re.DOTALL
)
_WHILE = re.compile(r"\*(?P<seconds>\d+) seconds later\*")
_CLOCK = re.compile(r"\*(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)\*")
_PLACE = re.compile(r"\*\*([^*]+)\*\*")
_CODE = re.compile(r"\{([A-Z])\}")
_HEARD = re.compile(r"\b[A-Z2-9]{3}\b")
_HASH = re.compile(r"\b[0-9A-F]{16}\b")
_HOLE = re.compile(r"…|\{[A-Z]\}")
NOTHING = "(nothing)"
NEW_LINE = " ⏎ "
CLAIM = "{claim}"


@dataclass(slots=True)
class Answer:
    """What is heard in one place, line by line."""

    place: str
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Step:
    """Something that happens, in the script's line `number`, and what is to be heard of it."""

    line: str
    number: int
    answers: list[Answer] = field(default_factory=list)
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation: when it begins, and its steps."""

    start: datetime
    steps: tuple[Step, ...]


def read_script(path: Path, *, unanswered: bool = False) -> Script:
    """The script; ValueError names the line that cannot be read, or that has no answer unless that is allowed."""
    start, steps = NOW, list[Step]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if line.startswith(">"):
            _answer(steps, line[1:].removeprefix(" "), where)
        elif line.startswith("*"):
            clock = _CLOCK.fullmatch(line)
            if clock and not steps:
                start = _instant(clock["at"])
            elif clock or _SPEECH.fullmatch(line) or _WHILE.fullmatch(line):
                steps.append(Step(line, number))
            else:
                raise ValueError(f"{where}: neither somebody speaking nor the clock: {line}")
    silent = [f"{path.name}:{step.number}" for step in steps if not step.answered]
    if (silent and not unanswered) or not steps:
        lines = ", ".join(silent) or path.name
        raise ValueError(
            f"no answer is written down, not even {NOTHING}: {lines}. python -m tests.dialogues fills in"
        )
    return Script(start, tuple(steps))


def _answer(steps: list[Step], line: str, where: str) -> None:
    if not steps:
        raise ValueError(f"{where}: an answer to nothing")
    step, place = steps[-1], _PLACE.fullmatch(line)
    step.answered = True
    if place:
        step.answers.append(Answer(place[1]))
    elif line and line != NOTHING:
        if not step.answers:
            raise ValueError(f"{where}: heard by whom? Begin with > **place**")
        step.answers[-1].lines.append(line)


def play(script: Script, stage: Stage) -> Iterator[tuple[Step, list[Heard], bool, Mapping[str, str]]]:
    """Each step with what was heard, whether it is what is written down, and the codes known by then."""
    codes: dict[str, str] = {}
    for step in script.steps:
        line = _CODE.sub(lambda code: codes.get(code[1], "???"), step.line)
        heard = _happens(line, stage)
        agrees = step.answered and _agree(step.answers, answers_of(heard), codes)
        if not agrees:
            codes.update(_learnt(step.answers, answers_of(heard), codes))
        yield step, heard, agrees, codes


def answers_of(heard: list[Heard]) -> list[Answer]:
    """What was heard, as it is written down."""
    return [Answer(one.place, one.words.split("\n")) for one in heard]


def _happens(line: str, stage: Stage) -> list[Heard]:
    if found := _WHILE.fullmatch(line):
        return stage.later(timedelta(seconds=int(found["seconds"])))
    if found := _CLOCK.fullmatch(line):
        return stage.later(_instant(found["at"]))
    found = _SPEECH.fullmatch(line)
    assert found
    if found["label"]:
        return stage.press(found["who"], found["label"], found["group"] or "")
    text = found["text"].replace(NEW_LINE, "\n")
    if CLAIM in text:
        text = text.replace(CLAIM, stage.claim_code())
    return stage.say(found["who"], text, found["group"] or "")


def _agree(wanted: list[Answer], heard: list[Answer], codes: dict[str, str]) -> bool:
    """Whether the same is heard in each place, in the same order there; codes are learnt on the way."""
    places = _by_place(wanted)
    if places.keys() != _by_place(heard).keys():
        return False
    for place, lines in _by_place(heard).items():
        pattern, names = _pattern(places[place], codes)
        found = re.fullmatch(pattern, "\n".join(lines), re.DOTALL)
        if found is None:
            return False
        codes.update(zip(names, found.groups(), strict=True))
    return True


def _learnt(wanted: list[Answer], heard: list[Answer], codes: Mapping[str, str]) -> dict[str, str]:
    """The codes of an answer whose wording has changed, when as many are heard as were written down."""
    names = [name for one in wanted for name in _CODE.findall("\n".join(one.lines)) if name not in codes]
    fresh = [code for one in heard for code in _HEARD.findall("\n".join(one.lines)) if code not in codes.values()]
    names, fresh = list(dict.fromkeys(names)), list(dict.fromkeys(fresh))
    return dict(zip(names, fresh, strict=True)) if len(names) == len(fresh) else {}


def _by_place(answers: Iterable[Answer]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for answer in answers:
        places.setdefault(answer.place, []).extend(answer.lines)
    return places


def _pattern(lines: list[str], codes: Mapping[str, str]) -> tuple[str, list[str]]:
    """The lines as a pattern: … within a line is anything in it, alone any number of lines, {A} a code."""
    words, names, parts, at = "\n".join(lines), list[str](), list[str](), 0
    for hole in _HOLE.finditer(words):
        parts.append(re.escape(words[at : hole.start()]))
        at = hole.end()
        if hole.group() == "…":
            alone = words[: hole.start()][-1:] in ("", "\n") and words[at : at + 1] in ("", "\n")
            parts.append(".*" if alone else "[^\n]*")
        elif (name := hole.group()[1]) in codes:
            parts.append(re.escape(codes[name]))
        elif name in names:
            raise ValueError(f"the code {{{name}}} twice in one place")
        else:
            names.append(name)
            parts.append("([A-Z2-9]{3})")
    return "".join([*parts, re.escape(words[at:])]), names


def as_written(answers: list[Answer], codes: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """Answers as they stand in a script: known codes by their letters, a hash as …"""
    if not answers:
        return [f"> {NOTHING}"]
    letters = {code: f"{{{name}}}" for name, code in codes.items()}

    def shown(line: str) -> str:
        return _HASH.sub("…", _HEARD.sub(lambda code: letters.get(code[0], code[0]), f"> {line}".rstrip()))

    blocks = [[f"> **{one.place}**", *map(shown, one.lines)] for one in answers]
    return [line for number, block in enumerate(blocks) for line in ([">"] if number else []) + block]


def _instant(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=ZONE)
