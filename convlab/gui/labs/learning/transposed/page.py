"""Transposed convolution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from convlab.gui.labs.learning.part import LearningPart
from convlab.gui.session import StateHandle
from convlab.labs.learning.transposed.scenes import SCENES
from convlab.labs.learning.transposed.state import TransposedState


class TransposedPage(LearningPart[TransposedState]):
    def __init__(self, lab: StateHandle[TransposedState], parent: QWidget | None = None) -> None:
        super().__init__(lab, SCENES, parent)
        self.controls = QWidget()
        self.lay_out(self.view, self.scene, QLabel(), self.controls)
        self.retranslate()
        self.show_state(None, self.state)

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return dict(changes)

    @Slot(object)
    def show_scene(self, name: str) -> None:
        pass

    def show_state(self, old: TransposedState | None, new: TransposedState) -> None:
        self.show_texts()

    def show_focus(self) -> None:
        pass

    def show_texts(self) -> None:
        self.show_note()

    def own_note(self) -> str:
        return ""
