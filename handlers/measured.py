"""Of whom figures are asked, and what they have of a metric in a period."""

from collections.abc import Sequence

from cards.rep import not_led
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Request
from handlers.contest import Wish, wish
from handlers.placing import sees, stands
from handlers.when import period_in
from language.normalise import fold
from language.text import text
from scoring.metric import Metric
from scoring.people import Role
from scoring.period import Period
from scoring.target import COMPANY, Holder
from storage import measures
from storage.progress import main_metric

MOST_PERIODS = 2


def asked(request: Request, example: str) -> tuple[Wish, list[Holder], list[Period]]:
    """The metric, whose figures, and up to two periods, in the order they were said; Refusal for other words."""
    home, rest = request.organization, fold(request.args)
    periods: list[Period] = []
    for _ in range(MOST_PERIODS):
        found, rest = period_in(rest, home, request.today, "begun")
        periods += [found] if found else []
    said = wish(rest, home, request.today)
    if said.ambiguous:
        raise Refusal(text("“{name}” is more than one person. Please use the full name.", name=said.ambiguous[0]))
    if said.unknown:
        example_line = text("For example: {example}", example=example)
        raise Refusal(text("I do not know “{word}”.", word=said.unknown[0]), example_line)
    sides: list[Holder] = []
    for one in said.sides:
        sides += [("team", number) for number in one.teams] + [("member", number) for number in one.members]
    return said, list(dict.fromkeys(sides)), periods


def called(request: Request, holder: Holder) -> str:
    """The name of a member, a team or the company."""
    kind, number = holder
    home = request.organization
    return home.members[number].name if kind == "member" else home.team_name(number if kind == "team" else None)


def usual(request: Request) -> Holder:
    """Whose figures are meant where nobody is named: a rep's own, a lead's team, a manager's company."""
    if request.asker.role is Role.REP:
        return "member", request.asker.id
    return ("team", request.team) if request.team is not None else COMPANY


def hidden(request: Request, holders: Sequence[Holder]) -> Reply | None:
    """What is said of somebody among them whose figures the asker may not see; None when all are open."""
    members = (request.organization.members[number] for kind, number in holders if kind == "member")
    closed = next((one for one in members if not sees(request, one)), None)
    return not_led(closed.name, stands(request, closed, main_metric(request.organization))) if closed else None


def measured(request: Request, holder: Holder, metric: Metric, period: Period) -> int | None:
    """What the holder has of the metric, however it rolls up; None where nothing tells it."""
    kind, number = holder
    if kind == "member":
        return measures.by_member(request.work, metric, period).get(number)
    inside = request.organization.within(number) if kind == "team" else None
    return measures.whole(request.work, metric, period, inside)
