"""The matrix product of the patches and the kernel, cell by cell; what there is no room for is left out by “…”."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.matrix.painting import Mark, Picture, draw_mark, draw_matrix
from convlab.gui.widgets.matrix.places import Cell, Places
from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import ScaledMatrix
from convlab.labs.convolution.product import Product, shown_slots
from convlab.labs.convolution.state import ConvolutionState

LEAST_CELL, LARGEST_CELL = 27, 64  # pixels
SIGN = 36  # pixels between two matrices
LEFT, RIGHT = 56, 76  # pixels for what is written before the patches, and after the sums
NAME = 140  # pixels on either side of a matrix's middle for its name
PARTS = ("patches", "column", "sums")


class ProductTable(LanguageAndTheme, QWidget):
    """Patches, kernel and sums side by side. `hovered` carries a Focus or None, `clicked` a Focus.

    In a row of the patches and in the sums one points at a step, in the kernel at a weight.
    """

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.product: Product | None = None
        self._focus, self._step, self._revealed = Focus("output", (0, 0)), 0, -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(640, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 5 * LEAST_CELL + 3 * self._line)

    # ---- what is shown

    def show_focus(self, state: ConvolutionState, focus: Focus, step: int, revealed: int | None) -> None:
        """Show the rows around a step, with the sums of the first `revealed` of them, and light what is looked at."""
        if focus.kind == "input":  # a window that it lies in
            step = next((state.sliding.step(output) for output in state.sliding.reached(*focus.cell)), step)
        self._focus, self._step = focus, step
        self._revealed = state.sliding.steps if revealed is None else revealed
        self._lay_out(state)
        self.setAccessibleDescription(self.row_text())
        self.update()

    def _lay_out(self, state: ConvolutionState) -> None:
        """Choose rows and columns: as many as there is room for."""
        rows = int((self.height() - 3 * self._line) // LEAST_CELL)
        columns = int((self.width() - LEFT - RIGHT - 2 * SIGN) // LEAST_CELL) - 2
        weight = self._weight if self._focus.kind == "kernel" else 0
        steps = shown_slots(state.sliding.steps, self._step, rows)
        self.product = Product(state, steps, *(shown_slots(state.kernel.size, weight, n) for n in (columns, rows)))

    @property
    def _weight(self) -> int:
        """The number of the weight that is looked at, in reading order."""
        assert self.product is not None
        return self._focus.cell[0] * self.product.state.sliding.kernel[1] + self._focus.cell[1]

    def row_text(self) -> str:
        """The present row as it is read: the window, the kernel, and their product."""
        if self.product is None:
            return ""
        state = self.product.state
        window = state.sliding.patches(state.padded, self._step, 1)[0].tolist()
        weights, total = state.applied.ravel().tolist(), float(state.sums.ravel()[self._step])
        numbers = (" ".join(map(format_number, values)) for values in (window, weights))
        return self.tr("Row {0}: {1} · {2} = {3}").format(self._step, *numbers, format_number(total))

    @property
    def _line(self) -> int:
        return round(QFontMetricsF(font("caption")).height()) + UNIT // 2

    # ---- places

    @property
    def cell(self) -> float:
        """The size of a cell in pixels."""
        if self.product is None:
            return LARGEST_CELL
        rows, columns = max(len(self.product.steps), len(self.product.entries)), len(self.product.weights) + 2
        room = (self.width() - LEFT - RIGHT - 2 * SIGN) / columns, (self.height() - 3 * self._line) / rows
        return float(max(1, int(min(LARGEST_CELL, *room))))

    def places(self, part: str) -> Places:
        """Where the cells of "patches", "column" or "sums" lie."""
        product, cell = self.product, self.cell
        assert product is not None
        weights = len(product.weights)
        whole = LEFT + (weights + 2) * cell + 2 * SIGN + RIGHT
        lefts = {"patches": 0.0, "column": weights * cell + SIGN, "sums": (weights + 1) * cell + 2 * SIGN}
        rows, _ = self.shape(part)
        room = self.height() - 3 * self._line
        x = max(0.0, (self.width() - whole) / 2) + LEFT + lefts[part]
        return Places(cell, QPointF(round(x), round(2 * self._line + (room - rows * cell) / 2)))

    def shape(self, part: str) -> Cell:
        assert self.product is not None
        steps, weights, entries = (len(s) for s in (self.product.steps, self.product.weights, self.product.entries))
        return {"patches": (steps, weights), "column": (entries, 1), "sums": (steps, 1)}[part]

    def _focus_at(self, position: QPointF) -> Focus | None:
        if self.product is None:
            return None
        sliding = self.product.state.sliding
        for part in PARTS:
            rows, columns = self.shape(part)
            places = self.places(part)
            if places.rect(0, 0, rows, columns).contains(position):
                row = min(int((position.y() - places.origin.y()) // places.cell), rows - 1)
                index = (self.product.entries if part == "column" else self.product.steps)[row]
                if index is None:
                    return None
                return (
                    Focus("kernel", divmod(index, sliding.kernel[1]))
                    if part == "column"
                    else Focus("output", sliding.position(index))
                )
        return None

    # ---- events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self._focus_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        focus = self._focus_at(event.position())
        if focus is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.product is not None:
            self._lay_out(self.product.state)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.product is None:
            return
        painter, product = QPainter(self), self.product
        looks = product.state.shown_input, product.state.shown_kernel, product.state.shown_sums
        for part, look in zip(PARTS, looks, strict=True):
            values: Matrix = getattr(product, part)
            shown = ScaledMatrix(values, look.scale)
            self._paint_part(painter, part, Picture(values, shown.levels, shown.signed))
        for part, mark in self._marks():
            draw_mark(painter, mark, self.places(part), colours_of(self))
        self._paint_texts(painter)

    def _paint_part(self, painter: QPainter, part: str, picture: Picture) -> None:
        places, colours = self.places(part), colours_of(self)
        draw_matrix(painter, picture, places, QRectF(self.rect()), colours)
        painter.setPen(colours.muted)
        painter.setFont(font("text", bold=True))
        base = self.palette().color(QPalette.ColorRole.Base)
        for rect, text in self._gaps(part):
            painter.fillRect(rect, base)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        if part == "sums":
            assert self.product is not None
            for row, step in enumerate(self.product.steps):
                if step is not None and step >= self._revealed:
                    painter.fillRect(places.rect(row, 0), colours.track)

    def _gaps(self, part: str) -> Iterator[tuple[QRectF, str]]:
        """Where rows and columns are left out."""
        assert self.product is not None
        places, (rows, columns) = self.places(part), self.shape(part)
        for row, index in enumerate(self.product.entries if part == "column" else self.product.steps):
            if index is None:
                yield places.rect(row, 0, 1, columns).adjusted(-1, 1, 2, 0), "⋮"
        for column, index in enumerate(self.product.weights if part == "patches" else ()):
            if index is None:
                yield places.rect(0, column, rows).adjusted(1, -1, 0, 2), "…"

    def _marks(self) -> Iterator[tuple[str, Mark]]:
        """What belongs to the focus: a row, a column, or every place of a cell of the input."""
        product, colours = self.product, colours_of(self)
        assert product is not None
        steps, weights = self.shape("patches")
        yield "column", Mark(0, 0, colours.kernel, len(product.entries), 1, width=3)
        if self._focus.kind == "output":
            row = product.steps.index(product.state.sliding.step(self._focus.cell))
            yield "patches", Mark(row, 0, colours.window, 1, weights, fill=0.16, width=4)
            yield "sums", Mark(row, 0, colours.output, width=4)
        elif self._focus.kind == "kernel":
            column, entry = product.weights.index(self._weight), product.entries.index(self._weight)
            yield "patches", Mark(0, column, colours.window, steps, 1, fill=0.16, width=3)
            yield "column", Mark(entry, 0, colours.kernel, fill=0.2, width=4)
        else:
            for row, column in product.places_of(self._focus.cell):
                yield "patches", Mark(row, column, colours.window, width=4)
                yield "sums", Mark(row, 0, colours.output, width=3)

    def _paint_texts(self, painter: QPainter) -> None:
        """The name and size of each matrix, and the signs between them."""
        whole = {part: self.places(part).rect(0, 0, *self.shape(part)) for part in PARTS}
        painter.setFont(font("title", bold=True))
        painter.setPen(self.palette().text().color())
        middle = whole["patches"].center().y() - SIGN / 2
        for left, text in ((whole["column"].left(), "·"), (whole["sums"].left(), "=")):
            painter.drawText(QRectF(left - SIGN, middle, SIGN, SIGN), Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(font("caption"))
        painter.setPen(colours_of(self).muted)
        for part, (name, size) in zip(PARTS, self.captions(), strict=True):
            line = QRectF(0, 0, 2 * NAME, self._line)
            line.moveCenter(QPointF(whole[part].center().x(), 0))
            above, below = whole[part].top() - (2 if part == "patches" else 1) * self._line, whole[part].bottom() + 3
            for top, text in ((above, name), (below, size)):
                line.moveTop(top)
                painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
        self._paint_indices(painter)

    def _paint_indices(self, painter: QPainter) -> None:
        """The weight above each column of the patches; the output that each sum goes to."""
        colours, product = colours_of(self), self.product
        assert product is not None
        patches, sums, middle = self.places("patches"), self.places("sums"), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colours.kernel)
        top = patches.origin.y() - self._line
        before = QRectF(patches.origin.x() - LEFT, top, LEFT - UNIT, self._line)
        painter.drawText(before, middle | Qt.AlignmentFlag.AlignRight, self.tr("weight"))
        for place, weight in enumerate(product.weights):
            if weight is not None:
                above = QRectF(patches.rect(0, place).left() - 4, top, patches.cell + 8, self._line)
                text = "{},{}".format(*divmod(weight, product.state.sliding.kernel[1]))
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)
        for row, step in enumerate(product.steps):
            if step is not None:
                is_present = step == self._step and self._focus.kind == "output"
                painter.setFont(font("caption", bold=is_present))
                painter.setPen(colours.output if is_present else colours.muted)
                after = sums.rect(row, 0).translated(sums.cell + UNIT, 0)
                after.setWidth(RIGHT - UNIT)
                painter.drawText(after, middle, "→ [{}, {}]".format(*product.state.sliding.position(step)))

    # ---- words

    def captions(self) -> tuple[tuple[str, str], ...]:
        """What each matrix is, and its whole size."""
        assert self.product is not None
        state, size = self.product.state, "{} × {}".format
        rows, columns = state.sliding.steps, state.kernel.size
        are_outputs = not (state.with_relu or state.shows_difference)
        return (
            (self.tr("each row is one window, flattened"), size(rows, columns)),
            (self.tr("kernel"), size(columns, 1)),
            (self.tr("outputs") if are_outputs else self.tr("sums"), size(rows, 1)),
        )

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The windows, one flattened in each row, times the kernel as a column"))
        self.setToolTip(self.tr("Point at a row to see its window and its output; click to go on from that step"))
        self.update()

    def restyle(self) -> None:
        self.update()
