"""The curves of all training runs in one plot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from convlab.gui.labs.lenet.runs.words import run_name
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.panel import Panel
from convlab.labs.common.numbers import fixed_number, format_number, percent
from convlab.labs.lenet.runs.record import RunRecord, Runs
from convlab.labs.lenet.state import LeNetState, RunsMeasure

if TYPE_CHECKING:
    from convlab.gui.widgets.run_curves import RunCurve, RunCurves

MEASURES: tuple[RunsMeasure, ...] = ("loss", "train", "test")
MOST_POINTS = 800  # of a curve
HIGHEST_LOSS = 2 * math.log(10)  # what is drawn of a loss: beyond it nothing is learnt, and others would be squashed


class RunCurvesPanel(Panel):
    """The curves of one `measure`."""

    def __init__(self) -> None:
        super().__init__()
        self._plot: RunCurves | None = None
        self._measure: RunsMeasure = "loss"
        self._drawn: dict[int, tuple[object, RunCurve]] = {}  # by run: what its curve follows from, and the curve
        self.measure = Segments(MEASURES)
        self.heading.addWidget(self.measure)
        self.retranslate()

    def make_plot(self) -> None:
        """Make what is drawn with pyqtgraph, which must not delay the window."""
        if self._plot is None:
            from convlab.gui.widgets.run_curves import RunCurves

            self._plot = RunCurves(offers_log=True)
            self.body.addWidget(self._plot, 1)
            self._name_axes()

    def show_runs(self, runs: Runs, state: LeNetState, chosen: int | None) -> None:
        """Draw the runs that are not hidden, the chosen one thicker."""
        measure = state.runs_measure
        self.measure.set_value(measure)
        if self._plot is None:
            return
        if measure != self._measure:
            self._measure = measure
            self._name_axes()
        shown = [record for record in runs if record.number not in state.hidden_runs]
        curves = [self._curve(record, measure, is_chosen=record.number == chosen) for record in shown]
        self._plot.set_dots(measure != "loss")
        self._plot.set_runs(curves, _length(shown, measure))
        self._plot.set_y_range(*_y_range(shown, curves, measure))

    def _curve(self, record: RunRecord, measure: RunsMeasure, *, is_chosen: bool) -> RunCurve:
        """A run's curve; the same object as before while nothing is new, which the plot need not draw again."""
        from convlab.gui.widgets.run_curves import RunCurve

        log, key = record.log, (measure, is_chosen, record.steps_taken, record.log, run_name(record))
        if record.number not in self._drawn or self._drawn[record.number][0] != key:
            curve = log.losses(MOST_POINTS)[1] if measure == "loss" else log.accuracies()[measure == "test"]
            self._drawn[record.number] = key, RunCurve(record.number, curve, is_chosen, run_name(record))
        return self._drawn[record.number][1]

    def _name_axes(self) -> None:
        if self._plot is None:
            return
        name, empty = {
            "loss": (self.tr("loss, running mean"), self.tr("The loss curves of all runs appear here.")),
            "train": (self.tr("accuracy"), self.tr("The accuracy on the training set appears here, epoch by epoch.")),
            "test": (self.tr("accuracy"), self.tr("The accuracy on the test set appears here, epoch by epoch.")),
        }[self._measure]

        def value_text(value: float) -> str:
            return fixed_number(value, 3) if self._measure == "loss" else percent(value, 2)

        def place_text(epoch: float) -> str:
            return self.tr("epoch {0}").format(
                fixed_number(epoch, 2) if self._measure == "loss" else format_number(epoch)
            )

        self._plot.set_titles(name, ())
        self._plot.set_texts(value_text, place_text, empty=empty, x_axis=self.tr("epoch"))

    def forget_all_but(self, runs: Runs) -> None:
        """Keep no curves of runs that have been deleted."""
        self._drawn = {number: drawn for number, drawn in self._drawn.items() if number in runs}

    def retranslate(self) -> None:
        self.set_title(self.tr("Curves"))
        self.measure.set_texts(
            [
                (self.tr("Loss"), self.tr("The running mean of the loss of each step")),
                (self.tr("Training set"), self.tr("The accuracy on the training set, epoch by epoch")),
                (self.tr("Test set"), self.tr("The accuracy on the test set, epoch by epoch")),
            ]
        )
        self._name_axes()


def _length(shown: Sequence[RunRecord], measure: RunsMeasure) -> float:
    """Of the x-axis, in epochs."""
    length = max((record.log.last.epoch for record in shown if record.log.last), default=1.0)
    return length if measure == "loss" else max(1.0, math.ceil(length))


def _y_range(shown: Sequence[RunRecord], curves: Sequence[RunCurve], measure: RunsMeasure) -> tuple[float, float]:
    if measure == "loss":
        highest = max((float(curve.curve[1].max()) for curve in curves if curve.curve[1].size), default=1.0)
        return 0, min(highest, HIGHEST_LOSS)
    return min((record.log.accuracy_floor for record in shown), default=0.0), 1.0
