"""The controls of a kernel: which one, its size and parameters, and what can be done to all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.matrix.geometry_refusals import misfit_of, refusal_text
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixSection
from convlab.gui.labs.matrix.states import UNNAMED_KERNEL
from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, set_quietly
from convlab.gui.widgets.number_box import DecimalBox, NumberBox
from convlab.gui.widgets.pair_box import Pair
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.common import kernels
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.kernels import KernelRecipe
from convlab.labs.common.sliding import Bounds, with_axis
from convlab.labs.convolution.state import ConvolutionState

LARGER = {"gaussian": 5, "motion": 5}  # presets that are made larger than 3×3 at first


class KernelSection(MatrixSection):
    def __init__(self) -> None:
        super().__init__()
        self._state: ConvolutionState
        self._bounds: tuple[Bounds, Bounds]
        self.choice = Choice(list(kernels.KERNELS))
        self.choice.chosen.connect(self._choose)
        self.add_again(self._another)
        self.grid.addWidget(self.choice, 0, 0, 1, 4)
        self.size_row = PairRow(self)
        self.size_row.add_to(self.grid, 1)
        self.size_row.changed.connect(self._resize)
        self.size_row.attempted.connect(lambda size: self.attempted.emit({} if size is None else {"kernel": size}))
        self.size_row.why = self._why_not
        self._build_parameters()
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        self.edit.separate()
        for name, operation in (
            ("flip", kernels.flipped),
            ("transpose", kernels.transposed),
            ("rotate", kernels.rotated),
            ("negate", kernels.negated),
        ):
            self.edit.add(name, partial(self._change, operation))
        self.edit.separate()
        self.edit.add("halve", lambda: self._change(kernels.scaled, 0.5))
        self.edit.add("double", lambda: self._change(kernels.scaled, 2.0))
        self.edit.add("normalise", self._normalise)
        self.retranslate()

    def _build_parameters(self) -> None:
        self._parameters_label = QLabel()
        self.sigma, self.angle = DecimalBox(*kernels.SIGMAS), NumberBox(0, 345)
        self.sigma.setSingleStep(0.1)
        self.sigma.setPrefix("σ ")
        self.angle.setSingleStep(15)
        self.angle.setWrapping(True)
        self.angle.setSuffix("°")
        for box, name in ((self.sigma, "sigma"), (self.angle, "angle")):
            box.setMinimumWidth(64)
            box.valueChanged.connect(lambda value, name=name: self._set_parameter(name, float(value)))
        self.grid.addWidget(self._parameters_label, 2, 0)
        self.grid.addWidget(self.sigma, 2, 1)
        self.grid.addWidget(self.angle, 2, 3)

    # ---- what the user does

    def _change(self, operation: Callable[..., Matrix], *arguments: float) -> None:
        self.edited.emit({"kernel": frozen(operation(self._state.kernel, *arguments)), **UNNAMED_KERNEL}, None)

    def _normalise(self) -> None:
        try:
            self._change(kernels.normalised)
        except ValueError:
            self.problem.emit(self.tr("The weights add up to 0: no factor makes their sum 1."))

    @Slot(object)
    def _resize(self, size: Pair) -> None:
        if self.size_row.is_square and self._state.recipe is not None:
            self._make(replace(self._state.recipe, size=size[0]))
        else:
            self._change(kernels.resized, *size)

    def _why_not(self, axis: int, value: int) -> str:
        """Why the kernel cannot have so many rows or columns; of a square one, both must fit."""
        sliding = self._state.sliding
        size = (value, value) if self.size_row.is_square else with_axis(sliding.kernel, axis, value)
        attempt = replace(sliding, kernel=size)
        return misfit_of(attempt, 1 - axis) or refusal_text(attempt, axis, "kernel", self._bounds[axis], value)

    @Slot(object)
    def _choose(self, name: str) -> None:
        self._make(KernelRecipe(name, LARGER.get(name, 3)))

    @Slot()
    def _another(self) -> None:
        recipe = self._state.recipe
        if recipe is None or recipe.name != "random":
            self._make(KernelRecipe("random"))
        else:
            self._make(replace(recipe, seed=recipe.seed + 1))

    def _set_parameter(self, name: str, value: float) -> None:
        parameters: dict[str, Any] = {name: value}
        if self._state.recipe is not None:
            self._make(replace(self._state.recipe, **parameters))

    def _make(self, recipe: KernelRecipe) -> None:
        self.edited.emit({"kernel": recipe.make(), "recipe": recipe, "scene": None}, None)

    # ---- showing

    def show_state(self, state: ConvolutionState, bounds: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds = state, bounds
        self.choice.set_value(state.recipe.name if state.recipe else None)
        parameters = kernels.KERNELS[state.recipe.name].parameters if state.recipe else ()
        for box, name in ((self.sigma, "sigma"), (self.angle, "angle")):
            box.setVisible(name in parameters)
            if state.recipe is not None:
                set_quietly(box, getattr(state.recipe, name))
        self._parameters_label.setVisible(bool({"sigma", "angle"} & set(parameters)))
        most = [limits.kernel[1] for limits in bounds]
        is_odd = state.recipe is not None and "size" in parameters and kernels.KERNELS[state.recipe.name].odd
        self.size_row.set_square("size" in parameters, odd=is_odd)
        if self.size_row.is_square:
            most = [min(most)] * 2
        for axis, limit in enumerate(most):
            self.size_row.show_axis(axis, state.kernel.shape[axis], (1, max(limit, state.kernel.shape[axis])))

    def retranslate(self) -> None:
        self.set_title(self.tr("Kernel"))
        self.choice.set_texts(list(kernel_names().values()))
        name_control(self.choice, self.tr("Kernel"), self.tr("The weights that slide over the input"))
        self.choice.setPlaceholderText(self.tr("your own"))
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the kernel"), self.tr("Columns of the kernel")),
            self.tr("Size of the kernel: a larger kernel makes a smaller output"),
        )
        self._parameters_label.setText(self.tr("Shape"))
        name_control(self.sigma, self.tr("Sigma"), self.tr("How far the Gaussian blur reaches, in cells"))
        name_control(self.angle, self.tr("Direction"), self.tr("Direction of Sobel, Prewitt and motion blur"))
        name_button(self.buttons["again"], "", self.tr("Other random weights"))
        self.edit.set_texts(
            (
                ("copy", self.tr("Copy"), self.tr("Copy the kernel as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a matrix as the kernel")),
                ("flip", self.tr("Turn by 180°"), self.tr("What makes a cross-correlation a convolution")),
                ("transpose", self.tr("Transpose"), self.tr("Swap the kernel’s rows and columns")),
                ("rotate", self.tr("Turn by 90°"), self.tr("Turn the kernel by 90° counter-clockwise")),
                ("negate", self.tr("Negate"), self.tr("Change the sign of every weight")),
                ("halve", self.tr("Halve"), self.tr("Halve every weight, and with them the sums")),
                ("double", self.tr("Double"), self.tr("Double every weight, and with them the sums")),
                ("normalise", self.tr("Sum to 1"), self.tr("Divide by the sum, so that uniform grey stays as it is")),
            )
        )
        self.restyle()
