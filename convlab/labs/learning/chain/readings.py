"""What the chain can be asked."""

from __future__ import annotations

from convlab.labs.common.readings import Reading, common_reading
from convlab.labs.learning.chain.state import ChainState


def _value(name: str, matrix: str, en: str, zh: str) -> Reading[ChainState]:
    return Reading(name, lambda state: state.matrix(matrix), en, zh)


READINGS: tuple[Reading[ChainState], ...] = (
    common_reading("scene", lambda state: state.scene),
    common_reading("input", lambda state: state.input),
    common_reading("kernel", lambda state: state.kernel),
    common_reading("bias", lambda state: state.bias),
    _value(
        "weights", "weights", "The weights of the dense layer, a row for each class", "全连接层的权重，每个类别一行"
    ),
    _value("biases", "biases", "The biases of the dense layer", "全连接层的偏置"),
    Reading("label", lambda state: state.label, "The class that the input has", "输入所属的类别"),
    Reading(
        "activation", lambda state: state.activation, "The activation: relu or sigmoid", "激活函数：relu 或 sigmoid"
    ),
    common_reading("pooling", lambda state: state.pooling),
    Reading("learning_rate", lambda state: state.rate, "The learning rate", "学习率"),
    # ---- forward
    _value("convolved", "conv", "What the convolution gives", "卷积的输出"),
    _value("activated", "activated", "What the activation gives", "激活函数的输出"),
    _value("pooled", "pooled", "What the pooling gives", "汇聚的输出"),
    _value("logits", "logits", "What the dense layer gives", "全连接层的输出"),
    _value("probabilities", "probabilities", "The probabilities of the two classes", "两个类别的概率"),
    Reading("prediction", lambda state: state.prediction, "The class with the larger probability", "概率较大的类别"),
    Reading("loss", lambda state: state.loss, "The cross-entropy of the label", "标签的交叉熵损失"),
    # ---- backward
    _value("d_logits", "d_logits", "The gradient for the dense layer’s outputs", "对全连接层输出的梯度"),
    _value("d_weights", "d_weights", "The gradient for the dense layer’s weights", "对全连接层权重的梯度"),
    _value("d_biases", "d_biases", "The gradient for the dense layer’s biases", "对全连接层偏置的梯度"),
    _value("d_pooled", "d_pooled", "The gradient for what the pooling gives", "对汇聚输出的梯度"),
    _value("d_activated", "d_activated", "The gradient for what the activation gives", "对激活输出的梯度"),
    _value("d_convolved", "d_conv", "The gradient for what the convolution gives", "对卷积输出的梯度"),
    _value("d_kernel", "d_kernel", "The gradient for the kernel", "对卷积核的梯度"),
    _value("d_bias", "d_bias", "The gradient for the convolution’s bias", "对卷积偏置的梯度"),
    _value("d_input", "d_input", "The gradient for the input", "对输入的梯度"),
    # ---- the update
    Reading("updates", lambda state: state.updates, "How many updates were made", "已做的更新次数"),
    Reading(
        "loss_after_update",
        lambda state: state.next_loss,
        "The loss after one more update; None if that is impossible",
        "再做一次更新后的损失；无法更新时为 None",
    ),
    Reading(
        "losses",
        lambda state: state.curve,
        "The losses before each update, and the present one",
        "每次更新前的损失，以及当前损失",
    ),
)
