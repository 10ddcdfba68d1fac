"""The Channels page: several input channels, several outputs, and every number between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convlab.gui.labs.channels.controls import ChannelsControls
from convlab.gui.labs.channels.cost import CostView
from convlab.gui.labs.channels.pixel import PointwiseView
from convlab.gui.labs.channels.preparer import Preparer
from convlab.gui.labs.channels.stage import ChannelsStage
from convlab.gui.labs.channels.table import KernelTable
from convlab.gui.labs.channels.words import focus_text, note_text, scene_texts, view_texts, weight_text, write_sum
from convlab.gui.labs.matrix.cell_edits import Index, step_of_weights
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.motion import cell_spot, line_spot, result
from convlab.gui.labs.matrix.page import Unnamed, largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, column, name_scenes
from convlab.gui.labs.matrix.patch import Patch
from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.labs.matrix.states import UNNAMED_INPUT, UNNAMED_KERNEL
from convlab.gui.labs.matrix.words import formula
from convlab.gui.session import LabHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.waiting import Waiting
from convlab.labs.channels.choices import pointwise, settled, with_kernel_slice, with_plane
from convlab.labs.channels.pixels import POINTWISE_EXAMPLE
from convlab.labs.channels.ready import Ready
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import LARGEST_KERNEL, PHOTO_LIMIT, VIEWS, ChannelsState
from convlab.labs.common.arrays import Matrix, changed_fields
from convlab.labs.common.planes import from_pixels, stacked
from convlab.labs.common.sliding import opening_cell
from convlab.labs.common.viewing import viewing_fields


class ChannelsPage(SlidingPage[ChannelsState]):
    """Step by step, as a table of kernels, as a dense layer at each pixel, and what it costs."""

    photo_limit = PHOTO_LIMIT
    unnamed: ClassVar[Unnamed] = {"input": UNNAMED_INPUT, "kernel": UNNAMED_KERNEL, "bias": {"scene": None}}

    def __init__(self, lab: LabHandle[ChannelsState], parent: QWidget | None = None) -> None:
        super().__init__(lab, VIEWS, SCENES, parent)
        self._coming: str | None = None  # the example whose photograph is being read
        self._shown_before: tuple[int, str] | None = None  # channels and view
        self.preparer = Preparer(self)
        self._build()
        self._connect()
        self.begin()

    # ---- building

    def _build(self) -> None:
        self.stage, self.table, self.pixel, self.cost = ChannelsStage(), KernelTable(), PointwiseView(), CostView()
        views = (self.stage, self.table, self.pixel, self.cost)
        self.views: dict[str, ChannelsStage | KernelTable | PointwiseView | CostView] = dict(
            zip(VIEWS, views, strict=True)
        )
        self.waiting = Waiting()
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self.controls = ChannelsControls()
        below = column(self.waiting, self._stack, self.reading, large=self._stack)
        self.lay_out(self.view, self.scene, below, self.controls)

    def _connect(self) -> None:
        self.preparer.prepared.connect(self._show)
        self.waiting.cancelled.connect(self._stay)
        self.preparer.progressed.connect(self.waiting.show_progress)
        self.transport.can_be_explained = True
        self.lens.keep_within(self.stage)
        for views in (self.stage, self.table, self.pixel):
            self.connect_views(views)
            views.out_chosen.connect(lambda out: self.edit({"out": out}, "out"))
            views.weight_pointed.connect(self._report_weight)
        self.pixel.pixel_chosen.connect(lambda pixel: self.edit({"pixel": pixel}, "pixel"))
        self.pixel.example_requested.connect(lambda: self.show_scene(POINTWISE_EXAMPLE))
        self.pixel.pointwise_requested.connect(lambda: self.edit(pointwise(self.state)))
        self.cost.layer_edited.connect(lambda layer: self.edit({"layer": layer}))
        self.cost.headline_changed.connect(self._show_controls)
        controls = self.controls
        self.connect_controls(controls)
        controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, *(row.input for row in self.stage.rows)))
        controls.output.used.connect(lambda: self.use_as_input(self.seen.maps))

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    def own_index(self, kind: str, index: Index) -> Index | None:
        """Another state may be on the screen: then the present one need not have such a number."""
        own: Index = index
        if kind == "input":
            channel, row, column = index
            own = (channel, row - self.seen.padding.top, column - self.seen.padding.left)
        shape = getattr(self.state, kind).shape
        return own if all(0 <= place < size for place, size in zip(own, shape, strict=True)) else None

    def wheel_step(self, kind: str) -> float:
        return super().wheel_step(kind) if kind == "input" else step_of_weights(self.state.kernel)

    # ---- inputs

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab, when its photograph is there."""
        scene = SCENES[name]
        self._coming = None
        if scene.photo is None or self.state.input_name == scene.photo:
            self.inputs.forget_image()
            self._show_example(name, {})
        else:
            self.choose_input(scene.photo)
            self._coming = name

    def _show_example(self, name: str, changes: Mapping[str, Any]) -> None:
        """Put it into the lab; its step is shown as soon as it is."""
        self.edit({**changes, **SCENES[name].changes(), "scene": name})
        self._begin()

    def _begin(self) -> None:
        """Look at what has been put into the lab from its first step on, or where a picture is worth it."""
        state = self.state
        self.stepper.show_whole_output()
        self.stepper.unpin()
        self.lab.look(step=state.sliding.step(opening_cell(state.sliding.size)) if state.is_picture else 0)

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        self._coming = None
        super().choose_input(name, number)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        planes = stacked(values, self.state.channels, name, self.inputs.number)
        is_of_other_size = planes.shape != self.state.input.shape
        self.edit(self.inputs.changes(planes, white, name))
        if is_of_other_size:
            self._begin()

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        coming, self._coming = self._coming, None
        changes = {"input": from_pixels(rgb), "white": 255.0, "pen": 255.0, "input_name": name}
        changes["pixel"] = opening_cell(rgb.shape[:2])
        if coming is not None and SCENES[coming].photo == name:
            self._show_example(coming, changes)
        else:
            self.edit({**changes, "scene": None})
            self._begin()

    # ---- the clipboard

    @property
    def _channel(self) -> int:
        """The input channel whose matrices have the keys, or the first."""
        focused = self.stage.focused_channel
        return (self.table.focused_channel or 0) if focused is None else focused

    def focused_matrix(self) -> str:
        return self.table.focused_matrix or self.stage.focused_matrix or "input"

    def matrix(self, kind: str) -> Matrix:
        state, channel = self.seen, self._channel
        plane: Matrix = state.input[channel]
        weights: Matrix = state.kernel[state.out, channel]
        return {"input": plane, "kernel": weights, "output": state.map}[kind]

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        state, channel = self.state, min(self._channel, self.state.channels - 1)
        if kind == "kernel":
            if self.clipboard.fits_as_kernel(matrix, LARGEST_KERNEL):
                self.edit({**with_kernel_slice(state, channel, matrix), **UNNAMED_KERNEL})
        elif matrix.shape == state.sliding.input:
            self.edit({**with_plane(state, channel, matrix), **UNNAMED_INPUT})
        else:
            self.set_plane(matrix, largest_shown(matrix), None)

    # ---- looking

    def hidden_by(self, view: str) -> Sequence[QWidget]:
        return () if view == self._shown_view else (self.views[self._shown_view],)

    def open_view(self, name: str) -> None:
        """Nothing yet: it is shown as soon as it is worked out."""

    @property
    def _shown_view(self) -> str:
        return next(name for name, view in self.views.items() if view is self._stack.currentWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the 1 × 1 view the keys of a step go from pixel to pixel."""
        if self._shown_view != "pixel" or not self.pixel.press(event.key()):
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

    def show_look(self) -> None:
        if not self.preparer.is_busy:  # otherwise the step belongs to what is to come
            super().show_look()

    def _show_soon(self) -> None:
        self.preparer.prepare(self.state, self.state.view)
        if self.preparer.is_busy:
            self.waiting.begin(can_cancel=self.preparer.shown is not None)

    @Slot()
    def _stay(self) -> None:
        """Go back to what is on the screen."""
        self.preparer.cancel()
        seen, state = self.seen, self.state
        back = {name: getattr(seen, name) for name in changed_fields(state, seen) - viewing_fields(state)}
        self.apply({**back, "view": self._shown_view})
        self._show_soon()

    @Slot(object)
    def _show(self, new: Ready) -> None:
        if not self.preparer.is_busy:
            self.waiting.end()
        old, state, name = self._shown_before, new.state, new.view
        self._shown_before = state.channels, name
        self.show_step()
        if old is not None and old != self._shown_before:
            if old[0] != state.channels:
                self.stepper.unpin()
            self.stepper.leave()
        view = self.views[name]
        if isinstance(view, ChannelsStage | KernelTable):
            view.show_state(state, self.stepper.revealed)
        else:
            view.show_state(new)
        self._stack.setCurrentWidget(view)
        self.reading.setVisible(name in ("steps", "kernels"))
        self._show_controls()
        self.show_texts()
        self.show_focus()
        self.lens.show()

    @Slot()
    def _show_controls(self) -> None:
        """Those that have an effect on what is shown: none of them on a cost whose sizes are typed."""
        is_cost = self._shown_view == "cost"
        self.side.set_of_use(not (is_cost and self.cost.shows_typed))
        self.controls.output.setVisible(not is_cost)
        self.controls.input.tool.setVisible(self._shown_view == "steps")  # elsewhere nothing is drawn on
        self.show_note()

    @Slot()
    def show_output(self) -> None:
        view = self.views[self._shown_view]
        if isinstance(view, ChannelsStage | KernelTable):
            view.show_output(self.stepper.revealed)
        self.show_focus()

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        return self.stage.patch(focus, cell) if self._shown_view == "steps" else None

    def flights(self) -> list[Flight]:
        cell = self.sliding.position(self.transport.position)
        if self._shown_view == "steps":
            return self.stage.flights(cell)
        total, row = float(self.seen.map[cell]), self.table.rows[self.seen.out]
        return [result(total, line_spot(self.arithmetic), cell_spot(row.output, cell))]

    @Slot()
    def show_focus(self) -> None:
        focus, view = self.stepper.focus, self.views[self._shown_view]
        if self.preparer.shown is None or view is self.cost:
            self.status_changed.emit("")
        elif view is self.pixel:
            self.status_changed.emit(self.tr("Pixel [{0}, {1}]").format(*self.pixel.pixel))
        elif isinstance(view, ChannelsStage | KernelTable):
            if self.transport.is_building:
                view.show_output(self.stepper.revealed)
            view.mark(focus, self.stepper.place_of(focus))
            self._show_arithmetic(focus)
            self.status_changed.emit(focus_text(self.seen, focus))

    def _show_arithmetic(self, focus: Focus) -> None:
        state, index = self.seen, (focus.channel, *focus.cell)
        if focus.kind == "output":
            write_sum(self.arithmetic, state, focus.cell)
        elif focus.kind == "input":
            self.reading.show_reach(float(state.padded[index]), len(state.sliding.reached(*focus.cell)) * state.outputs)
        else:
            self.show_multiplied(float(state.kernel[state.out, *index]), focus.cell)

    @Slot(object)
    def _report_weight(self, index: Index) -> None:
        """A view that is not the open one may still have the pointer on a weight that is gone."""
        if all(place < size for place, size in zip(index, self.seen.kernel.shape, strict=True)):
            self.status_changed.emit(weight_text(self.seen, index))

    # ---- words

    def show_texts(self) -> None:
        if self.preparer.shown is not None:
            self.stage.write()
            self.table.write()
            self.formula.setText(formula(self.sliding, colours_of(self), per_side=self.state.per_side))
        self.show_note()

    def own_note(self) -> str:
        return self.cost.headline if self._shown_view == "cost" else note_text(self.seen, self._shown_view)

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
