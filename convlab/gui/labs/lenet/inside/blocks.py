"""Where the matrices of one unit lie: window, weights and products of each channel, large or in an overview."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

from convlab.gui.widgets.matrix.places import Places

GAP = 12  # between the channels
LARGEST_CELL, NUMBERED_CELL, SMALLEST_CELL = 52.0, 28.0, 3.0  # pixels
OVERVIEWS = (0.2, 0.3, 0.45)  # shares of the width for all channels small, when only one has room for its numbers
MOST_LINES = 6  # of channels in the overview

Shape = tuple[int, ...]  # of the matrices of one kind: channels, rows, columns


class Block(NamedTuple):
    """One matrix: which of the three kinds it is, of which channel, and where it lies; small in the overview.

    `is_first` marks the uppermost one of a channel there, which is named.
    """

    kind: int
    channel: int
    places: Places
    is_small: bool = False
    is_first: bool = False


def place_blocks(room: QRectF, kinds: int, shape: Shape, lens: int, line: float) -> list[Block]:
    """All channels with their numbers, where there is room; else all of them small, and channel `lens` large.

    `line` is the height of a caption above a matrix.
    """
    channels = range(shape[0])
    upright = _cell_size(room, kinds, shape, len(channels), 1, line)
    if len(channels) > 1 and upright >= NUMBERED_CELL:
        return _large(room, kinds, shape, channels, upright, 1, line)
    overview: list[Block] = []
    if len(channels) > 1:
        overview, right = _small(room, kinds, shape, line)
        room = QRectF(right + 2 * GAP, 0, room.right() - right - 2 * GAP, room.height())
    sizes = {across: _cell_size(room, kinds, shape, 1, across, line) for across in range(1, kinds + 1)}
    across = max(sizes, key=lambda across: (sizes[across], across))
    return overview + _large(room, kinds, shape, [lens], sizes[across], across, line)


def _cell_size(room: QRectF, kinds: int, shape: Shape, channels: int, across: int, line: float) -> float:
    """The largest cells that fit, with `across` of the matrices of each channel side by side."""
    lines = -(-kinds // across)
    width = (room.width() / (channels * across) - GAP) / shape[2]
    return max(SMALLEST_CELL, min(LARGEST_CELL, width, (room.height() / lines - line) / shape[1]))


def _large(
    room: QRectF, kinds: int, shape: Shape, channels: Sequence[int], cell: float, across: int, line: float
) -> list[Block]:
    _, rows, columns = shape
    blocks = []
    for kind in range(kinds):
        row, place = divmod(kind, across)
        for index, channel in enumerate(channels):
            left = room.left() + math.floor((index * across + place) * (columns * cell + GAP))
            top = line + math.floor(row * (rows * cell + line))
            blocks.append(Block(kind, channel, Places(cell, QPointF(left, top))))
    return blocks


def _small(room: QRectF, kinds: int, shape: Shape, line: float) -> tuple[list[Block], float]:
    """Every channel's matrices one below the other, in a part of the room.

    Where there is no room for that, only the last kind, the products. Also says where they end on the right.
    """
    channels, rows, columns = shape
    for share, shown in itertools.product(OVERVIEWS, (range(kinds), range(kinds - 1, kinds))):
        cell, lines = _small_cell(QSizeF(room.width() * share, room.height()), len(shown), shape, line)
        if cell >= SMALLEST_CELL:
            break
    cell, gap, across = max(cell, SMALLEST_CELL), GAP // 2, -(-channels // lines)
    blocks = []
    for channel in range(channels):
        y, x = divmod(channel, across)
        for place, kind in enumerate(shown):
            left = room.left() + math.floor(x * (columns * cell + gap))
            top = y * (len(shown) * (rows * cell + gap) + line) + place * (rows * cell + gap)
            origin = QPointF(left, line + math.floor(top))
            blocks.append(Block(kind, channel, Places(cell, origin), is_small=True, is_first=not place))
    return blocks, room.left() + across * (columns * cell + gap)


def _small_cell(room: QSizeF, kinds: int, shape: Shape, line: float) -> tuple[float, int]:
    """The largest cells of an overview, and in how many lines the channels stand then."""
    channels, rows, columns = shape

    def size(lines: int) -> float:
        width = room.width() / -(-channels // lines) - GAP // 2
        high = (room.height() - line) / lines - line - kinds * (GAP // 2)
        return min(width / columns, high / kinds / rows)

    lines = max(range(1, min(MOST_LINES, channels) + 1), key=size)
    return size(lines), lines
