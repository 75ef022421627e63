"""target: the ladder and how it came to be; setting one; what members say to theirs."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from cards import confirmation as asking
from cards import target as cards
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.aiming import SENTENCES, several
from handlers.calibrating import Wish, change, decide, three_of, wish_of
from handlers.command import Command, Outcome, Request
from handlers.derivation import earlier
from handlers.goal import Goal, smallest
from handlers.holder import asked, holder_of, may_set, metric_of, name_of, period_of_gap
from handlers.naming import NAME, made_for
from handlers.picturing import picture_of
from language.money import digits_of
from language.text import Text, text
from scoring.metric import Metric
from scoring.people import Role
from scoring.period import Period
from scoring.rights import Right, leads
from scoring.target import Holder, Ladder, in_step
from scoring.wanted import Target
from storage import confirmations, gaps, targets, totals
from storage.confirmations import Confirmation

HOW = text("For example: “target”, “target company”, “target this quarter”.")
HOW_TO_SET = text("target {name} 2026-12 300,000 stretch 360,000", name=NAME)
MOST = 10**15
"""Beyond so many smallest units a target is a slip."""
_VERBS = {
    **dict.fromkeys(("ok", "confirm", "确认", "確認"), "ok"),
    **dict.fromkeys(("doubt", "疑问", "疑問", "有疑问"), "doubt"),
    **dict.fromkeys(("answer", "reply", "回复", "回覆"), "answer"),
    **dict.fromkeys(("yes", "agree", "同意"), "yes"),
    **dict.fromkeys(("no", "不同意"), "no"),
    "set": "set",
}


def run(request: Request) -> Outcome:
    """Show a target, set one, or answer one."""
    many = several(request, lambda goal: _set(request, goal))
    if many:
        return many
    words = request.args.split()
    verb = _VERBS.get(words[0].casefold()) if words else None
    if verb:
        return _ACTIONS[verb](request, words[1:])
    goal = asked(request, request.args)
    if any(amount is not None for amount in goal.amounts):
        return _set(request, goal)
    if goal.unknown:
        if request.in_group and request.incoming.kind == "new":
            return Reply(())
        raise Refusal(text("I do not know “{word}”.", word=goal.unknown[:40]), HOW)
    return _show(request, goal)


def _how_to_set(request: Request) -> Text:
    """One right example of what sets a target."""
    return text("For example: {example}", example=made_for(request, HOW_TO_SET))


def _show(request: Request, goal: Goal) -> Reply:
    """The target in force, what it is of other periods, and what was said to it."""
    home, work, today = request.organization, request.work, request.today
    metric = metric_of(request, goal)
    holder = holder_of(request, goal, metric)
    period = period_of_gap(request, goal, holder, metric)
    name = name_of(request, holder)
    found = targets.of(work, *holder, period.kind, period.start, today).get(metric.key)
    whole = gaps.ladder_for(work, holder, metric, period, today, request.days_of(holder))
    if found is None:
        if whole is None:
            return cards.none_card(name)
        found = Target(metric.key, *holder, period.kind, period.start, *three_of(whole))
    conf = (
        confirmations.of_month(work, period.start).get(holder[1]) if holder == ("member", request.asker.id) else None
    )
    sheet = cards.Sheet(
        target=found,
        metric=metric,
        actual=_actual(request, holder, metric, period),
        others=_others(request, holder, metric, period),
        earlier=earlier(request, found) if found.id else (),
        state=conf.state if conf else "",
        code=conf.code if conf else "",
        doubts=_doubts(request, period),
    )
    gap = gaps.gap_of(work, holder, metric, period, today, request.days_of(holder))
    return cards.target_card(sheet, name, home, today, picture_of(request, gap))


def _actual(request: Request, holder: Holder, metric: Metric, period: Period) -> int:
    if holder[0] == "member":
        return totals.of_member(request.work, holder[1], period, (metric.key,))[metric.key]
    inside = request.organization.within(holder[1]) if holder[0] == "team" else None
    return sum(totals.by_member(request.work, period, metric.key, inside).values())


def _others(request: Request, holder: Holder, metric: Metric, period: Period) -> list[tuple[Period, int]]:
    """The same target in the day, the week, the quarter and the year, where there is one."""
    found = []
    for kind in ("day", "week", "month", "quarter", "year"):
        other = request.organization.period(kind, request.today)
        if other.kind == period.kind or request.today not in period:
            continue
        wanted = gaps.ladder_for(request.work, holder, metric, other, request.today, request.days_of(holder))
        if wanted and wanted.base:
            found.append((other, wanted.base))
    return found


def _doubts(request: Request, period: Period) -> list[str]:
    """Whose doubt is open, of those whom the asker leads."""
    if request.asker.role is Role.REP:
        return []
    members = request.organization.members
    found = confirmations.of_month(request.work, period.start).items()
    mine = [members[who] for who, one in found if one.state == "doubted" and who in members]
    return [member.name for member in mine if member.id != request.asker.id and leads(request.asker, member)]


def _set(request: Request, goal: Goal) -> Outcome:
    """A target in words; of this month where no other is named."""
    period = goal.period or request.organization.period("month", request.today)
    if goal.holder is None or goal.unknown or goal.amounts[0] is None:
        if request.in_group:
            return Reply(())
        if goal.unknown:
            raise Refusal(text("I do not know “{word}”.", word=goal.unknown[:40]), _how_to_set(request))
        raise Refusal(text("Whose target, for when, and how much?"), _how_to_set(request))
    metric = metric_of(request, goal)
    ladder = _ladder(request, metric, goal.amounts)
    if goal.amounts[1:] == (None, None):
        stands = targets.of(request.work, *goal.holder, period.kind, period.start, request.today).get(metric.key)
        unit = 10 ** digits_of(request.organization.currency) if metric.money else 1
        ladder = in_step(ladder, stands.ladder(metric), unit) if stands else ladder
    return _wanted(request, Wish(metric, goal.holder, period, ladder, goal.reason))


def _wanted(request: Request, wish: Wish) -> Outcome:
    if not may_set(request.asker, wish.holder, request):
        raise Refusal(text("Targets are set by the team's lead or a manager."))
    if wish.period.kind not in ("month", "quarter", "year"):
        raise Refusal(
            text("Targets are set for a month, a quarter or a year; days and weeks follow."), _how_to_set(request)
        )
    return change(request, wish)


def _ladder(request: Request, metric: Metric, amounts: tuple[Decimal | None, ...]) -> Ladder:
    misfit = Refusal(
        text("The levels do not fit each other: base, then stretch, then challenge."), _how_to_set(request)
    )
    try:
        found = [None if one is None else smallest(one, metric, request.organization.currency) for one in amounts]
        base = found[0] or 0
        stretch = base if found[1] is None else found[1]
        ladder = Ladder(base, stretch, stretch if found[2] is None else found[2], metric.better)
    except ValueError:
        raise misfit from None
    if not base or max(amount for _, amount in ladder.levels) > MOST:
        raise misfit
    return ladder


def _pressed(request: Request, words: list[str]) -> Outcome:
    """The reason was chosen by a button."""
    wish = wish_of(request, words)
    if wish is None:
        raise Refusal(text("Whose target, for when, and how much?"), _how_to_set(request))
    return _wanted(request, wish)


def _found(request: Request, words: list[str], *, own: bool) -> Confirmation:
    """The answer that a code names: the asker's own, or of somebody they lead."""
    members = request.organization.members
    for one in confirmations.by_code(request.work, words[0]) if words else ():
        owner = members.get(one.member)
        if owner and (owner.id == request.asker.id if own else leads(request.asker, owner)):
            return one
    raise Refusal(text("I know no target {code} that is yours to answer.", code=words[0] if words else "?"))


