"""When two ways of writing a customer mean the same one."""

import pytest

from scoring.customer import customer_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("星河科技", "星河科技有限公司"),
        ("星河科技", "（星河科技）"),
        ("Acme", "ACME, Inc."),
        ("Acme", "Ａｃｍｅ Ltd"),
        ("Müller", "müller GmbH"),
    ],
)
def test_brackets_case_width_and_the_kind_of_company_make_no_other_customer(one: str, other: str) -> None:
    assert customer_key(one) == customer_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("星河", "银河"), ("Acme", "Acme 2"), ("A公司", "B公司")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert customer_key(one) != customer_key(other)


@pytest.mark.parametrize("name", ["", " ", "（）", "--"])
def test_a_name_of_signs_alone_names_nobody(name: str) -> None:
    assert customer_key(name) == ""


def test_a_company_called_company_keeps_its_name() -> None:
    assert customer_key("集团") == "集团"
    assert customer_key("Inc") == "inc"
