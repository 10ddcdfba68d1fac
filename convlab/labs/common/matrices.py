"""Matrices as text: what comes from the clipboard, and what goes there.

A learner copies numbers from a spreadsheet, from NumPy or from the book, and pastes them into the input or the kernel.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.labs.common.arrays import Matrix
from convlab.labs.common.numbers import parse_number

LARGEST = 1024  # rows, and columns

_UNMATCHED = "the brackets of the matrix do not match"

# “k = np.array(” before the brackets, “, dtype=float32)” after them
_BEFORE = re.compile(r"(?:\w+\s*=)?\s*(?:[A-Za-z_][\w.]*\s*\()?\s*")
_AFTER = re.compile(r"\s*,?\s*(?:\w+\s*=.*)?\)?\s*;?", re.DOTALL)
_LIST = re.compile(r"\[([^\[\]]*)\]")
_DECIMAL_COMMA = re.compile(r"[+\-−]?\d+(?:,\d+)?(?:[eE][+\-−]?\d+)?")


def parse_matrix(text: str) -> Matrix:
    """The matrix (h, w) that a text shows; a single row or a single number is one too.

    Reads spreadsheet cells (tabs), CSV with commas or semicolons, columns set apart by spaces, and what NumPy, PyTorch
    and JSON print, in brackets. Each entry is read by `parse_number`. Commas separate entries, so "0,5" is two of them;
    they are decimal where tabs, semicolons or spaces separate.

    Raises ValueError, with a sentence for the person who pasted it, when there are no numbers, an entry is not a
    number, the rows differ in length, there are more than two axes, or more than `LARGEST` rows or columns.
    """
    cells = _bracketed(text) if "[" in text or "]" in text else _lines(text)
    if all(len(row) > 1 and not row[-1].strip() for row in cells):
        cells = [row[:-1] for row in cells]  # every row ends with a separator
    _check_shape(cells)
    return np.array([_row(number, row) for number, row in enumerate(cells, 1)], np.float64)


def _check_shape(cells: list[list[str]]) -> None:
    height, width = len(cells), max((len(row) for row in cells), default=0)
    if not width:
        raise ValueError("there are no numbers in the text")
    if max(height, width) > LARGEST:
        raise ValueError(f"a matrix may be at most {LARGEST} × {LARGEST}, this one is {height} × {width}")
    for number, row in enumerate(cells, 1):
        if len(row) != len(cells[0]):
            raise ValueError(
                f"every row must be as long as the first: row 1 has {_entries(cells[0])}, row {number} has {len(row)}"
            )


def _entries(row: list[str]) -> str:
    return "1 number" if len(row) == 1 else f"{len(row)} numbers"


def _row(number: int, row: list[str]) -> list[float]:
    values = []
    for column, cell in enumerate(row, 1):
        try:
            values.append(parse_number(cell.replace(",", ".")))
        except ValueError as error:
            raise ValueError(f"row {number}, column {column}: {error}") from None
    return values


def _lines(text: str) -> list[list[str]]:
    """The cells of a text without brackets; blank lines are left out."""
    lines = [line for line in text.splitlines() if line.strip()]
    separator = _separator(lines)
    return [line.split(separator) for line in lines]


def _separator(lines: list[str]) -> str | None:
    """What stands between two cells; None for spaces."""
    for separator in "\t;":
        if any(separator in line for line in lines):
            return separator
    words = [line.split() for line in lines]
    spaced = any(len(row) > 1 for row in words)
    if spaced and all(_DECIMAL_COMMA.fullmatch(word) for row in words for word in row):
        return None
    return "," if any("," in line for line in lines) else None


def _bracketed(text: str) -> list[list[str]]:
    """The cells of a nested list, with commas or with spaces between them."""
    start, end = text.find("["), text.rfind("]") + 1
    before, body, after = text[:start].strip(), text[start:end], text[end:].strip()
    if start < 0 or end <= start:
        raise ValueError(_UNMATCHED)
    if not _BEFORE.fullmatch(before) or not _AFTER.fullmatch(after):
        raise ValueError("the text is not one matrix: there is more than its brackets")
    if "..." in body or "…" in body:
        raise ValueError("the text leaves numbers out: it has “...” in the place of some")
    axes = _depth(body)
    if axes > 2:
        raise ValueError(f"a matrix has two axes, this one has {axes}")
    inner = body[1:-1] if axes == 2 else body
    if re.fullmatch(r"[\s,]*", _LIST.sub("", inner)) is None:
        raise ValueError("the text is not a list of rows")
    rows = [row.strip().removesuffix(",") for row in _LIST.findall(inner)]
    return [row.split("," if "," in row else None) if row else [] for row in rows]


def _depth(body: str) -> int:
    """How deep the brackets are nested. Raises ValueError when they do not match."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]]", body):
        depth += 1 if bracket == "[" else -1
        deepest = max(deepest, depth)
        if depth < 0:
            break
    if depth:
        raise ValueError(_UNMATCHED)
    return deepest


def format_matrix(array: NDArray[np.floating[Any]]) -> str:
    """The text of a matrix (h, w): tabs between the columns, a new line for each row, every digit that matters.

    `parse_matrix` gives the same matrix back, to the last bit, when its numbers are finite and its size allowed.
    """
    rows = np.asarray(array, np.float64).tolist()
    return "\n".join("\t".join(repr(value).removesuffix(".0") for value in row) for row in rows)
