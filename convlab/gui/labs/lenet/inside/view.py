"""The Inside view: the whole network from the digit to the prediction, and the arithmetic of any unit in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QScrollArea

from convlab.core import Network
from convlab.core.data.data_source import MNIST
from convlab.gui.labs.lenet.data_words import class_texts
from convlab.gui.labs.lenet.inside.arithmetic import UnitArithmetic
from convlab.gui.labs.lenet.inside.attributor import Attributor
from convlab.gui.labs.lenet.inside.controls import InsideControls
from convlab.gui.labs.lenet.inside.detail import DetailCell, UnitDetail
from convlab.gui.labs.lenet.inside.picture import LOWEST, NetworkPicture
from convlab.gui.labs.lenet.inside.stages import stage_pictures
from convlab.gui.labs.lenet.inside.sums import Derivative
from convlab.gui.labs.lenet.inside.words import maps_text, target_title, unit_status, weight_status
from convlab.gui.labs.lenet.parts import SplitView
from convlab.gui.labs.matrix.parts import scrolled
from convlab.gui.session import LabHandle
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.remembered_splitter import RememberedSplitter
from convlab.gui.widgets.tip_below import TipBelow
from convlab.labs.common.numbers import format_number
from convlab.labs.lenet.inside.maps import InsideChoice, KernelWeight, NetworkSnapshot, NetworkUnit, Target, snapshot_of
from convlab.labs.lenet.inside.terms import Terms, terms_of
from convlab.labs.lenet.state import LeNetState, Observation

HEIGHTS = [57, 43]  # shares of the stage: the network, and the unit that is pinned


class InsideView(SplitView):
    """Point at a unit to see what it comes from; click to open it large; switch all maps to gradients."""

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__(lab)
        self._network: Network | None = None
        self.snapshot: NetworkSnapshot | None = None  # None without a digit or a network
        self._prediction = 0
        self._classes = class_texts(MNIST)
        self._headline = ""
        self._hovered: NetworkUnit | None = None
        self.attributor = Attributor(self)
        self.worker = self.attributor.worker
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self._panel, self.controls, self.arithmetic = Panel(), InsideControls(), UnitArithmetic()
        self.picture, self.detail = NetworkPicture(), UnitDetail()
        self._picture_tip = TipBelow(self.picture)
        self._panel.body.takeAt(0)  # its heading: the controls are the heading
        self._panel.show_title(False)
        self._panel.body.addWidget(self.controls)
        self.set_splitter(
            RememberedSplitter("lenet/inside", [_scrolled(self.picture), self.detail], HEIGHTS), self._panel
        )
        self.origin = QPushButton()
        self.origin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._panel.body.addLayout(in_row((self.arithmetic, 1), self.origin))

    def _connect(self) -> None:
        self.controls.chosen.connect(lambda field, value: self._edit(**{field: value}))
        self.controls.scale_chosen.connect(lambda mode: self.lab.edit(scale_mode=mode))
        self.picture.hovered.connect(self._hover)
        self.picture.weight_hovered.connect(self._show_weight)
        self.picture.clicked.connect(self.pin)
        self.picture.moved.connect(self._move_to)
        self.picture.released.connect(self.unpin)
        self.detail.closed.connect(self.unpin)
        self.detail.hovered.connect(self._show_product_status)
        self.attributor.changed.connect(self._show_picture)
        handed = {"view": "chain", "phase": "backward"}
        self.origin.clicked.connect(lambda: self.other_lab_requested.emit("learning", handed))

    @property
    def _choice(self) -> InsideChoice:
        return self._state.looking

    # ---- what the user does

    def _edit(self, **changes: Any) -> None:
        self.lab.edit(merge=("looking", *changes), looking=replace(self._choice, **changes))

    @Slot(object)
    def _hover(self, unit: NetworkUnit | None) -> None:
        if unit != self._hovered:
            self._hovered = unit
            self._show_unit()

    @Slot(object)
    def _show_weight(self, weight: KernelWeight | None) -> None:
        self.picture.mark_weight(weight)
        if weight is not None and self.snapshot is not None:
            self.status_changed.emit(weight_status(self.snapshot, weight, self._classes))

    @Slot(object)
    def pin(self, unit: NetworkUnit) -> None:
        """Open a unit large; pinning it again unpins it. Pixels of the input, with nothing below them, stay small."""
        if unit == self._choice.pinned:
            self.unpin()
        elif unit.stage:
            self._edit(pinned=unit)

    @Slot(object)
    def _move_to(self, unit: NetworkUnit) -> None:
        if self._choice.pinned is not None and unit.stage:
            self._hovered = None
            self._edit(pinned=unit)
        else:
            self._hover(unit)

    def leave(self) -> bool:
        is_open = self._choice.pinned is not None
        self.unpin()
        return is_open

    @Slot()
    def unpin(self) -> None:
        self._hovered = None
        self._edit(pinned=None)
        self._show_unit()

    # ---- which network and what of it

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        if old is not None and (old.looking, old.scale_mode) == (new.looking, new.scale_mode):
            return
        self.controls.show_choice(new.looking, new.scale_mode)
        self.detail.setVisible(new.looking.pinned is not None)
        self.origin.setVisible(new.looking.quantity in ("loss", "score"))

    def _name_classes(self) -> None:
        self._classes = class_texts(self._learnt_from)
        self.controls.name_classes(self._classes)

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        before, self._network, self.snapshot = self.snapshot, network, None
        if network is not None and observation is not None:
            self._prediction = observation.prediction
            self._make_snapshot(before)
        if self.snapshot is None or network is None or self._state.image is None:
            self.attributor.clear()
        else:
            self.attributor.request(network, self.snapshot, self._state.image, self._choice)
        self._show_picture()
        self._show_unit()

    def _make_snapshot(self, before: NetworkSnapshot | None) -> None:
        """With gradients only when something shows them: they take as long as all the rest."""
        image, unit = self._state.image, self._hovered or self._choice.pinned
        needs_gradients = self._choice.quantity in ("loss", "score") or unit is not None
        if self._network is not None and image is not None:
            self.snapshot = snapshot_of(self._network, image, self._target if needs_gradients else None, before)

    @property
    def _target(self) -> Target:
        """What is differentiated: the loss with the label if there is one, or the score of the chosen class."""
        digit = self._prediction if self._choice.digit is None else self._choice.digit
        if self._choice.quantity == "score":
            return Target("score", digit)
        return Target("loss", digit if self._label is None else self._label)

    # ---- showing

    @Slot()
    def _show_picture(self) -> None:
        snapshot, choice, names = self.snapshot, self._choice, self._classes
        if snapshot is None:
            self.picture.show_snapshot(None, (), names)
            self._show_headline("")
            return
        scale_mode = self._state.scale_mode
        pictures = stage_pictures(snapshot, choice.quantity, scale_mode, self.attributor.attribution, names)
        self.picture.show_snapshot(snapshot, pictures, names)
        self._show_headline(maps_text(snapshot, choice, names, has_label=self._label is not None))

    def _show_headline(self, text: str) -> None:
        if text != self._headline:
            self._headline = text
            self.headline_changed.emit()

    @property
    def headline(self) -> str:
        return self._headline

    @property
    def shown_unit(self) -> NetworkUnit | None:
        """The unit under the pointer, or the pinned one."""
        unit = self._hovered if self._hovered is not None else self._choice.pinned
        return unit if unit is not None and self.snapshot is not None and self.snapshot.has(unit) else None

    def _show_unit(self) -> None:
        unit = self.shown_unit
        if unit is not None and self.snapshot is not None and self.snapshot.target is None:
            self._make_snapshot(self.snapshot)
        snapshot = self.snapshot
        if snapshot is None or unit is None:
            self._show_terms(None, None)
            self.status_changed.emit("")
        else:
            self._show_terms(unit, terms_of(snapshot, unit) if unit.stage else None)
            self.status_changed.emit(unit_status(snapshot, unit, self._classes))

    def _show_terms(self, unit: NetworkUnit | None, terms: Terms | None) -> None:
        self.picture.mark(unit, terms)
        self.arithmetic.show_terms(self.snapshot, terms)
        if self._choice.pinned is not None:
            self.detail.show_terms(terms, self._derivative(unit) if terms is not None else None)

    def _derivative(self, unit: NetworkUnit | None) -> Derivative | None:
        snapshot = self.snapshot
        if unit is None or snapshot is None or snapshot.target is None:
            return None
        return Derivative(
            target_title(snapshot.target, self._classes), float(snapshot.gradients[unit.stage][unit.place])
        )

    @Slot(object)
    def _show_product_status(self, cell: DetailCell | None) -> None:
        """A cell of the large unit, in the status line."""
        terms = self.detail.terms
        if cell is None or terms is None:
            self._show_unit()
            return
        numbers = [format_number(float(values[cell[1:]])) for values in self.detail.matrices]
        text = numbers[0] if len(numbers) == 1 else f"{numbers[0]} × {numbers[1]} = {numbers[2]}"
        channel = terms.channels[cell.channel]
        self.status_changed.emit(
            self.tr("channel {0}, row {1}, column {2}: {3}").format(channel, cell.row, cell.column, text)
        )

    # ---- languages

    def _keys_text(self) -> str:
        return self.tr(
            "Arrow keys go from unit to unit, Page up and Page down from layer to layer, Enter opens a unit; Ctrl and"
            " the wheel, or + and −, magnify"
        )

    def retranslate(self) -> None:
        self._panel.setAccessibleName(self.tr("Inside"))
        tip = self.tr("Follow a gradient back through a network so small that every number is on the screen")
        name_button(self.origin, self.tr("How does a gradient come about?"), tip)
        self.picture.setAccessibleName(self.tr("The network, from the image to the prediction"))
        self._picture_tip.set_text(self._keys_text())
        self.detail.setAccessibleName(self.tr("The unit, large"))
        self.controls.note.setText(self.tr("Point at any cell to see what it comes from; click to open it large."))
        below = self.tr(
            "Below each layer with weights: their largest magnitude (w), and the root mean square"
            " of the weights (rms) and of their gradient (∂)."
        )
        self.controls.note.setToolTip(f"{self._keys_text()}\n{below}")
        self._name_classes()
        self.picture.set_message(self.tr("Draw a digit, and the whole network appears here"))
        self.detail.set_texts([self.tr("window"), self.tr("weights"), self.tr("products")])
        self._show_picture()
        self._show_unit()


def _scrolled(picture: NetworkPicture) -> QScrollArea:
    """Scrolled sideways where there is too little room; both ways when it is magnified."""
    scroll = scrolled(picture)
    scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setMinimumHeight(LOWEST)
    picture.magnified.connect(
        lambda zoom: scroll.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if zoom == 1 else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
    )
    return scroll
