"""Who is behind the time gone, and who has done nothing of a metric lately: for leads alone."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from cards.period import period_name, span
from cards.team import behind_card, without_card
from chat.errors import Refusal
from handlers.arguments import arguments, metric_named
from handlers.command import Outcome, Request
from handlers.unreported import unreported
from handlers.when import THIS_MONTH, near_period
from language.normalise import fold
from language.numbers import number_at
from language.text import Arg, text
from scoring.people import Role
from scoring.period import Period
from scoring.progress import Progress
from storage import measures, progress

BEHIND, WITHOUT, REPORT = "behind", "without", "report"
MOST_DAYS = 92
_SPAN = re.compile(r"(?P<number>\S{1,6}?) ?(?P<unit>天|日|周|个?(?:星期|礼拜)|个?月|days?|weeks?|months?)(?= |$)")
_LENGTH = {"天": 1, "日": 1, "d": 1, "周": 7, "星": 7, "礼": 7, "w": 7, "月": 30, "m": 30}


def behind(request: Request) -> Outcome:
    """Who of those the asker leads is behind the time gone, the farthest first; in private."""
    if request.asker.role is Role.REP:
        raise Refusal(text("Who is behind is for team leads alone. “gap” shows your own."))
    card = behind_card(stands_of(request), request.organization.team_name(request.team))
    return [request.privately(card, BEHIND)] if request.in_group else card


def without(request: Request) -> Outcome:
    """`without METRIC [PERIOD | N days]`: who of those the asker leads has none; without a period of this month."""
    if request.asker.role is Role.REP:
        raise Refusal(text("Who has not signed yet is for team leads alone. “rank” shows who has."))
    home = request.organization
    said, _, rest = request.args.removeprefix(WITHOUT).strip().partition(" ")
    metric = metric_named(said, home)
    period, when = _period(request, rest)
    crew = request.reps
    if metric is None:
        names = _silent(request, period)
    else:
        done = measures.by_member(request.work, metric, period, home.within(request.team))
        names = [one.name for one in crew if done.get(one.id, 0) <= 0]
    card = without_card(names, len(crew), when, metric)
    return [request.privately(card, WITHOUT)] if request.in_group else card


def stands_of(request: Request) -> list[tuple[str, Progress]]:
    """How each rep the asker leads stands in the month: (name, progress)."""
    work, today = request.work, request.today
    return [(one.name, progress.of_member(work, one.id, today, request.shifts(one.team))) for one in request.reps]


def _silent(request: Request, period: Period) -> list[str]:
    """Whose report is missing on every workday of the period that has come."""
    days = (period.start + timedelta(days=number) for number in range((period.end - period.start).days))
    found = [unreported(request, request.team, day) for day in days if day <= request.today]
    owing = [set(one.missing) for one in found if one.owed]
    always = set.intersection(*owing) if owing else set()
    return [one.name for one in request.reps if one.name in always]


def _period(request: Request, rest: str) -> tuple[Period, Arg]:
    """The days meant and what they are called: of a number of days so many workdays, today the last of them."""
    home, today = request.organization, request.today
    asked = arguments(rest, home).period
    said = None if asked else _SPAN.search(fold(rest))
    if said is None:
        period = near_period(asked if isinstance(asked, tuple) else THIS_MONTH, home, today)
        return period, period_name(period, home)
    number = number_at(said["number"], 0)
    count = max(1, int(number.value)) if number and number.value else 1
    unit = _LENGTH[said["unit"].removeprefix("个")[0]]
    first = (
        _workdays_back(request, min(count, MOST_DAYS))
        if unit == 1
        else today - timedelta(days=min(count * unit, MOST_DAYS) - 1)
    )
    period = Period("day", first, today + timedelta(days=1))
    return period, span(first, today)


def _workdays_back(request: Request, count: int) -> date:
    day, is_workday = request.today, request.shifts(request.team)
    for _ in range(2 * MOST_DAYS):
        count -= is_workday(day)
        if count <= 0:
            break
        day -= timedelta(days=1)
    return day


_WHICH, _YET = r"(?:还?有?(?:谁|哪些人|哪几个人?))", r"(?:还|都|一直|从来)*"
_SPAN_SAID = (
    r"(?:已经|都|连续|最近|近|一连|超过|有)*"
    r"(?P<days>[\d一二两三四五六七八九十]{1,3}(?:天|日|周|个?星期|个?礼拜|个月))(?:了|以上|都|还|内|里|一直)*"
)
_LATELY = (
    r"(?:for|in|over|within) (?:the )?(?:last |past )?(?P<days>(?:\d{1,2}|a|two|three|four|five|six|seven|ten) "
    r"(?:days?|weeks?|months?))(?: straight| in a row| running| now)?"
)
_HAS_NOT = r"who (?:has not|hasn't|have not|haven't|did not|didn't) "
_HAS = r"who(?: has| have|'s)? "
_NONE = r"(?:no|zero|0|not a single)"
_UNSIGNED = r"(?:没有?|未)(?:开|签|出|成)过?单"
_SIGNED = r"(?:sign(?:ed)?|closed?|sell|sold|win|won)(?: (?:a |any )?(?:deals?|anything|something|a thing))?(?: yet)?"
_UNREPORTED = r"(?:没有?|未)(?:报数?|汇报|交日报|写日报|发日报|填日报|提交日报|有?记录)"
_REPORTED = (
    r"(?:reported|logged|submitted|recorded|posted|filed|sent)(?: (?:in )?(?:anything|a thing|(?:a |any )?"
    r"reports?|a single thing))?"
)
_NONE_OF = r"没有?(?:跑|打|做|见|出|去|发|加|约|上)?过?(?:一[个家通次场份])?METRIC"
_VISITED = (
    r"(?:visited|visit|seen|met)(?: (?:with )?(?:anyone|anybody|any (?:customers?|clients?)|a "
    r"(?:customer|client)))?(?: yet)?"
)
_CALLED = r"(?:called|call|phoned)(?: (?:anyone|anybody|any (?:customers?|clients?)))?(?: yet)?"
_MADE = r"(?:made|make|done|do|had|have|given|sent|booked|logged|reported)(?: (?:any|a|a single|an))? METRIC(?: yet)?"
_SIGNED_NONE = rf"(?:signed|closed|sold|won) (?:nothing|{_NONE} deals?)"
_REPORTED_NONE = rf"(?:reported|logged|submitted|recorded|posted|filed|sent) (?:in )?(?:nothing|{_NONE} reports?)"
_VISITED_NONE = rf"(?:visited|seen|met) (?:nobody|no one|{_NONE} (?:customers?|clients?))"
_CALLED_NONE = rf"(?:called|phoned) (?:nobody|no one|{_NONE} (?:customers?|clients?))"
_MADE_NONE = rf"(?:made|done|did|had|has|got|given|sent|booked|logged|reported|hit) {_NONE} METRIC"


def _of(metric: str, chinese: str, any_of_it: str, none_of_it: str) -> Mapping[str, tuple[str, ...]]:
    """Who has none of it: in a period that is named, for so many days, up to now."""
    english = (_HAS_NOT + any_of_it, rf"{_HAS}{none_of_it}(?: at all| yet| so far)?")
    return {
        f"{WITHOUT} {metric} {{when}}": (
            rf"THEN{_WHICH}{_YET}{chinese}(?:的)?END",
            rf"{_WHICH}WHEN{_YET}{chinese}END",
            *(f"{one}(?: WHEN)?" for one in english),
        ),
        f"{WITHOUT} {metric} {{days}}": (
            rf"{_WHICH}{_SPAN_SAID}{chinese}END",
            rf"{_SPAN_SAID}{_WHICH}?{chinese}的?(?:人)?(?:都?有?(?:谁|哪些人?|是谁))?END",
            *(f"{one} {_LATELY}" for one in english),
        ),
    }


SENTENCES: Mapping[str, tuple[str, ...]] = {
    **_of("bookings", _UNSIGNED, _SIGNED, _SIGNED_NONE),
    **{args: forms for args, forms in _of(REPORT, _UNREPORTED, _REPORTED, _REPORTED_NONE).items() if "days" in args},
    **_of("visits", r"没有?(?:出去|出门|外出)(?:跑|拜访)?过?", _VISITED, _VISITED_NONE),
    **_of("calls", r"没有?打过?(?:一个|一通)?电话", _CALLED, _CALLED_NONE),
    **_of("{metric}", _NONE_OF, _MADE, _MADE_NONE),
    BEHIND: (
        r"what should i (?:focus on|look at|worry about|watch)(?: first| today| this week| now)*",
        r"(?:我)?(?:今天|这周|现在)?(?:最)?(?:该|要|应该|需要)(?:重点)?(?:关注|盯|抓)(?:什么|啥|哪些)END",
        (
            r"谁(?:现在|这个月|本月)?(?:快|快要|要|最)?(?:落后|掉队|拖后腿|没跟上|需要(?:我|被)?(?:的)?"
            r"帮(?:助|忙)|要关注|需要(?:我)?关注|要帮忙|有问题|没希望|有风险|危险)END"
        ),
        r"(?:还有)?(?:谁|哪些人|哪几个人?)(?:这个月|本月|现在)*(?:都)?(?:还)?没(?:有)?(?:完成|达成|达到)(?:目标|任务|指标|业绩)END",
        r"谁(?:最近|现在|这个月|本月|这周)*(?:状态|表现|业绩|情况)(?:最|比较|有点)?(?:不太?好|不行|差|不对|不佳|下滑)END",
        (
            r"(?:谁|哪些人|哪几个人?)(?:这个月|本月|可能|快|快要|要|会|估计)*(?:完不成|达不成|完成不了|达不到)"
            r"(?:目标|任务|指标|业绩)?END"
        ),
        (
            r"who (?:(?:will|might|may|could|is going to) miss|(?:won't|will not|hasn't|has not) "
            r"(?:make|made|hit|reach(?:ed)?)) (?:their |the )?(?:targets?|quotas?|numbers?|month)"
        ),
        r"(?:我)?(?:应该|该|要|先|最该)*(?:帮|关注|盯)(?:一下)?(?:谁|哪些人|哪个人?)END",
        r"who(?:'s| is) (?:behind|falling behind|struggling|at risk|lagging|the furthest behind|slipping)",
        (
            r"who (?:most )?needs (?:my |the most |most |some )*(?:help|attention|support|coaching)(?: "
            r"(?:the )?most)?(?: right now| now| today)?"
        ),
        (
            r"who (?:should|do|can) i (?:help|coach|focus on|look after|worry about|talk to)(?: first"
            r"| most| today| now)*"
        ),
    ),
}
"""Whole sentences and the words that stand for them behind “team”."""
