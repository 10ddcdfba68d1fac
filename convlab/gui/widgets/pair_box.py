"""One or two whole numbers in one box: "3" for rows and columns alike, "3×5" when they differ."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

Pair = tuple[int, int]
Range = tuple[int, int]
_PAIR = re.compile(r"\s*(\d{1,4})\s*(?:[×xX*,; ]\s*(\d{1,4})\s*)?")
_BEGUN = re.compile(r"[\d×xX*,; ]{0,10}")


class PairBox(QAbstractSpinBox):
    """`changed` carries (rows, columns). The wheel and the arrow keys change both; typing can set them apart."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Pair = (0, 0)
        self.ranges: tuple[Range, Range] = ((0, 0), (0, 0))  # the least and the largest value of rows and of columns
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.editingFinished.connect(self._commit)

    def show_value(self, value: Pair, ranges: tuple[Range, Range]) -> None:
        self.value, self.ranges = value, ranges
        self._show_text()

    def _show_text(self) -> None:
        rows, columns = self.value
        text = str(rows) if rows == columns else f"{rows}×{columns}"
        if text != self.text():
            self.lineEdit().setText(text)

    def _set(self, value: Pair) -> None:
        rows, columns = (min(max(n, low), high) for n, (low, high) in zip(value, self.ranges, strict=True))
        if (rows, columns) != self.value:
            self.changed.emit((rows, columns))
        self._show_text()

    def _commit(self) -> None:
        match = _PAIR.fullmatch(self.text())
        if match is None:
            self._show_text()
            return
        rows = int(match[1])
        self._set((rows, int(match[2]) if match[2] else rows))

    def stepBy(self, steps: int) -> None:  # noqa: N802
        self._set((self.value[0] + steps, self.value[1] + steps))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802
        flag, result = QAbstractSpinBox.StepEnabledFlag, QAbstractSpinBox.StepEnabledFlag.StepNone
        if any(n < high for n, (_, high) in zip(self.value, self.ranges, strict=True)):
            result |= flag.StepUpEnabled
        if any(n > low for n, (low, _) in zip(self.value, self.ranges, strict=True)):
            result |= flag.StepDownEnabled
        return result

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if _PAIR.fullmatch(text):
            return QValidator.State.Acceptable, text, position
        begun = _BEGUN.fullmatch(text)
        return (QValidator.State.Intermediate if begun else QValidator.State.Invalid), text, position

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance("3×11") + 6, metrics.height() + 8)

    minimumSizeHint = sizeHint
