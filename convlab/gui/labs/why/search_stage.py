"""A scene with copies of a pattern, the pattern, its weights, and the response wherever they are laid."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot

from convlab.gui.labs.matrix.marks import MOST_LABELS, Focus
from convlab.gui.labs.matrix.parts import picture
from convlab.gui.labs.why.panel_grid import SteppedStage
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.section import caption
from convlab.labs.common.arrays import with_cells
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Cell
from convlab.labs.why.search import SearchState

LARGEST_CELL = 56
PLACES = {"scene": (0, 0, 2), "template": (0, 1, 1), "kernel": (1, 1, 1), "response": (0, 2, 2)}  # row, column, rows
STRETCHES = (5, 2, 5)  # of the columns


class HeldCopy(NamedTuple):
    """What a drag holds: a copy, None where it draws, and the cell of the copy that is under the pointer."""

    drag: int
    copy: int | None
    grip: Cell


class SearchStage(SteppedStage):
    """`edited` carries another SearchState and what it merges with."""

    edited = Signal(object, object)

    def __init__(self) -> None:
        self.scene, self.template = MatrixView(drag="draw"), MatrixView(drag="draw")
        self.kernel = MatrixView()
        self.response = self.result = MatrixView()
        views = self.scene, self.template, self.kernel, self.response
        super().__init__(PLACES, STRETCHES, dict(zip(PLACES, views, strict=True)))
        self._state = SearchState()
        self._held = HeldCopy(-1, None, (0, 0))
        self.legend, self._hint = Legend(), caption()
        self._template_hint, self._weights_hint = caption(), caption()
        self._build()
        self.template.pen_down_draws = True  # a click draws: it is a small picture, not numbers
        self.scene.drawn.connect(self._draw_scene)
        self.template.drawn.connect(self._draw_template)
        self.scene.hovered.connect(lambda cell: self.hovered.emit(self._copy_focus(cell)))
        self.report_pointer(self.response, "output")
        self.report_edits(self.scene, "scene")
        self.report_edits(self.template, "template")
        self.retranslate()

    def _build(self) -> None:
        below = {
            "scene": self._hint,
            "template": self._template_hint,
            "kernel": self._weights_hint,
            "response": self.legend,
        }
        for name, view in self.views.items():
            view.setMinimumSize(60, 60)
            self.panels[name].body.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
            self.panels[name].body.addWidget(Plate(view, below[name]), 1)
        for label in (self._hint, self._template_hint, self._weights_hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedHeight(self.legend.height())
        for row in (0, 1):
            self.grid.setRowStretch(row, 1)

    # ---- what the user does

    def _copy_focus(self, cell: Cell | None) -> Focus | None:
        """The output whose window is the copy that a cell of the scene belongs to."""
        index = None if cell is None else self._state.copy_at(cell)
        return None if index is None else Focus("output", self._state.copies[index])

    @Slot(object, bool, int)
    def _draw_scene(self, cells: list[Cell], erase: bool, drag: int) -> None:
        """A drag that begins on a copy moves it; elsewhere it draws."""
        state = self._state
        if self._held.drag != drag:
            index = None if erase else state.copy_at(cells[0])
            row, column = state.copies[index] if index is not None else (0, 0)
            self._held = HeldCopy(drag, index, (cells[0][0] - row, cells[0][1] - column))
        _, held, grip = self._held
        if held is not None:
            target = cells[-1][0] - grip[0], cells[-1][1] - grip[1]
            self.edited.emit(replace(state, copies=state.with_copy(held, target)), ("move", drag))
        else:
            ink = with_cells(state.background, cells, 0.0 if erase else 1.0)
            self.edited.emit(replace(state, background=ink), ("stroke", drag))

    @Slot(object, bool, int)
    def _draw_template(self, cells: list[Cell], erase: bool, drag: int) -> None:
        ink = with_cells(self._state.template, cells, 0.0 if erase else 1.0)
        self.edited.emit(replace(self._state, template=ink), ("stroke", drag))

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
        self.show_titles()
        self.share_cell_size()

    def show_output(self, revealed: int | None) -> None:
        self.response.set_picture(picture(self._state.shown_response, revealed=revealed))

    def mark(self, place: tuple[float, float], revealed: int | None) -> None:
        """The window on the scene and its response; the copies, and the highest responses that are there already."""
        state, colours = self._state, colours_of(self)
        height, width = state.template.shape
        self.scene.set_marks(
            [
                *self._copy_marks(),
                *self._weight_marks(place),
                Mark(*place, colours.window, height, width, width=4),
            ]
        )
        count = state.sliding.steps if revealed is None else revealed
        shown = [peak for peak in state.peaks if state.sliding.step(peak) < count]
        peaks = [Mark(*peak, colours.ink, width=3, label=self.tr("max")) for peak in shown]
        self.response.set_marks([*peaks, Mark(*place, colours.output, width=4)])
        self.kernel.set_marks([Mark(0, 0, colours.kernel, height, width, width=3)])

    def _copy_marks(self) -> list[Mark]:
        """The copies: those that are found, and those that are not."""
        state, colours = self._state, colours_of(self)
        height, width = state.template.shape
        return [
            Mark(*corner, colours.output if found else colours.warning, height, width, fill=0.12, width=2)
            for corner, found in zip(state.copies, state.found, strict=True)
        ]

    def _weight_marks(self, place: tuple[float, float]) -> list[Mark]:
        """The weights where they lie on the scene, if they are few."""
        state, colour = self._state, colours_of(self).kernel
        cells = state.sliding.cells(0, 0) if state.kernel.size <= MOST_LABELS else []
        return [
            Mark(place[0] + i, place[1] + j, colour, width=0, label=f"×{cell_number(float(state.kernel[i, j]))}")
            for i, j in cells
        ]

    def share_cell_size(self) -> None:
        common = min(LARGEST_CELL, self.scene.fitting_cell(), self.response.fitting_cell())
        for view in (self.scene, self.response):
            view.set_largest_cell(common)
        for view in (self.template, self.kernel):
            view.set_largest_cell(LARGEST_CELL)

    def show_titles(self) -> None:
        state = self._state
        self.set_titles(
            {
                "scene": self.tr("Scene {0} × {1}").format(*state.scene.shape),
                "template": self.tr("Pattern {0} × {1}").format(*state.template.shape),
                "kernel": self.tr("2·pattern − 1"),
                "response": self.tr("Response {0} × {1}").format(*state.response.shape),
            }
        )

    def retranslate(self) -> None:
        self._template_hint.setText(self.tr("a click draws"))
        self._weights_hint.setText(self.tr("weights: ink +1, paper −1"))
        self.kernel.setToolTip(
            self.tr(
                "Where the pattern has ink, ink in the scene adds to the response; where it has paper, it subtracts"
            )
        )
        self._hint.setText(self.tr("Drag a copy to move it · drag elsewhere draws · right button erases"))
        self.template.setToolTip(self.tr("Draw the pattern: a click adds ink, the right button erases"))
        self.show_titles()
