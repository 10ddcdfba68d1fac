"""The window: the rail with the labs, the page of the one chosen, menus and the status line. It decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from convlab.files.work import Work
from convlab.gui.data.loader import Loader
from convlab.gui.files.actions import FileActions, dropped_session
from convlab.gui.files.document import Document
from convlab.gui.help import about_text, key_groups
from convlab.gui.icons import application_icon, icon
from convlab.gui.labs.extension import LabExtension
from convlab.gui.labs.page import LabPage
from convlab.gui.language import Language
from convlab.gui.pages import Pages
from convlab.gui.registry import LABS
from convlab.gui.session import Session
from convlab.gui.settings import remembered_layout, remembered_text
from convlab.gui.view_menu import ViewMenu
from convlab.gui.widgets.buttons import add_action
from convlab.gui.widgets.status_line import StatusLine

DEFAULT_SIZE = QSize(1600, 1000)
STATUS_HEIGHT = 24  # pixels, whatever is written: a taller script must not move the page


class MainWindow(QMainWindow):
    """Remembers its place, language, theme and lab in `settings`. `page_built` carries the name of a lab.

    With a `work_folder`, unsaved work is kept there meanwhile, and the user is asked before the window closes on it.
    """

    page_built = Signal(str)

    def __init__(
        self, settings: QSettings, language: Language, work_folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._is_closed = False
        self.session = Session(parent=self)
        self.pages = Pages(self.session, self._place_page)
        self.loader = Loader(self)
        self.document = Document(self, self)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(1100, 640)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self._status = StatusLine()
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setFixedHeight(STATUS_HEIGHT)
        self._build_rail()
        self._build_menus(language, work_folder)
        self._build_centre()
        self.session.history_changed.connect(self._history_changed)
        self.retranslate()
        self._restore()

    # ---- building

    def _build_rail(self) -> None:
        self.rail = QToolBar()
        self.rail.setObjectName("rail")
        self.rail.setMovable(False)
        self.rail.setIconSize(QSize(32, 32))
        self.rail.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.rail.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        self.lab_actions: dict[str, QAction] = {}
        group = QActionGroup(self)
        for number, name in enumerate(LABS, 1):
            action = QAction(self, checkable=True)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(lambda _=False, name=name: self.show_lab(name))
            group.addAction(action)
            self.rail.addAction(action)
            self.lab_actions[name] = action

    def _build_menus(self, language: Language, work_folder: Path | None) -> None:
        self.file_menu, self._edit_menu = self.menuBar().addMenu(""), self.menuBar().addMenu("")
        self.view_menu = ViewMenu(self, self.menuBar().addMenu(""), self.settings, language, self.lab_actions)
        self._help_menu = self.menuBar().addMenu("")
        self.files = FileActions(self, self.file_menu, self.document, self.settings, work_folder, self.show_status)
        self.message = self.files.message
        classes = {name: entry.extension_class() for name, entry in LABS.items()}
        self.extensions: dict[str, LabExtension] = {name: kind(self) for name, kind in classes.items() if kind}
        self.file_menu.addSeparator()
        self.quit_action = add_action(self.file_menu, self.close, "Ctrl+Q")
        self.undo_action = add_action(self._edit_menu, lambda: self.session[self.lab].undo(), "Ctrl+Z")
        self.redo_action = add_action(self._edit_menu, lambda: self.session[self.lab].redo(), "Ctrl+Y", "Ctrl+Shift+Z")
        self._keys_action = add_action(self._help_menu, self._show_keys, "F1")
        self.about_action = add_action(self._help_menu, self._show_about)

    def _build_centre(self) -> None:
        """Below the bars that tell of files, the page."""
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bars = [bar for extension in self.extensions.values() for bar in extension.bars]
        for widget in (*self.files.bars, *bars):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    # ---- labs

    @property
    def lab(self) -> str:
        """The name of the lab on the screen."""
        return next(name for name, page in self.pages.built.items() if page is self._stack.currentWidget())

    def show_lab(self, name: str) -> None:
        self._stack.setCurrentWidget(self.pages[name])
        self.pages[name].setFocus()
        self.lab_actions[name].setChecked(True)
        self.settings.setValue("lab", name)
        self.show_status("")
        self._history_changed(name)

    @Slot(str, object)
    def _open_other(self, name: str, handed: Mapping[str, Any]) -> None:
        """Show another lab, with what a page hands over to it."""
        self.pages[name].take_over(handed)
        self.show_lab(name)

    def _place_page(self, name: str, page: LabPage) -> None:
        """Give a page that was just built its place."""
        self._stack.addWidget(page)
        page.status_changed.connect(lambda text: self.show_status(text) if name == self.lab else None)
        page.other_lab_requested.connect(self._open_other)
        page.restore_layout(self.settings)
        page.listen_to(self.loader)
        if name in self.extensions:
            self.extensions[name].page_built(page)
        self.page_built.emit(name)

    def load(self) -> None:
        """Start loading weights, plots and data in a thread of their own, and look for work to be recovered.

        Nothing is loaded for a window that was closed meanwhile: nobody would wait for the thread.
        """
        if self._is_closed:
            return
        self.loader.start()
        self.files.recovery.look_for_work()

    # ---- files

    def current_work(self) -> Work:
        """All that is to be saved."""
        work = Work(self.session.states, self.lab)
        for extension in self.extensions.values():
            work = extension.with_own_part(work)
        return work

    def show_work(self, work: Work) -> None:
        """Replace all that is there by other work."""
        self.session.restore(work.states)
        for extension in self.extensions.values():
            extension.restore(work)
        self.show_lab(work.lab or self.lab)

    def training_mark(self) -> object:
        """A value that differs when training has got further."""
        marks = tuple(extension.mark() for extension in self.extensions.values())
        return marks if any(marks) else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if dropped_session(mime) or any(extension.takes_drop(mime) for extension in self.extensions.values()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        if path := dropped_session(mime):
            event.acceptProposedAction()
            self.files.open(path)
        elif extension := next((found for found in self.extensions.values() if found.takes_drop(mime)), None):
            event.acceptProposedAction()
            extension.drop(mime)

    # ---- actions

    @Slot(str)
    def _history_changed(self, lab: str) -> None:
        if lab == self.lab:
            self.undo_action.setEnabled(self.session[lab].can_undo)
            self.redo_action.setEnabled(self.session[lab].can_redo)

    @property
    def status_text(self) -> str:
        return self._status.text

    def show_status(self, text: str) -> None:
        self._status.set_text(text)

    def report_error(self, error: BaseException) -> None:
        """Say that something unforeseen happened."""
        text = self.tr("Something went wrong ({0}). You can go on working; the details went to the terminal.")
        self._status.set_text(text.format(type(error).__name__))

    def _show_keys(self) -> None:
        from convlab.gui.widgets.keys_window import KeysWindow

        KeysWindow(self._keys_action.text(), key_groups(), self).show()

    def _show_about(self) -> None:
        from convlab.gui.widgets.text_window import TextWindow

        TextWindow(self.about_action.text(), about_text(), self).show()

    # ---- languages and themes

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._set_icons()
        elif event.type() is QEvent.Type.WindowStateChange:
            self.view_menu.full_screen.setChecked(self.isFullScreen())

    def _set_icons(self) -> None:
        for name, action in self.lab_actions.items():
            action.setIcon(icon(LABS[name].icon, self))

    def retranslate(self) -> None:
        self.files.retranslate()
        self.view_menu.retranslate()
        for extension in self.extensions.values():
            extension.retranslate()
        self.rail.setWindowTitle(self.tr("Labs"))
        for name, entry in LABS.items():
            self.lab_actions[name].setText(entry.title())
            self.lab_actions[name].setToolTip(f"{entry.tip()} ({self.lab_actions[name].shortcut().toString()})")
        self._widen_rail()
        self.file_menu.setTitle(self.tr("&File"))
        self._edit_menu.setTitle(self.tr("&Edit"))
        self._help_menu.setTitle(self.tr("&Help"))
        for action, text in (
            (self.quit_action, self.tr("&Quit")),
            (self.undo_action, self.tr("&Undo")),
            (self.redo_action, self.tr("&Redo")),
            (self._keys_action, self.tr("&Keyboard")),
            (self.about_action, self.tr("&About convlab")),
        ):
            action.setText(text)
        self._set_icons()

    def _widen_rail(self) -> None:
        """All buttons of the rail are as wide as the widest."""
        buttons = [self.rail.widgetForAction(action) for action in self.lab_actions.values()]
        for button in buttons:
            button.setMinimumWidth(0)
        width = max(button.sizeHint().width() for button in buttons)
        for button in buttons:
            button.setMinimumWidth(width)

    # ---- remembering

    def _restore(self) -> None:
        if not self.restoreGeometry(remembered_layout(self.settings, "geometry")):
            available = self.screen().availableSize()
            self.resize(DEFAULT_SIZE.boundedTo(available * 0.92))
        lab = remembered_text(self.settings, "lab")
        self.show_lab(lab if lab in LABS else next(iter(LABS)))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.unsaved.may_close():
            event.ignore()
            return
        self.files.shut_down()
        for extension in self.extensions.values():
            extension.shut_down()
        self.settings.setValue("geometry", self.saveGeometry())
        for page in self.pages.built.values():
            page.save_layout(self.settings)
            page.shut_down()
        self._is_closed = True
        self.loader.wait()
        super().closeEvent(event)
