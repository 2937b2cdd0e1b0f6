"""Measure the reader: articles a second, memory, growth with the text, two processes, and a general tagger beside it.

One core, processor seconds where not said otherwise. The mixed corpus is development material; without it the
examples are read again and again, and the table says so. Bounded: no text takes longer than --limit seconds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import gold, hostile, markdown, ner
from benchmarks.gold import ROOT, SHARED, NoGoldError
from benchmarks.stopwatch import apart, peak_megabytes, seconds
from daibieu.facade import read_all
from daibieu.graph import Defaults
from daibieu.reading import read
from daibieu.reading.model import Article, Reading

CORPUS = SHARED / "corpus" / "news-2017.jsonl.gz"
WORK = ROOT / ".cache" / "bench"
RESULTS = ROOT / "benchmarks" / "reading.json"
PAGE = ROOT / "docs" / "reading.md"
GOALS = {"mixed": 600, "with people": 250, "megabytes": 300}
PASSES = 3

Results = dict[str, Any]


def parser() -> argparse.ArgumentParser:
    """What may be asked."""
    options = argparse.ArgumentParser(prog="scripts/bench reading", description=__doc__)
    options.add_argument("--articles", type=int, default=3000, help="for speed (default 3000)")
    options.add_argument("--stream", type=int, default=12000, help="for memory (default 12000)")
    options.add_argument("--limit", type=float, default=90.0, help="seconds for one grown text (default 90)")
    options.add_argument("--without", action="append", default=[], choices=["growth", "tagger", "memory", "jobs"])
    options.add_argument("--write", action="store_true", help="into benchmarks/reading.json and docs/reading.md")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, keep the figures as JSON."""
    options = parser().parse_args(arguments)
    WORK.mkdir(parents=True, exist_ok=True)
    mixed = WORK / "mixed.jsonl"
    results: Results = {"machine": _machine(), "corpus": _write_mixed(mixed, options.articles)}
    source = CORPUS if CORPUS.is_file() else mixed
    measures: dict[str, Callable[[], Any]] = {
        "speed": lambda: apart(speed, str(mixed), limit=600),
        "jobs": lambda: apart(jobs, str(mixed), limit=600),
        "memory": lambda: apart(memory, str(source), options.stream, limit=900),
        "tagger": lambda: apart(tagger, limit=600),
        "growth": lambda: [hostile.growth(name, options.limit) for name in ("reports", *hostile.UNITS)],
    }
    for name, measure in measures.items():
        if name not in options.without:
            results[name] = measure()
            (WORK / "reading.json").write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
    results["load"] = [round(one, 2) for one in os.getloadavg()]
    kept = json.dumps(results, ensure_ascii=False, indent=1) + "\n"
    words = table(results)
    print(words)
    if options.write:
        RESULTS.write_text(kept, encoding="utf-8")
        markdown.put(PAGE, "speed", words)
    return 0


def _machine() -> dict[str, str | int]:
    model = platform.processor()
    about = Path("/proc/cpuinfo")
    if about.is_file():
        named = [line.partition(": ")[2] for line in about.read_text().splitlines() if line.startswith("model name")]
        model = named[0] if named else model
    return {"processor": model, "cores": os.cpu_count() or 1, "python": platform.python_version()}


