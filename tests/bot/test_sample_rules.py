"""The sample company's rules: all that rules can say is used somewhere."""

from bot.sample import company
from bot.sample.agreement import SHY
from scoring.people import Organization
from scoring.quota import Plan
from scoring.ruling import Thresholds
from storage import boards, targets
from storage.work import Work
from tests.bot.test_sample import IS_WORKDAY, OCTOBER, TODAY, named
from tests.bot.test_sample import home as home
from tests.bot.test_sample import store as store
from tests.bot.test_sample import work as work


def test_it_uses_all_that_the_rules_offer(work: Work, home: Organization) -> None:
    """Both kinds of room, shares by hand, a season, quotas, thresholds, points, own metrics, 匿名, a mentor, all posts."""
    found = company.rules()
    assert found.book.thresholds != Thresholds()
    assert home.quotas != Plan()
    assert found.book.points
    assert found.book.rates
    assert {one.roll for one in found.metrics} >= {"distinct", "ratio"}
    assert len(found.book.scorecards) > 1
    assert [member.key for member in home.members.values() if member.anonymous] == [SHY]
    assert any(rule.mentor for rule in found.members)
    posts = {(rule.post, rule.team) for rule in found.schedules}
    assert posts == {
        (post, team)
        for post in ("targets", "morning", "midday", "remind", "digest", "weekly", "monthly")
        for team in ("east", "south", "sg")
    }
    made = [one.made.cascade for one in targets.board(work, "team", "month", OCTOBER.start).values() if one.made]
    assert {(one.room, one.over, one.among) for one in made} == {
        ("reserve", "season", "hand"),
        ("over-assign", "workdays", "hand"),
    }
    board = boards.board(work, home.metrics[0], OCTOBER, None, TODAY, IS_WORKDAY)
    assert board.hidden == {named(home, SHY).id}
