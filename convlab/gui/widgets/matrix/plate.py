"""A matrix with its legend and its captions right below it, wherever in the room it lies."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT
from convlab.gui.widgets.matrix.display import MatrixDisplay

GAP = UNIT // 2


class Plate(QWidget):
    """The matrix is as large as the room allows; matrix and captions stand in the middle of it, as one.

    A caption as wide as the room is centred on the matrix by its own alignment; others are centred as they are.
    """

    def __init__(self, view: MatrixDisplay, *captions: QWidget) -> None:
        super().__init__()
        self._view, self._captions = view, captions
        for part in (view, *captions):
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        view.placed.connect(self._place_captions)

    def _shown(self) -> list[QWidget]:
        return [caption for caption in self._captions if not caption.isHidden()]

    def _height_below(self) -> int:
        return sum(_height(caption, self.width()) + GAP for caption in self._shown())

    def minimumSizeHint(self) -> QSize:
        width = max(part.minimumSizeHint().width() for part in (self._view, *self._shown()))
        least = self._view.minimumSize().expandedTo(QSize(width, 0))
        return least + QSize(0, self._height_below())

    def sizeHint(self) -> QSize:
        return self._view.sizeHint() + QSize(0, self._height_below())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a caption has come, gone or grown
            self.updateGeometry()
            self._lay_out()
        return super().event(event)

    def _lay_out(self) -> None:
        self._view.setGeometry(0, 0, self.width(), max(1, self.height() - self._height_below()))
        self._place_captions()

    @Slot()
    def _place_captions(self) -> None:
        """Below the matrix, or below the part of it that is seen."""
        top = min(round(self._view.matrix_rect().bottom()), self._view.height()) + GAP
        for caption in self._shown():
            width = min(self.width(), caption.maximumWidth())
            place = QRect((self.width() - width) // 2, top, width, _height(caption, self.width()))
            if caption.geometry() != place:
                caption.setGeometry(place)
            top += place.height() + GAP


def _height(caption: QWidget, width: int) -> int:
    wanted = caption.heightForWidth(width) if caption.hasHeightForWidth() else caption.sizeHint().height()
    return min(max(wanted, caption.minimumHeight()), caption.maximumHeight())
