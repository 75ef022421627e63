"""An organization, its teams and members as values, from their rows and back."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from scoring.metric import Metric, with_own
from scoring.people import Member, Organization, Role, Team
from scoring.period import Turns
from scoring.quota import Plan
from storage.values import dump, load, names_of


def organization_of(row: Any, teams: Mapping[int, Team], members: Mapping[int, Member]) -> Organization:
    """The value behind an organization's row, with its teams and members."""
    return Organization(
        id=row.id,
        name=row.name,
        zone=row.zone,
        currency=row.currency,
        locale=row.locale,
        country=row.country,
        day_end=time(row.day_end // 60, row.day_end % 60),
        main_metric=row.main_metric,
        confirm_above=row.confirm_above,
        metrics=_metrics(row.metrics),
        teams=teams,
        members=members,
        closes_after=row.closes_after,
        turns=Turns(6 if row.week_start == "sunday" else 0, row.year_start),
        quiet=_clock(row.quiet),
        signed_is_collected=row.signed_is_collected,
        anonymous=row.anonymous,
        winners=row.winners,
        weekend=row.weekend,
        short_week=row.short_week,
        days=load(dict[date, bool], row.days),
        quotas=load(Plan, row.quotas) if row.quotas else Plan(),
    )


def team_of(row: Any, former: tuple[str, ...] = ()) -> Team:
    """The value behind a team's row, with the names it had before."""
    return Team(
        row.id, row.key, row.name, row.parent_id, row.territory, row.wins, row.weekend, row.short_week, former
    )


def member_of(row: Any) -> Member:
    """The value behind a member's row."""
    return Member(
        id=row.id,
        key=row.key,
        name=row.name,
        role=Role(row.role),
        team=row.team_id,
        locale=row.locale,
        zone=row.zone,
        position=row.position,
        names=names_of(row.names),
        joined=row.joined,
        left=row.left,
        mentor=row.mentor_id,
        anonymous=row.anonymous,
        muted=row.muted,
        speaks=row.speaks,
    )


def _clock(body: str) -> tuple[time, time] | None:
    """A stretch of the clock, stored as "21:00-08:00"."""
    begin, _, end = body.partition("-")
    return (time.fromisoformat(begin), time.fromisoformat(end)) if body else None


def _metrics(body: str) -> tuple[Metric, ...]:
    return with_own(load(tuple[Metric, ...], body) if body else ())


def row_of(values: dict[str, Any]) -> dict[str, Any]:
    """Values of an organization, by its fields, as columns of its row."""
    row = dict(values)
    if "day_end" in row:
        row["day_end"] = row["day_end"].hour * 60 + row["day_end"].minute
    if "quiet" in row:
        row["quiet"] = "-".join(f"{one:%H:%M}" for one in row["quiet"]) if row["quiet"] else ""
    if "days" in row:
        row["days"] = dump(row["days"])
    turns = row.pop("turns", None)
    if turns is not None:
        row |= {"week_start": "sunday" if turns.first_weekday == 6 else "monday", "year_start": turns.first_month}
    return row
