"""What the Why convolution lab can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.why.counts import rung_count
from convlab.labs.why.state import WhyState

READINGS: tuple[Reading[WhyState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("input", lambda state: state.input),
    common_reading("input_size", lambda state: (state.side, state.side)),
    # ---- the ladder
    Reading(
        "rung",
        lambda state: state.rung,
        "The rung of the ladder: 1 dense, 2 re-indexed, 3 shared, 4 local",
        "推导到第几级：1 全连接，2 重新索引，3 共享，4 局部",
    ),
    Reading(
        "delta",
        lambda state: state.delta,
        "Δ: how far a local kernel reaches from its middle",
        "Δ：局部卷积核从中心伸出多远",
    ),
    Reading(
        "dense_weights",
        lambda state: state.weights,
        "The weights [W]_{i,j,k,l} that all rungs read from",
        "各级都由它得到的权重 [W]_{i,j,k,l}",
    ),
    Reading(
        "weight_matrix",
        lambda state: state.matrix,
        "The weights of this rung as a matrix: a row for each output, a column for each input",
        "这一级的权重写成矩阵：每个输出一行，每个输入一列",
    ),
    common_reading("kernel", lambda state: state.kernel),
    common_reading("bias", lambda state: state.biases),
    common_reading("output", lambda state: state.output),
    common_reading("output_size", lambda state: (state.side, state.side)),
    Reading(
        "convolution_output",
        lambda state: state.convolved,
        "The same output as a cross-correlation with the kernel; equal from rung 3 on",
        "用卷积核做互相关得到的输出；从第 3 级起与输出相等",
    ),
    Reading(
        "weight_count",
        lambda state: rung_count(state.rung, state.side, state.delta),
        "How many weights this rung needs for one channel, without biases",
        "这一级的单通道权重个数（不含偏置）",
    ),
    Reading(
        "weight_count_with_channels",
        lambda state: rung_count(state.rung, state.side, state.delta, state.in_channels * state.out_channels),
        "How many weights this rung needs for all channels, without biases",
        "这一级的全部通道的权重个数（不含偏置）",
    ),
    common_reading("input_channels", lambda state: state.in_channels),
    common_reading("output_channels", lambda state: state.out_channels),
    # ---- shifting the image
    common_reading("shift", lambda state: state.shift.shift),
    Reading("function", lambda state: state.shift.function, "The function f that is tested", "被检验的函数 f"),
    Reading("border", lambda state: state.shift.border, "What lies beyond the border", "边界之外是什么"),
    Reading(
        "equivariance_difference",
        lambda state: state.comparison.largest,
        "The largest difference between f of the shifted image and the shifted f of the image",
        "“先平移再计算 f”与“先计算 f 再平移”的最大差异",
    ),
    Reading(
        "is_equivariant",
        lambda state: state.comparison.is_equal,
        "Whether f of the shifted image is the shifted f of the image",
        "f 对这次平移是否等变",
    ),
    # ---- the search
    Reading("template", lambda state: state.search.template, "The pattern that is searched for", "要找的图案"),
    Reading("search_scene", lambda state: state.search.scene, "The picture it is searched for in", "在其中寻找的画面"),
    Reading(
        "search_copies",
        lambda state: state.search.copies,
        "Top left corners of the copies in the picture",
        "画面中各个副本的左上角",
    ),
    Reading(
        "search_kernel",
        lambda state: state.search.kernel,
        "The pattern as a kernel: 1 for ink, −1 for paper",
        "图案变成的卷积核：墨迹为 1，空白为 −1",
    ),
    Reading(
        "response", lambda state: state.search.response, "The kernel slid over the picture", "卷积核滑过画面的响应"
    ),
    Reading(
        "peaks",
        lambda state: tuple(state.search.peaks),
        "Rows and columns where the response is highest",
        "响应最大处的行和列",
    ),
    Reading(
        "found",
        lambda state: tuple(state.search.found),
        "Whether there is a peak at each copy",
        "每个副本处是否都有峰值",
    ),
)
