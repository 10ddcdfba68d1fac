"""The page of "Learn a kernel": a hidden kernel is found again by gradient descent, one update after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.learning.learn.controls import LearnControls
from convlab.gui.labs.learning.learn.marks import KERNEL_KINDS
from convlab.gui.labs.learning.learn.plots import LossCurve
from convlab.gui.labs.learning.learn.reading import focus_text, show_reading, show_update
from convlab.gui.labs.learning.learn.stage import LearnStage
from convlab.gui.labs.learning.learn.surface_plot import LossSurface
from convlab.gui.labs.learning.learn.transport import DescentTransport
from convlab.gui.labs.learning.learn.words import note, scene_names, titles
from convlab.gui.labs.learning.part import LearningPart
from convlab.gui.labs.matrix.cell_edits import Index, step_of_weights, too_large
from convlab.gui.labs.matrix.inputs import InputSource
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.page import largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, column, framed, name_scenes
from convlab.gui.labs.matrix.states import UNNAMED_INPUT
from convlab.gui.session import StateHandle
from convlab.gui.theme import UNIT
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.term_line import TermLine
from convlab.labs.common.arrays import Matrix, frozen, with_cells
from convlab.labs.common.photos import to_grey
from convlab.labs.common.viewing import is_same_work
from convlab.labs.learning.learn.choices import began_at, settled, with_given
from convlab.labs.learning.learn.scenes import OWN_INPUTS, SCENES, own_input
from convlab.labs.learning.learn.state import LARGEST_KERNEL, LARGEST_SIDE, MOST_OUTPUTS, LearnState

FIRST_WEIGHT = Focus("gradient", (0, 0))  # what is looked at where nothing else is
PIXEL_WHITE = 255.0  # of images and digits: their values are divided by it, as is usual before learning


class LearnPage(LearningPart[LearnState]):
    photo_limit = LARGEST_SIDE
    unnamed: ClassVar = {"input": UNNAMED_INPUT}

    def __init__(self, lab: StateHandle[LearnState], parent: QWidget | None = None) -> None:
        super().__init__(lab, SCENES, parent)
        self._hovered: Focus | None = None
        self._pinned: Focus | None = None
        self._coming: str | None = None  # the example whose photograph is being read
        self.out = Segments(range(MOST_OUTPUTS))
        self.stage, self.controls, self.transport = LearnStage(), LearnControls(), DescentTransport()
        self.update_line = TermLine("text")
        self.curve, self.surface = LossCurve(), LossSurface()
        self.target_images = InputSource(self.photo_limit, self)
        self._build()
        self._connect()
        self.retranslate()
        self.show_state(None, self.state)

    def _build(self) -> None:
        self.reading.formula.hide()  # a term line takes its place: it is written anew at every step
        self.reading.formula_label.hide()
        self.reading.body.addWidget(self.update_line)
        self.reading.body.addWidget(self.transport)
        plots = QWidget()
        panels = framed(self.surface), framed(self.curve)
        for panel in panels:
            panel.body.setContentsMargins(*[UNIT // 2] * 4)
        in_column((panels[0], 3), (panels[1], 2), parent=plots)
        above = QWidget()
        in_row((self.stage, 9), (plots, 5), parent=above)
        self.lay_out(self.view, self.scene, column(above, self.reading, large=above), self.controls, self.out)

    def _connect(self) -> None:
        stage, edits = self.stage, self.cell_edits
        stage.hovered.connect(self._hover)
        stage.clicked.connect(self._pin)
        stage.drawn.connect(self.draw)
        stage.typed.connect(edits.type_into)
        stage.nudged.connect(edits.nudge)
        stage.scrubbed.connect(edits.scrub)
        stage.reveal.clicked.connect(lambda on: self.lab.look(revealed=on))
        self.transport.stepped.connect(lambda step: self.lab.look(step=step))
        self.curve.step_chosen.connect(self.go_to)
        self.curve.log_chosen.connect(lambda on: self.lab.look(log_loss=on))
        self.surface.step_chosen.connect(self.go_to)
        self.surface.start_chosen.connect(self._begin_at)
        self.out.chosen.connect(lambda out: self.lab.look(out=out))
        self.connect_controls(self.controls)
        self.controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, stage.views["input"]))
        target = self.controls.target
        target.open_requested.connect(self.target_images.open_image)
        target.copy_requested.connect(lambda: self.clipboard.copy("target"))
        target.paste_requested.connect(lambda: self.clipboard.paste("target"))
        self.target_images.pixels_found.connect(self._set_target_pixels)
        self.target_images.failed.connect(self.say)
        self.clipboard.image_pasted.disconnect(self.inputs.read_mime)
        self.clipboard.image_pasted.connect(self._read_pasted)

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    def own_index(self, kind: str, index: Index) -> Index | None:
        if kind == "input":
            return self.state.sliding.unpadded((index[0], index[1]))
        shape = self._array(kind)[self.state.output].shape
        return (self.state.output, *index) if index[0] < shape[0] and index[1] < shape[1] else None

    def _array(self, kind: str) -> Matrix:
        """The matrices of all outputs, by the kind that they have on the stage."""
        state = self.state
        arrays: dict[str, Callable[[], Matrix]] = {
            "target": lambda: state.y,
            "hidden": lambda: state.hidden,
            "kernel": lambda: state.kernel_at(state.now),
            "next": lambda: state.next_kernel_at(state.now),
            "gradient": lambda: state.gradient_at(state.now),
            "velocity": lambda: state.direction_at(state.now),
            "prediction": lambda: state.prediction_at(state.now),
            "error": lambda: state.error_at(state.now),
        }
        return arrays[kind]()

    def cell_value(self, kind: str, index: Index) -> float:
        if kind == "input":
            return super().cell_value(kind, index)
        own = self.own_index(kind, index)
        return 0.0 if own is None else float(self._array(kind)[own])

    def wheel_step(self, kind: str) -> float:
        return super().wheel_step(kind) if kind == "input" else step_of_weights(self._array(kind))

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        own = self.own_index(kind, index)
        if own is None:
            return
        if kind == "input":
            super().set_cell(kind, index, value, merge)
            return
        self._set_array(kind, with_cells(self._array(kind), [own], value), merge)

    def _set_array(self, kind: str, values: Matrix, merge: object = None) -> None:
        """Use other matrices; from a kernel that is typed, the descent begins anew."""
        if kind == "target":
            self.edit({"target": "given", "given": values, "scene": None}, merge)
        elif kind == "hidden":
            self.edit({"hidden": values, "recipe": None, "scene": None}, merge)
        else:
            self.edit(began_at(values, frozen(self.state.bias_at(self.state.now))), merge)

    @Slot(object, object)
    def _begin_at(self, theta: Matrix, merge: object) -> None:
        """Begin the descent where the surface was pressed."""
        weights, bias = self.state.problem.split(frozen(theta))
        self.edit(began_at(frozen(weights[:, 0]), frozen(bias)), merge)

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab, when its photograph is there."""
        photo = SCENES[name].photo
        if photo is None or self.state.input_name == photo:
            self._show_example(name, {})
        else:
            self.choose_input(photo)
            self._coming = name

    def _show_example(self, name: str, changes: Mapping[str, Any]) -> None:
        self.transport.pause()
        self._pinned = None
        self.edit({**changes, **SCENES[name].changes(), "scene": name})

    # ---- inputs and targets

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        self._coming = None
        if name in OWN_INPUTS:
            self.inputs.forget_image()
            self.edit({**own_input(name), "scene": None})
        else:
            super().choose_input(name, number)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        if max(values.shape) > LARGEST_SIDE:
            text = self.tr("Here an input may have at most {0} × {0} cells: each update goes over all of them.")
            self.say(text.format(LARGEST_SIDE))
        elif white == PIXEL_WHITE:
            self.edit(self.inputs.changes(frozen(values / white), 1.0, name))
        else:
            self.edit(self.inputs.changes(frozen(values), white, name))

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        coming, self._coming = self._coming, None
        changes = self.inputs.changes(frozen(to_grey(rgb) / PIXEL_WHITE), 1.0, name)
        if coming is not None and SCENES[coming].photo == name:
            self._show_example(coming, changes)
        else:
            self.edit(changes)

    @Slot(object, object)
    def _set_target_pixels(self, rgb: NDArray[np.uint8], _: str | None) -> None:
        """An image as the target, cut or extended to the size of the input, from which it is made."""
        grey, size = to_grey(rgb) / PIXEL_WHITE, self.state.sliding.input
        fitted = np.zeros(size)
        rows, columns = (min(pair) for pair in zip(size, grey.shape, strict=True))
        fitted[:rows, :columns] = grey[:rows, :columns]
        self._set_target(frozen(fitted))
        if grey.shape != size:
            text = self.tr("The image of {0} × {1} was cut or extended to {2} × {3}, the size of the input.")
            self.say(text.format(*grey.shape, *size))

    @Slot(object, str)
    def _read_pasted(self, mime: QMimeData, name: str) -> None:
        """An image is pasted as the target or as the input."""
        (self.target_images if self.clipboard.pasted == "target" else self.inputs).read_mime(mime, name)

    def _set_target(self, matrix: Matrix) -> None:
        changes = with_given(self.state, matrix, self.state.output)
        if changes is None:
            text = self.tr(
                "A target of {0} × {1} comes of no kernel here: it may be as large as the input, {2} × {3}, or up to"
                " {4} rows and columns smaller."
            )
            self.say(text.format(*matrix.shape, *self.state.sliding.input, LARGEST_KERNEL - 1))
        else:
            self.edit(changes)

    # ---- the clipboard

    def focused_matrix(self) -> str:
        return self.stage.focused or "input"

    def matrix(self, kind: str) -> Matrix:
        return self.state.input if kind == "input" else self._array(kind)[self.state.output]

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        problem = too_large(float(np.abs(matrix).max()))
        if problem:
            self.say(problem)
        elif kind == "target":
            self._set_target(matrix)
        elif kind not in KERNEL_KINDS:
            self.set_plane(matrix, largest_shown(matrix), None)
        elif self.clipboard.fits_as_kernel(matrix, LARGEST_KERNEL):
            self._set_kernel(kind, matrix)

    def _set_kernel(self, kind: str, matrix: Matrix) -> None:
        """Use a pasted kernel as the hidden one, or to begin with; the kernels of other outputs become as large."""
        state = self.state
        several = state.hidden if kind == "hidden" else state.kernel_at(state.now)
        if matrix.shape != several.shape[1:]:
            several = np.stack([matrix] * state.outputs)
        values = several.copy()
        values[state.output] = matrix
        self._set_array("hidden" if kind == "hidden" else "kernel", frozen(values))

    # ---- looking and stepping

    @property
    def focus(self) -> Focus:
        """Under the pointer, pinned, or else the first cell of the gradient."""
        return self._hovered or self._pinned or FIRST_WEIGHT

    @Slot(object)
    def _hover(self, focus: Focus | None) -> None:
        self._hovered = focus
        self.transport.is_held = focus is not None
        self.show_focus()

    @Slot(object)
    def _pin(self, focus: Focus) -> None:
        """A click keeps what is looked at; a second one lets it go."""
        self._pinned = None if focus == self._pinned else focus
        self.show_focus()

    @Slot(int)
    def go_to(self, step: int) -> None:
        self.transport.go_to(step, slide=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        transport = self.transport
        moves = {
            Qt.Key.Key_Left: transport.position - 1,
            Qt.Key.Key_Right: transport.position + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: transport.count - 1,
        }
        if event.key() in moves:
            self.go_to(moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            transport.toggle()
        elif event.key() == Qt.Key.Key_Escape:
            transport.pause()
            self._pinned = None
            self.show_focus()
        else:
            super().keyPressEvent(event)

    # ---- showing the state

    @property
    def is_ready(self) -> bool:
        return self._coming is None

    def show_state(self, old: LearnState | None, new: LearnState) -> None:
        self.transport.set_count(new.path.steps + 1)
        self.transport.show_position(new.now)
        if old is None or old is new or not is_same_work(old, new):
            self.controls.show_state(new)
            self.scene.set_value(new.scene)
            self.out.setVisible(new.outputs > 1)
        else:
            self.controls.show_step(new)
        self.out.set_value(new.output)
        self.stage.show_state(new)
        self.curve.show_state(new)
        self.surface.show_state(new)
        self._forget_gone()
        self.show_texts()
        self.show_focus()

    def _forget_gone(self) -> None:
        """A cell that was looked at may be gone."""
        if self._pinned is not None and not self._is_there(self._pinned):
            self._pinned = None
        if self._hovered is not None and not self._is_there(self._hovered):
            self._hovered = None

    def _is_there(self, focus: Focus) -> bool:
        picture, cell = self.stage.views[focus.kind].picture, focus.cell
        return picture is not None and cell[0] < picture.shape[0] and cell[1] < picture.shape[1]

    def show_focus(self) -> None:
        state, focus = self.state, self.focus
        self.stage.mark(focus)
        show_reading(self.reading, state, focus)
        show_update(self.update_line, state, focus)
        self.status_changed.emit("" if self._hovered is None else focus_text(state, focus))

    def show_texts(self) -> None:
        """The titles of the matrices, and the note."""
        self.stage.write(titles(self.state))
        self.show_note()

    def own_note(self) -> str:
        return note(self.state)

    def retranslate(self) -> None:
        super().retranslate()
        name_scenes(self.scene, list(scene_names().values()))
        names = self.tr("Output 0"), self.tr("Output 1")
        self.out.set_texts(
            [(name, self.tr("Look at this output channel: its kernel, target and error")) for name in names]
        )

    def shut_down(self) -> None:
        super().shut_down()
        self.target_images.shut_down()
        self.transport.pause()
