"""deals: one's open deals by stage, with amount, last touch, next step and money due; a lead sees others' too."""

from cards.deals import deals_card, step
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.commands import pipeline as of_team
from handlers.dealing import code, member_meant
from language.normalise import fold
from language.text import Text, text
from scoring.people import Role
from scoring.pipeline import Deal
from scoring.rights import Right, leads
from storage import pipeline, reminders

TEAM = frozenset({"team", "all", "company", "团队", "團隊", "全部", "大家", "组", "全组", "公司"})


def run(request: Request) -> Reply:
    """`deals`; a lead without deals of their own sees the pipeline; `deals NAME` somebody they lead."""
    said = request.args.strip()
    if said.casefold() in TEAM and request.asker.role is not Role.REP:
        return of_team.run(request)
    holder = member_meant(request, said) if said else request.asker
    if holder.id != request.asker.id and not leads(request.asker, holder):
        raise Refusal(text("{name} is not in a team that you lead.", name=holder.name))
    held = [deal for deal in pipeline.held_by(request.work, (holder.id,), request.today) if deal.open]
    if not held and not said and request.asker.role is not Role.REP:
        return of_team.run(request)
    name = "" if holder.id == request.asker.id else holder.name
    return deals_card(held, request.today, request.shared_days, code, name, _steps(request, held, holder.id))


def _steps(request: Request, held: list[Deal], holder: int) -> dict[int, Text]:
    """What the holder wants to be reminded of next, for the deals whose customer it names."""
    coming = [one for one in reminders.open_of(request.work, holder) if one.day >= request.today]
    return {
        deal.id: step(one.day, one.what)
        for deal in held
        for one in reversed(coming)
        if deal.customer and fold(deal.customer) in fold(one.what)
    }


COMMAND = Command(
    name="deals",
    names=("我的单子", "我的單子", "单子列表", "單子列表", "我的商机", "我的商機", "my deals"),
    help=text("Your open deals: stage, amount, last touch, money due."),
    example=text("my deals"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    reads=True,
    asked={
        "": (
            r"(?:看看|列出|所有|我有哪些|有哪些)(?:单子|商机|客户)|我的客户",
            r"(?:what|which) deals (?:are|do i have|have i) open|(?:show )?(?:me )?my (?:open )?deals",
            r"(?:(?:show|see) (?:me )?)?(?:my |the )?(?:open deals|customers|clients|pipeline|opportunities)",
        ),
    },
)
