"""The data sets that can be trained on: their folders, and the images of those that were used last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from convlab.assets import resource
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Dataset, load_dataset
from convlab.gui.work.task_queue import TaskQueue

OnRead = Callable[[Dataset], object]
OnFailed = Callable[[OSError | ValueError], object]
OnCancelled = Callable[[], object]


class DataLibrary(QObject):
    """Reads in a thread. `folders` has the folder of MNIST and of every set that was opened.

    `begun` carries the folder that is read, `progressed` the share that has been read; then comes `ended`.
    """

    begun = Signal(object)
    progressed = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders: dict[DataSource, Path] = {MNIST: resource("data")}
        self._kept: dict[DataSource, Dataset] = {}  # MNIST, and the other one that was used last
        self.background = TaskQueue(self)
        self.background.progressed.connect(self.progressed)

    def keep(self, dataset: Dataset) -> None:
        """Keep its images in memory, in the place of those of any other set but MNIST."""
        self._kept = {source: kept for source, kept in self._kept.items() if source == MNIST}
        self._kept[dataset.source] = dataset

    def fetch(self, source: DataSource, on_read: OnRead, on_failed: OnFailed, on_cancelled: OnCancelled) -> None:
        """Call `on_read` with a set of `folders`: at once if its images are in memory, otherwise as `read` does."""
        if source in self._kept:
            on_read(self._kept[source])
        else:
            self.read(self.folders[source], on_read, on_failed, on_cancelled)

    def accept(self, dataset: Dataset, source: DataSource) -> Dataset:
        """A set under the name that `source` has for the same content, whatever the folder is called."""
        folder, dataset = self.folders[dataset.source], replace(dataset, source=source)
        self.folders[source] = folder
        self.keep(dataset)
        return dataset

    def read(self, folder: Path, on_read: OnRead, on_failed: OnFailed, on_cancelled: OnCancelled) -> None:
        """Read the set in a folder, and call `on_read` with it, `on_failed` with the error, or `on_cancelled`."""
        self.begun.emit(folder)
        self.background.submit(
            partial(load_dataset, folder, self.background.report),
            partial(self._on_read, folder, on_read),
            partial(self._end, on_failed),
            partial(self._end, on_cancelled),
        )

    def shut_down(self) -> None:
        """Cancel reading, and wait until it has ended."""
        self.background.cancel()
        self.background.shut_down()

    def _on_read(self, folder: Path, on_read: OnRead, dataset: Dataset) -> None:
        if dataset.source != MNIST:  # the bundled files stay MNIST's
            self.folders[dataset.source] = folder
        self.keep(dataset)
        self._end(on_read, dataset)

    def _end(self, then: Callable[..., object], *result: object) -> None:
        self.ended.emit()
        then(*result)
