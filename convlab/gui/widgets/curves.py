"""Curves over epochs, drawn with pyqtgraph. Importing this module takes half a second: do it when the window is up."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.labs.common.numbers import format_number

Curve = tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]

SMALLEST = 1e-12  # that a logarithmic axis shows
EMPTY: Curve = (np.empty(0), np.empty(0))
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PowerAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of decimal logarithms, labelled with the numbers themselves."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        return [format_number(10**value) for value in values]


class CurvePlot(LanguageAndTheme, pg.PlotWidget):  # type: ignore[misc]
    """A few curves, named in a line above them. `colours` are names of data colours, in the order of the curves.

    `picked` carries where along the curves the user presses or drags, `stepped` −1 or 1 for an arrow key.
    """

    picked = Signal(float)
    stepped = Signal(int)

    def __init__(
        self,
        colours: Sequence[str],
        *,
        symbols: bool = False,
        logarithmic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        axes = {"left": PowerAxis("left")} if logarithmic else None
        super().__init__(parent, axisItems=axes)  # type: ignore[call-arg]
        self._logarithmic = logarithmic
        self.curve_colours = list(colours)
        self._symbols = symbols
        self.other_colours: list[str] = []  # colours of the curves of other runs
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.showGrid(x=True, y=True, alpha=0.15)
        item.getAxis("left").enableAutoSIPrefix(False)
        self.titles: tuple[str, Sequence[str]] = ("", ())
        item.layout.removeItem(item.titleLabel)
        item.layout.addItem(item.titleLabel, 0, 0, 1, 2)  # above the axis too: there is little room
        self._others: list[Any] = []
        self.curve_items = [item.plot() for _ in colours]
        for curve in self.curve_items:
            curve.setClipToView(False)
        self._marker = pg.InfiniteLine(angle=90)
        self._marker.setZValue(10)
        self._marker.hide()
        item.addItem(self._marker, ignoreBounds=True)
        self._notes: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.restyle()

    def set_titles(self, y_axis: str, curves: Sequence[str]) -> None:
        """What the plot is of, and the curves' names; curves beyond the last one go unnamed."""
        self.titles = y_axis, curves
        self.setAccessibleName(", ".join([y_axis, *curves]))
        self._write_titles()

    def _write_titles(self) -> None:
        y_axis, names = self.titles
        if not y_axis:
            return
        mark, colours = "●" if self._symbols else "━", colours_of(self)
        text = self.palette().color(QPalette.ColorRole.Text).name()
        parts = [f'<span style="color: {text}"><b>{escape(y_axis)}</b></span>']
        for name, colour in zip(names, self.curve_colours, strict=False):
            shade: QColor = getattr(colours, colour)
            sign = f'<span style="color: {shade.name()}">{mark}</span>'
            parts.append(f'{sign}&nbsp;<span style="color: {text}">{escape(name)}</span>')
        item = self.getPlotItem()
        item.setTitle("&nbsp; ".join(parts), justify="left", size=f"{QFontInfo(font('caption')).pixelSize()}px")
        height = QFontMetricsF(font("caption", bold=True)).height() + 2
        item.titleLabel.setMaximumHeight(height)
        item.layout.setRowFixedHeight(0, height)

    def set_curves(self, *curves: Curve, length: float) -> None:
        """Show curves over 0 … length; those that are not given are empty."""
        for index, item in enumerate(self.curve_items):
            x, y = curves[index] if index < len(curves) else EMPTY
            item.setData(x, np.log10(np.maximum(y, SMALLEST)) if self._logarithmic else y)
        self.getPlotItem().setXRange(0, max(length, 1e-3), padding=0.01)

    def set_curve_colour(self, index: int, colour: str) -> None:
        if self.curve_colours[index] != colour:
            self.curve_colours[index] = colour
            self.restyle()

    def set_other_curves(self, curves: Sequence[tuple[Curve, str]]) -> None:
        """Curves behind the named ones, each in its colour."""
        while len(self._others) < len(curves):
            self._others.append(self.getPlotItem().plot())
            self._others[-1].setZValue(-1)
        for index, item in enumerate(self._others):
            item.setData(*(curves[index][0] if index < len(curves) else EMPTY))
        names = [colour for _, colour in curves]
        if names != self.other_colours:
            self.other_colours = names
            self.restyle()

    def set_y_range(self, low: float, high: float) -> None:
        """Fix the vertical range, which otherwise follows the curves."""
        self.getPlotItem().setYRange(low, high, padding=0.05)

    @property
    def marker(self) -> float | None:
        """Where the vertical marker is; None for nowhere."""
        return float(self._marker.value()) if self._marker.isVisible() else None

    def set_marker(self, x: float | None) -> None:
        self._marker.setVisible(x is not None)
        if x is not None:
            self._marker.setValue(x)

    @property
    def notes(self) -> list[tuple[float, str]]:
        return [(note.value(), note.label.toPlainText()) for note in self._notes]

    def set_notes(self, notes: Sequence[tuple[float, str]]) -> None:
        """Dashed lines with a text, where something was changed."""
        if self.notes == list(notes):
            return
        for note in self._notes:
            self.getPlotItem().removeItem(note)
        options = {"position": 0.55, "anchors": [(0, 0), (1, 0)]}
        self._notes = [
            pg.InfiniteLine(x, angle=90, label=text.replace("{", "").replace("}", ""), labelOpts=options)
            for x, text in notes
        ]
        for note in self._notes:
            self.getPlotItem().addItem(note, ignoreBounds=True)
        self.restyle()

    # ---- the user

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pick(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        else:
            event.ignore()

    def _pick(self, position: QPointF) -> None:
        scene = self.mapToScene(position.toPoint())
        self.picked.emit(float(self.getPlotItem().vb.mapSceneToView(scene).x()))

    # ---- themes

    def restyle(self) -> None:
        if not hasattr(self, "_notes"):  # pyqtgraph's constructor changes the palette
            return
        palette, colours = self.palette(), colours_of(self)
        self.setBackground(palette.color(QPalette.ColorRole.Base))
        text = palette.color(QPalette.ColorRole.Text)
        for side in ("bottom", "left"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(colours.muted))
            axis.setTextPen(pg.mkPen(text))
            axis.setTickFont(font("caption"))
        self._write_titles()
        self._marker.setPen(pg.mkPen(text, width=1))
        for note in self._notes:
            note.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))
            note.label.setColor(colours.muted)
            note.label.setFont(font("caption"))
        for name, curve in zip(self.other_colours, self._others, strict=False):
            curve.setPen(pg.mkPen(getattr(colours, name), width=1))
        for name, curve in zip(self.curve_colours, self.curve_items, strict=True):
            colour: QColor = getattr(colours, name)
            curve.setPen(pg.mkPen(colour, width=2))
            if self._symbols:
                curve.setSymbol("o")
                curve.setSymbolSize(6)
                curve.setSymbolBrush(colour)
                curve.setSymbolPen(None)
