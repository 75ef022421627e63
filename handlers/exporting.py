"""What is exported: totals, records or deals of a period, the roster, targets and customers, as sheets."""

from collections.abc import Mapping, Sequence
from typing import Literal

from cards import export as cards
from cards import template as sheets
from chat.errors import Refusal
from chat.reply import Sheet
from language.text import text
from scoring.people import Organization
from scoring.period import Period
from storage import exports, imports, targets, totals
from storage.work import Work

What = Literal["totals", "records", "deals", "roster", "targets", "customers"]
WORDS: Mapping[str, What] = {
    **dict.fromkeys(("roster", "members", "花名册", "花名冊", "成员", "成員"), "roster"),
    **dict.fromkeys(("targets", "目标", "目標"), "targets"),
    **dict.fromkeys(("customers", "客户", "客戶"), "customers"),
    **dict.fromkeys(("totals", "total", "results", "业绩", "業績", "汇总", "匯總", "合计", "合計"), "totals"),
    **dict.fromkeys(("numbers", "figures", "data", "数据", "數據", "报表", "報表", "表格"), "totals"),
    **dict.fromkeys(("records", "record", "记录", "記錄", "纪录", "紀錄", "明细", "明細"), "records"),
    **dict.fromkeys(("deals", "deal", "单子", "單子", "商机", "商機", "签单", "簽單"), "deals"),
}
_ADDED = ("sum", "count")


def sheet_of(work: Work, home: Organization, what: What, period: Period, members: Sequence[int]) -> Sheet:
    """The sheet; Refusal when it would be too long."""
    if what == "roster":
        return sheets.roster_sheet(home, members)
    if what == "targets":
        return sheets.targets_sheet(targets.board_of(work, period, frozenset(members)), home, period)
    if what == "customers":
        return sheets.customers_sheet(_customers(work, home, frozenset(members)))
    if what == "totals":
        metrics = [metric for metric in home.metrics if metric.roll in _ADDED]
        found = totals.table(work, period, [metric.key for metric in metrics])
        return cards.totals_sheet(found, members, metrics, home, period)
    if what == "records":
        rows = exports.activities(work, period, members)
        _check(len(rows))
        return cards.records_sheet(rows, home, period)
    events = exports.events(work, period, members)
    _check(len(events))
    return cards.deals_sheet(events, home, period)


def _customers(work: Work, home: Organization, members: frozenset[int]) -> list[tuple[str, str]]:
    """The members' customers, each with its owner."""
    owned = (one for one in imports.owners(work).values() if one[2] in members)
    return [(name, home.members[owner].name) for _, name, owner in owned]


def _check(rows: int) -> None:
    if rows > exports.MOST:
        raise Refusal(text("That is more than {n} rows. Ask for a shorter time or one team.", n=exports.MOST))
