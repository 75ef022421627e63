"""Targets: the ladder, how it came to be, what changes, and what members say to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards.metric import label, plainly, value
from cards.period import named, period_name
from chat.chart import Progress
from chat.reply import Block, Button, Buttons, Line, Picture, Reply, Table, says
from language.text import Arg, Day, Listing, Share, Text, counted, text
from scoring.label import LEVELS
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period
from scoring.target import Ladder
from scoring.wanted import Target

WHYS: dict[str, Text] = {
    "policy": text("policy"),
    "competitor": text("competitor"),
    "people": text("people"),
    "other": text("other"),
}
_AMONG: dict[str, Text] = {
    "equal": text("equally"),
    "history": text("by history"),
    "tenure": text("by tenure"),
    "hand": text("by hand"),
}
_OVER: dict[str, Text] = {
    "workdays": text("by workdays"),
    "season": text("by season"),
    "weights": text("by weights"),
}


def several_card(
    rows: Sequence[tuple[str, Metric, int]], stands: Sequence[str], period: Period, home: Organization
) -> Reply:
    """What was set for several; who has a target already, which changes one at a time."""
    blocks: list[Block] = []
    if rows:
        title = counted(
            "🎯 {period}: {n} target set", "🎯 {period}: {n} targets set", len(rows), period=period_name(period, home)
        )
        cells = tuple((name, label(metric), value(metric, amount, home.currency)) for name, metric, amount in rows)
        blocks += [Line(title, strong=True), Table((text("name"), text("metric"), text("target")), cells)]
    if stands:
        names = Listing(tuple(stands))
        blocks.append(
            Line(text("Has a target already, which changes with a reason, one at a time: {names}", names=names))
        )
    return Reply(tuple(blocks))


def answers(code: str) -> Buttons:
    """Confirm, or say that there is a doubt."""
    return Buttons((Button(text("Confirm"), f"target ok {code}"), Button(text("I doubt it"), f"target doubt {code}")))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What `target` shows: the target in force, how much is done, other periods' bases, what the member said to it.

    `code` answers by button while the member was asked ("asked") or answered ("answered"); `doubts` are names, for a
    lead, of those whose doubt is open.
    """

    target: Target
    metric: Metric
    actual: int
    others: Sequence[tuple[Period, int]]
    earlier: Sequence[Target]
    state: str = ""
    code: str = ""
    doubts: Sequence[str] = ()


def target_card(sheet: Sheet, holder: str, home: Organization, today: date, chart: Progress | None = None) -> Reply:
    """At most five lines: the ladder, the next step, other periods, how it came to be, what was said to it."""
    metric = sheet.metric
    title = text(
        "{period}: {metric} {levels}",
        period=named(sheet.target.period, home, today),
        metric=label(metric),
        levels=ladder(sheet.target, metric, home),
    )
    first = text("🎯 {name} · {line}", name=holder, line=title) if holder else text("🎯 {line}", line=title)
    lines: list[Block] = [Line(first, strong=True), Line(_step(sheet, home), strong=True)]
    if sheet.others:
        lines.append(Line(_others(sheet, home, today)))
    lines.append(Line(derived(sheet.target, metric, home, sheet.earlier)))
    said = _said(sheet)
    if said:
        lines.append(Line(said))
    if chart:
        lines.append(Picture(chart, ()))
    return Reply((*lines, *_buttons(sheet)))


def ladder(target: Target, metric: Metric, home: Organization) -> Listing:
    """base ¥210,000, stretch ¥252,000; a level that asks for no more is left out."""
    shown: list[Arg] = []
    before = None
    for (level, name), amount in zip(LEVELS.items(), target.amounts, strict=True):
        del level
        if amount != before:
            shown.append(text("{level} {amount}", level=name, amount=value(metric, amount, home.currency)))
        before = amount
    return Listing(tuple(shown))


def _step(sheet: Sheet, home: Organization) -> Text:
    """How much there is, and the next level."""
    metric, target = sheet.metric, sheet.target
    done = value(metric, sheet.actual, home.currency)
    coming = target.ladder(metric).coming(sheet.actual)
    share = Share(max(0, sheet.actual) * 10_000 // target.base if target.base else 0)
    if coming is None:
        return text("Done {amount} ({share}): every level is reached.", amount=done, share=share)
    level, missing = coming
    gap = value(metric, missing, home.currency)
    return text(
        "Done {amount} ({share}), {gap} short of {level}.", amount=done, share=share, level=LEVELS[level], gap=gap
    )


def _others(sheet: Sheet, home: Organization, today: date) -> Text:
    shown = tuple(
        text(
            "{period} {amount}",
            period=named(period, home, today),
            amount=plainly(sheet.metric, amount, home.currency),
        )
        for period, amount in sheet.others
    )
    return text("{what}", what=Listing(shown))


def derived(target: Target, metric: Metric, home: Organization, before: Sequence[Target] = ()) -> Text:
    """How it came to be: a part of what, by which rule; and which version it is."""
    words = _made(target, metric, home)
    if not before:
        return words
    return text(
        "{how} Was {old}, from {since}: {reason} (version {n}).",
        how=words,
        old=value(metric, before[-1].base, home.currency),
        since=Day(target.since or target.start),
        reason=WHYS.get(target.reason, WHYS["other"]),
        n=len(before) + 1,
    )


def _made(target: Target, metric: Metric, home: Organization) -> Text:
    made = target.made
    if made is None or (made.whole is None and made.over is None):
        who = home.members.get(target.by) if target.by else None
        return text("How: set by {name}.", name=who.name) if who else text("How: set in the rules file.")
    parts: list[Arg] = []
    if made.over is not None:
        over = value(metric, made.over, home.currency)
        parts.append(text("{amount} over the months {way}", amount=over, way=_OVER[made.cascade.over]))
    if made.whole:
        parts.append(
            text(
                "{share} of {name}'s {amount}, {way}",
                share=Share(target.base * 10_000 // made.whole),
                name=home.team_name(made.holder_id if made.holder == "team" else None),
                amount=value(metric, made.whole, home.currency),
                way=_AMONG[made.cascade.among],
            )
        )
    if made.reserve:
        parts.append(text("{amount} held in reserve", amount=value(metric, made.reserve, home.currency)))
    if made.cascade.room == "over-assign" and made.cascade.buffer and target.holder == "member":
        parts.append(text("with {share} on top", share=Share(made.cascade.buffer)))
    return text("How: {parts}.", parts=Listing(tuple(parts)))


def of_months(metric: Metric, wanted: Ladder, home: Organization) -> Text:
    """A period without a target of its own."""
    return text("Target {amount}: made of its months' targets.", amount=value(metric, wanted.base, home.currency))


def _said(sheet: Sheet) -> Text | None:
    if sheet.doubts:
        return counted(
            "❓ {n} open doubt: {names}",
            "❓ {n} open doubts: {names}",
            len(sheet.doubts),
            names=Listing(tuple(sheet.doubts)),
        )
    return {
        "confirmed": text("✅ You confirmed it."),
        "doubted": text("❓ Your doubt is open; your lead will answer."),
        "answered": text("Your lead has answered. Is it right now?"),
    }.get(sheet.state)


def _buttons(sheet: Sheet) -> tuple[Block, ...]:
    return (answers(sheet.code),) if sheet.code and sheet.state in ("asked", "answered") else ()


def none_card(holder: str) -> Reply:
    """Nothing was set."""
    return says(
        text("{name} has no target for this yet.", name=holder) if holder else text("You have no target yet.")
    )
