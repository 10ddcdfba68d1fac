"""Curves as a spreadsheet reads them."""

from __future__ import annotations

import csv
from pathlib import Path

from convlab.files.curves import save_curves
from tests.files.test_session_file import record


def test_a_row_for_each_step(tmp_path: Path) -> None:
    figures = record().record().log.figures()
    save_curves(tmp_path / "curves.csv", figures)
    with (tmp_path / "curves.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == [1, 2, 3, 4]
    assert [float(row["loss"]) for row in rows] == figures.losses.tolist()
    assert [float(row["epoch"]) for row in rows] == [1 / 3, 2 / 3, 1, 4 / 3]
    accuracies = [(row["train_accuracy"], row["test_accuracy"]) for row in rows]
    assert accuracies[0] == accuracies[1] == accuracies[3] == ("", "")
    assert [float(text) for text in accuracies[2]] == figures.accuracies[0, 1:].tolist()
