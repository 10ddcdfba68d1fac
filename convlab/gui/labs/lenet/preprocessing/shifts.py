"""Two maps of all shifts of the network's input, side by side: the predictions of the chosen network and of an MLP."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from convlab.core.data.data_source import CLASSES, DIGITS
from convlab.gui.labs.lenet.data_words import short_name
from convlab.gui.labs.lenet.drawing.prediction import wrapped_caption
from convlab.gui.labs.lenet.preprocessing.mapper import ShiftMaps
from convlab.gui.labs.lenet.preprocessing.words import prediction_text, shift_text
from convlab.gui.language import in_sequence
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.class_map import ClassMap
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.gui.widgets.tip_below import TipBelow
from convlab.labs.common.numbers import percent
from convlab.labs.lenet.preprocessing import REACH, SIDE, Preprocessing, Shift, ShiftMap, Shows

SWATCH = QSize(18, 16)  # pixels
LONGEST_NAME = 110  # pixels of the name of a class


class NetworkShifts(QWidget):
    """One network: how often it recognises the digit, and its map."""

    def __init__(self) -> None:
        super().__init__()
        self.shifts: ShiftMap | None = None
        self.share, self.name, self.count = QLabel(), QLabel(), caption()
        self.map = ClassMap(SIDE)
        self.map_tip = TipBelow(self.map)
        self.share.setFont(font("title", bold=True))
        self.name.setFont(font("text", bold=True))
        for label in (self.name, self.count):
            label.setMinimumWidth(1)
        head = in_row(self.share, (in_column(self.name, self.count, spacing=0), 1))
        in_column(head, (self.map, 1), spacing=UNIT // 2, parent=self)

    def show_map(self, shifts: ShiftMap | None, label: int | None, shows: Shows, names: Sequence[str]) -> None:
        """How often the class `label` is predicted, and where."""
        self.shifts = shifts
        if shifts is None or label is None:
            self.map.set_cells(None)
            self._set_texts("", "")
            return
        if shows == "answer":
            self.map.set_cells(shifts.confidence, shifts.predictions)
        else:
            self.map.set_cells(shifts.of(label))
        digit, other = self.tr("a {0} at {1} of {2} shifts"), self.tr("{0} at {1} of {2} shifts")
        count = digit if tuple(names) == DIGITS else other
        counts = short_name(names[label]), shifts.count(label), shifts.predictions.size
        self._set_texts(percent(shifts.share(label), 1), count.format(*counts))

    def _set_texts(self, share: str, count: str) -> None:
        self.share.setText(share)
        self.count.setText(count)
        self.setToolTip(count)


class ShiftsPanel(Panel):
    """`hovered` carries the shift that is pointed at, or None; `chosen` one that is clicked; `released` nothing.

    `shows_chosen` carries what the maps are to show.
    """

    hovered = Signal(object)
    chosen = Signal(object)
    released = Signal()
    shows_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.shows, self.back_button = Segments(["answer", "probability"]), QPushButton()
        self.heading.addWidget(self.back_button)
        self.heading.addWidget(self.shows)
        self.sides = NetworkShifts(), NetworkShifts()
        self._names: Sequence[str] = DIGITS
        self._row = in_row(*((side, 1) for side in self.sides), spacing=2 * UNIT)
        for side in self.sides:
            side.map.hovered.connect(self._hover)
            side.map.clicked.connect(lambda cell: self.chosen.emit(_shift_of(cell)))
            side.map.released.connect(self.released)
        self.note, self.legend = wrapped_caption(), ClassLegend()
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing())
        self._below = in_row((self.note, 1), self.legend)
        self.body.addLayout(self._row, 1)
        self.body.addLayout(self._below)
        self.shows.chosen.connect(self.shows_chosen)
        self.back_button.clicked.connect(self.released)
        self.retranslate()

    @Slot(object)
    def _hover(self, cell: Cell | None) -> None:
        self.hovered.emit(None if cell is None else _shift_of(cell))

    # ---- showing

    def show_choice(self, chosen: Preprocessing) -> None:
        self.shows.set_value(chosen.shows)
        self.back_button.setEnabled(chosen.pinned is not None)
        self.legend.setVisible(chosen.shows == "answer")

    def set_names(self, names: Sequence[str]) -> None:
        """Of the classes. Digits need little room; other names stand below the text."""
        self._names = tuple(names)
        directions = QBoxLayout.Direction
        self._below.setDirection(directions.LeftToRight if self._names == DIGITS else directions.TopToBottom)
        self.legend.set_names(self._names)

    def set_shares(self, own: int, other: int) -> None:
        """Of the width, for the two networks."""
        for index, share in enumerate((own, other)):
            self._row.setStretch(index, share)

    def set_upright(self, upright: bool) -> None:
        """The two networks one below the other, for a narrow place, or side by side."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if upright else directions.LeftToRight)

    def show_maps(self, maps: ShiftMaps, label: int | None, shows: Shows) -> None:
        for side, shifts in zip(self.sides, maps, strict=True):
            side.show_map(shifts, label, shows, self._names)

    def mark(self, hovered: Shift | None, pinned: Shift | None) -> None:
        """Frame the shifts in both maps, and say what is predicted at the one that is looked at."""
        for side in self.sides:
            side.map.mark(_cell_of(hovered), _cell_of(pinned))
        shift = hovered if hovered is not None else pinned
        has_maps = any(side.shifts is not None for side in self.sides)
        self.note.setText(self.sentence(shift) if shift is not None and has_maps else self._hint())

    def sentence(self, shift: Shift) -> str:
        """What the networks predict at a shift."""
        predictions = [
            self.tr("{0}: {1}").format(side.name.text(), prediction_text(side.shifts.at(shift), self._names))
            for side in self.sides
            if side.shifts is not None
        ]
        where = self.tr("Shifted {0}.").format(shift_text(shift)) if any(shift) else self.tr("Not shifted.")
        return in_sequence(where, self.tr("; ").join(predictions))

    def _hint(self) -> str:
        if self.shows.button("probability").isChecked():
            return self.tr("One cell is one shift, stronger where this class is more probable; click to keep it.")
        return self.tr("One cell is one shift, stronger where the prediction is more probable; click to keep it.")

    # ---- languages

    def retranslate(self) -> None:
        self.set_title(self.tr("Shifts up to ±{0}").format(REACH))
        name_button(self.back_button, self.tr("Reset"), self.tr("Show the input as it is, not shifted (Esc)"))
        self.shows.set_texts(
            [
                (self.tr("Prediction"), self.tr("Show what the networks predict at each shift")),
                (
                    self.tr("Probability"),
                    self.tr(
                        "Show how probable one class is at each shift: the label, or else the prediction of the other"
                        " views"
                    ),
                ),
            ]
        )
        for side, name in zip(
            self.sides, (self.tr("Shifts of the network"), self.tr("Shifts of the MLP")), strict=True
        ):
            side.map.setAccessibleName(name)
            side.map_tip.set_text(self.tr("Arrow keys go from shift to shift, Enter keeps one"))
        self.legend.setAccessibleName(self.tr("The colours of the classes"))


