"""From a network at a moment to what the picture of it paints and writes for each stage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from convlab.gui.labs.lenet.inside.texts import StagePicture
from convlab.gui.labs.lenet.inside.words import stage_title
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.lenet.inside.attribution import Attribution
from convlab.labs.lenet.inside.maps import Maps, NetworkSnapshot, Quantity, StageWeights, root_mean_squares
from convlab.labs.lenet.state import LayerScaleMode

LONGEST_CLASS = 4  # characters of its name for which there is room below a square


def stage_pictures(
    look: NetworkSnapshot,
    quantity: Quantity,
    scale_mode: LayerScaleMode,
    why: Attribution | None,
    classes: Sequence[str],
) -> list[StagePicture]:
    """One for the input and one for each stage. `classes` are their names."""
    shown = look.shown(quantity)
    signed = quantity in ("loss", "score")
    shared = _scale(shown if signed else shown[1:], signed) if scale_mode == "shared" else None
    gradient_sizes = root_mean_squares(look.weight_gradients) if signed else (None,) * len(shown)
    pictures = []
    for index, maps in enumerate(shown):
        scale = _scale([maps], signed) if shared is None or not (index or signed) else shared
        pictures.append(
            StagePicture(
                title=stage_title(look.stages, index),
                short_title=stage_title(look.stages, index, short=True),
                shape=_shape_text(look.stages[index].shape),
                range=_range_text(scale),
                levels=scale.levels(maps),
                signed=scale.signed,
                footers=_footers(look.held, index, gradient_sizes[index]),
                kernel_levels=look.held.levels[index],
                squares=_squares(maps.shape, why) if not index else (),
                captions=_captions(why, signed, classes) if not index else (),
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
    """So many significant digits, "0.53"; only one of what is very small or large, "8e−10"."""
    text = f"{value:.{digits}g}"
    if "e" not in text:
        return text
    mantissa, exponent = f"{value:.0e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


def _footers(held: StageWeights, index: int, gradient_size: float | None) -> tuple[str, ...]:
    """What is known of the weights: how far they go, and their and their gradients' size, per weight."""
    largest, size = held.largest[index], held.sizes[index]
    if largest is None or size is None:
        return ()
    lines = [f"w ±{_brief(largest, 2)}", f"rms {_brief(size, 2)}"]
    if gradient_size is not None:
        lines.append(f"∂ {_brief(gradient_size, 2)}")
    return tuple(lines)


def _squares(shape: tuple[int, ...], why: Attribution | None) -> tuple[NDArray[np.uint8], ...]:
    """Saliency and occlusion, each on a scale of its own; nothing yet is as much as 0."""
    if why is None:
        nothing = np.full(shape[1:], 128, np.uint8)
        return nothing, nothing
    return tuple(_scale([values], True).levels(values) for values in (why.saliency, why.occlusion))


def _captions(why: Attribution | None, is_gradient: bool, classes: Sequence[str]) -> tuple[str, ...]:
    names = (
        QCoreApplication.translate("Inside", "∂ of its pixels")
        if is_gradient
        else QCoreApplication.translate("Inside", "the image"),
        QCoreApplication.translate("Inside", "saliency"),
        QCoreApplication.translate("Inside", "occlusion"),
    )
    if why is None:
        return names
    shown = classes[why.digit] if len(classes[why.digit]) <= LONGEST_CLASS else ""
    ranges = (_range_text(_scale([values], True)) for values in (why.saliency, why.occlusion))
    return names[0], *(f"{name} {shown}".strip() + f": {span}" for name, span in zip(names[1:], ranges, strict=True))
