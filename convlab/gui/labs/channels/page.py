"""The Channels page: several input channels, several outputs, and every number between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convlab.gui.labs.channels.controls import Controls
from convlab.gui.labs.channels.cost import CostView
from convlab.gui.labs.channels.pixel import PixelView
from convlab.gui.labs.channels.preparer import Preparer
from convlab.gui.labs.channels.stage import Stage
from convlab.gui.labs.channels.table import KernelTable
from convlab.gui.labs.channels.views import Index
from convlab.gui.labs.channels.words import focus_text, note_text, scene_texts, view_texts, weight_text, write_sum
from convlab.gui.labs.matrix.input_section import UNNAMED_INPUT
from convlab.gui.labs.matrix.kernel_section import UNNAMED_KERNEL
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.page import MatrixPage
from convlab.gui.labs.matrix.parts import choose_pen, column, header, name_scenes, scene_choice
from convlab.gui.labs.matrix.words import formula
from convlab.gui.session import LabHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.waiting import Waiting
from convlab.labs.channels.choices import pointwise, settled
from convlab.labs.channels.ready import Ready
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import LARGEST_KERNEL, PHOTO_LIMIT, ChannelsState
from convlab.labs.common.arrays import changed_fields, frozen, sealed, with_cells
from convlab.labs.common.planes import from_pixels, stacked, with_kernel_size
from convlab.labs.common.sliding import Sliding, opening_cell

UNNAMED = {"input": UNNAMED_INPUT, "kernel": UNNAMED_KERNEL, "bias": {"scene": None}}


class ChannelsPage(MatrixPage):
    """Step by step, as a table of kernels, as a dense layer at each pixel, and what it costs."""

    photo_limit = PHOTO_LIMIT

    def __init__(self, lab: LabHandle[ChannelsState], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._coming: str | None = None  # the example whose photograph is being read
        self._wanted = "steps"  # the view that was chosen last
        self._starts_over = (
            False  # what comes next is looked at anew, from its first step on or where a picture is worth it
        )
        self._shown_before: tuple[Sliding, int, str] | None = None  # windows, channels and view
        self.preparer = Preparer(self)
        self._build()
        self._connect()
        self.retranslate()
        self.show_state(None, self.state)

    # ---- building

    def _build(self) -> None:
        self.stage, self.table, self.pixel, self.cost = Stage(), KernelTable(), PixelView(), CostView()
        self.views = {"steps": self.stage, "kernels": self.table, "pixel": self.pixel, "cost": self.cost}
        self.view, self.waiting = Segments(list(self.views)), Waiting()
        self.scene = scene_choice(list(SCENES))
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self.controls = Controls()
        below = column(self.note, self.waiting, self._stack, self.reading, large=self._stack)
        self.lay_out(header(self.view, self.scene), below, self.controls)
        self.view.set_value("steps")

    def _connect(self) -> None:
        self.preparer.prepared.connect(self._show)
        self.waiting.cancelled.connect(self._stay)
        self.preparer.progressed.connect(self.waiting.show_progress)
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        for views in (self.stage, self.table, self.pixel):
            views.hovered.connect(self.hover)
            views.clicked.connect(self.pin)
            views.typed.connect(self.type_into)
            views.nudged.connect(self._nudge)
            views.scrubbed.connect(self._scrub_number)
            views.drawn.connect(self._draw)
            views.out_chosen.connect(self._choose_out)
            views.weight_pointed.connect(self._tell_weight)
        self.pixel.pixel_chosen.connect(lambda pixel: self.edit({"pixel": pixel}, "pixel"))
        self.pixel.pointwise_requested.connect(lambda: self.edit(pointwise(self.state)))
        self.cost.layer_edited.connect(lambda layer: self.edit({"layer": layer}))
        controls = self.controls
        self.connect_controls(controls)
        controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, *(row.input for row in self.stage.rows)))
        controls.output.used.connect(lambda: self.use_as_input(self.seen.maps))

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    @Slot(int, object, bool, int)
    def _draw(self, channel: int, cells: list[Cell], erase: bool, stroke: int) -> None:
        own = [self._own_cell((channel, *cell)) for cell in cells]
        own = [cell for cell in own if _is_in(self.state.input, cell)]
        value = 0.0 if erase else self.state.pen
        self.edit({"input": with_cells(self.state.input, own, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def _own_cell(self, index: Index) -> Index:
        """Where a cell of the padded input, as it is on the screen, is in the input."""
        channel, row, column = index
        return channel, row - self.seen.padding.top, column - self.seen.padding.left

    def _own_index(self, kind: str, index: Index) -> Index | None:
        """Where a number on the screen is in the state; None if the state has no such number any more."""
        own = self._own_cell(index) if kind == "input" else index
        return own if _is_in(getattr(self.state, kind), own) else None

    def set_cell(self, kind: str, cell: Index, value: float, merge: object = None) -> None:
        index = self._own_index(kind, cell)
        changed = getattr(self.state, kind) if index is None else with_cells(getattr(self.state, kind), [index], value)
        if changed is not getattr(self.state, kind):
            self.edit({kind: changed, **UNNAMED[kind]}, merge)

    def _value(self, kind: str, index: Index) -> float:
        own = self._own_index(kind, index)
        return 0.0 if own is None else float(getattr(self.state, kind)[own])

    @Slot(str, object, int)
    def _nudge(self, kind: str, index: Index, notches: int) -> None:
        state = self.state
        if kind == "input":
            step = 1.0 if state.white > 1 else 0.1
        else:
            step = 1.0 if np.array_equal(state.kernel, np.rint(state.kernel)) else 0.1
        self.set_cell(kind, index, round(self._value(kind, index) + notches * step, 9), ("nudge", kind, index))

    @Slot(str, object, float, int)
    def _scrub_number(self, kind: str, index: Index, pixels: float, drag: int) -> None:
        self.scrub(kind, index, self._value(kind, index), pixels, drag)

    @Slot(int)
    def _choose_out(self, out: int) -> None:
        self.edit({"out": out}, "out")

    # ---- inputs

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab, when its photograph is there."""
        scene = SCENES[name]
        self._coming = None
        if scene.photo is None:
            self.reader.cancel()
            self._show_example(name, {})
        elif self.state.input_name == scene.photo:
            self._show_example(name, {})
        else:
            self.choose_input(scene.photo)
            self._coming = name

    def _show_example(self, name: str, changes: Mapping[str, Any]) -> None:
        self._starts_over = True
        self.edit({**changes, **SCENES[name].changes(), "scene": name})

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        self._coming = None
        super().choose_input(name, number)

    def take_plane(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        planes = stacked(values, self.state.channels, name, self._number)
        self.edit(self.new_input(planes, white, name))

    def take_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        coming, self._coming = self._coming, None
        changes = {"input": from_pixels(rgb), "white": 255.0, "pen": 255.0, "input_name": name}
        changes["pixel"] = opening_cell(rgb.shape[:2])
        self._starts_over = True
        if coming is not None and SCENES[coming].photo == name:
            self._show_example(coming, changes)
        else:
            self.edit({**changes, "scene": None})

    # ---- the clipboard

    @property
    def _channel(self) -> int:
        """The input channel whose matrices have the keys, or the first."""
        rows = enumerate(self.stage.rows[: self.seen.channels])
        in_table = self.table.focused_channel or 0
        return next((channel for channel, row in rows if row.input.hasFocus() or row.kernel.hasFocus()), in_table)

    def focused_matrix(self) -> str:
        if self.table.focused_channel is not None or any(row.kernel.hasFocus() for row in self.stage.rows):
            return "kernel"
        outputs = (self.stage.output, *(row.output for row in self.table.rows))
        return "output" if any(view.hasFocus() for view in outputs) else "input"

    def matrix(self, kind: str) -> NDArray[np.float64]:
        state = self.seen
        matrices = {
            "input": state.input[self._channel],
            "kernel": state.kernel[state.out, self._channel],
            "output": state.map,
        }
        return matrices[kind]

    def take_matrix(self, kind: str, matrix: NDArray[np.float64]) -> None:
        state, channel = self.state, min(self._channel, self.state.channels - 1)
        if kind == "kernel":
            if not self.fits_as_kernel(matrix, LARGEST_KERNEL):
                return
            kernel = with_kernel_size(state.kernel, *matrix.shape).copy()
            kernel[state.out, channel] = matrix
            self.edit({"kernel": frozen(kernel), **UNNAMED_KERNEL})
        elif matrix.shape == state.sliding.input:
            planes = state.input.copy()
            planes[channel] = matrix
            self.edit({"input": sealed(planes), **UNNAMED_INPUT})
        else:
            self.take_plane(matrix, max(1.0, float(np.abs(matrix).max())), None)

    # ---- looking

    @Slot(object)
    def show_view(self, name: str) -> None:
        """One of the four views, as soon as it is worked out."""
        self.transport.pause()
        self.view.set_value(name)
        self._wanted = name
        self._show_soon()

    @property
    def _shown_view(self) -> str:
        return next(name for name, view in self.views.items() if view is self._stack.currentWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the 1 × 1 view the keys of a step go from pixel to pixel."""
        if self._shown_view != "pixel" or not self.pixel.take_key(event.key()):
            super().keyPressEvent(event)

    # ---- showing the state: what takes long is worked out in a thread, and until then everything stays as it is

    @property
    def seen(self) -> ChannelsState:
        return self.state if self.preparer.shown is None else self.preparer.shown.state

    @property
    def is_ready(self) -> bool:
        return not self.preparer.is_busy

    def show_state(self, old: ChannelsState | None, new: ChannelsState) -> None:
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self._show_soon()

    def _show_soon(self) -> None:
        self.preparer.prepare(self.state, self._wanted)
        if self.preparer.is_busy:
            self.waiting.begin(can_cancel=self.preparer.shown is not None)

    @Slot()
    def _stay(self) -> None:
        """Go back to what is on the screen."""
        self.preparer.cancel()
        self._wanted = self._shown_view
        self.view.set_value(self._wanted)
        seen = self.seen
        self.lab.edit(**{name: getattr(seen, name) for name in changed_fields(self.state, seen)})
        self._show_soon()

    @Slot(object)
    def _show(self, new: Ready) -> None:
        if not self.preparer.is_busy:
            self.waiting.end()
        old, state, name = self._shown_before, new.state, new.view
        self._shown_before = (state.sliding, state.channels, name)
        self.show_sliding(None if old is None else old[0], state.sliding)
        if old is not None and old[1:] != (state.channels, name):
            self._pinned = self._pinned if old[1] == state.channels else None
            self._hovered = None
            self.transport.is_held = False
        view = self.views[name]
        view.show_state(new if name in ("pixel", "cost") else state, self.revealed)
        self._stack.setCurrentWidget(view)
        self.reading.setVisible(name in ("steps", "kernels"))
        self.note.setVisible(name != "cost")
        if self._starts_over and not self.preparer.is_busy:
            self._starts_over = False
            self.begin_within() if state.is_picture else self.begin_at(0)
        self.show_texts()
        self.show_focus()

    @Slot()
    def show_output(self) -> None:
        if self._shown_view != "cost":
            self.views[self._shown_view].show_output(self.revealed)
        self.show_focus()

    @Slot()
    def show_focus(self) -> None:
        focus, view = self.focus, self._stack.currentWidget()
        if self.preparer.shown is None or view is self.cost:
            self.status_changed.emit("")
            return
        if self.transport.is_building:
            view.show_output(self.revealed)
        view.mark(focus, self.sliding_place(focus))
        if view is self.pixel:
            self.status_changed.emit(self.tr("Pixel [{0}, {1}]").format(*self.pixel.pixel))
            return
        self._show_arithmetic(focus)
        self.status_changed.emit(focus_text(self.seen, focus))

    def _show_arithmetic(self, focus: Focus) -> None:
        state, index = self.seen, (focus.channel, *focus.cell)
        if focus.kind == "output":
            write_sum(self.arithmetic, state, focus.cell)
        elif focus.kind == "input":
            self.tell_reached(float(state.padded[index]), len(state.sliding.reached(*focus.cell)) * state.outputs)
        else:
            self.tell_multiplied(float(state.kernel[state.out, *index]), focus.cell)

    @Slot(object)
    def _tell_weight(self, index: Index) -> None:
        self.status_changed.emit(weight_text(self.seen, index))

    # ---- words

    def show_texts(self) -> None:
        if self.preparer.shown is not None:
            self.stage.write()
            self.table.write()
            self.formula.setText(formula(self.sliding, colours_of(self)))
        self.show_note()

    def own_note(self) -> str:
        return note_text(self.seen, self._shown_view)

    def retranslate(self) -> None:
        super().retranslate()
        self.view.set_texts(view_texts())
        name_scenes(self.scene, [name for name, _ in scene_texts().values()])
        self.stage.name_rows()
        self.stage.strip.name_maps()
        self.table.name_rows()

    def shut_down(self) -> None:
        super().shut_down()
        self.preparer.shut_down()


def _is_in(array: NDArray[np.float64], index: Index) -> bool:
    return all(0 <= place < size for place, size in zip(index, array.shape, strict=True))
