"""How often each cell of the output is stamped: by the kernel, by one that the stride divides, and after resizing."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.learning.transposed.overlap_words import overlap_notes, overlap_titles
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import matrix_caption, picture
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.theme import colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.labs.learning.transposed.overlap import WAYS
from convlab.labs.learning.transposed.state import TransposedState


class OverlapStage(MatrixViews):
    """The views are named after the ways of enlarging; those that there is no use for are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = {way: MatrixView() for way in WAYS}
        self.panels = {way: Panel() for way in WAYS}
        self.notes = {way: matrix_caption() for way in WAYS}
        self.legends = {way: Legend() for way in WAYS}
        for way, view in self.views.items():
            self.panels[way].body.addWidget(Plate(view, self.legends[way], self.notes[way]), 1)
            self.report_pointer(view, way)
            view.resized.connect(self._share_cell_size)
        arranged(QHBoxLayout(self), *((panel, 1) for panel in self.panels.values()))

    def show_state(self, state: TransposedState) -> None:
        overlap = state.overlap
        shown = overlap.shown_counts if state.shows_counts else overlap.shown_pictures(state.white)
        titles, notes = overlap_titles(state), overlap_notes(state)
        for way, panel in self.panels.items():
            panel.setVisible(way in shown)
            if way in shown:
                self.views[way].set_picture(picture(shown[way]))
                self.legends[way].set_scale(shown[way].scale, shown[way].signed)
                self.notes[way].setText(notes[way])
                panel.set_title(titles[way])
                self.views[way].setAccessibleName(titles[way])
        self._share_cell_size()

    def _share_cell_size(self) -> None:
        shown = [
            view for way, view in self.views.items() if not self.panels[way].isHidden() and view.picture is not None
        ]
        if shown:
            share_cell_size(*shown)

    def show_focus(self, focus: Focus | None) -> None:
        """The cell that is pointed at."""
        colours = colours_of(self)
        for way, view in self.views.items():
            is_here = focus is not None and focus.kind == way
            view.set_marks([Mark(*focus.cell, colours.output, width=4)] if focus is not None and is_here else [])
