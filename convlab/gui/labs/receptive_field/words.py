"""The words of the Receptive field lab: its examples, its views, and the columns of its table."""

from __future__ import annotations

from convlab.gui.labs.receptive_field.use_words import use_note
from convlab.gui.language import translate
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.state import FieldState


def scene_names() -> list[str]:
    """The prepared examples."""
    return [
        translate("Field", "1  One 3 × 3"),
        translate("Field", "2  Two 3 × 3 = one 5 × 5"),
        translate("Field", "3  The book’s LeNet"),
        translate("Field", "4  Ten 5 × 5 on 240 × 240"),
        translate("Field", "5  Dilated 1, 2, 4"),
        translate("Field", "6  Like VGG: 3 × 3 and pooling"),
        translate("Field", "7  VGG-16, whole"),
        translate("Field", "8  The first stage of ResNet-18"),
    ]


def scene_note(state: FieldState) -> str:
    """What to notice in the prepared example that a state holds."""
    fields = [rows.size for rows, _ in state.stack.fields[1:]]
    shape, all_fields = "{} × {}".format(*state.stack.size), ", ".join(map(str, fields))
    end = "{} × {}".format(*state.stack.sizes[-1])
    largest = f"{fields[-1]} × {fields[-1]}"
    return {
        "one": translate(
            "Field",
            "A unit of the feature map depends on the 3 × 3 elements under the kernel and on nothing else:"
            " they are its receptive field.",
        ),
        "two": translate(
            "Field",
            "Each unit of the first map sees 3 × 3 elements, each unit of the second 3 × 3 units of the first:"
            " together 5 × 5, with 18 weights instead of 25.",
        ),
        "lenet": translate(
            "Field",
            "Fields grow from layer to layer: {0}. A unit of the last map sees {1} of the image’s {2} pixels."
            " Point at any unit of any map.",
        ).format(all_fields, largest, shape),
        "ten": translate(
            "Field",
            "Without padding ten 5 × 5 kernels turn {0} into {1}, and a field of 1 into {2}: each layer adds 4. Look at"
            " “Measured”: most of the gradient is in the middle.",
        ).format(shape, end, fields[-1]),
        "dilated": translate(
            "Field",
            "Three 3 × 3 kernels with dilations 1, 2 and 4 (gaps of 0, 1 and 3 between their weights) see {0} elements;"
            " with dilation 1 it would be 7 × 7. Each layer adds twice as much as the one before: {1}.",
        ).format(largest, all_fields),
        "vgg": translate(
            "Field",
            "Pooling doubles the jump, so that every later 3 × 3 adds twice as much to the field: {0}.",
        ).format(all_fields),
        "vgg16": translate(
            "Field",
            "All 13 convolutions and 5 poolings of VGG-16: a field of {0} on an image of {1}. Before the dense layers a"
            " unit sees almost all of it.",
        ).format(largest, shape),
        "resnet": translate(
            "Field",
            "A 7 × 7 kernel and max pooling, both with stride 2, then four 3 × 3: the field grows as {0}. The shortcuts"
            " are left out: they add shorter paths, but no field gets larger by them.",
        ).format(all_fields),
    }[state.scene or "one"]


def view_note(state: FieldState) -> str:
    """What there is to see and to do in the view that is open."""
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
            "Every line is one connection; the chosen unit’s cone is lit. Hollow dots are padding. Point at any dot.",
        ),
        "use": use_note(state),
    }[state.view]


def kind_names() -> dict[str, str]:
    """What the layers, and the input below them, are called in short."""
    return {
        "input": translate("Field", "input"),
        "conv": translate("Field", "conv"),
        "max": translate("Field", "max"),
        "average": translate("Field", "avg"),
    }


def result_texts() -> dict[str, tuple[str, str]]:
    """For each thing that follows for the units of a layer its name and what it is."""
    return {
        "size": (
            translate("Field", "output"),
            translate("Field", "Rows and columns of the layer’s feature map"),
        ),
        "jump": (
            translate("Field", "jump"),
            translate(
                "Field",
                "How far the fields of neighbouring units are apart, from start to start, in elements of the input",
            ),
        ),
        "field": (
            translate("Field", "field"),
            translate("Field", "Size of the receptive field: how many rows and columns of the input it spans"),
        ),
        "start": (
            translate("Field", "start"),
            translate("Field", "Where the field of the first unit begins; below 0 it begins on padding"),
        ),
        "overlap": (
            translate("Field", "overlap"),
            translate("Field", "How many rows and columns the fields of neighbouring units share"),
        ),
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
            translate("Field", "How far the window moves: it multiplies the jump of this layer and all later ones"),
        ),
        "padding": (
            translate("Field", "pad"),
            translate("Field", "Rows and columns added on every side: fields begin further up and left"),
        ),
        "dilation": (
            translate("Field", "dil."),
            translate(
                "Field",
                "Dilation d: the kernel’s weights lie d apart, with gaps of d − 1. The field grows, the number of"
                " weights stays",
            ),
        ),
        **result_texts(),
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
