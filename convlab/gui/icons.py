"""Icons from resources/icons, in the colour of the text around them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from convlab.assets import resource

SIZES = (32, 64)  # pixels; what is needed in between is scaled from these


def icon(name: str, widget: QWidget, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon in the widget's colour of that role; the style makes it paler where it is disabled."""
    result = QIcon()
    colour = widget.palette().color(QPalette.ColorGroup.Active, role)
    for size in SIZES:
        result.addPixmap(_pixmap(name, colour.name(), size))
    return result


def accented_icons(name: str, widget: QWidget) -> tuple[QIcon, QIcon]:
    """The icon for a plain and for an accented button."""
    return icon(name, widget), icon(name, widget, QPalette.ColorRole.HighlightedText)


def application_icon() -> QIcon:
    result = QIcon()
    for size in (32, 64, 256):
        result.addPixmap(_pixmap("convlab", QColor("black").name(), size))
    return result


@cache
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    svg = _svg(name).replace("currentColor", colour)
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
