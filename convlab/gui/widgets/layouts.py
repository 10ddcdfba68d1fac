"""Widgets and layouts one after the other, without margins around them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from convlab.gui.theme import UNIT

Item = QWidget | QLayout | int | tuple[QWidget | QLayout, int]
Box = TypeVar("Box", bound=QBoxLayout)


def arranged(box: Box, *items: Item, spacing: int = UNIT) -> Box:
    """Add items to a layout, in which they stand without margins.

    An int is empty space with this stretch factor; an int paired with an item is the item's.
    """
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for item in items:
        part, stretch = item if isinstance(item, tuple) else (item, 0)
        if isinstance(part, int):
            box.addStretch(part)
        elif isinstance(part, QLayout):
            box.addLayout(part, stretch)
        else:
            box.addWidget(part, stretch)
    return box


def in_row(*items: Item, spacing: int = UNIT, parent: QWidget | None = None) -> QHBoxLayout:
    """Lay items side by side on `parent`, or as a part of another layout."""
    layout = QHBoxLayout()
    if parent is not None:
        parent.setLayout(layout)
    return arranged(layout, *items, spacing=spacing)


def in_column(*items: Item, spacing: int = UNIT, parent: QWidget | None = None) -> QVBoxLayout:
    """Lay items one below the other, as `in_row` does side by side."""
    layout = QVBoxLayout()
    if parent is not None:
        parent.setLayout(layout)
    return arranged(layout, *items, spacing=spacing)
