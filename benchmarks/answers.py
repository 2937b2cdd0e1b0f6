"""What every question answers on the articles of `examples/`, as a reader sees it: `queries/NAME.jsonl`, a row a line.

Run as a script it writes these files; who changed an answer reads the difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from daibieu.graph import Defaults, Store, load_paths, open_store
from daibieu.queries import Question, ask, questions
from daibieu.queries.rows import Row

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "examples" / "articles.jsonl"
# These count all that was read, and so change with every rule of reading: their rows stand with a world of their own.
COUNTING_ALL = frozenset({"contents", "rules"})


def load_examples(place: str | Path) -> Store:
    """Open a store that holds the example articles."""
    store = open_store(place)
    load_paths(store, [ARTICLES], Defaults().checked())
    return store


def asked(store: Store, question: Question) -> tuple[Row, ...]:
    """The rows of a question, asked with the example of its header."""
    given = {one.name: one.example for one in question.parameters if one.example is not None}
    return ask(store, question.name, **given).rows


def as_read(value: Any) -> Any:
    """A value as a reader sees it: a resource by its name."""
    if isinstance(value, list):
        return [as_read(one) for one in value]
    return value["name"] if isinstance(value, dict) else value


def lines(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows without addresses and without what is empty; the words that tell them may change with the reader."""
    return [
        {key: as_read(value) for key, value in row.items() if key != "evidence" and value not in (None, [])}
        for row in rows
    ]


def kept(question: Question) -> Path:
    """Tell the file of the rows."""
    return ROOT / "queries" / f"{question.name}.jsonl"


def main() -> None:
    """Write the rows of every question."""
    store = load_examples(":memory:")
    for question in questions():
        if question.name in COUNTING_ALL:
            continue
        rows = lines(asked(store, question))
        kept(question).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
