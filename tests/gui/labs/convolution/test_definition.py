"""The definition page, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from convlab.gui.labs.convolution.definition import DefinitionPage
from convlab.gui.labs.convolution.definition_words import DefinitionWords
from convlab.gui.widgets.function_plot import FunctionPlot
from convlab.gui.widgets.term_line import PADDING
from convlab.labs.common.numbers import format_number
from convlab.labs.convolution.definition import LAST, NAMES, SCENES, SEQUENCES, DefinitionState


class Owner:
    """Replaces the state as the lab does, and notes what it was asked for."""

    def __init__(self, page: DefinitionPage) -> None:
        self.page = page
        self.state = DefinitionState()
        self.asked: list[tuple[dict[str, Any], Hashable]] = []
        page.edited.connect(self.edit)

    def edit(self, changes: dict[str, Any], merge: Hashable) -> None:
        self.asked.append((changes, merge))
        self.show(**changes)

    def show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.page.set_state(self.state)

    @property
    def merges(self) -> set[Hashable]:
        return {merge for _, merge in self.asked}


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[Owner]:
    page = DefinitionPage()
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    yield Owner(page)
    page.close()


def at(plot: FunctionPlot, x: float, y: float = 0.5) -> QPoint:
    return plot.pixel(x, y).toPoint()


def drag(plot: FunctionPlot, *points: tuple[float, float]) -> None:
    first, *rest = (at(plot, *point) for point in points)
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=first)
    for point in rest:
        QTest.mouseMove(plot, point)
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=rest[-1] if rest else first)


# ---- moving x


@pytest.mark.parametrize("which", ["slide", "traced"])
def test_a_drag_moves_x_and_is_one_step(owner: Owner, which: str) -> None:
    plot = getattr(owner.page, which)
    drag(plot, (-1, 0.2), (0, 0.3), (1.25, 0.1))
    assert owner.state.x == pytest.approx(1.25, abs=0.01)
    assert len(owner.asked) == 3
    assert len(owner.merges) == 1
    drag(plot, (-1, 0.2), (0, 0.2))
    assert len(owner.merges) == 2


def test_a_drag_beyond_the_axis_stops_at_its_end(owner: Owner) -> None:
    drag(owner.page.slide, (0, 0.2), (9, 0.2))
    assert owner.state.x == 3
    owner.show(discrete=True, x=0.0)
    drag(owner.page.slide, (0, 0.2), (-3.4, 0.2))
    assert owner.state.x == -3
    drag(owner.page.slide, (0, 0.2), (-30, 0.2))
    assert owner.state.x == -LAST


def test_the_keys_move_x(owner: Owner) -> None:
    plot = owner.page.slide
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert owner.state.x == pytest.approx(0.35)
    QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert owner.state.x == pytest.approx(-0.15)
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert owner.state.x == 3
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert owner.state.x == -3
    before = len(owner.asked)
    QTest.keyClick(plot, Qt.Key.Key_Left)  # there is nothing further left
    assert len(owner.asked) == before
    owner.show(discrete=True, x=0.0)
    QTest.keyClick(owner.page.traced, Qt.Key.Key_Right)
    assert owner.state.x == 1


def test_playing_sweeps_x_in_one_step_and_stops_at_the_end(owner: Owner, qtbot: QtBot) -> None:
    page = owner.page
    owner.show(x=2.9)
    page.play_button.click()
    assert page.is_playing
    qtbot.waitUntil(lambda: not page.is_playing)
    assert owner.state.x == 3
    assert len(owner.merges) == 1
    QTest.keyClick(page.slide, Qt.Key.Key_Space)  # from the end it starts over
    assert owner.state.x == -3
    qtbot.waitUntil(lambda: owner.state.x > -3)
    drag(page.slide, (0, 0.2))
    assert not page.is_playing
    page.play_button.click()
    page.hide()
    assert not page.is_playing


# ---- drawing


def test_a_stroke_draws_f_and_is_one_step(owner: Owner) -> None:
    owner.show(f="drawn", f_drawn=np.zeros_like(owner.state.f_drawn))
    drag(owner.page.plots.given["f"], (-2, 0.8), (0, 0.8), (2, 0.8))
    t = owner.state.given_f.t
    assert owner.state.given_f.values[np.abs(t) < 1.9] == pytest.approx(0.8, abs=0.03)
    assert not owner.state.given_f.values[np.abs(t) > 2.1].any()
    assert len(owner.merges) == 1
    assert owner.state.g == "exponential"


def test_a_stroke_on_a_preset_continues_it_by_hand(owner: Owner) -> None:
    drag(owner.page.plots.given["g"], (-2, 0.5), (-1, 0.5))
    state = owner.state
    assert state.g == "drawn"
    assert owner.page.functions["g"].currentText() == "drawn by hand"
    t, values = state.given_g.t, state.given_g.values
    assert values[(t > -1.9) & (t < -1.1)] == pytest.approx(0.5, abs=0.03)
    assert values[(t > 1) & (t < 2)] == pytest.approx(np.exp(-t[(t > 1) & (t < 2)]), abs=0.01)


def test_in_the_discrete_case_a_press_sets_one_height(owner: Owner) -> None:
    owner.show(discrete=True, f="box")
    drag(owner.page.plots.given["f"], (5, 0.5))
    expected = DefinitionState(discrete=True).given_f.values.copy()
    expected[LAST + 5] = 0.5
    assert owner.state.given_f.values == pytest.approx(expected)


# ---- choosing


@pytest.mark.parametrize("which", ["f", "g"])
@pytest.mark.parametrize("name", NAMES)
def test_a_function_is_chosen(owner: Owner, which: str, name: str) -> None:
    choice = owner.page.functions[which]
    choice.setCurrentIndex(NAMES.index(name))
    choice.activated.emit(NAMES.index(name))
    expected = {"discrete": True, "x": 1.0} if name in SEQUENCES else {}
    assert owner.asked == [({**expected, which: name}, None)]
    assert owner.page.discrete.button(False).isEnabled() == (name not in SEQUENCES)
    assert not owner.page.grab().isNull()


def test_discrete_and_correlation_are_chosen(owner: Owner) -> None:
    page = owner.page
    page.discrete.button(True).click()
    assert owner.asked == [({"discrete": True, "x": 1.0}, None)]
    page.correlation.button(True).click()
    assert owner.asked[1:] == [({"correlation": True}, None)]
    assert "not flipped" in page.slide.title()
    page.correlation.button(False).click()
    assert "not flipped" not in page.slide.title()


def test_reset_brings_back_what_the_page_opens_with(owner: Owner) -> None:
    owner.show(f="drawn", f_drawn=np.zeros_like(owner.state.f_drawn), discrete=True, x=3.0, correlation=True)
    owner.page.reset_button.click()
    start = DefinitionState()
    assert all(np.array_equal(getattr(owner.state, e.name), getattr(start, e.name)) for e in fields(start))


# ---- reading


def test_the_integral_is_given_in_numbers(owner: Owner) -> None:
    owner.show(f="box", g="box", x=-0.75)
    assert owner.page.arithmetic.text() == "(f ∗ g)(−0.75) = shaded area = 0.250"
    owner.show(x=0.58)
    assert owner.page.arithmetic.text().endswith(f"= {owner.state.value:.3f}")


def test_the_sum_is_given_in_numbers(owner: Owner) -> None:
    owner.show(discrete=True, x=0.0)
    assert owner.page.arithmetic.text() == "(f ∗ g)[0] = 1×0.25 + 1×0.5 + 1×1 = 1.75"
    owner.show(x=-7.0)
    assert owner.page.arithmetic.text() == "(f ∗ g)[−7] = 0"
    owner.show(f="drawn", g="drawn", correlation=True, x=1.0)
    assert owner.page.arithmetic.text().startswith("(f ⋆ g)[1] = ")
    assert owner.page.arithmetic.text().endswith(f"= {format_number(owner.state.value)}")


def test_the_copies_that_impulses_make_are_added_up(owner: Owner) -> None:
    owner.show(f="impulses", g="triangle", x=2.0)
    assert owner.page.arithmetic.text() == "(f ∗ g)(2.00) = 0.500"
    owner.show(g="impulses", x=2.5)
    assert owner.page.arithmetic.text().endswith("= 1.000 + 1.000 = 2.000")


def test_a_long_sum_is_folded_so_that_its_value_shows_on_a_narrow_page(owner: Owner) -> None:
    owner.page.resize(760, 420)
    owner.show(discrete=True, f="gaussian", g="gaussian", x=0.0)
    line = owner.page.arithmetic
    assert line.isVisible()
    assert "more" in line.shown_text()
    assert line._width(line._fitting()) <= line.width() - 2 * PADDING


def test_hovering_tells_the_value_under_the_pointer(owner: Owner) -> None:
    page, told = owner.page, []
    page.status_changed.connect(told.append)
    owner.show(f="box", g="box", discrete=True, x=2.0)
    for plot in (page.plots.given["f"], page.slide, page.traced):
        QTest.mouseMove(plot, at(plot, 1))
    assert [text for text in told if text] == ["f[1] = 1", "k = 1:  f[k] g[n − k] = 1", "(f ∗ g)[1] = 4"]
    QTest.mouseMove(page.slide, QPoint(2, 2))
    assert told[-1] == ""


def test_what_is_under_the_pointer_follows_the_functions(owner: Owner) -> None:
    page, told = owner.page, []
    page.status_changed.connect(told.append)
    QTest.mouseMove(page.traced, at(page.traced, 1))
    owner.show(**SCENES["dice"])
    assert told[-1].startswith("(f ∗ g)[1] = 0")


@pytest.mark.parametrize("name", SCENES)
def test_an_example_is_chosen(owner: Owner, name: str) -> None:
    owner.show(f="triangle")
    owner.page.show_scene(name)
    assert owner.state.scene == name
    assert owner.page.scene.currentIndex() == list(SCENES).index(name)


def words(name: str, **changes: Any) -> DefinitionWords:
    return DefinitionWords(DefinitionState(**{**SCENES[name], **changes}))


@pytest.mark.parametrize("correlation", [False, True])
@pytest.mark.parametrize("n", range(-LAST, 13))
def test_what_is_said_of_dice_holds_at_every_place(n: int, correlation: bool) -> None:
    said = words("dice", x=float(n), correlation=correlation)
    faces = range(1, 7)
    pairs = [(a, b) for a in faces for b in faces if (a - b if correlation else a + b) == n]
    assert said.note().startswith("No two dice") == (not pairs)
    assert [text for _, text in said.pairs()] == [f"{a}{'−' if correlation else '+'}{b}" for a, b in pairs]
    assert said.value == (f"{len(pairs)}/36" if pairs else "0")
    assert len(said.sum()[0]) == len(pairs)
    assert "-" not in said.note()


def test_what_is_said_of_polynomials_holds() -> None:
    note = words("polynomials").note()
    assert note.endswith("(1 + 2z + 3z²) · (2 + z) = 2 + 5z + 8z² + 3z³")
    assert [text for _, text in words("polynomials", x=2.0).pairs()] == ["z¹ · z¹", "z² · z⁰"]
    assert "not" in words("polynomials", correlation=True).note()
    assert words("polynomials", f="linear", g="linear").note().endswith("(2 + z) · (2 + z) = 4 + 4z + z²")


@pytest.mark.parametrize("f", NAMES)
@pytest.mark.parametrize("g", NAMES)
@pytest.mark.parametrize("correlation", [False, True])
def test_every_pair_of_functions_is_described_as_it_is(f: str, g: str, correlation: bool) -> None:
    for discrete in (False, True):
        if not discrete and {f, g} & set(SEQUENCES):
            continue
        state = DefinitionState(f, g, discrete=discrete, correlation=correlation, x=1.0)
        said = DefinitionWords(state)
        title = "".join(piece.text for piece in said.title("traced")[0] + said.title("slide")[0])
        assert ("area" in said.note()) <= (not discrete)
        assert ("shaded" in title) == (not discrete and "impulses" not in (f, g))
        assert ("not flipped" in title) == correlation
        assert (bool(state.result.impulses.size)) == ("impulses, each" in title)


def test_every_control_has_a_name_and_says_what_it_does(owner: Owner) -> None:
    controls = [*owner.page.findChildren(QAbstractButton), *owner.page.findChildren(QComboBox)]
    assert len(controls) == 9
    assert all(control.accessibleName() and control.toolTip() for control in controls)
    assert all(plot.accessibleName() for plot in owner.page.findChildren(FunctionPlot))
    assert owner.page.slide.focusPolicy() & Qt.FocusPolicy.TabFocus
