"""From a snapshot of a network to what the picture of it paints and writes for each stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from convlab.gui.labs.lenet.inside.texts import StagePicture
from convlab.gui.labs.lenet.inside.words import stage_title
from convlab.gui.labs.lenet.parts import range_text
from convlab.gui.language import translate
from convlab.labs.common.numbers import short_number
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.lenet.inside.attribution import Attribution
from convlab.labs.lenet.inside.maps import Maps, NetworkSnapshot, Quantity, StageWeights, root_mean_squares
from convlab.labs.lenet.state import LayerScaleMode

LONGEST_CLASS = 4  # characters of its name for which there is room below a square


def stage_pictures(
    snapshot: NetworkSnapshot,
    quantity: Quantity,
    scale_mode: LayerScaleMode,
    attribution: Attribution | None,
    classes: Sequence[str],
) -> list[StagePicture]:
    """One for the input and one for each stage. `classes` are their names."""
    shown = snapshot.shown(quantity)
    signed = quantity in ("loss", "score")
    shared = _scale(shown if signed else shown[1:], signed) if scale_mode == "shared" else None
    gradient_sizes = root_mean_squares(snapshot.weight_gradients) if signed else (None,) * len(shown)
    pictures = []
    for index, maps in enumerate(shown):
        scale = _scale([maps], signed) if shared is None or not (index or signed) else shared
        pictures.append(_stage_picture(snapshot, index, maps, scale, gradient_sizes[index]))
    squares, captions = _squares(shown[0].shape, attribution), _captions(attribution, signed, classes)
    return [replace(pictures[0], squares=squares, captions=captions), *pictures[1:]]


def _stage_picture(
    snapshot: NetworkSnapshot, index: int, maps: Maps, scale: Scale, gradient_size: float | None
) -> StagePicture:
    return StagePicture(
        title=stage_title(snapshot.stages, index),
        short_title=stage_title(snapshot.stages, index, short=True),
        shape=_shape_text(snapshot.stages[index].shape),
        range=range_text(scale, maps),
        levels=scale.levels(maps),
        signed=scale.signed,
        footers=_footers(snapshot.held, index, gradient_size),
        kernel_levels=snapshot.held.levels[index],
    )


def _scale(arrays: Sequence[Maps], signed: bool) -> Scale:
    scale = scale_for(*arrays)
    return Scale(-scale.high, scale.high) if signed else scale


def _shape_text(shape: tuple[int, int, int]) -> str:
    return str(shape[0]) if shape[1:] == (1, 1) else "×".join(map(str, shape))


def _footers(held: StageWeights, index: int, gradient_size: float | None) -> tuple[str, ...]:
    """What is known of the weights: the largest, and the root mean square of them and of their gradients."""
    largest, size = held.largest[index], held.sizes[index]
    if largest is None or size is None:
        return ()
    lines = [f"w ±{short_number(largest, 2)}", f"rms {short_number(size, 2)}"]
    if gradient_size is not None:
        lines.append(f"∂ {short_number(gradient_size, 2)}")
    return tuple(lines)


def _squares(shape: tuple[int, ...], attribution: Attribution | None) -> tuple[NDArray[np.uint8], ...]:
    """Saliency and occlusion, each on a scale of its own; nothing yet is as much as 0."""
    if attribution is None:
        nothing = np.full(shape[1:], 128, np.uint8)
        return nothing, nothing
    return tuple(_scale([values], True).levels(values) for values in (attribution.saliency, attribution.occlusion))


def _captions(attribution: Attribution | None, is_gradient: bool, classes: Sequence[str]) -> tuple[str, ...]:
    names = (
        translate("Inside", "∂ of its pixels") if is_gradient else translate("Inside", "the image"),
        translate("Inside", "saliency"),
        translate("Inside", "occlusion"),
    )
    if attribution is None:
        return names
    shown = classes[attribution.digit] if len(classes[attribution.digit]) <= LONGEST_CLASS else ""
    ranges = (range_text(_scale([values], True), values) for values in (attribution.saliency, attribution.occlusion))
    return names[0], *(f"{name} {shown}".strip() + f": {span}" for name, span in zip(names[1:], ranges, strict=True))