def _ok(request: Request, words: list[str]) -> Reply:
    found = _found(request, words, own=True)
    if found.state != "confirmed":
        confirmations.settle(request.work, found, "confirmed")
    return asking.confirmed()


def _doubt(request: Request, words: list[str]) -> list[Delivery]:
    """A doubt goes to the lead and stays open until it is answered."""
    found = _found(request, words, own=True)
    said = " ".join(words[1:])[:500]
    confirmations.settle(request.work, found, "doubted", doubt=said or found.doubt)
    home = request.organization
    about = targets.by_ids(request.work, found.targets)
    shown = [(one, metric) for one in about.values() if (metric := home.metric(one.metric))]
    told = [request.privately(asking.doubt_kept(found.code), "doubt")]
    for lead in home.leads_of(request.asker.team):
        person = request.directory.person_of(lead.id, request.incoming.person.platform)
        if person and lead.id != request.asker.id and shown:
            card = asking.doubt_told(request.asker.name, said, shown, home, found.code)
            told.append(request.privately(card, f"lead:{lead.id}", person))
    return told


def _answer(request: Request, words: list[str]) -> list[Delivery]:
    found = _found(request, words, own=False)
    said = " ".join(words[1:])[:500]
    if not said:
        raise Refusal(text("What is your answer? Say it behind the code."))
    confirmations.settle(request.work, found, "answered", answer=said)
    owner = request.organization.members[found.member]
    person = request.directory.person_of(owner.id, request.incoming.person.platform)
    told = [request.privately(asking.answered(owner.name), "answered")]
    if person:
        told.append(request.privately(asking.answer_told(request.asker.name, said, found.code), "owner", person))
    return told


def _decided(request: Request, words: list[str], *, agreed: bool) -> list[Delivery]:
    if request.asker.role not in (Role.MANAGER, Role.ADMIN):
        raise Refusal(text("This is for managers and above."))
    found = confirmations.proposal(request.work, words[0]) if words else None
    if found is None or found.state != "waiting":
        raise Refusal(text("I know no target {code} that is yours to answer.", code=words[0] if words else "?"))
    return decide(request, found, agreed=agreed)


_ACTIONS: Mapping[str, Callable[[Request, list[str]], Outcome]] = {
    "ok": _ok,
    "doubt": _doubt,
    "answer": _answer,
    "yes": lambda request, words: _decided(request, words, agreed=True),
    "no": lambda request, words: _decided(request, words, agreed=False),
    "set": _pressed,
}

COMMAND = Command(
    name="target",
    names=("目标", "目標", "目标校准", "目標校準", "targets"),
    help=text("Your target, its levels and how it came to be; leads set targets by it."),
    example=text("target"),
    run=run,
    right=Right(Role.REP, "private"),
    follows=r"(?:ok|doubt|answer|yes|no|set|确认|確認|疑问|疑問|回复|回覆|同意|不同意)\b.*|.*\d.*|.*[一二三四五六七八九十]万.*",
    asked=SENTENCES,
)
