"""Read one title: modifiers, office, body and place, composed by a small grammar.

Who holds the title is not decided here (`attribution`), nor what an elided body or
a bare `tỉnh` stands for (`context`): both stay None and are marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from daibieu.reading.bodies import BodySpan, body_at, continued, is_open
from daibieu.reading.heads import field_at, level_of
from daibieu.reading.model import Standing
from daibieu.reading.names import firm_end, run_end, vietnamese_name
from daibieu.reading.offices import Compound, Office, carried_body, compound_at, office_at, office_by_label
from daibieu.reading.places import PlaceSpan, known_at, place_at, place_name_end
from daibieu.reading.tokens import Tokens

_FORMER = frozenset({"nguyên", "cựu"})
# `trước đây là nguyên quyền`: nobody has more words of standing before his office; at most 3 in the corpus.
_MAX_MODIFIERS = 8
_TERM = re.compile(
    r"\s*\(?((?:khóa|nhiệm kỳ)\s+(?:[IVX]+|\d+)(?:\s*[-–]\s*\d+)?(?:,?\s+nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4})?)\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """One office as the words give it, in tokens `start`-`end`.

    `body` None: elided. `place` None with a local `level`: to be taken from the context.
    """

    start: int
    end: int
    office: str
    office_id: str | None
    group: str | None
    body: str | None
    level: str | None
    place: str | None
    kind: str | None
    standing: Standing = "full"
    former: bool = False
    term: str | None = None
    constituency: str | None = None
    head: str | None = None  # the body's row


def title_at(tokens: Tokens, i: int, stop: int, *, names: bool = True, after_title: bool = False) -> Title | None:
    """The title that begins at token `i`.

    `names`: a person's name may follow. `after_title`: the words stand in a chain of
    titles, where small letters are as good as capitals.
    """
    standing, j = _modifiers(tokens, i, stop)
    compound = compound_at(tokens, j, stop)
    office = office_at(tokens, j, stop)
    if compound and (office is None or compound[0] >= office[0]) and not _composes(tokens, compound, office, stop):
        title = _from_compound(tokens, i, j, compound, stop, names=names)
    elif office:
        title = _from_office(tokens, i, j, office, stop, names=names)
    else:
        return None
    if title.office_id == "standing-member-of-secretariat" and title.body != "Ban Bí thư":
        return None  # `Thường trực HĐND tỉnh` is a body
    if title.office.lower() in {"đại biểu", "thành viên"} and title.body is None:
        return None  # a guest, or the delegates of a congress; a member of a band
    return _finish(tokens, title, standing, stop)


def _composes(tokens: Tokens, compound: tuple[int, Compound], office: tuple[int, Office] | None, stop: int) -> bool:
    """Whether the grammar reads further than the table's compound: `Ủy viên Ban Thường vụ | Huyện ủy`."""
    return office is not None and office[0] == compound[0] and compound[1].body is None


def _modifiers(tokens: Tokens, i: int, stop: int) -> tuple[Standing, int]:
    """`nguyên`, `cựu`, `cố`, `quyền`, `tân` before an office: the standing and where the office begins."""
    standing: Standing = "full"
    j = i
    while j < min(stop - 1, i + _MAX_MODIFIERS):
        low = tokens.lows[j]
        if low in _FORMER or _formerly(tokens, j):
            standing = "former"
            j += 1 if low == "trước" else 0
        elif low == "cố":
            standing = "late"
        elif low == "quyền" or (low == "q" and tokens.words[j + 1] == "."):
            standing = "acting"
            j += low == "q"
        elif low == "tân":
            pass
        else:
            break
        j += 1
        if j < stop and tokens.lows[j] == "là":
            j += 1
    return standing, j


def _formerly(tokens: Tokens, j: int) -> bool:
    """`trước đây là`, `từng là`."""
    return tokens.lows[j : j + 3] == ["trước", "đây", "là"] or tokens.lows[j : j + 2] == ["từng", "là"]


