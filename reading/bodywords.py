"""Which of the words behind a body's head still belong to its name: capitals, marks, small letters, a place.

A person's name at the end is left out. How head, words, level and parent are put
together is decided in `bodies`.
"""

from __future__ import annotations

from dataclasses import dataclass

from daibieu.reading.heads import body_word_at, field_at, head_at, is_stop
from daibieu.reading.names import families, historic_at, person_start, run_end
from daibieu.reading.offices import office_at
from daibieu.reading.places import Known, known_at, level_at, place_name_end, styled_at
from daibieu.reading.tokens import Tokens

# The longest complement in small letters that is a name in the corpus has nine words
# (`Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn`).
MAX_SMALL = 10
# Kinds whose bare name of a place is part of their own name: `Báo Nam Định`.
_NAMED_AFTER = frozenset({"press", "school", "hospital", "enterprise", "association"})
# No committee is called after a person: what stands right behind is its head's name.
_PLAIN = frozenset({"UBND", "HĐND", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Ủy ban MTTQ"})


@dataclass(slots=True)
class Draft:
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


def is_person(tokens: Tokens, j: int, place_end: int, stop: int) -> bool:
    """Whether a run that begins like a place is a name: `Thái Bình` is none, `Hà Nam Khánh` would be one."""
    end = run_end(tokens, j, stop)
    if tokens.lows[j] not in families() or not place_end < end <= j + 4 or end - j < 3:
        return False
    return person_start(tokens, place_end, end, bare=True) is None


def with_level(tokens: Tokens, level: tuple[int, str, str], stop: int, draft: Draft, *, names: bool) -> int:
    """Add a word of jurisdiction and the place behind it: `Công an [tỉnh Nghệ An]`; returns where they end."""
    end, word, kind = level
    name_end = place_name_end(tokens, end, stop, names=names, level=kind)
    draft.add(word)
    draft.level = kind
    if name_end > end:
        known = known_at(tokens, end, name_end)
        draft.place = known[1].label if known and known[0] == name_end else tokens.exact(end, name_end)
        draft.full.append(tokens.exact(end, name_end))
    return name_end


def with_place(tokens: Tokens, j: int, end: int, label: str, level: str, draft: Draft) -> int:
    """Add a bare place, `Sở Y tế [Nghệ An]`; of a paper or a school it is part of the name itself."""
    written = tokens.exact(j, end)
    draft.full.append(written)
    if draft.kind in _NAMED_AFTER and draft.level is None:
        draft.words.append(written)
    draft.place = label
    if draft.level is None:
        draft.level = level
    return end


def capital_run(tokens: Tokens, j: int, stop: int, draft: Draft, *, names: bool) -> int:
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
    full = len(draft.words) > 1 and draft.words[0] in _MINISTERIAL
    if historic:
        end = historic  # `Trường Chính trị Tôn Đức Thắng`
    elif full and run_end(tokens, j, stop) - j in (3, 4) and families().get(tokens.lows[j]) == "strong":
        end = j  # `Bộ Y tế [Nguyễn Thị Hà]`: no ministry is called after a man
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


def joint(tokens: Tokens, j: int, stop: int, draft: Draft, *, names: bool, small: bool) -> int:
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


def head_near(tokens: Tokens, j: int, stop: int) -> bool:
    """`Khoa Thận [nhân tạo] Bệnh viện X`: small words go on up to the head of the body it belongs to."""
    for k in range(j, min(stop, j + 4)):
        if tokens.words[k][0].isupper():
            return k > j and head_at(tokens, k, stop) is not None
        if not tokens.words[k].isalpha() or tokens.lows[k] == "và" or is_stop(tokens, k, stop):
            return False
    return False


def small_goes_on(tokens: Tokens, j: int, stop: int, draft: Draft) -> bool:
    """Whether a word in small letters still belongs to the name: it does until the name's own boundary comes soon."""
    for k in range(j, min(stop, j + MAX_SMALL)):
        word = tokens.words[k]
        if word in ",;.)(" or is_stop(tokens, k, stop) or level_at(tokens, k, stop) or word[0].isupper():
            return True
    return stop - j < MAX_SMALL


def styled(tokens: Tokens, j: int, stop: int, draft: Draft) -> tuple[int, Known] | None:
    """`Bộ Ngoại giao [Liên bang Nga]`; `Hội đồng Liên bang` and `Cục Điều tra liên bang` are called so."""
    if not tokens.words[j][0].isupper() and not (tokens.lows[j] == "nước" and draft.words[-1][0].isupper()):
        return None
    country = styled_at(tokens, j, stop)
    if country and tokens.lows[j] == "liên" and (country[1].label != "Nga" or draft.words[-1] == "Hội đồng"):
        return None
    return country


def with_abbreviation(tokens: Tokens, end: int, stop: int) -> int:
    """`Ủy ban Dân tộc (UBDT)`: the short form in brackets belongs to the name."""
    if end + 2 < stop and tokens.words[end] == "(" and tokens.words[end + 1].isupper() and tokens.words[end + 2] == ")":
        return end + 3
    return end


_MINISTERIAL = frozenset({"Bộ", "Sở"})
# Heads that also go on in small letters: `Công ty [xây dựng] Hoàng Long`, `Phòng [cảnh sát hình sự] Công an tỉnh`.
_LOOSE = frozenset({
    "Cục", "Tổng cục", "Chi cục", "Viện", "Phòng", "Quỹ", "Trung tâm", "Công ty", "Tổng công ty", "Tập đoàn",
    "Nhà máy", "Hội đồng", "Hiệp hội", "Hội", "Bệnh viện", "Khoa", "Đội", "Ngân hàng", "Liên đoàn",
})  # fmt: skip


def small_field(tokens: Tokens, j: int, stop: int, draft: Draft) -> int:
    """The end of a known word of names in small letters right behind the head; `j` where none stands.

    A name must go on behind it, since the same words are verbs: `Công ty [đầu tư] 100 tỷ đồng`.
    """
    if len(draft.words) > 1 or draft.words[0] not in _LOOSE or not tokens.words[j].islower():
        return j
    end = body_word_at(tokens, j, stop)
    if end is None or end >= stop:
        return j
    goes_on = tokens.words[end][0].isupper() or level_at(tokens, end, stop) is not None
    return end if goes_on else j


# Words and marks of an abbreviation in brackets: `(LĐ-TB&XH)`.
_BRACKETED = 8


def abbreviated(tokens: Tokens, j: int, stop: int) -> int:
    """The token behind a short form in brackets in the middle of a name: `Bộ Chỉ huy Quân sự [(CHQS)] tỉnh`; or `j`."""
    if tokens.words[j] != "(":
        return j
    for k in range(j + 1, min(stop - 1, j + _BRACKETED)):
        if tokens.words[k] == ")":
            goes_on = level_at(tokens, k + 1, stop) is not None or known_at(tokens, k + 1, stop) is not None
            return k + 1 if goes_on and k > j + 1 else j
        if tokens.words[k].isalpha() and not tokens.words[k].isupper():
            return j
    return j
