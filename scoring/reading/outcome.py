"""The different outcomes that a part of a clause tells of, the weightier of those that tell the same."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.token import Token

ORDERS = frozenset(("po", "p.o.", "订单", "purchase order"))
_RECEIVED = word_set("收到 received 收回 拿回来 拿回来了 收回来了 收") | {"came in", "came through", "came thru"}
_VERBAL = ("verbal", "soft yes", "handshake")
_PAPERS = word_set("renewal renewals reorder upsell re-up po signature signatures extension order")
"""What somebody may say yes to before it is signed."""
_ALSO_ARRIVED = frozenset(("is in", "are in", "下单", "closed", "成了", "landed", "sealed", "in the bag", "落袋"))


def by_stage(stages: list[Token]) -> list[tuple[str, Token]]:
    """The different stages of a part, the weightier of those that tell the same: 收到 of a PO is no payment."""
    texts = {token.word for token in stages}
    found: dict[str, Token] = {}
    for token in stages:
        found.setdefault(token.means["stage"], token)
    if "refunded" in found:
        return [("refunded", found["refunded"])]
    paid, signed = found.get("paid"), found.get("signed")
    paper = signed or found.get("intent")
    received = paid is not None and paper is not None and len(stages) == 2 and paid.word in _RECEIVED
    if paid is not None and (texts & ORDERS or received):
        del found["paid"]
    verbal = found.get("intent")
    if signed is not None and verbal is not None and verbal.word.startswith(_VERBAL) and signed.word in _PAPERS:
        del found["signed"]  # verbal yes from Castellan on the renewal
    elif signed is not None and ("lost" in found or ("paid" in found and signed.word in _ALSO_ARRIVED)):
        del found["signed"]
    if "signed" in found:
        found.pop("quoted", None)
    if len(found) > 1:
        found.pop("intent", None)
    return list(found.items())
