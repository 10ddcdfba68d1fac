"""Files that the app writes and opens: whole sessions, weights, curves. No Qt.

What is opened may be damaged or made to do harm: every module here checks all of it before anything comes of it.
"""

from __future__ import annotations

SESSION_SUFFIX = ".convlab"
