"""The view of all runs: their curves in one plot, a table of what came of them, and two of them on the same digit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convlab.core import Network
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.drawing.sheet import DrawingPanel
from convlab.gui.labs.lenet.runs.actions import RunActions
from convlab.gui.labs.lenet.runs.comparable import ComparableNetworks
from convlab.gui.labs.lenet.runs.curves import RunCurvesPanel
from convlab.gui.labs.lenet.runs.digit import DigitComparison
from convlab.gui.labs.lenet.runs.empty import NoRunsYet
from convlab.gui.labs.lenet.runs.table import RunsTable
from convlab.gui.labs.lenet.runs.words import headline, repetition_text, run_name
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.labs.lenet.words import architecture_description
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.lenet.runs.comparison import repetition, varied
from convlab.labs.lenet.runs.record import RunRecord
from convlab.labs.lenet.state import LeNetState, first_comparison

LIVE_MILLISECONDS = 400  # between two drawings of a run in training


class RunsView(LeNetView):
    """It places the sheet beside the two networks that judge it.

    Ticks, the measure and the two compared networks are in the session; the runs themselves are in `run.library`.
    """

    places_sheet = True

    def __init__(self, controller: LeNetController, bundled: Callable[[], Mapping[str, Network]]) -> None:
        super().__init__(controller.lab)
        self._controller, self._run = controller, controller.run
        self._comparable = ComparableNetworks(controller.run, bundled)
        self._newest: RunRecord | None = None  # the run that was begun or opened last: its row is chosen
        self._build()
        self._live = SingleShot(self, LIVE_MILLISECONDS, self._show_progress)
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self.curves, self.digit, self.list = RunCurvesPanel(), DigitComparison(), Panel()
        self.table, self.run_actions, self.message = RunsTable(), RunActions(), caption()
        self.message.setMinimumHeight(self.message.fontMetrics().height())
        self.empty, there = NoRunsYet(), QWidget()
        in_column((self.table, 1), self.run_actions, self.message, parent=there)
        self._pages = QStackedWidget()
        for page in (self.empty, there):
            self._pages.addWidget(page)
        self.list.body.addWidget(self._pages, 1)
        above = in_row((self.curves, 4), (self.digit, 5))
        self._column = in_column((above, 5), (self.list, 4), parent=self)

    @property
    def headline(self) -> str:
        return headline(self._run.runs, self.chosen)

    def place_sheet(self, drawing: DrawingPanel, prediction: QWidget) -> None:
        self.digit.place_sheet(drawing)

    def make_plots(self) -> None:
        self.curves.make_plot()
        self._show_curves()

    def _connect(self) -> None:
        self.curves.measure.chosen.connect(lambda measure: self.lab.edit(runs_measure=measure))
        self.digit.chosen.connect(lambda pair: self.lab.edit(compared=pair))
        self.table.ticked.connect(self._tick)
        self.table.renamed.connect(self._run.library.rename)
        self.table.picked.connect(self._show_chosen)
        actions = self.run_actions
        actions.rename.clicked.connect(self.table.edit_name)
        actions.delete.clicked.connect(self._delete)
        actions.open.clicked.connect(self._open)
        actions.repeat.clicked.connect(self._repeat)
        actions.vary.clicked.connect(self._vary)
        self.empty.button.clicked.connect(self._train_two)
        self._run.progressed.connect(self._show_progress_soon)
        self._run.phase_changed.connect(self._show_all)
        self._run.library.changed.connect(self._show_all)

    # ---- what the user does

    @property
    def chosen(self) -> RunRecord | None:
        """The run whose row is chosen."""
        number = self.table.chosen
        return self._run.runs[number] if number is not None and number in self._run.runs else None

    @Slot(int, bool)
    def _tick(self, number: int, shown: bool) -> None:
        hidden = self._state.hidden_runs - {number} if shown else self._state.hidden_runs | {number}
        self.lab.edit(hidden_runs=hidden)

    @Slot()
    def _delete(self) -> None:
        record = self.chosen
        if record is not None and not self._is_training(record):
            self._controller.delete_run(record.number)
            self.status_changed.emit(self.tr("{0} is deleted; Ctrl+Z brings it back.").format(run_name(record)))

    @Slot()
    def _repeat(self) -> None:
        if self.chosen is not None and not self._run.is_active:
            self._controller.repeat(self.chosen)

    @Slot()
    def _vary(self) -> None:
        thing, value = self.run_actions.thing.value, self.run_actions.value.value
        if self.chosen is not None and value is not None and not self._run.is_active:
            self._controller.train(varied(self.chosen.recipe, thing, value))

    @Slot()
    def _train_two(self) -> None:
        if not self._run.is_active:
            self._controller.train_in_turn(first_comparison(self._state.recipe))

    @Slot()
    def _open(self) -> None:
        """Let the other views show the chosen run."""
        if self.chosen is not None and not self._run.is_active:
            self._controller.open_run(self.chosen.number)

    def _is_training(self, record: RunRecord | None) -> bool:
        return self._run.is_active and self._run.record is record

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        if old is None:
            self._show_all()
            return
        if new.deleted_runs < old.deleted_runs:
            self.status_changed.emit("")  # it told of a deletion, which is undone
        if (old.runs_measure, old.hidden_runs) != (new.runs_measure, new.hidden_runs):
            self._show_table()
            self._show_curves()
        if not new.has_image_of(old) or old.compared != new.compared:
            self._show_digit()

    @Slot()
    def _show_all(self) -> None:
        if not self.isVisible():
            return  # it is shown anew when it comes back
        self._pages.setCurrentIndex(bool(len(self._run.runs)))
        self._column.setStretchFactor(self.list, 4 if len(self._run.runs) else 0)
        recipe = self._state.recipe
        can_train = not self._run.is_active and self._run.can_train_on(recipe.data)
        self.empty.show_choice(recipe.examples, can_train=can_train)
        self._comparable.forget_deleted()
        self.curves.forget_all_but(self._run.runs)
        self._show_table()
        self._choose_newest()
        self._show_digit()
        self._show_chosen()

    def _choose_newest(self) -> None:
        record = self._run.record
        if record is not self._newest and record.number in self._run.runs:
            self._newest = record
            self.table.choose(record.number)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_all()

    @Slot()
    def _show_progress_soon(self) -> None:
        if self.isVisible():
            self._live.start_if_idle()

    @Slot()
    def _show_progress(self) -> None:
        """What changes while a run trains: its row, its curve and its prediction."""
        record = self._run.record
        if record.number not in self._run.runs or not self.isVisible():
            return
        self.table.show_figures(record, self._run.phase if self._is_training(record) else None)
        self._show_curves()
        self._show_message()
        self._show_digit(changed=record.number)  # with its first weights the run is among those to be compared

    def _show_table(self) -> None:
        record = self._run.record
        active = record.number if self._is_training(record) else None
        self.table.show_runs(self._run.runs, self._state.hidden_runs, active, self._run.phase)

    def _show_curves(self) -> None:
        self.curves.show_runs(self._run.runs, self._state, self.table.chosen)

    def _show_digit(self, *, changed: int | None = None) -> None:
        """Show which two are compared, and what they make of the digit; only if the run `changed` is one, if given."""
        comparable = self._comparable
        pair = comparable.pair(self._state.compared)
        self.digit.set_options(comparable.names, pair)
        if changed is None or (pair is not None and changed in pair):
            keys = pair or ()
            networks = [(comparable.network(key), comparable.data(key)) for key in keys]
            self.digit.show_networks(networks, self._state.image)

    @Slot()
    def _show_chosen(self) -> None:
        """What can be done with the chosen run, and how it relates to others."""
        record, active = self.chosen, self._run.is_active
        self.run_actions.show_chosen(
            record,
            is_shown=record is self._run.record,
            is_training=self._is_training(record),
            can_open=not active,
            can_train=not active and self._has_data(record),
        )
        self._show_curves()
        self._show_message()

    def _has_data(self, record: RunRecord | None) -> bool:
        return record is not None and self._run.can_train_on(record.recipe.data)

    def _show_message(self) -> None:
        self.message.setText(self._message_text(self.chosen))
        self.headline_changed.emit()

    def _message_text(self, record: RunRecord | None) -> str:
        """What there is to say of the chosen run."""
        if record is not None and (repeats := repetition(record, self._run.runs)) is not None:
            return repetition_text(record, repeats)
        if record is None:
            return ""
        if self._controller.awaited is not None:
            text = self.tr("After this run comes: {0}.")
            return text.format(architecture_description(self._controller.awaited.architecture))
        if self._run.is_active:
            return self.tr("Another run can begin when the current one has ended or is stopped.")
        if self._run.dataset is not None and not self._has_data(record):
            text = self.tr("{0} was trained on {1}, which is not open: open its folder to repeat or to vary the run.")
            return text.format(run_name(record), record.recipe.data.name)
        return ""

    # ---- languages, themes

    def retranslate(self) -> None:
        self.list.set_title(self.tr("Runs"))
        self._show_all()

    def restyle(self) -> None:
        self._show_all()
