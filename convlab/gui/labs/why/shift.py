"""Shift and compare: first move the image and then compute, or first compute and then move. Do both ways meet?"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from convlab.gui.icons import icon
from convlab.gui.labs.convolution.stage import picture
from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.labs.why.words import border_names, function_names, verdict
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import Scale, ScaledMatrix
from convlab.labs.why.shift import (
    BORDERS,
    FUNCTIONS,
    LARGEST_SHIFT,
    EquivarianceCheck,
    EquivarianceState,
    sheet,
    sheet_corners,
)
from convlab.labs.why.state import WhyState

ARROWS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
KEYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
PLACES = {  # row, column, rows; signs stand in the columns between
    "x": (0, 0, 2),
    "moved": (0, 1, 1),
    "of_moved": (1, 1, 1),
    "f": (0, 3, 1),
    "moved_f": (1, 3, 1),
    "verdict": (0, 5, 1),
    "difference": (1, 5, 1),
}
COMPARED = ("of_moved", "moved_f", "difference")
IMAGES = ("x", "moved")  # those that can be dragged


class ShiftView(LanguageAndTheme, QWidget):
    """`edited` carries another ShiftState and what it merges with, `status_changed` a text for the status line."""

    edited = Signal(object, object)
    status_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: WhyState | None = None
        self._shown: dict[str, tuple[Matrix, Scale]] = {}  # what each view shows, and on which scale
        self._drag: tuple[int, Cell, Cell] = (-1, (0, 0), (0, 0))  # number, where it began, the shift it began with
        self.function, self.kernel = Choice(FUNCTIONS), Choice(list(KERNELS))
        self.border = Segments(BORDERS)
        self.arrows = {name: QPushButton() for name in (*ARROWS, "reset")}
        self.views = {name: MatrixView(drag="draw" if name in IMAGES else "") for name in PLACES if name != "verdict"}
        self.panels = {name: Panel() for name in PLACES}
        self.image_legend, self.legend = Legend(), Legend()
        self.size, self.verdict = QLabel(), QLabel()
        self._inside, self._hint = caption(), caption()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(self._choices())
        layout.addLayout(self._diagram(), 1)
        self._connect()
        self.retranslate()

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.function, 2)
        row.addWidget(self.kernel, 1)
        row.addWidget(self.border)
        arrows = QHBoxLayout()
        arrows.setSpacing(UNIT // 2)
        for button in self.arrows.values():
            button.setIconSize(QSize(18, 18))
            button.setFixedWidth(34)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            arrows.addWidget(button)
        row.addLayout(arrows)
        return row

    def _diagram(self) -> QGridLayout:
        """x at the left; each way goes down a column; in the last row, side by side, the three maps to compare."""
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        for name, (row, column, rows) in PLACES.items():
            grid.addWidget(self.panels[name], row, column, rows, 1)
        for column, text in ((2, "−"), (4, "=")):
            grid.addWidget(sign(text), 1, column)
        for column in (0, 1, 3, 5):
            grid.setColumnStretch(column, 1)
        for row in range(2):
            grid.setRowStretch(row, 1)
        for name, panel in self.panels.items():
            panel.body.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
            panel.body.setSpacing(UNIT // 2)
            if name in self.views:
                self.views[name].setMinimumSize(60, 60)
                panel.body.addWidget(self.views[name], 1)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.panels["x"].body.addWidget(self.image_legend, 0, centre)
        self._hint.setAlignment(centre)
        self._hint.setWordWrap(True)
        self._hint.setMinimumHeight(2 * self._hint.fontMetrics().lineSpacing())
        self.panels["x"].body.addWidget(self._hint)
        self._build_verdict(self.panels["verdict"])
        return grid

    def _build_verdict(self, panel: Panel) -> None:
        """What the difference is, above its picture."""
        self.size.setFont(font("title", bold=True))
        self.verdict.setFont(font("text", bold=True))
        for label in (self.verdict, self._inside):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
        self.size.setMinimumWidth(1)
        panel.body.addWidget(self.size)
        panel.body.addWidget(self._inside)
        panel.body.addWidget(self.verdict, 1)
        panel.body.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self.function.chosen.connect(lambda name: self._choose(function=name))
        self.kernel.chosen.connect(lambda name: self._choose(kernel=name))
        self.border.chosen.connect(lambda border: self._choose(border=border))
        for name, (down, right) in ARROWS.items():
            self.arrows[name].clicked.connect(lambda _=False, down=down, right=right: self.move_by(down, right))
        self.arrows["reset"].clicked.connect(lambda: self._shift_to((0, 0), None))
        for name in IMAGES:
            view = self.views[name]
            view.pen_down_draws = True  # a press takes hold of the image at once
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is nothing to type in
            view.setCursor(Qt.CursorShape.OpenHandCursor)
            view.drawn.connect(self._drag_image)
        for name in COMPARED:
            self.views[name].hovered.connect(self._point)

    # ---- what the user does

    def _choose(self, **changes: object) -> None:
        if self._state is not None:
            self.edited.emit(replace(self._state.shift, **changes), None)

    def _shift_to(self, shift: Cell, merge: object) -> None:
        down, right = (min(max(step, -LARGEST_SHIFT), LARGEST_SHIFT) for step in shift)
        if self._state is not None:
            self.edited.emit(replace(self._state.shift, shift=(down, right)), merge)

    def move_by(self, down: int, right: int) -> None:
        """Move the image by some more cells."""
        if self._state is not None:
            now = self._state.shift.shift
            self._shift_to((now[0] + down, now[1] + right), None)

    @Slot(object, bool, int)
    def _drag_image(self, cells: list[Cell], _: bool, number: int) -> None:
        if self._state is None:
            return
        if self._drag[0] != number:
            self._drag = number, cells[0], self._state.shift.shift
        _, start, before = self._drag
        self._shift_to((before[0] + cells[-1][0] - start[0], before[1] + cells[-1][1] - start[1]), ("shift", number))

    def press(self, key: int) -> bool:
        """Answer a key; whether it was one of this view's."""
        if key in KEYS:
            self.move_by(*KEYS[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self._shift_to((0, 0), None)
        else:
            return False
        return True

    # ---- showing

    @Slot(object)
    def _point(self, cell: Cell | None) -> None:
        """Light the same cell of all that is compared, and tell its numbers."""
        self._mark(cell)
        if cell is None:
            self.status_changed.emit("")
            return
        numbers = (format_number(float(self.views[name].picture.values[cell])) for name in COMPARED)
        self.status_changed.emit(self.tr("f(shifted x) = {0}, shifted f(x) = {1}, difference {2}").format(*numbers))

    def _mark(self, cell: Cell | None) -> None:
        """A frame around each of several maps, and one around a cell of what is compared."""
        if self._state is None:
            return
        maps, colours = self._state.comparison.difference, colours_of(self)
        count, height, width = maps.shape
        frames = [Mark(*corner, colours.muted, height, width, width=1.5) for corner in sheet_corners(maps) if count > 1]
        here = [] if cell is None else [Mark(*cell, colours.output, width=4)]
        self.views["f"].set_marks(frames)
        for name in COMPARED:
            self.views[name].set_marks([*frames, *here])

    def show_state(self, state: WhyState) -> None:
        self._state = state
        shift = state.shift
        self.function.set_value(shift.function)
        self.kernel.set_value(shift.kernel)
        self.kernel.setEnabled(shift.has_kernel)
        self.border.set_value(shift.border)
        for name, (down, right) in ARROWS.items():
            moved = shift.shift[0] + down, shift.shift[1] + right
            self.arrows[name].setEnabled(max(map(abs, moved)) <= LARGEST_SHIFT)
        self._show_maps(state, state.comparison)
        self.show_texts()

    def _show_maps(self, state: WhyState, result: EquivarianceCheck) -> None:
        grey = state.probe_scale
        for name, values in (("x", result.x), ("moved", result.moved)):
            self._show_map(name, values, grey, grey.signed)
        scale = result.scale
        for name, maps in (
            ("f", result.result),
            ("of_moved", result.of_moved),
            ("moved_f", result.moved_result),
            ("difference", result.difference),
        ):
            self._show_map(name, maps, scale, signed=True)
        self.image_legend.set_scale(grey, grey.signed)
        self.legend.set_scale(scale, signed=True)
        self._mark(None)
        self._share_cell_size()

    def _show_map(self, name: str, maps: Matrix, scale: Scale, signed: bool) -> None:
        """Draw what has changed: while the image is moved, x and f(x) stay."""
        shown, old_scale = self._shown.get(name, (None, None))
        if shown is not maps or old_scale != scale:
            self._shown[name] = maps, scale
            values = sheet(maps) if maps.ndim == 3 else maps
            self.views[name].set_picture(picture(ScaledMatrix(values, scale, signed)))

    def _share_cell_size(self) -> None:
        """The four maps of f alike, and the images alike."""
        for names in (IMAGES, ("f", *COMPARED)):
            common = min(56.0, *(self.views[name].fitting_cell() for name in names))
            for name in names:
                self.views[name].set_largest_cell(max(common, 1e-3))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._share_cell_size()

    def show_texts(self) -> None:
        if self._state is None:
            return
        state, result = self._state.shift, self._state.comparison
        for name, title in self._titles(state, result).items():
            self.panels[name].set_title(title)
            self.views[name].setAccessibleName(title)
        self.panels["verdict"].set_title(self.tr("Largest difference"))
        largest, reference = format_number(result.largest), format_number(result.reference)
        self.size.setText(largest)
        palette, colours = self.palette(), colours_of(self)
        palette.setColor(palette.ColorRole.WindowText, colours.output if result.is_equal else colours.warning)
        self.size.setPalette(palette)
        text = self.tr("where the largest of f is {0}").format(reference)
        if result.inside is not None:
            text += "\n" + self.tr("away from the border: {0}").format(format_number(result.inside))
        self._inside.setText(text)
        self.verdict.setText(verdict(state, result))

    def _titles(self, state: EquivarianceState, result: EquivarianceCheck) -> dict[str, str]:
        down, right = (format_number(step) for step in state.shift)
        titles = {
            "x": self.tr("x {0} × {1}").format(*result.x.shape),
            "moved": self.tr("1  shifted x by ({0}, {1})").format(down, right),
            "f": self.tr("2  f(x) {0} × {1}").format(*result.result.shape[-2:]),
            "of_moved": self.tr("↓ f(shifted x)"),
            "moved_f": self.tr("↓ shifted f(x), by ({0}, {1})").format(*map(format_number, state.result_shift)),
            "difference": self.tr("Difference"),
        }
        if len(result.result) > 1:
            titles["f"] = self.tr("2  f(x) {0} maps {1} × {2}").format(*result.result.shape)
        if state.function == "global":
            titles["moved_f"] = self.tr("↓ f(x): one number")
        return titles

    def retranslate(self) -> None:
        self.function.set_texts(list(function_names().values()))
        self.function.setAccessibleName(self.tr("Function f"))
        self.function.setToolTip(self.tr("What is computed from the image before, or after, it is moved"))
        self.kernel.set_texts(list(kernel_names().values()))
        self.kernel.setAccessibleName(self.tr("Kernel"))
        self.kernel.setToolTip(self.tr("The kernel of the convolution: every one of them is equivariant"))
        self.border.set_texts(list(border_names().values()))
        for name, tip in (
            ("left", self.tr("Move the image one column to the left (←)")),
            ("right", self.tr("Move the image one column to the right (→)")),
            ("up", self.tr("Move the image one row up (↑)")),
            ("down", self.tr("Move the image one row down (↓)")),
            ("reset", self.tr("Put the image back where it was drawn (Home)")),
        ):
            name_button(self.arrows[name], "", tip)
        for name in IMAGES:
            self.views[name].setToolTip(self.tr("Drag the image"))
        self._hint.setText(self.tr("Drag the image · arrow keys · Home puts it back"))
        self._set_icons()
        self.show_texts()

    def _set_icons(self) -> None:
        for name, button in self.arrows.items():
            button.setIcon(icon(name, self))

    def restyle(self) -> None:
        self._set_icons()
        self.show_texts()
