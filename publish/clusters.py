"""Write who was taken for whom: `people.csv` and `events.csv` in a folder.

Every mention of a person has a row in the first, with the person by address; every
article that tells of an event held has one in the second, with the event it mainly
tells: the one with the most who took part, the earlier told of equals. Why they were
taken for one is not told here.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

import pyoxigraph as ox

from daibieu.errors import DaibieuError
from daibieu.graph.addresses import Addresses
from daibieu.graph.vocabulary import DV, DVC, TYPE
from daibieu.publish.files import put


class Source(Protocol):
    """What this export needs of a store."""

    @property
    def base(self) -> str: ...
    def quads(self) -> Iterator[ox.Quad]: ...


def write_clusters(store: Source, folder: Path) -> int:
    """Write both tables into the folder, which is made if need be; returns how many rows there are."""
    people, events = clusters(store)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DaibieuError(f"{folder}: cannot be made a folder ({fault.strerror}); name another place") from fault
    _table(folder / "people.csv", ("article", "name", "person"), people)
    _table(folder / "events.csv", ("article", "event"), events)
    return len(people) + len(events)


def clusters(store: Source) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows of both tables, in order."""
    articles = Addresses(store.base).article("")
    names: dict[tuple[str, str], str] = {}  # article and mention
    stated: list[tuple[str, str]] = []  # a claim and what rests on it: a person, and at times a place
    kinds: dict[str, object] = {}
    told: list[tuple[str, str]] = []  # article and event claim
    parts: Counter[str] = Counter()
    for quad in store.quads():
        subject = quad.subject
        if not isinstance(quad.graph_name, ox.NamedNode) or not isinstance(subject, ox.NamedNode):
            continue
        graph, predicate, value = quad.graph_name.value, quad.predicate, quad.object
        if predicate == DV.statedBy and isinstance(value, ox.NamedNode):
            stated.append((value.value, subject.value))
        elif predicate == TYPE and value in (DV.Person, DV.Event):
            kinds[subject.value] = value
        elif graph.startswith(articles):
            if predicate == DVC.name and isinstance(value, ox.Literal):
                names[graph, subject.value] = value.value
            elif predicate == TYPE and value == DVC.EventClaim:
                told.append((graph, subject.value))
            elif predicate == DVC.event and isinstance(value, ox.NamedNode):
                parts[value.value] += 1
    of: dict[str, dict[object, str]] = defaultdict(dict)
    for claim, thing in sorted(stated):
        if thing in kinds:
            of[claim].setdefault(kinds[thing], thing)
    people = sorted(
        (unquote(article.removeprefix(articles)), name, of[mention][DV.Person])
        for (article, mention), name in names.items()
        if DV.Person in of[mention]
    )
    main: dict[str, str] = {}
    for article, claim in sorted(told, key=lambda pair: (-parts[pair[1]], _start(pair[1]), pair[1])):
        if DV.Event in of[claim]:
            main.setdefault(article, of[claim][DV.Event])
    events = sorted((unquote(article.removeprefix(articles)), event) for article, event in main.items())
    return list(people), list(events)


def _start(claim: str) -> int:
    """Where the words of a claim begin, by its address: `article/a1#e12-40`."""
    digits = claim.rpartition("#")[2][1:].partition("-")[0]
    return int(digits) if digits.isdigit() else 0


def _table(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with put(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
        text.flush()
        text.detach()
