"""The input channels above the columns of kernel slices that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from convlab.gui.labs.channels.views import MapView
from convlab.gui.labs.channels.words import channel_names
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.matrix.painting import Mark
from convlab.labs.channels.state import ChannelsState

LEAST_HEIGHT, LARGEST_HEIGHT = 84, 280
LEAST_SIDE = 24  # pixels of a channel


class InputHeads(QWidget):
    """`added` is called with each new view and its channel. `set_columns` says where the slices are."""

    def __init__(self, added: Callable[[MapView, int], None]) -> None:
        super().__init__()
        self._added = added
        self._columns: Sequence[QRectF] = ()
        self._labels: list[QLabel] = []
        self.maps: list[MapView] = []
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setMaximumHeight(LARGEST_HEIGHT)
        self._add_map()  # the first has its place in the tab order here, the others behind it

    def show_state(self, state: ChannelsState) -> None:
        while len(self.maps) < state.channels:
            self._add_map()
        for channel, (view, label) in enumerate(zip(self.maps, self._labels, strict=True)):
            for part in (view, label):
                part.setVisible(channel < state.channels)
            if channel < state.channels:
                view.show_map(state.shown_input, channel, state.padding, state.sliding.covered)
        for label, name in zip(self._labels, channel_names(state), strict=False):
            label.setText(name)

    def _add_map(self) -> None:
        view, label = MapView(), QLabel(self)
        view.setParent(self)
        if self.maps:
            QWidget.setTabOrder(self.maps[-1], view)
        view.setMinimumSize(LEAST_SIDE, LEAST_SIDE)
        label.setFont(font("text", bold=True))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._added(view, len(self.maps))
        self.maps.append(view)
        self._labels.append(label)

    def set_columns(self, columns: Sequence[QRectF]) -> None:
        """Stand above these places, one for each channel."""
        self._columns = columns
        self._place()

    def _place(self) -> None:
        top = self.fontMetrics().height() + 2
        for view, label, column in zip(self.maps, self._labels, self._columns, strict=False):
            width = max(LEAST_SIDE, round(column.width()) - UNIT)
            left = round(column.center().x() - width / 2)
            label.setGeometry(QRect(left, 0, width, top))
            view.setGeometry(QRect(left, top, width, max(LEAST_SIDE, self.height() - top)))

    def set_marks(self, marks: Sequence[Sequence[Mark]]) -> None:
        """Marks for each channel."""
        for view, own in zip(self.maps, marks, strict=False):
            view.set_marks(own)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
