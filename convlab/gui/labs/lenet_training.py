"""The right-hand side of the LeNet page: how to train, the buttons that do it, and the curves that come of it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from convlab.core import DivergedError
from convlab.gui.icons import accented_icons, icon
from convlab.gui.labs.lenet_curves import CurvesPanel
from convlab.gui.labs.lenet_layers import LayerTable
from convlab.gui.labs.lenet_words import activation_name
from convlab.gui.session import Session
from convlab.gui.theme import UNIT, font
from convlab.gui.training_run import Phase, TrainingRun
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Choice, Segments, set_quietly
from convlab.gui.widgets.panel import Panel
from convlab.labs.lenet import PRESETS, TRAIN_SIZES, LeNetState, Recipe, preset_of

LAB = "lenet"
WIDTH = 296
FIGURES_MILLISECONDS = 200  # between two changes of the figures: nobody reads faster


class TrainingPanel(Panel):
    """Changes the recipe in the session and steers the run. `curves` is a widget of its own, placed by the page."""

    def __init__(self, session: Session, run: TrainingRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = run
        self._problem = ""
        self.curves = CurvesPanel(session, run)
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self.setFixedWidth(WIDTH)
        self.preset = Segments(list(PRESETS))
        self.heading.addWidget(self.preset)
        self.examples = Choice(TRAIN_SIZES)
        self.activation = Choice(["sigmoid", "relu", "tanh"])
        self.pooling = Choice(["average", "max"])
        self.initialiser = Choice(["xavier", "kaiming", "normal", "zeros"])
        self.optimiser = Choice(["sgd", "momentum", "adam"])
        self.learning_rate = QDoubleSpinBox()
        self.learning_rate.setDecimals(5)
        self.learning_rate.setRange(0.00001, 100)
        self.learning_rate.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.batch_size = Choice([16, 32, 64, 128, 256, 512, 1024])
        self.epochs = QSpinBox()
        self.epochs.setRange(1, 100)
        self.seed = QSpinBox()
        self.seed.setRange(0, 999_999)
        self.new_seed = QPushButton()
        seed_row = QHBoxLayout()
        seed_row.setSpacing(UNIT // 2)
        seed_row.addWidget(self.seed, 1)
        seed_row.addWidget(self.new_seed)
        for box in (self.learning_rate, self.epochs, self.seed):
            box.setKeyboardTracking(False)

        self._form_area = QWidget()
        self._form = QFormLayout(self._form_area)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(UNIT // 2)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (
            *(self.examples, self.activation, self.pooling, self.initialiser, self.optimiser),
            *(self.learning_rate, self.batch_size, self.epochs, seed_row),
        ):
            label = QLabel()
            self._form.addRow(label, field)
            if isinstance(field, QWidget):
                field.setMinimumWidth(80)
                label.setBuddy(field)
        self.layers = LayerTable()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._form_area)
        column.addWidget(self.layers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        content.setAutoFillBackground(False)
        scroll.setBackgroundRole(QPalette.ColorRole.Base)  # the panel's
        self.body.addWidget(scroll, 1)
        self.body.addLayout(self._build_buttons())
        self.body.addLayout(self._build_figures())

    def _build_buttons(self) -> QGridLayout:
        self.start_button, self.step_button = AccentButton(), QPushButton()
        self.stop_button, self.reset_button = QPushButton(), QPushButton()
        grid = QGridLayout()
        grid.setSpacing(UNIT // 2)
        self.start_button.setMinimumHeight(36)
        self.start_button.setFont(font("text", bold=True))
        grid.addWidget(self.start_button, 0, 0, 1, 3)
        for column, button in enumerate((self.step_button, self.stop_button, self.reset_button)):
            grid.addWidget(button, 1, column)
        return grid

    def _build_figures(self) -> QVBoxLayout:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setFont(font("caption"))
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing() * 3)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._figures = QGridLayout()
        self._figures.setVerticalSpacing(2)
        self._figure_names = [QLabel() for _ in range(6)]
        self.figures = [QLabel() for _ in range(6)]
        for index, (name, figure) in enumerate(zip(self._figure_names, self.figures, strict=True)):
            row, column = 2 * (index // 3), index % 3
            name.setFont(font("caption"))
            name.setForegroundRole(name.foregroundRole().PlaceholderText)
            figure.setFont(font("text", bold=True))
            self._figures.addWidget(name, row, column)
            self._figures.addWidget(figure, row + 1, column)
            self._figures.setColumnStretch(column, 1)
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(self.progress)
        column.addLayout(self._figures)
        column.addWidget(self.message)
        return column

    def _connect(self) -> None:
        self.preset.chosen.connect(self._choose_preset)
        for name, choice in (
            ("examples", self.examples),
            ("initialiser", self.initialiser),
            ("optimiser", self.optimiser),
            ("batch_size", self.batch_size),
        ):
            choice.chosen.connect(lambda value, name=name: self._edit(name, value))
        for name, choice in (("activation", self.activation), ("pooling", self.pooling)):
            choice.chosen.connect(lambda value, name=name: self._edit_architecture(name, value))
        self.learning_rate.valueChanged.connect(lambda value: self._edit("learning_rate", value))
        self.epochs.valueChanged.connect(lambda value: self._edit("epochs", value))
        self.seed.valueChanged.connect(lambda value: self._edit("seed", value))
        self.new_seed.clicked.connect(self.reseed)
        self.start_button.clicked.connect(self.start_or_pause)
        self.step_button.clicked.connect(self.step)
        self.stop_button.clicked.connect(self._run.stop)
        self.reset_button.clicked.connect(self.reset)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(FIGURES_MILLISECONDS)
        self._soon.timeout.connect(self.show_progress)
        self._run.progressed.connect(self._show_progress_soon)
        self._run.phase_changed.connect(self.show_phase)

    # ---- what the user does

    @property
    def _state(self) -> LeNetState:
        state: LeNetState = self._session[LAB]
        return state

    def _edit(self, name: str, value: Any) -> None:
        merge = name if name in ("learning_rate", "epochs", "seed") else None
        self._session.edit(LAB, merge=merge, recipe=replace(self._state.recipe, **{name: value}))

    def _edit_architecture(self, name: str, value: Any) -> None:
        architecture = replace(self._state.recipe.architecture, **{name: value})
        self._session.edit(LAB, recipe=replace(self._state.recipe, architecture=architecture))

    @Slot(object)
    def _choose_preset(self, name: str) -> None:
        self._session.edit(LAB, recipe=replace(PRESETS[name], seed=self._state.recipe.seed))
        self.show_recipe(self._state.recipe)  # the button of the preset that was in force goes down again

    @Slot()
    def start_or_pause(self) -> None:
        if self._run.phase is Phase.RUNNING:
            self._run.pause()
        else:
            self._session.edit(LAB, weights="mine")
            self._run.start(self._state.recipe)

    @Slot()
    def step(self) -> None:
        self._session.edit(LAB, weights="mine")
        self._run.step(self._state.recipe)

    @Slot()
    def reset(self) -> None:
        self._run.reset(self._state.recipe)

    @Slot()
    def reseed(self) -> None:
        """Another seed, and the weights it gives."""
        self._session.edit(LAB, recipe=replace(self._state.recipe, seed=random.randrange(1_000_000)))
        self._run.reset(self._state.recipe)

    # ---- showing

    def show_recipe(self, recipe: Recipe) -> None:
        self.preset.set_value(preset_of(recipe))
        for choice, value in (
            (self.examples, recipe.examples),
            (self.activation, recipe.activation),
            (self.pooling, recipe.pooling),
            (self.initialiser, recipe.initialiser),
            (self.optimiser, recipe.optimiser),
            (self.batch_size, recipe.batch_size),
        ):
            choice.set_value(value)
        for box, number in (
            (self.learning_rate, recipe.learning_rate),
            (self.epochs, recipe.epochs),
            (self.seed, recipe.seed),
        ):
            set_quietly(box, number)

    @Slot()
    def show_phase(self) -> None:
        run, phase = self._run, self._run.phase
        texts = {
            Phase.RUNNING: (self.tr("Pause"), "pause"),
            Phase.PAUSED: (self.tr("Resume"), "play"),
        }
        text, image = texts.get(phase, (self.tr("Train"), "play"))
        self.start_button.setText(text)
        self.start_button.setAccessibleName(text)
        self.start_button.set_icons(*accented_icons(image, self))
        loaded = run.dataset is not None
        self.start_button.setEnabled(loaded)
        self.step_button.setEnabled(loaded and phase is not Phase.RUNNING)
        self.stop_button.setEnabled(run.is_active)
        self.reset_button.setEnabled(phase is not Phase.READY)
        self.layers.show_network(run.recipe.architecture.network())
        self._form_area.setEnabled(not run.is_active)
        self.preset.setEnabled(not run.is_active)
        self.show_progress()

    @Slot()
    def _show_progress_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def show_progress(self) -> None:
        log, last = self._run.log, self._run.log.last
        self.progress.setMaximum(last.steps if last else 1)
        self.progress.setValue(last.step if last else 0)
        dash = "–"
        left = log.seconds_left
        accuracy = log.test_accuracy
        values = (
            f"{last.epoch:.2f} / {self._run.recipe.epochs}" if last else dash,
            f"{log.smoothed_loss:.3f}" if log.smoothed_loss is not None else dash,
            f"{accuracy * 100:.2f} %" if accuracy is not None else dash,
            f"{last.step}" if last else dash,
            f"{log.examples_per_second:,.0f}".replace(",", "\u202f") if last else dash,
            f"{int(left) // 60}:{int(left) % 60:02d}" if last and self._run.is_active else dash,
        )
        for label, value in zip(self.figures, values, strict=True):
            label.setText(value)
        self.message.setText(self._describe_phase())

    @property
    def has_dataset_or_problem(self) -> bool:
        return self._run.dataset is not None or bool(self._problem)

    @Slot(str)
    def take_dataset_problem(self, problem: str) -> None:
        self._problem = problem
        self.show_progress()

    def _describe_phase(self) -> str:
        run, log = self._run, self._run.log
        if run.phase is Phase.FAILED:
            return self._describe_failure(run.error)
        if run.dataset is None:
            if self._problem:
                return self.tr("MNIST cannot be used: {0}").format(self._problem)
            return self.tr("Loading MNIST…")
        if run.phase is Phase.FINISHED:
            return self.tr("Done. Draw, or change one thing and train again.")
        if run.phase is Phase.STOPPED:
            return self.tr("Stopped. The weights stay as they are until you train again or reset.")
        if run.recipe.initialiser == "zeros" and log.last:
            return self.tr(
                "All weights began at zero, so the units of a layer all stay alike: there is little to learn with."
            )
        if log.has_shot_up:
            return self.tr(
                "The loss has shot up to {0}: the steps are too large. A ReLU that was pushed to give only 0 gets no"
                " gradient and stays there. Reset, and try a smaller learning rate."
            ).format(f"{log.highest_loss:,.3g}")
        if log.on_plateau and run.recipe.activation == "sigmoid":
            return self.tr(
                "The plateau: every digit still gets about 10 %. The sigmoids dampen the gradients, and for some epochs"
                " nothing seems to happen. With the book's settings it breaks after about three."
            )
        if log.on_plateau:
            return self.tr("No better than guessing so far: a loss of 2.303 is that of ten equal guesses.")
        if run.phase is Phase.READY:
            return self.tr("Ready: {0} steps an epoch. Keep drawing while it trains.").format(
                -(-run.recipe.examples // run.recipe.batch_size)
            )
        return ""

    def _describe_failure(self, error: Exception | None) -> str:
        if not isinstance(error, DivergedError):
            return self.tr("Training ended with an error: {0}").format(error)
        return self.tr(
            "Diverged at step {0}: the loss is no longer a finite number. The learning rate {1} is probably too large"
            " for {2} with this optimiser. The last finite weights are kept."
        ).format(error.step, f"{self._run.recipe.learning_rate:g}", activation_name(self._run.recipe.activation))

    # ---- languages and themes

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._set_icons()

    def _set_icons(self) -> None:
        for button, name in (
            (self.step_button, "step"),
            (self.stop_button, "stop"),
            (self.reset_button, "reset"),
            (self.new_seed, "shuffle"),
        ):
            button.setIcon(icon(name, self))
        self.show_phase()

    def retranslate(self) -> None:
        self.set_title(self.tr("Train"))
        self.preset.set_texts(
            [
                (self.tr("Modern"), self.tr("ReLU, max pooling, Adam: learns within the first seconds")),
                (self.tr("Book's"), self.tr("Sigmoid, average pooling, SGD with learning rate 0.9, batches of 256")),
            ]
        )
        rows = (
            (
                self.tr("Dataset"),
                self.tr("How many of MNIST's training images are used: with few, it learns them by heart"),
            ),
            (self.tr("Activation"), self.tr("The function after each convolution and dense layer")),
            (self.tr("Pooling"), self.tr("What each 2 × 2 window is reduced to")),
            (self.tr("Initialiser"), self.tr("How the first weights are drawn")),
            (self.tr("Optimiser"), self.tr("How a gradient becomes a step")),
            (self.tr("Learning rate"), self.tr("The size of the steps: too small learns slowly, too large diverges")),
            (self.tr("Batch size"), self.tr("How many images each step looks at")),
            (self.tr("Epochs"), self.tr("How many times all images are seen")),
            (
                self.tr("Seed"),
                self.tr("Decides the first weights and the order of the images: the same seed, the same run"),
            ),
        )
        for row, (text, tip) in enumerate(rows):
            label = self._form.itemAt(row, QFormLayout.ItemRole.LabelRole).widget()
            label.setText(text)
            field = self._form.itemAt(row, QFormLayout.ItemRole.FieldRole).widget() or self.seed
            for widget in (label, field):
                widget.setToolTip(tip)
            field.setAccessibleName(text)
        self.examples.set_texts(
            [self.tr("MNIST, {0}").format(f"{size:,}".replace(",", "\u202f")) for size in TRAIN_SIZES]
        )
        self.activation.set_texts([activation_name(name) for name in ("sigmoid", "relu", "tanh")])
        self.pooling.set_texts([self.tr("average"), self.tr("maximum")])
        self.initialiser.set_texts(
            [self.tr("Xavier uniform"), self.tr("Kaiming normal"), self.tr("normal, σ = 0.01"), self.tr("zeros")]
        )
        self.optimiser.set_texts([self.tr("SGD"), self.tr("SGD with momentum"), self.tr("Adam")])
        self.batch_size.set_texts([str(size) for size in (16, 32, 64, 128, 256, 512, 1024)])
        for button, text, tip in (
            (self.step_button, self.tr("Step"), self.tr("Take one training step")),
            (self.stop_button, self.tr("Stop"), self.tr("End this run and keep its weights")),
            (
                self.reset_button,
                self.tr("Reset"),
                self.tr("Back to the first weights of this seed; the curves are cleared"),
            ),
            (self.new_seed, "", self.tr("Draw another seed and start afresh from its weights")),
        ):
            name_button(button, text, tip)
        self.start_button.setToolTip(self.tr("Train a LeNet; your digit's prediction follows its weights"))
        names = (
            *(self.tr("epoch"), self.tr("loss"), self.tr("test accuracy")),
            *(self.tr("step"), self.tr("examples/s"), self.tr("time left")),
        )
        for label, name in zip(self._figure_names, names, strict=True):
            label.setText(name)
        self._set_icons()
