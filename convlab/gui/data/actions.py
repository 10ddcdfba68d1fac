"""The File menu's entries for data sets: open a folder, get Fashion-MNIST, back to MNIST; and the session's own set."""

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
from convlab.gui.data.folders import RememberedFolders
from convlab.gui.data.library import DataLibrary
from convlab.gui.data.open_dataset import OpenDataset
from convlab.gui.data.words import data_problem, missing_text, opened_text, other_content_text
from convlab.gui.files.dialog import ask_for_path
from convlab.gui.files.document import Document
from convlab.gui.files.progress import FileProgress
from convlab.gui.widgets.buttons import add_action
from convlab.gui.widgets.message_bar import Action, MessageBar


class DataActions(QObject):
    """What the user does to choose the data set of the session, and how a session finds its own.

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
        self._remembered = RememberedFolders(settings)
        self.message = MessageBar()
        self.library = DataLibrary(self)
        self.reading = FileProgress(self.library.background.cancel)
        self.library.begun.connect(self.reading.begin)
        self.library.progressed.connect(self.reading.show_progress)
        self.library.ended.connect(self.reading.end)
        self.opened = OpenDataset(document, self)
        self.download = FashionDownload(folder / "fashion-mnist", self.message, show_status, self)
        self.bars = (self.message, self.download.bar, self.reading)
        self.library.folders |= self._remembered.read()
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

    @Slot(object)
    def begin_with(self, mnist: Dataset) -> None:
        """The bundled set has been loaded."""
        self.library.keep(mnist)
        if self.opened.dataset is None:
            self.opened.begin_with(mnist)

    # ---- what the user chooses

    def ask_which_folder(self) -> None:
        self._ask(self.open)

    def _ask(self, use: Callable[[Path], object]) -> None:
        ask_for_path(self._menu.window(), self.tr("Open a folder of data"), None, use, kind="data")

    @Slot(object)
    def open(self, folder: Path) -> None:
        """Train on the data set in a folder from now on. If it cannot be opened nothing changes."""
        self._read(folder, partial(self._choose, folder))

    def use_mnist(self) -> None:
        """Train on the bundled MNIST from now on."""
        self._fetch(MNIST, partial(self._choose, None))

    def _read(self, folder: Path, on_read: Callable[[Dataset], object]) -> None:
        self._show_status(self.tr("Opening “{0}”…").format(folder.name))
        self.library.read(folder, on_read, partial(self._report_failure, folder), self._report_cancelled)

    def _fetch(self, source: DataSource, on_read: Callable[[Dataset], object]) -> None:
        on_failed = partial(self._report_failure, self.library.folders[source])
        self.library.fetch(source, on_read, on_failed, self._report_cancelled)

    def _choose(self, folder: Path | None, dataset: Dataset) -> None:
        if folder is not None:
            self._remembered.remember(dataset.source, folder)
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

    # ---- the set that the session is about

    @Slot(object)
    def want(self, source: DataSource) -> None:
        """Open the set that the recipe is for. If it cannot be found, say so and ask for it: no other takes its place.

        Before anything is open there is nothing to do: the recipe is looked at then.
        """
        dataset = self.opened.dataset
        if dataset is None:
            return
        self.message.clear()  # what it said was about another set
        if source == dataset.source:
            return
        if source not in self.library.folders:
            self._report_missing(source)
            return
        self.library.fetch(
            source, partial(self._show_wanted, source), lambda _: self._report_missing(source), self._report_cancelled
        )

    def _show_wanted(self, source: DataSource, dataset: Dataset) -> None:
        if not dataset.source.has_content_of(source):
            self._report_missing(source)
            return
        self._show_found(source, dataset)

    def _show_found(self, source: DataSource, dataset: Dataset) -> None:
        if dataset.source != source:
            dataset = self.library.accept(dataset, source)
        self.message.clear()
        self._show_status(opened_text(dataset))
        self.opened.show(dataset)

    def _report_missing(self, source: DataSource) -> None:
        if self.library.folders.pop(source, None) and self.opened.dataset is not None:
            self.opened.show(self.opened.dataset)  # now that what was thought to be there cannot be trained on
        self._say_missing(source, missing_text(source))

    def _say_missing(self, source: DataSource, text: str) -> None:
        look = partial(self._ask, partial(self._look_in, source))
        actions: list[Action] = [(self.tr("Open data folder…"), self.tr("Choose the folder with its files"), look)]
        if source == FASHION_MNIST:
            tip = self.tr("Download its four files, 31 MB")
            actions.insert(0, (self.tr("Get Fashion-MNIST"), tip, self.download.start))
        tip = self.tr("Train on MNIST from now on; undo brings back the settings for “{0}”").format(source.name)
        actions.append((self.tr("Use MNIST"), tip, self.use_mnist))
        self.message.say(text, actions, is_warning=True)

    def _look_in(self, source: DataSource, folder: Path) -> None:
        """The user says that the set is in this folder."""

        def on_read(dataset: Dataset) -> None:
            if dataset.source.has_content_of(source):
                self._remembered.remember(source, folder)
                self._show_found(source, dataset)
            else:
                self._show_status("")
                self._say_missing(source, other_content_text(folder, dataset.source, source))

        self._read(folder, on_read)

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
