"""The month's verdict: was the target reached, who are the champions, what is wanted now."""

from dataclasses import dataclass

from cards.metric import label, value
from cards.period import MONTHS
from cards.rank import board_card, called
from chat.reply import Block, Line, Reply
from language.text import At, Listing, Share, Text, counted, text
from scoring.board import Board
from scoring.pace import WHOLE
from scoring.people import Organization
from scoring.period import Period

_CHAMPIONS = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """A team's month as a board; `coming`: the new month with its base target."""

    team: str
    board: Board
    coming: tuple[Period, int] | None
    late: bool = False


def monthly_card(verdict: Verdict, home: Organization, now: At) -> Reply:
    """Title, verdict, champions, the share of those who reached theirs, the new target; the board as a picture."""
    board = verdict.board
    title = text("🏁 {team}: the verdict on {month}", team=verdict.team, month=MONTHS[board.period.start.month - 1])
    lines = [_target(board, home), _champions(board, home), _reached(board), _coming(verdict, home)]
    heading = text("{greeting} (late)", greeting=title) if verdict.late else title
    blocks: list[Block] = [Line(heading, strong=True), *(Line(line) for line in lines if line)]
    return Reply((*blocks, *board_card(board, home, now).blocks))


def _target(board: Board, home: Organization) -> Text:
    total = value(board.metric, board.total, home.currency)
    pace = board.pace
    if pace is None or not pace.target:
        return text("{metric}: {amount}", metric=label(board.metric), amount=total)
    share = Share(max(board.total, 0) * WHOLE // pace.target)
    wanted = value(board.metric, pace.target, home.currency)
    if board.total >= pace.target:
        return text(
            "✅ Target reached: {metric} {amount} of {target} ({share})",
            metric=label(board.metric),
            amount=total,
            target=wanted,
            share=share,
        )
    return text(
        "{metric} {amount} of {target} ({share}), {gap} short",
        metric=label(board.metric),
        amount=total,
        target=wanted,
        share=share,
        gap=value(board.metric, pace.target - board.total, home.currency),
    )


def _champions(board: Board, home: Organization) -> Text | None:
    best = [standing.holder for standing in board.standings if standing.score > 0 and standing.place == 1]
    if not best:
        return None
    who = Listing(tuple(called(board, home, holder, public=True) for holder in best[:_CHAMPIONS]))
    return counted("🏆 Champion of the month: {who}", "🏆 Champions of the month: {who}", len(best), who=who)


def _reached(board: Board) -> Text | None:
    """How many of those with a target reached it."""
    if not board.targets:
        return None
    scores = {standing.holder: standing.score for standing in board.standings}
    reached = sum(scores.get(who, 0) >= wanted for who, wanted in board.targets.items() if wanted)
    if not reached:
        return None
    return text("{n} of {all} reached their target", n=reached, all=len(board.targets))


def _coming(verdict: Verdict, home: Organization) -> Text | None:
    if verdict.coming is None:
        return None
    period, wanted = verdict.coming
    return text(
        "🎯 {month}: {metric} {target}",
        month=MONTHS[period.start.month - 1],
        metric=label(verdict.board.metric),
        target=value(verdict.board.metric, wanted, home.currency),
    )
