"""All runs in a table: which are drawn, their names, how they differ, and what came of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from convlab.gui.labs.lenet.runs.words import description, run_name, state_text
from convlab.gui.theme import font
from convlab.gui.training.run import Phase
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.run_styles import run_stroke
from convlab.labs.common.numbers import fixed_number, grouped, percent
from convlab.labs.lenet.architecture import total_of
from convlab.labs.lenet.runs.comparison import differing_things, repetition
from convlab.labs.lenet.runs.record import RunRecord, Runs

COLUMNS = ("name", "differs", "state", "loss", "train", "test", "steps", "time", "parameters")
TEXT_COLUMNS = COLUMNS[:3]  # the others hold numbers
ROW_HEIGHT = 26
NUMBER = Qt.ItemDataRole.UserRole


class RunsTable(LanguageAndTheme, QTableWidget):
    """`ticked` carries a run's number and whether it is to be drawn, `renamed` its number and the new name.

    `picked` is emitted when another row is chosen.
    """

    ticked = Signal(int, bool)
    renamed = Signal(int, str)
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self._names: dict[int, str] = {}  # as they are shown
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self._set_up_headers()
        self.itemChanged.connect(self._report_edit)
        self.itemSelectionChanged.connect(self.picked)
        self.retranslate()

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setFont(font("caption"))
        for column, name in enumerate(COLUMNS):
            mode = QHeaderView.ResizeMode.Stretch if name == "differs" else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    # ---- rows and cells

    def _cell(self, row: int, column: str) -> QTableWidgetItem:
        item = self.item(row, COLUMNS.index(column))
        assert item is not None
        return item

    def _number(self, row: int) -> int:
        """Of the run in a row."""
        number: int = self._cell(row, "name").data(NUMBER)
        return number

    @property
    def _numbers(self) -> list[int]:
        return [self._number(row) for row in range(self.rowCount())]

    def text(self, number: int, column: str) -> str:
        """What a cell says. Raises ValueError if there is no such run or column."""
        return self._cell(self._numbers.index(number), column).text()

    # ---- what the user does

    def _report_edit(self, item: QTableWidgetItem) -> None:
        if item.column() != 0:
            return
        number = item.data(NUMBER)
        if item.text() != self._names.get(number):
            self.renamed.emit(number, item.text())
        else:
            self.ticked.emit(number, item.checkState() is Qt.CheckState.Checked)

    @Slot()
    def edit_name(self) -> None:
        """Let the user type a name for the chosen run, unless the editor is open already."""
        item = self.item(self.currentRow(), 0)
        if item is not None and self.state() is not QAbstractItemView.State.EditingState:
            self.editItem(item)

    @property
    def chosen(self) -> int | None:
        """The number of the run whose row is chosen."""
        row = self.currentRow()
        return self._number(row) if row >= 0 else None

    def choose(self, number: int) -> None:
        if number in self._numbers:
            self.selectRow(self._numbers.index(number))

    # ---- showing

    def show_runs(self, records: Runs, hidden: frozenset[int], active: int | None, phase: Phase) -> None:
        """A row for each run; `active` is the number of the one that goes on or is paused."""
        with QSignalBlocker(self):
            self._set_rows([record.number for record in records])
            things = differing_things(record.recipe for record in records)
            for row, record in enumerate(records):
                self._show_name(self._cell(row, "name"), record, is_hidden=record.number in hidden)
                text = description(record, things, repetition(record, records), records)
                self._set_text(row, "differs", text)
                self._cell(row, "differs").setToolTip(text)
                self.show_figures(record, phase if record.number == active else None)

    def _show_name(self, item: QTableWidgetItem, record: RunRecord, *, is_hidden: bool) -> None:
        self._names[record.number] = run_name(record)
        item.setText(run_name(record))
        item.setCheckState(Qt.CheckState.Unchecked if is_hidden else Qt.CheckState.Checked)
        item.setIcon(self._swatch(record.number))

    def show_figures(self, record: RunRecord, phase: Phase | None) -> None:
        """What has come of a run."""
        if record.number in self._numbers:
            row = self._numbers.index(record.number)
            for name, text in _figures(record, phase).items():
                self._set_text(row, name, text)

    def _set_rows(self, numbers: list[int]) -> None:
        """Rows for these runs, the chosen one still chosen."""
        if self._numbers == numbers:
            return
        chosen = self.chosen
        self.clearSelection()
        self.setRowCount(len(numbers))
        for row, number in enumerate(numbers):
            for column, name in enumerate(COLUMNS):
                self.setItem(row, column, _new_item(name))
            self._cell(row, "name").setData(NUMBER, number)
        if numbers:
            self.choose(chosen if chosen in numbers else numbers[-1])

    def _set_text(self, row: int, column: str, text: str) -> None:
        item = self._cell(row, column)
        if item.text() != text:
            item.setText(text)

    def _swatch(self, number: int) -> QIcon:
        """A stroke as the run's curve is drawn; on a chosen row it has a plate behind it, or blue would be on blue."""
        swatch = QIcon()
        swatch.addPixmap(self._stroke(number, QColor(Qt.GlobalColor.transparent)), QIcon.Mode.Normal)
        swatch.addPixmap(self._stroke(number, self.palette().color(QPalette.ColorRole.Base)), QIcon.Mode.Selected)
        return swatch

    def _stroke(self, number: int, behind: QColor) -> QPixmap:
        colour, style = run_stroke(self, number)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(20 * ratio), round(12 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(behind)
        painter = QPainter(pixmap)
        painter.setPen(QPen(colour, 4, style, Qt.PenCapStyle.FlatCap))
        painter.drawLine(0, 6, 20, 6)
        painter.end()
        return pixmap

    # ---- texts

    def retranslate(self) -> None:
        for column, (text, tip) in enumerate(
            (
                (self.tr("run"), self.tr("Tick the runs to be drawn; double-click a name to change it")),
                (self.tr("what sets it apart"), self.tr("The settings in which these runs are not all alike")),
                (self.tr("state"), self.tr("Whether the run goes on, or how it ended")),
                (self.tr("loss"), self.tr("The running mean of the loss after the last step")),
                (
                    self.tr("training set"),
                    self.tr("Accuracy on the training set, measured in the course of the last epoch"),
                ),
                (
                    self.tr("test set"),
                    self.tr(
                        "Accuracy on the test set after the last epoch; for opened weights, as their file says"
                        " or as measured on opening"
                    ),
                ),
                (self.tr("steps"), self.tr("Steps taken, including those before a branch")),
                (self.tr("time"), self.tr("Minutes and seconds of computing, in this run’s own steps")),
                (self.tr("parameters"), self.tr("Weights and biases that training changes")),
            )
        ):
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            item.setTextAlignment(_alignment(COLUMNS[column]))
            self.setHorizontalHeaderItem(column, item)
        self.setAccessibleName(self.tr("Runs"))
        self.setToolTip(self.tr("Tick the runs to be drawn; double-click a name to change it"))


def _new_item(column: str) -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setTextAlignment(_alignment(column))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if column == "name":
        flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags)
    return item


def _alignment(column: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in TEXT_COLUMNS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _figures(record: RunRecord, phase: Phase | None) -> dict[str, str]:
    """By column."""
    log, dash = record.log, "–"
    test_accuracy = record.accuracy_before if log.test_accuracy is None else log.test_accuracy
    return {
        "state": state_text(record, phase),
        "loss": dash if log.smoothed_loss is None else fixed_number(log.smoothed_loss, 3),
        "train": dash if log.train_accuracy is None else percent(log.train_accuracy, 2),
        "test": dash if test_accuracy is None else percent(test_accuracy, 2),
        "steps": grouped(record.steps_taken),
        "time": f"{int(log.seconds) // 60}:{int(log.seconds) % 60:02d}",
        "parameters": grouped(total_of(record.recipe.architecture, "parameters")),
    }
