"""The LeNet page: draw a digit, see what the network makes of it, and train the network meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSplitter, QWidget

from convlab.core import Network
from convlab.core.datasets import Dataset
from convlab.core.digits import IMAGE_SIZE
from convlab.gui.labs.lenet_drawing import DrawingPanel
from convlab.gui.labs.lenet_files import LeNetFiles
from convlab.gui.labs.lenet_training import TrainingPanel
from convlab.gui.labs.lenet_words import (
    architecture_description,
    layer_title,
    network_description,
    short_layer_title,
)
from convlab.gui.loader import BUNDLED_WEIGHTS, Loader
from convlab.gui.remembered import remembered_layout
from convlab.gui.session import Session
from convlab.gui.theme import UNIT, font
from convlab.gui.training_run import Phase, TrainingRun
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.colour_bar import ColourBar
from convlab.gui.widgets.feature_maps import FeatureMaps, MapGroup
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.pixel_view import PixelView
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.architecture import Architecture
from convlab.labs.lenet import CLASSES, LayerMaps, LeNetState, Observation, observe
from convlab.labs.run_record import RunRecord

LAB = "lenet"
SOON_MILLISECONDS = 30  # from new weights in training to the prediction they give, if no stroke comes first
ROW_HEIGHTS = [43, 28, 29]  # shares of the stage: drawing and prediction, maps, curves


class LeNetPage(QWidget):
    """`status_changed` carries a text for the status line; `training_changed` tells that there is more to be saved."""

    status_changed = Signal(str)
    training_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._bundled: dict[str, tuple[Network, dict[str, str]]] = {}
        self._observation: Observation | None = None
        self._problems: dict[str, str] = {}  # why bundled weights could not be loaded
        self.run = TrainingRun(self._state.recipe, self)
        self.files = LeNetFiles(session, self)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MILLISECONDS)
        self._soon.timeout.connect(self._predict)
        self._connect()
        self.setFocusProxy(self.drawing.canvas)
        self.retranslate()
        self._show_state(None, self._state)

    @property
    def _state(self) -> LeNetState:
        state: LeNetState = self._session[LAB]
        return state

    # ---- building

    def _build(self) -> None:
        self.training = TrainingPanel(self._session, self.run)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        self.drawing = DrawingPanel(self._session)
        row.addWidget(self.drawing, 9)
        row.addWidget(self._build_input(), 6)
        row.addWidget(self._build_prediction(), 9)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(UNIT)
        self._splitter.setChildrenCollapsible(False)
        for widget in (top, self._build_maps(), self.training.curves):
            self._splitter.addWidget(widget)
        self._splitter.setSizes(ROW_HEIGHTS)
        for index, height in enumerate(ROW_HEIGHTS):
            self._splitter.setStretchFactor(index, height)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.training)

    def _build_input(self) -> QWidget:
        self._input_panel = Panel()
        self.input_view = PixelView(IMAGE_SIZE, IMAGE_SIZE)
        self._input_note = _caption()
        self._input_panel.body.addWidget(self.input_view, 1)
        self._input_panel.body.addWidget(self._input_note)
        return self._input_panel

    def _build_prediction(self) -> QWidget:
        self._prediction_panel = Panel()
        self.weights = Segments(["modern", "book", "mine"])
        self._prediction_panel.heading.addWidget(self.weights)
        self.answer = QLabel()
        self.answer.setFont(font("title", bold=True))
        self.bars = ProbabilityBars([str(digit) for digit in range(CLASSES)])
        self._network_note = _caption()
        for widget, stretch in ((self.answer, 0), (self.bars, 1), (self._network_note, 0)):
            self._prediction_panel.body.addWidget(widget, stretch)
        return self._prediction_panel

    def _build_maps(self) -> QWidget:
        self._maps_panel = Panel()
        self.maps = FeatureMaps()
        self._scale_label = QLabel()
        self.scale = Choice(["layer", "shared"])
        self._scale_label.setBuddy(self.scale)
        self._maps_panel.heading.addWidget(ColourBar())
        self._maps_panel.heading.addSpacing(UNIT)
        self._maps_panel.heading.addWidget(self._scale_label)
        self._maps_panel.heading.addWidget(self.scale)
        self._maps_panel.body.addWidget(self.maps, 1)
        return self._maps_panel

    def _connect(self) -> None:
        self._session.changed.connect(self._state_changed)
        self.weights.chosen.connect(self._choose_weights)
        self.scale.chosen.connect(self._choose_scale)
        self.input_view.hovered.connect(self._tell_pixel)
        self.maps.hovered.connect(self._tell_unit)
        self.run.progressed.connect(self._own_network_changed)
        self.run.phase_changed.connect(self._own_network_changed)
        self.run.progressed.connect(self.training_changed)
        self.run.phase_changed.connect(self.training_changed)

    # ---- what the user does

    @Slot(object)
    def _choose_weights(self, weights: str) -> None:
        self._session.edit(LAB, weights=weights)

    @Slot(object)
    def _choose_scale(self, mode: str) -> None:
        self._session.edit(LAB, scale_mode=mode)

    # ---- what arrives

    def listen_to(self, loader: Loader) -> None:
        """Take what is loaded, now and later."""
        loader.weights_loaded.connect(self.take_weights)
        loader.weights_failed.connect(self.take_weights_problem)
        loader.plots_ready.connect(self.training.curves.make_plots)
        loader.dataset_loaded.connect(self.take_dataset)
        loader.dataset_failed.connect(self.training.take_dataset_problem)
        for name, (network, metadata) in loader.weights.items():
            self.take_weights(name, network, metadata)
        for name, problem in loader.weights_problems.items():
            self.take_weights_problem(name, problem)
        if loader.has_plots:
            self.training.curves.make_plots()
        if loader.dataset is not None:
            self.take_dataset(loader.dataset)
        if loader.dataset_problem is not None:
            self.training.take_dataset_problem(loader.dataset_problem)

    @Slot(str, object, object)
    def take_weights(self, name: str, network: Network, metadata: dict[str, str]) -> None:
        self._bundled[name] = network, metadata
        self._predict()

    @Slot(object)
    def take_dataset(self, dataset: Dataset) -> None:
        self.run.dataset = dataset
        self.drawing.take_dataset(dataset)
        self.training.show_phase()

    @Slot(str, str)
    def take_weights_problem(self, name: str, problem: str) -> None:
        self._problems[name] = problem
        self._predict()

    @property
    def is_ready(self) -> bool:
        """Whether everything that loads after the start is there, or has turned out not to be usable."""
        weights = len(self._bundled) + len(self._problems) == len(BUNDLED_WEIGHTS)
        return weights and self.training.has_dataset_or_problem and self.training.curves.is_ready

    # ---- files

    @property
    def runs(self) -> tuple[RunRecord, ...]:
        """What is to be saved of training."""
        return (self.run.record,) if self.run.record else ()

    def take_runs(self, runs: Sequence[RunRecord]) -> None:
        """Show training as it was saved."""
        if runs:
            self.run.restore(runs[-1])
        else:
            self.run.reset(self._state.recipe)

    @property
    def judge(self) -> tuple[Network, dict[str, str]] | None:
        """The network that judges the digit, and what is told of it in a file; None while it is being loaded."""
        name = self._state.weights
        if name == "mine":
            record = RunRecord.of(self.run.recipe, self.run.network, self.run.log)
            return record.network(), record.metadata()
        return self._bundled.get(name)

    # ---- showing the state

    @Slot(str, object, object)
    def _state_changed(self, lab: str, old: LeNetState, new: LeNetState) -> None:
        if lab == LAB:
            self._show_state(old, new)

    def _show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        def differs(name: str) -> bool:
            return old is None or getattr(old, name) is not getattr(new, name)

        self.drawing.show_state(old, new)
        if differs("weights"):
            self.weights.set_value(new.weights)
        if differs("scale_mode"):
            self.scale.set_value(new.scale_mode)
        if differs("ink"):
            self.input_view.set_levels(new.image)
        if differs("recipe"):
            self.training.show_recipe(new.recipe)
            if self.run.phase is Phase.READY and self.run.recipe != new.recipe:
                self.run.reset(new.recipe)
        self._predict()

    @Slot()
    def _own_network_changed(self) -> None:
        """Show it soon; a stroke in the meantime shows it anyway."""
        if self._state.weights == "mine" and not self._soon.isActive():
            self._soon.start()

    def _network(self) -> Network | None:
        name = self._state.weights
        if name == "mine":
            return self.run.network
        return self._bundled[name][0] if name in self._bundled else None

    @Slot()
    def _predict(self) -> None:
        """Run the digit through the chosen network and show all that comes of it."""
        self._soon.stop()
        network, image = self._network(), self._state.image
        seen = observe(network, image, self._state.scale_mode) if network and image is not None else None
        self._observation = seen
        self.bars.set_probabilities(seen.probabilities.tolist() if seen else None)
        self.maps.set_groups([self._map_group(layer, network) for layer in seen.layers] if seen and network else ())
        self._show_answer()
        self._network_note.setText(self._describe_network())

    def _map_group(self, layer: LayerMaps, network: Network) -> MapGroup:
        scale = layer.scale
        span = f"±{scale.high:.3g}" if scale.signed else f"0 … {scale.high:.3g}"
        is_output = layer.index == len(network.layers) - 1
        return MapGroup(
            title=layer_title(layer.kind, layer.code),
            short_title=short_layer_title(layer.kind, layer.code),
            shape="×".join(map(str, layer.shape)),
            range=span,
            levels=layer.levels,
            signed=scale.signed,
            labels=tuple(map(str, range(CLASSES))) if is_output else (),
        )

    def _show_answer(self) -> None:
        state, seen = self._state, self._observation
        if state.image is None:
            text = self.tr("Nothing to recognise yet")
        elif seen is None and state.weights in self._problems:
            text = self.tr("These weights cannot be used")
        elif seen is None and self._network() is not None:
            text = self.tr("No finite answer: the weights are too large")
        elif seen is None:
            text = self.tr("Loading the weights…")
        elif state.label is None:
            text = self.tr("It reads a {0}").format(seen.answer)
        elif state.label == seen.answer:
            text = self.tr("It reads a {0}: right").format(seen.answer)
        else:
            text = self.tr("It reads a {0}; the label says {1}").format(seen.answer, state.label)
        self.answer.setText(text)

    def _describe_network(self) -> str:
        name = self._state.weights
        if name == "mine":
            run = self.run
            steps = run.log.last.step if run.log.last else 0
            if run.phase is Phase.RUNNING:
                steps = None  # a figure that changes all the time helps nobody
            if run.name:
                return f"{architecture_description(run.recipe.architecture)}; {run.name}"
            return network_description(run.recipe.architecture, None, steps)
        if name not in self._bundled:
            return self._problems.get(name, "")
        metadata = self._bundled[name][1]
        return network_description(Architecture.from_metadata(metadata), float(metadata["test_accuracy"]), None)

    # ---- the status line

    @Slot(int, int)
    def _tell_pixel(self, row: int, column: int) -> None:
        image = self._state.image
        if row < 0 or image is None:
            self.status_changed.emit("")
        else:
            value = image[row, column] / 255
            self.status_changed.emit(self.tr("Input, row {0}, column {1}: {2:.3f}").format(row, column, value))

    @Slot(int, int, int, int)
    def _tell_unit(self, layer: int, index: int, row: int, column: int) -> None:
        if layer < 0 or self._observation is None:
            self.status_changed.emit("")
            return
        shown = self._observation.layers[layer]
        title, value = layer_title(shown.kind, shown.code), shown.values[index, row, column]
        if len(shown.shape) == 3:
            text = self.tr("{0}, map {1}, row {2}, column {3}: {4:.3f}").format(title, index, row, column, value)
        else:
            text = self.tr("{0}, unit {1}: {2:.3f}").format(title, column * shown.values.shape[1] + row, value)
        self.status_changed.emit(text)

    # ---- languages, themes, settings

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._input_panel.set_title(self.tr("What the network sees"))
        self._prediction_panel.set_title(self.tr("Prediction"))
        self._maps_panel.set_title(self.tr("Inside: what every layer makes of it"))
        self._input_note.setText(self.tr("28 × 28: scaled to fit 20 × 20, centred by its centre of mass"))
        self.input_view.setAccessibleName(self.tr("What the network sees"))
        self.bars.setAccessibleName(self.tr("Probability of each digit"))
        self.maps.setAccessibleName(self.tr("Feature maps"))
        self.weights.set_texts(
            [
                (self.tr("Modern"), self.tr("Predict with the bundled LeNet with ReLU and max pooling")),
                (self.tr("Book's"), self.tr("Predict with the bundled LeNet of the book: sigmoid and average pooling")),
                (self.tr("Mine"), self.tr("Predict with the weights that you train here")),
            ]
        )
        self._scale_label.setText(self.tr("Scale"))
        self.scale.set_texts([self.tr("each layer its own"), self.tr("one for all layers")])
        self.scale.setToolTip(self.tr("Which values get the darkest and the brightest colour"))
        self.scale.setAccessibleName(self.tr("Scale"))
        self.maps.set_message(self.tr("The feature maps of your digit will be here"))
        self._predict()

    def save_layout(self, settings: QSettings) -> None:
        settings.setValue("lenet/splitter", self._splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        self._splitter.restoreState(remembered_layout(settings, "lenet/splitter"))

    def shut_down(self) -> None:
        """End what runs in other threads."""
        self.files.shut_down()
        self.run.shut_down()


def _caption() -> QLabel:
    label = QLabel()
    label.setFont(font("caption"))
    label.setWordWrap(True)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
