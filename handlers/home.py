"""Somebody's page as one reply: what a platform shows on a page of its own."""

from collections.abc import Callable
from datetime import date

from cards import home as cards
from cards.form import checkin_form
from cards.pk import briefing_line
from chat.message import Person
from chat.reply import Block, Line, Reply
from scoring.board import arena
from scoring.people import Member, Role
from scoring.period import IsWorkday, period_of
from storage import boards, bouts, ledger, pks, progress
from storage.people import directory
from storage.work import Work

MOST_CONTESTS = 3
Shifts = Callable[[int | None], IsWorkday]
"""Which days a team works; None: the company."""


def home_of(work: Work, person: Person, today: date, shifts: Shifts) -> Reply:
    """My day, for a lead the team's day, and quick buttons; nothing but a welcome for somebody unknown."""
    people = directory(work)
    member, home = people.member_of(person), people.organization
    if member is None or not member.active(today):
        return cards.welcome_part()
    where = progress.of_member(work, member.id, today, shifts(member.team))
    scope = arena(home, member.team, today)
    board = boards.board(work, where.main, period_of("month", today), scope, today, shifts(None))
    last = [entry.rows for entry in ledger.last_of(work, member.id, cards.MOST_LAST)]
    parts = [
        *_contests(work, member, today, shifts(None)),
        *_team(work, member, today, shifts),
        cards.home_card(where, board, last, member, home, today),
        cards.menu_card(checkin_form(home, today), known=True),
    ]
    blocks: tuple[Block, ...] = tuple(block for reply in parts for block in reply.blocks)
    return Reply(blocks)


def _contests(work: Work, member: Member, today: date, is_workday: IsWorkday) -> list[Reply]:
    """The contests under way, as somebody's own side sees them; who leads sees the others' as well."""
    home, lines = directory(work).organization, []
    for pk in pks.live(work):
        own = next(
            (n for n, side in enumerate(pk.contest.sides) if member.id in {p.member for p in side.players}), None
        )
        if pk.state == "running" and (own is not None or member.role is not Role.REP):
            lines.append(Line(briefing_line(bouts.bout(work, pk, today, is_workday), own, home)))
    return [Reply(tuple(lines[:MOST_CONTESTS]))] if lines else []


def _team(work: Work, member: Member, today: date, shifts: Shifts) -> list[Reply]:
    """The team of a lead; a manager sees the company."""
    if member.role is Role.REP:
        return []
    home = directory(work).organization
    team = member.team if member.role is Role.LEAD else None
    where = progress.of_team(work, team, today, shifts(team))
    return [cards.team_part(where, home.team_name(team), home)]
