"""Curves over epochs, drawn with pyqtgraph. Importing this module takes half a second: do it when the window is up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import colours_of, font

Curve = tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]


class CurvePlot(pg.PlotWidget):
    """A few named curves with a legend. `colours` are names of data colours, in the order of the curves."""

    def __init__(
        self,
        colours: tuple[str, ...],
        *,
        symbols: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colour_names = colours
        self._symbols = symbols
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.showGrid(x=True, y=True, alpha=0.15)
        self._legend = item.addLegend(offset=(-8, -8 if symbols else 8))
        self._curves = [item.plot() for _ in colours]
        for curve in self._curves:
            curve.setClipToView(False)
        self._restyle()

    def set_titles(self, y_axis: str, curves: tuple[str, ...]) -> None:
        self.setLabel("left", y_axis)
        self._legend.clear()
        for curve, title in zip(self._curves, curves, strict=True):
            self._legend.addItem(curve, title)

    def set_curves(self, *curves: Curve, length: float) -> None:
        """Show curves over 0 … length."""
        for item, (x, y) in zip(self._curves, curves, strict=True):
            item.setData(x, y)
        self.getPlotItem().setXRange(0, max(length, 1e-3), padding=0.01)

    def set_y_range(self, low: float, high: float) -> None:
        """Fix the vertical range, which otherwise follows the curves."""
        self.getPlotItem().setYRange(low, high, padding=0.05)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_curves"):
            self._restyle()

    def _restyle(self) -> None:
        palette, colours = self.palette(), colours_of(self)
        self.setBackground(palette.color(QPalette.ColorRole.Base))
        text = palette.color(QPalette.ColorRole.Text)
        for side in ("bottom", "left"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(colours.muted))
            axis.setTextPen(pg.mkPen(text))
            axis.setTickFont(font("caption"))
        self._legend.setLabelTextColor(text)
        for name, curve in zip(self._colour_names, self._curves, strict=True):
            colour: QColor = getattr(colours, name)
            curve.setPen(pg.mkPen(colour, width=2))
            if self._symbols:
                curve.setSymbol("o")
                curve.setSymbolSize(6)
                curve.setSymbolBrush(colour)
                curve.setSymbolPen(None)
