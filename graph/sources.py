"""Take articles out of files: text, HTML, JSON lines (packed or not), standard input.

A source that cannot be read is a value among the articles, with its file, its
line and what to do; the others go on. What an article says is not decided here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Any, Protocol

from daibieu.errors import SourceError
from daibieu.graph.home_places import known_province, near_provinces
from daibieu.reading.model import Article
from daibieu.reading.text import stored_text

# A line beyond this is no article; read whole it would fill the memory (a packed bomb grows a thousandfold).
MAX_LINE = 8 * 1024 * 1024
# trafilatura took 27 s for 9 MB of short paragraphs and grows faster than its input.
MAX_HTML = 2 * 1024 * 1024

# Each unknown province is told once, at the line where it is met first.
_UNKNOWN: set[str] = set()
_LOG = logging.getLogger("daibieu")
_FIELDS = ("id", "title", "text", "published", "url", "source", "place")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
# The page's own line breaks; `\x0b` or `\u2028` inside a text are letters of it.
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What bare files do not tell: the paper, its province, the day."""

    place: str | None = None
    source: str | None = None
    published: str | None = None

    def checked(self) -> Defaults:
        """Give the same with the province as the table writes it; one that no table knows is refused."""
        if self.place is None:
            return self
        known = known_province(self.place)
        if known is None:
            near = ", ".join(near_provinces(self.place))
            cure = f"perhaps one of these: {near}" if near else "write it like Nam Định"
            raise SourceError(f"place {self.place!r}: no such province is known; {cure}")
        return replace(self, place=known)


Source = Article | SourceError


class Readable(Protocol):
    """Bytes that come line by line."""

    def readline(self, limit: int = ..., /) -> bytes: ...


def read_sources(
    paths: Iterable[str | Path],
    defaults: Defaults = Defaults(),
    *,
    stdin: IO[bytes] | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Source]:
    """Yield the articles of all paths in their order, and a `SourceError` for each that cannot be read.

    `-` is standard input (JSON lines). `on_bytes` hears how many bytes of the files
    were taken since it was last called.
    """
    tell = on_bytes or (lambda _: None)
    for path in paths:
        if str(path) == "-":
            yield from _lines("-", stdin or sys.stdin.buffer, defaults, tell)
        else:
            yield from _file(Path(path), defaults, tell)


def _file(path: Path, defaults: Defaults, tell: Callable[[int], None]) -> Iterator[Source]:
    name = path.name.lower()
    try:
        if path.is_dir():
            yield SourceError(f"{path}: a folder; give {path}/*.txt")
        elif name.endswith((".jsonl", ".jsonl.gz", ".ndjson")):
            with path.open("rb") as raw:
                before = 0

                def follow(_: int) -> None:
                    nonlocal before
                    at = raw.tell()
                    tell(at - before)
                    before = at

                stream = gzip.GzipFile(fileobj=raw) if name.endswith(".gz") else raw
                yield from _lines(str(path), stream, defaults, follow)
        elif name.endswith((".txt", ".html", ".htm")):
            yield _whole(path, defaults)
            tell(path.stat().st_size)
        else:
            yield SourceError(
                f"{path}: this kind of file is not known; give .txt, .html, .jsonl or .jsonl.gz; "
                "exports (.trig, .nq, .jsonld) are taken by load alone"
            )
    except FileNotFoundError:
        yield SourceError(f"{path}: there is no such file; check the path")
    except OSError as fault:
        yield SourceError(f"{path}: cannot be read ({fault.strerror or fault}); check the file")


def _whole(path: Path, defaults: Defaults) -> Source:
    is_html = path.suffix.lower() != ".txt"
    cap = MAX_HTML if is_html else MAX_LINE
    with path.open("rb") as stream:
        raw = stream.read(cap + 1)
    if len(raw) > cap:
        return SourceError(f"{path}: longer than {cap // 2**20} MB; cut it into articles")
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return SourceError(f"{path}: byte {fault.start} is not UTF-8; save the file as UTF-8")
    if is_html:
        return _page(path, words, defaults)
    # Blank lines around title and text go, so that places in a usual file hold in the stored text; all else stays.
    title, _, text = _BREAK.sub("\n", words).strip("\n").partition("\n")
    return _article(str(path), {"title": title, "text": text.strip("\n")}, defaults)


