"""The page of a lab whose input is a matrix or an image: it puts the parts together that such pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSettings, QTimer, SignalInstance, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from convlab.gui.data.loader import Loader
from convlab.gui.files.images import holds_image
from convlab.gui.labs.matrix.also_changed import also_text
from convlab.gui.labs.matrix.cell_edits import CellEdits, Index, step_of_input
from convlab.gui.labs.matrix.clipboard import MatrixClipboard
from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.inputs import InputSource
from convlab.gui.labs.matrix.page_keys import PageKeys
from convlab.gui.labs.matrix.reading import ReadingPanel
from convlab.gui.labs.matrix.sections import MatrixSection
from convlab.gui.labs.matrix.states import UNNAMED_INPUT, MatrixState
from convlab.gui.labs.page import LabPage
from convlab.gui.session import StateHandle
from convlab.gui.theme import UNIT
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.edit_menu import EditMenu
from convlab.gui.widgets.fold import restore_folds, save_folds
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.page_head import Headline, PageHead
from convlab.gui.widgets.side_panel import SidePanel
from convlab.labs.common.arrays import LARGEST_VALUE, Matrix, with_cells
from convlab.labs.common.matrix_changes import require_possible, without_repetition
from convlab.labs.common.numbers import format_number
from convlab.labs.common.photos import SIZE_LIMIT
from convlab.labs.common.sliding import LARGEST_INPUT
from convlab.labs.common.viewing import is_same_work, viewing_fields

Unnamed = Mapping[str, Mapping[str, None]]  # the names of an array's content after an edit by hand, by its kind
S = TypeVar("S", bound=MatrixState)


class PageControls(Protocol):
    """The controls beside a page."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def input(self) -> InputSection: ...


