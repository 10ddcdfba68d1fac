"""The LeNet page: draw a digit, see what the network makes of it, and train the network meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Dataset
from convlab.gui.data.loader import BUNDLED_WEIGHTS, Loader
from convlab.gui.labs.lenet.data_words import trained_on
from convlab.gui.labs.lenet.drawing.prediction import PredictionPanel
from convlab.gui.labs.lenet.drawing.sheet import DrawingPanel
from convlab.gui.labs.lenet.drawing.view import DrawView
from convlab.gui.labs.lenet.files import LeNetFiles
from convlab.gui.labs.lenet.training.panel import TrainingPanel
from convlab.gui.labs.lenet.training.strip import TrainingStrip
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.labs.lenet.words import architecture_description, network_description
from convlab.gui.labs.page import LabPage
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT
from convlab.gui.training.run import Phase, TrainingRun
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Segments
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.runs.stored import StoredRun, metadata_of, stored_runs
from convlab.labs.lenet.state import (
    VIEWS,
    LeNetState,
    LeNetViewName,
    Observation,
    example_on_canvas,
    observe,
    with_data,
    with_recipe,
)

SOON_MILLISECONDS = 30  # from new weights in training to the prediction they give, if no stroke comes first
SIDE_WIDTH = 232  # of the sheet and the prediction beside a view


class LeNetPage(LabPage):
    """Several views of one digit and one network; the sheet and the prediction go with the user from view to view.

    `training_changed` tells that there is more to be saved.
    `data_wanted` carries the data set that the recipe is for, when another one is open.
    """

    data_wanted = Signal(object)
    training_changed = Signal()

    def __init__(self, lab: LabHandle[LeNetState], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._settings: QSettings | None = None
        self._bundled: dict[str, tuple[Network, dict[str, str]]] = {}
        self.observation: Observation | None = None
        self._problems: dict[str, str] = {}  # why bundled weights could not be loaded
        self.run = TrainingRun(self._state.recipe, self)
        self.files = LeNetFiles(lab, self)
        self._makers: dict[LeNetViewName, Callable[[], LeNetView]] = {
            "draw": lambda: DrawView(self.lab, self.training.curves),
            "inside": self._make_inside,
            "errors": self._make_errors,
            "preprocessing": self._make_preprocessing,
            "architecture": self._make_architecture,
            "runs": self._make_runs,
        }
        self.views: dict[LeNetViewName, LeNetView] = {}  # those that have been shown
        self._trains: dict[LeNetViewName, bool] = {}  # in which views the user opened or folded the training panel
        self._build()
        self._soon = SingleShot(self, SOON_MILLISECONDS, self._predict)
        self._connect()
        self.setFocusProxy(self.drawing.canvas)
        self.retranslate()
        self._show_state(None, self._state)

    @property
    def _state(self) -> LeNetState:
        state: LeNetState = self.lab.state
        return state

    # ---- building

    def _build(self) -> None:
        # every widget gets its place in the window at once: one that changes windows drops out of the tab order
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        layout.addLayout(left, 1)
        header, body = QHBoxLayout(), QHBoxLayout()
        for row in (header, body):
            row.setSpacing(UNIT)
            left.addLayout(row)
        left.setStretch(1, 1)
        self.view = Segments(VIEWS)
        header.addWidget(self.view)
        header.addStretch(1)
        self._side, self._stack = QWidget(), QStackedWidget()
        self._side.setFixedWidth(SIDE_WIDTH)
        body.addWidget(self._side)
        body.addWidget(self._stack, 1)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.setSpacing(UNIT)
        self.drawing = DrawingPanel(self.lab)
        self.prediction = PredictionPanel(self.lab)
        self.weights, self.answer, self.bars = self.prediction.weights, self.prediction.answer, self.prediction.bars
        for panel in (self.drawing, self.prediction):
            self._side_column.addWidget(panel)
        self.training = TrainingPanel(self.lab, self.run)
        layout.addWidget(self.training)
        self.strip, self.training_button = TrainingStrip(self.training, self.run), QPushButton()
        self.training_button.setCheckable(True)
        header.addWidget(self.strip)
        header.addWidget(self.training_button)

    def _connect(self) -> None:
        self.lab.changed.connect(self._state_changed)
        self.view.chosen.connect(lambda view: self.lab.edit(merge="view", view=view))
        self.training_button.clicked.connect(self._fold_training)
        self.run.progressed.connect(self._own_network_changed)
        self.run.phase_changed.connect(self._own_network_changed)
        self.run.moment_changed.connect(self._show_moment)
        for told in (self.run.progressed, self.run.phase_changed, self.run.runs_changed):
            told.connect(self.training_changed)

    # ---- views

    @property
    def shown_view(self) -> LeNetView:
        """The view on the screen, which is made when it is needed first."""
        name = self._state.view
        if name not in self.views:
            view = self.views[name] = self._makers[name]()
            self._stack.addWidget(view)
            if self.training.curves.is_ready:
                view.make_plots()
            view.status_changed.connect(self.status_changed)
            if self._settings is not None:
                view.restore_layout(self._settings)
        return self.views[name]

    def _show_view(self) -> None:
        name, view = self._state.view, self.shown_view
        self.view.set_value(name)
        if view.takes_sheet:
            view.take_sheet(self.drawing, self.prediction)
        else:
            self._side_column.addWidget(self.drawing, 10)
            self._side_column.addWidget(self.prediction, 9)
        self._side.setVisible(not view.takes_sheet)
        self.drawing.set_compact(not view.takes_sheet)
        self.prediction.set_compact(not view.takes_sheet)
        self._stack.setCurrentWidget(view)
        self._show_training(self._trains.get(name, view.shows_training))

    @Slot(bool)
    def _fold_training(self, opened: bool) -> None:
        self._trains[self._state.view] = opened
        self._show_training(opened)

    def _show_training(self, opened: bool) -> None:
        self.training_button.setChecked(opened)
        self.training.setVisible(opened)
        self.strip.setVisible(not opened)

    # views are imported when they are wanted: the window opens sooner without them

    def _make_inside(self) -> LeNetView:
        from convlab.gui.labs.lenet.inside.view import InsideView

        return InsideView(self.lab)

    def _make_errors(self) -> LeNetView:
        from convlab.gui.labs.lenet.errors.view import ErrorsView

        return ErrorsView(self.lab, self.run)

    def _make_preprocessing(self) -> LeNetView:
        from convlab.gui.labs.lenet.preprocessing.view import PreprocessingView

        return PreprocessingView(self.lab)

    def _make_architecture(self) -> LeNetView:
        from convlab.gui.labs.lenet.architecture.view import ArchitectureView

        return ArchitectureView(self.lab, self.run)

    def _make_runs(self) -> LeNetView:
        from convlab.gui.labs.lenet.runs.view import RunsView

        return RunsView(self.lab, self.run, self._bundled_networks)

    # ---- what arrives

    def listen_to(self, loader: Loader) -> None:
        """Take what is loaded, now and later; which data set is open others tell."""
        loader.weights_loaded.connect(self.take_weights)
        loader.weights_failed.connect(self.take_weights_problem)
        loader.plots_ready.connect(self._make_plots)
        loader.dataset_failed.connect(self.training.take_dataset_problem)
        for name, (network, metadata) in loader.weights.items():
            self.take_weights(name, network, metadata)
        for name, problem in loader.weights_problems.items():
            self.take_weights_problem(name, problem)
        if loader.has_plots:
            self._make_plots()
        if loader.dataset_problem is not None:
            self.training.take_dataset_problem(loader.dataset_problem)

    @Slot()
    def _make_plots(self) -> None:
        self.training.curves.make_plots()
        for view in self.views.values():
            view.make_plots()

    @Slot(str, object, object)
    def take_weights(self, name: str, network: Network, metadata: dict[str, str]) -> None:
        self._bundled[name] = network, metadata
        self._predict()

    @Slot(object)
    def take_dataset(self, dataset: Dataset) -> None:
        self.drawing.take_dataset(dataset)
        self.run.take_dataset(dataset)
        self._predict()

    @property
    def data(self) -> DataSource:
        """What the recipe is for."""
        return self._state.recipe.data

    def choose_data(self, dataset: Dataset, *, undoable: bool = True) -> None:
        """Train on this data set from now on; an example on the canvas makes way for one of its own."""
        state = self._state
        if state.recipe.data == dataset.source:
            return
        changes = with_recipe(state, with_data(state.recipe, dataset.source))
        if state.is_example and (state.label is not None or not dataset.source.has_digits):
            changes |= example_on_canvas(dataset.test, 0)
        (self.lab.edit if undoable else self.lab.replace_without_history)(**changes)

    @Slot(str, str)
    def take_weights_problem(self, name: str, problem: str) -> None:
        self._problems[name] = problem
        self._predict()

    @property
    def is_ready(self) -> bool:
        """Whether everything that loads after the start is there, or has turned out not to be usable."""
        weights = len(self._bundled) + len(self._problems) == len(BUNDLED_WEIGHTS)
        loaded = weights and self.training.has_dataset_or_problem and self.training.curves.is_ready
        return loaded and self.shown_view.is_ready

    # ---- files

    def stored_runs(self) -> tuple[StoredRun, ...]:
        """What is to be saved of training; the run that is shown comes last."""
        shown = self.run.record
        others = [record for record in self.run.runs if record is not shown]
        return stored_runs([*others, shown] if shown.number in self.run.runs else others)

    def take_runs(self, runs: Sequence[StoredRun]) -> None:
        """Show training as it was saved."""
        self.run.restore(runs)

    @property
    def judge(self) -> tuple[Network, dict[str, str]] | None:
        """The network that judges the digit, and what is told of it in a file; None while it is being loaded."""
        if self._state.weights == "mine":
            return self.run.shown_network, metadata_of(self.run.record, self.run.shown_step)
        return self._bundled.get(self._state.weights)

    # ---- showing the state

    @Slot(object, object)
    def _state_changed(self, old: LeNetState, new: LeNetState) -> None:
        self._show_state(old, new)

    def _show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        def differs(name: str) -> bool:
            return old is None or getattr(old, name) is not getattr(new, name)

        self.drawing.show_state(old, new)
        if differs("view"):
            self.status_changed.emit("")  # what it told is of the view before
            self._show_view()
        if differs("weights"):
            self.weights.set_value(new.weights)
        if differs("recipe"):
            self.training.show_recipe(new.recipe)
            if self.run.phase is Phase.READY and self.run.recipe != new.recipe:
                self.run.reset(new.recipe)
            self.run.tune(new.recipe.tuning)
            dataset = self.run.dataset
            if dataset is not None and dataset.source != new.recipe.data:
                self.data_wanted.emit(new.recipe.data)
        self.shown_view.show_state(None if differs("view") else old, new)
        self._predict()

    @Slot()
    def _own_network_changed(self) -> None:
        """Show it soon; a stroke in the meantime shows it anyway. A moment of the past stays as it is."""
        if self._state.weights == "mine" and self.run.moment is None:
            self._soon.start_if_idle()

    def _bundled_networks(self) -> dict[str, Network]:
        return {name: network for name, (network, _) in self._bundled.items()}

    @Slot()
    def _show_moment(self) -> None:
        """Who looks back looks at the trained weights."""
        if self.run.moment is not None and self._state.weights != "mine":
            self.lab.edit(weights="mine")
        else:
            self._predict()

    @property
    def network(self) -> Network | None:
        """The one that is chosen for the prediction, when it is loaded."""
        name = self._state.weights
        if name == "mine":
            return self.run.shown_network
        return self._bundled[name][0] if name in self._bundled else None

    @Slot()
    def _predict(self) -> None:
        """Run the digit through the chosen network and show all that comes of it."""
        self._soon.stop()
        state, network = self._state, self.network
        seen = observe(network, state.image, state.scale_mode) if network and state.image is not None else None
        self.observation = seen
        self.prediction.show_observation(state, seen, self._missing(), self._describe_network(), self._data)
        self.shown_view.show_data(self._data)
        self.shown_view.show_network(network, seen)

    @property
    def _data(self) -> DataSource:
        """What the chosen network was trained on."""
        return self.run.recipe.data if self._state.weights == "mine" else MNIST

    def _missing(self) -> str:
        """Why there is no prediction, if there is none."""
        if self._state.weights in self._problems:
            return self.tr("These weights cannot be used")
        if self.network is not None:
            return self.tr("No finite answer: the weights are too large")
        return self.tr("Loading the weights…")

    def _describe_network(self) -> str:
        """What the network is; where it is not about MNIST alone, also what it was trained on."""
        text = self._describe_architecture()
        has_learnt = self._state.weights != "mine" or self.run.record.parameters is not None
        if not text or not has_learnt or {self._data, self._state.recipe.data} == {MNIST}:
            return text
        return f"{text}; {trained_on(self._data)}"

    def _describe_architecture(self) -> str:
        name = self._state.weights
        if name == "mine":
            run = self.run
            steps: int | None = run.shown_step
            if run.phase is Phase.RUNNING and run.moment is None:
                steps = None  # a figure that changes all the time helps nobody
            if run.record.name and not steps:
                return f"{architecture_description(run.recipe.architecture)}; {run.record.name}"
            return network_description(run.recipe.architecture, None, steps)
        if name not in self._bundled:
            return self._problems.get(name, "")
        metadata = self._bundled[name][1]
        return network_description(Architecture.from_metadata(metadata), float(metadata["test_accuracy"]), None)

    # ---- languages, settings

    def retranslate(self) -> None:
        self.view.set_texts(
            [
                (self.tr("Draw and train"), self.tr("The sheet, the prediction, the maps and the curves")),
                (self.tr("Inside"), self.tr("The whole network, and the arithmetic of every unit in it")),
                (self.tr("Errors"), self.tr("What the network takes for what on the test set, and the images of it")),
                (
                    self.tr("Preprocessing"),
                    self.tr(
                        "Each step from the sheet to the network’s input, and what becomes of the answer without it"
                    ),
                ),
                (
                    self.tr("Architecture"),
                    self.tr(
                        "The layers, their numbers to be changed, and what follows: shapes, parameters, multiply-adds,"
                        " receptive fields"
                    ),
                ),
                (
                    self.tr("Runs"),
                    self.tr("All runs there were: their curves, what came of them, two of them on the same image"),
                ),
            ]
        )
        name_button(
            self.training_button,
            self.tr("Training"),
            self.tr("Open the training panel, or fold it so that there is more room for the view"),
        )
        self._predict()

    def save_layout(self, settings: QSettings) -> None:
        for view in self.views.values():
            view.save_layout(settings)

    def restore_layout(self, settings: QSettings) -> None:
        self._settings = settings
        for view in self.views.values():
            view.restore_layout(settings)

    def shut_down(self) -> None:
        """End what runs in other threads."""
        self.files.shut_down()
        self.run.shut_down()
        self.training.curves.shut_down()
        for view in self.views.values():
            view.shut_down()
