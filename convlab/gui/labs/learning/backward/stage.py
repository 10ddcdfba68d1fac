"""The stage: above, the layer goes forward; below, each number's gradient stands under the number itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from convlab.gui.labs.learning.backward.correlation_row import CorrelationRow
from convlab.gui.labs.learning.backward.lights import Lights, lights_of
from convlab.gui.labs.learning.backward.planes import Planes, PlaneView, all_views, share_cells
from convlab.gui.labs.learning.backward.slope_plot import SlopePlot
from convlab.gui.labs.learning.backward.words import above_texts, plane_titles, signs, stage_titles
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import spaced_grid
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.labs.common.scales import Scale, signed_scale_for
from convlab.labs.learning.backward.state import ABOVES, MOST_CHANNELS, Above, BackwardState
from convlab.labs.learning.backward.terms import local, shown_window

KERNEL_CELL = 34  # pixels that a weight gets even when the input's cells are smaller, if there is room
BIAS = 58
MOST_CELL = 92  # pixels: what few numbers there are need not be larger


class BackwardStage(LanguageAndTheme, MatrixViews):
    """Kinds: "input", "kernel", "bias" stand for a number and its gradient, "output" for an upstream gradient,
    "forward" for an output.

    `above_chosen` carries what is to stand above the gradients, `upstream_drawn` cells (o, r, q) of the upstream
    gradient, whether they are erased, and the number of the stroke.
    """

    above_chosen = Signal(object)
    upstream_drawn = Signal(object, bool, int)

    def __init__(self) -> None:
        super().__init__()
        self._state: BackwardState | None = None
        self._cell: Cell = (0, 0)  # the output whose window is shown, where the operation has no kernel
        drags = {"input": "draw", "kernel": "scrub", "bias": "scrub", "upstream": "draw"}
        names = ("input", "kernel", "window", "bias", "output")
        below = ("input_gradient", "kernel_gradient", "local", "bias_gradient", "upstream")
        self.planes = {name: Planes(drags.get(name, "")) for name in (*names, *below)}
        self.plot, self.correlation = SlopePlot(), CorrelationRow()
        self.above = Segments(ABOVES)
        self.above.chosen.connect(self.above_chosen)
        self.legends = {"input": Legend(bar=40), "kernel": Legend(bar=40)}
        self._legend_names = {name: caption() for name in self.legends}
        self.forward, self.backward = Panel(), Panel()
        self._rows = {"above": _Row(self.planes, names, self.plot), "below": _Row(self.planes, below)}
        self._tops = QStackedWidget()
        self._tops.addWidget(self._rows["above"])
        self._tops.addWidget(self.correlation)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.forward.heading.addWidget(self.above)
        self.forward.body.addWidget(self._tops, 1)
        for name, legend in self.legends.items():
            self.backward.heading.addWidget(self._legend_names[name])
            self.backward.heading.addWidget(legend)
        self.backward.body.addWidget(self._rows["below"], 1)
        for panel in (self.forward, self.backward):
            panel.body.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
            panel.body.setSpacing(UNIT // 4)
        arranged(QVBoxLayout(self), (self.forward, 1), (self.backward, 1))

    def _connect(self) -> None:
        kinds = {"input_gradient": "input", "kernel_gradient": "kernel", "bias_gradient": "bias", "upstream": "output"}
        for name, planes in self.planes.items():
            kind = kinds.get(name, "forward" if name == "output" else name)
            planes.added.connect(lambda view, plane, kind=kind, name=name: self._adopt(view, plane, kind, name))
        for planes in self.correlation.planes:
            planes.added.connect(lambda view, plane, planes=planes: self._adopt_above(view, plane, planes))

    # ---- what the user does

    def _adopt(self, view: PlaneView, plane: Cell, kind: str, name: str) -> None:
        """Report what is done in a new view."""
        view.resized.connect(self._share_cell_sizes)
        row, column = plane
        channel = {"kernel": row * MOST_CHANNELS + column, "bias": row}.get(kind, column)
        if kind in ("window", "local"):
            view.hovered.connect(lambda cell: self.hovered.emit(cell and self._focus_in_window(cell, column)))
            view.clicked.connect(lambda cell: self.clicked.emit(self._focus_in_window(cell, column)))
        else:
            self.report_pointer(view, kind, channel)
        index = {"input": (column,), "kernel": plane, "bias": (row,), "upstream": (column,)}.get(name)
        if index is None:
            return
        if name == "upstream":
            view.typed.connect(lambda cell, text: self.typed.emit(name, view, (*index, *cell), text))
            view.nudged.connect(lambda cell, notches: self.nudged.emit(name, (*index, *cell), notches))
            view.drawn.connect(
                lambda cells, erase, stroke: self.upstream_drawn.emit(
                    [(*index, *cell) for cell in cells], erase, stroke
                )
            )
            return
        self.report_edits(view, name, lambda cell: index if name == "bias" else (*index, *cell))
        if name == "input":
            view.editable_area = lambda cell: self._state is not None and self._state.sliding.is_data(cell)

    def _focus_in_window(self, cell: Cell, channel: int) -> Focus:
        """The cell of the input that lies at a place of the window that is shown."""
        assert self._state is not None
        sliding = self._state.sliding
        if self._state.layer.is_activation:
            return Focus("input", cell, channel)
        row, column = (o * s + w for o, s, w in zip(self._cell, sliding.stride, cell, strict=True))
        return Focus("input", (row, column), channel)

    def _adopt_above(self, view: PlaneView, plane: Cell, planes: Planes) -> None:
        view.resized.connect(self._share_cell_sizes)
        view.hovered.connect(
            lambda cell: self.hovered.emit(None if cell is None else self.correlation.focus_at(planes, plane, cell))
        )

    # ---- showing

    @property
    def shown_above(self) -> Above:
        """What stands above: what the state says, if the operation has it."""
        state = self._state
        return "forward" if state is None or state.above not in _aboves(state) else state.above

    def show_state(self, state: BackwardState, revealed: int | None) -> None:
        """Show a state's matrices; the gradients after `revealed` steps."""
        self._state = state
        has_weights = state.layer.is_convolution
        for row in self._rows.values():
            row.show_columns(has_weights, state.layer.is_activation)
        self._show_forward(state)
        self.show_gradients(revealed)
        aboves = _aboves(state)
        for name in ABOVES:
            self.above.button(name).setVisible(name in aboves)
        self.above.setVisible(len(aboves) > 1)
        self.above.set_value(self.shown_above)
        self._tops.setCurrentIndex(int(self.shown_above != "forward"))
        if self.shown_above != "forward":
            self.correlation.show_state(state, self.shown_above)
        self.write()
        self._share_cell_sizes()

    def _show_forward(self, state: BackwardState) -> None:
        padding, sliding = state.layer.padding, state.sliding
        covered = sliding.covered
        for channel, view in self._planes("input", 1, state.channels):
            view.show_plane(state.padded, (channel,), state.input_scale, padding, covered)
        for channel, view in self._planes("output", 1, state.outputs):
            view.show_plane(state.output, (channel,), state.output_scale)
        for channel, view in self._planes("upstream", 1, state.outputs):
            view.show_plane(state.upstream, (channel,), state.gradient_scale)
        if not state.layer.is_convolution:
            return
        self.planes["kernel"].set_shape(*state.kernel.shape[:2])
        for plane, view in self.planes["kernel"].shown.items():
            view.show_plane(state.kernel, plane, state.kernel_scale)
        self.planes["bias"].set_shape(state.outputs, 1)
        for (out, _), view in self.planes["bias"].shown.items():
            view.show_plane(state.bias[:, None, None], (out,), state.kernel_scale)

    def _planes(self, name: str, rows: int, columns: int) -> list[tuple[int, PlaneView]]:
        self.planes[name].set_shape(rows, columns)
        return [(column, view) for (_, column), view in self.planes[name].shown.items()]

    def show_gradients(self, revealed: int | None) -> None:
        """The gradients, as far as they are built up."""
        state = self._state
        if state is None:
            return
        found = state.built(revealed)
        for channel, view in self._planes("input_gradient", 1, state.channels):
            view.show_plane(found.padded, (channel,), state.gradient_scale, state.layer.padding, state.sliding.covered)
        self.legends["input"].set_scale(state.gradient_scale, signed=True)
        for part in (self.legends["kernel"], self._legend_names["kernel"]):
            part.setVisible(state.layer.is_convolution)
        if not state.layer.is_convolution:
            return
        self.planes["kernel_gradient"].set_shape(*state.kernel.shape[:2])
        self.legends["kernel"].set_scale(state.kernel_gradient_scale, signed=True)
        for plane, view in self.planes["kernel_gradient"].shown.items():
            view.show_plane(found.kernel, plane, state.kernel_gradient_scale)
        self.planes["bias_gradient"].set_shape(state.outputs, 1)
        for (out, _), view in self.planes["bias_gradient"].shown.items():
            view.show_plane(found.bias[:, None, None], (out,), signed_scale_for(state.gradients.bias))

    def show_window(self, cell: Cell) -> None:
        """Of an operation without weights: the window of an output, and the derivative of the output by its cells."""
        state = self._state
        if state is None or state.layer.is_convolution:
            return
        self._cell = cell
        channels = range(state.channels)
        if state.layer.is_activation:
            for channel, view in self._planes("local", 1, state.channels):
                view.show_plane(state.slopes, (channel,), Scale(-1.0, 1.0))
            return
        for channel, view in self._planes("window", 1, len(channels)):
            values, padding = shown_window(state, channel, cell)
            view.show_plane(values, (), state.input_scale, padding)
        for channel, view in self._planes("local", 1, len(channels)):
            _, padding = shown_window(state, channel, cell)
            view.show_plane(local(state, channel, channel, cell), (), Scale(-1.0, 1.0), padding)

    def show_slope(self, x: float, slopes: tuple[float, ...]) -> None:
        """Of an activation: where on its curve the number is that is looked at."""
        state = self._state
        if state is not None and state.layer.is_activation:
            self.plot.show_at(state.operation, float(abs(state.input).max()), x, slopes)

    def _share_cell_sizes(self) -> None:
        planes = self.planes
        maps = [planes[name] for name in ("input", "output", "input_gradient", "upstream")]
        small = [planes[name] for name in ("kernel", "kernel_gradient", "window", "local") if planes[name].isVisible()]
        if self._state is None:
            return
        if self._state.layer.is_activation:
            maps, small = [*maps, planes["local"]], []
        shown = [group for group in maps if group.isVisible()]
        share_cells(all_views(shown), all_views(small), KERNEL_CELL, MOST_CELL)
        for view in all_views([planes["bias"], planes["bias_gradient"]]):
            view.set_largest_cell(BIAS)
        self.correlation.share_cell_sizes(KERNEL_CELL, MOST_CELL)

    # ---- marks

    def mark(self, focus: Focus, outs: range, place: tuple[float, float] | None, also: Lights) -> None:
        """Light what belongs to a focus; `outs` are the output channels of a step, `also` is lit besides."""
        state = self._state
        if state is None:
            return
        colours = colours_of(self)
        found = lights_of(state, focus, outs, place, colours)
        for name, planes in self.planes.items():
            marks = found.get(name, {})
            for plane, more in also.get(name, {}).items():
                marks[plane] = [*marks.get(plane, []), *more]
            planes.set_marks(marks)
        if self.shown_above != "forward":
            self.correlation.mark(state, focus, colours)

    # ---- words

    def retranslate(self) -> None:
        self.above.set_texts(above_texts())
        self.write()

    def write(self) -> None:
        state = self._state
        if state is None:
            return
        colours = colours_of(self)
        titles = stage_titles(state, self.shown_above, self.correlation.difference)
        self.forward.set_title(titles["forward"])
        self.backward.set_title(titles["backward"])
        for name, label in self._legend_names.items():
            label.setText(titles[f"legend_{name}"])
            label.setMinimumWidth(label.sizeHint().width())
        roles = {"input": "window", "kernel": "kernel", "bias": "kernel", "window": "window", "local": "kernel"}
        for name, title in plane_titles(state).items():
            role = next((roles[start] for start in roles if name.startswith(start)), "output")
            self.planes[name].set_title(title, getattr(colours, role))
            self.planes[name].name(title)
        self._rows["above"].write(signs(state, forward=True))
        self._rows["below"].write(signs(state, forward=False))
        self.correlation.write(colours)


