"""The lead's digest: each rep's line, who is missing, who is off; a thumb for those who did most."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cards.metric import said
from chat.reply import Block, Button, Buttons, Line, Reply, Table
from language.text import Arg, Day, Listing, Text, counted, text
from scoring.metric import Metric
from scoring.people import Member, Organization

_MOST_NAMES = 30
_MOST_THUMBS = 3


@dataclass(frozen=True, slots=True)
class Digest:
    """A team's day: what each member did, metric by metric; who owes a report; who is on leave."""

    team: str
    day: date
    done: Mapping[Member, tuple[tuple[Metric, int], ...]]
    missing: tuple[Member, ...]
    away: tuple[Member, ...]
    late: bool = False


def digest_card(digest: Digest, home: Organization) -> Reply:
    """The title counts; the table names."""
    owed = len(digest.done) + len(digest.missing)
    title = text(
        "📋 {team} · {day}: {reported} of {owed} reported",
        team=digest.team,
        day=Day(digest.day),
        reported=len(digest.done),
        owed=owed,
    )
    blocks: list[Block] = [Line(text("{greeting} (late)", greeting=title) if digest.late else title, strong=True)]
    if digest.done:
        rows: tuple[tuple[Arg, ...], ...] = tuple(
            (member.name, Listing(tuple(said(metric, amount, home.currency) for metric, amount in amounts)))
            for member, amounts in digest.done.items()
        )
        blocks.append(Table((text("name"), text("today")), rows))
    for words, members in ((_missing(digest), digest.missing), (_away(digest), digest.away)):
        if members:
            blocks.append(Line(words))
    thumbs = tuple(
        Button(text("👍 {name}", name=member.name), f"comment {member.key} 👍")
        for member in list(digest.done)[:_MOST_THUMBS]
    )
    if thumbs:
        blocks += [Buttons(thumbs), Line(text("A word to somebody: comment NAME well done"))]
    return Reply(tuple(blocks))


def _missing(digest: Digest) -> Text:
    names = Listing(tuple(member.name for member in digest.missing[:_MOST_NAMES]))
    return counted("Missing: {names}", "Missing ({n}): {names}", len(digest.missing), names=names)


def _away(digest: Digest) -> Text:
    return text("On leave: {names}", names=Listing(tuple(member.name for member in digest.away[:_MOST_NAMES])))
