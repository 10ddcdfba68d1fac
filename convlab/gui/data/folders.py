"""Folders of data: the app's own, one that is dropped on the window, and the one that was open last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, QStandardPaths

FOLDER_KEY = "data folder"


def data_folder() -> Path:
    """Where downloaded data sets are kept. It need not exist."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation), "data")


def dropped_folder(mime: QMimeData) -> Path | None:
    """The folder in what is dragged over the window."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((path for path in paths if path.is_dir()), None)


class RememberedFolder:
    """The folder of the data set that was open last, kept in the settings; `path` is None for MNIST."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def path(self) -> Path | None:
        value = self._settings.value(FOLDER_KEY)
        return Path(value) if isinstance(value, str) and value else None

    def remember(self, folder: Path | None) -> None:
        if folder is None:
            self._settings.remove(FOLDER_KEY)
        else:
            self._settings.setValue(FOLDER_KEY, str(folder.resolve()))
