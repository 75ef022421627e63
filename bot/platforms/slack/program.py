"""dealdrum slack …: what whoever sets up Slack asks the program for."""

from typing import Annotated

import typer

from bot.mistakes import expected

app = typer.Typer(help="Set up Slack.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Set up Slack."""


@app.command()
def manifest(
    url: Annotated[str, typer.Option("--url", metavar="ADDRESS", help="Where Slack reaches you: https://…")] = "",
    socket: Annotated[bool, typer.Option("--socket", help="Socket Mode: no public address is needed.")] = False,
) -> None:
    """Print the manifest from which Slack makes the app."""
    with expected():
        from bot.platforms.slack.manifest import printed

        print(printed(url, socket=socket))
