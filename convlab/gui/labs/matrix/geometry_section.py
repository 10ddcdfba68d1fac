"""The controls of where a window lies: padding, stride, and dilation where there is one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel

from convlab.core import Padding
from convlab.gui.labs.matrix.geometry_refusals import misfit_of, refusal_text
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixSection
from convlab.gui.labs.matrix.states import DilatedState, GeometryState
from convlab.gui.labs.matrix.words import pad_mode_names, split_text
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.number_box import beyond
from convlab.gui.widgets.pair_box import Pair
from convlab.gui.widgets.pair_row import PairRow
from convlab.gui.widgets.section import caption
from convlab.labs.common.sliding import NO_PADDING, PAD_MODES, Bounds, Sliding, with_axis

G = TypeVar("G", bound=GeometryState)


class GeometrySection(MatrixSection, Generic[G]):
    """With `all_kinds` the state is a DilatedState; with `has_dilation` alone it has a dilation, and zeros as padding.

    Rows of the grids from 7 on are free for what only one lab has.
    """

    def __init__(self, *, all_kinds: bool, has_dilation: bool = False) -> None:
        super().__init__()
        self._state: G
        self._bounds: tuple[Bounds, Bounds]
        self._padding = NO_PADDING
        self._all_kinds, self._has_dilation = all_kinds, all_kinds or has_dilation
        self.convention = Segments([False, True])
        self.convention.chosen.connect(self._choose_convention)
        self.more.grid.addWidget(self.convention, 0, 0, 1, 4)
        self.padding = PairRow(self)
        self.padding.add_to(self.grid, 1)
        self.padding.changed.connect(self._set_padding)
        self.padding.why = self._why_not_padding
        self.padding.attempted.connect(self._attempt_padding)
        self.split = caption()
        self.grid.addWidget(self.split, 2, 0, 1, 4)
        row = arranged(QHBoxLayout(), spacing=UNIT // 2)
        for name in ("valid", "same", "full") if all_kinds else ("valid", "same"):
            self.add_button(name, row, partial(self._preset, name))
        self.more.grid.addLayout(row, 3, 0, 1, 4)
        self.stride = PairRow(self)
        self.stride.add_to(self.grid, 5)
        self._connect_row("stride", self.stride)
        if all_kinds:
            self._add_mode()
        if self._has_dilation:
            self.dilation = PairRow(self)
            self.dilation.add_to(self.more.grid, 6)
            self._connect_row("dilation", self.dilation)
        self.retranslate()

    def _add_mode(self) -> None:
        self.mode, self._mode_label = Choice(PAD_MODES), QLabel()
        self._mode_label.setBuddy(self.mode)
        self.mode.chosen.connect(lambda mode: self.edited.emit({"pad_mode": mode}, None))
        self.more.grid.addWidget(self._mode_label, 4, 0)
        self.more.grid.addWidget(self.mode, 4, 1, 1, 3)

    def _connect_row(self, name: str, row: PairRow) -> None:
        row.changed.connect(lambda pair: self.edited.emit({name: pair, "scene": None}, None))
        row.attempted.connect(lambda pair: self.attempted.emit({} if pair is None else {name: pair}))
        row.why = partial(self._why_not, name)

    @Slot(object)
    def _choose_convention(self, per_side: bool) -> None:
        """How padding is counted does not change it: what is uneven can only be counted in total."""
        p = self._state.padding
        if per_side and (p.top != p.bottom or p.left != p.right):
            self.convention.set_value(False)
            self.problem.emit(self.tr("This padding is uneven: it cannot be counted per side."))
        else:
            self.edited.emit({"per_side": per_side}, None)

    def _padding_of(self, pair: Pair) -> Padding:
        """The padding that the two numbers in the boxes mean."""
        rows, columns = pair
        return Padding(rows, rows, columns, columns) if self._state.per_side else Padding.total(rows, columns)

    @Slot(object)
    def _set_padding(self, pair: Pair) -> None:
        self.edited.emit({"padding": self._padding_of(pair), "scene": None}, None)

    # ---- what is not possible

    @Slot(object)
    def _attempt_padding(self, pair: Pair | None) -> None:
        self.attempted.emit({} if pair is None or min(pair) < 0 else {"padding": self._padding_of(pair)})

    def _attempt(self, **changes: Any) -> Sliding:
        attempt: Sliding = replace(self._state.sliding, **changes)
        return attempt

    def _why_not(self, name: str, axis: int, value: int) -> str:
        attempt = self._attempt(**{name: with_axis(getattr(self._state.sliding, name), axis, value)})
        return refusal_text(attempt, axis, name, self._bounds[axis], value)

    def _why_not_padding(self, axis: int, value: int) -> str:
        box = self.padding.boxes[axis]
        if value < 0:
            return beyond(value, box.minimum(), box.maximum())
        if value <= box.maximum():
            attempt = self._attempt(padding=self._padding_of(with_axis(self.padding.value, axis, value)))
            return misfit_of(attempt, axis) or beyond(value, box.minimum(), box.maximum())
        return self.why_no_more_padding(axis).format(box.maximum())

    def why_no_more_padding(self, axis: int) -> str:
        """Why there cannot be more than {0} of padding."""
        if self._bounds[axis].padding[1] >= 2 * self._state.sliding.extent[axis]:
            return self.tr("At most {0}: more would only add windows that lie on the padding alone.")
        return self.tr("At most {0}: this padding mode has no more cells to take from the input.")

    def _preset(self, name: str) -> None:
        padding = self._state.sliding.padding_presets()[name]
        self.edited.emit({"padding": padding, "scene": None}, None)

    def show_state(self, state: G, bounds: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds, self._padding = state, bounds, state.padding
        self.convention.set_value(state.per_side)
        for axis, (total, limits) in enumerate(zip(state.sliding.totals, bounds, strict=True)):
            low, high = limits.padding
            if state.per_side:
                self.padding.show_axis(axis, -(-total // 2), (-(-low // 2), high // 2))
            else:
                self.padding.show_axis(axis, total, (low, high))
            self.stride.show_axis(axis, state.sliding.stride[axis], limits.stride)
        self.split.setText(split_text(state.padding, state.per_side))
        self.more.show_use(self.uses_more(state))
        if self._all_kinds:
            self.mode.set_value(cast(DilatedState, state).pad_mode)
        if self._has_dilation:
            for axis, limits in enumerate(bounds):
                self.dilation.show_axis(axis, state.sliding.dilation[axis], limits.dilation)

    def uses_more(self, state: G) -> bool:
        """Whether the state makes use of what is folded."""
        if not self._all_kinds:
            return False
        dilated = cast(DilatedState, state)
        return dilated.dilation != (1, 1) or dilated.pad_mode != PAD_MODES[0]

    def retranslate(self) -> None:
        title = self.tr("Padding, stride, dilation") if self._has_dilation else self.tr("Padding and stride")
        self.set_title(title)
        contents = self.tr("valid, same, full, fill, dilation") if self._all_kinds else self.tr("valid, same")
        self.more.set_contents(contents)
        self.convention.set_texts(
            [
                (self.tr("In total (book)"), self.tr("Count padding as the book does: both sides together")),
                (self.tr("Per side (PyTorch)"), self.tr("Count padding as PyTorch does: the same on either side")),
            ]
        )
        self.split.setToolTip(
            self.tr(
                "The formula counts both sides together, as p: ⌈p/2⌉ rows go on top and ⌊p/2⌋ at the bottom, so that an"
                " odd p puts one row more on top. With columns it is the same, the left side first."
            )
        )
        self.padding.set_texts(
            self.tr("Padding"),
            (self.tr("Padding of rows"), self.tr("Padding of columns")),
            self.tr("Cells added around the input: the output grows by as many"),
        )
        tips = {
            "valid": (self.tr("valid"), self.tr("No padding: the output is smaller than the input")),
            "same": (self.tr("same"), self.tr("Padding that keeps the size at stride 1")),
            "full": (self.tr("full"), self.tr("Enough padding for every cell to meet every weight")),
        }
        for name, button in self.buttons.items():
            name_button(button, *tips[name])
        self.stride.set_texts(
            self.tr("Stride"),
            (self.tr("Stride down"), self.tr("Stride to the right")),
            self.tr("How far the window moves: with 2 the output has about half as many rows and columns"),
        )
        if self._all_kinds:
            self._name_mode()
        if self._has_dilation:
            self.dilation.set_texts(
                self.tr("Dilation"),
                (self.tr("Dilation of rows"), self.tr("Dilation of columns")),
                self.tr("How far apart the kernel’s cells lie on the input: it sees more with as many weights"),
            )

    def _name_mode(self) -> None:
        self._mode_label.setText(self.tr("Filled with"))
        self.mode.set_texts([name for name, _ in pad_mode_names().values()])
        tip = "\n".join(f"{name}: {what}" for name, what in pad_mode_names().values())
        name_control(self.mode, self.tr("Padding mode"), tip)
