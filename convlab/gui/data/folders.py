"""Folders of data: the app's own, one that is dropped on the window, and those of all sets that were opened before."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, QStandardPaths

from convlab.core.data.data_source import DataSource
from convlab.gui.settings import remembered_text

FOLDERS_KEY = "data folders"
MOST_REMEMBERED = 20


def data_folder() -> Path:
    """Where downloaded data sets are kept. It need not exist."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation), "data")


def dropped_folder(mime: QMimeData) -> Path | None:
    """The folder in what is dragged over the window."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((path for path in paths if path.is_dir()), None)


class RememberedFolders:
    """The folders of the data sets that were opened, the last one first, kept in the settings.

    A session says which set it is about, not where that lies: it is found here.
    """

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def read(self) -> dict[DataSource, Path]:
        """Those that are still there."""
        found: dict[DataSource, Path] = {}
        try:
            for entry in json.loads(remembered_text(self._settings, FOLDERS_KEY) or "[]"):
                folder = Path(entry.pop("folder"))
                source = DataSource(**entry | {"class_names": tuple(entry["class_names"])})
                if folder.is_dir():
                    found[source] = folder
        except (ValueError, TypeError, KeyError, AttributeError):  # somebody has edited the settings
            return {}
        return found

    def remember(self, source: DataSource, folder: Path) -> None:
        known = {source: folder.resolve()} | {other: path for other, path in self.read().items() if other != source}
        entries = [asdict(other) | {"folder": str(path)} for other, path in known.items()]
        self._settings.setValue(FOLDERS_KEY, json.dumps(entries[:MOST_REMEMBERED]))
