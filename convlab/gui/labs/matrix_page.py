"""What the labs share in which a window slides over matrices: editing, stepping, inputs from outside, the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QWidget,
)

from convlab.core.datasets import Dataset
from convlab.gui.image_files import ImageReader, holds_image, image_suffixes
from convlab.gui.labs.input_section import UNNAMED_INPUT
from convlab.gui.labs.steps import Focus
from convlab.gui.loader import Loader
from convlab.gui.session import Session
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.matrix_view import Cell, MatrixView
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.gui.widgets.transport import Transport
from convlab.labs.arrays import LARGEST_VALUE
from convlab.labs.inputs import INPUTS, NUMBERED, NUMBERS
from convlab.labs.matrices import format_matrix, parse_matrix
from convlab.labs.numbers import format_number, parse_number
from convlab.labs.photos import PHOTOS, SIZE_LIMIT, photo_file
from convlab.labs.sliding import LARGEST_INPUT, Sliding

PIXELS_A_TENTH = 3  # of the mouse, when a number is dragged
MATRICES = {"input": "input_name", "kernel": "recipe"}  # fields of a state that hold arrays, and their names


class MatrixPage(QWidget):
    """`status_changed` carries a text for the status line.

    A page has a name, `lab`, under which the session keeps its state. A state has `input`, `white`, `pen`,
    `input_name`, `number`, `scene` and `sliding`. The page says by the methods below that raise NotImplementedError
    what is its own.
    """

    status_changed = Signal(str)
    lab: str
    photo_limit = SIZE_LIMIT  # pixels on the longer side of a photograph

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dataset: Dataset | None = None
        self._rng = np.random.default_rng(0)
        self._problem = ""
        self._number = 0  # of the random numbers or the digit that are being chosen
        self._photo: str | None = None  # the bundled one that is being read
        self._hovered: Focus | None = None
        self._pinned: Focus | None = None
        self._scrub = (-1, 0.0)  # number of the drag, and the value it began with
        self.reader = ImageReader(self, self.photo_limit)
        self.note = _note()
        self.arithmetic, self.transport = TermLine(), Transport()
        self.formula, self._size_label = QLabel(), QLabel()
        self.reading = self._build_reading()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session.changed.connect(self._state_changed)
        self.transport.moved.connect(self.show_focus)
        self.transport.built.connect(self.show_output)
        self.transport.taken.connect(self.let_go)
        self.reader.loaded.connect(self._take_image)
        self.reader.failed.connect(self.say)
        QTimer.singleShot(0, self, self._adopt_keys)  # when the page has all its controls
        for keys, slot in ((QKeySequence.StandardKey.Copy, self.copy), (QKeySequence.StandardKey.Paste, self.paste)):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda slot=slot: slot(self.focused_matrix()))

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

    def lay_out(self, left: QLayout, controls: QWidget) -> None:
        """The page: what is looked at, and beside it the controls."""
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

    def show_state(self, old: Any, new: Any) -> None:
        """Show what differs; `old` is None at first."""
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

    def focused_matrix(self) -> str:
        """The matrix that is copied from or pasted into by keys."""
        raise NotImplementedError

    def matrix(self, kind: str) -> NDArray[np.float64]:
        """A matrix by its kind, as it is copied."""
        raise NotImplementedError

    def take_matrix(self, kind: str, matrix: NDArray[np.float64]) -> None:
        """A matrix was pasted."""
        raise NotImplementedError

    def take_plane(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        """Use a grey image (h, w) as the input."""
        raise NotImplementedError

    def take_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        """Use a photograph (h, w, 3) as the input."""
        raise NotImplementedError

    # ---- edits

    @property
    def state(self) -> Any:
        return self._session[self.lab]

    @Slot(dict, object)
    def edit(self, changes: Mapping[str, Any], merge: object = None) -> None:
        """Change the state, and whatever must change with it."""
        self._problem = ""
        changes = _without_repetition(self.state, changes)
        try:
            _require_possible(changes)
        except OverflowError:
            self.say(self.tr("Numbers beyond ±{0:g} are too large to compute with here.").format(LARGEST_VALUE))
        except ValueError:
            self.say(self.tr("An input may have at most {0} × {0} cells.").format(LARGEST_INPUT))
        else:
            changes = self.settled(changes)
            if changes:
                self._session.edit(self.lab, merge=merge, **changes)
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

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        """Put an input by name into the lab.

        `number` is the seed of random numbers, or a digit's place in the test set; without it, it is another each time.
        """
        self._number = int(self._rng.integers(NUMBERS)) if number is None else number
        self.forget_image()
        if name in PHOTOS:
            self._photo = name
            self.reader.read_file(photo_file(name))
        elif name == "digit":
            self._choose_digit()
        else:
            preset = INPUTS[name]
            parameters = {"seed": self._number} if name == "random" else {}
            if name == "random" and self.state.input_name == "random":
                parameters |= dict(zip(("height", "width"), self.state.sliding.input, strict=True))
            self.take_plane(preset.make(**parameters), preset.white, name)

    def forget_image(self) -> None:
        """One that is still being read is not wanted any more."""
        self._photo = None
        self.reader.forget()

    def _choose_digit(self) -> None:
        if self._dataset is None:
            self.show_state(self.state, self.state)  # the list of inputs shows what there is
            self.say(self.tr("MNIST is not loaded yet."))
            return
        digit = self._dataset.test.images[self._number]
        self.take_plane(digit.astype(np.float64), 255.0, "digit")

    def new_input(self, values: NDArray[np.float64], white: float, name: str | None) -> dict[str, Any]:
        """The changes that a new input makes."""
        own = {"input": values, "white": white, "pen": white, "input_name": name, "scene": None}
        return {**own, "number": self._number} if name in NUMBERED else own

    def use_as_input(self, values: NDArray[np.float64], **changes: Any) -> None:
        """Make an output the input."""
        self.edit({"input": values, "white": max(1.0, float(np.abs(values).max())), **changes, **UNNAMED_INPUT})

    def listen_to(self, loader: Loader) -> None:
        """Take what is loaded, now and later."""
        loader.dataset_loaded.connect(self.take_dataset)
        if loader.dataset is not None:
            self.take_dataset(loader.dataset)

    @Slot(object)
    def take_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset

    # ---- images and the clipboard

    @Slot(object, str)
    def _take_image(self, rgb: NDArray[np.uint8], name: str) -> None:
        photo, self._photo = self._photo, None
        self.take_pixels(rgb, photo)

    @Slot()
    def open_image(self) -> None:
        """Ask for an image file."""
        dialog = QFileDialog(self, self.tr("Open an image"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*.{suffix}" for suffix in image_suffixes())
        dialog.setNameFilters([f"{self.tr('Images')} ({endings})", f"{self.tr('All files')} (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Make an image file the input; until it is decoded, and if it cannot be, the input stays as it is."""
        self._photo = None
        self.reader.read_file(path)

    @Slot(str)
    def copy(self, kind: str) -> None:
        """Put a matrix on the clipboard, as a spreadsheet takes it."""
        matrix = self.matrix(kind)
        QGuiApplication.clipboard().setText(format_matrix(matrix))
        self.status_changed.emit(self.tr("Copied {0} × {1} numbers.").format(*matrix.shape))

    @Slot(str)
    def paste(self, kind: str) -> None:
        """Take a matrix, or for the input an image, from the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        try:  # a spreadsheet offers a picture of its cells too: the numbers come first
            matrix = parse_matrix(mime.text())
        except ValueError:
            if kind != "kernel" and holds_image(mime):
                self._photo = None
                self.reader.read_mime(mime, self.tr("the pasted image"))
            else:
                what = self.tr("The clipboard holds no matrix: copy rows of numbers, all of the same length.")
                self.say(what)
            return
        self.take_matrix(kind, matrix)

    def fits_as_kernel(self, matrix: NDArray[np.float64], most: int) -> bool:
        """Whether a pasted matrix has no side longer than `most`; says so if it has."""
        fits = max(matrix.shape) <= most
        if not fits:
            text = self.tr("A kernel may have at most {0} × {0} weights, this one has {1} × {2}.")
            self.say(text.format(most, *matrix.shape))
        return fits

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_image(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._photo = None
        if self.reader.read_mime(event.mimeData(), self.tr("the dropped image")):
            event.acceptProposedAction()

    # ---- looking

    @property
    def focus(self) -> Focus:
        """What is looked at: under the pointer, pinned, or else the present step."""
        return self._hovered or self._pinned or Focus("output", self.state.sliding.position(self.transport.arrived))

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
            self.transport.go_to(self.state.sliding.step(focus.cell), slide=False)
        else:
            self._pinned = None if focus == self._pinned else focus
        self.show_focus()

    def tell_reached(self, value: float, count: int) -> None:
        """Say of a cell of the input in how many outputs it has a part."""
        text = self.tr(" has a part in 1 output") if count == 1 else self.tr(" has a part in {0} outputs").format(count)
        self.arithmetic.set_terms([], before=[Piece(format_number(value), "window", bold=True), Piece(text)])

    def tell_multiplied(self, value: float, cell: Cell) -> None:
        """Say of a weight how many cells it multiplies."""
        rows, columns = self.state.sliding.multiplied(*cell)
        text = self.tr(" multiplies {0} cells of the input, one for each output").format(len(rows) * len(columns))
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
        return self.place if self.state.sliding.step(focus.cell) == self.transport.arrived else None

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
    def sliding(self) -> Sliding:
        """Where the window lies at each step."""
        sliding: Sliding = self.state.sliding
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

    @Slot(str, object, object)
    def _state_changed(self, lab: str, old: Any, new: Any) -> None:
        if lab == self.lab:
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
        self.arithmetic.set_fold_text(self.tr("… {0} more …"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._show_all()
        elif event.type() is QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self._show_all)  # when the children have the new palette

    @Slot()
    def _show_all(self) -> None:
        self.show_texts()
        self.show_note()
        self.show_focus()

    # ---- for the window

    @property
    def is_ready(self) -> bool:
        """There is nothing it must wait for."""
        return True

    def save_layout(self, settings: QSettings) -> None:
        """Nothing to remember, unless a lab has something."""

    def restore_layout(self, settings: QSettings) -> None:
        """Nothing to restore, unless a lab has something."""

    def shut_down(self) -> None:
        self.transport.pause()
        self.reader.shut_down()


def scene_choice(names: list[str], least_width: int = 150) -> Choice:
    """The list of a lab's prepared examples."""
    choice = Choice(names)
    choice.setMinimumWidth(least_width)
    choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return choice


