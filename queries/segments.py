"""Cut a question in words into what it names and what its cue words say.

A name reaches as far as the store, the reader's tables and the next question word let it. Which question is meant,
and which of the candidates, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from daibieu.queries.cues import SAYS_NOTHING, Cue
from daibieu.queries.periods import Period
from daibieu.queries.reach import Reach
from daibieu.queries.seeking import Candidate, Seeker
from daibieu.queries.things import ANY_GATHERING, Piece, Thing, keys_of, pieces, thing_at
from daibieu.queries.wording import Asked, Found

Kind = Literal["Person", "Position", "Office", "Body", "Event", "EventType", "Document", "Article", "Place"]

_WHICH = frozenset({"nào", "gì", "nao", "gi"})
_PLURAL = frozenset({"các", "những", "mọi", "mấy", "cac", "nhung", "moi", "which", "what", "all"})
_WHERE = frozenset({"o", "tai", "in", "at"})
_TOLD_BY = 3  # pieces of a name that has no word for its kind
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_TERM = re.compile(r"\d{1,2}|[ivxl]+")
_NUMBER = re.compile(r"\d+(?: ?[/-] ?[\w&.]+)+|\d+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names, in tokens `start`-`end`, with those of the store that it may be."""

    kind: Kind
    start: int
    end: int
    words: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class Segments:
    """What was found in a question, in the order of its words."""

    named: list[Named] = field(default_factory=list)
    cues: list[Found[Cue]] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)  # tokens that say something unknown
    passed: list[str] = field(default_factory=list)  # what tells a name further and cannot be looked up


def _on_a_day(period: Period | None) -> bool:
    """Whether a gathering is told well enough by its time."""
    return period is not None and (period.day is not None or period.yearless is not None)


