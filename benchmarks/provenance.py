"""Measure what provenance costs: the quads of both layers together against those of the resolved layer alone.

    python -m benchmarks.provenance [--write] [FILE...]

Without files: the examples, and beside the repository, where they are there, a corpus and a generated world.
The claims of an article, with the words, rules and sentences that they rest on, are the one layer; what
follows from all articles is the other. `--write` puts the table into docs/graph.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.markdown import put, table
from daibieu.graph import load_paths, open_store

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
WORLD = ROOT.parent / "shared" / "world" / "make_world.py"
SMALL = ("--seed", "9", "--people", "400", "--events", "600", "--provinces", "6")
MOST = 4.0


def measure(files: Sequence[Path]) -> tuple[int, Counter[str]]:
    """Load files into a new store; give its articles and its quads by layer."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store")
        loaded = load_paths(store, files)
        resolved, articles = f"{store.base}graph/resolved", f"{store.base}article/"
        counts: Counter[str] = Counter()
        for quad in store.quads():
            name = getattr(quad.graph_name, "value", "")
            counts["resolved" if name == resolved else "claims" if name.startswith(articles) else "other"] += 1
        store.close()
    return loaded.new, counts


def sets(files: Sequence[Path]) -> Iterator[tuple[str, list[Path]]]:
    """The sets to measure, each with its name."""
    if files:
        yield " ".join(file.name for file in files), list(files)
        return
    yield "examples", [ROOT / "examples" / "articles.jsonl"]
    if CORPUS.is_dir():
        yield "news of 2017", sorted(CORPUS.glob("*.jsonl.gz"))
    if WORLD.is_file():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, WORLD, folder, *SMALL], check=True, stdout=subprocess.DEVNULL)
            yield "a world, 600 events", [Path(folder) / "articles.jsonl"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and end with 1 where provenance costs too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    rows, worst = [], 0.0
    for name, files in sets(options.files):
        articles, counts = measure(files)
        factor = (counts["claims"] + counts["resolved"]) / counts["resolved"]
        worst = max(worst, factor)
        rows.append((name, f"{articles:,}", f"{counts['claims']:,}", f"{counts['resolved']:,}", f"{factor:.2f}"))
    told = table(("articles of", "number", "quads of claims", "quads resolved", "both to resolved"), rows)
    print(told)
    if options.write:
        put(ROOT / "docs" / "graph.md", "provenance", told)
    if worst > MOST:
        print(f"provenance costs {worst:.2f}, more than {MOST:g}", file=sys.stderr)
    return 1 if worst > MOST else 0


if __name__ == "__main__":
    raise SystemExit(main())
