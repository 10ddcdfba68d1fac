"""A gradient as one cross-correlation, beside the gradients themselves: the two are the same."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.learning.backward.lights import weight_channels
from convlab.gui.labs.learning.backward.planes import Plane, Planes, all_views, share_cells
from convlab.gui.labs.learning.backward.words import correlation_titles
from convlab.gui.labs.matrix.marks import Focus, input_step_marks
from convlab.gui.labs.matrix.parts import spaced_grid
from convlab.gui.theme import UNIT, Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.section import sign
from convlab.labs.common.sliding import Sliding
from convlab.labs.learning.backward.correlations import (
    Correlation,
    input_correlation,
    kernel_correlation,
    spread_out,
)
from convlab.labs.learning.backward.state import MOST_CHANNELS, Above, BackwardState

WHOLE = 2.0  # pixels of a frame around an upstream gradient among the zeros


class CorrelationRow(QWidget):
    """`planes`: what is slid over, the kernel, and the result."""

    def __init__(self) -> None:
        super().__init__()
        self.planes = self.left, self.kernel, self.result = Planes(), Planes(), Planes()
        self._state: BackwardState | None = None
        self._above: Above = "input"
        self._found: Correlation | None = None
        grid = spaced_grid(UNIT // 2, 0, self)
        for number, (planes, stretch) in enumerate(zip(self.planes, (6, 4, 5), strict=True)):
            grid.addWidget(planes, 0, 2 * number)
            grid.setColumnStretch(2 * number, stretch)
        grid.addWidget(sign("⋆"), 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(sign("="), 0, 3, Qt.AlignmentFlag.AlignCenter)

    @property
    def difference(self) -> float:
        """Between the result and the gradient."""
        return 0.0 if self._found is None else self._found.difference

    def show_state(self, state: BackwardState, above: Above) -> None:
        """The cross-correlation that gives the gradient by the "input" or by the "kernel"."""
        self._state, self._above = state, above
        found = self._found = input_correlation(state) if above == "input" else kernel_correlation(state)
        if found is None:
            return
        self.left.set_shape(1, len(found.left))
        scale = state.gradient_scale if above == "input" else state.input_scale
        for (_, channel), view in self.left.shown.items():
            view.show_plane(found.left, (channel,), scale, found.padding)
        if above == "input":
            self.kernel.set_shape(*found.kernels.shape[:2])
            self.result.set_shape(1, state.channels)
            for plane, view in self.kernel.shown.items():
                view.show_plane(found.kernels, plane, state.kernel_scale)
            for (_, channel), view in self.result.shown.items():
                view.show_plane(found.result, (channel,), state.gradient_scale)
            return
        self.kernel.set_shape(1, state.outputs)
        self.result.set_shape(*state.kernel.shape[:2])
        kernels = spread_out(state.upstream, state.layer.stride)
        for (_, out), view in self.kernel.shown.items():
            view.show_plane(kernels, (out,), state.gradient_scale)
        for plane, view in self.result.shown.items():
            view.show_plane(found.result, plane, state.kernel_gradient_scale)

    def share_cell_sizes(self, least: float, most: float) -> None:
        if self._found is None or not self.isVisible():
            return
        maps, small = (
            ([self.left, self.result], [self.kernel])
            if self._above == "input"
            else (
                [self.left, self.kernel],
                [self.result],
            )
        )
        share_cells(all_views(maps), all_views(small), least, most)

    # ---- what is pointed at

    def focus_at(self, planes: Planes, plane: Plane, cell: Cell) -> Focus | None:
        """What a cell stands for among the gradients: the result is one; of the rest, what it is made of."""
        state = self._state
        if state is None:
            return None
        row, column = plane
        p = state.layer.padding
        if self._above == "input":
            if planes is self.result:
                return Focus("input", (cell[0] + p.top, cell[1] + p.left), column)
            if planes is self.kernel and state.layer.is_convolution:
                k_h, k_w = state.layer.window
                return Focus("kernel", (k_h - 1 - cell[0], k_w - 1 - cell[1]), row * MOST_CHANNELS + column)
            output = self._output_at(cell)
            return None if planes is not self.left or output is None else Focus("output", output, column)
        if planes is self.result:
            return Focus("kernel", cell, row * MOST_CHANNELS + column)
        if planes is self.left:
            return Focus("input", cell, column)
        (s_h, s_w), (y, x) = state.layer.stride, cell
        return Focus("output", (y // s_h, x // s_w), column) if not y % s_h and not x % s_w else None

    def _output_at(self, cell: Cell) -> Cell | None:
        """The upstream gradient that stands at a cell of the spread-out one; None for a zero that was put there."""
        found = [output for output in self._outputs() if self._place_of(output) == cell]
        return found[0] if found else None

    def _outputs(self) -> list[Cell]:
        assert self._state is not None
        rows, columns = self._state.sliding.size
        return [(row, column) for row in range(rows) for column in range(columns)]

    def _place_of(self, output: Cell) -> Cell:
        """Where an upstream gradient stands in the spread-out one."""
        assert self._state is not None
        sliding, p = self._state.sliding, self._state.layer.padding
        row, column = (
            e - 1 - before + o * s
            for e, before, o, s in zip(sliding.extent, (p.top, p.left), output, sliding.stride, strict=True)
        )
        return row, column

    # ---- marks

    def mark(self, state: BackwardState, focus: Focus, colours: Colours) -> None:
        """Light how a gradient that is looked at comes about, or where an upstream gradient stands."""
        for planes in self.planes:
            planes.set_marks({})
        if self._found is None:
            return
        if self._above == "input":
            self._mark_input(state, focus, colours)
        elif focus.kind == "kernel":
            self._mark_kernel(state, focus, colours)

    def _mark_input(self, state: BackwardState, focus: Focus, colours: Colours) -> None:
        assert self._found is not None
        rows, columns = self._found.left.shape[1:]
        inside = [place for place in map(self._place_of, self._outputs()) if place[0] < rows and place[1] < columns]
        own = [Mark(*place, colours.output, width=WHOLE) for place in inside if min(place) >= 0]
        left = {plane: list(own) for plane in self.left.shown}
        cell = state.sliding.unpadded(focus.cell) if focus.kind == "input" else None
        if cell is not None:
            for plane in self.left.shown:
                weights = self._found.kernels[plane[1], focus.channel]
                left[plane] += input_step_marks(self._found.sliding, weights, cell, colours)
            whole = [Mark(0, 0, colours.kernel, *state.layer.window, width=4)]
            self.kernel.set_marks({plane: whole for plane in self.kernel.shown if plane[1] == focus.channel})
            self.result.set_marks({(0, focus.channel): [Mark(*cell, colours.window, width=4)]})
        elif focus.kind == "output":
            place = self._place_of(focus.cell)
            if 0 <= place[0] < rows and 0 <= place[1] < columns:
                for marks in left.values():
                    marks.append(Mark(*place, colours.output, width=4))
        elif focus.kind == "kernel":
            k_h, k_w = state.layer.window
            turned = Mark(k_h - 1 - focus.cell[0], k_w - 1 - focus.cell[1], colours.kernel, width=4)
            self.kernel.set_marks({weight_channels(focus): [turned]})
        self.left.set_marks(left)

    def _mark_kernel(self, state: BackwardState, focus: Focus, colours: Colours) -> None:
        assert self._found is not None
        out, channel = weight_channels(focus)
        slid: Sliding = self._found.sliding
        weights = state.upstream[out]
        green = replace(colours, kernel=colours.output)  # what lies on the input here are upstream gradients
        self.left.set_marks({(0, channel): input_step_marks(slid, weights, focus.cell, green)})
        size = self.kernel.shown[0, out].picture
        assert size is not None
        self.kernel.set_marks({(0, out): [Mark(0, 0, colours.output, *size.shape, width=4)]})
        self.result.set_marks({(out, channel): [Mark(*focus.cell, colours.kernel, width=4)]})

    def write(self, colours: Colours) -> None:
        if self._state is None or self._found is None:
            return
        titles = correlation_titles(self._state, self._above, self._found)
        roles = ("output", "kernel", "window") if self._above == "input" else ("window", "output", "kernel")
        for planes, title, role in zip(self.planes, titles, roles, strict=True):
            planes.set_title(title, getattr(colours, role))
            planes.name(title)
