"""The words that may follow a command: a metric, a period, a team, a record's code."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.when import NEAR, THIS_MONTH, Near, is_named, names_period, near_period, period_in
from language.normalise import fold
from scoring.metric import POINTS, SCORE, Metric
from scoring.people import Organization
from scoring.period import Period
from scoring.reading.result import Query

Asked = Near | str
"""A period by its distance from now, or one by its own name: 10月, Oct, Q3."""
_TWO_WORDS = re.compile(r"\b(this|last) (day|week|month|quarter|year)\b", re.IGNORECASE)
_JOINED = re.compile(r"^(this|last)_?")
GROUPS = frozenset({"groups", "teams", "小组", "小組", "各组", "各組", "组间", "組間"})
COMPANY = frozenset({"company", "all", "公司", "全公司", "全部", "everybody"})
OFF = frozenset({"off", "no", "关", "關", "取消", "关闭", "關閉"})
BETWEEN_WORDS = re.compile(r"[\s,，:：。.!！?？]+")
_MAY = re.compile(r"\bmay (?=i|we|you)")
"""May I see … is no month."""
_CODE = re.compile(r"^[A-Za-z0-9]{3}$")
_SHORTEST, _SHORTEST_LATIN = 2, 4
"""The characters of a team's name that stand for all of it."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was understood of the words after a command. `team` "": not said; None: the whole company.

    `groups`: the teams below it are asked for, not people.
    """

    metric: Metric | None = None
    period: Asked | None = None
    team: int | str | None = ""
    code: str = ""
    unknown: tuple[str, ...] = ()
    groups: bool = False


def arguments(args: str, home: Organization) -> Arguments:
    """Sort the words that follow a command."""
    metric, code = None, ""
    period: Asked | None = None
    team: int | str | None = ""
    unknown, groups = [], False
    for word in _TWO_WORDS.sub(r"\1_\2", args).split():
        plain = fold(word).casefold().strip("，,。.!！?？@")
        if near := _near(plain):
            period = near
        elif found := metric_named(plain, home):
            metric = found
        elif plain in COMPANY:
            team = None
        elif plain in GROUPS:
            groups = True
        elif (number := team_meant(plain, home)) is not None:
            team = number
        elif is_named(plain) and not (word.isupper() and _CODE.match(word)):
            period = plain
        elif _CODE.match(word):
            code = word.upper()
        elif plain not in ("this", "last", "my", "the", "by", "我的"):
            unknown.append(word)
    return Arguments(metric, period, team, code, tuple(unknown), groups)


def _near(word: str) -> Near | None:
    """今天, last_month: a period by its distance from now that one word names."""
    return NEAR.get(_JOINED.sub(r"\1 ", word))


def known_word(word: str, home: Organization) -> bool:
    """Whether the word may follow a command: then the message is that command and not talk."""
    return not arguments(word, home).unknown


_SALES = frozenset(("sales", "revenue", "turnover", "销售额", "销售", "营业额", "业绩"))
"""What people call the money that was signed for, whatever the company calls it."""


def metric_named(word: str, home: Organization) -> Metric | None:
    """The metric that people call by this word, in Traditional or Simplified characters."""
    said = _plain(word)
    for metric in (*home.metrics, SCORE, POINTS):
        if said in map(_plain, (metric.key, metric.label, *metric.names)):
            return metric
    return home.metric("bookings") if said in _SALES else None


def team_named(word: str, home: Organization) -> int | None:
    """The team of this name or key, in Traditional or Simplified characters."""
    said = _plain(word)
    return next((t.id for t in home.teams.values() if said in map(_plain, t.called)), None)


def team_meant(word: str, home: Organization) -> int | None:
    """The team of this name or key, else the only one whose name begins so: 华东 is 华东一组."""
    exact = team_named(word, home)
    if exact is not None or len(word) < (_SHORTEST_LATIN if word.isascii() else _SHORTEST):
        return exact
    begun = [team.id for team in home.teams.values() if _plain(team.name).startswith(_plain(word))]
    return begun[0] if len(begun) == 1 else None


def _plain(word: str) -> str:
    return fold(word).casefold()


def period_asked(query: Query | None, said: str) -> Asked | None:
    """The period that a question names: by its own name (10月), else as it was read; None where it names none."""
    if query is None:
        return None
    words = _MAY.sub(" ", fold(said).casefold())
    return words if names_period(words) else _near(query.period or "")


def period_for(asked: Asked, today: date, home: Organization) -> Period:
    """The organization's period that is meant on a day; by its name the last one that has begun."""
    if isinstance(asked, str):
        named, _ = period_in(asked, home, today, "begun")
        return named or near_period(THIS_MONTH, home, today)
    return near_period(asked, home, today)
