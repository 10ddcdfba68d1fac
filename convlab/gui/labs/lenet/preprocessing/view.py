"""The Preprocessing view: each step from the sheet to the network's input, and the answers at all shifts of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from convlab.assets import resource
from convlab.core import Network
from convlab.core.data.data_source import DIGITS, MNIST, DataSource
from convlab.core.data.digits import IMAGE_SIZE, LIKE_MNIST
from convlab.gui.labs.lenet.data_words import class_texts, trained_on
from convlab.gui.labs.lenet.preprocessing.shifts import ShiftsPanel
from convlab.gui.labs.lenet.preprocessing.steps import StepsPanel
from convlab.gui.labs.lenet.preprocessing.words import answer_text, network_name, shift_text, steps_list
from convlab.gui.labs.lenet.view import LeNetView
from convlab.gui.labs.lenet.words import architecture_description
from convlab.gui.session import LabHandle
from convlab.gui.settings import remembered_layout
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.marked_pixels import MarkedPixels
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.gui.work.worker import Worker
from convlab.labs.common.inputs import shifted
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.preprocessing import (
    UNMOVED,
    DigitImage,
    Preprocessing,
    Shift,
    ShiftMap,
    left_out,
    paper_of,
    probabilities_of,
    shift_map,
)
from convlab.labs.lenet.state import LeNetState, Observation

MOST_OF_STEPS = 0.4  # of the height
HEIGHTS = [34, 66]  # shares of the steps, and of what the network makes of its input
NARROW, TALL = 720, 760  # pixels; in a narrower or taller view the bars stand below the input
EQUAL, MOSTLY_OWN = (1, 1), (5, 3)  # the widths of the maps, with the MLP's or with a word on it
REST_MILLISECONDS = 300  # from one pair of maps to the next, while the pen moves or a training goes on


class Peer(NamedTuple):
    """The bundled MLP; `network` is None where it could not be loaded, and `words` say why."""

    network: Network | None
    words: str


class Answers(NamedTuple):
    maps: tuple[ShiftMap | None, ShiftMap | None]
    peer: Peer


class PreprocessingView(LeNetView):
    """Switch steps off, and shift the input, to see what the answer is worth without them."""

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__(lab)
        self._network: Network | None = None
        self._learnt_from = MNIST
        self._names: list[str] = list(DIGITS)  # of the classes that it tells apart
        self._reference: NDArray[np.floating[Any]] | None = None  # the answer when all steps are taken
        self._seen: NDArray[np.floating[Any]] | None = None  # the answer with the steps that are taken, not shifted
        self._peer: Peer | None = None  # when it has been loaded
        self._maps: tuple[ShiftMap | None, ShiftMap | None] = None, None
        self._hovered: Shift | None = None
        self.worker = Worker(self, rest=REST_MILLISECONDS)
        self._build()
        self._connect()
        self.retranslate()

    # ---- building

    def _build(self) -> None:
        self.steps, self.shifts, self._input_panel = StepsPanel(), ShiftsPanel(), Panel()
        self.input, self.bars = (
            MarkedPixels(IMAGE_SIZE, IMAGE_SIZE, as_light=True),
            ProbabilityBars(DIGITS),
        )
        self.bars.setMinimumWidth(110)
        self.answer, self.bars_legend = QLabel(), TermLine("caption")
        self.answer.setFont(font("text", bold=True))
        for widget in (self.answer, self.bars_legend):
            widget.setMinimumWidth(1)
        self._input_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._input_row.setSpacing(UNIT)
        self._input_row.addWidget(self.input, 6)
        bars = QVBoxLayout()
        bars.setSpacing(UNIT // 2)
        for widget, stretch in ((self.answer, 0), (self.bars, 1), (self.bars_legend, 0)):
            bars.addWidget(widget, stretch)
        self._input_row.addLayout(bars, 5)
        self._input_panel.body.addLayout(self._input_row, 1)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._input_panel, 38)
        row.addWidget(self.shifts, 62)
        self._below = row
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(UNIT)
        self._splitter.setChildrenCollapsible(False)
        for widget in (self.steps, below):
            self._splitter.addWidget(widget)
        self._splitter.setSizes(HEIGHTS)
        for index, height in enumerate(HEIGHTS):
            self._splitter.setStretchFactor(index, height)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _connect(self) -> None:
        self.steps.switched.connect(self._switch)
        self.steps.all_wanted.connect(lambda: self._edit(steps=LIKE_MNIST))
        self.steps.status_changed.connect(self.status_changed)
        self.input.hovered.connect(self._tell_pixel)
        self.shifts.hovered.connect(self._hover)
        self.shifts.chosen.connect(self.pin)
        self.shifts.released.connect(self.let_go)
        self.shifts.shows_chosen.connect(lambda shows: self._edit(shows=shows))
        self.worker.finished.connect(self._on_answers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The bars beside the input, or below it where there is little room or names take much of it."""
        is_stacked = self.width() < NARROW or self.height() > TALL or not self._learnt_from.has_digits
        direction = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        self._input_row.setDirection(direction)
        self._below.setStretch(0, 30 if is_stacked else 38)
        self.steps.setMaximumHeight(round(min(self.steps.height_for(self.width()), MOST_OF_STEPS * self.height())))

    @property
    def _chosen(self) -> Preprocessing:
        return self._state.preprocessing

    # ---- what the user does

    def _edit(self, **changes: Any) -> None:
        self.lab.edit(preprocessing=replace(self._chosen, **changes))

    @Slot(str, bool)
    def _switch(self, step: str, is_taken: bool) -> None:
        changes: dict[str, Any] = {step: is_taken}
        self._edit(steps=replace(self._chosen.steps, **changes))

    @Slot(object)
    def _hover(self, shift: Shift | None) -> None:
        if shift != self._hovered:
            self._hovered = shift
            self._show_input()
            self.status_changed.emit("" if shift is None else self.shifts.sentence(shift))

    @Slot(object)
    def pin(self, shift: Shift) -> None:
        """Keep the input shifted; the shift that is kept already is let go."""
        if shift == self._chosen.pinned:
            self.let_go()
        else:
            self._edit(pinned=shift)

    @Slot()
    def let_go(self) -> None:
        self._hovered = None
        self._edit(pinned=None)
        self._show_input()

    # ---- showing

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        chosen = new.preprocessing
        if old is None or not new.has_image_of(old) or old.preprocessing.steps != chosen.steps:
            self.steps.show_steps(new)
            self._name_reference()
        if old is None or old.preprocessing != chosen:
            self.shifts.show_choice(chosen)
            self._show_maps()

    def show_data(self, data: DataSource) -> None:
        if data != self._learnt_from:
            self._learnt_from = data
            self._take_names()

    def _take_names(self) -> None:
        """The names of the classes."""
        self._names = class_texts(self._learnt_from)
        self.bars.set_labels(self._names)
        self.shifts.set_names(self._names)
        self.shifts.set_shares(*(EQUAL if self._learnt_from.has_digits else MOSTLY_OWN))
        self._arrange()

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        self._network = network
        self._reference = observation.probabilities if observation is not None else None
        self._seen = self._answer_to(self._image(UNMOVED)) if observation is not None else None
        self._show_result()
        self._show_input()
        self._ask()

    @property
    def label(self) -> int | None:
        """What the answer should be: the label of the image, or the network's answer in the other views.

        A label tells nothing about a network that learnt other classes.
        """
        state = self._state
        if state.label is not None and state.recipe.data.class_names == self._learnt_from.class_names:
            return state.label
        return int(self._reference.argmax()) if self._reference is not None else None

    def _show_result(self) -> None:
        """What leaving steps out does to the answer."""
        missing, seen, reference = left_out(self._chosen.steps), self._seen, self._reference
        if seen is None or reference is None:
            is_empty = self._state.prepared is None
            text = self.tr("Draw, and see what each step makes of it") if is_empty else ""
        elif missing:
            text = self.tr("Without {0}: {1} instead of {2}").format(
                steps_list(missing), self._told(seen), self._told(reference)
            )
        elif np.array_equal(self._image(UNMOVED), self._state.image):
            text = self.tr("With all steps: {0}").format(self._told(seen))
        else:  # an image of the test set
            text = self.tr("Prepared once more: {0} instead of {1}").format(self._told(seen), self._told(reference))
        self.steps.result.setText(text)
        self.steps.result.setToolTip(text)

    def _told(self, probabilities: NDArray[np.floating[Any]]) -> str:
        return answer_text(probabilities, self._names)

    def _image(self, shift: Shift) -> DigitImage | None:
        """The network's input, shifted."""
        prepared = self._state.prepared
        return None if prepared is None else shifted(prepared.image, *shift, paper_of(self._chosen.steps))

    def _answer_to(self, image: DigitImage | None) -> NDArray[np.floating[Any]] | None:
        return probabilities_of(self._network, image) if self._network is not None and image is not None else None

    @property
    def shown_shift(self) -> Shift:
        """How far the input that is shown large is shifted."""
        return self._hovered or self._chosen.pinned or UNMOVED

    def _show_input(self) -> None:
        shift = self.shown_shift
        image = self._image(shift)
        self.input.show_picture(image)
        seen = self._answer_to(image) if any(shift) else self._seen
        reference = self._reference.tolist() if self._reference is not None and seen is not None else None
        self.bars.set_probabilities(seen.tolist() if seen is not None else None, reference)
        self.answer.setText(self._told(seen) if seen is not None else "–")
        self._input_panel.set_title(
            self.tr("Input, {0}").format(shift_text(shift)) if any(shift) else self.tr("The network’s input")
        )
        self.shifts.mark(self._hovered, self._chosen.pinned)

    @Slot(int, int)
    def _tell_pixel(self, row: int, column: int) -> None:
        image = self.input.levels
        if row < 0 or image is None:
            self.status_changed.emit("")
        else:
            text = self.tr("Input, row {0}, column {1}: {2:.3f}")
            self.status_changed.emit(text.format(row, column, image[row, column] / 255))

    # ---- the maps of all shifts

    def _ask(self) -> None:
        image = self._image(UNMOVED)
        if self._network is None or image is None or self._reference is None:
            self.worker.cancel()
            self._maps = None, None
            self._show_maps()
        else:
            network, paper = self._network.copy(), paper_of(self._chosen.steps)
            task = partial(_answers, network, self._peer, image, paper, has_peer=self._learnt_from.has_digits)
            self.worker.submit(task)

    @Slot(object)
    def _on_answers(self, answers: Answers) -> None:
        self._maps, self._peer = answers
        self._show_maps()

    def _show_maps(self) -> None:
        own, other = self.shifts.sides
        own.name.setText(network_name(self._state.weights))
        other.name.setText(self._name_of_peer())
        other.map.set_message(self._message_of_peer())
        self.shifts.show_maps(self._maps, self.label, self._chosen.shows)
        self.shifts.mark(self._hovered, self._chosen.pinned)

    def _name_of_peer(self) -> str:
        if self._peer is None or self._peer.network is None or not self._learnt_from.has_digits:
            return self.tr("MLP")
        if self._learnt_from == MNIST:
            return self._peer.words
        return f"{self._peer.words}; {trained_on(MNIST)}"

    def _message_of_peer(self) -> str:
        """What is written where its map would be."""
        if not self._learnt_from.has_digits:
            text = self.tr(
                "The MLP that comes with the program learnt MNIST’s digits, not {0}. To compare, train one:"
                " leave out the convolutions in Architecture."
            )
            return text.format(self._learnt_from.name)
        if self._peer is not None and self._peer.network is None:
            return self._peer.words
        return self.tr("The answers at all shifts will be here")

    # ---- languages, settings, threads

    def retranslate(self) -> None:
        self.input.setAccessibleName(self.tr("The network’s input"))
        self.bars.setAccessibleName(self.tr("Probability of each class, with these steps and in the other views"))
        self.shifts.sides[0].map.set_message(self.tr("The answers at all shifts will be here"))
        self._take_names()
        self._name_reference()
        self.steps.show_steps(self._state)
        self._show_result()
        self._show_input()
        self._show_maps()

    def _name_reference(self) -> None:
        """What the answers are compared with."""
        self.bars_legend.set_terms(
            [],
            before=[
                Piece("■ ", "output"),
                Piece(self.tr("as shown"), "muted"),
                Piece("  ■ ", "kernel"),
                Piece(self.tr("all steps") if self._state.label is None else self.tr("as it is"), "muted"),
            ],
        )

    def save_layout(self, settings: QSettings) -> None:
        settings.setValue("lenet/preprocessing", self._splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        self._splitter.restoreState(remembered_layout(settings, "lenet/preprocessing"))

    @property
    def is_ready(self) -> bool:
        return not self.worker.is_busy

    def shut_down(self) -> None:
        self.worker.shut_down()


def _answers(network: Network, peer: Peer | None, image: DigitImage, paper: int, *, has_peer: bool) -> Answers:
    """The maps of both networks, or of the first alone; runs in a thread of its own."""
    peer = peer or _load_peer()
    other = shift_map(peer.network, image, paper) if has_peer and peer.network is not None else None
    return Answers((shift_map(network, image, paper), other), peer)


def _load_peer() -> Peer:
    from convlab.files.weights import file_name, load_lenet  # here: the window does not wait for it

    try:
        network, metadata = load_lenet(resource("weights", file_name("mlp")))
    except (OSError, ValueError) as error:
        return Peer(None, str(error))
    return Peer(network, architecture_description(Architecture.from_metadata(metadata)))
