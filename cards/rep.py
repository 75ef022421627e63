"""How somebody stands, for the lead alone."""

from collections.abc import Sequence
from datetime import datetime

from cards.metric import label, value
from cards.period import period_name
from cards.progress import day_line, gap_line, month_line
from chat.reply import Block, Line, Reply, Table, says
from language.text import Arg, At, Text, text
from scoring.metric import Metric
from scoring.people import Member, Organization
from scoring.period import Period
from scoring.progress import Progress


def rep_card(
    member: Member,
    progress: Progress,
    rows: Sequence[tuple[Metric, int, int]],
    last: datetime | None,
    home: Organization,
    *,
    away: bool,
    reported: bool,
    period: Period,
    over: Text | None = None,
) -> Reply:
    """Month, gap, today or leave, the last record; then each metric of the period beside the comparable days.

    `reported`: something was reported today, perhaps that nobody was visited. `over`: what the period led to, instead
    of where the month stands.
    """
    title = text("{name} · {team}", name=member.name, team=home.team_name(member.team))
    idle = text("Reported today: nothing that counts.") if reported else text("Nothing reported today.")
    today = text("On leave today.") if away else day_line(progress, home) or idle
    lines: list[Arg | None] = [month_line(progress, home), gap_line(progress, home), today]
    done = [(metric, now, before) for metric, now, before in rows if now or before]
    if over:
        lines = [over]
    elif done:
        lines.append(text("Last record {at}.", at=At(last)) if last else text("No record yet."))
    blocks: list[Block] = [Line(title, strong=True), *(Line(line) for line in lines if line is not None)]
    if done:
        header = (text("metric"), period_name(period, home), text("before"))
        cells = (
            (label(metric), value(metric, now, home.currency), value(metric, before, home.currency))
            for metric, now, before in done
        )
        blocks.append(Table(header, tuple(cells)))
    else:
        blocks.append(Line(text("{period}: nothing recorded.", period=period_name(period, home))))
    return Reply(tuple(blocks))


def not_led(name: str, public: Sequence[Text]) -> Reply:
    """Of somebody whom the asker does not lead: what the board shows everybody, and what one may ask instead."""
    if not public:
        public = (text("They are not among the top places of the month's board, which all may see: “rank”."),)
    return says(text("🔒 The numbers of {name} are for {name} and their lead.", name=name), *public)
