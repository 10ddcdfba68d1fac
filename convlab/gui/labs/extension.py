"""What a lab may add to the window besides its page, and what of the window it gets for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMimeData, QSettings
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from convlab.files.work import Work
    from convlab.gui.data.loader import Loader
    from convlab.gui.files.document import Document
    from convlab.gui.labs.page import LabPage
    from convlab.gui.widgets.message_bar import MessageBar


class Host(Protocol):
    """The window, as an extension sees it. `pages` builds a page when it is asked for."""

    file_menu: QMenu
    message: MessageBar
    document: Document
    settings: QSettings
    loader: Loader

    @property
    def pages(self) -> Mapping[str, Any]: ...

    def show_lab(self, name: str) -> None: ...

    def show_status(self, text: str) -> None: ...


class LabExtension(Protocol):
    """Made with the window before any page is. `bars` stand above the pages while they have something to tell."""

    bars: Sequence[QWidget]

    def __init__(self, host: Host) -> None: ...

    def page_built(self, page: LabPage) -> None:
        """The lab's page has been built."""

    def with_own_part(self, work: Work) -> Work:
        """The work that is to be saved, with what the lab has in it besides its state."""

    def restore(self, work: Work) -> None:
        """Show the lab's own part of other work. The states of the session have been restored already."""

    def mark(self) -> object:
        """Something that is another one when the lab's own part of the work has changed."""

    def takes_drop(self, mime: QMimeData) -> bool:
        """Whether it has a use for what is dragged over the window."""

    def drop(self, mime: QMimeData) -> None:
        """Use what was dropped on the window."""

    def retranslate(self) -> None:
        """Write all texts in the present language."""

    def shut_down(self) -> None:
        """End what runs in other threads."""
