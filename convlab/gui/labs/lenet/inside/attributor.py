"""What a prediction rests on, saliency and occlusion, computed off the window's thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from convlab.core import Network
from convlab.gui.work.worker import REST_MILLISECONDS, Worker
from convlab.labs.lenet.inside.attribution import Attribution, attribution
from convlab.labs.lenet.inside.maps import InsideChoice, NetworkSnapshot
from convlab.labs.lenet.preprocessing import DigitImage


class Attributor(QObject):
    """`attribution` is the newest one, which stays until the next; None before the first, and after `clear`.

    The `worker` computes them. Call its `shut_down` before this goes.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.attribution: Attribution | None = None
        self._requested: object = None  # what the attribution requested last follows from
        self.worker = Worker(self, rest=REST_MILLISECONDS)
        self.worker.finished.connect(self._on_finished)

    def request(self, network: Network, snapshot: NetworkSnapshot, image: DigitImage, choice: InsideChoice) -> None:
        """Of the chosen or else the predicted class, unless it was requested last."""
        digit = int(snapshot.probabilities.argmax()) if choice.digit is None else choice.digit
        wanted = snapshot.held, image.tobytes(), digit, choice.patch, choice.stride
        if wanted != self._requested:
            self._requested = wanted
            self.worker.submit(partial(attribution, network.copy(), image, digit, choice.patch, choice.stride))

    def clear(self) -> None:
        """There is no prediction."""
        self.attribution, self._requested = None, None
        self.worker.cancel()

    @Slot(object)
    def _on_finished(self, attribution: Attribution | None) -> None:
        self.attribution = attribution
        self.changed.emit()
