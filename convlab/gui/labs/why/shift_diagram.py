"""The two ways as a diagram: first move and then compute, first compute and then move, and how far they are apart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.why.panel_grid import PanelGrid
from convlab.gui.labs.why.shift_words import verdict, what_follows
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import Scale, signed_scale_for
from convlab.labs.common.sliding import Cell
from convlab.labs.why.shift import EquivarianceCheck, EquivarianceState, sheet, sheet_corners
from convlab.labs.why.state import WhyState

PLACES = {  # row, column, rows; signs stand in the columns between
    "x": (0, 0, 1),
    "weights": (1, 0, 1),
    "moved": (0, 1, 1),
    "of_moved": (1, 1, 1),
    "f": (0, 3, 1),
    "moved_f": (1, 3, 1),
    "verdict": (0, 5, 1),
    "difference": (1, 5, 1),
}
STRETCHES = (1, 1, 0, 1, 0, 1)  # of the columns
COMPARED = ("of_moved", "moved_f", "difference")
IMAGES = ("x", "moved")
LARGEST_CELL = 56.0


class ShiftDiagram(PanelGrid):
    """x and the weights of f at the left; each way goes down a column; the three maps to compare stand in the last row.

    The shifted image can be dragged.
    """

    def __init__(self) -> None:
        names = [name for name in PLACES if name != "verdict"]
        super().__init__(
            PLACES, STRETCHES, {name: MatrixView(drag="draw" if name == "moved" else "") for name in names}
        )
        self._state = WhyState()
        self._shown: dict[str, tuple[Matrix, Scale]] = {}  # what each view shows, and on which scale
        self.image_legend, self.legend = Legend(), Legend()
        self.largest, self.verdict = QLabel(), QLabel()
        self.reference, self._hint, self.function = caption(), caption(), caption()
        self._build()
        self._build_verdict(self.panels["verdict"])
        self.retranslate()

    def _build(self) -> None:
        for row in (0, 1):
            self.grid.setRowStretch(row, 1)
        for column, text in ((2, "−"), (4, "=")):
            self.grid.addWidget(sign(text), 1, column)
        for label in (self._hint, self.function):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumHeight(self.image_legend.height())
        below = {"x": (self.image_legend,), "moved": (self._hint,), "weights": (self.function,)}
        for name, panel in self.panels.items():
            panel.body.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
            panel.body.setSpacing(UNIT // 2)
            if name in self.views:
                self.views[name].setMinimumSize(60, 60)
                panel.body.addWidget(Plate(self.views[name], *below.get(name, ())), 1)
        self.panels["f"].body.addSpacing(self.image_legend.height())  # the maps of a row stand side by side

    def _build_verdict(self, panel: Panel) -> None:
        """What the difference is, above its picture."""
        self.largest.setFont(font("title", bold=True))
        self.verdict.setFont(font("text", bold=True))
        for label in (self.verdict, self.reference):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
        self.largest.setMinimumWidth(1)
        panel.body.addWidget(self.largest)
        panel.body.addWidget(self.reference)
        panel.body.addWidget(self.verdict, 1)
        panel.body.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignHCenter)

    # ---- showing

    def show_state(self, state: WhyState) -> None:
        self._state = state
        result, grey = state.comparison, state.probe_scale
        for name, values in (("x", result.x), ("moved", result.moved)):
            self._show_map(name, values, grey, grey.signed)
        for name, maps in (
            ("f", result.result),
            ("of_moved", result.of_moved),
            ("moved_f", result.moved_result),
            ("difference", result.difference),
        ):
            self._show_map(name, maps, result.scale, signed=True)
        self._show_map("weights", state.shift_weights, signed_scale_for(state.shift_weights), signed=True)
        self.image_legend.set_scale(grey, grey.signed)
        self.legend.set_scale(result.scale, signed=True)
        self.mark(None)
        self.share_cell_size()
        self._show_texts()

    def _show_map(self, name: str, maps: Matrix, scale: Scale, signed: bool) -> None:
        """Draw what has changed: while the image is moved, x and f(x) stay."""
        shown, old_scale = self._shown.get(name, (None, None))
        if shown is not maps or old_scale != scale:
            self._shown[name] = maps, scale
            values = sheet(maps) if maps.ndim == 3 else maps
            self.views[name].set_picture(Picture(values, scale.levels(values), signed))

    def mark(self, cell: Cell | None) -> None:
        """A frame around each of several maps, and one around a cell of what is compared."""
        maps, colours = self._state.comparison.difference, colours_of(self)
        frames = _frames(maps, colours.muted)
        self.views["weights"].set_marks(_frames(self._state.shift_weights, colours.muted))
        here = [] if cell is None else [Mark(*cell, colours.output, width=4)]
        self.views["f"].set_marks(frames)
        for name in COMPARED:
            self.views[name].set_marks([*frames, *here])

    def compared_values(self, cell: Cell) -> list[float]:
        """The numbers in a cell of all that is compared, in the order of COMPARED."""
        pictures = (self.views[name].picture for name in COMPARED)
        return [float(picture.values[cell]) for picture in pictures if picture is not None]

    def share_cell_size(self) -> None:
        """The four maps of f alike, and the images alike; all of them, if they have as many cells."""
        maps = ("f", *COMPARED)
        is_alike = self._state.comparison.x.shape == self._state.comparison.result.shape[1:]
        for names in ((*IMAGES, *maps), ("weights",)) if is_alike else (IMAGES, maps, ("weights",)):
            common = min(LARGEST_CELL, *(self.views[name].fitting_cell() for name in names))
            for name in names:
                self.views[name].set_largest_cell(max(common, 1e-3))

    # ---- texts

    def _show_texts(self) -> None:
        state, result = self._state.shift, self._state.comparison
        self.set_titles(self._titles(state, result))
        palette, colours = self.palette(), colours_of(self)
        palette.setColor(palette.ColorRole.WindowText, colours.output if result.is_equal else colours.warning)
        self.largest.setPalette(palette)
        self.largest.setText(format_number(result.largest))
        text = self.tr("the largest number in the maps is {0}").format(format_number(result.reference))
        if result.inside is not None:
            text += "\n" + self.tr("away from the border: {0}").format(format_number(result.inside))
        self.reference.setText(text)
        self.verdict.setText(verdict(state, result))
        self.function.setText(what_follows(state))

    def _titles(self, state: EquivarianceState, result: EquivarianceCheck) -> dict[str, str]:
        down, right = (format_number(step) for step in state.shift)
        titles = {
            "x": self.tr("x {0} × {1}").format(*result.x.shape),
            "weights": self._weights_title(state),
            "moved": self.tr("1  x shifted by ({0}, {1})").format(down, right),
            "f": self.tr("2  f(x) {0} × {1}").format(*result.result.shape[-2:]),
            "of_moved": self.tr("↓ f(shifted x)"),
            "moved_f": self.tr("↓ f(x) shifted by ({0}, {1})").format(*map(format_number, state.result_shift)),
            "verdict": self.tr("Largest difference"),
            "difference": self.tr("Difference"),
        }
        if len(result.result) > 1:
            titles["f"] = self.tr("2  f(x) {0} maps {1} × {2}").format(*result.result.shape)
        if state.function == "global":
            titles["moved_f"] = self.tr("↓ f(x): one number")
        return titles

    def _weights_title(self, state: EquivarianceState) -> str:
        if state.is_lenet:
            return self.tr("f: its first {0} kernels {1} × {2}").format(*self._state.shift_weights.shape)
        text = self.tr("f: weights {0} × {1}") if state.function == "dense" else self.tr("f: kernel {0} × {1}")
        return text.format(*self._state.shift_weights.shape[1:])

    def retranslate(self) -> None:
        self.views["moved"].setToolTip(self.tr("Drag to shift x: the maps follow"))
        self._hint.setText(self.tr("Drag it, or press the arrow keys"))
        self._show_texts()

    def restyle(self) -> None:
        self._show_texts()


def _frames(maps: Matrix, colour: QColor) -> list[Mark]:
    """A frame around each of several maps (c, h, w) in their sheet."""
    count, height, width = maps.shape
    return [Mark(*corner, colour, height, width, width=1.5) for corner in sheet_corners(maps) if count > 1]
