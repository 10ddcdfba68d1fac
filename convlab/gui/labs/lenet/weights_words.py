"""Sentences about files of weights: why one is refused, what its shapes tell, what came of opening it."""

from __future__ import annotations

from pathlib import Path

from convlab.files.weights_problems import WeightsError, WeightsProblem
from convlab.gui.files.words import reading_problem
from convlab.gui.language import in_sequence, translate
from convlab.labs.common.numbers import grouped, percent
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.runs.record import RunRecord

NO_BREAK = "\N{NO-BREAK SPACE}"


def weights_problem(path: Path, error: OSError | ValueError) -> str:
    """Why weights could not be opened."""
    return refusal(path.name, error) if isinstance(error, WeightsError) else reading_problem(path.name, error)


def bundled_problem(name: str, error: OSError | ValueError) -> str:
    """Why weights that come with the app could not be loaded."""
    from convlab.files.weights import file_name  # here: the window opens sooner without it

    again = translate("Weights", "It is part of convlab: install convlab again.")
    return in_sequence(weights_problem(Path(file_name(name)), error), again)


def refusal(name: str, error: WeightsError) -> str:
    """Why a file was not opened: the place in it, and what can be done."""
    opening = translate("Weights", "“{0}” was not opened: {1}")
    return opening.format(name, _reason(error.problem).format(*error.details))


def _reason(problem: WeightsProblem) -> str:
    match problem:
        case WeightsProblem.NO_FILE:
            return translate("Weights", "it is not a file.")
        case WeightsProblem.PICKLED:
            return translate(
                "Weights",
                "a .pt or .pth file may run programs when it is opened. In PyTorch, save the weights with"
                ' safetensors.torch.save_file(model.state_dict(), "weights.safetensors").',
            )
        case WeightsProblem.DAMAGED:
            return translate("Weights", "it is not a .safetensors file, or it is damaged or cut short.")
        case WeightsProblem.TOO_LARGE:
            return translate("Weights", "it has {0} bytes; at most {1} are read, far more than any network here needs.")
        case WeightsProblem.NUMBERS:
            return translate(
                "Weights", "“{0}” holds numbers of a type that is not read, such as bfloat16. Save it as float32."
            )
        case WeightsProblem.NOT_REAL:
            return translate("Weights", "“{0}” does not hold real numbers.")
        case WeightsProblem.NOT_FINITE:
            return translate("Weights", "“{0}” holds values that are not finite.")
        case WeightsProblem.METADATA:
            return translate("Weights", "its entry “{0}”, which describes the network, cannot be understood.")
        case WeightsProblem.MISMATCH:
            return translate("Weights", "“{0}” does not match the network that the file describes.")
        case WeightsProblem.UNKNOWN_PART:
            return translate(
                "Weights", "“{0}” belongs to no convolution and no dense layer; only a LeNet or an MLP can be opened."
            )
        case WeightsProblem.OTHER_LAYERS:
            return translate(
                "Weights",
                "its shapes are those of {0} convolutional and {1} dense layers; a LeNet has 2 and 3, an MLP here 0"
                " and 3.",
            )
        case WeightsProblem.OTHER_CLASSES:
            return translate("Weights", "the last layer, “{0}”, has {1} outputs; the networks here have ten classes.")
        case WeightsProblem.NO_CHAIN:
            return translate("Weights", "“{0}” ({1}) does not fit the layer before it.")
        case WeightsProblem.NOT_SQUARE:
            return translate("Weights", "its kernels are {0}; here they are square, from 1 × 1 to 11 × 11.")
        case WeightsProblem.NO_FIT:
            return translate(
                "Weights",
                "“{0}” takes {1} inputs, which no padding of the first convolution gives for images of 28 × 28.",
            )


def shape_text(name: str, plan: Architecture) -> str:
    """What follows from the shapes in a file that says nothing else."""
    dense = " → ".join(map(str, (*plan.dense, 10)))
    if plan.is_mlp:
        text = translate("Weights", "“{0}” holds the weights of an MLP: 784 → {1}. Its activation is not in the file.")
        return text.format(name, dense)
    sizes = [(layer.channels, f"{layer.kernel}{NO_BREAK}×{NO_BREAK}{layer.kernel}") for layer in plan.convolutions]
    kernels = [translate("Weights", "{0} of {1}").format(count, size) for count, size in sizes]
    convolutions = translate("Weights", " and ").join(kernels)
    text = translate(
        "Weights",
        "“{0}” holds the weights of a LeNet: kernels {1}, then dense layers → {2}. Its activation and pooling are"
        " not in the file.",
    )
    return text.format(name, convolutions, dense)


def tried_text(data: str, correct: tuple[int, int] | None) -> str:
    """How many of some test images are classified correctly with what is chosen; None if there are none to try."""
    if correct is None:
        return translate("Weights", "The test images of {0} are not open: the choice cannot be tested.").format(data)
    text = translate("Weights", "With this choice, {0} of the first {1} test images of {2} are classified correctly.")
    return text.format(*map(grouped, correct), data)


def opened_text(name: str, accuracy: float | None, *, is_measured: bool, data: str) -> str:
    """What opened weights are good for, and where their accuracy is from."""
    text = translate("Weights", "Opened “{0}”: it now predicts as “Mine”.").format(name)
    if accuracy is None:
        how = translate("Weights", "Its test accuracy is not known: {0} is not open.").format(data)
    elif is_measured:
        how = translate("Weights", "Test accuracy {0}, measured now on {1}.").format(percent(accuracy, 2), data)
    else:
        how = translate("Weights", "Test accuracy {0}, as the file says.").format(percent(accuracy, 2))
    return in_sequence(text, how)


def opened_weights_text(network: str, record: RunRecord) -> str:
    """What a network from a file is, whose file is the name of the `record`."""
    text = f"{network}; {record.name}"
    if record.accuracy_before is None:
        return text
    accuracy = translate("Weights", "test accuracy {0}").format(percent(record.accuracy_before, 2))
    return f"{text}; {accuracy}"
