"""Which of a man's old posts end when he is given another (ruling 15 of the guideline).

Decided by what the two posts are: a membership and a side post stay, a post of the
Party stays beside one in an elected body, a post elsewhere ends. Who is given what
is decided in `appointments`.
"""

from __future__ import annotations

from dataclasses import replace

from daibieu.reading.context import LOCAL
from daibieu.reading.heads import head_of
from daibieu.reading.model import AppointmentKind
from daibieu.reading.people import Entry
from daibieu.reading.titles import Title

_KEEPS_OTHERS = frozenset({"ratified", "designated"})
_ELECTED = frozenset({"peoples-committee", "peoples-council", "assembly-delegation"})
# Posts that are held beside a man's own: at a delegation, on a board for one task, in an association.
_SIDE_OFFICES = ("trưởng đoàn", "phó trưởng đoàn", "thư ký", "thành viên", "tổ trưởng")
_SIDE_BODIES = frozenset({"steering-board", "council", "subcommittee", "election-committee", "assembly-delegation"})


def leave(entry: Entry, posts: list[int], new: int, kind: AppointmentKind) -> None:
    """Make former what he was named with and does not keep beside the new post."""
    given = entry.held[new].title
    if is_member(given) or _is_side(given) or new in posts:
        return  # also where he is named with the new post already: what stands beside it he holds
    for n in posts:
        old = entry.held[n].title
        if n != new and not old.former and _ends(old, given, kind):
            entry.held[n].title = replace(old, former=True, standing="former")


def drop_current(entry: Entry, former: int) -> None:
    """A post told as ended is not held beside: its current twin becomes former."""
    gone = entry.held[former].title
    for n, held in enumerate(entry.held):
        title = held.title
        if (
            n != former
            and title.office.lower() == gone.office.lower()
            and title.body == gone.body
            and title.place == gone.place
        ):
            held.title = replace(title, former=True, standing="former")


def is_member(title: Title) -> bool:
    """A member or a deputy: of a committee, of the National Assembly."""
    return title.office.lower().startswith(("ủy viên", "đại biểu"))


def _ends(old: Title, given: Title, kind: AppointmentKind) -> bool:
    if _elsewhere(old, given):
        return True
    if is_member(old) or _is_side(old):
        return False
    if _is_secretary(old):
        if _is_secretary(given):
            return kind not in _KEEPS_OTHERS or old.body == given.body or "phó" not in given.office.lower()
        return _head(given) not in _ELECTED
    if _is_secretary(given) and "phó" not in given.office.lower():
        return _head(old) != "peoples-council"
    return kind not in _KEEPS_OTHERS or old.body == given.body


def _is_secretary(title: Title) -> bool:
    return "bí thư" in title.office.lower() and not is_member(title)


def _is_side(title: Title) -> bool:
    row = head_of(title.body) if title.body else None
    if row is not None and (row["id"] in _SIDE_BODIES or row["kind"] == "association"):
        return True
    return title.office.lower().startswith(_SIDE_OFFICES)


def _head(title: Title) -> str | None:
    row = head_of(title.body) if title.body else None
    return row["id"] if row else None


def _elsewhere(old: Title, given: Title) -> bool:
    """Whether the new post is of another province than the old one, or takes a man of a ministry to a province."""
    if given.level not in LOCAL or given.place is None:
        return False
    if old.level in LOCAL:
        return old.place is not None and old.place != given.place and given.level in {"province", "city"}
    return " Bộ " in f" {old.body}" and old.body != "Bộ Chính trị"
