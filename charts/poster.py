"""The win poster 喜报: who signed how much with whom, large, and what it does to the team's target."""

from dataclasses import dataclass

import numpy as np

from charts.footer import HEIGHT as FOOT_HEIGHT
from charts.header import gradient
from charts.label import SENTENCE
from charts.pen import Pen, Style
from charts.person import draw_avatar, shown_name
from charts.progress import Bullet, draw_bullet, read_bullet
from charts.sketch import Sketch
from charts.style import MARGIN, WIDTH
from charts.value import fields, read_words

PARTY, SPARKS = "1f389.png", "2728.png"
MOST_WINS = 12
MOST_LINES = 4
INNER = MARGIN + 40
HEAD = 190
ONE_HEIGHT = 430
ROW_HEIGHT = 118
LINE_HEIGHT = 42
TEAM_HEIGHT = 130
PALE = "#C6CEF4"
GOLD = "#F9D876"


@dataclass(frozen=True, slots=True)
class Win:
    """A signed deal."""

    name: str
    amount: str
    customer: str
    avatar: str


def sketch(value: object) -> Sketch:
    """A poster from its JSON value. BadChartError if a field has the wrong shape."""
    given = fields(value)
    title, scope, footer = (given.text(key) for key in ("title", "scope", "footer"))
    wins, lines = given.each("wins", MOST_WINS, _win), given.each("lines", MOST_LINES, read_words)
    found = given.values.get("team")
    team = None if found is None else read_bullet(found, "team")
    middle = ONE_HEIGHT if len(wins) == 1 else 30 + ROW_HEIGHT * len(wins)
    card = (LINE_HEIGHT * len(lines) + 32 if lines else 0) + (TEAM_HEIGHT if team else 0)
    height = HEAD + middle + (card + 24 if card else 0) + FOOT_HEIGHT

    def draw(pen: Pen) -> None:
        _draw_ground(pen, height)
        pen.sprite(PARTY, (INNER + 40, 96), 96)
        heading = Style(GOLD, 64, bold=True, room=WIDTH - 2 * INNER - 130, smallest=34, limit=SENTENCE)
        pen.write(title, INNER + 116, 78, heading)
        pen.write(scope, INNER + 116, 138, Style(PALE, 24, room=WIDTH - 2 * INNER - 130, limit=SENTENCE))
        if len(wins) == 1:
            _draw_one(pen, wins[0], HEAD)
        else:
            for index, win in enumerate(wins):
                _draw_row(pen, win, HEAD + 10 + ROW_HEIGHT * index)
        if card:
            _draw_card(pen, lines, team, HEAD + middle, card)
        style = Style(PALE, 20, align="middle", room=WIDTH - 2 * MARGIN, limit=SENTENCE)
        pen.write(footer, WIDTH / 2, height - FOOT_HEIGHT / 2, style)

    return Sketch(height, draw)


def _win(value: object, path: str) -> Win:
    given = fields(value, path)
    return Win(given.text("name"), given.text("amount"), given.text("customer"), given.text("avatar"))


def _draw_ground(pen: Pen, height: int) -> None:
    pen.image(0, 0, np.ascontiguousarray(gradient(*pen.theme.header, height)))
    for radius, alpha in ((470, 0.05), (330, 0.05), (200, 0.06)):
        pen.circle((WIDTH / 2, HEAD + 120), radius, "#FFFFFF", alpha)


def _draw_one(pen: Pen, win: Win, top: float) -> None:
    """One win: the person, the amount as large as it goes, the customer."""
    centre = WIDTH / 2
    pen.circle((centre, top + 84), 84, GOLD)
    pen.circle((centre, top + 84), 76, pen.theme.card)
    draw_avatar(pen, win.avatar, win.name, (centre, top + 84), 76)
    room = WIDTH - 2 * INNER
    name = Style("#FFFFFF", 44, bold=True, align="middle", room=room)
    pen.write(shown_name(win.name), centre, top + 208, name)
    amount = Style(GOLD, 104, bold=True, align="middle", room=room - 120, smallest=40, limit=SENTENCE)
    if wide := pen.write(win.amount, centre, top + 304, amount):
        for side in (-1, 1):
            pen.sprite(SPARKS, (centre + side * (wide / 2 + 44), top + 304), 54)
    customer = Style("#FFFFFF", 32, align="middle", room=room, smallest=22, limit=SENTENCE)
    pen.write(win.customer, centre, top + 388, customer)


def _draw_row(pen: Pen, win: Win, top: float) -> None:
    """One of several wins: avatar, name over customer, amount on the right."""
    high = ROW_HEIGHT - 14
    pen.box(INNER - 16, top, WIDTH - 2 * INNER + 32, high, "#FFFFFF", radius=20, alpha=0.1)
    middle = top + high / 2
    draw_avatar(pen, win.avatar, win.name, (INNER + 40, middle), 36)
    amount = Style(GOLD, 40, bold=True, align="right", room=400, smallest=24, limit=SENTENCE)
    taken = pen.write(win.amount, WIDTH - INNER, middle, amount)
    room = WIDTH - 2 * INNER - 100 - taken - 30
    lift = 20 if win.customer else 0
    pen.write(shown_name(win.name), INNER + 100, middle - lift, Style("#FFFFFF", 31, bold=True, room=room))
    pen.write(win.customer, INNER + 100, middle + 24, Style(PALE, 24, room=room, limit=SENTENCE))


def _draw_card(pen: Pen, lines: tuple[str, ...], team: Bullet | None, top: float, high: float) -> None:
    """What it does to the team's target, and what else is worth saying."""
    pen.card(MARGIN, top, WIDTH - 2 * MARGIN, high)
    at = top + 16
    if team:
        draw_bullet(pen, team, 0, at)
        at += TEAM_HEIGHT - 16
    for line in lines:
        style = Style(pen.theme.ink, 24, align="middle", room=WIDTH - 2 * INNER, limit=SENTENCE)
        pen.write(line, WIDTH / 2, at + LINE_HEIGHT / 2, style)
        at += LINE_HEIGHT
