"""The four plots of the definition: f and g as they are given, g on its way over f, and the result."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from convlab.gui.labs.convolution.definition_words import DefinitionWords
from convlab.gui.theme import UNIT
from convlab.gui.widgets.function_plot import Axes, AxisMark, FunctionPlot, Series
from convlab.labs.convolution.definition import DRAWN_RANGE, DefinitionState, Trace

HEADROOM = 1.12


class DefinitionPlots(QWidget):
    """`given` are those of f and g, to be drawn by hand; on `slide` and `traced` the place x can be dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = DefinitionState()
        self._words = DefinitionWords(self._state)
        self.given = {"f": FunctionPlot(), "g": FunctionPlot()}
        self.slide, self.traced = FunctionPlot(), FunctionPlot()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        for column, plot in enumerate(self.given.values()):
            plot.setCursor(Qt.CursorShape.CrossCursor)
            grid.addWidget(plot, 0, column)
        for row, plot in enumerate((self.slide, self.traced), 1):
            plot.setCursor(Qt.CursorShape.SizeHorCursor)
            plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            grid.addWidget(plot, row, 0, 1, 2)
        for row, stretch in enumerate((3, 5, 5)):
            grid.setRowStretch(row, stretch)

    def show_state(self, state: DefinitionState, words: DefinitionWords, *, functions: bool) -> None:
        """Show a state; without the functions as they are given when those are the ones shown already."""
        self._state, self._words = state, words
        if functions:
            self._show_given()
        self._show_slide()
        self._show_traced()
        for name, plot in (*self.given.items(), ("slide", self.slide), ("traced", self.traced)):
            plot.set_title(*words.title(name))

    def _axes(self, variable: str, low: float, high: float) -> Axes:
        first, last = self._state.axis
        margin = 0.5 if self._state.discrete else 0.0
        ticks = tuple(float(t) for t in np.arange(first, last + 1))
        numbers = (low, 0.0, high) if low else (0.0, high / 2, high)
        return Axes((first - margin, last + margin), (low * HEADROOM, high * HEADROOM), ticks, numbers, variable)

    def _given_axes(self, plot: str) -> Axes:
        state = self._state
        low = DRAWN_RANGE[0] if "drawn" in (state.f, state.g) else 0.0
        high = 1.0
        if state.has_sequence:
            f, g = (float(trace.values.max()) for trace in (state.given_f, state.given_g))
            high = _round_up(max(f, g, f * g if plot == "slide" else 0.0)) or 1.0
        return self._axes(self._words.axis_name(plot), low, high)

    def _show_given(self) -> None:
        traces = {"f": (self._state.given_f, "window"), "g": (self._state.given_g, "kernel")}
        for name, (trace, role) in traces.items():
            layers = [] if self._state.discrete else [Series("area", trace.t, trace.values, role, pale=True)]
            self.given[name].show_plot(self._given_axes(name), layers + self._layers(trace, role))

    def _show_slide(self) -> None:
        state = self._state
        product = state.product
        area = Series("bars" if state.discrete else "area", product.t, product.values, "output", pale=True)
        layers = [area, *self._layers(state.given_f, "window", shift=-3), *self._layers(state.moved, "kernel", shift=3)]
        if len(product.impulses):
            layers.append(Series("impulses", product.impulses[:, 0], product.impulses[:, 1], "output"))
        if pairs := self._words.pairs():
            k = np.array([place for place, _ in pairs], np.float64)
            tops = [np.interp(k, t.t, t.values) for t in (state.given_f, state.moved, product)]
            layers.append(Series("texts", k, np.max(tops, axis=0), "output", texts=tuple(text for _, text in pairs)))
        x = "n" if state.discrete else "x"
        mark = AxisMark(state.place, "output", handle=f"◂  {x} = {self._words.place}  ▸")
        self.slide.show_plot(self._given_axes("slide"), layers, mark)

    def _show_traced(self) -> None:
        state, result = self._state, self._state.result
        values = np.r_[result.values, result.impulses[:, 1]]
        low, high = -_round_up(-values.min()), _round_up(max(values.max(), 0.1))
        until = slice(state.index + 1)
        reached = Trace(
            result.t[until], result.values[until], result.step, result.impulses[result.impulses[:, 0] <= state.place]
        )
        layers = self._layers(result, "output", pale=True)
        mark = AxisMark(state.place, "output", state.value, self._words.value)
        self.traced.show_plot(
            self._axes(self._words.axis_name("traced"), low, high), layers + self._layers(reached, "output"), mark
        )

    def _layers(self, trace: Trace, role: str, *, pale: bool = False, shift: int = 0) -> list[Series]:
        """A line and its impulses, or stems."""
        if self._state.discrete:
            return [Series("stems", trace.t, trace.values, role, pale, shift)]
        line = [Series("line", trace.t, trace.values, role, pale)]
        places, areas = trace.impulses.T
        return [*line, Series("impulses", places, areas, role, pale)] if len(trace.impulses) else line


def _round_up(value: float) -> float:
    """The nearest number above it that is easy to read on an axis; 0 for what is not above 0."""
    if value < 1e-6:
        return 0.0
    unit = 10.0 ** np.floor(np.log10(value))
    return float(next(m * unit for m in (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10) if m * unit >= value - 1e-9))
