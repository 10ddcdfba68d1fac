"""What every widget with texts, icons or colours of its own shares: it follows the language and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object  # the Qt class comes after the mixin in a widget's bases


class LanguageAndTheme(_Widget):
    """A mixin, to be named before the Qt class: `class Legend(LanguageAndTheme, QWidget)`."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self.restyle()

    def retranslate(self) -> None:
        """Set all texts in the current language."""

    def restyle(self) -> None:
        """Set the icons and colours that depend on the theme."""
