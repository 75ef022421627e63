"""Who holds a deal, and how its credit is parted."""

from datetime import UTC, datetime

from scoring.holder import Note, holder_of, shares_of

AT = datetime(2026, 11, 2, tzinfo=UTC)
ANN, LI, WANG = 1, 2, 3
GIVEN = Note(7, 1, "assigned", LI, ANN, AT)
PARTED = Note(7, 2, "split", WANG, LI, AT, {LI: 60, WANG: 40})


def test_a_deal_belongs_to_whom_it_was_given_last_else_to_who_began_it() -> None:
    assert holder_of([], ANN) == ANN
    assert holder_of([PARTED], ANN) == ANN
    assert holder_of([GIVEN, PARTED], ANN) == LI
    assert holder_of([GIVEN, Note(7, 3, "left", WANG, ANN, AT)], ANN) == WANG


def test_the_last_word_on_the_credit_counts_also_when_it_takes_it_back() -> None:
    assert shares_of([GIVEN]) == {}
    assert shares_of([PARTED, GIVEN]) == {LI: 60, WANG: 40}
    assert shares_of([PARTED, Note(7, 3, "split", None, LI, AT)]) == {}
