"""What the Channels lab shows next is worked out: what is quick at once, and the rest in a thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from convlab.gui.work.newest import Newest
from convlab.labs.channels.ready import QUICK, Ready, made_ready, ready, seconds
from convlab.labs.channels.state import ChannelsState


class Preparer(QObject):
    """`prepared` carries a Ready: it is to be shown. Until then all stays as it is.

    Call `shut_down` before it goes.
    """

    prepared = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._solver = Newest(self)
        self._solver.answered.connect(self._take)
        self._view = ""  # that was asked for last
        self.shown: Ready | None = None

    @property
    def is_busy(self) -> bool:
        return self._solver.is_busy

    @property
    def share(self) -> float:
        """How much of it is done."""
        return self._solver.share

    def prepare(self, state: ChannelsState, view: str) -> None:
        """A state is to be shown in a view, in the place of what was asked for before."""
        self._view = view
        if seconds(self.shown, state, view) <= QUICK:
            self._solver.forget()
            self._show(ready(state, view))
        else:
            self._solver.ask(lambda: made_ready(state, view))

    def forget(self) -> None:
        """What is shown is to stay."""
        self._solver.forget()

    @Slot(object)
    def _take(self, answer: Ready) -> None:
        if answer.view == self._view:
            self._show(answer)

    def _show(self, answer: Ready) -> None:
        self.shown = answer
        self.prepared.emit(answer)

    def shut_down(self) -> None:
        self._solver.shut_down()
