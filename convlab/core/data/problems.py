"""Why a file or a folder is no data set: the kind of problem, which the window translates, and what it is about."""

from __future__ import annotations

from enum import Enum


class DataProblem(Enum):
    """What is wrong; {0} is the name of the file or folder, the others are names and figures that belong to it."""

    # a file in IDX format
    NO_FILE = "{0}: not a file"
    NOT_IDX = "{0}: not an IDX file (it starts with {1}, not with 0000)"
    EMPTY = "{0}: not an IDX file (it starts with nothing, not with 0000)"
    COMPRESSION = "{0}: the compressed data is damaged or cut short"
    OTHER_TYPE = "{0}: holds values of type {1}; only unsigned bytes (0x08) are read"
    AXES = "{0}: claims {1} axes; 1 to {2} are read"
    HEADER = "{0}: ends within its header"
    TOO_LARGE = "{0}: claims {1} values; at most {2:,} are read"
    CUT_SHORT = "{0}: should hold {1} = {2:,} values but holds only {3:,}"
    TOO_LONG = "{0}: should hold {1} = {2:,} values but holds more"
    # a folder of such files
    MISSING = "{0} has neither {1} nor {1}.gz"
    NO_IMAGES = "{0}: images have three axes (n, h, w), none of them empty, not {1}"
    NO_LABELS = "{0}: labels have one axis, not {1}"
    COUNTS = "{0} holds {1:,} images, but {2} {3:,} labels"
    SIZES_DIFFER = "{0}: training and test images differ in size: {1} and {2}"
    OTHER_SIZE = "{0}: its images have {1} × {2} pixels; the networks here take {3} × {3}"
    CLASSES = "{0}: its labels go up to {1}; the networks here tell {2} classes apart"
    # a file with the names of the classes
    NAMES_TOO_LARGE = "{0}: it is too large to be a list of names"
    NAMES_NO_TEXT = "{0}: it is not UTF-8 text"
    NAMES_COUNT = "{0}: it has {1} names, one a line, but there are {2} classes"
    NAME_UNREADABLE = "{0}: a name has 1 to {2} characters that can be seen, without < and >, not {1}"
    NAMES_TWICE = "{0}: two classes have the same name"
    # a set that was open
    OTHER_CONTENT = "the files in {0} are not those of {1} any more"


class DataError(ValueError):
    """A data set cannot be read. `values` are the names and figures in the sentence."""

    def __init__(self, problem: DataProblem, *values: str | int) -> None:
        super().__init__(problem.value.format(*values))
        self.problem, self.values = problem, values
