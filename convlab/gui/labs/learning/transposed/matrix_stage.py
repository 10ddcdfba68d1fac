"""As a matrix: that of the convolution, its transpose, and the transpose times the input as a column."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.learning.transposed.matrix_words import KINDS, matrix_notes, matrix_titles
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import matrix_caption, picture
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.theme import Colours, colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import sign
from convlab.labs.common.scales import ScaledMatrix, signed_scale_for
from convlab.labs.learning.transposed.matrix_form import MatrixForm
from convlab.labs.learning.transposed.state import TransposedState

Marks = dict[str, list[Mark]]
STRETCHES = (5, 4, 2, 2)


class MatrixStage(MatrixViews):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: MatrixForm | None = None  # that is shown
        self.views = {kind: MatrixView() for kind in KINDS}
        self.panels = {kind: Panel() for kind in KINDS}
        self.notes = {kind: matrix_caption() for kind in KINDS}
        layout = arranged(QHBoxLayout(self))
        for kind, stretch, follower in zip(KINDS, STRETCHES, ("→", "·", "=", ""), strict=True):
            view = self.views[kind]
            self.panels[kind].body.addWidget(Plate(view, self.notes[kind]), 1)
            self.report_pointer(view, f"matrix {kind}")
            view.resized.connect(self._share_cell_size)
            layout.addWidget(self.panels[kind], stretch)
            if follower:
                layout.addWidget(sign(follower))

    def show_state(self, state: TransposedState) -> None:
        form = state.matrix_form
        self._form = form if form.is_drawn else None
        self.setVisible(form.is_drawn)
        if not form.is_drawn:
            return
        weights = signed_scale_for(state.kernel)
        shown = {
            "matrix": ScaledMatrix(form.matrix, weights),
            "transpose": ScaledMatrix(form.transpose, weights),
            "column": ScaledMatrix(form.column, state.shown_input.scale),
            "product": ScaledMatrix(form.product, state.shown_whole.scale),
        }
        titles, notes = matrix_titles(state), matrix_notes(state)
        for kind, matrix in shown.items():
            self.views[kind].set_picture(picture(matrix))
            self.views[kind].setAccessibleName(titles[kind])
            self.panels[kind].set_title(titles[kind])
            self.notes[kind].setText(notes[kind])
        self._share_cell_size()

    def _share_cell_size(self) -> None:
        views = list(self.views.values())
        if self._form is not None:
            share_cell_size(*views[1:])
            share_cell_size(views[0], most=views[1].fitting_cell())

    def show_focus(self, focus: Focus | None) -> None:
        form, colours = self._form, colours_of(self)
        marks = _marks(form, focus, colours) if form is not None and focus is not None else {}
        for kind, view in self.views.items():
            view.set_marks(marks.get(kind, []))


def _marks(form: MatrixForm, focus: Focus, colours: Colours) -> Marks:
    """A number of the output with its row of the transpose, one of the input with its column, or a weight with both."""
    kind, (row, column) = focus.kind.removeprefix("matrix "), focus.cell
    rows, columns = form.shape
    if kind == "product":
        return {
            "matrix": [Mark(0, row, colours.kernel, rows=columns)],
            "transpose": [Mark(row, 0, colours.kernel, columns=columns, width=4)],
            "column": [Mark(0, 0, colours.window, rows=columns)],
            "product": [Mark(row, 0, colours.output, width=4)],
        }
    if kind == "column":
        reached = [index for index in range(rows) if form.transpose[index, row]]
        return {
            "matrix": [Mark(row, 0, colours.kernel, columns=rows)],
            "transpose": [Mark(0, row, colours.kernel, rows=rows, width=4)],
            "column": [Mark(row, 0, colours.window, width=4)],
            "product": [Mark(index, 0, colours.output) for index in reached],
        }
    source, target = (row, column) if kind == "matrix" else (column, row)
    return {
        "matrix": [Mark(source, target, colours.kernel, width=4)],
        "transpose": [Mark(target, source, colours.kernel, width=4)],
        "column": [Mark(source, 0, colours.window, width=4)],
        "product": [Mark(target, 0, colours.output, width=4)],
    }
