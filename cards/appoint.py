"""A new role: what the asker hears, and whose it is."""

from chat.reply import Reply, says
from language.text import Arg, Text, text
from scoring.people import Role


def appointed(name: str, role: Role, team: Arg) -> Reply:
    """To who gave the role."""
    said = {
        Role.REP: text("✅ {name} is a rep from now on.", name=name),
        Role.LEAD: text("✅ {name} leads {team} from now on.", name=name, team=team),
        Role.MANAGER: text("✅ {name} is a manager from now on.", name=name),
        Role.ADMIN: text("✅ {name} is an admin from now on.", name=name),
    }
    return says(said[role], text("It holds from today and is kept as a version of the rules."))


def told(role: Role, team: Arg) -> Reply:
    """To whose role it is: what they may do now."""
    return says(_YOURS[role] if role is not Role.LEAD else text("👋 You lead {team} now.", team=team), _NEXT)


_YOURS: dict[Role, Text] = {
    Role.REP: text("👋 You are a rep now."),
    Role.MANAGER: text("👋 You are a manager now: you see every team."),
    Role.ADMIN: text("👋 You are an admin now: roles and rules are yours to set."),
}
_NEXT = text("“help” says what you can do now.")
