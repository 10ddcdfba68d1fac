"""Numbers are written by `convlab.labs.common.numbers` alone, so that one format holds everywhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import convlab.gui

FOLDER = Path(convlab.gui.__file__).parent
NUMBER_SPEC = re.compile(r".*[fgeEGn%,]$")  # ".2f", "g", ",": figures; "02d" and "<20" are none
FIELD = re.compile(r"\{\d*:[^}]*[fgeE%,]\}|\d %|\} %")
STYLES = ("font-size",)  # numbers in these are read by Qt


def own_formats(path: Path) -> Iterator[int]:
    """Lines of a file that write a number in a format of their own."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            constants = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
            specs = [part.format_spec for part in node.values if isinstance(part, ast.FormattedValue)]
            texts = [ast.unparse(spec).strip("f'\"") for spec in specs if spec is not None]
            if any(map(NUMBER_SPEC.match, texts)) and not any(style in constants for style in STYLES):
                yield node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and FIELD.search(node.value):
            yield node.lineno


def test_no_text_of_the_window_formats_a_number_by_itself() -> None:
    found = [
        f"{path.relative_to(FOLDER)}:{line}" for path in sorted(FOLDER.rglob("*.py")) for line in own_formats(path)
    ]
    assert not found, "\n".join(found)
