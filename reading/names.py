"""Find where a person's name begins and ends.

Only the shape of a name is decided here. Who it is, and whether the person
matters, is decided in `people`; a name inside the name of a street, a school or
a prize is refused.
"""

from __future__ import annotations

import re
from functools import cache

from daibieu.reading.lexicon import table
from daibieu.reading.phrases import Phrases
from daibieu.reading.tokens import Tokens, words_of

MAX_SYLLABLES = 4
# Names of three syllables are 94 % of those with a family name; before the third a
# capitalised `Sáng` or `Đại` is more often a given name than the next sentence.
CUT_AFTER = 3
# The longest run read as a foreigner's name in the corpus, the address of a page, has 27 words and marks.
_MAX_FOREIGN = 32
_PARTICLES = frozenset({"bin", "ibn", "al", "el", "de", "da", "di", "del", "della", "van", "von", "der", "la", "le"})


@cache
def families() -> dict[str, str]:
    """Family names in lower case with their strength."""
    return {
        row["written"].lower(): row["strength"] for row in table("family_names", "written", "kind", "strength", "n")
    }


@cache
def _stops() -> frozenset[str]:
    return frozenset(row["written"] for row in table("name_stops", "written"))


@cache
def _not_persons() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row["written"].lower().split()) for row in table("not_persons", "written"))


@cache
def _history() -> Phrases[str]:
    return Phrases((row["written"], row["written"]) for row in table("history", "written", "source"))


# Onset, rhyme and coda of a Vietnamese syllable; `Trump` and `Moon` are none.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word.lower()) is not None


@cache
def _historic_names() -> frozenset[str]:
    return frozenset(row["written"].lower() for row in table("history", "written", "source"))


def is_historic(name: str) -> bool:
    """Whether the name is that of a leader told as history (ruling 9 of the guideline)."""
    return name.lower() in _historic_names()


def historic_at(tokens: Tokens, i: int) -> int | None:
    """The end of a historic name at token `i`."""
    hit = _history().at(tokens, i)
    return hit[0] if hit else None


