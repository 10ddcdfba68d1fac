"""The stage of the ladder: the image, the weights of the chosen output, all weights there are, and the outputs."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from convlab.core import Padding
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import picture, wrapped_caption
from convlab.gui.labs.why.arithmetic import StageTexts
from convlab.gui.labs.why.ladder_marks import ladder_marks, offset_of
from convlab.gui.labs.why.panel_grid import SteppedStage
from convlab.gui.labs.why.weight_tiles import WeightTiles
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.map_table import MapTable
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.section import caption
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.common.sliding import NO_PADDING, Cell
from convlab.labs.why.state import LOCAL, SHARED, WhyState, removed_around

LARGEST_CELL = 96  # pixels
LEGEND_BAR = 24  # pixels: panels stand side by side in the smallest window
LEAST_SIZE = QSize(560, 300)
PLACES = {"input": (0, 0, 1), "weights": (1, 0, 1), "all": (0, 1, 2), "output": (0, 2, 1), "count": (1, 2, 1)}
STRETCHES = (5, 9, 5)  # of the columns: what changes from rung to rung has most room
FOOT = 20  # pixels: a legend or a line of text below each matrix


class LadderStage(SteppedStage):
    """Reports what is done to the image ("input"), to the weights of the shown output ("weights") and to V ("kernel").

    The panel in the middle shows each weight once: as images of the outputs, or as V, which they have in common.
    """

    def __init__(self) -> None:
        self.input, self.weights = MatrixView(drag="draw"), MatrixView(drag="scrub")
        self.kernel, self.tiles = MatrixView(drag="scrub"), WeightTiles()
        self.output = self.result = MatrixView()
        views = {"input": self.input, "weights": self.weights, "kernel": self.kernel, "output": self.output}
        super().__init__(PLACES, STRETCHES, views)
        self._state = WhyState()
        self._output: Cell = self._state.output_cell  # whose weights are shown
        self.notes = {kind: caption() for kind in ("weights", "all")} | {"count": wrapped_caption()}
        self.legends = {kind: Legend(bar=LEGEND_BAR) for kind in ("input", "all", "output")}
        self.count, self.pairs = QLabel(), MapTable()
        self._all, self._counts = QStackedWidget(), QStackedWidget()
        for stack, widgets in ((self._all, (self.tiles, self.kernel)), (self._counts, (self.count, self.pairs))):
            for widget in widgets:
                stack.addWidget(widget)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setFont(font("title", bold=True))
        self.count.setTextFormat(Qt.TextFormat.RichText)
        self.count.setMinimumWidth(1)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for row in (0, 1):
            self.grid.setRowStretch(row, 1)
        for kind, content in {**self.views, "all": self._all, "count": self._counts}.items():
            if kind in PLACES:
                self._fill_panel(kind, content)
        self.setMinimumSize(LEAST_SIZE)

    def _fill_panel(self, kind: str, content: QWidget) -> None:
        """What is shown, and right below it a legend or a text. All weights have their legend above."""
        panel, note, legend = self.panels[kind], self.notes.get(kind), self.legends.get(kind)
        panel.body.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        panel.body.setSpacing(UNIT // 2)
        if note is not None:
            note.setAlignment(Qt.AlignmentFlag.AlignCenter)
            note.setMinimumHeight(FOOT)
            if legend is not None:
                panel.heading.addWidget(legend)
        caption_below = note or legend
        assert caption_below is not None
        if isinstance(content, MatrixView):
            panel.body.addWidget(Plate(content, caption_below), 1)
        else:
            panel.body.addWidget(content, 1)
            panel.body.addWidget(caption_below)

    def _connect(self) -> None:
        for kind, view in self.views.items():
            self.report_pointer(view, kind)
        for kind in ("input", "weights", "kernel"):
            self.report_edits(self.views[kind], kind)
        self.tiles.hovered.connect(lambda cell: self.hovered.emit(None if cell is None else Focus("output", cell)))
        self.tiles.clicked.connect(lambda cell: self.clicked.emit(Focus("output", cell)))
        self.tiles.arrived.connect(self._show_all)
        self.weights.editable_area = lambda cell: (
            self._state.has_own_weights and self._state.is_within_reach(cell, self._output)
        )
        self.kernel.editable_area = lambda cell: (
            self._state.has_own_weights and max(map(abs, offset_of(self._state, cell))) <= self._state.reach
        )

    # ---- showing

    def show_state(self, state: WhyState, revealed: int | None, *, is_animated: bool) -> None:
        """Show a state's matrices; the output only up to `revealed`, in reading order."""
        self._state = state
        self._output = state.sliding.position(state.step)  # what was looked at may be gone
        if _show(self.input, state.shown_plane):
            self.legends["input"].set_scale(state.shown_plane.scale, state.shown_plane.signed)
        removed = removed_around(state.side, state.delta) if state.rung == LOCAL else NO_PADDING
        _show(self.kernel, state.shown_shared, removed)
        self.legends["all"].set_scale(state.weight_scale, signed=True)
        self.tiles.show_state(state)
        if is_animated or not self.tiles.is_moving:
            self.tiles.climb(state.rung, is_animated=is_animated)
        self._show_all()
        self._counts.setCurrentWidget(self.pairs if state.with_channels else self.count)
        self.show_output(revealed)
        self.share_cell_size()

    @Slot()
    def _show_all(self) -> None:
        """V once it is reached; until then the images, on their way."""
        is_v = self._state.rung >= SHARED and not self.tiles.is_moving
        self._all.setCurrentWidget(self.kernel if is_v else self.tiles)

    def show_output(self, revealed: int | None) -> None:
        shown = self._state.shown_output
        self.output.set_picture(picture(shown, revealed=revealed))
        self.legends["output"].set_scale(shown.scale, shown.signed)

    def _show_weights(self, cell: Cell) -> None:
        """The weights of an output, as they lie on the image."""
        state, self._output = self._state, cell
        shown, removed = state.shown_weights(cell), NO_PADDING
        if state.rung == LOCAL:
            n, reach, (i, j) = state.side, state.reach, cell
            top, left = max(0, i - reach), max(0, j - reach)
            removed = Padding(top, max(0, n - 1 - i - reach), left, max(0, n - 1 - j - reach))
        _show(self.weights, shown, removed)
        if state.with_channels:
            self.pairs.set_maps(state.weight_scale.levels(state.pair_weights(cell)), state.pair)

    def share_cell_size(self) -> None:
        views = self.input, self.weights, self.output
        common = min(LARGEST_CELL, *(view.fitting_cell() for view in views))
        for view in views:
            view.set_largest_cell(max(common, 1e-3))

    # ---- marks

    def mark(self, focus: Focus, output: Cell) -> None:
        """Light what belongs to a focus in all views; `output` is the chosen one."""
        self._show_weights(output)
        marks = ladder_marks(self._state, focus, output, colours_of(self))
        self.input.set_marks(marks.input)
        self.weights.set_marks(marks.weights)
        self.kernel.set_marks(marks.kernel)
        self.output.set_marks(marks.output)
        self.tiles.mark(output, marks.entries)

    def retranslate(self) -> None:
        self.input.setToolTip(self.tr("Drag to draw; click a cell to type a number"))
        editing = self.tr("Click a weight to type a number, or drag it up and down: the output follows")
        for view in (self.weights, self.kernel):
            view.setToolTip(editing)
        for widget in (self.output, self.tiles):
            widget.setToolTip(self.tr("Point at an output to see its weights; a click chooses it"))
        text = self.tr("A row for each output channel d, a column for each input channel c; a click shows a pair")
        self.pairs.setToolTip(text)

    def set_texts(self, texts: StageTexts) -> None:
        """Titles of the panels, the lines below them, and how many weights there are."""
        self.set_titles(texts.titles)
        for widget, kind in ((self.tiles, "all"), (self.kernel, "all"), (self.pairs, "count")):
            widget.setAccessibleName(texts.titles[kind])
        for kind, note in texts.notes.items():
            self.notes[kind].setText(note)
        self.count.setText(self._count_text(texts.before, texts.number, is_less=texts.is_less))

    def _count_text(self, before: str, count: str, *, is_less: bool) -> str:
        """How many weights there were, struck out if there are fewer now, and how many there are, large."""
        muted, size = colours_of(self).muted.name(), round(1.5 * font("title").pointSizeF())
        old = f"<s>{before}</s>" if is_less else before
        return f'<span style="color:{muted}">{old}</span><br><span style="font-size:{size}pt">{count}</span>'


def _show(view: MatrixView, shown: ScaledMatrix, removed: Padding = NO_PADDING) -> bool:
    """Show a matrix, unless it is seen already; whether it was not."""
    old = view.picture
    if old and old.values is shown.values and old.padding == removed and np.array_equal(old.levels, shown.levels):
        return False
    view.set_picture(picture(shown, removed))
    return True
