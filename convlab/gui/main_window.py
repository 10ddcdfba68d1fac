"""The window: the rail with the labs, the page of the one chosen, menus and the status line. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from convlab import __version__
from convlab.files.work import Work
from convlab.gui import theme
from convlab.gui.data.actions import DataActions, data_folder, dropped_folder
from convlab.gui.data.loader import Loader
from convlab.gui.files.actions import FileActions, dropped_session
from convlab.gui.files.document import Document
from convlab.gui.icons import application_icon, icon
from convlab.gui.labs.lenet.menu import LeNetActions
from convlab.gui.language import LANGUAGES, Language
from convlab.gui.session import Session
from convlab.gui.settings import remembered_layout

if TYPE_CHECKING:
    from convlab.labs.lenet.runs.stored import StoredRun

DEFAULT_SIZE = QSize(1600, 1000)


def _why() -> tuple[type[QWidget], Any]:
    from convlab.gui.labs.why.page import WhyPage
    from convlab.labs.why.state import WhyState

    return WhyPage, WhyState()


def _convolution() -> tuple[type[QWidget], Any]:
    from convlab.gui.labs.convolution.page import ConvolutionPage
    from convlab.labs.convolution.state import ConvolutionState

    return ConvolutionPage, ConvolutionState()


def _field() -> tuple[type[QWidget], Any]:
    from convlab.gui.labs.receptive_field.page import FieldPage
    from convlab.labs.receptive_field.state import FieldState

    return FieldPage, FieldState()


def _lenet() -> tuple[type[QWidget], Any]:
    from convlab.gui.labs.lenet.page import LeNetPage
    from convlab.labs.lenet.state import LeNetState

    return LeNetPage, LeNetState()


def _channels() -> tuple[type[QWidget], Any]:
    from convlab.gui.labs.channels.page import ChannelsPage
    from convlab.labs.channels.state import ChannelsState

    return ChannelsPage, ChannelsState()


def _pooling() -> tuple[type[QWidget], Any]:
    from convlab.gui.labs.pooling.page import PoolingPage
    from convlab.labs.pooling.state import PoolingState

    return PoolingPage, PoolingState()


# in the order of the rail: each one's page, and its first state
LABS = {
    "why": _why,
    "convolution": _convolution,
    "channels": _channels,
    "pooling": _pooling,
    "field": _field,
    "lenet": _lenet,
}


class Pages(Mapping[str, Any]):
    """The labs' pages by name, in the rail's order. Each is built when it is asked for: the window opens soon."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.built:
            page, state = LABS[name]()
            self._window.session.add(name, state)
            self.built[name] = page(self._window.session)
            self._window.take_page(name, self.built[name])
        return self.built[name]

    def __contains__(self, name: object) -> bool:
        return name in LABS

    def __iter__(self) -> Iterator[str]:
        return iter(LABS)

    def __len__(self) -> int:
        return len(LABS)


