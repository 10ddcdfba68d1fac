"""How the axes of all plots look and behave. Importing this module loads pyqtgraph."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any, TypeAlias

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.elided_label import elided
from convlab.labs.common.numbers import cell_number, fixed_number

MOST_DECIMALS, LARGEST_SPACING = 4, 1e5  # beyond them numbers along an axis are written with powers of ten
ROUNDING = 1e-9
MARGIN, TICK = 3, 5  # pixels: above and below a title; of a tick

PlotWidget: TypeAlias = Any  # pg.PlotWidget, which has no types


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose numbers are written as all others on the screen."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        decimals = max(0, math.ceil(-math.log10(spacing * scale) - ROUNDING))
        if decimals > MOST_DECIMALS or spacing * scale >= LARGEST_SPACING:
            return [cell_number(value * scale) for value in values]
        return [fixed_number(value * scale, decimals) for value in values]


def prepare_axes(plot: PlotWidget) -> None:
    """Take away what pyqtgraph would do by itself: ranges that follow, "m" and "k" before units."""
    item = plot.getPlotItem()
    item.hideButtons()
    item.setMouseEnabled(x=False, y=False)
    item.disableAutoRange()
    for side in ("left", "bottom"):
        item.getAxis(side).enableAutoSIPrefix(False)
        item.getAxis(side).setStyle(maxTickLevel=1)  # the finest ticks would take most of a repaint
    item.layout.removeItem(item.titleLabel)
    item.layout.addItem(item.titleLabel, 0, 0, 1, 2)  # above the axis too: there is little room


def fix_left_width(plot: PlotWidget, widest: str) -> None:
    """Keep the left axis as wide as its name and a number need: a plot that grew with its numbers would jump."""
    axis, small = plot.getPlotItem().getAxis("left"), QFontMetricsF(font("caption"))
    name = small.height() if axis.labelText else 0
    axis.setWidth(math.ceil(small.horizontalAdvance(widest) + name + 2 * MARGIN + TICK))


def style_axes(plot: PlotWidget) -> None:
    """In the colours of the present theme."""
    palette, colours = plot.palette(), colours_of(plot)
    plot.setBackground(palette.color(QPalette.ColorRole.Base))
    text = palette.color(QPalette.ColorRole.Text)
    for side in ("bottom", "left"):
        axis = plot.getPlotItem().getAxis(side)
        axis.setPen(pg.mkPen(colours.muted))
        axis.setTextPen(pg.mkPen(text))
        axis.setTickFont(font("caption"))
        axis.label.setFont(font("caption"))
    bottom, line = plot.getPlotItem().getAxis("bottom"), QFontMetricsF(font("caption")).height()
    bottom.setHeight(round(line * (2 if bottom.labelText else 1)) + 4)


def write_title(plot: PlotWidget, name: str, legend: Sequence[tuple[str, str, QColor]], taken: int = 0) -> None:
    """What a plot is of, and what its signs mean: for each a sign, a name and a colour.

    Where there is no room, `taken` pixels of it being used, the names stand in their colours without the signs, or not
    at all.
    """
    bold, small = QFontMetricsF(font("caption", bold=True)), QFontMetricsF(font("caption"))
    room = plot.width() - UNIT - MARGIN - taken
    rest = room - bold.horizontalAdvance(name)  # for the legend
    has_signs = small.horizontalAdvance("".join(f"  {sign} {what}" for sign, what, _ in legend)) < rest
    if small.horizontalAdvance("".join(f"  {what}" for _, what, _ in legend)) >= rest:
        legend = ()
    text = plot.palette().color(QPalette.ColorRole.Text).name()
    parts = [f'<span style="color: {text}"><b>{escape(elided(name, bold, room))}</b></span>']
    for sign, what, colour in legend:
        first = f'<span style="color: {colour.name()}">{sign if has_signs else escape(what)}</span>'
        parts.append(f'{first}&nbsp;<span style="color: {text}">{escape(what)}</span>' if has_signs else first)
    item, height = plot.getPlotItem(), bold.height() + 2 * MARGIN
    item.setTitle("&nbsp; ".join(parts), justify="left", size=f"{QFontInfo(font('caption')).pixelSize()}px")
    item.titleLabel.setMaximumHeight(height)
    item.layout.setRowFixedHeight(0, height)
