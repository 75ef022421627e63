"""Ninety workdays of the sample company as ledger rows: the same rows for the same seed and day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from bot.sample import company
from bot.sample.company import CAST
from bot.sample.dealing import Dealing, dealings
from bot.sample.routine import Doing, routine
from bot.sample.season import Season, season_of
from bot.sample.wording import activity_clause, deal_clause
from language.money import Money
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.people import Member, Organization
from scoring.period import IsWorkday
from scoring.rate import converted, rate_on
from storage.ids import Ids, code_of

SOURCE = "sample"
_MORNING, _EVENING = 9 * 60 + 30, 17 * 60 + 30
_STAGES = (Stage.LEAD, Stage.INTENT, Stage.QUOTED, Stage.SIGNED, Stage.PAID, Stage.REFUNDED, Stage.LOST)
_HUNDRED = 10_000  # a hundred of a currency with cents: amounts abroad are whole hundreds
_QUARTER = 64  # minutes of the day for each stage, so that one deal's steps of one day keep their order

Row = Activity | DealEvent


@dataclass(frozen=True, slots=True)
class _Message:
    """What somebody wrote at once; ids and entries come when everybody's messages are in order."""

    at: datetime
    rows: tuple[Row, ...]


def history(organization: Organization, today: date, is_workday: IsWorkday, seed: int = 7) -> Iterator[Row]:
    """The rows of the last ninety workdays before today, in the order of time.

    Deterministic: the same organization, day and seed give the same rows. Ids are made from each row's own
    moment; `deal` of an event is the id of the deal's first row.
    """
    season = season_of(today, is_workday)
    messages: list[_Message] = []
    for member, customers in _sellers(organization, seed):
        random = _chance(f"{seed} {today} {member.key}")
        messages += _messages(random, season, organization, member, customers)
    messages.sort(key=lambda message: message.at)
    ids, deals = Ids(0), dict[int, int]()
    for message in messages:
        entry = ids.new(message.at)
        for row in message.rows:
            number = ids.new(message.at)
            done = replace(row, id=number, entry=entry, code=code_of(entry), message=f"{SOURCE}/{entry}")
            if isinstance(done, DealEvent):
                done = replace(done, deal=deals.setdefault(done.deal, number))
            yield done


def customers_of(organization: Organization, seed: int = 7) -> Iterator[tuple[str, int]]:
    """Every customer with the member who looks after it."""
    return ((name, member.id) for member, names in _sellers(organization, seed) for name in names)


def _sellers(organization: Organization, seed: int) -> list[tuple[Member, tuple[str, ...]]]:
    """The cast with their customers: those of a language are dealt out evenly to who speaks it."""
    known = {member.key: member for member in organization.members.values()}
    cast = [known[key] for key in CAST if key in known]
    names = {locale: _chance(str(seed)).sample(found, len(found)) for locale, found in company.customers().items()}
    crews = {locale: [member for member in cast if member.locale == locale] for locale in names}
    return [(m, tuple(names[m.locale][crews[m.locale].index(m) :: len(crews[m.locale])])) for m in cast]


def _messages(
    random: Random, season: Season, organization: Organization, member: Member, customers: Sequence[str]
) -> Iterator[_Message]:
    """The evening reports of a member, and the news of each deal as it comes."""
    zone = ZoneInfo(member.zone)
    reports: dict[int, list[Doing]] = {}
    for doing in routine(random, season, organization, member, customers):
        reports.setdefault(doing.index, []).append(doing)
    for index, doings in reports.items():
        at = _moment(season.days[index], _EVENING + random.randint(0, 120), zone)
        yield _Message(at, tuple(_activity(member, season.days[index], at, doing) for doing in doings))
    if CAST[member.key].share:
        for number, dealing in enumerate(dealings(random, season, organization, member, customers)):
            yield from _news(random, season, organization, member, number, dealing, zone)


def _news(
    random: Random,
    season: Season,
    organization: Organization,
    member: Member,
    number: int,
    dealing: Dealing,
    zone: ZoneInfo,
) -> Iterator[_Message]:
    deal = member.id * 1_000 + number  # stands for the deal until its first row has an id
    came = 0
    for step in dealing.steps:
        paid = step.stage is Stage.PAID
        day = season.days[step.index]
        minutes = _MORNING + _STAGES.index(step.stage) * _QUARTER + random.randrange(_QUARTER)
        at = _moment(day, minutes, zone)
        money, org_minor, rate = _money(organization, member, step.minor, day, came if paid else 0)
        came += step.minor if paid else 0
        clause = deal_clause(member.locale, step.stage, dealing.customer, money, random.randrange(6))
        event = DealEvent(
            id=0,
            entry=0,
            code="",
            deal=deal,
            member=member.id,
            team=member.team,
            customer=dealing.customer,
            stage=step.stage,
            money=money,
            org_minor=org_minor,
            rate=rate,
            day=day,
            at=at,
            clause=clause,
            source=SOURCE,
        )
        rows: tuple[Row, ...] = (event,)
        if step.stage is Stage.QUOTED:  # a quote is counted as well
            rows += (_row(member, day, at, "quotes", 1, (dealing.customer,), clause),)
        yield _Message(at, rows)


def _money(
    organization: Organization, member: Member, minor: int, day: date, before: int
) -> tuple[Money | None, int | None, Decimal | None]:
    """What a deal is about, in the currency the member's group sells in; that in the company's; and the rate.

    `before`: what of it came in earlier, so that rounded parts add up to the rounded whole.
    """
    home = organization.currency
    team = organization.teams.get(member.team) if member.team is not None else None
    currency = company.SELLS_IN.get(team.key, home) if team else home
    rate = rate_on(company.rates(), currency, day)
    if not minor or rate is None:
        return (Money(minor, home), minor, None) if minor else (None, None, None)
    until, since = (int(amount / rate) // _HUNDRED * _HUNDRED for amount in (before + minor, before))
    money = Money(until - since or _HUNDRED, currency)
    return money, converted(money, home, rate), rate


def _activity(member: Member, day: date, at: datetime, doing: Doing) -> Activity:
    clause = activity_clause(member.locale, doing.metric, doing.amount, doing.customers)
    return _row(member, day, at, doing.metric, doing.amount, doing.customers, clause)


def _row(
    member: Member, day: date, at: datetime, metric: str, amount: int, customers: tuple[str, ...], clause: str
) -> Activity:
    return Activity(
        id=0,
        entry=0,
        code="",
        member=member.id,
        team=member.team,
        metric=metric,
        amount=amount,
        day=day,
        at=at,
        customers=customers,
        clause=clause,
        source=SOURCE,
    )


def _chance(seed: str) -> Random:
    return Random(seed)


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    return (datetime.combine(day, time(0), zone) + timedelta(minutes=minutes)).astimezone(UTC)
