"""Where everything lies in the picture of a whole network: stage after stage from left to right, in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from convlab.labs.common.mosaic import Cell
from convlab.labs.lenet.inside.maps import Stage

GAP = (14, 72)  # between stages: the least, and the most
EASY_GAP, EASY_PERCENT = 24, 50  # they come closer only after everything has shrunk so far
MAP_GAP = 3  # between the maps of a stage, and between the slices of a kernel
KERNEL_GAP = 6  # from a kernel to its map
SLICE_GAP = 1  # where there are many of them
MANY_SLICES = 20
LARGEST_MAP, LARGEST_SLICE, LARGEST_DIGIT = 96, 36, 220
SMALLEST_DOT, LARGEST_DOT, LARGEST_OUTPUT = 5, 14, 28  # sides of a dense unit
WIDEST_KERNEL = 230  # of all slices side by side; where there is little room, half of it
SMALLEST_MAP = 6  # below this, maps are put into several columns
LEGIBLE_MAP = 24  # below this, they are put into two where there is room for it
SMALLEST_DIGIT = 60  # below this, there is room for one square only
SMALLEST_PERCENT = 20  # that everything shrinks to where there is little room
SMALLEST_IN_TWO = 30  # that the rest may shrink to for the sake of two columns
LABEL_WIDTH = 16  # of the class names beside the outputs, when they are digits


@dataclass(frozen=True)
class Column:
    """One stage. `kernels[o][i]` is the slice of map o's kernel for map i below, for convolutions alone.

    For the input there are three squares: the image itself, and two that show something about it; or only the first.
    """

    left: int
    width: int
    maps: tuple[Cell, ...]
    kernels: tuple[tuple[Cell, ...], ...] = ()

    @property
    def right(self) -> int:
        return self.left + self.width


@dataclass(frozen=True)
class NetworkLayout:
    columns: tuple[Column, ...]
    width: int  # what is needed at least


def lay_out(
    stages: Sequence[Stage], width: int, top: int, height: int, least: Sequence[int], label: int = LABEL_WIDTH
) -> NetworkLayout:
    """Columns for all stages between `top` and `top + height`, each at least as wide as its texts.

    What is too wide shrinks to a fifth of its size; beyond that the picture is wider than `width`. `label` is the width
    of the class names beside the outputs.
    """

    def sized(percent: int, *, in_two: bool = False) -> tuple[list[_StageBlock], list[int]]:
        room = _Room(height, percent / 100, in_two=in_two)
        blocks = [_block(stages, index, room, least[index], label) for index in range(len(stages))]
        return blocks, [max(block.width, need) for block, need in zip(blocks, least, strict=True)]

    def needed(widths: Sequence[int], gap: int) -> int:
        return sum(widths) + gap * (len(widths) - 1) + 2

    smallest = needed(sized(SMALLEST_PERCENT)[1], GAP[0])
    for percent, in_two in _scales():
        blocks, widths = sized(percent, in_two=in_two)
        if needed(widths, EASY_GAP if percent >= EASY_PERCENT else GAP[0]) <= width:
            break
    gap = min(GAP[1], max(GAP[0], (width - 2 - sum(widths)) // max(1, len(widths) - 1)))
    total = sum(widths) + gap * (len(widths) - 1)
    left = max(1, (width - total) // 2)
    columns = []
    for block, own in zip(blocks, widths, strict=True):
        columns.append(block.placed(left, top + max(1, (height - block.height) // 2), own))
        left += own + gap
    return NetworkLayout(tuple(columns), smallest)


def _scales() -> Iterator[tuple[int, bool]]:
    """In per cent, and whether small maps stand in two columns: what is tried, until all fits."""
    for in_two, smallest in ((True, SMALLEST_IN_TWO), (False, SMALLEST_PERCENT)):
        for percent in range(100, smallest - 1, -5):
            yield percent, in_two


class _Room(NamedTuple):
    """What a stage may take: its height, a share of the largest sizes, and whether small maps stand in two columns."""

    height: int
    scale: float
    in_two: bool


@dataclass(frozen=True)
class _StageBlock:
    """A stage's cells, from its own left upper corner."""

    width: int
    height: int
    maps: tuple[Cell, ...]
    kernels: tuple[tuple[Cell, ...], ...] = ()

    def placed(self, left: int, top: int, width: int) -> Column:
        def moved(cell: Cell) -> Cell:
            return Cell(left + cell.left, top + cell.top, cell.width, cell.height)

        kernels = tuple(tuple(map(moved, row)) for row in self.kernels)
        return Column(left, width, tuple(map(moved, self.maps)), kernels)


