"""Boards of scores, points and worked-out metrics: who stands on them, who does not, and by which rules."""

from datetime import date, timedelta

from cards.rank import words
from language.text import Text
from scoring.activity import Activity
from scoring.leave import Absence
from scoring.metric import POINTS, SCORE
from scoring.period import period_of
from scoring.rules import read_rules
from storage import boards, leaves, ledger, people, rules, scorecards
from storage.people import directory
from storage.store import Store
from storage.work import Work
from tests.company import ANN, BOB, CHEN, LI, NOW, TODAY, WANG, is_workday, member

MARCH = period_of("month", TODAY)
HEAD = '[organization]\nname = "星河"\nzone = "Asia/Shanghai"\ncurrency = "CNY"\nlocale = "zh_CN"\ncountry = "CN"\n'
FACES = '[[metrics]]\nkey = "faces"\nnames = ["见过"]\nroll = "distinct"\nof = ["visits"]\n'


def card(target: int) -> str:
    return f'[[scorecards]]\nlines = [{{ metric = "visits", weight = 100, target = {target} }}]\n'


def did(work: Work, amounts: dict[object, int], day: date = TODAY, metric: str = "visits") -> None:
    for who, amount in amounts.items():
        one, number = member(work, who), work.new_id()  # type: ignore[arg-type]
        ledger.write(work, Activity(number, number, "AAA", one.id, one.team, metric, amount, day, NOW, ("Acme",)))
    work.flush()


def applied(work: Work, *parts: str, since: date = date(2026, 1, 1)) -> None:
    rules.apply(work, read_rules(HEAD + "".join(parts), "rules.toml"), since)
    work.flush()


def test_scores_are_ranked_by_the_rules_of_the_period(store: Store) -> None:
    """18 of 20 visits are 9,000, 5 are 2,500; with 40 wanted from March on 4,500 and 1,250; February keeps 20."""
    with store.work(NOW) as work:
        applied(work, card(20))
        did(work, {WANG: 18, LI: 5})
        did(work, {WANG: 10}, date(2026, 2, 10))
        wang, li = member(work, WANG).id, member(work, LI).id
        board = boards.board(work, SCORE, MARCH, None, TODAY, is_workday)
        assert [(one.holder, one.score) for one in board.standings[:2]] == [(wang, 9_000), (li, 2_500)]
        applied(work, card(40), since=date(2026, 3, 1))
        board = boards.board(work, SCORE, MARCH, None, TODAY, is_workday)
        assert [(one.holder, one.score) for one in board.standings[:2]] == [(wang, 4_500), (li, 1_250)]
        february = boards.board(work, SCORE, period_of("month", date(2026, 2, 1)), None, TODAY, is_workday)
        assert (february.of(wang) or board.standings[0]).score == 5_000
        score = scorecards.of_member(scorecards.basis(work, MARCH, TODAY, is_workday), member(work, WANG))
        assert score
        assert score.value == 4_500


def test_who_has_left_is_out_of_the_board_and_in_the_totals(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work, FACES, card(20))
        did(work, {WANG: 6, LI: 4})
        people.change_member(work, member(work, LI).id, left=TODAY)
        work.flush()
        home = directory(work).organization
        faces = home.metric("faces")
        visits = home.metric("visits")
        assert faces
        assert visits
        for metric, total in ((visits, 10), (faces, 1)):
            board = boards.board(work, metric, MARCH, None, TODAY, is_workday)
            assert board.of(member(work, WANG).id)
            assert board.of(member(work, LI).id) is None
            assert board.total == total


def test_groups_compete_by_what_they_have_together(store: Store) -> None:
    """North: 6 and 4 visits; West: 9. A group's score is the mean of its members': 3,000, 2,000, 0 and 4,500, 0."""
    with store.work(NOW) as work:
        applied(work, card(20))
        did(work, {WANG: 6, LI: 4, ANN: 9})
        home = directory(work).organization
        visits = home.metric("visits")
        assert visits
        north, west = member(work, WANG).team, member(work, ANN).team
        board = boards.board(work, visits, MARCH, None, TODAY, is_workday, groups=True)
        assert [(one.holder, one.score) for one in board.standings] == [(north, 10), (west, 9)]
        scored = boards.board(work, SCORE, MARCH, None, TODAY, is_workday, groups=True)
        assert {one.holder: one.score for one in scored.standings} == {north: 1_667, west: 2_250}


def test_the_deals_of_a_group_are_counted_beside_its_money(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work, card(20))
        did(work, {WANG: 2, LI: 1, ANN: 1}, metric="signed")
        did(work, {WANG: 90_000, ANN: 80_000}, metric="bookings")
        bookings = directory(work).organization.metric("bookings")
        assert bookings
        north, west = member(work, WANG).team, member(work, ANN).team
        board = boards.board(work, bookings, MARCH, None, TODAY, is_workday, groups=True)
        assert board.signed == {north: 3, west: 1}


def test_points_of_a_position(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work, '[[points]]\nmetric = "visits"\npoints = 3\n')
        did(work, {WANG: 6})
        board = boards.board(work, POINTS, MARCH, None, TODAY, is_workday)
        assert board.standings[0].score == 18
        assert board.total == 18


def test_who_wishes_has_no_name_in_public_and_who_is_on_leave_is_marked(store: Store) -> None:
    with store.work(NOW) as work:
        applied(work, card(20))
        did(work, {WANG: 6, LI: 4, ANN: 2, BOB: 1, CHEN: 1})
        people.change_member(work, member(work, WANG).id, anonymous=True)
        leaves.add(work, Absence(member(work, LI).id, TODAY, TODAY + timedelta(days=1)), "m")
        leaves.add(work, Absence(member(work, ANN).id, TODAY, TODAY + timedelta(days=1), "am"), "m")
        work.flush()
        home = directory(work).organization
        board = boards.board(work, SCORE, MARCH, None, TODAY, is_workday)

        def named(public: bool) -> list[str]:
            said = []
            for line in words(board, home, board.standings[:2], public=public)[1:]:
                assert isinstance(line.text, Text)
                name = dict(line.text.args)["name"]
                said.append(name.msgid if isinstance(name, Text) else str(name))
            return said

        assert board.away == {member(work, LI).id}, "who has half a day off is there"
        assert named(public=True) == ["anonymous", "{name} (on leave)"]
        assert named(public=False) == ["王芳", "{name} (on leave)"]
        people.change_organization(work, anonymous=False)
        work.flush()
        home = directory(work).organization
        board = boards.board(work, SCORE, MARCH, None, TODAY, is_workday)
        assert named(public=True) == ["王芳", "{name} (on leave)"]
