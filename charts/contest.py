"""A PK: two bars that grow to the centre, or a bar for each of several sides; at the end a poster."""

from dataclasses import dataclass

from charts.frame import GAP, frame_of, framed
from charts.label import SENTENCE
from charts.pen import Align, Pen, Style, text_width
from charts.person import CROWN, draw_avatar, shown_name
from charts.sketch import Sketch
from charts.style import INK, MARGIN, WIDTH
from charts.value import BadChartError, fields, read_words

SWORDS = {"declared": "1f4e3.png", "running": "1f525.png", "half": "1f4e3.png", "final": "1f3c6.png"}
CONFETTI = "1f389.png"
MOST_SIDES = 12
MOST_LINES = 4
INNER = MARGIN + 36
DUEL_HEIGHT = 330
VICTORY_HEIGHT = 350
SIDE_HEIGHT = 92
VERDICT_HEIGHT = 92
LINE_HEIGHT = 40
FOOT = 24


@dataclass(frozen=True, slots=True)
class Side:
    """One side; `filled` is a share from 0 to 1, `place` None as long as nothing counts."""

    name: str
    value: str
    note: str
    filled: float
    place: int | None
    avatar: str


def sketch(value: object) -> Sketch:
    """A contest from its JSON value. BadChartError if a field has the wrong shape."""
    given = fields(value)
    frame, stage, verdict = frame_of(given), given.text("stage"), given.text("verdict")
    if stage not in SWORDS:
        raise BadChartError("stage is not known")
    sides = given.each("sides", MOST_SIDES, _side)
    lines = given.each("lines", MOST_LINES, read_words)
    winner = _winner(sides) if stage == "final" else None
    duel = len(sides) == 2 and not winner
    head = VICTORY_HEIGHT if winner else 0
    middle = DUEL_HEIGHT if duel else head + 24 + SIDE_HEIGHT * len(sides)
    high = GAP + middle + (VERDICT_HEIGHT if verdict else 0) + LINE_HEIGHT * len(lines) + FOOT

    def body(pen: Pen, top: float) -> None:
        pen.card(MARGIN, top + GAP, WIDTH - 2 * MARGIN, high - GAP)
        at = top + GAP
        if winner:
            _draw_victory(pen, winner, at)
        if duel and stage == "declared":
            _draw_challenge(pen, sides, at)
        elif duel:
            _draw_duel(pen, sides, at)
        elif stage == "declared":
            _draw_list(pen, sides, at + 24)
        else:
            _draw_sides(pen, sides, at + head + 24)
        at += middle
        if verdict:
            _draw_verdict(pen, verdict, at + VERDICT_HEIGHT / 2 - 8, stage)
            at += VERDICT_HEIGHT
        for index, line in enumerate(lines):
            style = Style(pen.theme.mute, 23, align="middle", room=WIDTH - 2 * INNER, limit=SENTENCE)
            pen.write(line, WIDTH / 2, at + LINE_HEIGHT * (index + 0.5) - 4, style)

    return framed(frame, SWORDS[stage], high, body)


def _side(value: object, path: str) -> Side:
    given = fields(value, path)
    return Side(
        name=given.text("name"),
        value=given.text("value"),
        note=given.text("note"),
        filled=given.share("filled") or 0,
        place=given.whole("place"),
        avatar=given.text("avatar"),
    )


def _winner(sides: tuple[Side, ...]) -> Side | None:
    """The one side in the first place; None where several share it, or where it stands alone."""
    first = [side for side in sides if side.place == 1]
    return first[0] if len(first) == 1 < len(sides) else None


def _draw_victory(pen: Pen, winner: Side, top: float) -> None:
    """Who has won, as large as on the poster of a win."""
    theme, middle = pen.theme, (WIDTH / 2, top + 136)
    pen.circle(middle, 92, theme.medals[0])
    pen.circle(middle, 84, theme.card)
    draw_avatar(pen, winner.avatar, winner.name, middle, 84)
    pen.sprite(CROWN, (middle[0], top + 44), 72)
    for sign in (-1, 1):
        pen.sprite(CONFETTI, (middle[0] + sign * 190, top + 136), 72)
    name = Style(theme.ink, 48, bold=True, align="middle", room=WIDTH - 2 * INNER, smallest=26)
    pen.write(shown_name(winner.name), WIDTH / 2, top + 274, name)
    note = Style(theme.mute, 23, align="middle", room=WIDTH - 2 * INNER, limit=SENTENCE)
    pen.write(winner.note, WIDTH / 2, top + 324, note)


def _draw_challenge(pen: Pen, sides: tuple[Side, ...], top: float) -> None:
    """Before it begins: two sides face to face, the slogan under the name."""
    theme = pen.theme
    room = WIDTH / 2 - INNER - 20
    for side, centre, color in zip(sides, (0.27 * WIDTH, 0.73 * WIDTH), (theme.accent, theme.pill), strict=True):
        pen.circle((centre, top + 124), 92, color)
        pen.circle((centre, top + 124), 84, theme.card)
        draw_avatar(pen, side.avatar, side.name, (centre, top + 124), 84)
        name = Style(theme.ink, 38, bold=True, align="middle", room=room, smallest=22)
        pen.write(shown_name(side.name), centre, top + 256, name)
        called = Style(theme.mute, 25, align="middle", room=room, limit=SENTENCE)
        pen.write(side.note, centre, top + 304, called)
    pen.circle((WIDTH / 2, top + 124), 52, theme.soft)
    pen.write("PK", WIDTH / 2, top + 124, Style(theme.up, 42, bold=True, align="middle"))


