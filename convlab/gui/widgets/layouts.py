"""Rows and columns of widgets, without margins."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from convlab.gui.theme import UNIT

Item = QWidget | QLayout | int | tuple[QWidget | QLayout, int]


def in_row(*items: Item, spacing: int = UNIT, parent: QWidget | None = None) -> QHBoxLayout:
    """Lay items side by side on `parent`, or as a part of another layout.

    An int is empty space with this stretch factor; an int paired with an item is the item's.
    """
    layout = QHBoxLayout()
    _fill(layout, items, spacing, parent)
    return layout


def in_column(*items: Item, spacing: int = UNIT, parent: QWidget | None = None) -> QVBoxLayout:
    """Lay items one below the other, as `in_row` does side by side."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, parent)
    return layout


def _fill(layout: QBoxLayout, items: tuple[Item, ...], spacing: int, parent: QWidget | None) -> None:
    if parent is not None:
        parent.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        part, stretch = item if isinstance(item, tuple) else (item, 0)
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part, stretch)
        else:
            layout.addWidget(part, stretch)
