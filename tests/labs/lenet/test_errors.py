"""A network on the test set, against going through the examples one by one."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.core import Network, cross_entropy, softmax
from convlab.core.data.datasets import Dataset, Examples
from convlab.core.training.data_parallel import evaluate as team_evaluate
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.errors import FAINTEST, ErrorsChoice, Evaluation, evaluate
from convlab.labs.lenet.state import MODERN, LeNetState, example_on_canvas
from tests.steps import result_of


@pytest.fixture(scope="module")
def network() -> Network:
    """Untrained: it errs in many ways."""
    return MODERN.network()


@pytest.fixture(scope="module")
def examples(dataset: Dataset) -> Examples:
    return Examples(dataset.test.images[:300], dataset.test.labels[:300])


@pytest.fixture(scope="module")
def result(network: Network, examples: Examples) -> Evaluation:
    return result_of(evaluate(network, examples))


def test_each_example_as_if_it_were_alone(network: Network, examples: Examples, result: Evaluation) -> None:
    for i in range(len(examples)):
        logits = network.forward(examples.images[i][None, None] / np.float32(255))
        label = int(examples.labels[i])
        probabilities = softmax(logits)[0]
        assert result.predictions[i] == logits.argmax()
        assert result.losses[i] == pytest.approx(cross_entropy(logits, [label]), rel=1e-4)
        assert result.confidences[i] == pytest.approx(probabilities.max(), rel=1e-4)
        assert result.chances[i] == pytest.approx(probabilities[label], rel=1e-4)


def test_the_whole_agrees_with_the_core(network: Network, examples: Examples, result: Evaluation) -> None:
    loss, accuracy = team_evaluate(network, examples.images, examples.labels)
    assert result.loss == pytest.approx(loss, rel=1e-5)
    assert result.accuracy == accuracy
    assert len(result) == result.counts.sum() == 300
    assert result.wrong_count == result.counts.sum() - np.trace(result.counts)
    assert result.accuracy == pytest.approx((result.recall * result.counts.sum(axis=1)).sum() / 300)


def test_the_images_of_each_cell_row_and_column(examples: Examples, result: Evaluation) -> None:
    answers, labels = result.predictions.tolist(), examples.labels.tolist()
    for truth in (*range(10), None):
        for answer in (*range(10), None):
            if truth is None and answer is None:
                expected = [i for i in range(300) if labels[i] != answers[i]]
            else:
                expected = [
                    i
                    for i in range(300)
                    if (truth is None or labels[i] == truth) and (answer is None or answers[i] == answer)
                ]
            choice = ErrorsChoice(truth=truth, answer=answer, order="as they are")
            assert result.indices(choice).tolist() == expected
            if truth is not None and answer is not None:
                assert len(expected) == result.counts[truth, answer]


def test_the_orders(result: Evaluation) -> None:
    highest = result.indices(ErrorsChoice(order="highest"))
    lowest = result.indices(ErrorsChoice(order="lowest"))
    assert set(highest) == set(lowest)
    assert len(set(highest)) == result.wrong_count
    assert np.all(np.diff(result.losses[highest]) <= 0)
    assert np.all(np.diff(result.losses[lowest]) >= 0)


@pytest.mark.parametrize("figures", ["counts", "shares"])
def test_colours_are_for_errors_alone(result: Evaluation, figures: str) -> None:
    strengths = result.strengths(figures)
    matrix = result.counts if figures == "counts" else np.nan_to_num(result.shares)
    errors = matrix - np.diag(np.diagonal(matrix))
    assert not np.diagonal(strengths).any()
    assert np.array_equal(strengths > 0, errors > 0)
    assert strengths.max() == 1
    assert strengths[strengths > 0].min() > FAINTEST
    worst = result.most_frequent_errors(figures)
    assert {place for place in np.ndindex(errors.shape) if errors[place] == errors.max()} == set(worst)
    assert all(strengths[place] == 1 for place in worst)


def test_without_errors_nothing_is_coloured() -> None:
    labels = np.arange(10)
    perfect = Evaluation(10, labels, labels, *(np.zeros(10, np.float32) for _ in range(3)))
    assert not perfect.strengths("counts").any()
    assert perfect.most_frequent_errors("shares") == []
    assert not len(perfect.indices(ErrorsChoice()))
    assert perfect.recall_floor == 0.9


def test_it_tells_how_far_it_is(network: Network, examples: Examples) -> None:
    shares = list(evaluate(network, examples))
    assert shares == [64 / 300, 128 / 300, 192 / 300, 256 / 300, 1]


def test_what_cannot_be_evaluated(examples: Examples) -> None:
    broken = MODERN.network()
    broken.parameters[...] = 1e30
    with pytest.raises(ArithmeticError, match="finite"):
        result_of(evaluate(broken, examples))
    with pytest.raises(ValueError, match="labels"):
        result_of(evaluate(MODERN.network(), Examples(examples.images, examples.labels + np.uint8(200))))
    small = Architecture((), (3, 2)).network()
    with pytest.raises(ValueError, match="images"):
        result_of(evaluate(small, Examples(examples.images[:, 1:], examples.labels)))


def test_an_image_comes_onto_the_canvas_as_it_is(examples: Examples) -> None:
    state = LeNetState(**example_on_canvas(examples, 7))
    assert state.image is not None
    assert np.array_equal(state.image, examples.images[7])
    assert (state.label, state.is_example) == (examples.labels[7], True)
    assert not state.ink.flags.writeable
