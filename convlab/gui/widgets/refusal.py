"""Refusing what was typed, at the place where it was typed: in the colour of a warning, and with the reason below."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QToolTip

from convlab.gui.theme import colours_of

MESSAGE_MILLISECONDS = 6000


def refuse(line: QLineEdit, message: str) -> None:
    palette = line.palette()
    palette.setColor(QPalette.ColorRole.Text, colours_of(line).warning)
    line.setPalette(palette)
    line.setAccessibleDescription(message)
    place = line.mapToGlobal(QPoint(0, line.height()))
    QToolTip.showText(place, message, line, line.rect(), MESSAGE_MILLISECONDS)


def forget_refusal(line: QLineEdit) -> None:
    line.setPalette(QPalette())
    line.setAccessibleDescription("")
