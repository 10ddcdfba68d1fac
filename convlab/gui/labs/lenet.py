"""The LeNet page: draw a digit, see what the network makes of it, and train the network meanwhile."""

from __future__ import annotations

import random

import numpy as np
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QSplitter, QWidget

from convlab.core import Network
from convlab.core.datasets import Dataset
from convlab.core.digits import IMAGE_SIZE, canvas_from_image, empty_canvas
from convlab.gui.icons import accented_icons, icon
from convlab.gui.labs.lenet_training import TrainingPanel
from convlab.gui.labs.lenet_words import layer_title, network_description, short_layer_title
from convlab.gui.loader import BUNDLED_WEIGHTS
from convlab.gui.remembered import remembered_layout
from convlab.gui.session import Session
from convlab.gui.theme import UNIT, font
from convlab.gui.training_run import Phase, TrainingRun
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments, set_quietly
from convlab.gui.widgets.colour_bar import ColourBar
from convlab.gui.widgets.digit_canvas import DigitCanvas
from convlab.gui.widgets.feature_maps import FeatureMaps, MapGroup
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.pixel_view import PixelView
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.lenet import CLASSES, PEN_DIAMETERS, LayerMaps, LeNetState, Observation, frozen, observe

LAB = "lenet"
SOON_MILLISECONDS = 30  # from new weights in training to the prediction they give, if no stroke comes first
ROW_HEIGHTS = [43, 28, 29]  # shares of the stage: drawing and prediction, maps, curves


