"""Widgets and layouts one after the other, without margins around them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from convlab.gui.theme import UNIT

Part = QWidget | QLayout
Box = TypeVar("Box", bound=QBoxLayout)


def arranged(box: Box, *parts: Part | tuple[Part, int], spacing: int = UNIT) -> Box:
    """Add parts to a layout, in which they stand without margins; a number beside a part is its stretch."""
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for part in parts:
        item, stretch = part if isinstance(part, tuple) else (part, 0)
        if isinstance(item, QLayout):
            box.addLayout(item, stretch)
        else:
            box.addWidget(item, stretch)
    return box
