"""Targets for several at once; and the whole sentences in which targets are asked for and set."""

import re
from collections.abc import Callable, Mapping, Sequence

from cards.target import several_card
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.command import Outcome, Request
from handlers.goal import Goal, smallest
from handlers.holder import asked, metric_of
from handlers.measured import called
from language.text import text
from scoring.metric import Metric

EACH = "each"
MOST = 30
_IDLE = re.compile(r"的?目[标標](?:定|是|为|到)*|\b(?:'s )?targets?\b(?: to| at)?", re.IGNORECASE)
_APART = re.compile(r"(?<!\d),|,(?!\d)|[，;；、\n]")


def several(request: Request, make: Callable[[Goal], Outcome]) -> Outcome | None:
    """`each AMOUNT` for every rep the asker leads, or a row of names with amounts; None where it is one target.

    Who has a target already keeps it: a change names its reason, which is asked of one at a time.
    """
    first, _, rest = request.args.partition(" ")
    if first == EACH:
        goals = _of_each(request, rest)
    else:
        parts = [part.strip() for part in _APART.split(request.args) if part.strip()]
        goals = [asked(request, _IDLE.sub(" ", part)) for part in parts[:MOST]] if len(parts) > 1 else []
        if not goals or any(one.holder is None or one.amounts[0] is None for one in goals):
            return None
    rows: list[tuple[str, Metric, int]] = []
    told: list[Delivery] = []
    stands: list[str] = []
    home = request.organization
    for goal in goals:
        found, metric = make(goal), metric_of(request, goal)
        name = called(request, goal.holder) if goal.holder else ""
        if isinstance(found, Reply):
            stands.append(name)
        elif goal.amounts[0] is not None:
            rows.append((name, metric, smallest(goal.amounts[0], metric, home.currency)))
            told += found[1:]
    period = goals[0].period or home.period("month", request.today)
    return [request.privately(several_card(rows, stands, period, home), "set"), *told]


def _of_each(request: Request, said: str) -> Sequence[Goal]:
    reps = request.reps
    if not reps:
        raise Refusal(text("You lead nobody who has a target."))
    return [asked(request, f"{one.key} {said}") for one in reps[:MOST]]


_TO = r"(?:设定|调整|提高|降低|恢复|[定设改调提降涨])?[为到成是至回]?[:： ]?"
_A_MONTH = r"(?:每个?月|一个月|月)?的?(?:签单额?|业绩)?"
_SET = r"(?:please |can you )?(?:set|change|raise|lower|make)"
_OURS = r"(?:the |our |my )?(?:team'?s? )?"


def _said_of(holder: str) -> tuple[str, ...]:
    """The sentences that set a target of a person (WHO) or a team (TEAM)."""
    return (
        rf"(?:请|请把|帮我把|给|把)?{holder}的? ?MONTH ?的?(?:业绩|签单)?目标 ?{_TO}AMOUNTEND",
        rf"MONTH的?目标给?{holder}{_TO}AMOUNT",
        rf"MONTH的?{holder}的?(?:业绩|签单)?目标 ?{_TO}AMOUNTEND",
        rf"给{holder}[定设下]一?个?目标[,，:： ]*MONTH ?{_A_MONTH}AMOUNTEND",
        rf"给{holder}[定设下]一?个?MONTH的?(?:业绩|签单)?目标{_TO}AMOUNTEND",
        (
            rf"{_SET} (?:a |the )?targets? (?:for|of) {holder} (?:for |in )?(?:MONTH )?(?:to |at |of )?AMOUNT"
            r"(?: (?:a|per|each|every) month)?"
        ),
        rf"{_SET} (?:a |the )?targets? (?:for|of) {holder} (?:to |at )?AMOUNT(?: for| in)? MONTH",
        rf"{_SET} {holder}(?:'s)? (?:MONTH )?target (?:to |at )?AMOUNT",
        rf"{_SET} {holder}(?:'s)? target (?:to |at )?AMOUNT(?: for| in)? MONTH",
        rf"{_SET} {holder}(?:'s)? target (?:for|in) MONTH (?:to |at |of )?AMOUNT",
        (
            rf"(?:please )?(?:give|assign) {holder} (?:a |the |an )?(?:target|quota|goal) of AMOUNT(?:"
            r"(?: for| in)? MONTH)?"
        ),
        rf"{holder}'s (?:MONTH )?(?:target|quota|goal) (?:is|should be|becomes|=) (?:now )?AMOUNT",
        rf"{_SET} (?:a |the )?target of AMOUNT for {holder}(?:(?: for| in)? MONTH)?",
    )


