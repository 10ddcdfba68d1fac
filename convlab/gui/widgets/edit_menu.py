"""A button with a menu: what can be done to all of something, in words, with the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from convlab.gui.icons import icon
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme


class EditMenu(LanguageAndTheme, QPushButton):
    """“Edit ▾” in the heading of a section. Its `entries` go by name.

    `own_keys` are the entries whose keys a page takes up by `addActions`; other keys are only told: something else
    hears them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.entries: dict[str, QAction] = {}
        self.own_keys: list[QAction] = []
        self._icons: dict[str, str] = {}
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self.retranslate()

    def add(
        self, name: str, slot: Callable[[], object], *, drawn: str = "", key: str = "", told_key: str = ""
    ) -> QAction:
        """A new entry; `drawn` names its icon, `key` is its own key, `told_key` one that is heard elsewhere."""
        action = self._menu.addAction("")
        action.triggered.connect(lambda: slot())
        action.setShortcutVisibleInContextMenu(True)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setShortcut(QKeySequence(key or told_key))
        if key:
            self.own_keys.append(action)
        if drawn:
            self._icons[name] = drawn
        self.entries[name] = action
        return action

    def separate(self) -> None:
        """A line below the entries so far."""
        self._menu.addSeparator()

    def set_texts(self, texts: Iterable[tuple[str, str, str]]) -> None:
        """Name, text and tooltip of each entry."""
        for name, text, tip in texts:
            self.entries[name].setText(text)
            self.entries[name].setToolTip(tip)
        self.restyle()

    def retranslate(self) -> None:
        name_button(self, self.tr("Edit"), self.tr("Operations on the whole matrix"))

    def restyle(self) -> None:
        for name, drawn in self._icons.items():
            self.entries[name].setIcon(icon(drawn, self))
