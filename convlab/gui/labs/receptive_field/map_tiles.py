"""The maps of all layers as tiles, as large as the room allows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.section import caption
from convlab.labs.common.stack import MOST_LAYERS

LABELS = 44  # pixels of a tile above and below its map
TITLE = 20  # pixels of a small tile above its map
SMALL = 100  # pixels; where maps would be smaller, one is shown large besides
STRIP = 6  # most maps in a line below a large one


class MapTile(QWidget):
    """One layer's map, with its name above and its values below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: dict[str, tuple[str, ...]] = {"title": ("",), "note": ("",)}  # longest first
        self.view, self.title, self.note = MatrixView(), QLabel(), caption()
        self.view.setMinimumSize(40, 40)
        self.title.setFont(font("caption", bold=True))
        self.title.setMinimumWidth(1)
        for label in (self.title, self.note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        arranged(QVBoxLayout(self), self.title, (self.view, 1), self.note, spacing=2)

    def set_title(self, text: str, short: str) -> None:
        """Above the map; where there is no room, the short text, or only its number."""
        self._texts["title"] = text, short, short.split()[0]
        self.view.setAccessibleName(text)
        self._fit()

    def set_note(self, text: str) -> None:
        """Below the map, if there is room."""
        self._texts["note"] = text, ""
        self._fit()

    def set_chosen(self, is_chosen: bool) -> None:
        """Whether this is the map that is shown large."""
        palette = QApplication.palette()
        if is_chosen:
            palette.setColor(palette.ColorRole.WindowText, colours_of(self).field)
        if self.title.palette() != palette:
            self.title.setPalette(palette)

    def copy(self, other: MapTile) -> None:
        """Show the same map, with the same texts."""
        if other.view.picture is not None and other.view.picture is not self.view.picture:
            self.view.set_picture(other.view.picture)
        self._texts = dict(other._texts)
        self.view.setAccessibleName(other.view.accessibleName())
        self._fit()

    def _fit(self) -> None:
        for label, texts in zip((self.title, self.note), self._texts.values(), strict=True):
            fitting = (text for text in texts if label.fontMetrics().horizontalAdvance(text) <= self.width())
            label.setText(next(fitting, texts[-1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class MapTiles(QWidget):
    """As many tiles as there are layers, left to right and line by line, as large as the room allows.

    Where that is too small, they make a strip, and `large` shows one of them above it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tiles = [MapTile(self) for _ in range(MOST_LAYERS)]
        self.large = MapTile(self)
        self.large.hide()
        self._count, self._aspect = 0, 1.0
        self.setMinimumSize(220, 120)

    def show_count(self, count: int, aspect: float) -> None:
        """How many tiles, and how much higher than wide the maps are."""
        if (count, aspect) != (self._count, self._aspect):
            self._count, self._aspect = count, aspect
            for index, tile in enumerate(self.tiles):
                tile.setVisible(index < count)
            self._place()

    def _place(self) -> None:
        if not self._count:
            return
        lines = max(range(1, min(self._count, 4) + 1), key=self._side)
        is_strip = self._side(lines) < SMALL and self._count > 4
        self.large.setVisible(is_strip)
        for tile in self.tiles:
            tile.note.setVisible(not is_strip)
        self._place_tiles(-(-self._count // STRIP) if is_strip else lines, is_strip)

    def _side(self, lines: int) -> float:
        """About how large the maps are in so many lines."""
        return min(self.width() / -(-self._count // lines), (self.height() / lines - LABELS) / self._aspect)

    def _place_tiles(self, lines: int, is_strip: bool) -> None:
        columns = -(-self._count // lines)
        lines = -(-self._count // columns)
        width = self.width() / columns
        if is_strip:
            height = min(self.height() / (2 * lines), width * self._aspect + TITLE)
            top = self.height() - height * lines
            self.large.setGeometry(0, 0, self.width(), round(top) - UNIT)
        else:
            height = min(self.height() / lines, width * self._aspect + LABELS)  # no map floats in empty room
            top = (self.height() - height * lines) / 2
        for index, tile in enumerate(self.tiles[: self._count]):
            line, column = divmod(index, columns)
            left, above = round(column * width) + UNIT // 2, round(top + line * height)
            tile.setGeometry(left, above, round(width) - UNIT, round(height) - UNIT // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
