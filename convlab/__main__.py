"""The command line: starts the app, takes pictures of it, or lists what its labs can be asked for."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

from convlab import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run the command `convlab`; returns the exit code."""
    options = _parser().parse_args(arguments)
    if options.readings is not None:
        return _list_readings(options.readings, options.lang or "en")
    if options.screenshot is None:
        from convlab.gui.app import run

        return run(options.lang, options.theme, options.session)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    from PySide6.QtCore import QSize

    from convlab.gui.screenshot import take_screenshots

    labs = [options.lab] if options.lab else []
    try:
        paths = take_screenshots(
            options.screenshot, labs, options.lang or "en", options.theme or "light", QSize(*options.size)
        )
    except (OSError, ValueError) as error:
        print(f"convlab: {error}", file=sys.stderr)  # noqa: T201
        return 1
    for path in paths:
        print(path)  # noqa: T201
    return 0


def _list_readings(names: list[str], language: str) -> int:
    """Print the names and descriptions of what labs can be asked for. No names: all labs."""
    from convlab.labs.registry import LABS, load_lab

    if unknown := set(names) - set(LABS):
        print(f"convlab: no lab {', '.join(sorted(unknown))}; there are {', '.join(LABS)}", file=sys.stderr)  # noqa: T201
        return 1
    for name in names or LABS:
        print(name)  # noqa: T201
        for reading in load_lab(name).readings:
            print(f"  {reading.name:<26}{getattr(reading, language)}")  # noqa: T201
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("convlab", description="A laboratory for convolutional neural networks.")
    parser.add_argument("session", nargs="?", type=Path, metavar="FILE", help="a .convlab session to open")
    parser.add_argument("--version", action="version", version=f"convlab {__version__}")
    parser.add_argument("--lang", choices=("en", "zh_CN"), help="language of the app")
    parser.add_argument("--theme", choices=("light", "dark"), help="colours of the app")
    parser.add_argument(
        "--readings", nargs="*", metavar="LAB", help="list the values that a lab can be asked for, and exit"
    )
    pictures = parser.add_argument_group("pictures", "write one PNG a lab, without a screen, and exit")
    pictures.add_argument("--screenshot", type=Path, metavar="DIR", help="folder to write the pictures into")
    pictures.add_argument("--lab", metavar="NAME", help="only this lab")
    pictures.add_argument(
        "--size", type=_size, default=(1600, 1000), metavar="WxH", help="size of the window (1600x1000)"
    )
    return parser


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 1600x1000")
    return int(match[1]), int(match[2])


if __name__ == "__main__":
    sys.exit(main())
