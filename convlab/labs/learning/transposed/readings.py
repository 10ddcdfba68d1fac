"""Transposed convolution: what can be asked."""

from __future__ import annotations

from convlab.labs.common.arrays import Matrix
from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.transposed.state import TransposedState


def _returned(state: TransposedState) -> Matrix | None:
    return state.round_trip.returned if state.round_trip.is_possible else None


def _largest_difference(state: TransposedState) -> float | None:
    return state.round_trip.largest_difference if state.round_trip.is_possible else None


READINGS: tuple[Reading[TransposedState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("input", lambda state: state.input),
    common_reading("input_size", lambda state: state.stamping.input),
    common_reading("kernel", lambda state: state.kernel),
    common_reading("kernel_size", lambda state: state.stamping.kernel),
    common_reading("stride", lambda state: state.stride),
    Reading(
        "padding",
        lambda state: tuple(state.padding),
        "Rows and columns taken away from the output at the top, bottom, left and right",
        "从输出的上、下、左、右各去掉多少行或列",
    ),
    Reading(
        "output_padding",
        lambda state: state.output_padding,
        "Rows and columns left standing at the bottom and on the right of the output",
        "输出的下方和右侧额外保留的行数和列数",
    ),
    Reading("dilation", lambda state: state.dilation, "How far apart a stamp’s cells are", "印记中各单元格之间的间隔"),
    common_reading("output", lambda state: state.output),
    common_reading("output_size", lambda state: state.stamping.size),
    Reading(
        "before_padding",
        lambda state: state.whole,
        "The sum of all stamps, before padding takes its border away",
        "所有印记之和（尚未被填充去掉边缘）",
    ),
    Reading(
        "spread_input",
        lambda state: state.correlation.spread,
        "The input with zeros between and around, as the cross-correlation needs it",
        "中间和四周补零后的输入，供等价的互相关使用",
    ),
    Reading(
        "output_by_correlation",
        lambda state: state.correlation.output,
        "The output as a cross-correlation with the kernel turned by 180°",
        "用旋转 180° 的卷积核做互相关得到的输出",
    ),
    Reading(
        "matrix",
        lambda state: state.matrix_form.transpose if state.matrix_form.is_drawn else None,
        "The transposed convolution as a matrix, one column a stamp; None if it is large",
        "转置卷积对应的矩阵，每一列是一个印记；太大时为 None",
    ),
    Reading(
        "stamp_counts",
        lambda state: state.overlap.counts,
        "How often each cell of the output is stamped",
        "输出的每个单元格被盖印的次数",
    ),
    Reading(
        "inner_stamp_counts",
        lambda state: tuple(state.overlap.inner_counts),
        "The different numbers of stamps that cells far from the border get",
        "远离边缘的单元格可能被盖印的次数",
    ),
    Reading(
        "is_even",
        lambda state: state.overlap.is_even,
        "Whether all cells far from the border are stamped equally often: no checkerboard",
        "远离边缘的单元格被盖印的次数是否相同（没有棋盘效应）",
    ),
    Reading(
        "there_and_back",
        _returned,
        "What the convolution of the input, and the transposed convolution after it, give; None if none fits",
        "输入先卷积、再转置卷积得到的结果；卷积核放不下时为 None",
    ),
    Reading(
        "largest_difference",
        _largest_difference,
        "The largest difference between the input and what comes back",
        "输入与返回结果之间的最大差异",
    ),
)