class MatrixPage(LabPage, Generic[S]):
    """A page says by the methods below that raise NotImplementedError what is its own."""

    photo_limit = SIZE_LIMIT  # pixels on the longer side of a photograph
    unnamed: ClassVar[Unnamed] = {"input": UNNAMED_INPUT}

    def __init__(self, lab: StateHandle[S], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._problem, self._also = "", ""
        self._also_of: S | None = None  # the state that what had to change with an edit has led to
        self.note, self.reading = Headline(), ReadingPanel()
        self.arithmetic, self.formula = self.reading.arithmetic, self.reading.formula
        self.keys = PageKeys(self)
        self.cell_edits = CellEdits(self, self)
        self.inputs = InputSource(self.photo_limit, self)
        self.inputs.plane_found.connect(self.set_plane)
        self.inputs.pixels_found.connect(self.set_pixels)
        self.inputs.failed.connect(self._on_input_failed)
        self.clipboard = MatrixClipboard(self, self)
        self.clipboard.copied.connect(self.status_changed)
        self.clipboard.refused.connect(self.say)
        self.clipboard.image_pasted.connect(self.inputs.read_mime)
        self.setAcceptDrops(True)
        self.lab.changed.connect(self._forget_status)
        self.lab.changed.connect(self._on_changed)

    @property
    def state(self) -> S:
        return self.lab.state

    def lay_out(self, views: Segments, example: Choice, below: QWidget, controls: QWidget, *others: QWidget) -> None:
        """The page: its head with the views, the examples and the others; below it the stage and the controls."""
        self.side = SidePanel(controls, self)
        self.head = PageHead(self.note, views, example, *others, panels=self.side.button)
        layout = in_column(self.head, (in_row((below, 1), controls), 1), parent=self)
        layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)

    def connect_controls(self, controls: PageControls) -> None:
        """What a lab's controls have in common; there may be sections `kernel`, `output`, `geometry_section` too."""
        controls.edited.connect(self.edit)
        controls.input.input_requested.connect(self.choose_input)
        controls.input.another_requested.connect(lambda name: self.choose_input(name, self.inputs.another_number()))
        controls.input.open_requested.connect(self.inputs.open_image)
        for kind in ("input", "kernel", "output", "geometry_section"):
            section = getattr(controls, kind, None)
            if isinstance(section, MatrixSection):
                section.copy_requested.connect(partial(self.clipboard.copy, kind))
                section.paste_requested.connect(partial(self.clipboard.paste, kind))
                section.problem.connect(self.say)
                for menu in section.findChildren(EditMenu):
                    self.addActions(menu.own_keys)
                section.attempted.connect(self.show_attempt)

    # ---- what is a lab's own

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """The changes, and with them whatever else must change so that the state stays possible."""
        raise NotImplementedError

    def also_changed(self, asked: Mapping[str, Any], changes: Mapping[str, Any]) -> str:
        """What of the changes nobody has asked for, in sentences."""
        return also_text(self.state, asked, changes)

    def show_state(self, old: S | None, new: S) -> None:
        """Show what differs; `old` is None at first."""
        raise NotImplementedError

    def show_focus(self) -> None:
        """Show what belongs to the cell that is looked at, in all views."""
        raise NotImplementedError

    def show_texts(self) -> None:
        """Write titles, notes and formulas."""
        raise NotImplementedError

    def show_attempt(self, changes: dict[str, Any]) -> None:
        """Show what comes of a geometry that was typed and is not possible; with no changes, of the state again."""

    def own_note(self) -> str:
        """What there is to notice."""
        raise NotImplementedError

    def focused_matrix(self) -> str:
        """The matrix that is copied from or pasted into by keys."""
        raise NotImplementedError

    def matrix(self, kind: str) -> Matrix:
        """A matrix by its kind, as it is copied."""
        raise NotImplementedError

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        """Use a matrix that was pasted."""
        raise NotImplementedError

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        """Use a grey image (h, w) as the input."""
        raise NotImplementedError

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        """Use a photograph (h, w, 3) as the input."""
        raise NotImplementedError

    def hidden_by(self, view: str) -> Sequence[QWidget]:
        """What is hidden when another view is opened."""
        return ()

    def own_index(self, kind: str, index: Index) -> Index | None:
        """Where a number that is seen at an index is in the state's array; None if there is no such number any more."""
        raise NotImplementedError

    # ---- edits

    @Slot(dict, object)
    def edit(self, changes: Mapping[str, Any], merge: object = None) -> None:
        """Change the state, and whatever must change with it."""
        if self.lab.is_delivering:  # a number that was half typed goes when its field goes
            return
        self._problem = self._also = ""
        changes = asked = without_repetition(self.state, changes)
        try:
            require_possible(changes)
        except OverflowError:
            self.say(
                self.tr("Numbers beyond ±{0} are too large to compute with here.").format(format_number(LARGEST_VALUE))
            )
        except ValueError:
            self.say(self.tr("An input may have at most {0} × {0} cells.").format(LARGEST_INPUT))
        else:
            changes = self.settled(dict(asked))
            also = self.also_changed(asked, changes)
            self.apply(changes, merge)
            self._also, self._also_of = also, self.state
            self.show_note()
        if not changes or self._problem:
            self.show_state(self.state, self.state)  # a control may show what was refused

    def apply(self, changes: Mapping[str, Any], merge: object = None) -> None:
        """Change the state; where only the way it is looked at changes, that is no step of the history."""
        if changes.keys() <= viewing_fields(self.state):
            self.lab.look(**changes)
        else:
            self.lab.edit(merge=merge, **changes)

    @Slot(object, bool, int)
    def draw(self, indices: list[Index], erase: bool, stroke: int) -> None:
        """Draw on cells of the input, as they are seen."""
        own = [cell for cell in (self.own_index("input", index) for index in indices) if cell is not None]
        value = 0.0 if erase else self.state.pen
        self.edit({"input": with_cells(self.state.input, own, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def cell_value(self, kind: str, index: Index) -> float:
        """A number, as it is seen at an index of an array."""
        own = self.own_index(kind, index)
        return 0.0 if own is None else float(getattr(self.state, kind)[own])

    def set_cell(self, kind: str, index: Index, value: float, merge: object = None) -> None:
        """Put a number into an array, where it is seen at an index."""
        own = self.own_index(kind, index)
        if own is not None:
            self.edit({kind: with_cells(getattr(self.state, kind), [own], value), **self.unnamed[kind]}, merge)

    def wheel_step(self, kind: str) -> float:
        """How far a notch of the wheel changes a number."""
        return step_of_input(self.state.white)

    # ---- inputs

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        """Put an input by name into the lab; other random numbers are as many as those before.

        Without a number, random numbers and digits are those that were there last.
        """
        height, width = self.state.input.shape[-2:]
        if number is None and name == self.state.input_name:
            number = self.state.number
        self.inputs.choose(name, number, (height, width) if self.state.input_name == "random" else None)

    def use_as_input(self, values: Matrix, **changes: Any) -> None:
        """Make an output the input."""
        self.edit({"input": values, "white": largest_shown(values), **changes, **UNNAMED_INPUT})

    def listen_to(self, loader: Loader) -> None:
        """Use what is loaded, now and later."""
        loader.dataset_loaded.connect(self.inputs.set_dataset)
        if loader.dataset is not None:
            self.inputs.set_dataset(loader.dataset)

    @Slot(str)
    def _on_input_failed(self, problem: str) -> None:
        self.say(problem)
        self.show_state(self.state, self.state)  # the list of inputs shows what there is

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_image(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.inputs.read_mime(event.mimeData(), self.tr("the dropped image")):
            event.acceptProposedAction()

    # ---- showing

    @Slot(object)
    def show_view(self, name: str) -> None:
        """Open the view that the user has chosen."""
        focused = QApplication.focusWidget()
        if focused is not None and any(part.isAncestorOf(focused) for part in self.hidden_by(name)):
            self.setFocus()  # a number that is half typed counts before its field is gone
        self.lab.look(view=name)

    @Slot(object, object)
    def _forget_status(self, old: S, new: S) -> None:
        """What was pointed at in another view or example is not there any more."""
        if (old.scene, old.view) != (new.scene, new.view):
            self.status_changed.emit("")

    @Slot(object, object)
    def _on_changed(self, old: S, new: S) -> None:
        self.show_state(old, new)

    @Slot(str)
    def say(self, problem: str) -> None:
        """Say what went wrong, in the place of the note, until the next edit."""
        self._problem = problem
        self.show_note()

    def show_note(self) -> None:
        """What went wrong, or what had to change with the last edit, or what there is to notice."""
        also = self._also if self._also_of is not None and is_same_work(self.state, self._also_of) else ""
        self.note.set_text(self._problem or also or self.own_note(), is_problem=bool(self._problem))

    def retranslate(self) -> None:
        self.reading.formula_label.setText(self.tr("Output size"))
        self.side.button.set_texts(
            self.tr("Controls"), self.tr("Open the controls, or fold them away so that the picture takes all the room")
        )

    def save_layout(self, settings: QSettings) -> None:
        self.side.save(settings, f"{self.lab.name}/controls")
        save_folds(self, settings, self.lab.name)

    def restore_layout(self, settings: QSettings) -> None:
        self.side.restore(settings, f"{self.lab.name}/controls")
        restore_folds(self, settings, self.lab.name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._show_all_again)  # when the children speak it

    def restyle(self) -> None:
        QTimer.singleShot(0, self, self._show_again)  # when the children have the new palette

    @Slot()
    def _show_all_again(self) -> None:
        """What is said of the state stands in the controls too."""
        self.show_state(self.state, self.state)
        self._show_again()

    @Slot()
    def _show_again(self) -> None:
        self.show_texts()
        self.show_note()
        self.show_focus()

    def shut_down(self) -> None:
        self.inputs.shut_down()


def largest_shown(values: Matrix) -> float:
    """What is shown as white of numbers that are no picture."""
    return max(1.0, float(np.abs(values).max()))
