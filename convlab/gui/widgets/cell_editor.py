"""A line to type a number into, over a cell; what is no number is refused there and then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from convlab.gui.theme import colours_of

LEAST_WIDTH = 64
MESSAGE_MILLISECONDS = 6000

_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellEditor(QLineEdit):
    """`accepted` carries the text and where to go next, in rows and columns; `abandoned` tells of Escape."""

    accepted = Signal(str, int, int)
    abandoned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(self._forget_refusal)
        self.hide()

    def open(self, cell: QRectF, text: str, select: bool) -> None:
        """Appear over a cell with a text in it, selected or with the cursor behind it."""
        width, height = max(LEAST_WIDTH, round(cell.width())), max(self.sizeHint().height(), round(cell.height()))
        left = round(cell.center().x() - width / 2)
        parent = self.parentWidget()
        left = min(max(left, 0), max(0, parent.width() - width))
        self.setGeometry(left, round(cell.center().y() - height / 2), width, height)
        self._forget_refusal()
        self.setText(text)
        self.show()
        self.setFocus()
        if select:
            self.selectAll()

    def refuse(self, message: str) -> None:
        """Stay open, and say why the text cannot be used."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(colours_of(self.parentWidget()).warning))
        self.setPalette(palette)
        self.setAccessibleDescription(message)
        self.show()
        self.setFocus()
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), message, self, self.rect(), MESSAGE_MILLISECONDS)

    def finish(self) -> None:
        """Hand over what was typed so far, if it is open."""
        if self.isVisible():
            self.accepted.emit(self.text(), 0, 0)
            self.hide()

    def _forget_refusal(self) -> None:
        self.setPalette(QPalette())
        self.setAccessibleDescription("")

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.accepted.emit(self.text(), *_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish()
