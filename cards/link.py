"""Joining accounts of one person: the code, that it is done, and who hears of it."""

from datetime import timedelta

from chat.reply import Button, Line, Reply, says
from language.text import Text, text


def code(said: str, good_for: timedelta) -> Reply:
    """To the member alone: the code, where to type it, how long it holds."""
    minutes = int(good_for.total_seconds()) // 60
    first = Line(text("🔗 {code}", code=said), strong=True)
    where = text("Write me “link {code}” from your other chat, in private, within {n} minutes.", code=said, n=minutes)
    return Reply((first, Line(where), Line(text("It works once. Give it to nobody."))))


def joined(name: str, team: str) -> Reply:
    """To the account that typed the code."""
    first = text("✅ Joined: you are {name} of {team} here as well.", name=name, team=team)
    return says(first, text("What you report here and there is counted together."))


def told(platform: str, account: str) -> Reply:
    """To the member's other accounts: so that nobody joins unseen."""
    first = text("🔗 An account was joined to yours: {account} on {platform}.", account=account, platform=platform)
    no = Button(text("That was not me"), f"link off {platform}:{account}")
    return says(first, buttons=(no,))


def parted(account: str) -> Reply:
    """An account was taken away again."""
    return says(text("The account {account} is not yours any more.", account=account))


def invalid() -> tuple[Text, ...]:
    """Refused: no such code."""
    return (
        text("This code is not valid (any more)."),
        text("Write “link” in the chat where you are known already; it gives you a new one."),
    )


def too_often() -> tuple[Text, ...]:
    """Refused: too many wrong codes."""
    return (text("Too many wrong codes. Please try again in an hour."),)


def taken(name: str) -> tuple[Text, ...]:
    """Refused: the account is somebody else's, with records."""
    return (
        text("This account is {name}'s and has records of its own.", name=name),
        text("An admin can bring two members together in the rules file."),
    )
