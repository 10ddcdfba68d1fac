"""Any number of curves in one plot, each with a colour of its own. Importing this module loads pyqtgraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from convlab.gui.widgets.curves import Curve, CurvePlot
from convlab.gui.widgets.run_styles import run_stroke


class RunCurve(NamedTuple):
    """`number` decides the colour; a strong curve is drawn thicker, above the others."""

    number: int
    curve: Curve
    strong: bool = False


class RunCurves(CurvePlot):
    """Curves come and go; the same number has the same colour whatever else is shown."""

    def __init__(self, *, symbols: bool = False) -> None:
        super().__init__((), symbols=symbols)
        self._items: dict[int, Any] = {}
        self.shown: Sequence[RunCurve] = ()
        self._dots = symbols
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys do nothing here

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
            self.getPlotItem().removeItem(self._items.pop(number))
        for curve in curves:
            if curve.number not in self._items:
                self._items[curve.number] = self.getPlotItem().plot()
            if id(curve) not in before:  # the others have not changed
                item = self._items[curve.number]
                self._style(item, curve)
                item.setData(*curve.curve)
        self.getPlotItem().setXRange(0, max(length, 1e-3), padding=0.01)

    def _style(self, item: Any, curve: RunCurve) -> None:
        colour, style = run_stroke(self, curve.number)
        item.setPen(pg.mkPen(colour, width=3 if curve.strong else 1.5, style=style))
        item.setZValue(1 if curve.strong else 0)
        item.setSymbol("o" if self._dots else None)
        item.setSymbolSize(6)
        item.setSymbolBrush(colour)
        item.setSymbolPen(None)

    def restyle(self) -> None:
        super().restyle()
        for curve in getattr(self, "shown", ()):
            self._style(self._items[curve.number], curve)
