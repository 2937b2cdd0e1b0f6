"""Find the name of a body: a head word of the table and what belongs to it.

`Ban Nội chính Tỉnh ủy`, `UBND huyện Văn Yên`, `Sở GD&ĐT`, `Ủy ban Pháp luật của
Quốc hội`: head, field, level and place are composed; whole names are never listed.
Whether the body took part in anything is decided elsewhere, and so is the place a
bare `tỉnh` stands for.
"""

from __future__ import annotations

from dataclasses import dataclass

from daibieu.reading.heads import field_at, head_at, head_of, heads, is_stop, label_of, level_of
from daibieu.reading.names import families, historic_at, person_start, run_end
from daibieu.reading.offices import office_at
from daibieu.reading.places import Known, known_at, level_at, place_at, place_name_end, styled_at
from daibieu.reading.tokens import Tokens

# The longest complement in small letters that is a name in the corpus has nine words
# (`Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn`).
MAX_SMALL = 10
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
# Kinds whose bare name of a place is part of their own name: `Báo Nam Định`.
_NAMED_AFTER = frozenset({"press", "school", "hospital", "enterprise", "association"})

_MISSIONS = frozenset({"Đại sứ quán", "Tổng Lãnh sự quán", "Lãnh sự quán", "Phái đoàn"})
# Bodies whose names tell their task: `Ban Quản lý [các khu công nghiệp] tỉnh`.
_PLAIN = frozenset({"UBND", "HĐND", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Ủy ban MTTQ"})
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


@dataclass(slots=True)
class _Draft:
    """A body being put together, word group by word group."""

    words: list[str]
    full: list[str]
    kind: str
    level: str | None
    place: str | None = None
    depth: int = 0

    def add(self, words: str) -> None:
        self.words.append(words)
        self.full.append(words)


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
    draft = _Draft([label], [label], row["kind"], level or level_of(label), depth=depth)
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
        _with_abbreviation(tokens, end, stop),
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
    draft = _Draft([implied], [implied], "state", None, depth=depth)
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


def _with_abbreviation(tokens: Tokens, end: int, stop: int) -> int:
    """`Ủy ban Dân tộc (UBDT)`: the short form in brackets belongs to the name."""
    if end + 2 < stop and tokens.words[end] == "(" and tokens.words[end + 1].isupper() and tokens.words[end + 2] == ")":
        return end + 3
    return end


def _complement(tokens: Tokens, j: int, stop: int, draft: _Draft, *, names: bool, small: bool, closed: bool) -> int:
    """Add to the draft what follows its head; returns where the name ends."""
    stop = min(stop, j + MAX_LENGTH)
    small_run = 0
    bloc = draft.kind == "bloc" or draft.words[0].endswith("Khối")
    wide = draft.words[0] in _WIDE
    small = small or bloc or wide
    while j < stop:
        if "\n" in tokens.text[tokens.ends[j - 1] : tokens.starts[j]]:
            break
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
            return _with_level(tokens, level, stop, draft, names=names)
        field = None
        if not (closed or is_stop(tokens, j, stop)):
            field = field_at(tokens, j, stop, inside=len(draft.words) > 1)
        if field:
            draft.add(field[1])
            j = field[0]
            small_run = 0
            continue
        place = known_at(tokens, j, stop) or _styled(tokens, j, stop, draft)
        if place and not (names and _is_person(tokens, j, place[0], stop)):
            end, known = place
            if known.label == "Việt Nam":
                draft.add("Việt Nam")
                j = end
                continue
            return _with_place(tokens, j, end, known.label, known.level, draft)
        if closed:
            break
        if is_stop(tokens, j, stop):
            break
        word = tokens.words[j]
        if word == "-" and tokens.glued(j) and j + 1 < stop and tokens.words[j + 1].isdigit():
            draft.words[-1] += f"-{tokens.words[j + 1]}"  # `Covid-19`
            draft.full[-1] += f"-{tokens.words[j + 1]}"
            j += 2
            continue
        if word[0].isupper() or word.isdigit():
            end = _capital_run(tokens, j, stop, draft, names=names)
            if end == j:
                break
            j = end
            small_run = 0
            continue
        end = _joint(tokens, j, stop, draft, names=names, small=small)
        if end > j:
            j = end
            continue
        if len(draft.words) > 1 and word.isalpha() and word.islower() and _head_near(tokens, j, stop):
            draft.add(tokens.exact(j, j + 1))
            j += 1
            continue
        if (
            small
            and word.isalpha()
            and word != "và"
            and small_run < MAX_SMALL
            and _small_goes_on(tokens, j, stop, draft)
        ):
            draft.add(tokens.exact(j, j + 1))
            j += 1
            small_run += 1
            continue
        break
    return j


def _styled(tokens: Tokens, j: int, stop: int, draft: _Draft) -> tuple[int, Known] | None:
    """`Bộ Ngoại giao [Liên bang Nga]`; `Hội đồng Liên bang` and `Cục Điều tra liên bang` are called so."""
    if not tokens.words[j][0].isupper() and not (tokens.lows[j] == "nước" and draft.words[-1][0].isupper()):
        return None
    country = styled_at(tokens, j, stop)
    if country and tokens.lows[j] == "liên" and (country[1].label != "Nga" or draft.words[-1] == "Hội đồng"):
        return None
    return country


def is_open(body: str) -> bool:
    """Whether a body of a compound title does not yet say of what or where it is: `Ban Thường vụ`, `UBND`."""
    row = head_of(body)
    return level_of(body) is None and (row is None or (row.get("unique") != "yes" and row["level"] != "central"))


def continued(
    tokens: Tokens, j: int, stop: int, body: str, level: str | None, *, names: bool
) -> tuple[int, str, str | None, str | None]:
    """A body begun by a compound title and what follows it: its end, name, level and place."""
    row = head_of(body)
    draft = _Draft([body], [body], row["kind"] if row else "party", level)
    end = _complement(tokens, j, stop, draft, names=names, small=True, closed=level == "central")
    return end, " ".join(draft.words), draft.level, draft.place


def _is_person(tokens: Tokens, j: int, place_end: int, stop: int) -> bool:
    """Whether a run that begins like a place is a name: `Thái Bình` is none, `Hà Nam Khánh` would be one."""
    end = run_end(tokens, j, stop)
    if tokens.lows[j] not in families() or not place_end < end <= j + 4 or end - j < 3:
        return False
    return person_start(tokens, place_end, end, bare=True) is None


def _with_level(tokens: Tokens, level: tuple[int, str, str], stop: int, draft: _Draft, *, names: bool) -> int:
    end, word, kind = level
    name_end = place_name_end(tokens, end, stop, names=names, level=kind)
    draft.add(word)
    draft.level = kind
    if name_end > end:
        known = known_at(tokens, end, name_end)
        draft.place = known[1].label if known and known[0] == name_end else tokens.exact(end, name_end)
        draft.full.append(tokens.exact(end, name_end))
    return name_end


def _with_place(tokens: Tokens, j: int, end: int, label: str, level: str, draft: _Draft) -> int:
    written = tokens.exact(j, end)
    draft.full.append(written)
    if draft.kind in _NAMED_AFTER and draft.level is None:
        draft.words.append(written)
    draft.place = label
    if draft.level is None:
        draft.level = level
    return end


def _nested(tokens: Tokens, j: int, stop: int, draft: _Draft, *, names: bool, small: bool) -> int | None:
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


def _capital_run(tokens: Tokens, j: int, stop: int, draft: _Draft, *, names: bool) -> int:
    """Capitalised words that belong to the name; a person's name at their end is left out."""
    if tokens.words[j].isdigit():
        end = j + 1
    else:
        end = run_end(tokens, j, stop)
    if end == j:
        end = j + 1
    for k in range(j + 1, end):
        place = known_at(tokens, k, stop)
        # `Trường Tôn Đức Thắng`: Germany only at the end of the run.
        inside = place is not None and place[0] == k + 1 and place[0] < end
        level = level_at(tokens, k, stop)
        if head_at(tokens, k, stop) or (place and not inside) or field_at(tokens, k, stop) or level:
            end = k
            break
    historic = historic_at(tokens, j)
    if historic:
        end = historic  # `Trường Chính trị Tôn Đức Thắng`
    elif names:
        full_end = run_end(tokens, j, stop)
        bare = len(draft.words) > 1 or draft.level is not None
        # `Phó Chủ tịch UBND [Trần Vĩnh Tuyến]`: no committee is called after a person.
        a_name = full_end - j in (3, 4) and families().get(tokens.lows[j]) == "strong"
        bare = bare or (a_name and draft.words[0] in _PLAIN)
        start = person_start(tokens, j, full_end, bare=bare)
        if start is not None:
            end = min(end, start)
    if end > j:
        draft.add(tokens.exact(j, end))
    return end


def _joint(tokens: Tokens, j: int, stop: int, draft: _Draft, *, names: bool, small: bool) -> int:
    """A dash, comma or `và` inside the name with the word after it; `j` where the name ends here."""
    mark = tokens.lows[j]
    after = j + 1
    if after >= stop or len(draft.words) < 2 or mark not in {"và", "&", "-", "–", ","}:
        return j
    if "\n" in tokens.text[tokens.ends[j] : tokens.starts[after]]:
        return j
    if mark == "," and _listed_fields(tokens, after, stop):
        draft.words[-1] += ","  # `Trung tâm Xúc tiến Đầu tư[, Thương mại và Du lịch] tỉnh`
        draft.full[-1] += ","
        return after
    if mark == ",":
        # `phòng, chống`: two verbs of one task.
        if tokens.lows[j - 1] == "phòng" and tokens.lows[after] == "chống":
            draft.add(tokens.exact(j, after + 1))
            return after + 1
        return j
    if head_at(tokens, after, stop) or office_at(tokens, after, stop) or is_stop(tokens, after, stop):
        return j
    word = tokens.words[after]
    if not word[0].isupper():
        if mark != "và" or not small or not word.isalpha():
            return j
        draft.add(tokens.exact(j, after + 1))
        return after + 1
    end = run_end(tokens, after, stop)
    if (names or mark != "và") and tokens.lows[after] in families() and end - after in (3, 4):
        return j
    if known_at(tokens, after, stop) and mark == "và":
        return j
    draft.add(tokens.exact(j, after))
    return after


def _listed_fields(tokens: Tokens, after: int, stop: int) -> bool:
    """Whether `X và Y`, two fields of work, stand behind a comma and a level word or a place behind them."""
    first = field_at(tokens, after, stop)
    if first is None or first[0] >= stop or tokens.lows[first[0]] != "và":
        return False
    second = field_at(tokens, first[0] + 1, stop)
    if second is None:
        return False
    return level_at(tokens, second[0], stop) is not None or known_at(tokens, second[0], stop) is not None


def _head_near(tokens: Tokens, j: int, stop: int) -> bool:
    """`Khoa Thận [nhân tạo] Bệnh viện X`: small words go on up to the head of the body it belongs to."""
    for k in range(j, min(stop, j + 4)):
        if tokens.words[k][0].isupper():
            return k > j and head_at(tokens, k, stop) is not None
        if not tokens.words[k].isalpha() or tokens.lows[k] == "và" or is_stop(tokens, k, stop):
            return False
    return False


def _small_goes_on(tokens: Tokens, j: int, stop: int, draft: _Draft) -> bool:
    """Whether a word in small letters still belongs to the name: it does until the name's own boundary comes soon."""
    for k in range(j, min(stop, j + MAX_SMALL)):
        word = tokens.words[k]
        if word in ",;.)(" or is_stop(tokens, k, stop) or level_at(tokens, k, stop) or word[0].isupper():
            return True
    return stop - j < MAX_SMALL
