"""Somebody's page: the day, the month as a bar, place and neighbours, the last records with undo."""

from collections.abc import Sequence
from datetime import date

from cards.entry import listed
from cards.metric import said, value
from cards.progress import day_line, gap_line, month_line
from cards.rank import own_line
from chat.form import Form
from chat.reply import Block, Button, Buttons, Line, Reply
from language.text import Arg, Text, text
from scoring.activity import Activity
from scoring.board import Board
from scoring.deal import DealEvent
from scoring.people import Member, Organization
from scoring.progress import Progress

Rows = Sequence[Activity | DealEvent]
CELLS = 10
MOST_LAST = 3
_TITLE = Line(text("What shall it be?"), strong=True)
_HELP = Button(text("Help"), "help")
_ASKED = (
    Button(text("My progress"), "me"),
    Button(text("Leaderboard"), "rank"),
    Button(text("My team"), "team"),
    _HELP,
)


def home_card(
    progress: Progress, board: Board, last: Sequence[Rows], member: Member, home: Organization, today: date
) -> Reply:
    """My day: bars to today's goals and the month's target, the gap, my place, my last records."""
    blocks: list[Block] = [Line(text("My day"), strong=True)]
    blocks += [Line(line) for line in _goals(progress, home)]
    blocks.append(
        Line(day_line(progress, home) or text("Nothing reported today yet. For example: visited 3, 20 calls"))
    )
    blocks.append(Line(text("My month"), strong=True))
    if progress.pace and progress.pace.attainment is not None:
        blocks.append(Line(_bar(progress.pace.attainment)))
    blocks += [Line(line) for line in (month_line(progress, home), gap_line(progress, home)) if line]
    blocks += [Line(line) for line in _places(board, home, member)]
    if last:
        blocks.append(Line(text("My last records"), strong=True))
    for rows in last[:MOST_LAST]:
        code = rows[0].code
        blocks.append(Line(text("{code}: {what}", code=code, what=listed(rows, home, today))))
        blocks.append(Buttons((Button(text("Undo"), f"undo {code}"),)))
    return Reply(tuple(blocks))


def menu_card(form: Form, *, known: bool) -> Reply:
    """What is wanted most, one press away; somebody unknown may join."""
    if not known:
        return Reply(
            (Line(text("What shall it be?"), strong=True), Buttons((Button(text("Join my team"), "join"), _HELP)))
        )
    return Reply((_TITLE, Buttons(_ASKED), form))


def team_part(progress: Progress, name: str, home: Organization) -> Reply:
    """For whoever leads: the team's day and month."""
    blocks: list[Block] = [Line(text("{team}'s day", team=name), strong=True)]
    blocks.append(Line(day_line(progress, home) or text("Nothing reported today yet.")))
    if progress.pace and progress.pace.attainment is not None:
        blocks.append(Line(_bar(progress.pace.attainment)))
    blocks += [Line(line) for line in (month_line(progress, home), gap_line(progress, home)) if line]
    return Reply(tuple(blocks))


def welcome_part() -> Reply:
    """To somebody who is not on the roster yet."""
    return Reply(
        (
            Line(text("👋 I count what sales teams do."), strong=True),
            Line(text("Write me what you did, for example “visited 3, 20 calls”, or say “join” to join your team.")),
        )
    )


def _bar(share: int) -> Text:
    """A share in 1/10,000 as ten cells and a percentage: ▓▓▓▓▓▓▓▓░░ 82 %."""
    full = max(0, min(CELLS, share * CELLS // 10_000))
    cells = "▓" * full + "░" * (CELLS - full)
    return text("{cells} {share} %", cells=cells, share=share // 100)


def _goals(progress: Progress, home: Organization) -> list[Text]:
    """Today's goals with what is done of them; money has its own bar for the month."""
    found = []
    for metric in home.metrics:
        quota = progress.quotas.get(metric.key, 0)
        if not quota or metric.money:
            continue
        done = progress.today.get(metric.key, 0)
        share = min(done * 10_000 // quota, 99_900)
        what: Arg = said(metric, done, home.currency)
        found.append(text("{bar} {what} of {goal}", bar=_bar(share), what=what, goal=quota))
    return found


def _places(board: Board, home: Organization, member: Member) -> list[Text]:
    """My place, with whoever stands right before and behind me."""
    own = own_line(board, home, member.id)
    mine = board.of(member.id)
    if not own or mine is None or not board.best:
        return []
    at = board.standings.index(mine)
    near = [one for one in board.standings[max(0, at - 1) : at + 2] if one is not mine]
    lines = [own]
    for one in near:
        name = home.members[one.holder].name if one.holder in home.members else "?"
        amount = value(board.metric, one.score, home.currency)
        lines.append(text("no. {place} {name}: {amount}", place=one.place, name=name, amount=amount))
    return lines
