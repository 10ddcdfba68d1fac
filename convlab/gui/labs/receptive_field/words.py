"""The words of the Receptive field lab: its examples, its views, and the columns of its table."""

from __future__ import annotations

from convlab.gui.language import translate
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.state import FieldState


def scene_texts() -> dict[str, tuple[str, str]]:
    """For each prepared example its name and what to notice."""
    return {
        "one": (
            translate("Field", "1  One 3 × 3"),
            translate(
                "Field",
                "A unit of the feature map depends on the 3 × 3 cells under the kernel and on nothing else:"
                " they are its receptive field.",
            ),
        ),
        "two": (
            translate("Field", "2  Two 3 × 3 = one 5 × 5"),
            translate(
                "Field",
                "Each of the 3 × 3 units below sees 3 × 3 cells itself: together 5 × 5, with 18 weights instead of 25.",
            ),
        ),
        "lenet": (
            translate("Field", "3  The book's LeNet"),
            translate(
                "Field",
                "Fields grow from layer to layer: 5, 6, 14, 16. A unit of the last map sees more than half of the digit"
                " each way. Point at any unit of any map.",
            ),
        ),
        "ten": (
            translate("Field", "4  Ten 5 × 5 on 240 × 240"),
            translate(
                "Field",
                "Without padding ten 5 × 5 kernels turn 240 × 240 into 200 × 200, and a field of 1 into 41: each layer"
                " adds 4. Look at “Measured”: most of the gradient is in the middle.",
            ),
        ),
        "dilated": (
            translate("Field", "5  Dilated 1, 2, 4"),
            translate(
                "Field",
                "Three 3 × 3 kernels with gaps of 1, 2 and 4 see 15 × 15 cells; without the gaps it would be 7 × 7."
                " The field doubles with each layer.",
            ),
        ),
        "vgg": (
            translate("Field", "6  Like VGG: 3 × 3 and pooling"),
            translate(
                "Field",
                "Pooling doubles the jump, so that every later 3 × 3 adds twice as much: 3, 5, 6, 10, 14, 16, 24, 32,"
                " 40, 44.",
            ),
        ),
    }


def view_notes() -> dict[str, str]:
    """For each view what there is to see and to do."""
    return {
        "fields": translate(
            "Field",
            "Point at any unit of any map: the frames show what it sees of every layer below, down to the image."
            " Arrow keys move on, Space pins.",
        ),
        "measured": translate(
            "Field",
            "A 1 at the chosen unit is sent back through the network: where the image has a gradient, it matters to"
            " the unit. Point at another unit of the map.",
        ),
        "section": translate(
            "Field",
            "Every line is one connection; the chosen unit's cone is lit. Hollow dots are padding. Point at any dot.",
        ),
        "use": translate(
            "Field",
            "Pixels at the border lie in fewer windows, and on far fewer paths: a corner has the least say in the"
            " output.",
        ),
    }


def kind_names() -> dict[str, str]:
    """What the layers, and the input below them, are called in short."""
    return {
        "input": translate("Field", "input"),
        "conv": translate("Field", "conv"),
        "max": translate("Field", "max"),
        "average": translate("Field", "avg"),
    }


def column_texts() -> dict[str, tuple[str, str]]:
    """For each column of the table its heading and what it is."""
    return {
        "kind": (
            translate("Field", "layer"),
            translate("Field", "Convolution, max pooling or average pooling"),
        ),
        "kernel": (
            translate("Field", "kernel"),
            translate("Field", "Size of the window; 3×5 is 3 rows and 5 columns. Larger: a larger field"),
        ),
        "stride": (
            translate("Field", "stride"),
            translate("Field", "How far the window moves: it multiplies the jump of all later units"),
        ),
        "padding": (
            translate("Field", "pad"),
            translate("Field", "Cells added on every side: fields begin further up and left"),
        ),
        "dilation": (
            translate("Field", "dil."),
            translate("Field", "Dilation: how far the kernel's cells are apart. The field grows, the weights do not"),
        ),
        "size": (
            translate("Field", "output"),
            translate("Field", "Rows and columns of the layer's feature map"),
        ),
        "jump": (
            translate("Field", "jump"),
            translate("Field", "How many cells of the input lie between the fields of neighbouring units"),
        ),
        "field": (
            translate("Field", "field"),
            translate("Field", "Size of the receptive field: how many cells of the input a unit sees"),
        ),
        "start": (
            translate("Field", "start"),
            translate("Field", "Where the field of the first unit begins; below 0 it begins on padding"),
        ),
        "overlap": (
            translate("Field", "overlap"),
            translate("Field", "How many cells the fields of neighbouring units share"),
        ),
    }


def weights_names() -> dict[str, tuple[str, str]]:
    """For each choice of weights its name and what it is."""
    return {
        "random": (
            translate("Field", "random"),
            translate("Field", "Random kernels, as before training"),
        ),
        "ones": (
            translate("Field", "all 1"),
            translate("Field", "All weights are 1: the gradient counts paths"),
        ),
        "lenet": (
            translate("Field", "LeNet"),
            translate(
                "Field", "The kernels of the bundled, trained LeNet: for one or two convolutions with 5 × 5 weights"
            ),
        ),
    }


def unit_name(unit: Unit) -> str:
    return translate("Field", "layer {0} [{1}, {2}]").format(*unit)


def layer_names(state: FieldState) -> list[str]:
    """The input and the layers with their numbers."""
    kinds = kind_names()
    return [kinds["input"], *(f"{number} {kinds[layer.kind]}" for number, layer in enumerate(state.layers, 1))]


def layer_titles(state: FieldState) -> list[str]:
    """The layers with their numbers and sizes."""
    sizes = state.stack.sizes[1:]
    return [f"{name} · {rows} × {columns}" for name, (rows, columns) in zip(layer_names(state)[1:], sizes, strict=True)]
