"""Why a PK stands as it does: each side's arithmetic, one's own line, and for leads everybody's."""

from collections.abc import Iterable

from cards.contest import measure_name, measured, rules_line, sides_of
from cards.metric import said, value
from chat.reply import Block, Line, Reply, Table
from language.text import Arg, At, Listing, Text, counted, text
from scoring.bout import Bout
from scoring.contest import FULL, WHOLE
from scoring.people import Organization
from scoring.pk import Part, Result

_MOST_SIDES = 3
_MOST_ROWS = 40


def why_pk_card(bout: Bout, home: Organization, member: int, *, whole: bool) -> Reply:
    """The lines behind the measure; `whole`: everybody's, for a lead."""
    contest = bout.contest
    title = text("⚔️ {sides}: {rules}", sides=sides_of(contest), rules=rules_line(contest, bout.metric))
    lines: list[Line] = [Line(title, strong=True)]
    lines += [Line(_side(bout, result, home)) for result in bout.results[:_MOST_SIDES]]
    own = next((p for r in bout.results for p in r.score.parts if p.member == member), None)
    rule = text("Rules {digest}", digest=bout.digest) if bout.digest else text("The rules are not frozen yet")
    last: Text = text("{rule} · you: {line}", rule=rule, line=_own(bout, own, home)) if own else rule
    blocks: list[Block] = [*lines, Line(last)]
    if whole:
        blocks.append(_table(bout, home))
    return Reply(tuple(blocks))


def _side(bout: Bout, result: Result, home: Organization) -> Text:
    """The side's arithmetic in one line."""
    score, contest = result.score, bout.contest
    name = bout.name(score.side)
    done = value(bout.metric, score.actual, home.currency)
    shown = measured(contest, bout.metric, score.value, home.currency)
    match contest.measure:
        case "per_head":
            heads = _tenths(score.due)
            return text(
                "{side}: {done} ÷ {heads} people there = {value}", side=name, done=done, heads=heads, value=shown
            )
        case "attainment":
            due = value(bout.metric, score.due // WHOLE, home.currency)
            return text("{side}: {done} ÷ target {due} = {value}", side=name, done=done, due=due, value=shown)
        case "improvement":
            due = _usual(bout, score.due, home)
            return text("{side}: {done} against {due} as usual = {value}", side=name, done=done, due=due, value=shown)
        case "best":
            parts = [value(bout.metric, p.actual, home.currency) for p in score.parts if p.counts]
            what = text("{measure} {parts}", measure=measure_name("best", contest.best), parts=Listing(tuple(parts)))
            return _since(text("{side}: {what} = {value}", side=name, what=what, value=shown), result)
    return _since(text("{side}: {value} in all", side=name, value=shown), result)


def _since(words: Text, result: Result) -> Text:
    return text("{words}, since {at}", words=words, at=At(result.reached)) if result.reached else words


def _own(bout: Bout, part: Part, home: Organization) -> Arg:
    done = said(bout.metric, part.actual, home.currency)
    match bout.contest.measure:
        case "attainment":
            due = value(bout.metric, part.due // WHOLE, home.currency)
            return text("{done} of {due}", done=done, due=due)
        case "improvement":
            due = _usual(bout, part.due, home)
            return text("{done}, as usual {due} in {days}", done=done, due=due, days=_there(part.present))
        case "best":
            return _done_of_best(done, counts=part.counts)
        case "per_head":
            return text("{done}, {days}", done=done, days=_there(part.present))
    return done


def _done_of_best(done: Arg, *, counts: bool) -> Text:
    """Whether one's own amount is among the best that count."""
    return text("{done}, which counts", done=done) if counts else text("{done}, not among the best", done=done)


def _table(bout: Bout, home: Organization) -> Table:
    """Everybody's line: done, days there, what it is divided by; a group's average is marked."""
    averages = {p.member for side in bout.contest.sides for p in side.players if not p.own}
    header: list[Arg] = [text("name"), text("done"), text("days there")]
    header += {
        "attainment": [text("target")],
        "improvement": [text("as usual")],
        "best": [text("counts")],
    }.get(bout.contest.measure, [])
    rows = []
    for part in _parts(bout):
        row: list[Arg] = [home.members[part.member].name if part.member in home.members else "?"]
        row += [value(bout.metric, part.actual, home.currency), _days(part.present)]
        row += _divisor(bout, part, home, average=part.member in averages)
        rows.append(tuple(row))
    return Table(tuple(header), tuple(rows[:_MOST_ROWS]))


def _parts(bout: Bout) -> Iterable[Part]:
    return (part for result in bout.results for part in result.score.parts)


def _divisor(bout: Bout, part: Part, home: Organization, *, average: bool) -> list[Arg]:
    match bout.contest.measure:
        case "attainment":
            shown = value(bout.metric, part.due // WHOLE, home.currency)
        case "improvement":
            shown = _usual(bout, part.due, home)
        case "best":
            return [text("yes") if part.counts else text("no")]
        case _:
            return []
    return [text("{due} (the group's average)", due=shown) if average else shown]


def _usual(bout: Bout, due: int, home: Organization) -> Arg:
    return value(bout.metric, due // WHOLE, home.currency) if bout.metric.money else _tenths(due)


def _tenths(per_10000: int) -> str:
    whole, rest = divmod(per_10000, WHOLE)
    return f"{whole:,}.{rest * 10 // WHOLE}"


def _there(present: int) -> Text:
    """Half days there, in words."""
    if present % FULL:
        return text("{days} days there", days=_days(present))
    return counted("{n} day there", "{n} days there", present // FULL)


def _days(present: int) -> str:
    """Half days as days: 3 is 1.5."""
    return f"{present // FULL}.5" if present % FULL else f"{present // FULL}"
