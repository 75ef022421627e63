"""Targets of a rules file go down to months, teams and members; what changes is a version that holds from tomorrow."""

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from chat.errors import Refusal
from language.text import text
from scoring.cascade import Cascade
from scoring.mistake import RulesError
from scoring.period import parts, period_of
from scoring.rules import read_rules
from scoring.target import HolderKind
from storage import cascades, closings, gaps, rules, targets
from storage.people import directory
from storage.store import Store
from storage.targets import Target
from storage.work import Work
from tests.company import opened

ZONE = ZoneInfo("Asia/Shanghai")
FOUNDED = datetime(2026, 1, 5, 9, 0, tzinfo=ZONE)
YEAR = period_of("year", FOUNDED.date())
QUARTERS, MONTHS = parts(YEAR, "quarter"), parts(YEAR, "month")
COMPANY = """
[organization]
name = "北极星"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"

[[teams]]
key = "east"
name = "华东"

[[teams]]
key = "west"
name = "华西"

[[members]]
key = "wang"
name = "王建国"
team = "east"

[[members]]
key = "li"
name = "李思雨"
team = "east"

[[members]]
key = "zhao"
name = "赵堃"
team = "west"
joined = 2026-03-02

[[members]]
key = "lin"
name = "林晓峰"
role = "lead"
team = "east"

[[targets]]
metric = "bookings"
holder = "company"
period = "2026"
base = {base}
stretch = {stretch}
among = "tenure"
buffer = 10
"""


def weekday(day: date) -> bool:
    return day.weekday() < 5


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with opened(tmp_path / "company.db") as found:
        found.migrate()
        apply(found, FOUNDED, 1_200_000)
        return found


def apply(store: Store, now: datetime, base: int, company: str = COMPANY) -> int:
    found = read_rules(company.replace("{base}", str(base)).replace("{stretch}", str(base * 2)), "rules.toml")
    with store.work(now) as work:
        rules.apply(work, found, now.date())
        work.flush()
        return cascades.apply(work, found, weekday)


def held(work: Work, holder: HolderKind, key: str, kind: str, start: date, on: date) -> Target | None:
    home = directory(work).organization
    ids = {thing.key: thing.id for thing in (*home.teams.values(), *home.members.values())} | {"": 0}
    return targets.of(work, holder, ids[key], kind, start, on).get("bookings")


def base(work: Work, holder: HolderKind, key: str, kind: str, start: date, on: date) -> int:
    found = held(work, holder, key, kind, start, on)
    return found.base if found else 0


def test_every_level_of_a_year_adds_up_over_months_and_people(store: Store) -> None:
    """¥1,200,000 and 2,400,000, 10 % held back at the top: in each month the teams have nine tenths, rounded up."""
    today = FOUNDED.date()
    with store.look(FOUNDED) as work:
        for pieces, kind in ((QUARTERS, "quarter"), (MONTHS, "month")):
            assert sum(base(work, "company", "", kind, one.start, today) for one in pieces) == 120_000_000
        for month in MONTHS:
            whole = base(work, "company", "", "month", month.start, today)
            teams = [base(work, "team", key, "month", month.start, today) for key in ("east", "west")]
            members = [base(work, "member", key, "month", month.start, today) for key in ("wang", "li", "zhao")]
            assert sum(teams) == sum(members) == whole - whole // 10
        east = [base(work, "team", "east", "month", month.start, today) for month in MONTHS]
        assert base(work, "team", "east", "quarter", QUARTERS[3].start, today) == sum(east[9:])
        assert base(work, "member", "lin", "month", MONTHS[0].start, today) == 0, "a lead carries nothing here"


def test_a_newcomer_has_no_target_before_the_first_day_and_a_part_after_it(store: Store) -> None:
    """赵堃 comes on 2 March: nothing in February; in March a quarter of what each of the two others carries, but for
    the workdays: 22 for all three, since the 1st is a Sunday. So 1 : 4 : 4."""
    today = FOUNDED.date()
    with store.look(FOUNDED) as work:
        assert held(work, "member", "zhao", "month", MONTHS[1].start, today) is None
        zhao, wang = (base(work, "member", key, "month", MONTHS[2].start, today) for key in ("zhao", "wang"))
        assert abs(4 * zhao - wang) <= 4


