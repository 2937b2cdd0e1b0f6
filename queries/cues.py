"""The cue words of a question: what each says of what is asked, from the table `cues.tsv`.

What a set of cues means is decided in `frames`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from daibieu.ontology.tables import load
from daibieu.queries.names import fold
from daibieu.queries.wording import Wordings

CUES = Path(__file__).parent / "cues.tsv"

# Concepts that say nothing of what is asked, so that any question may hold them.
SAYS_NOTHING = frozenset({"polite", "filler", "list", "honorific", "leader"})


@dataclass(frozen=True, slots=True)
class Cue:
    """`ends_name`: a question word, before which every name has ended."""

    concept: str
    ends_name: bool


# The words that ask. A plural alone (`các cơ quan`) asks too, but may as well stand inside a name.
_ASKING = frozenset("ai nào gì đâu mấy bao khi who whom which what where when how why whose sao".split())


@cache
def cues() -> Wordings[Cue]:
    """All cue words of the table."""
    return Wordings(
        (form, Cue(row["concept"], _ends_name(row.get("stop"), form)))
        for row in load(CUES, ("concept", "stop", "written"))
        for form in row["written"].split("|")
    )


def _ends_name(stop: str | None, form: str) -> bool:
    return stop == "always" or (stop == "yes" and not _ASKING.isdisjoint(form.split()))


@cache
def small_words() -> frozenset[str]:
    """Cues of one word, folded: who types one has not mistyped another word."""
    forms = (form for row in load(CUES, ("concept", "stop", "written")) for form in row["written"].split("|"))
    return frozenset(fold(form) for form in forms if " " not in form)


@cache
def concepts() -> frozenset[str]:
    """All concepts of the table."""
    return frozenset(row["concept"] for row in load(CUES, ("concept", "stop", "written")))
