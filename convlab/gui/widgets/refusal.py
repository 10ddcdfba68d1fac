"""Marking text that cannot be used where it was typed: in the warning colour, with the reason below."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QToolTip

from convlab.gui.theme import colours_of

MESSAGE_MILLISECONDS = 6000


def refuse(line: QLineEdit, message: str) -> None:
    """Mark the text, and say why it cannot be used."""
    palette = line.palette()
    palette.setColor(QPalette.ColorRole.Text, colours_of(line).warning)
    line.setPalette(palette)
    line.setAccessibleDescription(message)
    place = line.mapToGlobal(QPoint(0, line.height()))
    QToolTip.showText(place, message, line, line.rect(), MESSAGE_MILLISECONDS)


def clear_refusal(line: QLineEdit) -> None:
    line.setPalette(QPalette())
    line.setAccessibleDescription("")
