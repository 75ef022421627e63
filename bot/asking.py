"""The three questions of `init`."""

import typer

from bot.told import told
from language.text import text

MOST_DIGITS = 9


def asked() -> tuple[str, str, int]:
    """The company's name, its teams as they are typed, and how many people sell; asked again until it is a number."""
    name = typer.prompt(told(text("Your company's name")))
    teams = typer.prompt(told(text("Your teams, with commas between")), default=told(text("Sales")))
    while True:
        typed = str(typer.prompt(told(text("How many people sell")), default="10")).strip()[:MOST_DIGITS]
        if typed.isdecimal() and int(typed) > 0:
            return name, teams, int(typed)
        typer.echo(told(text("give a number from 1 on, for example 10.")))
