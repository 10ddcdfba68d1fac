"""All runs in a table: which are drawn, their names, how they differ, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from convlab.gui.labs.lenet.runs.words import description, run_name, state_text
from convlab.gui.theme import font
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.paired_bars import count_text
from convlab.gui.widgets.run_styles import run_stroke
from convlab.labs.lenet.architecture import facts_of
from convlab.labs.lenet.runs.comparison import differing_things, repetition
from convlab.labs.lenet.runs.record import RunRecord

COLUMNS = ("name", "differs", "state", "loss", "train", "test", "steps", "time", "parameters")
ROW_HEIGHT = 26
NUMBER = Qt.ItemDataRole.UserRole


class RunsTable(LanguageAndTheme, QTableWidget):
    """`ticked` carries a run's number and whether it is to be drawn, `renamed` its number and the new name.

    `picked` tells that another row is chosen.
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
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setFont(font("caption"))
        for column, name in enumerate(COLUMNS):
            mode = QHeaderView.ResizeMode.Stretch if name == "differs" else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.itemChanged.connect(self._tell)
        self.itemSelectionChanged.connect(self.picked)

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
        item = self.item(row, 0) if row >= 0 else None
        return item.data(NUMBER) if item is not None else None

    def choose(self, number: int) -> None:
        for row in range(self.rowCount()):
            if self.item(row, 0).data(NUMBER) == number:
                self.selectRow(row)

    def text(self, number: int, column: str) -> str:
        """What a cell says."""
        for row in range(self.rowCount()):
            if self.item(row, 0).data(NUMBER) == number:
                return self.item(row, COLUMNS.index(column)).text()
        raise KeyError(number)

    # ---- showing

    def show_runs(self, records: Sequence[RunRecord], hidden: frozenset[int], training: int | None) -> None:
        """A row for each run; `training` is the number of the one in training."""
        with QSignalBlocker(self):
            self._set_rows([record.number for record in records])
            things = differing_things(record.recipe for record in records)
            for row, record in enumerate(records):
                item = self.item(row, 0)
                self._names[record.number] = run_name(record)
                item.setText(run_name(record))
                item.setCheckState(Qt.CheckState.Unchecked if record.number in hidden else Qt.CheckState.Checked)
                item.setIcon(self._swatch(record.number))
                text = description(record, things, repetition(record, records))
                self._put(row, "differs", text)
                self.item(row, COLUMNS.index("differs")).setToolTip(text)
                self.show_figures(record, is_training=record.number == training)

    def show_figures(self, record: RunRecord, *, is_training: bool) -> None:
        """What has come of a run."""
        log, dash = record.log, "–"
        figures = {
            "state": state_text(record, is_training=is_training),
            "loss": dash if log.smoothed_loss is None else f"{log.smoothed_loss:.3f}",
            "train": dash if log.train_accuracy is None else f"{log.train_accuracy * 100:.2f} %",
            "test": dash if log.test_accuracy is None else f"{log.test_accuracy * 100:.2f} %",
            "steps": count_text(record.steps_taken),
            "time": f"{int(log.seconds) // 60}:{int(log.seconds) % 60:02d}",
            "parameters": count_text(sum(layer.parameters for layer in facts_of(record.recipe.architecture))),
        }
        for row in range(self.rowCount()):
            if self.item(row, 0).data(NUMBER) == record.number:
                for name, text in figures.items():
                    self._put(row, name, text)

    def _set_rows(self, numbers: list[int]) -> None:
        """Rows for these runs, the chosen one still chosen."""
        if [self.item(row, 0).data(NUMBER) for row in range(self.rowCount())] == numbers:
            return
        chosen = self.chosen
        self.clearSelection()
        self.setRowCount(len(numbers))
        for row, number in enumerate(numbers):
            for column, name in enumerate(COLUMNS):
                item = QTableWidgetItem()
                flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                if name == "name":
                    item.setData(NUMBER, number)
                    flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
                elif name not in ("differs", "state"):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setFlags(flags)
                self.setItem(row, column, item)
        if numbers:
            self.choose(chosen if chosen in numbers else numbers[-1])

    def _put(self, row: int, name: str, text: str) -> None:
        item = self.item(row, COLUMNS.index(name))
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

    # ---- what the user does

    def _tell(self, item: QTableWidgetItem) -> None:
        if item.column() != 0:
            return
        number = item.data(NUMBER)
        if item.text() != self._names.get(number):
            self.renamed.emit(number, item.text())
        else:
            self.ticked.emit(number, item.checkState() is Qt.CheckState.Checked)

    # ---- texts

    def retranslate(self) -> None:
        for column, (text, tip) in enumerate(
            (
                (self.tr("run"), self.tr("Tick the runs to be drawn; double-click a name to change it")),
                (self.tr("what sets it apart"), self.tr("The settings in which these runs are not all alike")),
                (self.tr("state"), self.tr("Whether the run goes on, or how it ended")),
                (self.tr("loss"), self.tr("The running mean of the loss after the last step")),
                (self.tr("training set"), self.tr("Right answers on the training set, in the last epoch as it went")),
                (self.tr("test set"), self.tr("Right answers on the test set, after the last epoch")),
                (self.tr("steps"), self.tr("Steps taken, with those before a branch")),
                (self.tr("time"), self.tr("Minutes and seconds of computing, in this run's own steps")),
                (self.tr("parameters"), self.tr("Weights and biases that training changes")),
            )
        ):
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            left = COLUMNS[column] in ("name", "differs", "state")
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)
        self.setAccessibleName(self.tr("Runs"))
        self.setToolTip(self.tr("Tick the runs to be drawn; double-click a name to change it"))
