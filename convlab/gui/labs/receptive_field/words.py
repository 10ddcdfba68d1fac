"""The words of the Receptive field lab: its examples, its views, and the columns of its table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from convlab.labs.common.stack import Unit


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


def unit_name(unit: Unit) -> str:
    return QCoreApplication.translate("Field", "layer {0} [{1}, {2}]").format(*unit)
