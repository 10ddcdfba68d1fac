"""The core against PyTorch eager on this CPU, in one run: python -m tests.benchmarks.core_speed [--threads N]

Needs the extra "peer" (PyTorch). Prints training examples/s of D2L's LeNet (batch 256, both gather their batches from
60,000 images), the time of predicting a single image, of four convolutions, three transposed ones, and each ratio.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

import numpy as np
import torch
from threadpoolctl import threadpool_info
from torch import nn

from convlab.core import TrainSettings, conv2d, conv_transpose2d, lenet, train
from convlab.core.parallel import core_count
from tests.benchmarks.peer import Race, race, torch_lenet

CONVOLUTIONS = (
    ((1, 1, 28, 28), (1, 1, 3, 3)),
    ((1, 3, 256, 256), (8, 3, 5, 5)),
    ((1, 3, 512, 512), (3, 3, 3, 3)),
    ((1, 1, 512, 512), (1, 1, 31, 31)),
)
TRANSPOSED = (  # images, weights and stride
    ((1, 1, 14, 14), (1, 1, 3, 3), 2),
    ((16, 32, 14, 14), (32, 16, 4, 4), 2),
    ((1, 3, 256, 256), (3, 3, 4, 4), 2),
)
BATCH = 256


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=core_count())
    threads = parser.parse_args().threads
    torch.set_num_threads(threads)
    blas = next(library for library in threadpool_info() if library["user_api"] == "blas")
    print(f"PyTorch {torch.__version__}, NumPy {np.__version__}, {threads} threads")
    print(f"NumPy's BLAS: {blas['internal_api']} for {blas.get('architecture', 'this processor')}")
    if forced := os.environ.get("OPENBLAS_CORETYPE"):
        print(f"OPENBLAS_CORETYPE={forced} holds NumPy, but not PyTorch, to that processor: unset it for a fair race")
    for activation, pooling in (("sigmoid", "average"), ("relu", "max")):
        result = race_training(activation, pooling, threads)
        ours, theirs = BATCH / result.ours, BATCH / result.theirs
        print(f"training {activation}/{pooling}: {ours:,.0f} examples/s, PyTorch {theirs:,.0f}: {result.ratio:.2f}×")
    show("predicting one image", race_inference())
    for x_shape, weight_shape in CONVOLUTIONS:
        show(f"conv2d {x_shape} * {weight_shape}", race_convolution(x_shape, weight_shape))
    for x_shape, weight_shape, stride in TRANSPOSED:
        name = f"conv_transpose2d {x_shape} * {weight_shape}, stride {stride}"
        show(name, race_transposed(x_shape, weight_shape, stride))


def show(name: str, result: Race) -> None:
    print(f"{name}: {result.ours * 1e6:,.0f} µs, PyTorch {result.theirs * 1e6:,.0f} µs: {result.ratio:.2f}×")


def race_training(activation: str, pooling: str, threads: int) -> Race:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (60_000, 28, 28), dtype=np.uint8)
    labels = rng.integers(0, 10, len(images))
    settings = TrainSettings(learning_rate=0.1, batch_size=BATCH, epochs=1000)
    steps = train(lenet(activation, pooling), images, labels, settings, threads=threads)
    peer_steps = torch_training(torch_lenet(activation, pooling), images, labels)
    return race(lambda: next(steps), lambda: next(peer_steps), calls=20)


def torch_training(network: nn.Module, images: np.ndarray, labels: np.ndarray) -> Iterator[float]:
    x, y = torch.tensor(images)[:, None].float() / 255, torch.tensor(labels)
    optimiser = torch.optim.SGD(network.parameters(), lr=0.1)
    loss_of = nn.CrossEntropyLoss()
    while True:
        for batch in torch.randperm(len(x)).split(BATCH):
            optimiser.zero_grad()
            loss = loss_of(network(x[batch]), y[batch])
            loss.backward()
            optimiser.step()
            yield loss.item()


def race_inference() -> Race:
    ours, theirs = lenet(), torch_lenet()
    x = np.random.default_rng(0).random((1, 1, 28, 28), np.float32)
    tensor = torch.tensor(x)
    with torch.inference_mode():
        return race(lambda: ours.forward(x), lambda: theirs(tensor), calls=200)


def race_convolution(x_shape: tuple[int, ...], weight_shape: tuple[int, ...]) -> Race:
    rng = np.random.default_rng(0)
    x, weight = rng.random(x_shape, np.float32), rng.random(weight_shape, np.float32)
    tensor, peer_weight = torch.tensor(x), torch.tensor(weight)
    with torch.inference_mode():
        return race(lambda: conv2d(x, weight), lambda: nn.functional.conv2d(tensor, peer_weight), calls=20)


def race_transposed(x_shape: tuple[int, ...], weight_shape: tuple[int, ...], stride: int) -> Race:
    rng = np.random.default_rng(0)
    x, weight = rng.random(x_shape, np.float32), rng.random(weight_shape, np.float32)
    tensor, peer_weight = torch.tensor(x), torch.tensor(weight)
    with torch.inference_mode():
        return race(
            lambda: conv_transpose2d(x, weight, stride=stride),
            lambda: nn.functional.conv_transpose2d(tensor, peer_weight, stride=stride),
            calls=20,
        )


if __name__ == "__main__":
    main()
