"""Why a file of weights is refused: the kind of problem, which the window translates, and what it is about."""

from __future__ import annotations

from enum import Enum


class WeightsProblem(Enum):
    """What is wrong with a file of weights; {0}, {1} are the names and numbers that belong to it."""

    NO_FILE = "not a file"
    PICKLED = "a file of torch.save, which may hold programs, is not opened"
    DAMAGED = "not a .safetensors file, or damaged: {0}"
    TOO_LARGE = "{0} bytes are too many; at most {1} are read"
    NUMBERS = "{0} holds numbers of a type that NumPy does not have"
    NOT_REAL = "{0} holds no real numbers"
    NOT_FINITE = "{0} holds values that are not finite"
    METADATA = "the entry {0} of the metadata is not one that can be read"
    MISMATCH = "the metadata describe another network: {0}"
    UNKNOWN_PART = "{0} is not a part of a LeNet or an MLP"
    OTHER_LAYERS = "there are {0} convolutions and {1} dense layers, not 2 (or none) and 3"
    OTHER_CLASSES = "{0} has {1} outputs, not 10"
    NO_CHAIN = "{0} ({1}) does not take what the layer before gives"
    NOT_SQUARE = "kernels are {0}, not square"
    NO_FIT = "no padding gives {0} its {1} inputs"


class WeightsError(ValueError):
    """A file of weights cannot be opened. `details` are the names and numbers in the sentence."""

    def __init__(self, problem: WeightsProblem, *details: str) -> None:
        super().__init__(problem.value.format(*details))
        self.problem, self.details = problem, details
