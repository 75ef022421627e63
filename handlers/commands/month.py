"""month [METRIC]: one's own month as a calendar, in private."""

from datetime import timedelta

from cards.month import month_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments
from handlers.command import Command, Request
from language.text import At, text
from scoring.people import Role
from scoring.rights import Right
from storage import totals

USUAL = "visits"


def run(request: Request) -> Reply:
    """Each day's visits, or what is named."""
    home, today, who = request.organization, request.today, request.asker
    asked = arguments(request.args, home)
    metric = asked.metric or home.metric(USUAL)
    if asked.unknown or metric is None or metric.money:
        raise Refusal(text("Which metric? For example: calendar calls"))
    month = home.period("month", today)
    found = totals.by_day(request.work, month.start, today + timedelta(days=1), (metric.key,))
    amounts = {day: amount for (day, member, _), amount in found.items() if member == who.id and amount}
    now = At(request.work.now)
    return month_card(amounts, metric, who.name, month, today, request.own_days, home, now)


COMMAND = Command(
    name="month",
    names=("我的日历", "我的日曆", "日历", "日曆", "my month", "calendar", "my calendar"),
    help=text("Your month as a calendar: how steady you are."),
    example=text("my month"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
)
