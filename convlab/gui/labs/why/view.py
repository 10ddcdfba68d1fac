"""What the views of the Why-convolution lab have in common: each has its own sliding, position and focus."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.gui.labs.matrix.stepper import Stepper
from convlab.gui.labs.why.panel_grid import SteppedStage
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.sliding import Sliding
from convlab.labs.why.state import WhyState

LEAST_WIDTH = 560


class WhyView(LanguageAndTheme, QWidget):
    """`edited` carries changes of the state and what they merge with, `looked` changes of how it is looked at.

    `refused` carries a sentence, `status_changed` a text for the status line. `focus_changed`: something else is looked
    at, so that `show_focus` is due, if this is the open view.
    """

    edited = Signal(dict, object)
    looked = Signal(dict)
    refused = Signal(str)
    status_changed = Signal(str)
    focus_changed = Signal()

    views: Mapping[str, MatrixView]  # by the name of what they show
    main_matrix = "input"  # the one that is copied from and pasted into while none has the keys

    def __init__(self) -> None:
        super().__init__()
        self._state = WhyState()  # that is shown
        self.elsewhere: tuple[QWidget, ...] = ()  # what belongs to this view but is placed by the page
        self.setMinimumWidth(LEAST_WIDTH)

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        """Show what differs; `old` is None at first."""
        raise NotImplementedError

    def show_look(self, state: WhyState) -> None:
        """Show a state that differs only in how it is looked at."""
        self._state = state

    def show_focus(self) -> None:
        """Show what belongs to the cell that is looked at."""

    def show_texts(self) -> None:
        """Write titles and formulas."""

    def note(self) -> str:
        """What there is to notice."""
        raise NotImplementedError

    def leave(self) -> None:
        """Another view is opened."""

    def press(self, key: Qt.Key) -> bool:
        """Do what a key means; returns whether it means anything."""
        raise NotImplementedError

    @property
    def focused_matrix(self) -> str:
        """The matrix with the keys, or else the main one."""
        return next((kind for kind, view in self.views.items() if view.hasFocus()), self.main_matrix)

    def set_matrix(self, kind: str, matrix: Matrix) -> bool:
        """Use a pasted matrix if it is for one that only this view has; returns whether it is."""
        return False


class SteppedView(WhyView):
    """A view whose steps can be visited one after the other. It writes into a panel that it is given."""

    stage: SteppedStage
    cell_field: str  # the field of the state that says which output is looked at

    def __init__(self, reading: ReadingPanel) -> None:
        super().__init__()
        self.reading = reading
        self.stepper = Stepper(lambda: self.sliding, self)
        self.transport = self.stepper.transport
        self.stepper.focus_changed.connect(self.focus_changed)
        self.stepper.output_changed.connect(self.show_output)
        self.stepper.step_chosen.connect(self._keep_step)

    @property
    def sliding(self) -> Sliding:
        """Where the window lies at each step."""
        raise NotImplementedError

    @property
    def step(self) -> int:
        """The step that the state says."""
        raise NotImplementedError

    @Slot(int)
    def _keep_step(self, step: int) -> None:
        self.looked.emit({self.cell_field: self.sliding.position(step)})

    @Slot()
    def show_output(self) -> None:
        """Show the output as far as it is built up."""
        self.stage.show_output(self.stepper.revealed)
        self.focus_changed.emit()

    def show_look(self, state: WhyState) -> None:
        super().show_look(state)
        before = self.transport.position
        self.stepper.show_step(self.step)
        if self.transport.position != before:
            self.focus_changed.emit()

    def leave(self) -> None:
        self.stepper.show_whole_output()
        self.stepper.unpin()
        self.stepper.leave()

    def press(self, key: Qt.Key) -> bool:
        return self.stepper.press(key)
