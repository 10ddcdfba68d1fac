"""Sentences about data sets that were opened or downloaded, or could not be."""

from __future__ import annotations

import errno
from pathlib import Path

from convlab.core.data.data_source import DataSource
from convlab.core.data.datasets import Dataset, UnfitError
from convlab.files.download import DownloadError, Trouble
from convlab.gui.files.words import reading_problem, writing_problem
from convlab.gui.language import translate
from convlab.labs.common.numbers import grouped


def opened_text(dataset: Dataset) -> str:
    """What has been opened."""
    text = translate("Data", "{0}: {1} images to train on, {2} to test with.")
    return text.format(dataset.name, *(grouped(len(part)) for part in (dataset.train, dataset.test)))


def missing_text(source: DataSource) -> str:
    """The set that a session is about is not there."""
    return translate(
        "Data",
        "This session is about “{0}” ({1} training images), which was not found on this machine. Its runs and weights"
        " are shown as they were saved; no other data take its place.",
    ).format(source.name, grouped(source.examples))


def other_content_text(folder: Path, found: DataSource, wanted: DataSource) -> str:
    """The folder in which it should have been holds another set."""
    text = translate(
        "Data", "“{0}” holds other data ({1} training images), not the “{2}” of this session ({3} training images)."
    )
    return text.format(folder.name, grouped(found.examples), wanted.name, grouped(wanted.examples))


def data_problem(folder: Path, error: OSError | ValueError) -> str:
    """Why a folder cannot be opened."""
    if not folder.is_dir():
        return translate("Data", "The folder “{0}” is not there.").format(folder.name)
    if isinstance(error, UnfitError):
        return _unfit(error).format(folder.name, *error.values)
    if type(error) is ValueError:
        error = ValueError(str(error).removeprefix(f"{folder.name}: "))
    return reading_problem(folder.name, error)


def _unfit(error: UnfitError) -> str:
    match error.problem:
        case "missing":
            return translate("Data", "“{0}” is not a data set like MNIST: {1} is missing (or the same with .gz).")
        case "size":
            return translate(
                "Data", "“{0}” cannot be opened: its images have {1} × {2} pixels; the networks here take 28 × 28."
            )
        case _:
            return translate(
                "Data",
                "“{0}” cannot be opened: its labels go up to {1}; the networks here tell ten classes apart, 0 to 9.",
            )


def download_problem(folder: Path, error: OSError | ValueError) -> str:
    """Why a download failed."""
    if not isinstance(error, DownloadError):
        return writing_problem(folder.name, error)
    if error.trouble is Trouble.NO_ROOM:
        return writing_problem(folder.name, OSError(errno.ENOSPC, ""))
    text = {
        Trouble.NO_ANSWER: translate("Data", "“{0}” was not downloaded: the server does not answer."),
        Trouble.CUT_SHORT: translate("Data", "“{0}” was not downloaded: the connection broke off."),
        Trouble.REFUSED: translate("Data", "“{0}” was not downloaded: the server does not have it."),
        Trouble.WRONG: translate(
            "Data", "“{0}” was not kept: it is not the file that was to come (its SHA-256 is another)."
        ),
        Trouble.TOO_LARGE: translate("Data", "“{0}” was not kept: it is larger than it should be."),
    }[error.trouble].format(error.name)
    return f"{text} ({error.detail})" if error.detail else text
