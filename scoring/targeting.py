"""What a rules file says of targets: how they go down, and the quotas that follow from them."""

from collections.abc import Mapping

from language.text import text
from scoring.cascade import WHOLE, Cascade
from scoring.metric import Metric
from scoring.mistake import Mistakes
from scoring.quota import CHAIN, Plan
from scoring.ruling import no_metric, smallest
from scoring.section import Thing, sound
from scoring.setting import example, meant, nearest, shown

_CASCADE = ("over", "weights", "among", "shares", "buffer", "room", "ramp")
_PARTS = {"year": (12, 4), "quarter": (3,), "month": ()}


def cascade_of(thing: Thing, holders: frozenset[str]) -> Cascade | None:
    """How a target goes down; None when the file says nothing of it, so that it stands for itself."""
    values = thing.values
    if not any(key in values for key in _CASCADE):
        return None
    period, over, weights = values["period"], values.get("over", "workdays"), values.get("weights", ())
    if (over == "weights") != bool(weights):
        apart = text("set {setting}, or leave it out", setting='over = "weights"')
        remedy = example("weights = [3, 3, 4]") if over == "weights" else apart
        raise thing.mistake("weights", text("and {key} do not fit each other; {remedy}", key="over", remedy=remedy))
    if weights and (len(weights) not in _PARTS[period.kind] or not any(weights)):
        said = text("does not fit the period; a year has 12 or 4 parts, a quarter 3, not all of 0")
        raise thing.mistake("weights", said)
    among, shares = values.get("among", "equal"), values.get("shares", ())
    if (among == "hand") != bool(shares):
        apart = text("set {setting}, or leave it out", setting='among = "hand"')
        remedy = example("shares = { wang = 3, li = 2 }") if among == "hand" else apart
        raise thing.mistake("shares", text("and {key} do not fit each other; {remedy}", key="among", remedy=remedy))
    for key, _ in shares:
        if key not in holders:
            near = nearest(key, holders)
            remedy = meant(shown(near)) if near else text("write the key of a team or a member")
            said = text("names {key}, who is not known; {remedy}", key=shown(key), remedy=remedy)
            raise thing.mistake("shares", said)
    return Cascade(
        over=over,
        among=among,
        buffer=values.get("buffer", 0) * WHOLE // 100,
        room=values.get("room", "reserve"),
        weights=weights,
        shares=shares,
        ramp=values.get("ramp", Cascade().ramp),
    )


def plan_of(things: list[Thing], metrics: Mapping[str, Metric], currency: str, mistakes: Mistakes) -> Plan:
    """The quotas of the file; an empty plan when it names none."""
    for thing in sound(things):
        with mistakes:
            return _plan(thing, metrics, currency)
    return Plan()


def _plan(thing: Thing, metrics: Mapping[str, Metric], currency: str) -> Plan:
    values = thing.values
    per_cent = (("leads", "leads_to_intents"), ("intents", "intents_to_signed"))
    rates = [(metric, (100, values[key])) for metric, key in per_cent if key in values]
    each = (("visits", "visits_per_deal"), ("quotes", "quotes_per_deal"))
    rates += [(metric, (values[key], 1)) for metric, key in each if key in values]
    weekly = values.get("weekly", ())
    for key, _ in weekly:
        if key not in metrics and key not in CHAIN:
            raise thing.mistake("weekly", no_metric(key, metrics))
    average = smallest(thing, "average_deal", metrics["bookings"], currency) if "average_deal" in values else None
    return Plan(average, tuple(rates), weekly)
