"""What stands around the matrices of the Backward view: titles, signs, and what there is to notice."""

from __future__ import annotations

from convlab.gui.labs.learning.backward.scene_words import scene_texts
from convlab.gui.language import in_sequence, translate
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.backward.correlations import Correlation
from convlab.labs.learning.backward.state import Above, BackwardState


def operation_names() -> dict[str, str]:
    return {
        "convolution": translate("BackwardPage", "Convolution"),
        "max": translate("BackwardPage", "Max pooling"),
        "average": translate("BackwardPage", "Average pooling"),
        "min": translate("BackwardPage", "Min pooling"),
        "relu": "ReLU",
        "sigmoid": translate("BackwardPage", "Sigmoid"),
    }


def upstream_names() -> dict[str, str]:
    return {
        "ones": translate("BackwardPage", "All 1"),
        "one": translate("BackwardPage", "A single 1"),
        "counting": translate("BackwardPage", "1, 2, 3, …"),
        "signs": translate("BackwardPage", "1 and −1 in turn"),
    }


def size_text(*sides: int) -> str:
    """Without channels where there is one."""
    kept = sides[-2:] if all(side == 1 for side in sides[:-2]) else sides
    return " × ".join(map(str, kept))


def above_texts() -> list[tuple[str, str]]:
    """What can stand above the gradients, and what it shows."""
    return [
        (
            translate("BackwardPage", "Forward"),
            translate("BackwardPage", "The layer forwards: each number stands above its gradient"),
        ),
        (
            translate("BackwardPage", "∂L/∂X as cross-correlation"),
            translate(
                "BackwardPage",
                "The gradient of the input as one full cross-correlation of the upstream gradient with the kernel"
                " turned by 180°",
            ),
        ),
        (
            translate("BackwardPage", "∂L/∂K as cross-correlation"),
            translate(
                "BackwardPage",
                "The gradient of the kernel as one cross-correlation of the input with the upstream gradient",
            ),
        ),
    ]


# ---- titles


def plane_titles(state: BackwardState) -> dict[str, str]:
    """What stands above each group of matrices."""
    x = size_text(*state.input.shape)
    window = size_text(*state.layer.window)
    padded = ""
    if any(state.layer.padding):
        padded = translate("BackwardPage", ", padded {0} × {1}").format(*state.sliding.padded)
    y, k = size_text(*state.upstream.shape), size_text(*state.kernel.shape)
    if state.layer.is_activation:
        below = translate("BackwardPage", "Slopes f′(X) {0}").format(x)
    else:
        below = translate("BackwardPage", "∂Y/∂X in this window {0}").format(window)
    return {
        "input": translate("BackwardPage", "Input X {0}").format(x) + padded,
        "kernel": translate("BackwardPage", "Kernel K {0}").format(k),
        "window": translate("BackwardPage", "Window of this step {0}").format(window),
        "bias": translate("BackwardPage", "Bias b"),
        "output": translate("BackwardPage", "Output Y {0}").format(y),
        "input_gradient": f"∂L/∂X {x}",
        "kernel_gradient": f"∂L/∂K {k}",
        "local": below,
        "bias_gradient": "∂L/∂b",
        "upstream": translate("BackwardPage", "Upstream G = ∂L/∂Y {0}").format(y),
    }


def signs(state: BackwardState, *, forward: bool) -> tuple[str, str, str]:
    """What stands between input, kernel (or window or curve), bias and output."""
    if state.layer.is_convolution:
        return ("⋆", "+", "=") if forward else ("", "", "←")
    if forward:
        return "→", "→", ""
    return ("=", "⊙", "") if state.layer.is_activation else ("←", "×", "")


def forward_title(state: BackwardState) -> str:
    return {
        "convolution": translate("BackwardPage", "Forward: Y = X ⋆ K + b"),
        "max": translate("BackwardPage", "Forward: each output is the largest cell of its window"),
        "min": translate("BackwardPage", "Forward: each output is the smallest cell of its window"),
        "average": translate("BackwardPage", "Forward: each output is the average of its window"),
        "relu": translate("BackwardPage", "Forward: Y = max(X, 0)"),
        "sigmoid": translate("BackwardPage", "Forward: Y = 1/(1 + e⁻ˣ)"),
    }[state.operation]


def stage_titles(state: BackwardState, above: Above, difference: float) -> dict[str, str]:
    """The headings of both halves, and the names of the legends."""
    if above == "forward":
        forward = forward_title(state)
    else:
        forward = equality_text("∂L/∂X" if above == "input" else "∂L/∂K", difference)
    backward = translate("BackwardPage", "Backward: L = Σ G·Y = {0}").format(format_number(state.loss))
    return {"forward": forward, "backward": backward, "legend_input": "G, ∂L/∂X", "legend_kernel": "∂L/∂K"}


