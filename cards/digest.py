"""The lead's digest: each rep's line, what is in their way, who is missing, who is off; a thumb for most done."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cards.metric import label, said, short
from chat.reply import Block, Button, Buttons, Line, Reply, Table
from language.text import Arg, Day, Listing, Text, counted, text
from scoring.metric import Metric
from scoring.people import Member, Organization

_MOST_NAMES = 30
_MOST_BLOCKERS = 8
_MOST_THUMBS = 3
_MOST_RESULTS, _MOST_ACTIONS = 2, 3  # columns that a phone shows side by side
_NOTHING = "–"
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """A team's day: what each did, metric by metric; who owes a report; who is on leave; what is in whose way.

    `led` is what its leads did themselves: it counts for the team, though they owe no report.
    """

    team: str
    day: date
    done: Mapping[Member, tuple[tuple[Metric, int], ...]]
    missing: tuple[Member, ...]
    away: tuple[Member, ...]
    late: bool = False
    blockers: tuple[tuple[Member, str], ...] = ()
    led: Mapping[Member, tuple[tuple[Metric, int], ...]] = field(default_factory=dict)


def digest_card(digest: Digest, home: Organization) -> Reply:
    """The title counts; the table names."""
    title = _title(digest)
    blocks: list[Block] = [Line(text("{greeting} (late)", greeting=title) if digest.late else title, strong=True)]
    if digest.done:
        blocks.append(_table(digest, home))
    blocks += map(Line, _blockers(digest))
    for words, members in ((_missing(digest), digest.missing), (_away(digest), digest.away)):
        if members:
            blocks.append(Line(words))
    thumbs = tuple(
        Button(text("👍 {name}", name=member.name), f"comment {member.key} 👍")
        for member in _in_order(digest)[:_MOST_THUMBS]
    )
    if thumbs:
        blocks.append(Buttons(thumbs))
    if thumbs and (digest.blockers or digest.day.weekday() == _MONDAY):  # said every evening it is not read
        blocks.append(Line(text("A word to somebody: “comment {name} well done”", name=_first(digest).name)))
    return Reply(tuple(blocks))


def _title(digest: Digest) -> Text:
    owed, day = len(digest.done) + len(digest.missing), Day(digest.day)
    if not digest.done:
        return text("📋 {team} · {day}: nobody has reported yet", team=digest.team, day=day)
    if not digest.missing and owed > 1:
        return text("📋 {team} · {day}: all {n} reported", team=digest.team, day=day, n=owed)
    return text(
        "📋 {team} · {day}: {reported} of {owed} reported",
        team=digest.team,
        day=day,
        reported=len(digest.done),
        owed=owed,
    )


def _table(digest: Digest, home: Organization) -> Table:
    """A row for each rep, results first, the most of them on top, then the leads'; what they add up to below."""
    columns, sums = _columns(digest, home), Counter[Metric]()
    rows: list[tuple[Arg, ...]] = []
    every = {**digest.done, **digest.led}
    for member in (*_in_order(digest), *digest.led):
        done = dict(every[member])
        sums.update(done)
        cells = [short(metric, done[metric], home.currency) if done.get(metric) else _NOTHING for metric in columns]
        name: Arg = member.name
        if not any(done.get(metric) for metric in columns):  # something else alone is worth its words
            other = Listing(tuple(said(metric, amount, home.currency) for metric, amount in done.items()))
            name = text("{name} ({what})", name=name, what=other)
        rows.append((name, *cells))
    if len(rows) > 1:
        rows.append((text("together"), *(short(metric, sums[metric], home.currency) for metric in columns)))
    return Table((text("name"), *map(label, columns)), tuple(rows))


def _columns(digest: Digest, home: Organization) -> list[Metric]:
    """The results of the day, then the actions that at least half of them did; in the organization's own order."""
    doers = Counter(metric for amounts in (*digest.done.values(), *digest.led.values()) for metric, _ in amounts)
    known = [metric for metric in home.metrics if doers[metric]]
    results = [metric for metric in known if metric.money][:_MOST_RESULTS]
    usual = [metric for metric in known if metric.kind == "process" and 2 * doers[metric] >= len(digest.done)]
    return [*results, *usual[:_MOST_ACTIONS]] or known[:1]


def _in_order(digest: Digest) -> list[Member]:
    """Who brought most money first, then who did most; as they stand in the roster where that is equal."""

    def weight(member: Member) -> tuple[int, int]:
        amounts = digest.done[member]
        return (
            -sum(amount for metric, amount in amounts if metric.money),
            -sum(amount for metric, amount in amounts if metric.kind == "process"),
        )

    return sorted(digest.done, key=weight)


def _first(digest: Digest) -> Member:
    """Who needs a word first: something is in their way, or else they did most."""
    return digest.blockers[0][0] if digest.blockers else _in_order(digest)[0]


def _blockers(digest: Digest) -> list[Text]:
    shown = [
        text("🚧 Blocker, {name}: {words}", name=member.name, words=words)
        for member, words in digest.blockers[:_MOST_BLOCKERS]
    ]
    more = len(digest.blockers) - len(shown)
    return [*shown, counted("… and {n} more", "… and {n} more", more)] if more else shown


def _missing(digest: Digest) -> Text:
    names = Listing(tuple(member.name for member in digest.missing[:_MOST_NAMES]))
    return counted("Missing: {names}", "Missing ({n}): {names}", len(digest.missing), names=names)


def _away(digest: Digest) -> Text:
    return text("On leave: {names}", names=Listing(tuple(member.name for member in digest.away[:_MOST_NAMES])))
