"""schedule [POST [TIME | off | on] [TEAM]]: when the bot speaks by itself; changed by leads, as by the rules file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from json import dumps
from typing import Any

from cards.schedule import schedule_changed, schedules_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import team_meant
from handlers.command import Command, Request
from handlers.commands import mute
from handlers.registry import sentence
from language.numbers import number_at
from language.text import Listing, Text, text
from scoring.people import Role
from scoring.rights import Right
from scoring.rules import ScheduleRule
from storage import rules, schedules

MUTED = ("remind", "myday")
"""What a rep may have stopped for themselves."""
_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = (
    r"(?P<part>上午|早上|早晨|中午|下午|晚上|傍晚)?\s*(?P<hour>\d{1,2}|[一二两兩三四五六七八九十]{1,3})\s*"
    r"(?:[:：.](?P<minute>\d\d)|[点點](?:(?P<half>半)|(?P<past>\d{1,2})分?|整|钟|鐘)?|(?=[ap]m)|(?=$))\s*(?P<noon>[ap]m)?"
)
DAYS: Mapping[str, str] = {
    **{
        f"{week}{day}": key[:3]
        for week in ("周", "週", "星期", "礼拜", "禮拜")
        for day, key in zip("一二三四五六日", _LONG, strict=True)
    },
    **{f"{week}天": "sun" for week in ("周", "週", "星期", "礼拜", "禮拜")},
    **{said: day[:3] for day in _LONG for said in (day, day[:3])},
    **dict.fromkeys(("工作日", "workday", "workdays", "weekday", "weekdays"), "workdays"),
    **dict.fromkeys(("每天", "day", "daily"), "daily"),
}
_DAY = rf"(?:on|every|每个?|每個?)?\s*(?P<day>{'|'.join(sorted(DAYS, key=len, reverse=True))})"
_MOVED = rf"(?:改到|改成|改为|改為|调到|調到|换到|換到|移到|to|at)?\s*(?:{_DAY}\s*(?:at)?)?\s*{_TIME}"
_VERB = r"(?:把|(?:move|change|set|put|shift|turn|switch|send|post) (?:the |our |my )?)?"
_TAIL = r"(?:(?:再|开始|開始|就)?(?:发送?|發送?|推送?|来|來)(?:吧|好吗|可以吗|行吗|就行|了)*\s*)?"
_NOT = r"(?:不要|不用|不必|别|甭|不|勿)再?"
_OFF, _ON = r"关闭|關閉|关掉|關掉|停掉|停|off", r"打开|打開|开启|開啟|恢复|恢復|(?:back )?on"
_ALONE = r"(?=\s|$)"  # 定时 晨报 开, and not 晨报开会
_SWITCHED = rf"(?P<off>{_OFF}|[关關]{_ALONE}|{_NOT}(?:发送?|發送?|推送?)了?{_ALONE})|(?P<on>{_ON}|[开開]{_ALONE})"
_SENTENCE = (
    rf"^{_VERB}(?P<post>POST)\s*(?:时间|時間|post|message|time)?\s*(?:{_MOVED}|{_SWITCHED})\s*{_TAIL}(?P<team>\S.*)?$"
    rf"|^(?:(?:turn|switch|please) )?(?:(?P<off_first>{_OFF}|(?:stop|don'?t)(?: (?:sending|posting|send|post))?"
    rf"|{_NOT}(?:给我们|给大家)?(?:发送?|發送?|推送?))|(?P<on_first>{_ON}|start))\s*(?:the |our )?"
    rf"(?P<named>POST)(?:了|吧|啦)*$"
)
"""A post, and what becomes of it."""
_WEEKEND = r"(?:周末|週末|双休日?|休息日|节假日|周六周?日|周六日)"
_WEEKENDS = r"(?:(?:at|on|over|during|for) )?(?:the )?(?:weekends?|saturdays? (?:and|or) sundays?|holidays?)"
_WORKDAYS = (
    rf"^{_WEEKEND}(?:就|都|的时候|的)?{_NOT}(?:发|推送?|要|来)?(?P<a>POST)(?:了|吧|啦|哈)*$"
    rf"|^(?P<b>POST){_WEEKEND}(?:就|都)?{_NOT}(?:发|推送?|来)?(?:了|吧|啦|哈)*$"
    rf"|^(?P<c>POST)(?:只在|只|仅在|仅)?(?:工作日|上班日)(?:才)?(?:发|推送?)?(?:就行|就好|就可以)?(?:了|吧|啦|哈)*$"
    r"|^(?:please )?(?:no|skip|pause|stop|don'?t (?:send|post)|do not (?:send|post)|turn off"
    rf"|switch off) (?:the |our |any )?(?P<d>POST)s? {_WEEKENDS}(?: please)?$"
    rf"|^(?:the |our )?(?P<e>POST)s? (?:only )?on (?:workdays|weekdays|working days)(?: only)?$"
)
"""A post that shall not come on days off."""
_NOT_TO_ME = r"(?!(?:提醒|remind)(?!\s*(?:时间|時間)?\s*(?:改|调|調|换|換|移|关|關|停|打|开|開|恢|off\b|on$)))"
"""“提醒 9点 回访星河” is a reminder of one's own, “提醒关闭” the team's of the evening."""
_DAYS_OFF = frozenset({"sat", "sun"})
LAST_HOUR, LAST_MINUTE = 23, 59
NOON = 12
_HALVES = dict.fromkeys(("下午", "晚上", "傍晚"), "pm")
_LAST_TIME = re.compile(r"\d{2}:\d{2}$")
HOW = text("For example: schedule morning 8:45 · schedule weekly off")


def run(request: Request) -> Reply:
    """Alone it lists what is scheduled for the team; else it moves one post, or turns it off or on."""
    words = request.args.strip()
    known = {row["key"]: row for row in schedules.known(request.work).values()}
    if not words:
        return _listed(request, list(known.values()))
    on_workdays = sentence(_WORKDAYS, request.post_names).match(words)
    if on_workdays:
        return _without_weekends(request, next(name for name in on_workdays.groups() if name), list(known.values()))
    asked = sentence(_SENTENCE, request.post_names).match(words)
    name = request.post_names.get((asked["post"] or asked["named"]).casefold()) if asked else None
    if asked is None or name is None:
        raise Refusal(text("I did not understand which post, or when."), HOW)
    if request.asker.role is Role.REP:
        return _own(request, name, off=bool(asked["off"] or asked["off_first"]))
    team = _team(request, (asked["team"] or "").strip())
    known_here = [row for row in known.values() if row["post"] == name and team in (None, row["team_id"])]
    if not known_here and (asked["off"] or asked["off_first"]):
        raise Refusal(text("It is so already."))
    ours = [team] if team is not None or not request.organization.teams else list(request.organization.teams)
    rows: Sequence[Mapping[str, Any]] = known_here
    if not rows:
        rows = [_new(request, name, one) for one in ours]
    on = bool(asked["hour"] or asked["on"] or asked["on_first"])
    found = [_rule(request, row, _cadence(row["cadence"], asked), on=on) for row in rows]
    return _changed(request, name, found, text("It is so already."))


def _without_weekends(request: Request, said: str, known: Sequence[Mapping[str, Any]]) -> Reply:
    """The post on workdays alone, as most come anyway."""
    name = request.post_names[said.casefold()]
    if request.asker.role is Role.REP:
        return _own(request, name, off=True)
    rows = [row for row in known if row["post"] == name and request.team in (None, row["team_id"])]
    found = [_rule(request, row, _on_workdays(row["cadence"]), on=row["enabled"]) for row in rows]
    same = text("Already so: {post} comes on workdays only.", post=_label(request, name))
    return _changed(request, name, found, same)


def _changed(request: Request, name: str, found: Sequence[ScheduleRule], same: Text) -> Reply:
    """The rules with these schedules in them; Refusal where that changes nothing."""
    body = "\n".join(map(_body, found))
    if not found or not rules.add(request.work, posts=tuple(found), body=body, by=request.asker.id):
        raise Refusal(same)
    theirs = {rule.team for rule in found}
    teams = tuple(team.name for team in request.organization.teams.values() if team.key in theirs)
    return schedule_changed(_label(request, name), found[0].cadence, teams, on=found[0].on)


def _rule(request: Request, row: Mapping[str, Any], cadence: str, *, on: bool) -> ScheduleRule:
    """The schedule as it shall be."""
    home, team = request.organization, row["team_id"]
    return ScheduleRule(
        key=row["key"],
        post=row["post"],
        cadence=cadence,
        team=home.teams[team].key if team is not None else None,
        member=home.members[row["member_id"]].key if row["member_id"] is not None else None,
        zone=row["zone"] if row["zone"] != home.zone else None,
        catch_up=row["catch_up"],
        on=on,
    )


def _own(request: Request, name: str, *, off: bool) -> Reply:
    """What a rep decides is whether they are reminded themselves."""
    if name in MUTED and off:
        return mute.run(replace(request, args=""))
    raise Refusal(
        text("Your lead decides when I speak to the team."), text("No more reminders to you alone: “mute”.")
    )


def _listed(request: Request, known: Sequence[Mapping[str, Any]]) -> Reply:
    """What is scheduled for the asker's team; without one, of all teams, where the same is said once."""
    teams = [row for row in known if row["member_id"] is None]
    own = [row for row in teams if request.team in (None, row["team_id"])] or teams
    whose: dict[tuple[str, str, bool], list[str]] = {}
    for row in own:
        name = request.organization.team_name(row["team_id"])
        whose.setdefault((row["post"], row["cadence"], row["enabled"]), []).append(name)
    several = len({row["team_id"] for row in own}) > 1
    shown = {post for post, _, _ in whose}
    offered = request.posts if request.asker.role is not Role.REP else {}
    missing = [
        (_label(request, name), post.offer) for name, post in offered.items() if post.offer and name not in shown
    ]
    rows = [
        (_label(request, post), cadence, on, tuple(names) if several else ())
        for (post, cadence, on), names in whose.items()
    ]
    return schedules_card(rows, missing)


