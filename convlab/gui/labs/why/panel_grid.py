"""Panels with matrices, side by side: what the stages of the Why-convolution lab are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.theme import UNIT
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel

Places = Mapping[str, tuple[int, int, int]]  # row, column and number of rows of each panel


class PanelGrid(LanguageAndTheme, MatrixViews):
    """A panel for each place; `views` are matrices by the name of the panel that they stand in."""

    def __init__(self, places: Places, stretches: Sequence[int], views: dict[str, MatrixView]) -> None:
        super().__init__()
        self.views = views
        self.panels = {name: Panel() for name in places}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(UNIT)
        for name, (row, column, rows) in places.items():
            self.grid.addWidget(self.panels[name], row, column, rows, 1)
        for column, stretch in enumerate(stretches):
            self.grid.setColumnStretch(column, stretch)

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Titles of panels, which are the names of the matrices in them."""
        for name, title in titles.items():
            self.panels[name].set_title(title)
            if name in self.views:
                self.views[name].setAccessibleName(title)

    def share_cell_size(self) -> None:
        """Give cells that are compared the same size, as the room allows."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_cell_size()


class SteppedStage(PanelGrid):
    """A stage whose output is built up step by step."""

    result: MatrixView  # that shows the output

    def show_output(self, revealed: int | None) -> None:
        """Show the output up to `revealed`, in reading order; all of it where that is None."""
        raise NotImplementedError

    def reveal(self, revealed: int | None) -> None:
        """Show the output up to `revealed`, if it is not shown so already."""
        if self.result.picture is None or self.result.picture.revealed != revealed:
            self.show_output(revealed)