def _from_compound(tokens: Tokens, i: int, j: int, hit: tuple[int, Compound], stop: int, *, names: bool) -> Title:
    end, compound = hit
    office = office_by_label().get(compound.office.lower())
    office_id, group = (office.identifier, office.group) if office else (None, None)
    body, level, place, kind = compound.body, None, None, "party"
    if body == "Ngân hàng Nhà nước" and tokens.lows[end : end + 1] == ["bang"]:
        named = end + 1 < stop and tokens.words[end + 1][0].isupper()  # `Thống đốc bang [Iowa]`, no bank's
        state = end + 1 + named * (2 if tokens.words[end + 1 : end + 2] in _TWO_WORDS else 1)
        place = tokens.exact(end + 1, state) if named else None
        return Title(i, state, compound.office, office_id, "foreign", None, None, place, "state")
    if body is not None:
        level = level_of(body)
        if is_open(body) and compound.office.lower() != "đại biểu":
            end, body, level, place = continued(tokens, end, stop, body, None, names=names)
            return Title(i, end, compound.office, office_id, group, body, level, place, kind)
    constituency = None
    if body in _BOARDS_OF_PARTIES and end < stop and tokens.words[end] == "Đảng":
        country = next((c for k in range(end + 1, min(stop, end + 6)) if (c := known_at(tokens, k, stop))), None)
        if country is not None and country[1].level == "country":
            place = None if country[1].label == "Việt Nam" else country[1].label
            return Title(i, country[0], compound.office, office_id, group, body, None, place, kind)
    if body is not None and body.endswith("Trung ương Đảng"):
        party = run_end(tokens, end, stop)
        if party > end and tokens.lows[end] in {"cs", "cộng", "nhân"}:
            return _of_party(tokens, i, end, stop, compound.office, body, office)
    where = place_at(tokens, end, stop, names=names)
    elected_there = where is not None and (level is None or where.word is not None)
    if where and elected_there and office and office.identifier in {"deputy", "delegate"}:
        constituency, end = tokens.exact(where.start, where.end), where.end
    elif where and where.name and (level in {"province", "city", "district", "commune"} or where.level == "country"):
        place, end = where.name, where.end
        if where.name == "Việt Nam":
            place = None
    elif where is None and level in {"province", "city", "district", "commune"}:
        name_end = place_name_end(tokens, end, stop, names=names, level=level)
        if name_end > end:
            place, end = tokens.exact(end, name_end), name_end
    return Title(i, end, compound.office, office_id, group, body, level, place, kind, constituency=constituency)


def _from_office(tokens: Tokens, i: int, j: int, hit: tuple[int, Office], stop: int, *, names: bool) -> Title:
    end, office = hit
    written = tokens.exact(j, end)
    if any(len(w) > 1 and w.isupper() for w in tokens.words[j:end]):
        written = office.label  # `Phó CT`, `PBT Thường trực` written out
    implied = carried_body(tuple(tokens.lows[j:end]))
    if end + 2 < stop and tokens.words[end] == "(" and tokens.words[end + 1].isupper() and tokens.words[end + 2] == ")":
        end += 3  # `Tổng Giám đốc (TGĐ) Thông tấn xã Việt Nam`
    k = end + 1 if end < stop and tokens.lows[end] == "của" else end
    body: BodySpan | None = None
    named = implied is None or field_at(tokens, k, stop) is None  # `Bộ trưởng [Công Thương] Việt Nam`
    if k < stop and not (named and _is_name_next(tokens, k, stop, names=names)):
        body = body_at(tokens, k, stop, names=names, small=True, implied=implied)
        if body is None and implied is not None:
            body = body_at(tokens, k, stop, names=names, small=True)
    if body is None and k + 1 < stop and tokens.words[k] == ",":
        told = body_at(tokens, k + 1, stop, names=names)
        # `Phó Trưởng Ban Thường trực, Ban Tuyên giáo Tỉnh ủy`: the office's own head, told again.
        own = told is not None and implied is not None and told.name.startswith(f"{implied} ")
        mission = told is not None and office.group == "diplomatic" and told.head == "embassy"
        body = told if own or mission else None
    if body is not None:
        return Title(
            i,
            body.end,
            written,
            office.identifier,
            office.group,
            body.name,
            body.level,
            body.place,
            body.kind,
            head=body.head,
        )
    if office.identifier in _HOUSEHOLD and (chief := office_at(tokens, k, stop)) and chief[1].identifier == _PRESIDENT:
        # Ruling 1: a president's adviser or spokesman is of his office.
        where = place_at(tokens, chief[0], stop, names=names)
        country = where if where is not None and where.level == "country" else None
        return Title(
            i, country.end if country else chief[0], written, office.identifier, "foreign", "Phủ Tổng thống", None,
            country.name if country else None, "state",
        )  # fmt: skip
    where = place_at(tokens, k, stop, names=names)
    firm = firm_end(tokens, k, stop, names=names) if where is None and office.group not in _OF_STATES else k
    if firm > k:
        words = tokens.exact(k, firm)
        return Title(i, firm, written, office.identifier, office.group, words, None, None, "enterprise")
    if where is not None and where.level == "country" and office.group == "diplomatic":
        return _envoy(tokens, i, where, written, office, stop)
    if where is not None:
        return _headed_place(tokens, i, where, written, office)
    return Title(i, end, written, office.identifier, office.group, None, None, None, None)


