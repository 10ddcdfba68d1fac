"""The words of the equivariance tester: its functions and borders, and what is seen when the image is shifted."""

from __future__ import annotations

from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.language import translate
from convlab.labs.common.bundled import bundled_lenet
from convlab.labs.why.shift import EquivarianceCheck, EquivarianceState


def shift_note() -> str:
    """What the two columns of the view are."""
    return translate(
        "Why",
        "Two ways from x: shift, then compute f; or compute f, then shift. Where both give the same map, f is"
        " equivariant to translation.",
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


def what_follows(state: EquivarianceState) -> str:
    """What the shown weights are, and what f does after multiplying with them."""
    if state.function == "dense":
        return translate("Why", "a row for each output, all different")
    if state.is_lenet:
        return {
            "lenet_convolution": translate("Why", "trained on MNIST"),
            "lenet_pooling": translate("Why", "then its activation and pooling"),
            "lenet_second": translate("Why", "then the layers up to its second pooling"),
        }[state.function]
    kernel = kernel_names()[state.kernel]
    text = {
        "convolution": "{0}",
        "stride": translate("Why", "{0}, stride 2"),
        "max": translate("Why", "{0}, then 2 × 2 max pooling"),
        "average": translate("Why", "{0}, then 2 × 2 average pooling"),
        "global": translate("Why", "{0}, then ReLU and the average"),
    }[state.function]
    return text.format(kernel)


def verdict(state: EquivarianceState, result: EquivarianceCheck) -> str:
    """What is seen, from the function and the numbers that were measured."""
    if not result.x.any():
        return translate("Why", "The image is empty: there is nothing to compare.")
    if state.shift == (0, 0):
        return translate("Why", "Nothing is shifted yet: drag the second image, or press the arrow keys.")
    if state.function == "dense":
        return _dense_verdict(result)
    if state.function == "global":
        return _global_verdict(result)
    if not state.divides:
        return _between_verdict(state, result)
    if result.is_equal:
        if state.factor == 1:
            return translate("Why", "Both ways give the same map: for this shift, f is equivariant.")
        text = translate("Why", "Both ways give the same map: the shift is a multiple of {0}, whole cells of the map.")
        return text.format(state.factor)
    if result.inside == 0:
        return translate(
            "Why",
            "Only the border breaks it: away from it the difference is 0. The zeros beyond the border are not shifted"
            " with the image, and what crosses it is lost.",
        )
    return translate("Why", "The two ways differ: no output of this map is out of reach of the border.")


def _dense_verdict(result: EquivarianceCheck) -> str:
    if result.is_equal:
        return translate(
            "Why", "Both ways agree for this image, by chance: a dense layer has different weights everywhere."
        )
    return translate("Why", "A dense layer is not equivariant: it has different weights at every position.")


def _global_verdict(result: EquivarianceCheck) -> str:
    if result.is_equal:
        return translate("Why", "Invariant: one number for the whole image, and this shift does not change it.")
    return translate(
        "Why", "The number has changed: part of the image, or of what the kernel finds in it, is beyond the border."
    )


def _between_verdict(state: EquivarianceState, result: EquivarianceCheck) -> str:
    if result.is_equal:
        text = translate(
            "Why", "The shift is no multiple of {0}, yet both ways agree: this image does not show the difference."
        )
        return text.format(state.factor)
    text = translate(
        "Why",
        "One cell of the map stands for {0} of the image, and the shift is no multiple of {0}: the map cannot follow."
        " It can follow shifts by {0}, {1}, …",
    )
    return text.format(state.factor, 2 * state.factor)


def lenet_problem() -> str:
    """Why the bundled LeNet cannot be used; empty when it can."""
    try:
        bundled_lenet()
    except (OSError, ValueError):
        return translate("Why", "LeNet’s weights are missing or damaged: install convlab again.")
    return ""


def border_names() -> dict[str, tuple[str, str]]:
    return {
        "zeros": (
            translate("Why", "Zeros"),
            translate("Why", "Around the image are zeros; what is shifted across the border is lost"),
        ),
        "circular": (
            translate("Why", "Circular"),
            translate("Why", "What leaves on one side comes back on the other: there is no border"),
        ),
    }
