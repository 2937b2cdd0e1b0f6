"""Pair the distinctions of a sentence with their verbs, givers and recipients.

In the passive (`3 đơn vị được UBND tỉnh tặng Cờ`), in the active (`UBND tỉnh tặng Bằng
khen cho 3 tập thể`), from the side of who receives (`Trường X đón nhận Huân chương`),
and with the verb behind (`Huân chương do Chủ tịch nước tặng`). Which of them are told
as given is decided in `awards`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from daibieu.reading.awardparts import Recipient
from daibieu.reading.awardsubjects import Sides
from daibieu.reading.awardwords import Distinction, distinction_at, next_rank, stops_at, title_alone_at
from daibieu.reading.lexicon import table
from daibieu.reading.nodes import Node
from daibieu.reading.phrases import Phrases
from daibieu.reading.tokens import Tokens, number_of, squeeze

# Between a verb and its distinction stand at most a recipient and his posts: 19 words in the corpus.
_REACH = 30
_MAX_GIVER = 16
_MAX_GIFTS = 14
_BESIDE = 4
_JOINS = frozenset(
    {",", ";", ":", "và", "cùng", "nhiều", "các", "những", "hai", "ba", "một", "đồng", "thời", "như", "gồm"}
)
_TAKING = frozenset({"receive", "reach"})
_LINKING = frozenset({"give", "hand", "confer"})
_LINKS = frozenset({"cho", "đến", "tới"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of giving or taking over tokens `start`-`end`."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Frame:
    """A verb with its giver and, where it is passive or one of receiving, with its subject."""

    verb: Verb
    start: int
    voice: str  # active, passive, received
    giver: str | None
    subject: list[Recipient] = field(default_factory=list)
    real: bool = True  # False: demanded, planned, denied, a matter of rules


@dataclass(slots=True)
class Piece:
    """A distinction with what was found beside it; `end` is the token where its words end."""

    frame: Frame
    what: Distinction
    giver: str | None
    recipients: list[Recipient]
    end: int
    count: int | None = None  # `trao [11] Huân chương`


@cache
def _verbs() -> Phrases[str]:
    return Phrases((row["written"], row["kind"]) for row in table("award_verbs", "written", "kind"))


@cache
def _unreal() -> Phrases[str]:
    return Phrases((row["written"], row["class"]) for row in table("award_unreal", "written", "class"))


class Pairing:
    """One sentence that holds the words of a distinction."""

    def __init__(self, tokens: Tokens, parts: Sides) -> None:
        self._tokens = tokens
        self._parts = parts
        self._stop = parts.stop
        self._verbs: list[Verb] = []
        self._awards: list[Distinction] = []
        # By the token at which they begin: a sentence of a thousand distinctions is read in linear time.
        self._verb_of: dict[int, Verb] = {}
        self._award_starts: set[int] = set()
        self._mandate: str | None = None
        self._scan()
        self._verb_of = {v.start: v for v in self._verbs}
        self._award_starts = {a.start for a in self._awards}

    def _scan(self) -> None:
        """The verbs and the distinctions of the sentence, in one pass."""
        tokens, i = self._tokens, self._parts.first
        while i < self._stop:
            award = distinction_at(tokens, i, self._stop)
            if award is None and self._may_stand_alone(i):
                award = title_alone_at(tokens, i, self._stop)
            if award is not None:
                self._awards.append(award)
                while (more := next_rank(tokens, self._awards[-1], self._stop)) is not None:
                    self._awards.append(more)
                i = self._awards[-1].end
                continue
            hit = _verbs().at(tokens, i, self._stop)
            node = self._parts.node(i)
            if hit is not None and not (node is not None and (node.agent or node.title)):
                if hit[1] != "none":
                    self._verbs.append(Verb(i, hit[0], hit[1]))
                i = hit[0]
                continue
            i += 1

    def _may_stand_alone(self, i: int) -> bool:
        verb = self._verbs[-1] if self._verbs else None
        if verb is not None and verb.end == i and verb.kind == "confer":
            return True
        last = self._awards[-1] if self._awards else None
        if last is None or last.base != "danh hiệu" or i - last.end != 1:
            return False
        return self._tokens.lows[last.end] in {",", "và"}

    # --- pieces and frames ---

    def pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        frame: Frame | None = None
        bound = self._parts.first
        v = 0
        last: Verb | None = None
        for award in self._awards:
            while v < len(self._verbs) and self._verbs[v].start < award.start:
                verb = self._verbs[v]
                if verb.kind == "mandate":
                    self._mandate = self._giver_at(verb.end)[0]
                elif verb.start >= bound:
                    last = verb
                v += 1
            goes_on = frame is not None and self._joined(bound, award.start)
            if last is not None and last.start >= bound and not goes_on and self._reaches(last, award):
                frame = self._open(last, bound, frame)
            elif not goes_on:
                frame = self._backwards(award, bound)
            if frame is None:
                continue
            piece = self._piece(frame, award, max(bound, frame.verb.end))
            pieces.append(piece)
            bound = piece.end
        return pieces

    def _joined(self, start: int, end: int) -> bool:
        tokens = self._tokens
        return all(tokens.lows[i] in _JOINS or tokens.words[i].isdigit() for i in range(start, end))

    def _reaches(self, verb: Verb, award: Distinction) -> bool:
        return award.start - verb.end <= _REACH and not any(self._ends(i) for i in range(verb.end, award.start))

    def _ends(self, i: int) -> bool:
        """Whether a clause ends at token `i`; a dot inside `TP.HCM` ends none."""
        word = self._tokens.words[i]
        return word == ";" or (word == "." and not (i + 1 < self._stop and self._tokens.glued(i + 1)))

    def _open(self, verb: Verb, bound: int, before: Frame | None) -> Frame:
        """The frame of a verb: its voice, its giver and its subject."""
        if verb.kind in _TAKING:
            # `trao giải cho tác giả, gia đình nhận Giải thưởng`: who gives before takes nothing here.
            for i in range(verb.start - 1, max(bound, verb.start - _REACH) - 1, -1):
                if i in self._verb_of and self._verb_of[i].kind == "hand":
                    bound = self._verb_of[i].end
                    break
            return Frame(verb, verb.start, "received", None, self._taker(verb, bound), self._is_real(verb.start, bound))
        passive = self._passive(verb, bound)
        if passive is not None:
            giver = self._words_of_giver(passive + 1, verb)
            subject = self._parts.subject(passive, bound)
            return Frame(verb, passive, "passive", giver, subject, self._is_real(passive, bound))
        real = self._is_real(verb.start, bound)
        if before is not None and before.voice == "active" and self._joined(bound, verb.start):
            return Frame(verb, verb.start, "active", before.giver, [], real and before.real)
        node = None if self._mandate is not None else self._parts.giver_before(verb.start, bound)
        giver = self._office(node, verb) if node is not None else self._mandate
        joined = self._joined(verb.start - 1, verb.start)
        if node is None and before is not None and before.voice == "active" and joined:
            giver = giver or before.giver
        return Frame(verb, node.start if node is not None and giver else verb.start, "active", giver, [], real)

    def _taker(self, verb: Verb, bound: int) -> list[Recipient]:
        """Who receives; of a ceremony of receiving only the one body that holds it."""
        subject = self._parts.subject(verb.start, bound)
        hosts = bool(subject) and self._parts.hosted(subject[0].end, verb.start)
        if self._parts.event_before(verb.start) and not hosts:
            return []
        return [] if hosts and (len(subject) > 1 or subject[0].kind != "body") else subject

    def _passive(self, verb: Verb, bound: int) -> int | None:
        """Where the `được` stands that makes a verb passive, its giver between them."""
        tokens = self._tokens
        for i in range(verb.start - 1, max(bound, verb.start - _MAX_GIVER) - 1, -1):
            if tokens.lows[i] == "được":
                begin = i + 1
                node = self._parts.node(begin)
                agent = node is not None and (node.agent or node.title)
                if begin == verb.start or tokens.words[begin][0].isupper() or agent:
                    return i
                return i if verb.start - begin <= 8 and "," not in tokens.words[begin : verb.start] else None
            if self._ends(i):
                return None
        return None

    def _backwards(self, award: Distinction, bound: int) -> Frame | None:
        """`Huân chương Lao động [do Chủ tịch nước tặng] Trường X`: the verb stands behind."""
        tokens = self._tokens
        if award.end >= self._stop or tokens.lows[award.end] not in {"do", "được", "của"}:
            return None
        near = (self._verb_of[i] for i in range(award.end + 1, award.end + _MAX_GIVER + 1) if i in self._verb_of)
        verb = next((v for v in near if v.kind not in _TAKING | {"mandate"}), None)
        if verb is None:
            return None
        return Frame(verb, award.start, "active", None, [], self._is_real(award.start, bound))

    def _is_real(self, before: int, bound: int) -> bool:
        """Whether no word stands before token `before` that makes the giving a demand, a plan or a rule."""
        tokens = self._tokens
        i = max(bound, before - _REACH)
        unreal = False
        while i < before:
            hit = _unreal().at(tokens, i, before)
            if hit is not None:
                beside = before - hit[0] < _BESIDE and "," not in tokens.words[hit[0] : before]
                unreal = unreal or hit[1] == "clause" or (hit[1] == "beside" and beside)
                i = hit[0]
                continue
            if tokens.words[i] == ";" or (tokens.words[i] == "," and self._parts.subject(before, i + 1)):
                unreal = False
            i += 1
        return not unreal

    # --- givers ---

    def _words_of_giver(self, start: int, verb: Verb) -> str | None:
        if start >= verb.start:
            return None
        node = self._parts.node(start)
        if node is not None and node.mention is not None:
            return self._office(node, verb)
        return self._giver_at(start)[0]

    def _office(self, node: Node, verb: Verb) -> str | None:
        """The giver that a node names. Of a person his office, and only with `tặng`: who hands over need not give."""
        if node.mention is None:
            if verb.kind == "hand" and self._parts.speaks_of(node):
                return None
            return squeeze(self._tokens.exact(node.start, node.end))
        titles = node.mention.titles
        if verb.kind == "hand" or len(titles) != 1:
            return None
        return squeeze(self._tokens.exact(titles[0].start, titles[0].end))

    def _giver_at(self, i: int) -> tuple[str | None, int]:
        """The giver named from token `i` on (`của [Chủ tịch UBND tỉnh]`), and where its words end."""
        tokens, end = self._tokens, i
        limit = min(self._stop, i + _MAX_GIVER)
        stop = next((j for j in range(i + 1, limit) if j in self._award_starts), limit)
        while end < stop:
            node = self._parts.node(end)
            if node is not None and node.mention is not None:
                titles = node.mention.titles
                words = tokens.exact(titles[0].start, titles[0].end) if titles else node.mention.name.words
                return squeeze(words), node.end
            if node is not None and (node.body is not None or node.title is not None):
                end = min(node.end, stop)
                if not self._coordinated(end):
                    break
                end += 1
            elif end in self._verb_of or stops_at(tokens, end, stop) or (end == i and tokens.words[end][0].islower()):
                break
            else:
                end += 1
        if end > i and tokens.lows[end - 1] in {"và", ","}:
            end -= 1
        return squeeze(tokens.exact(i, end)) or None, end

    def _coordinated(self, i: int) -> bool:
        """`của Đảng[, Nhà nước]`."""
        node = self._parts.node(i + 1) if i + 1 < self._stop else None
        return self._tokens.lows[i : i + 1] in ([","], ["và"]) and node is not None and bool(node.body or node.title)

    # --- one distinction ---

    def _piece(self, frame: Frame, what: Distinction, start: int) -> Piece:
        """What stands beside a distinction: recipients before it, its giver, a link and recipients behind it."""
        tokens, stop = self._tokens, self._stop
        count = number_of(tokens.words[what.start - 1]) if what.start > start else None
        piece = Piece(frame, what, frame.giver, [], what.end, count)
        if frame.voice == "active" and start < what.start:
            begin = start + (tokens.lows[start] in _LINKS)
            found, _ = self._parts.recipients(begin, what.start)
            piece.recipients = [r for r in found if r.name or r.number or (r.told and tokens.lows[start] in _LINKS)]
        at = what.end
        linked = False
        if at < frame.verb.start and tokens.lows[at] == "được":
            # `Huy hiệu được A trao [cho B]`
            piece.giver, at, linked = self._words_of_giver(at + 1, frame.verb), frame.verb.end, True
            at += at < stop and tokens.lows[at] in _LINKS
        while at < stop:
            low = tokens.lows[at]
            verb = self._verb_of.get(at)
            if low in {"của", "do", "từ"} and not linked:
                giver, end = self._giver_at(at + 1)
                if giver is None:
                    break
                piece.giver, at = giver, end
            elif verb is not None and verb.kind in _LINKING and not linked:
                at, linked = verb.end, True
            elif low in _LINKS:
                at, linked = at + 1, True
                break
            elif low == "năm" and at + 1 < stop and tokens.words[at + 1].isdigit():
                at += 2
            else:
                break
            piece.end = at
        if not linked and not piece.recipients and frame.voice == "active":
            at, linked = self._link_after(at)
        if linked and not piece.recipients and frame.voice != "passive":
            found, end = self._parts.recipients(at, stop)
            words = None if found else self._parts.words(at, stop)
            piece.recipients = [words] if words else found
            piece.end = max(piece.end, words.end if words else end)
        return piece

    def _link_after(self, at: int) -> tuple[int, bool]:
        """`Giấy khen, [thưởng 20 triệu đồng] cho`: other gifts may stand before the link."""
        tokens = self._tokens
        for i in range(at, min(self._stop, at + _MAX_GIFTS)):
            if tokens.lows[i] in _LINKS:
                return i + 1, True
            node = self._parts.node(i)
            named = (node is not None and node.agent) or i in self._award_starts
            if named or self._ends(i) or i in self._verb_of:
                break
        return at, False
