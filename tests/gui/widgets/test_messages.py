"""What comes and goes: messages, the line of a long computation, windows with a text, panels and buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.message_bar import MessageBar
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import Section, Sections
from convlab.gui.widgets.text_window import TextWindow
from convlab.gui.widgets.waiting import Waiting
from tests.gui.widgets.looking import count_of, noted, painted, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Whose parts lie one below the other."""
    window = QWidget()
    window.resize(400, 200)
    QVBoxLayout(window)
    shown(window, qtbot)
    return window


def test_a_message_offers_actions_and_goes_with_them(window: QWidget) -> None:
    bar, done = MessageBar(), []
    window.layout().addWidget(bar)
    assert not bar.isVisible()
    actions = [("Retry", "once more", lambda: done.append("retried")), ("Ignore", "", lambda: done.append("ignored"))]
    bar.say("It went wrong", actions, is_warning=True, on_close=lambda: done.append("closed"))
    assert bar.isVisible()
    assert bar.accessibleName() == "It went wrong"
    assert [button.text() for button in bar.buttons] == ["Retry", "Ignore"]
    assert count_of(painted(bar), colours_of(bar).warning)
    QTest.mouseClick(bar.buttons[1], LEFT)
    assert done == ["ignored"]
    assert not bar.isVisible()
    assert not bar.buttons


@pytest.mark.parametrize("by_key", [False, True])
def test_a_message_that_is_closed_tells_so_and_one_that_is_replaced_does_not(window: QWidget, by_key: bool) -> None:
    bar, closed = MessageBar(), []
    window.layout().addWidget(bar)
    bar.say("first", on_close=lambda: closed.append("first"))
    bar.say("<b>second</b>", on_close=lambda: closed.append("second"))
    assert bar.text.text() == "<b>second</b>"
    if by_key:
        QTest.keyClick(bar, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(bar.close_button, LEFT)
    assert closed == ["second"]
    assert not bar.isVisible()


def test_the_line_of_a_computation_appears_late_and_can_cancel(window: QWidget, qtbot: QtBot) -> None:
    line = Waiting()
    window.layout().addWidget(line)
    line.delay.setInterval(1)
    cancelled = noted(line.cancelled)
    line.begin(can_cancel=True)
    assert not line.isVisible()
    line.show_progress(0.4)
    qtbot.waitUntil(line.isVisible)
    assert line.bar.value() == 40
    QTest.mouseClick(line.button, LEFT)
    assert len(cancelled) == 1
    line.end()
    assert not line.isVisible()
    line.begin(can_cancel=False)
    qtbot.waitUntil(line.isVisible)
    assert line.bar.value() == 0
    assert not line.button.isVisible()


def test_what_is_done_soon_shows_no_line(window: QWidget, qtbot: QtBot) -> None:
    quick, slow = Waiting(), Waiting()
    for line, delay in ((quick, 1), (slow, 2)):
        window.layout().addWidget(line)
        line.delay.setInterval(delay)
        line.begin(can_cancel=True)
    quick.end()
    qtbot.waitUntil(slow.isVisible)
    assert not quick.isVisible()


def test_a_text_window_is_not_modal_and_closes(qtbot: QtBot) -> None:
    parent = QWidget()
    shown(parent, qtbot)
    window = TextWindow("&About", "<b>convlab</b>", parent)
    window.show()
    qtbot.waitUntil(window.isVisible)
    assert window.windowTitle() == "About"
    assert not window.isModal()
    assert window.findChild(QLabel).text() == "<b>convlab</b>"
    close = window.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    with qtbot.waitSignal(window.destroyed):
        close.click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_panel_has_a_title_that_gives_way(qtbot: QtBot) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    panel.set_title("A title that is a great deal longer than there is room for")
    assert panel.accessibleName().startswith("A title")
    assert panel.minimumSizeHint().width() < panel.title_width
    height = panel.sizeHint().height()
    panel.show_title(False)
    assert panel.sizeHint().height() == height  # nothing beside it jumps


def test_a_button_of_a_section_calls_and_is_found_by_its_name(qtbot: QtBot) -> None:
    section, calls = Section(), []
    button = section.add_button("shuffle", section.row(), lambda: calls.append("shuffled"), drawn="shuffle")
    again = section.add_again(lambda: calls.append("again"))
    section.restyle()
    assert section.buttons == {"shuffle": button, "again": again}
    assert not button.icon().isNull()
    column = Sections(section)
    shown(column, qtbot)
    focused = QApplication.focusWidget()
    for each in (button, again):
        QTest.mouseClick(each, LEFT)
        assert QApplication.focusWidget() is focused
    assert calls == ["shuffled", "again"]


def test_an_accented_button_is_filled_while_it_is_checked(qtbot: QtBot) -> None:
    button = AccentButton()
    qtbot.addWidget(button)
    name_button(button, "", "does something")
    assert button.accessibleName() == button.toolTip() == "does something"
    button.setCheckable(True)
    accent: QColor = button.palette().highlight().color()
    assert not count_of(painted(button, 80, 30), accent)
    button.setChecked(True)
    assert count_of(painted(button), accent) > 1000
    button.setEnabled(False)
    assert count_of(painted(button), accent) < 100
