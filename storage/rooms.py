"""The rooms that hear of a contest, and the deliveries to them."""

from chat.reply import Delivery, Reply
from storage.people import Directory, KnownRoom
from storage.pks import Pk


def rooms_of(pk: Pk, people: Directory) -> tuple[KnownRoom, ...]:
    """The rooms of the sides' teams, and of the teams that single members are in; each once."""
    home = people.organization
    found: dict[tuple[str, str], KnownRoom] = {}
    for side in pk.contest.sides:
        own = [side.team] if side.team is not None else [home.members[p.member].team for p in side.players]
        for team in own:
            room = people.room_of_team(team) if team is not None else None
            if room:
                found.setdefault((room.room.platform, room.room.id), room)
    return tuple(found.values())


def told(pk: Pk, people: Directory, reply: Reply, what: str) -> list[Delivery]:
    """The same reply to every room; `what` makes it one of its kind."""
    return [Delivery(known.room, reply, f"pk:{pk.id}:{what}:{known.room.id}") for known in rooms_of(pk, people)]
