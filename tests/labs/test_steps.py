"""What a file may hold of the step that is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from convlab.labs.common.lab import Lab
from convlab.labs.common.viewing import viewing_fields
from convlab.labs.registry import all_labs

STEPPED = [lab for lab in all_labs() if "step" in viewing_fields(lab.state())]


@pytest.mark.parametrize("lab", STEPPED, ids=lambda lab: lab.name)
def test_a_step_beyond_the_last_is_allowed_but_not_any_number(lab: Lab[Any]) -> None:
    lab.check(replace(lab.state(), step=1000))
    for step in (-1, 10**9):
        with pytest.raises(ValueError, match="step"):
            lab.check(replace(lab.state(), step=step))
