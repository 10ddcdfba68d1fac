"""The stage of a descent: what is given, what is learned, and what comes of it, in one step.

Left to right, X ⋆ K = Ŷ; below, the way back: the error, the gradient that follows from it, and the kernel after the
update. Under the update stands the kernel that made the target.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.labs.learning.learn.marks import marks_of
from convlab.gui.labs.learning.learn.reading import kind_names
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import spaced_grid
from convlab.gui.labs.matrix.views import MatrixViews, look_at_the_same
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import AccentButton
from convlab.gui.widgets.elided_label import ElidedLabel
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.scales import Scale
from convlab.labs.common.sliding import NO_PADDING
from convlab.labs.learning.learn.state import LearnState

KINDS = "input", "kernel", "prediction", "target", "gradient", "error", "next", "hidden"
MAPS, KERNELS = ("input", "prediction", "target", "error"), ("kernel", "gradient", "next", "hidden")
DRAGS = {"input": "draw", "target": "scrub", "kernel": "scrub", "hidden": "scrub"}
LARGEST_WEIGHT = 56  # pixels of a weight's cell
LEAST_KERNEL = 116  # pixels of the column of kernels: their titles are to be read
LEAST_MAP, LEAST_ROW = 96, 30


class LearnStage(MatrixViews):
    """The index of a number is its row and column in the matrix that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._state: LearnState | None = None
        self._looks: dict[str, tuple[object, ...]] = {}  # what is on the screen
        self.views = {kind: MatrixView(drag=DRAGS.get(kind, "")) for kind in KINDS}
        self.titles = {kind: _title() for kind in KINDS}
        self.captions = {kind: _caption() for kind in KINDS}
        self.reveal = AccentButton()
        self.reveal.setCheckable(True)
        self.panel = Panel()
        self.panel.body.takeAt(0)  # its heading: each matrix has its own
        self.panel.body.addLayout(self._built(), 1)
        in_row((self.panel, 1), parent=self)
        for kind, view in self.views.items():
            self.report_pointer(view, kind)
            if kind in DRAGS:
                self.report_edits(view, kind)
            view.resized.connect(self._share_cell_sizes)
        self.views["input"].editable_area = lambda cell: self.state.sliding.is_data(cell)
        self.views["hidden"].editable_area = lambda _: self.state.shows_hidden
        look_at_the_same(*(self.views[kind] for kind in ("prediction", "target", "error")))

    # ---- building

    def _built(self) -> QGridLayout:
        """Three columns: what is given, the kernels, and what comes of them; signs between them."""
        self._grid = grid = spaced_grid(UNIT // 2, UNIT // 2)
        self.signs = [sign("⋆"), sign("="), sign("←")]
        grid.addWidget(self._titled("input"), 0, 0)
        grid.addWidget(self._titled("target"), 1, 0)
        grid.addWidget(self._kernels(), 0, 2, 2, 1)
        grid.addWidget(self._titled("prediction"), 0, 4)
        grid.addWidget(self._titled("error"), 1, 4)
        for label, row, column in zip(self.signs, (0, 0, 1), (1, 3, 3), strict=True):
            grid.addWidget(label, row, column)
        for row in (0, 1):
            grid.setRowStretch(row, 1)
        return grid

    def _titled(self, kind: str) -> QWidget:
        """A matrix with its title above and its caption below."""
        view, whole = self.views[kind], QWidget()
        view.setMinimumSize(LEAST_MAP if kind in MAPS else LEAST_KERNEL - UNIT, LEAST_ROW)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.titles[kind])
        layout.addWidget(Plate(view, self.captions[kind]), 1)
        return whole

    def _kernels(self) -> QWidget:
        """The subtraction, written below each other; then the kernel that is looked for."""
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        self._plates = {kind: self._titled(kind) for kind in KERNELS}
        for plate in self._plates.values():
            layout.addWidget(plate, 1)
        layout.addWidget(self.reveal)
        return whole

    # ---- showing

    @property
    def state(self) -> LearnState:
        """The state that is shown; there must be one."""
        assert self._state is not None
        return self._state

    def show_state(self, state: LearnState) -> None:
        """Show a state's matrices at its step."""
        self._state = state
        step, out = state.now, state.out
        white = Scale(0.0, state.white) if float(state.input.min()) >= 0 else Scale(-state.white, state.white)
        padding = state.padding
        self._show("input", state.padded, white, (padding, state.sliding.covered))
        self._show("kernel", state.kernel_at(step)[out], state.kernel_scale)
        self._show("prediction", state.prediction_at(step)[out], state.map_scale)
        self._show("target", state.y[out], state.map_scale)
        self._show("error", state.error_at(step)[out], state.error_scale)
        self._show("gradient", state.gradient_at(step)[out], state.gradient_scale)
        self._show("next", np.nan_to_num(state.next_kernel_at(step)[out]), state.kernel_scale)
        self._show_hidden(state)
        self._share_room(state)
        self._share_cell_sizes()

    def _show(self, kind: str, values: Matrix, scale: Scale, extra: tuple[object, ...] = ()) -> None:
        look = values, scale, *extra
        old = self._looks.get(kind, ())
        if len(old) == len(look) and old[1:] == look[1:] and np.array_equal(values, old[0]):  # type: ignore[arg-type]
            return
        self._looks[kind] = look
        padding, covered = extra if extra else (NO_PADDING, None)
        picture = Picture(values, scale.levels(values), scale.signed, padding, covered)  # type: ignore[arg-type]
        self.views[kind].set_picture(picture)

    def _show_hidden(self, state: LearnState) -> None:
        """The hidden kernel, or as many question marks."""
        self._plates["hidden"].setVisible(state.has_hidden)
        self.reveal.setVisible(state.has_hidden)
        self.reveal.setEnabled(not state.is_at_end)
        self.reveal.setChecked(state.shows_hidden)
        weights = state.hidden[state.out]
        if state.shows_hidden:
            self._show("hidden", weights, state.kernel_scale)
            return
        self._looks.pop("hidden", None)
        levels = np.full(weights.shape, 128, np.uint8)
        self.views["hidden"].set_picture(
            Picture(np.zeros(weights.shape), levels, signed=True, numbers=(["?"] * weights.size, 12))
        )

    def _share_room(self, state: LearnState) -> None:
        """Columns as wide as their matrices need: all cells of maps are to be equally large."""
        grid = self._grid
        shapes = {column: self.views[kind].picture for column, kind in ((0, "input"), (4, "prediction"))}
        for column, picture in shapes.items():
            if picture is not None:
                grid.setColumnStretch(column, max(picture.shape[1], 2))
        columns = state.kernel_size[1]
        grid.setColumnStretch(2, max(3, min(columns + 1, 8)) if max(state.sliding.padded) < 20 else 8)

    def _share_cell_sizes(self) -> None:
        if self._state is None:
            return
        share_cell_size(*(self.views[kind] for kind in MAPS))
        shown = [kind for kind in KERNELS if not self._plates[kind].isHidden()]
        share_cell_size(*(self.views[kind] for kind in shown), most=LARGEST_WEIGHT)

    def mark(self, focus: Focus) -> None:
        """Light what belongs to a cell."""
        marks: dict[str, list[Mark]] = marks_of(self.state, focus, colours_of(self))
        for kind, view in self.views.items():
            view.set_marks(marks.get(kind, []))

    def write(self, titles: dict[str, str], captions: dict[str, str]) -> None:
        """Put titles and captions to the matrices."""
        for kind in KINDS:
            self.titles[kind].setText(titles[kind])
            self.captions[kind].setText(captions[kind])
            self.captions[kind].setVisible(bool(captions[kind]))

    def name_views(self) -> None:
        """The accessible names of the matrices."""
        for kind, name in kind_names().items():
            self.views[kind].setAccessibleName(name)

    @property
    def focused(self) -> str:
        """The kind of the matrix that has the keys; empty when none has."""
        return next((kind for kind, view in self.views.items() if view.hasFocus()), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_cell_sizes()


def _title() -> QLabel:
    label = ElidedLabel()
    label.setFont(font("text", bold=True))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMinimumWidth(1)
    return label


def _caption() -> QLabel:
    label = caption()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
