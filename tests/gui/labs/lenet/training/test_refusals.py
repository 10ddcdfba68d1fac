"""What the recipe does not take: the box says the bound and the reason, and the recipe stays as it was."""

from __future__ import annotations

import pytest

from convlab.gui.labs.lenet.page import LeNetPage
from convlab.gui.widgets.number_box import DecimalBox, NumberBox
from convlab.gui.widgets.refusal import refusal_of
from convlab.labs.common.numbers import format_number
from tests.gui.matrices import set_box


def boxes(page: LeNetPage) -> dict[str, NumberBox | DecimalBox]:
    form = page.training.form
    return {
        "learning_rate": form.learning_rate,
        "momentum": form.momentum,
        "epochs": form.epochs,
        "seed": form.seed,
        "accuracy": form.rules.accuracy,
        "patience": form.rules.patience,
    }


@pytest.mark.parametrize("name", ["learning_rate", "momentum", "epochs", "seed", "accuracy", "patience"])
@pytest.mark.parametrize("end", ["low", "high"])
def test_a_refusal_names_the_bound_and_a_reason(page: LeNetPage, name: str, end: str) -> None:
    box, before = boxes(page)[name], page.lab.state.recipe
    bound = box.minimum() if end == "low" else box.maximum()
    beyond = bound / 2 if name == "learning_rate" and end == "low" else bound - 1 if end == "low" else bound * 10 + 1
    text = box.problem(format_number(beyond))
    assert format_number(bound) in text
    assert ":" in text or "," in text  # what follows is the reason
    assert "is possible here" not in text
    assert page.lab.state.recipe == before


def test_a_learning_rate_of_nothing_is_refused_as_such(page: LeNetPage) -> None:
    set_box(page.training.form.learning_rate, "-1")
    assert "above 0" in refusal_of(page.training.form.learning_rate)
    assert page.lab.state.recipe.learning_rate == 0.002
