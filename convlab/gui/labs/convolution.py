"""The Convolution page: edit input, kernel and geometry, and step through every number of the output."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from convlab.core.datasets import Dataset
from convlab.gui.image_files import ImageReader, holds_image, image_suffixes
from convlab.gui.labs.convolution_controls import UNNAMED_INPUT, UNNAMED_KERNEL, Controls
from convlab.gui.labs.convolution_definition import DefinitionPage
from convlab.gui.labs.convolution_product import ProductPanel
from convlab.gui.labs.convolution_stage import Focus, Stage
from convlab.gui.labs.convolution_words import formula, scene_texts
from convlab.gui.remembered import remembered_layout
from convlab.gui.session import Session
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.matrix_view import Cell
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.gui.widgets.transport import Transport
from convlab.labs.convolution import SCENES, ConvolutionState, frozen, settled, with_cells
from convlab.labs.inputs import INPUTS
from convlab.labs.kernels import separable
from convlab.labs.matrices import format_matrix, parse_matrix
from convlab.labs.numbers import format_number, parse_number
from convlab.labs.photos import PHOTOS, photo_file, to_grey

LAB = "convolution"
LEAST_WIDTH = 560  # of the stage
OPENING_STEP = 1  # the second one: its arithmetic has no more zeros than it must
PIXELS_A_STEP = 3  # of the mouse, for a tenth of a kernel's value
LONGEST_FACTOR = 7  # entries of a separable kernel's factors that are written out


class ConvolutionPage(QWidget):
    """`status_changed` carries a text for the status line."""

    status_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dataset: Dataset | None = None
        self._hovered: Focus | None = None
        self._pinned: Focus | None = None
        self._scrub = (-1, 0.0)  # number of the drag, and the weight it began with
        self._rng = np.random.default_rng(0)
        self._problem = ""
        self._photo: str | None = None  # the bundled one that is being read
        self.reader = ImageReader(self)
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()
        self._show_state(None, self._state)
        self.transport.go_to(OPENING_STEP, slide=False)

    @property
    def _state(self) -> ConvolutionState:
        state: ConvolutionState = self._session[LAB]
        return state

    @property
    def is_ready(self) -> bool:
        """There is nothing it must wait for."""
        return True

    # ---- building

    def _build(self) -> None:
        self.view = Segments(["steps", "product", "definition"])
        self.scene = Choice(list(SCENES))
        self.scene.setMinimumWidth(150)
        self.scene.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.operation = Segments([False, True])
        header = QHBoxLayout()
        header.setSpacing(UNIT)
        header.addWidget(self.view)
        header.addStretch(1)
        header.addWidget(self.scene)
        header.addWidget(self.operation)
        self.stage, self.product = Stage(), ProductPanel()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(UNIT)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.stage)
        self._splitter.addWidget(self.product)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setFont(font("text"))
        self.note.setMinimumHeight(2 * self.note.fontMetrics().height())
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.note)
        column.addWidget(self._splitter, 1)
        column.addWidget(self._build_reading())
        self.definition = DefinitionPage()
        self.definition.setMinimumWidth(LEAST_WIDTH)  # the controls make way for it: it has all the width
        self._stack = QStackedWidget()
        self._stack.addWidget(steps)
        self._stack.addWidget(self.definition)
        self.controls = Controls()
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(header)
        left.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(left, 1)
        layout.addWidget(self.controls)
        self.view.set_value("steps")
        self.product.hide()

    def _build_reading(self) -> QWidget:
        panel = Panel()
        self.arithmetic = TermLine()
        self.formula = QLabel()
        self.formula.setTextFormat(Qt.TextFormat.RichText)
        self.formula.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._size_label = QLabel()
        self._size_label.setForegroundRole(self._size_label.palette().ColorRole.PlaceholderText)
        self.transport = Transport()
        line = QHBoxLayout()
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

    def _connect(self) -> None:
        self._session.changed.connect(self._state_changed)
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        self.operation.chosen.connect(self._choose_operation)
        self.stage.hovered.connect(self._hover)
        self.stage.clicked.connect(self._pin)
        self.product.step_hovered.connect(self._hover_step)
        self.product.step_clicked.connect(self.go_to)
        self.transport.moved.connect(self._show_focus)
        self.transport.built.connect(self._show_output)
        for view, kind in ((self.stage.input, "input"), (self.stage.kernel, "kernel")):
            view.typed.connect(lambda cell, text, kind=kind: self._type(kind, cell, text))
            view.nudged.connect(lambda cell, notches, kind=kind: self._nudge(kind, cell, notches))
        self.stage.input.drawn.connect(self._draw)
        self.stage.kernel.scrubbed.connect(self._scrub_weight)
        self.controls.edited.connect(self.edit)
        self.controls.input_requested.connect(self.choose_input)
        self.controls.open_requested.connect(self._open_image)
        self.controls.copy_requested.connect(self.copy)
        self.controls.paste_requested.connect(self.paste)
        self.controls.pen_chosen.connect(self._choose_pen)
        self.controls.problem.connect(self._say)
        self.definition.edited.connect(self._edit_definition)
        self.definition.status_changed.connect(self.status_changed)
        self.reader.loaded.connect(self._take_image)
        self.reader.failed.connect(self._say)
        for keys, slot in ((QKeySequence.StandardKey.Copy, self.copy), (QKeySequence.StandardKey.Paste, self.paste)):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda slot=slot: slot(self._focused_matrix()))

    # ---- edits

    @Slot(dict, object)
    def edit(self, changes: dict[str, Any], merge: object = None) -> None:
        """Change the state, and whatever must change with it."""
        self._problem = ""
        before = self._state
        changes = settled(before, **changes)
        # matrices stay as they are when nothing in them changed
        for name in ("input", "kernel"):
            if name in changes and np.array_equal(changes[name], getattr(before, name)):
                changes[name] = getattr(before, name)
        if changes:
            self._session.edit(LAB, merge=merge, **changes)

    @Slot(dict, object)
    def _edit_definition(self, changes: dict[str, Any], merge: object) -> None:
        self._session.edit(LAB, merge=merge, definition=replace(self._state.definition, **changes))

    @Slot(object, bool, int)
    def _draw(self, cells: list[Cell], erase: bool, stroke: int) -> None:
        p = self._state.padding
        own = [(row - p.top, column - p.left) for row, column in cells]
        value = 0.0 if erase else self._state.pen
        self.edit({"input": with_cells(self._state.input, own, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def _set_cell(self, kind: str, cell: Cell, value: float, merge: object = None) -> None:
        state = self._state
        if kind == "input":
            own = cell[0] - state.padding.top, cell[1] - state.padding.left
            self.edit({"input": with_cells(state.input, [own], value), **UNNAMED_INPUT}, merge)
        else:
            kernel = with_cells(state.kernel, [self._own_weight(cell)], value)
            self.edit({"kernel": kernel, **UNNAMED_KERNEL}, merge)

    def _own_weight(self, cell: Cell) -> Cell:
        """Where a weight of the kernel, as it lies on the input, is in the kernel itself."""
        rows, columns = self._state.kernel.shape
        return (rows - 1 - cell[0], columns - 1 - cell[1]) if self._state.flipped else cell

    def _type(self, kind: str, cell: Cell, text: str) -> None:
        view = self.stage.views[kind]
        try:
            value = parse_number(text)
        except ValueError:
            view.refuse_text(self.tr("“{0}” is not a number. Try 0.5, 1/9 or sqrt(2).").format(text.strip()))
            return
        view.accept_text()
        self._set_cell(kind, cell, value)

    def _nudge(self, kind: str, cell: Cell, notches: int) -> None:
        state = self._state
        if kind == "input":
            value, step = float(state.padded[cell]), 1.0 if state.white > 1 else 0.1
        else:
            value, step = (
                float(state.applied[cell]),
                1.0 if np.array_equal(state.kernel, np.rint(state.kernel)) else 0.1,
            )
        self._set_cell(kind, cell, round(value + notches * step, 9), ("nudge", kind, cell))

    @Slot(object, float, int)
    def _scrub_weight(self, cell: Cell, pixels: float, drag: int) -> None:
        if self._scrub[0] != drag:
            self._scrub = drag, float(self._state.applied[cell])
        value = round(self._scrub[1] + round(pixels / PIXELS_A_STEP) * 0.1, 9)
        self._set_cell("kernel", cell, value, ("scrub", drag))

    @Slot(object)
    def _choose_operation(self, flipped: bool) -> None:
        if flipped != self._state.flipped:
            self.stage.kernel.turn()
            self.edit({"flipped": flipped, "scene": None})

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab."""
        self.edit({**SCENES[name].changes(), "scene": name})
        self.transport.pause()
        self.transport.set_building(False)
        self._pinned = None
        self.transport.go_to(OPENING_STEP, slide=False)

    @Slot(object)
    def choose_input(self, name: str) -> None:
        """Put an input by name into the lab; random numbers and digits are others each time."""
        if name in PHOTOS:
            self._photo = name
            self.reader.read_file(photo_file(name))
        elif name == "digit":
            self._choose_digit()
        else:
            preset = INPUTS[name]
            parameters = {"seed": int(self._rng.integers(2**31))} if name == "random" else {}
            if name == "random" and self._state.input_name == "random":
                parameters |= dict(zip(("height", "width"), self._state.input.shape, strict=True))
            self._use_input(frozen(preset.make(**parameters)), preset.white, name)

    def _choose_digit(self) -> None:
        if self._dataset is None:
            self._say(self.tr("MNIST is not loaded yet."))
            self.controls.show_state(self._state)
            return
        images = self._dataset.test.images
        self._use_input(frozen(images[self._rng.integers(len(images))]), 255.0, "digit")

    def _use_input(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        self.edit({"input": values, "white": white, "pen": white, "input_name": name, "scene": None})

    @Slot(object)
    def _choose_pen(self, draws: bool) -> None:
        self.stage.input.pen_down_draws = draws
        self.stage.input.setCursor(Qt.CursorShape.CrossCursor if draws else Qt.CursorShape.ArrowCursor)

    # ---- images and the clipboard

    @Slot(object, str)
    def _take_image(self, rgb: NDArray[np.uint8], name: str) -> None:
        photo, self._photo = self._photo, None
        self._use_input(frozen(to_grey(rgb)), 255.0, photo)

    @Slot()
    def _open_image(self) -> None:
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

    def _focused_matrix(self) -> str:
        for kind, view in self.stage.views.items():
            if view.hasFocus():
                return kind
        return "input"

    @Slot(str)
    def copy(self, kind: str) -> None:
        """Put a matrix on the clipboard, as a spreadsheet takes it."""
        state = self._state
        matrix = {"input": state.input, "kernel": state.kernel, "output": state.shown_output.values}[kind]
        QGuiApplication.clipboard().setText(format_matrix(matrix))
        self.status_changed.emit(self.tr("Copied {0} × {1} numbers.").format(*matrix.shape))

    @Slot(str)
    def paste(self, kind: str) -> None:
        """Take a matrix, or for the input an image, from the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if kind != "kernel" and holds_image(mime):
            self._photo = None
            self.reader.read_mime(mime, self.tr("the pasted image"))
            return
        try:
            matrix = frozen(parse_matrix(mime.text()))
            if kind == "kernel" and max(matrix.shape) > 31:
                self._say(
                    self.tr("A kernel may have at most 31 × 31 weights, this one has {0} × {1}.").format(*matrix.shape)
                )
                return
        except ValueError as error:
            self._say(self.tr("The clipboard holds no matrix: {0}.").format(error))
            return
        if kind == "kernel":
            self.edit({"kernel": matrix, **UNNAMED_KERNEL})
        else:
            white = max(1.0, float(np.abs(matrix).max()))
            self._use_input(matrix, white, None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_image(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._photo = None
        if self.reader.read_mime(event.mimeData(), self.tr("the dropped image")):
            event.acceptProposedAction()

    # ---- looking and stepping

    @Slot(object)
    def _hover(self, focus: Focus | None) -> None:
        self._hovered = focus
        self.transport.is_held = focus is not None
        self._show_focus()

    @Slot(object)
    def _hover_step(self, step: int | None) -> None:
        self._hover(None if step is None else Focus("output", self._state.sliding.position(step)))

    @Slot(object)
    def _pin(self, focus: Focus) -> None:
        """A click keeps what is looked at; on the output, it is the step to go on from. A second click lets go."""
        if focus.kind == "output":
            self._pinned = None
            self.transport.go_to(focus.cell[0] * self._state.sliding.size[1] + focus.cell[1], slide=False)
        else:
            self._pinned = None if focus == self._pinned else focus
        self._show_focus()

    @Slot(int)
    def go_to(self, step: int) -> None:
        """Look at a step."""
        self._pinned = None
        self.transport.go_to(step)
        self._show_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self.transport.position - 1,
            Qt.Key.Key_Right: self.transport.position + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.transport.count - 1,
        }
        if self._stack.currentIndex() == 0 and event.key() in moves:
            self.go_to(moves[Qt.Key(event.key())])
        elif self._stack.currentIndex() == 0 and event.key() == Qt.Key.Key_Space:
            self._pinned = None
            self.transport.toggle()
        elif event.key() == Qt.Key.Key_Escape:
            self._pinned = None
            self.transport.pause()
            self.transport.set_building(False)
            self._show_focus()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def show_view(self, name: str) -> None:
        """Steps alone, steps with the matrix product, or the definition."""
        self.view.set_value(name)
        self._stack.setCurrentIndex(1 if name == "definition" else 0)
        for widget in (self.controls, self.scene, self.operation):
            widget.setVisible(name != "definition")
        self.product.setVisible(name == "product")
        self.transport.pause()
        self._show_focus()

    # ---- showing the state

    @Slot(str, object, object)
    def _state_changed(self, lab: str, old: ConvolutionState, new: ConvolutionState) -> None:
        if lab == LAB:
            self._show_state(old, new)

    def _show_state(self, old: ConvolutionState | None, new: ConvolutionState) -> None:
        if old is None or old.definition is not new.definition:
            self.definition.set_state(new.definition)
        if old is not None and old.sliding.size != new.sliding.size:
            self._pinned = self._hovered = None
        self.transport.set_count(new.sliding.steps)
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self.operation.set_value(new.flipped)
        self.stage.show_state(new, self._revealed)
        self._show_texts()
        self._show_focus()

    @property
    def _revealed(self) -> int | None:
        return self.transport.position + 1 if self.transport.is_building else None

    @Slot()
    def _show_output(self) -> None:
        self.stage.show_output(self._revealed)
        self._show_focus()

    @property
    def focus(self) -> Focus:
        """What is looked at: under the pointer, pinned, or else the present step."""
        return self._hovered or self._pinned or Focus("output", self._state.sliding.position(self.transport.position))

    @Slot()
    def _show_focus(self) -> None:
        state, focus = self._state, self.focus
        place = None
        if focus.kind == "output":
            step = focus.cell[0] * state.sliding.size[1] + focus.cell[1]
            if step == self.transport.position and self._hovered is None:
                place = self._place()
        else:
            step = self.transport.position
        if self.transport.is_building and self.stage.output.picture.revealed != self._revealed:
            self.stage.show_output(self._revealed)
        self.stage.mark(focus, place)
        if self.product.isVisible():
            self.product.show_step(state, step, self._revealed)
        self._show_arithmetic(focus)
        self._tell(focus)

    def _place(self) -> tuple[float, float]:
        """Row and column of the output that the sliding window is at, perhaps between two."""
        place = self.transport.place
        before, share = int(place), place % 1
        row, column = self._state.sliding.position(before)
        if not share:
            return row, column
        next_row, next_column = self._state.sliding.position(min(before + 1, self._state.sliding.steps - 1))
        return row + (next_row - row) * share, column + (next_column - column) * share

    def _show_arithmetic(self, focus: Focus) -> None:
        state = self._state
        if focus.kind == "output":
            terms = [_term(term.value, term.weight) for term in state.terms(*focus.cell)]
            total = float(state.correlation[focus.cell])
            after = [Piece(" = "), Piece(format_number(total), "output", bold=True)]
            if state.with_relu:
                after += [Piece("  → ReLU → ", "muted"), Piece(format_number(max(total, 0.0)), "output", bold=True)]
            self.arithmetic.set_terms(terms, after=after)
        elif focus.kind == "input":
            count = len(state.sliding.reached(*focus.cell))
            value = Piece(format_number(float(state.padded[focus.cell])), "window", bold=True)
            text = (
                self.tr(" has a part in 1 output")
                if count == 1
                else self.tr(" has a part in {0} outputs").format(count)
            )
            self.arithmetic.set_terms([], before=[value, Piece(text)])
        else:
            rows, columns = state.sliding.multiplied(*focus.cell)
            value = Piece(format_number(float(state.applied[focus.cell])), "kernel", bold=True)
            text = self.tr(" multiplies {0} cells of the input, one for each output").format(len(rows) * len(columns))
            self.arithmetic.set_terms([], before=[value, Piece(text)])

    def _tell(self, focus: Focus) -> None:
        """Rows and columns, counted from 0, in the status line."""
        state, (row, column) = self._state, focus.cell
        if focus.kind == "output":
            top, left = state.sliding.corner(row, column)
            text = self.tr("Output [{0}, {1}] from input rows {2} to {3}, columns {4} to {5}").format(
                row,
                column,
                *(top - state.padding.top, top - state.padding.top + state.sliding.extent[0] - 1),
                *(left - state.padding.left, left - state.padding.left + state.sliding.extent[1] - 1),
            )
        elif focus.kind == "input":
            text = self.tr("Input [{0}, {1}] = {2}").format(
                row - state.padding.top, column - state.padding.left, format_number(float(state.padded[row, column]))
            )
        else:
            text = self.tr("Kernel [{0}, {1}] = {2}").format(
                row, column, format_number(float(state.applied[row, column]))
            )
        self.status_changed.emit(text)

    def _show_texts(self) -> None:
        state = self._state
        sizes = {
            "input": state.input.shape,
            "kernel": state.kernel.shape,
            "output": state.sliding.size,
        }
        size = {kind: "{} × {}".format(*shape) for kind, shape in sizes.items()}
        titles = {
            "input": self.tr("Input {0}").format(size["input"]),
            "kernel": self.tr("Kernel {0}").format(size["kernel"]),
            "output": self.tr("Output {0}").format(size["output"]),
        }
        if any(state.padding):
            titles["input"] += " " + self.tr("→ padded {0} × {1}").format(*state.padded.shape)
        if state.flipped:
            titles["kernel"] += " " + self.tr("turned by 180°")
        if state.shows_difference:
            titles["output"] = self.tr("Convolution − cross-correlation {0}").format(size["output"])
        self.stage.set_titles(titles, self._notes())
        self.formula.setText(formula(state, colours_of(self)))
        self._show_note()

    def _notes(self) -> dict[str, str]:
        state = self._state
        dropped = [length - covered for length, covered in zip(state.padded.shape, state.sliding.covered, strict=True)]
        if any(dropped):
            note = self.tr("Dropped by the floor: {0} rows, {1} columns").format(*dropped)
        else:
            note = self.tr("Click a cell and type · drag to draw · wheel")
        values = state.shown_output.values
        numbers = [format_number(float(number)) for number in (values.min(), values.max(), values.mean(), values.sum())]
        return {
            "input": note,
            "kernel": self._kernel_note(),
            "output": self.tr("min {0} · max {1} · mean {2} · sum {3}").format(*numbers),
        }

    def _kernel_note(self) -> str:
        kernel = self._state.kernel
        text = self.tr("sum {0}").format(format_number(float(kernel.sum())))
        factors = separable(kernel) if min(kernel.shape) > 1 else None
        if min(kernel.shape) == 1:
            return text
        if factors is None:
            return text + " · " + self.tr("not separable")
        if max(kernel.shape) > LONGEST_FACTOR:
            return text + " · " + self.tr("separable")
        column, row = ("[" + " ".join(format_number(float(entry)) for entry in factor) + "]" for factor in factors)
        return text + " · " + self.tr("separable: {0}ᵀ · {1}").format(column, row)

    @Slot(str)
    def _say(self, problem: str) -> None:
        """Say what went wrong, in the place of the note, until the next edit."""
        self._problem = problem
        self._show_note()

    def _show_note(self) -> None:
        state = self._state
        palette = self.palette()
        if self._problem:
            palette.setColor(palette.ColorRole.WindowText, colours_of(self).warning)
        self.note.setPalette(palette)
        scene = scene_texts().get(state.scene or "")
        self.note.setText(self._problem or (scene[1] if scene else self._own_note()))

    def _own_note(self) -> str:
        """What can be said of an example of the user's own."""
        state = self._state
        if state.flipped or state.shows_difference:
            largest = format_number(float(np.abs(state.difference).max()))
            return self.tr("Convolution and cross-correlation differ by at most {0} here.").format(largest)
        return self.tr("Each output is the sum of the products of the kernel and the window under it.")

    # ---- languages, themes, remembering

    def retranslate(self) -> None:
        self.view.set_texts(
            [
                (self.tr("Step by step"), self.tr("The kernel slides over the input, with the arithmetic in view")),
                (self.tr("Matrix product"), self.tr("The same as patches times the flattened kernel (im2col)")),
                (self.tr("Definition"), self.tr("The convolution of two functions: flip and slide")),
            ]
        )
        self.scene.set_texts([name for name, _ in scene_texts().values()])
        self.scene.setPlaceholderText(self.tr("your own"))
        self.scene.setAccessibleName(self.tr("Example"))
        self.scene.setToolTip(self.tr("Prepared examples from the book, with what to notice"))
        self.operation.set_texts(
            [
                (self.tr("Cross-correlation"), self.tr("The kernel as it is: what a convolutional layer computes")),
                (self.tr("Convolution"), self.tr("The kernel turned by 180° first: the mathematician's convolution")),
            ]
        )
        self._size_label.setText(self.tr("Output size"))
        self.arithmetic.set_fold_text(self.tr("… {0} more …"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._show_texts()
            self._show_focus()
        elif event.type() is QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self._recolour)  # when the children have the new palette

    @Slot()
    def _recolour(self) -> None:
        self._show_texts()
        self._show_focus()

    @Slot(object)
    def take_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def save_layout(self, settings: QSettings) -> None:
        settings.setValue("convolution/splitter", self._splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        self._splitter.restoreState(remembered_layout(settings, "convolution/splitter"))

    def shut_down(self) -> None:
        self.transport.pause()
        self.reader.shut_down()


def _term(value: float, weight: float) -> list[Piece]:
    """value × weight; without colour when the product is 0."""
    number, factor = format_number(value), format_number(weight)
    if value * weight == 0:
        return [Piece(f"{_signed(number)}×{_signed(factor)}", "muted")]
    return [Piece(_signed(number), "window"), Piece("×", "muted"), Piece(_signed(factor), "kernel")]


def _signed(number: str) -> str:
    return f"({number})" if number.startswith("−") else number