class _Row(QWidget):
    """Input, what acts on it, the bias and the output side by side, with signs between."""

    def __init__(self, planes: dict[str, Planes], names: tuple[str, ...], plot: SlopePlot | None = None) -> None:
        super().__init__()
        first, kernel, window, bias, last = (planes[name] for name in names)
        self._kernel, self._window, self._bias, self._plot = kernel, window, bias, plot
        self._signs = [sign("") for _ in range(3)]
        grid = spaced_grid(UNIT // 2, 0, self)
        middle: list[QWidget] = [kernel, window, *([plot] if plot is not None else [])]
        columns: list[tuple[list[QWidget], int]] = [([first], 5), (middle, 4), ([bias], 0), ([last], 5)]
        for number, (widgets, stretch) in enumerate(columns):
            for widget in widgets:
                grid.addWidget(widget, 0, 2 * number)
            grid.setColumnStretch(2 * number, stretch)
            if number < len(self._signs):
                grid.addWidget(self._signs[number], 0, 2 * number + 1, Qt.AlignmentFlag.AlignCenter)
        bias.setFixedWidth(BIAS + 6)

    def show_columns(self, has_weights: bool, is_activation: bool) -> None:
        """The middle is the kernel with a bias, a window, or an activation's curve."""
        self._kernel.setVisible(has_weights)
        self._bias.setVisible(has_weights)
        self._signs[2].setVisible(has_weights)
        self._window.setVisible(not has_weights and not (is_activation and self._plot is not None))
        if self._plot is not None:
            self._plot.setVisible(is_activation)

    def write(self, texts: tuple[str, str, str]) -> None:
        for label, text in zip(self._signs, texts, strict=True):
            label.setText(text)


def _aboves(state: BackwardState) -> tuple[Above, ...]:
    """What there is to see above the gradients of an operation."""
    if state.layer.is_convolution:
        return ABOVES
    return ("forward", "input") if state.operation == "average" else ("forward",)
