"""A team's standing."""

from collections.abc import Sequence

from cards.metric import label, value
from cards.period import period_name
from cards.progress import day_line, gap_line, lead_words, month_line
from chat.chart import Progress as Chart
from chat.reply import Block, Button, Buttons, Line, Picture, Reply, Table
from language.text import Arg, Day, Listing, Share, Text, counted, text
from scoring.improvement import Improvement
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period
from scoring.progress import Progress

_MOST_NAMES = 12
_MOST_BUTTONS = 3
_MOST_LISTED = 40
_BOOKINGS = "bookings"


def team_card(progress: Progress, name: str, home: Organization, chart: Chart | None = None) -> Reply:
    """Month, gap, today; then the month as a picture."""
    lines = [gap_line(progress, home), day_line(progress, home)]
    title = Line(text("{team} · {line}", team=name, line=month_line(progress, home)), strong=True)
    picture = (Picture(chart, ()),) if chart else ()
    return Reply((title, *(Line(line) for line in lines if line), *picture))


def missing_line(names: tuple[str, ...]) -> Line:
    """Who has not reported today; for the lead alone."""
    shown = Listing(names[:_MOST_NAMES])
    return Line(
        counted(
            "{n} has not reported today: {names}", "{n} have not reported today: {names}", len(names), names=shown
        )
    )


def done_table(rows: Sequence[tuple[Metric, int, int]], period: Period, home: Organization) -> Table | Line:
    """What was done in a period, and on the comparable days before: (metric, then, before)."""
    if not rows:
        return Line(text("{period}: nothing was reported.", period=period_name(period, home)))
    header = (text("metric"), period_name(period, home), text("before"))
    cells = ((label(metric), *(value(metric, one, home.currency) for one in sums)) for metric, *sums in rows)
    return Table(header, tuple(cells))


def without_card(names: Sequence[str], crew: int, when: Arg, metric: Metric | None) -> Reply:
    """Who of so many has signed nothing in that time, has none of a metric, or has reported nothing (None)."""
    if names:
        title, shown = _without_line(len(names), crew, when, metric), Listing(tuple(names[:_MOST_NAMES]))
        return Reply((Line(title, strong=True), Line(shown)))
    if metric is None:
        return Reply((Line(text("{period}: everybody has reported", period=when), strong=True),))
    if metric.key == _BOOKINGS:
        return Reply((Line(text("{period}: everybody has signed", period=when), strong=True),))
    return Reply((Line(text("{period}: all have {metric}", period=when, metric=label(metric)), strong=True),))


def _without_line(n: int, crew: int, when: Arg, metric: Metric | None) -> Text:
    if metric is None:
        return counted(
            "{period}: {n} of {all} has reported nothing",
            "{period}: {n} of {all} have reported nothing",
            n,
            period=when,
            all=crew,
        )
    if metric.key == _BOOKINGS:
        return counted(
            "{period}: {n} of {all} has not signed anything",
            "{period}: {n} of {all} have not signed anything",
            n,
            period=when,
            all=crew,
        )
    return counted(
        "{period}: {n} of {all} has no {metric}",
        "{period}: {n} of {all} have no {metric}",
        n,
        period=when,
        all=crew,
        metric=label(metric),
    )


def lineup_card(team: Arg, leads: Sequence[str], reps: Sequence[str], absent: Sequence[str]) -> Reply:
    """How many belong to a team, and who they are; who has not joined yet."""
    title = counted("{team}: {n} member", "{team}: {n} members", len(leads) + len(reps), team=team)
    lines = [Line(title, strong=True)]
    if leads:
        lines.append(Line(text("Lead: {names}", names=Listing(tuple(leads[:_MOST_LISTED])))))
    if reps:
        lines.append(Line(text("Reps: {names}", names=Listing(tuple(reps[:_MOST_LISTED])))))
    if absent:
        lines.append(Line(text("Not joined yet: {names}", names=Listing(tuple(absent[:_MOST_LISTED])))))
    return Reply(tuple(lines))


def targets_card(stands: Sequence[tuple[str, Progress]], team: Arg, home: Organization) -> Reply:
    """What each one has done of the month's target, the farthest first; who has none is named."""
    with_target = [(name, one, one.pace) for name, one in stands if one.pace and one.pace.attainment is not None]
    none = [name for name, one in stands if one.pace is None or one.pace.attainment is None]
    rows = tuple(
        (name, value(one.main, one.month, home.currency), value(one.main, pace.target, home.currency), Share(reached))
        for name, one, pace in sorted(with_target, key=lambda row: -(row[2].attainment or 0))
        if (reached := pace.attainment) is not None
    )
    blocks: list[Block] = [Line(text("{team}: this month's targets", team=team), strong=True)]
    if rows:
        blocks.append(Table((text("name"), text("done"), text("target"), text("reached")), rows))
    if none:
        blocks.append(Line(text("Without a target: {names}", names=Listing(tuple(none[:_MOST_LISTED])))))
    return Reply(tuple(blocks))


def improved_card(
    found: Sequence[Improvement], team: str, period: Period, before: Period, home: Organization
) -> Reply:
    """Who did most more than on the comparable days before, with the actions then and now."""
    when = period_name(period, home)
    if not found:
        return Reply((Line(text("{team} · {period}: nobody did clearly more than before.", team=team, period=when)),))
    title = text("🌱 {team} · {period}: most improved", team=team, period=when)
    against = text("Actions, beside {first} to {last}", first=Day(before.start), last=Day(before.last))
    rows = tuple((home.members[one.member].name, one.now, one.before) for one in found)
    return Reply((Line(title, strong=True), Line(against), Table((text("name"), when, text("before")), rows)))


def behind_card(stands: Sequence[tuple[str, Progress]], team: Arg) -> Reply:
    """Who is behind the time gone, the farthest first, with a button for each of the first."""
    late = [
        (name, one, one.pace.lead, one.pace.attainment or 0) for name, one in stands if one.pace and one.pace.lead
    ]
    late = sorted((row for row in late if row[2] < 0), key=lambda row: row[2])
    if not late:
        return Reply((Line(text("{team}: nobody is behind the time gone.", team=team), strong=True),))
    title = counted(
        "{team}: {n} of {all} is behind the time gone",
        "{team}: {n} of {all} are behind the time gone",
        len(late),
        team=team,
        all=len(stands),
    )
    rows = tuple((name, Share(reached), lead_words(one.pace)) for name, one, _, reached in late if one.pace)
    table = Table((text("name"), text("reached"), text("pace")), rows)
    buttons = tuple(Button(text("{name}", name=name), f"rep {name}") for name, *_ in late[:_MOST_BUTTONS])
    return Reply((Line(title, strong=True), table, Buttons(buttons)))
