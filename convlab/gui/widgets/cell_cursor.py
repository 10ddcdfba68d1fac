"""The cell of a matrix that the keys change: arrows and Tab move it, and typing opens an editor over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from convlab.gui.widgets.cell_editor import CellEditor
from convlab.gui.widgets.matrix_viewport import Cell

if TYPE_CHECKING:
    from convlab.gui.widgets.matrix_view import MatrixView

_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
}
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellCursor:
    """Belongs to a view, and tells by the view's `typed` what was typed."""

    def __init__(self, view: MatrixView) -> None:
        self._view = view
        self.cell: Cell | None = None
        self.editor = CellEditor(view)
        self.editor.accepted.connect(self._take_text)

    def put(self, cell: Cell | None) -> None:
        """On a cell that can be changed, or nowhere."""
        self.cell = cell if cell is not None and self._view.can_edit(cell) else None
        self._view.update()

    def settle(self) -> None:
        """Another matrix is shown: the cell may be gone, or have become padding."""
        if self.cell is not None and not self._view.can_edit(self.cell):
            self.cell = None
            self.editor.hide()

    def follow(self) -> None:
        """The cell has another place on the widget."""
        if self.editor.isVisible() and self.cell is not None:
            self.editor.place(self._view.places.rect(*self.cell))

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key means something here."""
        if self.cell is None:
            return False
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._move(*_ARROWS[key], wraps=key in TABS)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._view.typed.emit(self.cell, "0")
        elif key == Qt.Key.Key_Escape:
            self.put(None)
        elif key == Qt.Key.Key_F2:
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
        if self._view.can_edit(target):
            self.put(target)
        elif wraps:
            cells = self._view.editable_cells()
            index = cells.index(self.cell) + columns
            if 0 <= index < len(cells):
                self.put(cells[index])
            else:
                self.put(None)
                self._view.focusNextPrevChild(columns > 0)

    def open_editor(self, text: str | None) -> None:
        """Start typing over the cell, with the key already pressed or with the value there is."""
        picture = self._view.picture
        if self.cell is not None and picture is not None:
            value = f"{float(picture.values[self.cell]):.12g}"
            self.editor.open(self._view.places.rect(*self.cell), value if text is None else text, text is None)

    def _take_text(self, text: str, rows: int, columns: int) -> None:
        if self.cell is None:
            return
        self._view.typed.emit(self.cell, text)
        if self.editor.isVisible():  # refused: it stays open, with what was typed
            return
        if self.cell is not None and (rows or columns):
            self._view.setFocus()
            self._move(rows, columns, wraps=bool(columns))  # it was Tab
