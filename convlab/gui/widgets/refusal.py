"""What cannot be used where it was typed stays there, in the warning colour, with a sentence that says why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from convlab.gui.theme import UNIT, colours_of, font

WIDEST = 300  # pixels of a sentence beside a field
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.LayoutRequest)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def refuse(field: QWidget, message: str) -> None:
    """Mark what stands in a field, and say why it cannot be used, for as long as it stands there."""
    palette = field.palette()
    palette.setColor(QPalette.ColorRole.Text, colours_of(field).warning)
    field.setPalette(palette)
    field.setAccessibleDescription(message)
    _bubble_of(field.window()).say(field, message)


def clear_refusal(field: QWidget) -> None:
    """Take the mark and the sentence away, if there are any."""
    if not field.accessibleDescription():
        return
    field.setPalette(QPalette())
    field.setAccessibleDescription("")
    bubble = _bubble_of(field.window())
    if bubble.field is field:
        bubble.leave()


def refusal_of(field: QWidget) -> str:
    """The sentence that a field is marked with; "" if it is not."""
    return field.accessibleDescription()


class Bubble(QLabel):
    """A sentence below a field, or above it where there is no room below. It follows the field."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.field: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setFont(font("text"))
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self.hide()

    def say(self, field: QWidget, message: str) -> None:
        self.leave()
        self.field = field
        widget: QWidget | None = field
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self.setText(message)
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self.field, self._watched = None, []
        self.hide()

    @Slot()
    def _place(self) -> None:
        field, window = self.field, self._window
        if field is None or not field.isVisible():
            self.hide()
            return
        width = min(WIDEST, self.fontMetrics().horizontalAdvance(self.text()) + 3 * UNIT, window.width())
        self.resize(width, self.heightForWidth(width))
        corner = field.mapTo(window, QPoint(0, field.height() + 2))
        if corner.y() + self.height() > window.height():
            corner.setY(corner.y() - field.height() - self.height() - 4)
        corner.setX(max(0, min(corner.x(), window.width() - self.width())))
        self.move(corner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            QTimer.singleShot(0, self, self._place)  # when the layouts are done
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(colours_of(self).warning, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def _bubble_of(window: QWidget) -> Bubble:
    bubble = window.findChild(Bubble, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return bubble if isinstance(bubble, Bubble) else Bubble(window)


class TypedText(QObject):
    """Watches what is typed into a field. Enter takes it over, unless `problem` has a sentence against it.

    Then it stays, marked, until it is corrected; Esc, and leaving the field, put the old value back. `take` may take
    the text over itself, and is True then; otherwise the field does. `refused` is True when something stands there
    that was refused, False when that is over.
    """

    refused = Signal(bool)

    def __init__(
        self,
        field: QWidget,
        line: QLineEdit,
        problem: Callable[[str], str],
        put_back: Callable[[], None],
        take: Callable[[str], bool] = lambda _: False,
    ) -> None:
        super().__init__(field)
        self._field, self._line = field, line
        self._problem, self._put_back, self._take = problem, put_back, take
        self._refused: str | None = None
        field.installEventFilter(self)
        line.textChanged.connect(self._clear)

    @Slot()
    def _clear(self) -> None:
        if self._refused is not None:
            self._refused = None
            clear_refusal(self._field)
            self.refused.emit(False)

    def _enter(self) -> bool:
        """True if nothing is left to do."""
        message = self._problem(self._line.text())
        if not message:
            return self._take(self._line.text())
        self._refused = self._line.text()
        refuse(self._field, message)
        self.refused.emit(True)
        return True

    def _leave(self) -> None:
        text = self._line.text()
        if self._problem(text):
            self._put_back()
            self._clear()  # where the old value is the same text
        else:
            self._take(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                return self._enter()
            if event.key() == Qt.Key.Key_Escape and self._line.isModified():
                text = self._line.text()
                self._put_back()
                return text != self._line.text()
        elif event.type() is QEvent.Type.FocusOut and isValid(self._line) and self._line.isModified():
            self._leave()
        elif event.type() is QEvent.Type.Paint and self._refused not in (None, self._line.text()):
            self._clear()  # a box that gets a value writes its text without telling
        return super().eventFilter(watched, event)
