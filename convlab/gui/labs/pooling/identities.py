"""Pooling in other words: a maximum from convolutions and ReLU, an average as a convolution, and what stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from convlab.gui.labs.matrix.parts import name_control, picture, wrapped_caption
from convlab.gui.labs.pooling.tree_view import TreeView
from convlab.gui.labs.pooling.tree_words import tree_note, tree_pieces
from convlab.gui.labs.pooling.words import plane_labels
from convlab.gui.language import in_sequence
from convlab.gui.theme import colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.plane_strip import PlaneStrip
from convlab.gui.widgets.section import caption, sign
from convlab.gui.widgets.term_line import TermLine
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.common.scales import Scale, ScaledMatrix
from convlab.labs.common.sliding import Cell
from convlab.labs.pooling.relu_tree import corner_near, tree_at, tree_difference
from convlab.labs.pooling.state import PoolingState

MATRICES = ("input", "kernel", "convolved", "averaged")
STRETCHES = (4, 3, 3, 3)
SMALL = 84  # pixels that the matrices of the average are high


class IdentitiesView(QWidget):
    """`cell_chosen` carries a cell of the input that a click chose, `channel_chosen` the number of a plane."""

    cell_chosen = Signal(object)
    channel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: PoolingState | None = None
        self._hovered: Cell | None = None  # the cell of the input that is pointed at
        self.source, self.maximum, self.average, self.channels = Panel(), Panel(), Panel(), Panel()
        self.plane, self.tree, self.line, self._tree_note = MatrixView(), TreeView(), TermLine(), wrapped_caption()
        self._plane_note = wrapped_caption()
        self.views = {name: MatrixView() for name in MATRICES}
        self._labels = {name: caption() for name in MATRICES}
        self._shape_note, self._average_note = wrapped_caption(), wrapped_caption()
        self._build_maximum()
        self._build_average()
        self._build_channels()
        above = arranged(QHBoxLayout(), (self.source, 2), (self.maximum, 5))
        below = arranged(QHBoxLayout(), (self.average, 3), (self.channels, 2))
        arranged(QVBoxLayout(self), (above, 1), (below, 0))
        self.plane.hovered.connect(self._point_at)
        self.plane.clicked.connect(self.cell_chosen)
        self.tree.hovered.connect(lambda _: self._show_line())

    def _build_maximum(self) -> None:
        self.source.body.addWidget(self.plane, 1)
        self.source.body.addWidget(self._plane_note)
        for widget, stretch in ((self.tree, 1), (self.line, 0), (self._tree_note, 0)):
            self.maximum.body.addWidget(widget, stretch)

    def _build_average(self) -> None:
        row = arranged(QHBoxLayout())
        for name, stretch, after in zip(MATRICES, STRETCHES, ("⋆", "=", "=", ""), strict=True):
            self.views[name].setMinimumSize(48, 64)
            self.views[name].setMaximumHeight(SMALL)
            self._labels[name].setAlignment(Qt.AlignmentFlag.AlignHCenter)
            parts = (self.views[name], 1), (self._labels[name], 0)
            row.addLayout(arranged(QVBoxLayout(), *parts, spacing=2), stretch)
            if after:
                row.addWidget(sign(after))
        self.average.body.addLayout(row, 1)
        self.average.body.addWidget(self._average_note)

    def _build_channels(self) -> None:
        self.strips = {"input": PlaneStrip(), "output": PlaneStrip()}
        row = QHBoxLayout()
        row.addWidget(self.strips["input"], 1)
        row.addWidget(sign("→"))
        row.addWidget(self.strips["output"], 1)
        self.channels.body.addLayout(row)
        self.channels.body.addWidget(self._shape_note)
        for strip in self.strips.values():
            strip.chosen.connect(self.channel_chosen)

    # ---- looking

    @Slot(object)
    def _point_at(self, cell: Cell | None) -> None:
        self._hovered = cell
        self._show_tree()

    @property
    def corner(self) -> Cell:
        """Where the 2 × 2 window begins: at the pointer, or else at the present step's window."""
        assert self._state is not None
        return corner_near(self._state.sliding.input, self._hovered or self._state.shown_corner)

    # ---- showing

    def show_state(self, state: PoolingState) -> None:
        self._state = state
        self.plane.set_picture(picture(ScaledMatrix(state.plane, state.shown_input.scale)))
        self.source.set_title(self.tr("Input {0} × {1}").format(*state.plane.shape))
        self.plane.setAccessibleName(self.tr("Input {0} × {1}").format(*state.plane.shape))
        self._plane_note.setText(self.tr("Point at a cell to see its window and the numbers; click to pin it."))
        self.maximum.set_title(self.tr("2 × 2 max pooling from convolutions and ReLU"))
        self._tree_note.setText(tree_note(state.window, tree_difference(state.plane)))
        self.show_step(state)
        self._show_average(state)
        self._show_channels(state)

    def show_step(self, state: PoolingState) -> None:
        """Another step of what is shown."""
        self._state = state
        self._show_tree()

    def _show_tree(self) -> None:
        if self._state is None:
            return
        tree, colours = tree_at(self._state.plane, self.corner), colours_of(self)
        self.tree.show_tree(tree)
        self.plane.set_marks([Mark(*self.corner, colours.window, *tree.size, width=4)])
        self._show_line()

    def _show_line(self) -> None:
        if self._state is not None:
            tree = tree_at(self._state.plane, self.corner)
            self.line.set_terms([], before=tree_pieces(tree, self.tree.pointed))
            self.tree.setAccessibleName(self.maximum.accessibleName())
            self.tree.setAccessibleDescription(self.line.text())

    def _show_average(self, state: PoolingState) -> None:
        source, kernel = state.shown_input, state.constant_kernel
        self.views["input"].set_picture(picture(source, state.padding, state.sliding.covered))
        self.views["kernel"].set_picture(picture(ScaledMatrix(kernel, Scale(-kernel[0, 0], kernel[0, 0]))))
        look = state.scale_of(state.averaged)
        for name in ("convolved", "averaged"):
            self.views[name].set_picture(picture(ScaledMatrix(getattr(state, name), look)))
        self._share_cell_size()
        self.average.set_title(self.tr("Average pooling as a convolution"))
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
        self._average_note.setText(note)

    def _show_channels(self, state: PoolingState) -> None:
        self.channels.set_title(self.tr("The number of channels stays"))
        for name, shown in (("input", state.shown_planes), ("output", state.shown_outputs)):
            self.strips[name].set_planes(shown.levels, shown.signed, plane_labels(state), state.channel)
        tip = self.tr("Choose the channel that the views show, by a click or the arrow keys")
        name_control(self.strips["input"], self.tr("Channel of the input"), tip)
        name_control(self.strips["output"], self.tr("Channel of the output"), tip)
        shape = self.tr("{0} × {1} × {2} → {0} × {3} × {4}").format(*state.input.shape, *state.outputs.shape[1:])
        text = self.tr("Each channel is pooled by itself, without weights. A convolution sums over all channels.")
        weights = state.channels * state.window[0] * state.window[1]
        if weights > 1:
            text = self.tr(
                "Each channel is pooled by itself, without weights. A convolution sums over all channels: {0}·{1}·{2} ="
                " {3} weights for each output channel."
            ).format(state.channels, *state.window, grouped(weights))
        self._shape_note.setText(f"{shape}. {text}")

    def _share_cell_size(self) -> None:
        same = [self.views[name] for name in MATRICES if name != "kernel"]
        common = min(view.fitting_cell() for view in same)
        for view in same:
            view.set_largest_cell(max(common, 1e-3))
        self.views["kernel"].set_largest_cell(max(min(common, 64.0), 30.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_cell_size()
