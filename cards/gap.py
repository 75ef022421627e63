"""What is missing, where it will end and what it takes; and why it is so."""

from collections.abc import Sequence
from datetime import date

from cards.metric import label, plainly, said, value
from cards.period import named
from cards.progress import lead_words
from chat.chart import Progress
from chat.reply import Button, Buttons, Line, Picture, Reply, says
from language.text import Arg, Listing, Share, Text, counted, text
from scoring.forecast import HISTORY
from scoring.gap import Gap
from scoring.label import LEVELS
from scoring.leave import HALVES
from scoring.people import Organization
from scoring.quota import DAYS, Quota, Rate, Step
from scoring.target import Level

_WHOSE = {"own": text("own"), "team": text("team's"), "rules": text("rules file")}


def gap_card(gap: Gap, holder: str, home: Organization, today: date, chart: Progress | None = None) -> Reply:
    """Five lines: so much of so much; what is missing; today and where it will end; the next step; what it takes.

    Then the levels as a picture.
    """
    status = _status(gap, home, today)
    first = text("{name} · {line}", name=holder, line=status) if holder else status
    lines = [Line(first, strong=True), Line(_missing(gap, home), strong=True)]
    more = (_today(gap, home), _next(gap, home), _actions(gap, home))
    buttons = (Button(text("Why"), f"why gap{_key(gap)}"), Button(text("Target"), f"target{_key(gap)}"))
    picture = (Picture(chart, ()),) if chart else ()
    return Reply((*lines, *(Line(one) for one in more if one), *picture, Buttons(buttons)))


def _key(gap: Gap) -> str:
    """The words that ask for the same gap again."""
    return f" {gap.holder[0]}:{gap.holder[1]} {gap.metric.key} {gap.period.kind}:{gap.period.start}"


def none_card(holder: str) -> Reply:
    """There is no target to be short of."""
    first = text("{name} has no target for this yet.", name=holder) if holder else text("You have no target yet.")
    return says(first, text("A lead sets one by “target NAME 2026-12 300,000”."))


def _status(gap: Gap, home: Organization, today: date) -> Text:
    return text(
        "{period}: {metric} {amount} of {target} ({share})",
        period=named(gap.period, home, today),
        metric=label(gap.metric),
        amount=value(gap.metric, gap.pace.actual, home.currency),
        target=value(gap.metric, gap.target.base, home.currency),
        share=Share(gap.pace.attainment or 0),
    )


def _missing(gap: Gap, home: Organization) -> Text:
    """What is missing and what each workday left needs, beside time; or that it is reached."""
    now, lead = gap.pace, lead_words(gap.pace)
    if not now.gap:
        return text("Target reached. {lead}", lead=lead)
    missing = value(gap.metric, now.gap, home.currency)
    if not now.per_workday:
        return text("{gap} short, and no workday is left.", gap=missing)
    each = plainly(gap.metric, now.per_workday, home.currency)
    left = gap.days.days_left()
    return counted(
        "{gap} short, {n} workday left: {each} each. {lead}",
        "{gap} short, {n} workdays left: {each} each. {lead}",
        left,
        gap=missing,
        each=each,
        lead=lead,
    )


def _today(gap: Gap, home: Organization) -> Text | None:
    """What today still needs, and where the period will end."""
    parts: list[Arg] = []
    if gap.pace.today and gap.period.kind != "day":
        amount = plainly(gap.metric, gap.pace.today, home.currency)
        parts.append(text("Today {amount} to go", amount=amount))
    found = gap.forecast
    if found and found.left:
        low, middle, high = (plainly(gap.metric, one, home.currency) for one in (found.low, found.middle, found.high))
        parts.append(text("heading for {middle} ({low} to {high})", middle=middle, low=low, high=high))
    return text("{what}", what=Listing(tuple(parts))) if parts else None


def _next(gap: Gap, home: Organization) -> Text | None:
    """The ladder: the next level and what is missing to it; those behind it."""
    levels = distinct(gap)
    coming = [(level, amount) for level, amount in levels if amount > gap.pace.actual]
    if len(levels) == 1:
        return None
    if not coming:
        return text("Every level is reached: {level}.", level=LEVELS[levels[-1][0]])
    (level, amount), *behind = coming
    if level == "base":  # what is missing to it stands above
        return text("After that: {levels}", levels=_ladder(gap, behind, home)) if behind else None
    step = text(
        "Next: {level} {amount}, {gap} to go",
        level=LEVELS[level],
        amount=value(gap.metric, amount, home.currency),
        gap=value(gap.metric, amount - gap.pace.actual, home.currency),
    )
    return text("{step}; after that {levels}", step=step, levels=_ladder(gap, behind, home)) if behind else step


def _ladder(gap: Gap, levels: Sequence[tuple[Level, int]], home: Organization) -> Listing:
    """Each level with its amount."""
    return Listing(
        tuple(
            text("{level} {amount}", level=LEVELS[level], amount=value(gap.metric, amount, home.currency))
            for level, amount in levels
        )
    )


