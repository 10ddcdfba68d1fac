"""How often each pixel is used: by windows of the first layer and by paths through the stack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.labs.matrix.parts import wrapped_caption
from convlab.gui.labs.receptive_field.use_words import path_total_text, window_total_text
from convlab.gui.theme import colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark, Picture
from convlab.gui.widgets.matrix.plate import Plate
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.common.sliding import Cell
from convlab.labs.receptive_field.pixel_use import reach_of
from convlab.labs.receptive_field.state import USE_KERNELS, FieldState, compared_uses

KINDS = ("windows", "paths")
SIDE = 146  # pixels for the small matrices


class UseView(QWidget):
    """`hovered` carries the pixel that is pointed at, or None."""

    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state = FieldState()
        self._shown: dict[str, Matrix] = {}
        self.views = {kind: MatrixView() for kind in KINDS}
        self.panels, self.legends = {kind: Panel() for kind in KINDS}, {kind: Legend(bar=32) for kind in KINDS}
        self.totals = {kind: wrapped_caption() for kind in KINDS}
        for kind in KINDS:
            self.totals[kind].setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.panels[kind].body.addWidget(Plate(self.views[kind], self.legends[kind], self.totals[kind]), 1)
            self.views[kind].hovered.connect(self.hovered)
        self.comparison = Panel()
        self.titles, self.small = [caption() for _ in USE_KERNELS], [MatrixView() for _ in USE_KERNELS]
        self._build_comparison()
        panels = ((panel, 1) for panel in self.panels.values())
        arranged(QHBoxLayout(self), *panels, (self.comparison, 0))

    def _build_comparison(self) -> None:
        self.comparison.setFixedWidth(SIDE)
        uses = compared_uses()
        scale = scale_for(*uses.values())  # one for all, as they are compared
        for title, view, use in zip(self.titles, self.small, uses.values(), strict=True):
            title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            view.setMinimumSize(64, 64)
            view.set_picture(_picture(use, scale))
            self.comparison.body.addWidget(Plate(view, title), 1)

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
        paths = self.tr("Paths through the layer") if count == 1 else self.tr("Paths through {0} layers")
        titles = {"windows": self.tr("Windows of layer 1"), "paths": paths.format(count)}
        for kind in KINDS:
            self.panels[kind].set_title(titles[kind])
            self.views[kind].setAccessibleName(titles[kind])
        self.totals["windows"].setText(window_total_text(state))
        self.totals["paths"].setText(path_total_text(state))
        self.comparison.set_title(self.tr("Windows on 5 × 5"))
        self.comparison.setToolTip(
            self.tr("The book’s comparison, without padding: with a larger kernel corners count less")
        )
        for label, view, kernel in zip(self.titles, self.small, USE_KERNELS, strict=True):
            label.setText(self.tr("kernel {0} × {0}").format(kernel))
            view.setAccessibleName(label.text())


def _picture(use: Matrix, scale: Scale) -> Picture:
    return Picture(use, scale.levels(use))
