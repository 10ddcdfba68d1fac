"""Where everything of the chain stands: values in a lane above, gradients in one below, weights under their operation.

All of the chain at once, or one operation alone with cells as large as there is room for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from convlab.labs.learning.chain.passes import SHAPES
from convlab.labs.learning.chain.steps import BEFORE, OWN_PARAMETERS, Step

EDGE = 4.0  # pixels around everything
PAD = 4.0  # in a card, beside its matrices
LABEL = 18.0  # the names of the lanes, at the left
TITLE, CAPTION = 24.0, 17.0
GAP = 4.0
LEAST_WIRE, GOOD_WIRE, LONGEST_WIRE = 14.0, 26.0, 64.0
BACK = 28.0  # above one operation alone, for the way back
DROP = 14.0  # from the cards to what hangs below them
LOW = 0.68  # of a lane's height, where gradients flow
MARGIN = 3.0  # of a matrix, for the frames of its outer cells
SMALLEST_NUMBERED = 21.0  # pixels of a cell: a smaller one has no room for "−0.4"
LARGEST_CELL, LARGEST_SMALL = 96.0, 1.5  # pixels; times as large as a cell of a map

# what is below each other in the cards of the whole chain
COLUMNS: tuple[tuple[str, str], ...] = (
    ("input", "d_input"),
    ("conv", "d_conv"),
    ("activated", "d_activated"),
    ("pooled", "d_pooled"),
    ("logits", "d_logits"),
    ("probabilities", "loss"),
)
CLOSE_SIGNS = {"conv": ("⋆", "+"), "logits": ("·", "+")}
HANGING = {"conv": ("kernel", "bias", "d_kernel", "d_bias"), "logits": ("weights", "biases", "d_weights", "d_biases")}


@dataclass
class Wire:
    """An arrow that numbers take through a node, forward or backward; with a `sign`, that stands there instead."""

    node: str
    phase: str
    start: QPointF
    end: QPointF
    sign: str = ""


@dataclass
class Places:
    """Where matrices, cards, titles and wires are; `lanes` are the two bands behind them."""

    matrices: dict[str, QRectF] = field(default_factory=dict)
    cards: dict[str, QRectF] = field(default_factory=dict)
    titles: dict[str, QRectF] = field(default_factory=dict)
    captions: dict[str, QRectF] = field(default_factory=dict)
    lanes: dict[str, QRectF] = field(default_factory=dict)
    wires: list[Wire] = field(default_factory=list)


class _Cells(NamedTuple):
    """Sizes of cells: of maps, of the input, of the kernel, and of matrices with few cells."""

    map: float
    input: float
    kernel: float
    small: float

    def of(self, name: str) -> float:
        match name.removeprefix("d_"):
            case "input":
                return self.input
            case "conv" | "activated":
                return self.map
            case "kernel" | "bias" | "weights" | "biases":
                return self.kernel
            case _:
                return self.small

    def size(self, name: str) -> tuple[float, float]:
        """Width and height of a matrix with its margins."""
        rows, columns = SHAPES[name.removeprefix("d_")]
        cell = self.of(name)
        return columns * cell + 2 * MARGIN, rows * cell + 2 * MARGIN


def whole(width: float, height: float, title_widths: Sequence[float], caption_width: float) -> Places:
    """All of the chain. `title_widths` are those of the columns' titles, `caption_width` that of the widest caption."""
    least = [max(title, caption_width) + 2 * PAD for title in title_widths]
    cells = _whole_cells(width, height, least)
    widths = _card_widths(cells, least)
    wire = min((width - LABEL - 2 * EDGE - sum(widths)) / (len(COLUMNS) - 1), LONGEST_WIRE)
    left = LABEL + EDGE + (width - LABEL - 2 * EDGE - sum(widths) - wire * (len(COLUMNS) - 1)) / 2
    lane, tall = 4 * cells.map + 2 * MARGIN, _height(cells)
    top = max(EDGE, (height - tall) / 2)
    tops = (top + TITLE + CAPTION, top + TITLE + 2 * CAPTION + lane + GAP)
    places, bottom = Places(), tops[1] + lane + GAP
    for phase, y in zip(("forward", "backward"), tops, strict=True):
        places.lanes[phase] = QRectF(EDGE, y - GAP, width - 2 * EDGE, lane + 2 * GAP)
    for index, names in enumerate(COLUMNS):
        card = QRectF(left, top, widths[index], (top + tall if index == 0 else bottom) - top)
        places.cards[names[0]] = card
        places.titles[names[0]] = QRectF(card.left() + 1, card.top() + 1, card.width() - 2, TITLE - 1)
        middles = _input_middles(card, cells) if index == 0 else [y + lane / 2 for y in tops]
        for name, middle in zip(names, middles, strict=True):
            _place(places, name, cells, card, middle, 0 if index == 0 else lane)
        left = card.right() + wire
    _wire_whole(places)
    _hang(places, bottom + DROP, width, cells)
    return places


