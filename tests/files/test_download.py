"""Fetching files from a server that is slow, breaks off, sends other bytes or does not have them."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from convlab.files import download
from convlab.files.download import Download, DownloadError, Trouble
from convlab.files.progress import CancelledError
from tests.files.server import Manner, Server, serving

CONTENT = {
    name: np.random.default_rng(seed).bytes(size)
    for seed, (name, size) in enumerate({"first.gz": 5_000, "second.gz": 100_000, "third.gz": 60_000}.items())
}
FILES = {name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in CONTENT.items()}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(CONTENT) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "set"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_come_and_are_those_that_were_to_come(server: Server, folder: Path) -> None:
    task = Download(folder, [server.address], FILES)
    assert task.fetch() == folder
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == CONTENT
    assert task.done == task.total == sum(map(len, CONTENT.values()))


def test_what_is_there_is_not_asked_for_again(server: Server, folder: Path) -> None:
    Download(folder, [server.address], FILES).fetch()
    (folder / "second.gz").write_bytes(b"something else")
    server.asked.clear()
    Download(folder, [server.address], FILES).fetch()
    assert server.asked == ["second.gz"]
    assert (folder / "second.gz").read_bytes() == CONTENT["second.gz"]


@pytest.mark.parametrize(
    ("manner", "trouble"),
    [
        ("breaks off", Trouble.CUT_SHORT),
        ("wrong", Trouble.WRONG),
        ("too long", Trouble.TOO_LARGE),
        ("missing", Trouble.REFUSED),
    ],
)
def test_nothing_half_or_wrong_is_kept_and_the_next_attempt_goes_on(
    server: Server, folder: Path, manner: Manner, trouble: Trouble
) -> None:
    server.manner, server.only = manner, "second.gz"
    with pytest.raises(DownloadError) as raised:
        Download(folder, [server.address], FILES).fetch()
    assert (raised.value.trouble, raised.value.name) == (trouble, "second.gz")
    assert names(folder) == ["first.gz"]
    server.manner = "good"
    server.asked.clear()
    Download(folder, [server.address], FILES).fetch()
    assert server.asked == ["second.gz", "third.gz"]
    assert names(folder) == sorted(CONTENT)


def test_a_refusal_tells_its_number(server: Server, folder: Path) -> None:
    server.manner = "missing"
    with pytest.raises(DownloadError, match=r"does not have the file \(404\)"):
        Download(folder, [server.address], FILES).fetch()


def test_another_mirror_helps_out(server: Server, folder: Path) -> None:
    with serving({name: CONTENT[name] for name in ("first.gz",)}) as poor:
        Download(folder, [poor.address, server.address], FILES).fetch()
    assert server.asked == ["second.gz", "third.gz"]
    assert names(folder) == sorted(CONTENT)


def test_a_server_that_is_not_there(folder: Path) -> None:
    with serving({}) as gone:
        pass
    with pytest.raises(DownloadError, match="does not answer"):
        Download(folder, [gone.address], FILES).fetch()


def test_silence_is_not_waited_for_without_end(server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "TIMEOUT_SECONDS", 0.2)
    server.manner = "silent"
    with pytest.raises(DownloadError, match="does not answer"):
        Download(folder, [server.address], FILES).fetch()
    server.manner = "slow"
    with pytest.raises(DownloadError, match="broke off"):
        Download(folder, [server.address], FILES).fetch()
    assert names(folder) == []


def test_cancelling_a_slow_download_ends_it(server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "TIMEOUT_SECONDS", 0.5)
    server.manner = "slow"
    task = Download(folder, [server.address], FILES)
    raised: list[Exception] = []

    def fetch() -> None:
        try:
            task.fetch()
        except CancelledError as error:
            raised.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    assert server.is_dripping.wait(10)
    task.cancel()
    thread.join(10)
    assert len(raised) == 1
    assert names(folder) == []


def test_cancelled_before_it_begins(server: Server, folder: Path) -> None:
    task = Download(folder, [server.address], FILES)
    task.cancel()
    with pytest.raises(CancelledError):
        task.fetch()
    assert server.asked == []


def test_two_at_the_same_time_do_not_disturb_each_other(server: Server, folder: Path) -> None:
    tasks = [Download(folder, [server.address], FILES) for _ in range(2)]
    threads = [threading.Thread(target=task.fetch) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == CONTENT


def test_old_leftovers_are_swept_away_and_young_ones_are_left(server: Server, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, age in (("tmpold", 2 * download.OLD_SECONDS), ("tmpyoung", 60)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age,) * 2)
    Download(folder, [server.address], FILES).fetch()
    assert names(folder) == sorted([*CONTENT, "tmpyoung"])


def test_too_little_room_is_seen_before(server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 100_000

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    with pytest.raises(DownloadError, match="too little room"):
        Download(folder, [server.address], FILES).fetch()
    assert server.asked == []


def test_a_disk_that_gets_full_meanwhile(server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def close(self) -> None:
            pass

        def write(self, _: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pooch.downloaders.open", lambda *_: Full(), raising=False)
    with pytest.raises(OSError, match="No space left"):
        Download(folder, [server.address], FILES).fetch()
    monkeypatch.undo()
    assert names(folder) == []


def test_the_public_files_are_those_whose_hashes_are_known() -> None:
    assert list(download.FILES) == [
        "train-labels-idx1-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz",
        "t10k-images-idx3-ubyte.gz",
        "train-images-idx3-ubyte.gz",
    ]
    assert all(len(bytes.fromhex(digest)) == 32 for _, digest in download.FILES.values())
    assert sum(size for size, _ in download.FILES.values()) == 30_878_645
