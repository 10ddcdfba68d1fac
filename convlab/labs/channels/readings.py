"""What the Channels lab can be asked."""

from __future__ import annotations

import numpy as np

from convlab.labs.channels.pixels import Pixels
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.readings import Reading, ReadingValue, common_reading


def _pixel_values(state: ChannelsState) -> ReadingValue:
    pixels = Pixels(state)
    return pixels.columns[:, pixels.state.sliding.step(pixels.state.pixel)]


def _pixel_output(state: ChannelsState) -> ReadingValue:
    pixels = Pixels(state)
    return pixels.product[:, pixels.state.sliding.step(pixels.state.pixel)]


READINGS: tuple[Reading[ChannelsState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("input", lambda state: state.input),
    common_reading("input_channels", lambda state: state.channels),
    common_reading("input_size", lambda state: state.sliding.input),
    common_reading("padding", lambda state: tuple(state.padding)),
    common_reading("padded_input", lambda state: state.padded),
    common_reading("kernel", lambda state: state.kernel),
    common_reading("kernel_size", lambda state: state.sliding.kernel),
    common_reading("bias", lambda state: state.bias),
    common_reading("stride", lambda state: state.stride),
    common_reading("output", lambda state: state.maps),
    common_reading("output_channels", lambda state: state.outputs),
    common_reading("output_size", lambda state: state.sliding.size),
    common_reading("dropped", lambda state: state.sliding.dropped),
    common_reading("steps", lambda state: state.sliding.steps),
    common_reading("parameters", lambda state: state.size.parameters),
    common_reading("multiply_adds", lambda state: state.size.multiply_adds),
    Reading(
        "chosen_output",
        lambda state: state.out,
        "The output channel that is looked at, counted from 0",
        "当前查看的输出通道（从 0 数起）",
    ),
    Reading("feature_map", lambda state: state.map, "The feature map of the chosen output", "所选输出通道的特征映射"),
    Reading(
        "partial_maps",
        lambda state: np.stack(state.parts),
        "What each input channel adds to the chosen output",
        "每个输入通道对所选输出通道的部分结果",
    ),
    # ---- 1 × 1
    Reading(
        "pixel",
        lambda state: state.pixel,
        "Row and column of the pixel that is explained, counted from 0",
        "当前解释的像素的行和列（从 0 数起）",
    ),
    Reading(
        "pixel_weight",
        lambda state: Pixels(state).matrix,
        "The 1 × 1 kernels as the weight of a dense layer: a row for each output",
        "1 × 1 卷积核看作全连接层的权重：每个输出一行",
    ),
    Reading("pixel_input", _pixel_values, "The values of that pixel in all input channels", "该像素在各输入通道的值"),
    Reading("pixel_output", _pixel_output, "What the 1 × 1 kernels make of that pixel", "1 × 1 卷积核对该像素的输出"),
    # ---- the cost of a layer of any size
    Reading(
        "planned_parameters",
        lambda state: state.layer.parameters,
        "How many parameters the layer of the typed sizes has",
        "按所填尺寸，该层的参数个数",
    ),
    Reading(
        "planned_multiply_adds",
        lambda state: state.layer.multiply_adds,
        "How many multiply-adds the layer of the typed sizes takes",
        "按所填尺寸，该层的乘加次数",
    ),
    Reading(
        "planned_bytes",
        lambda state: state.layer.total_bytes,
        "How many bytes its maps and parameters take in float32",
        "按所填尺寸，该层的映射和参数以 float32 存放所占的字节数",
    ),
)
