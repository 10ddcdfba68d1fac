"""The right-hand side of the LeNet page: how to train, the buttons for it, and how it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
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

from convlab.assets import resource
from convlab.gui.data.words import data_problem
from convlab.gui.icons import accented_icons, icon
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.drawing.prediction import wrapped_caption
from convlab.gui.labs.lenet.runs.words import difference_text
from convlab.gui.labs.lenet.training.curves import CurvesPanel
from convlab.gui.labs.lenet.training.layer_table import LayerTable
from convlab.gui.labs.lenet.training.recipe import RecipeForm
from convlab.gui.labs.lenet.training.words import describe_phase, run_title
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
ROOM_FOR_LAYERS = 488  # pixels; in a lower panel they give way: the view Architecture shows them too
FIGURES_MILLISECONDS = 200  # between two changes of the figures: nobody reads faster


class TrainingPanel(Panel):
    """Above the recipe of the next run, or of this one while it goes on; below how the run that is shown has gone.

    `curves` is a widget of its own, placed by a view.

    `start_button_changed` is emitted when the button has another text, icon or state.
    """

    start_button_changed = Signal()

    def __init__(self, controller: LeNetController) -> None:
        super().__init__()
        self._controller, self._run = controller, controller.run
        self._problem: OSError | ValueError | None = None
        self._shown_recipe: Recipe | None = None
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
        self.layers, self.next_note = LayerTable(), wrapped_caption()
        content = QWidget()
        in_column(self.form, self.layers, 1, parent=content)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to whatever has the focus
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        WheelGuard(content)
        content.setAutoFillBackground(False)
        scroll.setBackgroundRole(QPalette.ColorRole.Base)  # the panel's
        self.body.addWidget(self.next_note)
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
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing() * 2)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.run_title = QLabel()
        self.run_title.setFont(font("text", bold=True))
        self.run_title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
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
        return in_column(self.run_title, self.progress, self._figures, self.message, spacing=UNIT // 2)

    def _connect(self) -> None:
        self.preset.chosen.connect(self._choose_preset)
        self.start_button.clicked.connect(self._controller.start_or_pause)
        self.step_button.clicked.connect(self._controller.step)
        self.stop_button.clicked.connect(self._controller.stop)
        self.reset_button.clicked.connect(self._controller.reset)
        self._soon = SingleShot(self, FIGURES_MILLISECONDS, self.show_progress)
        self._run.progressed.connect(self._soon.start_if_idle)
        self._run.phase_changed.connect(self.show_phase)
        self._run.shown.changed.connect(self.show_progress)
        self._run.library.changed.connect(self.show_progress)

    @Slot(object)
    def _choose_preset(self, name: str) -> None:
        self._controller.choose_preset(name)
        self.preset.set_value(preset_of(self._controller.recipe))  # that of the preset in force goes down again

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layers.setVisible(self.height() >= ROOM_FOR_LAYERS)

    # ---- showing

    @Slot()
    def show_recipe(self) -> None:
        """The recipe of the run that goes on, or of the next one."""
        self._shown_recipe = recipe = self._controller.shown_recipe
        self.preset.set_value(preset_of(recipe))
        self.form.show_recipe(recipe)
        self.layers.show_architecture(recipe.architecture)
        self._show_whether_it_can_train(self._controller.recipe)
        self._name_recipe()

    def _name_recipe(self) -> None:
        """Whether it is that of this run or of the next one, and whether both are the same."""
        self.set_title(self.tr("This run") if self._run.is_active else self.tr("Next run"))
        self.next_note.setText(self._next_text() if self._controller.next_differs else "")
        self.next_note.setVisible(self._controller.next_differs)

    def _next_text(self) -> str:
        text = self.tr("The next run will differ: {0}.")
        return text.format(difference_text(self._controller.shown_recipe, self._controller.recipe))

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
        self.stop_button.setEnabled(run.is_active)
        self.reset_button.setEnabled(phase is not Phase.READY)
        if self._controller.shown_recipe != self._shown_recipe:  # else what is half typed would be lost
            self.show_recipe()
        self.form.show_phase()
        self._show_whether_it_can_train(self._controller.recipe)
        self._name_recipe()
        self.preset.setEnabled(not run.is_active)
        self.show_progress()

    def _show_whether_it_can_train(self, recipe: Recipe) -> None:
        can = self._run.is_active or self._run.can_train_on(recipe.data)
        self.start_button.setEnabled(can)
        self.step_button.setEnabled(can and self._run.phase is not Phase.RUNNING)
        self.start_button_changed.emit()

    @Slot()
    def show_progress(self) -> None:
        run, log, last = self._run, self._run.log, self._run.log.last
        now = log.at(run.shown.step)
        self.progress.setMaximum(last.steps if last else 1)
        self.progress.setValue(now.step)
        dash = "–"
        goes_on = run.is_active and run.shown.checkpoint is None
        left = log.seconds_left
        values = (
            f"{fixed_number(now.epoch, 2)} / {run.record.tuning.epochs}" if last else dash,
            dash if now.loss is None else fixed_number(now.loss, 3),
            dash if now.test_accuracy is None else percent(now.test_accuracy, 2),
            grouped(now.step) if last else dash,
            grouped(log.examples_per_second) if goes_on else dash,
            f"{int(left) // 60}:{int(left) % 60:02d}" if goes_on else dash,
        )
        for label, value in zip(self.figures, values, strict=True):
            label.setText(value)
        self.run_title.setText(run_title(run))
        self.form.show_progress()
        problem = "" if self._problem is None else data_problem(resource("data"), self._problem)
        self.message.setText(describe_phase(self._run, self._controller.recipe, problem))

    @property
    def has_dataset_or_problem(self) -> bool:
        return self._run.dataset is not None or self._problem is not None

    @Slot(object)
    def show_dataset_problem(self, problem: OSError | ValueError) -> None:
        self._problem = problem
        self.show_progress()

    # ---- languages and themes

    def restyle(self) -> None:
        self.step_button.setIcon(icon("step", self))
        self.stop_button.setIcon(icon("stop", self))
        self.reset_button.setIcon(icon("reset", self))
        self.show_phase()

    def retranslate(self) -> None:
        self.preset.set_texts(
            [
                (
                    self.tr("ReLU, Adam"),
                    self.tr("ReLU, max pooling and Adam with learning rate 0.002; the layers stay as they are"),
                ),
                (
                    self.tr("Sigmoid, SGD"),
                    self.tr("As in the book: sigmoid, average pooling, SGD with learning rate 0.9; the layers stay"),
                ),
            ]
        )
        name_button(self.step_button, self.tr("Step"), self.tr("Take one training step"))
        name_button(self.stop_button, self.tr("Stop"), self.tr("End this run and keep its weights"))
        tip = self.tr("Back to the initial weights of this seed; the curves are cleared")
        name_button(self.reset_button, self.tr("Reset"), tip)
        self.start_button.setToolTip(self.tr("Train a LeNet; your digit’s prediction follows its weights"))
        names = (
            *(self.tr("epoch"), self.tr("loss, mean"), self.tr("test accuracy")),
            *(self.tr("step"), self.tr("examples/s"), self.tr("time left")),
        )
        for label, name in zip(self._figure_names, names, strict=True):
            label.setText(name)
        tip = self.tr("The running mean of the loss, over about the last ten steps")
        for label in (self._figure_names[1], self.figures[1]):
            label.setToolTip(tip)
        self.restyle()
