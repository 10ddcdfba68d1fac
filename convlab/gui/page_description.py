"""What a screen reader is told of a lab's page: its title, and the readings of its state."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, Slot
from PySide6.QtGui import QAccessible

from convlab.gui.labs.page import LabPage
from convlab.gui.registry import LABS
from convlab.gui.session import LabHandle
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.common.readings import described
from convlab.labs.registry import load_lab

REST_MILLISECONDS = 500  # after the last change: a pen that moves waits for nothing


class PageDescription(QObject):
    """Keeps the accessible name and description of a page, the latter only while somebody has them read."""

    def __init__(self, page: LabPage, lab: LabHandle[Any]) -> None:
        super().__init__(page)
        self._page, self._lab = page, lab
        self._timer = SingleShot(self, REST_MILLISECONDS, self._write)
        lab.changed.connect(self._write_soon)
        page.installEventFilter(self)
        self._name()

    @Slot()
    def _write_soon(self) -> None:
        if QAccessible.isActive():
            self._timer.start()

    @Slot()
    def _write(self) -> None:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        readings = load_lab(self._lab.name).readings
        reader = self._page.focusProxy() or self._page  # the one that has the focus is read
        reader.setAccessibleDescription(described(readings, self._lab.state, "zh_CN" if is_chinese else "en"))

    def _name(self) -> None:
        self._page.setAccessibleName(LABS[self._lab.name].title())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self._write_soon()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.FocusIn):
            self._write_soon()
        return super().eventFilter(watched, event)
