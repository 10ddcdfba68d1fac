"""The Learning page: the stack of its views, each a page of its own over its part of the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from convlab.gui.data.loader import Loader
from convlab.gui.labs.learning.backward.page import BackwardPage
from convlab.gui.labs.learning.chain.page import ChainPage
from convlab.gui.labs.learning.learn.page import LearnPage
from convlab.gui.labs.learning.part import LearningPart, SlidingLearningPart
from convlab.gui.labs.learning.transposed.page import TransposedPage
from convlab.gui.labs.page import LabPage
from convlab.gui.session import LabHandle, PartHandle
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.layouts import in_column
from convlab.gui.widgets.page_head import Headline
from convlab.gui.widgets.side_panel import SidePanel
from convlab.labs.learning.state import LearningState, View

AnyPart: TypeAlias = LearningPart[Any] | SlidingLearningPart[Any]
PAGES: dict[View, Callable[[PartHandle[Any]], AnyPart]] = {
    "learn": LearnPage,
    "backward": BackwardPage,
    "chain": ChainPage,
    "transposed": TransposedPage,
}


class LearningPage(LabPage):
    """What is asked of the page is asked of the view on the screen. A view is built when it is opened first."""

    def __init__(self, lab: LabHandle[LearningState], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.parts: dict[View, AnyPart] = {}
        self._settings: QSettings | None = None
        self._loader: Loader | None = None
        self._stack = QStackedWidget()
        in_column((self._stack, 1), parent=self)
        lab.changed.connect(self._on_changed)
        self._open(lab.state.view)

    @property
    def part(self) -> AnyPart:
        """The view on the screen."""
        return self.parts[self.state.view]

    @property
    def state(self) -> LearningState:
        return self.lab.state

    @property
    def view(self) -> Segments:
        return self.part.view

    @property
    def scene(self) -> Choice:
        return self.part.scene

    @property
    def note(self) -> Headline:
        return self.part.note

    @property
    def side(self) -> SidePanel:
        return self.part.side

    @property
    def is_ready(self) -> bool:
        return all(part.is_ready for part in self.parts.values())

    @Slot(object, object)
    def _on_changed(self, old: LearningState, new: LearningState) -> None:
        if old.view != new.view:
            self._open(new.view)

    def _open(self, view: View) -> None:
        if view not in self.parts:
            self._build(view)
        for part in self.parts.values():
            part.view.set_value(part.state.view)  # of a page that was left, the view that was chosen there
        self.setFocusProxy(self.parts[view])
        self._stack.setCurrentWidget(self.parts[view])
        self.status_changed.emit("")

    def _build(self, view: View) -> None:
        part = self.parts[view] = PAGES[view](PartHandle(self.lab, view))
        part.view_chosen.connect(lambda name: self.lab.look(view=name))
        part.status_changed.connect(self.status_changed)
        part.other_lab_requested.connect(self.other_lab_requested)
        self._stack.addWidget(part)
        if self._settings is not None:
            part.restore_layout(self._settings)
        if self._loader is not None:
            part.listen_to(self._loader)

    def take_over(self, handed: Mapping[str, Any]) -> None:
        """Open a view; what is handed over besides "view" is its own."""
        self.lab.look(view=handed["view"])
        own = {name: value for name, value in handed.items() if name != "view"}
        if own:
            self.part.take_over(own)

    def listen_to(self, loader: Loader) -> None:
        self._loader = loader
        for part in self.parts.values():
            part.listen_to(loader)

    def save_layout(self, settings: QSettings) -> None:
        for part in self.parts.values():
            part.save_layout(settings)

    def restore_layout(self, settings: QSettings) -> None:
        self._settings = settings
        for part in self.parts.values():
            part.restore_layout(settings)

    def shut_down(self) -> None:
        for part in self.parts.values():
            part.shut_down()
