"""Which data set is open, and what follows from it for the page that trains on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from convlab.core.data.data_source import MNIST
from convlab.gui.files.document import Document

if TYPE_CHECKING:
    from convlab.core.data.datasets import Dataset
    from convlab.labs.lenet.state import Recipe


class DataController(Protocol):
    """What changes the recipe in the session."""

    @property
    def recipe(self) -> Recipe: ...

    def choose_data(self, dataset: Dataset, *, undoable: bool = True) -> None: ...


class DataPage(Protocol):
    """The page that trains."""

    @property
    def controller(self) -> DataController: ...

    def set_dataset(self, dataset: Dataset) -> None: ...


class OpenDataset(QObject):
    """The open data set belongs to the app, not to the session: it stays when another session is opened.

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
        """Open a set that the user has not chosen now. A recipe for MNIST, the default, becomes one for this set."""
        self._open(dataset, partial(self._begin, dataset))

    def choose(self, dataset: Dataset) -> None:
        """Open a set that the user has chosen to train on."""
        self._open(dataset, lambda page: page.controller.choose_data(dataset))

    def show(self, dataset: Dataset) -> None:
        """Open the set that the recipe is for."""
        self._open(dataset, lambda _: None)

    def _open(self, dataset: Dataset, update_recipe: Callable[[DataPage], object]) -> None:
        self.dataset = dataset
        self.changed.emit()
        if self._page is None:
            return
        was_clean = not self._document.is_modified
        self._page.set_dataset(dataset)
        update_recipe(self._page)
        if was_clean:  # what follows from opening data is nothing that one wants to be asked to save
            self._document.discard_changes()

    def _begin(self, dataset: Dataset, page: DataPage) -> None:
        wanted = page.controller.recipe.data
        if wanted == MNIST:
            page.controller.choose_data(dataset, undoable=False)
        else:
            self.other_wanted.emit(wanted)