def _page(path: Path, words: str, defaults: Defaults) -> Source:
    import trafilatura  # takes half a second to import; most loads need no HTML

    found: Any = trafilatura.bare_extraction(words, with_metadata=True, include_comments=False)
    record = found.as_dict() if found is not None else {}
    text = record.get("text")
    if not text:
        # From 256 nested elements on, the parser gives up without a word.
        return SourceError(f"{path}: no article text found in the page; save its text as .txt")
    day = record.get("date")
    return _article(
        str(path),
        {
            "title": record.get("title") or "",
            "text": text,
            "published": day if day and _ISO_DAY.match(day) else None,
            "url": record.get("url"),
            "source": record.get("sitename"),
        },
        defaults,
    )


def _lines(name: str, stream: Readable, defaults: Defaults, tell: Callable[[int], None]) -> Iterator[Source]:
    number = 0
    try:
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            where = f"{name}:{number}"
            tell(len(line))
            if len(line) > MAX_LINE:
                yield SourceError(f"{where}: longer than {MAX_LINE // 2**20} MB; cut it into articles")
                while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                    pass
            elif line.strip():
                yield _line(where, line, defaults)
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        yield SourceError(f"{name}:{number + 1}: the packed file is broken ({fault}); pack it again")


def _line(where: str, line: bytes, defaults: Defaults) -> Source:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        return SourceError(f"{where}: byte {fault.start} is not UTF-8; save the line as UTF-8")
    except (ValueError, RecursionError) as fault:
        reason = fault.msg if isinstance(fault, json.JSONDecodeError) else str(fault)
        return SourceError(f"{where}: not JSON ({reason}); mend or remove the line")
    if not isinstance(record, dict):
        return SourceError(f"{where}: not a JSON object; give one article a line")
    if "text" not in record:
        return SourceError(f"{where}: no field 'text'; give the article's text")
    return _article(where, record, defaults)


def _article(where: str, record: dict[str, Any], defaults: Defaults) -> Source:
    values = {name: record.get(name) for name in _FIELDS}
    for name, value in values.items():
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            values[name] = str(value)
        elif value is not None and not isinstance(value, str):
            return SourceError(f"{where}: field '{name}' is not text; put it in quotation marks")
        elif value is not None and re.search(r"[\ud800-\udfff]", value):
            return SourceError(f"{where}: field '{name}' holds half a letter (a lone surrogate); mend the text")
    title, text = values["title"] or "", values["text"] or ""
    if not (title.strip() or text.strip()):
        return SourceError(f"{where}: the article is empty; give it a text or take it out")
    published = values["published"] or defaults.published
    if published is not None:
        told = _ISO_DAY.match(published)
        try:
            published = date.fromisoformat(told[0]).isoformat() if told else None
        except ValueError:
            published = None
        if published is None:
            return SourceError(f"{where}: 'published' is not a day; write it like 2018-03-28")
    place = values["place"]
    if place is not None and place.strip():
        known = known_province(place)
        if known is None and place not in _UNKNOWN:
            _UNKNOWN.add(place)
            _LOG.warning("daibieu: %s: place %r is no province of the table; it is taken as told", where, place)
        place = known or place
    return Article(
        id=(values["id"] or "").strip() or text_id(title, text),
        title=title,
        text=text,
        published=published,
        url=values["url"] or None,
        source=values["source"] or defaults.source,
        place=place or defaults.place,
    )


def text_id(title: str, text: str) -> str:
    """The id of an article that brings none: made from its stored text, so that the same text has the same id."""
    return "t-" + hashlib.sha256(stored_text(title, text).encode()).hexdigest()[:16]
