"""One's own standing, for nobody else."""

from collections.abc import Sequence
from datetime import date

from cards.entry import listed
from cards.progress import day_line, gap_line, month_line
from cards.rank import own_line
from chat.reply import Block, Button, Buttons, Line, Reply
from language.text import text
from scoring.activity import Activity
from scoring.board import Board
from scoring.deal import DealEvent
from scoring.people import Member, Organization
from scoring.progress import Progress


def me_card(
    progress: Progress,
    board: Board,
    last: Sequence[Activity | DealEvent],
    member: Member,
    home: Organization,
    today: date,
) -> Reply:
    """At most five lines: month, gap, today, place, the last record with its undo."""
    blocks: list[Block] = [Line(month_line(progress, home), strong=True)]
    gap = gap_line(progress, home)
    if gap:
        blocks.append(Line(gap, strong=True))
    day = day_line(progress, home)
    if day or not any(row.day == today for row in last):  # who reported that nobody was visited is asked for nothing
        blocks.append(Line(day or text("Nothing reported today yet. For example: visited 3, 20 calls")))
    place = own_line(board, home, member.id)
    if place and board.best:
        blocks.append(Line(place))
    if last:
        code = last[0].code
        blocks.append(Line(text("Last record {code}: {what}", code=code, what=listed(last, home, today))))
        blocks.append(Buttons((Button(text("Undo"), f"undo {code}"),)))
    return Reply(tuple(blocks))
