"""The words of the Receptive field lab: its examples, its table, and what is told of a unit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from convlab.gui.theme import Colours
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Measured, Stops
from convlab.labs.receptive_field.state import FieldState


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name and what to notice."""
    return {
        "one": (
            QCoreApplication.translate("Field", "1  One 3 × 3"),
            QCoreApplication.translate(
                "Field",
                "A unit of the feature map depends on the 3 × 3 cells under the kernel and on nothing else:"
                " they are its receptive field.",
            ),
        ),
        "two": (
            QCoreApplication.translate("Field", "2  Two 3 × 3 = one 5 × 5"),
            QCoreApplication.translate(
                "Field",
                "Each of the 3 × 3 units below sees 3 × 3 cells itself: together 5 × 5, with 18 weights instead of 25.",
            ),
        ),
        "lenet": (
            QCoreApplication.translate("Field", "3  The book's LeNet"),
            QCoreApplication.translate(
                "Field",
                "Fields grow from layer to layer: 5, 6, 14, 16. A unit of the last map sees more than half of the digit"
                " each way. Point at any unit of any map.",
            ),
        ),
        "ten": (
            QCoreApplication.translate("Field", "4  Ten 5 × 5 on 240 × 240"),
            QCoreApplication.translate(
                "Field",
                "Without padding ten 5 × 5 kernels turn 240 × 240 into 200 × 200, and a field of 1 into 41: each layer"
                " adds 4. Look at “Measured”: most of the gradient is in the middle.",
            ),
        ),
        "dilated": (
            QCoreApplication.translate("Field", "5  Dilated 1, 2, 4"),
            QCoreApplication.translate(
                "Field",
                "Three 3 × 3 kernels with gaps of 1, 2 and 4 see 15 × 15 cells; without the gaps it would be 7 × 7."
                " The field doubles with each layer.",
            ),
        ),
        "vgg": (
            QCoreApplication.translate("Field", "6  Like VGG: 3 × 3 and pooling"),
            QCoreApplication.translate(
                "Field",
                "Pooling doubles the jump, so that every later 3 × 3 adds twice as much: 3, 5, 6, 10, 14, 16, 24, 32,"
                " 40, 44.",
            ),
        ),
    }


def view_notes() -> dict[str, str]:
    """For each view what there is to see and to do."""
    return {
        "fields": QCoreApplication.translate(
            "Field",
            "Point at any unit of any map: the frames show what it sees of every layer below, down to the image."
            " Arrow keys move on, Space pins.",
        ),
        "measured": QCoreApplication.translate(
            "Field",
            "A 1 at the chosen unit is sent back through the network: where the image has a gradient, it matters to"
            " the unit. Point at another unit of the map.",
        ),
        "section": QCoreApplication.translate(
            "Field",
            "Every line is one connection; the chosen unit's cone is lit. Hollow dots are padding. Point at any dot.",
        ),
        "use": QCoreApplication.translate(
            "Field",
            "Pixels at the border lie in fewer windows, and on far fewer paths: a corner has the least say in the"
            " output.",
        ),
    }


def kind_names() -> dict[str, str]:
    """What the layers, and the input below them, are called in short."""
    return {
        "input": QCoreApplication.translate("Field", "input"),
        "conv": QCoreApplication.translate("Field", "conv"),
        "max": QCoreApplication.translate("Field", "max"),
        "average": QCoreApplication.translate("Field", "avg"),
    }


