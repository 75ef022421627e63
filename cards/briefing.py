"""The morning briefing: one picture, at most five lines, chosen from what is worth saying."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cards import pk
from cards.metric import label, said, value
from cards.plan import done_line
from cards.progress import gap_line, month_line, target_line
from cards.rank import board_card, names
from chat.reply import Block, Line, Reply
from language.text import Arg, At, Day, Listing, Share, Text, counted, text
from scoring.board import Board
from scoring.bout import Bout
from scoring.effect import DAYS, Effect, Move
from scoring.leave import HALVES
from scoring.people import Organization
from scoring.progress import Progress

_FIRST = ("visits", "calls", "quotes", "demos", "leads")
"""Actions that are named before others."""
_RESULTS = ("signed", "bookings", "collections")
_MOST_ACTIONS = 4
_MOST_BETWEEN = 2
_MOST_CORRECTED = 3


@dataclass(frozen=True, slots=True)
class Briefing:
    """What happened. `done`: the team's sums since yesterday morning; `best`: (member, amount) of the main result.

    `away`: who is on leave today, in half days; `quiet`: how many workdays in a row brought nothing, `begun`: whether
    the company has reported for longer than is looked back; `planned`: what was planned for yesterday, `kept`: what
    those who planned did of it; `pk`: a contest that runs, `side`: the team's own in it; `corrected`: what was
    recorded since the last briefing for the days before yesterday, by day and metric.
    """

    team: str
    today: date
    yesterday: date
    late: bool
    done: Mapping[str, int]
    best: tuple[int, int] | None
    effect: Effect
    progress: Progress
    first_deals: tuple[int, ...]
    away: Mapping[int, int] = field(default_factory=dict)
    quiet: int = 1
    begun: bool = True
    planned: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)
    pk: Bout | None = None
    side: int | None = None
    corrected: Mapping[tuple[date, str], int] = field(default_factory=dict)


def briefing_card(briefing: Briefing, board: Board, home: Organization, now: At) -> Reply:
    """Greeting; yesterday; what it led to; the month; a name to praise; the leaderboard as a picture."""
    greeting = text("☀️ Good morning, {team} · {day}", team=briefing.team, day=Day(briefing.today))
    title = text("{greeting} (late)", greeting=greeting) if briefing.late else greeting
    if briefing.away:
        title = text("{greeting} · 🌴 {names}", greeting=title, names=_away(briefing, home))
    lines = [_yesterday(briefing, home), *_worth_saying(briefing, home), _month(briefing, home)]
    blocks: list[Block] = [Line(title, strong=True), *map(Line, lines)]
    picture = board_card(board, home, now).blocks if board.best else ()
    return Reply((*blocks, *picture))


def _away(briefing: Briefing, home: Organization) -> Listing:
    """Who is on leave today, and for how long."""
    halves = sorted(briefing.away.items())
    return Listing(
        tuple(
            home.members[who].name if half == HALVES else text("{name} (half a day)", name=home.members[who].name)
            for who, half in halves
        )
    )


def _worth_saying(briefing: Briefing, home: Organization) -> list[Text]:
    """The two lines between yesterday and the month that say most today, in the order they are read."""
    move = briefing.effect.move
    unusual = bool(move and move.unusual) or bool(briefing.effect.totals)
    effect, praise = _effect(briefing, home), _praise(briefing, home)
    by_weight = (
        _correction_line(briefing.corrected, home),
        pk.briefing_line(briefing.pk, briefing.side, home) if briefing.pk else None,
        praise if briefing.first_deals else None,
        effect if unusual else None,
        done_line(briefing.planned, briefing.kept, home),
        None if briefing.first_deals else praise,
        None if unusual else effect,
    )
    return [line for line in by_weight if line][:_MOST_BETWEEN]


def _correction_line(corrected: Mapping[tuple[date, str], int], home: Organization) -> Text | None:
    """What came in late for days that were told already: one line, the nearest day first."""
    parts: list[Arg] = []
    for (day, key), amount in sorted(corrected.items(), reverse=True):
        metric = home.metric(key)
        if metric:
            what = said(metric, abs(amount), home.currency)
            gained = text("{day} +{what}", day=Day(day), what=what)
            parts.append(gained if amount > 0 else text("{day} -{what}", day=Day(day), what=what))
    if not parts:
        return None
    rest = len(parts) - _MOST_CORRECTED
    shown = parts if rest <= 0 else [*parts[:_MOST_CORRECTED], text("{n} more", n=rest)]
    return text("✏️ Correction: {what}", what=Listing(tuple(shown)))


def _yesterday(briefing: Briefing, home: Organization) -> Text:
    """The actions and the results of the last workday, the few that say most."""
    near = (briefing.today - briefing.yesterday).days == 1
    day = text("Yesterday") if near else text("Since {day}", day=Day(briefing.yesterday))
    actions = _sums(briefing, home, _actions(home))[:_MOST_ACTIONS]
    results = _sums(briefing, home, _RESULTS)
    if actions and results:
        return text("{day}: {actions} → {results}", day=day, actions=Listing(actions), results=Listing(results))
    if actions or results:
        return text("{day}: {what}", day=day, what=Listing(actions or results))
    if briefing.quiet > DAYS and not briefing.begun:
        return text("No report yet. One line is enough, for example: visited 3, 20 calls")
    if briefing.quiet > DAYS:
        return text("Nobody has reported for a while. One line is enough, for example: visited 3, 20 calls")
    if briefing.quiet > 1:
        return text("{n} workdays in a row without a report.", n=briefing.quiet)
    return text("{day}: nothing was reported.", day=day)


def _actions(home: Organization) -> list[str]:
    """The keys of what people report that adds up, the company's own metrics last."""
    added = (metric for metric in home.metrics if metric.kind == "process" and metric.origin == "report")
    keys = [metric.key for metric in added if metric.roll in ("sum", "count")]
    return sorted(keys, key=lambda key: _FIRST.index(key) if key in _FIRST else len(_FIRST))


