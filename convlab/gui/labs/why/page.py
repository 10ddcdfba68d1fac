"""The Why-convolution page: from dense weights down to a kernel, and what that gives: equivariance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convlab.gui.labs.matrix.page import MatrixPage, largest_shown
from convlab.gui.labs.matrix.parts import column, name_scenes, scene_choice
from convlab.gui.labs.why.ladder import LadderView
from convlab.gui.labs.why.search import SearchView
from convlab.gui.labs.why.shift import EquivarianceView
from convlab.gui.labs.why.shift_words import lenet_problem
from convlab.gui.labs.why.view import WhyView
from convlab.gui.labs.why.words import cut_text, scene_texts
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT
from convlab.gui.widgets.choice import Segments
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.photos import to_grey
from convlab.labs.common.viewing import is_same_work
from convlab.labs.why.edits import settled
from convlab.labs.why.scenes import SCENES
from convlab.labs.why.state import VIEWS, View, WhyState


class WhyPage(MatrixPage[WhyState]):
    """The ladder; the equivariance tester; and a pattern that is found wherever it is."""

    def __init__(self, lab: LabHandle[WhyState], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self.view, self.scene = Segments(VIEWS), scene_choice(list(SCENES), 96)
        self.ladder, self.shift, self.search = LadderView(self.reading), EquivarianceView(), SearchView(self.reading)
        self.views: dict[View, WhyView] = {"ladder": self.ladder, "shift": self.shift, "search": self.search}
        self.controls = self.ladder.controls
        self.open_view: WhyView = self.ladder
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()
        self._follow_view()
        self.show_state(None, self.state)

    def _build(self) -> None:
        for view in self.views.values():
            self._stack.addWidget(view)
        self.reading.body.addWidget(self.ladder.transport)
        self.reading.body.addWidget(self.search.transport)
        self.reading.body.setSpacing(UNIT // 2)
        self.reading.body.setContentsMargins(UNIT, UNIT // 2, UNIT * 3 // 2, UNIT // 2)
        self.reading.body.insertWidget(0, self.ladder.line)  # the formula, and below it the numbers put in
        below = column(self.ladder.rungs, self._stack, self.reading, large=self._stack)
        self.lay_out(self.view, self.scene, below, self.controls)

    def _connect(self) -> None:
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        self.connect_controls(self.controls)
        for view in self.views.values():
            view.edited.connect(self.edit)
            view.looked.connect(lambda changes: self.lab.look(**changes))
            view.refused.connect(self.say)
            view.status_changed.connect(self.status_changed)
            view.focus_changed.connect(self.show_focus)

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab, and show the view it belongs to."""
        scene = SCENES[name]
        problem = lenet_problem() if scene.view == "shift" and scene.shift.is_lenet else ""
        if problem:
            self.say(problem)
            return
        self.open_view.leave()
        self.edit({**scene.changes(), "scene": name})

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        if name == "seven":
            first = WhyState()
            self.set_plane(first.input, first.white, name)
        else:
            super().choose_input(name, number)

    def set_plane(self, values: Matrix, white: float, name: str | None) -> None:
        self.edit(self.inputs.changes(frozen(values), white, name))

    def set_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        if name is not None or not self.open_view.set_matrix(self.open_view.main_matrix, to_grey(rgb)):
            self.set_plane(to_grey(rgb), 255.0, name)

    # ---- the clipboard

    def focused_matrix(self) -> str:
        """Of what is on the screen: the one with the keys, or else the image or the scene."""
        return self.open_view.focused_matrix

    def matrix(self, kind: str) -> Matrix:
        """As it is shown; of the image without the room around it that the equivariance tester gives it."""
        if kind in ("input", "x"):
            return self.state.input
        if kind == "kernel" and self.state.view == "ladder":
            return self.state.kernel
        picture = next(view.views[kind].picture for view in self.views.values() if kind in view.views)
        assert picture is not None
        return picture.values

    def set_matrix(self, kind: str, matrix: Matrix) -> None:
        """Into weights or pattern when these have the keys, otherwise into the image or the scene that is shown."""
        if not self.open_view.set_matrix(kind, matrix):
            self.set_plane(matrix, largest_shown(matrix), None)

    # ---- looking

    def hidden_by(self, view: str) -> Sequence[QWidget]:
        return self.open_view, *self.open_view.elsewhere, self.controls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.open_view.press(Qt.Key(event.key())):
            super().keyPressEvent(event)

    # ---- showing the state

    @Slot(object, object)
    def _on_changed(self, old: WhyState, new: WhyState) -> None:
        if old.view != new.view:
            self._follow_view()
        if old.view != new.view or not is_same_work(old, new):
            self.show_state(old, new)
        else:
            for view in self.views.values():
                view.show_look(new)

    def _follow_view(self) -> None:
        """Open the view that the state says. Its content is yet to be shown."""
        name = self.state.view
        self.open_view.leave()
        self.open_view = self.views[name]
        self._stack.setCurrentWidget(self.open_view)
        for view in self.views.values():
            for widget in view.elsewhere:
                widget.setVisible(view is self.open_view)
        self.side.set_of_use(name == "ladder")
        self.reading.setVisible(name != "shift")
        self.view.set_value(name)
        self.status_changed.emit("")

    def show_state(self, old: WhyState | None, new: WhyState) -> None:
        """Only the view on the screen is kept up with the state: what is not seen would hold up the pen."""
        self.scene.set_value(self.shown_scene)
        is_opened = old is None or old.view != new.view
        self.open_view.show_state(None if is_opened else old, new)
        self.show_texts()
        self.show_focus()

    @Slot()
    def show_focus(self) -> None:
        self.open_view.show_focus()

    def show_texts(self) -> None:
        self.open_view.show_texts()
        self.show_note()

    @property
    def shown_scene(self) -> str | None:
        """The prepared example on the screen: none in a view that is not the example's."""
        name = self.state.scene
        return name if name is not None and SCENES[name].view == self.state.view else None

    def own_note(self) -> str:
        """What the prepared example is about, or else what there is to notice; of the search, what it finds now."""
        if self.state.cut_from is not None:
            return cut_text(self.state.cut_from, (self.state.in_channels, self.state.out_channels))
        name, note = self.shown_scene, self.open_view.note()
        if name is None:
            return note
        text = scene_texts()[name][1]
        return f"{text} {note}" if self.state.view == "search" else text

    def retranslate(self) -> None:
        super().retranslate()
        self.view.set_texts(
            [
                (self.tr("The ladder"), self.tr("From a dense layer to a convolution in three steps")),
                (
                    self.tr("Shift and compare"),
                    self.tr("Shift the image: for which functions does the result shift along?"),
                ),
                (self.tr("Where is it?"), self.tr("A pattern slid over a scene responds wherever the pattern is")),
            ]
        )
        name_scenes(self.scene, [name for name, _ in scene_texts().values()])
        self.scene.setPlaceholderText(self.tr("Choose one"))

    def shut_down(self) -> None:
        super().shut_down()
        for view in self.views.values():
            view.leave()
