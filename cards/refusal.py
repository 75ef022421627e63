"""A request that cannot be done: what was not understood, and one right example."""

from collections.abc import Sequence

from chat.reply import Line, Reply
from language.text import Text, text
from scoring.people import Role

_FOR = {
    Role.REP: text("This is for members of the team. Say “join” to join it."),
    Role.LEAD: text("This is for team leads and above."),
    Role.MANAGER: text("This is for managers and above."),
    Role.ADMIN: text("This is for admins."),
}


def card(words: Sequence[Text]) -> Reply:
    """The words of a Refusal, one line each."""
    return Reply(tuple(Line(line) for line in words))


def not_yours(role: Role | None, *, known: bool) -> tuple[Text, ...]:
    """Told to somebody without the right; never any data."""
    return (_FOR[role if role and known else Role.REP],)


def groupless() -> tuple[Text, ...]:
    """Told where we can be in no group: a team's posts go there by its webhook."""
    return (
        text("This app enters no group; a team's posts go to its group by a webhook."),
        text("Whoever runs DealDrum sets it: {setting}", setting="WECOM_WEBHOOKS=TEAM=KEY"),
    )


def elsewhere(form: str) -> Text:
    """Told when a command belongs in another kind of chat."""
    if form == "direct":
        return text("Please write this to me directly, not in a group.")
    return text("Please say this in the group that it is about.")
