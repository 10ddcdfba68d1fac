"""The Convolution page: edit input, kernel and geometry, and step through every number of the output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QWidget

from convlab.gui.labs.convolution.controls import ConvolutionControls
from convlab.gui.labs.convolution.definition import DefinitionPage
from convlab.gui.labs.convolution.definition_words import DefinitionWords
from convlab.gui.labs.convolution.product_table import ProductTable
from convlab.gui.labs.convolution.reading import focus_text, note_text, sum_of_step, titles
from convlab.gui.labs.convolution.stage import ConvolutionStage
from convlab.gui.labs.convolution.words import scene_texts
from convlab.gui.labs.matrix.cell_edits import Index, step_of_weights
from convlab.gui.labs.matrix.gradients_button import GradientsButton
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.page import Unnamed, largest_shown
from convlab.gui.labs.matrix.parts import choose_pen, column, framed, name_scenes
from convlab.gui.labs.matrix.patch import Patch
from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.labs.matrix.states import UNNAMED_INPUT, UNNAMED_KERNEL
from convlab.gui.labs.matrix.words import formula
from convlab.gui.session import LabHandle
from convlab.gui.settings import remembered_layout
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.layouts import in_row
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.motion import Flight
from convlab.labs.common.arrays import Matrix, changed_fields, frozen
from convlab.labs.common.photos import to_grey
from convlab.labs.common.sliding import LARGEST_WINDOW
from convlab.labs.convolution.state import OPENING_STEP, SCENES, VIEWS, ConvolutionState, settled

LEAST_WIDTH = 560  # of the stage


class ConvolutionPage(SlidingPage[ConvolutionState]):
    """Input, kernel and output side by side; the same as a matrix product; and the definition."""

    unnamed: ClassVar[Unnamed] = {"input": UNNAMED_INPUT, "kernel": UNNAMED_KERNEL}

    def __init__(self, lab: LabHandle[ConvolutionState], parent: QWidget | None = None) -> None:
        super().__init__(lab, VIEWS, SCENES, parent)
        self._build()
        self._connect()
        self.begin()

    # ---- building

    def _build(self) -> None:
        self.operation = Segments([False, True])
        self.stage, self.product, self.gradients = ConvolutionStage(), ProductTable(), GradientsButton()
        self.stage.panels["output"].heading.addWidget(self.gradients)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(UNIT)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.stage)
        self._product_panel = framed(self.product)
        self.splitter.addWidget(self._product_panel)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.definition = DefinitionPage()
        self.definition.setMinimumWidth(LEAST_WIDTH)  # the controls make way for it: it has all the width
        self._stack = QStackedWidget()
        self._stack.addWidget(column(self.splitter, self.reading, large=self.splitter))
        self._stack.addWidget(self.definition)
        self.controls = ConvolutionControls()
        self._example, self._example_label = QWidget(), QLabel()  # of the definition
        self._example_label.setBuddy(self.definition.scene)
        in_row(self._example_label, (self.definition.scene, 1), parent=self._example)
        self.definition.scene.show()
        self.lay_out(self.view, self.scene, self._stack, self.controls, self.operation, self._example)

    def _connect(self) -> None:
        self.operation.chosen.connect(self._choose_operation)
        self.gradients.clicked.connect(self._show_gradients)
        self.transport.can_be_explained = True
        self.lens.dock = self.stage.dock
        self.lens.keep_within(self.stage)
        self.connect_views(self.stage)
        self.product.hovered.connect(self.stepper.hover)
        self.product.clicked.connect(self.stepper.pin)
        controls = self.controls
        self.connect_controls(controls)
        controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, self.stage.input))
        controls.output.used.connect(lambda: self.use_as_input(self.state.shown_output.values, shows_difference=False))
        self.definition.edited.connect(self._edit_definition)
        self.definition.status_changed.connect(self.status_changed)

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    @Slot(dict, object)
    def _edit_definition(self, changes: dict[str, Any], merge: object) -> None:
        self.lab.edit(merge=merge, definition=replace(self.state.definition, **changes))

    def own_index(self, kind: str, index: Index) -> Index | None:
        row, column = index
        if kind == "input":
            return self.state.sliding.unpadded((row, column))
        rows, columns = self.state.kernel.shape
        return (rows - 1 - row, columns - 1 - column) if self.state.flipped else index

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        self.stepper.unpin()  # what changes now is the sum
        super().set_cell(kind, index, value, merge)

    def wheel_step(self, kind: str) -> float:
        return step_of_weights(self.state.kernel) if kind == "kernel" else super().wheel_step(kind)

    @Slot(object)
    def _choose_operation(self, flipped: bool) -> None:
        if flipped != self.state.flipped:
            self.stage.kernel.turn()
            self.edit({"flipped": flipped, "scene": None})

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab."""
        self.show_example(name, SCENES[name].changes(), OPENING_STEP)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        is_of_other_size = values.shape != self.state.input.shape
        self.edit(self.inputs.changes(frozen(values), white, name))
        if is_of_other_size:
            self.begin_within()

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        self.set_plane(to_grey(rgb), 255.0, name)

    @Slot()
    def _show_gradients(self) -> None:
        """Of this layer, in the Learning lab."""
        state = self.state
        handed = {"input": state.input, "kernel": state.applied, "white": state.white, "step": state.step}
        geometry = {name: getattr(state, name) for name in ("padding", "pad_mode", "stride", "dilation")}
        self.other_lab_requested.emit("learning", {"view": "backward", "operation": "convolution"} | handed | geometry)

    # ---- the clipboard

    def focused_matrix(self) -> str:
        return next((kind for kind, view in self.stage.views.items() if view.hasFocus()), "input")

    def matrix(self, kind: str) -> Matrix:
        state = self.state
        return {"input": state.input, "kernel": state.kernel, "output": state.shown_output.values}[kind]

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        if kind != "kernel":
            self.set_plane(matrix, largest_shown(matrix), None)
        elif self.clipboard.fits_as_kernel(matrix, LARGEST_WINDOW):
            self.edit({"kernel": frozen(matrix), **UNNAMED_KERNEL})

    # ---- looking and stepping

    def hidden_by(self, view: str) -> Sequence[QWidget]:
        stays = (view == "definition") == (self.state.view == "definition")
        return () if stays else (self.splitter, self.definition, self.controls)

    def open_view(self, name: str) -> None:
        """Steps alone, steps with the matrix product, or the definition."""
        self._stack.setCurrentIndex(1 if name == "definition" else 0)
        self.side.set_of_use(name != "definition")
        for widget in (self.head.example, self.operation):
            widget.setVisible(name != "definition")
        self._example.setVisible(name == "definition")
        self._product_panel.setVisible(name == "product")
        self.stage.set_compact(name == "product")
        self.status_changed.emit("")

    # ---- showing the state

    def show_state(self, old: ConvolutionState | None, new: ConvolutionState) -> None:
        if old is None or old.definition is not new.definition:
            self.definition.set_state(new.definition)
        if old is not None and changed_fields(old, new) == {"definition"}:
            self.show_note()
            return
        self.show_step()
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self.operation.set_value(new.flipped)
        self.stage.show_state(new, self.stepper.revealed)
        self.show_texts()
        self.show_focus()

    @Slot()
    def show_output(self) -> None:
        self.stage.show_output(self.stepper.revealed)
        self.show_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._stack.currentWidget() is self.definition:
            self.definition.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        return self.stage.patch(focus, cell)

    def flights(self) -> list[Flight]:
        return self.stage.flights(self.sliding.position(self.transport.position), self.arithmetic)

    @Slot()
    def show_focus(self) -> None:
        state, focus = self.state, self.stepper.focus
        step = state.sliding.step(focus.cell) if focus.kind == "output" else self.transport.arrived
        picture = self.stage.output.picture
        if self.transport.is_building and picture is not None and picture.revealed != self.stepper.revealed:
            self.stage.show_output(self.stepper.revealed)
        self.stage.mark(focus, self.stepper.place_of(focus))
        if self.product.isVisible():
            self.product.show_focus(state, focus, step, self.stepper.revealed)
        self._show_arithmetic(focus)
        if state.view != "definition":  # which says itself what is under the pointer
            self.status_changed.emit(focus_text(state, focus))

    def _show_arithmetic(self, focus: Focus) -> None:
        state = self.state
        if focus.kind == "output":
            terms, after = sum_of_step(state, focus.cell)
            self.arithmetic.set_terms(terms, after=after)
        elif focus.kind == "input":
            self.reading.show_reach(float(state.padded[focus.cell]), len(state.sliding.reached(*focus.cell)))
        else:
            self.show_multiplied(float(state.applied[focus.cell]), focus.cell)

    def show_texts(self) -> None:
        state = self.state
        self.stage.set_titles(titles(state))
        self.formula.setText(formula(state.sliding, colours_of(self), per_side=state.per_side))
        self.show_note()

    def own_note(self) -> str:
        state = self.state
        return DefinitionWords(state.definition).note() if state.view == "definition" else note_text(state)

    # ---- languages, themes, remembering

    def retranslate(self) -> None:
        super().retranslate()
        self._example_label.setText(self.tr("Example"))
        self.view.set_texts(
            [
                (self.tr("Step by step"), self.tr("The kernel slides over the input, with the arithmetic in view")),
                (
                    self.tr("Matrix product"),
                    self.tr("The same as one matrix product: each row is one flattened window (im2col)"),
                ),
                (self.tr("Definition"), self.tr("The convolution of two functions: flip and slide")),
            ]
        )
        name_scenes(self.scene, [name for name, _ in scene_texts().values()])
        self.operation.set_texts(
            [
                (self.tr("Cross-correlation"), self.tr("The kernel as it is: what a convolutional layer computes")),
                (self.tr("Convolution"), self.tr("The kernel turned by 180° first: the mathematician’s convolution")),
            ]
        )

    def save_layout(self, settings: QSettings) -> None:
        super().save_layout(settings)
        settings.setValue("convolution/splitter", self.splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        super().restore_layout(settings)
        self.splitter.restoreState(remembered_layout(settings, "convolution/splitter"))
