"""Texts that give way: “…” never stands in a number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from convlab.gui.theme import font
from convlab.gui.widgets.elided_label import ElidedLabel, elided
from convlab.gui.widgets.legend import Legend
from convlab.labs.common.scales import Scale


def numbers(text: str) -> list[str]:
    return re.findall(r"\d[\d,.]*", text)


@pytest.mark.usefixtures("qapp")
@given(
    st.lists(
        st.one_of(st.integers(-(10**7), 10**7).map("{:,}".format), st.sampled_from(["paths", "→", "cells,", "×"]))
    ),
    st.floats(0, 400),
)
def test_what_is_left_of_a_text_has_only_whole_numbers(words: list[str], width: float) -> None:
    text = " ".join(words).replace("-", "−")
    short = elided(text, QFontMetricsF(font("text")), width)
    if short != text:
        assert short.endswith("…") or not short
        assert numbers(short) == numbers(text)[: len(numbers(short))]


def test_a_label_shows_all_of_its_text_where_it_has_room(qtbot: QtBot) -> None:
    label = ElidedLabel("Input 28 × 28 → 32 × 32")
    qtbot.addWidget(label)
    whole = label.sizeHint().width()
    label.resize(whole, 20)
    assert label.shown_text == label.text()
    label.resize(whole - 4, 20)
    assert label.shown_text == "Input…"


def test_the_ends_of_a_legend_are_all_there(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.set_scale(Scale(-8.0, 8.0), True)
    usual = legend.width()
    legend.set_scale(Scale(-20.0, 20.0), True)
    assert legend.width() == usual
    legend.set_scale(Scale(-226.085, 226.085), True)
    assert legend.text() == "−226.085 … 226.085"
    assert legend.width() >= 2 * QFontMetricsF(font("caption")).horizontalAdvance("−226.085")
