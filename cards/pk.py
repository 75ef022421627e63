"""PK: the declaration, how it stands, half-time, the verdict."""

from collections.abc import Mapping, Sequence

from cards.metric import label, said, value
from chat.reply import Line, Reply, says
from language.money import digits_of
from language.text import Arg, Day, Listing, Share, Text, counted, text
from scoring.bout import Bout, Pot
from scoring.contest import WHOLE, Contest, Measure
from scoring.metric import Metric
from scoring.people import Organization
from scoring.pk import Result, winners

_MEASURES: Mapping[Measure, Text] = {
    "total": text("in total"),
    "per_head": text("per head"),
    "attainment": text("% of target"),
    "improvement": text("progress on own four weeks"),
}
_MOST_SIDES = 6


def measure_name(measure: Measure, best: int) -> Text:
    """What is compared."""
    return text("best {k}", k=best) if measure == "best" else _MEASURES[measure]


def versus(names: Sequence[Arg]) -> Arg:
    """A vs B, or A vs B vs C."""
    whole: Arg = names[0]
    for name in names[1:]:
        whole = text("{a} vs {b}", a=whole, b=name)
    return whole


def sides_of(contest: Contest) -> Arg:
    """The sides by name."""
    return versus([side.name for side in contest.sides[:_MOST_SIDES]])


