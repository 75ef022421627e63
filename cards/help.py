"""What one can say to the bot."""

from collections.abc import Sequence

from chat.reply import Line, Reply, says
from language.text import Text, text

_MOST = 7
_LONGEST = 40
_JOIN = text("👋 Say “join” to join your team.")


def help_card(commands: Sequence[tuple[Text, Text]], *, known: bool, leading: bool = False) -> Reply:
    """At most seven lines of what to say and what it does."""
    title = text("Just write what you did; I count it. You can say:")
    if leading:
        title = text("You report like everybody, in one line. About your team you can say:")
    first = () if known else (Line(_JOIN),)
    said = tuple(Line(text("▸ {example}: {what}", example=example, what=what)) for what, example in commands[:_MOST])
    return Reply((*first, Line(title, strong=True), *said))


def unknown_card(said: str, *, known: bool) -> Reply:
    """What was said to us outright and is no command."""
    return says(text("I do not know “{word}”.", word=said[:_LONGEST]), *_instead(known=known))


def one_card(example: Text, what: Text) -> Reply:
    """One command alone."""
    return says(text("▸ {example}: {what}", example=example, what=what))


def privacy_card() -> Reply:
    """Who sees whose numbers."""
    return says(
        text("🔒 Your numbers, targets and misses are for you and who leads you."),
        text("Everybody sees wins, the top of the board and the team's totals; “anonymous” hides your name there."),
    )


def greeting(*, known: bool) -> Reply:
    """Whoever opens the chat with the bot: what it does, one example, what to say next."""
    hint = text("“help” shows what you can say.") if known else text("To join your team reply “join YOUR NAME”.")
    return Reply(
        (
            Line(text("👋 I am DealDrum: write what you did, I count it and tell you what is missing."), strong=True),
            Line(text("For example: visited 3, 20 calls, signed Acme 50,000.")),
            Line(hint),
        )
    )


def welcome() -> Reply:
    """Whoever thanks in a direct chat is not told that this was not understood."""
    return Reply((Line(text("You are welcome. Good selling!")),))


def only_planned() -> Reply:
    """In a direct chat, when somebody says what will be done."""
    return Reply((Line(text("A plan does not count yet. Tell me when it is done, for example: visited 3.")),))


def only_theirs(name: str) -> Reply:
    """In a direct chat, when somebody tells what a colleague will do."""
    return says(text("That is for {name} to tell me: I keep only the plans of whoever writes.", name=name))


def only_words() -> Reply:
    """In a direct chat, when a picture or a file comes without words."""
    return Reply((Line(text("I can only read words so far. Please write what you did, for example: visited 3.")),))


def not_understood(*, known: bool = True) -> Reply:
    """In a direct chat, when a message is nothing we know; whoever is not on the roster is told how to get there."""
    return says(text("I did not understand that."), *_instead(known=known))


def _instead(*, known: bool) -> tuple[Text, ...]:
    example = text("For example: visited 3, 20 calls, signed Acme 50,000. Or say “help”.")
    return (example if known else _JOIN,)
