"""Average pooling as a convolution: every weight of its kernel is the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from convlab.gui.labs.matrix.marks import product_term
from convlab.gui.labs.matrix.parts import picture, wrapped_caption
from convlab.gui.labs.matrix.views import share_cell_sizes
from convlab.gui.language import in_sequence
from convlab.gui.theme import colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import Scale, ScaledMatrix
from convlab.labs.pooling.state import PoolingState

MATRICES = ("input", "kernel", "convolved", "averaged")
STRETCHES = (5, 3, 4, 4)
KERNEL_CELL = 44  # pixels of a weight, if there is room


class AveragePanel(Panel):
    """Input ⋆ constant kernel = averages. `hovered` and `clicked` carry a cell of the input that is pointed at."""

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: PoolingState | None = None
        self.views = {name: MatrixView() for name in MATRICES}
        self._labels = {name: caption() for name in MATRICES}
        self.line, self._note = TermLine(), wrapped_caption()
        row = QHBoxLayout()
        for name, stretch, after in zip(MATRICES, STRETCHES, ("⋆", "=", "=", ""), strict=True):
            self._labels[name].setAlignment(self._labels[name].alignment().AlignHCenter)
            self.views[name].resized.connect(self._share_cell_size)
            parts = (self._labels[name], 0), (self.views[name], 1)
            row.addLayout(arranged(QVBoxLayout(), *parts, spacing=2), stretch)
            if after:
                row.addWidget(sign(after))
        self.body.addLayout(row, 1)
        self.body.addWidget(self.line)
        self.body.addWidget(self._note)
        source = self.views["input"]
        source.drag = "draw"
        source.editable_area = lambda cell: self._state is not None and self._state.sliding.is_data(cell)
        source.hovered.connect(lambda cell: self.hovered.emit(None if cell is None else self._unpadded(cell)))
        source.clicked.connect(lambda cell: self.clicked.emit(self._unpadded(cell)))

    def _unpadded(self, cell: tuple[int, int]) -> tuple[int, int]:
        """A cell as it is counted without padding: on the padding it may be none of the input."""
        assert self._state is not None
        return cell[0] - self._state.padding.top, cell[1] - self._state.padding.left

    # ---- showing

    def show_state(self, state: PoolingState) -> None:
        self._state = state
        source, kernel = state.shown_input, state.constant_kernel
        self.views["input"].set_picture(picture(source, state.padding, state.sliding.covered))
        self.views["kernel"].set_picture(picture(ScaledMatrix(kernel, Scale(-kernel[0, 0], kernel[0, 0]))))
        look = state.scale_of(state.averaged)
        for name in ("convolved", "averaged"):
            self.views[name].set_picture(picture(ScaledMatrix(getattr(state, name), look)))
        self._share_cell_size()
        self._write(state)

    def show_step(self, step: int) -> None:
        """The window of a step, its weights and its sum."""
        state = self._state
        if state is None:
            return
        colours, output = colours_of(self), state.sliding.position(min(step, state.sliding.steps - 1))
        corner = state.sliding.corner(*output)
        self.views["input"].set_marks([Mark(*corner, colours.window, *state.window, width=4)])
        self.views["kernel"].set_marks([Mark(0, 0, colours.kernel, *state.window, width=4)])
        for name in ("convolved", "averaged"):
            self.views[name].set_marks([Mark(*output, colours.output, width=4)])
        weight = float(state.constant_kernel[0, 0])
        terms = [product_term(float(state.padded[cell]), weight) for cell in state.sliding.cells(*output)]
        total = Piece(format_number(float(state.convolved[output])), "output", bold=True)
        self.line.set_terms(terms, after=[Piece(" = "), total])

    def _share_cell_size(self) -> None:
        if self._state is not None:
            maps = [self.views[name] for name in MATRICES if name != "kernel"]
            share_cell_sizes(maps, [self.views["kernel"]], KERNEL_CELL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_cell_size()

    # ---- words

    def _write(self, state: PoolingState) -> None:
        self.set_title(self.tr("Average pooling as a convolution"))
        height, width = state.window
        names = {
            "input": self.tr("input"),
            "kernel": self.tr("kernel"),
            "convolved": self.tr("convolved"),
            "averaged": self.tr("averages"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
            self.views[name].setAccessibleName(text)
        note = self.tr("All weights are equal, 1/{0}; none is learned. Largest difference between the two: {1}.")
        note = note.format(height * width, format_number(state.constant_difference))
        if any(state.padding):
            note = in_sequence(note, self.tr("Padding counts as zeros here."))
        self._note.setText(note)
