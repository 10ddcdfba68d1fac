"""The controls: input, kernel, where the stamps lie, what is shown of the output, and the same in PyTorch."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLabel

from convlab.core import Padding
from convlab.gui.labs.learning.transposed.torch_words import torch_code, torch_note, torch_shapes
from convlab.gui.labs.learning.transposed.words import own_input_names, stamp_kernel_names, why_not
from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.output_section import PlainOutput
from convlab.gui.labs.matrix.parts import name_control, wrapped_caption
from convlab.gui.labs.matrix.sections import MatrixControls, MatrixSection
from convlab.gui.labs.matrix.states import UNNAMED_KERNEL
from convlab.gui.language import translate
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.pair_box import Pair
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.common import kernels
from convlab.labs.common.arrays import frozen
from convlab.labs.common.inputs import NUMBERS
from convlab.labs.common.sliding import Bounds
from convlab.labs.learning.transposed.inputs import OWN_INPUTS
from convlab.labs.learning.transposed.kernels import KERNEL_NAMES, OF_ANY_SIZE, named_kernel
from convlab.labs.learning.transposed.stamping import sides
from convlab.labs.learning.transposed.state import TransposedState

BEGINNING_SIZE = {"ones": (3, 3), "bilinear": (4, 4), "gaussian": (4, 4), "random": (3, 3)}


class TransposedControls(MatrixControls):
    def __init__(self) -> None:
        self.input, self.kernel, self.geometry_section = StampedInput(), StampKernel(), StampGeometry()
        self.output, self.torch = PlainOutput(_use_tip), TorchSection()
        super().__init__(self.input, self.kernel, self.geometry_section, self.torch, self.output)

    def show_state(self, state: TransposedState) -> None:
        limits = state.stamping.bounds(0), state.stamping.bounds(1)
        self.input.show_state(state, limits)
        self.kernel.show_state(state, limits)
        self.geometry_section.show_state(state, limits)
        self.output.show_state(state)
        self.torch.show_state(state)


class StampedInput(InputSection):
    """With the inputs that only this view has."""

    def __init__(self) -> None:
        super().__init__(*OWN_INPUTS)
        self._stamped: TransposedState

    def show_state(self, state: Any, bounds: tuple[Bounds, Bounds]) -> None:
        self._stamped = state
        super().show_state(state, bounds)

    def why_not(self, axis: int, value: int) -> str:
        return why_not(self._stamped.stamping, "input", axis, value)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_names(own_input_names())
        name_control(self.choice, self.tr("Input"), self.tr("What stamps: a matrix, a digit or a photograph"))


class StampKernel(MatrixSection):
    """Which kernel, and its size."""

    def __init__(self) -> None:
        super().__init__()
        self._state: TransposedState
        self.choice = Choice(KERNEL_NAMES)
        self.choice.chosen.connect(self._choose)
        self.add_again(self._another)
        self.grid.addWidget(self.choice, 0, 0, 1, 4)
        self.size_row = PairRow(self)
        self.size_row.add_to(self.grid, 1)
        self.size_row.changed.connect(self._resize)
        self.size_row.attempted.connect(lambda size: self.attempted.emit({} if size is None else {"kernel": size}))
        self.size_row.why = lambda axis, value: why_not(self._state.stamping, "kernel", axis, value)
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        self.edit.separate()
        self.edit.add("flip", lambda: self._set(frozen(kernels.flipped(self._state.kernel))))
        self.retranslate()

    def _set(self, kernel: Any) -> None:
        self.edited.emit({"kernel": kernel, **UNNAMED_KERNEL}, None)

    @Slot(object)
    def _choose(self, name: str) -> None:
        self._make(name, BEGINNING_SIZE.get(name, (1, 1)))

    def _make(self, name: str, size: Pair) -> None:
        kernel = named_kernel(name, size, self._state.kernel_number)
        self.edited.emit({"kernel": kernel, "recipe": name, "scene": None}, None)

    @Slot(object)
    def _resize(self, size: Pair) -> None:
        if self._state.recipe in OF_ANY_SIZE:
            self._make(self._state.recipe, size)
        else:
            self._set(frozen(kernels.resized(self._state.kernel, *size)))

    @Slot()
    def _another(self) -> None:
        """Other random weights, as many as there are."""
        (k_h, k_w), number = self._state.kernel.shape, self._state.kernel_number
        number = (number + 1) % NUMBERS if self._state.recipe == "random" else number
        changes = {"kernel": named_kernel("random", (k_h, k_w), number), "kernel_number": number}
        self.edited.emit({**changes, "recipe": "random", "scene": None}, None)

    def show_state(self, state: TransposedState, bounds: tuple[Bounds, Bounds]) -> None:
        self._state = state
        self.choice.set_value(state.recipe)
        for axis, limits in enumerate(bounds):
            self.size_row.show_axis(axis, state.kernel.shape[axis], limits.kernel)

    def retranslate(self) -> None:
        self.set_title(self.tr("Kernel"))
        names = stamp_kernel_names()
        self.choice.set_texts([names[name] for name in KERNEL_NAMES])
        self.choice.setPlaceholderText(self.tr("your own"))
        name_control(self.choice, self.tr("Kernel"), self.tr("The weights that every cell of the input stamps"))
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the kernel"), self.tr("Columns of the kernel")),
            self.tr("Size of the kernel: a larger kernel makes a larger output"),
        )
        name_button(self.buttons["again"], "", self.tr("Other random weights"))
        self.edit.set_texts(
            (
                ("copy", self.tr("Copy"), self.tr("Copy the kernel as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a matrix as the kernel")),
                ("flip", self.tr("Turn by 180°"), self.tr("Every stamp is turned by 180°")),
            )
        )
        self.restyle()


class StampGeometry(MatrixSection):
    """Stride, padding, output padding; dilation behind “More”."""

    def __init__(self) -> None:
        super().__init__()
        self._state: TransposedState
        self.rows = {name: PairRow(self) for name in ("stride", "padding", "output_padding", "dilation")}
        for place, (name, row) in enumerate(self.rows.items()):
            row.add_to(self.more.grid if name == "dilation" else self.grid, place)
            row.changed.connect(partial(self._set, name))
            row.attempted.connect(partial(self._attempt, name))
            row.why = partial(self._why_not, name)
        self.retranslate()

    def _set(self, name: str, pair: Pair) -> None:
        self.edited.emit({name: self._value(name, pair), "scene": None}, None)

    def _attempt(self, name: str, pair: Pair | None) -> None:
        self.attempted.emit({} if pair is None or min(pair) < 0 else {name: self._value(name, pair)})

    def _value(self, name: str, pair: Pair) -> Pair | Padding:
        return Padding(pair[0], pair[0], pair[1], pair[1]) if name == "padding" else pair

    def _why_not(self, name: str, axis: int, value: int) -> str:
        return why_not(self._state.stamping, name, axis, value)

    def show_state(self, state: TransposedState, bounds: tuple[Bounds, Bounds]) -> None:
        self._state = state
        padding = sides(state.padding)
        for axis, limits in enumerate(bounds):
            self.rows["stride"].show_axis(axis, state.stride[axis], limits.stride)
            self.rows["padding"].show_axis(axis, padding[axis], limits.padding)
            most = state.stamping.most_output_padding(axis)
            self.rows["output_padding"].show_axis(axis, state.output_padding[axis], (0, most))
            self.rows["dilation"].show_axis(axis, state.dilation[axis], limits.dilation)
        self.more.show_use(state.dilation != (1, 1))

    def retranslate(self) -> None:
        self.set_title(self.tr("Where the stamps lie"))
        self.more.set_contents(self.tr("dilation"))
        self.rows["stride"].set_texts(
            self.tr("Stride"),
            (self.tr("Stride down"), self.tr("Stride to the right")),
            self.tr("How far apart the stamps lie: with 2 the output is about twice as large"),
        )
        self.rows["padding"].set_texts(
            self.tr("Padding"),
            (self.tr("Rows taken away"), self.tr("Columns taken away")),
            self.tr("Rows and columns taken away from each side of the output, per side as in PyTorch"),
        )
        self.rows["output_padding"].set_texts(
            self.tr("Output padding"),
            (self.tr("Output padding of rows"), self.tr("Output padding of columns")),
            self.tr("Rows and columns left standing at the bottom and on the right of the output"),
        )
        self.rows["dilation"].set_texts(
            self.tr("Dilation"),
            (self.tr("Dilation of rows"), self.tr("Dilation of columns")),
            self.tr("How far apart the cells of a stamp are: it spreads over more of the output"),
        )


class TorchSection(MatrixSection):
    """The call that gives the same, to read and to copy."""

    def __init__(self) -> None:
        super().__init__()
        self.code, self._shapes, self._note = QLabel(), wrapped_caption(), wrapped_caption()
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setMinimumWidth(1)  # a long line widens nothing
        for label in (self.code, self._shapes):
            self.body.addWidget(label)
        self.more.grid.addWidget(self._note, 0, 0, 1, 4)
        self.add_button("copy", self.heading, self._copy, drawn="copy", stretch=0)
        self.retranslate()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())

    def show_state(self, state: TransposedState) -> None:
        self.code.setText(torch_code(state))
        self._shapes.setText(torch_shapes(state))
        self._note.setText(torch_note(state))

    def retranslate(self) -> None:
        self.set_title(self.tr("In PyTorch"))
        self.more.set_contents(self.tr("conventions"))
        self.code.setAccessibleName(self.tr("In PyTorch"))
        self.code.setToolTip(self.tr("F is torch.nn.functional"))
        name_button(self.buttons["copy"], "", self.tr("Copy these lines"))
        self.restyle()


def _use_tip() -> str:
    return translate("TransposedPage", "Make the output the next input, to enlarge once more")
