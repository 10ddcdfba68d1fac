"""What the views of the Channels lab share: matrices that are one of many, and what they tell of the hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from convlab.core import Padding
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.theme import UNIT
from convlab.gui.widgets.matrix.painting import Picture
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.matrix.viewport import MARGIN
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.labs.channels.state import ScaledMaps
from convlab.labs.common.sliding import NO_PADDING

Index = tuple[int, ...]
LEAST_CELL = 23  # pixels that a number gets at least, where what does not fit is scrolled
LEAST_WIDTH, LEAST_HEIGHT = 48, 40  # pixels of a matrix in an equation


class MapView(MatrixView):
    """One of several maps on a common scale; it is drawn again only when it differs."""

    def __init__(self, *, drag: str = "") -> None:
        super().__init__(drag=drag)
        self._look: tuple[object, ...] | None = None

    def show_map(
        self,
        shown: ScaledMaps,
        index: int,
        padding: Padding = NO_PADDING,
        covered: tuple[int, int] | None = None,
        revealed: int | None = None,
    ) -> None:
        """Show map `index` of (c, h, w)."""
        look = shown.scale, shown.signed, padding, covered, revealed
        values = shown.values[index]
        if look == self._look and self.picture is not None and _same(values, self.picture.values):
            return
        self._look = look
        self.set_picture(Picture(values, shown.levels(index), shown.signed, padding, covered, revealed))

    def make_room(self, rows: int, columns: int, cell: int) -> None:
        """For cells of a size in pixels, at least."""
        self.setMinimumSize(max(LEAST_WIDTH, cell * columns + 2 * MARGIN), max(LEAST_HEIGHT, cell * rows + 2 * MARGIN))


def _same(a: NDArray[np.float64], b: NDArray[np.float64]) -> bool:
    return a is b or np.array_equal(a, b)


class ChannelViews(QWidget):
    """A view of the lab. An index is that of a number in its array: (c, row, column), (o, c, i, j) or (o,).

    `hovered` carries a Focus or None, `clicked` a Focus. Edits: `typed` (kind of array, the view, index, text),
    `nudged` (kind, index, notches), `scrubbed` (kind, index, pixels, number of the drag), `drawn` (channel, cells,
    erase, number of the stroke). `out_chosen` carries an output channel, `weight_pointed` the index of a weight that is
    under the pointer.
    """

    hovered = Signal(object)
    clicked = Signal(object)
    typed = Signal(str, object, object, str)
    nudged = Signal(str, object, int)
    scrubbed = Signal(str, object, float, int)
    drawn = Signal(int, object, bool, int)
    out_chosen = Signal(int)
    weight_pointed = Signal(object)

    def watch(self, view: MatrixView, kind: str, channel: int = 0, out: Callable[[], int] | None = None) -> None:
        """Tell what is pointed at in a view; choose its output first when it is clicked."""

        def click(cell: Cell) -> None:
            if out is not None:
                self.out_chosen.emit(out())
            self.clicked.emit(Focus(kind, cell, channel))

        view.hovered.connect(lambda cell: self.hovered.emit(None if cell is None else Focus(kind, cell, channel)))
        view.clicked.connect(click)

    def take_edits(self, view: MatrixView, kind: str, index_of: Callable[[Cell], Index]) -> None:
        """Tell how the numbers in a view are changed."""
        view.typed.connect(lambda cell, text: self.typed.emit(kind, view, index_of(cell), text))
        view.nudged.connect(lambda cell, notches: self.nudged.emit(kind, index_of(cell), notches))
        view.scrubbed.connect(lambda cell, pixels, drag: self.scrubbed.emit(kind, index_of(cell), pixels, drag))
        if view.drag == "draw":
            channel = index_of((0, 0))[0]
            view.drawn.connect(lambda cells, erase, stroke: self.drawn.emit(channel, cells, erase, stroke))


def scrolled(content: QWidget) -> QScrollArea:
    """A widget that is scrolled when there is no room for it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    for part in (content, area.viewport()):
        part.setAutoFillBackground(False)
    return area


def equation(panel: Panel, parts: Sequence[tuple[MapView, int, str]]) -> list[QLabel]:
    """Matrices side by side on a panel, each with its share of the room and a sign after it; the captions below."""
    grid, captions = QGridLayout(), [centred_caption() for _ in parts]
    grid.setHorizontalSpacing(UNIT // 2)
    grid.setVerticalSpacing(2)
    grid.setRowStretch(0, 1)
    for index, (view, stretch, text) in enumerate(parts):
        view.make_room(1, 1, 0)
        grid.addWidget(view, 0, 2 * index)
        grid.addWidget(captions[index], 1, 2 * index)
        grid.setColumnStretch(2 * index, stretch)
        if text:
            label = sign(text)
            label.setFixedWidth(label.sizeHint().width() + 4)
            grid.addWidget(label, 0, 2 * index + 1)
    panel.body.addLayout(grid, 1)
    return captions


def scrolled_grid(row_spacing: int) -> tuple[QScrollArea, QGridLayout]:
    """A grid that is scrolled when there is no room for it."""
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(UNIT // 2)
    grid.setVerticalSpacing(row_spacing)
    return scrolled(content), grid


def centred_caption() -> QLabel:
    label = caption()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