def _label(request: Request, post: str) -> Text | str:
    known = request.posts.get(post)
    return known.label or post if known else post


def _new(request: Request, name: str, team: int | None) -> Mapping[str, Any]:
    """A post that this team has not had yet, at its usual time."""
    post, home = request.posts[name], request.organization
    key = f"{name}-{home.teams[team].key}" if team is not None else name
    usual = {"cadence": post.cadence, "catch_up": post.catch_up}
    return {"key": key, "post": name, "team_id": team, "member_id": None, "zone": home.zone, **usual}


def _team(request: Request, name: str) -> int | None:
    if not name:
        return request.team
    found = team_meant(name.casefold(), request.organization)
    if found is None:
        names = Listing(tuple(team.name for team in request.organization.teams.values()))
        raise Refusal(text("There is no team “{word}”. There are: {teams}", word=name[:40], teams=names))
    if request.asker.role is Role.LEAD and found != request.asker.team:
        raise Refusal(text("You may change the posts of your own team; ask a manager for another."))
    return found


def _cadence(cadence: str, asked: re.Match[str]) -> str:
    """The cadence at the new time, on the new days; one that came several times a day comes once."""
    if asked["hour"] is None:
        return cadence
    if asked["day"] and "month" in cadence:
        raise Refusal(text("That post comes once a month. Its time can be moved, its day in the rules file."))
    hour, minute = _hour(asked), 30 if asked["half"] else int(asked["minute"] or asked["past"] or 0)
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        raise Refusal(text("There is no such time of day."), HOW)
    usual = _LAST_TIME.sub("", cadence).strip()
    if cadence.startswith("every"):
        usual = "workdays" if cadence.endswith("workdays") else "daily"
    days = DAYS[asked["day"].casefold()] if asked["day"] else usual
    return f"{days} {hour:02}:{minute:02}"


