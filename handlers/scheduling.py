"""Which post is moved, turned off or on by a message: 晨报改到8:45, turn off the evening reminder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from language.normalise import fold, tidy
from language.numerals import han_value

LONGEST = 60
NAMES: Mapping[str, tuple[str, ...]] = {
    "morning": ("morning briefing", "daily briefing", "briefing", "morning", "晨报", "早报"),
    "midday": ("midday pk line", "midday line", "midday", "午间 pk 战报", "午间战报", "午报", "午间?pk(?:战报|播报)"),
    "remind": ("evening reminders?", "reminders?", "remind", "(?:晚间|晚上)?的?(?:提醒|催报)"),
    "digest": ("lead's digest", "digest", "(?:主管)?日结"),
    "myday": ("my day", "myday", "我的一天"),
    "targets": ("targets to confirm", "targets", "目标确认"),
    "overdue": ("overdue money", "overdue", "逾期应收", "逾期款?", "逾期提醒"),
    "weekly": ("weekly review", "weekly", "周报"),
    "monthly": ("monthly verdict", "monthly", "月报", "月度战报"),
}
"""What people call a post, as patterns over folded words; the names in the list and in the rules file among them."""
_HAN = "一二两三四五六七八九十"
_TIME = (
    rf"(?P<part>早上|上午|下午|晚上|傍晚)? ?(?P<hour>\d{{1,2}}|[{_HAN}]{{1,3}}) ?"
    rf"(?:[:：](?P<minute>\d\d) ?(?P<noon>[ap]m)?|(?P<sharp>[ap]m)"
    rf"|点(?:整|(?P<half>半)|(?P<past>\d{{1,2}}|[{_HAN}]{{1,3}})分?)?)"
)
_VERB = r"(?:太[早晚]了?[,，]? ?)?(?:能不能|可以|可不可以)?(?:改到|改成|改为|调到|调成|换到|换成|移到|to|at)"
_OFF, _ON = r"关闭|关掉|关了|停掉|停|off", r"打开|开启|恢复|(?:back )?on"
_OFF_FIRST = rf"关闭|关掉|关一下|停掉|停发|别再?发|不要再?发|不用发|{_OFF}|stop|disable|mute"
_ON_FIRST = rf"{_ON}|enable|resume"
_OPENING = re.compile(
    r"(?:please |请|麻烦|帮我|把|可以|(?:move|change|set|shift|push|put|turn|switch) |(?:the|our|my) (?!day))*"
)
_END = r"(?: ?(?:吧|好吗|行吗|可以吗|please))?[。.!！?？]*"


def _forms(names: str) -> tuple[re.Pattern[str], ...]:
    """A post with its time or state, in front of or behind it; the first ones need no verb."""
    moved, switched = rf"(?P<verb>{_VERB})? ?{_TIME}", rf"(?P<off>{_OFF})|(?P<on>{_ON})"
    return (
        re.compile(
            rf"(?:(?P<whose>[^\s的]{{2,12}})的)?(?P<post>{names}) ?(?:的?时间|time)? ?(?:{moved}|{switched})"
            rf"(?: ?(?P<team>\S.*?))??{_END}"
        ),
        re.compile(rf"(?:(?P<off>{_OFF_FIRST})|(?P<on>{_ON_FIRST})) ?(?:(?:the|our|my) )?(?P<post>{names})了?{_END}"),
    )


_EVERY = "|".join(name for names in NAMES.values() for name in names)
_KNOWN = _forms(_EVERY)
_BY_FILE = _forms("[a-z]{1,20}")
SENTENCE = rf"(?:{_EVERY}|晨報|早報|日結|週報|月報|戰報|報)"


@dataclass(frozen=True, slots=True)
class Change:
    """`post` by the name of its file; `time` as hours and minutes, not checked; `team` as it was written, or ""."""

    post: str
    on: bool
    time: tuple[int, int] | None = None
    team: str = ""
    ordered: bool = True


def change_of(words: str) -> Change | None:
    """What is wanted; `ordered` is False for a bare time with more words behind it, which may be talk; else None."""
    said = fold(tidy(words[:LONGEST])).casefold().strip()
    said = said[_OPENING.match(said).end() :]  # type: ignore[union-attr]  # it matches nothing as well
    found = next((match for form in (*_KNOWN, *_BY_FILE) if (match := form.fullmatch(said))), None)
    if found is None:
        return None
    parts = found.groupdict()
    team = (parts.get("whose") or parts.get("team") or "").strip()
    team = "" if team in ("我们", "我们组", "咱们", "咱们组", "本组") else team
    ordered = not (parts.get("hour") and parts.get("team") and not parts.get("verb"))
    return Change(_post(found["post"]), not parts["off"], _time(parts), team, ordered)


def is_change(text: str, _: object = None) -> bool:
    """Whether a message without the command's word orders something of a post."""
    found = change_of(text) if len(text) <= LONGEST else None
    return found is not None and found.post in NAMES and found.ordered


def _post(said: str) -> str:
    return next((post for post, names in NAMES.items() if re.fullmatch("|".join(names), said)), said)


def _time(parts: Mapping[str, str | None]) -> tuple[int, int] | None:
    if not parts.get("hour"):
        return None
    hour, minute = _number(parts["hour"]), 30 if parts["half"] else _number(parts["minute"] or parts["past"])
    late = parts["part"] in ("下午", "晚上", "傍晚") or "pm" in (parts["noon"], parts["sharp"])
    return hour + 12 if late and hour < 12 else hour, minute


def _number(said: str | None) -> int:
    value = han_value(said) if said and not said.isdigit() else None
    return int(said) if said and said.isdigit() else int(value or 0)
