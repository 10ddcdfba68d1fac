"""Pooling in other words: a maximum from convolutions and ReLU, an average as a convolution; and what stays."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from convlab.gui.labs.matrix.cell_edits import Index
from convlab.gui.labs.matrix.parts import choose_pen, matrix_caption, name_control, picture, wrapped_caption
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.labs.pooling.constant_kernel import AveragePanel
from convlab.gui.labs.pooling.tree_view import TreeView
from convlab.gui.labs.pooling.tree_words import tree_note, tree_pieces, tree_title
from convlab.gui.labs.pooling.words import plane_labels
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.plane_strip import PlaneStrip
from convlab.gui.widgets.section import sign
from convlab.gui.widgets.term_line import TermLine
from convlab.labs.common.numbers import grouped
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.common.sliding import Cell
from convlab.labs.pooling.relu_tree import ReluTree, corner_near, negated, tree_at, tree_difference
from convlab.labs.pooling.state import PoolingState


class IdentitiesView(MatrixViews):
    """What the lab's kind of pooling is in other words takes the room; what holds for all kinds stands below.

    Both inputs can be drawn on, and their numbers typed.

    `cell_chosen` carries a cell of the input that a click chose, `channel_chosen` the number of a plane.
    """

    cell_chosen = Signal(object)
    channel_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state: PoolingState | None = None
        self._hovered: Cell | None = None  # the cell of the input that is pointed at
        self.source, self.maximum, self.average, self.channels = Panel(), Panel(), AveragePanel(), Panel()
        self.plane, self.tree = MatrixView(drag="draw"), TreeView()
        self.line, self._tree_note = TermLine(), wrapped_caption()
        self._plane_note, self._shape_note = matrix_caption(), wrapped_caption()
        self.views = self.average.views
        self._build_maximum()
        self._build_channels()
        above = arranged(QHBoxLayout(), (self.source, 2), (self.maximum, 5), (self.average, 7))
        arranged(QVBoxLayout(self), (above, 1), (self.channels, 0))
        self.average.hide()
        self.report_edits(self.plane, "input", self._padded_cell)
        self.report_edits(self.views["input"], "input")
        for view in (self.plane, self.average):
            view.hovered.connect(self._point_at)
            view.clicked.connect(self.cell_chosen)
        self.tree.hovered.connect(lambda _: self._show_line())

    def _build_maximum(self) -> None:
        self.source.body.addWidget(Plate(self.plane, self._plane_note), 1)
        for widget, stretch in ((self.tree, 1), (self.line, 0), (self._tree_note, 0)):
            self.maximum.body.addWidget(widget, stretch)

    def _build_channels(self) -> None:
        self.strips = {"input": PlaneStrip(), "output": PlaneStrip()}
        self._channels_title = QLabel()
        self._channels_title.setFont(font("text", bold=True))
        text = arranged(QVBoxLayout(), self._channels_title, (self._shape_note, 1), spacing=UNIT // 2)
        row = arranged(QHBoxLayout(), (self.strips["input"], 1), sign("→"), (self.strips["output"], 1), spacing=UNIT)
        row.addLayout(text, 2)
        self.channels.body.takeAt(0)  # the heading stands beside the planes
        self.channels.body.addLayout(row)
        for strip in self.strips.values():
            strip.chosen.connect(self.channel_chosen)

    def _padded_cell(self, cell: Cell) -> Index:
        """A cell of the input, as it is counted with its padding."""
        assert self._state is not None
        return cell[0] + self._state.padding.top, cell[1] + self._state.padding.left

    def choose_pen(self, draws: bool) -> None:
        choose_pen(draws, self.plane, self.views["input"])

    # ---- looking

    @Slot(object)
    def _point_at(self, cell: Cell | None) -> None:
        self._hovered = cell
        self._show_place()

    @property
    def corner(self) -> Cell:
        """Where the 2 × 2 window begins: at the pointer, or else at the present step's window."""
        assert self._state is not None
        return corner_near(self._state.sliding.input, self._hovered or self._state.shown_corner)

    @property
    def _tree(self) -> ReluTree:
        assert self._state is not None
        plane = self._state.plane
        return tree_at(negated(plane) if self._state.kind == "min" else plane, self.corner)

    # ---- showing

    def show_state(self, state: PoolingState) -> None:
        self._state = state
        is_average = state.kind == "average"
        for panel in (self.source, self.maximum):
            panel.setVisible(not is_average)
        self.average.setVisible(is_average)
        self.plane.set_picture(picture(ScaledMatrix(state.plane, state.shown_input.scale)))
        self.source.set_title(self.tr("Input {0} × {1}").format(*state.plane.shape))
        self.plane.setAccessibleName(self.tr("Input {0} × {1}").format(*state.plane.shape))
        self._plane_note.setText(self.tr("Point at a cell for its window; click to pin it."))
        size = self._tree.size
        self.maximum.set_title(tree_title(state.kind, size))
        self._tree_note.setText(tree_note(state.kind, size, state.window, tree_difference(state.plane)))
        self.average.show_state(state)
        self._show_channels(state)
        self.show_step(state)

    def show_step(self, state: PoolingState) -> None:
        """Another step of what is shown."""
        self._state = state
        self._show_place()

    def _show_place(self) -> None:
        """The window at the pointer, or else the present step's."""
        state = self._state
        if state is None:
            return
        self.average.show_step(state.step_near(self._hovered) if self._hovered else state.step)
        self.tree.show_tree(self._tree)
        self.plane.set_marks([Mark(*self.corner, colours_of(self).window, *self._tree.size, width=4)])
        self._show_line()

    def _show_line(self) -> None:
        if self._state is not None:
            self.line.set_terms([], before=tree_pieces(self._state.kind, self._tree, self.tree.pointed))
            self.tree.setAccessibleName(self.maximum.accessibleName())
            self.tree.setAccessibleDescription(self.line.text())

    def _show_channels(self, state: PoolingState) -> None:
        self._channels_title.setText(self.tr("The number of channels stays"))
        self.channels.setAccessibleName(self._channels_title.text())
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