class MainWindow(QMainWindow):
    """Remembers its place, language, theme and lab in `settings`.

    With a `work_folder`, unsaved work is kept there meanwhile, and the user is asked before the window closes on it.
    """

    def __init__(
        self, settings: QSettings, language: Language, work_folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._language = language
        self._is_closed = False
        self.session = Session(parent=self)
        self.pages = Pages(self)
        self._runs: tuple[StoredRun, ...] = ()  # of a session that was opened, until the LeNet page is built
        self._loader = Loader(self)
        self.document = Document(self, self)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(1100, 640)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self._status = QLabel()
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self._build_rail()
        self._build_menus(work_folder)
        self._build_centre()
        self.session.history_changed.connect(self._history_changed)
        self.retranslate()
        self._restore()

    # ---- building

    def _build_rail(self) -> None:
        self._rail = QToolBar()
        self._rail.setObjectName("rail")
        self._rail.setMovable(False)
        self._rail.setIconSize(QSize(32, 32))
        self._rail.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._rail.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self._rail)
        self._lab_actions: dict[str, QAction] = {}
        group = QActionGroup(self)
        for name in self.pages:
            action = QAction(self, checkable=True)
            action.triggered.connect(lambda _=False, name=name: self.show_lab(name))
            group.addAction(action)
            self._rail.addAction(action)
            self._lab_actions[name] = action

    def _build_centre(self) -> None:
        """Below the bars that tell of files, the page."""
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        files, data = self.files, self.data
        for widget in (files.offer, files.message, files.progress.bar, data.bar, data.progress, data.reading):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def _build_menus(self, work_folder: Path | None) -> None:
        self._file_menu, self._edit_menu = self.menuBar().addMenu(""), self.menuBar().addMenu("")
        self._view_menu, self._help_menu = self.menuBar().addMenu(""), self.menuBar().addMenu("")
        self.files = FileActions(self, self._file_menu, self.document, self._settings, work_folder)
        self.lenet_actions = LeNetActions(
            self._file_menu, self.pages, self.files.message, self.show_lab, self.show_status
        )
        self.data = DataActions(
            self._file_menu, self.document, self._settings, data_folder(), self._show_lenet, self.show_status
        )
        self._loader.dataset_loaded.connect(self.data.take_mnist)
        self._file_menu.addSeparator()
        self._quit = self._action(self._file_menu, self.close, QKeySequence("Ctrl+Q"))
        self._undo = self._action(self._edit_menu, self._undo_here, QKeySequence.StandardKey.Undo)
        self._redo = self._action(self._edit_menu, self._redo_here, QKeySequence.StandardKey.Redo)
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._language_menu = self._view_menu.addMenu("")
        self._theme_menu = self._view_menu.addMenu("")
        self._view_menu.addSeparator()
        self._full_screen = self._action(self._view_menu, self._toggle_full_screen, QKeySequence("F11"))
        self._full_screen.setCheckable(True)
        self._languages, self._themes = QActionGroup(self), QActionGroup(self)
        for code, name in LANGUAGES.items():
            action = self._radio(self._language_menu, self._languages, code)
            action.setText(name)
        self._theme_actions = {mode: self._radio(self._theme_menu, self._themes, mode) for mode in theme.Mode}
        self._languages.triggered.connect(self._choose_language)
        self._themes.triggered.connect(self._choose_theme)
        self._keys = self._action(self._help_menu, self._show_keys, QKeySequence("F1"))
        self._about = self._action(self._help_menu, self._show_about)

    def _action(self, menu: QWidget, slot: object, shortcut: object = None) -> QAction:
        action = menu.addAction("")
        action.triggered.connect(slot)
        if shortcut is not None:
            action.setShortcut(shortcut)
        return action

    def _radio(self, menu: QWidget, group: QActionGroup, data: str) -> QAction:
        action = menu.addAction("")
        action.setCheckable(True)
        action.setData(data)
        group.addAction(action)
        return action

    # ---- labs

    @property
    def lab(self) -> str:
        """The name of the lab on the screen."""
        return next(name for name, page in self.pages.built.items() if page is self._stack.currentWidget())

    def show_lab(self, name: str) -> None:
        self._stack.setCurrentWidget(self.pages[name])
        self.pages[name].setFocus()
        self._lab_actions[name].setChecked(True)
        self._settings.setValue("lab", name)
        self.show_status("")
        self._history_changed(name)

    def take_page(self, name: str, page: QWidget) -> None:
        """Give a page that was just built its place."""
        self._stack.addWidget(page)
        page.status_changed.connect(lambda text: self.show_status(text) if name == self.lab else None)
        page.restore_layout(self._settings)
        page.listen_to(self._loader)
        if name == "lenet":
            self.lenet_actions.take_page(page)
            self.data.take_page(page)
            if self._runs:
                page.take_runs(self._runs)
                self._runs = ()
                self.document.accept_training()
            page.training_changed.connect(self.document.training_changed)

    def load(self) -> None:
        """Start loading weights, plots and data in a thread of their own, and look for work to be recovered.

        Nothing is loaded for a window that was closed meanwhile: nobody would wait for the thread.
        """
        if self._is_closed:
            return
        self._loader.start()
        self.data.open_remembered()
        self.files.look_for_work()

    # ---- files

    def gather(self) -> Work:
        """All that is to be saved."""
        page = self.pages.built.get("lenet")
        return Work(self.session.states, self.lab, page.stored_runs() if page else self._runs)

    def put(self, work: Work) -> None:
        """Show other work in the place of what there is."""
        dataset = self.data.dataset
        self.session.restore(work.states)
        if "lenet" not in work.states:
            self.data.go_on_with(dataset)
        page = self.pages.built.get("lenet")
        if page:
            page.take_runs(work.runs)
        else:
            self._runs = work.runs
        if page is None and "lenet" in work.states:
            self.data.want(work.states["lenet"].recipe.data)  # with its page it tells so itself
        self.show_lab(work.lab or self.lab)

    def training_mark(self) -> object:
        """Something that is another one when training has come further."""
        page = self.pages.built.get("lenet")
        return page.run.mark if page else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_session(event.mimeData()) or dropped_folder(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path, folder = dropped_session(event.mimeData()), dropped_folder(event.mimeData())
        if path or folder:
            event.acceptProposedAction()
        if path:
            self.files.open(path)
        elif folder:
            self.data.open(folder)

    # ---- actions

    @Slot()
    def _undo_here(self) -> None:
        self.session.undo(self.lab)

    @Slot()
    def _redo_here(self) -> None:
        self.session.redo(self.lab)

    @Slot(str)
    def _history_changed(self, lab: str) -> None:
        if lab == self.lab:
            self._undo.setEnabled(self.session.can_undo(lab))
            self._redo.setEnabled(self.session.can_redo(lab))

    @Slot(bool)
    def _toggle_full_screen(self, on: bool) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self._language.use(action.data())
        self._settings.setValue("language", action.data())

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        theme.apply(theme.Mode(action.data()))
        self._settings.setValue("theme", action.data())

    @Slot()
    def system_theme_changed(self) -> None:
        """Follow the desktop, unless a theme was chosen."""
        if self._theme_actions[theme.Mode.SYSTEM].isChecked():
            theme.apply(theme.Mode.SYSTEM)

    def _show_lenet(self) -> None:
        self.show_lab("lenet")

    def show_status(self, text: str) -> None:
        self._status.setText(text)

    def report_error(self, error: BaseException) -> None:
        """Say that something unforeseen happened."""
        self._status.setText(self.tr("Something went wrong: {0}. You can go on working.").format(error))

    @Slot()
    def _show_about(self) -> None:
        text = self.tr(
            "<h3>convlab {0}</h3><p>A laboratory for convolutional neural networks. It follows the chapter on them in"
            " <i>Dive into Deep Learning</i>. Every number on the screen is computed by convlab's own NumPy core.</p>"
            "<p>Code under the MIT licence. MNIST: © Yann LeCun and Corinna Cortes, CC BY-SA 3.0.</p>"
        ).format(__version__)
        self._open_text(self._about.text(), text)

    @Slot()
    def _show_keys(self) -> None:
        rows = [
            ("Ctrl+N, Ctrl+O", self.tr("New session, open a session")),
            ("Ctrl+S, Ctrl+Shift+S", self.tr("Save the session, save it elsewhere")),
            ("Ctrl+Z", self.tr("Undo")),
            ("Ctrl+Y, Ctrl+Shift+Z", self.tr("Redo")),
            ("F11", self.tr("Full screen")),
            ("F1", self.tr("This list")),
            ("Ctrl+Q", self.tr("Quit")),
            ("Tab, Shift+Tab", self.tr("Next and previous control")),
            (self.tr("Space"), self.tr("Convolution: play and pause")),
            ("←, →, Home, End", self.tr("Convolution: previous, next, first and last position")),
            (
                self.tr("Digits, Enter, F2"),
                self.tr("Matrix: type a number into the chosen cell; arrows and Tab move on"),
            ),
            (self.tr("Page Up, Page Down"), self.tr("Why convolution: one rung back or on")),
            (self.tr("Arrow keys"), self.tr("Why convolution, shift and compare: move the image")),
            ("↑, ↓, PgUp, PgDown", self.tr("Receptive field: go to the next unit, to the next layer; Space pins")),
            ("Alt+↑, Alt+↓", self.tr("Receptive field: move the chosen layer up or down in the stack")),
            ("Delete", self.tr("Matrix: set the chosen cell to 0")),
            ("Ctrl+C, Ctrl+V", self.tr("Matrix: copy all of it, paste a matrix or an image")),
            (self.tr("Wheel, Ctrl+Wheel"), self.tr("Matrix: change the number under the pointer; zoom")),
            ("Esc", self.tr("Let go of what is pinned, show the whole output")),
            ("←, →, ↑, ↓", self.tr("Pooling, “What it is for”: move the image")),
            ("← →", self.tr("LeNet, curves: go back in time, from one kept state to the next")),
            (
                self.tr("Arrow keys, Enter"),
                self.tr("LeNet, errors: go from cell to cell and show its images, from image to image and take one"),
            ),
            (self.tr("Arrow keys"), self.tr("Canvas: move the pen (with Shift in larger steps)")),
            (self.tr("Space"), self.tr("Canvas: put the pen down, lift it")),
            ("Delete", self.tr("Canvas: clear")),
        ]
        cells = "".join(f"<tr><td><b>{key}</b></td><td>&nbsp;&nbsp;{what}</td></tr>" for key, what in rows)
        self._open_text(self._keys.text(), f"<table cellpadding=4>{cells}</table>")

    def _open_text(self, title: str, text: str) -> None:
        from convlab.gui.widgets.text_window import TextWindow

        window = TextWindow(title, text, self)
        window.show()

    # ---- languages and themes

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._set_icons()
        elif event.type() is QEvent.Type.WindowStateChange:
            self._full_screen.setChecked(self.isFullScreen())

    def _set_icons(self) -> None:
        for name, action in self._lab_actions.items():
            action.setIcon(icon(name, self))

    def retranslate(self) -> None:
        self.files.retranslate()
        self.lenet_actions.retranslate()
        self.data.retranslate()
        self._rail.setWindowTitle(self.tr("Labs"))
        for name, text, tip in (
            (
                "why",
                self.tr("Why convolution"),
                self.tr("Why convolution: from dense weights to a kernel, and what moves along when the image moves"),
            ),
            (
                "convolution",
                self.tr("Convolution"),
                self.tr("Convolution: kernel, padding and stride, step by step with the arithmetic"),
            ),
            ("channels", self.tr("Channels"), self.tr("Channels: several in, several out, colour, and 1 × 1 kernels")),
            (
                "pooling",
                self.tr("Pooling"),
                self.tr("Pooling: the maximum or the average of each window, and what that is for"),
            ),
            (
                "field",
                self.tr("Receptive field"),
                self.tr("Receptive field: what a unit sees of the image, through any stack of layers"),
            ),
            ("lenet", "LeNet", self.tr("LeNet: train it live, draw to it, look inside")),
        ):
            self._lab_actions[name].setText(text)
            self._lab_actions[name].setToolTip(tip)
        for item, text in (
            (self._file_menu, self.tr("&File")),
            (self._edit_menu, self.tr("&Edit")),
            (self._view_menu, self.tr("&View")),
            (self._help_menu, self.tr("&Help")),
            (self._language_menu, self.tr("&Language")),
            (self._theme_menu, self.tr("&Theme")),
        ):
            item.setTitle(text)
        for action, text in (
            (self._quit, self.tr("&Quit")),
            (self._undo, self.tr("&Undo")),
            (self._redo, self.tr("&Redo")),
            (self._full_screen, self.tr("&Full screen")),
            (self._keys, self.tr("&Keyboard")),
            (self._about, self.tr("&About convlab")),
            (self._theme_actions[theme.Mode.SYSTEM], self.tr("Follow the &system")),
            (self._theme_actions[theme.Mode.LIGHT], self.tr("&Light")),
            (self._theme_actions[theme.Mode.DARK], self.tr("&Dark")),
        ):
            action.setText(text)
        self._set_icons()

    # ---- remembering

    def _restore(self) -> None:
        settings = self._settings
        if not self.restoreGeometry(remembered_layout(settings, "geometry")):
            available = self.screen().availableSize()
            self.resize(DEFAULT_SIZE.boundedTo(available * 0.92))
        _check(self._languages, self._language.code)
        _check(self._themes, settings.value("theme", theme.Mode.SYSTEM, type=str))
        lab = settings.value("lab", type=str)
        self.show_lab(lab if lab in self.pages else next(iter(self.pages)))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_close():
            event.ignore()
            return
        self.files.shut_down()
        self.data.shut_down()
        self._settings.setValue("geometry", self.saveGeometry())
        for page in self.pages.built.values():
            page.save_layout(self._settings)
            page.shut_down()
        self._is_closed = True
        self._loader.wait()
        super().closeEvent(event)


def _check(group: QActionGroup, data: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == data)
