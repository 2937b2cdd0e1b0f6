"""Choose the noun that names an event's kind among those that its sentences tell.

How certainly a noun names a gathering, what stands before it, and how often it comes decide. A noun inside
the theme of another (`hội nghị công bố quyết định [kiểm tra]`), an occasion (`trước [kỳ họp]`) and the trade of a
group (`đoàn [kiểm tra]`) name another happening.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from daibieu.reading.nodes import Node
from daibieu.reading.parts import Parts

# Words before a noun that make it the occasion, aim or matter of the event and not the event: `trước [kỳ họp]`.
_ASIDE = frozenset(
    (
        "trước sau chuẩn bị phục vụ nhân kết quả kỳ giữa đề án công tác về sắp lên đường khuôn khổ chào mừng "
        "hướng tới lề"
    ).split()
)
# What a verb belongs to when it follows right behind: `đoàn [kiểm tra]`, `quyết định [kiểm tra]`.
_TRADES = frozenset(
    "đoàn tổ quyết định kế hoạch việc ban quyền chức năng kỳ cách chế độ thủ tục trình thần giờ gian phong nơi".split()
)
_HELD = frozenset({"taking-part", "side"})
_BREAKS = frozenset(",;.:–()")
_AT = frozenset({"tại", "trong"})
# `Trong [chuyến thăm] Cao Bằng, A có buổi làm việc`: the journey is the occasion of what is told.
_JOURNEYS = frozenset({"visit", "working-trip"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as far as the choice needs it."""

    nodes: Sequence[Node]
    parts: Parts
    headline: bool
    first: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    node: Node
    score: float


def kind_of(lines: Sequence[Line]) -> Node | None:
    """The node of the noun, the first of the best; None where no sentence has one."""
    counts: Counter[str] = Counter(family(n) for line in lines for n in line.nodes if _names(n))
    found = (c for line in lines for c in _candidates(line, counts))
    return _best(found)


def _best(found: Iterable[_Candidate]) -> Node | None:
    best: _Candidate | None = None
    for candidate in found:
        if best is None or candidate.score > best.score + 1e-9:
            best = candidate
    return best.node if best else None


def _names(node: Node) -> bool:
    return node.noun is not None and node.noun.counts and node.noun.rank > 0


def family(node: Node) -> str:
    """`hội nghị`, `hội nghị công bố` and `hội nghị tổng kết` are one noun."""
    assert node.noun is not None
    return " ".join(node.noun.words.split()[:2])


def _candidates(line: Line, counts: Counter[str]) -> Iterator[_Candidate]:
    told = {p.rule.split("/", 1)[1] for p in line.parts.parts if not p.weak and p.rule.startswith("subject/")}
    inside = aside = False
    for k, node in enumerate(line.nodes):
        if node.low in _BREAKS or (node.cue is not None and node.noun is None):
            inside = False
            aside = aside and node.low == ","
            continue
        if not _names(node):
            continue
        noun = node.noun
        assert noun is not None
        before = line.nodes[max(0, k - 3) : k]
        held = any(n.cue is not None and n.cue.kind in _HELD for n in before[-2:]) or any(
            n.low in _AT for n in before[-1:]
        )
        joined = aside and bool(before) and before[-1].low in {"và", ","}
        aside = (
            joined
            or any(n.word and n.low in _ASIDE for n in before)
            or (noun.type_id in _JOURNEYS and any(n.low == "trong" for n in before[-1:]))
        )
        score = noun.rank + 0.15 * noun.words.count(" ") + 0.3 * min(counts[family(node)], 3)
        score += 0.6 * line.first + 0.3 * line.headline
        score += 1.0 * (node.cue is not None and node.cue.words in told)
        score += 0.8 * held
        score -= 1.5 * aside
        score -= 1.0 * (inside and not held)
        score -= 1.5 * (not held and any(n.word and n.low in _TRADES for n in before[-1:]))
        score -= 0.6 * (not (held or line.first or line.headline) and not line.parts.parts)
        yield _Candidate(node, score)
        inside = inside or noun.rank == 3