def _sums(briefing: Briefing, home: Organization, keys: Sequence[str]) -> tuple[Arg, ...]:
    known = [metric for key in keys if (metric := home.metric(key)) and briefing.done.get(key, 0) > 0]
    return tuple(said(metric, briefing.done[metric.key], home.currency) for metric in known)


def _effect(briefing: Briefing, home: Organization) -> Text | None:
    """The step that moved most, when it moved out of what is usual; else a total that did."""
    if not briefing.done:
        return None  # that nothing was reported is said already
    move = briefing.effect.move
    if move and move.unusual:
        return _moved(move, home)
    for total in briefing.effect.totals:
        metric = home.metric(total.metric)
        if metric and not metric.money:
            usual = text("{low} to {high}", low=total.usual.low, high=total.usual.high)
            shown = said(metric, total.value, home.currency)
            if not total.value:
                return text("📉 {metric}: none; usually {usual}.", metric=label(metric), usual=usual)
            if total.value > total.usual.high:
                return text("📈 {what}: more than usual ({usual}).", what=shown, usual=usual)
            return text("📉 {what}: less than usual ({usual}).", what=shown, usual=usual)
    return _moved(move, home) if move else None


def _moved(move: Move, home: Organization) -> Text | None:
    """What a step brought, beside what it usually brings; None within the usual range, where nothing has moved."""
    source, result = home.metric(move.source), home.metric(move.result)
    share, low, high = _percent(move.share), _percent(move.usual.low), _percent(move.usual.high)
    # What brought more than went in came from days before.
    if source is None or result is None or low <= share <= high or not move.told or move.got > move.made:
        return None
    made, got = said(source, move.made, home.currency), said(result, move.got, home.currency)
    usual = text("{low} to {high}", low=Share(low), high=Share(high)) if low != high else Share(low)
    if share > high:
        return text("📈 {made} → {got}: {share}, usually {span}.", made=made, got=got, share=Share(share), span=usual)
    return text("📉 {made} → {got}: {share}, usually {span}.", made=made, got=got, share=Share(share), span=usual)


def _percent(share: int) -> int:
    """A share in whole percent, in 1/10,000: nobody works with tenths of a percent of nine visits."""
    return (share + 50) // 100 * 100


def _praise(briefing: Briefing, home: Organization) -> Text | None:
    if briefing.first_deals:
        who = names(home, briefing.first_deals)
        return counted("🌱 First deal: {who}!", "🌱 First deals: {who}!", len(briefing.first_deals), who=who)
    if briefing.best:
        member, amount = briefing.best
        main = briefing.progress.main
        return text(
            "👏 {name}: {metric} {amount}",
            name=home.members[member].name,
            metric=label(main),
            amount=value(main, amount, home.currency),
        )
    return None


def _month(briefing: Briefing, home: Organization) -> Text:
    if briefing.progress.month <= 0 and (wanted := target_line(briefing.progress, home)):
        return wanted
    gap = gap_line(briefing.progress, home)
    month = month_line(briefing.progress, home)
    return text("{month}. {gap}", month=month, gap=gap) if gap else month
