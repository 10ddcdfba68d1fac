"""The ladder: from dense weights to a kernel in three steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout

from convlab.gui.labs.matrix.cell_edits import CellEdits, Index, step_of_input
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import choose_pen
from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.gui.labs.matrix.states import UNNAMED_INPUT
from convlab.gui.labs.why.arithmetic import focus_status, focus_terms, stage_texts
from convlab.gui.labs.why.controls import LadderControls
from convlab.gui.labs.why.ladder_stage import LadderStage
from convlab.gui.labs.why.rung_bar import RungBar
from convlab.gui.labs.why.view import SteppedView
from convlab.gui.labs.why.words import check_text, rung_formula, rung_note
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.layouts import arranged
from convlab.labs.common.arrays import Matrix, with_cells
from convlab.labs.common.sliding import Cell, Sliding
from convlab.labs.why.state import DENSE, LOCAL, WhyState, with_own_weights, with_weight

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
        self.layer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.elsewhere = self.rungs, self.layer, self.transport
        self.cell_edits = CellEdits(self, self)
        arranged(QVBoxLayout(self), self.stage)
        self._connect()

    def _connect(self) -> None:
        stage, edits = self.stage, self.cell_edits
        self.rungs.chosen.connect(self.climb_to)
        stage.hovered.connect(self.stepper.hover)
        stage.clicked.connect(self._pin)
        stage.pairs.hovered.connect(self._show_pair)
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
        value = 0.0 if erase else self._state.pen
        self.edited.emit({"input": with_cells(self._state.input, cells, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def cell_value(self, kind: str, index: Index) -> float:
        values = self._state.input if kind == "input" else self._state.own_weights(self.output_cell)
        return float(values[index])

    def wheel_step(self, kind: str) -> float:
        return step_of_input(self._state.white) if kind == "input" else 1.0

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        """Put a number into the image, or into the weights of the chosen output."""
        row, column = index
        if kind == "input":
            self.stepper.unpin()  # what changes now is the sum
            self.edited.emit({"input": with_cells(self._state.input, [(row, column)], value), **UNNAMED_INPUT}, merge)
        else:
            merge = None if merge is None else (merge, self.output_cell)
            self.edited.emit(with_weight(self._state, (row, column), self.output_cell, value), merge)

    def set_matrix(self, kind: str, matrix: Matrix) -> bool:
        shape = self._state.own_weights(self.output_cell).shape
        if kind != "weights":
            return False
        if matrix.shape == shape:
            self.edited.emit(with_own_weights(self._state, self.output_cell, matrix), None)
        else:
            text = self.tr("Here are {0} × {1} weights; the clipboard holds {2} × {3} numbers.")
            self.refused.emit(text.format(*shape, *matrix.shape))
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
        if focus.kind == "matrix":
            return self.sliding.position(focus.cell[0])
        return focus.cell if focus.kind == "output" else self.sliding.position(self.transport.arrived)

    @Slot(object)
    def _pin(self, focus: Focus) -> None:
        """A click chooses an output, by its cell or by its row; on input and weights it keeps what is looked at."""
        if focus.kind == "matrix":
            self.stepper.choose(self.sliding.position(focus.cell[0]))
        else:
            self.stepper.pin(focus)

    def press(self, key: Qt.Key) -> bool:
        if key not in CLIMBING_KEYS:
            return super().press(key)
        self.climb_to(self._state.rung + CLIMBING_KEYS[key])
        return True

    # ---- showing

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        self._state = new
        if old is not None and old.rung != new.rung:  # what was looked at may be gone
            self.stepper.unpin()
            self.stepper.leave()
        self.stepper.show_step(self.step)
        self.rungs.show_rung(new.rung)
        self.controls.show_state(new)
        self.stage.show_state(new, self.stepper.revealed)

    def show_focus(self) -> None:
        state, focus, output = self._state, self.stepper.focus, self.output_cell
        self.stage.reveal(self.stepper.revealed)
        self.stage.mark(focus, output)
        self.controls.weights.show_output(output)
        self.stage.set_texts(*stage_texts(state, output))
        before, terms, after = focus_terms(state, focus, output)
        self.reading.arithmetic.set_terms(terms, before=before, after=after)
        self.status_changed.emit(focus_status(state, focus, output))

    @Slot(object)
    def _show_pair(self, pair: Cell | None) -> None:
        """Say of a kernel of the table which channels it connects."""
        if pair is None:
            self.focus_changed.emit()
        else:
            text = self.tr("The weights from input channel c = {1} to output channel d = {0}")
            self.status_changed.emit(text.format(*pair))

    def show_texts(self) -> None:
        self.layer.setText(rung_formula(self._state, colours_of(self)))
        self.reading.formula_label.setText(self.tr("Check"))
        self.reading.formula.setText(check_text(self._state))

    def note(self) -> str:
        return rung_note(self._state)
