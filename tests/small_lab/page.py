"""The window's half: a box to choose the number, and what follows from it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout

from convlab.gui.labs.page import LabPage
from convlab.gui.session import LabHandle
from tests.small_lab.lab import SIDES, SmallState


class SmallPage(LabPage):
    def __init__(self, lab: LabHandle[SmallState]) -> None:
        super().__init__()
        self.lab = lab
        self.side, self.area = QSpinBox(), QLabel()
        self.side.setRange(*SIDES)
        layout = QVBoxLayout(self)
        layout.addWidget(self.side)
        layout.addWidget(self.area)
        self.side.textChanged.connect(self._side_chosen)
        lab.changed.connect(self._show)
        self._show(None, lab.state)

    @Slot()
    def _side_chosen(self) -> None:
        if not self.lab.is_delivering:
            self.lab.edit(merge="side", side=self.side.value())

    @Slot(object, object)
    def _show(self, _old: SmallState | None, new: SmallState) -> None:
        self.side.setValue(new.side)
        self.area.setText(str(new.area))
