"""From a network at a moment to what the picture of it paints and writes for each stage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from convlab.gui.labs.inside_picture import StagePicture
from convlab.gui.labs.inside_words import stage_title
from convlab.labs.inside import Look, Maps, Quantity
from convlab.labs.inside_why import Why, root_mean_squares
from convlab.labs.lenet import ScaleMode
from convlab.labs.scales import Scale, scale_for


def stage_pictures(look: Look, quantity: Quantity, scale_mode: ScaleMode, why: Why | None) -> list[StagePicture]:
    """One for the input and one for each stage."""
    shown = look.shown(quantity)
    signed = quantity in ("loss", "score")
    shared = _scale(shown if signed else shown[1:], signed) if scale_mode == "shared" else None
    sizes = root_mean_squares(look)
    pictures = []
    for index, maps in enumerate(shown):
        scale = _scale([maps], signed) if shared is None or not (index or signed) else shared
        weights = look.weights[index]
        is_kernel = look.stages[index].kind == "conv" and weights is not None
        pictures.append(
            StagePicture(
                title=stage_title(look.stages, index),
                short_title=stage_title(look.stages, index, short=True),
                shape=_shape_text(look.stages[index].shape),
                range=_range_text(scale),
                levels=scale.levels(maps),
                signed=scale.signed,
                footers=_footers(weights, sizes[index]),
                kernel_levels=_kernel_levels(weights) if is_kernel and weights is not None else None,
                squares=_squares(maps.shape, why) if not index else (),
                captions=_captions(why, signed) if not index else (),
            )
        )
    return pictures


def _scale(arrays: Sequence[Maps], signed: bool) -> Scale:
    scale = scale_for(*arrays)
    return Scale(-scale.high, scale.high) if signed else scale


def _shape_text(shape: tuple[int, int, int]) -> str:
    return str(shape[0]) if shape[1:] == (1, 1) else "×".join(map(str, shape))


def _range_text(scale: Scale) -> str:
    high = _brief(scale.high, 3)
    return f"±{high}" if scale.signed else f"0 … {high}"


def _brief(value: float, digits: int) -> str:
    """So many significant digits: "0.53", "8e−10"."""
    text = f"{value:.{digits}g}"
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


def _kernel_levels(weights: NDArray[np.floating]) -> NDArray[np.uint8]:
    high = float(np.abs(weights).max()) or 1.0
    return Scale(-high, high).levels(weights.reshape(-1, *weights.shape[2:]))


def _footers(weights: NDArray[np.floating] | None, sizes: tuple[float, float | None] | None) -> tuple[str, ...]:
    """What is known of the weights: how far they go, and their and their gradients' size, per weight."""
    if weights is None or sizes is None:
        return ()
    lines = [f"w ±{_brief(float(np.abs(weights).max()), 2)}", f"rms {_brief(sizes[0], 2)}"]
    if sizes[1] is not None:
        lines.append(f"∂ rms {_brief(sizes[1], 1)}")
    return tuple(lines)


def _squares(shape: tuple[int, ...], why: Why | None) -> tuple[NDArray[np.uint8], ...]:
    """Saliency and occlusion, each on a scale of its own; nothing yet is as much as 0."""
    if why is None:
        nothing = np.full(shape[1:], 128, np.uint8)
        return nothing, nothing
    return tuple(_scale([values], True).levels(values) for values in (why.saliency, why.occlusion))


def _captions(why: Why | None, is_gradient: bool) -> tuple[str, ...]:
    names = (
        QCoreApplication.translate("Inside", "∂ of its pixels")
        if is_gradient
        else QCoreApplication.translate("Inside", "the digit"),
        QCoreApplication.translate("Inside", "saliency"),
        QCoreApplication.translate("Inside", "occlusion"),
    )
    if why is None:
        return names
    ranges = (_range_text(_scale([values], True)) for values in (why.saliency, why.occlusion))
    return names[0], *(f"{name} {why.digit}: {span}" for name, span in zip(names[1:], ranges, strict=True))
