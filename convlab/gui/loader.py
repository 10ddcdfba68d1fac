"""Loads what the window can do without at first, in a thread of its own: weights, the plotting library, data."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QObject, QThread, Signal

from convlab.assets import resource
from convlab.core.datasets import load_dataset
from convlab.weights import load_lenet

BUNDLED_WEIGHTS = ("modern", "book")


class Loader(QThread):
    """`weights_loaded` carries a name, a Network and its metadata, `dataset_loaded` a Dataset.

    `weights_failed` carries a name and a sentence, `dataset_failed` a sentence.
    """

    weights_loaded = Signal(str, object, object)
    dataset_loaded = Signal(object)
    plots_ready = Signal()
    weights_failed = Signal(str, str)
    dataset_failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def run(self) -> None:
        for name in BUNDLED_WEIGHTS:
            try:
                self.weights_loaded.emit(name, *load_lenet(resource("weights", f"lenet-{name}.safetensors")))
            except (OSError, ValueError) as error:
                self.weights_failed.emit(name, str(error))
        importlib.import_module("pyqtgraph")
        self.plots_ready.emit()
        try:
            self.dataset_loaded.emit(load_dataset(resource("data")))
        except (OSError, ValueError) as error:
            self.dataset_failed.emit(str(error))
