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

and a member `labs/LAB/FIELD.npy` or `runs/NUMBER/FIELD.npy` for each array in it. Labs that were never opened are not
in it. A reader of format n opens every format up to n: what is missing keeps its default, what is unknown is left out.
The number grows only when an older reader would misunderstand; files with a higher number are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from numpy.typing import NDArray

from convlab import __version__
from convlab.core.data.plain_files import require_plain_file
from convlab.files import checks
from convlab.files.archive import read_archive, write_archive
from convlab.files.atomic import write_atomically
from convlab.files.problems import Problem, RefusedError
from convlab.files.progress import Progress, untold
from convlab.files.values import Source, from_plain, to_plain
from convlab.files.work import Work
from convlab.labs.channels.state import ChannelsState
from convlab.labs.convolution.state import ConvolutionState
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.lenet.state import LeNetState
from convlab.labs.pooling.state import PoolingState
from convlab.labs.receptive_field.state import FieldState
from convlab.labs.why.state import WhyState

FORMAT = 1
MOST_RUNS = 200
LARGEST_IN_RUNS = 1e300  # losses and weights of a run that goes wrong are only finite

# each lab's state, and what it must fulfil
LABS: dict[str, tuple[type, Callable[[Any], None]]] = {
    "why": (WhyState, checks.check_why),
    "convolution": (ConvolutionState, checks.check_convolution),
    "channels": (ChannelsState, checks.check_channels),
    "pooling": (PoolingState, checks.check_pooling),
    "field": (FieldState, checks.check_field),
    "lenet": (LeNetState, checks.check_lenet),
}

T = TypeVar("T")


def save_session(path: Path, work: Work, progress: Progress = untold) -> None:
    """Write a session, or leave the old file as it was.

    Raises OSError when it cannot be written, CancelledError when `progress` does.
    """
    arrays: dict[str, NDArray[Any]] = {}
    document = {
        "format": FORMAT,
        "app": f"convlab {__version__}",
        "lab": work.lab,
        "origin": work.origin,
        "labs": {name: to_plain(state, f"labs/{name}", arrays) for name, state in work.states.items()},
        "runs": [to_plain(run, f"runs/{number}", arrays) for number, run in enumerate(work.runs)],
    }
    write_atomically(path, partial(write_archive, document=document, arrays=arrays, progress=progress))


def load_session(path: Path, progress: Progress = untold) -> Work:
    """The session in a file, all of it checked.

    Raises RefusedError, a ValueError, when there is anything in it that no lab could have made; OSError when the file
    cannot be read; CancelledError when `progress` does.
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
        states = {name: _state(name, labs[name], source) for name in LABS if name in labs}
        records = tuple(
            _run(run, f"runs[{number}]", Source(arrays, LARGEST_IN_RUNS)) for number, run in enumerate(runs)
        )
        if len({record.number for record in records}) != len(records):
            raise ValueError("two runs have the same number")
        lab = from_plain(str | None, document.get("lab"), "lab", source)
        origin = from_plain(str | None, document.get("origin"), "origin", source)
    except ValueError as error:
        raise RefusedError(Problem.IMPOSSIBLE, str(error)) from error
    return Work(states, lab if lab in LABS else None, records, origin)


def _require_format(number: Any) -> None:
    if type(number) is not int or number < 1:
        raise RefusedError(Problem.FOREIGN, "it does not tell its format")
    if number > FORMAT:
        raise RefusedError(Problem.TOO_NEW, f"its format is {number}, this one reads up to {FORMAT}")


def _state(name: str, plain: Any, source: Source) -> Any:
    kind, check = LABS[name]
    state = checks.without_unknown_scene(from_plain(kind, plain, name, source))
    _checked(name, check, state)
    return state


def _run(plain: Any, name: str, source: Source) -> StoredRun:
    record: StoredRun = from_plain(StoredRun, plain, name, source)
    _checked(name, checks.check_run, record)
    return record


def _checked(name: str, check: Callable[[T], None], value: T) -> None:
    try:
        check(value)
    except (ValueError, ArithmeticError, LookupError, TypeError) as error:  # values that a check stumbles over
        raise ValueError(f"{name}: {error}") from error
