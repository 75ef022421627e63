"""Drafts, targets, newcomers, claim codes: small tables with one rule each."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread

import pytest

from chat.message import Incoming
from scoring.reading.result import ActivityDraft, Option, Question
from scoring.target import COMPANY
from storage import claims, drafts, newcomers, targets
from storage.claims import GOOD_FOR
from storage.store import Store
from storage.targets import Target
from storage.work import Conflict
from tests.company import LI, NOW, STRANGER, TODAY, WANG, at, member, opened, person, says

VISITS = Option((ActivityDraft("visits", Decimal("2.5"), TODAY, ("华星",), "两三家"),))
QUESTION = Question("vague_number", "两三家", (VISITS,))


def ask(store: Store, seconds: float = 0, until: float = 3600) -> str:
    with store.work(at(seconds)) as work:
        return drafts.add(work, member(work, WANG).id, "m1", QUESTION, at(until))


def test_a_question_comes_back_as_it_was_asked(store: Store) -> None:
    code = ask(store)
    with store.look(at(1)) as look:
        who = member(look, WANG).id
        (draft,) = drafts.open_of(look, who)
        assert (draft.code, draft.question, draft.message, draft.state) == (code, QUESTION, "m1", "open")
        assert draft.expires_at == at(3600)
        assert drafts.by_code(look, who, code.lower()) == draft
        assert drafts.by_code(look, member(look, LI).id, code) is None
        assert drafts.open_of(look, member(look, LI).id) == []


def test_open_questions_are_given_newest_first_and_pending_ones_with_them(store: Store) -> None:
    first = ask(store)
    with store.work(at(1)) as work:
        who = member(work, WANG).id
        second = drafts.add(work, who, "m2", QUESTION, at(3600))
        assert [one.code for one in drafts.open_of(work, who)] == [second, first]
        drafts.settle(work, drafts.open_of(work, who)[1], "done")
        assert [one.code for one in drafts.open_of(work, who)] == [second]


def test_a_question_is_answered_once(store: Store) -> None:
    code = ask(store)
    with store.work(at(1)) as work:
        draft = drafts.by_code(work, member(work, WANG).id, code)
        assert draft
        drafts.settle(work, draft, "done")
    with pytest.raises(Conflict), store.work(at(2)) as work:
        drafts.settle(work, draft, "dropped")
    with store.look(at(3)) as look:
        again = drafts.by_code(look, draft.member, code)
        assert again
        assert again.state == "done"
        assert drafts.open_of(look, draft.member) == []


def test_a_question_expires_at_its_time(store: Store) -> None:
    ask(store, until=100)
    with store.look(at(99)) as look:
        assert drafts.expired(look) == []
        assert len(drafts.open_of(look, member(look, WANG).id)) == 1
    with store.look(at(100)) as look:
        assert len(drafts.expired(look)) == 1
        assert drafts.open_of(look, member(look, WANG).id) == []


def target(base: int, metric: str = "visits", holder: int = COMPANY[1], start: date = date(2026, 3, 1)) -> Target:
    return Target(metric, "company" if holder == COMPANY[1] else "member", holder, "month", start, base, base, base)


def test_the_newest_target_of_a_holder_and_period_counts(store: Store) -> None:
    for seconds, base in enumerate((100, 120)):
        with store.work(at(seconds)) as work:
            targets.add(work, target(base))
            targets.add(work, target(base + 1, "calls"))
            targets.add(work, target(7, holder=5))
            targets.add(work, target(1, start=date(2026, 4, 1)))
    with store.look(at(9)) as look:
        march = targets.of(look, *COMPANY, "month", date(2026, 3, 1))
        assert {metric: one.base for metric, one in march.items()} == {"visits": 120, "calls": 121}
        (own,) = targets.of(look, "member", 5, "month", date(2026, 3, 1)).values()
        assert replace(own, id=0) == target(7, holder=5)
        assert targets.of(look, *COMPANY, "year", date(2026, 3, 1)) == {}


FIRST, SECOND = says(STRANGER, "今天拜访3家", "s1"), says(STRANGER, "打了20个电话", "s2")


def wait(store: Store, *reports: Incoming) -> None:
    with store.work(NOW) as work:
        for report in reports:
            newcomers.add(work, report, None, None)


def waiting(store: Store) -> list[newcomers.Newcomer]:
    with store.look(NOW) as look:
        return newcomers.waiting(look)


def test_the_first_report_of_a_newcomer_is_kept_and_the_second_does_not_replace_it(store: Store) -> None:
    wait(store, FIRST)
    wait(store, SECOND)
    (one,) = waiting(store)
    assert (one.first, one.person) == (FIRST, STRANGER)


def test_nor_does_it_when_both_come_in_one_batch(store: Store) -> None:
    with store.work(NOW) as work:
        newcomers.add(work, FIRST, None, None)
        newcomers.add(work, SECOND, None, None)
        assert [one.first for one in newcomers.waiting(work)] == [FIRST]
    assert [one.first for one in waiting(store)] == [FIRST]


def test_newcomers_have_codes_of_their_own(store: Store) -> None:
    others = [says(person(f"stranger-{n}"), "拜访1家", f"n{n}") for n in range(20)]
    wait(store, *others)
    assert len({one.code for one in waiting(store)}) == 20


def test_a_newcomer_is_let_in_once(store: Store) -> None:
    wait(store, FIRST)
    (one,) = waiting(store)
    with store.work(NOW) as work:
        newcomers.settle(work, one, "in")
    assert waiting(store) == []
    with pytest.raises(Conflict), store.work(NOW) as work:
        newcomers.settle(work, one, "refused")


def issue(store: Store) -> str:
    with store.work(NOW) as work:
        return claims.issue(work)


def use(store: Store, code: str, seconds: float = 1) -> bool:
    with store.work(at(seconds)) as work:
        return claims.use(work, code)


def test_a_claim_code_is_good_once(store: Store) -> None:
    code = issue(store)
    assert use(store, "0000000000") is False
    assert use(store, f" {code.lower()} ") is True
    assert use(store, code, 2) is False


def test_a_claim_code_is_good_for_a_day(store: Store) -> None:
    code = issue(store)
    day = GOOD_FOR.total_seconds()
    assert use(store, code, day + 1) is False
    assert use(store, code, day) is True


@pytest.mark.parametrize("words", ["", "\ud800", "x" * 10_000, "'; DROP TABLE claim_codes"])
def test_any_words_that_are_no_code_are_refused(store: Store, words: str) -> None:
    issue(store)
    assert use(store, words) is False


def test_a_code_is_not_stored_in_clear(filled: Path) -> None:
    with opened(filled) as store:
        code = issue(store)
    assert code.encode() not in filled.read_bytes()


def test_of_two_uses_at_once_one_succeeds(home: str) -> None:
    with opened(home) as store:
        code = issue(store)
    outcomes: list[bool] = []
    start = Barrier(2)

    def try_it() -> None:
        with opened(home) as store:
            start.wait()
            try:
                outcomes.append(use(store, code))
            except Conflict:  # where both may write at once, the second is told to look again
                outcomes.append(use(store, code))

    threads = [Thread(target=try_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False, True]
