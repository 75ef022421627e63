"""monthly: the verdict on the month that ended: target, champions, how many reached theirs; then the new target."""

from collections.abc import Sequence
from datetime import timedelta

from cards.monthly import Verdict, monthly_card
from chat.reply import Delivery
from language.text import At, text
from scheduler.post import Moment, Post
from scoring.target import team_or_company
from storage import boards, progress, targets

ENDED = timedelta(days=10)
"""The month that is told: on the first days of a month the one that ended."""


def run(moment: Moment) -> Sequence[Delivery]:
    """Silence after a month in which nobody brought anything."""
    if moment.room is None:
        return []
    home, work = moment.organization, moment.work
    month = home.period("month", moment.today - ENDED)
    last = min(month.last, moment.today)
    main = progress.main_metric(home)
    board = boards.board(work, main, month, moment.team, last, moment.shared_days)
    if not any(standing.score for standing in board.standings):
        return []
    coming = home.period("month", moment.today)
    wanted = targets.of(work, *team_or_company(moment.team), "month", coming.start).get(main.key)
    verdict = Verdict(
        team=home.team_name(moment.team),
        board=board,
        coming=(coming, wanted.base) if wanted and coming != month else None,
        late=moment.late,
    )
    return [Delivery(moment.room.room, monthly_card(verdict, home, At(work.now)), moment.key)]


POST = Post(
    "monthly",
    cadence="first workday of month 09:40",
    catch_up="latest",
    resend=True,
    run=run,
    label=text("monthly verdict"),
    names=("月报", "月報"),
    founding=True,
)
