"""How a matrix is drawn: cells in colours, with their numbers where they are large enough; padding looks different."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QStaticText

from convlab.core import Padding
from convlab.gui.theme import GREYS, Colours, font
from convlab.gui.widgets.images import colour_image, indexed_image
from convlab.gui.widgets.matrix.places import Places
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import NO_PADDING

SMALLEST_RULED_CELL = 6  # pixels; smaller cells have no lines between them
SMALLEST_NUMBERED_CELL = 17
SMALLEST_NUMBER, LARGEST_NUMBER = 8, 56  # pixels of the font
NUMBER_SHARE = 0.36  # of a cell's height
SMALL_NUMBER, SMALL_NUMBER_SHARE = 9, 0.5  # numbers up to this size may take this share
SMALLEST_LABELLED_CELL = 34  # pixels; smaller cells have no room for a second number
TEXT_SHARE = 0.88  # of a cell's width that a number may fill
SMALLEST_MARK = 12  # pixels
BRIGHT = 0.52  # lightness
BLACK, WHITE = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
DOT_SHARE = 0.07  # of a cell's width that a dot's radius has


@dataclass(frozen=True, eq=False)
class Picture:
    """A matrix to draw: values, their colours as steps from 0 to 255, and what some of its cells are.

    Rows and columns from `covered` on are dropped by the floor; cells from `revealed` on, in reading order, are not
    computed yet. `pad_text` replaces the numbers of padding cells. `colour` (h, w, 3), RGB from 0 to 255, replaces the
    levels. `numbers` are the texts of all cells, row by row, and their size, where several matrices share one. Or else
    `longest` are the longest numbers of several matrices, with 1, 2 and 3 decimals: all are as large, and as exact, as
    these fit. `spread` are the rows and the columns that hold data, where zeros were put between them: these look like
    padding, as long as cells are large enough to tell.
    """

    values: NDArray[np.float64]
    levels: NDArray[np.uint8]
    signed: bool = False
    padding: Padding = NO_PADDING
    covered: tuple[int, int] | None = None
    revealed: int | None = None
    pad_text: str | None = None
    colour: NDArray[np.uint8] | None = None
    numbers: tuple[Sequence[str], int] | None = None
    longest: tuple[str, ...] | None = None
    spread: tuple[range, range] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        rows, columns = self.values.shape
        return rows, columns

    def image(self, rows: range, columns: range, colours: Colours) -> QImage:
        """An image of some rows and columns, one pixel for each cell."""
        part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        if self.colour is not None:
            return colour_image(self.colour[part])
        return indexed_image(self.levels[part], colours.diverging_table if self.signed else GREYS)


@dataclass(frozen=True)
class Mark:
    """A frame around some cells, at a place that may lie between cells, filled with a share of its colour.

    A `label` is written small into the lower right corner, where the cells are large enough. A `dot` is drawn in the
    upper right corner, in place of the frame. Sides that are `open` ("top", "bottom", "left", "right") have no line:
    what is framed goes on there.
    """

    row: float
    column: float
    colour: QColor
    rows: float = 1
    columns: float = 1
    fill: float = 0
    width: float = 2.5
    label: str = ""
    dot: bool = False
    open: frozenset[str] = frozenset()


def draw_matrix(painter: QPainter, picture: Picture, places: Places, area: QRectF, colours: Colours) -> None:
    """Draw the part of the matrix that lies in the area."""
    rows, columns = places.visible(area, picture.shape)
    if not rows or not columns:
        return
    target = places.rect(rows[0], columns[0], len(rows), len(columns))
    image = picture.image(rows, columns, colours)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, places.cell < 1)
    # an indexed image takes several times as long to scale as one of colours
    painter.drawImage(target, image.convertToFormat(QImage.Format.Format_RGB32))
    _veil_padding(painter, picture, places, colours)
    _veil_dropped(painter, picture, places, colours)
    if picture.revealed is not None:
        _hide_rest(painter, picture, places, picture.revealed, colours)
    _rule(painter, places, rows, columns, colours)
    if places.cell >= SMALLEST_NUMBERED_CELL:
        _write_numbers(painter, picture, places, rows, columns, image, colours)


def _veil_padding(painter: QPainter, picture: Picture, places: Places, colours: Colours) -> None:
    top, bottom, left, right = picture.padding
    height, width = picture.shape
    inner = height - top - bottom
    tint, hatch = QColor(colours.padding), _hatch(colours.muted, 0.45, Qt.BrushStyle.BDiagPattern)
    tint.setAlphaF(0.78)
    painter.setBrushOrigin(places.origin)
    for row, column, rows, columns in (
        (0, 0, top, width),
        (height - bottom, 0, bottom, width),
        (top, 0, inner, left),
        (top, width - right, inner, right),
    ):
        if rows and columns:
            rect = places.rect(row, column, rows, columns)
            painter.fillRect(rect, tint)
            painter.fillRect(rect, hatch)
    if picture.spread is not None and places.cell >= SMALLEST_RULED_CELL:
        between = _between(picture, picture.spread, places)
        painter.fillPath(between, tint)
        painter.fillPath(between, hatch)


def _between(picture: Picture, spread: tuple[range, range], places: Places) -> QPainterPath:
    """Where zeros were put between data: whole rows and whole columns without the padding."""
    (top, bottom, left, right), (height, width) = picture.padding, picture.shape
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # where rows and columns cross they are veiled once
    for row in set(range(top, height - bottom)).difference(spread[0]):
        path.addRect(places.rect(row, left, 1, width - left - right))
    for column in set(range(left, width - right)).difference(spread[1]):
        path.addRect(places.rect(top, column, height - top - bottom, 1))
    return path


def _veil_dropped(painter: QPainter, picture: Picture, places: Places, colours: Colours) -> None:
    if picture.covered is None:
        return
    (height, width), (rows, columns) = picture.shape, picture.covered
    veil = QColor(colours.base)
    veil.setAlphaF(0.72)
    for rect in (
        places.rect(rows, 0, height - rows, width) if rows < height else None,
        places.rect(0, columns, rows, width - columns) if columns < width else None,
    ):
        if rect is not None:
            painter.fillRect(rect, veil)
            painter.fillRect(rect, _hatch(colours.warning, 0.8, Qt.BrushStyle.DiagCrossPattern))


def _hide_rest(painter: QPainter, picture: Picture, places: Places, revealed: int, colours: Colours) -> None:
    height, width = picture.shape
    row, column = divmod(revealed, width)
    if row < height:
        painter.fillRect(places.rect(row, column, 1, width - column), colours.track)
        painter.fillRect(places.rect(row + 1, 0, height - row - 1, width), colours.track)


def _hatch(colour: QColor, alpha: float, style: Qt.BrushStyle) -> QBrush:
    shade = QColor(colour)
    shade.setAlphaF(alpha)
    return QBrush(shade, style)


def _rule(painter: QPainter, places: Places, rows: range, columns: range, colours: Colours) -> None:
    area = places.rect(rows[0], columns[0], len(rows), len(columns))
    if places.cell >= SMALLEST_RULED_CELL:
        corner = QPoint(math.floor(area.left()), math.floor(area.top()))
        inset, ratio = area.topLeft() - QPointF(corner), painter.device().devicePixelRatio()
        lines = _lines(places.cell, inset.x(), inset.y(), len(rows), len(columns), colours.rule.rgba(), ratio)
        painter.drawImage(corner, lines)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.muted, 1))
    painter.drawRect(area)


@lru_cache(maxsize=16)
def _lines(cell: float, x: float, y: float, rows: int, columns: int, colour: int, ratio: float) -> QImage:
    """Translucent lines between cells, from the corner (x, y) on: to draw them anew takes longer than all the rest."""
    size = QSize(math.ceil(columns * cell) + 1, math.ceil(rows * cell) + 1)
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for column in range(1, columns):
        painter.fillRect(QRectF(x + column * cell, y, 1, rows * cell), QColor.fromRgba(colour))
    for row in range(1, rows):
        painter.fillRect(QRectF(x, y + row * cell, columns * cell, 1), QColor.fromRgba(colour))
    painter.end()
    return image


def _write_numbers(
    painter: QPainter,
    picture: Picture,
    places: Places,
    rows: range,
    columns: range,
    image: QImage,
    colours: Colours,
) -> None:
    whole = picture.numbers
    part = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    fitted = whole if whole is not None else fitting_texts(picture.values[part], places.cell, picture.longest)
    if fitted is None or fitted[1] < SMALLEST_NUMBER:
        return
    texts, size = fitted
    if whole is not None:
        texts = np.reshape(np.array(texts, object), picture.shape)[part].ravel().tolist()
    is_bright = _brightness(image)
    typeface = number_font(size)
    painter.setFont(typeface)
    key, cell, origin, width = typeface.key(), places.cell, places.origin, picture.shape[1]
    hidden_from = picture.values.size if picture.revealed is None else picture.revealed
    data, plain = _inner(picture), _covered(picture)
    used: QColor | None = None  # to set a pen takes as long as to write a number
    for row in rows:
        y = origin.y() + row * cell
        for column in columns:
            if row * width + column >= hidden_from:
                return
            is_data = row in data[0] and column in data[1]
            text = texts[(row - rows[0]) * len(columns) + column - columns[0]]
            if not is_data and picture.pad_text is not None:
                text = picture.pad_text
            if is_data and row in plain[0] and column in plain[1]:
                colour = BLACK if is_bright(row - rows[0], column - columns[0]) else WHITE
            else:
                colour = colours.ink
            if colour is not used:
                painter.setPen(colour)
                used = colour
            label, label_width, height = _laid_out(text, size, key)
            painter.drawStaticText(
                QPointF(origin.x() + column * cell + (cell - label_width) / 2, y + (cell - height) / 2), label
            )


def _inner(picture: Picture) -> tuple[range, range]:
    """Rows and columns of data: without the padding, and without zeros that were put between."""
    if picture.spread is not None:
        return picture.spread
    (top, bottom, left, right), (height, width) = picture.padding, picture.shape
    return range(top, height - bottom), range(left, width - right)


def _covered(picture: Picture) -> tuple[range, range]:
    """Rows and columns that a window comes to."""
    rows, columns = picture.covered or picture.shape
    return range(rows), range(columns)


@lru_cache(maxsize=4096)
def _laid_out(text: str, size: int, _font_key: str) -> tuple[QStaticText, float, float]:
    """A number laid out, its width and its height: most numbers are written again in the next picture."""
    typeface = number_font(size)
    label, metrics = QStaticText(text), QFontMetricsF(typeface)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.prepare(font=typeface)
    return label, metrics.horizontalAdvance(text), metrics.height()


def _brightness(image: QImage) -> Callable[[int, int], bool]:
    """A function that is True for a cell so bright that its number is written in black."""
    if image.format() is not QImage.Format.Format_Indexed8:
        return lambda row, column: image.pixelColor(column, row).lightnessF() > BRIGHT
    bright = _bright(tuple(image.colorTable()))
    return lambda row, column: bright[image.pixelIndex(column, row)]


@lru_cache(8)
def _bright(table: tuple[int, ...]) -> list[bool]:
    return [QColor.fromRgb(colour).lightnessF() > BRIGHT for colour in table]


def number_font(size: int) -> QFont:
    """The font of numbers in cells."""
    result = QFont(font("text"))  # a copy: that one is shared
    result.setPixelSize(size)
    return result


def fitting_texts(
    values: NDArray[np.float64], cell: float, longest: tuple[str, ...] | None = None
) -> tuple[list[str], int] | None:
    """The numbers of some cells and the font size at which all fit, with as many decimals as that allows.

    With the `longest` numbers of several matrices, with 1, 2 and 3 decimals, it is these that have to fit.
    """

    def sized(digits: int) -> tuple[list[str], int]:
        texts = [cell_number(value, digits) for value in values.ravel().tolist()]
        return texts, fitting_size(texts if longest is None else [longest[digits - 1]], cell)

    shortest = sized(1)
    if shortest[1] < SMALLEST_NUMBER:
        return None
    for digits in (3, 2):
        texts, size = sized(digits)
        if size >= SMALLEST_NUMBER and (size >= 10 or size == _largest_number(cell)):
            return texts, size
    return shortest


def fitting_size(texts: Sequence[str], cell: float) -> int:
    """The largest font size, in pixels, at which all fit into cells."""
    largest = _largest_number(cell)
    width = QFontMetricsF(number_font(largest)).horizontalAdvance(max(texts, key=len))
    return int(largest * min(1, cell * TEXT_SHARE / max(width, 1)))


def _largest_number(cell: float) -> int:
    small = min(SMALL_NUMBER, int(cell * SMALL_NUMBER_SHARE))
    return min(LARGEST_NUMBER, max(small, int(cell * NUMBER_SHARE)))


def draw_mark(painter: QPainter, mark: Mark, places: Places, colours: Colours) -> None:
    rect = places.rect(mark.row, mark.column, mark.rows, mark.columns)
    if mark.dot:
        _dot(painter, mark, rect, colours)
        return
    missing = SMALLEST_MARK - min(rect.width(), rect.height())
    if missing > 0 and mark.width:  # on a photograph a window of a few pixels would be overlooked
        rect.adjust(-missing / 2, -missing / 2, missing / 2, missing / 2)
    if mark.fill:
        shade = QColor(mark.colour)
        shade.setAlphaF(mark.fill)
        painter.fillRect(rect, shade)
    if mark.width:
        pen = QPen(mark.colour, min(mark.width, max(2.0, places.cell * 0.3 * max(mark.rows, mark.columns))))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _frame(painter, rect, mark.open)
    if mark.label and places.cell >= SMALLEST_LABELLED_CELL:
        _label(painter, mark, rect, places.cell, colours)


def _frame(painter: QPainter, rect: QRectF, open_sides: frozenset[str]) -> None:
    if not open_sides:
        painter.drawRect(rect)
        return
    corners = rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()
    for side, start, end in zip(("top", "right", "bottom", "left"), corners, (*corners[1:], corners[0]), strict=True):
        if side not in open_sides:
            painter.drawLine(start, end)


def _dot(painter: QPainter, mark: Mark, rect: QRectF, colours: Colours) -> None:
    radius = min(max(rect.width() * DOT_SHARE, 2.0), 7.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.base, 1.5))
    painter.setBrush(mark.colour)
    painter.drawEllipse(QPointF(rect.right() - 1.9 * radius, rect.top() + 1.9 * radius), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _label(painter: QPainter, mark: Mark, rect: QRectF, cell: float, colours: Colours) -> None:
    typeface = number_font(max(SMALLEST_NUMBER + 1, min(18, int(cell * 0.2))))
    metrics = QFontMetricsF(typeface)
    width, height = metrics.horizontalAdvance(mark.label) + 6, metrics.height()
    if width > max(rect.width(), mark.columns * cell):  # it would lie on its neighbours' numbers
        return
    inset = max(2.0, cell * 0.05)
    chip = QRectF(rect.right() - width - inset, rect.bottom() - height - inset, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.base)
    painter.drawRoundedRect(chip, 3, 3)
    painter.setFont(typeface)
    painter.setPen(mark.colour)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, mark.label)
