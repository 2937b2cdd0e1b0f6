"""Read the articles of a store again, with a better reader, and tell what each is now read to say otherwise.

Decisions hold on to words, so they stay; one whose words the new reading has no more
waits and is shown as orphaned. How good a reading is, is measured elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from daibieu.errors import SourceError
from daibieu.graph.base import Progress, Read
from daibieu.graph.claiming import claims_of
from daibieu.graph.claims import ArticleClaims
from daibieu.graph.decisions import KINDS, claimed
from daibieu.graph.library import Kept
from daibieu.graph.local import BATCH, READER, LocalStore


@dataclass(frozen=True, slots=True)
class Reread:
    """An article that says something else now: claims as `person Lê Thị Bình`, those that are gone and the new ones."""

    article: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rereading:
    """What came of it; an article that the new reader refuses keeps what was read before."""

    articles: int
    changed: tuple[Reread, ...]
    unreadable: tuple[SourceError, ...]


def reread(store: LocalStore, read: Read, progress: Progress | None = None) -> Rereading:
    """Read all articles again; the graph is made anew where any says something else."""
    changed: list[Reread] = []
    unreadable: list[SourceError] = []
    batch: list[Kept] = []
    ids = sorted(store.library.hashes())
    for nth, kept in enumerate((kept for one in ids for kept in store.library.some((one,))), start=1):
        if progress is not None:
            progress("read", nth, len(ids))
        try:
            reading = read(kept.article)
            if reading == kept.reading:
                continue
            after = _claims(claims_of(kept.article, reading, store.addresses))
        except SourceError as fault:
            unreadable.append(fault)
            continue
        before = _claims(claims_of(kept.article, kept.reading, store.addresses))
        changed.append(Reread(kept.article.id, tuple(sorted(before - after)), tuple(sorted(after - before))))
        batch.append(Kept(kept.article, reading))
        if len(batch) >= BATCH:
            store.library.reread([kept.reading for kept in batch], READER)
            batch = []
    if batch:
        store.library.reread([kept.reading for kept in batch], READER)
    if changed:
        store.rebuild(progress)
    return Rereading(len(ids), tuple(changed), tuple(unreadable))


def _claims(article: ArticleClaims) -> set[str]:
    told = (one for kind in KINDS for one in claimed(article, kind))
    return {f"{one.kind} {one.name}{f' ({one.of})' if one.of else ''}" for one in told}
