"""Find the events of an article: which sentences tell one happening, of what kind, when and where.

An event is reported as held or under way; planned, cancelled and merely recalled
ones are kept apart with their status. Who took part comes from `participation`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from daibieu.reading.dates import DateMention, day_of
from daibieu.reading.kinds import Line, family, kind_of
from daibieu.reading.model import Status
from daibieu.reading.nodes import Node
from daibieu.reading.parts import Parts
from daibieu.reading.tokens import Tokens, squeeze
from daibieu.reading.venues import venues

# Ruling 16: an earlier event counts only within this many days before publication.
BACKGROUND_DAYS = 30
_ANEW = re.compile(
    r"^\W*(?:(?:sáng|trưa|chiều|tối)?\s*cùng ngày|cùng (?:buổi|sáng|chiều|tối)|"
    r"cũng (?:trong|tại|sáng|chiều|tối|ngày)|trước đó|tiếp đó|tiếp theo|sau đó|ngay sau|"
    r"trong khuôn khổ|nhân dịp này|dịp này|cùng thời gian)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\bcũng (?:đã )?(?:đến |tới |đi )?"
    r"(?:thăm|kiểm tra|khảo sát|thị sát|dâng hương|viếng|tiếp|gặp|làm việc với|có buổi|có cuộc)\b"
)
_PART_OF_DAY = re.compile(
    r"^\W*(?:(?:cùng\s+)?(?:buổi\s+)?(?:sáng|chiều|tối)(?:\s+cùng ngày)?|tiếp đó|sau đó)\b", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[*+•●■]|-(?=\s)|\d+[.)])\s*")
_WILL = re.compile(r"\b(?:sẽ|dự kiến)\s+(?:được\s+)?(?:diễn ra|tổ chức|khai mạc|tiến hành|họp)")
_FROM = re.compile(r"(?:kể )?từ\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Told:
    """One sentence of the report, read; each is itself alone."""

    index: int
    start: int
    end: int
    nodes: list[Node]
    parts: Parts
    headline: bool = False
    opens: bool = False  # begins a paragraph
    dates: list[DateMention] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Draft:
    """An event as its sentences gather."""

    sentences: list[Told] = field(default_factory=list)
    type: str = ""
    type_id: str | None = None
    rank: int = 0
    name: str = ""
    date: str | None = None
    end: str | None = None
    date_as_told: str | None = None
    place: str | None = None
    status: Status | None = None
    anchor: tuple[int, int] = (0, 0)
    # What its sentences tell so far; each is looked at once, since an event may have thousands.
    dated: Told | None = None  # the first that tells a day
    met: bool = False
    rites: bool = False
    nouns: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    guests: set[str] = field(default_factory=set)
    looked_at: int = 0

    def look(self) -> None:
        """Take in the sentences that came since the last look."""
        for sentence in self.sentences[self.looked_at :]:
            if self.dated is None and _days(sentence):
                self.dated = sentence
            self.met = self.met or _objects(sentence)
            self.rites = self.rites or any(n.cue is not None and n.cue.words in _RITES for n in sentence.nodes)
            self.nouns |= _nouns(sentence)
            self.agents |= _agents(sentence)
            self.guests |= _guests(sentence)
        self.looked_at = len(self.sentences)


def events_of(tokens: Tokens, told: list[Told], published: str | None) -> list[Draft]:
    """The events of the article, in the order in which they are told."""
    drafts: list[Draft] = []
    current: Draft | None = None
    pending: list[Told] = []
    for sentence in told:
        if sentence.headline:
            pending.append(sentence)
            continue
        status = _status(sentence, tokens.text[sentence.start : sentence.end], published)
        if status == "planned" and current is not None and any(n.noun and n.noun.rank == 3 for n in sentence.nodes):
            drafts.append(Draft([sentence], status=status))
            continue
        if not _says_something(sentence):
            if current is not None:
                current.sentences.append(sentence)
            elif _opens_report(sentence):
                pending.append(sentence)
            continue
        if current is None or _is_new(tokens, sentence, current, published):
            if status in {"planned", "recalled"} and current is not None:
                apart = Draft([sentence], status=status)
                drafts.append(apart)
                continue
            current = Draft([sentence], status=status)
            drafts.append(current)
        else:
            current.sentences.append(sentence)
    if not drafts and any(_says_something(s) for s in pending):
        drafts.append(Draft([]))
    if drafts and all(d.status == "recalled" for d in drafts) and _leads(told, drafts[0]):
        drafts[0].status = None  # whatever its day, it is what the article reports
    if drafts:
        first = next((d for d in drafts if d.status is None), drafts[0])
        first.sentences = [*pending, *first.sentences]
    for draft in drafts:
        _describe(tokens, draft)
    for before, draft in pairwise(drafts):
        # Ruling 27: a stop told by its part of the day is of the day of its trip.
        if draft.date is None and draft.sentences and _keeps_the_day(tokens, draft.sentences[0]):
            draft.date, draft.date_as_told = before.date, before.date_as_told
    if drafts and drafts[0].date is None:
        _date_from_lead(told, drafts[0])
    if drafts and drafts[0].place is None:
        drafts[0].place = _place(tokens, [s for s in told if not s.headline][:2])
    return [d for d in drafts if d.type]


# A report whose own sentences tell no day takes it from the first sentences of the article (74 % of the Party genre
# tell it in the first 250 characters).
_LEAD = 4


def _keeps_the_day(tokens: Tokens, sentence: Told) -> bool:
    """`Chiều cùng ngày, …`, `Đoàn cũng đã đến thăm …`: of the day told before."""
    text = tokens.text[sentence.start : sentence.end]
    return bool(_PART_OF_DAY.match(text) or _ALSO.search(text))


def _opens_report(sentence: Told) -> bool:
    """A lead that names the act and the day and nobody: `Chiều 25/9, lãnh đạo tỉnh tiếp đoàn bạn`."""
    return bool(_days(sentence)) and any(n.noun is not None and n.noun.counts for n in sentence.nodes)


def _leads(told: list[Told], draft: Draft) -> bool:
    """Whether an event is told in the first sentences."""
    return draft.sentences[0] in [s for s in told if not s.headline][:2]


def _date_from_lead(told: list[Told], draft: Draft) -> None:
    for sentence in [s for s in told if not s.headline][:_LEAD]:
        days = [d for d in _days(sentence) if not (d.before or d.future)]
        if days:
            draft.date, draft.end, draft.date_as_told = days[0].iso, days[0].end_iso, days[0].words
            return


def _says_something(sentence: Told) -> bool:
    """Whether a sentence tells of taking part, or names a gathering and a day."""
    if sentence.parts.roster:
        return False
    if any(not p.weak and p.roles != ("appointed",) for p in sentence.parts.parts) or sentence.parts.groups:
        return True
    nouns = [n.noun for n in sentence.nodes if n.noun and n.noun.counts]
    return bool(sentence.parts.parts and nouns) or (any(n.rank == 3 for n in nouns) and bool(_days(sentence)))


def _days(sentence: Told) -> list[DateMention]:
    return [
        d
        for d in sentence.dates
        if d.kind in {"day", "range", "relative"}
        and d.iso
        and not (d.anniversary or d.of_document)
        and not (d.kind == "day" and _FROM.match(d.words))
    ]


def _is_new(tokens: Tokens, sentence: Told, current: Draft, published: str | None) -> bool:
    """Whether a sentence opens another event than the one being told."""
    current.look()
    text = tokens.text[sentence.start : sentence.end]
    strong = [p for p in sentence.parts.parts if not p.weak and p.roles != ("appointed",)]
    if _BULLET.match(text) and (sentence.opens or text.startswith("*")) and (strong or _days(sentence)):
        return True
    if not strong:
        return _gathers_elsewhen(sentence, current)
    own = [d for d in _days(sentence) if not d.future]
    day = current.dated
    if own and day is not None:
        now = _days(day)[0]
        if own[0].iso != now.iso and not (now.end_iso and now.iso and now.iso <= (own[0].iso or "") <= now.end_iso):
            return _has_act(sentence)
    if _same_rite(sentence, current):
        return False
    if own and day is not None and _other_part_of_day(tokens, own[0], _days(day)[0]) and _has_act(sentence):
        return True
    if _PART_OF_DAY.match(text) and _objects(sentence) and current.met:
        return True
    first = min(tokens.starts[p.start] for p in strong)
    if own and own[0].start < first and _nothing_shared(sentence, current):
        return True
    if _ALSO.search(text) and _has_act(sentence):
        return True
    guests = _guests(sentence)
    if guests and current.guests and (own or _DID.search(text)) and not guests & (current.guests | current.agents):
        return True
    if _ANEW.match(text) and _has_act(sentence):
        return bool(own) or any(p.roles and p.roles[0] in {"hosted", "visited", "chaired"} for p in strong)
    return False


def _nouns(sentence: Told) -> set[str]:
    """The gatherings and acts that a sentence names."""
    told = {p.rule for p in sentence.parts.parts if not p.weak}
    return {
        family(n)
        for n in sentence.nodes
        if n.noun is not None
        and n.noun.counts
        and (n.noun.rank >= 2 or (n.cue is not None and f"subject/{n.cue.words}" in told))
    }


def _agents(sentence: Told) -> set[str]:
    """Who takes part in what a sentence tells, by name."""
    parts = [p for p in sentence.parts.parts if not p.weak]
    return {p.mention.name.words.split()[-1] for p in parts if p.mention} | {p.body.name for p in parts if p.body}


_MEETS = re.compile(r"^object/.*\b(?:tiếp|gặp|hội đàm|hội kiến|thăm|làm việc)\b")


def _guests(sentence: Told) -> set[str]:
    """Whom somebody received, met or visited: each is a happening of its own."""
    parts = [p for p in sentence.parts.parts if not (p.weak or p.planned) and _MEETS.match(p.rule)]
    names = {word for p in parts if p.mention for word in p.mention.name.words.replace("-", " ").split()}
    return names | {p.body.name for p in parts if p.body}


# A caption tells it again in the present, often with another spelling of a foreign name.
_DID = re.compile(r"\b(?:đã|cũng)\b")


def _nothing_shared(sentence: Told, current: Draft) -> bool:
    """`Sáng 31/5, [B] có [buổi làm việc]` behind what A did on that day: neither the act nor anybody is the same."""
    nouns, agents = _nouns(sentence), _agents(sentence)
    return bool(nouns and agents and current.nouns and not nouns & current.nouns and not agents & current.agents)


def _gathers_elsewhen(sentence: Told, current: Draft) -> bool:
    """`Sáng 19/5, phát biểu khai mạc Hội thảo, A khẳng định`: a gathering of another day, told by speech alone."""
    own = [d for d in _days(sentence) if not (d.future or d.before)]
    day = current.dated
    said = [p for p in sentence.parts.parts if p.rule != "body/heard"]
    if not own or day is None or own[0].iso == _days(day)[0].iso or not said:
        return False
    return any(n.noun is not None and n.noun.counts and n.noun.rank == 3 for n in sentence.nodes)


_DAY_PART = re.compile(r"(sáng|trưa|chiều|tối|đêm)(?:\s+(?:ngày|hôm))?\s*$", re.IGNORECASE)


def _other_part_of_day(tokens: Tokens, a: DateMention, b: DateMention) -> bool:
    """`Chiều 15/5` and `Trưa 15/5` are two happenings."""
    parts = []
    for day in (a, b):
        words = tokens.text[max(0, day.start - 12) : day.start] + day.words.split(" ")[0] + " "
        match = _DAY_PART.search(words) or _DAY_PART.search(words.removesuffix(day.words.split(" ")[0] + " "))
        parts.append(match.group(1).lower() if match else None)
    return a.start != b.start and None not in parts and parts[0] != parts[1]


def _same_rite(sentence: Told, current: Draft) -> bool:
    """One delegation after another at one funeral or one monument is one event."""
    words = {n.cue.words for n in sentence.nodes if n.cue} & _RITES
    return bool(words) and current.rites


_RITES = frozenset(
    {"viếng", "vào viếng", "đến viếng", "dâng hương", "dâng hoa", "đặt vòng hoa", "thắp hương", "tưởng niệm"}
)


def _objects(sentence: Told) -> bool:
    """Whether the sentence tells of a body visited or met."""
    return any(p.body is not None and p.rule.startswith("object/") for p in sentence.parts.parts)


def _has_act(sentence: Told) -> bool:
    return any(n.noun and n.noun.counts for n in sentence.nodes) or any(
        set(p.roles) & {"hosted", "visited", "chaired", "presented", "signed"} for p in sentence.parts.parts
    )


def _status(sentence: Told, text: str, published: str | None) -> Status | None:
    days = _days(sentence)
    parts = sentence.parts.parts
    if (days and all(d.future for d in days)) or _WILL.search(text) or (parts and all(p.planned for p in parts)):
        return "planned"
    if days and days[0].iso and len(days[0].iso) == 10:
        told, today = day_of(days[0].iso), day_of(published)
        if told is not None and today is not None and told.toordinal() < today.toordinal() - BACKGROUND_DAYS:
            return "recalled"
    return None


def _describe(tokens: Tokens, draft: Draft) -> None:
    """Type, name, day and place of an event from its sentences."""
    first = next((s for s in draft.sentences if not s.headline), None)
    chosen = kind_of([Line(s.nodes, s.parts, s.headline, s is first) for s in draft.sentences])
    if chosen is None:
        draft.type = _type_by_roles(draft)
    if chosen is not None and chosen.noun is not None:
        words = squeeze(tokens.exact(chosen.start, chosen.end)).lower()
        written = chosen.noun.words if chosen.cue else words
        draft.type = re.sub(r"^(?:đến|đi|tới|về|vào)\s+|\s+(?:với|tại)$", "", written)
        draft.type_id, draft.rank = chosen.noun.type_id, chosen.noun.rank
        draft.name = _name(tokens, chosen)
        draft.anchor = tokens.span(chosen.start, chosen.end)
    body = [s for s in draft.sentences if not s.headline]
    if body:
        draft.anchor = (body[0].start, body[0].end)
    for sentence in body:
        days = [d for d in _days(sentence) if not d.before] or _days(sentence)
        if days and draft.date is None:
            draft.date, draft.end, draft.date_as_told = days[0].iso, days[0].end_iso, days[0].words
    draft.place = _place(tokens, body)
    if not draft.name and draft.sentences and draft.sentences[0].headline:
        draft.name = squeeze(tokens.text[draft.sentences[0].start : draft.sentences[0].end])


# Beyond so many sentences only a place is taken where the text says that it was held there.
_EARLY = 2


def _place(tokens: Tokens, sentences: list[Told]) -> str | None:
    """The place told most surely: with the day or the gathering, early, and not in what somebody says."""
    best: tuple[float, str] | None = None
    for n, sentence in enumerate(sentences):
        start, stop = _tokens(tokens, sentence)
        said = [p.end for p in sentence.parts.parts if p.weak]
        held = bool(_days(sentence)) or any(n.noun is not None and n.noun.counts for n in sentence.nodes)
        if not held and not any(not p.weak for p in sentence.parts.parts):
            continue
        for found in venues(tokens, start, min([stop, *said])):
            if sentence.index > sentences[0].index + _EARLY and not found.held:
                continue
            sure = found.sure + 0.5 * held - 0.3 * n
            if best is None or sure > best[0] + 1e-9:
                best = (sure, found.words)
    return best[1] if best else None


def _tokens(tokens: Tokens, sentence: Told) -> tuple[int, int]:
    return bisect_left(tokens.starts, sentence.start), bisect_left(tokens.starts, sentence.end)


def _type_by_roles(draft: Draft) -> str:
    """Ruling 23: where the article has no noun for it, the nearest of the table, by what was done."""
    parts = [p for s in draft.sentences for p in s.parts.parts if not p.weak]
    roles = {r for p in parts for r in p.roles} - {"appointed"}
    if all(p.rule.startswith("caption/") for p in parts):
        return ""
    for role, kind in (
        ("visited", "thăm"), ("signed", "lễ ký kết"), ("presented", "lễ trao tặng"), ("received", "lễ trao tặng"),
        ("hosted", "buổi tiếp"), ("chaired", "cuộc họp"), ("attended", "cuộc họp"),
    ):  # fmt: skip
        if role in roles:
            return kind
    return ""


def _name(tokens: Tokens, node: Node) -> str:
    """The words after the noun up to a mark: the theme."""
    end = node.end
    while end < len(tokens) and end - node.end < 20:
        word = tokens.words[end]
        if word in ",.;:()*" or "\n" in tokens.text[tokens.ends[end - 1] : tokens.starts[end]]:
            break
        if tokens.lows[end] in {"có", "do", "tại", "đã", "dưới"}:
            break
        end += 1
    return squeeze(tokens.exact(node.end, end))