def _on_workdays(cadence: str) -> str:
    """The cadence without days off: of “daily 09:00” is left “workdays 09:00”, of “fri,sat 18:00” the Friday."""
    days, _, at = cadence.rpartition(" ")
    if days == "daily":
        return f"workdays {at}"
    named = days.split(",")
    left = [day for day in named if day not in _DAYS_OFF]
    return f"{','.join(left)} {at}" if left and left != named else cadence


def _hour(asked: re.Match[str]) -> int:
    """Of the day, from 0: 6 in the evening is 18, 12 at noon 12 and 12 am 0."""
    said = number_at(asked["hour"], 0)
    hour = int(said.value or 0) if said else 0
    half = (asked["noon"] or "").casefold() or _HALVES.get(asked["part"] or "", "")
    if half == "am":
        return 0 if hour == NOON else hour
    return hour + NOON if half == "pm" and hour < NOON else hour


def _body(rule: ScheduleRule) -> str:
    """The change as a rules file says it."""
    stated = {"team": rule.team, "member": rule.member, "zone": rule.zone}
    place = "".join(f"{key} = {dumps(value)}\n" for key, value in stated.items() if value)
    head = f"[[schedules]]\nkey = {dumps(rule.key)}\npost = {dumps(rule.post)}\ncadence = {dumps(rule.cadence)}\n"
    return f"{head}{place}catch_up = {dumps(rule.catch_up)}\non = {str(rule.on).lower()}\n"


