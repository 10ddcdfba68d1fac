"""Push buttons, some of which stand out in the accent colour, and entries of menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter

RADIUS = 3


class AccentButton(QPushButton):
    """Accented always, or, when checkable, while it is checked."""

    def __init__(self) -> None:
        super().__init__()
        self._accented = QIcon()

    def set_icons(self, plain: QIcon, accented: QIcon) -> None:
        """The icon for either state."""
        self._accented = accented
        self.setIcon(plain)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.isEnabled() or (self.isCheckable() and not self.isChecked()):
            super().paintEvent(event)
            return
        option, role = QStyleOptionButton(), QPalette.ColorRole
        self.initStyleOption(option)
        option.palette.setColor(role.ButtonText, option.palette.color(role.HighlightedText))
        option.icon = self._accented
        colour = option.palette.color(role.Highlight)
        if self.isDown():
            colour = colour.darker(115)
        elif self.underMouse():
            colour = colour.lighter(108)
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if self.hasFocus():
            painter.setPen(self.palette().color(role.HighlightedText))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), RADIUS, RADIUS)


def name_button(button: QAbstractButton, text: str, tip: str) -> None:
    """Text and tooltip; a button with an icon alone has its tooltip for a name."""
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text or tip)


def add_action(menu: QMenu, slot: Callable[[], object], *shortcuts: str) -> QAction:
    """A new entry of a menu, without a text yet."""
    action = menu.addAction("")
    action.triggered.connect(lambda: slot())
    action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
    return action
