"""What waits for somebody's answer, and is let go by “取消”, “算了”, “never mind”: the newest question or PK."""

from cards import question as cards
from chat.reply import Reply, says
from handlers.command import Request
from language.text import text
from storage import drafts, ledger, pks

SAID = frozenset({"取消", "算了", "不用了", "cancel", "never mind", "nevermind", "forget it"})
WAIT = "wait"
"""What stands behind “undo” for the words that take back no record."""


def let_go(request: Request) -> Reply | None:
    """Drop what waits and is newer than the asker's last record; None when nothing is."""
    work, asker = request.work, request.asker.id
    last = ledger.newest(work, asker)
    since = last.id if last else 0
    asked = next((one for one in drafts.open_of(work, asker) if one.id > since), None)
    contest = next((one for one in pks.drafted(work, asker) if one.id > since), None)
    if contest and (asked is None or contest.id > asked.id):
        pks.move(work, contest, "dropped")
        return says(text("All right, no PK."))
    if asked is None:
        return None
    drafts.settle(work, asked, "dropped")
    return cards.left()


def nothing_waits() -> Reply:
    """To “never mind”, when nothing was asked."""
    return says(text("All right. “undo” takes back your last record."))
