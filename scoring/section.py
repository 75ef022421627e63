"""Sections of a rules file: which there are, their settings, and a file read into checked values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from language.text import Listing, Text, text
from scoring import setting, shares
from scoring.mistake import Mistake, Mistakes
from scoring.notation import read_document
from scoring.setting import Setting, Wrong, example, meant, nearest, shown

Values = dict[str, Any]

SECTIONS: Mapping[str, Mapping[str, Setting]] = {
    "organization": {
        "name": Setting(setting.words, '"星河云科技"', required=True),
        "zone": Setting(setting.zone, '"Asia/Shanghai"', required=True),
        "currency": Setting(setting.currency, '"CNY"', required=True),
        "locale": Setting(setting.locale, '"zh_CN"', required=True),
        "country": Setting(setting.country, '"CN"'),
        "day_end": Setting(setting.clock, '"04:00"'),
        "week_start": Setting(setting.one_of("monday", "sunday"), '"monday"'),
        "year_start": Setting(setting.up_to(12, 1), "1"),
        "weekend": Setting(setting.one_of("two days", "one day", "alternate"), '"two days"'),
        "short_week": Setting(setting.day, "2026-11-02"),
        "workdays": Setting(setting.several(setting.day), "[2026-11-28]"),
        "days_off": Setting(setting.several(setting.day), "[2026-12-24]"),
        "quiet": Setting(setting.quiet, '"21:00-08:00"'),
        "main_metric": Setting(setting.one_of("bookings", "collections"), '"bookings"'),
        "signed_is_collected": Setting(setting.switch, "false"),
        "anonymous": Setting(setting.switch, "true"),
        "winners": Setting(setting.up_to(20, 1), "3"),
        "confirm_above": Setting(setting.whole, "1000000"),
        "closes_after": Setting(setting.up_to(20), "3"),
        "tenants": Setting(setting.several(setting.address), '["slack:T0123456"]'),
    },
    "teams": {
        "key": Setting(setting.key, '"east"', required=True),
        "name": Setting(setting.words, '"华东一组"', required=True),
        "parent": Setting(setting.key, '"china"'),
        "territory": Setting(setting.words, '"上海、江苏"'),
        "room": Setting(setting.address, '"slack:C0123456"'),
        "rooms": Setting(setting.several(setting.address), '["wecom:wr0123456"]'),
        "locale": Setting(setting.locale, '"zh_CN"'),
        "wins": Setting(setting.one_of("full", "amount", "name"), '"full"'),
        "weekend": Setting(setting.one_of("two days", "one day", "alternate"), '"one day"'),
        "short_week": Setting(setting.day, "2026-11-02"),
    },
    "members": {
        "key": Setting(setting.key, '"wang"', required=True),
        "name": Setting(setting.words, '"王建国"', required=True),
        "names": Setting(setting.several(setting.words), '["小王"]'),
        "role": Setting(setting.role, '"rep"'),
        "position": Setting(setting.words, '"客户经理"'),
        "team": Setting(setting.optional(setting.key), '"east"'),
        "mentor": Setting(setting.optional(setting.key), '"lin"'),
        "locale": Setting(setting.locale, '"zh_CN"'),
        "zone": Setting(setting.zone, '"Asia/Shanghai"'),
        "joined": Setting(setting.day, "2026-08-01"),
        "left": Setting(setting.day, "2026-12-31"),
        "accounts": Setting(setting.several(setting.address), '["slack:U0123456"]'),
    },
    "metrics": {
        "key": Setting(setting.metric_key, '"test_drives"', required=True),
        "label": Setting(setting.words, '"test drives"'),
        "names": Setting(setting.several(setting.words), '["试驾", "test drive"]'),
        "unit": Setting(setting.words, '"次"'),
        "kind": Setting(setting.one_of("process", "result", "experience"), '"process"'),
        "roll": Setting(setting.one_of("sum", "count", "last", "mean", "ratio", "distinct"), '"sum"'),
        "of": Setting(setting.several(setting.metric_key), '["signed", "visits"]'),
        "share": Setting(setting.switch, "false"),
        "scale": Setting(setting.up_to(4), "0"),
        "better": Setting(setting.one_of("higher", "lower"), '"higher"'),
        "money": Setting(setting.switch, "false"),
        "plausible": Setting(setting.whole, "20"),
    },
    "scorecards": {
        "position": Setting(setting.optional(setting.words), '"客户经理"'),
        "lines": Setting(
            setting.parts, '[{ metric = "bookings", weight = 60 }, { metric = "visits", weight = 40 }]', True
        ),
    },
    "scorecards.lines": {
        "metric": Setting(setting.metric_key, '"bookings"', required=True),
        "weight": Setting(setting.up_to(100, 1), "60", required=True),
        "target": Setting(setting.amount, "100000"),
        "cap": Setting(setting.up_to(1000, 100), "200"),
        "floor": Setting(setting.up_to(100), "0"),
    },
    "points": {
        "position": Setting(setting.optional(setting.words), '"客户经理"'),
        "metric": Setting(setting.metric_key, '"visits"', required=True),
        "points": Setting(setting.up_to(10_000, 1), "2", required=True),
        "per": Setting(setting.whole, "1"),
        "most": Setting(setting.whole, "100"),
    },
    "rates": {
        "currency": Setting(setting.currency, '"SGD"', required=True),
        "since": Setting(setting.day, "2026-10-01", required=True),
        "rate": Setting(setting.rate, '"5.35"', required=True),
    },
    "thresholds": {
        "old_days": Setting(setting.up_to(366, 1), "14"),
        "times_usual": Setting(setting.up_to(1000, 2), "5"),
        "times_raised": Setting(setting.up_to(1000, 2), "10"),
        "silent_days": Setting(setting.up_to(366, 1), "30"),
    },
    "targets": {
        "metric": Setting(setting.metric_key, '"bookings"', required=True),
        "holder": Setting(setting.key, '"company"', required=True),
        "period": Setting(setting.period, '"2026-11"', required=True),
        "base": Setting(setting.amount, "500000", required=True),
        "stretch": Setting(setting.amount, "600000"),
        "challenge": Setting(setting.amount, "800000"),
        "reason": Setting(setting.one_of("policy", "competitor", "people", "other"), '"policy"'),
        "over": Setting(setting.one_of("workdays", "season", "weights"), '"season"'),
        "weights": Setting(shares.counts, "[3, 3, 4]"),
        "among": Setting(setting.one_of("equal", "history", "tenure", "hand"), '"history"'),
        "shares": Setting(shares.shares, "{ wang = 3, li = 2 }"),
        "buffer": Setting(setting.up_to(30), "10"),
        "room": Setting(setting.one_of("reserve", "over-assign"), '"reserve"'),
        "ramp": Setting(shares.counts, "[25, 50, 75]"),
    },
    "quotas": {
        "average_deal": Setting(setting.amount, "50000"),
        "leads_to_intents": Setting(setting.up_to(100, 1), "40"),
        "intents_to_signed": Setting(setting.up_to(100, 1), "30"),
        "visits_per_deal": Setting(setting.up_to(100, 1), "5"),
        "quotes_per_deal": Setting(setting.up_to(100, 1), "2"),
        "weekly": Setting(shares.shares, "{ leads = 20 }"),
    },
    "schedules": {
        "key": Setting(setting.key, '"morning-east"', required=True),
        "post": Setting(setting.key, '"morning"', required=True),
        "cadence": Setting(setting.words, '"workdays 09:00"', required=True),
        "team": Setting(setting.key, '"east"'),
        "member": Setting(setting.key, '"wang"'),
        "zone": Setting(setting.zone, '"Asia/Shanghai"'),
        "catch_up": Setting(setting.one_of("all", "latest", "skip"), '"latest"'),
        "on": Setting(setting.switch, "true"),
    },
}
"""Every section with its settings; three stand once, the others once per thing, as [[teams]].

