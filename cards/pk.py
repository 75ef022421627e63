"""PK: the declaration, how it stands, half-time, the verdict."""

from collections.abc import Sequence

from cards.contest import MOST_SIDES, measure_name, measured, rules_line, sides_of
from cards.metric import label, plainly, said, value, whole
from cards.thermometer import thermometer
from chat.chart import Contest as Chart
from chat.reply import Line, Picture, Reply, says
from language.text import Arg, At, Day, Listing, Share, Text, counted, text
from scoring.bout import Bout, Pot
from scoring.contest import SUMS
from scoring.people import Organization
from scoring.pk import Result, winners


def stake_line(bout: Bout) -> Text | None:
    """What is at stake, in the people's words; None when nothing was said."""
    prize = bout.pot.words if bout.pot else ""
    if bout.stake and prize:
        return text("Stake: {stake} · team prize: {prize}", stake=bout.stake, prize=prize)
    if prize:
        return text("Team prize: {prize}", prize=prize)
    return text("Stake: {stake}", stake=bout.stake) if bout.stake else None


def declared_card(bout: Bout, home: Organization, now: At) -> Reply:
    """宣战: to every room of the sides."""
    title = text("⚔️ PK! {sides}", sides=sides_of(bout.contest))
    lines = [stake_line(bout), _pot_line(bout.pot, home)]
    lines.append(_frozen(bout))
    rules = rules_line(bout.contest, bout.metric)
    chart = thermometer(bout, home, "declared", text("Who will it be?"), _said([stake_line(bout)]), now)
    return _shown(title, rules, chart, _said(lines))


def _frozen(bout: Bout) -> Text:
    """Since when the rules stand, and that leave is left out of the divisor, where there is one."""
    sums, first = bout.contest.measure in SUMS, Day(bout.contest.first)
    if bout.digest and sums:
        return text("The rules are frozen ({digest}).", digest=bout.digest)
    if bout.digest:
        return text("The rules are frozen ({digest}); leave is left out.", digest=bout.digest)
    if sums:
        return text("The rules are frozen on {day}.", day=first)
    return text("The rules are frozen on {day}; leave is left out.", day=first)


def begun_card(bout: Bout, home: Organization, now: At) -> Reply:
    """The first day of an announced contest: its rules are frozen now."""
    title = text("⚔️ It begins: {sides}", sides=sides_of(bout.contest))
    chart = thermometer(bout, home, "declared", text("Who will it be?"), _said([stake_line(bout)]), now)
    return _shown(title, rules_line(bout.contest, bout.metric), chart, [_frozen(bout)])


def standing_card(bout: Bout, home: Organization, now: At, *, half: bool = False) -> Reply:
    """How it stands: the lead and what turns it; the picture has places, the days left, the team's prize."""
    title = text("⏱ Half-time: {sides}", sides=sides_of(bout.contest)) if half else _title(bout)
    verdict = lead_line(bout, home)
    more = _said([left_line(bout), _pot_line(bout.pot, home)])
    chart = thermometer(bout, home, "half" if half else "running", verdict, more, now)
    return _shown(title, verdict, chart, [_places(bout, home), *more])


def lead_card(bout: Bout, home: Organization) -> Reply:
    """Who leads now, in two lines: where the running post cannot be edited."""
    return says(_title(bout), lead_line(bout, home))


def briefing_line(bout: Bout, own: int | None, home: Organization) -> Text:
    """The contest in one line of the morning, as the team on side `own` sees it; None: for those beside it."""
    days = counted("{n} workday left", "{n} workdays left", bout.days_left)
    mine = next((one for one in bout.results if one.score.side == own), None)
    if mine is None:
        sides = sides_of(bout.contest)
        return text("⚔️ {sides}: {lead} {days}.", sides=sides, lead=lead_line(bout, home), days=days)
    return text("⚔️ PK: {lead} {days}.", lead=_own_lead(bout, mine, home), days=days)


def _own_lead(bout: Bout, mine: Result, home: Organization) -> Text:
    """We lead and who could turn it; or what we need to lead."""
    ahead = winners(bout.results)
    if not ahead or (len(ahead) > 1 and mine.score.side in ahead):
        return lead_line(bout, home)
    if mine.score.side not in ahead:
        if mine.turns is None:
            return lead_line(bout, home)
        return text(
            "{name} leads; {more} more and we do.", name=bout.name(ahead[0]), more=_more(bout, mine.turns, home)
        )
    follower = next((one for one in bout.results if one.turns is not None), None)
    if follower is None or follower.turns is None:
        return text("We lead.")
    name, more = bout.name(follower.score.side), _more(bout, follower.turns, home)
    return text("We lead; {name} needs {more} to pass us.", name=name, more=more)


