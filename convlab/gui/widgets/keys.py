"""Keys that mean the same wherever the keyboard goes from cell to cell."""

from __future__ import annotations

from PySide6.QtCore import Qt

# rows and columns to the neighbour that an arrow points at
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
