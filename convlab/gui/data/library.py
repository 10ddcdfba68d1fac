"""The data sets that can be trained on: where they are, and the images of those that were used last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from convlab.assets import resource
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Dataset, load_dataset
from convlab.gui.work.task_queue import TaskQueue

Take = Callable[[Dataset], object]
Fail = Callable[[OSError | ValueError], object]


class DataLibrary(QObject):
    """Reads in a thread. `folders` knows where every set is that was opened, and that of MNIST.

    `progressed` carries the share of a set that has been read.
    """

    progressed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders: dict[DataSource, Path] = {MNIST: resource("data")}
        self._kept: dict[DataSource, Dataset] = {}  # MNIST, and the other one that was used last
        self._background = TaskQueue(self)
        self._background.progressed.connect(self.progressed)

    def keep(self, dataset: Dataset) -> None:
        """Have its images at hand."""
        self._kept = {source: kept for source, kept in self._kept.items() if source == MNIST}
        self._kept[dataset.source] = dataset

    def kept(self, source: DataSource) -> Dataset | None:
        """A set whose images are at hand."""
        return self._kept.get(source)

    def read(self, folder: Path, take: Take, fail: Fail, cancelled: Callable[[], object]) -> None:
        """Read the set in a folder, and call `take` with it, or `fail`, or `cancelled`."""
        work = partial(load_dataset, folder, self._background.report)
        self._background.submit(work, partial(self._take, folder, take), fail, cancelled)

    def cancel(self) -> None:
        """Do not read on."""
        self._background.cancel()

    def _take(self, folder: Path, take: Take, dataset: Dataset) -> None:
        if dataset.source != MNIST:  # the bundled one stays where it is
            self.folders[dataset.source] = folder
        self.keep(dataset)
        take(dataset)

    def shut_down(self) -> None:
        """Do not read on, and wait for the end of that."""
        self.cancel()
        self._background.shut_down()
