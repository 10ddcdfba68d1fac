"""A server on loopback that has files, and can be slow, break off, send other bytes, or be silent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Manner = Literal["good", "slow", "breaks off", "wrong", "too long", "missing", "silent"]
SLOW_PIECE = 1024


class Server:
    """`address` ends with a slash; `asked` are the names that were asked for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.manner: Manner = "good"
        self.only: str | None = None  # the one file for which the manner is not "good"
        self.asked: list[str] = []
        self.is_dripping = threading.Event()  # a slow one has sent its first bytes
        self.is_ending = threading.Event()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_port}/"


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Server]:
    server = Server(files)
    thread = threading.Thread(target=server.http.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.is_ending.set()
        server.http.shutdown()
        thread.join()
        server.http.server_close()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(ConnectionError):
                self._answer(self.path.strip("/"))

        def _answer(self, name: str) -> None:
            server.asked.append(name)
            manner = server.manner if server.only in (None, name) else "good"
            content = server.files.get(name, b"")
            if manner == "silent":
                server.is_ending.wait(60)
                return
            if manner == "missing" or not content:
                self.send_error(404)
                return
            if manner == "wrong":
                content = content[::-1]
            self.send_response(200)
            if manner != "too long":
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if manner == "slow":
                self._drip(content)
            elif manner == "breaks off":
                self.wfile.write(content[: len(content) // 2])
            elif manner == "too long":
                self.wfile.write(content * 2)
            else:
                self.wfile.write(content)

        def _drip(self, content: bytes) -> None:
            """The first bytes, and then nothing for a long time."""
            self.wfile.write(content[:SLOW_PIECE])
            self.wfile.flush()
            server.is_dripping.set()
            server.is_ending.wait(60)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
