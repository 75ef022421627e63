"""The leaderboard: a picture, its words, and one's own place in private."""

from cards.metric import gap, label, said, short
from cards.period import period_name
from cards.progress import lead_words
from chat.chart import BoardRow, Leaderboard, Tile, Tone
from chat.reply import Line, Picture, Reply
from language.text import Arg, At, Day, Listing, Share, Text, counted, text
from scoring.board import Board
from scoring.metric import SCORE
from scoring.pace import WHOLE, attainment, points
from scoring.people import Organization
from scoring.rank import Standing, top

_ANIMALS = (
    "🐯",
    "🦁",
    "🐼",
    "🐲",
    "🐱",
    "🐶",
    "🦄",
    "🐰",
    "🦊",
    "🐻",
    "🐨",
    "🐸",
    "🐵",
    "🐧",
    "🦉",
    "🐺",
    "🐮",
    "🐷",
    "🦅",
    "🐬",
)
MOST_ROWS = 50
_MOST_IDLE = 20
_CLIMBED = 2  # places gained that make somebody the fastest climber


def board_card(board: Board, home: Organization, now: At, *, whole: bool = False) -> Reply:
    """The board as a group sees it: the top, as a picture with its words; `whole` for a lead in private.

    Who has nothing has no row of a whole board but is named below it.
    """
    idle = board.idle if whole else frozenset()
    shown = tuple(s for s in board.standings if s.holder not in idle) if whole else top(board.standings)
    if not any(s.score for s in board.standings):
        return Reply(
            (
                Line(
                    text(
                        "{period}: nobody has any {metric}.",
                        period=period_name(board.period, home),
                        metric=label(board.metric),
                    )
                ),
            )
        )
    picture = Picture(_chart(board, home, shown, now, public=not whole), words(board, home, shown, public=not whole))
    return Reply((picture, Line(_idle_line(board, home))) if idle else (picture,))


def _idle_line(board: Board, home: Organization) -> Text:
    """Who has nothing of the board's metric yet."""
    idle = sorted(board.idle, key=lambda one: _name(home, one))
    named = tuple(_marked(board, one, _name(home, one)) for one in idle[:_MOST_IDLE])
    more = len(idle) - len(named)
    return text("Nothing yet: {names}", names=Listing((*named, text("… and {n} more", n=more)) if more else named))


def own_line(board: Board, home: Organization, member: int) -> Text | None:
    """One's own place and what is missing to the next; None when not on the board."""
    found = _behind(board, home, member)
    if found is None:
        return None
    if "gap" not in found:
        return text("You are no. {place}: {amount}.", **found)
    return text("You are no. {place}: {amount}, {gap} behind {above}.", **found)


def place_line(board: Board, home: Organization, member: int) -> Text | None:
    """The same of somebody else; None when not on the board."""
    found = _behind(board, home, member)
    if found is None:
        return None
    name = _name(home, member)
    if "gap" not in found:
        return text("{name} is no. {place}: {amount}.", name=name, **found)
    return text("{name} is no. {place}: {amount}, {gap} behind {above}.", name=name, **found)


def first_line(board: Board, home: Organization, member: int) -> Text | None:
    """What is missing to the first place; None for who stands there or right behind it."""
    own, first = board.of(member), board.standings[0] if board.standings else None
    if own is None or first is None or own.gap == abs(first.score - own.score):
        return None
    return text(
        "To the first place, {name}: {gap}.",
        name=called(board, home, first.holder, public=True),
        gap=gap(board.metric, abs(first.score - own.score), home.currency),
    )


def _behind(board: Board, home: Organization, member: int) -> dict[str, Arg] | None:
    """A place and its amount, with what is missing to the next better and who has that."""
    own = board.of(member)
    if own is None:
        return None
    found: dict[str, Arg] = {"place": own.place, "amount": said(board.metric, own.score, home.currency)}
    if own.gap:
        above = [s for s in board.standings if s.place < own.place][-1]
        name = called(board, home, above.holder, public=True)
        found |= {"gap": gap(board.metric, own.gap, home.currency), "above": name}
    return found


def _title(board: Board, home: Organization) -> Text:
    """What the board is called."""
    return text("Leaderboard: {metric}, {period}", period=period_name(board.period, home), metric=label(board.metric))


def _scope(board: Board, home: Organization) -> Arg:
    """Whose board it is."""
    return home.team_name(board.team)


def words(board: Board, home: Organization, shown: tuple[Standing, ...], *, public: bool = True) -> tuple[Line, ...]:
    """The board in words: a heading and one line for each place shown; `public`: who wishes stands as 匿名."""
    heading = text("🏆 {title} · {scope}", title=_title(board, home), scope=_scope(board, home))
    return (Line(heading, strong=True), *(Line(_said(board, home, s, public=public)) for s in shown))


def _said(board: Board, home: Organization, standing: Standing, *, public: bool) -> Text:
    amount = short(board.metric, standing.score, home.currency)
    share = attainment(standing.score, board.targets.get(standing.holder, 0))
    name = _marked(board, standing.holder, called(board, home, standing.holder, public=public))
    if share is None:
        return text("{place}. {name} {amount}", place=standing.place, name=name, amount=amount)
    return text(
        "{place}. {name} {amount} ({share})", place=standing.place, name=name, amount=amount, share=Share(share)
    )


