"""The command line; each command imports what it needs when it runs, so that --help is quick."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.discover import programs
from bot.mistakes import expected

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for platform, program in programs():
    app.add_typer(program, name=platform)
DAY = ["%Y-%m-%d"]
Day = Annotated[datetime | None, typer.Option("--today", formats=DAY, help="The sample company's first day.")]
SaidOn = Annotated[datetime | None, typer.Option("--today", formats=DAY, help="The day on which it is said; today.")]
Said = Annotated[str, typer.Argument(help="What is said.")]
As = Annotated[str, typer.Option("--as", help="Who speaks: a name, nickname or id.")]
InRoom = Annotated[str, typer.Option("--room", help="Where; the direct chat if left out.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"DealDrum {version('dealdrum')}")
        raise typer.Exit


@app.callback()
def _dealdrum(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """DealDrum 战鼓: sales performance in the chat your team already has open."""


@app.command()
def demo(
    today: Day = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin with a new sample company.")] = False,
    port: Annotated[int | None, typer.Option("--port", help="Instead of PORT.")] = None,
) -> None:
    """Try it: a sample company and a page to talk to the bot, without any account."""
    with expected():
        from bot.demo import serve
        from bot.logs import configure
        from bot.settings import settings

        found = settings()
        configure(found.log_level)
        chosen = found.model_copy(update={"port": port}) if port else found
        serve(chosen, today.date() if today else None, fresh=fresh)


@app.command()
def run(role: Annotated[str, typer.Option("--role", help="all, web or worker.")] = "all") -> None:
    """Serve your company on the platforms that are set up."""
    with expected():
        from bot.listening import listen
        from bot.logs import configure
        from bot.settings import all_settings, secrets
        from bot.wanted import wanted

        written = all_settings()
        found = written.common
        configure(found.log_level, secrets())
        chosen = wanted(found, written.own, role)
        with listen(found.host, found.port) as listener:  # from here on callers wait, and are not turned away
            from bot.serving import serve

            serve(found, role, chosen, listener)


@app.command()
def init(
    path: Annotated[Path, typer.Argument(help="Where the rules file shall stand.")] = Path("rules.toml"),
    zone: Annotated[
        str, typer.Option("--zone", help="The company's time zone; currency, language and holidays follow.")
    ] = "Asia/Shanghai",
) -> None:
    """Write a rules file for your company, from three questions."""
    with expected():
        from bot.asking import asked
        from bot.founding import check_free, founded_on, region_at, write_rules

        check_free(path)
        region_at(zone)
        template = write_rules(path, *asked(), zone)
        print(founded_on(path, template, zone))


@app.command()
def check() -> None:
    """Say in plain words what is set up, what is off, and why."""
    with expected():
        from bot.checking import report

        lines, good = report()
        print("\n".join(lines))
        if not good:
            raise typer.Exit(2)


@app.command()
def say(text: Said, name: As = "王建国", room: InRoom = "") -> None:
    """Say one thing to the sample company's bot and see what it answers."""
    with expected():
        from bot import terminal
        from bot.logs import configure
        from bot.settings import settings

        configure("warning")
        terminal.say(settings(), text, name, room)


@app.command()
def chat(name: As = "王建国", room: InRoom = "") -> None:
    """Talk to the sample company's bot in the terminal."""
    with expected():
        from bot import terminal
        from bot.logs import configure
        from bot.settings import settings

        configure("warning")
        terminal.chat(settings(), name, room)


@app.command()
def read(
    explain: Annotated[str, typer.Option("--explain", help="Show how one message is read, clause by clause.")] = "",
    today: SaidOn = None,
    rules: Annotated[Path | None, typer.Option("--rules", help="By a company's rules: its metrics, members.")] = None,
) -> None:
    """Read messages (JSON lines on standard input) and write what was understood; needs no database."""
    with expected():
        from bot import read as reading

        company = reading.company_at(rules) if rules else None
        if explain:
            from scheduler.clock import read_clock

            print(reading.explain(explain, (today or read_clock()).date(), company))
        else:
            reading.main(sys.stdin, sys.stdout, company)


