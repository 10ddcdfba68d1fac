"""The data sets that can be trained on: where they are, and the images of those that were used last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from convlab.assets import resource
from convlab.core.data_source import MNIST, DataSource
from convlab.core.datasets import Dataset, load_dataset
from convlab.gui.background import Background

Take = Callable[[Dataset], object]
Fail = Callable[[OSError | ValueError], object]


class DataLibrary(QObject):
    """Reads in a thread. `folders` knows where every set is that was opened, and that of MNIST."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders: dict[DataSource, Path] = {MNIST: resource("data")}
        self._kept: dict[DataSource, Dataset] = {}  # MNIST, and the other one that was used last
        self._background = Background(self)

    def keep(self, dataset: Dataset) -> None:
        """Have its images at hand."""
        self._kept = {source: kept for source, kept in self._kept.items() if source == MNIST}
        self._kept[dataset.source] = dataset

    def read(self, folder: Path, take: Take, fail: Fail) -> None:
        """Read the set in a folder, and call `take` with it, or `fail`."""
        self._background.run(partial(load_dataset, folder), partial(self._take, folder, take), fail)

    def bring(self, source: DataSource, take: Take, fail: Fail) -> None:
        """Call `take` with a set whose folder is known: at once if its images are at hand."""
        if source in self._kept:
            take(self._kept[source])
        else:
            self.read(self.folders[source], take, fail)

    def _take(self, folder: Path, take: Take, dataset: Dataset) -> None:
        if dataset.source != MNIST:  # the bundled one stays where it is
            self.folders[dataset.source] = folder
        self.keep(dataset)
        take(dataset)

    def shut_down(self) -> None:
        """Wait for what is being read."""
        self._background.shut_down()
