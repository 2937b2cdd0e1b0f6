"""Where things stand: the addresses of graphs, articles, claims and resolved nodes.

An address is made from what is said, never from a running number or a day of
loading. Whether two things are one is not decided here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from daibieu.errors import StoreError

DEFAULT_BASE = "http://localhost:8000/"
# A longer slug makes an address nobody reads; the digest keeps it apart from its like.
_SLUG = 60


@dataclass(frozen=True, slots=True)
class Addresses:
    """All addresses under one base."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r'[\s<>"{}|^`\\#?]', self.base):
            raise StoreError(f"base address '{self.base}': not an http address; write it like {DEFAULT_BASE}")
        if not self.base.endswith("/"):
            raise StoreError(f"base address '{self.base}': it must end with a slash; write {self.base}/")

    def graph(self, name: str) -> str:
        return f"{self.base}graph/{name}"

    @property
    def default_view(self) -> tuple[str, ...]:
        """The graphs that a query without GRAPH sees."""
        return tuple(self.graph(name) for name in ("resolved", "reference", "articles", "ontology"))

    def article(self, identifier: str) -> str:
        return f"{self.base}article/{quote(identifier, safe='')}"

    def article_id(self, address: str) -> str:
        """The id of the article that stands there."""
        return unquote(address.removeprefix(self.article("")))

    def person(self, article: str, start: str) -> str:
        return f"{self.base}person/{quote(article, safe='')}-{start}"

    def decision(self, identifier: str) -> str:
        return f"{self.base}decision/{identifier}"

    def named(self, kind: str, label: str, key: str) -> str:
        """A node of lasting name: its label to be read, its key to be told apart."""
        return f"{self.base}{kind}/{slug(label)}-{digest(key, 8)}"

    def keyed(self, kind: str, *key: str) -> str:
        """A node without a name of its own, such as a tenure."""
        return f"{self.base}{kind}/{digest(chr(31).join(key), 16)}"


def slug(words: str) -> str:
    """Readable ASCII: `Tỉnh ủy Nam Định` -> `tinh-uy-nam-dinh`. No identity: Thắng and Thăng become one."""
    plain = unicodedata.normalize("NFD", words.casefold().replace("đ", "d").replace("&", " va "))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    cut = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(cut) > _SLUG:
        cut = cut[:_SLUG].rsplit("-", 1)[0]
    return cut or "x"


def digest(key: str, length: int) -> str:
    """Tell keys apart that read alike."""
    return hashlib.sha256(key.encode()).hexdigest()[:length]
