"""A message read, told in one line: what a test compares."""

from datetime import date

from scoring.reading.markup import Channel, clean
from scoring.reading.reader import read
from scoring.reading.result import ActivityDraft, Context, DealDraft, Reading

FRIDAY = date(2026, 11, 20)


def reading_of(
    text: str, *, today: date = FRIDAY, currency: str = "CNY", channel: Channel = "local", direct: bool = False
) -> Reading:
    """The reading of a message as it came from a platform."""
    cleaned = clean(text, channel)
    return read(cleaned.text, Context(today, currency, direct=direct or cleaned.addressed))


def told(reading: Reading) -> str:
    """What was recorded: "visits 3; SIGNED 华为 50000 CNY"; else the intent."""
    records = [_activity(draft) for draft in reading.activities] + [_deal(draft) for draft in reading.deals]
    return "; ".join(records) or reading.intent


def heard(text: str, currency: str = "CNY") -> str:
    """What was recorded of a message, told."""
    return told(reading_of(text, currency=currency))


def _activity(draft: ActivityDraft) -> str:
    day = "" if draft.day == FRIDAY else f" on {draft.day:%m-%d}"
    return f"{draft.metric} {draft.quantity}{day}"


def _deal(draft: DealDraft) -> str:
    money = f"{draft.money.major:f} {draft.money.currency}".replace(".00 ", " ") if draft.money else "-"
    day = "" if draft.day == FRIDAY else f" on {draft.day:%m-%d}"
    return f"{draft.stage.name} {draft.customer or '-'} {money}{day}"
