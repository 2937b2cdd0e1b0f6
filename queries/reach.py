"""How far a name in a question reaches: up to a question word, a date, a mark, somebody's name.

Where a cue and a word of the tables meet at one place, it is decided here which was typed. What is named is decided
in `segments`.
"""

from __future__ import annotations

from datetime import date

from daibieu.queries.cues import Cue, cues
from daibieu.queries.periods import Period, find_periods
from daibieu.queries.seeking import Seeker
from daibieu.queries.things import Piece, Thing, keys_of, pieces, thing_at
from daibieu.queries.wording import Asked, Found

_LONGEST = 16  # pieces of a name
# Small words that stand inside names: `Chủ tịch [của] UBND`, `chairman [of] the council`.
_JOINTS = frozenset({"cua", "va", "cac", "of", "the", "and", "thuoc", "for", "o", "tai", "mot"})


class Reach:
    """The words of a question by their places: what the tables know of each, and where names end."""

    def __init__(self, seeker: Seeker, question: Asked, today: date | None) -> None:
        self.question = question
        self._seeker = seeker
        self.periods = list(find_periods(question, today))
        self.things: list[Found[Thing] | None] = [thing_at(question, i) for i in range(len(question))]
        self.cues = [self._clear(i, cues().at(question, i)) for i in range(len(question))]

    def _clear(self, i: int, cue: Found[Cue] | None) -> Found[Cue] | None:
        """Of a cue and a thing's word at one place, drop the one that was mistyped: `thủ tướng` is no `thủ trưởng`."""
        thing = self.things[i]
        if (
            cue is not None
            and cue.slip
            and any(self._begins_thing(k) or self._capital(k) for k in range(i + 1, cue.end))
        ):
            cue = cues().at(
                self.question, i, slips=False
            )  # `làm [chủ tịch]` is no `làm chức`, `Nguyễn Văn` no `nguyên văn`
        if cue is None or thing is None or cue.slip == thing.slip:
            return cue
        if thing.slip and thing.end <= cue.end:
            self.things[i] = None
        return None if cue.slip and cue.end <= thing.end else cue

    def _capital(self, i: int) -> bool:
        return self.question.tokens.words[i][0].isupper()

    def _begins_thing(self, i: int) -> bool:
        thing = self.things[i]
        return thing is not None and not thing.slip and thing.end > i + 1

    def at_the_end(self, i: int) -> bool:
        """Whether nothing but politeness follows."""
        while i < len(self.question):
            cue = self.cues[i]
            if cue is not None and cue.payload.concept == "polite":
                i = cue.end
            elif self.question.folded[i].isalnum():
                return False
            else:
                i += 1
        return True

    def limit(self, i: int) -> int:
        """Where every name that begins at `i` has ended: a question word, a mark, a person."""
        question = self.question
        for k in range(i, len(question)):
            cue = self.cues[k]
            if cue is not None and cue.payload.ends_name:
                return k
            if question.tokens.words[k] in '?!;:“”"':
                return k
            if question.tokens.words[k] == "," and self._question_word_near(k):
                return k
        return len(question)

    def _question_word_near(self, k: int) -> bool:
        return any((cue := self.cues[n]) is not None and cue.payload.ends_name
                   for n in range(k, min(k + 4, len(self.question))))  # fmt: skip

    def cut(self, i: int, stop: int) -> list[Piece]:
        """Pieces of a gathering's name; the words of a date inside it are its date."""
        cut = pieces(self.question, i, stop)
        dated = {k for one in self.periods for k in range(one.start, one.end)}
        return [one for one in cut if one.start not in dated or one.thing is not None] or cut[:1]

    def all_pieces(self, i: int) -> list[Piece]:
        """Pieces up to where every name has ended: a question word, a date, a mark, a person."""
        question = self.question
        stop = min([self.limit(i), *(one.start for one in self.periods if i < one.start)])
        kept: list[Piece] = []
        for piece in pieces(question, i, stop)[:_LONGEST]:
            if kept and (question.tokens.words[piece.start] in {",", "(", ")"} or self.somebody(piece)):
                break
            kept.append(piece)
        return kept

    def somebody(self, piece: Piece) -> bool:
        """Whether somebody's name begins here."""
        return piece.thing is None and self._seeker.person_at(self.question, piece.start) is not None

    def name_pieces(self, i: int) -> list[Piece]:
        """Pieces up to the first cue that no table has as part of a name."""
        kept: list[Piece] = []
        for piece in self.all_pieces(i):
            cue = self.cues[piece.start]
            longer = cue is not None and (piece.thing is None or cue.end > piece.end)
            gathering = piece.thing is not None and piece.thing.kind == "gathering"
            if kept and ((longer and not self._joins(cue)) or (gathering and not self.typed_as_name(piece.start))):
                break
            kept.append(piece)
        return kept

    def _joins(self, cue: Found[Cue] | None) -> bool:
        return cue is not None and " ".join(self.question.folded[cue.start : cue.end]) in _JOINTS

    def is_small(self, piece: Piece) -> bool:
        return piece.thing is None and not keys_of([piece])

    def says_something(self, i: int) -> bool:
        """Whether a phrase of several words begins here, or a word that none here knows goes on: `Hội nghị`."""
        if any(found is not None and found.end > i + 1 for found in (self.things[i], self.cues[i])):
            return True
        k = i + 1
        return k < len(self.question) and self.question.tokens.words[k].islower() and not self._known_word(k)

    def _known_word(self, i: int) -> bool:
        return self.cues[i] is not None or self.things[i] is not None or any(p.start == i for p in self.periods)

    def name_like(self, i: int) -> bool:
        words = self.question.tokens.words
        if not 0 <= i < len(words) or not words[i][0].isupper() or not words[i].isalpha():
            return False
        cue = self.cues[i]
        return cue is None or cue.payload.concept in {"honorific"} or i > 0

    def typed_as_name(self, i: int) -> bool:
        return self.question.tokens.words[i][0].isupper() and (i > 0 or self.question.tokens.words[i].isupper())

    def all_lower(self) -> bool:
        return not any(word[0].isupper() for word in self.question.tokens.words[1:])

    def only_period(self) -> Period | None:
        """The only period of the question, where it stands away from the name."""
        usable = [one for one in self.periods if one.missing is None or one.yearless is not None]
        return usable[0] if len(usable) == 1 and not usable[0].now else None
