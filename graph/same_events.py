"""Which reports tell one event: its kind, name and day agree, the host, the place or the people are in common.

Lists are told in part and papers slip by a day, so a day beside is taken where the
people agree; two lists that hardly meet are two events. Two events of one article are
two, and an event without a whole day is told apart from every other. What speaks for
one event without being enough stays a doubt. Whether a report is a reprint is not
decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from daibieu.graph.canonical import fold
from daibieu.graph.claims import ArticleClaims, BodyMention, EventClaim, PersonMention
from daibieu.graph.clusters import Clusters, Doubt, Join
from daibieu.graph.event_names import kind_of, kinds_agree, names_agree
from daibieu.graph.identity import order_of
from daibieu.graph.lives import iso, ordinal
from daibieu.graph.reprints import sentence_at

# Of the shorter list so much must stand in the other one: where day and host agree, and where one of them does not.
FEW, MOST = 1 / 3, 0.6
# So many people in common need no host in common.
LIST = 3
# Reports of one event differ by this many days at most, from the earliest to the latest.
SLIP = 2


@dataclass(frozen=True, slots=True)
class OneEvent:
    """One happening: its reports, the first by day, article and place of the words at the head."""

    reports: tuple[tuple[ArticleClaims, EventClaim], ...]

    @property
    def first(self) -> tuple[ArticleClaims, EventClaim]:
        return self.reports[0]


@dataclass(frozen=True, slots=True)
class Happenings:
    """All events behind the reports, why reports were taken for one, and what stays open."""

    events: tuple[OneEvent, ...]
    joins: tuple[Join[str], ...]
    doubts: tuple[Doubt[str], ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """What of a report can agree with another."""

    address: str
    nth: int  # its place in the order of all
    day: int
    last: int
    kind: str
    name: str
    hosts: Mapping[str, str]  # key to label
    venue: str | None
    people: Mapping[str, str]  # person's address to name


def happenings(
    articles: Iterable[ArticleClaims],
    persons: Mapping[str, str],
    origin_of: Mapping[str, str] = {},
    *,
    only: Set[str] | None = None,
) -> Happenings:
    """The events behind all reports of held events.

    `persons`: a mention's address to its person's; `origin_of`: what a copy was printed from,
    by ids; `only`: the claims that are looked at, with all that may tell the same as one of them.
    """
    told = sorted(
        (
            (article, event)
            for article in articles
            for event in article.events
            if event.status is None and (only is None or event.address in only)
        ),
        key=lambda pair: order_of(pair[0], pair[1].start, pair[1].address),
    )
    by_address = {event.address: (article, event) for article, event in told}
    reports = [r for nth, pair in enumerate(told) if (r := _report(*pair, nth, persons)) is not None]
    days = _Days(reports)
    clusters = Clusters(((event.address, article.article.id) for article, event in told), days)
    for left_claim, right_claim in printed_again(told, origin_of):
        clusters.join(left_claim, right_claim, "same sentence printed again")
    found = [(one, *pair) for pair in _neighbours(reports) if (one := agreement(*pair)) is not None]
    found.sort(key=lambda each: (-each[0].score, each[1].nth, each[2].nth))
    for one, left, right in found:
        if one.enough:
            clusters.join(left.address, right.address, one.words)
    doubts = tuple(_open(found, clusters, days))
    events_found = tuple(OneEvent(tuple(by_address[a] for a in members)) for members in clusters.sets().values())
    return Happenings(events_found, tuple(clusters.joins), doubts)


def printed_again(
    told: Iterable[tuple[ArticleClaims, EventClaim]], origin_of: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Where a copy prints a sentence again, its event is that of the first that prints it."""
    said: dict[tuple[str, str, str], str] = {}
    copied = {*origin_of, *origin_of.values()}
    for article, event in told:
        name = article.article.id
        if name in copied:
            first = said.setdefault((origin_of.get(name, name), *printed(article, event)), event.address)
            if first != event.address:
                yield first, event.address


def printed(article: ArticleClaims, event: EventClaim) -> tuple[str, str]:
    """The words by which two printings of a text tell one event."""
    return event.told.type, sentence_at(article, event.start)


class _Days:
    """Keeps a chain of slips from joining what lies days apart."""

    def __init__(self, reports: Iterable[_Report]) -> None:
        self._days = {report.address: (report.day, report.day) for report in reports}

    def allows(self, left: str, right: str) -> bool:
        if left not in self._days or right not in self._days:
            return True  # without a day in the one there is no slip
        (a, b), (c, d) = self._days[left], self._days[right]
        return max(b, d) - min(a, c) <= SLIP

    def joined(self, left: str, right: str) -> None:
        days = [days for address in (left, right) if (days := self._days.pop(address, None)) is not None]
        if days:
            self._days[left] = min(a for a, _ in days), max(b for _, b in days)


def may_be_one(
    left: tuple[ArticleClaims, EventClaim], right: tuple[ArticleClaims, EventClaim], persons: Mapping[str, str]
) -> bool:
    """Whether two reports agree enough for one event."""
    one, other = _report(*left, 0, persons), _report(*right, 1, persons)
    if one is None or other is None or abs(one.day - other.day) > 1:
        return False
    agreed = agreement(one, other)
    return agreed is not None and agreed.enough


