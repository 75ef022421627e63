"""Platform markup taken off a message: mentions, links, entities, quotations, placeholders of pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Literal

from language.normalise import simplified
from scoring.reading.vocabulary import chinese, headings

Channel = Literal["slack", "wecom", "local"]

_BOT = re.compile(r"bot|助手|小帮手|小幫手|机器人|機器人|战鼓|戰鼓|dealdrum|小秘|管家|助理小", re.IGNORECASE)
_MENTION = re.compile(r"@([\w\u4e00-\u9fff.-]{1,24})[\u2005\u2004\u00a0 ]?")
_SLACK_USER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|([^>]{1,80}))?>[ ]?")
_SLACK_LINK = re.compile(r"<(?:https?://|mailto:|tel:|#)[^>|\s]{1,2000}(?:\|([^>]{1,500}))?>")
_EMOJI = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")
_STRIKE = re.compile(r"(?<![\w~])~(?=[^\s~])[^~\n]{0,200}(?<=[^\s~])~(?![\w~])")
_EMOTICON = re.compile(r"(?<!\S)[:;]['-]?[()](?!\S)")
"""A smile of signs: its bracket closes nothing."""
_PICTURE = re.compile(r"\[[\u4e00-\u9fff]{1,4}\]")
_BOLD = re.compile(r"(?<![\w*])\*([^*\s][^*\n]{0,60})\*(?= ?:)")
"""*Friday*: 22 calls: as Slack writes a bold heading with its colon outside; alone, the stars make the heading."""
_QUOTE = re.compile(r"\A\s{0,4}「[^」]*」\s{0,4}\n(?:[—–-] ?){5,}\s{0,4}\n")


_WORDS = frozenset(
    word
    for table in (headings.CHINESE, chinese.METRICS, chinese.STAGES)
    for words in table.values()
    for word in words.split(",")
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The sender's words alone; `addressed` when the bot was mentioned, `quoted` when a quotation was cut off."""

    text: str
    addressed: bool = False
    quoted: bool = False


def clean(text: str, channel: Channel = "local") -> Cleaned:
    """The message without markup. At most 8,192 characters are looked at: longer ones are too long to read anyway."""
    if len(text) > 8192:
        return Cleaned(text)
    quoted = False
    if "「" in text:
        quotation = _QUOTE.match(text)
        if quotation:
            text, quoted = text[quotation.end() :], True
    if channel == "slack":
        text = _slack(text)
    kept = _without_quotation(text)
    quoted, text = quoted or kept != text, kept
    addressed = False
    if "@" in text:
        text, addressed = _without_bot(text)
    if "[ ]" in text or "[x]" in text:
        text = text.replace("[ ]", "☐").replace("[x]", "☑")
    if "(" in text or ":)" in text:
        text = _EMOTICON.sub(" ", text)
    if "[" in text:
        text = _PICTURE.sub(lambda found: found.group() if simplified(found.group()[1:-1]) in _WORDS else " ", text)
    return Cleaned(text, addressed, quoted)


def _slack(text: str) -> str:
    if "<" in text:
        text = _SLACK_USER.sub(lambda found: f"@{found.group(2) or found.group(1)} ", text)
        text = _SLACK_LINK.sub(lambda found: found.group(1) or " ", text)
    if "&" in text:
        text = unescape(text)
    if "*" in text:
        text = _BOLD.sub(r"\1", text)
    if ":" in text:
        text = text.replace(":white_check_mark:", "✅").replace(":heavy_check_mark:", "✅").replace(":x:", "❌")
        text = _EMOJI.sub(" ", text)
    return _STRIKE.sub(" ", text) if "~" in text else text


def _without_bot(text: str) -> tuple[str, bool]:
    addressed = False

    def replaced(found: re.Match[str]) -> str:
        nonlocal addressed
        if _BOT.search(found.group(1)):
            addressed = True
            return ""
        return found.group()

    return _MENTION.sub(replaced, text), addressed


def _without_quotation(text: str) -> str:
    """Without a quoted message: lines with > before own words. Of lists set in > only the > is taken off."""
    if ">" not in text:
        return text
    lines = text.split("\n")
    marked = [line.lstrip().startswith((">", "&gt;")) for line in lines]
    if not any(marked):
        return text
    if marked[0] and not all(marked):
        return "\n".join(line for line, mark in zip(lines, marked, strict=True) if not mark)
    return "\n".join(
        line.lstrip().removeprefix("&gt;").removeprefix(">").lstrip() if mark else line
        for line, mark in zip(lines, marked, strict=True)
    )
