"""Whether memory stays flat while the window trains: python -m tests.benchmarks.window_memory [--steps N]

Runs off screen. Trains in the window, batch 16, until three epochs are over and the record of weights has reached its
limit: from there on, for each state that comes one is dropped. Over the next 20,000 steps the resident memory of the
window, and of the process that trains, is taken every 200 steps; meanwhile the past is looked at. Prints both at the
beginning and the end, and how far they went from the beginning. The process that trains may still grow by some tens of
megabytes, and then no more: that is room for messages, which its memory allocator keeps.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QSettings, QSize

from convlab.gui.app import make_application, make_window
from convlab.gui.training.run import TrainingRun
from convlab.labs.lenet.runs.record import MOST_BYTES
from convlab.labs.lenet.state import MODERN
from tests.benchmarks.window_smoothness import wait_until

FULL = 0.99  # of the record's limit: there is no room for another state
WARM_UP_EPOCHS = 3
EVERY = 200  # steps between two measurements


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=20_000)
    steps = parser.parse_args().steps
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        window.resize(QSize(1600, 1000))
        window.show_lab("lenet")
        window.show()
        window.load()
        page = window.pages["lenet"]
        wait_until(lambda: page.is_ready)
        window.session["lenet"].edit(recipe=replace(MODERN, batch_size=16, epochs=100))
        page.training.start_button.click()
        run: TrainingRun = page.run
        begins = WARM_UP_EPOCHS * run.recipe.steps_per_epoch
        wait_until(lambda: run.runs.nbytes >= FULL * MOST_BYTES and run.record.steps_taken > begins)
        begin = run.record.steps_taken
        print(f"the record is full at step {begin}: {run.runs.nbytes / 1e6:.0f} MB")
        taken: dict[str, list[float]] = {"window": [], "training process": []}
        for step in range(begin, begin + steps + 1, EVERY):
            wait_until(lambda step=step: run.record.steps_taken >= step)
            run.shown.look_at(step // 2) if (step // EVERY) % 3 == 0 else run.shown.look_at_present()
            for name, process in (
                ("window", psutil.Process()),
                ("training process", psutil.Process(run.trainer.process.pid)),
            ):
                taken[name].append(process.memory_info().rss / 1e6)
        print(f"{run.record.steps_taken - begin} steps, {len(run.record.history.states)} states kept")
        window.close()
    for name, sizes in taken.items():
        furthest = max(sizes, key=lambda size: abs(size - sizes[0]))
        print(
            f"{name}: {sizes[0]:.0f} MB at the beginning, {sizes[-1]:.0f} MB at the end,"
            f" furthest {furthest / sizes[0] - 1:+.1%}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
