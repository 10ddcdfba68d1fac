"""What a network is, in words, and whether the present run is of this network."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from convlab.gui.labs.lenet.architecture.words import plan_text, run_note
from convlab.gui.labs.matrix.parts import scrolled
from convlab.gui.theme import UNIT, font
from convlab.gui.training.run import Phase
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.panel import Panel
from convlab.labs.lenet.architecture import Architecture

HEIGHT_OF_TEXT = 40  # pixels of the description, which scrolls where it is longer


class NotesPanel(Panel):
    """`reset_button` is there for a run of another network."""

    def __init__(self) -> None:
        super().__init__()
        self.reset_button = QPushButton()
        self.note, self.description = _paragraphs(), _paragraphs()
        self.note.setFont(font("text", bold=True))
        content = QWidget()
        in_column(self.description, 1, parent=content)
        area = scrolled(content)
        area.setFixedHeight(HEIGHT_OF_TEXT)
        self.show_title(False)
        self.heading.insertLayout(0, in_row((self.note, 1), self.reset_button), 100)
        self.body.setSpacing(UNIT // 2)
        self.body.addWidget(area, 1)
        self.retranslate()

    def show_architecture(self, plan: Architecture, phase: Phase, of_run: Architecture) -> None:
        """A plan, and the network of the present run, which is in this phase."""
        differs = of_run != plan
        self.description.setText(plan_text(plan))
        self.note.setText(run_note(phase, of_run if differs else None))
        self.reset_button.setVisible(differs and phase is not Phase.READY)

    def retranslate(self) -> None:
        self.set_title(self.tr("What it is"))
        name_button(
            self.reset_button,
            self.tr("Reset to this network"),
            self.tr("End the current run and go to the initial weights of the network shown here"),
        )


def _paragraphs() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
