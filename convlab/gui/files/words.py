"""Names of files, and sentences about those that cannot be read or written."""

from __future__ import annotations

import errno
import math
from pathlib import Path

from convlab.files.problems import Problem, RefusedError
from convlab.files.work import Work
from convlab.gui.language import translate

LARGE = 5_000_000  # bytes of a file of which one wants to know


def document_name(path: Path | None) -> str:
    """The name of a session in the title and in questions."""
    return path.name if path else translate("Files", "Untitled")


def size_text(work: Work) -> str:
    """How large a file with many training runs is, and what of them it holds; "" for a small one."""
    if work.bytes_of_runs < LARGE:
        return ""
    text = translate("Files", "about {0} MB").format(math.ceil(work.bytes_of_runs / 1e6))
    if work.checkpoints_kept == work.checkpoints:
        return text
    kept = translate("Files", "{0} of {1} checkpoints of training").format(work.checkpoints_kept, work.checkpoints)
    return f"{text}, {kept}"


def reading_problem(name: str, error: OSError | ValueError) -> str:
    """Why a file cannot be opened."""
    if isinstance(error, RefusedError):
        return _refusal(error).replace("{0}", name)
    if isinstance(error, FileNotFoundError):
        return translate("Files", "“{0}” cannot be opened: there is no such file.").format(name)
    if isinstance(error, IsADirectoryError):
        return translate("Files", "“{0}” is a folder.").format(name)
    if isinstance(error, PermissionError):
        return translate("Files", "“{0}” cannot be opened: you may not read it.").format(name)
    return translate("Files", "“{0}” cannot be opened: {1}.").format(name, reason_of(error))


def writing_problem(name: str, error: OSError | ValueError) -> str:
    """Why a file could not be saved; the old file is unchanged."""
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT):
        return translate("Files", "“{0}” was not saved: the disk is full.").format(name)
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        text = translate("Files", "“{0}” was not saved: you may not write to this folder.")
        return text.format(name)
    if code in (errno.ENOENT, errno.ENOTDIR):
        text = translate("Files", "“{0}” was not saved: the folder does not exist.")
        return text.format(name)
    return translate("Files", "“{0}” was not saved: {1}.").format(name, reason_of(error))


def reason_of(error: OSError | ValueError) -> str:
    """Why the system refuses, without a full stop. Its own words would be English, or another language again."""
    if not isinstance(error, OSError):
        return translate("Files", "an unforeseen error ({0})").format(type(error).__name__)
    known = {
        errno.EIO: translate("Files", "the disk reports an error"),
        errno.ENAMETOOLONG: translate("Files", "its name is too long"),
        errno.EMFILE: translate("Files", "too many files are open"),
        errno.EBUSY: translate("Files", "another program is using it"),
        errno.EFBIG: translate("Files", "it is too large for this disk"),
        errno.ELOOP: translate("Files", "its links lead round in a circle"),
        errno.ENOMEM: translate("Files", "there is not enough memory"),
        errno.ETIMEDOUT: translate("Files", "the disk or the network does not answer"),
        errno.ENOTDIR: translate("Files", "a part of its path is not a folder"),
    }
    if error.errno in known:
        return known[error.errno]
    if error.errno is None:
        return translate("Files", "the system refuses")
    return translate("Files", "the system reports error {0}").format(error.errno)


def _refusal(error: RefusedError) -> str:
    """The details of an error are for those who read its code; what a user can use is the place in the file."""
    match error.problem:
        case Problem.FOREIGN:
            return translate("Files", "“{0}” is not a convlab session.")
        case Problem.DAMAGED:
            return translate("Files", "“{0}” is damaged or cut short.")
        case Problem.TOO_NEW:
            return translate("Files", "“{0}” was made by a newer convlab. This one cannot read it.")
        case Problem.TOO_LARGE:
            return translate("Files", "“{0}” is too large to be a convlab session.")
        case Problem.IMPOSSIBLE:
            if not (place := _place(error.detail)):
                return translate("Files", "“{0}” holds something that no lab can show.")
            return translate("Files", "“{0}” holds something that no lab can show (at “{1}”).").replace("{1}", place)


def _place(detail: str) -> str:
    """The field that a detail is about: "lenet.recipe.epochs is too large", "runs[3]: …"."""
    first = detail.partition(" ")[0]
    return first.rstrip(":") if first.endswith(":") or "." in first or "[" in first else ""
