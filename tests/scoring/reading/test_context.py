"""The organization's own words come first: its customers, members and metrics."""

from scoring.reading.reader import read
from scoring.reading.result import Context
from tests.scoring.reading.heard import FRIDAY, told


def test_a_known_customer_is_a_name_whatever_it_is_made_of() -> None:
    context = Context(FRIDAY, customers=frozenset({"明天拜访网络", "三家电话"}))
    reading = read("签了明天拜访网络5万，三家电话3万", context)
    assert told(reading) == "SIGNED 明天拜访网络 50000 CNY; SIGNED 三家电话 30000 CNY"


def test_a_known_members_result_is_not_the_senders() -> None:
    context = Context(FRIDAY, members=frozenset({"图图"}))
    assert told(read("图图拜访3家", context)) == "ambiguous"
    assert told(read("图图拜访3家", Context(FRIDAY))) == "visits 3"


def test_an_organizations_metric_is_counted_by_its_own_words() -> None:
    context = Context(FRIDAY, metrics=(("test_drives", ("试驾", "test drive", "test drives")), ("visits", ("巡检",))))
    assert told(read("试驾5台，巡检3家，电话20", context)) == "test_drives 5; visits 3; calls 20"
    assert told(read("4 test drives", context)) == "test_drives 4"


def test_an_organizations_english_names_are_understood_of_several_too() -> None:
    names = ("踏勘", "site survey", "survey", "delivery", "pitch")
    context = Context(FRIDAY, metrics=(("field", names), ("closings", ("hand-over",))))
    for said in ("2 site surveys", "2 surveys at Acme", "2 deliveries", "2 pitches"):
        assert told(read(said, context)) == "field 2", f"{said}: {told(read(said, context))}"
    assert told(read("2 hand-overs", context)) == "closings 2"


def test_the_default_currency_is_the_organizations() -> None:
    assert told(read("签了奥克斯36万", Context(FRIDAY, currency="TWD"))) == "SIGNED 奥克斯 360000 TWD"
