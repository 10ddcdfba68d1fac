"""The controls of the Pooling lab: input, window, padding and stride, what is shown of the output, and the shift."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider

from convlab.gui.labs.matrix.geometry_refusals import refusal_text
from convlab.gui.labs.matrix.geometry_section import GeometrySection
from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.output_section import PlainOutput
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixControls, MatrixSection
from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.labs.pooling.words import own_input_names
from convlab.gui.language import translate
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Choice, Segments, set_quietly
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.common.numbers import signed
from convlab.labs.common.sliding import Bounds, with_axis
from convlab.labs.pooling.scenes import OWN_INPUTS
from convlab.labs.pooling.shift import EDGES, FARTHEST, WINDOWS, PoolingShiftState
from convlab.labs.pooling.state import PoolingState, bounds

VIEWS = {"steps": (1, 2, 3, 4), "shift": (0, 1), "words": (1, 2, 3)}  # the sections that each view uses


class PoolingControls(MatrixControls):
    def __init__(self) -> None:
        self.shift, self.input, self.window_section = ShiftSection(), PoolingInputSection(), WindowSection()
        self.geometry_section, self.output = PoolingGeometry(), PlainOutput(_use_tip)
        self._all = (self.shift, self.input, self.window_section, self.geometry_section, self.output)
        super().__init__(*self._all)

    def show_state(self, state: PoolingState) -> None:
        """Show what is chosen, in the sections that have to do with the view."""
        for index, section in enumerate(self._all):
            section.setVisible(index in VIEWS[state.view])
        if state.view == "shift" and state.shift.sample != "input":
            self.input.hide()
        limits = bounds(state, 0), bounds(state, 1)
        self.shift.show_state(state.shift)
        self.input.show_state(state, limits)
        self.window_section.show_window(state, limits)
        self.geometry_section.show_state(state, limits)
        self.output.show_state(state)


class PoolingInputSection(InputSection):
    """With the inputs that have several planes."""

    def __init__(self) -> None:
        super().__init__(*OWN_INPUTS)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_names(own_input_names())


class WindowSection(MatrixSection):
    """The size of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._state: PoolingState
        self._bounds: tuple[Bounds, Bounds]
        self.size_row = PairRow(self)
        self.size_row.add_to(self.grid, 0)
        self.size_row.changed.connect(lambda size: self.edited.emit({"window": size, "scene": None}, None))
        self.size_row.attempted.connect(lambda size: self.attempted.emit({} if size is None else {"kernel": size}))
        self.size_row.why = self._why_not
        self.retranslate()

    def _why_not(self, axis: int, value: int) -> str:
        attempt = replace(self._state.sliding, kernel=with_axis(self._state.window, axis, value))
        return refusal_text(attempt, axis, "kernel", self._bounds[axis], value)

    def show_window(self, state: PoolingState, limits: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds = state, limits
        for axis in (0, 1):
            self.size_row.show_axis(axis, state.window[axis], limits[axis].kernel)

    def retranslate(self) -> None:
        self.set_title(self.tr("Window"))
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the window"), self.tr("Columns of the window")),
            self.tr("Size of the window: a larger one sums up more of the input in each output"),
        )


class PoolingGeometry(GeometrySection[PoolingState]):
    """With the two choices that only pooling has: a stride as the window, and whether an average counts pad cells."""

    def __init__(self) -> None:
        self.as_window, self.counts_pad = CheckBox(), CheckBox()
        super().__init__(all_kinds=False)
        self.grid.addWidget(self.as_window, 7, 0, 1, 4)
        self.more.grid.addWidget(self.counts_pad, 8, 0, 1, 4)
        self.as_window.clicked.connect(self._choose_stride)
        self.counts_pad.clicked.connect(lambda on: self.edited.emit({"count_include_pad": on, "scene": None}, None))

    @Slot(bool)
    def _choose_stride(self, as_window: bool) -> None:
        self.edited.emit({"stride": None if as_window else self._state.sliding.stride, "scene": None}, None)

    def uses_more(self, state: PoolingState) -> bool:
        return state.kind == "average" and any(state.padding)

    def why_no_more_padding(self, axis: int) -> str:
        return self.tr("At most {0}: no more than half of a window may be padding, as in PyTorch.")

    def show_state(self, state: PoolingState, bounds: tuple[Bounds, Bounds]) -> None:
        super().show_state(state, bounds)
        self.as_window.setChecked(state.stride is None)
        self.counts_pad.setChecked(state.count_include_pad)
        self.counts_pad.setEnabled(state.kind == "average")

    def retranslate(self) -> None:
        super().retranslate()
        self.more.set_contents(self.tr("valid, same, average at pad cells"))
        name_button(
            self.as_window,
            self.tr("Stride as the window"),
            self.tr("Move by the size of the window, so that windows lie side by side"),
        )
        name_button(
            self.counts_pad,
            self.tr("Average counts pad cells"),
            self.tr(
                "PyTorch’s count_include_pad: divide by all cells of the window, or only by those of the input."
                " A maximum never takes a pad cell"
            ),
        )


