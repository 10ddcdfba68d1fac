"""Curves over epochs, drawn with pyqtgraph. Importing this module takes half a second: do it when the window is up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.curve_data import EMPTY, Curve, OtherCurve, Reading
from convlab.gui.widgets.curve_view import CurveView

HEADROOM = 0.18  # of the height, kept above the curves for notes


class CurvePlot(CurveView):
    """A few curves, named in a line above them. `colours` are names of data colours, in the order of the curves."""

    def __init__(
        self,
        colours: Sequence[str],
        *,
        symbols: bool = False,
        logarithmic: bool = False,
        offers_log: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(logarithmic=logarithmic, offers_log=offers_log, parent=parent)
        self.mark = "●" if symbols else "━"
        self.curve_colours = list(colours)
        self._symbols = symbols
        self._data: list[Curve] = [EMPTY for _ in colours]
        self.others: Sequence[OtherCurve] = ()
        self._others: list[Any] = []
        self.curve_items = [self.getPlotItem().plot() for _ in colours]
        self._marker = pg.InfiniteLine(angle=90)
        self._add_line(self._marker)
        self._notes: list[Any] = []
        self.retranslate()

    # ---- what is shown

    def set_curves(self, *curves: Curve, length: float) -> None:
        """Show curves over 0 … length; those that are not given are empty."""
        self._data = [curves[index] if index < len(curves) else EMPTY for index in range(len(self.curve_items))]
        for item, curve in zip(self.curve_items, self._data, strict=True):
            item.setData(*self._drawn(curve))
        self._set_length(length)

    def set_curve_colour(self, index: int, colour: str) -> None:
        if self.curve_colours[index] != colour:
            self.curve_colours[index] = colour
            self.restyle()

    def set_other_curves(self, curves: Sequence[OtherCurve]) -> None:
        """Curves behind the named ones, each in its colour."""
        while len(self._others) < len(curves):
            self._others.append(self.getPlotItem().plot())
            self._others[-1].setZValue(-1)
        for index, item in enumerate(self._others):
            item.setData(*(self._drawn(curves[index].curve) if index < len(curves) else EMPTY))
        colours = [other.colour for other in self.others]
        self.others = curves
        if colours != [other.colour for other in curves]:
            self.restyle()
        self._show_ranges()

    def readings(self) -> Iterator[Reading]:
        colours = colours_of(self)
        for curve, (name, colour) in zip(self._data, self._legend(), strict=False):
            yield Reading(curve, name, colour)
        for other in self.others:
            yield Reading(other.curve, other.name, getattr(colours, other.colour))

    def _all_curves(self) -> list[Curve]:
        return [*self._data, *(other.curve for other in self.others)]

    def _legend(self) -> Sequence[tuple[str, QColor]]:
        if not hasattr(self, "_notes"):
            return ()
        colours = colours_of(self)
        named = zip(self.titles[1], self.curve_colours, strict=False)
        return [(name, getattr(colours, colour)) for name, colour in named]

    def _redraw(self) -> None:
        self.set_curves(*self._data, length=self._length)
        self.set_other_curves(self.others)

    # ---- marks

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
        """Dashed lines with a text above the curves, where something was changed."""
        if self.notes == list(notes):
            return
        for note in self._notes:
            self.getPlotItem().removeItem(note)
        options = {"position": 0.94, "anchors": [(0, 0.5), (1, 0.5)]}
        self._notes = [
            pg.InfiniteLine(x, angle=90, label=text.replace("{", "").replace("}", ""), labelOpts=options)
            for x, text in notes
        ]
        for note in self._notes:
            self.getPlotItem().addItem(note, ignoreBounds=True)
        self._headroom = HEADROOM * bool(notes)
        self.restyle()
        self._show_ranges()

    # ---- themes

    def restyle(self) -> None:
        super().restyle()
        if not hasattr(self, "_notes"):  # not built yet
            return
        palette, colours = self.palette(), colours_of(self)
        self._marker.setPen(pg.mkPen(palette.color(QPalette.ColorRole.Text), width=1))
        for note in self._notes:
            note.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))
            note.label.setColor(colours.muted)
            note.label.setFont(font("caption"))
            note.label.fill = pg.mkBrush(palette.color(QPalette.ColorRole.Base))
        for other, item in zip(self.others, self._others, strict=False):
            item.setPen(pg.mkPen(getattr(colours, other.colour), width=1))
        for name, item in zip(self.curve_colours, self.curve_items, strict=True):
            self._style(item, getattr(colours, name))

    def _style(self, item: Any, colour: QColor) -> None:
        item.setPen(pg.mkPen(colour, width=2))
        if self._symbols:
            item.setSymbol("o")
            item.setSymbolSize(6)
            item.setSymbolBrush(colour)
            item.setSymbolPen(None)
