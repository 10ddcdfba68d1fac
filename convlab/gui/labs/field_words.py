"""The words of the Receptive field lab: its examples, its table, and what is told of a unit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from convlab.gui.theme import Colours
from convlab.labs.field import FieldState
from convlab.labs.field_measure import Measured
from convlab.labs.stack import Unit


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


def kind_names() -> dict[str, str]:
    return {
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


def recurrences(state: FieldState, colours: Colours) -> str:
    """How size, jump and start of the chosen layer follow from those of the layer before, as rich text.

    Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019.
    """
    number = state.unit.layer
    axes = [axis for axis in (0, 1) if axis == 0 or _differs(state, number)]
    numbers: list[list[str]] = [[], [], []]
    for axis in axes:
        before, own = state.stack.fields[number - 1][axis], state.stack.fields[number][axis]
        window = state.layers[number - 1].window(axis)
        k, s, p, d = (
            _in(colours.kernel, str(n)) for n in (window.kernel, window.stride, window.padding, window.dilation)
        )
        numbers[0].append(f"{before.size} + {d}·({k} − 1)·{before.jump} = {_in(colours.field, f'<b>{own.size}</b>')}")
        numbers[1].append(f"{s}·{before.jump} = <b>{own.jump}</b>")
        numbers[2].append(f"{_minus(before.start)} − {p}·{before.jump} = <b>{_minus(own.start)}</b>")
    sub, below = f"<sub>{number}</sub>", f"<sub>{number - 1}</sub>"
    k, s, p, d = (_in(colours.kernel, f"<i>{letter}</i>") for letter in "kspd")
    lines = (
        (QCoreApplication.translate("Field", "size"), f"size{below} + {d}({k} − 1)·jump{below}", sub),
        (QCoreApplication.translate("Field", "jump"), f"{s}·jump{below}", sub),
        (QCoreApplication.translate("Field", "start"), f"start{below} − {p}·jump{below}", sub),
    )
    gap = " &nbsp;|&nbsp; "
    return "<br>".join(
        f"{name}{index} = {rule} &nbsp;=&nbsp; {gap.join(values)}"
        for (name, rule, index), values in zip(lines, numbers, strict=True)
    )


def _differs(state: FieldState, number: int) -> bool:
    rows, columns = state.stack.fields[number]
    layer = state.layers[number - 1]
    return rows != columns or layer.window(0) != layer.window(1)


def _in(colour: QColor, text: str) -> str:
    return f'<span style="color:{colour.name()}">{text}</span>'


def _minus(number: int) -> str:
    return str(number).replace("-", "−")


def unit_name(unit: Unit) -> str:
    return QCoreApplication.translate("Field", "layer {0} [{1}, {2}]").format(*unit)


def check_text(result: Measured) -> str:
    """How what was measured compares with the theory."""
    if not result.count:
        return QCoreApplication.translate(
            "Field", "The gradient is 0 everywhere: ReLU has switched this unit off, or all it sees is padding."
        )
    size = "{} × {}".format(*result.spread)
    if result.is_equal:
        text = QCoreApplication.translate(
            "Field", "✓ Support {0} = theory: all {1} cells that the unit can depend on have a gradient, no others."
        )
        return text.format(size, result.possible)
    if result.is_inside:
        text = QCoreApplication.translate(
            "Field", "✓ Inside the theoretical field: {0} of its {1} cells have a gradient (they span {2})."
        )
        return text.format(result.count, result.possible, size)
    return QCoreApplication.translate("Field", "The gradient leaves the theoretical field. This must not happen.")


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
