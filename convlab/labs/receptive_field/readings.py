"""What the Receptive field lab can be asked."""

from __future__ import annotations

from convlab.labs.common.arrays import remembering
from convlab.labs.common.readings import Reading, ReadingValue, common_reading
from convlab.labs.receptive_field.measure import Measured, maps_of, measured
from convlab.labs.receptive_field.state import FieldState


def _measured(state: FieldState) -> Measured:
    return measured(maps_of(state), state.unit)


_measured_once = remembering(1, _measured)


def _layers(state: FieldState) -> ReadingValue:
    return tuple((layer.kind, layer.kernel, layer.stride, layer.padding, layer.dilation) for layer in state.layers)


def _receptive_field(state: FieldState) -> ReadingValue:
    field = state.field(state.unit)
    return field.rows, field.columns


READINGS: tuple[Reading[FieldState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("view", lambda state: state.view),
    common_reading("input", lambda state: state.input),
    common_reading("input_size", lambda state: state.stack.size),
    Reading("layer_count", lambda state: len(state.layers), "How many layers there are", "层数"),
    Reading(
        "layers",
        _layers,
        "Of each layer its kind and rows and columns of its kernel, stride, padding (per side) and dilation",
        "每层的种类，以及卷积核、步幅、填充（每侧）和膨胀的行数与列数",
    ),
    common_reading("layer_sizes", lambda state: tuple(state.stack.sizes[1:])),
    common_reading("output_size", lambda state: state.stack.sizes[-1]),
    common_reading("weights", lambda state: state.weights),
    common_reading("with_relu", lambda state: state.with_relu),
    common_reading(
        "receptive_fields", lambda state: tuple((rows.size, columns.size) for rows, columns in state.stack.fields[1:])
    ),
    Reading(
        "unit",
        lambda state: tuple(state.unit),
        "The unit that is looked at: its layer, counted from 1, its row and its column",
        "当前查看的单元：所在层（从 1 数起）、行和列",
    ),
    Reading(
        "receptive_field",
        _receptive_field,
        "Rows and columns of the input that the unit sees",
        "该单元看到输入的行数和列数",
    ),
    Reading(
        "receptive_field_start",
        lambda state: (state.field(state.unit).top, state.field(state.unit).left),
        "First row and column of its receptive field; below 0 on padding",
        "其感受野的第一行和第一列；落在填充上时为负",
    ),
    Reading(
        "jump",
        lambda state: tuple(field.jump for field in state.stack.fields[state.unit.layer]),
        "How many rows and columns the receptive fields of neighbouring units are apart",
        "相邻单元的感受野相隔的行数和列数",
    ),
    Reading(
        "cells_on_image",
        lambda state: state.on_image(state.unit),
        "How many cells of its receptive field lie on the image",
        "其感受野落在图像上的单元格数",
    ),
    Reading(
        "pinned_units",
        lambda state: tuple(map(tuple, state.pins)),
        "The units that are pinned: layer, row and column of each",
        "已固定的单元：各自的层、行和列",
    ),
    Reading(
        "measured_cells",
        lambda state: _measured_once(state).count,
        "How many cells of the image have a gradient of the unit that is not 0",
        "该单元对图像的梯度不为 0 的单元格数",
    ),
    Reading(
        "possible_cells",
        lambda state: _measured_once(state).possible,
        "How many cells of the image the unit can depend on",
        "该单元可能依赖的图像单元格数",
    ),
    Reading(
        "central_share",
        lambda state: _measured_once(state).central_share,
        "How much of the gradient lies in the middle quarter of the field, from 0 to 1",
        "感受野正中四分之一所占的梯度比例（0 到 1）",
    ),
    Reading(
        "use_of_windows",
        lambda state: state.use_of_windows,
        "How many windows of the first layer each cell of the input lies in",
        "输入的每个单元格落在第一层的多少个窗口中",
    ),
    Reading(
        "use_of_paths",
        lambda state: state.use_of_paths,
        "How many paths lead from each cell of the input to the last layer",
        "从输入的每个单元格到最后一层有多少条路径",
    ),
)
