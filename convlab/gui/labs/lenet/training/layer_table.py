"""The layers of the LeNet page's network, in a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from convlab.gui.labs.lenet.words import layer_title
from convlab.gui.theme import font
from convlab.labs.common.numbers import grouped
from convlab.labs.lenet.architecture import Architecture, facts_of, total_of


class LayerTable(QWidget):
    """A network's layers: output shape and number of parameters of each, and their sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(0, 1)
        self._cells: dict[tuple[int, int], QLabel] = {}

    def show_architecture(self, architecture: Architecture) -> None:
        rows = [(self.tr("layer"), self.tr("output"), self.tr("parameters"))]
        for layer in facts_of(architecture):
            shape = " × ".join(map(str, layer.shape))
            rows.append(
                (layer_title(layer.kind, layer.code), shape, grouped(layer.parameters) if layer.parameters else "")
            )
        rows.append((self.tr("total"), "", grouped(total_of(architecture, "parameters"))))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = self._cell(row, column)
                cell.setFont(font("caption", bold=row in (0, len(rows) - 1)))
                cell.setText(text)
        for (row, _), cell in self._cells.items():
            cell.setVisible(row < len(rows))  # the network before may have had more layers

    def _cell(self, row: int, column: int) -> QLabel:
        if (row, column) not in self._cells:
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(label, row, column)
            self._cells[row, column] = label
        return self._cells[row, column]
