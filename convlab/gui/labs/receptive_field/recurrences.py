"""How all that the table tells of a layer follows from the layer before."""

from __future__ import annotations

from collections.abc import Sequence

from convlab.gui.labs.matrix.words import coloured
from convlab.gui.labs.receptive_field.stack_table import RESULTS
from convlab.gui.labs.receptive_field.words import result_texts
from convlab.gui.theme import Colours
from convlab.labs.common.numbers import grouped
from convlab.labs.receptive_field.state import FieldState

ALL_RESULTS = (*RESULTS, "start", "overlap")


def recurrences(
    state: FieldState, colours: Colours, results: Sequence[str] = ALL_RESULTS, *, with_letters: bool = True
) -> str:
    """How what the table tells of the chosen layer follows from the layer before, as rich text.

    In letters and with the numbers put in; where rows and columns differ, with the numbers of both.

    Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019.
    """
    number = state.unit.layer
    values = [_with_numbers(state, number, axis, colours) for axis in (0, 1)]
    if values[0] == values[1]:
        del values[1]
    lines = []
    rules = _rules(number, colours)
    for name in results:
        left, right = rules[name]
        both = " &nbsp;|&nbsp; ".join(each[name] for each in values)
        cells = (left, right, both) if with_letters else (left, both)
        lines.append("<tr><td>" + "</td><td>&nbsp;=&nbsp;</td><td>".join(cells) + "</td></tr>")
    return f"<table cellspacing=0 cellpadding=0>{''.join(lines)}</table>"


def _rules(number: int, colours: Colours) -> dict[str, tuple[str, str]]:
    """For each result of the table its name with the layer's number, and how it follows, in letters."""
    texts = result_texts()
    now = {name: f"{texts[name][0]}<sub>{number}</sub>" for name in ALL_RESULTS}
    before = {name: f"{texts[name][0]}<sub>{number - 1}</sub>" for name in now}
    k, s, p, d = (coloured(colours.kernel, f"<i>{letter}</i>") for letter in "kspd")
    rules = {
        "size": f"⌊({before['size']} − {d}({k} − 1) − 1 + 2{p} + {s})/{s}⌋",
        "jump": f"{s}·{before['jump']}",
        "field": f"{before['field']} + {d}({k} − 1)·{before['jump']}",
        "start": f"{before['start']} − {p}·{before['jump']}",
        "overlap": f"max(0, {now['field']} − {now['jump']})",
    }
    return {name: (now[name], rule) for name, rule in rules.items()}


def _with_numbers(state: FieldState, number: int, axis: int, colours: Colours) -> dict[str, str]:
    """The same with the numbers put in, along one axis."""
    stack = state.stack
    before, own = stack.fields[number - 1][axis], stack.fields[number][axis]
    sizes = stack.sizes[number - 1][axis], stack.sizes[number][axis]
    window = state.layers[number - 1].window(axis)
    numbers = window.kernel, window.stride, window.padding, window.dilation
    k, s, p, d = (coloured(colours.kernel, str(number)) for number in numbers)
    return {
        "size": f"⌊({sizes[0]} − {d}·({k} − 1) − 1 + 2·{p} + {s})/{s}⌋ = <b>{sizes[1]}</b>",
        "jump": f"{s}·{before.jump} = <b>{own.jump}</b>",
        "field": f"{before.size} + {d}·({k} − 1)·{before.jump} = {coloured(colours.field, f'<b>{own.size}</b>')}",
        "start": f"{grouped(before.start)} − {p}·{before.jump} = <b>{grouped(own.start)}</b>",
        "overlap": f"max(0, {own.size} − {own.jump}) = <b>{stack.overlap(number)[axis]}</b>",
    }
