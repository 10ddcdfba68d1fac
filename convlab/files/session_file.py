"""A whole session in a .convlab file, format 1.

A zip (see `convlab.files.archive`) with the member `session.json`:

    {
     "format": 1,
     "app": "convlab 0.1.0",            what wrote it; not read
     "lab": "field",                    the lab that was on the screen, or null
     "origin": null,                    in autosaves: the path that the work was opened from or saved to
     "labs": {"field": {…}, …},         each lab's state: see `convlab.files.values`
     "runs": [{…}, …]                   training runs of the LeNet lab: see `convlab.labs.lenet.runs.stored`
    }

and a member `labs/LAB/FIELD.npy` or `runs/NUMBER/FIELD.npy` for each array in it. Labs that were never opened are left
out. A reader of format n opens every format up to n: a missing field keeps its default, an unknown one is ignored. The
number grows only when an older reader would misunderstand a file; files with a higher number are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from numpy.typing import NDArray

from convlab import __version__
from convlab.core.data.plain_files import require_plain_file
from convlab.files.archive import read_archive, write_archive
from convlab.files.atomic import write_atomically
from convlab.files.problems import Problem, RefusedError
from convlab.files.progress import Progress, ignore_progress
from convlab.files.values import Source, from_plain, to_plain
from convlab.files.work import Work
from convlab.labs.common.lab import Lab
from convlab.labs.lenet.checks import check_run
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.registry import all_labs, load_lab

FORMAT = 1
MOST_RUNS = 200
LARGEST_IN_RUNS = 1e300  # in a run that diverges, losses and weights are finite and no more

T = TypeVar("T")


def save_session(path: Path, work: Work, progress: Progress = ignore_progress) -> None:
    """Write a session; if that fails, the old file is unchanged.

    Raises OSError when it cannot be written, CancelledError when `progress` does.
    """
    arrays: dict[str, NDArray[Any]] = {}
    document = {
        "format": FORMAT,
        "app": f"convlab {__version__}",
        "lab": None if work.lab is None else load_lab(work.lab).name_in_files,
        "origin": work.origin,
        "labs": {
            name: to_plain(state, f"labs/{name}", arrays)
            for name, state in ((load_lab(lab).name_in_files, state) for lab, state in work.states.items())
        },
        "runs": [to_plain(run, f"runs/{number}", arrays) for number, run in enumerate(work.runs)],
    }
    write_atomically(path, partial(write_archive, document=document, arrays=arrays, progress=progress))


def load_session(path: Path, progress: Progress = ignore_progress) -> Work:
    """The session in a file, completely checked.

    Raises RefusedError, a ValueError, when it holds anything that no lab could have made; OSError when the file cannot
    be read; CancelledError when `progress` does.
    """
    try:
        require_plain_file(path)
    except ValueError as error:
        raise RefusedError(Problem.FOREIGN, "not a file") from error
    document, arrays = read_archive(path, progress)
    _require_format(document.get("format"))
    try:
        labs, runs = document.get("labs"), document.get("runs")
        if not isinstance(labs, dict) or not isinstance(runs, list) or len(runs) > MOST_RUNS:
            raise ValueError("there are no labs, or no runs, or too many")
        source = Source(arrays)
        known = {lab.name_in_files: lab for lab in all_labs()}
        states = {lab.name: _state(lab, labs[name], source) for name, lab in known.items() if name in labs}
        records = tuple(
            _run(run, f"runs[{number}]", Source(arrays, LARGEST_IN_RUNS)) for number, run in enumerate(runs)
        )
        if len({record.number for record in records}) != len(records):
            raise ValueError("two runs have the same number")
        shown = from_plain(str | None, document.get("lab"), "lab", source)
        origin = from_plain(str | None, document.get("origin"), "origin", source)
    except ValueError as error:
        raise RefusedError(Problem.IMPOSSIBLE, str(error)) from error
    return Work(states, known[shown].name if shown in known else None, records, origin)


def _require_format(number: Any) -> None:
    if type(number) is not int or number < 1:
        raise RefusedError(Problem.FOREIGN, "it does not say its format")
    if number > FORMAT:
        raise RefusedError(Problem.TOO_NEW, f"its format is {number}, this one reads up to {FORMAT}")


def _state(lab: Lab[Any], plain: Any, source: Source) -> Any:
    name = lab.name_in_files
    state = lab.without_unknown_scene(from_plain(lab.state, plain, name, source))
    _require_valid(name, lab.check, state)
    return state


def _run(plain: Any, name: str, source: Source) -> StoredRun:
    record: StoredRun = from_plain(StoredRun, plain, name, source)
    _require_valid(name, check_run, record)
    return record


def _require_valid(name: str, check: Callable[[T], None], value: T) -> None:
    try:
        check(value)
    except (ValueError, ArithmeticError, LookupError, TypeError) as error:  # a check failed on values it did not expect
        raise ValueError(f"{name}: {error}") from error
