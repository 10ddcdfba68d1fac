"""Whether things glide to their places or jump there: as the user has chosen, or else as the desktop asks for."""

from __future__ import annotations

import ctypes
import plistlib
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_GET_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION
_MAC = Path("Library/Preferences/com.apple.Accessibility.plist")
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
PATIENCE = 0.5  # seconds that the desktop may take to answer

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
            return bool(plistlib.loads((Path.home() / _MAC).read_bytes()).get("ReduceMotionEnabled", False))
        if shutil.which(_GNOME[0]) is None:
            return False
        answer = subprocess.run(_GNOME, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return answer.stdout.strip() == "false"
