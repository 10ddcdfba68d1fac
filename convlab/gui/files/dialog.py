"""Qt's file dialog, with our translations of labels that Qt does not translate itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from convlab.gui.language import translate


def ask_for_path(
    parent: QWidget,
    title: str,
    filters: Sequence[str] | None,
    use: Callable[[Path], object],
    *,
    saves_as: str = "",
    directory: Path | None = None,
) -> None:
    """Ask for a file to open, or with the name `saves_as` where to save it, and call `use` with its path.

    A filter for all files is added; without `filters` it asks for a folder. The dialog begins in `directory`.
    """
    dialog, label = QFileDialog(parent, title), QFileDialog.DialogLabel
    dialog.setNameFilters([*(filters or ()), translate("FileDialog", "All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if directory is not None:
        dialog.setDirectory(str(directory))
    if saves_as:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(saves_as.rpartition(".")[2])
        dialog.selectFile(saves_as)
    else:
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.Directory if filters is None else mode.ExistingFile)
    dialog.setLabelText(label.LookIn, translate("FileDialog", "Look in:"))
    dialog.setLabelText(label.FileType, translate("FileDialog", "Files of type:"))
    dialog.fileSelected.connect(lambda path: use(Path(path)))
    dialog.open()
