"""Downloads Fashion-MNIST from its public mirrors into a folder, with pooch.

pooch gives a file its name only when it is complete and its SHA-256 matches. So an attempt keeps the files that earlier
ones have completed, and two downloads at the same time do not interfere.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from threading import Event
from typing import Any

from convlab.files.progress import CancelledError

MIRRORS = (
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
TIMEOUT_SECONDS = 10.0  # without a response, or without another byte
CHUNK = 8 * 1024  # bytes
OLD_SECONDS = 24 * 3600  # a temporary file of that age belongs to no running download
TEMPORARY = "tmp*"  # pooch's names for incomplete files


class Trouble(Enum):
    """Why a download failed."""

    NO_ANSWER = "the server does not answer"
    CUT_SHORT = "the connection broke off"
    REFUSED = "the server does not have the file"
    WRONG = "the file is not the one that was to come"
    TOO_LARGE = "the file is larger than it should be"
    NO_ROOM = "there is too little room on the disk"


class DownloadError(ValueError):
    """A failed download: the kind of trouble, the file's name, and a detail such as the HTTP status."""

    def __init__(self, trouble: Trouble, name: str, detail: str = "") -> None:
        super().__init__(f"{name}: {trouble.value}" + (f" ({detail})" if detail else ""))
        self.trouble, self.name, self.detail = trouble, name, detail


class Download:
    """One download of all files. `fetch` runs in a thread; `cancel`, `done` and `total` are for other threads."""

    def __init__(self, folder: Path, mirrors: Sequence[str], files: Mapping[str, tuple[int, str]]) -> None:
        self._folder, self._mirrors, self._files = folder, mirrors, files
        self._cancelled = Event()
        self.done = 0  # bytes
        self.total = sum(size for size, _ in files.values())

    def cancel(self) -> None:
        """End `fetch` with the next bytes that arrive, or when the server has been silent for TIMEOUT_SECONDS."""
        self._cancelled.set()

    def fetch(self) -> Path:
        """Download what is missing, and return the folder.

        Raises CancelledError, DownloadError when a file cannot be had, OSError when the folder cannot be written to.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._remove_old_parts()
        missing = sum(size for name, (size, _) in self._files.items() if not (self._folder / name).is_file())
        if shutil.disk_usage(self._folder).free < missing:
            raise DownloadError(Trouble.NO_ROOM, self._folder.name)
        for name, (size, _) in self._files.items():
            before = self.done
            self._fetch_from_any(name, before)
            self.done = before + size
        return self._folder

    def _remove_old_parts(self) -> None:
        for path in self._folder.glob(TEMPORARY):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > OLD_SECONDS:
                    path.unlink()

    def _fetch_from_any(self, name: str, before: int) -> None:
        """Try one mirror after another; if none has the file, raise the first one's error."""
        errors: list[DownloadError] = []
        for mirror in self._mirrors:
            try:
                return self._fetch(mirror, name, before)
            except DownloadError as error:
                self.require_wanted()
                errors.append(error)
        raise errors[0]

    def _fetch(self, mirror: str, name: str, before: int) -> None:
        import pooch  # here: the window opens sooner without them
        from requests import exceptions

        self.require_wanted()
        pooch.get_logger().setLevel("ERROR")
        size, digest = self._files[name]
        responses: list[Any] = []
        downloader = pooch.HTTPDownloader(
            _FileProgress(self, name, size, before),
            CHUNK,
            timeout=TIMEOUT_SECONDS,
            headers={"Accept-Encoding": "identity"},
            hooks={"response": lambda response, **_: responses.append(response)},
        )
        try:
            pooch.retrieve(mirror + name, f"sha256:{digest}", name, self._folder, downloader=downloader)
        except exceptions.HTTPError as error:
            status = "" if error.response is None else str(error.response.status_code)
            raise DownloadError(Trouble.REFUSED, name, status) from error
        except exceptions.RequestException as error:
            raise DownloadError(Trouble.CUT_SHORT if responses else Trouble.NO_ANSWER, name) from error
        except DownloadError:
            raise
        except ValueError as error:  # from pooch: the hash differs
            raise DownloadError(Trouble.WRONG, name) from error
        finally:
            for response in responses:  # pooch leaves them open when it fails
                response.close()

    def require_wanted(self) -> None:
        """Raises CancelledError when the user has cancelled."""
        if self._cancelled.is_set():
            raise CancelledError


class _FileProgress:
    """What pooch uses as a progress bar: counts a file's bytes, and ends its download by raising."""

    def __init__(self, download: Download, name: str, size: int, before: int) -> None:
        self._download, self._name, self._size, self._before = download, name, size, before
        self._count = 0

    def update(self, count: int) -> None:
        self._download.require_wanted()
        self._count += count
        if self._count >= self._size + CHUNK:  # the last chunk counts as a full one
            raise DownloadError(Trouble.TOO_LARGE, self._name)
        self._download.done = self._before + min(self._count, self._size)

    def reset(self) -> None:
        self._count = 0

    def close(self) -> None:
        pass
