"""What LeNet learns from MNIST in 15 epochs: python -m tests.benchmarks.learning [book|relu]

Prints the accuracy on the 10,000 test images after each epoch. The seeds are fixed. Measured on a 2-core x86-64:

    book: sigmoid, average pooling, SGD 0.9, batch 256   0.1135 after epochs 1 to 3 (the plateau), 0.9788 after 15
    relu: ReLU, max pooling, Adam 0.001 then 0.0001      0.9795 after epoch 1, 0.9922 after 15
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from convlab.assets import resource
from convlab.core import TrainReport, TrainSettings, lenet, train
from convlab.core.datasets import Dataset, load_dataset


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=list(COURSES), help="book, relu (both)")
    dataset = load_dataset(resource("data"))
    for name in parser.parse_args().names:
        epoch = 0
        for report in COURSES[name](dataset):
            if report.test_accuracy is not None:
                epoch += 1
                print(
                    f"{name} epoch {epoch}: train {report.train_accuracy:.4f} test {report.test_accuracy:.4f}",
                    flush=True,
                )


def book(dataset: Dataset) -> Iterator[TrainReport]:
    """The book's settings."""
    test = dataset.test.images, dataset.test.labels
    settings = TrainSettings("sgd", 0.9, batch_size=256, epochs=15, seed=0)
    yield from train(lenet(seed=0), dataset.train.images, dataset.train.labels, settings, test=test)


def relu(dataset: Dataset) -> Iterator[TrainReport]:
    """Ten epochs of larger steps, five of smaller ones."""
    test = dataset.test.images, dataset.test.labels
    network = lenet("relu", "max", initialiser="kaiming", seed=0)
    for learning_rate, epochs in ((1e-3, 10), (1e-4, 5)):
        settings = TrainSettings("adam", learning_rate, batch_size=64, epochs=epochs, seed=0)
        yield from train(network, dataset.train.images, dataset.train.labels, settings, test=test)


COURSES = {"book": book, "relu": relu}

if __name__ == "__main__":
    main()
