"""pk: what a contest says by itself: it begins, half-time, the verdict; and a challenge that nobody answered."""

from collections.abc import Sequence

from cards import challenge, pk
from chat.reply import Delivery
from language.text import At
from scheduler.post import Moment, Post
from storage import bouts, contests, pks
from storage.bouts import withdrawn
from storage.entrants import prepared
from storage.pks import Pk
from storage.rooms import told


def run(moment: Moment) -> Sequence[Delivery]:
    """The stage that is due; nothing when the contest is over or was called off."""
    number, _, stage = moment.subject.partition(":")
    found = pks.by_id(moment.work, int(number)) if number.isdigit() else None
    if found is None:
        return []
    if stage == "offer":
        return _lapsed(moment, found)
    if stage == "start":
        return _begun(moment, found)
    if found.state != "running":
        return []
    return _half(moment, found) if stage == "half" else _ended(moment, found)


def _lapsed(moment: Moment, found: Pk) -> Sequence[Delivery]:
    if found.state != "offered":
        return []
    pks.move(moment.work, found, "expired")
    person = moment.directory.person_of(found.starter)
    rival = next((member for member in found.members if member != found.starter), found.starter)
    card = challenge.lapsed_card(moment.organization.members[rival].name)
    return [Delivery(person, card, f"pk:{found.id}:lapsed", private=True)] if person else []


def _begun(moment: Moment, found: Pk) -> Sequence[Delivery]:
    """The first day: targets and baselines are taken now and the rules frozen."""
    if found.state != "announced":
        return []
    contest = prepared(moment.work, found.contest, moment.shared_days)
    if contest is None:
        return []
    running = pks.freeze(moment.work, found, contest)
    bout = bouts.bout(moment.work, running, moment.today, moment.shared_days)
    return told(running, moment.directory, pk.begun_card(bout, moment.organization, At(moment.work.now)), "begun")


def _half(moment: Moment, found: Pk) -> Sequence[Delivery]:
    bout = bouts.bout(moment.work, found, moment.today, moment.shared_days)
    return told(
        found, moment.directory, pk.standing_card(bout, moment.organization, At(moment.work.now), half=True), "half"
    )


def _ended(moment: Moment, found: Pk) -> Sequence[Delivery]:
    """The verdict is kept as it is now; later corrections do not change it."""
    results = contests.figures(
        moment.work, found.contest, found.contest.last, moment.shared_days, withdrawn(moment.work, found)
    ).results
    over = pks.judge(moment.work, found, results)
    bout = bouts.bout(moment.work, over, moment.today, moment.shared_days)
    return told(over, moment.directory, pk.final_card(bout, moment.organization, At(moment.work.now)), "final")


POST = Post("pk", catch_up="all", resend=True, run=run)
