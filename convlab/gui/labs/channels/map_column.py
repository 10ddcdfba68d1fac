"""Maps one below the other, each with its name before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from convlab.gui.labs.channels.views import MapView, row_label
from convlab.gui.labs.matrix.parts import scrolled, spaced_grid
from convlab.gui.theme import UNIT
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.viewport import LARGEST_CELL

LEAST_HEIGHT = 60  # pixels of a map; more than fit are scrolled


class MapColumn(QWidget):
    """`added` is called with each new view and its number."""

    def __init__(self, added: Callable[[MapView, int], None]) -> None:
        super().__init__()
        self._added = added
        self.maps: list[MapView] = []
        content = QWidget()
        self._grid: QGridLayout = spaced_grid(UNIT // 2, UNIT, content)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []
        arranged(QVBoxLayout(self), (scrolled(content), 1))

    def show_names(self, names: Sequence[str]) -> None:
        """Have a map for each name; those that are not needed are hidden."""
        while len(self.maps) < len(names):
            self._add_map()
        for number, (view, label) in enumerate(zip(self.maps, self._labels, strict=True)):
            for part in (view, label):
                part.setVisible(number < len(names))
            self._grid.setRowStretch(number, int(number < len(names)))
        for label, name in zip(self._labels, names, strict=False):
            label.setText(name)

    def _add_map(self) -> None:
        view, label, row = MapView(), row_label(), len(self.maps)
        view.setMinimumHeight(LEAST_HEIGHT)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(view, row, 1)
        self._added(view, row)
        view.resized.connect(self._share)
        self.maps.append(view)
        self._labels.append(label)

    def _share(self) -> None:
        shown = [view for view in self.maps if view.isVisibleTo(self)]
        share_cell_size(*shown, most=LARGEST_CELL)
