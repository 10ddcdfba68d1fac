"""What the labs share in which a window slides over matrices: editing, looking and stepping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from convlab.gui.labs.matrix.clipboard import Exchange
from convlab.gui.labs.matrix.input_section import UNNAMED_INPUT
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import note_label
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.gui.widgets.transport import Transport
from convlab.labs.common.arrays import LARGEST_VALUE
from convlab.labs.common.matrix_changes import require_possible, without_repetition
from convlab.labs.common.numbers import format_number, parse_number
from convlab.labs.common.sliding import LARGEST_INPUT, Sliding, opening_cell

PIXELS_A_TENTH = 3  # of the mouse, when a number is dragged


class MatrixPage(Exchange):
    """A state has `input`, `white`, `pen`, `input_name`, `number`, `scene` and `sliding`.

    The page says by the methods below that raise NotImplementedError what is its own.
    """

    def __init__(self, lab: LabHandle[Any], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._problem = ""
        self._hovered: Focus | None = None
        self._pinned: Focus | None = None
        self._scrub = (-1, 0.0)  # number of the drag, and the value it began with
        self.note = note_label()
        self.arithmetic, self.transport = TermLine(), Transport()
        self.formula, self._size_label = QLabel(), QLabel()
        self.reading = self._build_reading()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lab.changed.connect(self._state_changed)
        self.transport.moved.connect(self.show_focus)
        self.transport.building_changed.connect(self.show_output)
        self.transport.touched.connect(self.let_go)
        QTimer.singleShot(0, self, self._adopt_keys)  # when the page has all its controls

    def _build_reading(self) -> Panel:
        """What is read of a step: its arithmetic, the output's size, and where it is among the others."""
        panel, line = Panel(), QHBoxLayout()
        self.formula.setTextFormat(Qt.TextFormat.RichText)
        self.formula.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._size_label.setForegroundRole(self._size_label.palette().ColorRole.PlaceholderText)
        line.setSpacing(UNIT)
        line.setContentsMargins(6, 0, 0, 0)
        line.addWidget(self._size_label)
        line.addWidget(self.formula, 1)
        panel.body.takeAt(0)  # its heading: what is read here needs none
        panel.body.setContentsMargins(UNIT, UNIT // 2, UNIT * 3 // 2, UNIT)
        panel.body.addWidget(self.arithmetic)
        panel.body.addLayout(line)
        panel.body.addWidget(self.transport)
        return panel

    def lay_out(self, head: QLayout, below: QWidget, controls: QWidget) -> None:
        """The page: a line, below it what is looked at, and beside both the controls."""
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(head)
        left.addWidget(below, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(left, 1)
        layout.addWidget(controls)

    def connect_controls(self, controls: Any) -> None:
        """What a lab's controls have in common; their sections are `input`, `kernel` if there is one, and `output`."""
        controls.edited.connect(self.edit)
        controls.input.input_requested.connect(self.choose_input)
        controls.input.open_requested.connect(self.open_image)
        controls.geometry.problem.connect(self.say)
        for kind in ("input", "kernel", "output"):
            section = getattr(controls, kind, None)
            if section is not None:
                section.copy_requested.connect(lambda kind=kind: self.copy(kind))
            if hasattr(section, "paste_requested"):
                section.paste_requested.connect(lambda kind=kind: self.paste(kind))

    # ---- what is a lab's own

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """The changes, and with them whatever else must change so that the state stays possible."""
        raise NotImplementedError

    def show_focus(self) -> None:
        """Show what belongs to the cell that is looked at, in all views."""
        raise NotImplementedError

    def show_output(self) -> None:
        """Show the output as far as it is built up."""
        raise NotImplementedError

    def show_texts(self) -> None:
        """Write titles, notes and formulas."""
        raise NotImplementedError

    def set_cell(self, kind: str, cell: Cell, value: float, merge: object = None) -> None:
        """Put a number into a cell, as it is seen, of a matrix."""
        raise NotImplementedError

    def own_note(self) -> str:
        """What there is to notice."""
        raise NotImplementedError

    # ---- edits

    @Slot(dict, object)
    def edit(self, changes: Mapping[str, Any], merge: object = None) -> None:
        """Change the state, and whatever must change with it."""
        self._problem = ""
        changes = without_repetition(self.state, changes)
        try:
            require_possible(changes)
        except OverflowError:
            self.say(self.tr("Numbers beyond ±{0:g} are too large to compute with here.").format(LARGEST_VALUE))
        except ValueError:
            self.say(self.tr("An input may have at most {0} × {0} cells.").format(LARGEST_INPUT))
        else:
            changes = self.settled(changes)
            if changes:
                self.lab.edit(merge=merge, **changes)
            self.show_note()
        if not changes or self._problem:
            self.show_state(self.state, self.state)  # a control may show what was refused

    def type_into(self, kind: str, view: MatrixView, cell: Cell, text: str) -> None:
        """Take a number that was typed into a cell; what is none is refused there."""
        try:
            value = parse_number(text)
        except ValueError:
            view.refuse_text(self.tr("“{0}” is not a number. Try 0.5, 1/9 or sqrt(2).").format(text.strip()))
            return
        if abs(value) > LARGEST_VALUE:
            view.refuse_text(self.tr("Numbers beyond ±{0:g} are too large to compute with here.").format(LARGEST_VALUE))
            return
        view.accept_text()
        self.set_cell(kind, cell, value)

    def scrub(self, kind: str, cell: Cell, value: float, pixels: float, drag: int) -> None:
        """Change a number, now `value`, by as much as the mouse has moved up since the drag began."""
        if self._scrub[0] != drag:
            self._scrub = drag, value
        self.set_cell(
            kind, cell, round(self._scrub[1] + round(pixels / PIXELS_A_TENTH) * 0.1, 9), ("scrub", kind, drag)
        )

    def use_as_input(self, values: NDArray[np.float64], **changes: Any) -> None:
        """Make an output the input."""
        self.edit({"input": values, "white": max(1.0, float(np.abs(values).max())), **changes, **UNNAMED_INPUT})

    # ---- looking

    @property
    def focus(self) -> Focus:
        """What is looked at: under the pointer, pinned, or else the present step."""
        return self._hovered or self._pinned or Focus("output", self.sliding.position(self.transport.arrived))

    def show_example(self, name: str, changes: Mapping[str, Any], step: int = 0) -> None:
        """Put a prepared example into the lab, and look at one of its steps."""
        self.edit({**changes, "scene": name})
        self.begin_at(step)

    @Slot(object)
    def hover(self, focus: Focus | None) -> None:
        """Look at what is under the pointer; meanwhile the animation waits."""
        self._hovered = focus
        self.transport.is_held = focus is not None
        self.show_focus()

    @Slot(object)
    def pin(self, focus: Focus) -> None:
        """A click keeps what is looked at; on the output, it is the step to go on from. A second click lets go."""
        if focus.kind == "output":
            self._pinned = None
            self.transport.go_to(self.sliding.step(focus.cell), slide=False)
        else:
            self._pinned = None if focus == self._pinned else focus
        self.show_focus()

    def tell_reached(self, value: float, count: int) -> None:
        """Say of a cell of the input in how many outputs it has a part."""
        text = self.tr(" has a part in 1 output") if count == 1 else self.tr(" has a part in {0} outputs").format(count)
        self.arithmetic.set_terms([], before=[Piece(format_number(value), "window", bold=True), Piece(text)])

    def tell_multiplied(self, value: float, cell: Cell) -> None:
        """Say of a weight how many cells it multiplies."""
        rows, columns = self.sliding.multiplied(*cell)
        count = len(rows) * len(columns)
        if count == 1:
            text = self.tr(" multiplies 1 cell of the input: there is one output")
        else:
            text = self.tr(" multiplies {0} cells of the input, one for each output").format(count)
        self.arithmetic.set_terms([], before=[Piece(format_number(value), "kernel", bold=True), Piece(text)])

    def let_go(self) -> None:
        """Unpin what is pinned."""
        self._pinned = None

    # ---- stepping

    def begin_at(self, step: int) -> None:
        """Look at a step of an example that has just been put into the lab; all of its output is there."""
        self.transport.pause()
        self.transport.set_building(False)
        self.let_go()
        self.transport.go_to(step, slide=False)

    def begin_within(self) -> None:
        """Look at a picture that has just been put into the lab: at a step where there may be something to see."""
        self.begin_at(self.sliding.step(opening_cell(self.sliding.size)))

    def show_sliding(self, old: Sliding | None, new: Sliding) -> None:
        """Step through as many outputs as there are; a cell that was looked at may be gone."""
        if old is not None and (old.padded, old.kernel, old.size) != (new.padded, new.kernel, new.size):
            self._pinned = self._hovered = None
            self.transport.is_held = False
        self.transport.set_count(new.steps, new.size[1])

    def sliding_place(self, focus: Focus) -> tuple[float, float] | None:
        """Row and column of the output that the window slides by now; None when something else is looked at."""
        if focus.kind != "output" or self._hovered is not None:
            return None
        return self.place if self.sliding.step(focus.cell) == self.transport.arrived else None

    @Slot(int)
    def go_to(self, step: int) -> None:
        """Look at a step."""
        self.let_go()
        self.transport.go_to(step)
        self.show_focus()

    @Slot()
    def _adopt_keys(self) -> None:
        """Space is the lab's wherever the focus is, and a click on a button leaves the keys to the lab."""
        for button in self.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for control in (*self.findChildren(QAbstractSpinBox), *self.findChildren(QComboBox)):
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self.keyPressEvent(event)
            return True
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
            QTimer.singleShot(0, self, self.setFocus)  # the number is typed: the keys are the lab's again
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self.transport.position - 1,
            Qt.Key.Key_Right: self.transport.position + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.transport.count - 1,
        }
        if not self.transport.isVisible():
            super().keyPressEvent(event)
        elif event.key() in moves:
            self.go_to(moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            self.let_go()
            self.transport.toggle()
        elif event.key() == Qt.Key.Key_Escape:
            self.let_go()
            self.transport.pause()
            self.transport.set_building(False)
            self.show_focus()
        else:
            super().keyPressEvent(event)

    @property
    def revealed(self) -> int | None:
        """How many outputs are built up; None when all are shown."""
        return self.transport.arrived + 1 if self.transport.is_building else None

    @property
    def seen(self) -> Any:
        """The state that is on the screen. A lab may need a while to show the present one."""
        return self.state

    @property
    def sliding(self) -> Sliding:
        """Where the window lies at each step that is on the screen."""
        sliding: Sliding = self.seen.sliding
        return sliding

    @property
    def place(self) -> tuple[float, float]:
        """Row and column of the output that the sliding window is at, perhaps between two columns."""
        sliding = self.sliding
        before, share = int(self.transport.place), self.transport.place % 1
        row, column = sliding.position(before)
        if column + 1 == sliding.size[1]:  # from the end of a row it does not slide over what it never computes
            return sliding.position(min(before + round(share), sliding.steps - 1))
        return row, column + share

    # ---- showing

    @Slot(object, object)
    def _state_changed(self, old: Any, new: Any) -> None:
        self.show_state(old, new)

    @Slot(str)
    def say(self, problem: str) -> None:
        """Say what went wrong, in the place of the note, until the next edit."""
        self._problem = problem
        self.show_note()

    def show_note(self) -> None:
        """What went wrong, or what there is to notice."""
        palette = self.palette()
        if self._problem:
            palette.setColor(palette.ColorRole.WindowText, colours_of(self).warning)
        self.note.setPalette(palette)
        self.note.setText(self._problem or self.own_note())

    def retranslate(self) -> None:
        self._size_label.setText(self.tr("Output size"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_all()

    def restyle(self) -> None:
        QTimer.singleShot(0, self._show_all)  # when the children have the new palette

    @Slot()
    def _show_all(self) -> None:
        self.show_texts()
        self.show_note()
        self.show_focus()

    def shut_down(self) -> None:
        self.transport.pause()
        self.reader.shut_down()
