"""Credit of a deal in parts: nothing is lost and nothing is made."""

from random import Random

from scoring.credit import credited, moved


def test_sixty_to_forty() -> None:
    assert credited(10_001, {1: 60, 2: 40}) == {1: 6_001, 2: 4_000}
    assert moved(10_000, 1, {1: 60, 2: 40}) == {1: -4_000, 2: 4_000}


def test_a_holder_who_keeps_nothing_gives_all() -> None:
    assert moved(500, 1, {2: 1}) == {1: -500, 2: 500}


def test_a_holder_who_keeps_all_gives_nothing() -> None:
    assert moved(500, 1, {1: 100}) == {}


def test_parts_add_up_to_the_whole_and_what_moves_to_nothing() -> None:
    random = Random(9)
    for _ in range(500):
        shares = {member: random.randint(1, 100) for member in random.sample(range(9), random.randint(1, 5))}
        minor = random.randint(-10_000_000, 10_000_000)
        parts = credited(minor, shares)
        assert sum(parts.values()) == minor
        whole = sum(shares.values())
        assert all(abs(part * whole - minor * shares[member]) < whole for member, part in parts.items())
        assert sum(moved(minor, 0, shares).values()) == 0
