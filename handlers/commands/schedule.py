"""schedule [POST [TIME | off | on] [TEAM]]: when the bot speaks by itself; changed by leads, as by the rules file."""

import re
from collections.abc import Mapping, Sequence
from json import dumps
from typing import Any

from cards.schedule import schedule_changed, schedules_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import team_meant
from handlers.command import Command, Request
from handlers.scheduling import SENTENCE, change_of, is_change
from language.text import Listing, Text, text
from scoring.people import Role
from scoring.rights import Right
from scoring.rules import ScheduleRule
from storage import rules, schedules

_OFFERED: Mapping[str, Text] = {"overdue": text("schedule overdue on"), "myday": text("schedule my day on")}
"""Posts that older companies do not have, and how each is turned on."""
LAST_HOUR, LAST_MINUTE = 23, 59
_LAST_TIME = re.compile(r"\d{2}:\d{2}$")
HOW = text("For example: schedule morning 8:45 · schedule weekly off")


def run(request: Request) -> Reply:
    """Alone it lists what is scheduled for the team; else it moves one post, or turns it off or on."""
    words = request.args.strip()
    known = {row["key"]: row for row in schedules.known(request.work).values()}
    if not words:
        return _listed(request, list(known.values()))
    asked = change_of(words)
    if asked is None or asked.post not in request.posts:
        raise Refusal(text("I did not understand which post, or when."), HOW)
    name, team = asked.post, _team(request, asked.team)
    found = next((row for row in known.values() if row["post"] == name and row["team_id"] == team), None)
    if found is None and not asked.on:
        raise Refusal(text("It is so already."))
    row = _new(request, name, team) if found is None else found
    home = request.organization
    rule = ScheduleRule(
        key=row["key"],
        post=name,
        cadence=_cadence(row["cadence"], asked.time),
        team=home.teams[team].key if team is not None else None,
        member=home.members[row["member_id"]].key if row["member_id"] is not None else None,
        zone=row["zone"] if row["zone"] != home.zone else None,
        catch_up=row["catch_up"],
        on=asked.on,
    )
    changes = rules.add(request.work, posts=(rule,), body=_body(rule), by=request.asker.id)
    if not changes:
        raise Refusal(text("It is so already."))
    return schedule_changed(_label(request, rule.post), rule.cadence, on=rule.on)


def _listed(request: Request, known: Sequence[Mapping[str, Any]]) -> Reply:
    """What is scheduled for the asker's team; without one, of all teams, where the same is said once."""
    teams = [row for row in known if row["member_id"] is None]
    own = [row for row in teams if row["team_id"] == request.team] or teams
    whose: dict[tuple[str, str, bool], list[str]] = {}
    for row in own:
        name = request.organization.team_name(row["team_id"])
        whose.setdefault((row["post"], row["cadence"], row["enabled"]), []).append(name)
    several = len({row["team_id"] for row in own}) > 1
    shown = {post for post, _, _ in whose}
    missing = [(_label(request, post), how) for post, how in _OFFERED.items() if post not in shown]
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
    return {"key": key, "member_id": None, "zone": home.zone, **usual}


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


def _cadence(cadence: str, time: tuple[int, int] | None) -> str:
    """The cadence at the new time of day; one that runs several times a day is for the rules file."""
    if time is None:
        return cadence
    if not _LAST_TIME.search(cadence):
        raise Refusal(text("That post comes several times a day; change its cadence in the rules file."))
    hour, minute = time
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        raise Refusal(text("There is no such time of day."), HOW)
    return _LAST_TIME.sub(f"{hour:02}:{minute:02}", cadence)


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
    right=Right(Role.LEAD, "private"),
    shown=False,
    follows=r".{1,40}",
    sentence=SENTENCE,
    meant=is_change,
    asked={
        "": (
            (
                r"(?:明天)?的?(?:晨报|早报|日报|日结|周报|月报|战报|提醒)是?(?:几点|什么时候|啥时候|何时)钟?"
                r"(?:发|到|推送?|出|来|交|截止)?的?END"
            ),
            (
                r"(?:when|what time) (?:is|does|do|comes) (?:the |my |our )?(?:morning |next )?"
                r"(?:briefing|digest|reminder|weekly)s?(?: come| due| posted| sent)?"
            ),
            r"(?:都)?有(?:哪些|什么)定时(?:消息|推送)?END|(?:早上|每天)?几点发(?:晨报|日报|周报|月报)END",
            r"(?:看看|看一下|现在发|发一下|马上发)?(?:明天|今天)?的?(?:晨报|早报)(?:给我看看|长什么样|看看)?END",
            (
                r"(?:show (?:me )?|send |what does )(?:the |tomorrow's |today's )?(?:morning )?briefing"
                r"(?: now| look like)?"
            ),
        ),
    },
)
