"""The window: the only part of convlab that knows Qt and pyqtgraph."""