def _of_party(tokens: Tokens, i: int, j: int, stop: int, written: str, body: str, office: Office | None) -> Title:
    """`Ủy viên Trung ương Đảng [Cộng sản Việt Nam]`, `[Nhân dân Cách mạng Lào]`: a foreign party keeps its name."""
    end = j
    while end < stop and (tokens.words[end][0].isupper() or tokens.lows[end] in {"sản", "dân", "mạng"}):
        country = known_at(tokens, end, stop)
        if country:
            ours = country[1].label == "Việt Nam"
            name = body if ours else f"{body} {tokens.exact(j, country[0])}"
            place = None if ours else country[1].label
            end = country[0]
            break
        end += 1
    else:
        name, place, end = body, None, j
    return Title(
        i,
        end,
        written,
        office.identifier if office else None,
        office.group if office else None,
        name,
        None,
        place,
        "party",
    )


def _envoy(tokens: Tokens, i: int, where: PlaceSpan, written: str, office: Office, stop: int) -> Title:
    """Ruling 1: of a foreign envoy the sending country, of a Vietnamese one the country of posting."""
    end, place = where.end, where.name
    if end + 1 < stop and tokens.lows[end] == "tại":
        posting = place_at(tokens, end + 1, stop)
        if posting is not None and posting.level == "country":
            end = posting.end
            place = posting.name if place == "Việt Nam" else place
    return Title(i, end, written, office.identifier, office.group, None, "country", place, None)


def _is_name_next(tokens: Tokens, k: int, stop: int, *, names: bool) -> bool:
    """Whether what follows the office is the holder's name and no body."""
    if not names or not tokens.words[k][0].isupper():
        return False
    end = vietnamese_name(tokens, k, stop, titled=True)
    return end is not None and end == run_end(tokens, k, stop) and body_at(tokens, k, stop) is None


def _headed_place(tokens: Tokens, i: int, where: PlaceSpan, written: str, office: Office) -> Title:
    """A title that names a place and no body: `Chủ tịch xã X`, `Bí thư Đà Nẵng`, `Tổng thống Mỹ`."""
    level = where.level
    body: str | None = None
    place = where.name
    identifier = office.identifier
    if level == "country":
        body = _FOREIGN.get(identifier)
        if place == "Việt Nam":
            place = None
    elif identifier.endswith("chair") or identifier == "chair":
        word = where.word or _city_or_province(where.name)
        body = f"UBND {word}" if word else None
    elif "secretary" in identifier:
        body = _committee(where.word or _city_or_province(where.name))
    elif where.word is not None:
        body = None
    if level == "province" and where.word is None:
        level = "city" if _city_or_province(where.name) == "thành phố" else "province"
    return Title(i, where.end, written, identifier, office.group, body, level, place, None)


_TWO_WORDS = (["New"], ["North"], ["South"], ["West"], ["Nam"], ["Bắc"])  # `bang New York`
# Offices that no firm and no club has.
_OF_STATES = frozenset(
    {"foreign", "diplomatic", "state-central", "party", "court", "procuracy", "police", "grass-roots"}
)
# `Ủy viên Bộ Chính trị [Đảng Cộng sản Cu Ba]`.
_BOARDS_OF_PARTIES = frozenset({"Bộ Chính trị", "Ban Bí thư"})
_PRESIDENT = "president-of-republic"
_HOUSEHOLD = frozenset({"spokesperson", "adviser", "assistant"})
_FOREIGN = {
    "prime-minister": "Chính phủ", "deputy-prime-minister": "Chính phủ", "chair": "Nhà nước",
    "foreign-minister": "Bộ Ngoại giao", "spokesperson": "Bộ Ngoại giao",
}  # fmt: skip
_CENTRAL_CITIES = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})


def _city_or_province(name: str | None) -> str | None:
    if name is None:
        return None
    return "thành phố" if name in _CENTRAL_CITIES else "tỉnh"


def _committee(word: str | None) -> str | None:
    """The Party committee of a place by its word of jurisdiction."""
    return {
        "tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "TP": "Thành ủy", "thủ đô": "Thành ủy", "huyện": "Huyện ủy",
        "quận": "Quận ủy", "thị xã": "Thị ủy", "xã": "Đảng ủy xã", "phường": "Đảng ủy phường",
        "thị trấn": "Đảng ủy thị trấn", "đặc khu": "Đảng ủy đặc khu",
    }.get(word or "")  # fmt: skip


def _finish(tokens: Tokens, title: Title, standing: Standing, stop: int) -> Title:
    """Term, standing and the office with its `Quyền`."""
    end, term = title.end, None
    match = _TERM.match(tokens.text, tokens.ends[title.end - 1])
    if match and match.group(1) and title.end < stop:
        while end < stop and tokens.ends[end] <= match.end():
            end += 1
        term = match.group(1)
    office = title.office
    if standing == "acting":
        office = f"Quyền {office}"
    elif standing == "full" and office.lower().endswith(("phụ trách", "điều hành")):
        standing = "in-charge"
    return Title(
        title.start,
        end,
        office,
        title.office_id,
        title.group,
        title.body,
        title.level,
        title.place,
        title.kind,
        standing,
        standing in {"former", "late"},
        term,
        title.constituency,
        title.head,
    )