def _draw_list(pen: Pen, sides: tuple[Side, ...], top: float) -> None:
    """Before it begins, of several: a line for each side, the slogan where its figures will be."""
    theme = pen.theme
    half = WIDTH / 2 - INNER
    for index, side in enumerate(sides):
        middle = top + SIDE_HEIGHT * (index + 0.5)
        draw_avatar(pen, side.avatar, side.name, (INNER + 34, middle), 34)
        name = Style(theme.ink, 30, bold=True, room=half - 90)
        pen.write(shown_name(side.name), INNER + 88, middle, name)
        called = Style(theme.mute, 25, align="right", room=half, limit=SENTENCE)
        pen.write(side.note, WIDTH - INNER, middle, called)


def _draw_duel(pen: Pen, sides: tuple[Side, ...], top: float) -> None:
    """Name, value and note of each side above its half of the bar; the sign between them."""
    theme, centre = pen.theme, WIDTH / 2
    bar = top + DUEL_HEIGHT - 62
    half, high = centre - INNER - 8, 46
    for side, left, color in ((sides[0], True, theme.accent), (sides[1], False, theme.pill)):
        near = INNER if left else WIDTH - INNER
        sign = 1 if left else -1
        pen.circle((near + sign * 52, top + 84), 56, color)
        pen.circle((near + sign * 52, top + 84), 50, theme.card)
        draw_avatar(pen, side.avatar, side.name, (near + sign * 52, top + 84), 50)
        if side.place == 1:
            pen.sprite(CROWN, (near + sign * 52, top + 26), 52)
        room = half - 128 - 46  # clear of the sign between them
        at = near + sign * 128
        align: Align = "left" if left else "right"
        pen.write(shown_name(side.name), at, top + 66, Style(theme.ink, 30, bold=True, align=align, room=room))
        note = Style(theme.mute, 21, align=align, room=room, limit=SENTENCE)
        pen.write(side.note, at, top + 106, note)
        value = Style(theme.ink, 58, bold=True, align=align, room=half - 40, smallest=26)
        pen.write(side.value, near, top + 192, value)
        start = INNER if left else centre + 8
        pen.box(start, bar - high / 2, half, high, theme.track, radius=12)
        wide = half * side.filled
        if wide:
            pen.box(start if left else start + half - wide, bar - high / 2, max(wide, 14), high, color, radius=12)
    pen.circle((centre, top + 84), 38, theme.soft)
    pen.write("PK", centre, top + 84, Style(theme.up, 30, bold=True, align="middle"))


def _draw_sides(pen: Pen, sides: tuple[Side, ...], top: float) -> None:
    """A line for each side: place, name, bar, value."""
    theme = pen.theme
    name = Style(theme.ink, 27, bold=True)
    value = Style(theme.ink, 28, bold=True, align="right")
    under = Style(theme.mute, 20)
    named = (max(text_width(side.name, name), text_width(side.note, under)) for side in sides)
    widest = min(max(named, default=0) + 70, 400)
    figures = min(max((text_width(side.value, value) for side in sides), default=0), 260)
    left, right = INNER + widest + 20, WIDTH - INNER - figures - 24
    for index, side in enumerate(sides):
        middle = top + SIDE_HEIGHT * (index + 0.5)
        if side.place == 1:
            pen.sprite(CROWN, (INNER + 20, middle), 40)
        elif side.place:
            pen.write(str(side.place), INNER + 20, middle, Style(theme.mute, 28, bold=True, align="middle", room=44))
        lift = 15 if side.note else 0
        pen.write(shown_name(side.name), INNER + 56, middle - lift, Style(theme.ink, 27, bold=True, room=widest - 56))
        note = Style(theme.mute, 20, room=widest - 56, smallest=17, limit=SENTENCE)
        pen.write(side.note, INNER + 56, middle + 20, note)
        pen.box(left, middle - 16, right - left, 32, theme.track, radius=10)
        if side.filled:
            color = theme.accent if side.place in (None, 1) else theme.medals[1]
            pen.box(left, middle - 16, max((right - left) * side.filled, 16), 32, color, radius=10)
        room = figures + 4
        pen.write(side.value, WIDTH - INNER, middle, Style(theme.ink, 28, bold=True, align="right", room=room))


def _draw_verdict(pen: Pen, words: str, middle: float, stage: str) -> None:
    """The large line in a pill; at the end in gold."""
    theme = pen.theme
    gold = stage == "final"
    room = WIDTH - 2 * INNER - 60
    style = Style(INK if gold else theme.up, 32, bold=True, align="middle", room=room, smallest=22, limit=SENTENCE)
    wide = min(text_width(words, style), room) + 60
    pen.box((WIDTH - wide) / 2, middle - 30, wide, 60, theme.pill if gold else theme.soft, radius=30)
    pen.write(words, WIDTH / 2, middle, style)
