"""What is behind “More”: controls that are needed now and then."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from convlab.gui.theme import UNIT
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged, in_column


class FoldButton(QToolButton):
    """Its arrow says whether it is down; it does not look pressed then."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_On
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


class Fold(LanguageAndTheme, QWidget):
    """A button with words and, while it is open, what it holds: a `grid` like a section's, and rows below.

    It opens itself when what it holds is in use, see `show_use`. What the user chose is remembered.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = ""
        self._is_wanted = self._is_in_use = False
        self.button = FoldButton()
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._choose)
        self._content = QWidget()
        self.grid = control_grid()
        self._body = in_column(self.grid, spacing=UNIT // 2, parent=self._content)
        in_column(self.button, self._content, spacing=UNIT // 2, parent=self)
        self._open(False)

    def row(self) -> QHBoxLayout:
        """A row of buttons below what there is."""
        row = arranged(QHBoxLayout(), spacing=UNIT // 2)
        self._body.addLayout(row)
        return row

    def set_contents(self, contents: str) -> None:
        """Say in a few words what is in it."""
        self._contents = contents
        self.retranslate()

    def retranslate(self) -> None:
        text = self.tr("More: {0}").format(self._contents) if self._contents else self.tr("More")
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setToolTip(
            self.tr("Hide these controls; their settings stay in force")
            if self.is_open
            else self.tr("Show more controls")
        )

    @property
    def is_open(self) -> bool:
        return self.button.isChecked()

    @Slot(bool)
    def _choose(self, is_open: bool) -> None:
        self._is_wanted = is_open
        self._open(is_open)

    def show_use(self, in_use: bool) -> None:
        """Open when what is inside begins to be in use, and close when it ends, unless the user is busy in there."""
        if in_use == self._is_in_use:
            return
        self._is_in_use = in_use
        focus = QApplication.focusWidget()
        is_busy = self.underMouse() or (focus is not None and self.isAncestorOf(focus))
        if in_use or not is_busy:
            self._open(in_use or self._is_wanted)

    def _open(self, is_open: bool) -> None:
        self.button.setChecked(is_open)
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._content.setVisible(is_open)
        self.retranslate()


def control_grid() -> QGridLayout:
    """A column for labels and three for fields."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(UNIT)
    grid.setVerticalSpacing(UNIT // 2)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return grid


def save_folds(root: QWidget, settings: QSettings, key: str) -> None:
    """Remember which folds below a widget the user has opened; each goes by the class of what it is in."""
    for fold in root.findChildren(Fold):
        settings.setValue(_key(fold, key), fold._is_wanted)


def restore_folds(root: QWidget, settings: QSettings, key: str) -> None:
    for fold in root.findChildren(Fold):
        if settings.value(_key(fold, key), False, type=bool) is True:
            fold._choose(True)


def _key(fold: Fold, key: str) -> str:
    return f"{key}/{type(fold.parentWidget()).__name__}/more"
