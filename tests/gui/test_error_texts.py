"""Why a file was refused or a training ended is said in the window's language, whatever the system's is."""

from __future__ import annotations

import errno
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator

from convlab.core.data.datasets import load_dataset
from convlab.core.data.problems import DataError, DataProblem
from convlab.files.problems import Problem, RefusedError
from convlab.files.weights_problems import WeightsError, WeightsProblem
from convlab.gui.data.words import data_problem, reason_text
from convlab.gui.files.words import reading_problem, writing_problem
from convlab.gui.labs.lenet.training.words import failure_text
from convlab.gui.labs.lenet.weights_words import bundled_problem, weights_problem
from convlab.labs.lenet.runs.record import Failure
from tests.core.data.idx_files import write_data

NAMES = re.compile(r"IDX|UTF-8|SHA-256|MNIST|\(number, height, width\)")


class Foreign(QTranslator):
    """A language in which every letter is another one; what stays Latin was not translated."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return re.sub(r"[a-zA-Z]", "字", text)


pytestmark = pytest.mark.usefixtures("foreign")


@pytest.fixture(scope="module")
def foreign(qapp: QCoreApplication) -> Iterator[None]:  # noqa: ARG001
    translator = Foreign()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def left_in_english(text: str, *own: str) -> str:
    """The Latin letters of a sentence, apart from what stands in it by name."""
    for name in sorted(own, key=len, reverse=True):
        text = text.replace(name, "")
    return "".join(re.findall(r"[a-zA-Z]+", text))


def data_error(problem: DataProblem) -> DataError:
    """With figures where the sentence has figures."""
    places = {int(place): fmt for place, fmt in re.findall(r"\{(\d)(:,)?\}", problem.value)}
    return DataError(problem, *(12_345 if places.get(place) else f"7{place}" for place in range(max(places) + 1)))


@pytest.mark.parametrize("problem", DataProblem)
def test_every_problem_of_data_is_said_with_its_figures(tmp_path: Path, problem: DataProblem) -> None:
    error = data_error(problem)
    text = data_problem(tmp_path, error)
    assert not left_in_english(text, tmp_path.name), text
    assert "{" not in text
    if problem not in (DataProblem.CUT_SHORT, DataProblem.TOO_LONG):
        places = {place for place in re.findall(r"\{(\d)(?::,)?\}", problem.value) if place != "0"}
        assert all(f"7{place}" in text or "12,345" in text for place in places), text


@pytest.mark.parametrize("problem", WeightsProblem)
def test_every_problem_of_weights_is_said(problem: WeightsProblem) -> None:
    error = WeightsError(problem, "71", "72", "73")
    assert not left_in_english(weights_problem(Path("71"), error))
    assert not left_in_english(bundled_problem("mlp", error), "mlp.safetensors")


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_of_sessions_is_said(problem: Problem) -> None:
    assert not left_in_english(reading_problem("71", RefusedError(problem, "in English")))


@given(code=st.sampled_from(sorted(errno.errorcode)) | st.integers(0, 300))
def test_the_system_is_not_quoted(code: int) -> None:
    error = OSError(code, "the system’s own words")
    assert not left_in_english(reading_problem("71", error))
    assert not left_in_english(writing_problem("71", error))


@pytest.mark.parametrize("failure", [*Failure.__args__, "RuntimeError: of an older version"])
def test_why_training_ended_is_said(failure: str) -> None:
    assert not left_in_english(failure_text(failure, "71"))


IMAGES, LABELS = "train-images-idx3-ubyte", "t10k-labels-idx1-ubyte"
DAMAGES = st.one_of(
    st.builds(lambda cut: lambda content: content[:cut], st.integers(0, 40)),
    st.builds(lambda more: lambda content: content + more, st.binary(min_size=1, max_size=5)),
    st.builds(
        lambda place, byte: lambda content: content[:place] + bytes([byte]) + content[place + 1 :],
        st.integers(0, 11),
        st.integers(0, 255),
    ),
    st.builds(lambda cut: lambda content: gzip.compress(content)[:cut], st.integers(2, 30)),
)


@given(
    name=st.sampled_from([IMAGES, LABELS, "classes.txt"]),
    damage=DAMAGES,
)
def test_whatever_is_damaged_is_said(tmp_path_factory: pytest.TempPathFactory, name: str, damage: object) -> None:
    folder = write_data(tmp_path_factory.mktemp("7"))
    (folder / "classes.txt").write_text("".join(f"{label}\n" for label in range(10, 20)))
    path = folder / name
    whole = path.read_bytes() if path.exists() else gzip.decompress((folder / f"{name}.gz").read_bytes())
    path.write_bytes(damage(whole))  # type: ignore[operator]
    try:
        load_dataset(folder)
    except DataError as error:
        text, values = reason_text(error), error.values
    else:
        return  # some damage leaves a data set
    assert not left_in_english(NAMES.sub("", text), *map(str, values)), text
