"""What is half typed in a number box: it has no effect before the box loses the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QSpinBox, QWidget

from convlab.gui.widgets.choice import set_quietly


def commit_pending_input(parent: QWidget) -> None:
    """Take over what is half typed in a box inside `parent`."""
    if box := _focused_box(parent):
        box.interpretText()


def discard_pending_input(parent: QWidget) -> None:
    """Put back the value of a box inside `parent` that has the focus. It reports nothing, even if it is hidden then."""
    if box := _focused_box(parent):
        set_quietly(box, box.value())


def _focused_box(parent: QWidget) -> QSpinBox | QDoubleSpinBox | None:
    box = QApplication.focusWidget()
    return box if isinstance(box, (QSpinBox, QDoubleSpinBox)) and parent.isAncestorOf(box) else None
