"""Bars: how long they are, and what is written beside them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.colour_bar import ColourBar
from convlab.gui.widgets.count_squares import LARGEST, LEAST, Count, CountGroup, CountSquares, squares
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.gui.widgets.strength_bar import StrengthBar
from convlab.labs.common.scales import Scale
from tests.gui.widgets.looking import columns_of, count_of, painted


def length(columns: list[int]) -> int:
    return columns[-1] - columns[0] + 1 if columns else 0


def test_the_most_probable_class_stands_out_and_bars_are_as_long_as_probabilities(qtbot: QtBot) -> None:
    bars = ProbabilityBars(["a", "b", "c", "d"])
    qtbot.addWidget(bars)
    colours = colours_of(bars)
    assert not count_of(painted(bars, 300, 160), colours.output)
    bars.set_probabilities([0.5, 0.25, 0.25, 0.0])
    image = painted(bars)
    best = length(columns_of(image.copy(0, 0, 300, 40), colours.output))
    other = length([x for x in columns_of(image.copy(0, 40, 300, 40), colours.muted) if x < 220])
    track = length(columns_of(image.copy(0, 120, 300, 40), colours.track))
    assert best == pytest.approx(track / 2, abs=1)
    assert other >= best / 2 - 1
    assert not count_of(image, colours.kernel)
    bars.set_probabilities([0.5, 0.25, 0.25, 0.0], [0.0, 1.0, 0.0, 0.0])
    reference = painted(bars).copy(0, 40, 300, 40)
    assert length(columns_of(reference, colours.kernel)) == pytest.approx(track, abs=1)


@given(st.lists(st.integers(1, 10**14), min_size=1, max_size=5))
def test_the_area_of_a_square_is_the_number_until_it_is_too_small_to_see(numbers: list[int]) -> None:
    scale = LARGEST / math.sqrt(max(numbers))
    for number, square in zip(numbers, squares(numbers), strict=True):
        scale *= square.enlarged
        assert square.side == pytest.approx(scale * math.sqrt(number))
        assert square.side >= LEAST


def test_numbers_are_squares_and_words(qtbot: QtBot) -> None:
    view = CountSquares()
    qtbot.addWidget(view)
    counts = [Count("dense", 10**12, note="4 TB"), Count("shared", 4 * 10**6, strong=True), Count("local", 9)]
    view.set_groups([CountGroup("weights", counts)])
    assert view.text() == view.accessibleName()
    assert view.text().splitlines() == ["weights: dense 10¹², 4 TB", "weights: shared 4,000,000", "weights: local 9"]
    image = painted(view, 300, view.sizeHint().height())
    assert length(columns_of(image, colours_of(view).kernel)) == pytest.approx(LARGEST, abs=2)  # enlarged from a dot


def test_a_misclassified_prediction_is_not_green(qtbot: QtBot) -> None:
    bars = ProbabilityBars(["a", "b", "c"])
    qtbot.addWidget(bars)
    colours = colours_of(bars)
    bars.set_probabilities([0.7, 0.2, 0.1])
    bars.set_truth(1)
    wrong, right = (painted(bars, 300, 120).copy(0, 40 * row, 300, 40) for row in range(2))
    assert count_of(wrong, colours.warning) > 100
    assert not count_of(wrong, colours.output)
    assert count_of(right, colours.output) > 100
    bars.set_truth(0)
    assert count_of(painted(bars), colours.output) > 100
    assert not count_of(painted(bars), colours.warning)
    bars.set_truth(1, can_be_judged=False)  # of classes that it does not know
    assert not count_of(painted(bars), colours.output)
    assert not count_of(painted(bars), colours.warning)


def test_a_legend_names_the_ends_of_its_scale_and_keeps_its_size(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.set_scale(Scale(0.0, 1.0), signed=False)
    size, grey = legend.size(), painted(legend)
    assert legend.text() == legend.accessibleName() == "0 … 1"
    legend.set_scale(Scale(-2.5, 2.5), signed=True)
    assert legend.text() == "−2.5 … 2.5"
    assert legend.size() == size
    assert painted(legend) != grey
    legend.set_scale(Scale(-2.5, 2.5), signed=True, is_open=True)
    assert legend.text() == "≤ −2.5 … ≥ 2.5"


def test_a_colour_bar_goes_from_negative_to_positive(qtbot: QtBot) -> None:
    bar = ColourBar()
    qtbot.addWidget(bar)
    image, table = painted(bar), colours_of(bar).diverging_table
    middle = image.height() // 2
    ends = [image.pixelColor(x, middle) for x in (14, image.width() - 15)]
    assert ends == [QColor.fromRgb(table[0]), QColor.fromRgb(table[255])]


def test_the_strongest_colour_is_named(qtbot: QtBot) -> None:
    bar = StrengthBar()
    qtbot.addWidget(bar)
    narrow = bar.sizeHint().width()
    bar.set_most("1,234")
    assert bar.sizeHint().width() > narrow
    colours = colours_of(bar)
    columns = [columns_of(painted(bar, 160, 20), colour) for colour in (colours.base, colours.warning)]
    assert columns[0][0] < columns[1][0]
