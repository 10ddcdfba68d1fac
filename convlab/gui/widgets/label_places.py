"""Where names stand that must not lie over each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF


def spread_apart(labels: Sequence[QRectF], low: float, high: float) -> list[QRectF]:
    """Labels moved up or down as little as is needed, so that none covers another, between `low` and `high`.

    Where there is not room for all of them they do.
    """
    placed = list(labels)
    for group in _beside_each_other(labels):
        ordered = sorted(group, key=lambda index: labels[index].top())
        least = low
        for index in ordered:
            placed[index].moveTop(max(placed[index].top(), least))
            least = placed[index].bottom()
        most = high
        for index in reversed(ordered):
            placed[index].moveBottom(min(placed[index].bottom(), most))
            most = placed[index].top()
    return placed


def _beside_each_other(labels: Sequence[QRectF]) -> list[list[int]]:
    """Groups of those that share a part of the width, by their places in `labels`."""
    groups: list[list[int]] = []
    right = 0.0
    for index in sorted(range(len(labels)), key=lambda index: labels[index].left()):
        if not groups or labels[index].left() >= right:
            groups.append([])
            right = labels[index].right()
        groups[-1].append(index)
        right = max(right, labels[index].right())
    return groups