def column_texts() -> dict[str, tuple[str, str]]:
    """For each column of the table its heading and what it is."""
    return {
        "kind": (
            QCoreApplication.translate("Field", "layer"),
            QCoreApplication.translate("Field", "Convolution, max pooling or average pooling"),
        ),
        "kernel": (
            QCoreApplication.translate("Field", "kernel"),
            QCoreApplication.translate(
                "Field", "Size of the window; 3×5 is 3 rows and 5 columns. Larger: a larger field"
            ),
        ),
        "stride": (
            QCoreApplication.translate("Field", "stride"),
            QCoreApplication.translate("Field", "How far the window moves: it multiplies the jump of all later units"),
        ),
        "padding": (
            QCoreApplication.translate("Field", "pad"),
            QCoreApplication.translate("Field", "Cells added on every side: fields begin further up and left"),
        ),
        "dilation": (
            QCoreApplication.translate("Field", "dil."),
            QCoreApplication.translate(
                "Field", "Dilation: how far the kernel's cells are apart. The field grows, the weights do not"
            ),
        ),
        "size": (
            QCoreApplication.translate("Field", "output"),
            QCoreApplication.translate("Field", "Rows and columns of the layer's feature map"),
        ),
        "jump": (
            QCoreApplication.translate("Field", "jump"),
            QCoreApplication.translate(
                "Field", "How many cells of the input lie between the fields of neighbouring units"
            ),
        ),
        "field": (
            QCoreApplication.translate("Field", "field"),
            QCoreApplication.translate("Field", "Size of the receptive field: how many cells of the input a unit sees"),
        ),
        "start": (
            QCoreApplication.translate("Field", "start"),
            QCoreApplication.translate(
                "Field", "Where the field of the first unit begins; below 0 it begins on padding"
            ),
        ),
        "overlap": (
            QCoreApplication.translate("Field", "overlap"),
            QCoreApplication.translate("Field", "How many cells the fields of neighbouring units share"),
        ),
    }


def weights_names() -> dict[str, tuple[str, str]]:
    """For each choice of weights its name and what it is."""
    return {
        "random": (
            QCoreApplication.translate("Field", "random"),
            QCoreApplication.translate("Field", "Random kernels, as before training"),
        ),
        "ones": (
            QCoreApplication.translate("Field", "all 1"),
            QCoreApplication.translate("Field", "All weights are 1: the gradient counts paths"),
        ),
        "lenet": (
            QCoreApplication.translate("Field", "LeNet"),
            QCoreApplication.translate(
                "Field", "The kernels of the bundled, trained LeNet: for one or two convolutions with 5 × 5 weights"
            ),
        ),
    }


def recurrences(state: FieldState, colours: Colours, with_letters: bool = True) -> str:
    """How all that the table tells of the chosen layer follows from the layer before, as rich text.

    In letters and with the numbers put in; where rows and columns differ, with the numbers of both.

    Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019.
    """
    number = state.unit.layer
    axes = (0, 1) if _differs(state, number) else (0,)
    values = [_with_numbers(state, number, axis, colours) for axis in axes]
    rules = _rules(number, colours)
    lines = []
    for name, (left, right) in rules.items():
        both = " &nbsp;|&nbsp; ".join(each[name] for each in values)
        cells = (left, right, both) if with_letters else (left, both)
        lines.append("<tr><td>" + "</td><td>&nbsp;=&nbsp;</td><td>".join(cells) + "</td></tr>")
    return f"<table cellspacing=0 cellpadding=0>{''.join(lines)}</table>"


def _rules(number: int, colours: Colours) -> dict[str, tuple[str, str]]:
    """For each result of the table its name with the layer's number, and how it follows, in letters."""
    texts = column_texts()
    now = {name: f"{texts[name][0]}<sub>{number}</sub>" for name in ("size", "jump", "field", "start", "overlap")}
    before = {name: f"{texts[name][0]}<sub>{number - 1}</sub>" for name in now}
    k, s, p, d = (_in(colours.kernel, f"<i>{letter}</i>") for letter in "kspd")
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
    k, s, p, d = (_in(colours.kernel, str(n)) for n in (window.kernel, window.stride, window.padding, window.dilation))
    return {
        "size": f"⌊({sizes[0]} − {d}·({k} − 1) − 1 + 2·{p} + {s})/{s}⌋ = <b>{sizes[1]}</b>",
        "jump": f"{s}·{before.jump} = <b>{own.jump}</b>",
        "field": f"{before.size} + {d}·({k} − 1)·{before.jump} = {_in(colours.field, f'<b>{own.size}</b>')}",
        "start": f"{_minus(before.start)} − {p}·{before.jump} = <b>{_minus(own.start)}</b>",
        "overlap": f"max(0, {own.size} − {own.jump}) = <b>{stack.overlap(number)[axis]}</b>",
    }


