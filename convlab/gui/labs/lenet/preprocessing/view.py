"""The Preprocessing view: each step from the sheet to the network's input, and the predictions for all shifts of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convlab.core import Network
from convlab.core.data.data_source import DIGITS, MNIST
from convlab.core.data.digits import LIKE_MNIST
from convlab.gui.labs.lenet.data_words import class_texts, trained_on
from convlab.gui.labs.lenet.drawing.prediction import Variant
from convlab.gui.labs.lenet.parts import SplitView
from convlab.gui.labs.lenet.preprocessing.input import InputPanel
from convlab.gui.labs.lenet.preprocessing.mapper import ShiftMapper
from convlab.gui.labs.lenet.preprocessing.shifts import ShiftsPanel
from convlab.gui.labs.lenet.preprocessing.steps import StepsPanel
from convlab.gui.labs.lenet.preprocessing.words import network_name, prediction_text, reach_text, steps_list
from convlab.gui.session import LabHandle
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.remembered_splitter import RememberedSplitter
from convlab.labs.common.inputs import shifted
from convlab.labs.lenet.preprocessing import (
    UNMOVED,
    DigitImage,
    Preprocessing,
    Shift,
    left_out,
    paper_of,
    probabilities_of,
)
from convlab.labs.lenet.state import LeNetState, Observation

Probabilities = NDArray[np.floating[Any]]  # (10,)

MOST_OF_STEPS = 0.4  # of the height
HEIGHTS = [34, 66]  # shares of the steps, and of what the network makes of its input
SHARES = (30, 70)  # of the width: the input, and its shifts
REST_OF_INPUT, LEAST_BESIDE = 76, 390  # pixels: of the height of the enlarged input, and what the shifts need beside it
EQUAL, MOSTLY_OWN = (1, 1), (5, 3)  # the widths of the maps, with the MLP's or with a word on it


class PreprocessingView(SplitView):
    """Switch steps off, and shift the input, to see what the prediction is worth without them."""

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__(lab)
        self._network: Network | None = None
        self._names: list[str] = list(DIGITS)  # of the classes that it tells apart
        self._reference: Probabilities | None = None  # when all steps are taken
        self._unshifted: Probabilities | None = None  # with the steps that are taken
        self._hovered: Shift | None = None
        self.mapper = ShiftMapper(self)
        self.worker = self.mapper.worker
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self.steps, self.shifts, self.input = StepsPanel(), ShiftsPanel(), InputPanel()
        below = QWidget()
        self._below = in_row((self.input, SHARES[0]), (self.shifts, SHARES[1]), parent=below)
        self.set_splitter(RememberedSplitter("lenet/preprocessing", [self.steps, below], HEIGHTS))

    def _connect(self) -> None:
        self.steps.switched.connect(self._switch)
        self.steps.all_wanted.connect(lambda: self._edit(steps=LIKE_MNIST))
        for panel in (self.steps, self.input):
            panel.status_changed.connect(self.status_changed)
        self.shifts.hovered.connect(self._hover)
        self.shifts.chosen.connect(self.pin)
        self.shifts.released.connect(self.unpin)
        self.shifts.shows_chosen.connect(lambda shows: self._edit(shows=shows))
        self.mapper.changed.connect(self._show_maps)
        self.input.enlarge_button.toggled.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.steps.setMaximumHeight(round(min(self.steps.height_for(self.width()), MOST_OF_STEPS * self.height())))
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Give the enlarged input the room of the steps, and that of the shifts unless they fit beside the square."""
        square = self.height() - REST_OF_INPUT
        is_large, beside = self.input.enlarge_button.isChecked(), self.width() - square
        self.steps.setVisible(not is_large)
        self.shifts.setVisible(not is_large or beside >= LEAST_BESIDE)
        self.shifts.set_upright(is_large)
        for index, share in enumerate((square, beside) if is_large and beside > 0 else SHARES):
            self._below.setStretch(index, share)

    def leave(self) -> bool:
        was_large = self.input.enlarge_button.isChecked()
        self.input.enlarge_button.setChecked(False)
        return was_large

    @property
    def _choice(self) -> Preprocessing:
        return self._state.preprocessing

    # ---- what the user does

    def _edit(self, **changes: Any) -> None:
        self.lab.edit(preprocessing=replace(self._choice, **changes))

    @Slot(str, bool)
    def _switch(self, step: str, is_taken: bool) -> None:
        changes: dict[str, Any] = {step: is_taken}
        self._edit(steps=replace(self._choice.steps, **changes))

    @Slot(object)
    def _hover(self, shift: Shift | None) -> None:
        if shift != self._hovered:
            self._hovered = shift
            self._show_input()
            self.status_changed.emit("" if shift is None else self.shifts.sentence(shift))

    @Slot(object)
    def pin(self, shift: Shift) -> None:
        """Keep the input shifted; pinning the same shift again unpins it."""
        if shift == self._choice.pinned:
            self.unpin()
        else:
            self._edit(pinned=shift)

    @Slot()
    def unpin(self) -> None:
        self._hovered = None
        self._edit(pinned=None)
        self._show_input()

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        choice = new.preprocessing
        if old is None or not new.has_image_of(old) or old.preprocessing.steps != choice.steps:
            self.steps.show_steps(new)
        if old is None or old.preprocessing != choice:
            self.shifts.show_choice(choice)
            self._show_maps()

    def _name_classes(self) -> None:
        self._names = class_texts(self._learnt_from)
        self.shifts.set_names(self._names)
        self.shifts.set_shares(*(EQUAL if self._learnt_from.has_digits else MOSTLY_OWN))

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        self._network = network
        self._reference = observation.probabilities if observation is not None else None
        self._unshifted = self._predict(self._image(UNMOVED)) if observation is not None else None
        self._show_result()
        self._show_input()
        self._request_maps()

    @property
    def label(self) -> int | None:
        """What the prediction should be: the label of the image, or the prediction in the other views."""
        if self._label is not None:
            return self._label
        return int(self._reference.argmax()) if self._reference is not None else None

    def _show_result(self) -> None:
        text = self._result_text()
        self.steps.result.setText(text)
        self.steps.result.setToolTip(text)

    def _result_text(self) -> str:
        """What leaving steps out does to the prediction."""
        if self._unshifted is None or self._reference is None:
            return self.tr("Draw, and see what each step does to it") if self._state.prepared is None else ""
        now, otherwise = (prediction_text(each, self._names) for each in (self._unshifted, self._reference))
        missing, image, usual = left_out(self._choice.steps), self._image(UNMOVED), self._state.image
        if image is not None and usual is not None and np.array_equal(image, usual):
            if not missing:
                return self.tr("Leave a step out to see its effect")
            return self.tr("Without {0}: the same input").format(steps_list(missing))
        if missing:
            return self.tr("Without {0}: {1} instead of {2}").format(steps_list(missing), now, otherwise)
        return self.tr("Prepared once more: {0} instead of {1}").format(now, otherwise)  # an image of the test set

    @property
    def headline(self) -> str:
        if self._state.prepared is None:
            return self.tr("Draw a digit: five steps turn it into what the network was trained on.")
        if left_out(self._choice.steps) and self._unshifted is not None:
            return self._result_text() + "."
        return reach_text(self.shifts.sides[0].shifts, self.label) or self.tr(
            "Five steps turn a drawing into what the network was trained on."
        )

    def _image(self, shift: Shift) -> DigitImage | None:
        """The network's input, shifted."""
        prepared = self._state.prepared
        return None if prepared is None else shifted(prepared.image, *shift, paper_of(self._choice.steps))

    def _predict(self, image: DigitImage | None) -> Probabilities | None:
        return probabilities_of(self._network, image) if self._network is not None and image is not None else None

    @property
    def shown_shift(self) -> Shift:
        """How far the input that is shown large is shifted."""
        return self._hovered or self._choice.pinned or UNMOVED

    def _show_input(self) -> None:
        shift = self.shown_shift
        image = self._image(shift)
        probabilities = self._predict(image) if any(shift) else self._unshifted
        self.input.show_input(image, shift)
        names = self.tr("as shown"), self.tr("all steps") if self._state.label is None else self.tr("as it is")
        self.variant_changed.emit(Variant(probabilities, self._reference, names))
        self.shifts.mark(self._hovered, self._choice.pinned)

    # ---- the maps of all shifts

    def _request_maps(self) -> None:
        image = self._image(UNMOVED)
        if self._network is None or image is None or self._reference is None:
            self.mapper.clear()
        else:
            paper = paper_of(self._choice.steps)
            self.mapper.compute(self._network, image, paper, with_mlp=self._learnt_from.has_digits)

    @Slot()
    def _show_maps(self) -> None:
        own, other = self.shifts.sides
        own.name.setText(network_name(self._state.weights))
        other.name.setText(self._name_of_mlp())
        other.map.set_message(self._message_of_mlp())
        self.shifts.show_maps(self.mapper.maps, self.label, self._choice.shows)
        self.headline_changed.emit()
        self.shifts.mark(self._hovered, self._choice.pinned)

    def _name_of_mlp(self) -> str:
        mlp = self.mapper.mlp
        if mlp is None or mlp.network is None or not self._learnt_from.has_digits:
            return self.tr("MLP")
        return mlp.text if self._learnt_from == MNIST else f"{mlp.text}; {trained_on(MNIST)}"

    def _message_of_mlp(self) -> str:
        """What is written where its map would be."""
        if not self._learnt_from.has_digits:
            text = self.tr(
                "The bundled MLP was trained on MNIST’s digits, not on {0}. To compare, train one:"
                " choose MLP in Architecture."
            )
            return text.format(self._learnt_from.name)
        if self.mapper.mlp is not None and self.mapper.mlp.network is None:
            return self.mapper.mlp.text
        return self.tr("The predictions at all shifts appear here")

    # ---- languages

    def retranslate(self) -> None:
        self.shifts.sides[0].map.set_message(self.tr("The predictions at all shifts appear here"))
        self._name_classes()
        self.steps.show_steps(self._state)
        self._show_result()
        self._show_input()
        self._show_maps()
