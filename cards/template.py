"""What is to be filled in: a day's report, the sheets that can be brought in; each comes back the way it went."""

from collections.abc import Sequence

from cards.metric import label, value
from chat.reply import Line, Reply, Sheet
from language.text import Arg, Day, text
from scoring.metric import Metric
from scoring.people import Member, Organization
from scoring.period import Period
from scoring.period import label as period_label
from scoring.wanted import Target


def template_card(metrics: Sequence[Metric]) -> Reply:
    """One line for each metric; a line left empty counts nothing."""
    lines = (Line(text("{metric}:", metric=label(metric))) for metric in metrics)
    return Reply(
        (
            Line(
                text("📋 Copy these lines, fill in the numbers, send them to me. Leave out what you did not do."),
                strong=True,
            ),
            *lines,
            Line(text("A deal is a line of its own, for example: signed Acme 50,000.")),
        )
    )


ROSTER = (
    text("name"),
    text("team"),
    text("role"),
    text("position"),
    text("nickname"),
    text("joined"),
    text("left"),
    text("mentor"),
    text("member key"),
)
TARGETS = (
    text("team"),
    text("name"),
    text("metric"),
    text("period"),
    text("target"),
    text("stretch target"),
    text("challenge target"),
)
CUSTOMERS = (text("customer"), text("owner"))
DEALS = (text("customer"), text("owner"), text("stage"), text("amount"), text("currency"), text("day"))
_NAME = "dealdrum"


def roster_sheet(home: Organization, members: Sequence[int]) -> Sheet:
    """The roster: one row for each member; as it is, it can be brought in again."""
    return Sheet(f"{_NAME}-roster", ROSTER, tuple(_member(home, home.members[one]) for one in members))


def _member(home: Organization, member: Member) -> tuple[Arg, ...]:
    mentor = home.members.get(member.mentor) if member.mentor is not None else None
    return (
        member.name,
        home.team_name(member.team) if member.team is not None else "",
        member.role.value,
        member.position,
        "、".join(member.names),
        Day(member.joined) if member.joined else "",
        Day(member.left) if member.left else "",
        mentor.name if mentor else "",
        member.key,
    )


def targets_sheet(targets: Sequence[Target], home: Organization, period: Period) -> Sheet:
    """One row for each target of the period."""
    rows = tuple(_target(one, home) for one in targets)
    return Sheet(f"{_NAME}-targets-{period.start:%Y-%m}", TARGETS, rows)


def _target(target: Target, home: Organization) -> tuple[Arg, ...]:
    metric = home.metric(target.metric) or Metric(target.metric, target.metric, ())
    levels = tuple(value(metric, amount, home.currency) for amount in target.amounts)
    return (*_holder(target, home), label(metric), period_label(target.period), *levels)


def _holder(target: Target, home: Organization) -> tuple[Arg, Arg]:
    if target.holder == "company":
        return "", "company"
    if target.holder == "team":
        return home.team_name(target.holder_id), ""
    member = home.members.get(target.holder_id)
    team = member.team if member else None
    return (home.team_name(team) if team is not None else ""), (member.name if member else "")


def customers_sheet(rows: Sequence[tuple[str, str]]) -> Sheet:
    """One row for each customer, with whose it is."""
    return Sheet(f"{_NAME}-customers", CUSTOMERS, tuple(rows))


def people_sheet(home: Organization, members: Sequence[Member], metrics: Sequence[Metric], what: str) -> Sheet:
    """Everybody's row, to be filled in: what is wanted of them, or what they have reached so far."""
    wanted = what == "targets"
    columns = tuple(
        text("{metric} target", metric=label(one)) if wanted else text("{metric} so far", metric=label(one))
        for one in metrics
    )
    header = (text("team"), text("name"), *columns)
    empty = ("",) * len(metrics)
    rows = tuple((home.team_name(m.team) if m.team is not None else "", m.name, *empty) for m in members)
    return Sheet(f"{_NAME}-{what}", header, rows)


def records_template(metrics: Sequence[Metric]) -> Sheet:
    """Dated rows, to be filled in."""
    return Sheet(f"{_NAME}-records", (text("day"), text("name"), *(label(metric) for metric in metrics)), ())


def sheet_card(sheet: Sheet) -> Reply:
    """The file, and what may be done with it."""
    return Reply((Line(text("Fill in or change what you like, and send the file back to me."), strong=True), sheet))
