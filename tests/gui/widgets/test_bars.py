"""Bars: how long they are, and what is written beside them."""

from __future__ import annotations

import math

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from convlab.gui.theme import colours_of
from convlab.gui.widgets.change_bar import ChangeBar
from convlab.gui.widgets.colour_bar import ColourBar
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.log_bars import Bar, BarGroup, LogBars
from convlab.gui.widgets.paired_bars import Pair, PairedBars, count_text
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.gui.widgets.strength_bar import StrengthBar
from convlab.labs.common.scales import Scale
from tests.gui.widgets.looking import columns_of, count_of, painted


def length(columns: list[int]) -> int:
    return columns[-1] - columns[0] + 1 if columns else 0


@pytest.mark.parametrize(("share", "text", "part"), [(0.25, "25%", 0.25), (3.0, "300%", 1), (math.inf, "∞", 1)])
def test_a_share_fills_its_part_of_the_bar(qtbot: QtBot, share: float, text: str, part: float) -> None:
    bar = ChangeBar("output")
    qtbot.addWidget(bar)
    bar.set_share(share, 1.0)
    image, colour = painted(bar, 200, 64), colours_of(bar).output
    lower = image.copy(0, image.height() - 24, image.width(), 24)
    assert length(columns_of(lower, colour)) == pytest.approx(200 * part, abs=1)
    assert bar.text() == bar.accessibleDescription() == text


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


def test_a_bar_twice_as_long_is_the_square(qtbot: QtBot) -> None:
    bars = LogBars()
    qtbot.addWidget(bars)
    bars.set_groups([BarGroup("weights", [Bar("dense", 10**6, strong=True), Bar("shared", 10**3, strong=True)])])
    image, colour = painted(bars, 400, bars.sizeHint().height()), colours_of(bars).kernel
    dense, shared = (length(columns_of(image.copy(0, top, 400, 20), colour)) for top in (26, 46))
    assert dense == pytest.approx(2 * shared, abs=2)
    assert bars.text() == bars.accessibleName() == "weights: dense 1,000,000\nweights: shared 1,000"


def test_pairs_are_on_one_scale_and_what_is_missing_has_a_dash(qtbot: QtBot) -> None:
    bars = PairedBars()
    qtbot.addWidget(bars)
    bars.set_pairs([Pair("one", 1000, 500), Pair("two", None, 250)], ("mine", "theirs"))
    assert bars.accessibleDescription().splitlines() == [
        f"one: mine {count_text(1000)}",
        "one: theirs 500",
        "two: mine –",
        "two: theirs 250",
    ]
    image, colours = painted(bars, 400, 140), colours_of(bars)
    rows = image.copy(0, 30, 400, 110)  # without the legend
    longest = length(columns_of(rows, colours.kernel))
    assert length(columns_of(rows, colours.raw)) == pytest.approx(longest / 2, abs=1)


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