class ClassLegend(QWidget):
    """The colours of the ten classes: digits in two rows, other names beside them in as many rows as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = DIGITS
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_names(self, names: Sequence[str]) -> None:
        self._names = names
        self.updateGeometry()
        self.update()

    @property
    def _cell(self) -> int:
        """The width of a colour with its name."""
        if self._names == DIGITS:
            return SWATCH.width()
        metrics = QFontMetricsF(font("caption"))
        widest = max(metrics.horizontalAdvance(name) for name in self._names)
        return SWATCH.width() + round(min(widest, LONGEST_NAME)) + UNIT

    def _columns(self, width: int) -> int:
        return min(CLASSES // 2, max(2, width // self._cell))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return SWATCH.height() * -(-CLASSES // self._columns(width))

    def sizeHint(self) -> QSize:
        width = self._cell * CLASSES // 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._names == DIGITS else QSize(2 * self._cell, SWATCH.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, cell, columns = QPainter(self), self._cell, self._columns(self.width())
        painter.setFont(font("caption"))
        for label, colour in enumerate(colours_of(self).classes):
            row, column = divmod(label, columns)
            area = QRectF(column * cell, row * SWATCH.height(), SWATCH.width() - 2, SWATCH.height() - 2)
            painter.fillRect(area, colour)
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(label))
            if self._names != DIGITS:
                left = area.left() + SWATCH.width() + 2
                self._write_name(painter, label, QRectF(left, area.top(), cell - SWATCH.width() - 6, area.height()))

    def _write_name(self, painter: QPainter, label: int, area: QRectF) -> None:
        painter.setPen(colours_of(self).muted)
        name = painter.fontMetrics().elidedText(self._names[label], Qt.TextElideMode.ElideRight, int(area.width()) + 1)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _shift_of(cell: Cell) -> Shift:
    row, column = cell
    return Shift(row - REACH, column - REACH)


def _cell_of(shift: Shift | None) -> Cell | None:
    return None if shift is None else (shift.down + REACH, shift.right + REACH)
