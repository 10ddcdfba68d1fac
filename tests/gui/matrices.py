"""Working with a MatrixView as a person does: with mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView


def at(view: MatrixView, cell: Cell) -> QPoint:
    return view.places.rect(*cell).center().toPoint()


def click(view: MatrixView, cell: Cell, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mouseClick(view, button, pos=at(view, cell))


def drag(view: MatrixView, cells: Sequence[Cell], button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Press on the first cell, move over the others, let go."""
    QTest.mousePress(view, button, pos=at(view, cells[0]))
    for cell in cells[1:]:
        QTest.mouseMove(view, at(view, cell))
    QTest.mouseRelease(view, button, pos=at(view, cells[-1]))


def hover(view: MatrixView, cell: Cell) -> None:
    QTest.mouseMove(view, at(view, cell) + QPoint(1, 1))
    QTest.mouseMove(view, at(view, cell))


def leave(view: MatrixView) -> None:
    """Move the pointer away."""
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def turn_wheel(
    view: QWidget, at: QPoint, notches: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def type_text(text: str) -> None:
    """Into whatever has the focus, which may move with the first character."""
    for character in text:
        QTest.keyClicks(QApplication.focusWidget(), character)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def type_matrix(view: MatrixView, values: Sequence[Sequence[object]], first: Cell = (0, 0)) -> None:
    """Choose the first cell, then type row by row, with Tab after each number."""
    click(view, first)
    for row in values:
        for value in row:
            type_text(str(value))
            press(Qt.Key.Key_Tab)


def set_box(box: QWidget, value: object) -> None:
    """Type a number into a control."""
    box.setFocus()
    box.selectAll()
    type_text(str(value))
    press(Qt.Key.Key_Return)
