"""Where is it? A scene with copies of a pattern, the pattern, and its response wherever it is laid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from convlab.gui.labs.convolution.stage import picture
from convlab.gui.labs.matrix.marks import MOST_LABELS, Focus
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.pair_row import PairRow
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.arrays import frozen, with_cells
from convlab.labs.common.inputs import filled
from convlab.labs.common.numbers import format_number
from convlab.labs.why.search import MOST_COPIES, TEMPLATE_SIDES, SearchState, with_template_size

LARGEST_CELL = 56


class SearchView(LanguageAndTheme, QWidget):
    """`edited` carries another SearchState and what it merges with; `hovered` a Focus or None, `clicked` a Focus.

    `typed` carries the name of a matrix ("scene" or "template"), its view, a cell and the text.
    """

    edited = Signal(object, object)
    hovered = Signal(object)
    clicked = Signal(object)
    typed = Signal(str, object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = SearchState()
        self._held: tuple[int, int, Cell] | None = None  # the drag, the copy and where on it the pointer holds it
        self.scene, self.template = MatrixView(drag="draw"), MatrixView(drag="draw")
        self.kernel, self.response = MatrixView(), MatrixView()
        self.views = {
            "scene": self.scene,
            "template": self.template,
            "kernel": self.kernel,
            "response": self.response,
        }
        self.panels = {name: Panel() for name in self.views}
        self.legend = Legend()
        self.buttons = {name: QPushButton() for name in ("add", "remove", "clear", "reset")}
        self.size = PairRow(self)
        self.size.changed.connect(self._resize)
        self._hint = caption()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        sizes = QGridLayout()
        self.size.add_to(sizes, 0)
        row.addSpacing(UNIT)
        row.addLayout(sizes)
        row.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        grid.addWidget(self.panels["scene"], 0, 0, 2, 1)
        grid.addWidget(self.panels["template"], 0, 1)
        grid.addWidget(self.panels["kernel"], 1, 1)
        grid.addWidget(self.panels["response"], 0, 2, 2, 1)
        for column, stretch in enumerate((5, 2, 5)):
            grid.setColumnStretch(column, stretch)
        for name, view in self.views.items():
            view.setMinimumSize(60, 60)
            self.panels[name].body.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
            self.panels[name].body.addWidget(view, 1)
        self.panels["scene"].body.addWidget(self._hint)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint.setFixedHeight(self.legend.height())
        self.panels["response"].body.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addLayout(grid, 1)

    def _connect(self) -> None:
        self.template.pen_down_draws = True  # a click draws: it is a small picture, not numbers
        self.scene.drawn.connect(self._draw_scene)
        self.template.drawn.connect(self._draw_template)
        for name in ("scene", "template"):
            view = self.views[name]
            view.typed.connect(lambda cell, text, name=name, view=view: self.typed.emit(name, view, cell, text))
            view.nudged.connect(lambda cell, notches, name=name: self.put(name, cell, float(notches > 0)))
        for name in ("scene", "response"):
            view = self.views[name]
            view.hovered.connect(lambda cell, name=name: self.hovered.emit(self._focus(name, cell)))
        self.response.clicked.connect(lambda cell: self.clicked.emit(Focus("output", cell)))
        actions: dict[str, Callable[[SearchState], dict[str, Any]]] = {
            "add": lambda state: {"copies": (*state.copies, state.free_corner())},
            "remove": lambda state: {"copies": state.copies[:-1]},
            "clear": lambda state: {"background": frozen(filled(state.background, 0.0))},
        }
        for name, action in actions.items():
            self.buttons[name].clicked.connect(lambda _=False, action=action: self._change(**action(self._state)))
        self.buttons["reset"].clicked.connect(lambda: self.edited.emit(SearchState(), None))

    def _focus(self, name: str, cell: Cell | None) -> Focus | None:
        """The window that lies on a cell of the scene is the one with its corner nearest there."""
        if cell is None or (name == "scene" and self._state.copy_at(cell) is None):
            return None
        if name == "scene":
            cell = self._state.copies[self._state.copy_at(cell) or 0]
        return Focus("output", cell)

    # ---- what the user does

    def _change(self, merge: object = None, **changes: Any) -> None:
        self.edited.emit(replace(self._state, **changes), merge)

    @Slot(object, bool, int)
    def _draw_scene(self, cells: list[Cell], erase: bool, number: int) -> None:
        """A drag that begins on a copy moves it; elsewhere it draws."""
        index = self._state.copy_at(cells[0])
        if self._held is None or self._held[0] != number:
            on_copy = index is not None and not erase
            corner = self._state.copies[index] if on_copy else (0, 0)
            self._held = number, index if on_copy else -1, (cells[0][0] - corner[0], cells[0][1] - corner[1])
        _, held, grip = self._held
        if held >= 0:
            target = cells[-1][0] - grip[0], cells[-1][1] - grip[1]
            self._change(("move", number), copies=self._state.with_copy(held, target))
        else:
            ink = with_cells(self._state.background, cells, 0.0 if erase else 1.0)
            self._change(("stroke", number), background=ink)

    @Slot(object, bool, int)
    def _draw_template(self, cells: list[Cell], erase: bool, number: int) -> None:
        ink = with_cells(self._state.template, cells, 0.0 if erase else 1.0)
        self._change(("stroke", number), template=ink)

    def put(self, name: str, cell: Cell, value: float) -> None:
        """A number into a cell of the scene's background or of the pattern."""
        field = "background" if name == "scene" else name
        self._change(**{field: with_cells(getattr(self._state, field), [cell], value)})

    @Slot(int, int)
    def _resize(self, axis: int, value: int) -> None:
        size = list(self._state.template.shape)
        size[axis] = value
        self.edited.emit(with_template_size(self._state, size[0], size[1]), None)

    # ---- showing

    def show_state(self, state: SearchState, revealed: int | None) -> None:
        self._state = state
        for name, shown in (
            ("scene", state.shown_scene),
            ("template", state.shown_template),
            ("kernel", state.shown_kernel),
        ):
            self.views[name].set_picture(picture(shown))
        self.show_output(revealed)
        self.legend.set_scale(state.shown_response.scale, state.shown_response.signed)
        for axis in (0, 1):
            self.size.show_axis(axis, state.template.shape[axis], TEMPLATE_SIDES)
        self.buttons["add"].setEnabled(len(state.copies) < MOST_COPIES)
        self.buttons["remove"].setEnabled(len(state.copies) > 1)
        self.show_texts()
        self._share_cell_size()

    def show_output(self, revealed: int | None) -> None:
        self.response.set_picture(picture(self._state.shown_response, revealed=revealed))

    def mark(self, cell: Cell, place: tuple[float, float], revealed: int | None) -> None:
        """The window on the scene and its response; the copies, and the highest responses that are there already."""
        state, colours = self._state, colours_of(self)
        height, width = state.template.shape
        copies = [
            Mark(*corner, colours.output if found else colours.warning, height, width, fill=0.12, width=2)
            for corner, found in zip(state.copies, state.found, strict=True)
        ]
        weights = [
            Mark(place[0] + i, place[1] + j, colours.kernel, width=0, label=f"×{format_number(float(weight))}")
            for i, j in state.sliding.cells(0, 0)
            if state.kernel.size <= MOST_LABELS
            for weight in [state.kernel[i, j]]
        ]
        self.scene.set_marks([*copies, *weights, Mark(*place, colours.window, height, width, width=4)])
        shown = state.sliding.steps if revealed is None else revealed
        peaks = [
            Mark(*peak, colours.ink, width=3, label=self.tr("max"))
            for peak in state.peaks
            if state.sliding.step(peak) < shown
        ]
        self.response.set_marks([*peaks, Mark(*place, colours.output, width=4)])
        self.kernel.set_marks([Mark(0, 0, colours.kernel, height, width, width=3)])

    def _share_cell_size(self) -> None:
        common = min(LARGEST_CELL, self.scene.fitting_cell(), self.response.fitting_cell())
        for view in (self.scene, self.response):
            view.set_largest_cell(common)
        for view in (self.template, self.kernel):
            view.set_largest_cell(LARGEST_CELL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_cell_size()

    def show_texts(self) -> None:
        state = self._state
        titles = {
            "scene": self.tr("Scene {0} × {1}").format(*state.scene.shape),
            "template": self.tr("Pattern {0} × {1}").format(*state.template.shape),
            "kernel": self.tr("Weights: 2·pattern − 1"),
            "response": self.tr("Response {0} × {1}").format(*state.response.shape),
        }
        for name, title in titles.items():
            self.panels[name].set_title(title)
            self.views[name].setAccessibleName(title)
        self._hint.setText(self.tr("Drag a copy to move it · drag elsewhere draws · right button erases"))

    def peaks_text(self) -> str:
        """The highest response and where it is."""
        peaks = ", ".join(f"({row}, {column})" for row, column in self._state.peaks[:MOST_COPIES])
        text = self.tr("{0} at {1}") if peaks else self.tr("{0}: nothing is found")
        return text.format(format_number(self._state.highest), peaks)

    def retranslate(self) -> None:
        for name, text, tip in (
            ("add", self.tr("Add a copy"), self.tr("Put one more copy of the pattern into the scene")),
            ("remove", self.tr("Remove one"), self.tr("Take the last copy out of the scene: its peak goes with it")),
            ("clear", self.tr("Clear the rest"), self.tr("Erase everything but the copies from the scene")),
            ("reset", self.tr("Start over"), self.tr("The scene and the pattern as they were at first")),
        ):
            name_button(self.buttons[name], text, tip)
        self.size.set_texts(
            self.tr("Pattern"),
            (self.tr("Rows of the pattern"), self.tr("Columns of the pattern")),
            self.tr("Size of the pattern: a larger one is rarer by chance"),
        )
        self.template.setToolTip(self.tr("Draw the pattern: a click puts ink, the right button erases"))
        self.show_texts()
