"""Colours: two palettes for the chrome, and the colours of data, one for each role, that go with them.

The hues are Okabe and Ito's, which colour-blind eyes tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

UNIT = 8  # every distance is a multiple of this many pixels, or half of it


class Mode(StrEnum):
    """Which theme to use; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_CLASSES = (
    "#4477c8",
    "#f28e2b",
    "#3f9b4b",
    "#e0474c",
    "#35bfbf",
    "#ecc62f",
    "#9b5fc0",
    "#94603c",
    "#f58fb8",
    "#8a929e",
)


@dataclass(frozen=True)
class Colours:
    """The colours of data in one theme."""

    paper: QColor
    ink: QColor
    window: QColor  # the window on the input
    kernel: QColor
    output: QColor
    field: QColor  # a receptive field
    warning: QColor
    muted: QColor
    raw: QColor  # measured values behind their running mean
    grid: QColor
    track: QColor  # behind a bar
    negative: QColor
    zero: QColor
    positive: QColor
    base: QColor  # what panels are filled with
    padding: QColor  # the tint of cells that padding added
    rule: QColor  # between cells
    classes: tuple[QColor, ...] = tuple(map(QColor, _CLASSES))  # of the digits 0 to 9

    @cached_property
    def grey_table(self) -> list[int]:
        """256 colours from paper to ink."""
        return [blend(self.paper, self.ink, level / 255).rgb() for level in range(256)]

    @cached_property
    def diverging_table(self) -> list[int]:
        """256 colours from negative over zero, at 128, to positive."""
        below = [blend(self.negative, self.zero, level / 128).rgb() for level in range(128)]
        return below + [blend(self.zero, self.positive, level / 127).rgb() for level in range(128)]

    @cached_property
    def class_tables(self) -> list[list[QColor]]:
        """For each class `CLASS_SHADES` colours, from a trace of it on a panel to the full colour."""
        return [_shades(self.base, colour) for colour in self.classes]

    @cached_property
    def kernel_table(self) -> list[QColor]:
        """As many shades of one colour, for what is no class."""
        return _shades(self.base, self.kernel)


CLASS_SHADES = 32
PALEST = 0.12  # the share of a class's colour in its palest shade


LIGHT = Colours(
    paper=QColor("#ffffff"),
    ink=QColor("#14171c"),
    window=QColor("#c77800"),
    kernel=QColor("#0072b2"),
    output=QColor("#00805c"),
    field=QColor("#a3518a"),
    warning=QColor("#c24a00"),
    muted=QColor("#5c6570"),
    raw=QColor("#c3ccd6"),
    grid=QColor("#d9dde3"),
    track=QColor("#edf0f3"),
    negative=QColor("#005f9e"),
    zero=QColor("#f7f7f5"),
    positive=QColor("#c24a00"),
    base=QColor("#ffffff"),
    padding=QColor("#dfe5ee"),
    rule=QColor(90, 100, 112, 110),
)
DARK = Colours(
    paper=QColor("#101216"),
    ink=QColor("#f2f4f7"),
    window=QColor("#f0b040"),
    kernel=QColor("#5ab4e5"),
    output=QColor("#2fc496"),
    field=QColor("#d98ec0"),
    warning=QColor("#ff8a4c"),
    muted=QColor("#9aa4b0"),
    raw=QColor("#4a5463"),
    grid=QColor("#343a44"),
    track=QColor("#2a2f38"),
    negative=QColor("#4db2f0"),
    zero=QColor("#1b1e24"),
    positive=QColor("#ff8a4c"),
    base=QColor("#1e2229"),
    padding=QColor("#39414e"),
    rule=QColor(130, 142, 156, 110),
)
GREYS = [QColor(level, level, level).rgb() for level in range(256)]  # of images: black to white in either theme


def blend(a: QColor, b: QColor, share: float) -> QColor:
    pairs = (a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue())
    return QColor(*(round(x + (y - x) * share) for x, y in pairs))


def translucent(colour: QColor, opacity: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(opacity)
    return result


def _shades(ground: QColor, colour: QColor) -> list[QColor]:
    steps = (step / (CLASS_SHADES - 1) for step in range(CLASS_SHADES))
    return [blend(ground, colour, PALEST + (1 - PALEST) * step) for step in steps]


def _palette(dark: bool) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    window, base, text, button, line, accent = (
        ("#16191e", DARK.base, "#e8eaed", "#2a2f38", "#3a414c", "#4aa3d8")
        if dark
        else ("#eef1f4", LIGHT.base, "#1a1e24", "#f8f9fb", "#c9cfd7", "#0072b2")
    )
    colours = LIGHT if not dark else DARK
    for name, colour in {
        role.Window: window,
        role.Base: base,
        role.AlternateBase: button,
        role.Button: button,
        role.ToolTipBase: base,
        role.Mid: line,
        role.Midlight: line,
        role.Highlight: accent,
        role.Accent: accent,
        role.Link: accent,
    }.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText):
        palette.setColor(name, QColor(text))
        palette.setColor(QPalette.ColorGroup.Disabled, name, blend(colours.muted, QColor(window), 0.35))
    palette.setColor(role.PlaceholderText, colours.muted)
    palette.setColor(role.HighlightedText, QColor("#ffffff" if not dark else "#0b0d10"))
    palette.setColor(role.BrightText, colours.warning)
    palette.setColor(role.Dark, QColor(line).darker(130))
    palette.setColor(role.Shadow, QColor("#000000" if dark else "#8a929c"))
    palette.setColor(role.Light, QColor(button).lighter(115))
    return palette


def apply(mode: Mode) -> None:
    """Give the whole application the light or the dark palette."""
    dark = mode is Mode.DARK
    if mode is Mode.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    QApplication.setPalette(_palette(dark))


def colours_of(widget: QWidget) -> Colours:
    """The colours of data that go with a widget's palette."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


@cache
def font(size: str = "text", *, bold: bool = False) -> QFont:
    """One of the three text sizes, "title", "text" or "caption", in the application's font."""
    result = QFont(QApplication.font())
    result.setPointSizeF(result.pointSizeF() * {"title": 1.5, "text": 1.0, "caption": 0.9}[size])
    result.setBold(bold)
    return result


# names of data colours, one run after the other; those that are most alike lie far apart
RUN_COLOURS = ("kernel", "warning", "output", "field", "ink", "window")


def run_colour(number: int) -> str:
    """The name of the colour of a training run's curves."""
    return RUN_COLOURS[(number - 1) % len(RUN_COLOURS)]
