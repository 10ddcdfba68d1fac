"""Reading back what the settings file remembers; somebody may have edited it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings


def remembered_text(settings: QSettings, key: str) -> str:
    """A remembered word; empty when there is none."""
    value = settings.value(key, type=str)
    return value if isinstance(value, str) else ""


def remembered_layout(settings: QSettings, key: str) -> QByteArray:
    """A saved geometry or splitter state; empty when there is none or it is something else."""
    value = settings.value(key)
    return value if isinstance(value, QByteArray) else QByteArray()
