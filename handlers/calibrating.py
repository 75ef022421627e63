"""Targets set by chat: the same versioned change as by file, with a reason, from tomorrow, above 15 % with a yes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cards import calibration as cards
from cards import confirmation as asking
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.command import Request
from handlers.derivation import earlier
from language.text import Text, text
from scoring.calibration import Calibration, calibration
from scoring.cascade import Cascade
from scoring.metric import Metric
from scoring.people import Member, Role
from scoring.period import Period
from scoring.target import Holder, Ladder
from scoring.wanted import Target, target_of
from storage import cascades, confirmations, targets
from storage.confirmations import Proposal


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody wants a target to be so much; `reason` "": none was given."""

    metric: Metric
    holder: Holder
    period: Period
    ladder: Ladder
    reason: str


def change(request: Request, wish: Wish) -> list[Delivery] | Reply:
    """Set a target, ask for the reason, or ask the managers first."""
    stands = targets.of(request.work, *wish.holder, wish.period.kind, wish.period.start, request.today)
    old = stands.get(wish.metric.key)
    try:
        found = calibration(old.ladder(wish.metric) if old else None, wish.ladder, wish.period, request.today)
    except ValueError:
        raise Refusal(text("That period is over, or nothing of it would be left from tomorrow on.")) from None
    if old and old.amounts == three_of(wish.ladder):
        raise Refusal(text("That is the target already."))
    if old and not wish.reason:
        says = f"target set {_said(wish)}"
        name = _name(request, wish.holder)
        return cards.ask_reason(says, old, wish.ladder.base, wish.metric, name, request.organization)
    wanted = _goes_down(request, wish, found, old)
    line = _line(request, found, wanted[0])
    if found.needs_yes and request.asker.role is Role.LEAD:
        return _propose(request, wanted, line, found)
    return _done(request, wanted, line)


def three_of(ladder: Ladder) -> tuple[int, int, int]:
    """Base, stretch, challenge; a level left out equals the one before it."""
    amounts = dict(ladder.levels)
    stretch = amounts.get("stretch", ladder.base)
    return ladder.base, stretch, amounts.get("challenge", stretch)


def _said(wish: Wish) -> str:
    """The wish as a button says it, without the reason."""
    amounts = " ".join(map(str, three_of(wish.ladder)))
    period = f"{wish.period.kind}:{wish.period.start}"
    return f"{wish.holder[0]}:{wish.holder[1]} {wish.metric.key} {period} {amounts}"


def wish_of(request: Request, words: Sequence[str]) -> Wish | None:
    """The wish that a button says; None when it is none."""
    if len(words) < 6:
        return None
    kind, _, number = words[0].partition(":")
    grain, _, start = words[2].partition(":")
    metric = request.organization.metric(words[1])
    try:
        period = request.organization.period(grain, date.fromisoformat(start))  # type: ignore[arg-type]
        base, stretch, challenge = (int(amount) for amount in words[3:6])
        ladder = Ladder(base, stretch, challenge, metric.better if metric else "higher")
        holder: Holder = (kind, int(number))  # type: ignore[assignment]
    except (ValueError, KeyError):
        return None
    known = {"company": {0}, "team": request.organization.teams, "member": request.organization.members}
    if metric is None or number == "" or holder[1] not in known.get(kind, ()):
        return None
    return Wish(metric, holder, period, ladder, words[6] if len(words) > 6 else "")


def _goes_down(request: Request, wish: Wish, found: Calibration, old: Target | None) -> tuple[Target, ...]:
    """The target with what it makes of its months and of the teams and members below."""
    top = target_of(
        wish.metric.key,
        wish.holder,
        wish.period,
        wish.ladder,
        since=found.since,
        reason=wish.reason if old else "",
        by=request.asker.id,
    )
    way = old.made.cascade if old and old.made else Cascade(among="tenure")
    try:
        return cascades.go_down(request.work, top, way, request.shared_days, request.today)
    except ValueError:
        raise Refusal(text("The months that are over had more than that already.")) from None


def _line(request: Request, found: Calibration, target: Target) -> Text:
    home = request.organization
    metric = home.metric(target.metric)
    assert metric
    return cards.change_line(found, target, metric, _name(request, (target.holder, target.holder_id)), home)


