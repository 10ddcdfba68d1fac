"""What every lab's page has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from convlab.gui.widgets.language_and_theme import LanguageAndTheme

if TYPE_CHECKING:
    from convlab.gui.data.loader import Loader


class LabPage(LanguageAndTheme, QWidget):
    """A page is made with the handle of its lab: `Page(session.lab(name, State))`. It shows `lab.state` and edits it.

    `status_changed` carries a text for the status line.
    """

    status_changed = Signal(str)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is being computed or loaded any more."""
        return True

    def listen_to(self, loader: Loader) -> None:
        """Use what is loaded after the start, now and later."""

    def save_layout(self, settings: QSettings) -> None:
        """Remember splitters."""

    def restore_layout(self, settings: QSettings) -> None:
        """Put splitters where they were."""

    def shut_down(self) -> None:
        """End what runs in other threads."""
