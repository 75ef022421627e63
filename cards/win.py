"""喜报: a signed deal, told to the team in a line and on a poster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards.metric import value
from cards.period import MONTHS
from cards.progress import lead_words, month_line
from cards.rank import avatar
from chat.chart import Bullet, Poster, Win
from chat.reply import Block, Line, Picture, Reply
from language.text import Arg, At, Listing, Share, Text, counted, text
from scoring.deal import DealEvent
from scoring.pace import WHOLE, points
from scoring.people import Organization
from scoring.progress import Progress

MOST_DRAWN = 12
"""So many deals stand on one poster; its words name them all."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What one member signed. `first`: nothing was signed before; `largest`: nobody signed more this month.

    `member` gives the poster the animal that stands for them on the leaderboard.
    """

    name: str
    events: tuple[DealEvent, ...]
    first: bool = False
    largest: bool = False
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """A team (None: the company) and where it stands today."""

    id: int | None
    today: date
    progress: Progress


def win_card(signings: Sequence[Signing], team: Team, home: Organization, now: At) -> Reply:
    """Who signed whom for how much, in one line each; the poster says what it does to the team's month."""
    shown = home.wins_shown(team.id)
    titles = [Line(_told(signing, shown), strong=True) for signing in signings]
    events = [event for signing in signings for event in signing.events]
    lines = _remarks(signings)
    if shown != "name":
        lines += _month(events, team.progress, home)
    picture = Picture(_poster(signings, team, home, now), tuple(map(Line, lines)))
    return Reply((*titles, picture))


def withdrawn_card(taken_back: Sequence[str], left: Reply | None) -> Reply:
    """What was told and does not hold any more, by the names of those who signed; then what still holds."""
    blocks: tuple[Block, ...] = tuple(
        Line(text("↩️ Correction: the win of {name} was taken back.", name=name)) for name in taken_back
    )
    return Reply((*blocks, *(left.blocks if left else ())))


def changed_card(signings: Sequence[Signing], shown: str = "full") -> Reply:
    """A win that was told with another amount or customer."""
    return Reply(tuple(Line(text("✏️ Correction: {win}", win=_told(signing, shown))) for signing in signings))


def _told(signing: Signing, shown: str) -> Text:
    """Who signed what, as far as the room hears of it."""
    if shown == "name":
        n = len(signing.events)
        return counted("🎉 {name} signed a deal!", "🎉 {name} signed {n} deals!", n, name=signing.name)
    what = Listing(tuple(_deal(event, shown) for event in signing.events))
    return text("🎉 {name} signed {what}!", name=signing.name, what=what)


def _remarks(signings: Sequence[Signing]) -> list[Text]:
    """What is special about them: somebody's first deal, the largest one of the month."""
    lines = _firsts(signings)
    if any(signing.largest for signing in signings):
        lines.append(text("👑 The largest deal of the month so far."))
    return lines


def _month(signed: Sequence[DealEvent], team: Progress, home: Organization) -> list[Text]:
    """The team's month and what it still has before it, in one line; a target that is reached in one of its own."""
    month, left = month_line(team, home), _left(signed, team, home)
    if left and team.pace and team.pace.gap:
        return [text("{month}, {left}", month=month, left=left[0])]
    return [month, *left]


def _firsts(signings: Sequence[Signing]) -> list[Text]:
    first = [signing.name for signing in signings if signing.first]
    if not first:
        return []
    if len(signings) == 1:
        return [text("The first deal! Welcome to the board.")]
    return [text("The first deal of {names}! Welcome to the board.", names=Listing(tuple(first)))]


def _left(signed: Sequence[DealEvent], team: Progress, home: Organization) -> list[Text]:
    """What the team still has before it; that the target is reached, by the win that reached it and no later one."""
    pace = team.pace
    if pace is None or pace.attainment is None:
        return []
    if pace.gap:
        return [text("{gap} to go", gap=value(team.main, pace.gap, home.currency))]
    brought = sum(event.org_minor or 0 for event in signed)
    reached_before = team.month - brought >= pace.target
    return [] if reached_before else [text("🎯 The month's target is reached!")]


def _deal(event: DealEvent, shown: str) -> Arg:
    assert event.money
    if not event.customer or shown == "amount":
        return event.money
    return text("{customer} {money}", customer=event.customer, money=event.money)


def _poster(signings: Sequence[Signing], team: Team, home: Organization, now: At) -> Poster:
    events = [event for signing in signings for event in signing.events]
    shown = home.wins_shown(team.id)
    wins = tuple(
        Win(
            name=signing.name,
            amount=text("signed!") if shown == "name" else event.money or "",
            customer=event.customer if shown == "full" else "",
            avatar=avatar(home, signing.member) if signing.member is not None else "",
        )
        for signing in signings
        for event in signing.events
    )
    more = [text("… and {n} more", n=len(wins) - MOST_DRAWN)] if len(wins) > MOST_DRAWN else []
    return Poster(
        title=text("A deal is signed!") if len(wins) == 1 else text("{n} deals are signed!", n=len(wins)),
        scope=text("{team} · {at}", team=home.team_name(team.id), at=now),
        wins=wins[:MOST_DRAWN],
        lines=(*more, *_remarks(signings), *(_left(events, team.progress, home) if shown != "name" else ())),
        footer=text("DealDrum · say “rank” for the board"),
        team=_bar(team, home) if shown != "name" else None,
    )


def _bar(team: Team, home: Organization) -> Bullet | None:
    """The team's month as a bar; None without a target."""
    where = team.progress
    pace = where.pace
    if pace is None or not pace.target or pace.attainment is None:
        return None
    most = max(where.month, pace.target)
    lead = points(pace.lead or 0)
    return Bullet(
        label=text("{team}, {month}", team=home.team_name(team.id), month=MONTHS[team.today.month - 1]),
        value=text(
            "{done} of {target}",
            done=value(where.main, where.month, home.currency),
            target=value(where.main, pace.target, home.currency),
        ),
        note=text("{share} · {lead}", share=Share(pace.attainment), lead=lead_words(pace)),
        tone="ahead" if lead > 0 else "behind" if lead < 0 else "plain",
        filled=max(where.month, 0) * WHOLE // most,
        mark=pace.target * WHOLE // most,
    )