def measured(contest: Contest, metric: Metric, amount: int, currency: str) -> Arg:
    """A side's value as people read it: 12 visits in all, 12.5 a head, 88 %, +12 %."""
    if contest.measure == "per_head":
        if metric.money or metric.scale:
            return value(metric, amount // WHOLE, currency)
        whole, rest = divmod(amount, WHOLE)
        return f"{whole:,}.{rest * 10 // WHOLE}"
    if contest.measure == "attainment":
        return Share(amount)
    if contest.measure == "improvement":
        return text("+{share}", share=Share(amount)) if amount >= 0 else text("-{share}", share=Share(-amount))
    return value(metric, amount, currency)


def rules_line(contest: Contest, metric: Metric) -> Text:
    """Metric, measure, days."""
    return text(
        "{metric}, {measure}, {first} to {last}",
        metric=label(metric),
        measure=measure_name(contest.measure, contest.best),
        first=Day(contest.first),
        last=Day(contest.last),
    )


def stake_line(bout: Bout) -> Text | None:
    """What is at stake, in the people's words; None when nothing was said."""
    prize = bout.pot.words if bout.pot else ""
    if bout.stake and prize:
        return text("Stake: {stake} · team prize: {prize}", stake=bout.stake, prize=prize)
    if prize:
        return text("Team prize: {prize}", prize=prize)
    return text("Stake: {stake}", stake=bout.stake) if bout.stake else None


def declared_card(bout: Bout, home: Organization) -> Reply:
    """宣战: to every room of the sides."""
    title = text("⚔️ PK! {sides}", sides=sides_of(bout.contest))
    lines = [stake_line(bout), pot_line(bout.pot, home)]
    if bout.digest:
        lines.append(text("The rules are frozen ({digest}); leave is left out.", digest=bout.digest))
    else:
        lines.append(text("The rules are frozen on {day}; leave is left out.", day=Day(bout.contest.first)))
    rules = rules_line(bout.contest, bout.metric)
    return Reply((Line(title, strong=True), Line(rules, strong=True), *(Line(line) for line in lines if line)))


def begun_card(bout: Bout) -> Reply:
    """The first day of an announced contest: its rules are frozen now."""
    return Reply(
        (
            Line(text("⚔️ It begins: {sides}", sides=sides_of(bout.contest)), strong=True),
            Line(rules_line(bout.contest, bout.metric)),
            Line(text("The rules are frozen ({digest}); leave is left out.", digest=bout.digest)),
        )
    )


def standing_card(bout: Bout, home: Organization, *, half: bool = False) -> Reply:
    """How it stands: places, the lead, what turns it, the days left, the team's prize."""
    title = text("⏱ Half-time: {sides}", sides=sides_of(bout.contest)) if half else _title(bout)
    lines: list[Arg | None] = [_places(bout, home), _lead(bout, home), _left(bout), pot_line(bout.pot, home)]
    return Reply((Line(title, strong=True), *(Line(line, strong=n == 0) for n, line in enumerate(_said(lines)))))


def _title(bout: Bout) -> Text:
    return text(
        "⚔️ {code} · {metric}, {measure}",
        code=bout.code,
        metric=label(bout.metric),
        measure=measure_name(bout.contest.measure, bout.contest.best),
    )


def _places(bout: Bout, home: Organization) -> Listing:
    return Listing(tuple(_place(bout, r, home) for r in bout.results[:_MOST_SIDES]))


def _place(bout: Bout, result: Result, home: Organization) -> Text:
    amount = measured(bout.contest, bout.metric, result.score.value, home.currency)
    return text("{place}. {name} {amount}", place=result.place, name=bout.name(result.score.side), amount=amount)


def _lead(bout: Bout, home: Organization) -> Text:
    """Who leads by how much, and the least that turns it; of the next side in order."""
    ahead = winners(bout.results)
    if not ahead:
        return text("Nobody has anything yet.")
    follower = next((r for r in bout.results if r.turns is not None), None)
    if len(ahead) > 1:
        return text("Level. One more than the others leads.")
    if follower is None:
        return text("{name} leads.", name=bout.name(ahead[0]))
    more = said(bout.metric, whole_units(bout.metric, follower.turns or 0, home.currency), home.currency)
    follows = bout.name(follower.score.side)
    if not follower.gap:
        return text(
            "Level; {name} was there first. {more} more and {other} leads.",
            name=bout.name(ahead[0]),
            more=more,
            other=follows,
        )
    return text("{name} leads. {more} more and {other} leads.", name=bout.name(ahead[0]), more=more, other=follows)


def whole_units(metric: Metric, amount: int, currency: str) -> int:
    """Money in whole units, rounded up: nobody counts the cents that turn a PK."""
    unit = 10 ** digits_of(currency) if metric.money else 1
    return -(-amount // unit) * unit


def _left(bout: Bout) -> Text:
    last = Day(bout.contest.last)
    if not bout.days_left:
        return text("It ended on {day}.", day=last)
    days = counted("{n} workday left", "{n} workdays left", bout.days_left)
    if bout.stake:
        return text("{days}, to {day} · stake: {stake}", days=days, day=last, stake=bout.stake)
    return text("{days}, to {day}", days=days, day=last)


def pot_line(pot: Pot | None, home: Organization) -> Text | None:
    """团队总奖: how far the team is in its quarter, and whether it is unlocked."""
    if pot is None:
        return None
    if pot.share is None:
        return text("🎁 {prize}: {team} has no target for the quarter yet.", prize=pot.words, team=pot.team)
    if pot.unlocked:
        return text("🎁 {prize} is unlocked for all of {team}!", prize=pot.words, team=pot.team)
    gap = value(pot.metric, whole_units(pot.metric, pot.target - pot.actual, home.currency), home.currency)
    return text(
        "🎁 {prize} for all of {team}: {share} of the quarter's target, {gap} to go",
        prize=pot.words,
        team=pot.team,
        share=Share(pot.share),
        gap=gap,
    )


def final_card(bout: Bout, home: Organization) -> Reply:
    """The verdict."""
    ahead = winners(bout.results)
    if not ahead:
        title = text("🏁 {sides}: nobody did anything, nobody wins.", sides=sides_of(bout.contest))
    elif len(ahead) > 1:
        title = text("🏁 A draw: {names}!", names=Listing(tuple(map(bout.name, ahead))))
    else:
        title = text("🏆 {name} wins the PK!", name=bout.name(ahead[0]))
    lines: list[Arg | None] = [
        _places(bout, home),
        rules_line(bout.contest, bout.metric),
        stake_line(bout),
        pot_line(bout.pot, home),
    ]
    return Reply((Line(title, strong=True), *(Line(line, strong=n == 0) for n, line in enumerate(_said(lines)))))


def overview(bouts: Sequence[Bout], home: Organization) -> Reply:
    """Several contests, one line each; the one named alone says more."""
    lines = [
        text(
            "⚔️ {code} {rules}: {places}", code=b.code, rules=rules_line(b.contest, b.metric), places=_places(b, home)
        )
        for b in bouts[:4]
    ]
    return Reply((*map(Line, lines), Line(text("More of one: “pk {code}”", code=bouts[0].code))))


def nothing(example: Text, *, lead: bool) -> Reply:
    """No contest is under way."""
    first = text("No PK is under way.")
    if lead:
        return says(first, text("Start one, for example “{example}”.", example=example))
    return says(first, text("Challenge somebody, for example “{example}”.", example=example))


def _said(lines: Sequence[Arg | None]) -> list[Arg]:
    """The lines that say something."""
    return [line for line in lines if line is not None]