def _name(request: Request, holder: Holder) -> str:
    home, (kind, number) = request.organization, holder
    return home.members[number].name if kind == "member" else home.team_name(number if kind == "team" else None)


def _propose(request: Request, wanted: tuple[Target, ...], line: Text, found: Calibration) -> list[Delivery]:
    managers = [m for m in request.organization.members.values() if m.role in (Role.MANAGER, Role.ADMIN)]
    code = confirmations.propose(request.work, request.asker.id, wanted)
    said = [request.privately(cards.waits(line, [m.name for m in managers], found), "waits")]
    return said + _to(request, managers, cards.to_approve(line, request.asker.name, code), "approve")


def _to(request: Request, members: Sequence[Member], card: Reply, name: str) -> list[Delivery]:
    found = []
    for member in members:
        person = request.directory.person_of(member.id, request.incoming.person.platform)
        if person and member.id != request.asker.id:
            found.append(request.privately(card, f"{name}:{member.id}", person))
    return found


def _done(request: Request, wanted: tuple[Target, ...], line: Text) -> list[Delivery]:
    """Write them, tell who set them, and ask each member to confirm."""
    fresh = cascades.write(request.work, wanted)
    asked = _ask_members(request, fresh)
    told = cards.set_card(line, len(asked), _sums(request, wanted[0]))
    return [request.privately(told, "set"), *asked]


def _ask_members(request: Request, fresh: Sequence[Target]) -> list[Delivery]:
    """Put the first month that changed before each member it is for."""
    months: dict[int, list[Target]] = {}
    for target in fresh:
        if target.holder == "member" and target.grain == "month" and target.period.end > request.today:
            own = months.setdefault(target.holder_id, [])
            if not own or own[0].start == target.start:
                own.append(target)
    said = []
    for member, own in months.items():
        person = request.directory.person_of(member, request.incoming.person.platform)
        found = [(target, metric) for target in own if (metric := request.organization.metric(target.metric))]
        if person and found and member != request.asker.id:
            code = confirmations.ask(request.work, member, own[0].start, [target.id for target in own])
            card = asking.to_confirm(found, request.organization, code, request.today, earlier(request, own[0]))
            said.append(request.privately(card, f"confirm:{member}", person))
    return said


def _sums(request: Request, top: Target) -> Text | None:
    """Whether the members of a member's team still add up to their team."""
    home = request.organization
    team = home.members[top.holder_id].team if top.holder == "member" else None
    metric = home.metric(top.metric)
    if team is None or metric is None:
        return None
    on = max(top.since or request.today, top.start)
    whole = targets.of(request.work, "team", team, top.grain, top.start, on).get(top.metric)
    board = targets.board(request.work, "member", top.grain, top.start, on)
    crew = {member.id for member in home.crew(team, on)}
    together = sum(one.base for (who, key), one in board.items() if key == top.metric and who in crew)
    if whole is None or whole.base == together:
        return None
    return cards.sums_line(home.team_name(team), together, whole.base, metric, home)


def decide(request: Request, found: Proposal, *, agreed: bool) -> list[Delivery]:
    """A manager says yes or no; who asked hears of it."""
    confirmations.decide(request.work, found, "agreed" if agreed else "refused")
    first = found.targets[0]
    metric = request.organization.metric(first.metric)
    period = first.period
    if metric is None or (agreed and period.end <= request.today):
        raise Refusal(text("That period is over, or nothing of it would be left from tomorrow on."))
    stands = targets.of(request.work, first.holder, first.holder_id, first.grain, first.start, request.today)
    old = stands.get(first.metric)
    change_ = calibration(old.ladder(metric) if old else None, first.ladder(metric), period, request.today)
    wanted = tuple(replace(one, since=change_.since) for one in found.targets)
    line = _line(request, change_, wanted[0])
    asked = _ask_members(request, cascades.write(request.work, wanted)) if agreed else []
    asker = request.organization.members.get(found.member)
    told = _to(request, [asker] if asker else [], cards.decided(line, agreed=agreed), "decided")
    return [request.privately(cards.decided(line, agreed=agreed), "decided"), *told, *asked]
