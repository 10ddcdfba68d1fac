"""The place beside the stage: one panel stands there, and a button in the page's head folds it away."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, QSize, Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from convlab.gui.icons import icon
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme

ICON = QSize(16, 16)


class PanelButton(LanguageAndTheme, QPushButton):
    """Down while its panel stands open. It is named by `set_texts`."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(True)
        self.setIconSize(ICON)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.restyle()

    def set_texts(self, text: str, tip: str) -> None:
        name_button(self, text, tip)

    def restyle(self) -> None:
        self.setIcon(icon("panel", self))


class SidePanel(QObject):
    """A panel and its `button`. What the user wants is remembered; a view that has no use for the panel hides both, and
    the keys of the page's own actions, which are the panel's, do nothing there.
    """

    def __init__(self, panel: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._page, self.panel, self.button = page, panel, PanelButton()
        self._is_of_use = True
        self.button.clicked.connect(self._show)

    @property
    def is_open(self) -> bool:
        """Whether the user wants it open."""
        return self.button.isChecked()

    def set_of_use(self, is_of_use: bool) -> None:
        """Whether the view on the screen has a use for the panel."""
        self._is_of_use = is_of_use
        for action in self._page.actions():
            action.setEnabled(is_of_use)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.button.setVisible(self._is_of_use)
        self.panel.setVisible(self._is_of_use and self.is_open)

    def save(self, settings: QSettings, key: str) -> None:
        settings.setValue(key, self.is_open)

    def restore(self, settings: QSettings, key: str) -> None:
        self.button.setChecked(settings.value(key, True, type=bool) is True)
        self._show()
