"""What the pages of the lab's four views have in common: each offers the way to the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.matrix.page import MatrixPage
from convlab.gui.labs.matrix.parts import scene_choice
from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.labs.matrix.states import MatrixState, SlidingState
from convlab.gui.language import translate
from convlab.gui.session import StateHandle
from convlab.gui.widgets.choice import Segments
from convlab.labs.learning.state import VIEWS

M = TypeVar("M", bound=MatrixState)
S = TypeVar("S", bound=SlidingState)


def name_views(views: Segments) -> None:
    """Say what the lab's views are."""
    views.set_texts(
        [
            (
                translate("LearningPage", "Learn a kernel"),
                translate("LearningPage", "Gradient descent finds the kernel that made the target"),
            ),
            (
                translate("LearningPage", "Backward"),
                translate("LearningPage", "Every gradient of one layer, cell by cell"),
            ),
            (
                translate("LearningPage", "A chain"),
                translate("LearningPage", "A tiny network: numbers go forward, gradients come back"),
            ),
            (
                translate("LearningPage", "Transposed convolution"),
                translate("LearningPage", "The backward pass as an operation of its own"),
            ),
        ]
    )


class LearningPart(MatrixPage[M]):
    """A page whose input is a matrix. `view_chosen` carries the name of the view that the user wants to see."""

    view_chosen = Signal(str)

    def __init__(self, lab: StateHandle[M], scenes: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self.view, self.scene = Segments(VIEWS), scene_choice(list(scenes))
        self.view.set_value(self.state.view)
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)

    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab."""
        raise NotImplementedError

    @Slot(object)
    def show_view(self, name: str) -> None:
        self.setFocus()  # a number that is half typed counts before its field is gone
        self.view_chosen.emit(name)

    def retranslate(self) -> None:
        super().retranslate()
        name_views(self.view)
        self.setAccessibleName(self.view.button(self.state.view).text())


class SlidingLearningPart(SlidingPage[S]):
    """A page in which a window slides over matrices. `view_chosen` is that of `LearningPart`."""

    view_chosen = Signal(str)

    def __init__(self, lab: StateHandle[S], scenes: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(lab, VIEWS, scenes, parent)

    def open_view(self, name: str) -> None:
        """There is one view, this page."""

    @Slot(object)
    def show_view(self, name: str) -> None:
        self.setFocus()
        self.view_chosen.emit(name)

    def retranslate(self) -> None:
        super().retranslate()
        name_views(self.view)
        self.setAccessibleName(self.view.button(self.state.view).text())
