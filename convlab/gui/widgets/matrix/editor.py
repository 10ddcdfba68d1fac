"""A line to type a number into, over a cell; what is no number is refused there and then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from convlab.gui.theme import font
from convlab.gui.widgets.refusal import forget_refusal, refuse

LEAST_WIDTH = 64
LEAST_FIGURES, LARGEST_FIGURES = 12, 40  # pixels

_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellEditor(QLineEdit):
    """`accepted` carries the text and where to go next, in rows and columns."""

    accepted = Signal(str, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_closing = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(lambda: forget_refusal(self))
        self.hide()

    def open(self, cell: QRectF, text: str, select: bool) -> None:
        """Appear over a cell with a text in it, selected or with the cursor behind it."""
        self.place(cell)
        forget_refusal(self)
        self.setText(text)
        self.show()
        self.setFocus()
        if select:
            self.selectAll()

    def place(self, cell: QRectF) -> None:
        """Lie over a cell, with figures of about its size, and within the matrix's widget."""
        typeface = QFont(font("text"))
        typeface.setPixelSize(min(LARGEST_FIGURES, max(LEAST_FIGURES, int(cell.height() * 0.36))))
        self.setFont(typeface)
        width, height = max(LEAST_WIDTH, round(cell.width())), max(self.sizeHint().height(), round(cell.height()))
        left = round(cell.center().x() - width / 2)
        left = min(max(left, 0), max(0, self.parentWidget().width() - width))
        self.setGeometry(left, round(cell.center().y() - height / 2), width, height)

    def refuse(self, message: str) -> None:
        """Stay open, and say why the text cannot be used."""
        self.show()
        self.setFocus()
        refuse(self, message)

    def close_quietly(self) -> None:
        """Disappear, and leave the keys to the matrix."""
        had_focus = self.hasFocus()
        self._is_closing = True  # losing the focus now is no answer
        if had_focus:
            self.parentWidget().setFocus()
        self.hide()
        self._is_closing = False

    def finish(self) -> None:
        """Hand over what was typed so far, if it is open."""
        if self.isVisible():
            self.accepted.emit(self.text(), 0, 0)
            self.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.accepted.emit(self.text(), *_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and not self._is_closing and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish()
