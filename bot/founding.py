"""init, apply, claim: from nothing to a company with its people."""

import re
from collections.abc import Mapping
from datetime import date
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.company import company, now_of, opened
from bot.mistakes import Mistake
from bot.settings import Settings
from bot.told import locale, told
from cards.lint import remark_line
from chat.message import Reader
from language.text import Text, text
from scheduler.cadence import cadence
from scheduler.calendar import Calendar, calendar_of
from scheduler.clock import read_clock
from scheduler.post import recurring
from scoring import setting
from scoring.period import local_day
from scoring.rules import Checks, Rules, read_rules
from scoring.section import there_are
from scoring.setting import Wrong, shown
from storage import cascades, claims, plan_remarks, rules
from storage.people import directory
from words.catalogue import LOCALES
from words.region import Region, region_of
from words.show import show

STARTUP_UP_TO = 20
"""Sellers; a larger force begins with the template `mature`."""
BETWEEN = re.compile("[,，、;；]")
"""What people write between the names of teams."""
COMMENTS: Mapping[str, Text] = {
    "startup": text("The rules of your company, for a team of up to 20: months only, points for what is done."),
    "mature": text(
        "The rules of your company, for a settled sales force: "
        "scorecards of several metrics, customers' satisfaction and repeat business beside the result."
    ),
    "larger": text("Larger amounts are asked before they count: a nought too many is soon typed."),
    "people": text(
        "Your people; `accounts` joins them to their chat accounts, or they say “join” and their lead confirms."
    ),
    "points": text("In the first quarter what counts is that people go out, and a little for what comes of it."),
    "parts": text("Four parts in ten for how the work is done and what customers say of it."),
    "worth": text("What other currencies are worth, from which day on."),
    "month": text("What the company wants to sell in a month; `buffer = 10` keeps a tenth back for adjustment."),
    "quarter": text(
        "What the company wants to collect in a quarter; `buffer = 10` keeps a tenth back for adjustment."
    ),
}
"""What the file says of its parts, in the company's language."""


def check_free(path: Path) -> None:
    """Mistake when something is there already, or the folder is not."""
    if path.exists():
        raise Mistake(text("{path}: it is there already; name another file, or edit this one", path=str(path)))
    if not path.parent.is_dir():
        said = text("{path}: there is no folder {folder}; make it first", path=str(path), folder=str(path.parent))
        raise Mistake(said)


def region_at(zone: str) -> Region:
    """Currency, language and country of a company's time zone; Mistake when there is no such zone."""
    try:
        setting.zone(zone)
    except Wrong as wrong:
        remedy = wrong.instead or text("for example {example}", example="Asia/Shanghai, America/New_York")
        said = text("--zone {zone}: it is not a time zone; {remedy}", zone=zone, remedy=remedy)
        raise Mistake(said) from None
    return region_of(zone)


def write_rules(path: Path, name: str, teams: str, sellers: int, zone: str) -> str:
    """Write a rules file that can be applied at once, never over another; the template that it is made from."""
    check_free(path)
    where = region_at(zone)
    template = "startup" if sellers <= STARTUP_UP_TO else "mature"
    names = list(dict.fromkeys(filter(None, map(str.strip, BETWEEN.split(teams))))) or ["Sales"]
    keys = [f"team-{number}" for number in range(1, len(names) + 1)]
    parts = zip(keys, names, strict=True)
    reader = Reader(where.locale, zone)
    explained = text(
        "{page} explains every key. Apply changes with: {command}",
        page="docs/rules.md",
        command=f"dealdrum apply {path.name}",
    )
    filled = {
        **{name: show(words, reader) for name, words in COMMENTS.items()},
        "explained": show(explained, reader),
        "lead": _toml(show(text("Ann Lee"), reader)),
        "position": _toml(show(text("Sales lead"), reader)),
        "name": _toml(name),
        "zone": _toml(zone),
        "currency": _toml(where.currency),
        "locale": _toml(where.locale),
        "country": _toml(where.country),
        "first": _toml(keys[0]),
        "teams": "\n".join(f"[[teams]]\nkey = {_toml(key)}\nname = {_toml(team)}\n" for key, team in parts),
        "schedules": "\n".join(map(_schedules, keys)),
    }
    body = resources.files("bot.templates").joinpath(f"{template}.toml").read_text(encoding="utf-8")
    body = re.sub(r"@(\w+)@", lambda found: filled[found[1]], body)
    read_rules(body, path.name, checks())
    path.write_text(body, encoding="utf-8")
    return template