def test_it_tells_what_it_was_made_of(store: Store) -> None:
    with store.look(FOUNDED) as work:
        east = held(work, "team", "east", "month", MONTHS[0].start, FOUNDED.date())
        whole = base(work, "company", "", "month", MONTHS[0].start, FOUNDED.date())
        assert east
        assert east.made
        assert (east.made.holder, east.made.whole, east.made.reserve) == ("company", whole, whole // 10)
        assert (east.made.over, east.made.cascade) == (120_000_000, Cascade(among="tenure", buffer=1_000))


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    assert apply(store, FOUNDED, 1_200_000) == 0
    assert apply(store, datetime(2026, 6, 1, 9, 0, tzinfo=ZONE), 1_200_000) == 0


def test_a_changed_year_holds_from_tomorrow_and_leaves_the_months_that_are_over(store: Store) -> None:
    """On 18 May January to April keep theirs; what is left of 1,500,000 goes to May to December."""
    now = datetime(2026, 5, 18, 9, 0, tzinfo=ZONE)
    today, tomorrow = now.date(), date(2026, 5, 19)
    with store.look(now) as work:
        before = [base(work, "company", "", "month", month.start, today) for month in MONTHS]
    assert apply(store, now, 1_500_000) > 0
    with store.look(now) as work:
        assert [base(work, "company", "", "month", month.start, today) for month in MONTHS] == before
        after = [base(work, "company", "", "month", month.start, date(2026, 12, 31)) for month in MONTHS]
        assert after[:4] == before[:4]
        assert sum(after) == 150_000_000
        assert base(work, "company", "", "month", MONTHS[4].start, tomorrow) == after[4] != before[4]
        versions = targets.versions(work, "company", 0, "bookings", MONTHS[4])
        assert [(one.base, one.since) for one in versions] == [(before[4], None), (after[4], tomorrow)]
        later = targets.versions(work, "company", 0, "bookings", MONTHS[6])
        assert later[-1].since == MONTHS[6].start


def test_a_year_below_what_past_months_had_is_refused(store: Store) -> None:
    """The line is that of `base`, and nothing is written."""
    line = COMPANY.splitlines().index("base = {base}") + 1
    said = f'line {line}, [[targets]] "company": base is less than what the months that are over had; raise it'
    with pytest.raises(RulesError, match=re.escape(said)):
        apply(store, datetime(2026, 11, 18, 9, 0, tzinfo=ZONE), 500_000)


def test_the_targets_of_a_closed_month_stay(store: Store) -> None:
    now = datetime(2026, 3, 18, 9, 0, tzinfo=ZONE)
    with store.work(now) as work:
        closings.close_before(work, date(2026, 3, 1))
    with store.work(now) as work, pytest.raises(Refusal):
        targets.add(work, Target("bookings", "company", 0, "month", date(2026, 2, 1), 1, 1, 1))


def test_a_fiscal_year_goes_down_to_its_own_quarters_and_months(tmp_path: Path) -> None:
    """Years from April: "2026" is April 2026 to March 2027, and its fourth quarter is January to March 2027."""
    company = COMPANY.replace('locale = "zh_CN"\n', 'locale = "zh_CN"\nyear_start = 4\n', 1)
    with opened(tmp_path / "fiscal.db") as store:
        store.migrate()
        apply(store, FOUNDED, 1_200_000, company)
        with store.look(FOUNDED) as work:
            home, today = directory(work).organization, FOUNDED.date()
            year = home.period("year", date(2026, 4, 1))
            assert base(work, "company", "", "year", year.start, today) == 120_000_000
            assert base(work, "company", "", "year", date(2026, 1, 1), today) == 0
            months = parts(year, "month")
            assert (months[0].start, months[-1].start) == (date(2026, 4, 1), date(2027, 3, 1))
            assert sum(base(work, "company", "", "month", one.start, today) for one in months) == 120_000_000
            last = home.period("quarter", date(2027, 2, 10))
            assert last.start == date(2027, 1, 1)
            own = [base(work, "team", "east", "month", one.start, today) for one in parts(last, "month")]
            assert base(work, "team", "east", "quarter", last.start, today) == sum(own) > 0
            bookings = home.metric("bookings")
            assert bookings
            company_quarter = gaps.ladder_for(work, ("company", 0), bookings, last, today, weekday)
            assert company_quarter
            assert company_quarter.base == base(work, "company", "", "quarter", last.start, today)


def test_a_year_that_waited_and_no_longer_fits_does_not_go_down_and_is_told(store: Store) -> None:
    """Kept in January for November, by when ten months had more: what stood before holds on."""
    later = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)
    body = COMPANY.replace("{base}", "500000").replace("{stretch}", "600000")
    with store.work(FOUNDED) as work:
        rules.apply(work, read_rules(body, "rules.toml"), later.date(), FOUNDED.date())
    with store.work(later) as work:
        told = dict(rules.take_effect(work, later.date(), weekday)[-1].args)
        assert told["remedy"] == text("is less than what the months that are over had; raise it")
    with store.work(later) as work:
        assert rules.take_effect(work, later.date(), weekday) == ()
        assert base(work, "company", "", "year", YEAR.start, later.date()) == 120_000_000
