"""The stage of a descent, one step in three lines: predict, compare, update.

X ⋆ K = Ŷ; below it the target and the error Ŷ − Y; then the update of the kernel, as a subtraction, and beside what
comes of it the kernel that made the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from convlab.core import Padding
from convlab.gui.icons import accented_icons
from convlab.gui.labs.learning.learn.marks import KERNEL_KINDS, marks_of
from convlab.gui.labs.learning.learn.reading import kind_names
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import framed, spaced_grid
from convlab.gui.labs.matrix.views import MatrixViews, look_at_the_same
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import AccentButton
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged, in_column, in_row
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import (
    SMALLEST_NUMBER,
    SMALLEST_NUMBERED_CELL,
    Picture,
    fitting_size,
    fitting_texts,
)
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.matrix.viewport import LARGEST_CELL
from convlab.gui.widgets.section import sign
from convlab.gui.widgets.still_label import StillLabel
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import cell_number, fixed_number
from convlab.labs.common.scales import Scale
from convlab.labs.common.sliding import NO_PADDING, Size
from convlab.labs.learning.learn.state import LearnState

MAPS = "input", "prediction", "target", "error"
KINDS = *MAPS, *KERNEL_KINDS
DRAGS = {"input": "draw", "target": "scrub", "kernel": "scrub", "hidden": "scrub"}
LARGEST_WEIGHT = 48  # pixels of a weight's cell
LEAST_MAP, LEAST_KERNEL, LEAST_ROW = 96, 56, 26  # pixels
TITLE, EYE = 20, 22  # pixels: the height above a matrix, the width of a button there
AROUND = 1.2  # rows of a map that its title takes as much room as
OF_WEIGHT = 1.5  # rows of a map that a row of a kernel takes as much room as
LEAST_SHARE = 0.8  # of the widest map's column: the title above a narrower one is to be read
MOST_ROWS = 9  # a picture of more takes no more room from the kernels


class Shown(NamedTuple):
    """What a matrix shows."""

    values: Matrix
    scale: Scale
    padding: Padding = NO_PADDING
    covered: Size | None = None

    def is_same(self, other: Shown | None) -> bool:
        return other is not None and self[1:] == other[1:] and np.array_equal(self.values, other.values)


class LearnStage(LanguageAndTheme, MatrixViews):
    """The index of a number is its row and column in the matrix that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._state: LearnState | None = None
        self._shown: dict[str, Shown] = {}  # on the screen
        self._needs: object = None  # what the room was shared for
        self._cells: dict[str, float] = {}  # the sizes of cells that numbers were chosen for
        self.views = {kind: MatrixView(drag=DRAGS.get(kind, "")) for kind in KINDS}
        self.titles = {kind: _title(is_small=kind in KERNEL_KINDS) for kind in KINDS}
        self.reveal = AccentButton()
        self.reveal.setCheckable(True)
        self.reveal.setFixedSize(QSize(EYE, TITLE))
        content = QWidget()
        self._lines = in_column(self._maps(), self._kernels(), spacing=UNIT // 2, parent=content)
        panel = framed(content)
        panel.body.setContentsMargins(*[UNIT] * 4)
        in_row((panel, 1), parent=self)
        for kind, view in self.views.items():
            self.report_pointer(view, kind)
            if kind in DRAGS:
                self.report_edits(view, kind)
            view.resized.connect(self._share_cell_sizes)
            view.placed.connect(partial(self._fit_numbers, kind))
        self.views["input"].editable_area = lambda cell: self.state.sliding.is_data(cell)
        self.views["hidden"].editable_area = lambda _: self.state.shows_hidden
        look_at_the_same(*(self.views[kind] for kind in ("prediction", "target", "error")))
        self.retranslate()
        self.restyle()

    # ---- building

    def _maps(self) -> QGridLayout:
        """What is given on the left, what comes of the kernel on the right."""
        self._grid = grid = spaced_grid(UNIT // 2, UNIT // 2)
        between = sign("⋆ K =")
        between.setFont(font("text", bold=True))
        between.setFixedWidth(between.sizeHint().width())
        grid.addWidget(between, 0, 1)
        for row, pair in enumerate((("input", "prediction"), ("target", "error"))):
            for column, kind in zip((0, 2), pair, strict=True):
                grid.addWidget(self._titled(kind), row, column)
            grid.setRowStretch(row, 1)
        return grid

    def _titled(self, kind: str, *beside: QWidget) -> QWidget:
        """A matrix with its title above."""
        view, whole = self.views[kind], QWidget()
        view.setMinimumSize(LEAST_KERNEL if kind in KERNEL_KINDS else LEAST_MAP, LEAST_ROW)
        heading = arranged(QHBoxLayout(), (self.titles[kind], 1), *beside, spacing=2)
        in_column(heading, (view, 1), spacing=0, parent=whole)
        return whole

    def _kernels(self) -> QHBoxLayout:
        """The subtraction; then the kernel that is looked for."""
        self._plates = {kind: self._titled(kind, *([self.reveal] if kind == "hidden" else [])) for kind in KERNEL_KINDS}
        shares = {"gradient": 4, "hidden": 4}  # what stands above is longest
        return arranged(QHBoxLayout(), *((plate, shares.get(kind, 3)) for kind, plate in self._plates.items()))

    # ---- showing

    @property
    def state(self) -> LearnState:
        """The state that is shown; there must be one."""
        assert self._state is not None
        return self._state

    def show_state(self, state: LearnState) -> None:
        """Show a state's matrices at its step."""
        self._state = state
        step, out = state.now, state.output
        white = Scale(0.0, state.white) if float(state.input.min()) >= 0 else Scale(-state.white, state.white)
        self._show("input", Shown(state.padded, white, state.padding, state.sliding.covered))
        self._show("prediction", Shown(state.prediction_at(step)[out], state.map_scale))
        self._show("target", Shown(state.y[out], state.map_scale))
        self._show("error", Shown(state.error_at(step)[out], state.error_scale))
        self._show("kernel", Shown(state.kernel_at(step)[out], state.kernel_scale))
        self._show("gradient", Shown(state.gradient_at(step)[out], state.gradient_scale))
        self._plates["velocity"].setVisible(state.optimiser != "sgd")
        self._show("velocity", Shown(state.direction_at(step)[out], state.direction_scale))
        self._show("next", Shown(np.nan_to_num(state.next_kernel_at(step)[out]), state.kernel_scale))
        self._show_hidden(state)
        self._share_room(state)
        self._share_cell_sizes()

    def _show(self, kind: str, shown: Shown) -> None:
        if not shown.is_same(self._shown.get(kind)):
            self._shown[kind] = shown
            self._draw(kind)

    def _draw(self, kind: str) -> None:
        """Where numbers do not fit as they are, they are written with one decimal."""
        values, scale, padding, covered = self._shown[kind]
        view = self.views[kind]
        self._cells[kind] = view.places.cell
        numbers = _numbers(values, self._cells[kind])
        view.set_picture(Picture(values, scale.levels(values), scale.signed, padding, covered, numbers=numbers))

    def _show_hidden(self, state: LearnState) -> None:
        """The hidden kernel, or as many question marks."""
        self._plates["hidden"].setVisible(state.has_hidden)
        self.reveal.setVisible(not state.is_at_end)
        self.reveal.setChecked(state.revealed)
        weights = state.hidden[state.output]
        if state.shows_hidden:
            self._show("hidden", Shown(weights, state.kernel_scale))
            return
        self._shown.pop("hidden", None)
        levels, marks = np.full(weights.shape, 128, np.uint8), ["?"] * weights.size
        self.views["hidden"].set_picture(
            Picture(np.zeros(weights.shape), levels, signed=True, numbers=(marks, 14 if weights.size <= 9 else 9))
        )

    def _share_room(self, state: LearnState) -> None:
        """Lines as high and columns as wide as their matrices need: all cells of maps are to be equally large."""
        sliding = state.sliding
        weights = max(state.kernel_size[0], state.hidden.shape[1] if state.has_hidden else 1)
        if (needs := (sliding.padded, sliding.size, weights)) == self._needs:
            return
        self._needs = needs
        widest = max(sliding.padded[1], sliding.size[1])
        for column, size in ((0, sliding.padded), (2, sliding.size)):
            self._grid.setColumnStretch(column, round(10 * max(size[1], LEAST_SHARE * widest)))
        rows = min(max(sliding.padded[0], sliding.size[0]), MOST_ROWS)
        for line, share in enumerate((2 * (rows + AROUND), OF_WEIGHT * weights + AROUND)):
            self._lines.setStretch(line, round(10 * share))

    def _share_cell_sizes(self) -> None:
        if self._state is None:
            return
        shown = [kind for kind in KERNEL_KINDS if not self._plates[kind].isHidden()]
        for kinds, most in ((MAPS, LARGEST_CELL), (shown, LARGEST_WEIGHT)):
            share_cell_size(*(self.views[kind] for kind in kinds), most=most)
            for kind in kinds:
                self._fit_numbers(kind)

    def _fit_numbers(self, kind: str) -> None:
        """Numbers that were chosen for cells of another size are chosen anew."""
        if kind in self._shown and self.views[kind].places.cell != self._cells[kind]:
            self._draw(kind)

    def mark(self, focus: Focus) -> None:
        """Light what belongs to a cell."""
        marks = marks_of(self.state, focus, colours_of(self))
        for kind, view in self.views.items():
            view.set_marks(marks.get(kind, []))

    def write(self, titles: dict[str, str]) -> None:
        """Put titles to the matrices."""
        for kind, title in titles.items():
            self.titles[kind].setText(title)

    @property
    def focused(self) -> str:
        """The kind of the matrix that has the keys; empty when none has."""
        return next((kind for kind, view in self.views.items() if view.hasFocus()), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_cell_sizes()

    def retranslate(self) -> None:
        for kind, name in kind_names().items():
            self.views[kind].setAccessibleName(name)
        self.views["gradient"].setToolTip(
            self.tr("∂L/∂K, the cross-correlation of X with the error, times 2: point at a cell to see its sum")
        )
        self.reveal.setAccessibleName(self.tr("Reveal the hidden kernel"))
        self.reveal.setToolTip(self.tr("Show the kernel that made the target before the end; it can be edited then"))

    def restyle(self) -> None:
        self.reveal.set_icons(*accented_icons("eye", self))


def _title(*, is_small: bool) -> StillLabel:
    label = StillLabel()
    label.setFont(font("caption" if is_small else "text", bold=True))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFixedHeight(TITLE)
    return label


def _numbers(values: Matrix, cell: float) -> tuple[Sequence[str], int] | None:
    """Texts and their size; with one decimal where cells have no room for more: "−0.3" or "−.3", and 0 is 0 exactly."""
    if cell < SMALLEST_NUMBERED_CELL:
        return None
    if fitting := fitting_texts(values, cell):
        return fitting
    texts = [_short(value) for value in values.ravel().tolist()]
    size = fitting_size(texts, cell)
    if size < SMALLEST_NUMBER:
        texts = [text.replace("0.", ".") if text[-3:-1] == "0." and text[:-3] in ("", "−") else text for text in texts]
        size = fitting_size(texts, cell)
    return texts, size


def _short(value: float) -> str:
    """With at most one decimal; what is nearly 0 is "0.0", and only 0 itself "0"."""
    rounded = round(value, 1)
    return cell_number(rounded) if rounded or not value else fixed_number(value, 1)
