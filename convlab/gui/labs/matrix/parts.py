"""Parts that the pages of labs with matrices are built from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.matrix.view import MatrixView


def header(views: QWidget, *others: QWidget) -> QHBoxLayout:
    """The line above all: which view is shown on the left, the rest on the right."""
    line = QHBoxLayout()
    line.setSpacing(UNIT)
    line.addWidget(views)
    line.addStretch(1)
    for widget in others:
        line.addWidget(widget)
    return line


def column(*widgets: QWidget, large: QWidget) -> QWidget:
    """Widgets below each other; the large one takes the room that is left."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(UNIT)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is large else 0)
    return whole


def scene_choice(names: list[str], least_width: int = 150) -> Choice:
    """The list of a lab's prepared examples."""
    choice = Choice(names)
    choice.setMinimumWidth(least_width)
    choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return choice


def choose_pen(draws: bool, *views: MatrixView) -> None:
    """Whether a click on the views draws."""
    for view in views:
        view.pen_down_draws = draws
        view.setCursor(Qt.CursorShape.CrossCursor if draws else Qt.CursorShape.ArrowCursor)


def name_scenes(choice: Choice, names: Sequence[str]) -> None:
    """Say what the prepared examples are."""
    choice.set_texts(list(names))
    choice.setPlaceholderText(QCoreApplication.translate("MatrixPage", "your own"))
    choice.setAccessibleName(QCoreApplication.translate("MatrixPage", "Example"))
    choice.setToolTip(QCoreApplication.translate("MatrixPage", "Prepared examples, with what to notice"))


def note_label() -> QLabel:
    note = QLabel()
    note.setWordWrap(True)
    note.setFont(font("text"))
    note.setMinimumHeight(2 * note.fontMetrics().height())
    note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return note
