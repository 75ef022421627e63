"""A team's standing."""

from cards.progress import day_line, gap_line, month_line
from chat.chart import Progress as Chart
from chat.reply import Line, Picture, Reply
from language.text import Listing, counted, text
from scoring.people import Organization
from scoring.progress import Progress

_MOST_NAMES = 12


def team_card(progress: Progress, name: str, home: Organization, chart: Chart | None = None) -> Reply:
    """Month, gap, today; then the month as a picture."""
    lines = [gap_line(progress, home), day_line(progress, home)]
    title = Line(text("{team} · {line}", team=name, line=month_line(progress, home)), strong=True)
    picture = (Picture(chart, ()),) if chart else ()
    return Reply((title, *(Line(line) for line in lines if line), *picture))


def missing_line(names: tuple[str, ...]) -> Line:
    """Who has not reported today; for the lead alone."""
    shown = Listing(names[:_MOST_NAMES])
    return Line(
        counted(
            "{n} has not reported today: {names}", "{n} have not reported today: {names}", len(names), names=shown
        )
    )
