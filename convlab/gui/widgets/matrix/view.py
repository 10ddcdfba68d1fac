"""A matrix to look into, to point at, to draw and type in.

It shows what it is given and tells what the user does; it changes no value itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from convlab.gui.widgets.matrix.cursor import CellCursor
from convlab.gui.widgets.matrix.display import MatrixDisplay
from convlab.gui.widgets.matrix.drag import MouseDrag
from convlab.gui.widgets.matrix.painting import SMALLEST_NUMBERED_CELL, Mark, Picture
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.viewport import Share

ZOOM_FACTOR = 1.25  # for each notch of the wheel
NOTCH = 120  # of a wheel, in Qt's eighths of a degree


class MatrixView(MatrixDisplay):
    """`hovered` carries a cell or None, `clicked` a cell.

    Only where editing is allowed: `nudged` (cell, notches of the wheel). To `typed` answer by `accept_text` or
    `refuse_text`.
    """

    hovered = Signal(object)
    clicked = Signal(object)
    nudged = Signal(object, int)

    def __init__(self, *, drag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(drag=drag, parent=parent)
        self._drag: MouseDrag | None = None
        self._turned = 0  # of the wheel, beyond the last whole notch
        self._pointer: QPointF | None = None  # on the screen, while it is over this widget
        self._pointed: Cell | None = None  # the cell that is under it, as told
        self._cursor = CellCursor(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._own_tip = ""
        self._tell_effect()

    def _tell_effect(self) -> None:
        """Say what the mouse and the keys do here, unless a lab says it in its own words."""
        if self.toolTip() not in ("", self._own_tip):
            return
        self._own_tip = {
            "draw": self.tr("Click a cell, or go to it by the arrow keys, and type a number; drag to draw"),
            "scrub": self.tr("Click a number, or go to it by the arrow keys, and type another; or drag it up and down"),
        }.get(self.drag, self.tr("Point at a cell to see what it comes from and where it goes; a click keeps it"))
        self.setToolTip(self._own_tip)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tell_effect()

    def set_picture(self, picture: Picture) -> None:
        super().set_picture(picture)
        self._cursor.check_cell()
        self._look_soon()

    def set_largest_cell(self, pixels: float) -> None:
        super().set_largest_cell(pixels)
        self._look_soon()

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._cursor.editor.finish()
        self._drag = MouseDrag(self, event)
        self._drag.begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if self._drag is not None:
            self._drag.move(event.position(), cell)
        self._pointer = event.globalPosition()
        if self._drag is None or self._drag.draws:
            self._hover(cell)

    def _hover(self, cell: Cell | None) -> None:
        self._pointed = cell
        self.hovered.emit(cell)

    def _look_under_pointer(self) -> None:
        """The matrix has moved under a pointer that rests: another cell may be under it now."""
        if self._pointer is None or self._drag is not None:
            return
        place = self.mapFromGlobal(self._pointer)
        cell = self.cell_at(place) if self.rect().contains(place.toPoint()) else None
        if cell != self._pointed:
            self._hover(cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None or drag.cell is None or drag.button is not Qt.MouseButton.LeftButton:
            return
        if (drag.is_click or drag.draws) and self.cell_at(event.position()) == drag.cell:
            self._cursor.set_cell(drag.cell)
        if drag.is_click:
            self.clicked.emit(drag.cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and self.can_edit(cell) and not self.pen_down_draws:
            self._cursor.set_cell(cell)
            self._cursor.open_editor(None)
        elif self.is_zoomed:
            self.show_whole()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._hover(None)

    @property
    def wheel_edits(self) -> bool:
        """Whether the wheel alone changes the number under the pointer; otherwise it zooms."""
        return self.is_editable and not self.is_zoomed and self.places.cell >= SMALLEST_NUMBERED_CELL

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)  # a touchpad turns by small parts of a notch
        if not notches:
            event.accept()
            return
        self._turned -= notches * NOTCH
        cell = self.cell_at(event.position())
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if zooms or not self.wheel_edits:
            self.zoom(ZOOM_FACTOR**notches, event.position())
        elif cell is not None and self.editable_area(cell):
            self.nudged.emit(cell, notches)
        event.accept()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by_key(event)
        elif not (self.is_editable and self._cursor.handle_key(event)):
            event.ignore()

    def _zoom_by_key(self, event: QKeyEvent) -> None:
        middle = self._viewport.middle
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_FACTOR, middle)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_FACTOR, middle)
        elif event.key() == Qt.Key.Key_0:
            self.show_whole()
        else:
            event.ignore()

    @property
    def cursor_cell(self) -> Cell | None:
        """The cell that the keys change."""
        return self._cursor.cell

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._cursor.cell is None:
            self._cursor.set_cell(next(iter(self.editable_cells()), None))
        self.update()

    def accept_text(self) -> None:
        """What was typed is a number: close the editor."""
        self._cursor.editor.close_quietly()

    def refuse_text(self, message: str) -> None:
        """Say at the cell why what was typed cannot be used; the old value stays."""
        self._cursor.editor.refuse(message)

    # ---- painting

    def _painted_marks(self) -> Sequence[Mark]:
        if self.cursor_cell is None or not self.hasFocus():
            return self.marks
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        return [*self.marks, Mark(*self.cursor_cell, accent, width=3, fill=0.12)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cursor.place_editor()
        self._look_soon()

    def moveEvent(self, event: QMoveEvent) -> None:
        self._look_soon()

    def set_viewport_share(self, share: Share | None) -> None:
        super().set_viewport_share(share)
        self._look_soon()

    def _report_view(self) -> None:
        super()._report_view()
        self._look_under_pointer()

    def _look_soon(self) -> None:
        if self._pointer is not None:
            QTimer.singleShot(0, self, self._look_under_pointer)  # when all that is laid out has its place
