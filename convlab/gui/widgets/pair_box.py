"""One or two whole numbers in one box: "3" for rows and columns alike, "3×5" when they differ."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from convlab.gui.language import translate
from convlab.gui.widgets.number_box import beyond
from convlab.gui.widgets.refusal import TypedText

Pair = tuple[int, int]
Range = tuple[int, int]
_PAIR = re.compile(r"\s*(\d{1,4})\s*(?:[×xX*,; ]\s*(\d{1,4})\s*)?")


def pair_in(text: str) -> Pair | None:
    """The pair that a text stands for; one number is for both. None if it stands for none."""
    match = _PAIR.fullmatch(text)
    return None if match is None else (int(match[1]), int(match[2] or match[1]))


def two_numbers_in(text: str) -> Pair | None:
    """The pair of a text with two numbers."""
    match = _PAIR.fullmatch(text)
    return None if match is None or match[2] is None else (int(match[1]), int(match[2]))


class PairBox(QAbstractSpinBox):
    """`changed` carries (rows, columns). The wheel and the arrow keys change both; typing can set them apart.

    `why` says of an axis, 0 for rows, and a number beyond its range why it is not possible; `attempted` carries a pair
    that was typed and refused, and None when it is gone.
    """

    changed = Signal(object)
    attempted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Pair = (0, 0)
        self.ranges: tuple[Range, Range] = ((0, 0), (0, 0))  # the least and the largest value of rows and of columns
        self.why: Callable[[int, int], str] = lambda axis, value: beyond(value, *self.ranges[axis])
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        typed = TypedText(self, self.lineEdit(), self.problem, self._show_text, self._take)
        typed.refused.connect(lambda on: self.attempted.emit(pair_in(self.text()) if on else None))

    def show_value(self, value: Pair, ranges: tuple[Range, Range]) -> None:
        self.value, self.ranges = value, ranges
        self._show_text()

    def problem(self, text: str) -> str:
        """A sentence on why a text cannot be used; "" if it can."""
        pair = pair_in(text)
        if pair is None:
            return translate("NumberBox", "“{0}” is not one whole number or two, as in 3 or 3×5.").format(text.strip())
        for axis, (number, (low, high)) in enumerate(zip(pair, self.ranges, strict=True)):
            if not low <= number <= high:
                return self.why(axis, number)
        return ""

    def _show_text(self) -> None:
        rows, columns = self.value
        text = str(rows) if rows == columns else f"{rows}×{columns}"
        if text != self.text():
            self.lineEdit().setText(text)

    def _take(self, text: str) -> bool:
        pair = pair_in(text)
        if pair is not None and pair != self.value:
            self.changed.emit(pair)
        self._show_text()
        return True

    def stepBy(self, steps: int) -> None:  # noqa: N802
        rows, columns = (min(max(n + steps, low), high) for n, (low, high) in zip(self.value, self.ranges, strict=True))
        if (rows, columns) != self.value:
            self.changed.emit((rows, columns))
        self._show_text()
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802
        flag, result = QAbstractSpinBox.StepEnabledFlag, QAbstractSpinBox.StepEnabledFlag.StepNone
        if any(n < high for n, (_, high) in zip(self.value, self.ranges, strict=True)):
            result |= flag.StepUpEnabled
        if any(n > low for n, (low, _) in zip(self.value, self.ranges, strict=True)):
            result |= flag.StepDownEnabled
        return result

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position  # what cannot be used is said when it is entered

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance("3×11") + 6, metrics.height() + 8)

    minimumSizeHint = sizeHint
