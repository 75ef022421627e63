"""A PK before it starts: its rules, who would have won before, who never could, the button that starts it."""

from cards.contest import measure_name, measured, rules_line, sides_of
from cards.pk import stake_line
from chat.reply import Block, Button, Buttons, Line, Reply, Table
from language.text import Day, Listing, Text, text
from scoring.bout import Bout
from scoring.contest import SUMS, Contest, Measure
from scoring.dry_run import DryRun
from scoring.people import Organization
from scoring.pk import winners


def draft_card(bout: Bout, dry: DryRun, fairer: Measure | None, home: Organization, *, whole: bool) -> Reply:
    """Before it starts: the rules, what the past says of them, and the buttons; `whole` with each past stretch."""
    contest = bout.contest
    title = text("⚔️ {sides}: {rules}", sides=sides_of(contest), rules=rules_line(contest, bout.metric))
    blocks: list[Block] = [Line(title, strong=True)]
    stake = stake_line(bout)
    blocks += [Line(stake)] if stake else []
    blocks += [Line(line) for line in _tried(bout, dry, fairer)]
    if whole and dry.trials:
        blocks.append(_trials(bout, dry, home))
    blocks.append(Line(_frozen(contest)))
    start, drop = (
        Button(text("Start the PK"), f"pk start {bout.code}"),
        Button(text("Drop it"), f"pk drop {bout.code}"),
    )
    return Reply((*blocks, Buttons((start, drop))))


def _frozen(contest: Contest) -> Text:
    """What holds from the start; sums have no divisor that leave could be left out of."""
    if contest.measure in SUMS:
        return text("The rules are frozen when it starts.")
    return text("Leave is left out. The rules are frozen when it starts.")


def _tried(bout: Bout, dry: DryRun, fairer: Measure | None) -> list[Text]:
    """Who would have won, and who never could."""
    aside = [text("A month so far from a sheet has no days: it is left out here.")] if dry.left_out else []
    if not dry.trials:
        return [text("There is no past data to try it on."), *aside]
    n = len(dry.trials)
    if n == 1:
        won = Listing(tuple(bout.name(side) for side, count in enumerate(dry.wins) if count))
        lines = [text("Tried on the stretch before: {won} would have won.", won=won)]
    else:
        times = (text("{side} {n}", side=bout.name(side), n=count) for side, count in enumerate(dry.wins) if count)
        tried = text("Tried on the {n} before it, wins: {won}.", n=n, won=Listing(tuple(times)))
        lines = [text("{tried} Shared: {n}.", tried=tried, n=dry.shared) if dry.shared else tried]
    if dry.hopeless:
        names = Listing(tuple(bout.name(side) for side in dry.hopeless))
        never = text(
            "⚠️ {names} never could have won: even the best of these is below the others' weakest.", names=names
        )
        if fairer:
            never = text(
                "{never} Open to all: {measure}.", never=never, measure=measure_name(fairer, bout.contest.best)
            )
        lines.append(never)
    elif dry.enough and not all(dry.wins):
        names = Listing(tuple(bout.name(side) for side, count in enumerate(dry.wins) if not count))
        lines.append(
            text("{names}: no win yet, but the best of theirs beats the weakest of the others'.", names=names)
        )
    elif dry.enough:
        lines.append(text("Everybody could have won."))
    else:
        lines.append(text("That is too little to say that somebody never could win."))
    return [*lines, *aside]


def _trials(bout: Bout, dry: DryRun, home: Organization) -> Table:
    contest = bout.contest
    rows = []
    for trial in dry.trials:
        values = {r.score.side: measured(contest, bout.metric, r.score.value, home.currency) for r in trial.results}
        won = Listing(tuple(bout.name(side) for side in winners(trial.results)))
        rows.append((Day(trial.first), *(values[side] for side in range(len(contest.sides))), won))
    return Table((text("from"), *(side.name for side in contest.sides), text("would have won")), tuple(rows))
