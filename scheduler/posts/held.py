"""held: what was said at a time when nobody wants to be written to, said when that time is over."""

from collections.abc import Sequence

from chat.reply import Delivery
from scheduler.post import Moment, Post
from storage.schedules import HELD
from storage.values import load


def run(moment: Moment) -> Sequence[Delivery]:
    """The delivery itself, as it was written; nothing where there is none."""
    if not moment.subject.startswith("{"):
        return []
    return [load(Delivery, moment.subject)]


POST = Post(HELD, catch_up="all", resend=True, run=run)
