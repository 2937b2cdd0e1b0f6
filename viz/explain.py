"""Show an article with every finding marked and its rule beside it: as one page, or on a terminal.

The page needs nothing else and runs no script: no server, no outside file, no call to the net. What is found
is decided by the reader, what is said of a rule in `rules.tsv`.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from daibieu.reading.model import Article, Reading
from daibieu.reading.text import stored_text
from daibieu.viz.findings import KINDS, Finding, findings, rules_of
from daibieu.viz.marks import Sentence, marked, marks_of, printable
from daibieu.viz.page import write_whole
from daibieu.viz.rules import rule

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# Colours of a 16-colour terminal, of the kinds that are most often beside each other.
_STYLES = {
    "person": "bold cyan", "position": "cyan", "event": "yellow", "participant": "bold green", "document": "magenta",
    "award": "bright_magenta", "appointment": "bright_yellow", "absence": "red", "frame": "dim", "residue": "bold red",
}  # fmt: skip
_OTHERS = "green"


def write_explained(article: Article, reading: Reading, path: str | Path) -> None:
    """Write the page of an article, whole or not at all."""
    write_whole(explained_page(article, reading), path)


def explained_page(article: Article, reading: Reading) -> str:
    """Answer the whole page as text."""
    found = findings(reading)
    sentences = list(marked(stored_text(article.title, article.text), marks_of(found)))
    # read_text settles line ends, as the browser does before it takes the hash
    style = (resources.files("daibieu.viz") / "static/explain.css").read_text(encoding="utf-8")
    environment = Environment(loader=PackageLoader("daibieu.viz"), autoescape=True)
    environment.filters["printable"] = printable
    used = rules_of(found)
    return environment.get_template("explain.html.j2").render(
        article=article,
        reading=reading,
        lines=[list(line) for line in _lines(sentences)],
        by_kind=[
            (KINDS[kind], kind, list(of_kind)) for kind, of_kind in itertools.groupby(found, lambda one: one.kind)
        ],
        kinds=KINDS,
        percent=_percent,
        rules=[(rule(name), count) for name, count in used.items()],
        anchors={name: f"r{number}" for number, name in enumerate(used)},
        style=Markup(style),  # noqa: S704 – a file of our own
        hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _lines(sentences: Iterable[Sentence]) -> Iterable[list[Sentence]]:
    """The sentences of each line of the article together."""
    line: list[Sentence] = []
    for sentence in sentences:
        if sentence.opens and line:
            yield line
            line = []
        line.append(sentence)
    yield line


# --- on a terminal ---------------------------------------------------------------------


def explained_text(article: Article, reading: Reading, language: str) -> RenderableType:
    """Answer what Rich prints: the article beside its findings, then each finding, then the rules that were used."""
    from rich.console import Group
    from rich.rule import Rule as Line
    from rich.table import Table
    from rich.text import Text

    found = findings(reading)
    beside = Table.grid(padding=(0, 2), expand=True)
    beside.add_column(ratio=11)
    beside.add_column(ratio=9)
    for sentence in marked(stored_text(article.title, article.text), marks_of(found)):
        beside.add_row(_sentence(sentence), _notes(sentence, language))
    parts: list[RenderableType] = [
        Line(Text(printable(f"{article.id}  {reading.published or ''}").strip())),
        beside,
    ]
    for kind, of_kind in itertools.groupby(found, lambda one: one.kind):
        parts += [Text(""), Text(getattr(KINDS[kind], language), _STYLES.get(kind, _OTHERS))]
        for of, some in itertools.groupby(of_kind, lambda one: one.of):
            parts += [Text(f"  {_short(of)}:", "italic")] if of else []
            parts += [_finding(one, language) for one in some]
    parts += [Text(""), Text({"vi": "Quy tắc đã dùng", "en": "Rules used"}[language], "bold")]
    parts += [_rule(name, count, language) for name, count in rules_of(found).items()]
    return Group(*parts)


def _sentence(sentence: Sentence) -> Text:
    from rich.text import Text

    text = Text()
    for piece in sentence.pieces:
        for number in piece.begins:
            text.append(f"[{number}]", "bold blue")
        text.append(piece.words, _STYLES.get(piece.kind, _OTHERS) if piece.kind else "")
    text.rstrip()
    return text


def _notes(sentence: Sentence, language: str) -> Text:
    from rich.text import Text

    text = Text()
    for mark in sentence.marks:
        for note in mark.notes:
            one = note.finding
            text.append(f"[{mark.number}] ", "bold blue")
            text.append(getattr(KINDS[one.kind], language), _STYLES.get(one.kind, _OTHERS))
            text.append(f" {printable(one.brief)}")
            for name in dict.fromkeys(note.rules):
                text.append(f"  {printable(name)}{_percent(name)}", "dim italic")
            text.append("\n")
    text.rstrip()
    return text


def _finding(one: Finding, language: str) -> Text:
    from rich.text import Text

    text = Text("    " if one.of else "  ")
    text.append(_short(one.words))
    told = "; ".join(f"{getattr(label, language)}: {getattr(words, language)}" for label, words in one.details)
    text.append(f"  ({_short(told)})" if told else "", "dim")
    return text


def _short(words: str) -> str:
    return printable(" ".join(words.split()))


def _rule(name: str, count: int, language: str) -> Text:
    from rich.text import Text

    told = rule(name)
    text = Text("  ")
    text.append(name, "italic")
    text.append(f" ×{count}: {told.vi if language == 'vi' else told.en} ")
    text.append(_share(name, language), "dim")
    return text


def _percent(name: str) -> str:
    share = rule(name).precision
    return f" {share.right / share.judged:.0%}" if share else ""


def _share(name: str, language: str) -> str:
    share = rule(name).precision
    if share is None:
        return {"vi": "chưa ai chấm", "en": "not judged yet"}[language]
    return f"{ {'vi': 'đúng', 'en': 'right'}[language] } {share.words}"
