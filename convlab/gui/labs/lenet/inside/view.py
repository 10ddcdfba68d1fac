"""The Inside view: the whole network from the digit to the answer, and the arithmetic of any unit in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.gui.labs.lenet.data_words import class_texts
from convlab.gui.labs.lenet.inside.controls import InsideControls
from convlab.gui.labs.lenet.inside.detail import UnitDetail
from convlab.gui.labs.lenet.inside.picture import LOWEST, NetworkPicture
from convlab.gui.labs.lenet.inside.stages import stage_pictures
from convlab.gui.labs.lenet.inside.words import (
    product_line,
    sum_line,
    target_title,
    unit_status,
    unit_title,
    weight_status,
)
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.session import LabHandle
from convlab.gui.settings import remembered_layout
from convlab.gui.theme import UNIT
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.gui.work.worker import REST_MILLISECONDS, Worker
from convlab.labs.common.numbers import format_number
from convlab.labs.lenet.inside.attribution import Attribution, attribution
from convlab.labs.lenet.inside.maps import InsideChoice, KernelWeight, NetworkSnapshot, NetworkUnit, Target, snapshot_of
from convlab.labs.lenet.inside.terms import Terms, terms_of
from convlab.labs.lenet.state import LeNetState, Observation

HEIGHTS = [57, 43]  # shares of the stage: the network, and the unit that is pinned


class InsideView(LeNetView):
    """Point at a unit to see what it comes from; click to open it large; switch all maps to gradients."""

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__(lab)
        self._network: Network | None = None
        self._look: NetworkSnapshot | None = None
        self._why: Attribution | None = None
        self._asked: tuple[Any, ...] = ()  # what was submitted last
        self._answer = 0  # what the network reads
        self._data = MNIST  # what the network was trained on
        self._classes = class_texts(MNIST)
        self._hovered: NetworkUnit | None = None
        self.worker = Worker(self, rest=REST_MILLISECONDS)
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self._panel, self.picture, self.detail = Panel(), NetworkPicture(), UnitDetail()
        self._controls = controls = InsideControls()
        self.quantity, self.digit, self.scale = controls.quantity, controls.digit, controls.scale
        self.patch, self.stride, self._note = controls.patch, controls.stride, controls.note
        self._panel.body.takeAt(0)  # its heading: the controls are the heading
        self._panel.show_title(False)
        self._panel.body.addWidget(controls)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.picture)
        scroll.setMinimumHeight(LOWEST)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(UNIT)
        self._splitter.setChildrenCollapsible(False)
        for widget in (scroll, self.detail):
            self._splitter.addWidget(widget)
        self._splitter.setSizes(HEIGHTS)
        for index, height in enumerate(HEIGHTS):
            self._splitter.setStretchFactor(index, height)
        self.products, self.sums = TermLine("text"), TermLine("text")
        self._panel.body.addWidget(self._splitter, 1)
        self._panel.body.addWidget(self.products)
        self._panel.body.addWidget(self.sums)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panel)

    def _connect(self) -> None:
        self.quantity.chosen.connect(lambda quantity: self._edit(quantity=quantity))
        self.digit.chosen.connect(lambda digit: self._edit(digit=digit))
        self.patch.chosen.connect(lambda patch: self._edit(patch=patch))
        self.stride.chosen.connect(lambda stride: self._edit(stride=stride))
        self.scale.chosen.connect(lambda mode: self.lab.edit(scale_mode=mode))
        self.picture.hovered.connect(self._hover)
        self.picture.weight_hovered.connect(self._tell_weight)
        self.picture.clicked.connect(self.pin)
        self.picture.chosen.connect(self._choose)
        self.picture.released.connect(self.let_go)
        self.detail.hovered.connect(self._tell_product)
        self.worker.finished.connect(self._on_why)

    @property
    def _looking(self) -> InsideChoice:
        return self._state.looking

    @property
    def look(self) -> NetworkSnapshot | None:
        """What is seen of the network; None without a digit or a network."""
        return self._look

    @property
    def why(self) -> Attribution | None:
        """What the prediction rests on, as far as it has been worked out."""
        return self._why

    # ---- what the user does

    def _edit(self, **changes: Any) -> None:
        self.lab.edit(merge=("looking", *changes), looking=replace(self._looking, **changes))

    @Slot(object)
    def _hover(self, unit: NetworkUnit | None) -> None:
        if unit != self._hovered:
            self._hovered = unit
            self._show_unit()

    @Slot(object)
    def _tell_weight(self, weight: KernelWeight | None) -> None:
        self.picture.mark_weight(weight)
        if weight is not None and self._look is not None:
            self.status_changed.emit(weight_status(self._look, weight, self._classes))

    @Slot(object)
    def pin(self, unit: NetworkUnit) -> None:
        """Open a unit large; the one that is open already is let go. What lies on the sheet has nothing below it."""
        if unit == self._looking.pinned:
            self.let_go()
        elif unit.stage:
            self._edit(pinned=unit)

    @Slot(object)
    def _choose(self, unit: NetworkUnit) -> None:
        if self._looking.pinned is not None and unit.stage:
            self._hovered = None
            self._edit(pinned=unit)
        else:
            self._hover(unit)

    @Slot()
    def let_go(self) -> None:
        self._hovered = None
        self._edit(pinned=None)
        self._show_unit()

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        looking = new.looking
        if old is None or old.looking != looking:
            self.quantity.set_value(looking.quantity)
            self.digit.set_value(looking.digit)
            self.patch.set_value(looking.patch)
            self.stride.set_value(looking.stride)
            self.detail.setVisible(looking.pinned is not None)
        if old is None or old.scale_mode != new.scale_mode:
            self.scale.set_value(new.scale_mode)

    def show_data(self, data: DataSource) -> None:
        if data != self._data:
            self._data = data
            self._name_classes()

    def _name_classes(self) -> None:
        self._classes = class_texts(self._data)
        self._controls.name_classes(self._classes)

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        before, self._network, self._look = self._look, network, None
        if network is not None and observation is not None:
            self._answer = observation.prediction
            self._look_into(before)
        if self._look is None:
            self._why, self._asked = None, ()
            self.worker.cancel()
        else:
            self._ask_why()
        self._show_picture()
        self._show_unit()

    def _look_into(self, before: NetworkSnapshot | None) -> None:
        """The gradients take as long as all the rest: they are worked out when something shows them."""
        image, unit = self._state.image, self._hovered or self._looking.pinned
        needed = self._looking.quantity in ("loss", "score") or unit is not None
        if self._network is not None and image is not None:
            target = self._target(self._answer) if needed else None
            self._look = snapshot_of(self._network, image, target, before)

    def _target(self, answer: int) -> Target:
        """What is differentiated: the loss with the label if there is one, or the score of the chosen class."""
        looking = self._looking
        digit = answer if looking.digit is None else looking.digit
        if looking.quantity != "score" and self._label is not None:
            digit = self._label
        return Target("score" if looking.quantity == "score" else "loss", digit)

    @property
    def _label(self) -> int | None:
        """The right answer, if it is known and one of the network's classes."""
        return self._state.label if self._state.recipe.data.class_names == self._data.class_names else None

    def _ask_why(self) -> None:
        """Ask for saliency and occlusion, unless they are those that were asked for last."""
        network, state, looking = self._network, self._state, self._looking
        assert network is not None
        assert self._look is not None
        assert state.image is not None
        digit = int(self._look.probabilities.argmax()) if looking.digit is None else looking.digit
        asked = (self._look.held, state.image.tobytes(), digit, looking.patch, looking.stride)
        if asked != self._asked:
            self._asked = asked
            self.worker.submit(partial(attribution, network.copy(), state.image, digit, looking.patch, looking.stride))

    @Slot(object)
    def _on_why(self, attribution: Attribution | None) -> None:
        if self._look is not None:
            self._why = attribution
            self._show_picture()

    def _show_picture(self) -> None:
        look, quantity, names = self._look, self._looking.quantity, self._classes
        pictures = stage_pictures(look, quantity, self._state.scale_mode, self._why, names) if look is not None else ()
        self.picture.show_look(look, pictures, names)
        text = self._describe()
        if text == self._note.text():
            return
        self._note.setText(text)
        keys = self.tr("Arrow keys go from unit to unit, Page up and Page down from layer to layer, Enter opens a unit")
        below = self.tr(
            "Below each layer with weights: how far they go from 0 (w), and the root mean square of the weights (rms)"
            " and of their gradient (∂)."
        )
        self._note.setToolTip(f"{text}\n{keys}\n{below}")

    def _describe(self) -> str:
        """What the maps show, and for gradients of what."""
        look = self._look
        quantity = self._looking.quantity
        if look is None:
            return ""
        if quantity == "value":
            return self.tr("What every layer makes of the image. Point at any cell; a click opens it.")
        if quantity == "sum":
            return self.tr("Sums with the bias, before the activation.")
        assert look.target is not None
        if quantity == "score":
            return self.tr("How the score of {0} grows with each value: orange raises it.").format(
                self._classes[look.target.digit]
            )
        whose = self.tr("its label")
        if self._label is None:
            whose = self.tr("the answer") if self._looking.digit is None else self.tr("chosen")
        return self.tr("How the loss grows with each value, if the class is {0} ({1}).").format(
            self._classes[look.target.digit], whose
        )

    @property
    def focus(self) -> NetworkUnit | None:
        """The unit that is looked at: under the pointer, or pinned."""
        unit = self._hovered if self._hovered is not None else self._looking.pinned
        return unit if unit is not None and self._look is not None and self._look.has(unit) else None

    def _show_unit(self) -> None:
        unit = self.focus
        if unit is not None and self._look is not None and self._look.target is None:
            self._look_into(self._look)
        look = self._look
        terms = terms_of(look, unit) if look is not None and unit is not None and unit.stage else None
        self.picture.mark(unit, terms)
        if self._looking.pinned is not None:
            slope = float(look.gradients[unit.stage][unit.place]) if look and terms is not None and unit else None
            title = target_title(look.target, self._classes) if look and look.target else ""
            self.detail.show_terms(terms, slope, title)
        self._show_arithmetic(terms)
        text = unit_status(look, unit, self._classes) if look is not None and unit is not None else ""
        self.status_changed.emit(text)

    def _show_arithmetic(self, terms: Terms | None) -> None:
        if terms is None or self._look is None:
            hint = self.tr("Point at a cell of any map: here is the sum it comes from.")
            self.products.set_terms([], before=[Piece(hint, "muted")])
            self.sums.set_terms([])
            return
        pieces, after, between = product_line(terms)
        name = [Piece(unit_title(self._look, terms.unit) + "   ", "muted")]
        if terms.winner is not None:
            name.append(Piece("max("))
        self.products.set_terms(pieces, before=name, after=after, between=between)
        sums, rest = sum_line(self._look, terms)
        self.sums.set_terms(sums, after=rest)

    @Slot(object)
    def _tell_product(self, found: tuple[int, int, int, int] | None) -> None:
        """A cell of the large unit, in the status line."""
        terms = self.detail.terms
        if found is None or terms is None:
            self._show_unit()
            return
        values = [matrices[found[1:]] for matrices in self.detail.matrices]
        text = format_number(float(values[0]))
        if len(values) > 1:
            text = f"{text} × {format_number(float(values[1]))} = {format_number(float(values[2]))}"
        self.status_changed.emit(
            self.tr("channel {0}, row {1}, column {2}: {3}").format(terms.channels[found[1]], *found[2:], text)
        )

    # ---- languages, settings, threads

    def retranslate(self) -> None:
        self._panel.setAccessibleName(self.tr("Inside"))
        self.picture.setAccessibleName(self.tr("The network, from the image to the answer"))
        self.picture.setAccessibleDescription(
            self.tr("Arrow keys go from unit to unit, Page up and Page down from layer to layer, Enter opens a unit")
        )
        self.detail.setAccessibleName(self.tr("The unit, large"))
        self._name_classes()
        self.picture.set_message(self.tr("Draw a digit, and the whole network will be here"))
        self.detail.set_texts([self.tr("window"), self.tr("weights"), self.tr("products")])
        self._show_picture()
        self._show_unit()

    def save_layout(self, settings: QSettings) -> None:
        settings.setValue("lenet/inside", self._splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        self._splitter.restoreState(remembered_layout(settings, "lenet/inside"))

    @property
    def is_ready(self) -> bool:
        return not self.worker.is_busy

    def shut_down(self) -> None:
        self.worker.shut_down()
