"""Tiny worlds for the graph: articles told in a line, their Readings as values. All names are invented."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from hypothesis import strategies as st

from daibieu.graph import Store, open_store
from daibieu.graph.addresses import Addresses
from daibieu.graph.claiming import claims_of
from daibieu.graph.claims import ArticleClaims
from daibieu.reading.model import (
    Absence,
    Appointment,
    Article,
    Award,
    Document,
    Event,
    Evidence,
    Membership,
    OtherEvent,
    Participant,
    Person,
    Position,
    Reading,
    Responsibility,
)

ADDRESSES = Addresses()


@dataclass(frozen=True)
class Told:
    """An article with the Reading that a perfect reader would give."""

    article: Article
    reading: Reading


@dataclass
class Telling:
    """Puts an article together sentence by sentence; each finding's words are where it says."""

    id: str
    day: str | None
    place: str | None = "Nam Định"
    text: str = ""
    people: list[Person] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    def say(self, words: str, rule: str = "told") -> tuple[Evidence, ...]:
        start = len(self.text)
        self.text += words + ".\n"
        return (Evidence(start, start + len(words), words, rule),)

    def person(self, name: str, *titles: str, **kept: Any) -> Person:
        """`tell.person("Lê Thị Bình", "Bí thư | Tỉnh ủy | Nam Định", "nguyên Chủ tịch | UBND tỉnh | Nam Định")`."""
        evidence = self.say(f"Đồng chí {name}, {', '.join(titles)}")
        one = Person(name, tuple(_position(t, evidence) for t in titles), evidence=evidence, **kept)
        self.people.append(one)
        return one

    def event(self, kind: str, name: str, date: str | None, *agents: str, **kept: Any) -> Event:
        """Each agent's person holds all his positions there: `"Lê Thị Bình"`; a body: `"body:UBND tỉnh"`."""
        place = kept.pop("place", None)
        evidence = self.say(f"{kind} {name}, {date}, {place}")
        one = Event(
            f"e{len(self.events) + 1}", kind, name, date, place,
            tuple(self._participant(a) for a in agents), evidence=evidence, **kept,
        )  # fmt: skip
        self.events.append(one)
        return one

    def _participant(self, agent: str) -> Participant:
        evidence = self.say(f"có mặt {agent}")
        if agent.startswith("body:"):
            return Participant(agent[5:], "body", ("attended", "hosted"), evidence=evidence)
        held = next((p.positions for p in self.people if p.name == agent), ())
        return Participant(agent, "person", ("attended",), tuple(range(len(held))), evidence=evidence)

    def done(self) -> Told:
        article = Article(self.id, "", self.text, self.day, place=self.place)
        return Told(article, Reading(self.id, self.day, tuple(self.people), tuple(self.events), **self.more))


def _position(title: str, evidence: tuple[Evidence, ...]) -> Position:
    office, body, place = (part.strip() for part in (title + " | | ").split("|")[:3])
    former = office.startswith("nguyên ")
    standing = "former" if former else "acting" if office.startswith("Quyền ") else "full"
    return Position(office.removeprefix("nguyên "), body or None, place or None, former, standing, evidence=evidence)


def claims(*told: Told) -> list[ArticleClaims]:
    return [claims_of(t.article, t.reading, ADDRESSES) for t in told]


def load(store: Store, told: list[Told] | tuple[Told, ...]) -> Any:
    readings = {t.article.id: t.reading for t in told}
    return store.load([t.article for t in told], read=lambda article: readings[article.id])


# -- worlds for Hypothesis: few names, so that they meet

_NAMES = ("Lê Thị Bình", "Trần Văn Thắng", "Trần Văn Thăng")
_TITLES = (
    "Bí thư | Tỉnh ủy | Nam Định",
    "Chủ tịch | UBND tỉnh | Nam Định",
    "Quyền Chủ tịch | UBND tỉnh | Nam Định",
    "nguyên Chủ tịch | UBND tỉnh | Nam Định",
    "Phó Chủ tịch | UBND huyện | Vân Trạch",
    "Bí thư | Tỉnh ủy | Hà Nam",
    "Giám đốc",
)
_DAYS = (None, "2018-03-27", "2018-03-28", "2019-01-02")
_BODIES = ("UBND tỉnh", "Ban Nội chính Tỉnh ủy", "Tỉnh ủy", "Bộ Y tế")
# Sentences long enough to tell that one article prints another's again.
_PRINTED = tuple(
    f"Các đại biểu đã nghe báo cáo về {what} trong sáu tháng đầu năm, thảo luận và thống nhất nhiều nội dung quan trọng"
    for what in ("xây dựng nông thôn mới", "cải cách hành chính", "phòng, chống thiên tai")
)


