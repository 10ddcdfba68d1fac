"""How the axes of all plots look and behave. Importing this module loads pyqtgraph."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, TypeAlias

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette

from convlab.gui.theme import UNIT, colours_of, font

MARGIN = 3  # pixels above and below a title

PlotWidget: TypeAlias = Any  # pg.PlotWidget, which has no types


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

    Where there is no room, `taken` pixels of it being used, the names stand in their colours without the signs, and
    then closer together.
    """
    text = plot.palette().color(QPalette.ColorRole.Text).name()
    small = QFontMetricsF(font("caption", bold=True))
    parts = [f'<span style="color: {text}"><b>{escape(name)}</b></span>']
    whole = "  ".join([name, *(f"{sign} {what}" for sign, what, _ in legend)])
    room = plot.width() - taken - UNIT
    has_room = small.horizontalAdvance(whole) < room
    short = "  ".join([name, *(what for _, what, _ in legend)])
    gap = "&nbsp; " if has_room or small.horizontalAdvance(short) < room - 2 * UNIT else " "  # the axis takes some
    for sign, what, colour in legend:
        first = f'<span style="color: {colour.name()}">{sign if has_room else escape(what)}</span>'
        parts.append(f'{first}&nbsp;<span style="color: {text}">{escape(what)}</span>' if has_room else first)
    item, height = plot.getPlotItem(), small.height() + 2 * MARGIN
    item.setTitle(gap.join(parts), justify="left", size=f"{QFontInfo(font('caption')).pixelSize()}px")
    item.titleLabel.setMaximumHeight(height)
    item.layout.setRowFixedHeight(0, height)
