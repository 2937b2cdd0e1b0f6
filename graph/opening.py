"""Open a store by its place: a folder, an endpoint's address, or memory."""

from __future__ import annotations

from pathlib import Path

from daibieu.errors import StoreError
from daibieu.graph.base import Store
from daibieu.graph.folder import FolderStore
from daibieu.graph.library import FILE
from daibieu.graph.memory import MemoryStore
from daibieu.graph.remote import RemoteStore

MEMORY = ":memory:"


def open_store(where: str | Path, *, base: str | None = None, create: bool = True, timeout: int = 30) -> Store:
    """Open the store at `where`.

    `base`: the address that a new store's data stand under. `create=False` refuses a
    folder that holds no store yet. `timeout`: seconds that a remote store may take.
    """
    if isinstance(where, str):
        if where.startswith(("http://", "https://")):
            return RemoteStore(where, base, timeout)
        if where == MEMORY:
            return MemoryStore(base)
    path = Path(where)
    if path.is_file():
        raise StoreError(f"{path}: a file, but a store is a folder; name another place")
    if not (path / FILE).exists():
        if path.is_dir() and any(path.iterdir()):
            raise StoreError(f"{path}: a folder with other things in it, but no store; name another place")
        if not create:
            raise StoreError(f"{path}: there is no store; load articles first (daibieu load FILE --store {path})")
    try:
        return FolderStore(path, base)
    except PermissionError as fault:
        raise StoreError(f"{path}: may not be written ({fault.strerror}); name another place") from fault