def _block(stages: Sequence[Stage], index: int, room: _Room, least: int, label: int) -> _StageBlock:
    """A stage at a scale, though not smaller than what its texts need anyway."""
    stage = stages[index]
    if not index:
        return _digit_block(stage, room.height, room.scale, least)
    if stage.shape[1:] == (1, 1):
        is_output = index == len(stages) - 1
        return _strip(stage.shape[0], room.height, *((LARGEST_OUTPUT, label) if is_output else (LARGEST_DOT, 0)))
    slices = stages[index - 1].shape[0] if stage.kind == "conv" else 0
    return _map_block(stage, slices, room, least)


def _digit_block(stage: Stage, height: int, scale: float, least: int) -> _StageBlock:
    _, rows, columns = stage.shape
    line = 18  # for the name of each square
    side = min((height - 3 * line) // 3, max(least, round(LARGEST_DIGIT * scale)))
    count = 3
    if side < SMALLEST_DIGIT:
        side, count = min(height - line, max(least, round(LARGEST_DIGIT * scale * 0.7))), 1
    width = round(side * columns / rows)
    cells = tuple(Cell(0, i * (side + line), width, side) for i in range(count))
    return _StageBlock(width, count * (side + line) - line, cells)


def _strip(count: int, height: int, largest: int, label: int) -> _StageBlock:
    """Dense units in a few columns, from top to bottom."""
    columns = max(1, math.isqrt(count // 8))
    while height // -(-count // columns) <= SMALLEST_DOT and columns < count:
        columns += 1
    rows = -(-count // columns)
    side = max(3, min(largest, height // rows - 1))
    cells = tuple(Cell((i // rows) * (side + 1), (i % rows) * (side + 1), side, side) for i in range(count))
    return _StageBlock(columns * (side + 1) + label, rows * (side + 1), cells)


def _map_block(stage: Stage, slices: int, room: _Room, least: int) -> _StageBlock:
    """Maps one below the other, each with the slices of its kernel on the left: these in a line, or in two where the
    maps stand in two columns.
    """
    count, map_rows, map_columns = stage.shape
    columns, lines = 1, 1
    if room.in_two and count > 1 and _share(room.height, count) < LEGIBLE_MAP:
        columns, lines = 2, 2 if slices > 1 else 1
    while _share(room.height, -(-count // columns)) < SMALLEST_MAP and columns < count:
        columns += 1
    rows, across = -(-count // columns), -(-slices // lines)
    limit = _share(room.height, rows)
    gap = SLICE_GAP if slices > MANY_SLICES else MAP_GAP
    k_h, k_w = stage.kernel
    tall = min((limit - gap * (lines - 1)) // lines, round(LARGEST_SLICE * room.scale))
    if slices:
        tall = max(3, min(tall, round(WIDEST_KERNEL * max(room.scale, 0.5)) // across - gap))
    wide = max(2, round(tall * k_w / k_h))
    kernel = across * (wide + gap) + KERNEL_GAP if slices else 0
    free = (least - kernel) * map_rows // map_columns if columns == 1 else 0
    side = max(4, min(limit, LARGEST_MAP, max(round(LARGEST_MAP * room.scale), free)))
    tall = min(tall, (side - gap * (lines - 1)) // lines)
    width = max(2, round(side * map_columns / map_rows))
    step = kernel + width + 2 * MAP_GAP
    maps, kernels = [], []
    for index in range(count):
        left, top = (index // rows) * step, (index % rows) * (side + MAP_GAP)
        maps.append(Cell(left + kernel, top, width, side))
        middle = top + (side - lines * (tall + gap) + gap) // 2
        places = [divmod(i, across) for i in range(slices)]
        kernels.append(tuple(Cell(left + x * (wide + gap), middle + y * (tall + gap), wide, tall) for y, x in places))
    total = columns * step - 2 * MAP_GAP
    return _StageBlock(total, rows * (side + MAP_GAP) - MAP_GAP, tuple(maps), tuple(kernels) if slices else ())


def _share(height: int, rows: int) -> int:
    """What one of several maps below each other has of the height."""
    return (height - MAP_GAP * (rows - 1)) // rows
