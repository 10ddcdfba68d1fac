"""There and back: the input is convolved, what comes of it is stamped with the same kernel, and both are compared."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.learning.transposed.back_words import back_notes, back_titles
from convlab.gui.labs.matrix.marks import Focus, together
from convlab.gui.labs.matrix.parts import matrix_caption, picture
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.theme import Colours, colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import sign
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.scales import ScaledMatrix, scale_for, signed_scale_for
from convlab.labs.learning.transposed.round_trip import RoundTrip
from convlab.labs.learning.transposed.state import TransposedState

KINDS = ("input", "kernel", "convolved", "returned", "difference")
Marks = dict[str, list[Mark]]


class BackStage(MatrixViews):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: TransposedState | None = None
        self.views = {kind: MatrixView(drag={"input": "draw", "kernel": "scrub"}.get(kind, "")) for kind in KINDS}
        self.notes = {kind: matrix_caption() for kind in KINDS}
        self.legends = {kind: Legend(bar=40) for kind in KINDS if kind != "kernel"}
        self.panels = {kind: Panel() for kind in ("input", "kernel", "returned", "difference")}
        for kind, panel in self.panels.items():
            panel.body.addWidget(self._plate(kind), 1)
        self.panels["kernel"].body.addWidget(self._plate("convolved"), 1)
        for kind, view in self.views.items():
            self.report_pointer(view, f"back {kind}")
            view.resized.connect(self._share_cell_size)
        for kind in ("input", "kernel"):
            self.report_edits(self.views[kind], kind)
        layout = arranged(QHBoxLayout(self))
        for panel, follower in zip(self.panels.values(), ("⋆", "→", "→", ""), strict=True):
            layout.addWidget(panel, 1)
            if follower:
                layout.addWidget(sign(follower))

    def _plate(self, kind: str) -> Plate:
        captions = [self.legends[kind]] if kind in self.legends else []
        return Plate(self.views[kind], *captions, self.notes[kind])

    # ---- showing

    def show_state(self, state: TransposedState) -> None:
        self._state = state
        trip = state.round_trip
        for kind in KINDS[3:]:
            self.panels[kind].setVisible(trip.is_possible)
        for part in (self.views["convolved"], self.legends["convolved"], self.notes["convolved"]):
            part.setVisible(trip.is_possible)
        shown = {"input": state.shown_input, "kernel": state.shown_kernel}
        if trip.is_possible:
            shown |= _shown(trip)
        titles, notes = back_titles(state), back_notes(state)
        for kind, matrix in shown.items():
            self.views[kind].set_picture(picture(matrix))
            self.views[kind].setAccessibleName(titles[kind])
            if kind in self.legends:
                self.legends[kind].set_scale(matrix.scale, matrix.signed)
            if kind in self.panels:
                self.panels[kind].set_title(titles[kind])
            self.notes[kind].setText(notes[kind])
        self._share_cell_size()

    def _share_cell_size(self) -> None:
        large = [self.views[kind] for kind in ("input", "returned", "difference") if not self.panels[kind].isHidden()]
        if all(view.picture is not None for view in large):
            share_cell_size(*large)
        small = [self.views[kind] for kind in ("kernel", "convolved") if not self.views[kind].isHidden()]
        share_cell_size(*small)

    def show_focus(self, focus: Focus | None) -> None:
        if self._state is None:
            return
        marks: Marks = {}
        if focus is not None:
            marks = _marks(self._state, focus.kind.removeprefix("back "), focus.cell, colours_of(self))
        for kind, view in self.views.items():
            view.set_marks(marks.get(kind, []))


def _shown(trip: RoundTrip) -> dict[str, ScaledMatrix]:
    return {
        "convolved": ScaledMatrix(trip.convolved, scale_for(trip.convolved)),
        "returned": ScaledMatrix(trip.returned, scale_for(trip.returned)),
        "difference": ScaledMatrix(trip.difference, signed_scale_for(trip.difference)),
    }


def _marks(state: TransposedState, kind: str, cell: Cell, colours: Colours) -> Marks:
    """What belongs to a cell of one of the matrices."""
    trip = state.round_trip
    if not trip.is_possible:
        return {}
    if kind == "convolved":
        return _of_convolved(trip, cell, colours)
    if kind == "kernel":
        return {"kernel": [Mark(*cell, colours.kernel, width=4)]}
    same = {
        "input": [Mark(*cell, colours.window, width=4 if kind == "input" else 2.5)],
        "returned": [Mark(*cell, colours.output, width=4 if kind == "returned" else 2.5)],
        "difference": [Mark(*cell, colours.output, width=4 if kind == "difference" else 2.5)],
    }
    if kind == "difference":
        return same
    sources = trip.parts(cell)
    labels = [f"×{cell_number(float(trip.kernel[weight]))}" if kind == "returned" else "" for _, weight in sources]
    convolved = [Mark(*source, colours.output, label=label) for (source, _), label in zip(sources, labels, strict=True)]
    weights = [Mark(*weight, colours.kernel) for _, weight in sources]
    return same | {"convolved": together(convolved, colours.output), "kernel": together(weights, colours.kernel)}


def _of_convolved(trip: RoundTrip, cell: Cell, colours: Colours) -> Marks:
    """A number on the way: the window it comes from, and the stamp it makes on the way back, at the same place."""
    top, left, rows, columns = trip.window(cell)
    return {
        "input": [Mark(top, left, colours.window, rows, columns, width=4)],
        "kernel": [Mark(0, 0, colours.kernel, *trip.stamping.kernel, width=4)],
        "convolved": [Mark(*cell, colours.output, width=4)],
        "returned": [Mark(top, left, colours.output, rows, columns, width=4)],
    }
