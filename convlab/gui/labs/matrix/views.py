"""What the views of labs with matrices share: they report what the user does to the numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.matrix.cell_edits import Index
from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.language import translate
from convlab.gui.theme import UNIT
from convlab.gui.widgets.matrix.display import SMALLEST_SHARED_CELL
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.matrix.viewport import LARGEST_CELL
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Sliding

FEWEST_OF_PICTURE = 20  # rows or columns: from here on a matrix is a picture, which needs all the room there is
BESIDE_PICTURE = 38  # pixels of a weight beside one
FEWEST_COLUMNS, MOST_COLUMNS = 3, 7  # of weights that the panel has room for in that size
ANY_WIDTH = 16_777_215  # Qt's largest


class MatrixViews(QWidget):
    """An index is where a number is seen in its array, which is named by its kind.

    `hovered` carries a Focus or None, `clicked` a Focus. Edits: `typed` (kind, the view, index, text), `nudged` (kind,
    index, notches), `scrubbed` (kind, index, pixels, number of the drag), `drawn` (indices, erase, number of the
    stroke).
    """

    hovered = Signal(object)
    clicked = Signal(object)
    typed = Signal(str, object, object, str)
    nudged = Signal(str, object, int)
    scrubbed = Signal(str, object, float, int)
    drawn = Signal(object, bool, int)

    def report_pointer(self, view: MatrixView, kind: str, channel: int = 0) -> None:
        """Report what is pointed at and clicked in a view."""
        view.hovered.connect(lambda cell: self.hovered.emit(None if cell is None else Focus(kind, cell, channel)))
        view.clicked.connect(lambda cell: self.clicked.emit(Focus(kind, cell, channel)))

    def report_edits(self, view: MatrixView, kind: str, index_of: Callable[[Cell], Index] = lambda cell: cell) -> None:
        """Report how the numbers in a view are changed."""
        view.typed.connect(lambda cell, text: self.typed.emit(kind, view, index_of(cell), text))
        view.nudged.connect(lambda cell, notches: self.nudged.emit(kind, index_of(cell), notches))
        view.scrubbed.connect(lambda cell, pixels, drag: self.scrubbed.emit(kind, index_of(cell), pixels, drag))
        view.drawn.connect(lambda cells, erase, stroke: self.drawn.emit([*map(index_of, cells)], erase, stroke))


def share_cell_sizes(maps: Sequence[MatrixView], kernels: Sequence[MatrixView], least: float) -> None:
    """Cells of the same size in all maps, and in the kernels too, so that a window is seen to be as large as a kernel.

    A weight gets `least` pixels even when the maps' cells are smaller, if there is room.
    """
    common, room = (min(view.fitting_cell() for view in views) for views in (maps, kernels))
    for views, cell in ((maps, common), (kernels, max(min(common, room), min(least, room)))):
        for view in views:
            view.set_largest_cell(min(LARGEST_CELL, max(cell, SMALLEST_SHARED_CELL)))


def edit_hint(view: MatrixView, step: float) -> str:
    """How the numbers of an input are changed, now that a notch of the wheel is `step`, or looks closer."""
    if not view.wheel_edits:
        return translate("MatrixViews", "Drag to draw · the wheel zooms")
    return translate("MatrixViews", "Click a cell and type · drag to draw · wheel ±{0}").format(format_number(step))


def widest_kernel(sliding: Sliding) -> int:
    """Pixels that the panel of a kernel gets at most: beside a picture no more than the kernel needs."""
    if max(sliding.padded) < FEWEST_OF_PICTURE:
        return ANY_WIDTH
    return min(max(sliding.kernel[1], FEWEST_COLUMNS), MOST_COLUMNS) * BESIDE_PICTURE + 3 * UNIT


def look_at_the_same(*views: MatrixView) -> None:
    """Whichever view is zoomed or moved, the others follow."""
    for leader in views:
        for follower in views:
            if follower is not leader:
                leader.view_changed.connect(
                    lambda leader=leader, follower=follower: follower.set_viewport_share(leader.viewport_share())
                )
