"""A monkey at the window: random clicks, drags, wheel, keys and menu entries, from a seed that repeats them."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget

from convlab.gui.main_window import MainWindow
from tests.gui.matrices import turn_wheel

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Backtab, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Plus, Qt.Key.Key_A),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_Minus, Qt.Key.Key_Period, Qt.Key.Key_Slash),
)
SHORTCUTS = (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_A)
SIZES = ((1100, 640), (1280, 720), (1600, 1000))
REMEMBERED = 40  # events that are told when something goes wrong


class Monkey:
    """What it does depends on its seed, and on what is on the screen. It never quits and chooses no files.

    `events` tells the last things it did.
    """

    def __init__(self, window: MainWindow, seed: int, *, stays: bool) -> None:
        self._window, self._random, self._stays = window, random.Random(seed), stays
        self.events: deque[str] = deque(maxlen=REMEMBERED)
        # a menu over the window may wait in a loop of its own: only a timer gets in there
        self._watch = QTimer(window)
        self._watch.setInterval(0)
        self._watch.timeout.connect(self._close_menus)

    def act(self, count: int) -> None:
        """Do so many things."""
        deeds: list[tuple[int, Callable[[], None]]] = [
            (30, self._click),
            (14, self._drag),
            (10, self._hover),
            (10, self._turn_wheel),
            (22, self._press_key),
            (6, self._press_shortcut),
            (3, self._click_twice),
            (2, self._ask_for_menu),
            (3, self._press_button),
            (2, self._choose_menu_entry),
            (1, self._resize),
            (2, self._wait),
        ]
        weights, actions = zip(*deeds, strict=True)
        for _ in range(count):
            dialog = self._dialog()
            if dialog is not None:
                self._answer(dialog)
            else:
                self._random.choices(actions, weights)[0]()
            QApplication.processEvents()

    def leave(self) -> None:
        """Close what it opened."""
        while (dialog := self._dialog()) is not None:
            dialog.reject()
            QApplication.processEvents()

    # ---- dialogs and menus

    def _dialog(self) -> QDialog | None:
        dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
        return next((dialog for dialog in dialogs if dialog.isVisible()), None)

    def _answer(self, dialog: QDialog) -> None:
        if isinstance(dialog, QFileDialog) or not isinstance(dialog, QMessageBox):
            self._note(f"close {type(dialog).__name__}")
            dialog.reject()
            return
        button = self._random.choice(dialog.buttons())
        self._note(f"answer {button.text()}")
        button.click()

    def _close_menus(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    # ---- deeds

    def _click(self) -> None:
        target, at = self._place()
        modifiers = self._random.choice((NONE, NONE, NONE, SHIFT, CONTROL))
        self._note(f"click {name_of(target)} at {at.toTuple()} {modifiers.name}")
        self._while_menus_close(lambda: QTest.mouseClick(target, LEFT, modifiers, at))

    def _click_twice(self) -> None:
        target, at = self._place()
        self._note(f"double click {name_of(target)} at {at.toTuple()}")
        self._while_menus_close(lambda: QTest.mouseDClick(target, LEFT, NONE, at))

    def _ask_for_menu(self) -> None:
        target, at = self._place()
        self._note(f"right click {name_of(target)} at {at.toTuple()}")
        self._while_menus_close(lambda: QTest.mouseClick(target, RIGHT, NONE, at))

    def _drag(self) -> None:
        target, at = self._place()
        button = self._random.choice((LEFT, LEFT, LEFT, RIGHT))
        self._note(f"drag {button.name} {name_of(target)} from {at.toTuple()}")

        def drag() -> None:
            QTest.mousePress(target, button, NONE, at)
            there = at
            for _ in range(self._random.randint(1, 8)):
                there += QPoint(self._random.randint(-60, 60), self._random.randint(-60, 60))
                QTest.mouseMove(target, there)
                QApplication.processEvents()
            QTest.mouseRelease(target, button, NONE, there)

        self._while_menus_close(drag)

    def _hover(self) -> None:
        target, at = self._place()
        self._note(f"hover {name_of(target)} at {at.toTuple()}")
        QTest.mouseMove(target, at)

    def _turn_wheel(self) -> None:
        target, at = self._place()
        notches = self._random.choice((-3, -1, 1, 3))
        modifiers = self._random.choice((NONE, NONE, NONE, CONTROL, SHIFT))
        self._note(f"wheel {notches} {name_of(target)} at {at.toTuple()} {modifiers.name}")
        turn_wheel(target, at, notches, modifiers)

    def _press_key(self) -> None:
        key = self._random.choice(KEYS)
        modifiers = self._random.choice((NONE, NONE, NONE, NONE, SHIFT, ALT))
        self._key(key, modifiers)

    def _press_shortcut(self) -> None:
        self._key(self._random.choice(SHORTCUTS), self._random.choice((CONTROL, CONTROL, CONTROL | SHIFT)))

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        target = self._window.focusWidget() or self._window
        self._note(f"key {key.name} {modifiers.name} in {name_of(target)}")
        self._while_menus_close(lambda: QTest.keyClick(target, key, modifiers))

    def _press_button(self) -> None:
        """A button, wherever it is: most of the window's area is none."""
        buttons = [
            button
            for button in self._window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and self._may(button)
        ]
        button = self._random.choice(buttons)
        self._note(f"button {name_of(button)}")
        self._while_menus_close(lambda: QTest.mouseClick(button, LEFT))

    def _choose_menu_entry(self) -> None:
        entries = [action for menu in self._window.menuBar().findChildren(QMenu) for action in menu.actions()]
        entries = [entry for entry in entries if entry.isEnabled() and not entry.isSeparator() and not entry.menu()]
        entry = self._random.choice([entry for entry in entries if self._may_choose(entry)])
        self._note(f"menu {entry.text()}")
        entry.trigger()

    def _may_choose(self, entry: QAction) -> bool:
        return entry is not self._window.quit_action

    def _resize(self) -> None:
        width, height = self._random.choice(SIZES)
        self._note(f"resize {width} × {height}")
        self._window.resize(width, height)

    def _wait(self) -> None:
        self._note("wait")
        QTest.qWait(20)

    # ---- where

    def _place(self) -> tuple[QWidget, QPoint]:
        """A widget, and a point in it: what a random point of the window meets."""
        while True:
            at = QPoint(self._random.randrange(self._window.width()), self._random.randrange(self._window.height()))
            target = self._window.childAt(at)
            if target is not None and self._may(target):
                return target, target.mapFrom(self._window, at)

    def _may(self, target: QWidget) -> bool:
        """Not the bar that leads to other labs, when it is to stay in one."""
        return not self._stays or (target is not self._window.rail and target.parent() is not self._window.rail)

    def _while_menus_close(self, deed: Callable[[], None]) -> None:
        self._watch.start()
        try:
            deed()
            QApplication.processEvents()
        finally:
            self._watch.stop()
            self._close_menus()

    def _note(self, event: str) -> None:
        self.events.append(event)


def name_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or widget.objectName()}”"
