"""Whose target is meant, and who may see it: from words, from a button, or by who asks."""

import re
from dataclasses import replace
from datetime import date

from chat.errors import Refusal
from handlers.command import Request
from handlers.goal import Goal, goal_of
from language.text import text
from scoring.metric import Metric
from scoring.people import Member, Role
from scoring.period import Period, PeriodKind
from scoring.rights import leads
from scoring.target import Holder, team_or_company
from storage import gaps
from storage.progress import main_metric

_BUTTON = re.compile(
    r"^\s*(company|team|member):(\d{1,20}) (\w{1,40}) (day|week|month|quarter|year):(\d{4}-\d\d-\d\d)"
)
_OURS = re.compile(r"我们|我們|咱们|团队|團隊|本组|全组|\bteam\b|\bwe\b|\bour\b", re.IGNORECASE)
_KINDS: tuple[PeriodKind, ...] = ("month", "quarter", "year")


def asked(request: Request, args: str) -> Goal:
    """What is asked for: as a button says it, or in words; “gap team” is of the asker's own."""
    found = _BUTTON.match(args)
    if found is None:
        ours = _OURS.match(args.strip())
        goal = goal_of(args.strip()[ours.end() :] if ours else args, request.organization, request.today)
        return replace(goal, holder=goal.holder or team_or_company(request.team)) if ours else goal
    try:
        period = request.organization.period(found[4], date.fromisoformat(found[5]))  # type: ignore[arg-type]
    except ValueError:
        raise Refusal(text("This button is of another time. Say it in words.")) from None
    holder: Holder = (found[1], int(found[2]))  # type: ignore[assignment]
    return Goal(request.organization.metric(found[3]), holder, period)


def metric_of(request: Request, goal: Goal) -> Metric:
    """The metric meant, else the company's main one."""
    query = request.reading.query if request.reading else None
    named = request.organization.metric(query.metric) if query and query.metric else None
    return goal.metric or named or main_metric(request.organization)


def holder_of(request: Request, goal: Goal, metric: Metric) -> Holder:
    """Who is meant: as named; else the asker, or the team of who has no target; Refusal when it is not to be seen."""
    if goal.holder:
        _check(request, goal.holder)
        return goal.holder
    own: Holder = ("member", request.asker.id)
    team: Holder = ("team", request.team) if request.team is not None else ("company", 0)
    if request.reading and _OURS.search(request.incoming.text):
        return team
    month = goal.period or request.organization.period("month", request.today)
    if gaps.ladder_for(request.work, own, metric, month, request.today, request.own_days):
        return own
    return own if request.asker.role is Role.REP else team


def _check(request: Request, holder: Holder) -> None:
    """Teams and the company are for all; a member's figures for themselves and who leads them."""
    if holder[0] != "member":
        return
    member = request.organization.members.get(holder[1])
    if member is None or (member.id != request.asker.id and not leads(request.asker, member)):
        raise Refusal(text("Others' targets are for them and their leads."))


def period_of_gap(request: Request, goal: Goal, holder: Holder, metric: Metric) -> Period:
    """The period meant, else the shortest of month, quarter and year that has a target."""
    if goal.period:
        return goal.period
    query = request.reading.query if request.reading else None
    kinds = {"today": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}
    if query and query.period in kinds:
        return request.organization.period(kinds[query.period], request.today)  # type: ignore[arg-type]
    periods = [request.organization.period(kind, request.today) for kind in _KINDS]
    days = request.days_of(holder)
    found = (p for p in periods if gaps.ladder_for(request.work, holder, metric, p, request.today, days))
    return next(found, periods[0])


def name_of(request: Request, holder: Holder) -> str:
    """What the holder is called; "" for the asker."""
    if holder[0] == "member":
        return "" if holder[1] == request.asker.id else request.organization.members[holder[1]].name
    return request.organization.team_name(holder[1] if holder[0] == "team" else None)


def may_set(asker: Member, holder: Holder, request: Request) -> bool:
    """Whether the asker sets targets of that holder: managers all; leads their team's, its groups', its members'."""
    if asker.role in (Role.MANAGER, Role.ADMIN):
        return True
    if asker.role is not Role.LEAD or asker.team is None:
        return False
    home = request.organization
    inside = home.within(asker.team)
    if holder[0] == "team":
        return holder[1] in inside
    return holder[0] == "member" and holder[1] in home.members and home.members[holder[1]].team in inside
