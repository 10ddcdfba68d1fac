"""Loads what the window can do without at first: weights and data in a thread of its own, and the plotting library."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QPainterPath

from convlab.assets import resource
from convlab.core import Network
from convlab.core.data.datasets import Dataset, load_dataset

BUNDLED_WEIGHTS = ("modern", "book")


class Loader(QThread):
    """`weights_loaded` carries a name, a Network and its metadata, `dataset_loaded` a Dataset.

    `weights_failed` carries a name and a sentence, `dataset_failed` a sentence. What has come is kept, for pages that
    are built later.
    """

    weights_loaded = Signal(str, object, object)
    dataset_loaded = Signal(object)
    plots_ready = Signal()
    weights_failed = Signal(str, str)
    dataset_failed = Signal(str)
    _come = Signal(object, object)  # from the thread: one of the signals above, and what it carries

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # PySide makes a type when it is first used: while pyqtgraph, in this thread, has this one made, the window may
        # paint, and find it half made
        assert QPainterPath.Element
        self.weights: dict[str, tuple[Network, dict[str, str]]] = {}
        self.weights_problems: dict[str, str] = {}
        self.dataset: Dataset | None = None
        self.dataset_problem: str | None = None
        self.has_plots = False
        self._come.connect(self._take)

    def run(self) -> None:
        from convlab.files.weights import file_name, load_lenet  # here: the window does not wait for it

        for name in BUNDLED_WEIGHTS:
            try:
                network, metadata = load_lenet(resource("weights", file_name(name)))
                self._come.emit("weights", (name, network, metadata))
            except (OSError, ValueError) as error:
                self._come.emit("no weights", (name, str(error)))
        self._come.emit("plots", ())
        try:
            self._come.emit("dataset", (load_dataset(resource("data")),))
        except (OSError, ValueError) as error:
            self._come.emit("no dataset", (str(error),))

    @Slot(object, object)
    def _take(self, what: str, values: tuple[object, ...]) -> None:
        """Keep it and pass it on, in the window's thread: a page that is built meanwhile misses nothing."""
        match what, values:
            case "weights", (name, network, metadata):
                self.weights[name] = network, metadata
                self.weights_loaded.emit(name, network, metadata)
            case "no weights", (name, problem):
                self.weights_problems[name] = problem
                self.weights_failed.emit(name, problem)
            case "plots", ():
                # Here, though it is slow: it asks PySide for all of Qt's types, and PySide makes a type when it is
                # first asked for it. While the window paints, another thread must not: that has crashed.
                importlib.import_module("pyqtgraph")
                self.has_plots = True
                self.plots_ready.emit()
            case "dataset", (dataset,):
                self.dataset = dataset
                self.dataset_loaded.emit(dataset)
            case "no dataset", (problem,):
                self.dataset_problem = problem
                self.dataset_failed.emit(problem)
