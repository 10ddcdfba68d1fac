"""What every view of the LeNet page has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from convlab.core import Network
from convlab.core.data.data_source import MNIST, DataSource
from convlab.gui.session import LabHandle
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.work.worker import Worker
from convlab.labs.lenet.state import LeNetState, Observation

if TYPE_CHECKING:
    from convlab.gui.labs.lenet.drawing.sheet import DrawingPanel


class LeNetView(LanguageAndTheme, QWidget):
    """One way to look at the lab, built when it is first shown. All changes are shown in it while it is on the screen.

    `status_changed` carries a text for the status line, `variant_changed` a Variant for the prediction panel to show,
    or None for the prediction for the digit as it is; `other_lab_requested` is the page's. The sheet to draw on and the
    prediction stand on the left of it, unless it `places_sheet` itself or has no use for them. `shows_training` says
    whether the training panel is open at first; the user can fold it.
    """

    status_changed = Signal(str)
    variant_changed = Signal(object)
    headline_changed = Signal()
    other_lab_requested = Signal(str, object)
    worker: Worker | None = None  # computes for the view in another thread
    places_sheet = False
    shows_sheet = True
    has_large_sheet = False
    shows_training = False

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__()
        self.lab = lab
        self._learnt_from = MNIST  # the data set of the chosen network

    @property
    def _state(self) -> LeNetState:
        return self.lab.state

    @property
    def headline(self) -> str:
        """What there is to see, in a sentence; `headline_changed` tells of another one."""
        return ""

    def leave(self) -> bool:
        """Close what was opened in the view, for the key Escape; returns whether there was something."""
        return False

    def place_sheet(self, drawing: DrawingPanel, prediction: QWidget) -> None:
        """Place the sheet and the prediction."""

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        """Show what differs; `old` is None for the first time, and when the view comes back to the screen.

        No command may follow from it. `show_network` comes next.
        """

    def show_data(self, data: DataSource) -> None:
        """Called before `show_network` with what the network was trained on: its classes are those of this set."""
        if data != self._learnt_from:
            self._learnt_from = data
            self._name_classes()

    def _name_classes(self) -> None:
        """Use the names of the network's classes, which are others now or in another language."""

    @property
    def _label(self) -> int | None:
        """The label of the digit, if it has one and the network tells the same classes apart."""
        state = self._state
        return state.label if state.recipe.data.class_names == self._learnt_from.class_names else None

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        """Show the chosen network, and what it makes of the digit. Either may be None; in training it comes often."""

    def make_plots(self) -> None:
        """Make what is drawn with pyqtgraph, now that it has been loaded."""

    @property
    def is_ready(self) -> bool:
        """True if nothing is being computed or loaded any more."""
        return self.worker is None or not self.worker.is_busy

    def save_layout(self, settings: QSettings) -> None:
        """Remember splitters."""

    def restore_layout(self, settings: QSettings) -> None:
        """Put splitters where they were."""

    def shut_down(self) -> None:
        """End what runs in other threads."""
        if self.worker is not None:
            self.worker.shut_down()
