"""First names: taken where they mean one person and nothing else."""

import pytest

from scoring.nickname import beginnings, first_name

NAMES = ("Grace Lim", "Will Smith", "Ann Lee", "Ann Ong", "王建国", "Li Wei", "Cher", "Zoe-Ann Koh")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Grace Lim", "Grace"),
        ("Ann Lee", ""),  # two of them
        ("Will Smith", ""),  # a word of plans
        ("王建国", ""),
        ("Li Wei", ""),  # too short to tell from a word
        ("Cher", ""),
        ("Zoe-Ann Koh", ""),
    ],
)
def test_a_first_name_stands_for_one_person_or_for_nobody(name: str, first: str) -> None:
    assert first_name(name, beginnings(NAMES)) == first


def test_a_nickname_that_somebody_has_is_nobody_elses_first_name() -> None:
    assert first_name("Grace Lim", beginnings(["Grace Lim", "grace"])) == ""
