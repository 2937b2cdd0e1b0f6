"""What `import daibieu` gives: read an article, open a store, ask it, draw it.

No question is answered and nothing is read here: each method hands on to the room
that knows. What is added is the view of an answer and of a network in a notebook.
"""

from __future__ import annotations

import getpass
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from daibieu import notebook
from daibieu.errors import DecisionError, QuestionError, SourceError, StoreError
from daibieu.graph import Answer, Defaults, Entry, Loaded, load_paths, read_sources
from daibieu.graph import Store as GraphStore
from daibieu.queries import Answered
from daibieu.reading.model import Article, Reading

if TYPE_CHECKING:
    import networkx
    import rdflib
    from rdflib.term import Node

    from daibieu.graph.deciding import Curator, Entered, Taken
    from daibieu.graph.decisions import By, Decision, Kind
    from daibieu.graph.local import LocalStore
    from daibieu.graph.rereading import Rereading
    from daibieu.graph.reviewing import Claim, Reason, Review

# What may stand at the middle of a network, in the order in which a name is tried.
AROUND = "Person|Body|Event|Position"
# What may be merged and split.
DECIDABLE = "Person|Body|Event"

# One by one, handing 3,000 articles out cost the parent 0.9 s beside 9.4 s of reading; by sixteens, 0.3 s.
BATCH = 16

Progress = Callable[[str, int, int | None], None]


def read(article: Article) -> Reading:
    """Read one article: what it says, each finding with its rule and its words."""
    from daibieu.reading import read as read_article

    return read_article(article)


