"""What LeNet learns in 15 epochs, or as many as asked for:

python -m tests.benchmarks.learning [book|relu] [--data FOLDER] [--epochs COUNT]

Prints the accuracy on the 10,000 test images after each epoch. The seeds are fixed. Measured on a 2-core x86-64, MNIST:

    book: sigmoid, average pooling, SGD 0.9, batch 256   0.1135 after epochs 1 to 3 (the plateau), 0.9788 after 15
    relu: ReLU, max pooling, Adam 0.001 then 0.0001      0.9783 after epoch 1, 0.9924 after 15

Fashion-MNIST with the book's settings for ten epochs, after which the book reports 0.82 to 0.83 on the training images
and 0.78 to 0.83 on the test images. Debian's package dataset-fashion-mnist has it:

    book --epochs 10 --data /usr/share/datasets/fashion-mnist
                                                         0.1000 after epoch 1, 0.8032 after 10 (training images 0.8278)
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from convlab.assets import resource
from convlab.core import TrainReport, TrainSettings, lenet, train
from convlab.core.data.datasets import Dataset, load_dataset


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=list(COURSES), help="book, relu (both)")
    parser.add_argument("--data", type=Path, default=resource("data"), help="folder of the data set (MNIST)")
    parser.add_argument("--epochs", type=int, default=15, help="how many (15)")
    options = parser.parse_args()
    dataset = load_dataset(options.data)
    print(f"{dataset.name}: {len(dataset.train):,} training images", flush=True)
    for name in options.names:
        epoch = 0
        for report in COURSES[name](dataset, options.epochs):
            if report.test_accuracy is not None:
                epoch += 1
                print(
                    f"{name} epoch {epoch}: train {report.train_accuracy:.4f} test {report.test_accuracy:.4f}",
                    flush=True,
                )


def book(dataset: Dataset, epochs: int) -> Iterator[TrainReport]:
    """The book's settings."""
    test = dataset.test.images, dataset.test.labels
    settings = TrainSettings("sgd", 0.9, batch_size=256, epochs=epochs, seed=0)
    yield from train(lenet(seed=0), dataset.train.images, dataset.train.labels, settings, test=test)


def relu(dataset: Dataset, epochs: int) -> Iterator[TrainReport]:
    """Larger steps for two thirds of the epochs, then smaller ones."""
    test = dataset.test.images, dataset.test.labels
    network = lenet("relu", "max", initialiser="kaiming", seed=0)
    large = epochs * 2 // 3
    for learning_rate, count in ((1e-3, large), (1e-4, epochs - large)):
        settings = TrainSettings("adam", learning_rate, batch_size=64, epochs=count, seed=0)
        yield from train(network, dataset.train.images, dataset.train.labels, settings, test=test)


COURSES = {"book": book, "relu": relu}

if __name__ == "__main__":
    main()
