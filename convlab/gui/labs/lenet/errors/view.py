"""The view of errors: what the network takes for what on the test set, and the images of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSplitter, QVBoxLayout

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.gui.labs.lenet.data_words import class_texts
from convlab.gui.labs.lenet.errors.evaluations import Evaluations
from convlab.gui.labs.lenet.errors.words import (
    confusion_of,
    empty_confusion,
    figure_text,
    gallery_title,
    hint,
    image_caption,
    image_status,
    place_status,
    summary,
    widest_lines,
)
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.session import LabHandle
from convlab.gui.settings import remembered_layout
from convlab.gui.theme import UNIT, font
from convlab.gui.training.run import TrainingRun
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.confusion_layout import CORNER, Place
from convlab.gui.widgets.confusion_table import ConfusionTable
from convlab.gui.widgets.image_gallery import ImageGallery
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.gui.widgets.strength_bar import StrengthBar
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.lenet.errors import CONFUSION_FIGURES, ORDERS, ErrorsChoice, Evaluation
from convlab.labs.lenet.state import LeNetState, Observation, example_on_canvas

WIDE = 760  # pixels; from this width on, the images stand beside the matrix
PATIENCE_MILLISECONDS = 300  # of the user, before progress is shown


class ErrorsView(LeNetView):
    """What is looked at is in the session. The chosen network is evaluated off this thread, while the view is shown."""

    def __init__(self, lab: LabHandle[LeNetState], run: TrainingRun) -> None:
        super().__init__(lab)
        self._run = run
        self._network: Network | None = None
        self.evaluations = Evaluations(run, self)
        self._build()
        self._patience = SingleShot(self, PATIENCE_MILLISECONDS, self._show_progress)
        self._learnt_from = MNIST
        self._connect()
        self.retranslate()

    @property
    def _choice(self) -> ErrorsChoice:
        return self._state.errors

    @property
    def _names(self) -> tuple[str, ...]:
        """Of the classes, in the user's language."""
        dataset = self.evaluations.dataset
        return tuple(class_texts(dataset.source if dataset is not None else MNIST))

    @property
    def evaluation(self) -> Evaluation | None:
        """What is shown."""
        return self.evaluations.evaluation

    # ---- building

    def _build(self) -> None:
        self.matrix, self.images = Panel(), Panel()
        self.figures, self.strength = Segments(CONFUSION_FIGURES), StrengthBar()
        self.matrix.heading.addWidget(self.strength)
        self.matrix.heading.addWidget(self.figures)
        self.total, self.note = QLabel(), caption()
        self.total.setFont(font("text", bold=True))
        self.progress, self.cancel_button, self.again_button = QProgressBar(), QPushButton(), QPushButton()
        self.progress.setMaximumHeight(12)
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(160)
        self.table = ConfusionTable()
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.note, 1)
        for widget in (self.progress, self.cancel_button, self.again_button):
            row.addWidget(widget)
        self.note.setMinimumHeight(self.cancel_button.sizeHint().height())  # nothing jumps when the buttons come
        self.matrix.body.addWidget(self.total)
        self.matrix.body.addLayout(row)
        self.matrix.body.addWidget(self.table, 1)
        self.all_button, self.order, self.gallery = AccentButton(), Choice(ORDERS), ImageGallery()
        self.all_button.setCheckable(True)
        self._order_label = QLabel()
        self._order_label.setBuddy(self.order)
        tools = QHBoxLayout()
        tools.setSpacing(UNIT)
        tools.addWidget(self.all_button)
        tools.addStretch(1)
        tools.addWidget(self._order_label)
        tools.addWidget(self.order)
        self.images.body.addLayout(tools)
        self.images.body.addWidget(self.gallery, 1)
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(UNIT)
        self._splitter.setChildrenCollapsible(False)
        for panel, stretch in ((self.matrix, 5), (self.images, 4)):
            self._splitter.addWidget(panel)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def _connect(self) -> None:
        self.figures.chosen.connect(lambda figures: self._choose(figures=figures))
        self.order.chosen.connect(lambda order: self._choose(order=order))
        self.table.chosen.connect(lambda place: self._choose(truth=place[0], answer=place[1]))
        self.table.hovered.connect(self._tell_place)
        self.table.moved.connect(self._tell_place)
        self.all_button.clicked.connect(self._choose_all)
        self.gallery.hovered.connect(self._tell_image)
        self.gallery.moved.connect(self._tell_image)
        self.gallery.picked.connect(self._put_on_sheet)
        self.cancel_button.clicked.connect(self.evaluations.cancel)
        self.again_button.clicked.connect(lambda: self.evaluations.ask_again(self._state.weights, self._network))
        self.evaluations.changed.connect(self._show_evaluation)
        self.evaluations.worker.progressed.connect(lambda share: self.progress.setValue(round(share * 100)))
        self._run.progressed.connect(self._ask_in_training)

    # ---- what the user does

    def _choose(self, **changes: Any) -> None:
        self.lab.edit(merge=("errors", *changes), errors=replace(self._choice, **changes))

    @Slot()
    def _choose_all(self) -> None:
        self._choose(truth=None, answer=None)
        self.all_button.setChecked(True)  # pressed again, it stays down

    @Slot(object)
    def _tell_place(self, place: Place | None) -> None:
        told = place is not None and self.evaluation is not None
        text = place_status(self.evaluation, self._names, *place) if told else ""
        self.table.setAccessibleDescription(text or self._how_to_use_table())
        self.status_changed.emit(text)

    @Slot(object)
    def _tell_image(self, position: int | None) -> None:
        text = ""
        if position is not None and self.evaluation is not None:
            index = int(self.gallery.indices[position])
            text = image_status(self.evaluation, self._names, index)
        self.gallery.setAccessibleDescription(text or self._how_to_use_gallery())
        self.status_changed.emit(text)

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

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        if old is None or old.errors != new.errors:
            self.figures.set_value(new.errors.figures)
            self.order.set_value(new.errors.order)
            is_same_figures = old is not None and old.errors.figures == new.errors.figures
            if not is_same_figures:
                self._show_table()
                self._show_progress()
            self._show_choice()

    def show_data(self, data: DataSource) -> None:
        self._learnt_from = data

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        self._network = network
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self.isVisible():
            self.evaluations.ask(self._state.weights, self._network)

    @Slot()
    def _ask_in_training(self) -> None:
        """At once, so that an epoch is looked at as it ends: the weights of a moment later are others."""
        if self._state.weights == "mine":
            self._network = self._run.shown.network
            self._ask()

    @Slot(bool)
    def _show_evaluation(self, stays: bool) -> None:
        """All that is known, or that nothing is yet."""
        if self.evaluations.worker.is_busy and not self._patience.isActive():
            self.progress.setValue(0)
            self._patience.start()
        self._show_table()
        self._show_choice(stays=stays)
        self._show_progress()

    def _show_table(self) -> None:
        figures, evaluation = self._choice.figures, self.evaluation
        if evaluation is None:
            self.table.set_confusion(empty_confusion(self._names))
            self.strength.set_most("")
        else:
            self.table.set_confusion(confusion_of(evaluation, figures, self._names))
            self.strength.set_most(self._most_frequent(evaluation))
        self.strength.setVisible(evaluation is not None)

    def _most_frequent(self, evaluation: Evaluation) -> str:
        """The number of the most frequent error."""
        figures = self._choice.figures
        place = evaluation.most_frequent_error(figures)
        if place is None:
            return "0"
        text = figure_text(evaluation, figures, *place)
        return text if figures == "counts" else f"{text} %"

    def _show_choice(self, *, stays: bool = False) -> None:
        choice, evaluation = self._choice, self.evaluation
        self.table.select((choice.truth, choice.answer))
        self.all_button.setChecked((choice.truth, choice.answer) == CORNER)
        dataset, names = self.evaluations.dataset, self._names
        if evaluation is None or dataset is None:
            self.images.set_title(self.tr("Images"))
            self.gallery.show_nothing("")
            return
        indices = evaluation.indices(choice)
        self.images.set_title(gallery_title(choice, names, len(indices)))
        self.gallery.show_nothing(self.tr("There are none."))
        self.gallery.set_images(
            dataset.test.images,
            indices,
            lambda index: image_caption(evaluation, names, index),
            widest_lines(names),
            stays=stays,
        )

    @Slot()
    def _show_progress(self) -> None:
        """How far the evaluation is, or what came of it."""
        known, is_busy = self.evaluations, self.evaluations.worker.is_busy
        is_long = is_busy and not self._patience.isActive()
        self.progress.setVisible(is_long)
        self.cancel_button.setVisible(is_long)
        self.again_button.setVisible(known.is_cancelled)
        self.table.set_outdated(known.is_outdated)
        if known.evaluation is not None and not known.is_outdated:
            self.total.setText(summary(known.evaluation))
        elif known.problem is not None:
            self.total.setText(self._problem_text(known.problem))
        elif known.is_cancelled:
            self.total.setText(self.tr("Not evaluated"))
        elif known.is_about_something:
            self.total.setText(self.tr("Looking at the test set…"))
        else:
            self.total.setText(self.tr("There is no test set, or no network, to be looked at."))
        self.note.setText(self._note_text(is_long=is_long))

    def _problem_text(self, problem: Exception) -> str:
        if isinstance(problem, ArithmeticError):
            return self.tr("No finite answer: the weights are too large")
        return self.tr("These images do not fit the network: {0}").format(problem)

    def _note_text(self, *, is_long: bool) -> str:
        known = self.evaluations
        if known.is_cancelled:
            return self.tr("Cancelled.")
        if known.evaluation is None:
            return ""
        if known.worker.is_busy:
            return self.tr("Looking at the test set…") if is_long else self.note.text()
        if known.step is not None:
            return self.tr("In training: as of step {0}; anew after each epoch.").format(known.step)
        if known.dataset is not None and known.dataset.class_names != self._learnt_from.class_names:
            text = self.tr("The network learnt {0}, not {1}: it can only be right by chance.")
            return text.format(self._learnt_from.name, known.dataset.name)
        return hint(known.evaluation, self._choice.figures, self._names)

    # ---- languages, settings, threads

    def _how_to_use_table(self) -> str:
        return self.tr("Arrow keys go from cell to cell and to the heads of rows and columns, Enter shows the images")

    def _how_to_use_gallery(self) -> str:
        return self.tr("Arrow keys go from image to image, Enter puts one on the sheet")

    def retranslate(self) -> None:
        self.matrix.set_title(self.tr("Confusion matrix"))
        self.figures.set_texts(
            [
                (self.tr("Counts"), self.tr("Show how many images of the test set each cell stands for")),
                (self.tr("Shares"), self.tr("Show each cell as a share of its row, in %")),
            ]
        )
        self.order.set_texts(
            [
                self.tr("highest loss first"),
                self.tr("lowest loss first"),
                self.tr("as in the test set"),
            ]
        )
        self._order_label.setText(self.tr("Order"))
        self.order.setAccessibleName(self.tr("Order of the images"))
        self.order.setToolTip(
            self.tr("Which images come first: with the highest loss, those of which the network is most surely wrong")
        )
        name_button(
            self.all_button, self.tr("All wrong ones"), self.tr("Show all images that the network answered wrong")
        )
        name_button(
            self.cancel_button, self.tr("Cancel"), self.tr("Stop looking at the test set; the figures stay as they are")
        )
        name_button(self.again_button, self.tr("Evaluate"), self.tr("Show the network all images of the test set"))
        self.progress.setAccessibleName(self.tr("Share of the test set that is done"))
        self.strength.setToolTip(self.tr("The colour of errors: the strongest is the most frequent one’s"))
        self.table.setAccessibleName(self.tr("Confusion matrix"))
        self.table.setAccessibleDescription(self._how_to_use_table())
        self.gallery.setAccessibleName(self.tr("Images of the chosen cell"))
        self.gallery.setAccessibleDescription(self._how_to_use_gallery())
        self._show_table()
        self._show_choice(stays=True)
        self._show_progress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = Qt.Orientation.Horizontal if self.width() >= WIDE else Qt.Orientation.Vertical
        if wanted is not self._splitter.orientation():
            self._splitter.setOrientation(wanted)
            self._splitter.setSizes([600, 380])

    def save_layout(self, settings: QSettings) -> None:
        if self._splitter.orientation() is Qt.Orientation.Horizontal:
            settings.setValue("lenet/errors", self._splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        self._splitter.restoreState(remembered_layout(settings, "lenet/errors"))

    @property
    def is_ready(self) -> bool:
        return not self.evaluations.worker.is_busy

    def shut_down(self) -> None:
        self._patience.stop()
        self.evaluations.shut_down()
