"""What the LeNet lab can be asked of its state: the drawing, the bundled weights, the plan of a network and of a run.

What a training run has come to is not in the state: its figures are in the run's record.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.core import softmax
from convlab.labs.common.arrays import remembered
from convlab.labs.common.bundled import bundled_lenet
from convlab.labs.common.readings import Reading, ReadingValue, common_reading
from convlab.labs.lenet.architecture import LayerFacts, facts_of, preset_of
from convlab.labs.lenet.inside.attribution import logits_of
from convlab.labs.lenet.preprocessing import left_out
from convlab.labs.lenet.state import LeNetState, WeightsChoice


def _probabilities(state: LeNetState) -> ReadingValue:
    image = state.image
    return None if image is None or state.weights == "mine" else _bundled_probabilities(image, state.weights)


def _prediction(state: LeNetState) -> ReadingValue:
    probabilities = _probabilities(state)
    return int(probabilities.argmax()) if isinstance(probabilities, np.ndarray) else None


@remembered
def _bundled_probabilities(image: NDArray[np.uint8], weights: WeightsChoice) -> ReadingValue:
    network = bundled_lenet("book" if weights == "book" else "modern")
    probabilities: NDArray[np.floating[Any]] = softmax(logits_of(network, image[None])[0])
    return probabilities


def _facts(state: LeNetState) -> tuple[LayerFacts, ...]:
    return facts_of(state.recipe.architecture)


READINGS: tuple[Reading[LeNetState], ...] = (
    common_reading("view", lambda state: state.view),
    # ---- the drawing
    Reading(
        "image",
        lambda state: state.image,
        "What the network receives; None for an empty sheet",
        "网络收到的图像；画布为空时为 None",
    ),
    Reading(
        "label",
        lambda state: state.label,
        "The true class of a test image; None for a drawing",
        "测试图像的真实类别；手绘时为 None",
    ),
    common_reading("weights", lambda state: state.weights),
    Reading(
        "prediction",
        _prediction,
        "The class that the bundled weights predict; None for one’s own weights",
        "自带权重预测的类别；使用自己训练的权重时为 None",
    ),
    Reading(
        "probabilities",
        _probabilities,
        "The probability of each class with the bundled weights; None for one’s own",
        "自带权重给出的各类别概率；使用自己训练的权重时为 None",
    ),
    Reading(
        "omitted_steps",
        lambda state: tuple(left_out(state.preprocessing.steps)),
        "The steps of preprocessing that are left out",
        "预处理中省去的步骤",
    ),
    Reading(
        "prepared_image",
        lambda state: None if state.prepared is None else state.prepared.image,
        "The image after the chosen steps of preprocessing; None for an empty sheet",
        "经过所选预处理步骤后的图像；画布为空时为 None",
    ),
    # ---- the network that is to be trained
    Reading(
        "architecture",
        lambda state: preset_of(state.recipe.architecture),
        "The preset that the network is; None for a plan of one’s own",
        "网络所用的预设架构；自定义时为 None",
    ),
    Reading(
        "convolutions",
        lambda state: tuple(map(tuple, state.recipe.architecture.convolutions)),
        "Channels, kernel and padding (per side) of each convolutional layer",
        "每个卷积层的通道数、卷积核边长和每侧填充",
    ),
    Reading(
        "dense_layers",
        lambda state: state.recipe.architecture.dense,
        "Units of the hidden dense layers",
        "隐藏全连接层的单元数",
    ),
    Reading("activation", lambda state: state.recipe.activation, "The activation function", "激活函数"),
    common_reading("pooling", lambda state: state.recipe.pooling),
    common_reading("layer_sizes", lambda state: tuple(facts.shape for facts in _facts(state))),
    common_reading("receptive_fields", lambda state: tuple((facts.field, facts.field) for facts in _facts(state))),
    Reading(
        "layer_parameters",
        lambda state: tuple(facts.parameters for facts in _facts(state)),
        "How many parameters each layer has",
        "每层的参数个数",
    ),
    common_reading("parameters", lambda state: sum(facts.parameters for facts in _facts(state))),
    common_reading("multiply_adds", lambda state: sum(facts.multiply_adds for facts in _facts(state))),
    # ---- its training
    Reading("data", lambda state: state.recipe.data.name, "The data set that is trained on", "训练所用的数据集"),
    Reading("examples", lambda state: state.recipe.examples, "How many training images are used", "使用的训练图像数"),
    Reading(
        "initialiser", lambda state: state.recipe.initialiser, "How the weights are initialised", "权重的初始化方法"
    ),
    Reading("optimiser", lambda state: state.recipe.optimiser, "The optimiser", "优化算法"),
    Reading("learning_rate", lambda state: state.recipe.learning_rate, "The learning rate", "学习率"),
    Reading("batch_size", lambda state: state.recipe.batch_size, "How many images a minibatch has", "小批量的大小"),
    Reading("epochs", lambda state: state.recipe.epochs, "How many epochs are trained", "训练的轮数"),
    Reading("seed", lambda state: state.recipe.seed, "The seed of all random numbers", "随机数种子"),
    Reading(
        "training_steps",
        lambda state: state.recipe.epochs * state.recipe.steps_per_epoch,
        "How many minibatches the training takes in all",
        "整个训练所用的小批量总数",
    ),
)
