"""Run each query in a worker process, and kill the worker when its time is up.

How many run at once, how many wait, and what is told to those who come too late or ask too much is decided
here. Nothing is sent on before a worker's answer is there whole: what arrives is an answer or an error.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

AT_ONCE = 4
WAITING = 16
MEMORY = 2_000_000_000  # bytes of address space of a worker
MAX_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Answered:
    """What a worker said: a body of a type, or a status of 400 and more with the reason."""

    status: int
    body: bytes = b""
    type: str = ""
    message: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


TOO_MANY = Answered(
    503,
    message=f"{AT_ONCE} queries run and {WAITING} wait already; try again in a moment",
    headers={"Retry-After": "2"},
)


def too_slow(timeout: float) -> Answered:
    """Say that the time is up, and what would help."""
    return Answered(
        408,
        message=f"the query took longer than {timeout:g} s; ask for less: fewer patterns without a common variable, a"
        " LIMIT, or a narrower name or day (the owner of the server may raise --timeout)",
    )


DIED = Answered(
    500,
    message="the query ended its process: it needs more memory than it may have, or is built too deep; ask for less",
)


class Pool:
    """Workers over one snapshot; each is made when it is first needed, and again after it was killed."""

    def __init__(self, snapshot: Path, memory: int = MEMORY) -> None:
        self._command = [
            sys.executable,
            "-I",
            str(resources.files("daibieu.web") / "worker.py"),
            str(snapshot),
            str(memory),
        ]
        self._idle: list[asyncio.subprocess.Process] = []
        self._places = asyncio.Semaphore(AT_ONCE)
        self._inside = 0

    async def ask(self, request: Mapping[str, Any], timeout: float) -> Answered:
        """Answer within the time, or say why not."""
        if self._inside >= AT_ONCE + WAITING:
            return TOO_MANY
        self._inside += 1
        try:
            async with self._places:
                return await self._run(request, timeout)
        finally:
            self._inside -= 1

    async def _run(self, request: Mapping[str, Any], timeout: float) -> Answered:
        worker = self._idle.pop() if self._idle else await self._new()
        whole = False
        try:
            answered = await asyncio.wait_for(_talk(worker, request), timeout)
            whole = True
            return answered
        except TimeoutError:
            return too_slow(timeout)
        except (asyncio.IncompleteReadError, ConnectionError):
            return DIED
        finally:
            # A worker whose answer was not read to its end (also when the asker has gone) must not meet the next one.
            if whole:
                self._idle.append(worker)
            else:
                await _end(worker)

    async def _new(self) -> asyncio.subprocess.Process:
        pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        return await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, stderr=nothing, limit=MAX_HEAD
        )

    async def close(self) -> None:
        """End all workers that wait for work."""
        while self._idle:
            await _end(self._idle.pop())


async def _talk(worker: asyncio.subprocess.Process, request: Mapping[str, Any]) -> Answered:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(json.dumps(request).encode() + b"\n")
    await worker.stdin.drain()
    head = json.loads(await worker.stdout.readuntil(b"\n"))
    body = await worker.stdout.readexactly(head["length"])
    return Answered(head["status"], body, head.get("type", ""), head.get("message", ""))


async def _end(worker: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        worker.kill()
    await worker.wait()
