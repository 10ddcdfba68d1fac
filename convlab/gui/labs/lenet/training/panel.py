"""The right-hand side of the LeNet page: how to train, the buttons for it, and how it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from convlab.gui.icons import accented_icons, icon
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.training.curves import CurvesPanel
from convlab.gui.labs.lenet.training.layer_table import LayerTable
from convlab.gui.labs.lenet.training.recipe import RecipeForm
from convlab.gui.labs.lenet.training.words import describe_phase
from convlab.gui.theme import UNIT, font
from convlab.gui.training.run import Phase
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.layouts import in_column
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.wheel_guard import WheelGuard
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.common.numbers import fixed_number, grouped, percent
from convlab.labs.lenet.state import PRESETS, Recipe, preset_of

WIDTH = 296
FIGURES_MILLISECONDS = 200  # between two changes of the figures: nobody reads faster


class TrainingPanel(Panel):
    """Shows the recipe and how the run goes. `curves` is a widget of its own, placed by a view.

    `start_button_changed` is emitted when the button has another text, icon or state.
    """

    start_button_changed = Signal()

    def __init__(self, controller: LeNetController) -> None:
        super().__init__()
        self._controller, self._run = controller, controller.run
        self._problem = ""
        self.curves = CurvesPanel(controller)
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self.setFixedWidth(WIDTH)
        self.preset = Segments(list(PRESETS))
        self.heading.addWidget(self.preset)
        self.form = RecipeForm(self._controller)
        self.layers = LayerTable()
        content = QWidget()
        in_column(self.form, self.layers, 1, parent=content)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        WheelGuard(content)
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
        return in_column(self.progress, self._figures, self.message)

    def _connect(self) -> None:
        self.preset.chosen.connect(self._choose_preset)
        self.start_button.clicked.connect(self._controller.start_or_pause)
        self.step_button.clicked.connect(self._controller.step)
        self.stop_button.clicked.connect(self._controller.stop)
        self.reset_button.clicked.connect(self._controller.reset)
        self._soon = SingleShot(self, FIGURES_MILLISECONDS, self.show_progress)
        self._run.progressed.connect(self._soon.start_if_idle)
        self._run.phase_changed.connect(self.show_phase)

    @Slot(object)
    def _choose_preset(self, name: str) -> None:
        self._controller.choose_preset(name)
        self.preset.set_value(preset_of(self._controller.recipe))  # that of the preset in force goes down again

    # ---- showing

    def show_recipe(self, recipe: Recipe) -> None:
        self.preset.set_value(preset_of(recipe))
        self.form.show_recipe(recipe)
        self._show_whether_it_can_train(recipe)

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
        self._show_whether_it_can_train(self._controller.recipe)
        self.stop_button.setEnabled(run.is_active)
        self.reset_button.setEnabled(phase is not Phase.READY)
        self.layers.show_network(run.recipe.architecture.network())
        self.form.show_phase()
        self.preset.setEnabled(not run.is_active)
        self.show_progress()

    def _show_whether_it_can_train(self, recipe: Recipe) -> None:
        can = self._run.is_active or self._run.can_train_on(recipe.data)
        self.start_button.setEnabled(can)
        self.step_button.setEnabled(can and self._run.phase is not Phase.RUNNING)
        self.start_button_changed.emit()

    @Slot()
    def show_progress(self) -> None:
        log, last = self._run.log, self._run.log.last
        self.progress.setMaximum(last.steps if last else 1)
        self.progress.setValue(last.step if last else 0)
        dash = "–"
        left = log.seconds_left
        accuracy = log.test_accuracy
        values = (
            f"{fixed_number(last.epoch, 2)} / {self._run.record.tuning.epochs}" if last else dash,
            fixed_number(log.smoothed_loss, 3) if log.smoothed_loss is not None else dash,
            percent(accuracy, 2) if accuracy is not None else dash,
            grouped(last.step) if last else dash,
            grouped(log.examples_per_second) if last else dash,
            f"{int(left) // 60}:{int(left) % 60:02d}" if last and self._run.is_active else dash,
        )
        for label, value in zip(self.figures, values, strict=True):
            label.setText(value)
        self.form.show_progress()
        self.message.setText(describe_phase(self._run, self._controller.recipe, self._problem))

    @property
    def has_dataset_or_problem(self) -> bool:
        return self._run.dataset is not None or bool(self._problem)

    @Slot(str)
    def show_dataset_problem(self, problem: str) -> None:
        self._problem = problem
        self.show_progress()

    # ---- languages and themes

    def restyle(self) -> None:
        self.step_button.setIcon(icon("step", self))
        self.stop_button.setIcon(icon("stop", self))
        self.reset_button.setIcon(icon("reset", self))
        self.show_phase()

    def retranslate(self) -> None:
        self.set_title(self.tr("Train"))
        self.preset.set_texts(
            [
                (self.tr("Modern"), self.tr("ReLU, max pooling, Adam: learns within the first seconds")),
                (self.tr("Book's"), self.tr("Sigmoid, average pooling, SGD with learning rate 0.9, batches of 256")),
            ]
        )
        name_button(self.step_button, self.tr("Step"), self.tr("Take one training step"))
        name_button(self.stop_button, self.tr("Stop"), self.tr("End this run and keep its weights"))
        tip = self.tr("Back to the first weights of this seed; the curves are cleared")
        name_button(self.reset_button, self.tr("Reset"), tip)
        self.start_button.setToolTip(self.tr("Train a LeNet; your digit's prediction follows its weights"))
        names = (
            *(self.tr("epoch"), self.tr("loss"), self.tr("test accuracy")),
            *(self.tr("step"), self.tr("examples/s"), self.tr("time left")),
        )
        for label, name in zip(self._figure_names, names, strict=True):
            label.setText(name)
        self.restyle()
