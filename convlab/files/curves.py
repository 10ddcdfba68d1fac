"""A training run's curves as CSV: one row per step, with the accuracies in the rows that end an epoch."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from convlab.files.atomic import write_atomically
from convlab.labs.lenet.training.log import TrainingFigures

HEADER = ("step", "epoch", "loss", "train_accuracy", "test_accuracy")


def save_curves(path: Path, figures: TrainingFigures) -> None:
    """Write one row per step, in full precision. Raises OSError when the file cannot be written."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(HEADER)
    per_epoch = figures.steps_per_epoch
    after = {round(epoch * per_epoch): accuracies for epoch, *accuracies in figures.accuracies.tolist()}
    for step, loss in enumerate(figures.losses.tolist(), 1):
        rows.writerow([step, step / per_epoch, loss, *after.get(step, ("", ""))])
    write_atomically(path, lambda file: file.write(text.getvalue().encode()))
