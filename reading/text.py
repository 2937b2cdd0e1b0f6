"""The one door by which text comes in: one Unicode form, one tone placement, one letter for its look-alikes.

Layout is not settled here: spaces (odd ones too) and line breaks stay where they
are, and every change to text that is already NFC is one letter for one, so that
places counted in such input hold in the result. What the words mean is decided
elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

# Eth and its relatives are printed for Đ by old typing tools (`Ðảng`).
_LETTERS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"

# The capital letters of Vietnamese and its neighbours: no range of code points holds them and only them.
UPPER = "".join(c for c in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if c.isupper())

_MARKS = "\u0300-\u036f"
_TONED = {"oa": "oàoáoảoãoạ", "oe": "oèoéoẻoẽoẹ", "uy": "uỳuýuỷuỹuỵ"}
_OLD = {"oa": "òaóaỏaõaọa", "oe": "òeóeỏeõeọe", "uy": "ùyúyủyũyụy"}


def _placements() -> dict[str, str]:
    table = {}
    for nucleus, new in _TONED.items():
        for i in range(0, len(new), 2):
            pair, old = new[i : i + 2], _OLD[nucleus][i : i + 2]
            for form in (str, str.upper, str.title):
                table[form(pair)] = form(old)
            table[pair[0] + pair[1].upper()] = old[0] + old[1].upper()
    return table


_PLACEMENTS = _placements()
# Only where the syllable ends: `hoàn` and `huỳnh` have one placement in both styles, and in `quý` the u
# belongs to the q. A letter with a loose mark after it is left alone, else the result would not be NFC.
# It begins with a plain class of letters, to which the engine skips; the q is looked for in code.
_NEW_STYLE = re.compile(rf"[oOuU](?:(?<=[oO])[àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_]|[{_MARKS}])")

_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxh" + "ABEZHIKMNOPTYXo",
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")


def clean(text: str) -> str:
    """Bring a text into the one form that every rule is written for; it never fails."""
    text = unicodedata.normalize("NFC", text)
    for odd, letter in _LETTERS.items():
        text = text.replace(odd, letter)
    for dash in _DASHES:
        text = text.replace(dash, "-")
    if _FOREIGN.search(text):
        text = _WORD.sub(_latin_word, text)
    return _NEW_STYLE.sub(_old_style, text)


def _old_style(syllable_end: re.Match[str]) -> str:
    at = syllable_end.start()
    after_q = at > 0 and syllable_end.string[at - 1] in "qQ"
    return syllable_end[0] if after_q else _PLACEMENTS[syllable_end[0]]


def _latin_word(word: re.Match[str]) -> str:
    """Free a Latin word of Cyrillic and Greek look-alikes; a word that is truly foreign stays."""
    if not (_FOREIGN.search(word[0]) and _LATIN.search(word[0])):
        return word[0]
    latin = word[0].translate(_LOOKALIKES)
    follower = word.string[word.end() : word.end() + 1]
    loose_mark = follower != "" and unicodedata.combining(follower) != 0
    if _FOREIGN.search(latin) or loose_mark or not unicodedata.is_normalized("NFC", latin):
        return word[0]
    return latin


def stored_text(title: str | None, text: str) -> str:
    """Join title, blank line and text, the text that all places are counted in; without a title, the text."""
    return f"{clean(title)}\n\n{clean(text)}" if title else clean(text)


def spaced(stored: str) -> str:
    """Put a plain space for every odd one, for rules to match in; places are the same."""
    for odd in _SPACES:
        stored = stored.replace(odd, " ")
    return stored
