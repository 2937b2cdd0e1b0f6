"""Find the name of a body: a head word of the table and what belongs to it.

`Ban Nội chính Tỉnh ủy`, `UBND huyện Văn Yên`, `Sở GD&ĐT`, `Ủy ban Pháp luật của
Quốc hội`: head, field, level and place are composed; whole names are never listed.
Whether the body took part in anything is decided elsewhere, and so is the place a
bare `tỉnh` stands for.
"""

from __future__ import annotations

from dataclasses import dataclass

from daibieu.reading.bodywords import (
    MAX_SMALL,
    Draft,
    abbreviated,
    capital_run,
    head_near,
    is_person,
    joint,
    small_field,
    small_goes_on,
    styled,
    with_abbreviation,
    with_level,
    with_place,
)  # fmt: skip
from daibieu.reading.heads import field_at, head_at, head_of, heads, is_stop, label_of, level_of, year_end
from daibieu.reading.offices import office_at
from daibieu.reading.places import known_at, level_at, place_at, place_name_end
from daibieu.reading.tokens import Tokens

# In the corpus a body stands within at most 3 others, and the longest name has 29 words and marks.
MAX_NESTED, MAX_LENGTH = 4, 80
# Committees whose name is followed by their place alone, with the level word that only repeats it.
_OWN = {
    "provincial-party-committee": frozenset({"tỉnh"}),
    "city-party-committee": frozenset({"thành phố", "TP", "thủ đô"}),
    "district-party-committee": frozenset({"huyện"}),
    "urban-district-party-committee": frozenset({"quận"}),
    "town-party-committee": frozenset({"thị xã"}),
}
_COMMITTEES = frozenset(_OWN)
_LEVEL_ENDS = frozenset({"tỉnh", "phố", "tp", "huyện", "quận", "xã", "phường"})

_MISSIONS = frozenset({"Đại sứ quán", "Tổng Lãnh sự quán", "Lãnh sự quán", "Phái đoàn"})
# Bodies whose names tell their task: `Ban Quản lý [các khu công nghiệp] tỉnh`.
_WIDE = frozenset({"Ban Quản lý", "Ban Chỉ đạo", "Ban Chỉ huy", "Tiểu ban", "Ban Vận động", "Ban Tổ chức"})
# `Tổ công tác [của Thủ tướng Chính phủ]`: named after the office that sent it.
_SENT_BY = "Tổ công tác"
# `Khối thi đua [các] cơ quan Đảng [thuộc] Tỉnh ủy`: words that end other names go on in that of a bloc.
_BLOC_LINKS = frozenset({"các", "thuộc", "số"})


@dataclass(frozen=True, slots=True)
class BodySpan:
    """A body in tokens `start`-`end`.

    `name` follows the guideline: abbreviations written out, the level word kept, the
    place left out. `full` keeps the place as written. `level` None: not told by the name.
    """

    start: int
    end: int
    name: str
    full: str
    kind: str
    level: str | None
    place: str | None
    head: str  # the row's identifier
    unique: bool


