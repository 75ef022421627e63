"""Somebody's words made inert for Slack's markup: no mention, no link, no formatting."""

import re

_FORMATTING = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"})
_LINK = re.compile(r"(?i)(?<=[a-z0-9]):(?=//)|(?<=mailto):|(?<=\bwww)\.|(?<=\w)@(?=\w)|@(?=channel|here|everyone)")
_QUOTE = re.compile(r"(?m)^>")
WORD_JOINER = "\u2060"
"""Invisible, and no part of an address: what it stands in is not turned into a link."""

_PERSON = re.compile(r"[UW][A-Za-z0-9_-]{1,40}")


def _escaped(words: str) -> str:
    """The three characters that begin Slack's control sequences, as entities: what every text of ours needs."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def inert(words: str) -> str:
    """Words for a text that Slack formats (the fallback text of a message): shown as they are and nothing more."""
    plain = unlinked(words).translate(_FORMATTING)
    return _escaped(_QUOTE.sub(WORD_JOINER + ">", plain))


def unlinked(words: str) -> str:
    """Words in which no address is turned into a link, and no name of everybody into a mention."""
    return _LINK.sub(lambda found: found[0] + WORD_JOINER, words)


def is_person(number: str) -> bool:
    """Whether a text is a user's id, so that it may stand in a live mention."""
    return bool(_PERSON.fullmatch(number))
