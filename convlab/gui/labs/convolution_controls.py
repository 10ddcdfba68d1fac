"""The controls of the Convolution lab: input, kernel, geometry and what is shown of the output."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from convlab.core import Padding
from convlab.gui.icons import icon
from convlab.gui.labs.convolution_words import (
    input_names,
    kernel_names,
    pad_mode_names,
    photo_names,
    scale_names,
    split_text,
)
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments, set_quietly
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.pair_row import PairRow
from convlab.gui.widgets.panel import Panel
from convlab.labs import inputs, kernels
from convlab.labs.convolution import (
    PAD_MODES,
    SCALE_MODES,
    ConvolutionState,
    KernelRecipe,
    bounds,
    frozen,
)
from convlab.labs.photos import PHOTOS

WIDTH = 316
ICON = QSize(18, 18)
SHIFTS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}


class Controls(QScrollArea):
    """`edited` carries changes of the state and what they merge with; the other signals ask the page for something."""

    edited = Signal(dict, object)
    input_requested = Signal(object)  # an input's name; one that is random, or a digit, is another one each time
    open_requested = Signal()
    copy_requested = Signal(str)  # "input", "kernel" or "output"
    paste_requested = Signal(str)
    pen_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ConvolutionState | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, QPushButton] = {}
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, UNIT // 2, 0)
        self._column.setSpacing(UNIT)
        self._build_input()
        self._build_kernel()
        self._build_geometry()
        self._build_output()
        self._column.addStretch(1)
        self.setWidget(content)
        self.retranslate()

    # ---- building

    def _section(self) -> tuple[Panel, QGridLayout]:
        panel, grid = Panel(), QGridLayout()
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        panel.body.addLayout(grid)
        panel.body.setSpacing(UNIT // 2)
        self._column.addWidget(panel)
        return panel, grid

    def _button(self, name: str, layout: QHBoxLayout, slot: Any) -> QPushButton:
        button = QPushButton()
        button.setIconSize(ICON)
        button.setMinimumWidth(28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot())
        self._buttons[name] = button
        layout.addWidget(button, 1)
        return button

    def _row(self, panel: Panel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        panel.body.addLayout(row)
        return row

    def _build_input(self) -> None:
        self._input_panel, grid = self._section()
        self.input_choice = Choice([*inputs.INPUTS, "digit", *PHOTOS])
        self.input_choice.chosen.connect(self.input_requested)
        self.again = QPushButton()
        self.again.setIconSize(ICON)
        self.again.clicked.connect(self._another_input)
        self._input_panel.heading.addWidget(self.again)
        grid.addWidget(self.input_choice, 0, 0, 1, 4)
        self.input_size = PairRow(self)
        self.input_size.add_to(grid, 1)
        self.input_size.changed.connect(self._resize_input)
        self._pen_label = QLabel()
        self.pen = NumberField()
        self.pen.entered.connect(lambda value: self.edited.emit({"pen": value}, "pen"))
        self._pen_label.setBuddy(self.pen)
        self.tool = Segments([False, True])
        self.tool.chosen.connect(self.pen_chosen)
        self.tool.set_value(False)
        grid.addWidget(self._pen_label, 2, 0)
        grid.addWidget(self.pen, 2, 1)
        grid.addWidget(self.tool, 2, 2, 1, 2)
        row = self._row(self._input_panel)
        for name in SHIFTS:
            self._button(name, row, lambda name=name: self._change_input(inputs.shifted, *SHIFTS[name]))
        self._button("invert", row, lambda: self._change_input(inputs.inverted, self._now.white))
        self._button("fill", row, lambda: self._change_input(inputs.filled, self._now.pen))
        self._button("clear", row, lambda: self._change_input(inputs.filled, 0.0))
        row = self._row(self._input_panel)
        self._button("open", row, self.open_requested.emit)
        self._button("copy", row, lambda: self.copy_requested.emit("input"))
        self._button("paste", row, lambda: self.paste_requested.emit("input"))

    def _build_kernel(self) -> None:
        self._kernel_panel, grid = self._section()
        self.kernel_choice = Choice(list(kernels.KERNELS))
        self.kernel_choice.chosen.connect(self._choose_kernel)
        self.kernel_again = QPushButton()
        self.kernel_again.setIconSize(ICON)
        self.kernel_again.clicked.connect(self._another_kernel)
        self._kernel_panel.heading.addWidget(self.kernel_again)
        grid.addWidget(self.kernel_choice, 0, 0, 1, 4)
        self.kernel_size = PairRow(self)
        self.kernel_size.add_to(grid, 1)
        self.kernel_size.changed.connect(self._resize_kernel)
        self._parameters_label = QLabel()
        self.sigma, self.angle = QDoubleSpinBox(), QSpinBox()
        self.sigma.setRange(*kernels.SIGMAS)
        self.sigma.setSingleStep(0.1)
        self.sigma.setDecimals(2)
        self.sigma.setPrefix("σ ")
        self.angle.setRange(0, 345)
        self.angle.setSingleStep(15)
        self.angle.setWrapping(True)
        self.angle.setSuffix("°")
        for box, name in ((self.sigma, "sigma"), (self.angle, "angle")):
            box.setKeyboardTracking(False)
            box.setMinimumWidth(64)
            box.valueChanged.connect(lambda value, name=name: self._set_parameter(name, float(value)))
        grid.addWidget(self._parameters_label, 2, 0)
        grid.addWidget(self.sigma, 2, 1)
        grid.addWidget(self.angle, 2, 3)
        row = self._row(self._kernel_panel)
        for name, operation in (
            ("flip", kernels.flipped),
            ("transpose", kernels.transposed),
            ("rotate", kernels.rotated),
            ("negate", kernels.negated),
        ):
            self._button(name, row, lambda operation=operation: self._change_kernel(operation))
        row = self._row(self._kernel_panel)
        self._button("halve", row, lambda: self._change_kernel(kernels.scaled, 0.5))
        self._button("double", row, lambda: self._change_kernel(kernels.scaled, 2.0))
        self._button("normalise", row, self._normalise)
        row = self._row(self._kernel_panel)
        self._button("copy kernel", row, lambda: self.copy_requested.emit("kernel"))
        self._button("paste kernel", row, lambda: self.paste_requested.emit("kernel"))

    def _build_geometry(self) -> None:
        self._geometry_panel, grid = self._section()
        self.convention = Segments([False, True])
        self.convention.chosen.connect(self._choose_convention)
        grid.addWidget(self.convention, 0, 0, 1, 4)
        self.padding = PairRow(self)
        self.padding.add_to(grid, 1)
        self.padding.changed.connect(self._set_padding)
        self.split = QLabel()
        self.split.setFont(font("caption"))
        self.split.setForegroundRole(self.split.palette().ColorRole.PlaceholderText)
        grid.addWidget(self.split, 2, 0, 1, 4)
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        for name in ("valid", "same", "full"):
            self._button(name, row, lambda name=name: self._preset_padding(name))
        grid.addLayout(row, 3, 0, 1, 4)
        self.mode = Choice(PAD_MODES)
        self.mode.chosen.connect(lambda mode: self.edited.emit({"pad_mode": mode}, None))
        self._mode_label = QLabel()
        self._mode_label.setBuddy(self.mode)
        grid.addWidget(self._mode_label, 4, 0)
        grid.addWidget(self.mode, 4, 1, 1, 3)
        self.stride, self.dilation = PairRow(self), PairRow(self)
        for index, (name, pair) in enumerate((("stride", self.stride), ("dilation", self.dilation))):
            pair.add_to(grid, 5 + index)
            pair.changed.connect(lambda axis, value, name=name: self._set_axis(name, axis, value))

    def _build_output(self) -> None:
        self._output_panel, grid = self._section()
        self.scale = Choice(SCALE_MODES)
        self.scale.chosen.connect(lambda mode: self.edited.emit({"scale_mode": mode}, None))
        self._scale_label = QLabel()
        self._scale_label.setBuddy(self.scale)
        grid.addWidget(self._scale_label, 0, 0)
        grid.addWidget(self.scale, 0, 1, 1, 3)
        self.relu, self.difference = QCheckBox(), QCheckBox()
        self.relu.clicked.connect(lambda on: self.edited.emit({"with_relu": on}, None))
        self.difference.clicked.connect(lambda on: self.edited.emit({"shows_difference": on}, None))
        grid.addWidget(self.relu, 1, 0, 1, 4)
        grid.addWidget(self.difference, 2, 0, 1, 4)
        row = self._row(self._output_panel)
        self._button("use", row, self._use_as_input)
        self._button("copy output", row, lambda: self.copy_requested.emit("output"))

    # ---- what the user does

    @property
    def _now(self) -> ConvolutionState:
        assert self._state is not None
        return self._state

    @Slot()
    def _another_input(self) -> None:
        self.input_requested.emit("digit" if self._now.input_name == "digit" else "random")

    def _change_input(self, operation: Any, *arguments: Any) -> None:
        self.edited.emit({"input": frozen(operation(self._now.input, *arguments)), **UNNAMED_INPUT}, None)

    def _change_kernel(self, operation: Any, *arguments: Any) -> None:
        self.edited.emit({"kernel": frozen(operation(self._now.kernel, *arguments)), **UNNAMED_KERNEL}, None)

    def _normalise(self) -> None:
        try:
            self._change_kernel(kernels.normalised)
        except ValueError:
            self.problem.emit(self.tr("The weights add up to 0: no factor makes their sum 1."))

    @Slot(int, int)
    def _resize_input(self, axis: int, value: int) -> None:
        size = list(self._now.input.shape)
        size[axis] = value
        self.edited.emit({"input": frozen(inputs.resized(self._now.input, *size)), **UNNAMED_INPUT}, None)

    @Slot(int, int)
    def _resize_kernel(self, axis: int, value: int) -> None:
        size = list(self._now.kernel.shape)
        size[axis] = value
        recipe = self._now.recipe
        if recipe is not None and "size" in kernels.KERNELS[recipe.name].parameters:
            self._make_kernel(replace(recipe, size=_possible_size(recipe.name, value, recipe.size)))
        else:
            self.edited.emit({"kernel": frozen(kernels.resized(self._now.kernel, *size)), **UNNAMED_KERNEL}, None)

    @Slot(object)
    def _choose_kernel(self, name: str) -> None:
        size = {"gaussian": 5, "motion": 5}.get(name, 3)
        self._make_kernel(KernelRecipe(name, size))

    @Slot()
    def _another_kernel(self) -> None:
        recipe = self._now.recipe
        if recipe is None or recipe.name != "random":
            self._make_kernel(KernelRecipe("random", 3))
        else:
            self._make_kernel(replace(recipe, seed=recipe.seed + 1))

    def _set_parameter(self, name: str, value: float) -> None:
        if self._now.recipe is not None:
            self._make_kernel(replace(self._now.recipe, **{name: value}))

    def _make_kernel(self, recipe: KernelRecipe) -> None:
        self.edited.emit({"kernel": recipe.make(), "recipe": recipe, "scene": None}, None)

    @Slot(object)
    def _choose_convention(self, per_side: bool) -> None:
        """Counting per side, both sides get the same: of an odd total each side gets the larger half."""
        p = self._now.padding
        changes: dict[str, Any] = {"per_side": per_side}
        if per_side and (p.top != p.bottom or p.left != p.right):
            h, w = max(p.top, p.bottom), max(p.left, p.right)
            changes["padding"] = Padding(h, h, w, w)
        self.edited.emit(changes, None)

    @Slot(int, int)
    def _set_padding(self, axis: int, value: int) -> None:
        totals = [self._now.padding.height, self._now.padding.width]
        totals[axis] = 2 * value if self._now.per_side else value
        self.edited.emit({"padding": Padding.total(*totals), "scene": None}, None)

    def _preset_padding(self, name: str) -> None:
        padding = self._now.sliding.padding_presets()[name]
        per_side = self._now.per_side and padding.height % 2 == padding.width % 2 == 0
        self.edited.emit({"padding": padding, "per_side": per_side, "scene": None}, None)

    def _set_axis(self, name: str, axis: int, value: int) -> None:
        pair = list(getattr(self._now, name))
        pair[axis] = value
        self.edited.emit({name: tuple(pair), "scene": None}, None)

    def _use_as_input(self) -> None:
        state = self._now
        values = state.difference if state.shows_difference else state.output
        changes = {"input": values, "white": max(1.0, float(abs(values).max())), "shows_difference": False}
        self.edited.emit({**changes, **UNNAMED_INPUT}, None)

    # ---- showing

    def show_state(self, state: ConvolutionState) -> None:
        self._state = state
        self.input_choice.set_value(state.input_name)
        self.pen.set_value(state.pen)
        self.kernel_choice.set_value(state.recipe.name if state.recipe else None)
        parameters = kernels.KERNELS[state.recipe.name].parameters if state.recipe else ()
        for box, name in ((self.sigma, "sigma"), (self.angle, "angle")):
            box.setEnabled(name in parameters)
            if state.recipe is not None:
                set_quietly(box, getattr(state.recipe, name))
        self.convention.set_value(state.per_side)
        for axis, total in enumerate((state.padding.height, state.padding.width)):
            least = bounds(state, axis)
            self.input_size.show_axis(axis, state.input.shape[axis], least.input)
            self.kernel_size.show_axis(axis, state.kernel.shape[axis], least.kernel)
            low, high = least.padding
            if state.per_side:
                self.padding.show_axis(axis, -(-total // 2), (-(-low // 2), high // 2))
            else:
                self.padding.show_axis(axis, total, (low, high))
            self.stride.show_axis(axis, state.stride[axis], least.stride)
            self.dilation.show_axis(axis, state.dilation[axis], least.dilation)
        self.split.setText(split_text(state.padding))
        self.mode.set_value(state.pad_mode)
        self.scale.set_value(state.scale_mode)
        self.relu.setChecked(state.with_relu)
        self.difference.setChecked(state.shows_difference)

    def _set_icons(self) -> None:
        for name in (*SHIFTS, "invert", "fill", "clear", "open", "copy", "paste"):
            self._buttons[name].setIcon(icon(name, self))
        for name, drawn in (("copy kernel", "copy"), ("paste kernel", "paste"), ("copy output", "copy")):
            self._buttons[name].setIcon(icon(drawn, self))
        self._buttons["use"].setIcon(icon("use", self))
        self.again.setIcon(icon("dice", self))
        self.kernel_again.setIcon(icon("dice", self))
        self.tool.button(False).set_icons(
            icon("pointer", self), icon("pointer", self, self.palette().ColorRole.HighlightedText)
        )
        self.tool.button(True).set_icons(icon("pen", self), icon("pen", self, self.palette().ColorRole.HighlightedText))

    def retranslate(self) -> None:
        self._retranslate_matrices()
        self._retranslate_geometry()
        self._retranslate_output()
        self._set_icons()
        if self._state is not None:
            self.split.setText(split_text(self._state.padding))

    def _retranslate_matrices(self) -> None:
        self._input_panel.set_title(self.tr("Input"))
        self.input_choice.set_texts([*input_names().values(), *photo_names().values()])
        self.input_choice.setAccessibleName(self.tr("Input"))
        self.input_choice.setToolTip(self.tr("What the kernel slides over: a matrix, a digit or a photograph"))
        self.input_choice.setPlaceholderText(self.tr("edited by hand"))
        name_button(self.again, "", self.tr("Other random numbers, or another digit"))
        self.input_size.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the input"), self.tr("Columns of the input")),
            self.tr("Size of the input: what fits is kept"),
        )
        self._pen_label.setText(self.tr("Pen"))
        self.pen.setAccessibleName(self.tr("Value the pen draws"))
        self.pen.setToolTip(self.tr("The value that drawing puts into a cell; 1/9 and sqrt(2) work too"))
        self.tool.set_texts(
            [
                ("", self.tr("Point: a click chooses a cell to type in, a drag draws")),
                ("", self.tr("Pen: a click draws too; the right button erases")),
            ]
        )
        for name, tip in (
            ("left", self.tr("Move the content one column to the left")),
            ("right", self.tr("Move the content one column to the right")),
            ("up", self.tr("Move the content one row up")),
            ("down", self.tr("Move the content one row down")),
            ("invert", self.tr("Swap black and white")),
            ("fill", self.tr("Give every cell the pen's value")),
            ("clear", self.tr("Set every cell to 0")),
            ("open", self.tr("Open an image as the input (or drop one on the window)")),
            ("copy", self.tr("Copy the input as a matrix")),
            ("paste", self.tr("Paste a matrix or an image as the input")),
            ("copy kernel", self.tr("Copy the kernel as a matrix")),
            ("paste kernel", self.tr("Paste a matrix as the kernel")),
        ):
            name_button(self._buttons[name], "", tip)
        self._kernel_panel.set_title(self.tr("Kernel"))
        self.kernel_choice.set_texts(list(kernel_names().values()))
        self.kernel_choice.setAccessibleName(self.tr("Kernel"))
        self.kernel_choice.setToolTip(self.tr("The weights that slide over the input"))
        self.kernel_choice.setPlaceholderText(self.tr("edited by hand"))
        name_button(self.kernel_again, "", self.tr("Other random weights"))
        self.kernel_size.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the kernel"), self.tr("Columns of the kernel")),
            self.tr("Size of the kernel: a larger kernel makes a smaller output"),
        )
        self._parameters_label.setText(self.tr("Shape"))
        self.sigma.setAccessibleName(self.tr("Sigma"))
        self.sigma.setToolTip(self.tr("How far the Gaussian blur reaches, in cells"))
        self.angle.setAccessibleName(self.tr("Direction"))
        self.angle.setToolTip(self.tr("Direction of Sobel, Prewitt and motion blur"))
        for name, text, tip in (
            ("flip", self.tr("Flip"), self.tr("Turn the kernel by 180°")),
            ("transpose", self.tr("Transpose"), self.tr("Swap the kernel's rows and columns")),
            ("rotate", self.tr("Rotate"), self.tr("Turn the kernel by 90° counter-clockwise")),
            ("negate", self.tr("Negate"), self.tr("Change the sign of every weight")),
            ("halve", "× ½", self.tr("Halve every weight, and with them the output")),
            ("double", "× 2", self.tr("Double every weight, and with them the output")),
            ("normalise", self.tr("Sum to 1"), self.tr("Divide by the sum, so that an even grey stays as it is")),
        ):
            name_button(self._buttons[name], text, tip)

    def _retranslate_geometry(self) -> None:
        self._geometry_panel.set_title(self.tr("Padding, stride, dilation"))
        self.convention.set_texts(
            [
                (self.tr("In total (book)"), self.tr("Count padding as the book does: both sides together")),
                (self.tr("Per side (PyTorch)"), self.tr("Count padding as PyTorch does: the same on either side")),
            ]
        )
        self.padding.set_texts(
            self.tr("Padding"),
            (self.tr("Padding of rows"), self.tr("Padding of columns")),
            self.tr("Cells added around the input: the output grows by as many"),
        )
        for name, text, tip in (
            ("valid", self.tr("valid"), self.tr("No padding: the output is smaller than the input")),
            ("same", self.tr("same"), self.tr("As much padding as keeps the size, at stride 1")),
            ("full", self.tr("full"), self.tr("So much padding that every cell meets every weight")),
        ):
            name_button(self._buttons[name], text, tip)
        self._mode_label.setText(self.tr("Filled with"))
        self.mode.set_texts([name for name, _ in pad_mode_names().values()])
        self.mode.setAccessibleName(self.tr("Padding mode"))
        self.mode.setToolTip("\n".join(f"{name}: {what}" for name, what in pad_mode_names().values()))
        self.stride.set_texts(
            self.tr("Stride"),
            (self.tr("Stride down"), self.tr("Stride to the right")),
            self.tr("How far the kernel moves: with 2 the output is half as large"),
        )
        self.dilation.set_texts(
            self.tr("Dilation"),
            (self.tr("Dilation of rows"), self.tr("Dilation of columns")),
            self.tr("How far the kernel's cells are apart on the input: it sees more with as many weights"),
        )

    def _retranslate_output(self) -> None:
        self._output_panel.set_title(self.tr("Output"))
        self._scale_label.setText(self.tr("Colours"))
        self.scale.set_texts([name for name, _ in scale_names().values()])
        self.scale.setAccessibleName(self.tr("Colours of the output"))
        self.scale.setToolTip("\n".join(f"{name}: {what}" for name, what in scale_names().values()))
        name_button(self.relu, self.tr("ReLU: negative outputs become 0"), self.tr("Pass the output on as max(x, 0)"))
        name_button(
            self.difference,
            self.tr("Show convolution − cross-correlation"),
            self.tr("What turning the kernel by 180° changes in the output"),
        )
        name_button(
            self._buttons["use"],
            self.tr("Use as input"),
            self.tr("Make the output the next input, so that kernels follow one another"),
        )
        name_button(self._buttons["copy output"], "", self.tr("Copy the output as a matrix"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._set_icons()


UNNAMED_INPUT = {"input_name": None, "scene": None}
UNNAMED_KERNEL = {"recipe": None, "scene": None}


def _possible_size(name: str, size: int, before: int) -> int:
    """A size the preset can have: the identity needs a middle, so its next odd one."""
    if kernels.KERNELS[name].odd and size % 2 == 0:
        size += 1 if size > before else -1
    return size