def choose_pen(draws: bool, *views: MatrixView) -> None:
    """Whether a click on the views draws."""
    for view in views:
        view.pen_down_draws = draws
        view.setCursor(Qt.CursorShape.CrossCursor if draws else Qt.CursorShape.ArrowCursor)


def _without_repetition(state: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes without arrays that hold the numbers there are already: these keep their names too."""
    changes = dict(changes)
    for name, label in MATRICES.items():
        if name in changes and np.array_equal(changes[name], getattr(state, name)):
            del changes[name]
            for names in (label, "scene"):
                if names in changes and changes[names] is None:
                    del changes[names]
    return changes


def _require_possible(changes: Mapping[str, Any]) -> None:
    """Raises OverflowError for numbers too large, ValueError for an input too large."""
    arrays = [changes[name] for name in MATRICES if name in changes]
    numbers = [float(np.abs(array).max()) for array in arrays] + [abs(changes.get("pen", 0.0))]
    numbers += [abs(number) for number in changes.get("pair", ())]
    if not max(numbers) <= LARGEST_VALUE:  # nan neither
        raise OverflowError
    if "input" in changes and max(changes["input"].shape[-2:]) > LARGEST_INPUT:
        raise ValueError


def _note() -> QLabel:
    note = QLabel()
    note.setWordWrap(True)
    note.setFont(font("text"))
    note.setMinimumHeight(2 * note.fontMetrics().height())
    note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return note
