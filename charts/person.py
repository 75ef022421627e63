"""What stands for a person in a picture: the avatar, the change of place, the badge."""

from charts.emoji import sprite_name
from charts.label import clusters, drawable
from charts.pen import Pen, Point, Style, text_width
from charts.style import INK

CROWN = "1f451.png"
UP, DOWN, SAME = "▲", "▼", "–"
NAMELESS = "–"


def shown_name(name: str) -> str:
    """The name, or a dash if nothing of it can be seen."""
    return name if clusters(name) else NAMELESS


def draw_avatar(pen: Pen, avatar: str, name: str, middle: Point, radius: float) -> None:
    """The chosen emoji, or else the first letter of the name that there is, in a circle."""
    pen.circle(middle, radius, pen.theme.soft)
    chosen = clusters(avatar)
    emoji = sprite_name(chosen[0]) if chosen else None
    if emoji:
        pen.sprite(emoji, middle, round(radius * 1.3))
        return
    first = next(filter(drawable, clusters(shown_name(name))), NAMELESS)
    letter = Style(pen.theme.up, radius * 0.9, bold=True, align="middle", room=radius * 1.7)
    pen.write(first.upper(), middle[0], middle[1], letter)


def _change_text(change: int | None) -> str:
    """The change of place with its sign; nothing for somebody new."""
    if change is None:
        return ""
    if change == 0:
        return SAME
    return f"{UP if change > 0 else DOWN}{min(abs(change), 999)}"


def draw_change(pen: Pen, change: int | None, middle: Point, room: float) -> None:
    """The change of place at most `room` px wide: its sign says it, the colour only repeats it."""
    color = pen.theme.up if (change or 0) > 0 else pen.theme.down if change else pen.theme.mute
    pen.write(_change_text(change), middle[0], middle[1], Style(color, 20, align="middle", room=room, smallest=16))


def _badge_style(room: float) -> Style:
    return Style(INK, 19, bold=True, align="left", room=room, smallest=18)


def badge_width(badge: str, room: float) -> float:
    """The px a badge takes with its padding; 0 for none."""
    wide = text_width(badge, _badge_style(room))
    return min(wide, room - 20) + 20 if wide else 0


def draw_badge(pen: Pen, badge: str, left: float, middle: float, room: float) -> None:
    """A filled pill with the words of the badge."""
    wide = badge_width(badge, room)
    if wide:
        pen.box(left, middle - 13, wide, 26, pen.theme.pill, radius=13)
        pen.write(badge, left + 10, middle, _badge_style(room - 20))
