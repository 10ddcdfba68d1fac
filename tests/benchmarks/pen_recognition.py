"""How many pen-drawn digits are recognised: python -m tests.benchmarks.pen_recognition [--count N]

Draws digits of several hands (tests/pen_digits.py) into the real canvas by mouse events, off screen, and prints the
share that is read right, in all, for each digit and for each hand.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings

from convlab.gui.app import make_application, make_window, show_and_load
from tests.benchmarks.window_smoothness import wait_until
from tests.gui.drawing import draw_strokes
from tests.pen_digits import pen_digits


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=390)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--weights", choices=("modern", "book"), default="modern")
    options = parser.parse_args()
    app = make_application()
    right: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        window.resize(1600, 1000)
        show_and_load(window)
        window.show_lab("lenet")
        page = window.pages["lenet"]
        wait_until(lambda: page.is_ready)
        page.weights.button(options.weights).click()
        for digit in pen_digits(options.count, options.seed):
            page.drawing.clear_button.click()
            draw_strokes(page.drawing.canvas, digit.strokes)
            app.processEvents()
            bars = page.bars.probabilities
            is_right = bars is not None and bars.index(max(bars)) == digit.label
            for group in ("all", f"digit {digit.label}", f"hand {digit.hand}"):
                right[group].append(is_right)
        window.close()
    for group in sorted(right):
        print(f"{group}: {sum(right[group])} of {len(right[group])} right, {sum(right[group]) / len(right[group]):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
