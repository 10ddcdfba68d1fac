"""Whether things glide to their places or jump there: as the user has chosen, or else as the desktop asks for."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from configparser import Error, RawConfigParser
from functools import cache
from pathlib import Path
from typing import Any

_GET_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION
_OBJC, _APP_KIT = "/usr/lib/libobjc.dylib", "/System/Library/Frameworks/AppKit.framework/AppKit"
# GNOME asks for less motion by the first (new in 2026), for none by the second; others of its family read the second
_GSETTINGS = {
    ("org.gnome.desktop.a11y.interface", "reduced-motion"): "'reduce'",
    ("org.gnome.desktop.interface", "enable-animations"): "false",
}
PATIENCE = 0.5  # seconds that the desktop may take to answer a question

_chosen: list[bool | None] = [None]  # one entry: what the user has chosen


def set_reduced(reduced: bool | None) -> None:
    """From now on things jump, or glide; None for what the desktop asks for."""
    _chosen[0] = reduced


def is_reduced() -> bool:
    """Whether things jump to their places."""
    chosen = _chosen[0]
    return reduced_by_system() if chosen is None else chosen


@cache
def reduced_by_system() -> bool:
    """Whether the desktop asks for less motion; False where that cannot be known."""
    try:
        if sys.platform == "win32":
            animates = ctypes.c_int(1)
            ctypes.windll.user32.SystemParametersInfoW(_GET_ANIMATION, 0, ctypes.byref(animates), 0)
            return not animates.value
        if sys.platform == "darwin":
            return _mac_reduces()
        if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
            return _kde_reduces()
        return _gnome_reduces()
    except (OSError, ValueError, AttributeError, Error, subprocess.SubprocessError):
        return False


def _mac_reduces() -> bool:
    """NSWorkspace.sharedWorkspace.accessibilityDisplayShouldReduceMotion."""
    ctypes.CDLL(_APP_KIT)
    objc = ctypes.CDLL(_OBJC)
    named = objc["objc_getClass"]
    named.restype, named.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    workspace = _sent(objc, ctypes.c_void_p, named(b"NSWorkspace"), b"sharedWorkspace")
    return bool(_sent(objc, ctypes.c_bool, workspace, b"accessibilityDisplayShouldReduceMotion"))


def _sent(objc: ctypes.CDLL, answer: type, receiver: int, message: bytes) -> Any:
    """What an object answers to a message without arguments; a library gives a new function for each `[…]`."""
    selector, send = objc["sel_registerName"], objc["objc_msgSend"]
    selector.restype, selector.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    send.restype, send.argtypes = answer, [ctypes.c_void_p, ctypes.c_void_p]
    return send(receiver, selector(message))


def _kde_reduces() -> bool:
    """Plasma's animation speed is "instant": a factor of 0 for all durations."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    settings = RawConfigParser(strict=False, allow_no_value=True)
    settings.read(config / "kdeglobals", encoding="utf-8")
    return settings.getfloat("KDE", "AnimationDurationFactor", fallback=1.0) == 0


def _gnome_reduces() -> bool:
    program = shutil.which("gsettings")
    return program is not None and any(_answer(program, *key) == less for key, less in _GSETTINGS.items())


def _answer(program: str, *key: str) -> str:
    """The value of a setting, "" where there is none of this name."""
    asked = (program, "get", *key)
    return subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE, check=False).stdout.strip()
