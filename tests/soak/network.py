"""A network that breaks: a proxy on this machine that passes bytes on to a server until something happens."""

from __future__ import annotations

import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

Way = Literal["to the server", "from the server"]

_RESET = struct.pack("ii", 1, 0)


@dataclass
class Network:
    """Between programs and one server. `passed` counts bytes by their way, over all connections.

    Once `at` bytes have passed on `way`, and before another one does, `happening` is called, once.
    """

    server: tuple[str, int]
    way: Way = "to the server"
    at: int | None = None
    happening: Callable[[], None] = lambda: None
    passed: Counter[Way] = field(default_factory=Counter)
    happened: bool = False
    port: int = 0
    _open: set[socket.socket] = field(default_factory=set)
    _to_reset: set[socket.socket] = field(default_factory=set)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _listening: socket.socket | None = None

    @contextmanager
    def up(self) -> Iterator[Network]:
        """The network, reached at `port`, until the end of the block."""
        with socket.create_server(("127.0.0.1", 0)) as listening:
            self._listening, self.port = listening, listening.getsockname()[1]
            threading.Thread(target=self._accept, daemon=True).start()
            try:
                yield self
            finally:
                self.go_down()

    def break_off(self, *, reset: bool = True) -> None:
        """Break all connections; new ones can be made. With `reset` the ends hear of an error, else of an end."""
        with self._lock:
            for end in self._open:
                with suppress(OSError):
                    if reset:
                        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                        self._to_reset.add(end)
                    end.shutdown(socket.SHUT_RD if reset else socket.SHUT_RDWR)
            self._open.clear()

    def go_down(self, *, reset: bool = True) -> None:
        """Break all connections, for good."""
        with self._lock:
            if self._listening:
                with suppress(OSError):
                    self._listening.shutdown(socket.SHUT_RDWR)
                self._listening.close()
            self._listening = None
            self.break_off(reset=reset)

    def _accept(self) -> None:
        listening = self._listening
        while listening is not None:
            try:
                program, _ = listening.accept()
                server = socket.create_connection(self.server)
            except OSError:
                return
            with self._lock:
                for end in (program, server):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._open.add(end)
                if self._listening is None:
                    self.break_off()
            ways: tuple[tuple[Way, socket.socket, socket.socket], ...] = (
                ("to the server", program, server),
                ("from the server", server, program),
            )
            pumps = [threading.Thread(target=self._pump, args=way, daemon=True) for way in ways]
            for pump in pumps:
                pump.start()
            threading.Thread(target=self._closed_after, args=(pumps, program, server), daemon=True).start()

    def _pump(self, way: Way, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while some := source.recv(1 << 14):
                self._pass_on(way, some, sink)
        if sink not in self._to_reset:
            with suppress(OSError):
                sink.shutdown(socket.SHUT_WR)

    def _pass_on(self, way: Way, some: bytes, sink: socket.socket) -> None:
        with self._lock:
            before = self.passed[way]
            self.passed[way] += len(some)
            due = not self.happened and way == self.way and self.at is not None and self.passed[way] >= self.at
            if due:
                self.happened = True
        if not due or self.at is None:
            sink.sendall(some)
            return
        sink.sendall(some[: self.at - before])
        self.happening()
        sink.sendall(some[self.at - before :])

    def _closed_after(self, pumps: list[threading.Thread], *ends: socket.socket) -> None:
        for pump in pumps:
            pump.join()
        with self._lock:
            for end in ends:
                self._open.discard(end)
                end.close()
