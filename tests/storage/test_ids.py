"""Ids: in the order of time, never the same twice; codes that people can read."""

from datetime import timedelta
from itertools import pairwise
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.ids import TAGS, Ids, code_of
from tests.company import NOW, at


def test_ids_follow_the_order_of_time() -> None:
    ids = Ids(tag=1)
    made = [ids.new(at(seconds)) for seconds in (0, 0.001, 1, 60, 86_400)]
    assert made == sorted(set(made))


def test_ids_of_one_moment_differ_and_keep_their_order() -> None:
    ids = Ids(tag=1)
    made = [ids.new(NOW) for _ in range(10_000)]  # more than the 4,096 that fit into a millisecond
    assert made == sorted(set(made))


@given(st.lists(st.integers(-7200, 7200), min_size=1, max_size=50))
def test_ids_go_forward_whatever_the_clock_does(seconds: list[int]) -> None:
    ids = Ids(tag=5)
    made = [ids.new(NOW + timedelta(seconds=one)) for one in seconds]
    assert made == sorted(set(made))


def test_ids_from_several_threads_never_repeat() -> None:
    ids = Ids(tag=3)
    made: list[list[int]] = [[] for _ in range(4)]

    def fill(into: list[int]) -> None:
        into.extend(ids.new(NOW) for _ in range(2000))

    threads = [Thread(target=fill, args=(into,)) for into in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({number for into in made for number in into}) == 8000


def test_two_processes_make_different_ids_in_one_millisecond() -> None:
    assert not {Ids(1).new(NOW) for _ in range(1)} & {Ids(2).new(NOW) for _ in range(1)}


@pytest.mark.parametrize("far", [-5000, 0, 40 * 365])
def test_ids_fit_into_a_signed_64_bit_column(far: int) -> None:
    number = Ids(tag=0x3FF).new(NOW + timedelta(days=far))
    assert 0 <= number < 2**63


@given(st.integers(0, 2**63 - 1))
def test_a_code_is_three_signs_that_are_not_misread(number: int) -> None:
    code = code_of(number)
    assert len(code) == 3
    assert not set(code) & set("IO01")
    assert code == code_of(number)


def test_neighbouring_ids_have_different_codes() -> None:
    ids = Ids(tag=9)
    codes = [code_of(ids.new(at(n))) for n in range(200)]
    assert all(a != b for a, b in pairwise(codes))
    assert len(set(codes)) > 190


def test_no_two_stores_of_one_program_make_the_same_id() -> None:
    made = [Ids(next(TAGS)).new(NOW) for _ in range(1024)]
    assert len(set(made)) == len(made)
