"""Find the nouns and verbs that name a gathering: `hội nghị tổng kết`, `kỳ họp`, `dâng hương`.

A noun alone is no event: whether one was held is decided in `events`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from daibieu.ontology.tables import table as ontology_table
from daibieu.reading.phrases import Phrases
from daibieu.reading.tokens import Tokens

_NOUN_HEADS = (
    "hội nghị", "lễ", "buổi", "cuộc", "kỳ họp", "khóa họp", "phiên", "đại hội", "hội thảo", "tọa đàm", "diễn đàn",
    "họp báo",
    "mít tinh", "chuyến thăm", "chuyến viếng", "chương trình", "ngày hội", "đại lễ", "hội đàm", "hội kiến", "gặp mặt",
    "tiếp xúc cử tri", "chiêu đãi", "tiệc", "họp mặt", "tiếp công dân", "dâng hương", "đối thoại", "triển lãm",
    "trưng bày",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun or verb of the table of event types as the table writes it."""

    words: str
    type_id: str
    counts: bool

    @property
    def rank(self) -> int:
        """How certainly it names an event: 3 a noun of gatherings, 2 a verb of several words, 1 a bare verb."""
        if self.words.startswith("đoàn"):
            return 0  # a delegation, not its journey
        if self.words.startswith("lễ hội") or self.words in {"lễ", "buổi lễ", "đại lễ", "chương trình"}:
            return 2
        if self.words.startswith(_NOUN_HEADS):
            return 3
        return 2 if " " in self.words else 1


@cache
def _nouns() -> Phrases[EventNoun]:
    return Phrases(
        (form, EventNoun(form.lower(), row["id"], row["counts"] != "no"))
        for row in ontology_table("event_types.tsv")
        for form in row.forms
    )


def _gathering_past(tokens: Tokens, x: int, end: int, stop: int) -> bool:
    """Whether a noun of gatherings from token `x` reaches beyond `end`: `hai [ngày hội] thảo` is no festive day."""
    hit = _nouns().at(tokens, x, stop)
    return hit is not None and hit[0] > end and hit[1].rank == 3


@cache
def noun_first_words() -> frozenset[str]:
    """The words with which a noun of gatherings can begin."""
    return _nouns().firsts


def noun_at(tokens: Tokens, i: int, stop: int) -> tuple[int, EventNoun] | None:
    """The longest noun or verb of gatherings at token `i`; `cuộc tiếp` of `cuộc tiếp xúc` is none."""
    hit = _nouns().at(tokens, i, stop)
    if hit is None:
        return None
    end, noun = hit
    if any(_gathering_past(tokens, x, end, stop) for x in range(i + 1, end)):
        return None
    if tokens.lows[i] == "tiễn" and i and tokens.lows[i - 1] == "thực":
        return None
    if (
        tokens.lows[end - 1] == "tiếp"
        and end < stop
        and tokens.lows[end] in {"tục", "cận", "theo", "nhận", "xúc", "giáp", "đó"}
    ):
        return None
    return end, noun