class Segmenter:
    """Walks over the tokens of one question. `eager`: a word is part of somebody's name before it is a cue."""

    def __init__(self, seeker: Seeker, question: Asked, today: date | None, *, eager: bool = False) -> None:
        self.seeker = seeker
        self.question = question
        self.found = Segments()
        self.reach = Reach(seeker, question, today)
        self._honoured = False
        self._eager = eager
        self._spent: list[Period] = []  # told with a gathering, as its time

    def segments(self) -> Segments:
        """Find everything, from left to right."""
        i = 0
        while i < len(self.question):
            i = self._step(i)
        self.found.periods = [one for one in self.found.periods if one not in self._spent]
        return self.found

    def _step(self, i: int) -> int:
        for take in (
            self._quoted,
            self._period,
            self._person,
            self._thing,
            self._cue,
            self._number,
            self._term,
            self._run,
            self._nameless,
        ):
            end = take(i)
            if end is not None:
                cue = self.reach.cues[i] if take == self._cue else None
                self._honoured = cue is not None and cue.payload.concept == "honorific"
                return end
        if self.question.folded[i].isalnum():
            self.found.unknown.append(i)
        return i + 1

    # --- one way to go on, each ------------------------------------------------------

    def _quoted(self, i: int) -> int | None:
        """A title in quotation marks is an article's, unless a gathering has it."""
        close = _QUOTES.get(self.question.tokens.words[i])
        words = self.question.tokens.words
        end = next((k for k in range(i + 1, len(words)) if words[k] == close), None) if close else None
        if end is None or end == i + 1:
            return i + 1 if close or words[i] in _QUOTES.values() else None
        told = self.question.exact(i + 1, end)
        articles = self.seeker.articles(told)
        if not articles:
            return i + 1  # the marks say nothing; the words are read as they stand
        self._add("Article", i, end + 1, told, articles)
        return end + 1

    def _period(self, i: int) -> int | None:
        # A cue may have taken the first word of a date: `cùng lúc [năm 2018]`.
        period = next((one for one in self.reach.periods if one.start <= i < one.end), None)
        if period is None:
            return None
        self.found.periods.append(period)
        return period.end

    def _person(self, i: int) -> int | None:
        whole = self.seeker.person_at(self.question, i)
        if whole is not None:
            end, people = whole
            self._add_person(i, end, people)
            return end
        if not self._honoured and not self.reach.name_like(i) and not self._eager:
            return None
        if not self._honoured and self.reach.says_something(i):
            return None
        # `ông Chung`, `bà Thị Bình`: part of a name, as long as somebody has it.
        stop = min(self.reach.limit(i), i + 5)
        for end in range(stop, i, -1):
            if people := self.seeker.person_by_part(self.question, i, end):
                if end < stop and self.reach.name_like(end):
                    continue  # the name goes on in a way that nobody has
                if self._eager or self._honoured or end - i > 1 or self.question.tokens.words[i][0].isupper():
                    self._add_person(i, end, people)
                    return end
        return None

    def _thing(self, i: int) -> int | None:
        found = self.reach.things[i]
        cue = self.reach.cues[i]
        if found is None or (cue is not None and cue.end > found.end):
            return None
        if cue is not None and cue.end == found.end and not self.reach.typed_as_name(i):
            return self._doubtful(i, found)
        take = {
            "gathering": self._gathering, "office": self._position, "body": self._body, "place": self._place,
            "level": self._place, "document": self._document,
        }.get(found.payload.kind)  # fmt: skip
        return take(i) if take is not None else None

    def _doubtful(self, i: int, found: Found[Thing]) -> int | None:
        """Words that are a cue as well (`ký kết`, `báo`): a name only where the store has one that goes on so."""
        if found.payload.kind == "gathering":
            asked_for = not any(one.payload.ends_name for one in self.found.cues)
            if asked_for and found.payload.label in ANY_GATHERING:
                return None
            end = self._gathering(i, sure=False)
            cue = self.reach.cues[i]
            if end is not None and cue is not None and not self._asked_already():
                self.found.cues.append(cue)  # `ai ký kết quy chế`: the deed is what is asked for
            return end
        longest, _ = self._longest(i, self.seeker.bodies) if found.payload.kind == "body" else (i, ())
        return self._body(i) if longest > found.end else None

    def _asked_already(self) -> bool:
        return any(one.payload.concept not in SAYS_NOTHING and not one.payload.ends_name for one in self.found.cues)

    def _cue(self, i: int) -> int | None:
        cue = self.reach.cues[i]
        if cue is None:
            return None
        if cue.payload.concept == "not" and self.reach.at_the_end(cue.end):
            return cue.end  # `có dự không?` asks, and denies nothing
        self.found.cues.append(cue)
        return cue.end

    def _number(self, i: int) -> int | None:
        """The number of a document: `05-CT/TW`; a bare figure only behind `số`."""
        if not self.question.folded[i].isdigit():
            return None
        text, start = self.question.tokens.text, self.question.tokens.starts[i]
        m = _NUMBER.match(text, start)
        assert m is not None
        starts = self.question.tokens.starts
        end = next((k for k in range(i, len(starts)) if starts[k] >= m.end()), len(starts))
        number = m[0]
        behind = i > 0 and self.question.folded[i - 1] in {"so", "no", "number", "decision", "dinh"}
        if not any(letter.isalpha() for letter in number) and not behind:
            return None
        self._add("Document", i, end, number, self.seeker.documents(number))
        return end

    def _term(self, i: int) -> int | None:
        """`khóa XVIII`: the term of an assembly, which the store does not tell of its sessions."""
        question = self.question
        if question.folded[i] != "khoa" or i + 1 == len(question) or not _TERM.fullmatch(question.folded[i + 1]):
            return None
        self.found.passed.append(question.exact(i, i + 2))
        return i + 2

    def _run(self, i: int) -> int | None:
        """Capitalised words, or words behind an honorific, that nobody in the store is called: a name all the same."""
        words = self.question.tokens.words
        if not self._honoured and not (self.reach.name_like(i) and self.reach.name_like(i + 1)):
            return None
        stop = self.reach.limit(i)
        end = i
        while end < min(stop, i + 5) and words[end].isalpha() and (self.reach.name_like(end) or self.reach.all_lower()):
            end += 1
        if end == i or (not self._honoured and end - i < 2):
            return None
        there = i > 0 and self.question.folded[i - 1] in _WHERE and not self._honoured
        self._add("Place" if there else "Person", i, end, self.question.exact(i, end), ())
        return end

    def _nameless(self, i: int) -> int | None:
        """A gathering told without a word for its kind (`quy chế phối hợp`), where the store has it word for word."""
        if not self.question.folded[i].isalpha():
            return None
        cut = self.reach.cut(i, self.reach.limit(i))
        period = self.reach.only_period()
        meant, taken = self.seeker.gatherings(cut, period, wholly=True)
        if not meant or taken < _TOLD_BY:
            return None
        if period is not None:
            self._spent.append(period)
        self._add("Event", i, cut[taken - 1].end, self.question.exact(i, cut[taken - 1].end), meant)
        return cut[taken - 1].end

    # --- names ----------------------------------------------------------------------

    def _gathering(self, i: int, *, sure: bool = True) -> int | None:
        question = self.question
        head = thing_at(question, i)
        assert head is not None
        if head.end < len(question) and question.tokens.lows[head.end] in _WHICH:
            if head.payload.kind == "gathering":
                return self._which_gathering(head, head.end + 1)
            return None
        stop = self.reach.limit(head.end)
        inside = next((one for one in self.reach.periods if i < one.start < stop), None)
        period = inside or self.reach.only_period()
        cut = self.reach.cut(i, stop)
        meant, taken = self.seeker.gatherings(cut, period)
        plural = (i > 0 and question.folded[i - 1] in _PLURAL) or question.folded[head.end - 1].endswith("s")
        says_more = self._says_more(cut[1:])
        if not says_more and (plural or head.payload.label in ANY_GATHERING) and not _on_a_day(period):
            # A kind of gathering and nothing else: what is asked for, or no name at all.
            asked_for = sure and (plural or not any(one.payload.ends_name for one in self.found.cues))
            return self._which_gathering(head, head.end) if asked_for else None
        if not sure and (not meant or (taken < 2 and not _on_a_day(period))):
            return None
        if not meant and any(piece.thing and piece.thing.kind == "gathering" for piece in cut[1:]):
            return None  # `buổi nói chuyện tại [hội nghị tổng kết]`: the next word begins the name
        end = cut[taken - 1].end if meant else self._end_of_unknown(cut)
        if inside is not None and inside.start <= end + 1:
            end = max(end, inside.end)
        if period is not None:
            self._spent.append(period)
        self._add("Event", i, end, question.exact(i, end), meant)
        return end

    def _says_more(self, cut: Sequence[Piece]) -> bool:
        """Whether a name goes on behind the word for a kind of gathering, before a deed or somebody is told."""
        for piece in cut:
            cue = self.reach.cues[piece.start]
            if self.reach.somebody(piece) or (cue is not None and cue.payload.concept not in SAYS_NOTHING):
                return False
            if cue is None and keys_of([piece]):
                return True
        return False

    def _which_gathering(self, head: Found[Thing], end: int) -> int:
        label = head.payload.label
        self.found.cues.append(Found(head.start, end, Cue("which-event", ends_name=True)))
        if head.payload.identifier != "-":
            self._add("EventType", head.start, end, label, (Candidate(head.payload.identifier, label),))
        return end

    def _end_of_unknown(self, cut: Sequence[Piece]) -> int:
        """A gathering that the store does not have ends before the next word that a cue knows."""
        for piece in cut[1:]:
            cue = self.reach.cues[piece.start]
            if cue is not None and cue.payload.concept not in SAYS_NOTHING and piece.thing is None:
                return piece.start
        return cut[-1].end

    def _position(self, i: int) -> int | None:
        cut = self.reach.name_pieces(i)
        first = cut[0].thing if cut else None
        if first is None:
            return None
        longest, meant = self._longest(i, self.seeker.positions)
        soft = len(cut)
        while soft > 1 and self.reach.is_small(cut[soft - 1]):
            soft -= 1
        if max(longest, cut[soft - 1].end) == cut[0].end and first.identifier != "-":
            self._add("Office", i, cut[0].end, first.label, meant)
            return cut[0].end
        end = cut[soft - 1].end
        if longest < end:
            meant = ()  # the words say more than any position has
        self._add("Position", i, max(longest, end), self.question.exact(i, max(longest, end)), meant)
        return max(longest, end)

    def _body(self, i: int) -> int | None:
        cut = self.reach.name_pieces(i)
        if not cut:
            return None
        while len(cut) > 1 and self.reach.is_small(cut[-1]):
            cut.pop()
        longest, meant = self._longest(i, self.seeker.bodies)
        alone = longest <= i + 1 or len(cut) == 1
        if alone and cut[0].end - cut[0].start == 1 and longest <= i + 1 and not self.reach.typed_as_name(i):
            return None  # `hỏi` without its mark is no `Hội`
        end = max(longest, cut[-1].end)
        if longest < end:
            meant = ()
        if not meant and not self.reach.typed_as_name(i) and len(cut) == 1:
            return None
        self._add("Body", i, end, self.question.exact(i, end), meant)
        return end

    def _longest(
        self, i: int, seek: Callable[[list[Piece]], tuple[Candidate, ...]]
    ) -> tuple[int, tuple[Candidate, ...]]:
        """The longest name at token `i` that the store has, over words that would be cues elsewhere."""
        cut = self.reach.all_pieces(i)
        for upto in range(len(cut), 0, -1):
            if not self.reach.is_small(cut[upto - 1]) and (meant := seek(cut[:upto])):
                return cut[upto - 1].end, meant
        return i, ()

    def _place(self, i: int) -> int | None:
        cut = self.reach.name_pieces(i)[:3]
        if not cut:
            return None
        level = cut[0].thing is not None and cut[0].thing.kind == "level"
        upto = 1
        if level:
            if len(cut) < 2 or (
                cut[1].thing is None and not self.reach.name_like(cut[1].start) and not self.reach.all_lower()
            ):
                return None
            upto = 2
            while (
                upto < len(cut)
                and cut[upto].thing is None
                and cut[1].thing is None
                and not self.reach.is_small(cut[upto])
            ):
                upto += 1
        end = cut[upto - 1].end
        words = " ".join(piece.words for piece in cut[1 if level else 0 : upto])
        if not level and upto < len(cut) and (word := cut[upto].thing) is not None and word.kind == "level":
            end = cut[upto].end  # `Nam Dinh province`
        self._add("Place", i, end, words, self.seeker.places(words, self.reach.only_period()))
        return end

    def _document(self, i: int) -> int | None:
        """A document by its number or its name: `Chỉ thị 05`, `Luật Thi đua - Khen thưởng`."""
        question = self.question
        head = thing_at(question, i)
        assert head is not None
        if question.tokens.lows[i - 1] in _PLURAL or (head.end < len(question) and question.folded[head.end] in _WHICH):
            self.found.cues.append(Found(i, head.end, Cue("which-document", ends_name=True)))
            return head.end
        stop = self.reach.limit(head.end)
        for end in range(stop, head.end, -1):
            if documents := self.seeker.documents(question.exact(i, end)):
                self._add("Document", i, end, question.exact(i, end), documents)
                return end
        k = head.end + 1 if head.end < stop and question.folded[head.end] == "so" else head.end
        return self._number(k) if k < stop else None

    def _add_person(self, i: int, end: int, people: tuple[Candidate, ...]) -> None:
        """Add somebody; a title right before the name is his, and tells him from others of his name."""
        last = self.found.named[-1] if self.found.named else None
        gap = self.question.folded[last.end : i] if last else ()
        if last and last.kind in {"Position", "Office"} and set(gap) <= {"ong", "ba", "dong", "chi", "mr", "mrs"}:
            self.found.named.pop()
            people = self.seeker.holding(people, pieces(self.question, last.start, last.end))
        self._add("Person", i, end, self.question.exact(i, end), people)

    def _add(
        self, kind: Kind, i: int, end: int, words: str, candidates: tuple[Candidate, ...]
    ) -> None:  # fmt: skip
        self.found.named.append(Named(kind, i, end, words, candidates))
