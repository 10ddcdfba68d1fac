"""How often each pixel is used: by windows of the first layer and by paths through the stack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from convlab.gui.labs.matrix.parts import wrapped_caption
from convlab.gui.labs.receptive_field.use_words import path_total_text, window_total_text
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.common.sliding import Cell
from convlab.labs.receptive_field.pixel_use import reach_of
from convlab.labs.receptive_field.state import USE_KERNELS, FieldState, compared_uses

KINDS = ("windows", "paths")
SMALL = 108  # pixels that the small matrices are high at most


class UseView(QWidget):
    """`hovered` carries the pixel that is pointed at, or None."""

    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state = FieldState()
        self._shown: dict[str, Matrix] = {}
        self.views = {kind: MatrixView() for kind in KINDS}
        self.panels, self.legends = {kind: Panel() for kind in KINDS}, {kind: Legend(bar=48) for kind in KINDS}
        self.totals = {kind: wrapped_caption() for kind in KINDS}
        for kind in KINDS:
            body = self.panels[kind].body
            body.addWidget(self.views[kind], 1)
            body.addWidget(self.legends[kind], 0, Qt.AlignmentFlag.AlignHCenter)
            body.addWidget(self.totals[kind])
            self.views[kind].hovered.connect(self.hovered)
        top = arranged(QHBoxLayout(), *((panel, 1) for panel in self.panels.values()))
        self.comparison, self.titles = Panel(), [caption() for _ in compared_uses()]
        self.small = [MatrixView() for _ in compared_uses()]
        self.comparison.body.addLayout(self._build_comparison())
        arranged(QVBoxLayout(self), (top, 1), (self.comparison, 0))

    def _build_comparison(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)  # every pixel counts, for the numbers to fit into the cells
        grid.setVerticalSpacing(2)
        uses = compared_uses()
        scale = scale_for(*(use for *_, use in uses))  # one for all, as they are compared
        for index, (_, padded, use) in enumerate(uses):
            column = index + padded  # one is left empty between those without padding and those with it
            self.titles[index].setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.titles[index].setMinimumWidth(1)
            self.small[index].setMinimumSize(48, SMALL)
            self.small[index].setMaximumHeight(SMALL)
            self.small[index].set_picture(_picture(use, scale))
            grid.addWidget(self.small[index], 0, column)
            grid.addWidget(self.titles[index], 1, column)
            grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(len(USE_KERNELS), UNIT)
        return grid

    def show_state(self, state: FieldState) -> None:
        self._state = state
        for kind, use in (("windows", state.use_of_windows), ("paths", state.use_of_paths)):
            if self._shown.get(kind) is not use:
                self._shown[kind] = use
                scale = scale_for(use)
                self.views[kind].set_picture(_picture(use, scale))
                self.legends[kind].set_scale(scale, signed=False)

    def mark(self, pixel: Cell) -> None:
        """Light a pixel, and frame what the windows over it see together."""
        colours = colours_of(self)
        own = Mark(*pixel, colours.field, width=3)
        area = reach_of(self._state.layers[0], self._state.stack.sizes[1], pixel)
        shown = area.clipped(self._state.stack.size)
        frame = Mark(*shown[:2], colours.window, *shown[2:], width=3, open=area.sides_beyond(self._state.stack.size))
        self.views["windows"].set_marks([frame, own] if shown.area else [own])
        self.views["paths"].set_marks([own])

    def show_titles(self, state: FieldState) -> None:
        count = len(state.layers)
        paths = self.tr("Paths through the layer") if count == 1 else self.tr("Paths through all {0} layers")
        titles = {"windows": self.tr("Windows of layer 1"), "paths": paths.format(count)}
        for kind in KINDS:
            self.panels[kind].set_title(titles[kind])
            self.views[kind].setAccessibleName(titles[kind])
        self.totals["windows"].setText(window_total_text(state))
        self.totals["paths"].setText(path_total_text(state))
        self.comparison.set_title(self.tr("The book's comparison: windows over a 5 × 5 input, stride 1"))
        for label, view, (kernel, padded, _) in zip(self.titles, self.small, compared_uses(), strict=True):
            size = f"{kernel} × {kernel}"
            label.setText(self.tr("{0}, padded").format(size) if padded else size)
            view.setAccessibleName(label.text())


def _picture(use: Matrix, scale: Scale) -> Picture:
    return Picture(use, scale.levels(use))
