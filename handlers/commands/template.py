"""template: a day's report to be filled in, or one of the sheets that can be brought in."""

from cards import template as cards
from chat.reply import Reply, Sheet
from handlers.command import Command, Request
from language.text import text
from scoring.people import Role
from scoring.rights import Right, leads

MOST_LINES = 5
_SHEETS = {
    **dict.fromkeys(("roster", "members", "花名册", "花名冊", "成员", "成員"), "roster"),
    **dict.fromkeys(("targets", "target", "目标", "目標"), "targets"),
    **dict.fromkeys(("results", "result", "业绩", "業績", "完成"), "results"),
    **dict.fromkeys(("records", "record", "记录", "記錄", "明细", "明細"), "records"),
    **dict.fromkeys(("customers", "customer", "客户", "客戶"), "customers"),
    **dict.fromkeys(("deals", "deal", "单子", "單子", "商机", "商機"), "deals"),
}


def run(request: Request) -> Reply:
    """A line for each thing that is done, at most five; or a sheet, with the people in it whom the asker leads."""
    what = _SHEETS.get(request.args.strip().casefold(), "")
    if what and request.member is not None:
        return cards.sheet_card(_sheet(request, what))
    metrics = [m for m in request.organization.metrics if m.kind == "process" and not m.money]
    return cards.template_card(metrics[:MOST_LINES])


def _sheet(request: Request, what: str) -> Sheet:
    home, asker = request.organization, request.asker
    counted = [m for m in home.metrics if m.roll in ("sum", "count") and m.origin in ("report", "deals")]
    main = [m for m in counted if m.key == home.main_metric]
    doing = [m for m in counted if m.kind == "process"][:3]
    if what == "roster":
        return Sheet("dealdrum-roster", cards.ROSTER, ())
    if what in ("targets", "results"):
        crew = [m for m in home.members.values() if m.active(request.today) and (m.id == asker.id or leads(asker, m))]
        sellers = [m for m in crew if m.role in (Role.REP, Role.LEAD)]
        return cards.people_sheet(home, sellers, [*main, *doing], what)
    if what == "records":
        return cards.records_template(doing)
    return Sheet(f"dealdrum-{what}", cards.CUSTOMERS if what == "customers" else cards.DEALS, ())


COMMAND = Command(
    name="template",
    names=("模板", "模版", "範本", "日报模板", "日報模板"),
    help=text("A day's report to fill in; “template roster” and others give a sheet to bring in."),
    example=text("template"),
    run=run,
    right=Right(None, "private"),
    reads=True,
    shown=False,
    follows=r"(?:roster|members|targets?|results?|records?|customers?|deals?"
    r"|花名[册冊]|成[员員]|目[标標]|[业業][绩績]|完成|[记記][录錄]|明[细細]|客[户戶]|[单單]子|商[机機])",
)
