"""The page of a lab in which a window slides over matrices: besides editing, it looks at one step after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.motion import StepMotion
from convlab.gui.labs.matrix.page import MatrixPage
from convlab.gui.labs.matrix.parts import scene_choice
from convlab.gui.labs.matrix.patch import Patch, PatchLens
from convlab.gui.labs.matrix.states import SlidingState
from convlab.gui.labs.matrix.stepper import Stepper
from convlab.gui.labs.matrix.views import MatrixViews
from convlab.gui.labs.matrix.words import formula
from convlab.gui.session import StateHandle
from convlab.gui.theme import colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.motion import Flight
from convlab.labs.common.sliding import Cell, Sliding, opening_cell
from convlab.labs.common.viewing import is_same_work

S = TypeVar("S", bound=SlidingState)


class SlidingPage(MatrixPage[S]):
    """The open view and the shown step are the state's: the page follows them, and its user changes them by
    `lab.look`. What plays, glides or is built up is the stepper's.
    """

    def __init__(
        self, lab: StateHandle[S], views: Sequence[str], scenes: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(lab, parent)
        self._open_view = ""
        self.view, self.scene = Segments(views), scene_choice(list(scenes))
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        self.stepper = Stepper(lambda: self.sliding, self)
        self.transport = self.stepper.transport
        self.reading.body.addWidget(self.transport)
        self.stepper.focus_changed.connect(self.show_focus)
        self.stepper.output_changed.connect(self.show_output)
        self.stepper.step_chosen.connect(lambda step: lab.look(step=step))
        self.lens = PatchLens(self, self.stepper, self.patch)
        self.stepper.focus_changed.connect(self.lens.show)
        self.motion = StepMotion(self, self.transport, self.arithmetic, self.flights)

    def begin(self) -> None:
        """Show the lab's state, as soon as the page has all its parts."""
        self.retranslate()
        self.follow_view()
        self.show_state(None, self.state)

    def connect_views(self, views: MatrixViews) -> None:
        """What is done in views with matrices."""
        views.hovered.connect(self.stepper.hover)
        views.clicked.connect(self.stepper.pin)
        views.drawn.connect(self.draw)
        views.typed.connect(self.cell_edits.type_into)
        views.nudged.connect(self.cell_edits.nudge)
        views.scrubbed.connect(self.cell_edits.scrub)

    # ---- what is a lab's own

    def open_view(self, name: str) -> None:
        """Show another view of the state. Nothing that is commanded may follow from it."""
        raise NotImplementedError

    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab."""
        raise NotImplementedError

    def show_output(self) -> None:
        """Show the output as far as it is built up."""
        raise NotImplementedError

    def flights(self) -> Sequence[Flight]:
        """What moves while the present step is explained. A page that says so sets `transport.can_be_explained`."""
        return ()

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        """What the magnifier shows of an output; nothing where cells show their numbers themselves."""
        return None

    @property
    def seen(self) -> S:
        """The state that is on the screen. A lab may need a while to show the present one."""
        return self.state

    @property
    def sliding(self) -> Sliding:
        """Where the window lies at each step that is on the screen."""
        return self.seen.sliding

    @Slot(dict)
    def show_attempt(self, changes: dict[str, Any]) -> None:
        has_formula = all(min(values) >= (name == "stride") for name, values in changes.items())
        if changes and has_formula:
            attempt = replace(self.state.sliding, **changes)
            self.formula.setText(formula(attempt, colours_of(self), per_side=self.state.per_side))
        else:
            self.show_texts()

    # ---- the view and the step

    def apply(self, changes: Mapping[str, Any], merge: object = None) -> None:
        """Change the state; the output that is looked at stays, as long as there is one at its row and column."""
        old, new = self.state.sliding, _changed(self.state, changes).sliding
        if "step" not in changes and new.size != old.size:
            row, column = old.position(min(self.state.step, old.steps - 1))
            changes = {**changes, "step": new.step((min(row, new.size[0] - 1), min(column, new.size[1] - 1)))}
        super().apply(changes, merge)

    def show_step(self) -> None:
        """Show the step that the state says. The user has done nothing: nothing glides, nothing is told."""
        self.stepper.show_step(self.state.step)

    @Slot(object, object)
    def _on_changed(self, old: S, new: S) -> None:
        if new.view != self._open_view:
            self.follow_view()
            self.show_state(old, new)
        elif is_same_work(old, new):
            self.show_look()
        else:
            self.transport.end_explanation()
            self.show_state(old, new)
        self.lens.show()

    def follow_view(self) -> None:
        """Open the view that the state says. Its content is yet to be shown."""
        self._open_view = self.state.view
        self.transport.pause()
        self.view.set_value(self._open_view)
        self.open_view(self._open_view)

    def show_look(self) -> None:
        """Nothing but how the state is looked at has changed."""
        before = self.transport.position
        self.show_step()
        if self.transport.position != before:
            self.show_focus()

    # ---- looking

    def show_example(self, name: str, changes: Mapping[str, Any], step: int = 0) -> None:
        """Put a prepared example into the lab, and look at one of its steps."""
        self.edit({**changes, "scene": name})
        self.stepper.begin_at(step)

    def begin_within(self) -> None:
        """Look at a picture that has just been put into the lab: at a step where there may be something to see."""
        self.stepper.begin_at(self.sliding.step(opening_cell(self.sliding.size)))

    def show_multiplied(self, value: float, weight: Cell) -> None:
        """Say of a weight how many cells it multiplies."""
        rows, columns = self.sliding.multiplied(*weight)
        self.reading.show_multiplied(value, len(rows) * len(columns), is_padded=any(self.sliding.padding))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.transport.isVisible() and self.stepper.press(event.key())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self.lens, self.lens.show)  # when everything has its place

    def shut_down(self) -> None:
        super().shut_down()
        self.transport.pause()


def _changed(state: S, changes: Mapping[str, Any]) -> S:
    new: S = replace(state, **changes)  # type: ignore[type-var]
    return new
