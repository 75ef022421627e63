"""Where a time zone lies, and what follows for a company there."""

import zoneinfo

import pytest

from scheduler.calendar import Calendar
from scoring.setting import currency
from words.catalogue import LOCALES
from words.region import Region, region_of


@pytest.mark.parametrize(
    ("zone", "region"),
    [
        ("Asia/Shanghai", Region("CN", "CNY", "zh_CN")),
        ("Asia/Taipei", Region("TW", "TWD", "zh_TW")),
        ("Asia/Hong_Kong", Region("HK", "HKD", "zh_TW")),
        ("Asia/Singapore", Region("SG", "SGD", "en")),
        ("America/New_York", Region("US", "USD", "en")),
        ("Asia/Calcutta", Region("IN", "INR", "en")),
        ("Etc/UTC", Region("", "USD", "en")),
        ("nowhere", Region("", "USD", "en")),
    ],
)
def test_a_zone_tells_country_currency_and_language(zone: str, region: Region) -> None:
    assert region_of(zone) == region


def test_every_zone_leads_to_something_a_company_can_have() -> None:
    for zone in zoneinfo.available_timezones():
        found = region_of(zone)
        Calendar(found.country)
        assert currency(found.currency)
        assert found.locale in LOCALES
