"""The definition of a convolution, to be seen at work: flip g, slide it over f, and watch the shaded area."""

from __future__ import annotations

import itertools
from dataclasses import fields
from typing import Any

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.icons import accented_icons, icon
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.function_plot import Axes, FunctionPlot, Layer, Mark, Point
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, Term, TermLine
from convlab.labs.definition import DRAWN_RANGE, NAMES, DefinitionState, Trace, Which
from convlab.labs.numbers import format_number

FRAME_MILLISECONDS = 16
SWEEP_SECONDS = 9.0  # from one end of the axis to the other
KEY_STEPS = 5  # places an arrow key moves x in the continuous case; with Shift, ten times as many
HEADROOM = 1.12
WIDE = 900  # pixels: from here on there is room for the sums in two dimensions in larger letters
SUBSCRIPT = 1.25  # Qt makes them smaller than a sign in them can be read
FUNCTIONS = ("f", "g", "f_drawn", "g_drawn", "discrete")  # the fields that decide them
_moves = itertools.count()


class DefinitionPage(QWidget):
    """Shows a state. `edited` carries the changes the user asks for and what they may be merged with into one step.

    `status_changed` carries a text about the place under the pointer, empty when there is none.
    """

    edited = Signal(dict, object)
    status_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = DefinitionState()
        self._move = 0  # number of the present run of the keys or of the player
        self._rest = 0.0  # what the player still has to move, less than one place
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MILLISECONDS)
        self._timer.timeout.connect(self._frame)
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self.functions = {"f": Choice(NAMES), "g": Choice(NAMES)}
        self._labels = {"f": QLabel(), "g": QLabel()}
        self.discrete, self.correlation = Segments([False, True]), Segments([False, True])
        self.play_button, self.reset_button = AccentButton(), QPushButton()
        bar = QHBoxLayout()
        bar.setSpacing(UNIT)
        for name, choice in self.functions.items():
            self._labels[name].setBuddy(choice)
            self._labels[name].setFont(font("text", bold=True))
            bar.addWidget(self._labels[name])
            bar.addWidget(choice)
        bar.addStretch(1)
        for widget in (self.discrete, self.correlation, self.play_button, self.reset_button):
            bar.addWidget(widget)
        self.plots = {"f": FunctionPlot(), "g": FunctionPlot()}
        self.slide, self.traced = FunctionPlot(), FunctionPlot()
        for plot in (*self.plots.values(), self.slide, self.traced):
            plot.setCursor(Qt.CursorShape.CrossCursor if plot in self.plots.values() else Qt.CursorShape.SizeHorCursor)
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        grid.addWidget(self.plots["f"], 0, 0)
        grid.addWidget(self.plots["g"], 0, 1)
        grid.addWidget(self.slide, 1, 0, 1, 2)
        grid.addWidget(self.traced, 2, 0, 1, 2)
        for row, stretch in enumerate((3, 5, 5)):
            grid.setRowStretch(row, stretch)
        for plot in (self.slide, self.traced):
            plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(bar)
        layout.addLayout(grid, 1)
        layout.addWidget(self._build_reading())

    def _build_reading(self) -> QWidget:
        """The sum with its numbers; beside it the sums in two dimensions."""
        self.formula, self.signs = QLabel(), QLabel()
        self._lines = {True: TermLine("title"), False: TermLine("text")}  # for a wide page and a narrow one
        for label in (self.formula, self.signs):
            label.setTextFormat(Qt.TextFormat.RichText)
        self.formula.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.formula.setContentsMargins(6, 0, 0, 0)
        self.signs.setFont(font("caption"))
        panel = Panel()
        panel.body.takeAt(0)  # its heading: what is read here needs none
        panel.body.setContentsMargins(UNIT // 2, UNIT // 2, UNIT * 3 // 2, UNIT // 2)
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.formula)
        for line in self._lines.values():
            column.addWidget(line)
        column.addStretch(1)
        row.setSpacing(2 * UNIT)
        row.addLayout(column, 1)
        row.addWidget(self.signs)
        panel.body.addLayout(row)
        return panel

    @property
    def is_wide(self) -> bool:
        return self.width() >= WIDE

    @property
    def arithmetic(self) -> TermLine:
        """The line with the numbers put in."""
        return self._lines[self.is_wide]

    def _connect(self) -> None:
        for name, choice in self.functions.items():
            choice.chosen.connect(lambda value, name=name: self._edit({name: value}))
            self.plots[name].dragged.connect(lambda start, end, drag, name=name: self._draw(name, start, end, drag))
            self.plots[name].hovered.connect(lambda t, name=name: self._tell_given(name, t))
        self.discrete.chosen.connect(lambda value: self._edit(self._state.switched(value)))
        self.correlation.chosen.connect(lambda value: self._edit({"correlation": value}))
        self.play_button.clicked.connect(self.toggle)
        self.reset_button.clicked.connect(self.reset)
        for plot in (self.slide, self.traced):
            plot.dragged.connect(self._drag_x)
        self.slide.hovered.connect(self._tell_product)
        self.traced.hovered.connect(self._tell_result)

    # ---- edits

    def set_state(self, state: DefinitionState) -> None:
        """Show a state."""
        old, self._state = self._state, state
        self._show(functions=any(getattr(old, name) is not getattr(state, name) for name in FUNCTIONS))

    def _edit(self, changes: dict[str, Any], merge: object = None) -> None:
        if changes:
            self.edited.emit(changes, merge)

    def _go_to(self, x: float, merge: object) -> None:
        """Move x to the nearest place; nothing happens when it is there."""
        index = self._state.nearest(x)
        if index != self._state.index:
            self._edit({"x": float(self._state.places[index])}, merge)

    @Slot(object, object, int)
    def _drag_x(self, start: Point, end: Point, drag: int) -> None:
        self.pause()
        self._go_to(end[0], ("x", "drag", drag))

    def _draw(self, name: Which, start: Point, end: Point, drag: int) -> None:
        self.pause()  # its moves would cut the stroke into many steps
        self._edit(self._state.drawn_over(name, start, end), ("stroke", drag))

    @Slot()
    def reset(self) -> None:
        """Back to what the page opens with."""
        self.pause()
        start = DefinitionState()
        self._edit({entry.name: getattr(start, entry.name) for entry in fields(start)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state, far = self._state, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = state.step * ((1 if state.discrete else KEY_STEPS) * (10 if far and not state.discrete else 1))
        moves = {
            Qt.Key.Key_Left: state.place - step,
            Qt.Key.Key_Right: state.place + step,
            Qt.Key.Key_Home: -state.reach,
            Qt.Key.Key_End: state.reach,
        }
        if event.key() in moves:
            self.pause()
            if not event.isAutoRepeat():
                self._move = next(_moves)
            self._go_to(moves[Qt.Key(event.key())], ("x", "keys", self._move))
        elif event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    # ---- playing

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    @Slot()
    def toggle(self) -> None:
        """Let x sweep the axis, or stop it. From the end it starts over."""
        if self.is_playing:
            self.pause()
            return
        self._move, self._rest = next(_moves), 0.0
        if self._state.index == len(self._state.places) - 1:
            self._go_to(-self._state.reach, ("x", "play", self._move))
        self._clock.start()
        self._timer.start()
        self._show_icons()

    def pause(self) -> None:
        if self.is_playing:
            self._timer.stop()
            self._show_icons()

    @Slot()
    def _frame(self) -> None:
        state = self._state
        self._rest += self._clock.restart() / 1000 * 2 * state.reach / SWEEP_SECONDS / state.step
        places, self._rest = int(self._rest), self._rest % 1
        if places:
            self._go_to(state.place + places * state.step, ("x", "play", self._move))
        if self._state.index == len(self._state.places) - 1:
            self.pause()

    def hideEvent(self, event: QHideEvent) -> None:
        self.pause()
        super().hideEvent(event)

    # ---- showing

    def _show(self, *, functions: bool = True) -> None:
        """Everything; without the functions as they are given when those are the ones shown already."""
        state = self._state
        for name, choice in self.functions.items():
            choice.set_value(getattr(state, name))
        self.discrete.set_value(state.discrete)
        self.correlation.set_value(state.correlation)
        if functions:
            self._show_given()
        self._show_slide()
        self._show_traced()
        self._show_formulas()

    def _axes(self, variable: str, low: float, high: float) -> Axes:
        reach = self._state.reach
        margin = 0.5 if self._state.discrete else 0.0
        ticks = tuple(float(t) for t in np.arange(-reach, reach + 1))
        numbers = (low, 0.0, high) if low else (0.0, high / 2, high)
        return Axes((-reach - margin, reach + margin), (low * HEADROOM, high * HEADROOM), ticks, numbers, variable)

    def _given_axes(self) -> Axes:
        low = DRAWN_RANGE[0] if "drawn" in (self._state.f, self._state.g) else 0.0
        return self._axes("k" if self._state.discrete else "τ", low, 1.0)

    def _show_given(self) -> None:
        traces = {"f": (self._state.given_f, "window"), "g": (self._state.given_g, "kernel")}
        for name, (trace, role) in traces.items():
            layers = [] if self._state.discrete else [Layer("area", trace.t, trace.values, role, pale=True)]
            self.plots[name].show_plot(self._given_axes(), layers + self._layers(trace, role))

    def _show_slide(self) -> None:
        state = self._state
        product = state.product
        area = Layer("bars" if state.discrete else "area", product.t, product.values, "output", pale=True)
        layers = [area, *self._layers(state.given_f, "window", shift=-3), *self._layers(state.moved, "kernel", shift=3)]
        if len(product.impulses):
            layers.append(Layer("impulses", *product.impulses.T, "output"))
        x = "n" if state.discrete else "x"
        mark = Mark(state.place, "output", handle=f"◂  {x} = {self._place_text()}  ▸")
        self.slide.show_plot(self._given_axes(), layers, mark)

    def _show_traced(self) -> None:
        state, result = self._state, self._state.result
        values = np.r_[result.values, result.impulses[:, 1]]
        low, high = -_round_up(-values.min()), _round_up(max(values.max(), 0.1))
        until = slice(state.index + 1)
        reached = Trace(
            result.t[until], result.values[until], result.step, result.impulses[result.impulses[:, 0] <= state.place]
        )
        layers = self._layers(result, "output", pale=True)
        mark = Mark(state.place, "output", state.value, self._value_text())
        self.traced.show_plot(
            self._axes("n" if state.discrete else "x", low, high), layers + self._layers(reached, "output"), mark
        )

    def _layers(self, trace: Trace, role: str, *, pale: bool = False, shift: int = 0) -> list[Layer]:
        """A line and its impulses, or stems."""
        if self._state.discrete:
            return [Layer("stems", trace.t, trace.values, role, pale, shift)]
        line = [Layer("line", trace.t, trace.values, role, pale)]
        return [*line, Layer("impulses", *trace.impulses.T, role, pale)] if len(trace.impulses) else line

    # ---- words

    def _place_text(self) -> str:
        """The present place; the same number of decimals for each, lest the text jitter when it moves."""
        return _number(self._state.place, 0 if self._state.discrete else 2)

    def _value_text(self) -> str:
        """The result there."""
        value = self._state.value
        return format_number(value) if self._state.discrete else _number(value, 3)

    def _variables(self) -> tuple[str, str, str]:
        """The names of the place on the axis and of the shift, and the brackets around an argument."""
        return ("k", "n", "[]") if self._state.discrete else ("τ", "x", "()")

    def _show_formulas(self) -> None:
        state, (t, x, (left, right)) = self._state, self._variables()
        colours = colours_of(self)
        sign = "⋆" if state.correlation else "∗"
        shifted = f"{t} − {x}" if state.correlation else f"{x} − {t}"
        f, g = _in(colours.window, f"<i>f</i>{left}{t}{right}"), _in(colours.kernel, f"<i>g</i>{left}{shifted}{right}")
        sum_of = f"∑<sub>{t}</sub> {f} {g}" if state.discrete else f"∫ {f} {g} d{t}"
        result = _in(colours.output, f"(<i>f</i> {sign} <i>g</i>){left}{x}{right}")
        self.formula.setText(f"{result} &nbsp;=&nbsp; {sum_of}")
        before, terms = [Piece(f"(f {sign} g){left}{self._place_text()}{right}", "output")], self._terms()
        if terms:
            before.append(Piece(" = "))
        after = [Piece(" = "), Piece(self._value_text(), "output", bold=True)]
        for line in self._lines.values():
            line.set_terms(terms, before, after)
        self._show_titles(f"g{left}{shifted}{right}")

    def _terms(self) -> list[Term]:
        """What is added up: products, impulses, or the area; nothing when there is nothing to add."""
        if self._state.discrete:
            times = Piece("×", "muted")
            pairs = self._state.terms()
            return [
                Term([Piece(format_number(a), "window"), times, Piece(format_number(b), "kernel")], abs(a * b))
                for a, b in pairs
            ]
        if self._has_impulses():
            areas = self._state.product.impulses[:, 1].tolist()
            return [Term([Piece(_number(area, 3), "output")], abs(area)) for area in areas] if len(areas) > 1 else []
        return [Term([Piece(self.tr("shaded area"), "muted")])]

    def _has_impulses(self) -> bool:
        return bool(len(self._state.given_f.impulses) + len(self._state.given_g.impulses))

    def _show_titles(self, moved: str) -> None:
        state, (t, x, (left, right)) = self._state, self._variables()
        draw = self.tr("drag to draw")
        for name, role in (("f", "window"), ("g", "kernel")):
            self.plots[name].set_title([Piece(f"{name}{left}{t}{right}", role, bold=True)], draw)
        how = self.tr("moved to {0}, not flipped") if state.correlation else self.tr("flipped and moved to {0}")
        shaded = not state.discrete and not self._has_impulses()
        product = self.tr("their product, shaded") if shaded else self.tr("their product")
        self.slide.set_title(
            [
                Piece(f"f{left}{t}{right}", "window", bold=True),
                Piece("     "),
                Piece(moved, "kernel", bold=True),
                Piece("  " + how.format(x), "muted"),
                Piece("     "),
                Piece(product, "output", bold=True),
            ],
            self.tr("drag, or ← →, to slide"),
        )
        sign = "⋆" if state.correlation else "∗"
        height = (
            self.tr("its height is the shaded area") if shaded else self.tr("its height is the sum of the products")
        )
        self.traced.set_title(
            [Piece(f"(f {sign} g){left}{x}{right}", "output", bold=True), Piece("  " + height, "muted")]
        )

    def _show_signs(self) -> None:
        """The sums in two dimensions, in which nothing but the signs differs; and f and g in their colours."""
        colours, letters = colours_of(self), font("text" if self.is_wide else "caption")
        self.signs.setFont(letters)
        below = f'<sub style="font-size:{letters.pointSizeF() * SUBSCRIPT:.1f}pt">{{0}}</sub>'.format
        plus, minus = (_in(colours.warning, f"<b>&nbsp;{sign}&nbsp;</b>") for sign in "+−")
        f, g = _in(colours.window, "<i>f</i>"), _in(colours.kernel, "<i>g</i>")
        h, v, x = _in(colours.output, "[H]"), _in(colours.kernel, "[V]"), _in(colours.window, "[X]")
        sums = f"∑{below('a')} ∑{below('b')}"
        rows = (
            (
                self.tr("convolution"),
                f"{_in(colours.output, '(<i>f</i> ∗ <i>g</i>)')}(i, j) = {sums} {f}(a, b) {g}(i{minus}a, j{minus}b)",
            ),
            (
                self.tr("cross-correlation"),
                f"{h}{below('i, j')} = {sums} {v}{below('a, b')} {x}{below(f'i{plus}a, j{plus}b')}",
            ),
        )
        cells = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td>{sum_of}</td></tr>" for name, sum_of in rows)
        for name, letter in (("f", f), ("g", g)):
            self._labels[name].setText(letter)
        only = self.tr("Only the signs differ: a layer does not turn its kernel by 180°.")
        self.signs.setText(f'<table cellspacing="0" cellpadding="0">{cells}</table>{_in(colours.muted, only)}')

    def _tell_given(self, name: str, t: float | None) -> None:
        trace, variable = getattr(self._state, f"given_{name}"), self._variables()[0]
        self._tell(trace, t, variable, name)

    def _tell_product(self, t: float | None) -> None:
        t_name, x, (left, right) = self._variables()
        shifted = f"{t_name} − {x}" if self._state.correlation else f"{x} − {t_name}"
        self._tell(self._state.product, t, t_name, f"f{left}{t_name}{right} g{left}{shifted}{right}", argument=False)

    def _tell_result(self, x: float | None) -> None:
        self._tell(self._state.result, x, self._variables()[1], "(f ⋆ g)" if self._state.correlation else "(f ∗ g)")

    def _tell(self, trace: Trace, t: float | None, variable: str, name: str, *, argument: bool = True) -> None:
        """The value at the sample that is nearest to the pointer."""
        if t is None:
            self.status_changed.emit("")
            return
        index = int(np.abs(trace.t - t).argmin())
        left, right = self._variables()[2]
        place, value = format_number(float(trace.t[index]), 2), format_number(float(trace.values[index]))
        here = f"{name}{left}{place}{right} = {value}" if argument else f"{variable} = {place}:  {name} = {value}"
        self.status_changed.emit(here)

    def _show_icons(self) -> None:
        self.play_button.set_icons(*accented_icons("pause" if self.is_playing else "play", self))
        self.reset_button.setIcon(icon("reset", self))
        tip = (
            self.tr("Stop g where it is (Space)")
            if self.is_playing
            else self.tr("Slide g over f and trace the result (Space)")
        )
        name_button(self.play_button, "", tip)

    def retranslate(self) -> None:
        names = (
            self.tr("box"),
            self.tr("triangle"),
            self.tr("Gaussian"),
            self.tr("exponential"),
            self.tr("impulse train"),
            self.tr("drawn by hand"),
        )
        tips = {
            "f": self.tr("The function that stays in its place"),
            "g": self.tr("The function that is flipped and slides over f"),
        }
        pads = {"f": self.tr("f: drag to draw it by hand"), "g": self.tr("g: drag to draw it by hand")}
        for name, choice in self.functions.items():
            choice.set_texts(names)
            choice.setAccessibleName(name)
            choice.setToolTip(tips[name])
            self.plots[name].setAccessibleName(pads[name])
        self.discrete.set_texts(
            (
                (self.tr("continuous"), self.tr("Functions of a real number: the result is an integral, an area")),
                (self.tr("discrete"), self.tr("Functions of whole numbers: the result is a sum of products")),
            )
        )
        self.correlation.set_texts(
            (
                (self.tr("convolution"), self.tr("g is flipped before it slides over f")),
                (self.tr("cross-correlation"), self.tr("g slides over f as it is, not flipped")),
            )
        )
        name_button(self.reset_button, "", self.tr("Back to the functions and the place this page opens with"))
        self.slide.setAccessibleName(self.tr("f and g, flipped and moved: drag, or use ← →, to slide g"))
        self.traced.setAccessibleName(self.tr("The result: drag, or use ← →, to move along it"))
        self._show_icons()
        self._show_signs()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._show_icons()
            self._show_signs()
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for wide, line in self._lines.items():
            line.setVisible(wide == self.is_wide)
        self._show_signs()


def _round_up(value: float) -> float:
    """The nearest number above it that is easy to read on an axis; 0 for what is not above 0."""
    if value < 1e-6:
        return 0.0
    unit = 10.0 ** np.floor(np.log10(value))
    return float(next(m * unit for m in (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10) if m * unit >= value - 1e-9))


def _number(value: float, decimals: int) -> str:
    """With so many decimals, zeros too."""
    text = f"{value:.{decimals}f}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def _in(colour: QColor, text: str) -> str:
    return f'<span style="color:{colour.name()}">{text}</span>'