def _more(bout: Bout, amount: int, home: Organization) -> Arg:
    """So much that the lead turns."""
    least = whole(bout.metric, amount, home.currency)
    return value(bout.metric, least, home.currency) if bout.metric.money else said(bout.metric, least, home.currency)


def _shown(title: Text, first: Text, chart: Chart, twin: Sequence[Arg]) -> Reply:
    """The two lines that matter, then the picture; its twin says what it shows beyond them."""
    picture = Picture(chart, tuple(map(Line, twin)))
    return Reply((Line(title, strong=True), Line(first, strong=True), picture))


def _title(bout: Bout) -> Text:
    return text(
        "⚔️ {code} · {metric}, {measure}",
        code=bout.code,
        metric=label(bout.metric),
        measure=measure_name(bout.contest.measure, bout.contest.best),
    )


def _places(bout: Bout, home: Organization) -> Listing:
    return Listing(tuple(_place(bout, r, home) for r in bout.results[:MOST_SIDES]))


def _place(bout: Bout, result: Result, home: Organization) -> Text:
    amount = measured(bout.contest, bout.metric, result.score.value, home.currency)
    return text("{place}. {name} {amount}", place=result.place, name=bout.name(result.score.side), amount=amount)


def lead_line(bout: Bout, home: Organization) -> Text:
    """Who leads by how much, and the least that turns it; of the next side in order."""
    ahead = winners(bout.results)
    if not ahead:
        return text("Nobody has anything yet.")
    follower = next((r for r in bout.results if r.turns is not None), None)
    if len(ahead) > 1:
        return text("Level. One more than the others leads.")
    if follower is None:
        return text("{name} leads.", name=bout.name(ahead[0]))
    more = _more(bout, follower.turns or 0, home)
    follows = bout.name(follower.score.side)
    if not follower.gap:
        return text(
            "Level; {name} was there first. {more} more and {other} leads.",
            name=bout.name(ahead[0]),
            more=more,
            other=follows,
        )
    return text("{name} leads. {more} more and {other} leads.", name=bout.name(ahead[0]), more=more, other=follows)


def left_line(bout: Bout) -> Text:
    """How long it lasts, and what is at stake."""
    last = Day(bout.contest.last)
    if not bout.days_left:
        return text("It ended on {day}.", day=last)
    days = counted("{n} workday left", "{n} workdays left", bout.days_left)
    if bout.stake:
        return text("{days}, to {day} · stake: {stake}", days=days, day=last, stake=bout.stake)
    return text("{days}, to {day}", days=days, day=last)


def _pot_line(pot: Pot | None, home: Organization) -> Text | None:
    """团队总奖: how far the team is in its quarter, and whether it is unlocked."""
    if pot is None:
        return None
    if pot.share is None:
        return text("🎁 {prize}: {team} has no target for the quarter yet.", prize=pot.words, team=pot.team)
    if pot.unlocked:
        return text("🎁 {prize} is unlocked for all of {team}!", prize=pot.words, team=pot.team)
    gap = plainly(pot.metric, pot.target - pot.actual, home.currency)
    return text(
        "🎁 {prize} for all of {team}: {share} of the quarter's target, {gap} to go",
        prize=pot.words,
        team=pot.team,
        share=Share(pot.share),
        gap=gap,
    )


def final_card(bout: Bout, home: Organization, now: At) -> Reply:
    """The verdict."""
    ahead = winners(bout.results)
    if not ahead:
        title = text("⏳ {sides}: nobody did anything, nobody wins.", sides=sides_of(bout.contest))
    elif len(ahead) > 1:
        title = text("🤝 A draw: {names}!", names=Listing(tuple(map(bout.name, ahead))))
    else:
        title = text("🏆 {name} wins the PK!", name=bout.name(ahead[0]))
    divided = bout.contest.measure not in SUMS
    leave = text("Days on leave are not counted.") if divided and ahead else None
    more = _said([leave, stake_line(bout), _pot_line(bout.pot, home)])
    chart = thermometer(bout, home, "final", title, more, now)
    return _shown(title, rules_line(bout.contest, bout.metric), chart, [_places(bout, home), *more])


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
