"""Frames around cells that are too small for frames of their own become one around all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from convlab.gui.widgets.matrix.painting import SMALLEST_MARK, Mark


def merged(marks: Sequence[Mark], cell: float) -> Sequence[Mark]:
    """The marks as they are drawn on cells of so many pixels."""
    if cell >= SMALLEST_MARK:
        return marks
    alike: dict[tuple[int, float], list[Mark]] = defaultdict(list)
    others: list[Mark] = []
    for mark in marks:
        is_plain = mark.width and not (mark.fill or mark.dot or mark.label) and mark.rows == mark.columns == 1
        (alike[mark.colour.rgba(), mark.width] if is_plain else others).append(mark)
    return [*(one for group in alike.values() for one in _together(group)), *others]


def _together(marks: list[Mark]) -> list[Mark]:
    """One mark in place of several that leave no gaps."""
    top, left = min(mark.row for mark in marks), min(mark.column for mark in marks)
    rows, columns = max(mark.row for mark in marks) - top + 1, max(mark.column for mark in marks) - left + 1
    if len(marks) == 1 or len(marks) < rows * columns:
        return marks
    return [replace(marks[0], row=top, column=left, rows=rows, columns=columns)]