def read_all(paths: Iterable[str | Path], defaults: Defaults, jobs: int = 1) -> Iterator[Reading | SourceError]:
    """Read the articles of all paths in their order; in the place of what cannot be read, yield its error."""
    items = read_sources(paths, defaults.checked())
    if jobs == 1:
        yield from map(_read_one, items)
        return
    # Two batches a process wait at most: a file of a million is never held in memory.
    waiting: deque[Future[list[Reading | SourceError]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts) as pool:
        while batch := list(islice(items, BATCH)):
            waiting.append(pool.submit(_read_batch, batch))
            if len(waiting) >= 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _leave_interrupts() -> None:
    # Ctrl-C reaches the whole group. A worker that dies of it while it waits leaves the parent waiting for ever.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_batch(items: list[Article | SourceError]) -> list[Reading | SourceError]:
    return [_read_one(item) for item in items]


def _read_one(item: Article | SourceError) -> Reading | SourceError:
    return item if isinstance(item, SourceError) else read(item)


def open_store(place: str | Path, *, base: str | None = None, create: bool = True) -> Store:
    """Open the store in a folder, in memory (`:memory:`), or behind the address of a SPARQL endpoint."""
    from daibieu.graph import open_store as open_graph

    return Store(open_graph(place, base=base, create=create))


def network(store: Store, **choices: Any) -> Network:
    """Draw a store's network; the choices are those of `Store.network`."""
    return store.network(**choices)


class Told(Answered):
    """An answer that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return notebook.table(self.understood, self.columns, self.rows)


def _told(answered: Answered) -> Told:
    return Told(*(getattr(answered, one.name) for one in fields(Answered)))


@dataclass(frozen=True, slots=True)
class Network:
    """A networkx graph that knows how to become a page."""

    graph: networkx.MultiDiGraph
    title: str

    def save(self, path: str | Path) -> None:
        """Write it as one page that opens without a network."""
        from daibieu.viz import write_page

        write_page(self.graph, path, self.title)

    def _repr_html_(self) -> str:
        from daibieu.viz.page import page

        return notebook.frame(page(self.graph, self.title))


class Store:
    """A store of articles and of what they say."""

    def __init__(self, graph: GraphStore) -> None:
        self.graph = graph

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, so that another process may write."""
        self.graph.close()

    @property
    def base(self) -> str:
        """The address under which the store's data stand."""
        return self.graph.base

    def articles(self) -> tuple[Entry, ...]:
        """List the articles, without their texts."""
        return self.graph.articles()

    def load(
        self,
        *sources: str | Path | Article,
        place: str | None = None,
        source: str | None = None,
        published: str | None = None,
        progress: Progress | None = None,
        on_bytes: Callable[[int], None] | None = None,
    ) -> Loaded:
        """Load files (articles, or an export of another store) and articles; twice is the same as once.

        `place`, `source` and `published` are for articles that do not tell them.
        """
        articles = [one for one in sources if isinstance(one, Article)]
        paths = [one for one in sources if not isinstance(one, Article)]
        if articles and paths:
            raise SourceError("load: files and articles are given together; load the one, then the other")
        if articles:
            return self.graph.load(articles, progress=progress)
        defaults = Defaults(place=place, source=source, published=published).checked()
        return load_paths(self.graph, paths, defaults, progress=progress, on_bytes=on_bytes)

    def drop(self, *articles: str) -> int:
        """Take articles out, with all that they alone said; answer how many there were."""
        return self.graph.drop(articles)

    # -- decisions

    def review(self, about: str | None = None, *, kind: Kind | None = None, limit: int | None = None) -> Review:
        """List what is open about who and what is one, the likeliest first, and decisions whose words are gone.

        `about`: one person, body or event, by address or name.
        """
        from daibieu.graph.reviewing import Reviewer

        curator = self._curator()
        thing = curator.thing(self._decidable(about)) if about is not None else None
        return Reviewer(curator).review(thing, kind, limit)

    def reasons(self, about: str) -> tuple[Reason, ...]:
        """Tell why the mentions of a person, body or event are one, from the surest join to the weakest."""
        from daibieu.graph.reviewing import Reviewer

        curator = self._curator()
        return Reviewer(curator).reasons(curator.thing(self._decidable(about)))

    def is_article(self, value: str) -> bool:
        """Tell whether an address, whole or below the base, is that of an article, and not of a claim of it."""
        return value.strip("<>").removeprefix(self.base).startswith("article/") and "#" not in value

    def claims(self, article: str) -> tuple[Claim, ...]:
        """List what an article was read to say, claim by claim, with the fields that may be corrected."""
        from daibieu.graph.reviewing import Reviewer

        return Reviewer(self._curator()).claims(article)

    def merge(self, one: str, other: str, *, why: str, who: str | None = None, when: str | None = None) -> Taken:
        """Decide that two people, bodies or events are one; each is given by address or name."""
        return self._curator().merge(self._decidable(one), self._decidable(other), _by(why, who, when))

    def split(self, whole: str, *apart: str, why: str, who: str | None = None, when: str | None = None) -> Taken:
        """Decide that one is two, or that two are not one.

        `apart`: the mentions that are another's, each by claim or by article, or another
        thing. None: what was merged last comes apart, else the weakest join.
        """
        given = [self._decidable(one) for one in apart]
        return self._curator().split(self._decidable(whole), given, _by(why, who, when))

    def correct(
        self,
        claim: str,
        *,
        why: str,
        remove: bool = False,
        who: str | None = None,
        when: str | None = None,
        **values: str | None,
    ) -> Taken:
        """Decide that a claim was misread: remove it, or give fields of it other values (None: no value)."""
        if remove == bool(values):
            raise DecisionError(f"{claim}: either remove it, or give fields other values")
        return self._curator().correct(claim, values, _by(why, who, when))

    def undo(
        self, decision: str | None = None, *, why: str = "undone", who: str | None = None, when: str | None = None
    ) -> Decision:
        """Take a decision back, by default the last: the graph is again what it would be without it."""
        return self._curator().undo(decision, _by(why, who, when))

    def log(self) -> tuple[Entered, ...]:
        """List all decisions in the order in which they were taken, with how each stands."""
        return self._curator().log()

    def _curator(self) -> Curator:
        from daibieu.graph.deciding import curator_of

        return curator_of(self.graph)

    def _decidable(self, value: str) -> str:
        """The address of what a name means; an address, or an article's id, stays as it is."""
        if " " not in value.strip() or "://" in value:
            return value
        from daibieu.queries.names import resolve

        return str(resolve(self.graph, value, DECIDABLE).iri)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the derived part again."""
        self.graph.rebuild(progress)

    def reread(self, progress: Progress | None = None) -> Rereading:
        """Read all articles again with the reader of today, and tell what each says otherwise."""
        from daibieu.graph.rereading import reread

        return reread(self._curator().store, read, progress)

    def changes(
        self, since: str | None = None, *, load: int | None = None, about: str | None = None
    ) -> tuple[dict[str, str | None], ...]:
        """List what only the articles since a day, or since a load (0: the last), tell, by article."""
        from daibieu.queries.changing import changes, published_since
        from daibieu.queries.days import as_day
        from daibieu.queries.names import resolve

        if (since is None) == (load is None):
            raise QuestionError("changes: since when is not told; give a day or a load, and one of them only")
        if load is not None:
            articles = self._local().loaded_since(load)
        else:
            day = as_day(since or "")
            if day is None:
                raise QuestionError(f"since: {since!r} is no day; write it as 2018-03-27 or 27-3-2018")
            articles = published_since(self.graph, day.isoformat())
        middle = str(resolve(self.graph, about, "Person|Body|Place|Position|Event").iri) if about else None
        return tuple(new.to_json() for new in changes(self.graph, articles, middle))

    def _local(self) -> LocalStore:
        from daibieu.graph.local import LocalStore

        if not isinstance(self.graph, LocalStore):
            raise StoreError(f"{self.base}: an endpoint is only asked, and keeps no articles; name a store in a folder")
        return self.graph

    def ask(self, question: str, /, **parameters: str | int | date | None) -> Told:
        """Ask a question of the library by name; `daibieu.queries.questions()` lists them."""
        from daibieu.queries import ask

        return _told(ask(self.graph, question, **parameters))

    def ask_in_words(self, words: str, today: date | None = None) -> Told:
        """Ask as one asks people: `Ai dự hội nghị tổng kết năm 2018?`; the answer tells how it was understood.

        `today` is the day from which `năm ngoái` is counted; without it such words are refused.
        """
        from daibieu.queries import ask_in_words

        return _told(ask_in_words(self.graph, words, today))

    def query(self, sparql: str, bindings: Mapping[str, Node] | None = None) -> Answer:
        """Ask any SPARQL 1.1 query."""
        return self.graph.query(sparql, bindings or {})

    def dataset(self) -> rdflib.Dataset:
        """All graphs as rdflib knows them, to be read only."""
        return self.graph.dataset()

    def network(
        self,
        *,
        around: str | None = None,
        event: str | None = None,
        kind: str = "attendance",
        first: str | None = None,
        last: str | None = None,
    ) -> Network:
        """Draw a network: `attendance`, `co-attendance`, `bodies` or `positions`.

        `around` and `event` are addresses or names, `first` and `last` days, inclusive.
        """
        from daibieu.queries.names import resolve
        from daibieu.viz import network as draw
        from daibieu.viz.network import TITLES

        middle = resolve(self.graph, around, AROUND) if around is not None else None
        meeting = resolve(self.graph, event, "Event") if event is not None else None
        graph = draw(
            self.graph,
            around=str(middle.iri) if middle else None,
            event=str(meeting.iri) if meeting else None,
            kind=kind,
            from_=first,
            to=last,
        )
        named = meeting or middle
        return Network(graph, named.name if named else TITLES[kind])

    def export(self, path: str | Path, format: str | None = None) -> None:  # noqa: A002 - as the command has it
        """Write the graph to a file, in the format that its ending tells."""
        from daibieu.publish import export

        export(self.graph, path, format)

    def check(self) -> tuple[dict[str, str], ...]:
        """Hold the graphs to the shapes of the ontology; answer what breaks one."""
        from daibieu.ontology.validate import check_dataset

        return tuple(asdict(violation) for violation in check_dataset(self.graph.dataset()))

    def contradictions(self) -> tuple[dict[str, Any], ...]:
        """Find what the articles, or what was made of them, cannot all have right; the heaviest kinds first."""
        from daibieu.queries.checking import contradictions

        return tuple(found.to_json() for found in contradictions(self.graph))

    def _repr_html_(self) -> str:
        return notebook.table(f"daibieu: {self.base}", ("published", "title", "source"), self.articles())


def _by(why: str, who: str | None, when: str | None) -> By:
    """Who decides, when and why: by default whoever is logged in, now."""
    from daibieu.graph.decisions import By

    return By(who or _login(), when or _now(), why)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as fault:  # a container may have no names for its users
        raise DecisionError("who decides is not known here; say it with --who NAME") from fault
