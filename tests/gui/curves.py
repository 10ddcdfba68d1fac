"""Pointing at curves as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF

if TYPE_CHECKING:
    from convlab.gui.widgets.curves import CurvePlot


def place_on_curves(plot: CurvePlot, x: float) -> QPoint:
    """Where in the widget a place along the curves is, half-way up."""
    box = plot.getPlotItem().vb
    scene = box.mapViewToScene(QPointF(x, 0))
    return plot.mapFromScene(QPointF(scene.x(), box.sceneBoundingRect().center().y()))