def founded_on(path: Path, template: str, zone: str) -> str:
    """What was written, and what comes next."""
    where = region_at(zone)
    free = text("holidays of {country}", country=where.country) if where.country else text("weekends alone are free")
    lines = (
        text(
            "The template is {template}. Time zone {zone}: {currency}, {locale}, {free}.",
            template=template,
            zone=zone,
            currency=where.currency,
            locale=where.locale,
            free=free,
        ),
        text(
            "{file} is written. Next: add your people to it, then: {command}",
            file=str(path),
            command=f"dealdrum apply {path}",
        ),
    )
    return "\n".join(map(told, lines))


def _schedules(team: str) -> str:
    """What a new team hears by itself, each at the time that the post proposes."""
    found = (
        f'[[schedules]]\nkey = {_toml(f"{post.name}-{team}")}\npost = "{post.name}"\n'
        f'cadence = "{post.cadence}"\nteam = {_toml(team)}\n'
        for post in recurring().values()
        if post.founding
    )
    return "\n".join(found)


def _toml(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(character for character in escaped if character.isprintable()) + '"'


def checks() -> Checks:
    """What the rules file's checks need from the rings above it."""
    return Checks(cadence=cadence, country=Calendar, post=_known_post, locale=_known_locale)


def _known_post(name: str) -> None:
    if name not in recurring():
        raise Wrong(text("there is no post {name}", name=shown(name)), there_are(recurring()))


def _known_locale(name: str) -> None:
    if name.partition("_")[0] not in {ours.partition("_")[0] for ours in LOCALES}:
        raise Wrong(text("it is not spoken here"), there_are(LOCALES))


def rules_at(path: Path, setting: str = "") -> Rules:
    """The rules in a file, which `setting` named; RulesError or Mistake when it cannot be read."""
    if setting and not path.is_file():
        said = text(
            "{setting}: {path}: there is no such file; give the path of your rules file",
            setting=setting,
            path=str(path),
        )
        raise Mistake(said)
    try:
        return read_rules(path.read_text(encoding="utf-8"), path.name, checks())
    except UnicodeDecodeError as wrong:
        raise Mistake(text("{file}: it is not UTF-8; save it as UTF-8", file=path.name)) from wrong


def apply_rules(settings: Settings, path: Path | None, since: date | None, *, dry_run: bool) -> list[str]:
    """Make the company what the file says; the changes in words."""
    chosen = path or settings.rules_file
    if chosen is None:
        raise Mistake(text("Which rules file? Give its path, or set RULES_FILE"))
    found = rules_at(chosen, "" if path else "RULES_FILE")
    now = read_clock()
    home = found.organization
    with opened(settings) as store:
        look = store.look(now) if dry_run else store.work(now)
        with look as work:
            today = local_day(now, ZoneInfo(home.zone), home.day_end)
            noted = plan_remarks.of_rules(work, found, since or today)
            changes = rules.apply(work, found, since or today, today, trial=dry_run)
            if not dry_run and (since or today) <= today:
                work.flush()
                cascades.apply(work, found, calendar_of(directory(work).organization).is_workday, chosen.name)
    reader = Reader(locale(), home.zone)
    lines = [show(change, reader) for change in changes] or [told(text("Nothing changes."))]
    lines += [told(text("remark: {remark}", remark=remark_line(one))) for one in noted]
    return [*lines, told(text("A dry run: nothing of this is saved."))] if dry_run and changes else lines


def claim_code(settings: Settings) -> str:
    """A new one-time code for the first admin."""
    with company(settings) as store, store.work(now_of(store)) as work:
        code = claims.issue(work)
    return told(text("Write to the bot, in a direct chat, within a day: claim {code}", code=code))
