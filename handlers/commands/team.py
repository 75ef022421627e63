"""team: how the team stands; who has not reported is for leads alone."""

from cards.bullets import bullets
from cards.done import done_card
from cards.outage import unreachable
from cards.progress import over_line
from cards.team import done_table, missing_line, team_card
from chat.chart import Progress as Chart
from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers.arguments import Arguments, arguments, period_asked, period_for
from handlers.command import Command, Outcome, Request
from handlers.improving import IMPROVED, improved
from handlers.improving import SENTENCES as OF_IMPROVED
from handlers.lagging import BEHIND, SENTENCES, WITHOUT, behind, without
from handlers.lineup import OF_PEOPLE, PEOPLE
from handlers.picturing import climb_of
from handlers.unreported import unreported
from handlers.when import THIS_MONTH
from language.text import At, Listing, Text, text
from scoring.metric import Metric
from scoring.pace import workdays_of
from scoring.people import Role
from scoring.period import Period, comparable
from scoring.progress import Progress
from scoring.rights import Right, leads
from scoring.target import team_or_company
from storage import chats, measures, progress, targets, totals
from storage.progress import main_metric

_ABOUT = {BEHIND: behind, WITHOUT: without, IMPROVED: improved, **PEOPLE}
"""What may be asked of the people in the team, by the first word."""
_RESULTS = {"signed": ("bookings", "signed"), "paid": ("collections",)}
"""Metrics that a question means by one word."""


def run(request: Request) -> Outcome:
    """The team's month and day; a lead is told in private who has not reported today."""
    home = request.organization
    about = _ABOUT.get(request.args.partition(" ")[0])
    if about:
        return about(request)
    asked = arguments(request.args, home)
    if asked.unknown:
        names = Listing(tuple(t.name for t in home.teams.values()))
        raise Refusal(text("There is no team “{word}”. There are: {teams}", word=asked.unknown[0], teams=names))
    team = request.team if asked.team == "" else asked.team
    assert not isinstance(team, str)
    where = progress.of_team(request.work, team, request.today, request.shifts(team))
    card = team_card(where, home.team_name(team), home, _picture(request, team, where))
    if done := _done(request, team, asked, where.main, card):
        return done
    missing, unreached = unreported(request, team, request.today).missing, _unreached(request, team)
    lines = [line for line in (missing and missing_line(missing), unreached and unreachable(unreached)) if line]
    if not lines:
        return card
    if request.in_group:
        return [request.here(card), request.privately(Reply(tuple(lines)), "missing")]
    return Reply((*card.blocks, *lines))


def _done(request: Request, team: int | None, asked: Arguments, main: Metric, card: Reply) -> Reply | None:
    """What the team did in another period, or of the metric that is asked for; None where neither is said.

    Of a period that is over first what it led to; of one that runs how the month of the `card` stands.
    """
    query, home = request.reading.query if request.reading else None, request.organization
    said = asked.period or period_asked(query, request.incoming.text)
    keys = _RESULTS.get(query.metric or "", (query.metric,)) if query else ()
    metrics = [asked.metric] if asked.metric else [one for one in home.metrics if one.key in keys]
    if said in (None, THIS_MONTH) and not metrics:
        return None
    period = period_for(said or THIS_MONTH, request.today, home)
    before = comparable(period, max(period.start, min(request.today, period.last)))
    shown = metrics or [one for one in home.metrics if one.roll in ("sum", "count")]
    inside, name = None if team is None else home.within(team), home.team_name(team)
    rows = []
    for metric in shown:
        now, then = (measures.whole(request.work, metric, when, inside) or 0 for when in (period, before))
        if metrics or now or then:
            rows.append((metric, now, then))
    table, of_result = done_table(rows, period, home), not metrics or main in metrics
    if of_result and (over := _over(request, team, period, {metric: now for metric, now, _ in rows}.get(main))):
        return Reply((Line(text("{team} · {line}", team=name, line=over), strong=True), table))
    if metrics and not (of_result and period == home.period("month", request.today)):
        return done_card(name, rows, (period, before), home, request.today)
    return Reply((*card.blocks[:2], table))


def _over(request: Request, team: int | None, period: Period, led_to: int | None) -> Text | None:
    """What a period that is over led to, beside its target; None of one that runs, or that led to nothing."""
    if period.end > request.today or not led_to:
        return None
    main = main_metric(request.organization)
    wanted = targets.of(request.work, *team_or_company(team), period.kind, period.start).get(main.key)
    return over_line(main, led_to, wanted.base if wanted else 0, period, request.organization)


