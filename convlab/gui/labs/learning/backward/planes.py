"""A matrix for each channel, or for each pair of channels, under one title."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convlab.core import Padding
from convlab.gui.labs.matrix.parts import spaced_grid
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.elided_label import ElidedLabel
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.display import SMALLEST_SHARED_CELL
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.scales import Scale
from convlab.labs.common.sliding import NO_PADDING

LEAST = 44  # pixels of a matrix

Plane = tuple[int, int]  # row and column among the planes: for weights the output and the input channel


class PlaneView(MatrixView):
    """One of several matrices on a common scale; it is drawn again only when it differs."""

    def __init__(self, *, drag: str = "") -> None:
        super().__init__(drag=drag)
        self._look: tuple[object, ...] | None = None
        self.setMinimumSize(LEAST, LEAST)

    def show_plane(
        self,
        source: Matrix,
        index: tuple[int, ...],
        scale: Scale,
        padding: Padding = NO_PADDING,
        covered: tuple[int, int] | None = None,
    ) -> None:
        """Show the matrix at an index of an array of matrices."""
        look, values = (index, scale, padding, covered), source[index]
        if look == self._look and self.picture is not None and np.array_equal(values, self.picture.values):
            return
        self._look = look
        self.set_picture(Picture(values, scale.levels(values), scale.signed, padding, covered))


class Planes(QWidget):
    """`added` carries a new view and its place among the planes."""

    added = Signal(object, object)

    def __init__(self, drag: str = "") -> None:
        super().__init__()
        self._drag = drag
        self._name = ""
        self.views: dict[Plane, PlaneView] = {}
        self.shape: Plane = (0, 0)
        self.title = ElidedLabel()
        self.title.setFont(font("caption", bold=True))
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setMinimumWidth(1)
        self._grid = spaced_grid(UNIT // 2, UNIT // 2)
        arranged(QVBoxLayout(self), self.title, (self._grid, 1), spacing=UNIT // 4)

    @property
    def shown(self) -> dict[Plane, PlaneView]:
        """The views that are in use."""
        rows, columns = self.shape
        return {plane: view for plane, view in self.views.items() if plane[0] < rows and plane[1] < columns}

    def set_shape(self, rows: int, columns: int) -> None:
        """So many planes below each other and side by side."""
        if (rows, columns) == self.shape:
            return
        self.shape = rows, columns
        for row in range(rows):
            for column in range(columns):
                if (row, column) not in self.views:
                    view = self.views[row, column] = PlaneView(drag=self._drag)
                    self._grid.addWidget(view, row, column)
                    self.added.emit(view, (row, column))
        for plane, view in self.views.items():
            view.setVisible(plane in self.shown)
        for index in range(2):
            self._grid.setRowStretch(index, int(index < rows))
            self._grid.setColumnStretch(index, int(index < columns))
        self.name(self._name)

    def name(self, name: str) -> None:
        """The accessible name, in which the channels follow."""
        self._name = name
        for plane, view in self.shown.items():
            is_single = self.shape == (1, 1)
            view.setAccessibleName(name if is_single else f"{name} [{', '.join(map(str, plane))}]")

    def set_title(self, title: str, colour: QColor) -> None:
        palette = self.title.palette()
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.title.setPalette(palette)
        self.title.setText(title)

    def set_marks(self, marks: dict[Plane, list[Mark]]) -> None:
        """The marks of each plane; those that are not named have none."""
        for plane, view in self.shown.items():
            view.set_marks(marks.get(plane, ()))

    def focused_plane(self) -> Plane | None:
        """The plane that has the keys."""
        return next((plane for plane, view in self.shown.items() if view.hasFocus()), None)


def all_views(planes: Sequence[Planes]) -> list[PlaneView]:
    return [view for group in planes for view in group.shown.values()]


def share_cells(maps: Sequence[PlaneView], small: Sequence[PlaneView], least: float, most: float) -> None:
    """Cells of the same size in all maps, and in the small ones too, which get `least` pixels if there is room."""
    common = min((view.fitting_cell() for view in maps), default=most)
    room = min((view.fitting_cell() for view in small), default=most)
    for views, cell in ((maps, common), (small, max(min(common, room), min(least, room)))):
        for view in views:
            view.set_largest_cell(min(most, max(cell, SMALLEST_SHARED_CELL)))
