"""Peak memory of training without a window: python -m tests.benchmarks.memory

Trains D2L's LeNet on all of MNIST for two epochs, each followed by the test set, and prints the most memory that the
process ever held (resident).
"""

from __future__ import annotations

import resource as system
import sys

from convlab.assets import resource
from convlab.core import TrainSettings, lenet, train
from convlab.core.data.datasets import load_dataset


def main() -> None:
    dataset = load_dataset(resource("data"))
    test = dataset.test.images, dataset.test.labels
    for report in train(lenet(), dataset.train.images, dataset.train.labels, TrainSettings(epochs=2), test=test):
        if report.test_accuracy is not None:
            unit = 1 if sys.platform == "darwin" else 1024
            peak = system.getrusage(system.RUSAGE_SELF).ru_maxrss * unit
            print(f"epoch {report.epoch:.0f}: peak resident memory {peak / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
