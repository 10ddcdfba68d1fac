"""What the views of the Channels lab share: matrices that are each one of many on a common scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from convlab.core import Padding
from convlab.gui.labs.matrix.parts import scrolled, spaced_grid
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.matrix.painting import Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.matrix.viewport import MARGIN
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.labs.channels.state import ChannelsState, ScaledMaps
from convlab.labs.common.sliding import NO_PADDING

LEAST_CELL = 23  # pixels that a number gets at least, where what does not fit is scrolled
LEAST_WIDTH, LEAST_HEIGHT = 48, 40  # pixels of a matrix in an equation


def tab_to_before(later: QWidget, *views: QWidget) -> None:
    """Let Tab come to views that were added afterwards before it comes to what stands behind them."""
    for view in views:
        QWidget.setTabOrder(later, view)
        QWidget.setTabOrder(view, later)


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
        look = shown.scale, shown.signed, padding, covered, revealed, shown.longest
        values = shown.values[index]
        known = None if self.picture is None or look != self._look else self.picture.values
        if known is not None and (known is values or np.array_equal(known, values)):
            return
        self._look = look
        self.set_picture(
            Picture(values, shown.levels(index), shown.signed, padding, covered, revealed, longest=shown.longest)
        )

    def make_room(self, rows: int, columns: int, cell: int) -> None:
        """For cells of a size in pixels, at least."""
        self.setMinimumSize(max(LEAST_WIDTH, cell * columns + 2 * MARGIN), max(LEAST_HEIGHT, cell * rows + 2 * MARGIN))


class ChannelViews(MatrixViews):
    """A view of the lab. An index is that of a number in its array: (c, row, column), (o, c, i, j) or (o,).

    `out_chosen` carries an output channel, `weight_pointed` the index of a weight that is under the pointer.
    """

    out_chosen = Signal(int)
    weight_pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: ChannelsState | None = None

    @property
    def state(self) -> ChannelsState:
        """The state that is shown; there must be one."""
        assert self._state is not None
        return self._state


def equation(panel: Panel, parts: Sequence[tuple[MapView, int, str]]) -> list[QLabel]:
    """Matrices side by side on a panel, each with its share of the room and a sign after it; the captions below."""
    grid, captions = spaced_grid(UNIT // 2, 2), [QLabel() for _ in parts]
    for label in captions:  # of two lines, which is not cut
        label.setFont(font("caption"))
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
    grid = spaced_grid(UNIT // 2, row_spacing, content)
    return scrolled(content), grid


def row_label() -> QLabel:
    """What stands before a row of matrices."""
    label = QLabel()
    label.setFont(font("text", bold=True))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def centred_caption() -> QLabel:
    label = caption()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
