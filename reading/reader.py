"""Read one article: every step in its order, nothing decided here.

text -> tokens -> sentences -> items -> titles linked to names -> people; then nodes
-> parts -> events; documents, awards, memberships and changes of position beside.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from daibieu.reading import appointed, appointments, awards, careers, memberships, residue
from daibieu.reading.attribution import mentions_of
from daibieu.reading.context import Context
from daibieu.reading.dates import DateMention, find_dates
from daibieu.reading.documents import find_documents
from daibieu.reading.events import Told, events_of
from daibieu.reading.frame import outside, read_frame
from daibieu.reading.gathering import Gathering
from daibieu.reading.items import items_of
from daibieu.reading.lexicon import table
from daibieu.reading.mentions import Mention
from daibieu.reading.model import Article, Frame, Person, Reading
from daibieu.reading.nodes import nodes_of
from daibieu.reading.participation import parts_of
from daibieu.reading.people import People, is_public, person_of
from daibieu.reading.sentences import sentences
from daibieu.reading.text import clean, stored_text
from daibieu.reading.tokens import Tokens, tokenize


def read(article: Article) -> Reading:
    """All that one article says; an article that says nothing gives an empty Reading."""
    stored = stored_text(article.title, article.text)
    title_end = len(clean(article.title)) if article.title else 0
    frame, published = read_frame(stored, title_end, article.published, article.place, article.source)
    if not may_tell(stored):
        return Reading(
            id=article.id, published=published, documents=tuple(find_documents(stored, find_dates(stored, published))),
            frame=frame,
        )  # fmt: skip
    tokens = tokenize(stored)
    dates = find_dates(stored, published)
    told, sentence_of, mentions = _sentences(tokens, frame, dates, title_end)
    context = Context(tokens, title_end, frame.paper_place, sentence_of)
    context.bodies = [n.body for s in told for n in s.nodes if n.body]
    people = People(tokens, context)
    for sentence in mentions:
        for mention in sentence:
            people.add(mention)
    careers.former_posts(tokens, told, people)
    changes = appointments.find(tokens, told, people)
    gathering = Gathering(tokens, people, events_of(tokens, told, published), changes)
    documents = tuple(find_documents(stored, dates))
    involved = gathering.involved() | {c.entry.name for c in changes}
    return Reading(
        id=article.id,
        published=published,
        people=_people(people, involved),
        events=gathering.events(),
        documents=documents,
        other_events=gathering.other_events(),
        absences=gathering.absences(),
        groups=gathering.groups(),
        memberships=memberships.find(tokens, told, context),
        responsibilities=memberships.responsibilities(tokens, told, people, context),
        awards=awards.find(tokens, told, people, gathering.told_on()),
        appointments=appointed.appointments(changes, documents, gathering.told_on(), published),
        frame=frame,
        residue=residue.find(tokens, told, people, gathering),
    )


def may_tell(stored: str) -> bool:
    """Whether an article can say anything about officials or bodies; False costs it nearly nothing.

    The words stand in `lexicon/telling.tsv`; documents and frame are read all the same.
    """
    small = stored.lower()
    offices, bodies, acts = _telling()
    if any(words in small for words in offices):
        return True
    return any(words in stored for words in bodies) and any(words in small for words in acts)


@cache
def _telling() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    rows = [(row["written"], row["class"]) for row in table("telling", "written", "class")]
    offices, bodies, acts = (tuple(w for w, kind in rows if kind == k) for k in ("office", "body", "act"))
    return offices, bodies, acts


def _people(people: People, involved: set[str]) -> tuple[Person, ...]:
    """Those who hold, held or are given a position, or take part in an event."""
    return tuple(person_of(e) for e in people.entries if e.name in involved or any(map(is_public, e.held)))


def _sentences(
    tokens: Tokens, frame: Frame, dates: list[DateMention], title_end: int
) -> tuple[list[Told], list[int], list[list[Mention]]]:
    """The report's sentences, read; for each token its sentence; the mentions by sentence."""
    told: list[Told] = []
    mentions: list[list[Mention]] = []
    sentence_of = [-1] * len(tokens)
    stored = tokens.text
    spans = sentences(stored)
    left_out, passed, until = sorted(outside(frame)), 0, -1
    day = 0
    for index, (start, end) in enumerate(spans):
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        sentence_of[first:last] = [index] * (last - first)
        while passed < len(left_out) and left_out[passed][0] <= start:
            until = max(until, left_out[passed][1])
            passed += 1
        if first == last or end <= until:
            continue
        while day < len(dates) and dates[day].end <= start:
            day += 1
        items = items_of(tokens, first, last)
        dated = day < len(dates) and dates[day].start < end
        if not dated and all(item.plain for item in items) and " tại " not in stored[start:end]:
            continue  # neither anybody nor a day nor a place: a sentence of matter
        found = mentions_of(tokens, items)
        nodes = nodes_of(tokens, items, found)
        here: list[DateMention] = []
        while day + len(here) < len(dates) and dates[day + len(here)].start < end:
            here.append(dates[day + len(here)])
        gap = tokens.text[spans[index - 1][1] : start] if index else ""
        told.append(
            Told(index, start, end, nodes, parts_of(tokens, nodes), end <= title_end, "\n" in gap or index == 0, here)
        )
        mentions.append(found)
    return told, sentence_of, mentions
