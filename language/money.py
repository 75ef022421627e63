"""Money as a value: integer minor units and an ISO 4217 currency, never a float; and how texts mark it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# ISO 4217, the currencies in use.
_CODES = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
    "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF "
    "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB "
    "RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CURRENCIES = frozenset(_CODES.split())

# Minor units per major unit where it is not 100 (ISO 4217).
_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "IDR": 0, "KWD": 3, "BHD": 3, "TWD": 2}

_MARKS = {
    "CNY": "¥,rmb,cny,cnh,人民币,元,块钱,块,圆,软妹币,yuan",
    "USD": "$,us$,usd,美元,美金,美刀,刀,dollars,dollar,bucks,dollars us",
    "EUR": "€,eur,euro,euros,欧元",
    "GBP": "£,gbp,英镑,pounds,pound,quid",
    "TWD": "nt$,ntd,twd,nt,新台币,台币",
    "HKD": "hk$,hkd,港币,港元,港纸",
    "SGD": "s$,sg$,sgd,sing dollars,sing,新币,新加坡元,坡币",
    "AUD": "a$,au$,aud,澳元,澳币",
    "CAD": "c$,ca$,cad,加元,加币",
    "JPY": "jp¥,jpy,日元,日币,yen,円",
    "KRW": "krw,韩元,₩",
    "MYR": "myr,rm,马币,令吉",
    "THB": "thb,泰铢,฿",
    "INR": "inr,₹,rs,rs.,卢比",
    "IDR": "idr,rp,印尼盾",
    "VND": "vnd,越南盾",
    "CHF": "chf,瑞郎",
    "PHP": "php,比索",
    "AED": "aed,迪拉姆",
    "DKK": "dkk,丹麦克朗",
    "SEK": "sek,瑞典克朗",
    "NOK": "nok,挪威克朗",
    "PLN": "pln,zł,兹罗提",
    "CZK": "czk",
    "HUF": "huf",
    "TRY": "₺,里拉",
    "RUB": "rub,₽,卢布",
    "BRL": "brl,r$,雷亚尔",
    "MXN": "mxn,mx$,比索墨西哥",
    "ZAR": "zar,rand,兰特",
    "SAR": "sar,里亚尔",
    "QAR": "qar",
    "KWD": "kwd",
    "ILS": "ils,₪",
    "EGP": "egp",
    "NGN": "ngn,₦,naira",
    "KES": "kes,ksh,kshs",
    "GHS": "ghs,cedis",
    "PKR": "pkr",
    "BDT": "bdt,taka",
    "LKR": "lkr",
    "NPR": "npr",
    "UGX": "ugx",
    "TZS": "tzs",
    "OMR": "omr",
    "BHD": "bhd",
    "JOD": "jod",
    "ETB": "etb",
    "ZMW": "zmw",
    "XOF": "xof,fcfa",
    "MOP": "mop,澳门币,澳门元",
    "NZD": "nz$,nzd,纽币",
}
DOLLARS = frozenset(("SGD", "HKD", "TWD", "AUD", "CAD", "NZD"))
"""What people at home call dollars as well, with the bare sign."""
CURRENCY_OF = {mark: currency for currency, marks in _MARKS.items() for mark in marks.split(",")}
_BY_LENGTH = sorted(CURRENCY_OF, key=len, reverse=True)
_BEFORE = [
    mark
    for mark in _BY_LENGTH
    if mark not in ("元", "块", "块钱", "刀", "圆", "dollars", "dollar", "bucks", "nt", "rp", "quid", "rand")
]
_PREFIX = re.compile(
    f"({'|'.join(map(re.escape, _BEFORE))}) ?([¥$€£])? ?(?=[-+]?[0-9一二三四五六七八九十百千两壹贰叁])"
)
PREFIXES = frozenset(mark[:2] for mark in _BEFORE)
_SUFFIXES = frozenset(mark[0] for mark in _BY_LENGTH)
"""What a mark begins with: elsewhere the patterns are not tried."""
_SUFFIX = re.compile(
    f" ?({'|'.join(map(re.escape, [mark for mark in _BY_LENGTH if mark != 'nt']))})(?![a-z]|(?<=rm) (?:ni|nts))"
)
"""210 rm nights are rooms, no ringgit."""


def digits_of(currency: str) -> int:
    """How many decimal places the currency has: 2 for CNY, 0 for JPY."""
    return _DIGITS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` smallest units of `currency`: Money(5_000_000, "CNY") is ¥50,000.00."""

    minor: int
    currency: str
    kind: Literal["money"] = "money"

    @property
    def major(self) -> Decimal:
        """The amount in whole units, exact: 50000.00."""
        return Decimal(self.minor).scaleb(-digits_of(self.currency))


def money_of(major: Decimal, currency: str) -> Money:
    """Money from an amount in whole units; ValueError when it has more decimals than the currency."""
    minor = major.scaleb(digits_of(currency))
    if minor != minor.to_integral_value():
        raise ValueError(f"{currency} has {digits_of(currency)} decimals")
    return Money(int(minor), currency)


def currency_before(text: str, at: int) -> tuple[int, str | None] | None:
    """The end and the currency of a mark at `at` of a folded text that a number follows: $, NT$, RMB, 新台币.

    The currency is None when two marks contradict each other (¥$100).
    """
    if text[at : at + 2] not in PREFIXES and text[at] not in PREFIXES:
        return None
    found = _PREFIX.match(text, at)
    if not found or (at and text[at - 1] in "{\\"):
        return None
    first, second = CURRENCY_OF[found.group(1)], found.group(2)
    if second and CURRENCY_OF[second] != first and second != "$":
        return found.end(), None
    if second == "$" and first in ("CNY", "EUR", "GBP"):
        return found.end(), None
    return found.end(), first


def _leads(text: str, at: int) -> bool:
    """tier 1 $4: a sign at once before a digit is that number's."""
    return text[at] in "$€£¥" and text[at + 1 : at + 2].isdigit()


def currency_after(text: str, at: int) -> tuple[int, str] | None:
    """The end and the currency of a mark right behind a number: 元, 块, USD, euros."""
    begins = at + (text[at : at + 1] == " ")
    if text[begins : begins + 1] not in _SUFFIXES or (begins > at and _leads(text, begins)):
        return None
    found = _SUFFIX.match(text, at)
    return (found.end(), CURRENCY_OF[found.group(1)]) if found else None
