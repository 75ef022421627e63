"""rank [metric] [period] [team]: the leaderboard; one's own place comes in private."""

from dataclasses import replace

from cards.rank import board_card, own_line
from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers.arguments import Arguments, arguments, metric_named, period_asked, period_for
from handlers.command import Command, Outcome, Request
from handlers.when import THIS_MONTH
from language.text import At, Listing, text
from scoring.board import arena, groups_of
from scoring.people import Role
from scoring.rights import Right
from storage import boards
from storage.progress import main_metric

OWN = "own"
"""The asker's team alone, where the board is of the whole company."""
_WHICH, _SIGNED = r"有?(?:谁|哪些人|哪几个人?)", r"(?:开|签|出|成)(?:过|了)?单"


def run(request: Request) -> Outcome:
    """Everybody sees the top; the asker is told the own place; a lead sees the whole board in private."""
    asked = _asked(request)
    if asked.unknown:
        names = Listing(tuple(t.name for t in request.organization.teams.values()))
        raise Refusal(
            text(
                "I do not know “{word}”. Metrics, periods and teams work: {teams}", word=asked.unknown[0], teams=names
            ),
            text("For example: rank visits this week"),
        )
    home = request.organization
    metric = asked.metric or main_metric(home)
    period = period_for(asked.period or THIS_MONTH, request.today, home)
    team = arena(home, request.team, request.today) if asked.team == "" else asked.team
    assert not isinstance(team, str)
    if asked.groups and not groups_of(home, team):
        team = home.teams[team].parent if team is not None else None
    board = boards.board(request.work, metric, period, team, request.today, request.shared_days, groups=asked.groups)
    whole = not request.in_group and request.asker.role is not Role.REP
    card = board_card(board, home, At(request.now), whole=whole)
    own = own_line(board, home, request.asker.id) if board.best else None
    if not own:
        return card
    if request.in_group:
        return [request.here(card), request.privately(Reply((Line(own),)), "place")]
    return Reply((*card.blocks, Line(own)))


def _asked(request: Request) -> Arguments:
    """What was asked for: by the words after the command, or by a question that was read."""
    query = request.reading.query if request.reading else None
    if query is None:
        first, _, rest = request.args.partition(" ")
        if first != OWN:
            return arguments(request.args, request.organization)
        return replace(arguments(rest, request.organization), team=request.team)
    period = period_asked(query, request.incoming.text)
    key = {"paid": "collections", "signed": None}.get(query.metric or "", query.metric)
    metric = metric_named(key, request.organization) if key else None
    return Arguments(metric, period, _team(request, query.who))


def _team(request: Request, who: str | None) -> int | str | None:
    if not who:
        return ""
    return next((t.id for t in request.organization.teams.values() if who in (t.name, t.key)), "")


