"""A stack of layers cut along one axis: its units as dots, its windows as lines, and what one unit depends on.

Places are in cells of the input: a unit stands above the middle of what it sees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from convlab.core import ReceptiveField
from convlab.labs.common.stack import Stack, Unit, seen_along

LONGEST_WHOLE = 40  # cells of an input that is drawn from end to end


class Dot(NamedTuple):
    layer: int
    number: int  # of the unit, counted from 0; negative on padding
    place: float
    is_padding: bool
    is_lit: bool


class Line(NamedTuple):
    """A connection from a unit of `layer` at `top` down to what it sees of the layer below, at `bottom`."""

    layer: int
    top: float
    bottom: float
    is_lit: bool
    is_padding: bool


@dataclass(frozen=True)
class CrossSection:
    """Dots and lines of the layers from the input (0) up, between two places of the input."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    first: float
    last: float
    is_whole: bool  # from one end of the input to the other


def place_of(field: ReceptiveField, index: int) -> float:
    """The middle of a unit's field."""
    return field.start + (field.size - 1) / 2 + index * field.jump


def cross_section(stack: Stack, axis: int, unit: Unit) -> CrossSection:
    """Along the rows (axis 0) or the columns (axis 1), around the cone of a unit."""
    windows, sizes = stack.windows(axis), [size[axis] for size in stack.sizes]
    fields = [pair[axis] for pair in stack.fields]
    pads = [window.padding for window in windows] + [0]
    first, last, whole = _range(stack, axis, unit)
    lit = [set(seen.cells.tolist()) for seen in seen_along(windows[: unit.layer], sizes, unit.cell[axis])]
    touched: list[set[int]] = [set() for _ in sizes]  # padding that the cone lies on
    lines: list[Line] = []
    for layer, window in enumerate(windows, 1):
        for index in _between(fields[layer], first, last, 0, sizes[layer]):
            top = place_of(fields[layer], index)
            in_cone = layer <= unit.layer and index in lit[layer]
            for tap in range(window.kernel):
                below = index * window.stride - window.padding + tap * window.dilation
                bottom = place_of(fields[layer - 1], below)
                if in_cone:
                    touched[layer - 1].add(below)
                if first <= top <= last and first <= bottom <= last:
                    lines.append(Line(layer, top, bottom, in_cone, not 0 <= below < sizes[layer - 1]))
    touched[unit.layer].add(unit.cell[axis])
    dots = [
        Dot(layer, index, place, not 0 <= index < n, index in touched[layer])
        for layer, n in enumerate(sizes)
        for index in _between(fields[layer], first, last, -pads[layer], n + pads[layer])
        for place in (place_of(fields[layer], index),)
    ]
    lines.sort(key=lambda line: line.is_lit)  # the cone is drawn last
    return CrossSection(tuple(dots), tuple(lines), first, last, whole)


def cone_outline(stack: Stack, axis: int, unit: Unit) -> list[tuple[int, float, float]]:
    """What a unit spans of each layer, from the input (0) up to its own: the layer, the first and the last place."""
    windows, sizes = stack.windows(axis)[: unit.layer], [size[axis] for size in stack.sizes]
    fields = [pair[axis] for pair in stack.fields]
    return [
        (layer, place_of(fields[layer], seen.first), place_of(fields[layer], seen.last))
        for layer, seen in enumerate(seen_along(windows, sizes, unit.cell[axis]))
    ]


def _between(field: ReceptiveField, first: float, last: float, low: int, high: int) -> range:
    """The units from `low` to before `high` that stand between two places of the input."""
    origin = place_of(field, 0)
    return range(
        max(low, math.ceil((first - origin) / field.jump)), min(high, math.floor((last - origin) / field.jump) + 1)
    )


def _range(stack: Stack, axis: int, unit: Unit) -> tuple[float, float, bool]:
    """The places between which units are drawn: all of a short input, otherwise the cone with some room around it."""
    fields = [pair[axis] for pair in stack.fields]
    n = stack.size[axis]
    pads = [layer.padding[axis] for layer in stack.layers] + [0]
    first = min(place_of(field, -pad) for field, pad in zip(fields, pads, strict=True))
    last = max(
        place_of(field, size[axis] - 1 + pad) for field, pad, size in zip(fields, pads, stack.sizes, strict=True)
    )
    if n <= LONGEST_WHOLE:
        return first, last, True
    field = fields[unit.layer]
    start = field.start + unit.cell[axis] * field.jump
    room = max(3, min(field.jump, LONGEST_WHOLE // 4))
    return max(first, start - room), min(last, start + field.size - 1 + room), False
