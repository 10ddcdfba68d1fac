"""Backward, cell by cell: what can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.backward.differences import check_all
from convlab.labs.learning.backward.state import BackwardState

READINGS: tuple[Reading[BackwardState], ...] = (
    common_reading("scene", lambda state: state.scene),
    Reading(
        "operation",
        lambda state: state.operation,
        "Which operation it is: convolution, max, average, min, relu or sigmoid",
        "哪种运算：convolution、max、average、min、relu 或 sigmoid",
    ),
    common_reading("input", lambda state: state.input),
    common_reading("kernel", lambda state: state.weights),
    common_reading("bias", lambda state: state.biases),
    Reading("window", lambda state: state.layer.window, "Rows and columns of the window", "窗口的行数和列数"),
    common_reading("padding", lambda state: tuple(state.layer.padding)),
    common_reading("stride", lambda state: state.layer.stride),
    Reading(
        "dilation", lambda state: state.layer.dilation, "How far the window’s cells are apart", "窗口单元格之间的间隔"
    ),
    common_reading("output", lambda state: state.output),
    Reading(
        "upstream",
        lambda state: state.upstream,
        "The upstream gradient: by how much the loss changes with each output",
        "上游梯度：损失随每个输出变化多少",
    ),
    Reading("loss", lambda state: state.loss, "The sum of upstream gradient times output", "上游梯度与输出之积的和"),
    Reading(
        "input_gradient",
        lambda state: state.input_gradient,
        "The gradient of the loss by each cell of the input",
        "损失对输入每个单元格的梯度",
    ),
    Reading(
        "kernel_gradient",
        lambda state: state.gradients.kernel,
        "The gradient of the loss by each weight of the kernel",
        "损失对卷积核每个权重的梯度",
    ),
    Reading(
        "bias_gradient",
        lambda state: state.gradients.bias,
        "The gradient of the loss by each bias",
        "损失对每个偏置的梯度",
    ),
    Reading(
        "largest_error",
        lambda state: check_all(state).error,
        "The largest relative error of a finite difference, kinks left out",
        "有限差分的最大相对误差（不含折点）",
    ),
    Reading(
        "kinks",
        lambda state: len(check_all(state).kinks),
        "How many cells of the input lie where the loss has no derivative",
        "输入中有多少个单元格处损失不可导",
    ),
)