A dotted one stands within another: [[scorecards.lines]].
"""
_ONCE = frozenset({"organization", "thresholds", "quotas"})
_AT_THE_TOP = tuple(section for section in SECTIONS if "." not in section)


@dataclass(frozen=True, slots=True)
class Thing:
    """One section's table, the `number`th of its kind: what was written and, by the same keys, what it means.

    What is not `sound` has a mistake in itself, so its values are not all there: nothing else is asked of it.
    """

    section: str
    number: int
    raw: Values
    values: Values = field(default_factory=dict)
    sound: bool = False

    @property
    def label(self) -> str:
        """What it is called in an error: [[members]] "小王"."""
        if self.section in _ONCE:
            return _bracketed(self.section)
        called = next(
            (
                self.raw[k]
                for k in ("name", "key", "metric", "position", "currency")
                if isinstance(self.raw.get(k), str)
            ),
            None,
        )
        return f"{_bracketed(self.section)} " + (shown(called) if called else f"#{self.number}")

    def mistake(self, key: str, remedy: Text) -> Mistake:
        """That a key cannot stay as it is: [[members]] "小王": team = "华东" is not …"""
        written = f" = {shown(self.raw[key])}" if key in self.raw else ""
        return Mistake(f"{self.label}: {setting.plain(key)}{written}", remedy, place=(self.section, self.number, key))


def there_are(known: Iterable[str]) -> Text:
    """What could be written instead, where nothing is near."""
    return text("there are {all}", all=Listing(tuple(known)))


def _bracketed(section: str) -> str:
    """The section's heading as it stands in the file."""
    return f"[{section}]" if section in _ONCE else f"[[{section}]]"