@app.command()
def post(
    name: Annotated[str, typer.Argument(metavar="POST", help="Which post, for example morning.")],
    team: Annotated[str, typer.Option("--team", help="For which team.")] = "",
    on: Annotated[datetime | None, typer.Option("--on", formats=DAY, help="On which day.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> None:
    """Show a scheduled post as it would be written, or send it now."""
    with expected():
        from bot.posting import make
        from bot.settings import settings

        print(make(settings(), name, team, on.date() if on else None, dry_run=dry_run))


@app.command()
def simulate(
    days: Annotated[int, typer.Option("--days", min=1, max=366, help="How many days.")] = 30,
    today: Day = None,
    pace: Annotated[str, typer.Option("--pace", help="usual, quiet or busy: how much the teams write.")] = "usual",
    locale: Annotated[str, typer.Option("--locale", help="All posts in one language, for example en.")] = "",
) -> None:
    """Let the sample company live on for some days and print every post, to read how it sounds."""
    with expected():
        from bot.logs import configure
        from bot.simulating import pace_of
        from bot.simulating import simulate as play

        configure("error")
        play(days, today.date() if today else None, print, pace_of(pace), locale)


@app.command()
def apply(
    path: Annotated[Path | None, typer.Argument(help="The rules file; RULES_FILE if left out.")] = None,
    since: Annotated[datetime | None, typer.Option("--from", formats=DAY, help="Valid from this day.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
) -> None:
    """Make the company what the rules file says; shows every change in words."""
    with expected():
        from bot.founding import apply_rules
        from bot.settings import settings

        lines = apply_rules(settings(), path, since.date() if since else None, dry_run=dry_run)
        print("\n".join(lines))


@app.command()
def export(
    what: Annotated[str, typer.Argument(help="totals, records or deals.")] = "totals",
    since: Annotated[datetime | None, typer.Option("--from", formats=DAY, help="First day; else this month.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=DAY, help="Last day.")] = None,
    team: Annotated[str, typer.Option("--team", help="Only this team.")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="The file, .csv or .xlsx; else CSV is printed.")] = None,
) -> None:
    """Take the numbers away: CSV or XLSX, in which nothing that people typed is a formula."""
    with expected():
        from bot.settings import settings
        from bot.taking import export as take

        days = (since.date() if since else None, until.date() if until else None)
        print(take(settings(), what, days, team, out), end="")


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A sheet, .xlsx or .csv.")],
    yes: Annotated[bool, typer.Option("--yes", help="Save it; else only show it.")] = False,
    answer: Annotated[list[str] | None, typer.Option("--answer", help="To a question, as it was asked.")] = None,
) -> None:
    """Bring in a sheet: roster, targets, results so far, records, customers or deals."""
    with expected():
        from bot.bringing import bring_file as bring

        print(bring(path, answer or [], yes=yes))


@app.command()
def rebuild() -> None:
    """Add up the ledger anew and compare: proves that the totals are right."""
    with expected():
        from bot.checking import rebuilt
        from bot.settings import settings

        line, equal = rebuilt(settings())
        print(line)
        if not equal:
            raise typer.Exit(1)


@app.command()
def backup(
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder; backups/ in the home folder if left out.")
    ] = None,
    keep: Annotated[int, typer.Option("--keep", min=1, help="How many copies stay, this one counted.")] = 14,
) -> None:
    """Copy the company's database while it is used, check the copy, and let go of the oldest ones."""
    with expected():
        from bot.backup import backup as make
        from bot.settings import settings

        line, good = make(settings(), to, keep)
        print(line)
        if not good:
            raise typer.Exit(1)


@app.command()
def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The address of the company's database now.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The address of an empty one.")],
) -> None:
    """Move the company from SQLite to PostgreSQL or back, and prove that nothing is lost; nobody may serve it."""
    with expected():
        from bot.moving import move as moved

        print(moved(source, target))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A copy that backup made.")],
    replace: Annotated[bool, typer.Option("--replace", help="Keep the company that is there aside.")] = False,
) -> None:
    """Put a backup in the place of the company's database; the program must not be running."""
    with expected():
        from bot.backup import restore as put_back
        from bot.settings import settings

        print("\n".join(put_back(settings(), file, replace=replace)))


@app.command()
def claim() -> None:
    """Print a one-time code that makes its first user an admin."""
    with expected():
        from bot.founding import claim_code
        from bot.settings import settings

        print(claim_code(settings()))
