"""Put a file in its place when it is whole, never before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from daibieu.errors import DaibieuError


@contextmanager
def put(target: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes its place when it is whole."""
    if not target.parent.is_dir():
        raise DaibieuError(f"{target}: there is no folder {target.parent}; make it, or name another place")
    if target.is_dir():
        raise DaibieuError(f"{target}: is a folder; name a file in it")
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException as fault:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(fault, OSError) and fault.errno is not None:
            # Who reads it knows the file that he wanted, not the one that stood in for it.
            raise OSError(fault.errno, fault.strerror, str(target)) from fault
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