class LeNetPage(QWidget):
    """`status_changed` carries a text for the status line."""

    status_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._bundled: dict[str, tuple[Network, dict[str, str]]] = {}
        self._observation: Observation | None = None
        self._problems: dict[str, str] = {}  # why bundled weights could not be loaded
        self.run = TrainingRun(self._state.recipe, self)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MILLISECONDS)
        self._soon.timeout.connect(self._predict)
        self._connect()
        self.setFocusProxy(self.canvas)
        self.retranslate()
        self._show_state(None, self._state)
        self._history_changed(LAB)

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
        row.addWidget(self._build_drawing(), 9)
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

    def _build_drawing(self) -> QWidget:
        self._draw_panel = Panel()
        self.canvas = DigitCanvas()
        self.tool = Segments([False, True])
        self.pen_size = QSlider(Qt.Orientation.Horizontal)
        self.pen_size.setRange(*PEN_DIAMETERS)
        self.pen_size.setMinimumWidth(48)
        self.undo_button, self.redo_button = QPushButton(), QPushButton()
        self.clear_button, self.random_button = QPushButton(), QPushButton()
        for widget in (self.tool, self.undo_button, self.redo_button):
            self._draw_panel.heading.addWidget(widget)
        self._pen_label = QLabel()
        self._pen_label.setBuddy(self.pen_size)
        tools = QHBoxLayout()
        tools.setSpacing(UNIT)
        tools.addWidget(self._pen_label)
        tools.addWidget(self.pen_size, 1)
        tools.addWidget(self.clear_button)
        tools.addWidget(self.random_button)
        self._draw_panel.body.addWidget(self.canvas, 1)
        self._draw_panel.body.addLayout(tools)
        return self._draw_panel

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
        self._session.history_changed.connect(self._history_changed)
        self.canvas.ink_drawn.connect(self._take_ink)
        self.canvas.clear_requested.connect(self.clear)
        self.clear_button.clicked.connect(self.clear)
        self.random_button.clicked.connect(self.show_random_digit)
        self.undo_button.clicked.connect(self._undo)
        self.redo_button.clicked.connect(self._redo)
        self.tool.chosen.connect(self._choose_tool)
        self.pen_size.valueChanged.connect(self._choose_pen)
        self.weights.chosen.connect(self._choose_weights)
        self.scale.chosen.connect(self._choose_scale)
        self.input_view.hovered.connect(self._tell_pixel)
        self.maps.hovered.connect(self._tell_unit)
        self.run.progressed.connect(self._own_network_changed)
        self.run.phase_changed.connect(self._own_network_changed)

    # ---- what the user does

    @Slot(object, int)
    def _take_ink(self, ink: np.ndarray, stroke: int) -> None:
        self._session.edit(LAB, merge=("stroke", stroke), ink=frozen(ink), label=None, is_example=False)

    @Slot()
    def clear(self) -> None:
        if self._state.ink.any():
            self._session.edit(LAB, ink=frozen(empty_canvas()), label=None, is_example=False)

    @Slot()
    def show_random_digit(self) -> None:
        """Put a digit of the test set on the canvas."""
        if self.run.dataset is not None:
            test = self.run.dataset.test
            index = random.randrange(len(test))
            ink = frozen(canvas_from_image(test.images[index]))
            self._session.edit(LAB, ink=ink, label=int(test.labels[index]), is_example=True)

    @Slot()
    def _undo(self) -> None:
        self._session.undo(LAB)

    @Slot()
    def _redo(self) -> None:
        self._session.redo(LAB)

    @Slot(object)
    def _choose_tool(self, erasing: bool) -> None:
        self._session.edit(LAB, erasing=erasing)

    @Slot(int)
    def _choose_pen(self, diameter: int) -> None:
        self._session.edit(LAB, merge="pen size", pen_diameter=diameter)

    @Slot(object)
    def _choose_weights(self, weights: str) -> None:
        self._session.edit(LAB, weights=weights)

    @Slot(object)
    def _choose_scale(self, mode: str) -> None:
        self._session.edit(LAB, scale_mode=mode)

    # ---- what arrives

    @Slot(str, object, object)
    def take_weights(self, name: str, network: Network, metadata: dict[str, str]) -> None:
        self._bundled[name] = network, metadata
        self._predict()

    @Slot(object)
    def take_dataset(self, dataset: Dataset) -> None:
        self.run.dataset = dataset
        self.random_button.setEnabled(True)
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

    # ---- showing the state

    @Slot(str, object, object)
    def _state_changed(self, lab: str, old: LeNetState, new: LeNetState) -> None:
        if lab == LAB:
            self._show_state(old, new)

    def _show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        def differs(name: str) -> bool:
            return old is None or getattr(old, name) is not getattr(new, name)

        if differs("erasing"):
            self.tool.set_value(new.erasing)
            self.canvas.erasing = new.erasing
        if differs("pen_diameter"):
            set_quietly(self.pen_size, new.pen_diameter)
            self.canvas.pen_diameter = new.pen_diameter
        if differs("weights"):
            self.weights.set_value(new.weights)
        if differs("scale_mode"):
            self.scale.set_value(new.scale_mode)
        if differs("ink"):
            self.canvas.replaces_ink = new.is_example
            self.canvas.set_ink(new.ink)
            self.input_view.set_levels(new.image)
            self._show_hints()
        if differs("recipe"):
            self.training.show_recipe(new.recipe)
            if self.run.phase is Phase.READY and self.run.recipe != new.recipe:
                self.run.reset(new.recipe)
        self._predict()

    @Slot(str)
    def _history_changed(self, lab: str) -> None:
        if lab == LAB:
            self.undo_button.setEnabled(self._session.can_undo(LAB))
            self.redo_button.setEnabled(self._session.can_redo(LAB))

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
            title=layer_title(layer.kind, layer.index),
            short_title=short_layer_title(layer.kind, layer.index),
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

    def _show_hints(self) -> None:
        state = self._state
        if state.image is None:
            self.canvas.set_hint(self.tr("Draw a digit from 0 to 9 here"))
        elif state.label is not None:
            self.canvas.set_hint(self.tr("From the test set, labelled {0}: draw over it").format(state.label))
        elif state.is_example:
            self.canvas.set_hint(self.tr("An example: draw over it"))
        else:
            self.canvas.set_hint("")
        self.maps.set_message(self.tr("The feature maps of your digit will be here"))

    def _describe_network(self) -> str:
        name = self._state.weights
        if name == "mine":
            run = self.run
            steps = run.log.last.step if run.log.last else 0
            if run.phase is Phase.RUNNING:
                steps = None  # a figure that changes all the time helps nobody
            return network_description(run.recipe.activation, run.recipe.pooling, None, steps)
        if name not in self._bundled:
            return self._problems.get(name, "")
        metadata = self._bundled[name][1]
        return network_description(metadata["activation"], metadata["pooling"], float(metadata["test_accuracy"]), None)

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
        title, value = layer_title(shown.kind, shown.index), shown.values[index, row, column]
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
        elif event.type() is QEvent.Type.PaletteChange:
            self._set_icons()

    def retranslate(self) -> None:
        self._draw_panel.set_title(self.tr("Draw"))
        self._input_panel.set_title(self.tr("What the network sees"))
        self._prediction_panel.set_title(self.tr("Prediction"))
        self._maps_panel.set_title(self.tr("Inside: what every layer makes of it"))
        self._input_note.setText(self.tr("28 × 28: scaled to fit 20 × 20, centred by its centre of mass"))
        self.canvas.setAccessibleName(self.tr("Canvas"))
        self.canvas.setAccessibleDescription(
            self.tr(
                "Draw with the mouse; or move the pen with the arrow keys and press Space to put it down and lift it"
            )
        )
        self.input_view.setAccessibleName(self.tr("What the network sees"))
        self.bars.setAccessibleName(self.tr("Probability of each digit"))
        self.maps.setAccessibleName(self.tr("Feature maps"))
        self.tool.set_texts(
            [
                (self.tr("Pen"), self.tr("Draw ink")),
                (self.tr("Eraser"), self.tr("Take ink away (the right mouse button does so too)")),
            ]
        )
        self._pen_label.setText(self.tr("Width"))
        self.pen_size.setAccessibleName(self.tr("Pen width"))
        self.pen_size.setToolTip(self.tr("How thick the pen and the eraser are"))
        for button, text, tip in (
            (self.undo_button, "", self.tr("Take back the last stroke or choice (Ctrl+Z)")),
            (self.redo_button, "", self.tr("Do again what was taken back")),
            (self.clear_button, self.tr("Clear"), self.tr("Empty the canvas (Delete)")),
            (self.random_button, self.tr("Random digit"), self.tr("Put a digit of the test set on the canvas")),
        ):
            name_button(button, text, tip)
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
        self._show_hints()
        self._set_icons()
        self._predict()

    def _set_icons(self) -> None:
        for button, name in (
            (self.undo_button, "undo"),
            (self.redo_button, "redo"),
            (self.clear_button, "clear"),
            (self.random_button, "dice"),
        ):
            button.setIcon(icon(name, self))
        for erasing, name in ((False, "pen"), (True, "eraser")):
            self.tool.button(erasing).set_icons(*accented_icons(name, self))

    def save_layout(self, settings: QSettings) -> None:
        settings.setValue("lenet/splitter", self._splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        self._splitter.restoreState(remembered_layout(settings, "lenet/splitter"))

    def shut_down(self) -> None:
        """End what runs in other threads."""
        self.run.shut_down()


def _caption() -> QLabel:
    label = QLabel()
    label.setFont(font("caption"))
    label.setWordWrap(True)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
