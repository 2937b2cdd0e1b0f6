"""Bring people, bodies and groups to the events: participants with roles, capacity, list and order.

Who counts as present is decided here: strong words of taking part first; words of
speech only for one who is there anyway (rulings 10 and 25 of the guideline).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from daibieu.reading.appointees import OFFICERS
from daibieu.reading.appointments import Change
from daibieu.reading.bodies import BodySpan
from daibieu.reading.events import Draft, Told
from daibieu.reading.model import Absence, Event, Evidence, Group, Kind, OnBehalf, OtherEvent, Participant, Role
from daibieu.reading.nodes import Node
from daibieu.reading.parts import Part
from daibieu.reading.people import Entry, People
from daibieu.reading.sides import in_session, two_sides
from daibieu.reading.speakers import introduced, said_there, talked_of
from daibieu.reading.tokens import Tokens, squeeze

ROLE_ORDER: tuple[Role, ...] = (
    "attended", "chaired", "spoke", "hosted", "visited", "presented", "received", "signed", "appointed",
)  # fmt: skip


@dataclass(slots=True)
class Agent:
    """A participant as his parts gather."""

    name: str
    kind: Kind
    entry: Entry | None
    roles: set[Role] = field(default_factory=set)
    capacity: set[int] = field(default_factory=set)
    list_number: int | None = None
    order: int | None = None
    heading: str | None = None
    as_words: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    behalf: list[OnBehalf] = field(default_factory=list)
    leads: bool = False
    at: int = 0
    words: frozenset[str] = frozenset()
    place: str | None = None  # a body's, where its name tells it


_LEADS = frozenset({
    "subject/dẫn đầu", "list/dẫn đầu", "subject/làm trưởng đoàn", "subject/là trưởng đoàn", "object/trưởng đoàn là",
    "subject/trưởng đoàn công tác", "list/trưởng đoàn kiểm tra", "list/trưởng đoàn công tác",
})  # fmt: skip
# Kinds of events at which a delegation's leader is a visitor.
_JOURNEYS = frozenset({"visit", "working-trip", "gift-visit", "inspection", "survey"})
_COMES_ALONG = frozenset({
    "list/cùng đi", "list/đi cùng", "list/trong đoàn", "list/đi trong đoàn", "list/tham gia đoàn",
    "list/thành viên đoàn",
    "list/tháp tùng", "list/tham gia đoàn công tác", "list/cùng đi với",
})  # fmt: skip


@dataclass(slots=True)
class Held:
    """An event with its participants and groups."""

    draft: Draft
    agents: list[Agent] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    absent: list[Absence] = field(default_factory=list)
    elects: bool = False  # its sentences tell of somebody who comes into a post


class Gathering:
    """All events of one article with who took part."""

    def __init__(self, tokens: Tokens, people: People, drafts: list[Draft], changes: list[Change]) -> None:
        self._tokens = tokens
        self._people = people
        self._lists = 0
        self._speaker: Entry | None = None
        self._members: list[Agent] = []  # of the delegation that the article follows
        self._talk = talked_of(drafts)
        self.held = [Held(d) for d in drafts]
        self._told_in: dict[int, list[Held]] = {}  # what the sentence of an index tells
        for held in self.held:
            for sentence in held.draft.sentences:
                self._told_in.setdefault(sentence.index, []).append(held)
        for change in changes:
            for held in self._told_in.get(change.sentence.index, ()):
                held.elects = held.elects or change.gain
        for number, held in enumerate(self.held):
            self._fill(held, f"e{number + 1}")
        for change in changes:
            self._changed(change)

    # --- filling ---

    def _changed(self, change: Change) -> None:
        """Ruling 26: who is appointed or released at the event came in the old post and left in the new."""
        for held in self._told_in.get(change.sentence.index, ()):
            agent = next((a for a in held.agents if a.entry is change.entry), None)
            if agent is None and change.gain and held.draft.status is None and not _earlier(change, held.draft):
                # Elected or appointed there: he is of the event, whatever else is told of him.
                agent = Agent(change.entry.name, "person", change.entry, {"attended"}, at=change.evidence.start)
                agent.evidence.append(change.evidence)
                held.agents.append(agent)
            if agent is None:
                continue
            agent.capacity.update(change.posts)
            if change.position is not None:
                agent.capacity.add(change.position)
            if change.gain:
                agent.roles.add("appointed")

    def _fill(self, held: Held, key: str) -> None:
        order, listed = 0, False
        for sentence in held.draft.sentences:
            if sentence.parts.roster and not listed:
                continue
            if sentence.parts.has_list:
                self._lists += 1
            if not sentence.parts.roster:
                order, listed = 0, sentence.parts.has_list
            for part in sentence.parts.parts:
                if part.weak or not part.roles:
                    continue
                order += part.listed
                self._take(held, sentence, part, order if part.listed else None)
            for start, end in sentence.parts.groups:
                a, b = self._tokens.span(start, end)
                words = squeeze(self._tokens.text[a:b])
                evidence = Evidence(a, b, self._tokens.text[a:b], "list/unnamed-group")
                order += 1
                held.groups.append(Group(words, key, self._lists, order, (evidence,)))
            for body in in_session(sentence.nodes, held.draft.type_id):
                roles: tuple[Role, ...] = ("attended",)
                part = Part(None, body, None, roles, body.start, body.end, "body/own-session")
                self._agent(held, sentence, part, create=True)
            for body in two_sides(sentence.nodes, held.draft.type_id):
                part = Part(None, body, None, ("attended",), body.start, body.end, "body/side")
                self._agent(held, sentence, part, create=True)
            for node in sentence.parts.absent:
                self._absent(held, node, key)
        for sentence in held.draft.sentences:
            for part in sentence.parts.parts:
                if part.weak:
                    self._speech(held, sentence, part)

    def _delegation(self, held: Held, part: Part) -> None:
        """What a delegation does its leader does; those who came with it are there."""
        for member in self._members:
            agent = next((a for a in held.agents if a.name == member.name and a.kind == member.kind), None)
            if agent is None:
                agent = Agent(member.name, member.kind, member.entry, at=part.start, words=member.words)
                agent.place = member.place
                agent.capacity.update(member.capacity)
                agent.evidence.extend(member.evidence[:1])
                held.agents.append(agent)
            agent.roles.add("attended")
            if member.leads:
                agent.roles.update(part.roles)
                if member is not agent:
                    agent.roles.add("chaired")

    def _take(self, held: Held, sentence: Told, part: Part, order: int | None) -> None:
        # `UBND tỉnh tặng 3 đơn vị Cờ`: a result told; only one who is there anyway presented it.
        gives = part.body is not None and part.roles == ("presented",) and not any(n.noun for n in sentence.nodes)
        gives = gives and part.as_words is None
        gives = gives and not any(p.mention is not None and p.rule == part.rule for p in sentence.parts.parts)
        if part.delegation:
            self._delegation(held, part)
            return
        past = "appointed" in part.roles and _told_with_day(sentence, held.draft)
        agent = self._agent(held, sentence, part, create=not gives and not past)
        if agent is None:
            return
        if part.rule in _LEADS or part.rule in _COMES_ALONG:
            agent.leads = agent.leads or part.rule in _LEADS
            if all(m is not agent and m.name != agent.name for m in self._members):
                self._members.append(agent)
        if agent.leads and held.draft.type_id in _JOURNEYS:
            agent.roles.add("visited")  # `chuyến thăm do A làm trưởng đoàn`
        if order is not None and agent.order is None:
            agent.list_number, agent.order = self._lists, order
            agent.heading = part.mention.heading if part.mention else None

    def _speech(self, held: Held, sentence: Told, part: Part) -> None:
        """Speech inside the report: of one who is there, or said to be said at the gathering."""
        if part.rule == OFFICERS:
            self._agent(held, sentence, part, create=self._elects(held))
            return
        if part.rule in _GESTURES and held.draft.type_id in _WORDLESS:
            return
        there = part.rule == _HEARD or said_there(sentence.nodes)
        if part.body is not None and not (there and (part.as_words or part.rule in _TOLD_BY_BODIES)):
            return
        if held.draft is self._talk and not there:
            there = introduced(held.draft, sentence, part)
        self._agent(held, sentence, part, create=there and (part.body is None or part.rule == _HEARD))

    def _elects(self, held: Held) -> bool:
        """Whether somebody is told as elected or appointed at it."""
        return held.elects or any("appointed" in a.roles for a in held.agents)

    def _agent(self, held: Held, sentence: Told, part: Part, *, create: bool) -> Agent | None:
        if part.body is not None:
            agent = self._body(held, part, create=create)
        else:
            agent = self._person(held, part, create=create)
        if agent is None:
            return None
        agent.roles.add("attended")
        agent.roles.update(part.roles)
        start, end = self._tokens.span(part.start, part.end)
        if part.mention is not None:
            start, end = self._tokens.span(part.mention.start, part.mention.end)
        agent.evidence.append(Evidence(start, end, self._tokens.text[start:end], part.rule))
        for who in part.behalf:
            a, b = self._tokens.span(who.start, who.end)
            words = squeeze(self._tokens.text[a:b])
            if all(o.object != words for o in agent.behalf):
                agent.behalf.append(
                    OnBehalf(who.kind, words, (Evidence(a, b, self._tokens.text[a:b], f"behalf/{who.kind}"),))
                )
        return agent

    def _person(self, held: Held, part: Part, *, create: bool) -> Agent | None:
        posts: list[int] = []
        if part.mention is not None:
            found = self._people.add(part.mention)
            if found is None:
                return None
            entry, posts = found
        elif part.title is not None and part.title.office.lower() in _MANY_HOLD:
            return None  # `ý kiến của đại biểu Quốc hội cũng đề nghị`
        elif part.title is not None:
            holder = self._people.holder(part.title)
            if holder is None:
                return None
            entry = holder
            posts = [n for n, h in enumerate(entry.held) if h.title.office.lower() == part.title.office.lower()][:1]
        elif self._speaker is not None:
            entry = self._speaker
        else:
            return None
        self._speaker = entry
        agent = next((a for a in held.agents if a.entry is entry), None)
        if agent is None:
            if not create:
                return None
            agent = Agent(entry.name, "person", entry, at=part.start)
            held.agents.append(agent)
        agent.capacity.update(posts)
        return agent

    def _body(self, held: Held, part: Part, *, create: bool) -> Agent | None:
        body = part.body
        assert body is not None
        words, place = frozenset(body.name.lower().split()), _place(body)
        agent = next((a for a in held.agents if a.kind == "body" and _same(a, words, place)), None)
        if agent is None:
            if not create:
                return None
            agent = Agent(squeeze(body.full), "body", None, at=part.start, words=words, place=place)
            agent.as_words = part.as_words
            held.agents.append(agent)
        elif len(body.full) > len(agent.name):
            agent.name, agent.place = squeeze(body.full), agent.place or place
        return agent

    def _absent(self, held: Held, node: Node, key: str) -> None:
        if node.mention is None:
            return
        found = self._people.add(node.mention)
        if found is None:
            return
        a, b = self._tokens.span(node.start, node.end)
        held.absent.append(Absence(found[0].name, "person", key, (Evidence(a, b, self._tokens.text[a:b], "absence"),)))

    # --- what comes out ---

    def _kept(self, *, reported: bool) -> list[tuple[str, Held]]:
        return [
            (f"e{n + 1}", h)
            for n, h in enumerate(self.held)
            if (h.draft.status is None) == reported and (_ours(h) or not reported)
        ]

    def events(self) -> tuple[Event, ...]:
        return tuple(
            Event(
                key=key, type=h.draft.type, name=h.draft.name, date=h.draft.date, place=h.draft.place,
                participants=self._participants(h), end=h.draft.end, type_id=h.draft.type_id,
                date_as_told=h.draft.date_as_told, evidence=self._anchor(h.draft),
            )
            for key, h in self._kept(reported=True)
        )  # fmt: skip

    def other_events(self) -> tuple[OtherEvent, ...]:
        return tuple(
            OtherEvent(
                key=key, status=h.draft.status or "planned", type=h.draft.type, name=h.draft.name, date=h.draft.date,
                place=h.draft.place, participants=self._participants(h), end=h.draft.end, type_id=h.draft.type_id,
                date_as_told=h.draft.date_as_told, evidence=self._anchor(h.draft),
            )
            for key, h in self._kept(reported=False)
        )  # fmt: skip

    def _anchor(self, draft: Draft) -> tuple[Evidence, ...]:
        start, end = draft.anchor
        return (Evidence(start, end, self._tokens.text[start:end], "event/told-here"),)

    def _participants(self, held: Held) -> tuple[Participant, ...]:
        return tuple(self._participant(a) for a in held.agents)

    def _participant(self, agent: Agent) -> Participant:
        capacity = sorted(agent.capacity)
        if agent.entry is not None and not capacity:
            capacity = [n for n, h in enumerate(agent.entry.held) if not h.title.former]
        return Participant(
            agent=agent.name, kind=agent.kind, roles=tuple(r for r in ROLE_ORDER if r in agent.roles),
            capacity=tuple(capacity), list=agent.list_number, order=agent.order, heading=agent.heading,
                as_words=agent.as_words,
            on_behalf_of=tuple(agent.behalf), evidence=tuple(dict.fromkeys(agent.evidence)),
        )  # fmt: skip

    def unattended(self) -> list[tuple[int, int]]:
        """Where gatherings are told at which nobody is named."""
        return [h.draft.anchor for h in self.held if h.draft.status is None and not h.agents and h.draft.type]

    def groups(self) -> tuple[Group, ...]:
        return tuple(g for _, h in self._kept(reported=True) for g in h.groups)

    def absences(self) -> tuple[Absence, ...]:
        return tuple(a for h in self.held for a in h.absent)

    def involved(self) -> set[str]:
        """The people who take part in an event, planned ones too."""
        kept = [*self._kept(reported=True), *self._kept(reported=False)]
        return {a.name for _, h in kept for a in h.agents if a.entry} | {a.agent for a in self.absences()}

    def told_on(self) -> dict[int, tuple[str | None, str | None]]:
        """Key and day of the event by the index of each sentence that tells it."""
        return {
            s.index: (key, held.draft.date) for key, held in self._kept(reported=True) for s in held.draft.sentences
        }


_MANY_HOLD = frozenset({"đại biểu", "ủy viên", "thành viên"})
# Of visits and tributes these tell a gesture, no speech: `thăm, động viên chiến sĩ`, `bày tỏ lòng biết ơn các liệt sĩ`.
_GESTURES = frozenset(
    f"subject/{words}" for words in ("động viên", "bày tỏ", "tri ân", "chúc", "chúc mừng", "gửi lời chúc mừng")
)
_WORDLESS = _JOURNEYS | {"tribute", "funeral", "award-ceremony"}


def _told_with_day(sentence: Told, draft: Draft) -> bool:
    """`Tháng 3-2013, ông A được bổ nhiệm`: told with a day of its own, which is not the event's."""
    days = [d.iso for d in sentence.dates if d.iso and d.kind in {"day", "month"}]
    return bool(days) and draft.date is not None and not any(draft.date.startswith(d) for d in days)


