"""The controls of the target: what made it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixSection
from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Choice
from convlab.labs.common.kernels import KERNELS, KernelRecipe
from convlab.labs.learning.learn.choices import with_hidden
from convlab.labs.learning.learn.state import LearnState

OTHERS = ("maximum", "given")  # what makes a target without a hidden kernel


class TargetSection(MatrixSection):
    """`open_requested` asks for an image as the target."""

    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: LearnState
        self._label = QLabel()
        self.maker = Choice([*KERNELS, *OTHERS])
        self.maker.chosen.connect(self._choose)
        self.with_relu = CheckBox()
        self.with_relu.clicked.connect(lambda on: self._change(target="relu" if on else "kernel"))
        self.add_again(self._another)
        self._label.setBuddy(self.maker)
        self.grid.addWidget(self._label, 0, 0)
        self.grid.addWidget(self.maker, 0, 1, 1, 3)
        self.more.grid.addWidget(self.with_relu, 0, 1, 1, 3)
        self.edit.add("open", self.open_requested.emit, drawn="open")
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        self.retranslate()

    # ---- what the user does

    def _change(self, **changes: Any) -> None:
        self.edited.emit({**changes, "scene": None}, None)

    @Slot(object)
    def _choose(self, name: str) -> None:
        if name == "given":
            self._change(target=name, given=self._state.y)
        elif name in OTHERS:
            self._change(target=name)
        else:
            self._make(KernelRecipe(name))

    @Slot()
    def _another(self) -> None:
        recipe = self._state.recipe
        seed = recipe.seed + 1 if recipe is not None and recipe.name == "random" else 0
        self._make(KernelRecipe("random", seed=seed))

    def _make(self, recipe: KernelRecipe) -> None:
        self.edited.emit(with_hidden(self._state, recipe), None)

    # ---- showing

    def show_state(self, state: LearnState) -> None:
        self._state = state
        name = state.recipe.name if state.recipe is not None else None
        self.maker.set_value(name if state.has_hidden else state.target)
        self.with_relu.setEnabled(state.has_hidden)
        self.with_relu.setChecked(state.target == "relu")
        self.more.show_use(state.target == "relu")

    def retranslate(self) -> None:
        self.set_title(self.tr("Target"))
        self._label.setText(self.tr("Made by"))
        others = self.tr("Maximum of each window"), self.tr("Given: typed, an image …")
        self.maker.set_texts([*kernel_names().values(), *others])
        self.maker.setPlaceholderText(self.tr("your own kernel"))
        name_control(
            self.maker,
            self.tr("What makes the target"),
            self.tr("The hidden kernel that is to be found, or something else that makes Y"),
        )
        self.more.set_contents(self.tr("ReLU"))
        name_button(
            self.with_relu,
            self.tr("Then a ReLU"),
            self.tr("Negative numbers of the target become 0: a kernel alone cannot make that"),
        )
        name_button(self.buttons["again"], "", self.tr("A hidden kernel of random weights"))
        self.edit.set_texts(
            (
                (
                    "open",
                    self.tr("Open an image…"),
                    self.tr("An image as the target: the kernel that makes it from the input"),
                ),
                ("copy", self.tr("Copy"), self.tr("Copy the target as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a matrix or an image as the target")),
            )
        )
        self.restyle()
