"""plan: what one means to do and be reminded of; never counted."""

from collections import defaultdict
from datetime import date

from cards import reminder as cards
from cards.plan import plan_kept
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.planning import intended, planned
from handlers.reminding import item_of
from language.text import text
from scoring.people import Role
from scoring.rights import Right
from storage import plans, reminders


def run(request: Request) -> Reply:
    """Alone it lists one's plans from today on and what is open; with something behind it, that is kept."""
    numbers, words = planned(request, request.reading), intended(request, request.reading, dayless=True)
    if numbers or words:
        return plan_kept(numbers, [cards.line_of(item) for item in words], request.organization)
    days: dict[date, dict[str, int]] = defaultdict(dict)
    for one in plans.of_member(request.work, request.asker.id, request.today):
        days[one.day][one.metric] = one.amount
    items = [item_of(one) for one in reminders.open_of(request.work, request.asker.id)]
    return cards.listing(days, items, request.organization)


COMMAND = Command(
    name="plan",
    names=("计划", "計劃", "计划表", "我的计划", "我的計劃", "待办", "待辦", "plans", "reminders", "todo", "to do"),
    help=text("Your plans and reminders."),
    example=text("plan"),
    run=run,
    right=Right(Role.REP, "private"),
    asked={
        "": (
            r"what(?:'s| is) (?:on )?(?:my |the )?(?:plan|agenda|to-?do)(?: for)?(?: today| tomorrow| this week)?",
            r"what(?:'s| is| do i have| have i) (?:planned|scheduled)(?: for)?(?: today| tomorrow| this week)?",
            r"我?(?:明天|明日|今天|这周|本周)的?(?:计划|安排|待办)(?:是什么|有什么|有哪些)?END",
            r"我?(?:明天|明日|今天|这周|本周)?(?:都|还)?(?:有|要)(?:什么|哪些|啥)(?:计划|安排|待办)END",
            r"我?(?:明天|明日|今天)(?:都|还)?(?:要|该|得)?(?:做|干|忙)(?:什么|啥|嘛|哪些)(?:事|来着|呢)*END",
            r"我?(?:都|还|现在)*有(?:哪些|什么|几个)(?:待办|计划|安排|提醒)END",
            r"what(?:'s| is|s) on (?:for )?(?:today|tomorrow|tmr|this week)",
            r"what (?:did|do|have) i plan(?:ned)?(?: for)?(?: today| tomorrow| this week)?",
        ),
    },
)
