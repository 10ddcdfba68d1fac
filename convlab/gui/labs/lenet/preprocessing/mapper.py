"""The maps of all shifts of the network's input, computed off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from convlab.assets import resource
from convlab.core import Network
from convlab.gui.labs.lenet.weights_words import bundled_problem
from convlab.gui.labs.lenet.words import architecture_description
from convlab.gui.work.worker import Worker
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.preprocessing import DigitImage, ShiftMap, shift_map

REST_MILLISECONDS = 300  # from one pair of maps to the next, while the pen moves or a training goes on


class BundledMLP(NamedTuple):
    """`network` is None if it could not be loaded; `text` describes it, or says why."""

    network: Network | None
    text: str


class ShiftMaps(NamedTuple):
    """Of the chosen network and of the bundled MLP; None where there is no network or no finite output."""

    own: ShiftMap | None = None
    mlp: ShiftMap | None = None


class ShiftMapper(QObject):
    """`maps` are the newest ones; `mlp` is the bundled MLP, None until it has been loaded for the first of them.

    The `worker` computes them. Call its `shut_down` before this goes.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.maps = ShiftMaps()
        self.mlp: BundledMLP | None = None
        self.worker = Worker(self, rest=REST_MILLISECONDS)
        self.worker.finished.connect(self._on_finished)

    def compute(self, network: Network, image: DigitImage, paper: int, *, with_mlp: bool) -> None:
        """Of an image with this value of a pixel without ink. Until the maps are there, the older ones stay."""
        self.worker.submit(partial(_maps, network.copy(), self.mlp, image, paper, with_mlp=with_mlp))

    def clear(self) -> None:
        """There is nothing to be shifted."""
        self.worker.cancel()
        self.maps = ShiftMaps()
        self.changed.emit()

    @Slot(object)
    def _on_finished(self, result: tuple[ShiftMaps, BundledMLP]) -> None:
        self.maps, self.mlp = result
        self.changed.emit()


def _maps(
    network: Network, mlp: BundledMLP | None, image: DigitImage, paper: int, *, with_mlp: bool
) -> tuple[ShiftMaps, BundledMLP]:
    mlp = mlp or _load_mlp()
    other = shift_map(mlp.network, image, paper) if with_mlp and mlp.network is not None else None
    return ShiftMaps(shift_map(network, image, paper), other), mlp


def _load_mlp() -> BundledMLP:
    from convlab.files.weights import file_name, load_lenet  # here: the window does not wait for it

    try:
        network, metadata = load_lenet(resource("weights", file_name("mlp")))
    except (OSError, ValueError) as error:
        return BundledMLP(None, bundled_problem("mlp", error))
    return BundledMLP(network, architecture_description(Architecture.from_metadata(metadata)))
