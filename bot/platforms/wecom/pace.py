"""How often one chat may be spoken to: below WeCom's limits, slower after an outage."""

from collections.abc import Sequence

from chat.pace import Pace, Window, remembered, wait

HOUR = Window(950, 3600)
NORMAL: Pace = (Window(25, 60), HOUR)
"""WeCom drops what comes above 30 a minute or 1,000 an hour in one chat, and does not say so."""
BACK_GROUP: Pace = (Window(15, 60), HOUR)
BACK_DIRECT: Pace = (Window(20, 60), HOUR)
UPLOADS: Pace = (Window(27, 60), Window(950, 3600))
"""30 a minute and 1,000 an hour for a bot; whether its frames count one by one is not known: as if they did."""
WEBHOOK: Pace = (Window(18, 60),)
CARDS_BELOW = 8
"""Messages a minute in a group above which a card that is only a convenience is left out."""


def pace_of(group: bool, back: bool) -> Pace:
    """The windows of a chat; `back`: the link has just come back and what waited goes out."""
    return NORMAL if not back else BACK_GROUP if group else BACK_DIRECT


def pause(sent: Sequence[int], many: int, pace: Pace, now: int) -> int:
    """How many milliseconds so many messages at once have to wait; 0: they may go out now."""
    return wait([*sent, *[now] * (many - 1)], pace, now)


def noted(sent: Sequence[int], many: int, pace: Pace, now: int) -> list[int]:
    """What is remembered when so many go out now."""
    kept = list(sent)
    for _ in range(many):
        kept = remembered(kept, pace, now)
    return kept


def in_last_minute(sent: Sequence[int], now: int) -> int:
    """How many went out within a minute."""
    return sum(moment > now - 60_000 for moment in sent)
