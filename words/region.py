"""Where a time zone lies: the country, what it pays in, and which of our languages is read there."""

from dataclasses import dataclass

from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_territory_currencies

from words.catalogue import nearest

NOWHERE = ("ZZ", "001")
"""How CLDR names the territory of a zone such as UTC."""


@dataclass(frozen=True, slots=True)
class Region:
    """`country`: ISO 3166, "" where the zone belongs to none; `currency`: ISO 4217; `locale`: one of ours."""

    country: str
    currency: str
    locale: str


def region_of(zone: str) -> Region:
    """The region of an IANA time zone, by Unicode's CLDR; one that belongs to no country counts in dollars."""
    name = get_global("zone_aliases").get(zone, zone)
    country = get_global("zone_territories").get(name, NOWHERE[0])
    if country in NOWHERE:
        return Region("", "USD", "en")
    currencies = get_territory_currencies(country)
    languages = get_official_languages(country) or ("en",)
    return Region(country, currencies[0] if currencies else "USD", nearest(languages[0]))
