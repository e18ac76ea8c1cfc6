"""A time limit for a whole visit to a web site, redirections and slow bytes included."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Any, cast

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Deadline:
    """Shuts the connections of the sessions it watches when the time is up; whoever reads there gets an error.

    Time-outs alone are no limit: a server that sends a byte now and then never lets one pass.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._handles: list[socket.socket] = []
        self._lock = threading.Lock()
        self._passed = False

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()

    def watch(self, session: requests.Session) -> None:
        """Has the session's connections shut, those it will open included."""
        remember = self._remember

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return remember(super()._new_conn())

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return remember(super()._new_conn())

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        for prefix in ("http://", "https://"):
            manager: Any = cast(HTTPAdapter, session.get_adapter(prefix)).poolmanager
            manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    def _remember(self, connected: socket.socket) -> socket.socket:
        with self._lock:
            self._handles.append(connected.dup())  # the handle outlives the wrapping into TLS
            if self._passed:
                self._shut_all()
        return connected

    def _shut(self) -> None:
        with self._lock:
            self._passed = True
            self._shut_all()

    def _shut_all(self) -> None:
        for handle in self._handles:
            with contextlib.suppress(OSError):  # closed by the other side
                handle.shutdown(socket.SHUT_RDWR)
