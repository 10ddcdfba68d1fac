"""One lab opens another and hands something over to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from convlab.gui.main_window import MainWindow


def test_the_other_lab_is_shown_with_what_was_handed_over(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Mapping[str, Any]] = []
    monkeypatch.setattr(window.pages["channels"], "take_over", taken.append)
    window.show_lab("pooling")
    window.pages["pooling"].other_lab_requested.emit("channels", {"step": 1})
    assert window.lab == "channels"
    assert taken == [{"step": 1}]
