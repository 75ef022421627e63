"""Contests as they are kept: their rules, their state, and the notes of what happened to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import and_, select

from scoring.contest import Contest, digest
from scoring.pk import Result
from storage.ids import code_of
from storage.tables import PkNoteRow, PkRow
from storage.values import dump, load
from storage.work import Work, table_of

PKS, NOTES = table_of(PkRow), table_of(PkNoteRow)
State = Literal["draft", "offered", "announced", "running", "done", "cancelled", "dropped", "declined", "expired"]
What = Literal["begun", "extended", "cancelled", "slogan", "withdrawn"]
LIVE: tuple[State, ...] = ("announced", "running")
"""Under way, or about to begin."""


@dataclass(frozen=True, slots=True)
class Pk:
    """A contest with its state. `digest` is "" until its rules are frozen; `until`: when an offer expires."""

    id: int
    code: str
    state: State
    starter: int
    contest: Contest
    stake: str = ""
    prize: str = ""
    digest: str = ""
    verdict: tuple[Result, ...] = ()
    until: datetime | None = None

    @property
    def members(self) -> tuple[int, ...]:
        """Everybody in it."""
        return tuple(p.member for side in self.contest.sides for p in side.players)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened to a contest: who did it, about whom or what, why, from which day."""

    what: What
    member: int
    subject: str
    reason: str
    day: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class _Verdict:
    results: tuple[Result, ...]


def add(
    work: Work,
    contest: Contest,
    starter: int,
    state: State,
    stake: str = "",
    prize: str = "",
    until: datetime | None = None,
) -> Pk:
    """Keep a contest that has not begun."""
    number = work.new_id()
    pk = Pk(number, code_of(number), state, starter, contest, stake, prize, until=until)
    work.insert(
        PkRow,
        id=number,
        code=pk.code,
        state=state,
        starter_id=starter,
        contest=dump(contest),
        stake=stake,
        prize=prize,
        made_at=work.now,
        until=until,
    )
    return pk


def move(work: Work, pk: Pk, state: State) -> Pk:
    """Give it another state; Conflict when somebody else did meanwhile."""
    work.change(PkRow, {"id": pk.id, "state": pk.state}, state=state)
    return replace(pk, state=state)


def freeze(work: Work, pk: Pk, contest: Contest) -> Pk:
    """Let it run by these rules: from now on their digest stands for them."""
    mark = digest(contest)
    work.change(PkRow, {"id": pk.id, "state": pk.state}, state="running", contest=dump(contest), digest=mark)
    return replace(pk, state="running", contest=contest, digest=mark)


def prolong(work: Work, pk: Pk, contest: Contest) -> Pk:
    """Let it last longer: new rules with a digest of their own where it runs already."""
    mark = digest(contest) if pk.digest else ""
    work.change(PkRow, {"id": pk.id, "state": pk.state}, contest=dump(contest), digest=mark)
    return replace(pk, contest=contest, digest=mark)


def judge(work: Work, pk: Pk, results: Sequence[Result]) -> Pk:
    """Keep the verdict: it is not computed again."""
    work.change(PkRow, {"id": pk.id, "state": "running"}, state="done", verdict=dump(_Verdict(tuple(results))))
    return replace(pk, state="done", verdict=tuple(results))


def note(
    work: Work, pk: Pk, what: What, member: int, subject: str = "", reason: str = "", day: date | None = None
) -> None:
    """Write down what happened."""
    values = {"subject": subject, "reason": reason, "day": day, "at": work.now}
    work.insert(PkNoteRow, id=work.new_id(), pk_id=pk.id, what=what, member_id=member, **values)


def notes(work: Work, pk: Pk) -> tuple[Note, ...]:
    """What happened, in order."""
    query = select(NOTES).where(NOTES.c.org_id == work.org, NOTES.c.pk_id == pk.id).order_by(NOTES.c.id)
    return tuple(Note(r.what, r.member_id, r.subject, r.reason, r.day, r.at) for r in work.rows(query))


def by_id(work: Work, number: int) -> Pk | None:
    """The contest with that id."""
    return _one(work, PKS.c.id == number)


def by_code(work: Work, code: str) -> Pk | None:
    """The newest contest that people call by this code."""
    return _one(work, PKS.c.code == code.upper())


def live(work: Work) -> list[Pk]:
    """The contests that run or are announced, the newest first."""
    return _several(work, PKS.c.state.in_(LIVE))


def offered(work: Work) -> list[Pk]:
    """The challenges that nobody has answered yet."""
    return _several(work, PKS.c.state == "offered")


def drafted(work: Work, starter: int) -> list[Pk]:
    """The contests that a member has tried and not started, newest first."""
    return _several(work, and_(PKS.c.state == "draft", PKS.c.starter_id == starter))


def ended(work: Work, count: int) -> list[Pk]:
    """The last contests with a verdict, newest first."""
    return _several(work, PKS.c.state == "done")[:count]


def _one(work: Work, condition: Any) -> Pk | None:
    return next(iter(_several(work, condition)), None)


def _several(work: Work, condition: Any) -> list[Pk]:
    rows = work.rows(select(PKS).where(PKS.c.org_id == work.org, condition).order_by(PKS.c.id.desc()))
    return [_pk(row) for row in rows]


def _pk(row: Any) -> Pk:
    return Pk(
        id=row.id,
        code=row.code,
        state=row.state,
        starter=row.starter_id,
        contest=load(Contest, row.contest),
        stake=row.stake,
        prize=row.prize,
        digest=row.digest,
        verdict=load(_Verdict, row.verdict).results if row.verdict else (),
        until=row.until,
    )
