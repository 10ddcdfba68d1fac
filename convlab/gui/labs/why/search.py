"""Where is it? A small pattern slid over a scene responds wherever the pattern is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from convlab.gui.labs.matrix.cell_edits import CellEdits, Index
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.gui.labs.why.arithmetic import search_status, search_terms
from convlab.gui.labs.why.search_stage import SearchStage
from convlab.gui.labs.why.view import SteppedView
from convlab.gui.labs.why.words import search_note
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.common.arrays import Matrix, frozen, with_cells
from convlab.labs.common.inputs import filled
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Sliding
from convlab.labs.why.search import (
    MOST_COPIES,
    TEMPLATE_SIDES,
    SearchState,
    background_from,
    with_template,
    with_template_size,
)
from convlab.labs.why.state import WhyState

DRAWN = {"scene": "background", "template": "template"}  # what is edited of the search, by the matrix that shows it


class SearchView(SteppedView):
    """Above the matrices, what can be done to the scene and the size of the pattern."""

    stage: SearchStage
    main_matrix = "scene"
    cell_field = "response_cell"

    def __init__(self, reading: ReadingPanel) -> None:
        super().__init__(reading)
        self.stage = SearchStage()
        self.views = self.stage.views
        self.buttons = {name: QPushButton() for name in ("add", "remove", "clear", "reset")}
        self.size_row = PairRow(self)
        self.elsewhere = reading.formula, reading.formula_label, self.transport
        self.cell_edits = CellEdits(self, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        row = arranged(QHBoxLayout(), *self.buttons.values(), spacing=UNIT // 2)
        sizes = QGridLayout()
        self.size_row.add_to(sizes, 0)
        row.addSpacing(UNIT)
        row.addLayout(sizes)
        row.addStretch(1)
        arranged(QVBoxLayout(self), row, (self.stage, 1))

    def _why_not(self, axis: int, value: int) -> str:
        least, most = TEMPLATE_SIDES
        if value < least:
            return self.tr("At least {0}: a smaller pattern is found nearly everywhere.").format(least)
        return self.tr("At most {0}: several copies have to fit into the scene.").format(most)

    def _connect(self) -> None:
        stage = self.stage
        stage.edited.connect(self._edit)
        stage.hovered.connect(self.stepper.hover)
        stage.clicked.connect(self._go_to)
        stage.typed.connect(self.cell_edits.type_into)
        stage.nudged.connect(lambda kind, cell, notches: self.set_cell(kind, cell, float(notches > 0)))
        self.size_row.changed.connect(lambda size: self._edit(with_template_size(self._search, *size)))
        self.size_row.why = self._why_not
        for name, edited in (
            ("add", lambda search: replace(search, copies=(*search.copies, search.free_corner()))),
            ("remove", lambda search: replace(search, copies=search.copies[:-1])),
            ("clear", lambda search: replace(search, background=frozen(filled(search.background, 0.0)))),
            ("reset", lambda _: SearchState()),
        ):
            self.buttons[name].clicked.connect(lambda _=False, edited=edited: self._edit(edited(self._search)))

    # ---- edits

    @property
    def _search(self) -> SearchState:
        return self._state.search

    @Slot(object, object)
    def _edit(self, search: SearchState, merge: object = None) -> None:
        self.edited.emit({"search": search}, merge)

    def cell_value(self, kind: str, index: Index) -> float:
        return float(getattr(self._search, DRAWN[kind])[index])

    def wheel_step(self, kind: str) -> float:
        return 1.0

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        """Put a number into the background of the scene, or into the pattern."""
        name = DRAWN[kind]
        changes: dict[str, Any] = {name: with_cells(getattr(self._search, name), [index], value)}
        self._edit(replace(self._search, **changes), merge)

    def set_matrix(self, kind: str, matrix: Matrix) -> bool:
        if kind == "template":
            self._edit(with_template(self._search, matrix))
        else:
            self._edit(replace(self._search, background=background_from(matrix)))
        return True

    # ---- looking and stepping

    @property
    def sliding(self) -> Sliding:
        return self._search.sliding

    @property
    def step(self) -> int:
        return self._state.search_step

    @Slot(object)
    def _go_to(self, focus: Focus) -> None:
        self.stepper.go_to(self.sliding.step(focus.cell))

    # ---- showing

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        self._state = new
        self.stepper.show_step(self.step)
        if old is not None and old.search is new.search:
            return
        self.stage.show_state(new.search, self.stepper.revealed)
        for axis in (0, 1):
            self.size_row.show_axis(axis, new.search.template.shape[axis], TEMPLATE_SIDES)
        self.buttons["add"].setEnabled(len(new.search.copies) < MOST_COPIES)
        self.buttons["remove"].setEnabled(len(new.search.copies) > 1)

    def show_focus(self) -> None:
        stepper, cell = self.stepper, self.stepper.focus.cell
        self.stage.reveal(stepper.revealed)
        self.stage.mark(stepper.place if stepper.hovered is None else cell, stepper.revealed)
        terms, after = search_terms(self._search, cell)
        self.reading.arithmetic.set_terms(terms, after=after)
        self.status_changed.emit(search_status(self._search, cell))

    def show_texts(self) -> None:
        self.reading.formula_label.setText(self.tr("Highest response"))
        self.reading.formula.setText(self._peaks_text())

    def _peaks_text(self) -> str:
        """The highest response and where it is."""
        peaks = ", ".join(f"({row}, {column})" for row, column in self._search.peaks[:MOST_COPIES])
        text = self.tr("{0} at {1}") if peaks else self.tr("{0}: nothing is found")
        return text.format(format_number(self._search.highest), peaks)

    def note(self) -> str:
        return search_note(self._search)

    def retranslate(self) -> None:
        for name, text, tip in (
            ("add", self.tr("Add a copy"), self.tr("Put one more copy of the pattern into the scene")),
            ("remove", self.tr("Remove one"), self.tr("Remove the last copy from the scene: its peak goes with it")),
            ("clear", self.tr("Clear the rest"), self.tr("Erase everything but the copies from the scene")),
            ("reset", self.tr("Reset"), self.tr("Back to the initial scene and pattern")),
        ):
            name_button(self.buttons[name], text, tip)
        self.size_row.set_texts(
            self.tr("Pattern"),
            (self.tr("Rows of the pattern"), self.tr("Columns of the pattern")),
            self.tr("Size of the pattern: a larger one turns up by chance less often"),
        )
