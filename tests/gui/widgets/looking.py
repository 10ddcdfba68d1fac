"""Widgets on the screen by themselves, and what they paint."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, SignalInstance
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def painted(widget: QWidget, width: int = 0, height: int = 0) -> QImage:
    """A picture of a widget, of a size in pixels if one is given."""
    if width:
        widget.resize(width, height)
    return widget.grab().toImage()


def colour_at(image: QImage, place: QPointF) -> QColor:
    return image.pixelColor(place.toPoint())


def count_of(image: QImage, colour: QColor) -> int:
    """How many pixels have exactly this colour."""
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


def columns_of(image: QImage, colour: QColor) -> list[int]:
    """The columns in which some pixel has exactly this colour."""
    wanted = colour.rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(image.height()))]


def shown(widget: QWidget, qtbot: QtBot) -> None:
    """Show a widget of its own and give it the keys."""
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def noted(signal: SignalInstance) -> list[Any]:
    """What a signal carries from now on: a value, or a tuple of several or none."""
    notes: list[Any] = []
    signal.connect(lambda *values: notes.append(values[0] if len(values) == 1 else values))
    return notes
