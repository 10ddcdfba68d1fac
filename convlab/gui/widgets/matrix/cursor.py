"""The cell of a matrix that the keys change: arrows move it, and Enter or typing opens an editor over it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from convlab.gui.widgets.keys import ARROWS
from convlab.gui.widgets.matrix.display import MatrixDisplay
from convlab.gui.widgets.matrix.editor import CellEditor
from convlab.gui.widgets.matrix.places import Cell
from convlab.labs.common.numbers import format_number, typed_number

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class CellCursor(QObject):
    """The display tells what was `typed`."""

    def __init__(self, display: MatrixDisplay) -> None:
        super().__init__(display)
        self._display = display
        self.cell: Cell | None = None
        self.editor = CellEditor(display)
        self.editor.accepted.connect(self._on_accepted)

    def set_cell(self, cell: Cell | None) -> None:
        """Go to a cell; to none if that one cannot be edited."""
        self.cell = cell if cell is not None and self._display.can_edit(cell) else None
        self.describe()
        self._display.update()

    def check_cell(self) -> None:
        """When another matrix is shown: the cell may be gone, or have become padding, or have another value."""
        if self.cell is not None and not self._display.can_edit(self.cell):
            self.cell = None
            self.editor.hide()
        if self._display.hasFocus():
            self.describe()

    def describe(self) -> None:
        """Tell a screen reader where the cursor is, and what the cell holds."""
        picture, text = self._display.picture, ""
        if self.cell is not None and picture is not None:
            text = self.tr("row {0}, column {1}: {2}").format(
                *self.cell, format_number(float(picture.values[self.cell]))
            )
        if text != self._display.accessibleDescription():
            self._display.setAccessibleDescription(text)
            if text and QAccessible.isActive() and self._display.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._display, text))

    def place_editor(self) -> None:
        """When the cell has another place on the widget."""
        if self.editor.isVisible() and self.cell is not None:
            self.editor.place(self._display.places.rect(*self.cell))

    def handle_key(self, event: QKeyEvent) -> bool:
        """True if the key means something here."""
        if self.cell is None:
            return False
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._move(*ARROWS[key], wraps=False)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._display.typed.emit(self.cell, "0")
        elif key == Qt.Key.Key_Escape:
            self.set_cell(None)
        elif key in _OPENING:
            self.open_editor(None)
        elif event.text().strip() and event.text().isprintable():
            self.open_editor(event.text())
        else:
            return False
        return True

    def _move(self, rows: int, columns: int, *, wraps: bool) -> None:
        """To a neighbouring cell. With `wraps`, from the end of a row to the next one, and from the last cell away."""
        assert self.cell is not None
        target = self.cell[0] + rows, self.cell[1] + columns
        if self._display.can_edit(target):
            self.set_cell(target)
        elif wraps:
            cells = self._display.editable_cells()
            index = cells.index(self.cell) + columns
            if 0 <= index < len(cells):
                self.set_cell(cells[index])
            else:
                self.set_cell(None)
                self._display.focusNextPrevChild(columns > 0)

    def open_editor(self, text: str | None) -> None:
        """Start typing over the cell, with the key already pressed or with the value there is."""
        picture = self._display.picture
        if self.cell is not None and picture is not None:
            value = typed_number(float(picture.values[self.cell]))
            name = self.tr("Value in row {0}, column {1}")
            self.editor.setAccessibleName(name.format(*self.cell))
            self.editor.open(self._display.places.rect(*self.cell), value if text is None else text, text is None)

    @Slot(str, int, int)
    def _on_accepted(self, text: str, rows: int, columns: int) -> None:
        if self.cell is None:
            return
        self._display.typed.emit(self.cell, text)
        if self.editor.isVisible():  # refused: it stays open, with what was typed
            return
        if self.cell is not None and (rows or columns):
            self._display.setFocus()
            self._move(rows, columns, wraps=bool(columns))  # it was Tab
