"""Drawing with a tablet's pen, whose pressure sets the width of the stroke."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from convlab.gui.labs.lenet.page import LeNetPage


def pen(page: LeNetPage, kind: QEvent.Type, y: float, pressure: float) -> None:
    position = page.drawing.canvas.sheet().center()
    position.setY(y)
    event = QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        position,
        QPointF(page.drawing.canvas.mapToGlobal(position)),
        pressure,
        *(0.0, 0.0, 0.0, 0.0, 0.0),
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
    )
    QApplication.sendEvent(page.drawing.canvas, event)


def stroke(page: LeNetPage, pressure: float) -> np.ndarray:
    page.drawing.clear_button.click()
    sheet = page.drawing.canvas.sheet()
    pen(page, QEvent.Type.TabletPress, sheet.top() + sheet.height() * 0.3, pressure)
    pen(page, QEvent.Type.TabletMove, sheet.top() + sheet.height() * 0.7, pressure)
    pen(page, QEvent.Type.TabletRelease, sheet.top() + sheet.height() * 0.7, pressure)
    ink: np.ndarray = page.lab.state.ink
    return ink


def test_a_firm_stroke_is_wider_than_a_light_one_and_each_is_one_step_of_undo(page: LeNetPage) -> None:
    light = int(stroke(page, 0.1).any(axis=0).sum())
    firm = int(stroke(page, 1.0).any(axis=0).sum())
    assert light < firm <= page.drawing.pen_size.value() + 2
    page.drawing.undo_button.click()
    assert not page.lab.state.ink.any()
