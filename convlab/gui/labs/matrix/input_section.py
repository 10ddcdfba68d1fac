"""The controls of an input: which one, its size, the pen, and what can be done to all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel

from convlab.gui.icons import accented_icons
from convlab.gui.labs.matrix.cell_edits import too_large
from convlab.gui.labs.matrix.geometry_refusals import refusal_text
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixSection
from convlab.gui.labs.matrix.states import UNNAMED_INPUT, MatrixState
from convlab.gui.labs.matrix.words import input_names, photo_names
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments, set_quietly
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.number_box import NumberBox, beyond
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.common import inputs
from convlab.labs.common.arrays import Matrix, sealed
from convlab.labs.common.photos import PHOTOS
from convlab.labs.common.sliding import Bounds, Sliding, with_axis

SHIFTS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}


class InputSection(MatrixSection):
    """`input_requested` carries an input's name and its number, or None for the number it had last; `another_requested`
    a name: of random numbers and digits others are meant.
    """

    input_requested = Signal(object, object)
    another_requested = Signal(object)
    open_requested = Signal()
    pen_chosen = Signal(object)

    def __init__(self, *more: str) -> None:
        """`more` are names of inputs that only this lab has: they come first."""
        super().__init__()
        self._state: MatrixState
        self._bounds: tuple[Bounds, Bounds]
        self.choice = Choice([*more, *inputs.INPUTS, "digit", *PHOTOS])
        self.choice.chosen.connect(lambda name: self.input_requested.emit(name, None))
        self.number = NumberBox(0, inputs.NUMBERS - 1)
        self.number.valueChanged.connect(lambda value: self.input_requested.emit(self._state.input_name, value))
        self._more = more
        self.add_again(self._another)
        self.grid.addLayout(in_row((self.choice, 1), self.number, spacing=UNIT // 2), 0, 0, 1, 4)
        self.size_row = PairRow(self)
        self.size_row.add_to(self.more.grid, 0)
        self.size_row.changed.connect(lambda size: self._change(inputs.resized, *size))
        self.size_row.attempted.connect(lambda size: self.attempted.emit({} if size is None else {"input": size}))
        self.size_row.why = self.why_not
        self._pen_label = QLabel()
        self.pen = NumberField()
        self.pen.why = too_large
        self.pen.entered.connect(lambda value: self.edited.emit({"pen": value}, "pen"))
        self._pen_label.setBuddy(self.pen)
        self.tool = Segments([False, True])
        self.tool.chosen.connect(self._choose_tool)
        self.tool.set_value(False)
        self.grid.addWidget(self.tool, 1, 0, 1, 4)
        self.more.grid.addWidget(self._pen_label, 1, 0)
        self.more.grid.addWidget(self.pen, 1, 1)
        self._fill_menu()
        self.retranslate()

    def _fill_menu(self) -> None:
        menu = self.edit
        menu.add("open", self.open_requested.emit, drawn="open", key="Ctrl+Shift+O")
        menu.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        menu.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        menu.separate()
        for name in SHIFTS:
            shift = partial(self._change, inputs.shifted, *SHIFTS[name])
            menu.add(name, shift, drawn=name, key=f"Ctrl+{name.capitalize()}")
        menu.separate()
        menu.add("invert", lambda: self._change(inputs.inverted, self._state.white), drawn="invert", key="Ctrl+I")
        menu.add("fill", lambda: self._change(inputs.filled, self._state.pen), drawn="fill", key="Ctrl+P")
        menu.add("clear", lambda: self._change(inputs.filled, 0.0), drawn="clear", key="Ctrl+Delete")

    @Slot(object)
    def _choose_tool(self, draws: bool) -> None:
        self.more.show_use(draws)  # the pen's value is in there
        self.pen_chosen.emit(draws)

    @Slot()
    def _another(self) -> None:
        self.another_requested.emit("digit" if self._state.input_name == "digit" else "random")

    def _change(self, operation: Callable[..., Matrix], *arguments: float) -> None:
        self.edited.emit({"input": _of_planes(operation, self._state.input, *arguments), **UNNAMED_INPUT}, None)

    def why_not(self, axis: int, value: int) -> str:
        """Why the input cannot have so many rows or columns."""
        sliding = getattr(self._state, "sliding", None)
        if isinstance(sliding, Sliding):
            attempt = replace(sliding, input=with_axis(sliding.input, axis, value))
            return refusal_text(attempt, axis, "input", self._bounds[axis], value)
        return beyond(value, *self._bounds[axis].input)

    def show_state(self, state: MatrixState, bounds: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds = state, bounds
        self.choice.set_value(state.input_name)
        self.number.setVisible(state.input_name in inputs.NUMBERED)
        set_quietly(self.number, state.number)
        self.pen.set_value(state.pen)
        for axis, limits in enumerate(bounds):
            self.size_row.show_axis(axis, state.input.shape[axis - 2], limits.input)

    def set_names(self, names: dict[str, str]) -> None:
        """The names of the inputs that only this lab has."""
        own = [names[name] for name in self._more]
        self.choice.set_texts([*own, *input_names().values(), *photo_names().values()])

    def retranslate(self) -> None:
        self.set_title(self.tr("Input"))
        self.set_names({name: name for name in self._more})
        tip = self.tr("What the window slides over: a matrix, a digit or a photograph")
        name_control(self.choice, self.tr("Input"), tip)
        tip = self.tr("Seed of the random numbers, or which digit of MNIST’s test set")
        name_control(self.number, self.tr("Number of the input"), tip)
        self.choice.setPlaceholderText(self.tr("your own"))
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the input"), self.tr("Columns of the input")),
            self.tr("Size of the input: what fits is kept"),
        )
        self._pen_label.setText(self.tr("Pen draws"))
        self.more.set_contents(self.tr("size, pen’s value"))
        tip = self.tr("The value that drawing puts into a cell; 1/9 and sqrt(2) work too")
        name_control(self.pen, self.tr("Value the pen draws"), tip)
        self.tool.set_texts(
            [
                (self.tr("Pointer"), self.tr("Point: a click chooses a cell to type in, a drag draws")),
                (self.tr("Pen"), self.tr("Pen: a click draws too; the right button erases")),
            ]
        )
        name_button(self.buttons["again"], "", self.tr("Other random numbers, or another digit"))
        self._name_entries()
        self.restyle()

    def _name_entries(self) -> None:
        tip = self.tr("Open an image, or drop one on the window; beyond 1024 pixels it is scaled down")
        self.edit.set_texts(
            [
                ("open", self.tr("Open an image…"), tip),
                ("copy", self.tr("Copy"), self.tr("Copy the input as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a matrix or an image as the input")),
                ("left", self.tr("Move left"), self.tr("Move the content one column to the left")),
                ("right", self.tr("Move right"), self.tr("Move the content one column to the right")),
                ("up", self.tr("Move up"), self.tr("Move the content one row up")),
                ("down", self.tr("Move down"), self.tr("Move the content one row down")),
                ("invert", self.tr("Invert"), self.tr("Swap black and white")),
                ("fill", self.tr("Fill with the pen"), self.tr("Give every cell the pen’s value")),
                ("clear", self.tr("Clear"), self.tr("Set every cell to 0")),
            ]
        )

    def restyle(self) -> None:
        super().restyle()
        self.tool.button(False).set_icons(*accented_icons("pointer", self))
        self.tool.button(True).set_icons(*accented_icons("pen", self))


def _of_planes(operation: Callable[..., Matrix], x: Matrix, *arguments: float) -> Matrix:
    """An operation on matrices, done to each of the matrices (…, h, w)."""
    result = operation(x, *arguments) if x.ndim == 2 else np.stack([operation(plane, *arguments) for plane in x])
    return sealed(result)