SENTENCES: Mapping[str, tuple[str, ...]] = {
    f"{EACH} {{month}} {{amount}}": (
        (
            r"(?:给|把)?(?:大家|每个?人|所有人|各人|每位|每个销售|每人)(?:都)?的?(?:MONTH)?的?(?:目标)?"
            rf"(?:都)?{_TO}AMOUNT(?:的?目标)?END"
        ),
        rf"MONTH(?:给|把)?(?:大家|每个?人|所有人|各人)(?:都)?(?:目标)?(?:都)?{_TO}AMOUNT(?:的?目标)?END",
        rf"MONTH每个?人的?目标?(?:都)?{_TO}AMOUNTEND",
        (
            rf"{_SET} (?:everyone|everybody|each rep|each person|all (?:the )?reps)(?:'s)? targets? "
            r"(?:for MONTH )?(?:to |at )?AMOUNT"
        ),
        r"(?:everyone|everybody|each rep|each person) gets AMOUNT(?: (?:for|in) MONTH)?",
        (
            r"(?:please )?(?:give|assign) (?:everyone|everybody|each rep|each person|all (?:the )?"
            r"reps) (?:a (?:target|quota) of )?AMOUNT"
        ),
    ),
    "{rest}": (r"(?P<rest>[^,，;；、]{2,14}目标[^,，;；、]{1,10}(?:[,，;；、 ]+[^,，;；、]{3,20}){1,20})",),
    "": (
        r"(?:what(?:'s| is) )?my targets?|我的目标是?(?:多少)?",
        r"(?:为什么|为啥)我的?目标.{0,8}|why is my target .{1,20}|i (?:doubt|disagree with) my target",
        r"我?对?(?:我的?|这个)?目标(?:有|提)(?:个|点)?(?:疑问|疑义|异议|意见)END",
        r"(?:还有)?谁(?:对目标)?(?:有|提)了?(?:疑问|疑义|异议)END",
        r"(?:any )?(?:open )?doubts(?: about (?:the )?targets?)?",
    ),
    "{month}": (
        r"(?:我的?)?MONTH的?目标是?多少END",
        r"what(?:'s| is) (?:my|the) target (?:for |in )?MONTH",
    ),
    "team {month}": (
        r"(?:我们|咱们|团队|全组)的?MONTH的?目标是?多少END",
        r"what(?:'s| is) our target (?:for |in )?MONTH",
    ),
    "{person}": (
        r"WHO的?(?:这个月|本月)?的?目标(?:完成率|完成情况|完成得?了?|进度)?(?:是|怎么样)?(?:多少)?END",
        r"(?:what(?:'s| is) )?WHO's target",
    ),
    "{person} {month} {amount}": _said_of("WHO"),
    "{team} {month} {amount}": _said_of("TEAM"),
    "company {month} {amount}": (
        rf"(?:把)?(?:全公司|公司|整个公司)的?目标 ?MONTH ?{_TO}AMOUNTEND",
        rf"(?:把)?(?:全公司|公司|整个公司)的?MONTH的?(?:业绩|签单)?目标 ?{_TO}AMOUNTEND",
    ),
    "team {month} {amount}": (
        rf"把?(?:我们|团队|咱们)?的?MONTH的?目标 ?{_TO}AMOUNTEND",
        rf"MONTH的?(?:我们|咱们)?(?:团队|部门|全组|全队|我们组|小组)的?MORE?目标 ?{_TO}AMOUNTEND".replace(
            "MORE?", "总?"
        ),
        rf"(?:整个)?(?:团队|部门|全组|全队|小组)的?(?:总)?目标 ?{_TO}AMOUNTEND",
        rf"{_SET} {_OURS}(?:target|quota) (?:to |at )?AMOUNT(?:(?: for| in)? MONTH)?",
        rf"{_SET} {_OURS}(?:target|quota) (?:for|in) MONTH (?:to |at )?AMOUNT",
        r"(?:our|the) (?:team )?(?:target|quota) (?:for MONTH )?(?:is|should be) AMOUNT",
    ),
    "team {quarter} {amount}": (
        rf"把?(?:我们|团队|咱们)?的?(?P<quarter>本季度?|这个?季度|下个?季度)的?(?:团队|全组)?的?目标 ?{_TO}AMOUNTEND",
        rf"{_SET} {_OURS}(?:target|quota) (?:for|in) (?P<quarter>(?:this|next) quarter) (?:to |at )?AMOUNT",
        rf"{_SET} {_OURS}(?P<quarter>(?:this|next) quarter)'s (?:target|quota) (?:to |at )?AMOUNT",
    ),
}
"""Whole sentences and the words that stand for them behind “target”."""
