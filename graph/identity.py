"""Who is who across articles: mentions of one name taken for one person, each join with its reason.

A name alone joins nothing, and Thắng and Thăng are two names. What joins is tried from
the surest: one post held without a break; a post told as past beside the next one; one
meeting with the same others; one post told without its place; posts in one body or one
province that follow each other as careers do. Nothing joins what contradicts (see
`lives`); what speaks for a join without being enough is kept as a doubt. Tenures are
not decided here, nor what people decided by hand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from daibieu.graph.canonical import fold
from daibieu.graph.careers import ENOUGH, Link, best_link, score
from daibieu.graph.claims import ArticleClaims, PersonMention
from daibieu.graph.clusters import Clusters, Doubt, Join
from daibieu.graph.lives import OVERLAP, YEAR, Cited, Life, citations, contradiction, iso, ordinal
from daibieu.graph.reprints import sentence_at
from daibieu.graph.rivals import Rivals

# Who is told in one post twice within a year has held it in between.
UNBROKEN = YEAR
# Where two who are not one fit a third by less than this, neither is joined to him.
MARGIN = 1.5
# Of those present with him, so many must be the same for two reports to mean one man.
COMPANIONS = 2


@dataclass(frozen=True, slots=True)
class Person:
    """One person: his mentions, the first by day, article and place of the words at the head."""

    mentions: tuple[tuple[ArticleClaims, PersonMention], ...]

    @property
    def first(self) -> tuple[ArticleClaims, PersonMention]:
        return self.mentions[0]


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """All people behind the mentions, why mentions were taken for one, and what stays open."""

    people: tuple[Person, ...]
    joins: tuple[Join[str], ...]  # by the mentions' addresses
    doubts: tuple[Doubt[str], ...]


def order_of(article: ArticleClaims, start: int, address: str) -> tuple[bool, str, str, int, str]:
    """What was told first: by day (an article without one comes last), article, place of the words."""
    return (article.published is None, article.published or "", article.article.id, start, address)


def who_is_who(
    articles: Iterable[ArticleClaims],
    origin_of: Mapping[str, str] = {},
    *,
    names: Set[str] | None = None,
    holders: Holders | None = None,
) -> WhoIsWho:
    """Find the people behind all mentions, whatever order the articles come in.

    `origin_of`: what a copy was printed from, by ids. `names`: those alone are looked at, of
    which all mentions must be given; `holders` then tells who else is cited in a post.
    """
    articles = list(articles)
    mentions = sorted(
        (
            (article, mention)
            for article in articles
            for mention in article.people
            if names is None or fold(mention.told.name) in names
        ),
        key=lambda pair: order_of(pair[0], pair[1].start, pair[1].address),
    )
    by_address = {mention.address: (article, mention) for article, mention in mentions}
    cited: dict[str, list[Cited]] = {}
    told_days: dict[str, set[tuple[int, str]]] = {}
    for article in articles:
        for one in citations(article):
            cited.setdefault(one.mention, []).append(one)
        if holders is None:
            for post, day, name in holders_in(article):
                told_days.setdefault(post, set()).add((day, name))
    known = _Holders(holders or (lambda post: told_days.get(post, ())))
    by_name: dict[str, list[tuple[ArticleClaims, PersonMention]]] = {}
    for pair in mentions:
        by_name.setdefault(fold(pair[1].told.name), []).append(pair)
    people: list[Person] = []
    joins: list[Join[str]] = []
    doubts: list[Doubt[str]] = []
    for name, namesakes in sorted(by_name.items()):
        found = _Namesakes(name, namesakes, cited, known, origin_of)
        sets = found.sort()
        people += [Person(tuple(by_address[a] for a in members)) for members in sets]
        joins += found.clusters.joins
        doubts += found.doubts
    people.sort(key=lambda p: order_of(p.first[0], p.first[1].start, p.first[1].address))
    return WhoIsWho(tuple(people), tuple(joins), tuple(doubts))


# Of a post that one person holds at a time: the days on which somebody is cited in it, with his folded name.
Holders = Callable[[str], Iterable[tuple[int, str]]]


def holders_in(article: ArticleClaims) -> Iterator[tuple[str, int, str]]:
    """Who is cited in posts that one person holds at a time: post, day and name."""
    names = {mention.address: fold(mention.told.name) for mention in article.people}
    for one in citations(article):
        if one.post.single and one.day is not None and not one.over and not one.doubtful:
            yield one.post.key, one.day, names[one.mention]


class _Holders:
    """Who is cited when in posts that one person holds at a time."""

    def __init__(self, told: Holders) -> None:
        self._told = told
        self._days: dict[str, list[tuple[int, str]]] = {}

    def another_between(self, post: str, name: str, after: int, before: int) -> bool:
        """Whether somebody else is cited in the post between the days, more than once: one may be a slip."""
        if post not in self._days:
            self._days[post] = sorted(self._told(post))
        found = self._days[post]
        between: dict[str, set[int]] = {}
        for day, other in found[
            bisect_right(found, (after + OVERLAP, "")) : bisect_left(found, (before - OVERLAP, ""))
        ]:
            if other != name:
                between.setdefault(other, set()).add(day)
        return any(len(seen) > 1 for seen in between.values())


class _Namesakes:
    """All mentions of one name, and the people they are taken for."""

    def __init__(
        self,
        name: str,
        mentions: Sequence[tuple[ArticleClaims, PersonMention]],
        cited: Mapping[str, Sequence[Cited]],
        holders: _Holders,
        origin_of: Mapping[str, str],
    ) -> None:
        self.name = name
        self.mentions = mentions
        self.holders = holders
        self.origin_of = origin_of
        self.place = {mention.address: nth for nth, (_, mention) in enumerate(mentions)}
        self.cited = {mention.address: cited.get(mention.address, ()) for _, mention in mentions}
        self.lives = {address: Life() for address in self.cited}
        for address, told in self.cited.items():
            for one in told:
                self.lives[address].cite(one)
        self.clusters = Clusters(((m.address, article.article.id) for article, m in mentions), self)
        self.doubts: list[Doubt[str]] = []

    # -- what the clusters ask

    def allows(self, left: str, right: str) -> bool:
        return contradiction(self.lives[left], self.lives[right]) is None

    def joined(self, left: str, right: str) -> None:
        self.lives[left].take(self.lives.pop(right))

    # -- from the surest reason to the weakest

    def sort(self) -> list[list[str]]:
        if len(self.mentions) > 1:
            self._same_words()
            self._same_post()
            self._told_as_past()
            self._same_company()
            self._same_title()
            self._careers()
        return list(self.clusters.sets().values())

    def _same_words(self) -> None:
        """Where a copy prints a sentence again, it means whom its origin means."""
        printed: dict[str, list[tuple[ArticleClaims, PersonMention]]] = {}
        for article, mention in self.mentions:
            name = article.article.id
            printed.setdefault(self.origin_of.get(name, name), []).append((article, mention))
        for copies in printed.values():
            said: dict[str, str] = {}
            for article, mention in copies if len(copies) > 1 else ():
                words = sentence_at(article, mention.start)
                first = said.setdefault(words, mention.address)
                if first != mention.address:
                    self.clusters.join(first, mention.address, "same name, same sentence printed again")

    def _order(self, one: Cited) -> tuple[int, int]:
        assert one.day is not None
        return one.day, self.place[one.mention]

    def _by_post(self, *, over: bool) -> list[tuple[str, list[Cited]]]:
        found: dict[str, list[Cited]] = {}
        for told in self.cited.values():
            for one in told:
                if one.over is over:
                    found.setdefault(one.post.key, []).append(one)
        # A seat that nobody else has comes before one of many: there the next post must agree.
        return sorted(found.items(), key=lambda pair: (pair[1][0].post.grade is None, pair[0]))

    def _same_post(self) -> None:
        past = dict(self._by_post(over=True))
        for key, told in self._by_post(over=False):
            reason = f"same name, same position: {told[0].post.label}"
            dated = sorted((one for one in told if one.day is not None), key=self._order)
            ends = [one for one in past.get(key, ()) if one.day is not None]
            last: dict[str, Cited] = {}  # of each holding that is not over, the latest citation
            for one in sorted((*dated, *ends), key=self._order):
                why = f"same name, told as past: {one.post.label}" if one.over else reason
                for before in sorted(last.values(), key=self._order, reverse=True):
                    if not self._broken(key, before, one) and self.clusters.join(before.mention, one.mention, why):
                        del last[before.mention]
                        break
                if not one.over:
                    last[one.mention] = one
            holdings = sorted({self.clusters.root(one.mention) for one in dated}, key=self.place.__getitem__)
            undated = sorted((one.mention for one in told if one.day is None), key=self.place.__getitem__)
            # Without a day, only where there is one such holding can it be told which is meant.
            if len(holdings) <= 1:
                self.clusters.join_all([*holdings, *undated], reason)

    def _broken(self, key: str, before: Cited, after: Cited) -> bool:
        assert before.day is not None
        assert after.day is not None
        return after.day - before.day > UNBROKEN or self.holders.another_between(key, self.name, before.day, after.day)

    def _told_as_past(self) -> None:
        held = dict(self._by_post(over=False))
        for key, told in self._by_post(over=True):
            dated = sorted((one for one in told if one.day is not None), key=self._order)
            for nth, one in enumerate(dated):
                assert one.day is not None
                earlier = [h for h in held.get(key, ()) if h.day is not None and h.day <= one.day + OVERLAP]
                candidates = [*sorted(earlier, key=self._order, reverse=True)[:1], *reversed(dated[:nth])]
                reason = f"same name, told as past: {one.post.label}"
                for before in candidates:
                    if self.clusters.join(before.mention, one.mention, reason):
                        break

    def _same_company(self) -> None:
        """Two reports of one day with the same others present, where a title is missing or misread."""
        met: dict[tuple[int, str], list[tuple[str, frozenset[str]]]] = {}
        for article, mention in self.mentions:
            for event in article.events:
                day = ordinal(event.told.date) if event.status is None else None
                if day is None:
                    continue
                present = {
                    fold(p.agent.told.name): p.agent for p in event.participations if isinstance(p.agent, PersonMention)
                }
                if present.get(self.name) is mention:
                    where = article.home.key if article.home else ""
                    met.setdefault((day, where), []).append((mention.address, frozenset(present.keys() - {self.name})))
        for (day, _), reports in sorted(met.items()):
            for nth, (right, others) in enumerate(reports):
                for left, companions in reports[:nth]:
                    common = others & companions
                    if len(common) >= COMPANIONS:
                        self.clusters.join(
                            left, right, f"same name, same day and company: {iso(day)}, {len(common)} others"
                        )

    def _same_title(self) -> None:
        """A title told without its place, or province, is that of the one namesake who bears it there at that time."""
        for article, mention in self.mentions:
            day = ordinal(article.published)
            for position in mention.positions:
                if day is None or position.of is None:
                    continue
                means = position.of.means
                place = means.place.key if means.place else ""
                if means.apart is None and not place.endswith("@"):
                    continue
                title = [position.office.key, means.name]
                home = article.home.key if article.home else None
                bearers = {
                    root
                    for root, life in self.lives.items()
                    for span in life.spans.values()
                    if (told := span.post.key.split("|"))[:2] == title
                    and home in (None, span.post.area)
                    and told[2].startswith(place)
                    and told[2] != place
                    and span.first - UNBROKEN <= day <= span.last + UNBROKEN
                }
                if len(bearers) == 1:
                    words = f"{position.office.label} {position.of.name}"
                    self.clusters.join(
                        bearers.pop(), mention.address, f"same name, same title without its place: {words}"
                    )

    def _careers(self) -> None:
        roots = sorted({self.clusters.root(address) for address in self.lives}, key=self.place.__getitem__)
        roots = [root for root in roots if self.lives[root].spans]
        links: list[tuple[float, int, int, Link]] = []
        for nth, right in enumerate(roots):
            for left in roots[:nth]:
                link = best_link(self.lives[left], self.lives[right], self._succeeded)
                if link is not None:
                    links.append((-link.points, self.place[left], self.place[right], link))
        links.sort(key=lambda found: found[:3])
        strong = [(-points, self._at(left), self._at(right), link) for points, left, right, link in links]
        rivals = Rivals(roots, self._may_be_one, lambda root: {s.post.area for s in self.lives[root].spans.values()})
        joined = True
        while joined:  # a join can settle which of two rivals is meant
            joined = False
            for points, a, b, link in strong:
                one, other = self.clusters.root(a), self.clusters.root(b)
                if points < ENOUGH or one == other or points - rivals.against(one, other, link.area) < ENOUGH:
                    continue
                if not self._has_rival(a, b, points, strong) and self.clusters.join(a, b, f"same name, {link.words}"):
                    kept = self.clusters.root(a)
                    rivals.joined(kept, other if kept == one else one)
                    joined = True
        self._open(links, rivals)

    def _at(self, nth: int) -> str:
        return self.mentions[nth][1].address

    def _has_rival(self, a: str, b: str, points: float, links: Sequence[tuple[float, str, str, Link]]) -> bool:
        """Whether somebody else who cannot be the one fits the other nearly as well."""
        one, other = self.clusters.root(a), self.clusters.root(b)
        for found, left, right, _ in links:
            if found < points - MARGIN:
                return False
            ends = {self.clusters.root(left), self.clusters.root(right)}
            if len(ends & {one, other}) != 1 or len(ends) != 2:
                continue
            (shared,), (third,) = ends & {one, other}, ends - {one, other}
            rest = other if shared == one else one
            if self._may_be_one(third, shared) and not self._may_be_one(third, rest):
                return True
        return False

    def _may_be_one(self, left: str, right: str) -> bool:
        return not self.clusters.told_apart(left, right) and self.allows(left, right)

    def _succeeded(self, post: str, after: int, before: int) -> bool:
        return self.holders.another_between(post, self.name, after, before)

    def _open(self, links: Sequence[tuple[float, int, int, Link]], rivals: Rivals) -> None:
        """What spoke for a join, where nothing speaks against it: a doubt for each two people, the strongest."""
        seen: set[tuple[str, str]] = set()
        for points, left, right, link in links:
            a, b = (self.clusters.root(self.mentions[n][1].address) for n in (left, right))
            if a != b and (a, b) not in seen and (b, a) not in seen:
                seen.add((a, b))
                if self._may_be_one(a, b):
                    words = f"same name, {link.words}"
                    likely = score(-points - rivals.against(a, b, link.area))
                    self.doubts.append(Doubt(self._at(left), self._at(right), words, likely))
