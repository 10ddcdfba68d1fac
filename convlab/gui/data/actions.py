"""The File menu's entries for data sets: open a folder, get Fashion-MNIST, back to MNIST."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QMenu

from convlab.core.data.class_names import FASHION_MNIST
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Dataset
from convlab.gui.data.fashion_download import FashionDownload
from convlab.gui.data.folders import RememberedFolder
from convlab.gui.data.initial import InitialDataset
from convlab.gui.data.library import DataLibrary
from convlab.gui.data.open_dataset import OpenDataset
from convlab.gui.data.words import data_problem, opened_text
from convlab.gui.files.dialog import ask_for_path
from convlab.gui.files.document import Document
from convlab.gui.files.progress import FileProgress
from convlab.gui.widgets.buttons import add_action
from convlab.gui.widgets.message_bar import Action, MessageBar


class DataActions(QObject):
    """What the user does to choose the open data set, which is remembered for the next start.

    `message` says what went wrong; all `bars` stand above the pages while they have something to say.
    """

    def __init__(
        self,
        menu: QMenu,
        document: Document,
        settings: QSettings,
        folder: Path,
        show_lab: Callable[[], object],
        show_status: Callable[[str], object],
    ) -> None:
        super().__init__(menu)
        self._menu, self._show_lab, self._show_status = menu, show_lab, show_status
        self._remembered = RememberedFolder(settings)
        self.message = MessageBar()
        self.library = DataLibrary(self)
        self.reading = FileProgress(self.library.background.cancel)
        self.library.begun.connect(self.reading.begin)
        self.library.progressed.connect(self.reading.show_progress)
        self.library.ended.connect(self.reading.end)
        self.opened = OpenDataset(document, self)
        self.initial = InitialDataset(self.library, self.opened, self._remembered, self.message, self)
        self.download = FashionDownload(folder / "fashion-mnist", self.message, show_status, self)
        self.bars = (self.message, self.download.bar, self.reading)
        if self.download.is_complete:
            self.library.folders[FASHION_MNIST] = self.download.folder
        menu.addSeparator()
        self.open_action = add_action(menu, self.ask_which_folder)
        self.get_action = add_action(menu, self.download.start)
        self.mnist_action = add_action(menu, self.use_mnist)
        self.mnist_action.setEnabled(False)
        self.opened.changed.connect(self._on_dataset_changed)
        self.opened.other_wanted.connect(self.want)
        self.download.running_changed.connect(self.get_action.setDisabled)
        self.download.succeeded.connect(self.open)

    # ---- what the user chooses

    def ask_which_folder(self) -> None:
        folder, title = self._remembered.path, self.tr("Open a folder of data")
        ask_for_path(self._menu.window(), title, None, self.open, directory=folder.parent if folder else None)

    @Slot(object)
    def open(self, folder: Path) -> None:
        """Train on the data set in a folder from now on. If it cannot be opened nothing changes."""
        self._show_status(self.tr("Opening “{0}”…").format(folder.name))
        on_failed = partial(self._report_failure, folder)
        self.library.read(folder, partial(self._choose, folder), on_failed, self._report_cancelled)

    def use_mnist(self) -> None:
        """Train on the bundled MNIST from now on."""
        self._fetch(MNIST, partial(self._choose, None))

    def _fetch(self, source: DataSource, on_read: Callable[[Dataset], object]) -> None:
        on_failed = partial(self._report_failure, self.library.folders[source])
        self.library.fetch(source, on_read, on_failed, self._report_cancelled)

    def _choose(self, folder: Path | None, dataset: Dataset) -> None:
        self._remembered.remember(folder)
        self.message.clear()
        self._show_lab()
        self.opened.choose(dataset)
        self._show_status(opened_text(dataset))

    @Slot()
    def _on_dataset_changed(self) -> None:
        dataset = self.opened.dataset
        self.mnist_action.setEnabled(dataset is not None and dataset.source != MNIST)

    def _report_failure(self, folder: Path, error: OSError | ValueError) -> None:
        self._show_status("")
        self.message.say(data_problem(folder, error), is_warning=True)

    def _report_cancelled(self) -> None:
        self._show_status(self.tr("Opening was cancelled."))

    # ---- what the session's recipe is for

    @Slot(object)
    def want(self, source: DataSource) -> None:
        """Open the set that the recipe is for if its folder is known, otherwise ask for it."""
        dataset = self.opened.dataset
        if dataset is None or source == dataset.source:
            return
        if source in self.library.folders:
            self._fetch(source, self.opened.show)
            return
        text = self.tr("The settings are for “{0}”, which is not open. To train on it, open its folder.")
        actions: list[Action] = [
            (self.tr("Open data folder…"), self.tr("Choose the folder with its files"), self.ask_which_folder),
            (
                self.tr("Use “{0}”").format(dataset.name),
                self.tr("Train on the data set that is open"),
                partial(self.opened.choose, dataset),
            ),
        ]
        self.message.say(text.format(source.name), actions)

    def shut_down(self) -> None:
        """Cancel what runs in other threads."""
        self.download.shut_down()
        self.library.shut_down()

    def retranslate(self) -> None:
        for action, text in (
            (self.open_action, self.tr("LeNet: open data &folder…")),
            (self.get_action, self.tr("LeNet: &get Fashion-MNIST…")),
            (self.mnist_action, self.tr("LeNet: use &MNIST")),
        ):
            action.setText(text)