def _chart(
    board: Board, home: Organization, shown: tuple[Standing, ...], now: At, *, public: bool = True
) -> Leaderboard:
    """The board as a chart value; `public`: who wishes stands as 匿名."""
    most = max(board.best, *(board.targets.get(s.holder, 0) for s in shown), 1)
    climber = _climber(shown)
    return Leaderboard(
        title=_title(board, home),
        scope=text(
            "{scope} | {first} to {last}",
            scope=_scope(board, home),
            first=Day(board.period.start),
            last=Day(board.today),
        ),
        aside=(
            counted("{n} workday left", "{n} workdays left", board.workdays_left),
            text("time gone {share}", share=Share(board.time)),
        ),
        tiles=_tiles(board, home),
        rows=tuple(_row(board, home, s, most, s.holder == climber, public=public) for s in shown[:MOST_ROWS]),
        more=text("… and {n} more", n=len(shown) - MOST_ROWS) if len(shown) > MOST_ROWS else "",
        legend=_legend(board),
        footer=text("As of {at} · say “rank” for the latest", at=now),
    )


def _climber(shown: tuple[Standing, ...]) -> int | None:
    best = max(shown, key=lambda s: s.change or 0, default=None)
    return best.holder if best and (best.change or 0) >= _CLIMBED else None


def _legend(board: Board) -> tuple[Text, ...]:
    if not board.sparks:
        return ()
    line = text("line = last 14 days")
    return (text("mark = own target"), line) if board.targets else (line,)


def _row(board: Board, home: Organization, standing: Standing, most: int, climber: bool, *, public: bool) -> BoardRow:
    unnamed = public and standing.holder in board.hidden
    target = board.targets.get(standing.holder, 0)
    share = attainment(standing.score, target)
    notes: list[Arg] = []
    if board.signed.get(standing.holder) and board.metric.money:
        notes.append(_signed(board.signed[standing.holder]))
    if share is not None:
        notes.append(Share(share))
    elif standing.holder in board.away:
        notes.append(text("on leave"))
    return BoardRow(
        place=standing.place,
        name=called(board, home, standing.holder, public=public),
        value=short(board.metric, standing.score, home.currency),
        team="" if board.groups or unnamed else home.team_name(home.members[standing.holder].team),
        note=text("{a} · {b}", a=notes[0], b=notes[1]) if len(notes) == 2 else notes[0] if notes else "",
        change=standing.change,
        filled=max(0, standing.score) * WHOLE // most,
        mark=target * WHOLE // most if target else None,
        spark=board.sparks.get(standing.holder, ()),
        avatar="" if board.groups or unnamed else avatar(home, standing.holder),
        badge=text("fastest climber") if climber else "",
    )


def avatar(home: Organization, member: int) -> str:
    """An animal for a member, the same as long as the roster only grows."""
    return _ANIMALS[sorted(home.members).index(member) % len(_ANIMALS)]


def _signed(n: int) -> Text:
    """A number of signed deals beside a label that says so."""
    return counted("{n} signed", "{n} signed", n)


def _tiles(board: Board, home: Organization) -> tuple[Tile, ...]:
    target = board.pace.target if board.pace else 0
    sum_note = text("target {target}", target=short(board.metric, target, home.currency)) if target else ""
    tiles = [Tile(text("team total"), short(board.metric, board.total, home.currency), sum_note)]
    if board.pace and board.pace.attainment is not None:
        tiles.append(Tile(text("attainment"), Share(board.pace.attainment), lead_words(board.pace), _tone(board)))
    if board.metric.money:
        today = text("today +{n}", n=board.signed_today) if board.signed_today else ""
        tiles.append(Tile(text("signed deals"), _signed(sum(board.signed.values())), today))
    people = max(1, len(board.standings))
    if board.metric.roll != "sum" or board.metric == SCORE:
        return (Tile(text("together"), short(board.metric, board.total, home.currency), *_versus_before(board)),)
    each = short(board.metric, board.total // people, home.currency)
    return (*tiles, Tile(text("per group") if board.groups else text("per head"), each, *_versus_before(board)))


def _tone(board: Board) -> Tone:
    lead = points(board.pace.lead or 0) if board.pace else 0
    return "ahead" if lead > 0 else "behind" if lead < 0 else "plain"


def _versus_before(board: Board) -> tuple[Arg, Tone]:
    if not board.before:
        return "", "plain"
    change = (board.total - board.before) * WHOLE // board.before
    if change >= 0:
        return text("▲ {share} on last period", share=Share(change)), "ahead"
    return text("▼ {share} on last period", share=Share(-change)), "behind"


def _name(home: Organization, member: int) -> str:
    return home.members[member].name


def called(board: Board, home: Organization, holder: int, *, public: bool) -> Arg:
    """What somebody on the board is called."""
    if board.groups:
        return home.team_name(holder)
    return text("anonymous") if public and holder in board.hidden else _name(home, holder)


def _marked(board: Board, holder: int, name: Arg) -> Arg:
    if board.groups:
        return name
    if holder in board.away:
        return text("{name} (on leave)", name=name)
    return text("{name} (new)", name=name) if holder in board.fresh else name


def names(home: Organization, members: tuple[int, ...]) -> Listing:
    """Several members by name."""
    return Listing(tuple(_name(home, member) for member in members))