def _differs(state: FieldState, number: int) -> bool:
    rows, columns = state.stack.fields[number]
    layer = state.layers[number - 1]
    sizes = [size[0] == size[1] for size in state.stack.sizes[number - 1 : number + 1]]
    return rows != columns or layer.window(0) != layer.window(1) or not all(sizes)


def _in(colour: QColor, text: str) -> str:
    return f'<span style="color:{colour.name()}">{text}</span>'


def _minus(number: int) -> str:
    return str(number).replace("-", "−")


def unit_name(unit: Unit) -> str:
    return QCoreApplication.translate("Field", "layer {0} [{1}, {2}]").format(*unit)


def check_text(result: Measured) -> str:
    """How what was measured compares with the theory, and why where it is less."""
    if not result.possible:
        return QCoreApplication.translate("Field", "All that this unit sees is padding: it depends on no cell.")
    size = "{} × {}".format(*result.spread)
    if result.is_equal:
        text = QCoreApplication.translate(
            "Field", "✓ Support {0} = theory: all {1} cells that the unit can depend on have a gradient, no others."
        )
        return text.format(size, result.possible)
    if not result.is_inside:
        return QCoreApplication.translate("Field", "The gradient leaves the theoretical field. This must not happen.")
    if result.count:
        text = QCoreApplication.translate(
            "Field",
            "✓ Inside the theoretical field, but smaller: {0} of its {1} cells have a gradient (they span {2}).",
        )
    else:
        text = QCoreApplication.translate("Field", "No gradient arrives, though the unit could depend on {1} cells.")
    return text.format(result.count, result.possible, size) + " " + _stops_text(result.stops)


def frames_text(result: Measured, colours: Colours) -> str:
    """What the frames on the heat map are, and which part of the image it shows, as rich text."""
    field, middle = (_in(colour, "■") for colour in (colours.field, colours.window))
    names = (
        QCoreApplication.translate("Field", "theoretical field"),
        QCoreApplication.translate("Field", "its middle half"),
    )
    part = QCoreApplication.translate("Field", "input rows {0} to {1}, columns {2} to {3}").format(*result.shown.ends)
    return f"{field} {names[0]} &nbsp; {middle} {names[1]}<br>{part}"


def _stops_text(stops: Stops) -> str:
    """What makes a measured field smaller than the theoretical one."""
    reasons = []
    if stops.relu:
        reasons.append(
            QCoreApplication.translate("Field", "ReLU is off at {0} of the units on the way").format(stops.relu)
        )
    if stops.is_max:
        reasons.append(
            QCoreApplication.translate(
                "Field", "max pooling passes the gradient on only to the largest cell of a window"
            )
        )
    if stops.zeros:
        reasons.append(QCoreApplication.translate("Field", "{0} weights are 0").format(stops.zeros))
    if not reasons:
        reasons.append(QCoreApplication.translate("Field", "what comes over several paths cancels"))
    joined = QCoreApplication.translate("Field", ", and ").join(reasons)
    return QCoreApplication.translate("Field", "Why: {0}.").format(joined)


def share_text(result: Measured) -> str:
    """How much of the gradient is in the middle, and why; nothing when there is none."""
    if not result.count:
        return ""
    text = QCoreApplication.translate(
        "Field", "The middle {0} × {1} cells hold {2} % of the gradient; they are {3} % of the field."
    )
    if result.central_share > result.central_cells:
        text += " " + QCoreApplication.translate(
            "Field",
            "More paths lead from the middle to the unit than from the rim: the effective field is smaller than the"
            " theoretical one.",
        )
    area = result.central
    shares = (f"{100 * share:.0f}" for share in (result.central_share, result.central_cells))
    return text.format(area.rows, area.columns, *shares)