COMMAND = Command(
    name="rank",
    names=("排行榜", "排行", "排名", "榜单", "榜單", "战报", "戰報", "leaderboard", "board"),
    help=text("The leaderboard. You may add a metric, a period, a team."),
    example=text("rank visits this week"),
    run=run,
    right=Right(Role.REP),
    reads=True,
    asked={
        "{metric} {when}": (
            (
                r"who(?:'s| has| had| made| did| got)(?: got)? (?:the )?(?:most|fewest|least|highest"
                r"|lowest) METRIC ?WHEN"
            ),
            r"(?:most|fewest|least) METRIC ?WHEN",
            r"WHENMETRIC(?:数|量)?(?:做得|跑得|打得)?最[少低差多高好](?:的人?)?(?:是|有)?(?:谁|哪几?[个位])END",
        ),
        "signed {when}": (
            (
                r"who(?:'s| has| had)? (?:signed|closed|won|sold) (?:the )?(?:most|fewest|least)"
                r"(?: number of)? (?:deals|orders|contracts) ?WHEN"
            ),
        ),
        "points": (r"(?:the |our |my )?points(?: so far| board| table)?|积分(?:榜|排行|排名|情况)",),
        "": (
            r"(?:the )?(?:bottom \d{1,2}|worst|lowest|weakest)(?: performers?| reps?| sellers?)?|last place",
            r"(?:谁)?(?:倒数|垫底|最后)(?:第?[一二三1-3]名?|几名|的)?(?:是谁|有谁|是哪几个)?END",
        ),
        "bookings {when}": (
            rf"THEN都?{_WHICH}{_SIGNED}END",
            rf"都?{_WHICH}WHEN{_SIGNED}END",
            r"who(?:'s| has| have)? (?:signed|closed|sold|won)(?: (?:a |any )?(?:deals?|anything|something))? THEN",
            (
                r"(?:did|has) any(?:one|body) (?:sign|signed|close|closed|sell|sold|win|won)"
                r"(?: (?:a |any )?(?:deals?|anything|something))? THEN"
            ),
        ),
        "{month}": (
            r"who(?:'s| is| was) (?:first|top|the best|best|leading|number one|on top)(?: in| for)? ?MONTH",
            r"(?:best|top) (?:rep|seller|salesperson|performer)s?(?: in| of| for)? ?MONTH",
        ),
        f"{OWN} {{metric}} {{when}}": (
            r"(?:我们|咱们|本)(?:小?组|团队|队)(?:里|中)?WHEN谁?的?METRIC(?:数|量|得)?最[多少高低好](?:的人?)?(?:是?谁)?END",
            (
                r"who(?:'s| has| had| made| did)?(?: got)? (?:the )?(?:most|fewest) METRIC "
                r"(?:in|on) (?:my|our) team ?WHEN"
            ),
        ),
        f"{OWN} {{when}}": (
            (
                r"(?:我们|咱们|本)(?:小?组|团队|队)(?:里|中)?WHEN的?(?:谁(?:签得?|做得?|干得?|卖得?)?(?:的业绩)?最"
                r"(?:厉害|好|多|高|强|猛|牛)|(?:的)?(?:第一名?|冠军|销冠)(?:是谁)?|谁(?:是)?(?:第一名?|冠军|销冠))END"
            ),
            (
                r"who(?:'s| is| was)? (?:the )?(?:best|top|first|leading|on top|number one)"
                r"(?: (?:rep|seller))? (?:in|on|of) (?:my|our) (?:team|group) ?WHEN"
            ),
            r"(?:best|top) (?:rep|seller|performer)s? (?:in|on|of) (?:my|our) (?:team|group) ?WHEN",
            r"(?:my|our) team(?:'s)? (?:leaderboard|ranking|board) ?WHEN",
            r"(?:我们|咱们|本)(?:小?组|团队|队)WHEN的?(?:排名|排行榜?|榜单?)END",
        ),
        "groups": (
            (
                r"(?:各个?|[三两四几]个)(?:组|小组|团队)(?:现在|本月|这个月)?(?:谁|哪个)?的?(?:业绩)?"
                r"(?:对比一?下?|比较|排名|排行|领先|第一|最好|最强|[什啥]么?情况|情况|怎么样|咋样|进度|完成情况|业绩)END"
            ),
            (
                r"[三两四各]个?(?:组|小组|团队)(?:里|中)?(?:谁|哪个)最?(?:强|厉害|好|差|弱|拉胯|落后)END"
                r"|哪个(?:组|小组|团队)(?:最拉胯|最弱|领先|落后|第一|最好|最强|最多|最差|垫底)|按(?:小组|组|团队)"
                r"(?:排名|排行|排|看)榜?"
            ),
            r"(?:组间|小组|团队|各组)(?:对比|排名|排行)榜?",
            r"which (?:team|group) (?:leads|is (?:leading|ahead|first|best|winning|behind|last))",
            r"compare (?:the )?(?:teams|groups)|(?:team|group)s? (?:ranking|leaderboard)",
        ),
    },
)
