"""The controls of an output: the scale it is shown on, and what it is used for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixSection
from convlab.gui.labs.matrix.states import OutputState
from convlab.gui.labs.matrix.words import scale_names
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Choice
from convlab.labs.common.scales import SCALE_MODES


class OutputSection(MatrixSection):
    """`used` is sent when the output shall be the next input.

    The state has `scale_mode`, and for each of `checks` a field of that name that is on or off; those of `more` are
    behind “More”.
    """

    used = Signal()

    def __init__(self, checks: Sequence[str] = (), more: Sequence[str] = ()) -> None:
        super().__init__()
        self.scale, self._scale_label = Choice(SCALE_MODES), QLabel()
        self.scale.chosen.connect(lambda mode: self.edited.emit({"scale_mode": mode}, None))
        self._scale_label.setBuddy(self.scale)
        self.more.grid.addWidget(self._scale_label, 0, 0)
        self.more.grid.addWidget(self.scale, 0, 1, 1, 3)
        self.checks = {name: CheckBox() for name in (*checks, *more)}
        for row, (name, box) in enumerate(self.checks.items(), 1):
            box.clicked.connect(lambda on, name=name: self.edited.emit({name: on}, None))
            (self.more if name in more else self).grid.addWidget(box, row, 0, 1, 4)
        self.edit.add("use", self.used.emit, drawn="use")
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")

    def show_state(self, state: OutputState) -> None:
        self.scale.set_value(state.scale_mode)
        for name, box in self.checks.items():
            box.setChecked(getattr(state, name))

    def retranslate(self) -> None:
        self.set_title(self.tr("Output"))
        self._scale_label.setText(self.tr("Colours"))
        self.scale.set_texts([name for name, _ in scale_names().values()])
        tip = "\n".join(f"{name}: {what}" for name, what in scale_names().values())
        name_control(self.scale, self.tr("Colours of the output"), tip)
        self.edit.set_texts(
            [
                (
                    "use",
                    self.tr("Use as input"),
                    self.tr("Make the output the next input, so that kernels are applied one after the other"),
                ),
                ("copy", self.tr("Copy"), self.tr("Copy the output as a matrix")),
            ]
        )
        self.restyle()


class PlainOutput(OutputSection):
    """Without any choices of its own. `use_tip` says what it is for to make the output the next input."""

    def __init__(self, use_tip: Callable[[], str]) -> None:
        super().__init__()
        self._use_tip = use_tip
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.more.set_contents(self.tr("colours"))
        self.edit.entries["use"].setToolTip(self._use_tip())