def sound(things: Iterable[Thing]) -> list[Thing]:
    """Those without a mistake in themselves, which can be held against others."""
    return [thing for thing in things if thing.sound]


def keys_of(things: Iterable[Thing]) -> frozenset[str]:
    """The keys that are written, also of what is not sound: whoever names such a one is right."""
    written = (thing.values.get("key", thing.raw.get("key")) for thing in things)
    return frozenset(key for key in written if isinstance(key, str))


def read_sections(body: str, mistakes: Mistakes) -> dict[str, list[Thing]]:
    """Everything in the file by section. Enough: what comes after a mistake cannot be judged."""
    document = read_document(body, mistakes)
    found: dict[str, list[Thing]] = {section: [] for section in _AT_THE_TOP}
    for name in (one for one in document if one not in found):
        near = nearest(name, _AT_THE_TOP)
        remedy = meant(_bracketed(near)) if near else there_are(map(_bracketed, _AT_THE_TOP))
        mistakes.add(Mistake(f"[{setting.plain(name)}]", text("is not a section; {remedy}", remedy=remedy)))
        if near:
            found[near] += _meant(near, document[name])
    for section in (one for one in _AT_THE_TOP if one in document):
        found[section] += _understood_all(section, document[section], mistakes)
    if "organization" not in document and not found["organization"]:
        missing = text("is missing; begin the file with it and its name, zone, currency and locale")
        mistakes.add(Mistake("[organization]", missing))
    return found


def _meant(section: str, found: Any) -> list[Thing]:
    """What stands under a heading that is not right: it is there, and more is not asked of it."""
    tables = found if isinstance(found, list) else [found]
    return [Thing(section, 0, one) for one in tables if isinstance(one, dict)]


def _understood_all(section: str, found: Any, mistakes: Mistakes) -> list[Thing]:
    """The tables of a section."""
    tables = [found] if section in _ONCE else found
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        said = text("is not written as a section; its heading is {heading}", heading=_bracketed(section))
        mistakes.add(Mistake(section, said))
        return _meant(section, found)
    return [_understood(Thing(section, number, raw), mistakes) for number, raw in enumerate(tables, 1)]


def _understood(thing: Thing, mistakes: Mistakes) -> Thing:
    """With the values that can be read; sound when all can."""
    settings, before = SECTIONS[thing.section], len(mistakes.found)
    instead = {key: nearest(key, settings) for key in thing.raw if key not in settings}
    for key, near in instead.items():
        remedy = meant(near) if near else there_are(settings)
        said = text("is not a setting of {section}; {remedy}", section=_bracketed(thing.section), remedy=remedy)
        mistakes.add(thing.mistake(key, said))
    for key, one in settings.items():
        if one.required and key not in {*thing.raw, *instead.values()}:
            said = text("is missing; {remedy}", remedy=example(f"{key} = {one.example}"))
            mistakes.add(thing.mistake(key, said))
    values = {}
    for key in (one for one in thing.raw if one in settings):
        with mistakes:
            values[key] = _value(thing, key, settings[key], mistakes)
    return replace(thing, values=values, sound=len(mistakes.found) == before)


def _value(thing: Thing, key: str, own: Setting, mistakes: Mistakes) -> Any:
    """What is written for a key, read; Mistake when it cannot be."""
    try:
        value = own.read(thing.raw[key])
    except Wrong as wrong:
        remedy = wrong.instead or example(f"{key} = {own.example}")
        raise thing.mistake(key, text("{what}; {remedy}", what=wrong.what, remedy=remedy)) from None
    within = f"{thing.section}.{key}"
    if within in SECTIONS:
        return tuple(_understood_all(within, value, mistakes))
    return value
