"""why pk: the lines behind a PK's measure, in private."""

import re

from cards.pk_why import why_pk_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Request
from language.text import text
from scoring.people import Role
from storage import bouts, pks
from storage.pks import Pk

_ABOUT = re.compile(r"\s*(?:about |of |in )?(?:the )?(?:pk|PK|Pk|对抗赛|挑战)\s*([A-Za-z2-9]{3})?[\s?？]*")


def is_about_pk(args: str) -> bool:
    """Whether a PK is asked about: pk, pk K7Q."""
    return _ABOUT.fullmatch(args[:40]) is not None


def why_pk(request: Request) -> Reply:
    """Each side's arithmetic and the own line; a lead sees everybody's."""
    found = _ABOUT.fullmatch(request.args[:40])
    code = found[1] if found else None
    pk = _meant(request, code)
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    whole = request.asker.role is not Role.REP
    return why_pk_card(bout, request.organization, request.asker.id, whole=whole)


def _meant(request: Request, code: str | None) -> Pk:
    if code:
        named = pks.by_code(request.work, code)
        if named and named.state in (*pks.LIVE, "done"):
            return named
        raise Refusal(text("I know no PK {code}.", code=code))
    live = sorted(pks.live(request.work), key=lambda pk: request.asker.id not in pk.members)
    found = live or pks.ended(request.work, 1)
    if not found:
        raise Refusal(text("No PK is under way."))
    return found[0]
