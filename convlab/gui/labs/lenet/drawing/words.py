"""What the prediction panel says: what is predicted, whether that is the label, and whether it can be judged at all."""

from __future__ import annotations

from convlab.core.data.data_source import DataSource
from convlab.gui.labs.lenet.data_words import class_text
from convlab.gui.language import translate


def are_comparable(network: DataSource, image: DataSource) -> bool:
    """Whether a network that learnt one data set tells the classes of another one apart."""
    return network.class_names == image.class_names


def predicted(network: DataSource, prediction: int) -> str:
    """The class that a network predicts, which learnt the data set `network`."""
    if network.has_digits:
        return translate("Prediction", "Predicted {0}").format(prediction)
    return translate("Prediction", "Predicted: {0}").format(class_text(network, prediction))


def prediction_sentence(network: DataSource, prediction: int, image: DataSource, label: int | None) -> str:
    """The prediction, and how it compares with the label, one of the data set `image`; a drawing has none."""
    text = predicted(network, prediction)
    if label is None:
        return text
    if not are_comparable(network, image):
        return translate("Prediction", "{0}: no class of this image").format(text)
    if prediction == label:
        return translate("Prediction", "{0}, as labelled").format(text)
    return translate("Prediction", "{0}, but labelled {1}").format(text, class_text(image, label))


def other_data_text(network: DataSource, image: DataSource, label: int | None) -> str:
    """Where a network is shown images of another data set than it learnt, that it is so; else ""."""
    if network == image:
        return ""
    if are_comparable(network, image):
        return translate("Prediction", "It was trained on {0}; the image is from {1}.").format(network.name, image.name)
    if label is None:
        text = translate("Prediction", "It was trained on {0} and can only predict its classes, not those of {1}.")
        return text.format(network.name, image.name)
    text = translate("Prediction", "It was trained on {0} and can only predict its classes; {1} labels this image {2}.")
    return text.format(network.name, image.name, class_text(image, label))
