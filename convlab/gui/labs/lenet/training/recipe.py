"""How to train: the LeNet page's form. What may change while a run goes on can be changed there, too."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from convlab.gui.icons import icon
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.runs.words import value_text
from convlab.gui.labs.lenet.training.stop_rules import StopRulesForm
from convlab.gui.labs.lenet.words import activation_name
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, name_field, set_quietly
from convlab.gui.widgets.fold import Fold
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.number_box import DecimalBox, NumberBox
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.lenet.runs.comparison import ACTIVATIONS, BATCH_SIZES, INITIALISERS, OPTIMISERS, POOLINGS
from convlab.labs.lenet.state import NO_RULES, Recipe, train_sizes

MOST_EPOCHS = 100


class RecipeForm(LanguageAndTheme, QWidget):
    """Shows and edits the recipe of the next run; during a run its own, of which only the tuning can be changed.

    What is changed often stands open, the rest behind a button.
    """

    def __init__(self, controller: LeNetController) -> None:
        super().__init__()
        self._controller, self._run = controller, controller.run
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.examples = Choice([])
        self.activation = Choice(ACTIVATIONS)
        self.pooling = Choice(POOLINGS)
        self.initialiser = Choice(INITIALISERS)
        self.optimiser = Choice(OPTIMISERS)
        self.learning_rate = DecimalBox(0.00001, 100)
        self.learning_rate.setStepType(DecimalBox.StepType.AdaptiveDecimalStepType)
        self.learning_rate.why = self._why_not_learning_rate
        self.momentum = DecimalBox(0, 0.99)
        self.momentum.why = self._why_not_momentum
        self.momentum.setSingleStep(0.05)
        self.batch_size = Choice(BATCH_SIZES)
        self.epochs = NumberBox(1, MOST_EPOCHS)
        self.epochs.why = self._why_not_epochs
        self.seed = NumberBox(0, 999_999)
        self.seed.why = self._why_not_seed
        self.new_seed = QPushButton()
        self._choices: dict[str, Choice] = {
            "examples": self.examples,
            "activation": self.activation,
            "pooling": self.pooling,
            "initialiser": self.initialiser,
            "optimiser": self.optimiser,
            "batch_size": self.batch_size,
        }
        self._boxes: dict[str, NumberBox | DecimalBox] = {
            "learning_rate": self.learning_rate,
            "momentum": self.momentum,
            "epochs": self.epochs,
            "seed": self.seed,
        }
        self._labels: dict[QWidget, QLabel] = {}
        often = self._add_rows(self.activation, self.learning_rate, self.epochs)
        self.more, self.rules = Fold(), StopRulesForm()
        of_data, of_steps = (self.examples, self.batch_size), (self.optimiser, self.momentum)
        self._rare = rare = self._add_rows(*of_data, self.pooling, self.initialiser, *of_steps)
        self._labels[self.seed] = QLabel()
        rare.addRow(self._labels[self.seed], in_row((self.seed, 1), self.new_seed, spacing=UNIT // 2))
        self.more.row().addLayout(in_column(rare, self.rules, spacing=UNIT // 2))
        in_column(often, self.more, spacing=UNIT // 2, parent=self)

    def _add_rows(self, *fields: QWidget) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(UNIT // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            label = QLabel()
            form.addRow(label, field)
            field.setMinimumWidth(80)
            label.setBuddy(field)
            self._labels[field] = label
        return form

    def _connect(self) -> None:
        edit = self._controller.edit_recipe
        for name, choice in self._choices.items():
            if name in ("activation", "pooling"):
                choice.chosen.connect(partial(self._edit_architecture, name))
            else:
                choice.chosen.connect(lambda value, name=name: edit(**{name: value}))
        self.learning_rate.valueChanged.connect(self._edit_learning_rate)
        self.momentum.valueChanged.connect(lambda value: edit(merge="momentum", momentum=value))
        self.epochs.valueChanged.connect(lambda value: edit(merge="epochs", epochs=value))
        self.seed.valueChanged.connect(lambda value: edit(merge="seed", seed=value))
        self.rules.chosen.connect(lambda rules: edit(merge="stop", stop=rules))
        self.new_seed.clicked.connect(self._controller.reseed)

    def _why_not_epochs(self, epochs: float) -> str:
        if epochs < self.epochs.minimum() and self._run.is_active:
            text = self.tr("This run is in its epoch {0} already: it cannot end before that.")
            return text.format(self.epochs.minimum())
        if epochs < 1:
            return self.tr("A run has at least 1 epoch: with none, its weights would stay as they were drawn.")
        text = self.tr("At most {0} epochs: more take long, and with these images they bring hardly anything.")
        return text.format(self.epochs.maximum())

    def _why_not_learning_rate(self, rate: float) -> str:
        if rate <= 0:
            return self.tr("The learning rate is above 0: a step against the gradient makes the loss fall.")
        if rate < self.learning_rate.minimum():
            text = self.tr("At least {0}: smaller steps would hardly change the weights, even in {1} epochs.")
            return text.format(format_number(self.learning_rate.minimum()), self.epochs.maximum())
        text = self.tr("At most {0}: training already fails with far smaller steps.")
        return text.format(format_number(self.learning_rate.maximum()))

    def _why_not_momentum(self, momentum: float) -> str:
        if momentum < 0:
            return self.tr("The momentum is at least 0, which is plain SGD: each step forgets the one before.")
        text = self.tr("At most {0}: with momentum m the steps add up to 1/(1 − m) times one, with 1 without end.")
        return text.format(format_number(self.momentum.maximum()))

    def _why_not_seed(self, seed: float) -> str:
        if seed < 0:
            return self.tr("A seed is a number from 0 on: it only tells one draw of the weights from another.")
        text = self.tr("At most {0}: seeds are numbers of up to six digits, so that they can be told to others.")
        return text.format(grouped(self.seed.maximum()))

    def _edit_architecture(self, name: str, value: str) -> None:
        changes: dict[str, Any] = {name: value}
        self._controller.edit_architecture(replace(self._controller.recipe.architecture, **changes))

    @Slot(float)
    def _edit_learning_rate(self, value: float) -> None:
        rounded = round(value, self.learning_rate.decimals())
        self._controller.edit_recipe(merge="learning_rate", learning_rate=rounded)

    # ---- showing

    def show_recipe(self, recipe: Recipe) -> None:
        sizes = train_sizes(recipe.data)
        self.examples.set_options(sizes, [f"{recipe.data.name}, {grouped(size)}" for size in sizes])
        for name, choice in self._choices.items():
            choice.set_value(getattr(recipe, name))
        for name, box in self._boxes.items():
            set_quietly(box, getattr(recipe, name))
        self.rules.show_rules(recipe.stop)
        self.more.show_use(recipe.stop != NO_RULES)
        self.show_phase()

    @Slot()
    def show_phase(self) -> None:
        """Disable what cannot be changed now."""
        active, recipe = self._run.is_active, self._controller.shown_recipe
        for control in (*self._choices.values(), self.seed, self.new_seed):
            control.setEnabled(not active)
        if recipe.architecture.is_mlp:  # there is nothing to pool
            self.pooling.setEnabled(False)
        self._rare.setRowVisible(self.momentum, recipe.optimiser == "momentum")

    def show_progress(self) -> None:
        """The epochs that have begun are the least there can be."""
        last = self._run.log.last
        begun = math.ceil(last.epoch) if last and self._run.is_active else 1
        if self.epochs.minimum() != begun and self.epochs.value() >= begun:
            self.epochs.setMinimum(begun)

    def restyle(self) -> None:
        self.new_seed.setIcon(icon("shuffle", self))

    def retranslate(self) -> None:
        name = self._name_field
        tip = self.tr("How many of the training images are used: a network can memorise a few")
        name(self.examples, self.tr("Dataset"), tip)
        name(self.activation, self.tr("Activation"), self.tr("The function after each convolution and dense layer"))
        name(self.pooling, self.tr("Pooling"), self.tr("What each 2 × 2 window is reduced to"))
        name(self.initialiser, self.tr("Initialiser"), self.tr("How the initial weights are drawn"))
        name(self.optimiser, self.tr("Optimiser"), self.tr("How a gradient becomes a step"))
        tip = self.tr(
            "The size of the steps: too small learns slowly, too large diverges. During a run, a"
            " change takes effect at the next step"
        )
        name(self.learning_rate, self.tr("Learning rate"), tip)
        tip = self.tr("How much of the last step each step keeps, for SGD with momentum; can be changed during a run")
        name(self.momentum, self.tr("Momentum"), tip)
        name(self.batch_size, self.tr("Batch size"), self.tr("How many images each step uses"))
        tip = self.tr("How many times all images are seen; can be changed during a run")
        name(self.epochs, self.tr("Epochs"), tip)
        tip = self.tr("Decides the initial weights and the order of the images: same seed, same run")
        name(self.seed, self.tr("Seed"), tip)
        self.activation.set_texts([activation_name(name) for name in ACTIVATIONS])
        self.pooling.set_texts([self.tr("average"), self.tr("maximum")])
        self.initialiser.set_texts([value_text("initialiser", name) for name in INITIALISERS])
        self.optimiser.set_texts([value_text("optimiser", name) for name in OPTIMISERS])
        self.batch_size.set_texts([str(size) for size in BATCH_SIZES])
        name_button(self.new_seed, "", self.tr("Draw another seed and start afresh from its weights"))
        self.more.set_contents(self.tr("data, optimiser, seed, rules"))
        self.restyle()

    def _name_field(self, field: QWidget, text: str, tip: str) -> None:
        label = self._labels[field]
        name_field(field, label, text, tip)
        label.setToolTip(tip)
