"""Fetches Fashion-MNIST from its public home into a folder, file by file, each checked by its SHA-256.

A file has its name only when it is whole and right; until then it has a temporary one, which goes when something is in
the way. So what is there is used by the next attempt, and two that fetch at the same time do not disturb each other.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from threading import Event, Lock
from typing import Any

HOMES = (
    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
)
# name: size in bytes, SHA-256
FILES = {
    "train-labels-idx1-ubyte.gz": (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
    "t10k-labels-idx1-ubyte.gz": (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    "t10k-images-idx3-ubyte.gz": (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
    "train-images-idx3-ubyte.gz": (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
}
CONNECT_SECONDS, SILENCE_SECONDS = 10.0, 20.0  # after which a server counts as gone
PIECE = 32 * 1024
OLD_SECONDS = 24 * 3600  # a temporary file of that age belongs to nobody any more
TEMPORARY = "tmp*"  # what pooch calls files that are not whole


class Trouble(Enum):
    """Why there is no download."""

    NO_ANSWER = "the server does not answer"
    CUT_SHORT = "the connection broke off"
    REFUSED = "the server does not have the file"
    WRONG = "the file is not the one that was to come"
    TOO_LARGE = "the file is larger than it should be"
    NO_ROOM = "there is too little room on the disk"


class DownloadError(ValueError):
    """What was in the way: a kind, for which the window has a sentence, the file's name and a detail."""

    def __init__(self, trouble: Trouble, name: str, detail: str = "") -> None:
        super().__init__(f"{name}: {trouble.value}" + (f" ({detail})" if detail else ""))
        self.trouble, self.name, self.detail = trouble, name, detail


class CancelledError(Exception):
    """The user does not want the download any more."""


class Download:
    """All the files, once. `fetch` runs in a thread; `cancel`, `done` and `total` are for others."""

    def __init__(
        self, folder: Path, homes: Sequence[str] = HOMES, files: dict[str, tuple[int, str]] | None = None
    ) -> None:
        self._folder, self._homes, self._files = folder, homes, FILES if files is None else files
        self._cancelled, self._lock = Event(), Lock()
        self._response: Any = None  # that is being read
        self._has_answered = False  # the server, when it was asked last
        self.done = 0  # bytes that are there
        self.total = sum(size for size, _ in self._files.values())

    # ---- from other threads

    def cancel(self) -> None:
        """Let `fetch` end at once, though it may be waiting for the server."""
        self._cancelled.set()
        with self._lock:
            if self._response is not None:
                with suppress(OSError, ValueError):  # it has ended meanwhile
                    self._response.shutdown()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    # ---- in its thread

    def fetch(self) -> Path:
        """The folder with all files in it.

        Raises CancelledError, DownloadError when what comes is not right, OSError when the folder cannot be written to.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        missing = [name for name in self._files if not self._is_there(name)]
        self.done = self.total - sum(self._files[name][0] for name in missing)
        if shutil.disk_usage(self._folder).free < self.total - self.done:
            raise DownloadError(Trouble.NO_ROOM, self._folder.name)
        for name in missing:
            self._fetch_from_any(name)
        return self._folder

    def _sweep(self) -> None:
        """Remove what a crash or a power cut left behind."""
        for path in self._folder.glob(TEMPORARY):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > OLD_SECONDS:
                    path.unlink()

    def _is_there(self, name: str) -> bool:
        from pooch import file_hash  # here: the window opens sooner without it

        self._require_wanted()
        path = self._folder / name
        return path.is_file() and bool(file_hash(str(path)) == self._files[name][1])

    def _fetch_from_any(self, name: str) -> None:
        """From the first home that has it; the trouble told is that with the first one."""
        before, first = self.done, None
        for home in self._homes:
            try:
                self._fetch(home + name, name)
            except DownloadError as error:
                self.done = before
                first = first or error
            else:
                return
        assert first is not None
        raise first

    def _fetch(self, url: str, name: str) -> None:
        import pooch
        from requests import exceptions

        pooch.get_logger().setLevel("ERROR")
        size, digest = self._files[name]
        self._has_answered = False

        def read(url: str, path: str, _: object) -> None:
            self._read(url, Path(path), name, size)

        try:
            pooch.retrieve(url, f"sha256:{digest}", name, self._folder, downloader=read)
        except exceptions.HTTPError as error:
            code = error.response.status_code if error.response is not None else ""
            raise DownloadError(Trouble.REFUSED, name, str(code)) from error
        except (exceptions.ChunkedEncodingError, exceptions.ContentDecodingError) as error:
            raise self._trouble(Trouble.CUT_SHORT, name) from error
        except (exceptions.ConnectionError, exceptions.Timeout) as error:
            raise self._trouble(Trouble.CUT_SHORT if self._has_answered else Trouble.NO_ANSWER, name) from error
        except exceptions.RequestException as error:
            raise self._trouble(Trouble.NO_ANSWER, name) from error
        except DownloadError:
            raise
        except ValueError as error:  # what pooch raises for another hash
            raise self._trouble(Trouble.WRONG, name) from error

    def _trouble(self, trouble: Trouble, name: str) -> Exception:
        """What to raise: nothing is troublesome when it was cancelled."""
        return CancelledError() if self.is_cancelled else DownloadError(trouble, name)

    def _read(self, url: str, path: Path, name: str, size: int) -> None:
        import requests

        self._require_wanted()
        came = 0
        as_it_is = {"Accept-Encoding": "identity"}
        limits = CONNECT_SECONDS, SILENCE_SECONDS
        with requests.get(url, stream=True, timeout=limits, headers=as_it_is) as response:
            self._hold(response.raw)
            self._has_answered = True
            try:
                self._require_wanted()
                response.raise_for_status()
                with path.open("wb") as file:
                    for piece in response.iter_content(PIECE):
                        self._require_wanted()
                        came += len(piece)
                        if came > size:
                            raise DownloadError(Trouble.TOO_LARGE, name)
                        file.write(piece)
                        self.done += len(piece)
            finally:
                self._hold(None)
        self._require_wanted()
        if came < size:
            raise DownloadError(Trouble.CUT_SHORT, name)

    def _hold(self, response: Any) -> None:
        with self._lock:
            self._response = response

    def _require_wanted(self) -> None:
        if self.is_cancelled:
            raise CancelledError