def _write_mixed(path: Path, wanted: int) -> str:
    """Write every n-th article of the corpus, so that all its days are there."""
    if CORPUS.is_file():
        with gzip.open(CORPUS, "rb") as stream:
            lines = stream.read().splitlines(keepends=True)
        step = max(1, len(lines) // wanted)
        path.write_bytes(b"".join(lines[::step][:wanted]))
        return f"{min(wanted, len(lines[::step]))} of {len(lines)} national articles of 2017, every {step}th"
    lines = (ROOT / "examples" / "articles.jsonl").read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines) * (wanted // len(lines)))
    return f"the {len(lines)} examples again and again, for want of the corpus: no mixed articles"


def _articles(path: str) -> list[Article]:
    return [msgspec.json.decode(line, type=Article) for line in Path(path).read_bytes().splitlines()]


# --- each in a process of its own ------------------------------------------------------


def speed(path: str) -> Results:
    """Articles a second: all, those from which a person is read, the rest; the best of some passes."""
    articles = _articles(path)
    best = [float("inf")] * len(articles)
    telling = [bool(read(article).people) for article in articles]  # warms up as well
    for _ in range(PASSES):
        for place, article in enumerate(articles):
            begin = time.process_time()
            read(article)
            best[place] = min(best[place], time.process_time() - begin)
    of_people = sum(spent for spent, told in zip(best, telling, strict=True) if told)
    silent = sum(best) - of_people
    return {
        "articles": len(articles),
        "with people": sum(telling),
        "mixed a second": round(len(articles) / sum(best), 1),
        "with people a second": round(sum(telling) / of_people, 1) if of_people else None,
        "without people a second": round((len(articles) - sum(telling)) / silent, 1) if silent else None,
        "slowest, ms": round(max(best) * 1000, 1),
    }


def jobs(path: str) -> Results:
    """The wall time of one process and of two, through files and JSON as users have it; the order compared."""
    taken: dict[int, float] = {}
    ids: dict[int, list[str]] = {}
    for number in (1, 2):
        begin = time.perf_counter()
        ids[number] = [one.id for one in read_all([path], Defaults(), number) if isinstance(one, Reading)]
        taken[number] = time.perf_counter() - begin
    return {
        "one, s": round(taken[1], 2),
        "two, s": round(taken[2], 2),
        "ratio": round(taken[1] / taken[2], 2),
        "same order": ids[1] == ids[2],
    }


def memory(path: str, wanted: int) -> Results:
    """The peak after a sixth of the articles and after all of them: flat where both are alike."""
    stream: Iterator[object] = islice(read_all([path], Defaults()), wanted)
    early = sum(1 for _ in islice(stream, wanted // 6))
    first = peak_megabytes()
    late = early + sum(1 for _ in stream)
    return {"articles": [early, late], "peak, MB": [round(first, 1), round(peak_megabytes(), 1)]}


def tagger() -> Results:
    """The tagger and the reader on the same articles of the gold."""
    if missing := ner.install():
        return {"missing": missing}
    told: Results = {"sets": {}}
    for name in ("provincial-dev", "news-dev"):
        try:
            texts, record = ner.texts_of(name), gold.gold_of(name)
            names = {key: [one["name"] for one in found["people"]] for key, found in gold.readings_of(name).items()}
        except NoGoldError as fault:
            return {"missing": str(fault)}
        tagged = ner.tag(texts.values(), limit=120)
        done = dict(zip(texts, tagged.names, strict=False))
        articles = [one for one in _articles(str(gold.files(name)[0])) if one.id in done]
        own = seconds(lambda some=articles: [read(one) for one in some])  # type: ignore[misc]
        record = {key: one for key, one in record.items() if key in done}
        told["version"] = tagged.version
        told["sets"][name] = {
            "articles": len(done),
            "tagger": _figures(ner.compare(record, done), len(done) / tagged.seconds),
            "reader": _figures(ner.compare(record, names), len(done) / own),
        }
    return told


def _figures(counts: gold.Counts, rate: float) -> Results:
    shares = {"f1": counts.f1, "precision": counts.precision, "recall": counts.recall}
    return {"a second": round(rate, 1)} | {name: round(value, 3) for name, value in shares.items()}


# --- the table -------------------------------------------------------------------------


def table(results: Results) -> str:
    """All figures as Markdown."""
    machine, fast = results["machine"], results["speed"]
    parts = [
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}; load at the end "
        f"{results['load'][0]}. Corpus: {results['corpus']}.",
        markdown.table(("what", "figure", "goal"), _plain(results, fast)),
    ]
    if "growth" in results:
        columns = ("text", *(f"{size} MB" for size in hostile.SIZES), "power")
        rows = [[str(one.get(column, "-")) for column in columns] for one in results["growth"]]
        parts.append("Processor seconds by length; power 1 is linear, 2 quadratic:")
        parts.append(markdown.table(columns, rows))
    tagged = results.get("tagger", {})
    if "missing" in tagged:
        parts.append(f"No comparison with a general tagger: {tagged['missing']}.")
    elif tagged:
        parts.append(f"Names of persons on the gold, beside the NER of underthesea {tagged['version']}:")
        figures = ("a second", "f1", "precision", "recall")
        rows = [
            [f"{name} ({one['articles']}), {who}", *(str(one[key][what]) for what in figures)]
            for name, one in tagged["sets"].items()
            for key, who in (("reader", "daibieu"), ("tagger", "underthesea"))
        ]  # fmt: skip
        parts.append(markdown.table(("set (articles)", "articles a second", "F1", "precision", "recall"), rows))
    return "\n\n".join(parts)


def _plain(results: Results, fast: Results) -> Iterator[tuple[str, str, str]]:
    yield f"articles a second, mixed ({fast['articles']})", f"{fast['mixed a second']}", f"{GOALS['mixed']}"
    people = f"articles a second, those with people ({fast['with people']})"
    yield people, f"{fast['with people a second']}", f"{GOALS['with people']}"
    yield "articles a second, those without", f"{fast['without people a second']}", "-"
    yield "slowest article, ms", f"{fast['slowest, ms']}", "-"
    if "memory" in results:
        for count, peak in zip(results["memory"]["articles"], results["memory"]["peak, MB"], strict=True):
            yield f"peak memory after {count} articles, MB", f"{peak}", f"{GOALS['megabytes']}"
    if "jobs" in results:
        two = results["jobs"]
        order = "same order" if two["same order"] else "ANOTHER ORDER"
        yield (
            f"`--jobs 2` against 1, wall time ({two['one, s']} s, {two['two, s']} s; {order})",
            f"{two['ratio']}×",
            "2×",
        )


if __name__ == "__main__":
    sys.exit(main())
