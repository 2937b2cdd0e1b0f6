"""Link the titles of a sentence to the names beside them.

Decided by order and marks alone: a title right before a name, titles after a name
behind a comma, dash or bracket. Titles over several names are shared out in
`sharing`; what an elided body means is decided in `context`, who the person is in `people`.

The orders and their shares in 15,690 links of the corpus: title + name 52 %,
name, title 32 %, name - title 11 %, name (title) 2 %.
"""

from __future__ import annotations

from daibieu.reading.mentions import Links, Mention
from daibieu.reading.pieces import Item
from daibieu.reading.sharing import share
from daibieu.reading.tokens import Tokens

_LINKS_AFTER = frozenset({",", "-", "–", "(", ":"})
_DASHES = frozenset({"-", "–"})
_CHAIN = frozenset({",", "-", "–", "kiêm", "và", "/"})
_HOLDS = frozenset({"là", "làm", "kiêm"})
_PASSED = frozenset({"hiện", "đang", "là", "chức", "vụ"})
_LOCAL = frozenset({"province", "city", "district", "commune"})
_RULES = {"-": "name-dash-title", "–": "name-dash-title", "(": "name-bracket-title", "là": "name-is-title"}
# A remark in brackets behind a name: `A (thứ hai từ trái sang)`.
_REMARK = 12


def mentions_of(tokens: Tokens, items: list[Item]) -> list[Mention]:
    """The names of a sentence with their titles, in order."""
    links = Links(tokens, items, [k for k, item in enumerate(items) if item.name])
    mentions = []
    for k in links.names:
        item = items[k]
        assert item.name
        mentions.append(Mention(item.start, item.end, item.name, item.start, item.end))
    for n, k in enumerate(links.names):
        _take_before(links, links.names[n - 1] if n else -1, k, n)
    for n, k in enumerate(links.names):
        _take_after(links, k, links.names[n + 1] if n + 1 < len(links.names) else len(items), n)
    share(links, mentions)
    for t, n in sorted(links.owner.items()):
        title = items[t].title
        assert title
        mention = mentions[n]
        if not mention.titles:
            mention.rule = _rule(links, links.names[n], t)
        mention.titles.append(title)
        mention.start, mention.end = min(mention.start, title.start), max(mention.end, title.end)
    for mention in mentions:
        if mention.shared and not mention.titles:
            mention.rule = "shared-title"
    return mentions


def _take_before(links: Links, left: int, k: int, n: int) -> None:
    """Titles that end right before the name at item `k`, back to the name at `left`."""
    items = links.items
    j, weak = k - 1, False
    while j > left and (items[j].honorific or links.mark(j, frozenset({"-", "–", ":", ",", "là"}))):
        if items[j].plain:
            # `Phó Chủ tịch xã, ông B`: a comma counts only before a form of address; `Bí thư Tỉnh ủy - B`.
            name = items[k].name
            if name is None or weak or (name.honorific is None and not links.mark(j, _DASHES)):
                break
            if links.word(j) == ":" and k + 1 < len(items) and links.said(k + 1):
                break  # `Tổng Thư ký Quốc hội: Ông A suy nghĩ …`: whose words they are
            weak = True
        j -= 1
    if j <= left or not items[j].title:
        return
    chain = _chain_left(links, left, j)
    behind_name = left >= 0 and _reaches(links, left, chain[0])
    name_first = left >= 0 and n - 1 not in links.titled_before
    if weak and behind_name:
        return
    if name_first and behind_name and len(chain) > 1:
        # `A, Trưởng Ban X, Chủ tịch UBND tỉnh B`: only the title that touches the name is B's.
        chain = chain[-1:]
    elif name_first and behind_name and links.mark(left + 1, frozenset("-–(")) and not _touches(links, chain[0], k):
        return
    if _stands_for(links, chain[0]) or (weak and chain[0] and links.word(chain[0] - 1) in _GIVEN):
        return
    if len(chain) > 1 and chain[0] > 0 and links.word(chain[0] - 1) == "của" and _apart(items, chain):
        chain = chain[1:]  # `ý kiến của Phó Thủ tướng, Phó Chủ tịch UBND tỉnh A yêu cầu`
    links.owner.update(dict.fromkeys(chain, n))
    links.titled_before.add(n)


