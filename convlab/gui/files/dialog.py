"""Qt's file dialog, with our translations of labels that Qt does not translate itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from convlab.gui.language import translate
from convlab.gui.settings import remembered_text

Kind = Literal["session", "image", "weights", "curves", "data"]


class DialogFolders:
    """Where a file of each kind was opened or saved last. The window says in which settings that is kept."""

    def __init__(self) -> None:
        self._settings: QSettings | None = None

    def keep_in(self, settings: QSettings) -> None:
        self._settings = settings

    def folder(self, kind: Kind) -> Path | None:
        text = remembered_text(self._settings, f"folders/{kind}") if self._settings is not None else ""
        return Path(text) if text and Path(text).is_dir() else None

    def remember(self, kind: Kind, path: Path) -> None:
        if self._settings is not None:
            self._settings.setValue(f"folders/{kind}", str(path.absolute().parent))


dialog_folders = DialogFolders()


def ask_for_path(
    parent: QWidget,
    title: str,
    filters: Sequence[str] | None,
    use: Callable[[Path], object],
    *,
    kind: Kind,
    saves_as: str = "",
) -> None:
    """Ask for a file to open, or with the name `saves_as` where to save it, and call `use` with its path.

    A filter for all files is added; without `filters` it asks for a folder. The dialog begins where the last file of
    that kind was chosen.
    """
    dialog, label = QFileDialog(parent, title), QFileDialog.DialogLabel
    dialog.setNameFilters([*(filters or ()), translate("FileDialog", "All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if (folder := dialog_folders.folder(kind)) is not None:
        dialog.setDirectory(str(folder))
    if saves_as:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(saves_as.rpartition(".")[2])
        dialog.selectFile(saves_as)
    else:
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.Directory if filters is None else mode.ExistingFile)
    dialog.setLabelText(label.LookIn, translate("FileDialog", "Look in:"))
    dialog.setLabelText(label.FileType, translate("FileDialog", "Files of type:"))

    def on_selected(path: str) -> None:
        dialog_folders.remember(kind, Path(path))
        use(Path(path))

    dialog.fileSelected.connect(on_selected)
    dialog.open()
