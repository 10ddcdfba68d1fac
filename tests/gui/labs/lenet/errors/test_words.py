"""What the view of errors says, against the numbers that it says it of: evaluations at random."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core.data.class_names import FASHION_MNIST
from convlab.core.data.data_source import DIGITS, MNIST, DataSource
from convlab.gui.labs.lenet.errors.words import (
    figure_text,
    gallery_title,
    headline,
    image_status,
    obstacle_text,
    place_status,
    summary,
)
from convlab.labs.common.numbers import grouped, percent
from convlab.labs.lenet.errors import ErrorsChoice, Evaluation

NAMES = tuple("abcdefghij")


@st.composite
def evaluations(draw: Any) -> Evaluation:
    count = draw(st.sampled_from([1, 2, 3, 20, 2000]))
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    classes = draw(st.sampled_from([1, 2, 10]))  # of which there are images
    labels = rng.integers(0, classes, count)
    errs = rng.random(count) < draw(st.sampled_from([0.0, 0.01, 0.5, 1.0]))
    predictions = np.where(errs, rng.integers(0, 10, count), labels)
    shares = [rng.random(count).astype(np.float32) for _ in range(2)]
    return Evaluation(10, labels, predictions, -np.log(np.maximum(shares[1], 1e-6)), *shares)


def numbers_in(text: str) -> list[str]:
    return re.findall(r"\d[\d,]*(?:\.\d+)?%?", text)


@given(known=evaluations(), figures=st.sampled_from(["counts", "shares"]))
def test_the_headline_names_the_most_frequent_errors(known: Evaluation, figures: Any) -> None:
    text = headline(known, figures, NAMES)
    errors = known.counts - np.diag(np.diagonal(known.counts))
    if not errors.any():
        assert text == "All test images are classified correctly."
        assert known.wrong_count == 0
        return
    if len(set(known.predictions.tolist())) == 1:
        assert text == f"Every test image is predicted as {NAMES[int(known.predictions[0])]}."
        return
    totals = np.maximum(known.counts.sum(axis=1, keepdims=True), 1)
    table = errors if figures == "counts" else errors / totals
    largest = [tuple(map(int, place)) for place in np.argwhere(table == table.max())]
    named = re.findall(r"([a-j]) predicted as ([a-j])", text)
    assert [(NAMES.index(truth), NAMES.index(other)) for truth, other in named] == largest[:3]
    assert ("errors:" in text) == text.endswith(" each") == (len(largest) > 1)
    assert ("…" in text) == (len(largest) > 3)
    number = figure_text(known, figures, *largest[0])
    assert f" {number}" in text or (number == "1" and "once" in text)


@given(known=evaluations(), truth=st.none() | st.integers(0, 9), prediction=st.none() | st.integers(0, 9))
def test_a_place_is_told_in_its_own_numbers(known: Evaluation, truth: int | None, prediction: int | None) -> None:
    text, labels, predictions = place_status(known, NAMES, truth, prediction), known.labels, known.predictions
    of_row = labels == truth if truth is not None else np.ones(len(known), bool)
    of_column = predictions == prediction if prediction is not None else np.ones(len(known), bool)
    if truth is None and prediction is None:
        expected = [int((labels != predictions).sum()), len(known)]
    elif truth is None:
        expected = [int((of_column & (labels == predictions)).sum()), int(of_column.sum())]
    elif prediction is None or prediction == truth:
        expected = [int((of_row & (labels == predictions)).sum()), int(of_row.sum())]
    else:
        expected = [int((of_row & of_column).sum()), int(of_row.sum())]
    if not expected[1]:
        assert text.startswith("No image is ")
        return
    shown = numbers_in(text)
    assert shown[:2] == [grouped(number) for number in expected]
    if len(shown) > 2:
        assert shown[2] == percent(expected[0] / expected[1], 1).strip("<>")
    choice = ErrorsChoice(truth=truth, answer=prediction)
    assert numbers_in(gallery_title(choice, NAMES, len(known.indices(choice))))[-1] == grouped(
        len(known.indices(choice))
    )


@given(known=evaluations())
def test_the_summary_and_the_images_are_told_as_they_are(known: Evaluation) -> None:
    shown = numbers_in(summary(known))
    assert shown[:2] == [grouped(known.wrong_count), grouped(len(known))]
    assert shown[2] == percent(1 - known.wrong_count / len(known), 2).strip("<>")
    text = image_status(known, NAMES, 0)
    truth, prediction = NAMES[known.labels[0]], NAMES[known.predictions[0]]
    assert ("labelled" in text) == (truth != prediction)
    assert f"predicted {prediction}" in text or f"{truth}, predicted with" in text


@pytest.mark.parametrize("opened", [MNIST, FASHION_MNIST])
@pytest.mark.parametrize("wanted", [MNIST, FASHION_MNIST])
@pytest.mark.parametrize("learnt", [MNIST, FASHION_MNIST, DataSource("EMNIST digits", DIGITS, 100, "00ff")])
def test_no_network_is_evaluated_on_other_classes_or_other_data(
    opened: DataSource, wanted: DataSource, learnt: DataSource
) -> None:
    text = obstacle_text(opened, wanted, learnt)
    assert bool(text) == (opened != wanted or opened.class_names != learnt.class_names)
    assert not text or (wanted.name in text if opened != wanted else learnt.name in text)