def body_at(
    tokens: Tokens, i: int, stop: int, *, names: bool = False, small: bool = False, implied: str | None = None,
    depth: int = 0,
) -> BodySpan | None:  # fmt: skip
    """The body whose name begins at token `i`.

    `names`: a person's name may follow (title before name). `small`: words in small
    letters may belong to it. `implied`: a head told by the office before it. `depth`:
    in how many other names it stands.
    """
    if i >= stop:
        return None
    hit = head_at(tokens, i, stop, small=small or implied is not None)
    if implied is not None and not (hit and hit[1]["label_vi"].lower().startswith(implied.lower())):
        carried = heads().after(implied, tokens, i, stop)
        if carried is None:
            return _implied_body(tokens, i, stop, implied, names=names, depth=depth)
        hit = carried
    if hit is None:
        return None
    end, row = hit
    unique = row.get("unique") == "yes"
    level = row["level"] if row["level"] != "any" else None
    label = label_of(tokens, i, end, row, unique=unique)
    draft = Draft([label], [label], row["kind"], level or level_of(label), depth=depth)
    if end < stop and tokens.words[end] == "." and tokens.lows[end - 1] in {"tp", "tx"}:
        end += 1  # `Công an TP.Hà Nội`
    levelled = label.split()[-1].lower() in _LEVEL_ENDS
    if row["id"] in _COMMITTEES and (own := place_at(tokens, end, stop, names=names)) and own.word in _OWN[row["id"]]:
        # `Thành ủy [Thành phố] Hồ Chí Minh`: the committee's name tells its level already.
        full = f"{label} {tokens.exact(end, own.end)}"
        return BodySpan(i, own.end, label, full, draft.kind, draft.level, own.name, row["id"], False)
    if (row["id"] in _COMMITTEES or levelled) and end < stop and level_at(tokens, end, stop) is None:
        place_end = place_name_end(tokens, end, stop, names=names, level=draft.level)
        if place_end > end and not head_at(tokens, end, stop):
            known = known_at(tokens, end, place_end)
            place = known[1].label if known and known[0] == place_end else tokens.exact(end, place_end)
            name = draft.words[0]
            return BodySpan(
                i,
                place_end,
                name,
                f"{name} {tokens.exact(end, place_end)}",
                draft.kind,
                draft.level,
                place,
                row["id"],
                False,
            )
    end = _complement(tokens, end, stop, draft, names=names, small=small, closed=unique)
    if implied is None and end - i == 1 and not unique and tokens.words[i].islower():
        return None
    name = " ".join(draft.words)
    return BodySpan(
        i,
        with_abbreviation(tokens, end, stop),
        name,
        " ".join(draft.full),
        draft.kind,
        draft.level or level_of(name),
        draft.place,
        row["id"],
        unique,
    )


def _implied_body(tokens: Tokens, i: int, stop: int, implied: str, *, names: bool, depth: int) -> BodySpan | None:
    """The body of an office that carries its head: what follows is the rest of the name."""
    inner = head_at(tokens, i, stop, small=True)
    if inner and inner[1]["kind"] in {"court", "procuracy", "school"} and implied in {"Viện", "Trường", "Cục"}:
        return body_at(tokens, i, stop, names=names, small=True, depth=depth)
    draft = Draft([implied], [implied], "state", None, depth=depth)
    # `Hiệu trưởng [nhà trường ôn lại …]`: only these heads go on in small letters.
    small = implied in {"Ban", "Đoàn", "Tiểu ban", "Phòng", "Tổ"}
    end = _complement(tokens, i, stop, draft, names=names, small=small, closed=False)
    if end == i:
        return None
    row = head_of(" ".join(draft.words))
    level = draft.level or (row["level"] if row and row["level"] != "any" else None)
    return BodySpan(
        i,
        end,
        " ".join(draft.words),
        " ".join(draft.full),
        row["kind"] if row else draft.kind,
        level,
        draft.place,
        row["id"] if row else "-",
        bool(row and row.get("unique") == "yes"),
    )


