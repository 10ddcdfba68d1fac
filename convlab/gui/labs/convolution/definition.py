"""The definition of a convolution, to be seen at work: flip g, slide it over f, and watch the shaded area."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.icons import icon
from convlab.gui.labs.convolution.definition_plots import DefinitionPlots
from convlab.gui.labs.convolution.definition_words import DefinitionWords, function_letter, sums_in_two_dimensions
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.frames import Frames, PlayButton
from convlab.gui.widgets.function_plot import Point
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import TermLine
from convlab.labs.convolution.definition import NAMES, DefinitionState, Which

SWEEP_SECONDS = 9.0  # from one end of the axis to the other
KEY_STEPS = 5  # places an arrow key moves x in the continuous case; with Shift, ten times as many
WIDE = 900  # pixels: from here on there is room for the sums in two dimensions in larger letters
FUNCTIONS = ("f", "g", "f_drawn", "g_drawn", "discrete")  # the fields that decide them
_moves = itertools.count()


class DefinitionPage(LanguageAndTheme, QWidget):
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
        self._frames = Frames(self)
        self._frames.passed.connect(self._sweep)
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self.functions = {"f": Choice(NAMES), "g": Choice(NAMES)}
        self._labels = {"f": QLabel(), "g": QLabel()}
        self.discrete, self.correlation = Segments([False, True]), Segments([False, True])
        self.play_button, self.reset_button = PlayButton(), QPushButton()
        bar = arranged(QHBoxLayout())
        for name, choice in self.functions.items():
            self._labels[name].setBuddy(choice)
            self._labels[name].setFont(font("text", bold=True))
            bar.addWidget(self._labels[name])
            bar.addWidget(choice)
        bar.addStretch(1)
        for widget in (self.discrete, self.correlation, self.play_button, self.reset_button):
            bar.addWidget(widget)
        self.plots = DefinitionPlots()
        self.slide, self.traced = self.plots.slide, self.plots.traced
        arranged(QVBoxLayout(self), (bar, 0), (self.plots, 1), (self._build_reading(), 0))

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
        column = QVBoxLayout()
        column.addStretch(1)
        lines = ((line, 0) for line in self._lines.values())
        arranged(column, (self.formula, 0), *lines, spacing=0).addStretch(1)
        panel.body.addLayout(arranged(QHBoxLayout(), (column, 1), (self.signs, 0), spacing=2 * UNIT))
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
            plot = self.plots.given[name]
            plot.dragged.connect(lambda start, end, drag, name=name: self._draw(name, start, end, drag))
            plot.hovered.connect(lambda t, name=name: self._report(t, partial(self._words.of_function, name)))
        self.discrete.chosen.connect(lambda value: self._edit(self._state.switched(value)))
        self.correlation.chosen.connect(lambda value: self._edit({"correlation": value}))
        self.play_button.clicked.connect(self.toggle)
        self.reset_button.clicked.connect(self.reset)
        for plot in (self.slide, self.traced):
            plot.dragged.connect(self._drag_x)
        self.slide.hovered.connect(lambda t: self._report(t, self._words.of_product))
        self.traced.hovered.connect(lambda x: self._report(x, self._words.of_result))

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
        return self._frames.is_running

    @Slot()
    def toggle(self) -> None:
        """Let x sweep the axis, or stop it. From the end it starts over."""
        if self.is_playing:
            self.pause()
            return
        self._move, self._rest = next(_moves), 0.0
        if self._state.index == len(self._state.places) - 1:
            self._go_to(-self._state.reach, ("x", "play", self._move))
        self._frames.start()
        self._show_icons()

    def pause(self) -> None:
        if self.is_playing:
            self._frames.stop()
            self._show_icons()

    @Slot(float)
    def _sweep(self, seconds: float) -> None:
        state = self._state
        self._rest += seconds * 2 * state.reach / SWEEP_SECONDS / state.step
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
        self.plots.show_state(state, self._words, functions=functions)
        self.formula.setText(self._words.formula(colours_of(self)))
        for line in self._lines.values():
            line.set_terms(*self._words.sum())

    @property
    def _words(self) -> DefinitionWords:
        return DefinitionWords(self._state)

    def _report(self, place: float | None, text_at: Callable[[float], str]) -> None:
        """What is under the pointer."""
        self.status_changed.emit("" if place is None else text_at(place))

    def _show_signs(self) -> None:
        """The sums in two dimensions; and f and g in their colours."""
        colours, letters = colours_of(self), font("text" if self.is_wide else "caption")
        self.signs.setFont(letters)
        self.signs.setText(sums_in_two_dimensions(colours, letters))
        for name, label in self._labels.items():
            label.setText(function_letter(name, colours))

    def _show_icons(self) -> None:
        self.reset_button.setIcon(icon("reset", self))
        self.play_button.show_playing(
            self.is_playing,
            self.tr("Slide g over f and trace the result (Space)"),
            self.tr("Stop g where it is (Space)"),
        )

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
            name_control(choice, name, tips[name])
            self.plots.given[name].setAccessibleName(pads[name])
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
        for plot, tip in (
            (self.slide, self.tr("f and g, flipped and moved: drag, or use ← →, to slide g")),
            (self.traced, self.tr("The result: drag, or use ← →, to move along it")),
        ):
            name_control(plot, tip, tip)
        self.restyle()

    def restyle(self) -> None:
        self._show_icons()
        self._show_signs()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for wide, line in self._lines.items():
            line.setVisible(wide == self.is_wide)
        self._show_signs()
