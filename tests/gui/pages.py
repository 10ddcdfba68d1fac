"""A lab's page by itself, without the window around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import numpy as np
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from convlab.gui.labs.matrix.page import MatrixPage
from convlab.gui.session import Session

Page = TypeVar("Page", bound=MatrixPage)


@contextmanager
def shown_page(qtbot: QtBot, kind: type[Page], state: Any) -> Iterator[Page]:
    """The page of a lab in a state, shown and active; shut down afterwards."""
    page = kind(Session().add("lab", state))
    qtbot.addWidget(page)
    page.resize(1440, 900)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    yield page
    page.shut_down()


def check_random_numbers(page: MatrixPage) -> None:
    """Random inputs come from the number that is typed: the same one gives the same input again."""
    page.choose_input("random")
    seen = []
    for number in (7, 42, 7):
        page.controls.input.number.setValue(number)
        assert page.state.number == number
        seen.append(page.state.input)
    assert np.array_equal(seen[0], seen[2])
    assert not np.array_equal(seen[0], seen[1])


def texts_in(widget: QWidget) -> str:
    """What the labels say that are seen in a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def assert_sentences(texts: set[str], count: int) -> None:
    """There are so many different texts, and each ends as a sentence does."""
    assert len(texts) == count, texts
    assert all(text.endswith((".", "?")) for text in texts), texts
