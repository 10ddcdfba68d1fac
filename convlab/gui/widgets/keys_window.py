"""The window with all keys: groups of rows, the keys on the left, what they do on the right. It does not block."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.layouts import in_column

SIZE = QSize(560, 560)  # it fits a small screen, and scrolls
TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class KeysWindow(QDialog):
    def __init__(self, title: str, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title.replace("&", ""))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(_table(groups))
        area.setFocus()  # the keys scroll
        layout = in_column((area, 1), buttons, spacing=2 * UNIT, parent=self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        self.resize(SIZE)


def _table(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> QWidget:
    content = QWidget()
    grid = QGridLayout(content)
    grid.setHorizontalSpacing(2 * UNIT)
    grid.setVerticalSpacing(UNIT // 2)
    grid.setColumnStretch(1, 1)
    row = 0
    for title, keys in groups:
        heading = QLabel(title)
        heading.setFont(font("text", bold=True))
        heading.setContentsMargins(0, 2 * UNIT if row else 0, 0, 0)
        heading.setWordWrap(True)
        grid.addWidget(heading, row, 0, 1, 2)
        for key, what in keys:
            row += 1
            meaning = QLabel(what)
            meaning.setWordWrap(True)
            grid.addWidget(QLabel(key), row, 0, TOP)
            grid.addWidget(meaning, row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return content
