"""What the Convolution lab can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.convolution.state import ConvolutionState

READINGS: tuple[Reading[ConvolutionState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("input", lambda state: state.input),
    common_reading("input_size", lambda state: state.sliding.input),
    common_reading("padding", lambda state: tuple(state.padding)),
    Reading("pad_mode", lambda state: state.pad_mode, "What the padding is filled with", "填充的方式"),
    common_reading("padded_input", lambda state: state.padded),
    common_reading("kernel", lambda state: state.kernel),
    common_reading("kernel_size", lambda state: state.sliding.kernel),
    Reading(
        "is_convolution",
        lambda state: state.flipped,
        "Whether the kernel is turned by 180°: a convolution, not a cross-correlation",
        "卷积核是否旋转 180°：是则为卷积，否则为互相关",
    ),
    Reading(
        "applied_kernel",
        lambda state: state.applied,
        "The kernel as it lies on the input: turned by 180° for a convolution",
        "放到输入上的卷积核：做卷积时已旋转 180°",
    ),
    common_reading("stride", lambda state: state.stride),
    Reading(
        "dilation",
        lambda state: state.dilation,
        "How many rows and columns neighbouring weights are apart",
        "膨胀：相邻权重相隔的行数和列数",
    ),
    common_reading("with_relu", lambda state: state.with_relu),
    common_reading("output", lambda state: state.output),
    common_reading("output_size", lambda state: state.sliding.size),
    common_reading("dropped", lambda state: state.sliding.dropped),
    common_reading("steps", lambda state: state.sliding.steps),
    Reading(
        "difference",
        lambda state: state.difference,
        "Convolution minus cross-correlation",
        "卷积减去互相关的差",
    ),
    common_reading("parameters", lambda state: state.kernel.size),
    common_reading("multiply_adds", lambda state: state.sliding.steps * state.kernel.size),
    # ---- the definition
    Reading("definition_f", lambda state: state.definition.f, "The function f of the definition", "定义中的函数 f"),
    Reading("definition_g", lambda state: state.definition.g, "The function g of the definition", "定义中的函数 g"),
    Reading(
        "definition_is_discrete",
        lambda state: state.definition.discrete,
        "Whether the definition adds up a sum instead of an integral",
        "定义用求和而不是积分",
    ),
    Reading(
        "definition_is_flipped",
        lambda state: not state.definition.correlation,
        "Whether g is flipped: a convolution, not a cross-correlation",
        "g 是否翻转：是则为卷积，否则为互相关",
    ),
    Reading("definition_x", lambda state: state.definition.place, "The place x that is looked at", "当前所看的位置 x"),
    Reading(
        "definition_value",
        lambda state: state.definition.value,
        "The value of (f∗g)(x): the sum or the area of the product",
        "(f∗g)(x) 的值：乘积之和或乘积下的面积",
    ),
)
