"""Files that the app writes and opens; as they may be damaged or hostile, each is checked before it is used."""

from __future__ import annotations

SESSION_SUFFIX = ".convlab"
