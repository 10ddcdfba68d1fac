"""What every view of the LeNet page has in common."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from convlab.core import Network
from convlab.core.data.data_source import DataSource
from convlab.gui.session import LabHandle
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.labs.lenet.state import LeNetState, Observation


class LeNetView(LanguageAndTheme, QWidget):
    """One way to look at the lab, built when it is first shown. All changes are shown in it while it is on the screen.

    `status_changed` carries a text for the status line. The sheet to draw on and the prediction stand on the left of
    it, unless it `places_sheet` itself. `shows_training` says whether the training panel is open at first; the user can
    fold it.
    """

    status_changed = Signal(str)
    places_sheet = False
    shows_training = False

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__()
        self.lab = lab

    @property
    def _state(self) -> LeNetState:
        return self.lab.state

    def place_sheet(self, drawing: QWidget, prediction: QWidget) -> None:
        """Place the sheet and the prediction."""

    def show_state(self, old: LeNetState | None, new: LeNetState) -> None:
        """Show what differs; `old` is None for the first time, and when the view comes back to the screen.

        No command may follow from it. `show_network` comes next.
        """

    def show_data(self, data: DataSource) -> None:
        """Called before `show_network` with what the network was trained on: its classes are those of this set."""

    def show_network(self, network: Network | None, observation: Observation | None) -> None:
        """Show the chosen network, and what it makes of the digit. Either may be None; in training it comes often."""

    def make_plots(self) -> None:
        """Make what is drawn with pyqtgraph, now that it has been loaded."""

    @property
    def is_ready(self) -> bool:
        """True if nothing is being computed or loaded any more."""
        return True

    def save_layout(self, settings: QSettings) -> None:
        """Remember splitters."""

    def restore_layout(self, settings: QSettings) -> None:
        """Put splitters where they were."""

    def shut_down(self) -> None:
        """End what runs in other threads."""
