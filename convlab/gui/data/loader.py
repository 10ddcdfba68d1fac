"""Loads what the window can do without at first: weights and data, in a thread, and the plotting library."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QPainterPath

from convlab.assets import resource
from convlab.core import Network
from convlab.core.data.datasets import Dataset, load_dataset

BUNDLED_WEIGHTS = ("modern", "book")


class Loader(QThread):
    """`weights_loaded` carries a name, a Network and its metadata, `dataset_loaded` a Dataset.

    `weights_failed` carries a name and the error, `dataset_failed` the error. Everything is kept as well, for pages
    that are built later.
    """

    weights_loaded = Signal(str, object, object)
    dataset_loaded = Signal(object)
    plots_ready = Signal()
    weights_failed = Signal(str, object)
    dataset_failed = Signal(object)
    _arrived = Signal(object)  # from the thread: a function that keeps what is loaded, for the window's thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # PySide makes a type when it is first used: while pyqtgraph, in this thread, has this one made, the window may
        # paint, and find it half made
        _ = QPainterPath.Element
        self.weights: dict[str, tuple[Network, dict[str, str]]] = {}
        self.weights_problems: dict[str, OSError | ValueError] = {}
        self.dataset: Dataset | None = None
        self.dataset_problem: OSError | ValueError | None = None
        self.has_plots = False
        self._arrived.connect(self._call)

    def run(self) -> None:
        from convlab.files.weights import file_name, load_lenet  # here: the window does not wait for it

        for name in BUNDLED_WEIGHTS:
            try:
                network, metadata = load_lenet(resource("weights", file_name(name)))
                self._arrived.emit(partial(self._keep_weights, name, network, metadata))
            except (OSError, ValueError) as error:
                self._arrived.emit(partial(self._keep_weights_problem, name, error))
        self._arrived.emit(self._import_plots)
        try:
            self._arrived.emit(partial(self._keep_dataset, load_dataset(resource("data"))))
        except (OSError, ValueError) as error:
            self._arrived.emit(partial(self._keep_dataset_problem, error))

    @Slot(object)
    def _call(self, keep: Callable[[], None]) -> None:
        """In the window's thread, so that a page that is built meanwhile misses nothing."""
        keep()

    def _keep_weights(self, name: str, network: Network, metadata: dict[str, str]) -> None:
        self.weights[name] = network, metadata
        self.weights_loaded.emit(name, network, metadata)

    def _keep_weights_problem(self, name: str, problem: OSError | ValueError) -> None:
        self.weights_problems[name] = problem
        self.weights_failed.emit(name, problem)

    def _import_plots(self) -> None:
        # Here, though it is slow: it asks PySide for all of Qt's types, and PySide makes a type when it is first asked
        # for it. While the window paints, another thread must not: that has crashed.
        importlib.import_module("pyqtgraph")
        self.has_plots = True
        self.plots_ready.emit()

    def _keep_dataset(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.dataset_loaded.emit(dataset)

    def _keep_dataset_problem(self, problem: OSError | ValueError) -> None:
        self.dataset_problem = problem
        self.dataset_failed.emit(problem)
