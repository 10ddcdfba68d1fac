"""Trains the bundled weights: python -m convlab.train_weights [modern|book|mlp] [--into FOLDER]

The seeds are fixed: the same NumPy and BLAS on the same kind of processor give the same files again. Right answers on
MNIST's 10,000 test images, as the files' metadata say: modern 99.42 %, book 98.90 %, mlp 98.70 %.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from convlab.assets import resource
from convlab.core import Network, TrainSettings, evaluate, train
from convlab.core.data.datasets import Dataset, load_dataset
from convlab.core.nn.initialisers import Initialiser
from convlab.core.training.augmentation import distort
from convlab.core.training.train import Augment
from convlab.files.weights import file_name, save_lenet
from convlab.labs.lenet.architecture import BOOK, MODERN, Architecture, mlp_like


class Course(NamedTuple):
    """A network and the stages of its training, one after the other."""

    architecture: Architecture
    initialiser: Initialiser
    seed: int
    stages: tuple[TrainSettings, ...]
    augment: Augment | None


# distorted digits, so that anybody's hand-drawn ones are recognised; ever smaller steps at the end
WITH_DISTORTION = (
    TrainSettings("adam", 1e-3, batch_size=128, epochs=30, seed=1),
    TrainSettings("adam", 3e-4, batch_size=256, epochs=15, seed=2),
    TrainSettings("adam", 5e-5, batch_size=256, epochs=10, seed=3),
)
COURSES = {
    "modern": Course(MODERN, "kaiming", 1, WITH_DISTORTION, distort),
    # the book's settings, for longer, then with smaller steps
    "book": Course(
        *(BOOK, "xavier", 0),
        stages=(
            TrainSettings("sgd", 0.9, batch_size=256, epochs=40, seed=0),
            TrainSettings("sgd", 0.3, batch_size=256, epochs=20, seed=1),
        ),
        augment=None,
    ),
    # to be compared with the modern LeNet: about as many parameters, trained the same way
    "mlp": Course(mlp_like(MODERN), "kaiming", 1, WITH_DISTORTION, distort),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=list(COURSES), help="which weights: modern, book, mlp (all)")
    parser.add_argument("--into", type=Path, default=resource("weights"), help="folder for the files")
    options = parser.parse_args()
    dataset = load_dataset(resource("data"))
    for name in options.names:
        network = run_course(name, COURSES[name], dataset)
        save(options.into / file_name(name), name, network, dataset)


def run_course(name: str, course: Course, dataset: Dataset) -> Network:
    """Train through all stages, printing the accuracies after each epoch."""
    network = course.architecture.network(course.initialiser, course.seed)
    test = dataset.test.images, dataset.test.labels
    for stage in course.stages:
        for report in train(
            network, dataset.train.images, dataset.train.labels, stage, test=test, augment=course.augment
        ):
            if report.test_accuracy is not None:
                accuracies = f"train {report.train_accuracy:.4f} test {report.test_accuracy:.4f}"
                print(f"{name} epoch {report.epoch:.0f}: {accuracies}")
    return network


def save(path: Path, name: str, network: Network, dataset: Dataset) -> None:
    """Write the weights with all that led to them."""
    course = COURSES[name]
    _, accuracy = evaluate(network, dataset.test.images, dataset.test.labels)
    metadata = course.architecture.metadata() | {
        "initialiser": course.initialiser,
        "seed": str(course.seed),
        "settings": repr([asdict(stage) for stage in course.stages]),
        "augmentation": course.augment.__name__ if course.augment else "none",
        "dataset": "MNIST, 60,000 training images",
        "test_accuracy": f"{accuracy:.4f}",
        "command": f"python -m convlab.train_weights {name}",
    }
    if course.architecture.has_the_books_shape:
        del metadata["architecture"]  # as it was when there was no other
    path.parent.mkdir(parents=True, exist_ok=True)
    save_lenet(path, network, metadata)
    print(f"{path}: test accuracy {accuracy:.4f}")


if __name__ == "__main__":
    main()