COMMAND = Command(
    name="schedule",
    names=("定时", "定時", "schedules"),
    help=text("When I speak by myself; leads may change it."),
    example=text("schedule morning 8:45"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    follows=r".{1,40}",
    sentence=rf"^(?:{_NOT_TO_ME}{_SENTENCE}|{_WORKDAYS})",  # all begin there: no other place is tried
    asked={
        "": (
            (
                r"(?:今天|明天|这周|本周|下周|本月|下个?月)?的?(?:晨报|早报|日报|日结|周报|月报|战报|提醒)"
                r"(?:是|在)?(?:周几|星期几|哪天)?的?(?:几点|什么时候|啥时候|何时|哪天)钟?"
                r"(?:发|到|推送?|出|来|交|截止)?的?END"
            ),
            (
                r"(?:when|what time) (?:is|does|do|comes) (?:the |my |our )?(?:morning |next )?"
                r"(?:briefing|digest|reminder|weekly|morning)s?"
                r"(?: post| message| report)?(?: come| due| posted| sent)?"
            ),
            (
                r"(?:每天|晚上|早上)?(?:是)?(?:几点|什么时候|啥时候|何时)(?:会|来|开始)?(?:提醒|催|发|推送?)(?:我们|大家|我)?的?"
                r"(?:报数|日报|晨报|周报|月报|战报|提醒)?END"
            ),
            (
                r"把?(?:今天|明天|这周|本周|下周|下个?月)的?(?:晨报|早报|日报|日结|周报|月报|战报|提醒)(?:先|都)?"
                r"(?:停|停掉|停发|关|关掉|取消|暂停|不要发|别发)END"
            ),
            (
                r"(?:stop|pause|skip|cancel|turn off) (?:the )?(?:morning |evening |weekly )?"
                r"(?:briefing|digest|post|report)s? (?:today|tomorrow|this week|next week|on \w{3,9})"
            ),
            r"(?:日报|报数|报告)?的?(?:截止|最晚|最迟)(?:时间)?(?:是|到)?(?:几点|什么时候|啥时候)END",
            r"(?:when|what time) (?:do|does|will|are|is) .{1,24}?(?:get |be )?(?:reminded|nudged|posted|sent)",
            r"(?:when|what time) (?:is|are) (?:the )?(?:daily )?(?:reports?|numbers) due",
            r"what(?:'s| is) the (?:reporting )?deadline",
            r"(?:都)?有(?:哪些|什么)定时(?:消息|推送)?END|(?:早上|每天)?几点发(?:晨报|日报|周报|月报)END",
        ),
    },
)
