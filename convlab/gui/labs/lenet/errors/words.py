"""The texts of the view of errors, in the user's language."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from convlab.core.data.data_source import DataSource
from convlab.gui.language import translate
from convlab.gui.widgets.confusion_layout import Confusion
from convlab.gui.widgets.image_gallery import Caption
from convlab.labs.common.numbers import fixed_number, format_number, grouped, percent
from convlab.labs.lenet.errors import ConfusionFigures, ErrorsChoice, Evaluation

MOST_NAMED = 3  # of errors that are equally frequent
LONG_NAME = 2  # characters; longer names of classes take a line each


def percentage(share: float) -> str:
    """A share in percent, without the sign."""
    return percent(share, 1).removesuffix("%")


def figure_text(evaluation: Evaluation, figures: ConfusionFigures, truth: int, prediction: int) -> str:
    """The number in a cell."""
    if figures == "counts":
        return grouped(int(evaluation.counts[truth, prediction]))
    return percentage(float(evaluation.shares[truth, prediction]))


def confusion_of(evaluation: Evaluation, figures: ConfusionFigures, names: Sequence[str]) -> Confusion:
    """The texts and strengths of the table."""
    classes, floor = range(evaluation.classes), evaluation.recall_floor
    return Confusion(
        names=names,
        numbers=[[figure_text(evaluation, figures, row, column) for column in classes] for row in classes],
        strengths=evaluation.strengths(figures),
        ends=[percent(share, 1) for share in evaluation.recall.tolist()],
        bars=[(share - floor) / (1 - floor) for share in evaluation.recall.tolist()],
        feet=[percentage(share) for share in evaluation.precision.tolist()],
        titles=_titles(f"{percent(floor)} … {percent(1)}"),
    )


def empty_confusion(names: Sequence[str]) -> Confusion:
    """The table before anything is known."""
    count = len(names)
    return Confusion(
        names=names,
        numbers=[[""] * count] * count,
        strengths=np.zeros((count, count)),
        ends=["–"] * count,
        bars=[math.nan] * count,
        feet=["–"] * count,
        titles=_titles(""),
    )


def _titles(axis: str) -> tuple[str, str, tuple[str, str], str]:
    return (
        translate("LeNetErrors", "label ↓"),
        translate("LeNetErrors", "prediction →"),
        (translate("LeNetErrors", "recall"), axis),
        translate("LeNetErrors", "precision, %"),
    )


def summary(evaluation: Evaluation) -> str:
    """The whole test set in a line."""
    return translate("LeNetErrors", "Misclassified: {0} of {1} test images. Accuracy {2}, mean loss {3}").format(
        grouped(evaluation.wrong_count),
        grouped(len(evaluation)),
        percent(evaluation.accuracy, 2),
        format_number(evaluation.loss),
    )


def obstacle_text(opened: DataSource, wanted: DataSource, learnt: DataSource) -> str:
    """Why a network that learnt one set is not evaluated on the one that is open, while the session is about `wanted`.

    "" if it is. Sets with the same classes may judge each other's networks.
    """
    if opened != wanted:
        text = translate("LeNetErrors", "Nothing is evaluated: “{0}”, the data set of this session, is not open.")
        return text.format(wanted.name)
    if learnt.class_names == opened.class_names:
        return ""
    text = translate(
        "LeNetErrors",
        "Not evaluated: this network was trained on {0}, whose classes are not those of {1}. Choose one that was"
        " trained on {1}.",
    )
    return text.format(learnt.name, opened.name)


def headline(evaluation: Evaluation, figures: ConfusionFigures, names: Sequence[str]) -> str:
    """The most frequent errors: those with the largest number off the diagonal."""
    places = evaluation.most_frequent_errors(figures)
    if not places:
        return translate("LeNetErrors", "All test images are classified correctly.")
    if (only := evaluation.only_prediction) is not None:
        return translate("LeNetErrors", "Every test image is predicted as {0}.").format(names[only])
    shown = [
        translate("LeNetErrors", "{0} predicted as {1}").format(names[truth], names[prediction])
        for truth, prediction in places[:MOST_NAMED]
    ]
    number = figure_text(evaluation, figures, *places[0])
    if figures == "shares":
        number = translate("LeNetErrors", "{0}% of its images").format(number)
    else:
        times = translate("LeNetErrors", "once") if number == "1" else translate("LeNetErrors", "{0} times")
        number = times.format(number)
    if len(places) == 1:
        return translate("LeNetErrors", "Most frequent error: {0}, {1}").format(shown[0], number)
    between = translate("LeNetErrors", ", ")
    listed = between.join(shown) + (f"{between}…" if len(places) > MOST_NAMED else "")
    return translate("LeNetErrors", "Most frequent errors: {0}, {1} each").format(listed, number)


def hint() -> str:
    """What the figures beside the matrix are, and what can be done with it."""
    return translate(
        "LeNetErrors",
        "Recall is the correct share of a row, precision that of a column. Click one, or a cell, for its images.",
    )


def place_status(evaluation: Evaluation, names: Sequence[str], truth: int | None, prediction: int | None) -> str:
    """A sentence on a cell, a row or a column."""
    counts = evaluation.counts
    if truth is None and prediction is None:
        return translate("LeNetErrors", "Misclassified: {0} of {1} test images").format(
            grouped(evaluation.wrong_count), grouped(len(evaluation))
        )
    if truth is None:
        assert prediction is not None
        made, correct = int(counts[:, prediction].sum()), int(counts[prediction, prediction])
        if not made:
            return translate("LeNetErrors", "No image is predicted {0}").format(names[prediction])
        text = translate("LeNetErrors", "Precision of {0}: correct in {1} of {2} predictions ({3})")
        share = percent(float(evaluation.precision[prediction]), 1)
        return text.format(names[prediction], grouped(correct), grouped(made), share)
    total, correct = int(counts[truth].sum()), int(counts[truth, truth])
    if not total:
        return translate("LeNetErrors", "No image is labelled {0}").format(names[truth])
    if prediction is None or prediction == truth:
        text = translate("LeNetErrors", "Recall of {0}: predicted in {1} of its {2} images ({3})")
        return text.format(names[truth], grouped(correct), grouped(total), percent(float(evaluation.recall[truth]), 1))
    text = translate("LeNetErrors", "Labelled {0}, predicted {1}: {2} of the {3} images labelled {0} ({4})")
    share = percent(float(evaluation.shares[truth, prediction]), 1)
    return text.format(names[truth], names[prediction], grouped(int(counts[truth, prediction])), grouped(total), share)


def gallery_title(choice: ErrorsChoice, names: Sequence[str], count: int) -> str:
    """Which images the gallery shows."""
    truth, prediction = choice.truth, choice.answer
    if truth is None and prediction is None:
        text = translate("LeNetErrors", "Misclassified: {0}").format(grouped(count))
    elif prediction is None:
        assert truth is not None
        text = translate("LeNetErrors", "Labelled {0}: {1}").format(names[truth], grouped(count))
    elif truth is None:
        text = translate("LeNetErrors", "Predicted {0}: {1}").format(names[prediction], grouped(count))
    elif truth == prediction:
        text = translate("LeNetErrors", "{0}, predicted correctly: {1}").format(names[truth], grouped(count))
    else:
        text = translate("LeNetErrors", "{0} predicted as {1}: {2}").format(
            names[truth], names[prediction], grouped(count)
        )
    return text


def loss_text(loss: float) -> str:
    return translate("LeNetErrors", "loss {0}").format(fixed_number(loss, 2) if loss >= 0.01 else "<0.01")


def image_caption(evaluation: Evaluation, names: Sequence[str], index: int) -> Caption:
    """Truth → prediction with its probability, and the loss."""
    truth, prediction = int(evaluation.labels[index]), int(evaluation.predictions[index])
    confidence = percent(float(evaluation.confidences[index]), 1, most=1)
    loss = loss_text(float(evaluation.losses[index]))
    if max(map(len, names)) <= LONG_NAME:
        lines: tuple[str, ...] = (f"{names[truth]} → {names[prediction]}", confidence, loss)
    else:
        lines = (names[truth], f"→ {names[prediction]}", confidence, loss)
    return Caption(lines, is_error=truth != prediction)


def widest_lines(names: Sequence[str]) -> tuple[str, ...]:
    """Lines that take as much room as any caption."""
    longest = max(names, key=len)
    first = f"{longest} → {longest}" if len(longest) <= LONG_NAME else f"→ {longest}"
    return first, loss_text(88.88)


def image_status(evaluation: Evaluation, names: Sequence[str], index: int) -> str:
    """A sentence on an image of the gallery."""
    truth, prediction = int(evaluation.labels[index]), int(evaluation.predictions[index])
    confidence, chance = (percent(float(values[index]), 1) for values in (evaluation.confidences, evaluation.chances))
    loss = format_number(float(evaluation.losses[index]))
    if truth == prediction:
        text = translate("LeNetErrors", "Test image {0}: {1}, predicted with {2}; loss {3}")
        return text.format(index, names[truth], confidence, loss)
    text = translate("LeNetErrors", "Test image {0}: labelled {1}, predicted {2} with {3}; the label got {4}, loss {5}")
    return text.format(index, names[truth], names[prediction], confidence, chance, loss)
