"""dealdrum wecom …: what whoever sets up WeCom asks the program for."""

from typing import Annotated

import typer

from bot.mistakes import expected

app = typer.Typer(help="Set up WeCom.", no_args_is_help=True)


@app.command()
def menu() -> None:
    """Give the self-built app its menu."""
    with expected():
        from bot.platforms.wecom.opening import made_menu
        from bot.platforms.wecom.settings import Settings
        from bot.settings import read_settings, settings

        settings()
        print(made_menu(read_settings(Settings)))


@app.command()
def roster(
    *, apply: Annotated[bool, typer.Option("--apply", help="Take over what is shown without it.")] = False
) -> None:
    """Show what would follow from WeCom's contacts: new people, leads, accounts."""
    with expected():
        from bot.platforms.wecom.enrolling import roster as followed
        from bot.platforms.wecom.settings import Settings
        from bot.settings import read_settings, settings

        print(followed(settings(), read_settings(Settings), apply=apply))