def _height(cells: _Cells) -> float:
    """Of all of the chain: titles, two lanes, and what hangs below them."""
    lane = 4 * cells.map + 2 * MARGIN
    return TITLE + 2 * CAPTION + 2 * lane + 2 * GAP + DROP + CAPTION + 3 * cells.kernel + 2 * MARGIN + PAD


def _card_widths(cells: _Cells, least: Sequence[float]) -> list[float]:
    return [max(own, cells.size(names[0])[0] + 2 * PAD) for own, names in zip(least, COLUMNS, strict=True)]


def _input_middles(card: QRectF, cells: _Cells) -> list[float]:
    """The input's card is as high as all of the chain: its cells are many."""
    size = cells.size("input")[1]
    room = card.height() - TITLE - 2 * (CAPTION + size)
    first = card.top() + TITLE + CAPTION + size / 2
    return [first, first + size + CAPTION + max(0.0, room - GAP)]


def _whole_cells(width: float, height: float, least: Sequence[float]) -> _Cells:
    """The largest cells with which all has room."""
    side = width - LABEL - 2 * EDGE - (len(COLUMNS) - 1) * LEAST_WIRE
    cell = LARGEST_CELL
    while cell > 1:
        cells = _cells_for(cell, width)
        fits = _height(cells) <= height - 2 * EDGE and sum(_card_widths(cells, least)) <= side
        if fits and cells.kernel >= min(cell - 1, SMALLEST_NUMBERED):
            break
        cell -= 1
    while cells.small < LARGEST_SMALL * cell:
        larger = cells._replace(small=cells.small + 1)
        if sum(_card_widths(larger, least)) > side - (len(COLUMNS) - 1) * (GOOD_WIRE - LEAST_WIRE):
            break
        cells = larger
    return cells


def _cells_for(cell: float, width: float) -> _Cells:
    """The other sizes that go with that of the maps' cells."""
    columns = sum(SHAPES[name.removeprefix("d_")][1] for names in HANGING.values() for name in names)
    count = sum(map(len, HANGING.values()))
    aside = LABEL + 2 * EDGE + 6 * cell + 2 * (MARGIN + PAD)  # the input's card
    room = width - aside - count * 2 * MARGIN - len(HANGING) * (2 * PAD + GAP) - 2 * GAP
    kernel = float(int(min(cell, room / columns)))
    high = _height(_Cells(cell, cell, kernel, cell)) - TITLE - 2 * CAPTION - 4 * MARGIN - 2 * GAP
    return _Cells(cell, float(int(min(cell, high / 12))), kernel, cell)


def _place(places: Places, name: str, cells: _Cells, card: QRectF, middle: float, lane: float) -> None:
    """A matrix in the middle of its lane, with its caption above the lane; without a lane right above the matrix."""
    w, h = cells.size(name)
    top = middle - max(lane, h) / 2
    places.matrices[name] = QRectF(round(card.center().x() - w / 2), round(middle - h / 2), w, h)
    places.captions[name] = QRectF(card.left() + 1, top - CAPTION, card.width() - 2, CAPTION)


def _wire_whole(places: Places) -> None:
    """Arrows to the right between values, one down to the loss, and arrows to the left between gradients."""
    nodes = [names[0] for names in COLUMNS]
    forward_y, backward_y = _wire_heights(places)
    for before, node in pairwise(nodes):
        start, end = places.cards[before].right(), places.cards[node].left()
        back = "loss" if node == "probabilities" else node
        places.wires.append(Wire(node, "forward", QPointF(start, forward_y), QPointF(end, forward_y)))
        places.wires.append(Wire(back, "backward", QPointF(end, backward_y), QPointF(start, backward_y)))
    above, below = places.matrices["probabilities"], places.captions["loss"]
    x = above.center().x()
    places.wires.append(Wire("loss", "forward", QPointF(x, above.bottom() + 1), QPointF(x, below.top() + 1)))


def _wire_heights(places: Places) -> tuple[float, float]:
    """Where the arrows between the cards are; those of gradients are low enough to meet that of the input."""
    forward, backward = places.lanes["forward"], places.lanes["backward"]
    return forward.center().y(), backward.top() + LOW * backward.height()


