"""Sentences about data sets that were opened or downloaded, or could not be."""

from __future__ import annotations

import errno
from pathlib import Path

from convlab.core.data.data_source import DataSource
from convlab.core.data.datasets import Dataset
from convlab.core.data.problems import DataError, DataProblem
from convlab.files.download import DownloadError, Trouble
from convlab.gui.files.words import reading_problem, writing_problem
from convlab.gui.language import translate
from convlab.labs.common.numbers import grouped


def opened_text(dataset: Dataset) -> str:
    """What has been opened."""
    text = translate("Data", "{0}: {1} training images, {2} test images.")
    return text.format(dataset.name, *(grouped(len(part)) for part in (dataset.train, dataset.test)))


def missing_text(source: DataSource) -> str:
    """The set that a session is about is not there."""
    return translate(
        "Data",
        "This session uses “{0}” ({1} training images), which was not found on this computer."
        " Its runs and weights are shown as they were saved; no other data set takes its"
        " place.",
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
    if not isinstance(error, DataError):
        return reading_problem(folder.name, error)
    if error.problem is DataProblem.MISSING:
        text = translate("Data", "“{0}” is not a data set like MNIST: {1} is missing (or the same with .gz).")
        return text.format(*error.values)
    opening = translate("Data", "“{0}” cannot be opened: {1}")
    return opening.format(folder.name, reason_text(error))


def reason_text(error: DataError) -> str:
    """What is wrong with a file, or with the files of a folder together."""
    values = [grouped(value) if isinstance(value, int) else value for value in error.values]
    if error.problem in (DataProblem.CUT_SHORT, DataProblem.TOO_LONG) and "×" in values[1]:
        values[1:3] = [f"{values[1]} = {values[2]}", ""]
    elif error.problem in (DataProblem.CUT_SHORT, DataProblem.TOO_LONG):
        values[1:3] = [values[2], ""]
    return (_file_reasons() | _folder_reasons() | _name_reasons())[error.problem].format(*values)


def _file_reasons() -> dict[DataProblem, str]:
    return {
        DataProblem.NO_FILE: translate("Data", "“{0}” is not a file."),
        DataProblem.EMPTY: translate("Data", "“{0}” is empty."),
        DataProblem.NOT_IDX: translate("Data", "“{0}” is not an IDX file: its first bytes are {1}, not 0000."),
        DataProblem.COMPRESSION: translate("Data", "“{0}” is damaged or cut short: it cannot be decompressed."),
        DataProblem.OTHER_TYPE: translate(
            "Data", "“{0}” holds values of type {1}; only unsigned bytes (0x08) can be read."
        ),
        DataProblem.AXES: translate("Data", "“{0}” has {1} axes by its header; 1 to {2} can be read."),
        DataProblem.HEADER: translate("Data", "“{0}” ends within its header."),
        DataProblem.TOO_LARGE: translate("Data", "“{0}” has {1} values by its header; at most {2} can be read."),
        DataProblem.CUT_SHORT: translate("Data", "“{0}” is cut short: {3} of {1} values are there."),
        DataProblem.TOO_LONG: translate("Data", "“{0}” is too long: there is more in it than {1} values."),
    }


def _folder_reasons() -> dict[DataProblem, str]:
    return {
        DataProblem.MISSING: translate("Data", "{1} is missing (or the same with .gz)."),
        DataProblem.NO_IMAGES: translate(
            "Data", "“{0}” should hold images, with three axes (number, height, width), none empty; its shape is {1}."
        ),
        DataProblem.NO_LABELS: translate("Data", "“{0}” should hold labels, with one axis; it has {1}."),
        DataProblem.COUNTS: translate(
            "Data", "there is not one label for each image: the images in “{0}” are {1}, the labels in “{2}” {3}."
        ),
        DataProblem.SIZES_DIFFER: translate(
            "Data", "its training images have {1} pixels, its test images {2}; they must be of one size."
        ),
        DataProblem.OTHER_SIZE: translate(
            "Data", "its images have {1} × {2} pixels; the networks here take {3} × {3}."
        ),
        DataProblem.CLASSES: translate(
            "Data", "its labels go up to {1}; the networks here tell {2} classes apart, 0 to 9."
        ),
        DataProblem.OTHER_CONTENT: translate("Data", "its files are no longer those of “{1}”."),
    }


def _name_reasons() -> dict[DataProblem, str]:
    return {
        DataProblem.NAMES_TOO_LARGE: translate("Data", "“{0}” is too large for a list of class names."),
        DataProblem.NAMES_NO_TEXT: translate("Data", "“{0}” is not UTF-8 text."),
        DataProblem.NAMES_COUNT: translate(
            "Data", "“{0}” should have a line with a name for each class. Names: {1}, classes: {2}."
        ),
        DataProblem.NAME_UNREADABLE: translate(
            "Data", "“{0}” has the name {1}; a name has 1 to {2} visible characters, without < and >."
        ),
        DataProblem.NAMES_TWICE: translate("Data", "“{0}” gives two classes the same name."),
    }


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
        Trouble.WRONG: translate("Data", "“{0}” was not kept: it is not the expected file (its SHA-256 differs)."),
        Trouble.TOO_LARGE: translate("Data", "“{0}” was not kept: it is larger than it should be."),
    }[error.trouble].format(error.name)
    return f"{text} ({error.detail})" if error.detail else text
