"""The view of all runs: their curves in one plot, a table of what came of them, and two of them on the same digit."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from convlab.core import Network
from convlab.core.data.data_source import MNIST
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.runs.actions import RunActions
from convlab.gui.labs.lenet.runs.digit import DigitComparison
from convlab.gui.labs.lenet.runs.table import RunsTable
from convlab.gui.labs.lenet.runs.words import repetition_text, run_name
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.theme import UNIT
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.lenet.runs.comparison import repetition, varied
from convlab.labs.lenet.runs.record import RunRecord, Runs
from convlab.labs.lenet.state import LeNetState

MOST_POINTS = 800  # of a curve
LIVE_MILLISECONDS = 400  # between two drawings of a run in training
HIGHEST_LOSS = 2 * math.log(10)  # what is drawn of a loss: beyond it nothing is learnt, and others would be squashed


class RunsView(LeNetView):
    """Ticks, the measure and the two compared networks are in the session; the runs themselves are the page's."""

    def __init__(self, controller: LeNetController, bundled: Callable[[], Mapping[str, Network]]) -> None:
        super().__init__(controller.lab)
        self._controller, self._run, self._bundled = controller, controller.run, bundled
        self._deleted: RunRecord | None = None  # to be brought back
        self._newest: RunRecord | None = None  # the run that was begun or opened last: its row is chosen
        self._networks: dict[int, Network] = {}
        self._plot: Any = None
        self._drawn: dict[int, tuple[object, Any]] = {}  # by run: what its curve was made of, and the curve
        self._build()
        self._live = SingleShot(self, LIVE_MILLISECONDS, self._show_live)
        self._connect()
        self.retranslate()

    @property
    def _runs(self) -> Runs:
        return self._run.runs

    # ---- building

    def _build(self) -> None:
        self.curves, self.digit, self.list = Panel(), DigitComparison(), Panel()
        self.measure = Segments(["loss", "train", "test"])
        self.curves.heading.addWidget(self.measure)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.curves.body.addWidget(self._empty, 1)
        self.table = RunsTable()
        self.list.body.addWidget(self.table, 1)
        self.actions = RunActions()
        self.list.body.addWidget(self.actions)
        self.message = caption()
        self.message.setMinimumHeight(self.message.fontMetrics().height())
        self.list.body.addWidget(self.message)
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.curves, 5)
        top.addWidget(self.digit, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(top, 5)
        column.addWidget(self.list, 4)

    def make_plots(self) -> None:
        if self._plot is None:
            from convlab.gui.widgets.run_curves import RunCurves  # loads pyqtgraph, which must not delay the window

            self._plot = RunCurves()
            self.curves.body.addWidget(self._plot, 1)
            self._show_curves()

    def _connect(self) -> None:
        self.measure.chosen.connect(lambda measure: self.lab.edit(runs_measure=measure))
        self.digit.chosen.connect(lambda pair: self.lab.edit(compared=pair))
        self.table.ticked.connect(self._tick)
        self.table.renamed.connect(self._rename)
        self.table.picked.connect(self._show_chosen)
        self.actions.rename.clicked.connect(self.table.edit_name)
        self.actions.delete.clicked.connect(self._delete)
        self.actions.undelete.clicked.connect(self._undelete)
        self.actions.open.clicked.connect(self._open)
        self.actions.repeat.clicked.connect(self._repeat)
        self.actions.vary.clicked.connect(self._vary)
        self._run.progressed.connect(self._show_live_soon)
        self._run.phase_changed.connect(self._show_all)
        self._run.library.changed.connect(self._show_all)

    # ---- what the user does

    @property
    def chosen(self) -> RunRecord | None:
        """The run whose row is chosen."""
        number = self.table.chosen
        return self._runs[number] if number is not None and number in self._runs else None

    @Slot(int, bool)
    def _tick(self, number: int, shown: bool) -> None:
        hidden = self._state.hidden_runs - {number} if shown else self._state.hidden_runs | {number}
        self.lab.edit(hidden_runs=hidden)

    @Slot(int, str)
    def _rename(self, number: int, name: str) -> None:
        self._run.library.rename(number, name)

    @Slot()
    def _delete(self) -> None:
        record = self.chosen
        if record is not None and not self._is_training(record):
            self._deleted = record
            self._run.delete(record.number)

    @Slot()
    def _undelete(self) -> None:
        record, self._deleted = self._can_come_back, None
        if record is not None:
            self._run.library.undelete(record)
            self.table.choose(record.number)

    @property
    def _can_come_back(self) -> RunRecord | None:
        """The run deleted last, unless another one of its number has come from a file."""
        is_gone = self._deleted is not None and self._deleted.number not in self._runs
        return self._deleted if is_gone else None

    @Slot()
    def _repeat(self) -> None:
        if self.chosen is not None and not self._run.is_active:
            self._controller.repeat(self.chosen)

    @Slot()
    def _vary(self) -> None:
        thing, value = self.actions.thing.value, self.actions.value.value
        if self.chosen is not None and value is not None and not self._run.is_active:
            self._controller.train(varied(self.chosen.recipe, thing, value))

    @Slot()
    def _open(self) -> None:
        """Let the other views show the chosen run."""
        if self.chosen is not None and not self._run.is_active:
            self._controller.open_run(self.chosen.number)

    def _is_training(self, record: RunRecord) -> bool:
        return self._run.is_active and self._run.record is record

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        if old is None:
            self._show_all()
            return
        if (old.runs_measure, old.hidden_runs) != (new.runs_measure, new.hidden_runs):
            self._show_table()
            self._show_curves()
        if old.compared != new.compared:
            self._show_options_of_digit()
        if not new.has_image_of(old) or old.compared != new.compared:
            self._show_digit()

    @Slot()
    def _show_all(self) -> None:
        if not self.isVisible():
            return  # it is shown anew when it comes back
        for kept in (self._networks, self._drawn):
            for number in [number for number in kept if number not in self._runs]:
                del kept[number]
        self._show_table()
        record = self._run.record
        if record is not self._newest and record.number in self._runs:
            self._newest = record
            self.table.choose(record.number)
        self._show_curves()
        self._show_options_of_digit()
        self._show_digit()
        self._show_chosen()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._show_all()

    @Slot()
    def _show_live_soon(self) -> None:
        if self.isVisible():
            self._live.start_if_idle()

    @Slot()
    def _show_live(self) -> None:
        """What changes while a run trains: its row, its curve, and its answer."""
        record = self._run.record
        if record.number not in self._runs or not self.isVisible():
            return
        self.table.show_figures(record, is_training=self._is_training(record))
        self._show_curves()
        self._show_message()
        self._show_options_of_digit()  # with its first weights the run is among them
        if record.number in self._compared:
            self._show_digit()

    def _show_table(self) -> None:
        record = self._run.record
        training = record.number if self._is_training(record) else None
        self.table.show_runs(list(self._runs), self._state.hidden_runs, training)

    def _show_curves(self) -> None:
        measure = self._state.runs_measure
        self.measure.set_value(measure)
        self._empty.setVisible(not len(self._runs))
        if self._plot is None:
            return
        self._plot.setVisible(bool(len(self._runs)))
        shown = [record for record in self._runs if record.number not in self._state.hidden_runs]
        curves = [self._curve(record, measure) for record in shown]
        self._plot.set_dots(measure != "loss")
        length = max((record.log.last.epoch for record in shown if record.log.last), default=1.0)
        self._plot.set_runs(curves, length if measure == "loss" else max(1.0, math.ceil(length)))
        if measure == "loss":
            highest = max((float(curve.curve[1].max()) for curve in curves if curve.curve[1].size), default=1.0)
            self._plot.set_y_range(0, min(highest, HIGHEST_LOSS))
        else:
            self._plot.set_y_range(min((record.log.accuracy_floor for record in shown), default=0.0), 1.0)

    def _curve(self, record: RunRecord, measure: str) -> Any:
        """A run's curve to be drawn; the same one as before while nothing is new."""
        from convlab.gui.widgets.run_curves import RunCurve

        strong = record.number == self.table.chosen
        key = (measure, strong, record.steps_taken, record.log)
        if record.number not in self._drawn or self._drawn[record.number][0] != key:
            curve = (
                record.log.losses(MOST_POINTS)[1] if measure == "loss" else record.log.accuracies()[measure == "test"]
            )
            self._drawn[record.number] = key, RunCurve(record.number, curve, strong)
        return self._drawn[record.number][1]

    @property
    def _compared(self) -> tuple[Any, Any]:
        """The keys of the two networks on the digit: as chosen, or the two newest runs, or the bundled ones."""
        keys = [record.number for record in self._runs if record.parameters is not None]
        there = [*self._bundled(), *keys]
        chosen = self._state.compared
        if chosen is not None and all(key in there for key in chosen):
            return chosen
        newest = [*there[:2], *keys][-2:]
        return (newest[0], newest[-1]) if newest else (None, None)

    def _show_options_of_digit(self) -> None:
        bundled = {"modern": self.tr("Modern, bundled"), "book": self.tr("Book’s, bundled")}
        options_there = {key: bundled[key] for key in self._bundled()}
        options_there |= {record.number: run_name(record) for record in self._runs if record.parameters is not None}
        self.digit.set_options(list(options_there), list(options_there.values()), self._compared)

    def _show_digit(self) -> None:
        keys = self._compared
        data = [self._runs[key].recipe.data if isinstance(key, int) else MNIST for key in keys]
        self.digit.show_networks([self._network(key) for key in keys], self._state.image, data)

    def _network(self, key: Any) -> Network | None:
        if not isinstance(key, int):
            return self._bundled().get(key)
        record = self._runs[key]
        if key not in self._networks:
            self._networks[key] = record.recipe.architecture.network()
        self._networks[key].parameters[...] = record.parameters
        return self._networks[key]

    @Slot()
    def _show_chosen(self) -> None:
        """What can be done with the chosen run, and how it relates to others."""
        record, active = self.chosen, self._run.is_active
        self.actions.show_chosen(
            record,
            is_shown=record is self._run.record,
            is_training=record is not None and self._is_training(record),
            can_open=not active,
            can_train=not active and self._has_data(record),
        )
        self.actions.undelete.setVisible(self._can_come_back is not None)
        self._show_curves()
        self._show_message()

    def _has_data(self, record: RunRecord | None) -> bool:
        return record is not None and self._run.can_train_on(record.recipe.data)

    def _show_message(self) -> None:
        record = self.chosen
        repeats = repetition(record, self._runs) if record is not None else None
        if repeats is not None and record is not None:
            self.message.setText(repetition_text(record, repeats))
        elif (deleted := self._can_come_back) is not None:
            self.message.setText(self.tr("{0} is deleted.").format(run_name(deleted)))
        elif self._run.is_active and record is not None:
            self.message.setText(self.tr("Another run can begin when the present one has ended or is stopped."))
        elif record is not None and self._run.dataset is not None and not self._has_data(record):
            text = self.tr("{0} was trained on {1}, which is not open: open its folder to repeat or to vary the run.")
            self.message.setText(text.format(run_name(record), record.recipe.data.name))
        else:
            self.message.setText("")

    # ---- texts

    def retranslate(self) -> None:
        self.curves.set_title(self.tr("Curves, epoch by epoch"))
        self.list.set_title(self.tr("Runs"))
        self.measure.set_texts(
            [
                (self.tr("Loss"), self.tr("The running mean of the loss of each step")),
                (self.tr("Training set"), self.tr("The accuracy on the training set, epoch by epoch")),
                (self.tr("Test set"), self.tr("The accuracy on the test set, epoch by epoch")),
            ]
        )
        self._empty.setText(
            self.tr("There are no runs yet. Press Train; each run from its beginning is kept here with its curve.")
        )
        self.table.retranslate()
        self._show_all()

    def restyle(self) -> None:
        self._show_all()
