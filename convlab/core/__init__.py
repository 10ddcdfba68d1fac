"""The NumPy core of convlab: operations, layers, networks and training, usable without the app.

Read `reference` first: it says what each operation is. The rooms stand on one another: training → nn → functional →
engine, and all of them on `arrays`, `windows` and `parallel`.

Names and conventions follow `torch.nn.functional`: arrays are float32 (n, c, h, w), weights (out, in, k_h, k_w).
"""

from convlab.core.functional.activations import (
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
    softmax_backward,
    tanh,
    tanh_backward,
)
from convlab.core.functional.convolution import conv2d, conv2d_backward, convolve2d, convolve2d_backward
from convlab.core.functional.geometry import (
    Padding,
    ReceptiveField,
    Window,
    output_size,
    receptive_field,
    transposed_output_size,
)
from convlab.core.functional.linear import linear, linear_backward
from convlab.core.functional.loss import cross_entropy, cross_entropy_backward
from convlab.core.functional.pooling import avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward
from convlab.core.functional.transposed import conv_transpose2d, conv_transpose2d_backward
from convlab.core.nn.initialisers import initial_values
from convlab.core.nn.layers import Conv2d, Flatten, Layer, Linear, Pool2d, ReLU, Sigmoid, Tanh
from convlab.core.nn.lenet import lenet
from convlab.core.nn.network import Network
from convlab.core.training.data_parallel import evaluate, predict
from convlab.core.training.evaluation import WeightStats
from convlab.core.training.optimisers import SGD, Adam, make_optimiser
from convlab.core.training.progress import DivergedError, TrainingState, TrainReport
from convlab.core.training.settings import StopRules, TrainSettings
from convlab.core.training.train import Training, train

__all__ = [
    "SGD",
    "Adam",
    "Conv2d",
    "DivergedError",
    "Flatten",
    "Layer",
    "Linear",
    "Network",
    "Padding",
    "Pool2d",
    "ReLU",
    "ReceptiveField",
    "Sigmoid",
    "StopRules",
    "Tanh",
    "TrainReport",
    "TrainSettings",
    "Training",
    "TrainingState",
    "WeightStats",
    "Window",
    "avg_pool2d",
    "avg_pool2d_backward",
    "conv2d",
    "conv2d_backward",
    "conv_transpose2d",
    "conv_transpose2d_backward",
    "convolve2d",
    "convolve2d_backward",
    "cross_entropy",
    "cross_entropy_backward",
    "evaluate",
    "initial_values",
    "lenet",
    "linear",
    "linear_backward",
    "make_optimiser",
    "max_pool2d",
    "max_pool2d_backward",
    "output_size",
    "predict",
    "receptive_field",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "softmax",
    "softmax_backward",
    "tanh",
    "tanh_backward",
    "train",
    "transposed_output_size",
]
