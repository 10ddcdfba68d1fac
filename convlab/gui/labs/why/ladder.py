"""The ladder: from dense weights to a kernel in three steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.labs.matrix.cell_edits import CellEdits, Index, step_of_input
from convlab.gui.labs.matrix.parts import choose_pen
from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.gui.labs.matrix.states import UNNAMED_INPUT
from convlab.gui.labs.why.arithmetic import focus_status, focus_sum, stage_texts
from convlab.gui.labs.why.controls import LadderControls
from convlab.gui.labs.why.ladder_marks import offset_of
from convlab.gui.labs.why.ladder_stage import LadderStage
from convlab.gui.labs.why.rung_bar import RungBar
from convlab.gui.labs.why.view import SteppedView
from convlab.gui.labs.why.words import check_text, rung_formula, rung_note
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.reduced_motion import is_reduced
from convlab.labs.common.arrays import Matrix, with_cells
from convlab.labs.common.sliding import Cell, Sliding
from convlab.labs.why.edits import with_kernel, with_own_weights, with_shared_weight, with_weight
from convlab.labs.why.state import DENSE, LOCAL, WhyState

LINE_INDENT = 6  # pixels: that of the lines below the formula
CLIMBING_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class LadderView(SteppedView):
    """The matrices; beside them, for the page to place, the rungs, the layer's formula and the controls."""

    stage: LadderStage
    cell_field = "output_cell"

    def __init__(self, reading: ReadingPanel) -> None:
        super().__init__(reading)
        self.stage, self.rungs, self.controls = LadderStage(), RungBar(), LadderControls()
        self.views = self.stage.views
        self.layer = QLabel()  # its formula
        self.layer.setTextFormat(Qt.TextFormat.RichText)
        self.layer.setFont(font("title"))
        self.layer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.layer.setIndent(LINE_INDENT)
        self.check = QLabel()  # what was computed twice
        self.check.setFont(font("caption"))
        self.check.setForegroundRole(self.check.palette().ColorRole.PlaceholderText)
        self.line = QWidget()
        arranged(QHBoxLayout(self.line), (self.layer, 1), self.check)
        self.elsewhere = self.rungs, self.line, self.transport
        self.cell_edits = CellEdits(self, self)
        arranged(QVBoxLayout(self), self.stage)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        stage, edits = self.stage, self.cell_edits
        self.rungs.chosen.connect(self.climb_to)
        stage.hovered.connect(self.stepper.hover)
        stage.clicked.connect(self.stepper.pin)
        stage.pairs.hovered.connect(self._tell_pair)
        stage.pairs.clicked.connect(lambda pair: self.looked.emit({"channel_pair": pair}))
        stage.drawn.connect(self._draw)
        stage.typed.connect(edits.type_into)
        stage.nudged.connect(edits.nudge)
        stage.scrubbed.connect(edits.scrub)
        self.controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, stage.input))

    # ---- edits

    @Slot(object)
    def climb_to(self, rung: int) -> None:
        """Stand on another rung of the ladder, the nearest there is."""
        self.stepper.unpin()
        self.edited.emit({"rung": min(max(rung, DENSE), LOCAL)}, None)

    @Slot(object, bool, int)
    def _draw(self, cells: list[Cell], erase: bool, stroke: int) -> None:
        value, own = 0.0 if erase else self._state.pen, [self._state.drawing_cell(cell) for cell in cells]
        self.edited.emit({"input": with_cells(self._state.input, own, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def cell_value(self, kind: str, index: Index) -> float:
        state = self._state
        values = {"input": state.plane, "weights": state.own_weights(self.output_cell), "kernel": state.shared}[kind]
        return float(values[index])

    def wheel_step(self, kind: str) -> float:
        return step_of_input(self._state.white) if kind == "input" else 1.0

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        """Put a number into the image, into the weights of the chosen output, or into V."""
        state, (row, column) = self._state, index
        if kind == "input":
            self.stepper.unpin()  # what changes now is the sum
            own = [state.drawing_cell((row, column))]
            self.edited.emit({"input": with_cells(state.input, own, value), **UNNAMED_INPUT}, merge)
        elif kind == "kernel":
            self.edited.emit(with_shared_weight(state, offset_of(state, (row, column)), value), merge)
        else:
            merge = None if merge is None else (merge, self.output_cell)
            self.edited.emit(with_weight(state, (row, column), self.output_cell, value), merge)

    def set_matrix(self, kind: str, matrix: Matrix) -> bool:
        state = self._state
        if kind not in ("weights", "kernel"):
            return False
        shape = state.kernel.shape if kind == "kernel" else state.input.shape
        if not state.has_own_weights:
            self.refused.emit(self.tr("These weights are drawn at random; those of the pair (0, 0) can be changed."))
        elif matrix.shape != shape:
            text = self.tr("Here are {0} × {1} weights; the clipboard holds {2} × {3} numbers.")
            self.refused.emit(text.format(*shape, *matrix.shape))
        elif kind == "kernel":
            self.edited.emit(with_kernel(state, matrix), None)
        else:
            self.edited.emit(with_own_weights(state, self.output_cell, matrix), None)
        return True

    # ---- looking and stepping

    @property
    def sliding(self) -> Sliding:
        return self._state.sliding

    @property
    def step(self) -> int:
        return self._state.step

    @property
    def output_cell(self) -> Cell:
        """The output whose weights are shown."""
        focus = self.stepper.focus
        return focus.cell if focus.kind == "output" else self.sliding.position(self.transport.arrived)

    def press(self, key: Qt.Key) -> bool:
        if key not in CLIMBING_KEYS:
            return super().press(key)
        self.climb_to(self._state.rung + CLIMBING_KEYS[key])
        return True

    # ---- showing

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        self._state = new
        is_climbed = old is not None and old.rung != new.rung
        if is_climbed:  # what was looked at may be gone
            self.stepper.unpin()
            self.stepper.leave()
        self.stepper.show_step(self.step)
        self.rungs.show_rung(new.rung)
        self.controls.show_state(new)
        self.stage.show_state(
            new, self.stepper.revealed, is_animated=is_climbed and self.isVisible() and not is_reduced()
        )

    def show_look(self, state: WhyState) -> None:
        if state.pair != self._state.pair:
            self.show_state(self._state, state)
            self.focus_changed.emit()
        super().show_look(state)

    def show_focus(self) -> None:
        state, focus, output = self._state, self.stepper.focus, self.output_cell
        self.stage.reveal(self.stepper.revealed)
        self.stage.mark(focus, output)
        self.controls.weights.show_output(output)
        self.stage.set_texts(stage_texts(state, output))
        before, groups, after = focus_sum(state, focus, output)
        if len(groups) > 1:
            self.reading.arithmetic.set_groups(groups, before=before, after=after)
        else:
            terms = [term for group in groups for term in group.terms]
            self.reading.arithmetic.set_terms(terms, before=before, after=after)
        self.status_changed.emit(focus_status(state, focus, output))

    @Slot(object)
    def _tell_pair(self, pair: Cell | None) -> None:
        """Say of a kernel of the table which channels it connects."""
        if pair is None:
            self.focus_changed.emit()
        else:
            text = self.tr("The weights from input channel c = {1} to output channel d = {0}")
            self.status_changed.emit(text.format(*pair))

    def show_texts(self) -> None:
        self.layer.setText(rung_formula(self._state, colours_of(self)))
        self.check.setText(check_text(self._state))

    def retranslate(self) -> None:
        text = self.tr("Computed twice: how many weights are found again, or how far H is from the output of conv2d")
        self.check.setToolTip(text)

    def note(self) -> str:
        return rung_note(self._state)
