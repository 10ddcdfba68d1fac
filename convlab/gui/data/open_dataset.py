"""Which data set is open, and what follows from it for the page that trains on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from convlab.gui.files.document import Document

if TYPE_CHECKING:
    from convlab.core.data.datasets import Dataset
    from convlab.labs.lenet.state import Recipe


class DataController(Protocol):
    """What changes the recipe in the session."""

    @property
    def recipe(self) -> Recipe: ...

    def choose_data(self, dataset: Dataset) -> None: ...


class DataPage(Protocol):
    """The page that trains."""

    @property
    def controller(self) -> DataController: ...

    def set_dataset(self, dataset: Dataset) -> None: ...


class OpenDataset(QObject):
    """The data set in use. Which one it should be is the session's to say: its recipe is for one.

    `changed` is emitted when another one is open. `other_wanted` carries the source of the set that the session's
    recipe is for, if that is another one.
    """

    changed = Signal()
    other_wanted = Signal(object)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._page: DataPage | None = None
        self.dataset: Dataset | None = None

    def set_page(self, page: DataPage) -> None:
        """The page has been built."""
        self._page = page
        if self.dataset is not None:
            self.begin_with(self.dataset)

    def begin_with(self, dataset: Dataset) -> None:
        """Open the set that there is at the start. The session may already be about another one."""
        self._open(dataset, self._look_for_other)

    def choose(self, dataset: Dataset) -> None:
        """Open a set that the user has chosen to train on."""
        self._open(dataset, lambda page: page.controller.choose_data(dataset))

    def show(self, dataset: Dataset) -> None:
        """Open the set that the recipe is for."""
        self._open(dataset, lambda _: None)

    def _open(self, dataset: Dataset, go_on: Callable[[DataPage], object]) -> None:
        self.dataset = dataset
        self.changed.emit()
        if self._page is None:
            return
        was_clean = not self._document.is_modified
        self._page.set_dataset(dataset)
        go_on(self._page)
        if was_clean:  # what follows from opening data is nothing that one wants to be asked to save
            self._document.discard_changes()

    def _look_for_other(self, page: DataPage) -> None:
        wanted = page.controller.recipe.data
        if self.dataset is not None and wanted != self.dataset.source:
            self.other_wanted.emit(wanted)
