"""The present window in numbers on a panel of its own, where a wide photograph leaves room below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QResizeEvent

from convlab.gui.labs.matrix.patch import Patch
from convlab.gui.theme import UNIT
from convlab.gui.widgets.magnifier import Magnifier
from convlab.gui.widgets.panel import HEADING_HEIGHT, Panel

LEAST, LARGEST = 116, 190  # pixels that it is high
LARGEST_WINDOW = 5  # rows: a larger window has too small numbers here


class PatchDock(Panel):
    """It stays where it is, whatever is pointed at: then nothing has to float over the pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.magnifier = Magnifier(self, is_framed=False)
        self._patch: Patch | None = None
        self.body.addStretch(1)
        self.hide()

    def open_in(self, room: float) -> None:
        """Open if so many pixels are enough, and hide if not."""
        self.setVisible(room >= LEAST)
        if room >= LEAST:
            self.setFixedHeight(int(min(LARGEST, room)))

    def show_patch(self, patch: Patch) -> None:
        self._patch = patch
        area = QRectF(self.rect()).adjusted(UNIT, HEADING_HEIGHT, -UNIT, 0)
        self.magnifier.show_in(patch.rows, patch.total, area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._patch is not None:
            self.show_patch(self._patch)