def _hang(places: Places, top: float, width: float, cells: _Cells) -> None:
    """Weights and biases, and then their gradients, below the wire of their operation."""
    free = places.cards["input"].right() + 3
    for node, names in HANGING.items():
        size = sum(cells.size(name)[0] for name in names) + GAP + 2 * PAD
        joint = (places.cards[BEFORE[node]].right() + places.cards[node].left()) / 2
        left = min(max(joint - size / 2, free), width - EDGE - size)
        card = QRectF(left, top, size, CAPTION + 3 * cells.kernel + 2 * MARGIN + PAD)
        places.cards[names[0]] = card
        x, middle = left + PAD, top + CAPTION + MARGIN + 1.5 * cells.kernel
        for weights, biases in (names[:2], names[2:]):
            start = x
            for name in (weights, biases):
                w, h = cells.size(name)
                places.matrices[name] = QRectF(round(x), round(middle - h / 2), w, h)
                x += w
            places.captions[weights] = QRectF(start, top, x - start, CAPTION)
            x += GAP
        forward_y, backward_y = _wire_heights(places)
        places.wires.append(Wire(node, "forward", QPointF(joint - 3, top), QPointF(joint - 3, forward_y + 4)))
        places.wires.append(Wire(node, "backward", QPointF(joint + 4, backward_y), QPointF(joint + 4, top)))
        free = card.right() + 2 * GAP


# ---- one operation alone


def close_columns(step: Step) -> list[tuple[str, ...]]:
    """What is shown of one operation, column by column: its input, its weights, its output; backward with gradients."""
    if step.phase == "update":
        return [(name, f"d_{name}") for name in step.gives]
    if step.phase == "forward":
        return [(name,) for name in (BEFORE[step.node], *OWN_PARAMETERS.get(step.node, ()), step.node)]
    if step.node == "loss":
        return [("logits", "d_logits"), ("probabilities",), ("loss",)]
    names = (BEFORE[step.node], *OWN_PARAMETERS.get(step.node, ()), step.node)
    return [(name, f"d_{name}") for name in names]


def close(width: float, height: float, step: Step, caption_width: float) -> Places:
    """The operation of a step alone."""
    columns = close_columns(step)
    lanes = max(map(len, columns))
    tallest = max(SHAPES[column[0]][0] for column in columns)
    across = sum(SHAPES[column[0]][1] for column in columns)
    count = len(columns)
    by_height = (height - BACK - 2 * EDGE - TITLE - lanes * (CAPTION + 2 * MARGIN + 2 * GAP)) / (lanes * tallest)
    side = width - LABEL - 2 * EDGE - (count - 1) * 2 * LEAST_WIRE - count * 2 * (MARGIN + PAD)
    cell = float(int(min(by_height, side / across, LARGEST_CELL)))
    cells = _Cells(cell, cell, cell, cell)
    widths = [max(cells.size(column[0])[0], caption_width) + 2 * PAD for column in columns]
    wire = min((width - LABEL - 2 * EDGE - sum(widths)) / max(count - 1, 1), LONGEST_WIRE)
    left = LABEL + EDGE + (width - LABEL - 2 * EDGE - sum(widths) - wire * (count - 1)) / 2
    lane = tallest * cell + 2 * MARGIN
    used = TITLE + lanes * (CAPTION + lane + 2 * GAP)
    top = EDGE + BACK + max(0.0, (height - BACK - 2 * EDGE - used) / 2)
    tops = [top + TITLE + CAPTION + index * (CAPTION + lane + 2 * GAP) for index in range(lanes)]
    places = Places()
    for phase, y in zip(("forward", "backward"), tops, strict=False):
        places.lanes[phase] = QRectF(EDGE, y - GAP, width - 2 * EDGE, lane + 2 * GAP)
    for column, size in zip(columns, widths, strict=True):
        card = QRectF(left, top, size, tops[-1] + lane + GAP - top)
        _fill_close(places, column, card, tops, lane, cells)
        left = card.right() + wire
    if step.phase != "update":
        _wire_close(places, step, columns)
    return places


def _fill_close(
    places: Places, column: Sequence[str], card: QRectF, tops: Sequence[float], lane: float, cells: _Cells
) -> None:
    places.cards[column[0]] = card
    places.titles[column[0]] = QRectF(card.left() + 1, card.top() + 1, card.width() - 2, TITLE - 1)
    for name, top in zip(column, tops, strict=False):
        w, h = cells.size(name)
        places.matrices[name] = QRectF(round(card.center().x() - w / 2), round(top + lane / 2 - h / 2), w, h)
        places.captions[name] = QRectF(card.left() + 1, top - CAPTION, card.width() - 2, CAPTION)


def _wire_close(places: Places, step: Step, columns: Sequence[Sequence[str]]) -> None:
    """Signs between what is put together, and arrows to what comes of it."""
    names = [column[0] for column in columns]
    signs = CLOSE_SIGNS.get(step.node, ())
    for index, (before, name) in enumerate(pairwise(names)):
        start, end = places.cards[before].right(), places.cards[name].left()
        for phase, lane in places.lanes.items():
            first, last = (start, end) if phase == "forward" else (end, start)
            sign = signs[index] if phase == "forward" and index < len(signs) else ""
            y = lane.center().y()
            places.wires.append(Wire(step.node, phase, QPointF(first, y), QPointF(last, y), sign))
