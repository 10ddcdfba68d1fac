"""Whether things move is the user's choice, else the desktop's: each desktop answers in its own way."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from convlab.gui.widgets.reduced_motion import is_reduced, reduced_by_system, set_reduced

Desktop = Callable[[str], None]


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Desktop]:
    """Sets the platform, or on Linux the desktop; nothing has been asked before or is kept after."""
    set_reduced(None)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def become(name: str) -> None:
        reduced_by_system.cache_clear()
        monkeypatch.setattr(sys, "platform", name if name in ("win32", "darwin") else "linux")
        monkeypatch.setenv("XDG_CURRENT_DESKTOP", name)

    yield become
    set_reduced(False)
    reduced_by_system.cache_clear()


@pytest.mark.parametrize("animates", [True, False])
def test_windows(desktop: Desktop, monkeypatch: pytest.MonkeyPatch, animates: bool) -> None:
    def answer(action: int, _size: int, place: Any, _flags: int) -> int:
        assert action == 0x1042  # SPI_GETCLIENTAREAANIMATION
        place._obj.value = int(animates)
        return 1

    user32 = SimpleNamespace(SystemParametersInfoW=answer)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    desktop("win32")
    assert is_reduced() is not animates


class _Objc:
    """The runtime of Objective-C with one class, one object of it, and one property."""

    def __init__(self, reduces: bool) -> None:
        self.reduces = reduces

    def __getitem__(self, name: str) -> Any:
        functions: dict[str, Callable[..., object]] = {
            "objc_getClass": {b"NSWorkspace": 1}.__getitem__,
            "sel_registerName": lambda message: message,
            "objc_msgSend": lambda receiver, message: {
                (1, b"sharedWorkspace"): 2,
                (2, b"accessibilityDisplayShouldReduceMotion"): self.reduces,
            }[receiver, message],
        }
        function = functions[name]

        class Function:
            def __call__(self, *values: object) -> object:
                return function(*values)

        return Function()


@pytest.mark.parametrize("reduces", [True, False])
def test_macos(desktop: Desktop, monkeypatch: pytest.MonkeyPatch, reduces: bool) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _path: _Objc(reduces))
    desktop("darwin")
    assert is_reduced() is reduces


@pytest.mark.parametrize(
    ("answers", "reduces"),
    [
        ({"enable-animations": "true\n"}, False),
        ({"enable-animations": "false\n"}, True),
        ({"enable-animations": "true\n", "reduced-motion": "'no-preference'\n"}, False),
        ({"enable-animations": "true\n", "reduced-motion": "'reduce'\n"}, True),
        ({}, False),
    ],
)
@pytest.mark.parametrize("name", ["GNOME", "ubuntu:GNOME", "XFCE", ""])
def test_gnome_and_its_family(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, name: str, answers: dict[str, str], reduces: bool
) -> None:
    monkeypatch.setattr(shutil, "which", "/usr/bin/{}".format)
    monkeypatch.setattr(
        subprocess, "run", lambda asked, **_how: SimpleNamespace(stdout=answers.get(asked[-1], ""), returncode=0)
    )
    desktop(name)
    assert is_reduced() is reduces


@pytest.mark.parametrize(
    ("written", "reduces"),
    [
        ("[KDE]\nAnimationDurationFactor=0\n", True),
        ("[General]\nName[de]=x\n\n[Colors:Window][Inactive]\nlone\n[KDE]\nAnimationDurationFactor=0.0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("[KDE]\nLookAndFeelPackage=org.kde.breeze.desktop\n", False),
        ("[KDE]\nAnimationDurationFactor=fast\n", False),
        ("no section\n", False),
        (None, False),
    ],
)
def test_plasma(desktop: Desktop, tmp_path: Path, written: str | None, reduces: bool) -> None:
    if written is not None:
        (tmp_path / "kdeglobals").write_text(written, encoding="utf-8")
    desktop("KDE")
    assert is_reduced() is reduces


def test_a_desktop_that_does_not_answer_lets_things_move(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(asked: list[str], *, timeout: float, **_how: object) -> None:
        raise subprocess.TimeoutExpired(asked, timeout)

    monkeypatch.setattr(shutil, "which", "/usr/bin/{}".format)
    monkeypatch.setattr(subprocess, "run", hang)
    desktop("GNOME")
    assert not is_reduced()
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    desktop("sway")
    assert not is_reduced()
    desktop("win32")  # without its functions, as here
    assert not is_reduced()


def test_the_user_s_choice_comes_first(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n")
    desktop("KDE")
    set_reduced(False)
    assert not is_reduced()
    set_reduced(None)
    assert is_reduced()