class ShiftSection(MatrixSection):
    """How far the image is moved, what is laid over it, and how it is pooled."""

    def __init__(self) -> None:
        super().__init__()
        self._state = PoolingShiftState()
        self._drags = itertools.count()
        self._drag = 0
        self.sliders = {"rows": QSlider(Qt.Orientation.Horizontal), "columns": QSlider(Qt.Orientation.Horizontal)}
        self._labels = {name: QLabel() for name in self.sliders}
        self.values = {name: QLabel() for name in self.sliders}
        for row, (name, slider) in enumerate(self.sliders.items()):
            self._add_slider(row, name, slider)
        self.add_button("reset", self.heading, partial(self._edit, rows=0, columns=0), drawn="reset", stretch=0)
        self.border, self.window_choice = Segments([True, False]), Segments(WINDOWS)
        self.edge, self.strength = Choice(EDGES), CheckBox()
        self._edge_label, self._window_label, self._border_label = QLabel(), QLabel(), QLabel()
        for grid, row, label, control in (
            (self.grid, 2, self._edge_label, self.edge),
            (self.grid, 4, self._window_label, self.window_choice),
            (self.more.grid, 0, self._border_label, self.border),
        ):
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1, 1, 3)
        self.grid.addWidget(self.strength, 3, 1, 1, 3)
        self.border.chosen.connect(lambda wraps: self._edit(wraps=wraps))
        self.edge.chosen.connect(lambda edge: self._edit(edge=edge))
        self.window_choice.chosen.connect(lambda side: self._edit(window=side))
        self.strength.clicked.connect(lambda on: self._edit(strength=on))
        self.retranslate()

    def _add_slider(self, row: int, name: str, slider: QSlider) -> None:
        slider.setRange(-FARTHEST, FARTHEST)
        slider.setPageStep(1)
        slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        slider.setTickInterval(1)
        slider.sliderPressed.connect(self._begin_drag)
        slider.valueChanged.connect(lambda value, name=name: self._slide(name, value))
        self._labels[name].setBuddy(slider)
        self.values[name].setMinimumWidth(self.fontMetrics().horizontalAdvance("−4 "))
        self.values[name].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(self._labels[name], row, 0)
        line = QHBoxLayout()
        line.addWidget(slider, 1)
        line.addWidget(self.values[name])
        self.grid.addLayout(line, row, 1, 1, 3)

    # ---- what the user does

    def _begin_drag(self) -> None:
        self._drag = next(self._drags)

    def _slide(self, name: str, value: int) -> None:
        merge = ("shift", self._drag) if self.sliders[name].isSliderDown() else None
        self._edit(merge, **{name: value})

    def move_by(self, rows: int, columns: int) -> None:
        """Move the image by some more rows and columns, as far as it may go."""
        row, column = (
            min(max(place + step, -FARTHEST), FARTHEST)
            for place, step in zip(self._state.shift, (rows, columns), strict=True)
        )
        self._edit(rows=row, columns=column)

    def _edit(self, merge: object = None, **changes: Any) -> None:
        self.edited.emit({"shift": replace(self._state, **changes)}, merge)

    # ---- showing

    def show_state(self, state: PoolingShiftState) -> None:
        self._state = state
        for name, slider in self.sliders.items():
            value = getattr(state, name)
            set_quietly(slider, value)
            self.values[name].setText(signed(value))
        self.buttons["reset"].setEnabled(state.shift != (0, 0))
        self.border.set_value(state.wraps)
        self.more.show_use(not state.wraps)
        self.edge.set_value(state.edge)
        self.window_choice.set_value(state.window)
        self.strength.setChecked(state.strength)
        self.strength.setEnabled(state.edge != "none")

    def retranslate(self) -> None:
        self.set_title(self.tr("Move the image"))
        for name, text, tip in (
            ("rows", self.tr("Down"), self.tr("Rows that the image is moved down by, or up")),
            ("columns", self.tr("Right"), self.tr("Columns that the image is moved to the right by, or left")),
        ):
            self._labels[name].setText(text)
            name_control(self.sliders[name], tip, tip)
        name_button(self.buttons["reset"], "", self.tr("Reset: the image is not moved"))
        self.more.set_contents(self.tr("border"))
        self._border_label.setText(self.tr("Border"))
        self.border.set_texts(
            [
                (self.tr("wraps"), self.tr("What leaves on one side comes in on the other: nothing is lost")),
                (self.tr("zeros"), self.tr("Zeros come in where the image has left")),
            ]
        )
        self._edge_label.setText(self.tr("Kernel"))
        names = {**kernel_names(), "none": self.tr("None: the image itself")}
        self.edge.set_texts([names[edge] for edge in EDGES])
        name_control(self.edge, self.tr("Kernel before pooling"), self.tr("The kernel whose feature map is pooled"))
        self._window_label.setText(self.tr("Pooling"))
        tip = self.tr("Pool with this window, moved by its own size")
        self.window_choice.set_texts([(f"{side} × {side}", tip) for side in WINDOWS])
        name_button(
            self.strength,
            self.tr("Only the strength of an edge"),
            self.tr("Take the absolute value of the feature map: white to black counts the same as black to white"),
        )
        self.restyle()


def _use_tip() -> str:
    return translate("PoolingPage", "Make the output the next input, to pool once more")