def _report(article: ArticleClaims, event: EventClaim, nth: int, persons: Mapping[str, str]) -> _Report | None:
    day = ordinal(event.told.date)
    if day is None:
        return None
    people = {
        persons[part.agent.address]: fold(part.agent.told.name)
        for part in event.participations
        if isinstance(part.agent, PersonMention)
    }
    venue = fold(event.told.place) if event.told.place else None
    last = max(day, ordinal(event.told.end) or day)
    return _Report(
        event.address, nth, day, last, kind_of(event), event.told.name, hosts_of(article, event), venue, people
    )


def hosts_of(article: ArticleClaims, event: EventClaim) -> dict[str, str]:
    """The bodies that held the event: key to label."""
    hosts = {}
    for part in event.participations:
        if isinstance(part.agent, BodyMention) and "hosted" in part.told.roles:
            host = part.agent.means
            # A ministry announces in many provinces on one day: with it the papers must speak from one.
            where = "" if host.place else f"@{article.home.key if article.home else article.article.id}"
            hosts[f"{host.key}{where}"] = host.label
    return hosts


def _neighbours(reports: Sequence[_Report]) -> Iterator[tuple[_Report, _Report]]:
    """Each two reports, the earlier told first, that share a mark and stand no more than a day apart."""
    marked: dict[tuple[str, int], list[_Report]] = {}
    for report in reports:
        for mark in (*report.hosts, *report.people, *([f"venue:{report.venue}"] if report.venue else ())):
            marked.setdefault((mark, report.day), []).append(report)
    seen: set[tuple[int, int]] = set()
    for (mark, day), here in marked.items():
        for left in here:
            for right in (*here, *marked.get((mark, day + 1), ())):
                a, b = sorted((left, right), key=lambda report: report.nth)
                if a.nth != b.nth and (a.nth, b.nth) not in seen:
                    seen.add((a.nth, b.nth))
                    yield a, b


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well two reports agree, from 0 to 1, a half at least where it is enough for one event; and in what."""

    score: float
    enough: bool
    words: str


def agreement(left: _Report, right: _Report) -> Agreement | None:
    """Whether two reports can tell one event; None: they tell two."""
    if not kinds_agree(left.kind, right.kind) or not names_agree(left.name, right.name):
        return None
    if left.venue and right.venue and left.venue != right.venue and left.day != right.day:
        return None  # a round of meetings goes from place to place, day by day, with the same people
    common = _common(left, right)
    shorter = min(len(left.people), len(right.people))
    share = common / shorter if shorter else 0.0
    where = _where(left, right)
    one_day, one_kind = left.day == right.day, left.kind == right.kind
    strangers = bool(left.hosts and right.hosts) and where is None
    if shorter and not common and where is None:
        return None
    if one_day and one_kind and where is not None:
        # Lists are told in part: a short one may miss all that the other has, yet then nothing is in common.
        enough = share >= FEW if shorter else True
    elif one_day and not strangers:
        # Half is too little: on one day one man receives two ministers, each report with his guest.
        enough = share > 0.5
    else:
        whole = shorter < LIST and share == 1 and where is not None and fold(left.name) == fold(right.name)
        longer = max(len(left.people), len(right.people))
        enough = (share >= MOST and common >= max(2, FEW * longer)) or (whole and one_kind)
        enough = enough and (where is not None or (common >= LIST and not strangers))
    score = 0.5 + share / 2 if enough else min(0.49, 0.2 + share / 2)
    told = iso(left.day) if one_day else f"{iso(left.day)} and {iso(right.day)}"
    by = [where] if where is not None else []
    by += [f"{common} of {shorter} people"] if shorter else []
    return Agreement(round(score, 3), enough, f"{left.kind} on {told}, both with {' and '.join(by)}")


def _where(left: _Report, right: _Report) -> str | None:
    """The host or the venue that both have."""
    shared = sorted(left.hosts[key] for key in left.hosts.keys() & right.hosts.keys())
    if shared:
        return shared[0]
    return left.venue if left.venue is not None and left.venue == right.venue else None


def _common(left: _Report, right: _Report) -> int:
    """How many people stand in both; names alone count where one person at least is sure, or the host is."""
    sure = left.people.keys() & right.people.keys()
    names = set(left.people.values()) & set(right.people.values())
    return max(len(sure), len(names)) if sure or _where(left, right) is not None else 0


def _open(
    found: Iterable[tuple[Agreement, _Report, _Report]], clusters: Clusters[str], days: _Days
) -> Iterator[Doubt[str]]:
    seen: set[tuple[str, str]] = set()
    for one, left, right in found:
        a, b = sorted((clusters.root(left.address), clusters.root(right.address)))
        if a != b and (a, b) not in seen and not clusters.told_apart(a, b) and days.allows(a, b):
            seen.add((a, b))
            yield Doubt(left.address, right.address, one.words, min(one.score, 0.49))
