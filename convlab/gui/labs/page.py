"""What every lab's page has in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from convlab.gui.widgets.language_and_theme import LanguageAndTheme

if TYPE_CHECKING:
    from convlab.gui.data.loader import Loader


class LabPage(LanguageAndTheme, QWidget):
    """A page is made with the handle of its lab: `Page(session.lab(name, State))`. It shows `lab.state` and edits it.

    `status_changed` carries a text for the status line. `other_lab_requested` carries the name of another lab that is
    to be shown, and what is handed over to its page: plain values by name, which that page understands.
    """

    status_changed = Signal(str)
    other_lab_requested = Signal(str, object)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is being computed or loaded any more."""
        return True

    def listen_to(self, loader: Loader) -> None:
        """Use what is loaded after the start, now and later."""

    def take_over(self, handed: Mapping[str, Any]) -> None:
        """Show what another lab has handed over, in one step of the history."""

    def save_layout(self, settings: QSettings) -> None:
        """Remember splitters."""

    def restore_layout(self, settings: QSettings) -> None:
        """Put splitters where they were."""

    def shut_down(self) -> None:
        """End what runs in other threads."""
