"""What the Channels lab shows next is worked out: what is quick at once, and the rest in a thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from convlab.gui.work.worker import Worker
from convlab.labs.channels.ready import QUICK, Ready, made_ready, ready, seconds
from convlab.labs.channels.state import ChannelsState


class Preparer(Worker):
    """`prepared` carries a Ready, which is to be shown; until then, and after `cancel`, all stays as it is."""

    prepared = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finished.connect(self._on_finished)
        self._view = ""  # that is being prepared, or was last
        self.shown: Ready | None = None

    def prepare(self, state: ChannelsState, view: str) -> None:
        """Prepare a state for a view; what is still being prepared for another is dropped."""
        self._view = view
        if seconds(self.shown, state, view) <= QUICK:
            self.cancel()
            self._show(ready(state, view))
        else:
            self.submit(lambda: made_ready(state, view))

    @Slot(object)
    def _on_finished(self, result: Ready) -> None:
        if result.view == self._view:
            self._show(result)

    def _show(self, result: Ready) -> None:
        self.shown = result
        self.prepared.emit(result)
