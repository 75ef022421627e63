"""A target set or changed: the reason, who has to agree, what no longer adds up."""

from collections.abc import Sequence

from cards.metric import label, value
from cards.period import period_name
from cards.target import WHYS, ladder
from chat.reply import Button, Line, Reply, says
from language.text import Day, Listing, Share, Text, counted, text
from scoring.calibration import REASONS, Calibration
from scoring.metric import Metric
from scoring.people import Organization
from scoring.wanted import Target


def ask_reason(says_: str, old: Target, new: int, metric: Metric, name: str, home: Organization) -> Reply:
    """A target that stands already changes only with a reason; `name` is its holder's."""
    line = text(
        "{name}, {period}, {metric}: {old} → {new}. Why does it change?",
        name=name,
        period=period_name(old.period, home),
        metric=label(metric),
        old=value(metric, old.base, home.currency),
        new=value(metric, new, home.currency),
    )
    buttons = tuple(Button(WHYS[reason], f"{says_} {reason}") for reason in REASONS)
    return says(line, buttons=buttons)


def change_line(change: Calibration, target: Target, metric: Metric, holder: str, home: Organization) -> Text:
    """Old → new, from when and why; or that it was set."""
    levels, period = ladder(target, metric, home), home.called(target.period)
    if change.old is None:
        return text(
            "🎯 {name}, {period}: {metric} {levels}", name=holder, period=period, metric=label(metric), levels=levels
        )
    return text(
        "🎯 {name}, {period}: {metric} {old} → {levels} ({reason}, from {since})",
        name=holder,
        period=period,
        metric=label(metric),
        old=value(metric, change.old.base, home.currency),
        levels=levels,
        reason=_reason(target.reason),
        since=Day(change.since or target.start),
    )


def _reason(reason: str) -> Text:
    known: dict[str, Text] = dict(WHYS)
    return known.get(reason, WHYS["other"])


def set_card(line: Text, told: int, sums: Text | None) -> Reply:
    """To whoever set it: done, how many were told, and what does not add up."""
    lines = [line]
    if told:
        lines.append(counted("{n} member is asked to confirm.", "{n} members are asked to confirm.", told))
    if sums:
        lines.append(sums)
    return Reply(tuple(Line(one, strong=number == 0) for number, one in enumerate(lines)))


def sums_line(team: str, together: int, whole: int, metric: Metric, home: Organization) -> Text:
    """The members' targets and their team's do not add up."""
    return text(
        "⚠️ The members of {team} have {sum} together, the team {whole}.",
        team=team,
        sum=value(metric, together, home.currency),
        whole=value(metric, whole, home.currency),
    )


def waits(line: Text, names: Sequence[str], change: Calibration) -> Reply:
    """To the lead: beyond 15 % a manager says yes first."""
    share = Share(abs(change.change or 0))
    return says(
        line,
        text(
            "That is {share}; above 15% a manager says yes first: {names}", share=share, names=Listing(tuple(names))
        ),
    )


def to_approve(line: Text, name: str, code: str) -> Reply:
    """To the managers."""
    buttons = (Button(text("Agree"), f"target yes {code}"), Button(text("Do not agree"), f"target no {code}"))
    return says(text("{name} asks:", name=name), line, buttons=buttons)


def decided(line: Text, *, agreed: bool) -> Reply:
    """To who asked and who decided."""
    return says(text("✅ Agreed.") if agreed else text("Not agreed; the target stays."), line)
