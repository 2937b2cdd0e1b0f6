"""Measure a piece of work in a process of its own: its time, its memory, and an end to it.

A child is forked, so that one piece neither warms nor bloats the next, and is killed when its time is over.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def apart(work: Callable[..., Any], *arguments: Any, limit: float) -> Any:
    """Answer what the work answers, done in a fresh process; None where it took longer than `limit` seconds.

    Processor seconds, so that a busy machine changes nothing; as a last resort, five times as many by the wall.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, work, arguments, math.ceil(limit)))
    process.start()
    theirs.close()
    try:
        if not ours.poll(5 * limit):
            return None
        told, fault = ours.recv()
    except EOFError as ended:
        process.join()
        if process.exitcode == -signal.SIGXCPU:
            return None
        raise RuntimeError(f"{work.__name__} ended without an answer") from ended
    finally:
        process.kill()
        process.join()
    if fault is not None:
        raise RuntimeError(f"{work.__name__}: {fault}")
    return told


def _do(out: Connection, work: Callable[..., Any], arguments: tuple[Any, ...], limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    try:
        out.send((work(*arguments), None))
    except Exception as fault:
        out.send((None, f"{type(fault).__name__}: {fault}"))


def seconds(work: Callable[[], Any]) -> float:
    """Processor seconds of this process, which another busy process does not lengthen."""
    begin = time.process_time()
    work()
    return time.process_time() - begin
