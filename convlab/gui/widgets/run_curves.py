"""Any number of curves in one plot, each with a colour and a name of its own. Importing this module loads pyqtgraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QColor

from convlab.gui.theme import font
from convlab.gui.widgets.curve_data import Curve, Reading
from convlab.gui.widgets.curve_view import CurveView
from convlab.gui.widgets.label_places import spread_apart
from convlab.gui.widgets.run_styles import run_stroke

BESIDE = 0.85  # of the length: curves that end before have their name beside their end
LABELLED = 8  # curves at most that have their name at their end: more would hide each other


class RunCurve(NamedTuple):
    """`number` decides colour and kind of line; a strong curve is drawn thicker, above the others."""

    number: int
    curve: Curve
    strong: bool = False
    name: str = ""


class RunCurves(CurveView):
    """Curves come and go; the same number has the same colour whatever else is shown. Each has its name at its end."""

    def __init__(self, *, symbols: bool = False, offers_log: bool = False) -> None:
        super().__init__(offers_log=offers_log)
        self._items: dict[int, Any] = {}
        self._ends: dict[int, Any] = {}
        self.shown: Sequence[RunCurve] = ()
        self._dots = symbols
        self.getPlotItem().vb.sigResized.connect(self._place_names)
        self.retranslate()

    def colour(self, number: int) -> QColor:
        """In which a curve is drawn."""
        colour: QColor = self._items[number].opts["pen"].color()
        return colour

    def set_dots(self, dots: bool) -> None:
        """Mark each value with a dot, for curves of few values, or not."""
        if dots != self._dots:
            self._dots = dots
            self.restyle()

    def set_runs(self, curves: Sequence[RunCurve], length: float) -> None:
        """Show these curves, over 0 … length."""
        before, self.shown = {id(curve) for curve in self.shown}, curves
        for number in self._items.keys() - {curve.number for curve in curves}:
            for items in (self._items, self._ends):
                self.getPlotItem().removeItem(items.pop(number))
        for curve in curves:
            if curve.number not in self._items:
                self._items[curve.number] = self.getPlotItem().plot()
                self._ends[curve.number] = pg.TextItem(anchor=(0, 0))
                self.getPlotItem().addItem(self._ends[curve.number], ignoreBounds=True)
            if id(curve) not in before:  # the others have not changed
                self._draw(curve)
        for curve in curves:
            self._ends[curve.number].setVisible(len(curves) <= LABELLED and bool(len(curve.curve[0])))
        self._set_length(length)

    def _show_ranges(self) -> None:
        super()._show_ranges()
        self._place_names()

    @Slot()
    def _place_names(self) -> None:
        """Each beside the end of its curve, or above it where there is no room beside it; none over another."""
        view, named = self.getPlotItem().vb, [curve for curve in self.shown if len(curve.curve[0])]
        room = view.sceneBoundingRect()
        labels = [self._name_place(curve, room) for curve in named]
        for curve, place in zip(named, spread_apart(labels, room.top(), room.bottom()), strict=True):
            self._ends[curve.number].setPos(view.mapSceneToView(place.topLeft()))

    def _name_place(self, curve: RunCurve, room: QRectF) -> QRectF:
        """In the scene, were there no other names."""
        x, y = self._drawn(curve.curve)
        end = self.getPlotItem().vb.mapViewToScene(QPointF(float(x[-1]), float(y[-1])))
        place = QRectF(QPointF(), self._ends[curve.number].boundingRect().size())
        if x[-1] < BESIDE * self._length and end.x() + place.width() < room.right():
            place.moveTopLeft(QPointF(end.x(), end.y() - place.height() / 2))
        else:
            place.moveBottomRight(end)
        return place

    def _draw(self, curve: RunCurve) -> None:
        self._style_run(curve)
        x, y = self._drawn(curve.curve)
        self._items[curve.number].setData(x, y)

    def _redraw(self) -> None:
        for curve in self.shown:
            self._draw(curve)

    def readings(self) -> Iterator[Reading]:
        for curve in self.shown:
            yield Reading(curve.curve, curve.name, run_stroke(self, curve.number)[0])

    def _style_run(self, curve: RunCurve) -> None:
        item, (colour, style) = self._items[curve.number], run_stroke(self, curve.number)
        item.setPen(pg.mkPen(colour, width=3 if curve.strong else 1.5, style=style))
        item.setZValue(1 if curve.strong else 0)
        item.setSymbol("o" if self._dots else None)
        item.setSymbolSize(6)
        item.setSymbolBrush(colour)
        item.setSymbolPen(None)
        end = self._ends[curve.number]
        end.setText(curve.name, colour)
        end.setFont(font("caption", bold=curve.strong))

    def restyle(self) -> None:
        super().restyle()
        for curve in getattr(self, "shown", ()):  # pyqtgraph's constructor changes the palette
            self._style_run(curve)
