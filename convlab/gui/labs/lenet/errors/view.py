"""The view of errors: what the network takes for what on the test set, and the images of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from convlab.core import Network
from convlab.gui.labs.lenet.data_words import class_texts
from convlab.gui.labs.lenet.errors.evaluations import Evaluations
from convlab.gui.labs.lenet.errors.images import ImagesPanel
from convlab.gui.labs.lenet.errors.matrix import ConfusionPanel
from convlab.gui.labs.lenet.errors.summary import EvaluationSummary
from convlab.gui.labs.lenet.errors.words import headline, hint, image_status, obstacle_text, place_status
from convlab.gui.labs.lenet.parts import SplitView
from convlab.gui.session import LabHandle
from convlab.gui.training.run import TrainingRun
from convlab.gui.widgets.confusion_layout import CORNER, Place
from convlab.gui.widgets.remembered_splitter import RememberedSplitter
from convlab.gui.widgets.tip_below import TipBelow
from convlab.labs.lenet.errors import ErrorsChoice, Evaluation
from convlab.labs.lenet.state import LeNetState, Observation, example_on_canvas

WIDE = 760  # pixels; from this width on, the images stand beside the matrix
SIZES = [600, 380]  # of the matrix and the images, in proportion, when they are turned


class ErrorsView(SplitView):
    """What is looked at is in the session. The chosen network is evaluated off this thread, while the view is shown."""

    def __init__(self, lab: LabHandle[LeNetState], run: TrainingRun) -> None:
        super().__init__(lab)
        self._run = run
        self._network: Network | None = None
        self.evaluations = Evaluations(run, self)
        self.worker = self.evaluations.worker
        self.summary = EvaluationSummary(self.evaluations)
        self.matrix, self.images = ConfusionPanel(self.summary), ImagesPanel()
        self.table, self.gallery = self.matrix.table, self.images.gallery
        self._table_tip = TipBelow(self.table)
        panels, sideways = [self.matrix, self.images], Qt.Orientation.Horizontal
        self.set_splitter(RememberedSplitter("lenet/errors", panels, [5, 4], sideways, starts_from_hints=True))
        self._connect()
        self.retranslate()

    @property
    def _choice(self) -> ErrorsChoice:
        return self._state.errors

    @property
    def _names(self) -> tuple[str, ...]:
        """Of the classes, in the user's language."""
        dataset = self.evaluations.dataset
        return tuple(class_texts(dataset.source if dataset is not None else self._learnt_from))

    @property
    def evaluation(self) -> Evaluation | None:
        """The one that is shown."""
        return self.evaluations.evaluation

    def _connect(self) -> None:
        self.matrix.figures.chosen.connect(lambda figures: self._choose(figures=figures))
        self.images.order.chosen.connect(lambda order: self._choose(order=order))
        self.images.all_button.clicked.connect(self._choose_all)
        self.table.chosen.connect(lambda place: self._choose(truth=place[0], answer=place[1]))
        self.gallery.picked.connect(self._put_on_sheet)
        for pointed in (self.table.hovered, self.table.moved):
            pointed.connect(self._show_place_status)
        for pointed in (self.gallery.hovered, self.gallery.moved):
            pointed.connect(self._show_image_status)
        self.summary.retry_requested.connect(self._retry)
        self.evaluations.changed.connect(self._show_evaluation)
        self._run.progressed.connect(self._request_in_training)

    # ---- what the user does

    def _choose(self, **changes: Any) -> None:
        self.lab.edit(merge=("errors", *changes), errors=replace(self._choice, **changes))

    @Slot()
    def _choose_all(self) -> None:
        self._choose(truth=None, answer=None)
        self.images.all_button.setChecked(True)  # pressed again, it stays down

    @Slot(object)
    def _show_place_status(self, place: Place | None) -> None:
        known = self.evaluation
        self._describe(self.table, place_status(known, self._names, *place) if known and place else "")

    @Slot(object)
    def _show_image_status(self, position: int | None) -> None:
        text = ""
        if position is not None and self.evaluation is not None:
            text = image_status(self.evaluation, self._names, int(self.gallery.indices[position]))
        self._describe(self.gallery, text)

    def _describe(self, widget: QWidget, text: str) -> None:
        """Say what is pointed at in the status line and to screen readers; these also hear what keys do there."""
        widget.setAccessibleDescription(text or self._keys_text(widget))
        self.status_changed.emit(text)

    def _keys_text(self, widget: QWidget) -> str:
        if widget is self.gallery:
            return self.tr("Arrow keys go from image to image, Enter puts one on the sheet")
        return self.tr(
            "Arrow keys go from cell to cell and to the headings of rows and columns, Enter shows the images"
        )

    @Slot(int)
    def _put_on_sheet(self, position: int) -> None:
        """Make an image of the test set the digit that all views look at."""
        assert self.evaluations.dataset is not None
        index, test = int(self.gallery.indices[position]), self.evaluations.dataset.test
        label, changes = int(test.labels[index]), example_on_canvas(test, index)
        if self._state.label != label or not np.array_equal(self._state.ink, changes["ink"]):
            self.lab.edit(**changes)  # once, for a double click too
        text = self.tr("Test image {0}, labelled {1}, is on the sheet now; undo brings back what was there")
        self.status_changed.emit(text.format(index, self._names[label]))

    # ---- which network is evaluated

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        self._network = network
        self._request()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._request()

    def _request(self) -> None:
        if self.isVisible():
            self.summary.show_obstacle(self._obstacle)
            self.evaluations.request(self._state.weights, self._network, None if self._obstacle else self._run.dataset)

    @property
    def _obstacle(self) -> str:
        """Why the network is not evaluated on the data that are open, if so: no network is judged by other data."""
        dataset, wanted = self._run.dataset, self._state.recipe.data
        if dataset is None:
            return ""
        return obstacle_text(dataset.source, wanted, self._learnt_from)

    @Slot()
    def _request_in_training(self) -> None:
        """At once, so that the weights are those with which an epoch ended."""
        if self._state.weights == "mine":
            self._network = self._run.shown.network
            self._request()

    @Slot()
    def _retry(self) -> None:
        self.evaluations.forget_request()
        self._request()

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        if old is not None and old.errors == new.errors:
            return
        self.images.order.set_value(new.errors.order)
        if old is None or old.errors.figures != new.errors.figures:
            self._show_matrix()
        self._show_images()

    @Slot(bool)
    def _show_evaluation(self, is_same_run: bool) -> None:
        """All that is known, or that nothing is yet."""
        self.summary.start_waiting()
        self._show_matrix()
        self._show_images(keeps_place=is_same_run)

    def _show_matrix(self) -> None:
        self.matrix.show_evaluation(self.evaluation, self._choice.figures, self._names)
        self.table.set_outdated(self.evaluations.is_outdated)
        self.summary.show_hint(hint())
        self.headline_changed.emit()

    @property
    def headline(self) -> str:
        known = self.evaluation
        return headline(known, self._choice.figures, self._names) if known is not None else ""

    def _show_images(self, *, keeps_place: bool = False) -> None:
        choice, evaluation, dataset = self._choice, self.evaluation, self.evaluations.dataset
        place = choice.truth, choice.answer
        self.table.select(place)
        self.images.all_button.setChecked(place == CORNER)
        if evaluation is None or dataset is None:
            self.images.show_nothing()
        else:
            self.images.show_images(dataset.test.images, evaluation, choice, self._names, keeps_place=keeps_place)

    # ---- languages, sizes

    def retranslate(self) -> None:
        self.gallery.setAccessibleDescription(self._keys_text(self.gallery))
        self._table_tip.set_text(self._keys_text(self.table))
        self._show_matrix()
        self._show_images(keeps_place=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = Qt.Orientation.Horizontal if self.width() >= WIDE else Qt.Orientation.Vertical
        if wanted is not self.splitter.orientation():
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes(SIZES)

    def save_layout(self, settings: QSettings) -> None:
        if self.splitter.orientation() is Qt.Orientation.Horizontal:
            super().save_layout(settings)
