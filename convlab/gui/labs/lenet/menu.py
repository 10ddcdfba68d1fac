"""The File menu's entries for the LeNet lab: weights that PyTorch reads, and the curves of a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from convlab.gui.widgets.buttons import add_action
from convlab.gui.widgets.message_bar import Action, MessageBar

if TYPE_CHECKING:
    from convlab.gui.labs.lenet.files import LeNetFiles
    from convlab.gui.labs.lenet.page import LeNetPage


class LeNetActions(QObject):
    """Each shows the page before it asks for a file. The status line or the bar says what came of it."""

    def __init__(
        self,
        menu: QMenu,
        shown_page: Callable[[], LeNetPage],
        message: MessageBar,
        show_status: Callable[[str], object],
    ) -> None:
        super().__init__(menu)
        self._offer: QPushButton | None = None  # what can be done with opened weights
        self._still_holds: Callable[[], bool] = lambda: False  # whether it still can
        self._shown_page, self._message, self._show_status = shown_page, message, show_status
        menu.addSeparator()
        self.open_action = self._action(menu, lambda files: files.ask_which_weights())
        self.save_action = self._action(menu, lambda files: files.ask_where_to_save_weights())
        self.curves_action = self._action(menu, lambda files: files.ask_where_to_save_curves())

    def _action(self, menu: QMenu, ask: Callable[[LeNetFiles], object]) -> QAction:
        return add_action(menu, lambda: ask(self._shown_page().files))

    def listen_to(self, page: LeNetPage) -> None:
        """The lab's page has been built."""
        page.files.done.connect(self._show_done)
        page.files.failed.connect(self._show_failure)
        page.files.opened.connect(self._show_opened)
        page.run.library.changed.connect(self._drop_offer)

    @Slot(str)
    def _show_done(self, text: str) -> None:
        self._message.clear()
        self._show_status(text)

    @Slot(str)
    def _show_failure(self, text: str) -> None:
        self._message.say(text, is_warning=True)

    @Slot(str, int)
    def _show_opened(self, text: str, before: int) -> None:
        """Weights were opened, in the place of a run unless `before` is 0."""
        run, controller = self._shown_page().run, self._shown_page().controller
        actions: list[Action] = []
        if run.can_branch:
            tip = self.tr("Start a run from these weights, at the learning rate of the training panel")
            actions.append((self.tr("Train them further"), tip, controller.branch))
        if before:
            tip = self.tr("Go back to your run, with its weights and curves, instead of the opened weights")
            actions.append((self.tr("Back to what you trained"), tip, partial(controller.return_to_run, before)))
        self._message.say(text, actions)
        opened, self._offer = run.record, next(iter(self._message.buttons), None)
        self._still_holds = lambda: run.record is opened and (not before or before in run.runs)

    @Slot()
    def _drop_offer(self) -> None:
        """Close the message when the opened weights have made way for another run, or the run to go back to is gone."""
        if self._offer in self._message.buttons and not self._still_holds():
            self._message.clear()

    def retranslate(self) -> None:
        self.open_action.setText(self.tr("LeNet: open &weights…"))
        self.save_action.setText(self.tr("LeNet: save weig&hts…"))
        self.curves_action.setText(self.tr("LeNet: save &curves as a table…"))
