"""The magnifier of a step: its window in numbers, where the cells of a picture are too small to show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Slot
from PySide6.QtWidgets import QWidget

from convlab.core import Padding
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.matrix.parts import picture
from convlab.gui.labs.matrix.stepper import Stepper
from convlab.gui.widgets.magnifier import Magnifier, PatchRow
from convlab.gui.widgets.matrix.display import MatrixDisplay
from convlab.gui.widgets.matrix.painting import Picture
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.motion import Spot
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import ScaledMatrix, signed_scale_for
from convlab.labs.common.sliding import NO_PADDING, Sliding

LEGIBLE_CELL = 24  # pixels: from this size on cells show their numbers well enough themselves


class Patch(NamedTuple):
    """What the magnifier shows, where the pointer is, and what is to stay in view."""

    rows: Sequence[PatchRow]
    total: str
    pointed: Spot
    avoided: Sequence[Spot]


class Dock(Protocol):
    """Where the patch of the present step has a place of its own."""

    def isVisible(self) -> bool: ...  # noqa: N802
    def show_patch(self, patch: Patch) -> None: ...


class PatchLens(QObject):
    """Shows what `find` finds of the output that is looked at: under the pointer, or kept there by a click."""

    def __init__(self, page: QWidget, stepper: Stepper, find: Callable[[Focus, Cell], Patch | None]) -> None:
        super().__init__(page)
        self._page, self._stepper, self._find = page, stepper, find
        self._stage = page  # where the magnifier may be
        self.dock: Dock | None = None  # takes its place while it is open
        self.magnifier = Magnifier(page)

    def keep_within(self, stage: QWidget) -> None:
        """The magnifier is to cover nothing beside the stage."""
        self._stage = stage

    @Slot()
    def show(self) -> None:
        """Follow what is looked at."""
        if self.dock is not None and self.dock.isVisible():
            self.magnifier.hide()
            docked = self._patch(is_always_shown=True)
            if docked is not None:
                self.dock.show_patch(docked)
            return
        patch = self._patch() if self._stage.isVisible() else None
        view = patch.pointed.widget if patch is not None else None
        if patch is None or (isinstance(view, MatrixView) and view.is_drawn_on):
            self.magnifier.hide()
        else:
            avoided = [self._on_page(spot) for spot in patch.avoided]
            area = self._on_page(Spot(self._stage, lambda: QRectF(self._stage.rect())))
            self.magnifier.show_patch(patch.rows, patch.total, self._on_page(patch.pointed), avoided, area)

    def _patch(self, *, is_always_shown: bool = False) -> Patch | None:
        stepper = self._stepper
        is_shown = is_always_shown or (stepper.is_kept and not stepper.transport.is_playing)
        if stepper.hovered is None and not is_shown:
            return None
        focus, sliding = stepper.focus, stepper.sliding
        if focus.kind == "input":  # of the windows it is in, the one in the middle
            reached = sliding.reached(*focus.cell)
            return self._pointed_out(focus, reached[len(reached) // 2]) if reached else None
        return self._find(focus, focus.cell) if focus.kind == "output" else None

    def _pointed_out(self, focus: Focus, output: Cell) -> Patch | None:
        """The window of an output, with the cell of it that is looked at."""
        patch, sliding = self._find(focus, output), self._stepper.sliding
        row, column = (
            int(place - start) // gap
            for place, start, gap in zip(focus.cell, sliding.corner(*output), sliding.dilation, strict=True)
        )
        return patch and patch._replace(rows=[replace(one, pointed=(row, column)) for one in patch.rows])

    def _on_page(self, spot: Spot) -> QRectF:
        return spot.rect().translated(QPointF(spot.widget.mapTo(self._page, spot.widget.rect().topLeft())))


def shows_numbers(view: MatrixDisplay) -> bool:
    """Whether the numbers can be read in the cells themselves."""
    return view.places.cell >= LEGIBLE_CELL


def window_spot(view: MatrixDisplay, sliding: Sliding, cell: Cell) -> Spot:
    """Where the window of an output lies on the input."""
    top, left = sliding.corner(*cell)
    return Spot(view, lambda: view.places.rect(top, left, *sliding.extent))


def window_of(shown: Picture, sliding: Sliding, cell: Cell) -> Picture:
    """The window of an output out of the picture of the padded input."""
    (top, left), (height, width) = map(int, sliding.corner(*cell)), sliding.extent
    part = slice(top, top + height, sliding.dilation[0]), slice(left, left + width, sliding.dilation[1])
    p, (rows, columns) = shown.padding, shown.shape
    sides = p.top - top, top + height - (rows - p.bottom), p.left - left, left + width - (columns - p.right)
    lengths = height, height, width, width
    padded = Padding(*(min(max(side, 0), length) for side, length in zip(sides, lengths, strict=True)))
    return Picture(
        shown.values[part],
        shown.levels[part],
        shown.signed,
        padded if sliding.dilation == (1, 1) else NO_PADDING,
        pad_text=shown.pad_text,
    )


def product_row(window: Picture, weights: Picture, total: float) -> PatchRow:
    """window × weights = products, and their sum."""
    products: Matrix = window.values * weights.values
    shown = picture(ScaledMatrix(products, signed_scale_for(products)))
    return PatchRow(window, weights, shown, f"Σ = {format_number(total)}")
