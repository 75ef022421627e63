"""Vague, negative and malformed figures are asked about, the clear ones beside them are recorded."""

from decimal import Decimal

import pytest

from tests.scoring.reading.heard import heard, reading_of, told

VAGUE = {
    "拜访十几个客户，电话20通": "calls 20",
    "打了二十几个电话，拜访3家": "visits 3",
    "电话十几个，签了华为5万": "SIGNED 华为 50000 CNY",
    "今天拜访二十几个客户": "ambiguous",
    "大概拜访了几家": "ambiguous",
    "今天大概拜訪了幾家": "ambiguous",
    "拜访了几家客户": "ambiguous",
    "差不多打了几个电话，拜访3家": "visits 3",
    "今天就发了几份报价": "ambiguous",
    "做了几场演示": "ambiguous",
    "大约见了几位客户": "ambiguous",
    "visited a few accounts or so": "ambiguous",
    "a few dozen calls": "ambiguous",
    "made several dozen calls, 2 demos": "demos 2",
}


@pytest.mark.parametrize("text", VAGUE)
def test_a_vague_number_is_asked_about_and_the_rest_recorded(text: str) -> None:
    reading = reading_of(text)
    assert told(reading) == VAGUE[text]
    (question,) = reading.questions
    assert question.doubt == "vague_number"
    assert question.wanted is not None
    assert [draft.quantity for draft in question.wanted.activities] == [Decimal(0)]


def test_round_numbers_of_customers_are_counts() -> None:
    assert heard("visited 200 customers") == "visits 200"
    assert heard("visited 500 clients") == "visits 500"
    assert heard("visited Studio 54 and 360") == "visits 2"


@pytest.mark.parametrize("text", ["-3 visits", "visits -3", "拜访-3家", "电话20，拜访-3家"])
def test_a_negative_count_is_asked_about_with_its_clause(text: str) -> None:
    (question,) = reading_of(text).questions
    assert question.doubt == "negative"
    assert "-3" in question.clause
    assert all(draft.metric != "visits" for draft in reading_of(text).activities)


def test_dashes_of_a_list_are_no_signs() -> None:
    assert heard("-3 visits\n-20 calls") == "visits 3; calls 20"
    assert heard("拜访-3 电话-20") == "visits 3; calls 20"


@pytest.mark.parametrize(
    "text", ["签单 华为 1e309", "签单 华为 1_000", "签了华为1_000元", "签单 华为 1,23,456", "closed Acme 1e309"]
)
def test_a_malformed_amount_is_asked_about_as_an_amount(text: str) -> None:
    reading = reading_of(text)
    (question,) = reading.questions
    assert (reading.deals, question.doubt) == ((), "amount")
    assert question.wanted is not None
    assert [draft.money for draft in question.wanted.deals] == [None]


def test_minus_nothing_is_asked_about() -> None:
    assert [question.doubt for question in reading_of("签单 华为 -0").questions] == ["negative"]


@pytest.mark.parametrize("text", ["收到", "ok", "OK", "好的收到", "收到！", "好的", "got it"])
def test_an_acknowledgement_is_nothing(text: str) -> None:
    reading = reading_of(text, direct=True)
    assert (reading.intent, reading.questions) == ("none", ())


def test_a_done_verb_ends_a_plan() -> None:
    reading = reading_of("拜访3家，明天拜访5家，签了万科30万")
    assert told(reading) == "visits 3; SIGNED 万科 300000 CNY"
    assert [plan.text for plan in reading.plans] == ["明天拜访5家"]
    assert heard("明天去万科，签了30万就回") == "plan"


def test_a_deal_done_tomorrow_is_asked_about() -> None:
    assert [question.doubt for question in reading_of("明天签了 星河 5万").questions] == ["future_date"]


@pytest.mark.parametrize(
    "name",
    [
        "{{7*7}}",
        "<!channel>",
        '=HYPERLINK("http://x","y")',
        "${jndi:ldap://x}",
        "<b>alert(1)</b>",
        "星河科技有限公司",
    ],
)
def test_strange_names_stay_literally_the_customer(name: str) -> None:
    assert heard(f"签单 {name} 5万") == f"SIGNED {name} 50000 CNY"
    assert heard(f"签了{name}5万") == f"SIGNED {name} 50000 CNY"


def test_a_currency_elsewhere_is_not_another_sums() -> None:
    assert "SIGNED 华为 50000 CNY" in heard("签了华为5万，报价$300给美的")
    assert heard("价格表有$符号，签了华为5万") == "SIGNED 华为 50000 CNY"
    assert heard("signed Golf 3000 USD") == "SIGNED Golf 3000 USD"


@pytest.mark.parametrize(
    ("text", "metric"),
    [("改成5家", "visits"), ("改成5通", "calls"), ("改成5份", None), ("it was 4 visits", "visits")],
)
def test_a_correction_takes_its_metric_from_the_measure_word(text: str, metric: str | None) -> None:
    correct = reading_of(text).correct
    assert correct is not None
    assert (correct.field, correct.metric) == ("quantity", metric)


def test_was_and_is_correct_what_was_said() -> None:
    visits, customer = reading_of("是拜访4家").correct, reading_of("it was Acme Corp not Acme").correct
    assert visits is not None
    assert customer is not None
    assert (visits.metric, visits.to) == ("visits", Decimal(4))
    assert (customer.field, customer.before, customer.to) == ("customer", "Acme", "Acme Corp")
