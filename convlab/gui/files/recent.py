"""The menu of the files that were opened or saved last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QMenu

from convlab.gui.files.document import Document

MOST_RECENT = 8
RECENT_KEY = "recent"


class RecentFiles(QObject):
    """Keeps the list in the settings, the newest file first; `open_file` is called with the one that is chosen."""

    def __init__(
        self, menu: QMenu, document: Document, settings: QSettings, open_file: Callable[[Path], object]
    ) -> None:
        super().__init__(menu)
        self.menu, self._settings, self._open_file = menu, settings, open_file
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill_menu)
        document.opened.connect(self._add)
        document.saved.connect(self._add)
        document.open_failed.connect(self._remove_if_missing)

    @property
    def paths(self) -> list[Path]:
        value = self._settings.value(RECENT_KEY)
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text][:MOST_RECENT]

    def _set_paths(self, paths: list[Path]) -> None:
        self._settings.setValue(RECENT_KEY, [str(path) for path in paths[:MOST_RECENT]])

    @Slot(object)
    def _add(self, path: Path) -> None:
        path = path.absolute()
        self._set_paths([path, *(other for other in self.paths if other != path)])

    @Slot(object, object)
    def _remove_if_missing(self, path: Path, error: OSError | ValueError) -> None:
        if isinstance(error, FileNotFoundError):
            self._set_paths([other for other in self.paths if other != path])

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        paths = self.paths
        for number, path in enumerate(paths, 1):
            name = path.name.replace("&", "&&")
            action = self.menu.addAction(f"&{number}  {name}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._open_file(path))
        if not paths:
            self.menu.addAction(self.tr("None yet")).setEnabled(False)
            return
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Clear this list")).triggered.connect(lambda: self._set_paths([]))

    def retranslate(self) -> None:
        self.menu.setTitle(self.tr("Open &recent"))
