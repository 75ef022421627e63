"""What was called off or only signed as a paper: a meeting that did not take place, an NDA."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.token import Token

_CALLED_OFF = word_set("cancelled canceled passed declined postponed died dead 取消合作 放弃了 不要了 挂了")
_SIGNED = word_set("signed signs")
_MEETINGS = ("lunch w", "demo ", "call w", "onsite w", "meeting w", "coffee w", "zoom w", "dinner w")
_OFFERS = frozenset(("quotes", "proposals"))
_SEEN = frozenset(("visits", "calls", "meetings", "demos"))
_WHOSE = word_set("my our the his her their a")
_WHEN = word_set("when as while before on right just")
_UPON = word_set("me us i we")
_PAPERS = word_set("nda ndas mnda loi mou petition guestbook waiver waivers card")
_BEFORE_PAPER = word_set("a an the mutual their our non-binding new standard")


def sells_nothing(tokens: list[Token], place: int) -> bool:
    """Whether the word tells of a meeting that was called off, or of a paper."""
    word = tokens[place].word
    if word in _CALLED_OFF:
        return _was_met_only(tokens, place) or _cancels_on(tokens, place)
    return word in _SIGNED and _signs_paper(tokens, place)


def _was_met_only(tokens: list[Token], place: int) -> bool:
    """Orion cancelled our demo, Crane 2pm cancelled: what did not take place was no deal."""
    behind = tokens[place + 1 : place + 4]
    if any(t.means.get("going") in _SEEN for t in behind[1:]) and behind[0].word in _WHOSE:
        return True  # cancelled my visit to Laksa Lane
    if tokens[0].word.startswith(_MEETINGS) or any(
        t.means.get("metric", "quotes") not in _OFFERS for t in tokens[place:]
    ):
        return True
    return any(token.kind == "time" for token in tokens)


def _cancels_on(tokens: list[Token], place: int) -> bool:
    """They cancelled on me, cancelled when I got there: who was waited for."""
    behind = [t.word for t in tokens[place + 1 : place + 4]]
    return behind[:1] != [] and behind[0] in _WHEN and not _UPON.isdisjoint(behind[1:])


def _signs_paper(tokens: list[Token], place: int) -> bool:
    """Signed an NDA with Apex: a paper that sells nothing."""
    row = [t.word for t in tokens[place + 1 : place + 5]]
    paper = next((word for word in row if word not in _BEFORE_PAPER), "")
    return paper in _PAPERS
