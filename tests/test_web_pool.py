"""Workers: what gets past the look at a query's words still finds no way out, and a broken answer is never sent on."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from daibieu.graph import open_store
from daibieu.graph.folder import FolderStore
from daibieu.web import worker
from daibieu.web.pool import Answered, Pool


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "s")
    assert isinstance(store, FolderStore)
    store.snapshot(tmp_path / "snapshot")
    store.close()
    return tmp_path / "snapshot"


def asked(query: str) -> dict[str, Any]:
    return {
        "query": query, "default_graphs": None, "named_graphs": None, "results_type": "text/csv", "graph_type": None,
        "prefixes": {},
    }  # fmt: skip


def with_pool(pool: Pool, todo: Callable[[Pool], Awaitable[list[Answered]]]) -> list[Answered]:
    async def run() -> list[Answered]:
        try:
            return await todo(pool)
        finally:
            await pool.close()

    return asyncio.run(run())


def system_lets_us_leave() -> bool:
    code = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(int(sys.argv[1])) != 0)"
    return subprocess.run(
        [sys.executable, "-c", code, str(worker.CLONE_NEWUSER | worker.CLONE_NEWNET)], check=False
    ).returncode == 0  # fmt: skip


def test_a_worker_has_no_way_out(snapshot: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.2)
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{other.getsockname()[1]}/> {{ ?s ?p ?o }} }}"

        async def ask(pool: Pool) -> list[Answered]:
            return [await pool.ask(asked(query), 1.0)]

        (answered,) = with_pool(Pool(snapshot), ask)
        assert answered.status in (400, 408)
        called = False
        with suppress(TimeoutError):
            other.accept()[0].close()
            called = True
        assert called is not system_lets_us_leave()


def test_a_worker_that_dies_is_told_of_and_replaced(snapshot: Path) -> None:
    doubling = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(30))

    async def ask(pool: Pool) -> list[Answered]:
        return [
            await pool.ask(asked(f"SELECT (STRLEN(?v30) AS ?n) {{ BIND('abcdefgh' AS ?v0) {doubling} }}"), 20.0),
            await pool.ask(asked("SELECT (1 AS ?n) {}"), 5.0),
        ]

    died, alive = with_pool(Pool(snapshot, memory=600_000_000), ask)
    assert died.status == 500
    assert "memory" in died.message
    assert alive.body == b"n\r\n1\r\n"


def test_opening_takes_the_same_share_of_the_limit_each_time(snapshot: Path) -> None:
    """Arenas of the engine's threads took up to 720 MB of addresses by chance, before any query."""

    async def ask(pool: Pool) -> list[Answered]:
        return [await pool.ask(asked("SELECT (1 AS ?n) {}"), 5.0)]

    answers = [with_pool(Pool(snapshot, memory=300_000_000), ask)[0] for _ in range(5)]
    assert [answered.body for answered in answers] == [b"n\r\n1\r\n"] * 5


def test_one_worker_serves_many(snapshot: Path) -> None:
    async def ask(pool: Pool) -> list[Answered]:
        return [await pool.ask(asked(f"SELECT ({n} AS ?n) {{}}"), 5.0) for n in range(20)]

    assert [answered.body for answered in with_pool(Pool(snapshot), ask)] == [
        f"n\r\n{n}\r\n".encode() for n in range(20)
    ]


def test_an_answer_stops_at_its_limit() -> None:
    out = worker.Bounded()
    out.write(b"x" * worker.MAX_BYTES)
    with pytest.raises(worker.TooLargeError):
        out.write(b"x")
