"""The weekly review: one picture of the funnel, and what was worth telling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cards.entry import STAGES as NAMES
from cards.funnel_chart import change_of, funnel_chart, weak_line
from cards.metric import said
from cards.progress import stretch_line
from chat.reply import Block, Line, Picture, Reply
from language.money import Money
from language.text import Arg, At, Day, Listing, Share, Text, counted, text
from scoring.change import ENOUGH, Change, change
from scoring.deal import Stage
from scoring.funnel import Funnel, Step
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period
from scoring.progress import Progress

_ACTIONS = 4
_MANIFOLD = 4
"""From so many times as much on, a share would read oddly."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A signed deal worth telling; `days` from the deal's first stage to its signing, None when both came at once."""

    name: str
    customer: str
    money: Money
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """A team's week: sums by metric, now and the week before; the biggest wins; who did most more.

    `coming`: how many workdays of the month the new week has, and the last of them; `progress`: the team's month.
    """

    team: str
    period: Period
    metrics: tuple[Metric, ...]
    now: Mapping[str, int]
    before: Mapping[str, int]
    cases: tuple[Deed, ...]
    climber: tuple[str, int, int] | None
    coming: tuple[int, date] | None = None
    progress: Progress | None = None
    late: bool = False


def weekly_card(week: Week, flow: Funnel, home: Organization, now: At) -> Reply:
    """Title, sums with their change, the three cases, who improved, what the new week asks; the funnel."""
    title = text(
        "📊 {team}: the week from {first} to {last}",
        team=week.team,
        first=Day(week.period.start),
        last=Day(week.period.last),
    )
    lines: list[Arg] = [_sums(week, home)]
    why = change(flow)
    if why and why.got != (week.before.get("signed", 0), week.now.get("signed", 0)):
        why = None  # deals first heard of when they were paid: the funnel has more of them than the line above
    lines += [_explained(why)] if why else []
    lines += [_case(index, case) for index, case in enumerate(week.cases, 1)]
    if week.climber:
        name, earlier, done = week.climber
        lines.append(text("🌱 Most improved: {name}, {before} → {now} actions", name=name, before=earlier, now=done))
    wanted = stretch_line(week.progress, *week.coming, home) if week.progress and week.coming else None
    lines += [wanted] if wanted else []
    heading = text("{greeting} (late)", greeting=title) if week.late else title
    blocks: list[Block] = [Line(heading, strong=True), *map(Line, lines)]
    if sum(n > 0 for _, n in flow.entered) > 1:
        blocks.append(
            Picture(
                funnel_chart(flow, text("The week's funnel"), week.team, week.period, now),
                tuple(map(Line, _steps(flow))),
            )
        )
    return Reply(tuple(blocks))


def _sums(week: Week, home: Organization) -> Text:
    """What was done, the actions first, each with its change."""
    ordered = sorted(week.metrics, key=lambda metric: metric.kind != "process")
    known = [metric for metric in ordered if week.now.get(metric.key, 0) > 0]
    actions = [metric for metric in known if metric.kind == "process"][:_ACTIONS]
    results = [metric for metric in known if metric.kind == "result"]
    return text("{what}", what=Listing(tuple(_changed(week, metric, home) for metric in [*actions, *results])))


def _changed(week: Week, metric: Metric, home: Organization) -> Arg:
    now, earlier = week.now[metric.key], week.before.get(metric.key, 0)
    words = said(metric, now, home.currency)
    if earlier <= 0 or now == earlier:
        return words
    mark = "▲" if now > earlier else "▼"
    if now >= _MANIFOLD * earlier:
        return text("{what} ({n} times as much)", what=words, n=now // earlier)
    share = Share((abs(now - earlier) * 100 + earlier // 2) // earlier * 100)
    if not share.per_10000:
        return words
    return text("{what} {mark}{share}", what=words, mark=mark, share=share)


def _explained(why: Change) -> Text:
    """What explains the change of the week: the quotes, or the share of them that was signed."""
    before, now = why.got
    if why.cause == "quotes":
        few, many = why.made
        cause = (
            text("more quotes ({before} → {now})", before=few, now=many)
            if many > few
            else text("fewer quotes ({before} → {now})", before=few, now=many)
        )
    else:
        earlier, later = (Share((share + 50) // 100 * 100) for share in why.shares)
        cause = (
            text("more of the quotes were signed ({before} → {now})", before=earlier, now=later)
            if now > before
            else text("fewer of the quotes were signed ({before} → {now})", before=earlier, now=later)
        )
    return text("🔎 Deals {before} → {now}: above all, {cause}.", before=before, now=now, cause=cause)


def _case(index: int, case: Deed) -> Text:
    medal = "🥇🥈🥉"[index - 1]
    deed: Arg = text("{customer} {money}", customer=case.customer, money=case.money) if case.customer else case.money
    if case.days is None:
        return text("{medal} {name}: {deed}", medal=medal, name=case.name, deed=deed)
    return counted(
        "{medal} {name}: {deed}, after {n} day",
        "{medal} {name}: {deed}, after {n} days",
        case.days,
        medal=medal,
        name=case.name,
        deed=deed,
    )


def _step(step: Step, share: int, flow: Funnel) -> Arg:
    """A step with its change; more than all came from weeks before, and is left out by the caller."""
    if step.made < ENOUGH:
        return text(
            "{source} → {result}: {got} of {made}",
            source=NAMES[step.source],
            result=NAMES[step.result],
            got=step.got,
            made=step.made,
        )
    words = text(
        "{source} → {result}: {share} ({got} of {made})",
        source=NAMES[step.source],
        result=NAMES[step.result],
        share=Share(share),
        got=step.got,
        made=step.made,
    )
    moved, _ = change_of(step, flow)
    return text("{words}, {change}", words=words, change=moved) if moved else words


def _says_much(step: Step) -> bool:
    """Not that more came than went in, that all of a few went on, or that no money came in the week of its deal."""
    if step.got >= step.made:
        return step.got == step.made >= ENOUGH
    return step.got > 0 or step.result is not Stage.PAID


def _steps(flow: Funnel) -> list[Arg]:
    """The funnel's twin in words, one line a step that says something."""
    lines = [_step(step, step.share, flow) for step in flow.steps if step.share is not None and _says_much(step)]
    if flow.weak and flow.weak.usual is not None and flow.weak.share is not None:
        lines.append(weak_line(flow.weak))
    return lines
