"""Motion that explains a step: numbers appear at their cells, gather, and go to the output's cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convlab.gui.labs.matrix.sliding_page import SlidingPage
from convlab.gui.main_window import MainWindow
from convlab.gui.widgets.reduced_motion import set_reduced
from convlab.labs.common.numbers import format_number
from tests.gui.matrices import click, hover, leave
from tests.gui.motion import is_still, pass_time, play

LABS = ("convolution", "channels", "pooling")
A_STEP = 1.0  # seconds at 1×


@pytest.fixture(params=LABS)
def page(window: MainWindow, qtbot: QtBot, request: pytest.FixtureRequest) -> SlidingPage:
    set_reduced(False)
    window.show_lab(request.param)
    page: SlidingPage = window.pages[request.param]
    qtbot.waitUntil(lambda: page.is_ready)
    QApplication.processEvents()
    page.stepper.go_to(0)
    page.transport.speed.set_value(1.0)
    pass_time(page.transport, 1)
    return page


def seen(page: SlidingPage) -> tuple[object, ...]:
    """What a step leaves on the screen."""
    output = page.stage.output
    return page.transport.position, page.arithmetic.shown_text(), list(output.marks), page.motion.overlay.texts


def flies(page: SlidingPage) -> bool:
    return page.motion.overlay.isVisible()


def test_numbers_appear_one_by_one_and_the_result_goes_to_its_cell(page: SlidingPage) -> None:
    play(page.transport)
    flying, shown = [], []
    for _ in range(38):
        pass_time(page.transport, 0.02)
        flying.append(page.motion.overlay.texts)
        shown.append(page.stage.output.picture.revealed)
    assert len({tuple(texts) for texts in flying}) > 3
    result = format_number(float(page.stage.output.picture.values[0, 0]))
    assert result in flying[-3]  # on its way
    assert shown[0] == 0
    assert shown[-1] == 1  # it has arrived


def test_played_to_the_end_all_is_as_after_stepping_there(page: SlidingPage) -> None:
    transport = page.transport
    play(transport)
    pass_time(transport, A_STEP * (transport.count + 1))
    assert is_still(transport)
    played = seen(page)
    page.stepper.go_to(0)
    page.stepper.go_to(transport.count - 1)
    assert seen(page) == played
    assert not flies(page)
    assert page.stage.output.picture.revealed is None


def test_a_key_ends_the_motion_in_its_final_state_and_counts_at_once(page: SlidingPage) -> None:
    play(page.transport)
    pass_time(page.transport, 0.5)
    assert flies(page)
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert not flies(page)
    assert not page.transport.is_playing
    assert page.stage.output.picture.revealed == 1
    QTest.keyClick(page, Qt.Key.Key_Space)
    pass_time(page.transport, 0.5)
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert not flies(page)
    assert page.transport.position == 1


def test_a_click_a_scrub_an_edit_or_the_pointer_end_it_too(page: SlidingPage) -> None:
    def begun() -> None:
        if page.transport.is_playing:
            page.transport.toggle()
        page.stepper.go_to(0)
        play(page.transport)
        pass_time(page.transport, 0.5)
        assert flies(page)

    begun()
    click(page.stage.output, (0, 1))
    assert not flies(page)
    leave(page.stage.output)
    begun()
    page.transport.slider.setValue(2)
    assert not flies(page)
    begun()
    page.edit({"padding": type(page.state.padding)(1, 1, 1, 1)})
    assert not flies(page)
    begun()
    hover(page.stage.output, (0, 0))
    assert not flies(page)
    assert page.stage.output.picture.revealed == 1
    leave(page.stage.output)


def test_another_lab_ends_it(page: SlidingPage, window: MainWindow) -> None:
    play(page.transport)
    pass_time(page.transport, 0.5)
    window.show_lab("lenet")
    QApplication.processEvents()
    assert not page.transport.is_playing
    assert not page.motion.overlay.isVisibleTo(page)


@pytest.mark.parametrize("faster", [True, False])
def test_played_faster_or_with_less_motion_it_jumps(page: SlidingPage, faster: bool) -> None:
    if faster:
        page.transport.speed.set_value(2.0)
    else:
        set_reduced(True)
    play(page.transport)
    for _ in range(20):
        pass_time(page.transport, 0.1)
        assert not flies(page)
        if not faster:
            assert page.transport.place == page.transport.position


def test_the_mouse_goes_through_what_flies(page: SlidingPage) -> None:
    play(page.transport)
    pass_time(page.transport, 0.5)
    middle = page.mapFromGlobal(page.stage.output.mapToGlobal(QPoint(5, 5)))
    assert page.childAt(middle) is page.stage.output


def test_less_motion_is_chosen_in_the_view_menu_and_remembered(window: MainWindow) -> None:
    action = window.view_menu.reduce_motion
    before = action.isChecked()
    action.trigger()
    assert action.isChecked() != before
    assert window.settings.value("reduce_motion") == ("false" if before else "true")
