"""What had to change with an edit, so that everything still fits: it is said, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from convlab.gui.language import in_sequence, translate


def also_text(old: Any, asked: Mapping[str, Any], changes: Mapping[str, Any]) -> str:
    """Sentences on what of the `changes` of a state nobody has asked for; "" where nothing is to be said."""
    return in_sequence(*_sentences(old, asked, changes))


def _sentences(old: Any, asked: Mapping[str, Any], changes: Mapping[str, Any]) -> Iterator[str]:
    also = {name: value for name, value in changes.items() if name not in asked}
    kernel = changes.get("kernel", getattr(old, "kernel", None))
    if "padding" in also or ("padding" in asked and "padding" in changes and asked["padding"] != changes["padding"]):
        yield _padding(asked.get("padding", old.padding), changes["padding"])
    if "dilation" in also:
        text = translate("MatrixPage", "Dilation became {0} × {1}: with more the window would not fit, or has no gaps.")
        yield text.format(*also["dilation"])
    if "pad_mode" in also:
        yield translate("MatrixPage", "The padding is zeros now: no other padding mode can give so much.")
    if also.get("per_side") is False:
        yield translate("MatrixPage", "Padding is counted in total now: it is uneven.")
    if "input" in also and kernel is not None:
        yield translate("MatrixPage", "The input has {0} channels now, as the kernels do.").format(len(also["input"]))
    elif "input" in changes and changes["input"].shape != asked.get("input", changes["input"]).shape:
        text = translate("MatrixPage", "The image was made {0} × {1}: this lab needs that size.")
        yield text.format(*changes["input"].shape[-2:])
    if "kernel" in also:
        text = translate("MatrixPage", "The kernels have {0} input channels now, as the input does.")
        yield text.format(also["kernel"].shape[1])
    if "layers" in also:
        yield translate("MatrixPage", "Some layers became smaller, so that all of them fit into the image.")
    if isinstance(also.get("weights"), str):
        yield translate("MatrixPage", "The weights are random now: LeNet’s weights fit only its own layers.")
    if isinstance(also.get("weights"), np.ndarray) and "input" in asked and not asked.get("scene"):
        yield translate("MatrixPage", "All weights were redrawn: another size needs other weights.")
    if "given" in also and changes.get("target", old.target) == "given":
        yield translate(
            "MatrixPage", "The target was cut or extended to {0} × {1}, as large as the prediction is."
        ).format(*also["given"].shape[-2:])
    if "delta" in also:
        yield translate("MatrixPage", "Δ became {0}: the image is no larger.").format(also["delta"])


def _padding(before: Any, after: Any) -> str:
    size = after.height, after.width
    if after.height + after.width < before.height + before.width:
        text = translate("MatrixPage", "Padding became {0} × {1} in total: so small a window allows no more.")
    else:
        text = translate("MatrixPage", "Padding became {0} × {1} in total: with less the window would not fit.")
    return text.format(*size)
