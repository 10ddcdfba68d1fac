"""Two whole numbers on one line, such as one for the rows and one for the columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from convlab.gui.language import translate
from convlab.gui.theme import font
from convlab.gui.widgets.number_box import NumberBox, beyond
from convlab.gui.widgets.pair_box import Pair, two_numbers_in

WhyOnAxis = Callable[[int, int], str]  # from an axis, 0 for rows, and a number beyond its bounds


class PairRow(QObject):
    """`changed` carries both numbers. Either box takes a pair too: "1×7".

    `attempted` carries a pair that was typed and refused, and None when it is gone. `why` says why one of its numbers
    is not possible. It lives in a grid: `add_to` puts the label into the first column and the two boxes into the next.
    """

    changed = Signal(object)
    attempted = Signal(object)

    def __init__(self, parent: QObject, sign: str = "×") -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.is_square = False
        self.boxes = [_Part(self, axis) for axis in (0, 1)]
        self.why: WhyOnAxis = lambda axis, value: beyond(value, self.boxes[axis].minimum(), self.boxes[axis].maximum())
        self._signs = QLabel(sign)
        self._signs.setFont(font("text"))
        for box in self.boxes:
            box.setMinimumWidth(64)
            box.valueChanged.connect(lambda value: self.changed.emit((value, value) if self.is_square else self.value))
        self.label.setBuddy(self.boxes[0])

    @property
    def value(self) -> Pair:
        return self.boxes[0].value(), self.boxes[1].value()

    def set_square(self, is_square: bool, *, odd: bool = False) -> None:
        """Whether both numbers are always equal, so that either box stands for both; and whether they must be odd."""
        self.is_square = is_square
        for box in self.boxes:
            box.set_odd(odd)

    def add_to(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.label, row, 0)
        grid.addWidget(self.boxes[0], row, 1)
        grid.addWidget(self._signs, row, 2)
        grid.addWidget(self.boxes[1], row, 3)

    def set_visible(self, visible: bool) -> None:
        for widget in (self.label, *self.boxes, self._signs):
            widget.setVisible(visible)

    def set_texts(self, label: str, names: tuple[str, str], tip: str) -> None:
        """The label, the accessible names of both boxes, and what they do to the result."""
        self.label.setText(label)
        for box, name in zip(self.boxes, names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(tip)

    def show_axis(self, axis: int, value: int, bounds: tuple[int, int]) -> None:
        box = self.boxes[axis]
        with QSignalBlocker(box):
            box.set_bounds(*bounds)
            if value != box.value():  # the same value would be painted anew
                box.setValue(value)


class _Part(NumberBox):
    """One of the two boxes. A pair that is typed into it is for both."""

    def __init__(self, row: PairRow, axis: int) -> None:
        self._row, self._axis = row, axis
        super().__init__()
        self.why = lambda value: row.why(axis, int(value))

    def problem(self, text: str) -> str:
        pair = two_numbers_in(text)
        if pair is None:
            return super().problem(text)
        if self._row.is_square and pair[0] != pair[1]:
            return translate("NumberBox", "It is square: one number sets both rows and columns.")
        return next(filter(None, (box.problem_of(n) for box, n in zip(self._row.boxes, pair, strict=True))), "")

    def take(self, text: str) -> bool:
        pair = two_numbers_in(text)
        if pair is None:
            return False
        self._put_back()
        if pair != self._row.value:
            self._row.changed.emit(pair)
        return True

    def _tell_attempt(self, is_refused: bool) -> None:
        pair, number = two_numbers_in(self.text()), self._number(self.text())
        if pair is None and number is not None:
            values = self._row.value
            pair = (number, values[1]) if self._axis == 0 else (values[0], number)
        self._row.attempted.emit(pair if is_refused else None)
