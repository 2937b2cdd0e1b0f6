"""Share one title over several names: `các đồng chí Phó Chủ tịch UBND tỉnh: A, B, C`.

With a colon everybody of the list has the title beside his own, up to the next
heading; without one only the bare names that follow.
"""

from __future__ import annotations

from daibieu.reading.bodies import BodySpan
from daibieu.reading.mentions import Links, Mention
from daibieu.reading.titles import Title

_PLURAL = frozenset({"các", "hai", "ba", "những", "vị"})
_NUMBERS = frozenset(str(n) for n in range(2, 10))  # `2 Phó Chủ tịch là các ông: A và B`
_OPENS = frozenset({":", ",", "là", "gồm", "khác", "khóa", "trước", "mới"})
# From a shared title to the first name of its list it is at most 6 items in the corpus.
_REACH = 40
_GOES_ON = frozenset({",", "và", ";", "-", "–", "(", ")", ":"})


def share(links: Links, mentions: list[Mention]) -> None:
    """Give shared titles to the mentions of their lists; a title so shared is nobody's own."""
    names = links.names
    n = 0
    for t, item in enumerate(links.items):
        while n < len(names) and names[n] <= t:
            n += 1
        if n == len(names):
            return
        if not (item.title or item.body):
            continue
        titles, colon = _shared_at(links, t)
        if not titles or names[n] - t > _REACH or not _opens_list(links, t if colon is None else colon, names[n]):
            continue
        for x in range(t, names[n]):
            if x <= (t if colon is None else colon) and links.owner.get(x) == n:
                del links.owner[x]
        heading = links.tokens.exact(titles[0].start, titles[-1].end)
        for m in range(n, len(names)):
            if m > n and not _same_list(links, names[m - 1], names[m], colon=colon is not None):
                break
            if m > n and m in links.titled_before and not _of_many(titles):
                break  # `các Phó Thủ tướng: A, B; | Phó Chủ tịch Quốc hội C`
            mentions[m].shared.extend(titles)
            mentions[m].heading = heading


def _shared_at(links: Links, t: int) -> tuple[list[Title], int | None]:
    """The plural titles at item `t`, with the item of their colon."""
    items = links.items
    item = items[t]
    if item.title and t and _plural_before(links, t):
        titles = [item.title]
        m = t + 1
        while m + 1 < len(items) and links.mark(m, frozenset({",", "-"})) and (m + 1) not in links.owner:
            following = items[m + 1].title
            if following is None:
                break
            titles.append(following)
            m += 2
        return titles, m if m < len(items) and links.mark(m, frozenset({":", "gồm"})) else None
    if item.body and t >= 2 and t + 1 < len(items) and links.word(t - 1) == "trong" and links.word(t + 1) == ":":
        address = items[t - 2].honorific
        if address is not None and address.plural:
            return [_membership(item.body)], t + 1  # `các đồng chí trong Ban Thường vụ Tỉnh ủy: A - …`
    return [], None


def _membership(body: BodySpan) -> Title:
    return Title(
        body.start, body.end, "Ủy viên", "member", "any", body.name, body.level, body.place, body.kind, head=body.head
    )


def _plural_before(links: Links, t: int) -> bool:
    address = links.items[t - 1].honorific
    if address is not None:
        return address.plural
    return links.mark(t - 1, _PLURAL) or (links.items[t - 1].plain and links.word(t - 1) in _NUMBERS)


def _opens_list(links: Links, t: int, k: int) -> bool:
    """Whether the first name stands right behind the shared title, its colon, or a title of its own after the colon."""
    return all(links.items[m].title or links.items[m].honorific or links.mark(m, _OPENS) for m in range(t + 1, k))


def _of_many(titles: list[Title]) -> bool:
    """Whether the shared title is a mere membership, beside which everybody has an office of his own."""
    return all(t.office.lower().startswith(("ủy viên", "đại biểu")) for t in titles)


def _same_list(links: Links, left: int, right: int, *, colon: bool) -> bool:
    """Whether the shared title still covers the name at item `right`."""
    for m in range(left + 1, right):
        item = links.items[m]
        if item.body or (item.honorific and item.honorific.plural) or (item.title and not colon):
            return False
        if item.plain and links.word(m) not in _GOES_ON:
            return False
    return True
