"""What the Pooling lab can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.pooling.relu_tree import max_by_convolutions, tree_difference
from convlab.labs.pooling.shift import PoolingOption, comparisons, sample_of
from convlab.labs.pooling.state import PoolingState


def _change(state: PoolingState, pooling: PoolingOption) -> float:
    image = sample_of(state.shift, state.plane)
    return comparisons(image, state.shift).comparisons[pooling].change


READINGS: tuple[Reading[PoolingState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("input", lambda state: state.input),
    common_reading("input_channels", lambda state: state.channels),
    common_reading("input_size", lambda state: state.sliding.input),
    common_reading("padding", lambda state: tuple(state.padding)),
    common_reading("pooling", lambda state: state.kind),
    Reading("window", lambda state: state.window, "Rows and columns of the pooling window", "汇聚窗口的行数和列数"),
    common_reading("stride", lambda state: state.sliding.stride),
    Reading(
        "counts_padding",
        lambda state: state.count_include_pad,
        "Whether an average counts the padding",
        "平均汇聚是否计入填充的单元格",
    ),
    common_reading("output", lambda state: state.outputs),
    common_reading("output_channels", lambda state: state.channels),
    common_reading("output_size", lambda state: state.sliding.size),
    common_reading("dropped", lambda state: state.sliding.dropped),
    common_reading("steps", lambda state: state.sliding.steps),
    common_reading("parameters", lambda _: 0),
    Reading(
        "chosen_channel",
        lambda state: state.channel,
        "The channel that is stepped through, counted from 0",
        "当前逐步查看的通道（从 0 数起）",
    ),
    Reading("channel_input", lambda state: state.plane, "The input of the chosen channel", "所选通道的输入"),
    Reading("channel_output", lambda state: state.output, "The output of the chosen channel", "所选通道的输出"),
    Reading(
        "gradient",
        lambda state: state.wins(),
        "How many outputs each cell of the padded channel wins: the gradient it gets",
        "所选通道填充后每个单元格赢得多少个输出，即它得到的梯度",
    ),
    # ---- moving the image
    common_reading("shift", lambda state: state.shift.shift),
    Reading(
        "change_without_pooling",
        lambda state: _change(state, "none"),
        "How much moving the image changes what is not pooled, as a share",
        "移动图像后，不汇聚时改变的比例",
    ),
    Reading(
        "change_with_max_pooling",
        lambda state: _change(state, "max"),
        "How much moving the image changes what is max-pooled, as a share",
        "移动图像后，最大汇聚的结果改变的比例",
    ),
    Reading(
        "change_with_average_pooling",
        lambda state: _change(state, "average"),
        "How much moving the image changes what is average-pooled, as a share",
        "移动图像后，平均汇聚的结果改变的比例",
    ),
    # ---- pooling in other words
    Reading(
        "max_by_convolutions",
        lambda state: max_by_convolutions(state.plane),
        "2 × 2 max pooling of the chosen channel at stride 1, by convolutions and ReLU alone",
        "只用卷积和 ReLU 对所选通道做步幅为 1 的 2 × 2 最大汇聚的结果",
    ),
    Reading(
        "difference_from_relu",
        lambda state: tree_difference(state.plane),
        "The largest difference between 2 × 2 max pooling and the same by convolutions and ReLU",
        "2 × 2 最大汇聚与只用卷积和 ReLU 的结果之间的最大差异",
    ),
    Reading(
        "difference_from_convolution",
        lambda state: state.constant_difference,
        "The largest difference between average pooling and a kernel of equal weights",
        "平均汇聚与等权重卷积核的最大差异",
    ),
)
