"""What we tell people to say works when they say it, in every language."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from cards import question
from cards.help import not_understood
from chat.message import Incoming, Person, Reader, Room
from handlers.arguments import known_word
from handlers.commands.correct import HOW
from handlers.registry import discover
from handlers.router import Routed, route
from language.text import Text, text
from scheduler.post import called
from scoring.metric import BUILT_IN
from scoring.people import Organization, Team
from scoring.reading.reader import read
from scoring.reading.result import Context
from tests.dialogues.stage import NOW, ZONE
from words.catalogue import LOCALES
from words.show import show
from words.source import ROOT, source_at

TODAY = date(2026, 11, 19)
QUOTED = re.compile(r"[“「]([^”」]+)[”」]")
NUMBER = re.compile(r"[\d,.]+ ?[万萬]?")
HOME = Organization(
    id=1,
    name="Polaris",
    zone=ZONE.key,
    currency="CNY",
    locale="en",
    country="CN",
    confirm_above=None,
    day_end=NOW.time().min,
    main_metric="bookings",
    metrics=BUILT_IN,
    teams={1: Team(1, "east", "East"), 2: Team(2, "east-zh", "华东"), 3: Team(3, "east-tw", "華東")},
    members={},
)


def routed(words: str) -> Routed:
    """What becomes of words written to the bot alone."""
    person = Person("memory", "memory", "ann")
    incoming = Incoming("1", "new", person, Room("memory", "memory", "dm-ann", "direct"), words, NOW)
    metrics = tuple((metric.key, metric.names) for metric in BUILT_IN if metric.kind != "result")
    context = Context(TODAY, "CNY", metrics, direct=True)
    posts = tuple(called())
    return route(incoming, lambda text: read(text, context), lambda word: known_word(word, HOME), posts=posts)


def quoted(words: Text, locale: str) -> Iterator[str]:
    """What stands in quotation marks."""
    yield from QUOTED.findall(show(words, Reader(locale, ZONE.key)))


def recorded(words: str) -> int:
    """How many things are recorded of it; 0 when anything is asked."""
    reading = routed(words).reading
    return 0 if reading is None or reading.questions else len(reading.activities) + len(reading.deals)


def things(words: str) -> int:
    """How many things an example names."""
    return 1 + len(re.findall("[,，](?! ?000)", words))


def once(found: Iterator[tuple[str, ...]]) -> list[object]:
    """Parameters, each once."""
    return [pytest.param(*one, id="-".join(one)) for one in dict.fromkeys(found)]


def examples() -> Iterator[tuple[str, str]]:
    """Each command's example in each language."""
    for name, command in discover().items():
        for locale in LOCALES:
            yield name, show(command.example, Reader(locale, ZONE.key))


def reports() -> Iterator[tuple[str]]:
    """The reports quoted in questions and in the answer to what is not understood."""
    texts = [line.text for line in not_understood().blocks]  # type: ignore[union-attr]
    for locale in LOCALES:
        for asked in question._ASKED.values():
            for words in quoted(asked, locale):
                if not NUMBER.fullmatch(words) and routed(words).command != "undo":
                    yield (words,)
        shown = show(texts[1], Reader(locale, ZONE.key))  # type: ignore[arg-type]
        yield (re.split(r"[:：]", shown, maxsplit=1)[1].split("。")[0].split(". ")[0].strip(),)


def refused() -> Iterator[tuple[str, str]]:
    """What a command's own refusals give as an example in each language, where it stands at their end unquoted."""
    own = re.compile(r"handlers/commands/(\w+)\.py")
    for wording in source_at(ROOT).wordings.values():
        named = [own.fullmatch(file) for file in wording.files]
        if len(named) == 1 and named[0] and "For example: " in wording.msgid and not re.search("[{“]", wording.msgid):
            for locale in LOCALES:
                shown = re.split(r"[:：]\s*", show(text(wording.msgid), Reader(locale, ZONE.key)), maxsplit=1)[1]
                yield from ((named[0][1], words) for words in re.split(" · ", shown.rstrip("。.")))


@pytest.mark.parametrize(("name", "words"), once(refused()))
def test_the_example_in_a_refusal_leads_to_its_command(name: str, words: str) -> None:
    assert routed(words).command == name, f"{words!r} leads elsewhere: dealdrum say {words!r}"


@pytest.mark.parametrize("words", ["my calendar calls", "My Calendar, calls!", "my progress this week"])
def test_a_command_of_several_words_takes_what_follows_it(words: str) -> None:
    assert routed(words).command in ("month", "me")
    assert routed(words).args in ("calls", "this week")


@pytest.mark.parametrize("words", ["my deals this quarter", "who is missing a lunch", "to do: call Acme"])
def test_what_follows_a_command_of_several_words_is_known_and_not_read_otherwise(words: str) -> None:
    assert not routed(words).args or routed(words).command == "answer"


@pytest.mark.parametrize(("name", "words"), once(examples()))
def test_the_example_of_a_command_leads_to_it(name: str, words: str) -> None:
    assert routed(words).command == name, f"{words!r} leads elsewhere: dealdrum say {words!r}"
    if name == "report":
        assert recorded(words) == things(words)


@pytest.mark.parametrize(
    ("locale", "words"), once((locale, words) for locale in LOCALES for words in quoted(HOW, locale))
)
def test_the_ways_to_correct_are_corrections(locale: str, words: str) -> None:
    assert routed(words).command == "correct"


@pytest.mark.parametrize("words", once(reports()))
def test_a_report_we_give_as_an_example_is_recorded_without_a_question(words: str) -> None:
    assert recorded(words) == things(words)
