"""A challenge between two: to the one who is challenged, and back to the challenger."""

from cards.contest import rules_line
from chat.reply import Button, Buttons, Line, Reply, says
from language.text import At, text
from scoring.bout import Bout


def challenge_card(bout: Bout, name: str, until: At) -> Reply:
    """To the one who is challenged."""
    lines = [
        Line(
            text("⚔️ {name} challenges you: {rules}", name=name, rules=rules_line(bout.contest, bout.metric)),
            strong=True,
        )
    ]
    lines += [Line(text("Stake: {stake}", stake=bout.stake))] if bout.stake else []
    lines.append(Line(text("Until {until}; without an answer it lapses.", until=until)))
    accept = Button(text("Accept"), f"challenge yes {bout.code}")
    return Reply((*lines, Buttons((accept, Button(text("Decline"), f"challenge no {bout.code}")))))


def declined_card(name: str) -> Reply:
    """To the challenger, alone."""
    return says(text("{name} does not take up the challenge.", name=name))


def lapsed_card(name: str) -> Reply:
    """To the challenger: the other did not answer in time."""
    return says(text("{name} has not answered; the challenge has lapsed.", name=name))
