"""Widgets side by side, or one above the other, whose shares of the room the user changes and the settings remember."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from convlab.gui.settings import remembered_layout
from convlab.gui.theme import UNIT


class RememberedSplitter(QSplitter):
    """`shares` are those of `widgets` at first, and of whatever room is added; `key` is the place in the settings.

    With `starts_from_hints`, at first only what is left beyond the widgets' size hints is shared in this way.
    """

    def __init__(
        self,
        key: str,
        widgets: Sequence[QWidget],
        shares: Sequence[int],
        orientation: Qt.Orientation = Qt.Orientation.Vertical,
        *,
        starts_from_hints: bool = False,
    ) -> None:
        super().__init__(orientation)
        self._key = key
        self.setHandleWidth(UNIT)
        self.setChildrenCollapsible(False)
        for index, (widget, share) in enumerate(zip(widgets, shares, strict=True)):
            self.addWidget(widget)
            self.setStretchFactor(index, share)
        if not starts_from_hints:
            self.setSizes(shares)

    def save(self, settings: QSettings) -> None:
        settings.setValue(self._key, self.saveState())

    def restore(self, settings: QSettings) -> None:
        self.restoreState(remembered_layout(settings, self._key))
