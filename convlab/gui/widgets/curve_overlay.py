"""What lies over curves: the values at the pointer, and a sentence where there are no curves yet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from convlab.gui.theme import UNIT, font


class ValueHere(NamedTuple):
    """The value of one curve, as it is written, in the curve's colour."""

    name: str
    text: str
    colour: QColor


class Readout(QLabel):
    """A small table beside the pointer; it never lies under it, and stays within its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setFrameShape(QLabel.Shape.Box)
        self.setFont(font("caption"))
        self.setMargin(UNIT // 2)
        self.hide()

    def show_values(self, title: str, values: Sequence[ValueHere], pointer: QPoint) -> None:
        """Name the place, and give the value of each curve there."""
        rows = [f'<tr><td colspan="3"><b>{escape(title)}</b></td></tr>']
        rows += [
            f'<tr><td><span style="color: {value.colour.name()}">■</span></td><td>{escape(value.name)}&nbsp;&nbsp;</td>'
            f'<td align="right"><b>{escape(value.text)}</b></td></tr>'
            for value in values
        ]
        self.setText(f"<table cellspacing=0>{''.join(rows)}</table>")
        self.adjustSize()
        room = self._room.rect()
        x = pointer.x() + 2 * UNIT
        if x + self.width() > room.right():
            x = pointer.x() - 2 * UNIT - self.width()
        y = min(max(0, pointer.y() - self.height() // 2), max(0, room.height() - self.height()))
        self.move(max(0, x), y)
        self.show()


class EmptyNote(QLabel):
    """What will be there, in the middle of empty axes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setFont(font("caption"))
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hide()
