"""The View menu: the labs, language, theme, full screen, motion."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from convlab.gui import theme
from convlab.gui.language import LANGUAGES, Language
from convlab.gui.settings import remembered_text
from convlab.gui.widgets.buttons import add_action
from convlab.gui.widgets.reduced_motion import is_reduced, set_reduced


class ViewMenu(QObject):
    """What is chosen takes effect at once and is remembered in the settings."""

    def __init__(
        self,
        window: QMainWindow,
        menu: QMenu,
        settings: QSettings,
        language: Language,
        labs: Mapping[str, QAction],
    ) -> None:
        super().__init__(window)
        menu.addActions(list(labs.values()))
        menu.addSeparator()
        self._window, self._menu, self._settings, self._language = window, menu, settings, language
        self._language_menu, self._theme_menu = menu.addMenu(""), menu.addMenu("")
        menu.addSeparator()
        self.full_screen = add_action(menu, self._toggle_full_screen, "F11")
        self.full_screen.setCheckable(True)
        self.reduce_motion = menu.addAction("")
        self.reduce_motion.setCheckable(True)
        self.reduce_motion.triggered.connect(self._choose_motion)
        menu.aboutToShow.connect(self._show_motion)
        chosen = remembered_text(settings, "reduce_motion")
        set_reduced(chosen == "true" if chosen else None)
        self._languages, self._themes = QActionGroup(self), QActionGroup(self)
        for code, name in LANGUAGES.items():
            self._choice(self._language_menu, self._languages, code).setText(name)
        self._theme_actions = {mode: self._choice(self._theme_menu, self._themes, mode) for mode in theme.Mode}
        self._languages.triggered.connect(self._choose_language)
        self._themes.triggered.connect(self._choose_theme)
        _check(self._languages, language.code)
        _check(self._themes, remembered_text(settings, "theme") or theme.Mode.SYSTEM)

    def _choice(self, menu: QMenu, group: QActionGroup, data: str) -> QAction:
        action = menu.addAction("")
        action.setCheckable(True)
        action.setData(data)
        group.addAction(action)
        return action

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def use_language(self, code: str) -> None:
        """Write everything in a language from now on. It is not remembered."""
        self._language.use(code)

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self.use_language(action.data())
        self._settings.setValue("language", action.data())

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        theme.apply(theme.Mode(action.data()))
        self._settings.setValue("theme", action.data())

    @Slot(bool)
    def _choose_motion(self, reduced: bool) -> None:
        set_reduced(reduced)
        self._settings.setValue("reduce_motion", "true" if reduced else "false")

    @Slot()
    def _show_motion(self) -> None:
        self.reduce_motion.setChecked(is_reduced())

    @Slot()
    def follow_system_theme(self) -> None:
        """The desktop has another theme: follow it, unless one was chosen here."""
        if self._theme_actions[theme.Mode.SYSTEM].isChecked():
            theme.apply(theme.Mode.SYSTEM)

    def retranslate(self) -> None:
        self._menu.setTitle(self.tr("&View"))
        self._language_menu.setTitle(self.tr("&Language"))
        self._theme_menu.setTitle(self.tr("&Theme"))
        self.full_screen.setText(self.tr("&Full screen"))
        self.reduce_motion.setText(self.tr("Reduce &motion"))
        self.reduce_motion.setStatusTip(self.tr("Windows and numbers jump to their places instead of gliding there"))
        for mode, text in (
            (theme.Mode.SYSTEM, self.tr("Follow the &system")),
            (theme.Mode.LIGHT, self.tr("&Light")),
            (theme.Mode.DARK, self.tr("&Dark")),
        ):
            self._theme_actions[mode].setText(text)


def _check(group: QActionGroup, data: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == data)
