"""Amounts in other currencies: by the rate of their day, refunds by the sale's, held where there is none."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from language.money import Money
from scoring.deal import DealEvent, Stage
from scoring.period import period_of
from scoring.rules import read_rules
from storage import exchange, ledger, measures, people, rules, totals, versions
from storage.people import directory
from storage.store import Store
from storage.work import Work
from tests.company import NOW, TODAY, WANG, ZONE, member

MARCH = period_of("month", TODAY)
HEAD = '[organization]\nname = "星河"\nzone = "Asia/Shanghai"\ncurrency = "CNY"\nlocale = "zh_CN"\ncountry = "CN"\n'


def rate(since: str, value: str) -> str:
    return f'[[rates]]\ncurrency = "SGD"\nsince = {since}\nrate = "{value}"\n'


def applied(work: Work, *rates: str, since: date = date(2026, 1, 1)) -> None:
    rules.apply(work, read_rules(HEAD + "".join(rates), "rules.toml"), since)
    work.flush()


def event(work: Work, stage: Stage, minor: int, day: date = TODAY, deal: int = 7) -> DealEvent:
    one, number = member(work, WANG), work.new_id()
    said = DealEvent(
        number, number, "AAA", deal, one.id, one.team, "Acme", stage, Money(minor, "SGD"), None, day, NOW
    )
    written = ledger.write(work, exchange.exchanged(work, said))
    work.flush()
    return written


def amount(work: Work, metric: str) -> int:
    found = directory(work).organization.metric(metric)
    assert found
    return measures.whole(work, found, MARCH) or 0


def test_an_amount_counts_by_the_rate_of_its_day(store: Store) -> None:
    """S$1,000.00 on 11 March at 5.35 is ¥5,350.00; on 2 March, at 5.20, ¥5,200.00."""
    with store.work(NOW) as work:
        applied(work, rate("2026-01-01", "5.20"), rate("2026-03-10", "5.35"))
        assert event(work, Stage.SIGNED, 100_000).org_minor == 535_000
        assert event(work, Stage.SIGNED, 100_000, date(2026, 3, 2), deal=8).org_minor == 520_000
        assert amount(work, "bookings") == 1_055_000


def test_what_goes_back_counts_by_the_rate_of_the_sale(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work, rate("2026-01-01", "5.20"), rate("2026-03-10", "5.35"))
        event(work, Stage.SIGNED, 100_000, date(2026, 3, 2))
        event(work, Stage.CANCELLED, 100_000)
        event(work, Stage.PAID, 30_000, date(2026, 3, 2), deal=9)
        event(work, Stage.REFUNDED, 30_000, deal=9)
        assert (amount(work, "bookings"), amount(work, "collections")) == (0, 0)


@pytest.mark.parametrize("stage", [Stage.SIGNED, Stage.PAID])
def test_an_amount_without_a_rate_waits_until_there_is_one(store: Store, stage: Stage) -> None:
    metric = "bookings" if stage is Stage.SIGNED else "collections"
    with store.work(NOW) as work:
        applied(work)
        held = event(work, stage, 100_000)
        assert held.org_minor is None
        assert amount(work, metric) == 0
        assert [one.id for one in exchange.held(work)] == [held.id]
        applied(work, rate("2026-03-12", "5.40"))  # begins a day too late
        assert amount(work, metric) == 0
        applied(work, rate("2026-03-01", "5.40"))
        work.flush()
        assert amount(work, metric) == 540_000
        assert amount(work, "signed") == (1 if stage is Stage.SIGNED else 0)
        assert exchange.held(work) == []
        assert totals.rebuild(work)


def test_a_later_rate_rewrites_nothing(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work, rate("2026-01-01", "5.20"))
        event(work, Stage.SIGNED, 100_000)
        applied(work, rate("2026-01-01", "9.99"))
        assert amount(work, "bookings") == 520_000


def test_rules_for_a_later_day_take_effect_then(store: Store) -> None:
    """Applied on 11 March from the 16th: until then nothing is different."""
    found = read_rules(HEAD.replace("星河", "银河") + rate("2026-01-01", "5.20"), "rules.toml")
    with store.work(NOW) as work:
        applied(work)
        changes = rules.apply(work, found, date(2026, 3, 16), TODAY)
        assert [change.msgid for change in changes] == [
            "From {day} on:",
            "organization: {setting} {old} → {new}",
            "rate of {currency} from {day}: {old} → {new} {home}",
        ]
        assert rules.apply(work, found, TODAY, TODAY, trial=True)
    with store.work(NOW) as work:
        assert rules.take_effect(work, date(2026, 3, 15), lambda _: True) == ()
        assert directory(work).organization.name == "星河"
        assert versions.book(work, date(2026, 3, 20)).rates == ()
    later = datetime(2026, 3, 16, 0, 5, tzinfo=ZoneInfo(ZONE))
    with store.work(later) as work:
        assert rules.take_effect(work, date(2026, 3, 16), lambda _: True)
    with store.look(later) as look:
        assert directory(look).organization.name == "银河"
        assert versions.book(look, date(2026, 3, 15)).rates == ()
        assert len(versions.book(look, date(2026, 3, 16)).rates) == 1
        assert [(one.number, one.state) for one in versions.known(look)] == [(1, "holds"), (2, "holds")]
        assert versions.waiting(look) == ()


def test_the_same_day_named_again_replaces_what_waits(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work)
        for name in ("甲", "乙"):
            rules.apply(work, read_rules(HEAD.replace("星河", name), "r"), date(2026, 4, 1), TODAY)
            work.flush()
        assert rules.apply(work, read_rules(HEAD.replace("星河", "乙"), "r"), date(2026, 4, 1), TODAY) == ()
        assert [one.state for one in versions.known(work)] == ["holds", "replaced", "waiting"]


def test_rules_that_would_change_the_currency_under_amounts_are_refused_when_their_day_comes(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work, rate("2026-01-01", "5.20"))
        rules.apply(work, read_rules(HEAD.replace("CNY", "USD"), "r"), date(2026, 4, 1), TODAY)
        event(work, Stage.SIGNED, 100)
        (told,) = rules.take_effect(work, date(2026, 4, 1), lambda _: True)
        work.flush()
        assert "currency stays" in told.msgid
        assert directory(work).organization.currency == "CNY"
        assert [one.state for one in versions.known(work)] == ["holds", "refused"]


def test_what_was_added_by_chat_is_a_version_too(store: Store) -> None:
    from scoring.rules import MemberRule, TeamRule

    with store.work(NOW) as work:
        applied(work)
        team, body = (TeamRule("east", "华东组", "north"),), '[[teams]]\nkey = "east"\n'
        rules.add(work, team, (MemberRule("zs", "张三", team="east", mentor="wang"),), body=body, by=5)
        work.flush()
        home = directory(work).organization
        new = next(m for m in home.members.values() if m.key == "zs")
        assert home.team_name(new.team) == "华东组"
        assert new.mentor == member(work, WANG).id
        newest = versions.known(work)[-1]
        assert (newest.source, newest.member, newest.number) == ("chat", 5, 2)
        assert versions.body(work, TODAY) == HEAD
        assert people.has_organization(work)
