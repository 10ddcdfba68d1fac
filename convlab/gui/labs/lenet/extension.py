"""What the LeNet lab adds to the window: files of weights and curves, data sets, and its runs in the session's file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject

from convlab.core.data.data_source import MNIST
from convlab.files.work import Work
from convlab.gui.data.actions import DataActions
from convlab.gui.data.folders import data_folder, dropped_folder
from convlab.gui.labs.extension import Host
from convlab.gui.labs.lenet.menu import LeNetActions
from convlab.gui.labs.page import LabPage

if TYPE_CHECKING:
    from convlab.gui.labs.lenet.page import LeNetPage
    from convlab.labs.lenet.runs.stored import StoredRun

LAB = "lenet"


class LeNetExtension(QObject):
    """Runs of a session that was opened wait here until the page is built."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.file_menu)
        self._host = host
        self._page: LeNetPage | None = None
        self._waiting_runs: tuple[StoredRun, ...] = ()
        self.actions = LeNetActions(host.file_menu, self._shown_page, host.message, host.show_status)
        self.data = DataActions(
            host.file_menu,
            host.document,
            host.settings,
            data_folder(),
            lambda: host.show_lab(LAB),
            host.show_status,
        )
        host.loader.dataset_loaded.connect(self.data.begin_with)
        self.bars = self.data.bars

    def _shown_page(self) -> LeNetPage:
        """The lab's page, which comes to the screen."""
        self._host.show_lab(LAB)
        page: LeNetPage = self._host.pages[LAB]
        return page

    def page_built(self, page: LabPage) -> None:
        self._page = page = cast("LeNetPage", page)
        self.actions.listen_to(page)
        page.run.folders = self.data.library.folders
        page.controller.data_wanted.connect(self.data.want)
        self.data.opened.set_page(page)
        if self._waiting_runs:
            page.controller.restore_runs(self._waiting_runs)
            self._waiting_runs = ()
            self._host.document.accept_training()
        page.training_changed.connect(self._host.document.update_modified)

    # ---- files

    def with_own_part(self, work: Work) -> Work:
        if self._page is None:
            return replace(work, runs=self._waiting_runs, checkpoints=sum(len(r.states) for r in self._waiting_runs))
        run = self._page.run
        return replace(work, runs=run.stored(), checkpoints=sum(len(r.history.states) for r in run.runs))

    def restore(self, work: Work) -> None:
        if self._page is not None:
            self._page.controller.restore_runs(work.runs)
        else:
            self._waiting_runs = work.runs
        self.data.want(work.states[LAB].recipe.data if LAB in work.states else MNIST)

    def mark(self) -> object:
        return self._page.run.library.mark if self._page else None

    def takes_drop(self, mime: QMimeData) -> bool:
        return dropped_folder(mime) is not None

    def drop(self, mime: QMimeData) -> None:
        folder = dropped_folder(mime)
        if folder is not None:
            self.data.open(folder)

    def retranslate(self) -> None:
        self.actions.retranslate()
        self.data.retranslate()

    def shut_down(self) -> None:
        self.data.shut_down()