def _apart(items: list[Item], chain: list[int]) -> bool:
    """Whether a chain's first two titles are two men's: a head and his deputy, the Government and a province."""
    first, second = items[chain[0]].title, items[chain[1]].title
    assert first
    assert second
    if first.body == second.body and second.office.lower() == f"phó {first.office.lower()}":
        return True
    return first.body == "Chính phủ" and second.level in _LOCAL


# `A giữ chức [Bí thư Tỉnh ủy], đồng chí B …`: the verb gives the post to another.
_GIVEN = frozenset({"chức", "vụ", "danh", "làm", "vị"})


def _stands_for(links: Links, t: int) -> bool:
    """`Thừa ủy quyền Chủ tịch nước, đồng chí A`, `thay mặt …`: the title is another's."""
    words = [links.word(x) for x in range(max(0, t - 3), t) if links.items[x].plain]
    return words[-2:] in (["ủy", "quyền"], ["thừa", "quyền"], ["thay", "mặt"], ["dự", "thay"])


def _touches(links: Links, t: int, k: int) -> bool:
    return all(links.items[m].honorific for m in range(t + 1, k))


def _chain_left(links: Links, left: int, j: int) -> list[int]:
    """The chain of titles that ends with item `j`, linked by commas, dashes, `kiêm`."""
    chain = [j]
    m = j - 1
    while m > left:
        if links.items[m].title:
            chain.append(m)
            m -= 1
        elif links.mark(m, _CHAIN) and m - 1 > left and (more := links.items[m - 1].title):
            own = links.items[chain[-1]].title
            if links.word(m) == "và" and not (own and own.former and more.former):
                break  # `Tổng thống Mỹ và | Thủ tướng A`: 9 of 11 in the corpus are two men
            chain.append(m - 1)
            m -= 2
        else:
            break
    return chain[::-1]


def _reaches(links: Links, left: int, t: int) -> bool:
    """Whether item `t` follows the name at `left` with nothing but one linking mark between."""
    return t == left + 2 and links.mark(left + 1, _LINKS_AFTER)


def _take_after(links: Links, k: int, right: int, n: int) -> None:
    """Titles that follow the name at item `k`: `A, T, T`, `A - T`, `A (T)`, `A là T`."""
    items = links.items
    j = _past_remark(links, k + 1, right)
    seen = False
    while j < right:
        if items[j].title:
            if j in links.owner:
                return
            links.owner[j] = n
            seen = True
            j += 1
            continue
        if not seen and links.word(j) == "và":
            return  # `A và Thủ tướng Bỉ`
        if not (links.mark(j, _CHAIN | {"(", ";"}) or (not seen and links.mark(j, _LINKS_AFTER | _HOLDS))):
            return
        ahead = j + 1
        while ahead < right and links.mark(ahead, _PASSED):
            ahead += 1
        if ahead >= right or not items[ahead].title or ahead in links.owner:
            return
        if links.word(j) == ";" and not _still_his(links, ahead, right):
            return
        j = ahead


def _still_his(links: Links, t: int, right: int) -> bool:
    """Whether a title behind a semicolon is one more of the same man and not that of an unnamed group."""
    after = t + 1
    return after >= right or links.mark(after, _CHAIN | {";", "."})


def _past_remark(links: Links, j: int, right: int) -> int:
    """Past a remark in brackets that holds no title: `A (thứ hai từ trái), Bí thư`."""
    if j >= right or not links.mark(j, frozenset({"("})):
        return j
    closing = next((m for m in range(j, min(right, j + _REMARK)) if links.mark(m, frozenset({")"}))), None)
    if closing is None or any(links.items[m].title for m in range(j, closing)):
        return j
    return closing + 1


def _rule(links: Links, k: int, t: int) -> str:
    """The name of the order in which the first title stands to its name, for the finding's evidence."""
    if t < k:
        return "title-name"
    mark = links.word(k + 1) if k + 1 < len(links.items) else ""
    return _RULES.get(mark, "name-comma-title")
