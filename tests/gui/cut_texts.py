"""Finds texts on the screen that are cut: those of labels, buttons and lists, and those that widgets paint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from convlab.gui.widgets.elided_label import ElidedLabel

SLACK = 1.5  # pixels that a text may need more than it has: nothing of it is lost
_RICH = re.compile(r"<[a-z]|&[a-z]+;")
CUT_NUMBER = re.compile(r"\d\s?…$")  # it reads as another number


def cut_texts(root: QWidget) -> list[str]:
    """A line for each text that is seen and cut."""
    found = [*_cut_labels(root), *_cut_buttons(root), *_cut_choices(root)]
    with _painted_texts() as painted:
        root.grab()
    return sorted({*found, *painted})


def sideways_scrolled(root: QWidget) -> list[str]:
    """What needs a sideways scroll to be seen."""
    areas = [area for area in _seen(root, QAbstractScrollArea) if area.horizontalScrollBar().maximum() > 0]
    return [type(area.parentWidget()).__name__ for area in areas]


def _seen(root: QWidget, kind: type[Any]) -> Iterator[Any]:
    for widget in root.findChildren(kind):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def _cut_labels(root: QWidget) -> Iterator[str]:
    for label in _seen(root, QLabel):
        text = label.shown_text if isinstance(label, ElidedLabel) else label.text()
        if not text or not label.pixmap().isNull():
            continue
        room = label.contentsRect()
        if label.wordWrap():
            is_cut = label.heightForWidth(label.width()) > label.height() + SLACK or _widest_word(label) > room.width()
        else:
            is_cut = text == label.text() and _width(label) > room.width() + SLACK
        if is_cut or _sticks_out(label) or CUT_NUMBER.search(text):
            yield f"{type(label).__name__}: {text!r} in {room.width()} × {room.height()}"


def _width(label: QLabel) -> float:
    if not _RICH.search(label.text()):
        return max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    document.setHtml(label.text())
    return document.idealWidth()


def _widest_word(label: QLabel) -> float:
    if _RICH.search(label.text()):
        return 0
    words = re.split(r"\s|(?<=[\u3000-\uffef])", label.text())
    return max(label.fontMetrics().horizontalAdvance(word) for word in words) - SLACK


def _sticks_out(widget: QWidget) -> bool:
    """Whether a parent is too small for it, and cannot be scrolled."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent.parentWidget(), QScrollArea) or isinstance(parent, QScrollArea):
            return False
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(place):
            return True
        parent = parent.parentWidget()
    return False


def _cut_buttons(root: QWidget) -> Iterator[str]:
    for button in _seen(root, QAbstractButton):
        if not button.text() or not isinstance(button, QPushButton | QCheckBox):
            continue
        text = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
        icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
        around = 24 if isinstance(button, QCheckBox) else (22 if getattr(button, "menu", lambda: None)() else 2)
        if text + icon + around > button.width() + SLACK or _sticks_out(button):
            yield f"{type(button).__name__}: {button.text()!r} in {button.width()}"


def _cut_choices(root: QWidget) -> Iterator[str]:
    for choice in _seen(root, QComboBox):
        option = QStyleOptionComboBox()
        choice.initStyleOption(option)
        field = choice.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
        )
        text = choice.currentText() or choice.placeholderText()
        if choice.fontMetrics().horizontalAdvance(text) > field.width() + SLACK:
            yield f"{type(choice).__name__}: {text!r} in {field.width()}"


@contextmanager
def _painted_texts() -> Iterator[set[str]]:
    """Collects the texts that are painted and cut meanwhile."""
    cut: set[str] = set()
    draw = QPainter.drawText

    def drawn(painter: QPainter, *arguments: Any) -> Any:
        if reason := _painted_cut(painter, *arguments):
            cut.add(reason)
        return draw(painter, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", drawn)
        yield cut


def _painted_cut(painter: QPainter, place: Any, *others: Any) -> str:
    text = others[-1]
    if not isinstance(text, str) or not text.strip():
        return ""
    if isinstance(place, QPointF | QPoint):
        rect = QFontMetricsF(painter.font()).boundingRect(text).translated(QPointF(place))
        room = None
    else:
        flags = Qt.AlignmentFlag(others[0]).value if isinstance(others[0], Qt.AlignmentFlag) else int(others[0])
        rect = painter.boundingRect(QRectF(place), flags, text)
        room = None if flags & Qt.TextFlag.TextDontClip.value else QRectF(place)
    seen = painter.combinedTransform().mapRect(rect)
    device = painter.device()
    is_out = seen.left() < -3 or seen.right() > device.width() + 3  # a pixmap's device pixels are 1 here
    is_cut = room is not None and (
        rect.width() > room.width() + SLACK or (rect.height() > room.height() + 4 and "\n" not in text)
    )
    if is_cut or is_out or CUT_NUMBER.search(text):
        where = f"{room.width():.0f} × {room.height():.0f}" if room is not None else "the widget"
        return f"painted: {text!r} ({rect.width():.0f} × {rect.height():.0f}) in {where}"
    return ""
