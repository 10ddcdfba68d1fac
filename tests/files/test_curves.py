"""Curves as a spreadsheet reads them."""

from __future__ import annotations

import csv
from pathlib import Path

from convlab.files.curves import save_curves
from tests.files.test_session_file import record


def test_a_row_for_each_step(tmp_path: Path) -> None:
    run = record()
    save_curves(tmp_path / "curves.csv", run)
    with (tmp_path / "curves.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == [1, 2, 3, 4]
    assert [float(row["loss"]) for row in rows] == run.losses.tolist()
    assert [float(row["epoch"]) for row in rows] == [1 / 3, 2 / 3, 1, 4 / 3]
    assert [(row["train_accuracy"], row["test_accuracy"]) for row in rows][1:3] == [("", ""), ("0.5", "0.4")]
