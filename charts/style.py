"""The look: colours of the two themes, sizes, and the settings of matplotlib."""

from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

WIDTH = 1080
MARGIN = 40
RADIUS = 20
SMALLEST = 19  # px: a label shrinks to this, then it is cut
PLAIN_SIZE = 20

INK = "#141B34"
SHADOW = "#0A1030"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB. Good and bad are teal and vermilion, never red and green, always with a word."""

    canvas: str
    card: str
    ink: str
    mute: str
    line: str
    track: str
    accent: str
    soft: str
    up: str
    down: str
    ahead: str
    behind: str
    highlight: str
    pill: str
    header: tuple[str, str]
    shadow: float
    medals: tuple[str, str, str]

    @property
    def flat(self) -> tuple[tuple[int, int, int], ...]:
        """The colours of large areas and of text as red, green, blue of 0–255."""
        areas = (
            self.canvas,
            self.card,
            self.track,
            self.line,
            self.accent,
            self.soft,
            self.highlight,
            self.pill,
        )
        return tuple(rgb255(color) for color in (*areas, self.ink, self.mute, self.ahead, self.behind))


def rgb255(color: str) -> tuple[int, int, int]:
    """Red, green, blue from 0 to 255 of a colour written #RRGGBB."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


LIGHT = Theme(
    canvas="#F4F6FB",
    card="#FFFFFF",
    ink=INK,
    mute="#66708A",
    line="#E3E7F0",
    track="#E6EBF5",
    accent="#2F3FBF",
    soft="#ECEFFC",
    up="#2F3FBF",
    down="#D0580F",
    ahead="#0A7564",
    behind="#C04E0A",
    highlight="#FFF6E2",
    pill="#F2AE2E",
    header=("#1B2560", "#3346C8"),
    shadow=0.018,
    medals=("#F2AE2E", "#A9B4CC", "#D09464"),
)
DARK = Theme(
    canvas="#0B1120",
    card="#141C31",
    ink="#FFFFFF",
    mute="#9BA6C0",
    line="#25304A",
    track="#222D47",
    accent="#4A80FF",
    soft="#1D2850",
    up="#6C9AFF",
    down="#FB7A5F",
    ahead="#1FC795",
    behind="#FB7A5F",
    highlight="#2A2820",
    pill="#F2D13C",
    header=("#18214F", "#2F4FC4"),
    shadow=0.12,
    medals=("#F2D13C", "#AEB9D0", "#D9986A"),
)
THEMES = {"light": LIGHT, "dark": DARK}

SETTINGS: Any = {
    "text.parse_math": False,
    "text.usetex": False,
    "text.hinting": "no_hinting",
    "font.enable_last_resort": False,
    "path.simplify": False,
}


def apply_settings() -> None:
    """Set matplotlib up for this process: text as it is written, shapes as they are given."""
    mpl.rcParams.update(SETTINGS)