def distinct(gap: Gap) -> list[tuple[Level, int]]:
    """The levels that ask for more than the one before them."""
    found: list[tuple[Level, int]] = []
    for level, amount in gap.target.levels:
        if not found or amount != found[-1][1]:
            found.append((level, amount))
    return found


def _actions(gap: Gap, home: Organization) -> Text | None:
    """What it takes on each workday left."""
    if gap.quota is None:
        return None
    steps = tuple(_said_step(step.metric, step.per_day, home) for step in _listed(gap.quota))
    return text("Each workday: {what}", what=Listing(steps))


def _listed(quota: Quota) -> Sequence[Step]:
    """The steps but the deals themselves, which are the aim and no action."""
    return [step for step in quota.steps if step.metric != "signed"]


def _said_step(metric: str, amount: int, home: Organization) -> Arg:
    """So many of a metric; intents are a stage and no metric."""
    known = home.metric(metric)
    if known:
        return said(known, amount, home.currency)
    return counted("{n} intent", "{n} intents", amount)


def why_card(gap: Gap, holder: str, how: Text, home: Organization, today: date) -> Reply:
    """Five lines: target, sum, days, forecast, what it takes; `holder`: whose it is, "" for one's own."""
    missing = value(gap.metric, gap.pace.gap, home.currency)
    title = text("Why {gap} short: {status}", gap=missing, status=_status(gap, home, today))
    first = text("{name} · {line}", name=holder, line=title) if holder else title
    lines = [Line(first, strong=True), Line(how), Line(_days(gap, home))]
    found = gap.forecast
    if found and found.left:
        lines.append(
            Line(
                text(
                    "Forecast: {stretches} stretches of {left} workdays within the last {days}; half of them brought "
                    "{low} to {high}.",
                    stretches=found.stretches,
                    left=found.left,
                    days=HISTORY,
                    low=value(gap.metric, found.low - gap.pace.actual, home.currency),
                    high=value(gap.metric, found.high - gap.pace.actual, home.currency),
                )
            )
        )
    if gap.quota:
        return Reply((*lines, Buttons((Button(text("Actions"), f"why quota{_key(gap)}"),))))
    return Reply(tuple(lines))


def _days(gap: Gap, home: Organization) -> Text:
    """The division: what is missing by the workdays left, and where those went."""
    days = gap.days
    left = text("{n}½", n=days.left() // 2) if days.unit == HALVES and days.left() % 2 else days.left() // days.unit
    line = text(
        "Workdays: {total} in the period, {gone} gone, {left} left with today",
        total=-(-days.total // days.unit),
        gone=days.before // days.unit,
        left=left,
    )
    if gap.off:
        whole, half = divmod(gap.off, HALVES)
        off: Arg = (text("{n}½", n=whole) if whole else "½") if half else whole
        line = text("{line}; {off} on leave left out", line=line, off=off)
    if not gap.pace.per_workday:
        return text("{line}.", line=line)
    return text(
        "{line}. {gap} ÷ {left} = {each}.",
        line=line,
        gap=value(gap.metric, gap.pace.gap, home.currency),
        left=left,
        each=value(gap.metric, gap.pace.per_workday, home.currency),
    )


def quota_card(gap: Gap, home: Organization) -> Reply:
    """The arithmetic of the actions, step by step, with whose experience it is."""
    quota = gap.quota
    if quota is None:
        return says(text("Nothing is missing, or there is nothing to work it out from."))
    lines = [_step_line(step, gap, home) for step in quota.steps]
    return Reply(tuple(Line(line, strong=not number) for number, line in enumerate(lines)))


def _step_line(step: Step, gap: Gap, home: Organization) -> Text:
    rate = step.rate
    if rate is None:
        return text(
            "{what} a week (the rules file's plain quota), {day} a workday",
            what=_said_step(step.metric, step.per_week, home),
            day=step.per_day,
        )
    if step.metric == "signed":
        return _deals_line(step, rate, gap, home)
    return text(
        "{what} ({source} → {result}: {made} → {got}, {whose}): {week} a week, {day} a workday",
        what=_said_step(step.metric, step.total, home),
        source=_name(step.metric, home),
        result=_name("intents" if step.metric == "leads" else "signed", home),
        made=rate.made,
        got=rate.got,
        whose=_whose(rate),
        week=step.per_week,
        day=step.per_day,
    )


def _deals_line(step: Step, rate: Rate, gap: Gap, home: Organization) -> Text:
    return text(
        "{gap} ÷ {average} a deal ({whose}) = {deals}",
        gap=value(gap.metric, gap.pace.gap, home.currency),
        average=value(gap.metric, rate.got // rate.made, home.currency),
        whose=_whose(rate),
        deals=_said_step(step.metric, step.total, home),
    )


def _whose(rate: Rate) -> Text:
    whose = _WHOSE[rate.whose]
    return whose if rate.whose == "rules" else text("{whose} last {n} days", whose=whose, n=DAYS)


def _name(metric: str, home: Organization) -> Arg:
    known = home.metric(metric)
    return label(known) if known else text("intents")
