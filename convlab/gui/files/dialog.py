"""Qt's file dialog, with our translations of labels that Qt does not translate itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from convlab.gui.language import translate


def file_dialog(parent: QWidget, title: str, filters: Sequence[str], *, saves_as: str = "") -> QFileDialog:
    """A dialog that asks for a file to open, or with the name `saves_as` where to save it. Call `open` on it.

    It deletes itself when it is closed. A filter for all files is added.
    """
    dialog, label = QFileDialog(parent, title), QFileDialog.DialogLabel
    dialog.setNameFilters([*filters, translate("FileDialog", "All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if saves_as:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(saves_as.rpartition(".")[2])
        dialog.selectFile(saves_as)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(label.LookIn, translate("FileDialog", "Look in:"))
    dialog.setLabelText(label.FileType, translate("FileDialog", "Files of type:"))
    return dialog


def folder_dialog(parent: QWidget, title: str) -> QFileDialog:
    """The same for a folder to open."""
    dialog = file_dialog(parent, title, [])
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return dialog