def _is_syllable(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


def run_end(tokens: Tokens, i: int, stop: int) -> int:
    """The end of the run of capitalised words that begins at token `i`."""
    return min(tokens.runs[i], stop) if i < stop else i


def blocked(tokens: Tokens, i: int) -> bool:
    """Whether the words before token `i` make a capitalised run no person: `đường`, `Trường THPT`, `giải`."""
    lows = tokens.lows
    if i >= 2 and lows[i - 1].isdigit() and lows[i - 2] == "số":
        return True  # `số 5 Trần Thánh Tông`
    for length in (1, 2, 3):
        if i >= length and tuple(lows[i - length : i]) in _not_persons():
            return not (i > 0 and "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]])
    return False


# Words that open the next sentence even after two syllables: `Ảnh: Trà Hương [Tới dự …]`.
_OPENERS = frozenset({"Tới", "Tham", "Cùng", "Phát", "Tại", "Theo", "Những", "Các", "Đây"})


def _cut(tokens: Tokens, i: int, j: int) -> int:
    """Where the next sentence begins inside a run that lost its full stop."""
    words = tokens.words
    if j == i + CUT_AFTER and words[j - 1] in _OPENERS and j < len(words) and words[j].islower():
        return j - 1
    for k in range(i + CUT_AFTER, j):
        if words[k] in _stops():
            return k
    return j


def vietnamese_name(tokens: Tokens, i: int, stop: int, *, titled: bool = False) -> int | None:
    """The end of a Vietnamese name at token `i`.

    `titled`: a title or an honorific stands right before, so that two syllables and
    weak family names suffice.
    """
    strength = families().get(tokens.lows[i])
    if strength is None or not _is_syllable(tokens.words[i]):
        return None
    longest = MAX_SYLLABLES + 2 if len(tokens.words[i]) == 1 else MAX_SYLLABLES  # `Y Thanh Hà Niê Kđăm`
    longest += tokens.lows[i + 2 : i + 3] == ["thị"]  # `Nguyễn Lâm Thị Tú Anh`
    end = _cut(tokens, i, min(run_end(tokens, i, stop), i + longest))
    if end + 1 < stop and tokens.glued(end) and tokens.glued(end + 1):
        mark, after = tokens.words[end], tokens.words[end + 1]
        if mark in "'’" or (mark == "-" and after.isalpha() and after.islower()):
            return foreign_name(tokens, i, stop)  # `Điểu K'Brăng`, `Kim Hak-song`
    if tokens.lows[end - 1] == "đại" and end < stop and tokens.lows[end] == "biểu":
        return None  # `Đoàn Đại biểu`
    if end - i < 2 or (end - i < 3 and not titled):
        return None
    if all(w.isupper() for w in tokens.words[i:end]) and not _alone_in_capitals(tokens, i, end):
        return None
    return end


def _alone_in_capitals(tokens: Tokens, i: int, j: int) -> bool:
    """A name in capitals counts only where the words around it are not in capitals too."""
    near = [tokens.words[k] for k in (i - 1, j) if 0 <= k < len(tokens) and len(tokens.words[k]) > 1]
    return not any(w.isupper() for w in near)


def foreign_name(tokens: Tokens, i: int, stop: int) -> int | None:
    """The end of a run of capitalised words with glued hyphens, apostrophes and particles: `Moon Jae-in`, `H'Yim`."""
    words, text = tokens.words, tokens.text
    if i >= stop or not words[i][0].isupper():
        return None
    j = i + 1
    while j < min(stop, i + _MAX_FOREIGN):
        gap = text[tokens.ends[j - 1] : tokens.starts[j]]
        if "\n" in gap:
            break
        if words[j][0].isupper() and words[j].isalpha():
            j += 1
        elif (
            (
                words[j] in "-'’"
                and j + 1 < stop
                and words[j + 1].isalpha()
                and ((tokens.glued(j) and tokens.glued(j + 1)) or (tokens.glued(j) and words[j] in "'’"))
            )
            or (
                words[j] == "."
                and len(words[j - 1]) == 1
                and tokens.glued(j)
                and j + 1 < stop
                and words[j + 1][0].isupper()
            )
            or (words[j] in _PARTICLES and j + 1 < stop and words[j + 1][0].isupper())
        ):
            j += 2
        elif words[j] in _PARTICLES and j + 2 < stop and words[j + 1] == "-" and words[j + 2][0].isupper():
            j += 3  # `Bashar al-Assad`
        elif words[j] == "d" and j + 2 < stop and words[j + 1] in "'’" and words[j + 2][0].isupper():
            j += 3  # `d'Estaing`
        else:
            break
    if not is_syllable(words[i]):
        # `James Comey [Ông] Comey`: no foreigner's name goes on with a word that opens a Vietnamese sentence.
        j = next((k for k in range(i + 2, j) if words[k] in _stops()), j)
    return _cut(tokens, i, j)


@cache
def _forms_of_address() -> frozenset[str]:
    rows = table("honorifics", "written", "class", "private")
    return frozenset(words_of(row["written"])[0] for row in rows) | {"pv", "hlv", "ttxvn", "mc", "đb", "vn"}


def firm_end(tokens: Tokens, i: int, stop: int, *, names: bool) -> int:
    """The end of the name of a firm, club or agency right behind an office; `i` itself where none stands there.

    It is told by its letters (`PVTEX`, `HoREA`) or by the man's name that follows
    (`Viettel Post [Trần Trung Hưng]`). `names` False: no man's name can follow, so that any foreign words are its name.
    """
    if i >= stop or not tokens.words[i][0].isupper() or tokens.lows[i] in _forms_of_address():
        return i
    word = tokens.words[i]
    if is_syllable(word) and not word.isupper():
        return i
    run = foreign_name(tokens, i, stop) or i
    if len(word) > 1 and any(c.isupper() for c in word[1:]) and not word.startswith(("Mc", "Mac", "De", "Di")):
        return i if i and tokens.words[i - 1].isupper() else i + 1
    if not names:
        return run
    man = next((k for k in range(i + 1, run - 2) if families().get(tokens.lows[k]) == "strong"), None)
    return man if man is not None and all(is_syllable(w) for w in tokens.words[man:run]) else i


_OFFICE_OPENERS = frozenset({"Thứ", "Phó", "Bí", "Chủ", "Trưởng"})


def person_start(tokens: Tokens, i: int, j: int, *, bare: bool) -> int | None:
    """Where in the capitalised run `i`-`j`, which begins with a place or a body's word, a person's name begins.

    `UBND huyện [Văn Yên] [Hà Đức Anh]`: both halves may begin with a family name; the
    split with a name of three syllables and a place of two is likeliest. `bare`: the
    run may hold no place at all.
    """
    if j - i > 2 and tokens.words[j - 1] in _OFFICE_OPENERS and j < len(tokens) and tokens.words[j].islower():
        j -= 1  # `Yên Bái [Thứ trưởng …]`
    double = next((k for k in range(max(i, j - MAX_SYLLABLES - 1), j - 3) if tokens.lows[k + 2] == "thị"), None)
    if double is not None and families().get(tokens.lows[double]) == "strong" and tokens.lows[double + 1] in families():
        return double  # `Sở Nội vụ [Nguyễn Lâm Thị Tú Anh]`
    best: tuple[float, int] | None = None
    for k in range(max(i if bare else i + 1, j - MAX_SYLLABLES), j - 1):
        strength = families().get(tokens.lows[k])
        length = j - k
        if strength is None:
            continue
        score = {2: 0.3, 3: 2.0, 4: 1.5}[length] + (2.0 if strength == "strong" else 0.4)
        score += {0: 1.0, 1: 0.4, 2: 1.0, 3: 0.6}.get(k - i, 0.0)
        if best is None or score > best[0]:
            best = score, k
    if best is None or best[0] < 2.4:
        return None
    return best[1]
