"""Two whole numbers on one line, such as one for the rows and one for the columns."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox

from convlab.gui.theme import font
from convlab.gui.widgets.choice import set_quietly


class PairRow(QObject):
    """`changed` carries the axis, 0 for the first (rows) or 1 for the second (columns), and the new value.

    It lives in a grid: `add_to` puts the label into the first column and the two boxes into the next ones.
    """

    changed = Signal(int, int)

    def __init__(self, parent: QObject, sign: str = "×") -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.boxes = [QSpinBox(), QSpinBox()]
        self._signs = QLabel(sign)
        self._signs.setFont(font("text"))
        for axis, box in enumerate(self.boxes):
            box.setKeyboardTracking(False)  # a typed number counts when it is complete
            box.setMinimumWidth(64)
            box.valueChanged.connect(lambda value, axis=axis: self.changed.emit(axis, value))
        self.label.setBuddy(self.boxes[0])

    def add_to(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.label, row, 0)
        grid.addWidget(self.boxes[0], row, 1)
        grid.addWidget(self._signs, row, 2)
        grid.addWidget(self.boxes[1], row, 3)

    def set_texts(self, label: str, names: tuple[str, str], tip: str) -> None:
        """The label, the accessible names of both boxes, and what they do to the result."""
        self.label.setText(label)
        for box, name in zip(self.boxes, names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(tip)

    def show_axis(self, axis: int, value: int, bounds: tuple[int, int]) -> None:
        box = self.boxes[axis]
        box.blockSignals(True)
        box.setRange(*bounds)
        box.blockSignals(False)
        set_quietly(box, value)