def _complement(tokens: Tokens, j: int, stop: int, draft: Draft, *, names: bool, small: bool, closed: bool) -> int:
    """Add to the draft what follows its head; returns where the name ends."""
    stop = min(stop, j + MAX_LENGTH)
    small_run = 0
    bloc = draft.kind == "bloc" or draft.words[0].endswith("Khối")
    wide = draft.words[0] in _WIDE
    small = small or bloc or wide
    while j < stop:
        if "\n" in tokens.text[tokens.ends[j - 1] : tokens.starts[j]]:
            break
        after = abbreviated(tokens, j, stop) if tokens.words[j] == "(" else small_field(tokens, j, stop, draft)
        if after > j:
            if tokens.words[j] != "(":
                draft.add(tokens.exact(j, after))
            j = after
            continue
        if tokens.lows[j] == "tại" and draft.words[0] in _MISSIONS:
            posting = known_at(tokens, j + 1, stop)
            if posting:
                draft.full.append(tokens.exact(j, posting[0]))
                draft.place = posting[1].label
                return posting[0]
        if (bloc or wide) and tokens.lows[j] in _BLOC_LINKS:
            draft.add(tokens.words[j])
            j += 1
            continue
        nested = None if closed else _nested(tokens, j, stop, draft, names=names, small=small)
        if nested:
            return nested
        level = level_at(tokens, j, stop)
        if level and level[2] == "central":
            draft.add(level[1])
            draft.level = "central"
            j = level[0]
            continue
        if level:
            return with_level(tokens, level, stop, draft, names=names)
        field = None
        if not (closed or is_stop(tokens, j, stop)):
            field = field_at(tokens, j, stop, inside=len(draft.words) > 1)
        if field:
            draft.add(field[1])
            j = field[0]
            small_run = 0
            continue
        place = known_at(tokens, j, stop) or styled(tokens, j, stop, draft)
        if place and not (names and is_person(tokens, j, place[0], stop)):
            end, known = place
            if known.label == "Việt Nam":
                draft.add("Việt Nam")
                j = end
                continue
            if wide and year_end(tokens, end, stop) > end:
                draft.add(tokens.exact(j, end))
                j = end
                continue  # `Ban Tổ chức lễ hội Đền Trần Thái Bình 2017`
            return with_place(tokens, j, end, known.label, known.level, draft)
        if closed:
            break
        if wide and len(draft.words) > 1 and (year := year_end(tokens, j, stop)) > j:
            draft.add(tokens.exact(j, year))
            return year
        if is_stop(tokens, j, stop):
            break
        word = tokens.words[j]
        if word == "-" and tokens.glued(j) and j + 1 < stop and tokens.words[j + 1].isdigit():
            draft.words[-1] += f"-{tokens.words[j + 1]}"  # `Covid-19`
            draft.full[-1] += f"-{tokens.words[j + 1]}"
            j += 2
            continue
        if word[0].isupper() or word.isdigit():
            end = capital_run(tokens, j, stop, draft, names=names)
            if end == j:
                break
            j = end
            small_run = 0
            continue
        end = joint(tokens, j, stop, draft, names=names, small=small)
        if end > j:
            j = end
            continue
        if len(draft.words) > 1 and word.isalpha() and word.islower() and head_near(tokens, j, stop):
            draft.add(tokens.exact(j, j + 1))
            j += 1
            continue
        if (
            small
            and word.isalpha()
            and word != "và"
            and small_run < MAX_SMALL
            and small_goes_on(tokens, j, stop, draft)
        ):
            draft.add(tokens.exact(j, j + 1))
            j += 1
            small_run += 1
            continue
        break
    return j


def is_open(body: str) -> bool:
    """Whether a body of a compound title does not yet say of what or where it is: `Ban Thường vụ`, `UBND`."""
    row = head_of(body)
    return level_of(body) is None and (row is None or (row.get("unique") != "yes" and row["level"] != "central"))


def continued(
    tokens: Tokens, j: int, stop: int, body: str, level: str | None, *, names: bool
) -> tuple[int, str, str | None, str | None]:
    """A body begun by a compound title and what follows it: its end, name, level and place."""
    row = head_of(body)
    draft = Draft([body], [body], row["kind"] if row else "party", level)
    end = _complement(tokens, j, stop, draft, names=names, small=True, closed=level == "central")
    return end, " ".join(draft.words), draft.level, draft.place


def _nested(tokens: Tokens, j: int, stop: int, draft: Draft, *, names: bool, small: bool) -> int | None:
    """A second body inside the name: `Ban Nội chính [Tỉnh ủy]`, `Ủy ban Pháp luật [của Quốc hội]`."""
    of = tokens.lows[j] == "của"
    start = j + 1 if of else j
    if start >= stop or draft.depth >= MAX_NESTED:
        return None
    if of and draft.words == [_SENT_BY] and (sender := office_at(tokens, start, stop)) is not None:
        end = sender[0] + 2 if tokens.lows[sender[0] : sender[0] + 2] == ["chính", "phủ"] else sender[0]
        draft.add(tokens.exact(j, end))
        return end
    inner = body_at(tokens, start, stop, names=names, small=small and draft.kind != "bloc", depth=draft.depth + 1)
    if inner is not None and draft.kind == "bloc" and inner.name == "Đảng":
        return None  # `các cơ quan [Đảng] thuộc Tỉnh ủy`
    if inner is None or (not of and not inner.name[0].isupper()):
        return None
    prefix = "của " if of else ""
    draft.words.append(prefix + inner.name)
    draft.full.append(prefix + inner.full)
    draft.level = inner.level if inner.level is not None else draft.level
    draft.place = inner.place
    return inner.end
