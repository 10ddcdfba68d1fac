"""Which step of a sliding window is looked at: the transport, what is under the pointer, and what is pinned."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.widgets.transport import Transport
from convlab.labs.common.sliding import Sliding


class Stepper(QObject):
    """`focus_changed`: something else is looked at, or the window slides. `output_changed`: the output is built up, or
    all there again. `step_chosen` carries a step that the user or the player has gone to.

    `sliding` says where the window lies at each step that is on the screen.
    """

    focus_changed = Signal()
    output_changed = Signal()
    step_chosen = Signal(int)

    def __init__(self, sliding: Callable[[], Sliding], parent: QObject) -> None:
        super().__init__(parent)
        self._sliding = sliding
        self._shown: Sliding | None = None
        self.hovered: Focus | None = None  # under the pointer
        self.pinned: Focus | None = None
        self.is_kept = False  # a click keeps the output that is looked at under the magnifier
        self.transport = Transport()
        self.transport.moved.connect(self.focus_changed)
        self.transport.building_changed.connect(self.output_changed)
        self.transport.stepped.connect(self.step_chosen)
        self.transport.touched.connect(self._on_touched)

    @property
    def sliding(self) -> Sliding:
        """Where the window lies at each step."""
        return self._sliding()

    # ---- what is looked at

    @property
    def focus(self) -> Focus:
        """Under the pointer, pinned, or else the present step."""
        return self.hovered or self.pinned or Focus("output", self._sliding().position(self.transport.arrived))

    @Slot(object)
    def hover(self, focus: Focus | None) -> None:
        """Look at what is under the pointer; meanwhile the animation waits."""
        self.hovered = focus
        self.transport.is_held = focus is not None
        if focus is not None:
            self.transport.end_explanation()
        self.focus_changed.emit()

    def leave(self) -> None:
        """Nothing is under the pointer any more; nothing is shown yet."""
        self.hovered = None
        self.transport.is_held = False

    @Slot()
    def _on_touched(self) -> None:
        self.unpin()
        self.transport.end_explanation()

    @Slot()
    def unpin(self) -> None:
        self.pinned = None

    @Slot(object)
    def pin(self, focus: Focus) -> None:
        """A click keeps what is looked at; on the output, it is the step to go on from. A second click unpins."""
        self.transport.end_explanation()
        if focus.kind == "output":
            self.is_kept = not (self.is_kept and self.sliding.step(focus.cell) == self.transport.position)
            self.choose(focus.cell)
        else:
            self.pinned = None if focus == self.pinned else focus
            self.focus_changed.emit()

    def choose(self, output: tuple[int, int]) -> None:
        """Go on from the step that computes an output."""
        self.pinned = None
        self.transport.go_to(self._sliding().step(output), slide=False)
        self.focus_changed.emit()

    # ---- stepping

    @Slot(int)
    def go_to(self, step: int) -> None:
        self.unpin()
        self.transport.go_to(step)
        self.focus_changed.emit()

    def begin_at(self, step: int) -> None:
        """Look at a step of an example that has just been put into the lab; all of its output is there."""
        self.show_whole_output()
        self.unpin()
        self.transport.go_to(step, slide=False)

    def show_whole_output(self) -> None:
        """Nothing plays, nothing is built up."""
        self.transport.pause()
        self.transport.set_building(False)

    def show_step(self, step: int) -> None:
        """Show a step of the state, or the last one if there are not so many; a cell that was looked at may be gone."""
        old, new = self._shown, self._sliding()
        self._shown = new
        if old is not None and (old.padded, old.kernel, old.size) != (new.padded, new.kernel, new.size):
            self.unpin()
            self.leave()
            self.is_kept = False
        self.transport.set_count(new.steps, new.size[1])
        self.transport.show_position(min(step, new.steps - 1))

    def press(self, key: int) -> bool:
        """Do what a key means; returns whether it means anything."""
        transport = self.transport
        moves = {
            Qt.Key.Key_Left: transport.position - 1,
            Qt.Key.Key_Right: transport.position + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: transport.count - 1,
        }
        if key in moves:
            self.go_to(moves[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            self.unpin()
            transport.toggle()
        elif key == Qt.Key.Key_Escape:
            self.unpin()
            self.is_kept = False
            self.show_whole_output()
            self.focus_changed.emit()
        else:
            return False
        return True

    # ---- where the window is

    @property
    def revealed(self) -> int | None:
        """How many outputs are built up; None when all are shown."""
        return self.transport.computed if self.transport.is_building else None

    @property
    def place(self) -> tuple[float, float]:
        """Row and column of the output that the sliding window is at, perhaps between two columns."""
        sliding = self._sliding()
        before, share = int(self.transport.place), self.transport.place % 1
        row, column = sliding.position(before)
        if column + 1 == sliding.size[1]:  # from the end of a row it does not slide over what it never computes
            return sliding.position(min(before + round(share), sliding.steps - 1))
        return row, column + share

    def place_of(self, focus: Focus) -> tuple[float, float] | None:
        """Row and column of the output that the window slides by now; None when something else is looked at."""
        if focus.kind != "output" or self.hovered is not None:
            return None
        return self.place if self._sliding().step(focus.cell) == self.transport.arrived else None
