"""Credit for a deal that several people won: parts of the whole, exact to the cent."""

from collections.abc import Mapping

from scoring.target import split

Shares = Mapping[int, int]
"""{member: parts}: 60 and 40, or 3 and 2; in proportion, whatever they add up to."""


def credited(minor: int, shares: Shares) -> dict[int, int]:
    """What each has of an amount in its smallest unit; together exactly the amount, also below nought.

    Largest remainder (scoring.target.split): a cent that cannot be parted goes to the larger remainder, then to the
    first. Example: ¥100.01 by 60 : 40 is ¥60.01 and ¥40.00.
    """
    return dict(zip(shares, split(minor, tuple(shares.values())), strict=True))


def moved(minor: int, holder: int, shares: Shares) -> dict[int, int]:
    """Who gets and who gives how much of an amount that is the holder's so far; together nothing.

    Example: ¥100 of Ann's by Ann 60, Bob 40: Ann −¥40, Bob +¥40.
    """
    found = {member: part for member, part in credited(minor, shares).items() if member != holder and part}
    given = sum(found.values())
    return {holder: -given, **found} if given else found