def _earlier(change: Change, draft: Draft) -> bool:
    """Whether the change is told with a day of its own that is not the event's, or of no kind that happens at one."""
    if change.evidence.rule == "appointment/given" or "từng" in change.evidence.exact.split():
        return True
    return _told_with_day(change.sentence, draft)


def _ours(held: Held) -> bool:
    """Whether somebody with an office took part, or a body gave or held what a noun of gatherings names.

    What private people do, what police and inspectors do at work, and a contract signed at a desk is no event.
    """
    draft = held.draft
    if any(a.entry is not None and a.entry.held for a in held.agents):
        return True
    bodies = [a for a in held.agents if a.kind == "body"]
    if draft.rank == 3:
        return bool(bodies) or any(map(_named_with_it, draft.sentences))
    return any(a.order is not None or a.roles & _HOLDS_IT or draft.rank == 2 for a in bodies) and draft.rank > 0


def _named_with_it(sentence: Told) -> bool:
    """Whether a sentence names the gathering and who was there."""
    named = any(n.noun is not None and n.noun.counts and n.noun.rank == 3 for n in sentence.nodes)
    return named and any(p.mention is not None and not p.weak for p in sentence.parts.parts)


_HOLDS_IT: frozenset[Role] = frozenset({"hosted", "presented", "signed"})


_HEARD = "body/heard"
# What a body itself says at a gathering; other words of speech are its decisions (2 right of 20 on the articles).
_TOLD_BY_BODIES = frozenset({"subject/báo cáo", "subject/trình bày", "subject/nêu", _HEARD})
_SOFT = frozenset({"việt", "nam", "tỉnh", "thành", "phố", "tp", "trung", "ương", "-", "và", "của", "các"})


def _place(body: BodySpan) -> str | None:
    return body.place or ("Việt Nam" if body.name.endswith("Việt Nam") else None)


def _same(agent: Agent, words: frozenset[str], place: str | None) -> bool:
    """One name of a body may say a little more than the other: `Ủy ban MTTQ tỉnh`, `Ủy ban MTTQ Việt Nam tỉnh`.

    Of two places they are two: the parties of Viet Nam and of China.
    """
    apart = agent.place is not None and place is not None and agent.place != place
    return not apart and not (agent.words ^ words) - _SOFT
