"""The data set that is open at the start: the one that was open last, or MNIST."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from convlab.core.data.datasets import Dataset
from convlab.gui.data.folders import RememberedFolder
from convlab.gui.data.library import DataLibrary
from convlab.gui.data.open_dataset import OpenDataset
from convlab.gui.data.words import data_problem
from convlab.gui.widgets.message_bar import MessageBar


class InitialDataset(QObject):
    """MNIST is loaded in any case. It is opened unless another set is remembered and can be read."""

    def __init__(
        self, library: DataLibrary, opened: OpenDataset, remembered: RememberedFolder, bar: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._opened, self._remembered, self._bar = library, opened, remembered, bar
        self._mnist: Dataset | None = None
        self._is_reading = False  # the remembered set

    def open_remembered(self) -> None:
        folder = self._remembered.path
        if folder is not None:
            self._is_reading = True
            self._library.read(folder, self._on_read, partial(self._on_failed, folder), self._begin_with_mnist)

    @Slot(object)
    def set_mnist(self, dataset: Dataset) -> None:
        """The bundled set has been loaded."""
        self._mnist = dataset
        self._library.keep(dataset)
        if not self._is_reading:
            self._begin_with_mnist()

    def _on_read(self, dataset: Dataset) -> None:
        self._is_reading = False
        self._opened.begin_with(dataset)

    def _on_failed(self, folder: Path, error: OSError | ValueError) -> None:
        self._remembered.remember(None)
        text = self.tr("{0} MNIST is open instead.").format(data_problem(folder, error))
        self._bar.say(text, is_warning=True)
        self._begin_with_mnist()

    def _begin_with_mnist(self) -> None:
        self._is_reading = False
        if self._opened.dataset is None and self._mnist is not None:
            self._opened.begin_with(self._mnist)
