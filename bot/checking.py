"""check and rebuild: whether what is set up works, and whether the totals are right."""

from bot.company import opened
from bot.founding import rules_at
from bot.settings import Settings
from scheduler.calendar import Calendar
from scheduler.clock import read_clock
from storage import totals
from storage.people import directory, has_organization
from storage.store import Store


def report(settings: Settings) -> tuple[list[str], bool]:
    """Lines in plain words, and whether nothing is wrong."""
    lines = [f"home: {settings.dealdrum_home.expanduser()}"]
    if settings.rules_file:
        rules_at(settings.rules_file)
        lines.append(f"rules: {settings.rules_file} can be applied")
    with opened(settings) as store:
        lines += _company(store)
    lines.append("Slack: off, this version has no Slack yet")
    lines.append("WeCom: off, this version has no WeCom yet")
    return lines, True


def _company(store: Store) -> list[str]:
    now = read_clock()
    with store.look(now) as look:
        if not has_organization(look):
            return ["company: none yet; run: dealdrum init, then: dealdrum apply rules.toml"]
        home = directory(look).organization
    lines = [f"company: {home.name}, {len(home.teams)} teams, {len(home.members)} members"]
    calendar = Calendar(home.country)
    lines += [
        f"calendar: the make-up days of {year} are not known yet; update DealDrum when they are announced"
        for year in (now.year, now.year + 1)
        if not calendar.covered(year)
    ]
    return lines


def rebuilt(settings: Settings) -> tuple[str, bool]:
    """Add up the ledger anew; a line on what came of it, and whether the totals were right before."""
    with opened(settings) as store, store.work(read_clock()) as work:
        equal = totals.rebuild(work)
    return (
        "The totals equal the ledger." if equal else "The totals differed from the ledger; now they are right."
    ), equal
