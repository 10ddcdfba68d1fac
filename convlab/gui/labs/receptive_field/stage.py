"""The four views of the Receptive field lab, of which one is shown, and what is written on them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from convlab.gui.labs.receptive_field.cone import ConeView
from convlab.gui.labs.receptive_field.field_marks import coloured_units
from convlab.gui.labs.receptive_field.maps import FieldMaps
from convlab.gui.labs.receptive_field.measured import MeasuredView
from convlab.gui.labs.receptive_field.use import UseView
from convlab.gui.labs.receptive_field.words import layer_names
from convlab.gui.theme import colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.panel import Panel
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Maps, Measured
from convlab.labs.receptive_field.state import VIEWS, FieldState


class FieldStage(QStackedWidget):
    """`hovered` carries a Unit (layer 0 is the input) or None, `clicked` a Unit; `axis_chosen`: another cut."""

    hovered = Signal(object)
    clicked = Signal(object)
    axis_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.maps, self.measured, self.cone, self.use = FieldMaps(), MeasuredView(), ConeView(), UseView()
        self.axis, self._cone_panel = Segments([1, 0]), Panel()
        self.axis.set_value(1)
        self.axis.chosen.connect(lambda _: self.axis_chosen.emit())
        self._cone_panel.heading.addWidget(self.axis)
        self._cone_panel.body.addWidget(self.cone, 1)
        for widget in (self.maps, self.measured, self._cone_panel, self.use):  # in the order of VIEWS
            self.addWidget(widget)
        for view in (self.maps, self.measured, self.cone):
            view.hovered.connect(self.hovered)
            view.clicked.connect(self.clicked)

    # ---- showing

    def show_view(self, state: FieldState) -> None:
        """The view that was chosen, with the texts that do not depend on a unit."""
        self.setCurrentIndex(VIEWS.index(state.view))
        self.maps.show_large(state.unit.layer)
        self.maps.show_titles(state)
        self.use.show_titles(state)

    def show_unit(self, state: FieldState, hovered: Unit | None, maps: Maps, result: Measured | None) -> None:
        """What is under the pointer, or else the chosen unit."""
        self.maps.show_maps(maps)
        unit = state.unit if hovered is None or not hovered.layer else hovered
        units = coloured_units(state, unit, colours_of(self))
        if state.view == "fields" and hovered is not None and not hovered.layer:
            self.maps.mark_reached(hovered.cell)
        elif state.view == "fields":
            self.maps.mark(units)
        elif state.view == "measured" and result is not None and result.unit == unit:
            self.measured.show_measured(state, maps, result, units)
        elif state.view == "section":
            sizes = [size[self.cut] for size in state.stack.sizes]
            names = [f"{name} · {size}" for name, size in zip(layer_names(state), sizes, strict=True)]
            self.cone.show_units(state.stack, self.cut, units, names)
        elif state.view == "use":
            self.use.show_state(state)

    @property
    def cut(self) -> int:
        """The axis that the cross-section shows."""
        return 1 if self.axis.button(1).isChecked() else 0

    def retranslate(self) -> None:
        self._cone_panel.set_title(self.tr("One axis, every connection"))
        self.axis.set_texts(
            [
                (self.tr("Along a row"), self.tr("Cut along a row: units from left to right")),
                (self.tr("Along a column"), self.tr("Cut along a column: units from top to bottom")),
            ]
        )
