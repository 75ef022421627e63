"""Sheets to take away: totals by member, the records, the deals."""

from collections.abc import Mapping, Sequence

from cards.entry import STAGES
from cards.metric import label, value
from chat.reply import Line, Reply, Sheet
from language.money import Money
from language.text import Arg, At, Day, Listing, text
from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period

_FILE = "dealdrum"


def totals_sheet(
    totals: Mapping[tuple[int, str], int],
    members: Sequence[int],
    metrics: Sequence[Metric],
    home: Organization,
    period: Period,
) -> Sheet:
    """One row for each member, one column for each metric."""
    header: tuple[Arg, ...] = (text("team"), text("name"), *(label(metric) for metric in metrics))
    rows = tuple(
        (
            *_who(home, member, home.members[member].team),
            *(value(metric, totals.get((member, metric.key), 0), home.currency) for metric in metrics),
        )
        for member in members
    )
    return Sheet(_name("totals", period), header, rows)


def records_sheet(rows: Sequence[Activity], home: Organization, period: Period) -> Sheet:
    """One row for each row of the ledger; what takes another back is negative and says so."""
    header = (
        text("day"),
        text("team"),
        text("name"),
        text("metric"),
        text("amount"),
        text("customers"),
        text("words"),
        text("code"),
        text("taken back"),
        text("recorded"),
    )
    return Sheet(_name("records", period), header, tuple(_record(row, home) for row in rows))


def _record(row: Activity, home: Organization) -> tuple[Arg, ...]:
    metric = home.metric(row.metric) or Metric(row.metric, row.metric, ())
    amount = value(metric, row.amount, home.currency)
    names = Listing(row.customers)
    back = text("yes") if row.cancels else ""
    who = _who(home, row.member, row.team)
    return (Day(row.day), *who, label(metric), amount, names, row.clause, row.code, back, At(row.at))


def deals_sheet(rows: Sequence[DealEvent], home: Organization, period: Period) -> Sheet:
    """One row for each thing that happened to a deal."""
    header = (
        text("day"),
        text("team"),
        text("name"),
        text("customer"),
        text("stage"),
        text("amount"),
        text("currency"),
        text("in {currency}", currency=home.currency),
        text("words"),
        text("code"),
        text("taken back"),
        text("recorded"),
    )
    return Sheet(_name("deals", period), header, tuple(_event(row, home) for row in rows))


def _event(row: DealEvent, home: Organization) -> tuple[Arg, ...]:
    said: tuple[Arg, Arg] = (row.money, row.money.currency) if row.money else ("", "")
    own: Arg = Money(row.org_minor, home.currency) if row.org_minor is not None else ""
    back = text("yes") if row.cancels else ""
    who = _who(home, row.member, row.team)
    return (Day(row.day), *who, row.customer, STAGES[row.stage], *said, own, row.clause, row.code, back, At(row.at))


def _who(home: Organization, member: int, team: int | None) -> tuple[Arg, Arg]:
    known = home.members.get(member)
    return (home.teams[team].name if team is not None and team in home.teams else ""), (known.name if known else "")


def _name(what: str, period: Period) -> str:
    return f"{_FILE}-{what}-{period.start.isoformat()}-{period.last.isoformat()}"


def export_card(sheet: Sheet, period: Period) -> Reply:
    """The file with a word on what is in it."""
    line = text("Numbers from {first} to {last}.", first=Day(period.start), last=Day(period.last))
    return Reply((Line(line, strong=True), sheet))
