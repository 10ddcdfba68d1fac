"""Shift and compare: first shift the image and then compute, or first compute and then shift. Do both ways meet?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from convlab.gui.icons import icon
from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.labs.why.shift_diagram import COMPARED, ShiftDiagram
from convlab.gui.labs.why.shift_words import border_names, function_names, lenet_problem, shift_note
from convlab.gui.labs.why.view import WhyView
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.layouts import arranged
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Cell
from convlab.labs.why.shift import BORDERS, FUNCTIONS, LARGEST_SHIFT, EquivarianceState
from convlab.labs.why.state import WhyState

ARROWS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
KEYS = dict(zip((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down), ARROWS.values(), strict=True))


class EquivarianceView(WhyView):
    """Above the diagram, which function it is and how the image can be shifted."""

    def __init__(self) -> None:
        super().__init__()
        self._drag: tuple[int, Cell, Cell] = (-1, (0, 0), (0, 0))  # number, where it began, the shift it began with
        self.function, self.kernel, self.border = Choice(FUNCTIONS), Choice(list(KERNELS)), Segments(BORDERS)
        self.arrows = {name: QPushButton() for name in (*ARROWS, "reset")}
        self.diagram = ShiftDiagram()
        self.views = self.diagram.views
        arranged(QVBoxLayout(self), self._choices(), (self.diagram, 1))
        self._connect()
        self.retranslate()

    def _choices(self) -> QHBoxLayout:
        for button in self.arrows.values():
            button.setIconSize(QSize(18, 18))
            button.setFixedWidth(34)
        arrows = arranged(QHBoxLayout(), *self.arrows.values(), spacing=UNIT // 2)
        return arranged(QHBoxLayout(), (self.function, 2), (self.kernel, 1), self.border, arrows)

    def _connect(self) -> None:
        self.function.chosen.connect(lambda name: self._choose(function=name))
        self.kernel.chosen.connect(lambda name: self._choose(kernel=name))
        self.border.chosen.connect(lambda border: self._choose(border=border))
        for name, (down, right) in ARROWS.items():
            self.arrows[name].clicked.connect(lambda _=False, down=down, right=right: self.move_by(down, right))
        self.arrows["reset"].clicked.connect(lambda: self._shift_to((0, 0)))
        image = self.views["moved"]
        image.pen_down_draws = True  # a press takes hold of the image at once
        image.setCursor(Qt.CursorShape.OpenHandCursor)
        image.drawn.connect(self._drag_image)
        for view in self.views.values():
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is nothing to type in
        for name in COMPARED:
            self.views[name].hovered.connect(self._point)

    # ---- what the user does

    def _choose(self, merge: object = None, **changes: Any) -> None:
        new: EquivarianceState = replace(self._state.shift, **changes)
        problem = lenet_problem() if new.is_lenet else ""
        if problem:
            self._show_choices()  # the list shows what there is
            self.refused.emit(problem)
        else:
            self.edited.emit({"shift": new}, merge)

    def _shift_to(self, shift: Cell, merge: object = None) -> None:
        down, right = (min(max(step, -LARGEST_SHIFT), LARGEST_SHIFT) for step in shift)
        self._choose(merge, shift=(down, right))

    def move_by(self, down: int, right: int) -> None:
        """Shift the image by some more cells."""
        now = self._state.shift.shift
        self._shift_to((now[0] + down, now[1] + right))

    @Slot(object, bool, int)
    def _drag_image(self, cells: list[Cell], _: bool, number: int) -> None:
        if self._drag[0] != number:
            self._drag = number, cells[0], self._state.shift.shift
        _number, start, before = self._drag
        self._shift_to((before[0] + cells[-1][0] - start[0], before[1] + cells[-1][1] - start[1]), ("shift", number))

    def press(self, key: Qt.Key) -> bool:
        if key in KEYS:
            self.move_by(*KEYS[key])
        elif key == Qt.Key.Key_Home:
            self._shift_to((0, 0))
        else:
            return False
        return True

    @Slot(object)
    def _point(self, cell: Cell | None) -> None:
        """Light the same cell of all that is compared, and tell its numbers."""
        self.diagram.mark(cell)
        if cell is None:
            self.status_changed.emit("")
        else:
            text = self.tr("f(shifted x) = {0}, shifted f(x) = {1}, difference {2}")
            self.status_changed.emit(text.format(*map(format_number, self.diagram.compared_values(cell))))

    # ---- showing

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        self._state = new
        if old is None or old.shift is not new.shift or old.probe is not new.probe or old.seed != new.seed:
            self._show_choices()
            self.diagram.show_state(new)
            self.status_changed.emit("")  # what was pointed at may be another number now

    def _show_choices(self) -> None:
        shift = self._state.shift
        self.function.set_value(shift.function)
        self.kernel.set_value(shift.kernel)
        self.kernel.setEnabled(shift.has_kernel)
        self.border.set_value(shift.border)
        for name, (down, right) in ARROWS.items():
            moved = shift.shift[0] + down, shift.shift[1] + right
            self.arrows[name].setEnabled(max(map(abs, moved)) <= LARGEST_SHIFT)

    def note(self) -> str:
        return shift_note()

    def retranslate(self) -> None:
        self.function.set_texts(list(function_names().values()))
        self.function.setAccessibleName(self.tr("Function f"))
        self.function.setToolTip(
            self.tr("What is computed: of the shifted image, and of the image before its result is shifted")
        )
        self.kernel.set_texts(list(kernel_names().values()))
        self.kernel.setAccessibleName(self.tr("Kernel"))
        self.kernel.setToolTip(
            self.tr("The kernel of the convolution: with any of them a convolution is equivariant away from the border")
        )
        self.border.set_texts(list(border_names().values()))
        for name, tip in (
            ("left", self.tr("Shift the image one column to the left (←)")),
            ("right", self.tr("Shift the image one column to the right (→)")),
            ("up", self.tr("Shift the image one row up (↑)")),
            ("down", self.tr("Shift the image one row down (↓)")),
            ("reset", self.tr("Reset: no shift (Home)")),
        ):
            name_button(self.arrows[name], "", tip)
        self.restyle()

    def restyle(self) -> None:
        for name, button in self.arrows.items():
            button.setIcon(icon(name, self))
