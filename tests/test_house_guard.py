"""The tests' own guard: nothing leaves this machine, and who tries is told so."""

from __future__ import annotations

import socket
from urllib.request import urlopen

import pytest


def test_no_address_outside_is_reached() -> None:
    with pytest.raises(Exception, match="without a network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_no_name_is_asked_for() -> None:
    with pytest.raises(Exception, match="without a network"):
        urlopen("http://example.org/")


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
