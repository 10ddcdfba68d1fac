"""The File menu's entries for data sets: open a folder, get Fashion-MNIST, back to MNIST; and what they tell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, QSettings, QStandardPaths, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from convlab.core.data.class_names import FASHION_MNIST
from convlab.core.data.data_source import MNIST, DataSource
from convlab.files.download import FILES, MIRRORS
from convlab.gui.data.downloader import Downloader
from convlab.gui.data.library import DataLibrary
from convlab.gui.data.words import data_problem, download_problem, opened_text
from convlab.gui.files.dialog import folder_dialog
from convlab.gui.files.document import Document
from convlab.gui.files.progress import PatientBar
from convlab.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from convlab.core.data.datasets import Dataset

FOLDER_KEY = "data folder"


def data_folder() -> Path:
    """Where data sets are kept that were downloaded. It need not exist."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation), "data")


def dropped_folder(mime: QMimeData) -> Path | None:
    """The folder in what is dragged over the window."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((path for path in paths if path.is_dir()), None)


class DataActions(QObject):
    """Which data set is open, `dataset`, goes before the session; it is remembered for the next start.

    What a recipe in the session is for is opened too, if it is known where that is.
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
        self._document, self._settings, self._menu = document, settings, menu
        self._show_lab, self._show_status = show_lab, show_status
        self._page: Any = None
        self._awaits_other = False  # than MNIST, at the start
        self.dataset: Dataset | None = None
        self._mnist: Dataset | None = None
        self.library = DataLibrary(self)
        self.bar = MessageBar()  # what there is to say
        self.progress, self.reading = MessageBar(), PatientBar()  # how far a download is, and what is being opened
        self.library.progressed.connect(self.reading.show_progress)
        self.dialog: QFileDialog | None = None
        self.download_folder, self.mirrors, self.files = folder / "fashion-mnist", MIRRORS, FILES
        self.downloader = Downloader(self)
        self.downloader.progressed.connect(self._tell_progress)
        self.downloader.succeeded.connect(self._take_download)
        self.downloader.failed.connect(self._tell_no_download)
        if all((self.download_folder / name).is_file() for name in self.files):
            self.library.folders[FASHION_MNIST] = self.download_folder
        menu.addSeparator()
        self.open_action = self._action(self.ask_which_folder)
        self.get_action = self._action(self.get_fashion)
        self.mnist_action = self._action(self.use_mnist)
        self.mnist_action.setEnabled(False)

    def _action(self, slot: Callable[[], object]) -> QAction:
        action = self._menu.addAction("")
        action.triggered.connect(lambda: slot())
        return action

    # ---- what the user does

    def ask_which_folder(self) -> None:
        self.dialog = folder_dialog(self._menu.window(), self.tr("Open a folder of data"))
        folder = self._remembered
        if folder is not None:
            self.dialog.setDirectory(str(folder.parent))
        self.dialog.fileSelected.connect(lambda path: self.open(Path(path)))
        self.dialog.destroyed.connect(self._forget_dialog)
        self.dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    def open(self, folder: Path) -> None:
        """Train on the data set in a folder from now on. If it cannot be opened nothing changes."""
        self._show_status(self.tr("Opening “{0}”…").format(folder.name))
        self._read(folder, partial(self._take_chosen, folder), partial(self._tell_refused, folder))

    def _read(
        self,
        folder: Path,
        take: Callable[[Dataset], object],
        fail: Callable[[OSError | ValueError], object],
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """Read the set in a folder, with a bar that tells how far it is."""

        def end(what_comes_of_it: Callable[..., object], *values: object) -> None:
            self.reading.end()
            what_comes_of_it(*values)

        text, tip = self.tr("Opening “{0}”: {1} %"), self.tr("Stop opening; everything stays as it is")
        self.reading.begin(partial(text.format, folder.name), tip, self.library.cancel)
        self.library.read(
            folder, partial(end, take), partial(end, fail), partial(end, cancelled or self._tell_cancelled)
        )

    def _tell_cancelled(self) -> None:
        self._show_status(self.tr("Opening was cancelled."))

    def _bring(self, source: DataSource, take: Callable[[Dataset], object]) -> None:
        """Call `take` with a set whose folder is known: at once if its images are at hand."""
        dataset, folder = self.library.kept(source), self.library.folders[source]
        if dataset is not None:
            take(dataset)
        else:
            self._read(folder, take, partial(self._tell_refused, folder))

    def use_mnist(self) -> None:
        """Train on the bundled MNIST from now on."""
        self._bring(MNIST, partial(self._take_chosen, None))

    def get_fashion(self) -> None:
        """Download Fashion-MNIST, as far as it is not there yet, and open it."""
        self.get_action.setEnabled(False)
        self.bar.clear()
        self.downloader.start(self.download_folder, self.mirrors, self.files)
        cancel = (self.tr("Cancel"), self.tr("Stop; files that are whole are kept for the next time"), self.cancel)
        text = self._progress_text(0, sum(size for size, _ in self.files.values()))
        self.progress.say(text, [cancel], on_close=self.cancel)

    def cancel(self) -> None:
        """Stop the download."""
        self.downloader.cancel()
        self.get_action.setEnabled(True)
        self._show_status(self.tr("The download was cancelled."))

    # ---- what comes of it

    def _take_chosen(self, folder: Path | None, dataset: Dataset) -> None:
        if folder is None:
            self._settings.remove(FOLDER_KEY)
        else:
            self._settings.setValue(FOLDER_KEY, str(folder.resolve()))
        self.bar.clear()
        self._show_lab()
        self._show(dataset, self._page_takes)
        self._show_status(opened_text(dataset))

    def _tell_refused(self, folder: Path, error: OSError | ValueError) -> None:
        self._show_status("")
        self.bar.say(data_problem(folder, error), is_warning=True)

    def _show(self, dataset: Dataset, then: Callable[[Dataset], object]) -> None:
        """Make a set the open one. What follows of it in the session is nothing that one wants to be asked to save."""
        self.dataset = dataset
        self.mnist_action.setEnabled(dataset.source != MNIST)
        if self._page is not None:
            was_clean = not self._document.is_modified
            self._page.set_dataset(dataset)
            then(dataset)
            if was_clean:
                self._document.discard_changes()

    def _page_takes(self, dataset: Dataset) -> None:
        self._page.controller.choose_data(dataset)

    # ---- at the start

    @property
    def _remembered(self) -> Path | None:
        value = self._settings.value(FOLDER_KEY)
        return Path(value) if isinstance(value, str) and value else None

    def open_remembered(self) -> None:
        """Open the set that was open last; MNIST, with a message, if it is not there any more."""
        folder = self._remembered
        if folder is None:
            return
        self._awaits_other = True
        self._read(folder, self._take_remembered, partial(self._tell_lost, folder), self._begin_with_mnist)

    def _take_remembered(self, dataset: Dataset) -> None:
        self._awaits_other = False
        self._begin_with(dataset)

    def _tell_lost(self, folder: Path, error: OSError | ValueError) -> None:
        self._settings.remove(FOLDER_KEY)
        reason = data_problem(folder, error)
        self.bar.say(self.tr("{0} MNIST is open instead.").format(reason), is_warning=True)
        self._begin_with_mnist()

    def _begin_with_mnist(self) -> None:
        """The set that was open last is not to be had, or not now."""
        self._awaits_other = False
        if self.dataset is None and self._mnist is not None:
            self._begin_with(self._mnist)

    @Slot(object)
    def take_mnist(self, dataset: Dataset) -> None:
        """The bundled set has been loaded."""
        self._mnist = dataset
        self.library.keep(dataset)
        if not self._awaits_other and self.dataset is None:
            self._begin_with(dataset)

    def go_on_with(self, dataset: Dataset | None) -> None:
        """After a session of which the lab was no part, or a new one, the same data are open as before."""
        if dataset is not None:
            self._begin_with(dataset)

    def _begin_with(self, dataset: Dataset) -> None:
        self._show(dataset, self._begin_page)

    def take_page(self, page: Any) -> None:
        """The lab's page has been built."""
        self._page = page
        page.run.folders = self.library.folders
        page.controller.data_wanted.connect(self.want)
        if self.dataset is not None:
            self._begin_with(self.dataset)

    def _begin_page(self, dataset: Dataset) -> None:
        """A recipe for MNIST is one that nobody has chosen yet; any other is followed."""
        wanted = self._page.controller.recipe.data
        if wanted == MNIST:
            self._page.controller.choose_data(dataset, undoable=False)
        else:
            self.want(wanted)

    # ---- what the session is for

    @Slot(object)
    def want(self, source: DataSource) -> None:
        """Open the set that a recipe is for, which may be one of the past, or from a file."""
        if self.dataset is None or source == self.dataset.source:
            return
        if source not in self.library.folders:
            text = self.tr("The settings are for “{0}”, which is not open. To train on it, open its folder.")
            actions = [
                (self.tr("Open data folder…"), self.tr("Choose the folder with its files"), self.ask_which_folder),
                (
                    self.tr("Use “{0}”").format(self.dataset.name),
                    self.tr("Train on the data set that is open"),
                    partial(self._show, self.dataset, self._page_takes),
                ),
            ]
            self.bar.say(text.format(source.name), actions)
            return
        self._bring(source, self._take_wanted)

    def _take_wanted(self, dataset: Dataset) -> None:
        self._show(dataset, lambda _: None)

    # ---- the download

    @Slot(int, int)
    def _tell_progress(self, done: int, total: int) -> None:
        self.progress.change_text(self._progress_text(done, total))

    def _progress_text(self, done: int, total: int) -> str:
        text = self.tr("Getting Fashion-MNIST: {0:.1f} of {1:.1f} MB")
        return text.format(done / 1e6, total / 1e6)

    def _end_download(self) -> None:
        self.get_action.setEnabled(True)
        self.progress.clear()

    @Slot(object)
    def _take_download(self, folder: Path) -> None:
        self._end_download()
        self.open(folder)

    @Slot(object)
    def _tell_no_download(self, error: OSError | ValueError) -> None:
        self._end_download()
        again = (self.tr("Try again"), self.tr("Files that have come are kept"), self.get_fashion)
        self.bar.say(download_problem(self.download_folder, error), [again], is_warning=True)

    def shut_down(self) -> None:
        """Nothing goes on any more."""
        self.downloader.cancel()
        self.library.shut_down()

    def retranslate(self) -> None:
        for action, text in (
            (self.open_action, self.tr("LeNet: open data &folder…")),
            (self.get_action, self.tr("LeNet: &get Fashion-MNIST…")),
            (self.mnist_action, self.tr("LeNet: use &MNIST")),
        ):
            action.setText(text)
