"""The words of the equivariance tester: its functions and borders, and what is seen when the image is moved."""

from __future__ import annotations

from convlab.gui.language import translate
from convlab.labs.common.bundled import bundled_lenet
from convlab.labs.why.shift import EquivarianceCheck, EquivarianceState


def shift_note() -> str:
    """What the two columns of the view are."""
    return translate(
        "Why",
        "Two ways from x: move it and then compute, or compute and then move the result. Where both lead to the same"
        " map, f is equivariant to translation.",
    )


def function_names() -> dict[str, str]:
    return {
        "dense": translate("Why", "Dense layer"),
        "convolution": translate("Why", "Convolution"),
        "stride": translate("Why", "Convolution, stride 2"),
        "max": translate("Why", "Convolution + 2 × 2 max pooling"),
        "average": translate("Why", "Convolution + 2 × 2 average pooling"),
        "global": translate("Why", "Convolution + ReLU + global average pooling"),
        "lenet_convolution": translate("Why", "LeNet: its first convolution"),
        "lenet_pooling": translate("Why", "LeNet: up to the first pooling"),
        "lenet_second": translate("Why", "LeNet: up to the second pooling"),
    }


def verdict(state: EquivarianceState, result: EquivarianceCheck) -> str:
    """What is seen, from the function and the numbers that were measured."""
    if state.shift == (0, 0):
        return translate("Why", "Nothing is moved yet: drag the image, or press the arrow keys.")
    if state.function == "dense":
        return _dense_verdict(result)
    if state.function == "global":
        return _global_verdict(result)
    if not state.divides:
        return _between_verdict(state, result)
    if result.is_equal:
        if state.factor == 1:
            return translate(
                "Why", "Both ways lead to the same map: the function is equivariant. Move the image, and the map moves."
            )
        text = translate(
            "Why", "Both ways meet, because the shift is a multiple of {0}: the map follows by whole cells."
        )
        return text.format(state.factor)
    if result.inside == 0:
        return translate(
            "Why",
            "Only the border breaks it: away from it the difference is 0. What is padded or lost there was not moved.",
        )
    return translate("Why", "The two ways differ: every output here sees the border, or what was lost beyond it.")


def _dense_verdict(result: EquivarianceCheck) -> str:
    if result.is_equal:
        return translate("Why", "Both ways agree here only because there is nothing to see.")
    return translate(
        "Why",
        "A dense layer is not equivariant: it has other weights at every place, and gives another answer after a move.",
    )


def _global_verdict(result: EquivarianceCheck) -> str:
    if result.is_equal:
        return translate(
            "Why", "Not only equivariant but invariant: one number for the whole image, and moving does not change it."
        )
    return translate(
        "Why", "Invariant but for the border: part of the image, or of what the kernel finds in it, was lost there."
    )


def _between_verdict(state: EquivarianceState, result: EquivarianceCheck) -> str:
    if result.is_equal:
        text = translate(
            "Why", "The shift is no multiple of {0}, yet both ways agree: this image does not show the difference."
        )
        return text.format(state.factor)
    text = translate(
        "Why",
        "The map has one cell for {0} of the image, and the shift is no multiple of {0}: the map cannot follow."
        " Reducing keeps equivariance only for shifts by {0}, {1}, …",
    )
    return text.format(state.factor, 2 * state.factor)


def lenet_problem() -> str:
    """Why the bundled LeNet cannot be used; empty when it can."""
    try:
        bundled_lenet()
    except (OSError, ValueError) as error:
        return translate("Why", "LeNet's weights cannot be read: {0}").format(error)
    return ""


def border_names() -> dict[str, tuple[str, str]]:
    return {
        "zeros": (
            translate("Why", "Zeros"),
            translate("Why", "Around the image are zeros, and what is moved over the edge is lost"),
        ),
        "circular": (
            translate("Why", "Circular"),
            translate("Why", "The image goes on at its far side: there is no border at all"),
        ),
    }
