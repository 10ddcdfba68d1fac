"""Matrices go out of a lab and come into it through the clipboard."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from convlab.gui.files.images import holds_image
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.matrices import format_matrix, parse_matrix


class HasMatrices(Protocol):
    """A page whose matrices can be copied and pasted. `kind` says which of them is meant."""

    def focused_matrix(self) -> str: ...

    def matrix(self, kind: str) -> Matrix: ...

    def set_matrix(self, kind: str, matrix: Matrix) -> None: ...


class MatrixClipboard(QObject):
    """Copy and paste, also by their keys, for a page.

    `copied` and `refused` carry a text; `image_pasted` carries the data (QMimeData) and its name.
    """

    copied = Signal(str)
    refused = Signal(str)
    image_pasted = Signal(object, str)

    def __init__(self, page: HasMatrices, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self.pasted = ""  # the kind of what was pasted last
        for keys, slot in ((QKeySequence.StandardKey.Copy, self.copy), (QKeySequence.StandardKey.Paste, self.paste)):
            shortcut = QShortcut(keys, parent, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda slot=slot: slot(page.focused_matrix()))

    @Slot(str)
    def copy(self, kind: str) -> None:
        """Put a matrix on the clipboard, as a spreadsheet takes it."""
        matrix = self._page.matrix(kind)
        QGuiApplication.clipboard().setText(format_matrix(matrix))
        text = self.tr("Copied one number.") if matrix.size == 1 else self.tr("Copied {0} × {1} numbers.")
        self.copied.emit(text.format(*matrix.shape))

    @Slot(str)
    def paste(self, kind: str) -> None:
        """Use a matrix, or for the input an image, from the clipboard."""
        self.pasted = kind
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # there is none where nothing was ever copied
        try:  # a spreadsheet offers a picture of its cells too: the numbers come first
            matrix = parse_matrix(mime.text())
        except ValueError:
            if kind != "kernel" and holds_image(mime):
                self.image_pasted.emit(mime, self.tr("the pasted image"))
            else:
                text = self.tr("The clipboard holds no matrix: copy rows of numbers, all of the same length.")
                self.refused.emit(text)
            return
        self._page.set_matrix(kind, matrix)

    def fits_as_kernel(self, matrix: Matrix, most: int) -> bool:
        """Whether a pasted matrix has no side longer than `most`; says so if it has."""
        fits = all(side <= most for side in matrix.shape)
        if not fits:
            text = self.tr("A kernel may have at most {0} × {0} weights, this one has {1} × {2}.")
            self.refused.emit(text.format(most, *matrix.shape))
        return fits
