"""held: what was said at a time when nobody wants to be written to, said when that time is over."""

from collections.abc import Sequence

from chat.reply import Delivery
from language.text import text
from scheduler.post import Moment, Post
from storage.schedules import HELD
from storage.values import load


def run(moment: Moment) -> Sequence[Delivery]:
    """The delivery itself, as it was written."""
    return [load(Delivery, moment.subject)]


POST = Post(HELD, text("what was held back"), cadence="", catch_up="all", resend=True, run=run)
