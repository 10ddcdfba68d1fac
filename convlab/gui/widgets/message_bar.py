"""A message across the window, with buttons for what can be done about it. It is not modal: work goes on below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from convlab.gui.icons import icon
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme

STRIPE = 4  # pixels, in the colour of the message's kind

Action = tuple[str, str, Callable[[], object]]  # text, tooltip, and what it does; the bar closes with it


class MessageBar(LanguageAndTheme, QWidget):
    """Hidden until there is something to say; one message at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = "kernel"
        self._on_close: Callable[[], object] | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)  # file names are no markup
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(UNIT * 2, UNIT // 2, UNIT, UNIT // 2)
        self._row.setSpacing(UNIT)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.close_button)
        self.retranslate()
        self.hide()

    def say(
        self,
        text: str,
        actions: Sequence[Action] = (),
        *,
        is_warning: bool = False,
        on_close: Callable[[], object] | None = None,
    ) -> None:
        """Show a message in the place of any other. `on_close` is called when it is closed without an action."""
        self.clear()
        self._role, self._on_close = "warning" if is_warning else "kernel", on_close
        self.text.setText(text)
        self.setAccessibleName(text)
        for index, (name, tip, act) in enumerate(actions):
            button = QPushButton() if index else AccentButton()
            name_button(button, name, tip)
            button.clicked.connect(lambda _=False, act=act: self._act(act))
            self._row.insertWidget(1 + index, button)
            self.buttons.append(button)
        self.show()
        self.update()

    def change_text(self, text: str) -> None:
        """Change the text alone, such as a progress in per cent."""
        self.text.setText(text)
        self.setAccessibleName(text)

    def _act(self, act: Callable[[], object]) -> None:
        self.clear()
        act()

    def clear(self) -> None:
        """Hide the message without calling `on_close`."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self._on_close = None
        self.hide()

    @Slot()
    def dismiss(self) -> None:
        """The user closes it."""
        act = self._on_close
        self.clear()
        if act is not None:
            act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), getattr(colours_of(self), self._role)
        painter.fillRect(self.rect(), self.palette().base())
        painter.fillRect(QRectF(0, 0, STRIPE, self.height()), colour)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.palette().mid())

    def retranslate(self) -> None:
        name_button(self.close_button, "", self.tr("Close this message"))
        self.restyle()

    def restyle(self) -> None:
        self.close_button.setIcon(icon("close", self))
