"""The controls of the Receptive field lab: the stack, its weights, the pinned units and the image."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.words import coloured
from convlab.gui.labs.receptive_field.field_marks import PIN_ROLES
from convlab.gui.labs.receptive_field.stack import StackPanel
from convlab.gui.labs.receptive_field.words import unit_name, weights_names
from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.section import Section, Sections
from convlab.labs.common.numbers import grouped
from convlab.labs.receptive_field.kernels import fits_lenet
from convlab.labs.receptive_field.state import MOST_PINS, WEIGHTS, FieldState

WIDTH, WIDTH_OF_ALL = 384, 426  # without and with the columns behind "More"


class FieldControls(Sections):
    """`edited` carries changes of the state and what they merge with; `columns_changed`: the table has others."""

    edited = Signal(dict, object)
    columns_changed = Signal()

    def __init__(self) -> None:
        self.stack, self.network, self.units = StackPanel(), NetworkSection(), UnitSection()
        self.input = FieldInput("drawn")
        super().__init__(self.stack, self.units, self.network, self.input)
        for section in (self.stack, self.network, self.units, self.input):
            section.edited.connect(self.edited)
        self.stack.more.button.toggled.connect(self._fit_width)
        self._fit_width()

    @Slot()
    def _fit_width(self) -> None:
        self.setFixedWidth(WIDTH_OF_ALL if self.stack.more.is_open else WIDTH)
        self.columns_changed.emit()

    def show_state(self, state: FieldState) -> None:
        """Show what is chosen, and what has an effect on the view."""
        self.units.setVisible(state.view != "use")
        self.network.setVisible(state.view in ("fields", "measured"))
        self.input.tool.setVisible(state.view == "fields")
        self.stack.show_state(state)
        self.network.show_state(state)
        self.units.show_state(state)
        self.input.show_state(state, (state.bounds_of_input(0), state.bounds_of_input(1)))


class FieldInput(InputSection):
    """An input, which may be the drawn 3."""

    def why_not(self, axis: int, value: int) -> str:
        low, high = self._bounds[axis].input
        if value > high:
            return self.tr("At most {0} rows or columns are computed here.").format(grouped(high))
        return self.tr("At least {0}: in a smaller image the window of some layer does not fit.").format(grouped(low))

    def retranslate(self) -> None:
        super().retranslate()
        self.set_names({"drawn": self.tr("A drawn 3")})


class NetworkSection(Section):
    """What the layers compute with."""

    edited = Signal(dict, object)

    def __init__(self) -> None:
        super().__init__()
        self._state = FieldState()
        self.add_again(self._other_seed)
        self.weights, self.relu = Segments(WEIGHTS), CheckBox()
        self.weights.chosen.connect(lambda name: self.edited.emit({"weights": name, "scene": None}, None))
        self.relu.clicked.connect(lambda on: self.edited.emit({"with_relu": on, "scene": None}, None))
        self.grid.addWidget(self.weights, 0, 0, 1, 4)
        self.grid.addWidget(self.relu, 1, 0, 1, 4)
        self.retranslate()

    def _other_seed(self) -> None:
        self.edited.emit({"weights": "random", "seed": self._state.seed + 1, "scene": None}, None)

    def show_state(self, state: FieldState) -> None:
        self._state = state
        self.weights.set_value(state.weights)
        self.weights.button("lenet").setEnabled(fits_lenet(state.layers))
        self.relu.setChecked(state.with_relu)

    def retranslate(self) -> None:
        self.set_title(self.tr("Weights"))
        names = weights_names()
        self.weights.set_texts([names[name] for name in WEIGHTS])
        name_button(
            self.relu,
            self.tr("ReLU after convolutions"),
            self.tr("Pass on max(x, 0) after each convolution: it switches paths off"),
        )
        name_button(self.buttons["again"], "", self.tr("Other random kernels: the field stays, the gradient changes"))
        self.restyle()


class UnitSection(Section):
    """The pinned units, in their colours, and how far their fields overlap."""

    edited = Signal(dict, object)

    def __init__(self) -> None:
        super().__init__()
        self._state = FieldState()
        self.add_button("pin", self.heading, self.toggle_pin, stretch=0)
        self.add_button("unpin", self.heading, lambda: self.edited.emit({"pins": ()}, None), stretch=0)
        self.list = QLabel()
        self.list.setTextFormat(Qt.TextFormat.RichText)
        self.list.setFont(font("caption"))
        self.list.setWordWrap(True)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body.addWidget(self.list)
        self.retranslate()

    def toggle_pin(self) -> None:
        """Keep the chosen unit beside those to come, or unpin it."""
        state = self._state
        if state.unit in state.pins:
            self.edited.emit({"pins": tuple(pin for pin in state.pins if pin != state.unit)}, None)
        elif len(state.pins) < MOST_PINS:
            self.edited.emit({"pins": (*state.pins, state.unit)}, None)

    def show_state(self, state: FieldState) -> None:
        self._state = state
        self.buttons["pin"].setEnabled(state.unit in state.pins or len(state.pins) < MOST_PINS)
        self.buttons["unpin"].setEnabled(bool(state.pins))
        self._show_pin_text()
        self.list.setText("<br>".join(self._lines()))

    def _lines(self) -> list[str]:
        state, colours = self._state, colours_of(self)
        dots = [coloured(getattr(colours, role), "■") for role in PIN_ROLES]
        if not state.pins:
            return [self.tr("Pin a unit (Space), choose another one, and see what their fields share.")]
        lines = []
        for pin, dot in zip(state.pins, dots, strict=False):
            area = state.field(pin)
            line = f"{dot} {unit_name(pin)}: {area.rows} × {area.columns}"
            if pin != state.unit:
                shared = f"<b>{state.overlap(pin, state.unit)}</b>"
                line += " · " + self.tr("shares {0} cells with {1}").format(shared, coloured(colours.field, "■"))
            lines.append(line)
        pairs = [(a, b) for b in range(len(state.pins)) for a in range(b)]
        overlaps = [f"{dots[a]}{dots[b]} <b>{state.overlap(state.pins[a], state.pins[b])}</b>" for a, b in pairs]
        if overlaps:
            lines.append(self.tr("shared cells:") + " " + " · ".join(overlaps))
        return lines

    def _show_pin_text(self) -> None:
        is_pinned = self._state.unit in self._state.pins
        tip = self.tr("Keep the chosen unit’s field in a colour of its own, beside the next one’s (Space)")
        name_button(self.buttons["pin"], self.tr("Unpin") if is_pinned else self.tr("Pin"), tip)

    def retranslate(self) -> None:
        self.set_title(self.tr("Pinned units"))
        name_button(self.buttons["unpin"], self.tr("Unpin all"), self.tr("Unpin all units (Esc)"))
        self.show_state(self._state)

    def restyle(self) -> None:
        super().restyle()
        self.show_state(self._state)  # its colours are the theme's
