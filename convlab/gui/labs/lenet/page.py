"""The LeNet page: draw a digit, see what the network makes of it, and train the network meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from convlab.core.data.datasets import Dataset
from convlab.gui.data.loader import Loader
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.drawing.prediction import PredictionPanel
from convlab.gui.labs.lenet.drawing.sheet import DrawingPanel
from convlab.gui.labs.lenet.files import LeNetFiles
from convlab.gui.labs.lenet.predictor import Predictor
from convlab.gui.labs.lenet.training.panel import TrainingPanel
from convlab.gui.labs.lenet.training.strip import TrainingStrip
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.labs.lenet.view_stack import ViewStack
from convlab.gui.labs.page import LabPage
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT
from convlab.gui.training.run import TrainingRun
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.fold import restore_folds, save_folds
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.page_head import Headline, PageHead
from convlab.gui.widgets.pending_input import commit_pending_input, discard_pending_input
from convlab.gui.widgets.side_panel import PanelButton
from convlab.labs.common.arrays import changed_fields
from convlab.labs.lenet.state import VIEWS, LeNetState, LeNetViewName

SIDE_WIDTH = 232  # of the sheet and the prediction beside a view
TOOLS = {"erasing", "pen_diameter"}  # fields that concern the sheet alone


class LeNetPage(LabPage):
    """Several views of one digit and one network; the sheet and the prediction go with the user from view to view.

    `training_changed` is emitted when there is more to be saved.
    """

    training_changed = Signal()

    def __init__(self, lab: LabHandle[LeNetState], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.run = TrainingRun(lab.state.recipe, self)
        self.controller = LeNetController(lab, self.run, self)
        self.predictor = Predictor(lab, self.run, self)
        self.files = LeNetFiles(self.controller, self.predictor, self)
        self._trains: dict[LeNetViewName, bool] = {}  # in which views the user opened or folded the training panel
        self._build()
        self._connect()
        self.retranslate()
        self._show_state(None, lab.state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys draw. (The canvas as a focus proxy would hide what stands before it from Tab.)"""
        self.drawing.canvas.setFocus(event.reason())

    # ---- building

    def _build(self) -> None:
        # every widget gets its place in the window at once: one that changes windows drops out of the tab order
        body, below = in_row(), in_row()
        below.addLayout(body, 1)
        self.view, self.note, self.training_button = Segments(VIEWS), Headline(), PanelButton()
        self.training = TrainingPanel(self.controller)
        self._build_side(body)
        self._stack = ViewStack(self.controller, self.predictor, self.training.curves)
        self.views = self._stack.views
        body.addWidget(self._stack, 1)
        below.addWidget(self.training)
        self.strip = TrainingStrip(self.training, self.controller)
        self.view.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)  # figures give way, not names
        self.head = PageHead(self.note, self.view, None, self.strip, panels=self.training_button)
        in_column(self.head, (below, 1), parent=self).setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)

    def _build_side(self, body: QHBoxLayout) -> None:
        self._side = QWidget()
        self._side.setFixedWidth(SIDE_WIDTH)
        body.addWidget(self._side)
        self.drawing = DrawingPanel(self.lab)
        self.prediction = PredictionPanel(self.controller, self.predictor)
        self.weights, self.bars = self.prediction.weights, self.prediction.bars
        self._side_column = in_column(self.drawing, self.prediction, parent=self._side)

    def _connect(self) -> None:
        self.lab.changed.connect(self._show_state)
        self.view.chosen.connect(self.choose_view)
        self.training_button.clicked.connect(self._fold_training)
        self.predictor.updated.connect(self._show_network)
        self._stack.status_changed.connect(self.status_changed)
        self._stack.variant_changed.connect(self.prediction.set_variant)
        self._stack.headline_changed.connect(self._show_headline)
        self._stack.other_lab_requested.connect(self.other_lab_requested)
        for signal in (self.run.progressed, self.run.phase_changed, self.run.library.changed):
            signal.connect(self.training_changed)

    # ---- what the user does

    @Slot(object)
    def choose_view(self, name: LeNetViewName) -> None:
        commit_pending_input(self)
        self.lab.look(view=name)

    @Slot(bool)
    def _fold_training(self, opened: bool) -> None:
        commit_pending_input(self)
        self._trains[self.lab.state.view] = opened
        self._show_training(opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, whichever control of the page has the focus."""
        if event.key() != Qt.Key.Key_Escape or not self.shown_view.leave():
            super().keyPressEvent(event)

    # ---- what arrives

    def listen_to(self, loader: Loader) -> None:
        """Use what is loaded, now and later, but for the data set: see `set_dataset`."""
        self.predictor.listen_to(loader)
        loader.plots_ready.connect(self._make_plots)
        loader.dataset_failed.connect(self.training.show_dataset_problem)
        if loader.has_plots:
            self._make_plots()
        if loader.dataset_problem is not None:
            self.training.show_dataset_problem(loader.dataset_problem)
        self.predictor.update()

    @Slot()
    def _make_plots(self) -> None:
        self.training.curves.make_plots()
        self._stack.make_plots()

    def set_dataset(self, dataset: Dataset) -> None:
        """This is the one that is open."""
        self.drawing.set_dataset(dataset)
        self.run.set_dataset(dataset)
        self.predictor.update()

    @property
    def is_ready(self) -> bool:
        """True if everything that loads after the start is there, or has turned out not to be usable."""
        loaded = self.training.has_dataset_or_problem and self.training.curves.is_ready
        return self.predictor.is_ready and loaded and self.shown_view.is_ready

    # ---- showing

    @property
    def shown_view(self) -> LeNetView:
        """The view on the screen."""
        return self._stack.view(self.lab.state.view)

    @Slot(object, object)
    def _show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        changed = changed_fields(old, new) if old is not None else {"view", "weights", "recipe"}
        self.drawing.show_state(old, new)
        if changed <= TOOLS:
            return
        if "view" in changed:
            self.status_changed.emit("")  # it was about the view before
            self._show_view()
        if "weights" in changed:
            self.weights.set_value(new.weights)
        if "recipe" in changed:
            self.training.show_recipe()
        self.shown_view.show_state(None if "view" in changed else old, new)
        self.predictor.update()
        self._show_headline()

    @Slot()
    def _show_headline(self) -> None:
        self.note.set_text(self.shown_view.headline or self.view.button(self.lab.state.view).toolTip())

    def _show_view(self) -> None:
        discard_pending_input(self)  # in a box of the view before
        name, view = self.lab.state.view, self.shown_view
        self.view.set_value(name)
        self.prediction.set_variant(None)
        if view.places_sheet:
            view.place_sheet(self.drawing, self.prediction)
        else:
            self._side_column.addWidget(self.drawing, 10)
            self._side_column.addWidget(self.prediction, 9)
        self._side.setVisible(view.shows_sheet and not view.places_sheet)
        for panel in (self.drawing, self.prediction):
            panel.set_compact(not view.has_large_sheet)
        self._stack.setCurrentWidget(view)
        self._show_training(self._trains.get(name, view.shows_training))

    def _show_training(self, opened: bool) -> None:
        self.training_button.setChecked(opened)
        self.training.setVisible(opened)
        self.strip.setVisible(not opened)

    @Slot()
    def _show_network(self) -> None:
        self.shown_view.show_data(self.predictor.data)
        self.shown_view.show_network(self.predictor.network, self.predictor.observation)
        self._show_headline()

    # ---- languages, themes, settings

    def restyle(self) -> None:
        QTimer.singleShot(0, self, self._show_headline)  # when the children have the new palette

    def retranslate(self) -> None:
        self.view.set_texts(
            [
                (self.tr("Draw and train"), self.tr("The sheet, the prediction, the maps and the curves")),
                (self.tr("Inside"), self.tr("The whole network, and the arithmetic of every unit in it")),
                (self.tr("Errors"), self.tr("Which classes the network confuses on the test set, and the images")),
                (
                    self.tr("Preprocessing"),
                    self.tr(
                        "Each step from the sheet to the network’s input, and what becomes of the prediction without it"
                    ),
                ),
                (
                    self.tr("Architecture"),
                    self.tr(
                        "The layers, with numbers you can change, and what follows: shapes, parameters,"
                        " multiply-adds, receptive fields"
                    ),
                ),
                (
                    self.tr("Runs"),
                    self.tr("All training runs: their curves, their results, and two of them on the same image"),
                ),
            ]
        )
        self.training_button.set_texts(
            self.tr("Training panel"),
            self.tr("Show the training panel, or hide it so that there is more room for the view"),
        )
        self._show_network()

    def save_layout(self, settings: QSettings) -> None:
        self._stack.save_layout(settings)
        save_folds(self.training, settings, "lenet")

    def restore_layout(self, settings: QSettings) -> None:
        self._stack.restore_layout(settings)
        restore_folds(self.training, settings, "lenet")

    def shut_down(self) -> None:
        """End what runs in other threads."""
        self.files.shut_down()
        self.run.shut_down()
        self.training.curves.shut_down()
        self._stack.shut_down()
