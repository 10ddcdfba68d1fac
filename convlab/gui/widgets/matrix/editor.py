"""A line to type a number into, over a cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from convlab.gui.theme import font
from convlab.gui.widgets.refusal import clear_refusal, refuse

TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
LEAST_WIDTH = 64
LEAST_FIGURES, LARGEST_FIGURES = 12, 40  # pixels

# rows and columns to the cell that a key goes on to
MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellEditor(QLineEdit):
    """`accepted` carries the text and where the cursor goes next, in rows and columns.

    Text that is refused stays, marked; when the editor is left, it goes.
    """

    accepted = Signal(str, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._matrix = parent
        self._is_closing = self._is_left = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(lambda: clear_refusal(self))
        self.hide()

    def open(self, cell: QRectF, text: str, select: bool) -> None:
        """Appear over a cell with a text, selected or with the text cursor at its end."""
        self.place(cell)
        self.setText(text)
        self.show()
        self.setFocus()
        if select:
            self.selectAll()

    def place(self, cell: QRectF) -> None:
        """Cover a cell, with a font of about its size, within the matrix's widget."""
        typeface = QFont(font("text"))
        typeface.setPixelSize(min(LARGEST_FIGURES, max(LEAST_FIGURES, int(cell.height() * 0.36))))
        self.setFont(typeface)
        width, height = max(LEAST_WIDTH, round(cell.width())), max(self.sizeHint().height(), round(cell.height()))
        left = round(cell.center().x() - width / 2)
        left = min(max(left, 0), max(0, self._matrix.width() - width))
        self.setGeometry(left, round(cell.center().y() - height / 2), width, height)

    def refuse(self, message: str) -> None:
        """Stay open, and say why the text cannot be used; if it is being left, the old value is to stay."""
        if self._is_left:
            return
        self.show()
        self.setFocus()
        refuse(self, message)

    def close_quietly(self) -> None:
        """Close without `accepted`, and give the focus back to the matrix."""
        had_focus = self.hasFocus()
        self._is_closing = True  # losing the focus now does not accept the text
        if had_focus:
            self._matrix.setFocus()
        self.hide()
        self._is_closing = False

    def finish(self) -> None:
        """Close, and emit `accepted` with what has been typed, if it is open."""
        if self.isVisible():
            self._is_left = True
            self.accepted.emit(self.text(), 0, 0)
            self._is_left = False
            self.close_quietly()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in TABS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.accepted.emit(self.text(), *MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        clear_refusal(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and not self._is_closing and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish()
