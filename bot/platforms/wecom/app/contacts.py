"""The company's people and departments as WeCom tells them to the app; what it may not read is left out and said."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.platforms.wecom.app.client import Answer, Client, Refused

MOST_PEOPLE = 5_000
MOST_DEPARTMENTS = 500
AT_ONCE = 8
CONVERTED_AT_ONCE = 1_000
_LEFT = 5
"""A person's status: has left the company."""
_NOBODY = frozenset({60111, 60011, 60121, 40003, 46004})
"""There is no such person, or none that the app may see."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody in WeCom. `departments` by name, the main one first; `leads` those that they lead."""

    userid: str
    name: str
    departments: tuple[str, ...] = ()
    leads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Contacts:
    """What the app may read. `missing`: userids that WeCom does not know, or not show; `unread`: calls refused.

    `plain`: the userid behind each encrypted `wo…` id, as far as WeCom told.
    """

    people: tuple[Contact, ...]
    missing: frozenset[str]
    plain: Mapping[str, str]
    unread: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Department:
    name: str
    leaders: frozenset[str]


async def read(client: Client, agent: str, known: Sequence[str]) -> Contacts:
    """Everybody the app may see, and those of the `known` ids besides. Unanswered; Refused: not even itself."""
    unread: dict[str, int] = {}
    open_ids = [one for one in known if one.startswith("wo")]
    plain = await _plain(client, open_ids, unread)
    departments = await _departments(client, unread)
    asked = {one.casefold(): one for one in (*plain.values(), *(one for one in known if not one.startswith("wo")))}
    for one in await _visible(client, agent, departments, unread):
        asked[one.casefold()] = one
    few = asyncio.Semaphore(AT_ONCE)

    async def person(userid: str) -> Contact | None:
        async with few:
            return _contact(userid, await _asked(client, "user/get", userid=userid), departments)

    wanted = list(asked.values())[:MOST_PEOPLE]
    found = await asyncio.gather(*(person(one) for one in wanted))
    missing = frozenset(one for one, contact in zip(wanted, found, strict=True) if contact is None)
    return Contacts(tuple(one for one in found if one), missing, plain, unread)


async def _plain(client: Client, open_ids: Sequence[str], unread: dict[str, int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(open_ids), CONVERTED_AT_ONCE):
        body = {"open_userid_list": list(open_ids[start : start + CONVERTED_AT_ONCE])}
        try:
            answer = await client.post("batch/openuserid_to_userid", body)
        except Refused as no:
            unread["batch/openuserid_to_userid"] = no.code
            break
        for pair in _dicts(answer.get("userid_list")):
            if pair.get("open_userid") and pair.get("userid"):
                found[str(pair["open_userid"])] = str(pair["userid"])
    return found


async def _departments(client: Client, unread: dict[str, int]) -> dict[int, _Department]:
    try:
        listed = await client.get("department/simplelist")
    except Refused as no:
        unread["department/simplelist"] = no.code
        return {}
    found: dict[int, _Department] = {}
    for one in _dicts(listed.get("department_id"))[:MOST_DEPARTMENTS]:
        number = one.get("id")
        try:
            answer = await client.get("department/get", id=str(number))
        except Refused as no:
            unread["department/get"] = no.code
            continue
        about = answer.get("department")
        name = about.get("name") if isinstance(about, Mapping) else None
        if isinstance(number, int) and isinstance(name, str) and isinstance(about, Mapping):
            leaders = about.get("department_leader")
            led = {str(one).casefold() for one in leaders} if isinstance(leaders, list) else set()
            found[number] = _Department(name, frozenset(led))
    return found


async def _visible(
    client: Client, agent: str, departments: Mapping[int, _Department], unread: dict[str, int]
) -> list[str]:
    """The userids in the app's range: those named one by one, and those of its departments."""
    found = []
    about = await client.get("agent/get", agentid=agent)
    named = about.get("allow_userinfos")
    found += [str(one["userid"]) for one in _dicts(named.get("user") if isinstance(named, Mapping) else None)]
    for number in departments:
        try:
            answer = await client.get("user/simplelist", department_id=str(number))
        except Refused as no:
            unread["user/simplelist"] = no.code
            break
        found += [str(one["userid"]) for one in _dicts(answer.get("userlist")) if one.get("userid")]
    return found


async def _asked(client: Client, path: str, **query: str) -> Answer | None:
    try:
        return await client.get(path, **query)
    except Refused as no:
        if no.code in _NOBODY:
            return None
        raise


def _contact(userid: str, answer: Answer | None, departments: Mapping[int, _Department]) -> Contact | None:
    if answer is None or answer.get("status") == _LEFT:
        return None
    numbers = answer.get("department")
    every = [one for one in numbers if isinstance(one, int)] if isinstance(numbers, list) else []
    main = answer.get("main_department")
    ordered = sorted(every, key=lambda one: one != main)
    flags = answer.get("is_leader_in_dept")
    leading = dict(zip(every, flags, strict=False)) if isinstance(flags, list) else {}
    named = [(departments[one], leading.get(one) == 1) for one in ordered if one in departments]
    leads = {one.name for one, flag in named if flag or userid.casefold() in one.leaders}
    name = answer.get("name")
    names = tuple(one.name for one, _ in named)
    return Contact(userid, name if isinstance(name, str) and name else userid, names, frozenset(leads))


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
