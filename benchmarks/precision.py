"""Count how often each rule was right, and hand out findings to judge.

    scripts/precision                          the precision of each rule, with 95% intervals (Wilson)
    scripts/precision --write                  and into viz/precision.tsv, which users are shown
    scripts/precision --sample 20 --seed 7     a sheet of the findings of 20 articles drawn at random
    scripts/precision --take SHEET             the verdicts of a sheet that was judged

A sheet begins each line with `?`: put `right` or `wrong` in its place, or leave it. Its last columns hold words
of articles; it stays in .cache and only the verdicts are taken.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import verdicts
from benchmarks.gold import ROOT, SHARED
from benchmarks.verdicts import RIGHT, WRONG, Verdict
from daibieu.errors import DaibieuError, SourceError
from daibieu.graph import Defaults, read_sources
from daibieu.reading import read
from daibieu.reading.model import Article
from daibieu.reading.text import stored_text
from daibieu.viz.findings import Finding, findings

CORPUS = SHARED / "corpus" / "news-2017.jsonl.gz"
SHEET = ROOT / ".cache" / "verdicts" / "sheet.tsv"
SHOWN = ROOT / "viz" / "precision.tsv"
HEADER = ("verdict", "article", "rule", "kind", "start", "finding", "of", "details", "words")
# What is no claim about anybody.
LEFT_OUT = frozenset({"frame", "residue"})
AROUND = 160  # letters of the article on each side


class SheetError(DaibieuError):
    """A sheet of verdicts cannot be taken."""


def parser() -> argparse.ArgumentParser:
    """What may be asked."""
    options = argparse.ArgumentParser(
        prog="scripts/precision", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true", help="into viz/precision.tsv too")
    options.add_argument("--sample", type=int, metavar="N", help="write a sheet with the findings of N articles")
    options.add_argument("--seed", type=int, default=1, help="with --sample: which articles")
    options.add_argument("--rule", metavar="NAME", help="with --sample: only findings of rules that begin so")
    options.add_argument("--from", dest="corpus", type=Path, default=CORPUS, metavar="FILE", help="with --sample")
    options.add_argument("--take", type=Path, metavar="SHEET", help="add the verdicts of a sheet to the table")
    options.add_argument("--sheet", type=Path, default=SHEET, metavar="FILE", help="where --sample writes")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, sample or take; 2: refused."""
    options = parser().parse_args(arguments)
    try:
        if options.sample is not None:
            return _sample(options)
        if options.take is not None:
            return _take(options.take)
        return _count(write=options.write)
    except (DaibieuError, OSError) as fault:
        print(f"scripts/precision: {fault}", file=sys.stderr)
        return 2


def _count(*, write: bool) -> int:
    counted = verdicts.counts(verdicts.load())
    rows = verdicts.precision_table(counted)
    print(f"{'rule':40}{'right':>7}{'judged':>8}{'precision':>11}  95% interval")
    for name, right, judged, low, high in rows:
        print(f"{name:40}{right:>7}{judged:>8}{int(right) / int(judged):>11.3f}  {low} to {high}")
    if not rows:
        print("no verdicts yet: scripts/precision --sample 20 writes a sheet to judge")
    if write:
        write_shown(rows)
    return 0


def write_shown(rows: Sequence[Sequence[str]], path: Path = SHOWN) -> None:
    """Write the shares that users are shown beside the rules."""
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "rule\t"))]
    path.write_text("\n".join([*head, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


# --- sheets ----------------------------------------------------------------------------


def _sample(options: argparse.Namespace) -> int:
    judged = {one.finding for one in verdicts.load()}
    lines, articles = [], 0
    for article in _drawn(options.corpus, options.seed):
        if articles >= options.sample:
            break
        here = [line for line in _sheet_lines(article, options.rule) if _key(line) not in judged]
        articles += bool(here)
        lines += here
    options.sheet.parent.mkdir(parents=True, exist_ok=True)
    options.sheet.write_text("\n".join("\t".join(line) for line in [HEADER, *lines]) + "\n", encoding="utf-8")
    print(f"{options.sheet}: {len(lines)} findings of {articles} articles; judge them, then --take it", file=sys.stderr)
    return 0


def _drawn(corpus: Path, seed: int) -> list[Article]:
    """The articles of a corpus in an order that the seed decides."""
    articles = [one for one in read_sources([corpus], Defaults()) if not isinstance(one, SourceError)]
    random.Random(seed).shuffle(articles)
    return articles


def _sheet_lines(article: Article, only: str | None) -> Iterator[tuple[str, ...]]:
    stored = stored_text(article.title, article.text)
    seen: set[tuple[str, str, int]] = set()
    for one in findings(read(article)):
        if one.kind in LEFT_OUT:
            continue
        for told in one.evidence:
            key = (told.rule, one.kind, told.start)
            if key in seen or (only and not told.rule.startswith(only)):
                continue
            seen.add(key)
            before, after = stored[max(0, told.start - AROUND) : told.start], stored[told.end : told.end + AROUND]
            words = f"{before}⟦{stored[told.start : told.end]}⟧{after}"
            yield (
                "?",
                article.id,
                told.rule,
                one.kind,
                str(told.start),
                *map(_flat, (one.words, one.of, _told(one), words)),
            )


def _told(one: Finding) -> str:
    return "; ".join(f"{label.en}: {words.vi}" for label, words in one.details)


def _flat(words: str) -> str:
    return " ".join(words.split()) or "-"


def _key(line: Sequence[str]) -> tuple[str, str, str, int]:
    return line[1], line[2], line[3], int(line[4])


def _take(sheet: Path) -> int:
    known = {one.finding: one for one in verdicts.load()}
    before = len(known)
    for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines()[1:], start=2):
        cells = line.split("\t")
        if cells[0] in ("?", ""):
            continue
        if cells[0] not in (RIGHT, WRONG) or len(cells) != len(HEADER):
            raise SheetError(f"{sheet}:{number}: '{cells[0]}'; begin each line with {RIGHT}, {WRONG} or ?")
        one = Verdict(*_key(cells), cells[0])
        if known.setdefault(one.finding, one).verdict != one.verdict:
            raise SheetError(
                f"{sheet}:{number}: the table says {known[one.finding].verdict} of this finding; settle it"
            )
    verdicts.save(known.values())
    print(f"{len(known) - before} verdicts taken, {len(known)} in all", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
