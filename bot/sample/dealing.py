"""Deals of the sample company: from lead to money, planned backwards from what each month brings in."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, cycle
from random import Random

from bot.sample.company import CAST, NEWCOMER, SLUMP, STAR
from bot.sample.quota import PER_SHARE, months_between
from bot.sample.season import Season, is_away, is_slump, is_week_end, month_end
from scoring.deal import Stage
from scoring.people import Member, Organization
from scoring.period import Period
from scoring.target import split

_ROUND = 100_000  # amounts are whole thousands of yuan
_PER_100_SHARES = 165  # signed deals of a month, for each share of target met
_PAYMENTS = ((100,), (50, 50), (30, 70), (30, 60, 10))
_SLUMP = (58, 64, 86, 108)  # per cent of target this month, last month, …
_STAR_DEALS = (130, 100, 90)  # few and big, the biggest first
_REFUNDS = "zheng"


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to a deal on the workday with that index; `minor` is 0 when a deal is lost."""

    stage: Stage
    index: int
    minor: int


@dataclass(frozen=True, slots=True)
class Dealing:
    """One deal from its first step to its last."""

    customer: str
    steps: tuple[Step, ...]


def dealings(
    random: Random, season: Season, organization: Organization, member: Member, customers: Sequence[str]
) -> list[Dealing]:
    """A member's deals with what of them lies in the history, on days the member worked."""
    names = cycle(random.sample(customers, len(customers)))
    if member.key == NEWCOMER:
        planned = list(_first_deals(random, season))
    else:
        months = months_between(season.days[0], season.days[-1])
        planned = [steps for month in months for steps in _month(random, season, organization, member, month)]
    if member.key == _REFUNDS:
        planned = _with_refund(season, planned)
    found = (Dealing(next(names), _lived(season, member, steps)) for steps in planned)
    return [dealing for dealing in found if dealing.steps]


def _month(
    random: Random, season: Season, organization: Organization, member: Member, month: Period
) -> Iterator[list[Step]]:
    profile = CAST[member.key]
    indices = [index for index, day in enumerate(season.days) if day in month]
    last = season.days[season.today - 1]
    ago = (last.year - month.start.year) * 12 + last.month - month.start.month
    percent = profile.attainment + random.randint(-6, 6)
    if member.key == SLUMP:
        percent = _SLUMP[min(max(ago, 0), 3)]
    count = max(1, (percent * profile.share * _PER_100_SHARES + random.randrange(10_000)) // 10_000)
    whole = PER_SHARE["bookings"] * profile.share * percent // 100
    sizes = [random.randint(85, 115) for _ in range(count)]
    if member.key == STAR:
        sizes = list(_STAR_DEALS)
    amounts = split(whole, sizes)
    weights = [_weight(season, index, organization, member) for index in indices]
    for index, amount in zip(_signing_days(random, indices, weights, len(sizes), member), amounts, strict=True):
        yield _won(random, index, amount // _ROUND * _ROUND)
    for _ in range(2 * count):
        yield _unsigned(random, random.choice(indices))
    for _ in range(count):
        yield _faint(random, random.choice(indices))


def _weight(season: Season, index: int, organization: Organization, member: Member) -> int:
    """How likely a signing is: more on Fridays and towards the month's end, hardly in bad weeks."""
    if is_slump(season, index, organization, member):
        return 2
    return 10 + 4 * is_week_end(season.days[index]) + 5 * month_end(season, index)


def _signing_days(
    random: Random, indices: Sequence[int], weights: Sequence[int], count: int, member: Member
) -> Iterator[int]:
    """One day in each equal part of the month's weight; the star signs early in each part, others late."""
    reached = list(accumulate(weights))
    for part in range(count):
        within = random.randint(2, 10) if member.key == STAR else random.randint(50, 98)
        yield indices[bisect_left(reached, reached[-1] * (100 * part + within) // (100 * count))]


def _won(random: Random, index: int, amount: int) -> list[Step]:
    steps = [*_approach(random, index - random.randint(3, 12), amount), Step(Stage.SIGNED, index, amount)]
    shares = random.choice(_PAYMENTS)
    paid = index
    for part in split(amount, shares):
        paid += random.randint(3, 15)
        steps.append(Step(Stage.PAID, paid, part))
    return steps


def _unsigned(random: Random, quoted: int) -> list[Step]:
    """Quoted and lost, or still open."""
    steps = _approach(random, quoted, random.randint(30, 150) * _ROUND)
    if random.randrange(10) < 7:
        steps.append(Step(Stage.LOST, quoted + random.randint(5, 20), 0))
    return steps


def _faint(random: Random, lead: int) -> list[Step]:
    """A lead that never gets a quote."""
    amount = random.randint(20, 120) * _ROUND
    steps = [Step(Stage.LEAD, lead, amount)]
    if random.randrange(2):
        steps.append(Step(Stage.INTENT, lead + random.randint(2, 8), amount))
    if random.randrange(2):
        steps.append(Step(Stage.LOST, lead + random.randint(10, 25), 0))
    return steps


def _approach(random: Random, quoted: int, amount: int) -> list[Step]:
    """Lead, intent and quote; the first guesses are rough, the quote a little above what is signed."""
    intent = quoted - random.randint(2, 8)
    lead = intent - random.randint(1, 9)
    guess = amount * random.randint(80, 120) // 100 // _ROUND * _ROUND
    quote = amount * random.choice((100, 100, 105, 110)) // 100 // _ROUND * _ROUND
    return [Step(Stage.LEAD, lead, guess), Step(Stage.INTENT, intent, guess), Step(Stage.QUOTED, quoted, quote)]


def _first_deals(random: Random, season: Season) -> Iterator[list[Step]]:
    """The newcomer's: one signed last week and not paid yet, some quoted, some leads."""
    signed, amount = season.ago(4), 4_800_000
    yield [*_approach(random, season.ago(9), amount), Step(Stage.SIGNED, signed, amount)]
    for workdays in (14, 10, 6, 3):
        yield _unsigned(random, season.ago(workdays))
    for workdays in (20, 15, 11, 7, 5, 2):
        yield _faint(random, season.ago(workdays))


def _with_refund(season: Season, planned: list[list[Step]]) -> list[list[Step]]:
    """A fifth of a payment given back, once."""
    for steps in planned:
        signed = next((step for step in steps if step.stage is Stage.SIGNED), None)
        paid = next((step for step in steps if step.stage is Stage.PAID), None)
        if signed and paid and season.start < signed.index and paid.index < season.ago(12):
            part = split(paid.minor, (20, 80))[0] // 10_000 * 10_000
            steps.append(Step(Stage.REFUNDED, paid.index + 5, part))
            break
    return planned


def _lived(season: Season, member: Member, steps: list[Step]) -> tuple[Step, ...]:
    """The steps within the history, done before a leave instead of in it; none where only the tail is left."""
    lived = []
    for step in sorted(steps, key=lambda step: step.index):
        index = step.index
        while is_away(season, index, member):
            index -= 1
        if season.start <= index < season.today and member.active(season.days[index]):
            lived.append(replace(step, index=index))
    only_tail = lived and lived[0].stage in (Stage.PAID, Stage.LOST, Stage.REFUNDED)
    return () if only_tail else tuple(lived)