def equality_text(name: str, difference: float) -> str:
    """That a cross-correlation gives a gradient."""
    if not difference:
        return translate("BackwardPage", "Equal to {0} below").format(name)
    text = translate("BackwardPage", "Equal to {0} below, but for rounding: {1}")
    return text.format(name, format_number(difference))


def correlation_titles(state: BackwardState, above: Above, found: Correlation) -> tuple[str, str, str]:
    """What stands above the three matrices of a cross-correlation."""
    between = max(found.zeros) > 0
    if above == "kernel":
        spread = translate("BackwardPage", "G, zeros between") if between else "G"
        return translate("BackwardPage", "X {0}").format(size_text(*found.left.shape)), spread, "∂L/∂K"
    g = "G" if state.layer.is_convolution or state.layer.counts_padding else translate("BackwardPage", "G / count")
    if between and any(found.padding):
        left = translate("BackwardPage", "{0} with zeros between and around")
    elif between:
        left = translate("BackwardPage", "{0} with zeros between")
    elif any(found.padding):
        left = translate("BackwardPage", "{0} with zeros around")
    else:
        left = "{0}"
    if state.layer.is_convolution:
        return left.format(g), translate("BackwardPage", "K turned by 180°"), "∂L/∂X"
    return left.format(g), translate("BackwardPage", "Equal weights"), "∂L/∂X"


# ---- what there is to notice


def rule_text(state: BackwardState) -> str:
    """How the operation passes a gradient back."""
    if not state.upstream.any():
        return translate("BackwardPage", "No output matters to the loss: every gradient is 0.")
    return {
        "convolution": translate(
            "BackwardPage",
            "Each upstream gradient goes back to its window, times the kernel; and to the kernel, times its window.",
        ),
        "max": translate(
            "BackwardPage", "The largest cell of each window gets the whole upstream gradient, the others get nothing."
        ),
        "min": translate(
            "BackwardPage", "The smallest cell of each window gets the whole upstream gradient, the others get nothing."
        ),
        "average": _average_rule(state),
        "relu": translate(
            "BackwardPage", "Where the input is above 0 the gradient passes as it is; elsewhere it stops."
        ),
        "sigmoid": translate(
            "BackwardPage",
            "Each gradient is multiplied by the slope of the curve there:"
            " at most a quarter, far from 0 almost nothing.",
        ),
    }[state.operation]


def _average_rule(state: BackwardState) -> str:
    if any(state.layer.padding) and not state.counts_padding:
        return translate("BackwardPage", "The cells of a window that lie on the input share its gradient equally.")
    return translate("BackwardPage", "The cells of a window share its upstream gradient equally.")


def note_text(state: BackwardState) -> str:
    """Of a prepared example what there is to notice, otherwise how the operation passes a gradient back."""
    note = scene_texts()[state.scene][1] if state.scene in scene_texts() else ""
    return note or in_sequence(rule_text(state), _dead_text(state))


def _dead_text(state: BackwardState) -> str:
    """How many cells of an activation pass nothing back."""
    if state.operation != "relu":
        return ""
    stopped = int((state.slopes == 0).sum())
    if not stopped or not state.upstream.any():
        return ""
    if stopped == 1:
        return translate("BackwardPage", "It stops at 1 of {0} cells here.").format(state.input.size)
    return translate("BackwardPage", "It stops at {0} of {1} cells here.").format(stopped, state.input.size)


def focus_text(state: BackwardState, kind: str, index: tuple[int, ...], value: float, gradient: float | None) -> str:
    """For the status line: what is pointed at, its value and its gradient; rows and columns counted from 0."""
    names = {
        "input": translate("BackwardPage", "Input {0} = {1}, gradient {2}"),
        "kernel": translate("BackwardPage", "Kernel {0} = {1}, gradient {2}"),
        "bias": translate("BackwardPage", "Bias {0} = {1}, gradient {2}"),
        "output": translate("BackwardPage", "Output {0} = {1}, upstream gradient {2}"),
    }
    if gradient is None:
        return translate("BackwardPage", "Padding: {0}").format(format_number(value))
    return names[kind].format(index_text(state, kind, index), format_number(value), format_number(gradient))


def index_text(state: BackwardState, kind: str, index: tuple[int, ...]) -> str:
    """An index as it is written: "[1, 2]", with channels where there are several; a single bias has none."""
    kept = index
    if kind in ("input", "output") and max(state.channels, state.outputs) == 1:
        kept = index[1:]
    elif kind == "kernel" and state.channels == state.outputs == 1:
        kept = index[2:]
    elif kind == "bias" and state.outputs == 1:
        return ""
    return f"[{', '.join(map(str, kept))}]"