@st.composite
def worlds(draw: Any) -> list[Told]:
    told = []
    for nth in range(draw(st.integers(1, 5))):
        tell = Telling(f"a{nth}", draw(st.sampled_from(_DAYS)), draw(st.sampled_from((None, "Nam Định", "Hà Nam"))))
        for name in draw(st.lists(st.sampled_from(_NAMES), max_size=3)):
            tell.person(name, *draw(st.lists(st.sampled_from(_TITLES), max_size=2, unique=True)))
        for _ in range(draw(st.integers(0, 2))):
            agents = draw(st.lists(st.sampled_from((*_NAMES, "body:UBND tỉnh")), max_size=3, unique=True))
            kind = draw(st.sampled_from(("hội nghị", "kỳ họp")))
            name = draw(st.sampled_from(("sơ kết sáu tháng", "thứ mười hai")))
            venue = draw(st.sampled_from((None, "hội trường Tỉnh ủy")))
            tell.event(kind, name, draw(st.sampled_from(_DAYS)), *agents, place=venue)
        for words in draw(st.lists(st.sampled_from(_PRINTED), max_size=3)):
            tell.say(words)
        _tell_more(tell, draw)
        told.append(tell.done())
    return told


def _tell_more(tell: Telling, draw: Any) -> None:
    """What hangs on people and events, so that it must follow them."""
    held = draw(st.sampled_from([None, *(event.key for event in tell.events)]))
    name, body = draw(st.sampled_from(_NAMES)), draw(st.sampled_from(_BODIES))
    known = next((person for person in tell.people if person.name == name), None)
    for what in draw(st.lists(st.sampled_from(("plan", "absence", "award", "duty", "member", "post", "paper")))):
        day = draw(st.sampled_from(_DAYS))
        words = tell.say(f"{what} {name} {body} {held} {day}")  # all that is read: one text has one Reading
        if what == "plan":
            told: Any = ("other_events", OtherEvent(
                f"o{len(tell.more)}", "planned", "kỳ họp", "thứ mười hai", day, None,
                (Participant(name, "person", ("attended",), evidence=words),), evidence=words,
            ))  # fmt: skip
        elif what == "absence":
            told = ("absences", Absence(name, "person", held, evidence=words))
        elif what == "award":
            told = ("awards", Award("Bằng khen", body, name, "person", year=2018, event=held, evidence=words))
        elif what == "duty":
            told = ("responsibilities", Responsibility(name, body, "body", evidence=words))
        elif what == "member":
            told = ("memberships", Membership(name, "person", body, stated_number=3, evidence=words))
        elif what == "post":
            position = 0 if known and known.positions else None
            told = ("appointments", Appointment(name, "appointed", position, event=held, evidence=words))
        else:
            told = ("documents", Document("Nghị quyết", "29/NQ-TW", body, None, title=body, evidence=words))
        tell.more.setdefault(told[0], ())
        tell.more[told[0]] += (told[1],)


@pytest.fixture(scope="session")
def telling() -> SimpleNamespace:
    """The builders of worlds, for modules that cannot import this one."""
    return SimpleNamespace(tell=Telling, claims=claims, load=load, worlds=worlds, addresses=ADDRESSES)


# -- the three kinds of stores


class _Endpoint(BaseHTTPRequestHandler):
    store: ox.Store
    queries: list[str]

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        query = form["query"][0]
        self.queries.append(query)
        try:
            found = self.store.query(query, use_default_graph_as_union=True)
        except SyntaxError as fault:
            return self._send(400, "text/plain", str(fault).encode())
        if isinstance(found, ox.QueryTriples):
            return self._send(200, "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES))
        return self._send(200, "application/sparql-results+json", found.serialize(format=ox.QueryResultsFormat.JSON))

    def _send(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: tests are quiet."""


@pytest.fixture
def endpoint() -> Iterator[Callable[[Iterator[ox.Quad]], str]]:
    """Serve quads at a SPARQL endpoint on loopback; its default graph is the union of all."""
    servers: list[HTTPServer] = []

    def serve(quads: Iterator[ox.Quad]) -> str:
        store = ox.Store()
        store.extend(quads)
        handler = type("Endpoint", (_Endpoint,), {"store": store, "queries": []})
        server = HTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/sparql"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(params=["folder", "memory", "remote"])
def store_with(
    request: pytest.FixtureRequest, tmp_path: Path, endpoint: Callable[[Iterator[ox.Quad]], str]
) -> Callable[..., Store]:
    """A store of each kind that holds what is told: `store_with(told, told)`."""

    def make(*told: Told) -> Store:
        if request.param == "folder":
            store = open_store(tmp_path / "store")
            load(store, told)
            return store
        memory = open_store(":memory:")
        load(memory, told)
        return memory if request.param == "memory" else open_store(endpoint(memory.quads()))

    return make
