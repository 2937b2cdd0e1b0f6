"""Show rows and pages in a notebook, with nothing that reaches out of it.

What is shown is not decided here. A page stands in a frame of its own, so that its
styles and scripts leave the notebook alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from daibieu.console import as_words


def table(title: str, columns: Sequence[str], rows: Iterable[Any]) -> str:
    """Rows (mappings, or values with attributes) as an HTML table; the first sentence in a last column."""
    head = "".join(f"<th>{escape(column.replace('_', ' '))}</th>" for column in (*columns, "sentence"))
    body = "".join(f"<tr>{_cells(columns, row)}</tr>" for row in rows)
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(columns: Sequence[str], row: Any) -> str:
    values = [row.get(column) if isinstance(row, Mapping) else getattr(row, column) for column in columns]
    evidence = row.get("evidence") if isinstance(row, Mapping) else None
    cells = [f"<td>{escape(as_words(value))}</td>" for value in values]
    return "".join(cells) + f"<td>{_marked(evidence[0]) if evidence else ''}</td>"


def _marked(told: Mapping[str, Any]) -> str:
    """Mark, in a sentence, the words that say so."""
    before, words, after = str(told["sentence"]).partition(str(told["exact"]))
    return f"{escape(before)}<mark>{escape(words)}</mark>{escape(after)}" if words else escape(before)


def frame(page: str) -> str:
    """Put a whole page into a frame of a notebook."""
    return f'<iframe sandbox="allow-scripts" style="width:100%;height:640px;border:0" srcdoc="{escape(page)}"></iframe>'
