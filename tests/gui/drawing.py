"""Drawing on the canvas as a person does: with mouse events."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from convlab.gui.widgets.digit_canvas import DigitCanvas


def draw_strokes(
    canvas: DigitCanvas, strokes: Iterable[np.ndarray], button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> None:
    """Press, move and release along each stroke, an array of x and y from 0 to 1 across the sheet."""
    for stroke in strokes:
        points = [sheet_point(canvas, x, y) for x, y in stroke]
        QTest.mousePress(canvas, button, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(canvas, point)
        QTest.mouseRelease(canvas, button, pos=points[-1])


def sheet_point(canvas: DigitCanvas, x: float, y: float) -> QPoint:
    """The widget's pixel at a place of the sheet, from 0 to 1 each way."""
    sheet = canvas.sheet()
    return QPoint(round(sheet.x() + x * sheet.width()), round(sheet.y() + y * sheet.height()))