def _picture(request: Request, team: int | None, where: Progress) -> Chart | None:
    """The month's targets as bars, and the climb of the main result; None without a target."""
    home, work, today = request.organization, request.work, request.today
    month, inside = home.period("month", today), home.within(team)
    holder = team_or_company(team)
    wanted = targets.of(work, *holder, "month", month.start, today)
    others = {
        metric: (sum(totals.by_member(work, month, metric.key, inside).values()), wanted[metric.key].base)
        for metric in home.metrics
        if metric.key in wanted and metric != where.main and metric.roll in ("sum", "count")
    }
    left = workdays_of(month, today, request.shifts(team)).days_left()
    climbed = climb_of(request, holder, where.main, month)
    return bullets(where, home.team_name(team), others, climbed, month, left, home, At(work.now))


def _unreached(request: Request, team: int | None) -> tuple[str, ...]:
    """Whom private words could not reach, of those whom the asker leads."""
    if request.asker.role is Role.REP:
        return ()
    mine = [m for m in request.organization.crew(team, request.today) if leads(request.asker, m)]
    names = {member.id: member.name for member in mine}
    return tuple(names[member] for member in chats.unreached(request.work, list(names)))


COMMAND = Command(
    name="team",
    names=("团队", "團隊", "小组", "小組", "本组", "本組"),
    help=text("How the team stands today and this month."),
    example=text("team"),
    run=run,
    right=Right(Role.REP),
    reads=True,
    asked={
        **SENTENCES,
        **OF_PEOPLE,
        **OF_IMPROVED,
        "": (
            (
                r"(?:今天)?(?:大家|团队|小组|全组|我们组|咱们组)(?:今天|这个月|本月)?(?:干得|做得|表现|情况)?"
                r"(?:怎么样|怎样|咋样|如何)END"
            ),
            r"how(?:'s|s| is| are) (?:my|our|the) (?:team|group|people|guys)(?: doing)?(?: today| this month)?",
        ),
        "company {when}": (
            r"(?:全|整个)?公司WHEN(?:的)?(?:做了多少|业绩|情况|表现|进展)?(?:是|怎么样|怎样|咋样|如何|多少)?END",
            r"how(?:'s| is| did) the company (?:doing|do)? ?WHEN",
        ),
        "{when}": (
            (
                r"(?:我们|咱们)?(?:团队|小组|全组|组里|我们组|大家)WHEN(?:的)?(?:一共|总共)?"
                r"(?:(?:做|干|跑|完成)了?(?:多少|[什啥]么?|哪些)|表现|业绩|情况|怎么样|怎样|咋样|如何)END"
            ),
            r"(?:what|how) did (?:the team|my team|our team|the group|we) do ?WHEN",
            (
                r"THEN(?:到现在|到目前|截至目前)?的?(?:情况|汇总|总结|小结|战报|成果|做得|干得)(?:怎么样"
                r"|怎样|咋样|如何)?END"
            ),
            r"(?:summary|recap|results|round-?up) (?:of |for )?THEN",
            r"(?:show (?:me )?|give me )?THEN(?:'s)? (?:summary|recap|results|round-?up)",
            r"what(?:'s| has| is)? happen(?:ed|ing)? (?:so far )?THEN(?: so far)?",
            r"how(?:'s| is) THEN (?:going|looking)",
        ),
        "{metric} {when}": (
            r"(?:the )?(?:team |our )?(?:total|all|overall|number of|team) METRIC ?WHEN",
            (
                r"WHEN(?:我们|团队|全组|大家)?(?:一共|总共|合计)(?:跑|打|做|见|签|发|加)?了?(?:多少"
                r"|几)[家个通次单份]?METRICEND"
            ),
        ),
        "{team}": (
            r"TEAM(?:组|那边|这边)?(?:现在|今天|这个月|本月)?(?:做|完成|签)?到?(?:多少|怎么样|如何|什么情况|呢)END",
            r"how(?:'s| is| are) TEAM (?:doing|going)",
        ),
        "{team} {when}": (
            (
                r"TEAM(?:组|那边|这边)?THEN的?(?:业绩|情况|表现|战况|数据|成绩|进度|进展)?(?:怎么样|怎样"
                r"|咋样|如何|是?多少)?END"
            ),
            r"(?:what|how) (?:did|has|was|were) TEAM (?:do |done )?THEN",
            r"TEAM(?:'s)? (?:numbers |results |sales )?THEN",
        ),
    },
)
