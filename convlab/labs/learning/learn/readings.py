"""What "Learn a kernel" can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.learn.state import LearnState

READINGS: tuple[Reading[LearnState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("input", lambda state: state.input),
    common_reading("input_size", lambda state: state.sliding.input),
    common_reading("kernel_size", lambda state: state.kernel_size),
    common_reading("padding", lambda state: tuple(state.padding)),
    common_reading("stride", lambda state: state.stride),
    common_reading("output_channels", lambda state: state.outputs),
    common_reading("output_size", lambda state: state.sliding.size),
    common_reading("parameters", lambda state: state.problem.parameters),
    Reading("target_kind", lambda state: state.target, "How the target is made", "目标由什么产生"),
    Reading("target", lambda state: state.y, "The target, which the prediction is to come near to", "预测要接近的目标"),
    Reading(
        "hidden_kernel",
        lambda state: state.hidden if state.shows_hidden else None,
        "The kernel that made the target, once it is revealed",
        "产生目标的卷积核（揭晓之后）",
    ),
    Reading("has_bias", lambda state: state.has_bias, "Whether a bias is learned", "是否学习偏置"),
    Reading("loss_kind", lambda state: state.loss, "Sum or mean of the squared errors", "平方误差求和还是求平均"),
    Reading("optimiser", lambda state: state.optimiser, "The optimiser", "优化器"),
    Reading("learning_rate", lambda state: state.rate, "The learning rate", "学习率"),
    Reading("updates", lambda state: state.now, "How many updates have been made", "已更新的次数"),
    Reading("all_updates", lambda state: state.path.steps, "How many updates the descent makes", "一共更新的次数"),
    Reading(
        "stopped",
        lambda state: state.path.stopped,
        "After which update the numbers were not finite any more, if they were not",
        "在第几次更新之后数值不再有限（若发生）",
    ),
    Reading("kernel", lambda state: state.kernel_at(state.now), "The kernel as it is now", "当前的卷积核"),
    Reading("bias", lambda state: state.bias_at(state.now), "The bias as it is now", "当前的偏置"),
    Reading(
        "prediction",
        lambda state: state.prediction_at(state.now),
        "What the kernel makes of X",
        "卷积核由 X 得到的预测",
    ),
    Reading("error", lambda state: state.error_at(state.now), "Prediction minus target", "预测减目标"),
    Reading("loss", lambda state: float(state.path.losses[state.now]), "The loss now", "当前的损失"),
    Reading(
        "first_loss", lambda state: float(state.path.losses[0]), "The loss before the first update", "更新之前的损失"
    ),
    Reading(
        "last_loss",
        lambda state: float(state.path.losses[-1]),
        "The loss after the last update",
        "最后一次更新之后的损失",
    ),
    Reading(
        "gradient",
        lambda state: state.gradient_at(state.now),
        "The gradient of the loss with respect to the kernel",
        "损失对卷积核的梯度",
    ),
    Reading(
        "final_kernel",
        lambda state: state.kernel_at(state.path.steps),
        "The kernel after the last update",
        "最后得到的卷积核",
    ),
)
