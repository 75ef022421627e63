"""What is stored of deals: what is read of one is read of all whose customers are mentioned together."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select

from storage.work import Work

TOGETHER = "deals mentioned"
"""Where a unit of work knows those deals."""
_MOST_IDS = 500


def stored(work: Work, query: Select[Any], deals: Iterable[int]) -> list[Mapping[str, Any]]:
    """The stored rows of these deals, deal by deal; `query` takes `org` and `deals`, and tells `deal_id`."""
    wanted = set(deals) - work.made  # of what was begun here nothing is stored
    known: dict[int, list[Mapping[str, Any]]] = work.known.setdefault(("stored of deals", query), {})
    if not wanted <= known.keys():
        unread = sorted((wanted | work.known.get(TOGETHER, set())) - known.keys())
        known |= {deal: [] for deal in unread}
        for start in range(0, len(unread), _MOST_IDS):
            for row in work.rows(query, org=work.org, deals=unread[start : start + _MOST_IDS]):
                known[row.deal_id].append(row._mapping)
    return [row for deal in sorted(wanted) for row in known[deal]]
