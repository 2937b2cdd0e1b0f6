"""The first minute: load the examples, answer five questions, write what can be opened and handed on.

Nothing is computed here that a command does not do too: the three lines at the end
go on from where the demo stops.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from daibieu.console import print_table, say
from daibieu.facade import Store, open_store

PAGE, TURTLE, STORE = "network.html", "graph.ttl", "daibieu.store"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the demo, and which columns of its answer fit on a terminal."""

    name: str
    columns: tuple[str, ...]
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """The command that asks the same."""
        given = (f"--{name} {shlex.quote(value)}" for name, value in self.parameters.items())
        return " ".join(("daibieu ask", self.name, *given))


ASKED = (
    Asked("attendance", ("agent", "role", "position"), {"event": "Hội nghị ký giao ước thi đua năm 2018"}),
    Asked("attended", ("event", "from", "role", "position"), {"person": "Doãn Khắc Thự"}),
    Asked(
        "holders", ("person", "standing", "first_cited", "last_cited"), {"position": "Phó Chủ tịch UBND tỉnh Hà Nam"}
    ),
    Asked("members", ("member", "part", "stated_number"), {"body": "Khối thi đua các cơ quan Đảng thuộc Tỉnh ủy"}),
    Asked("documents", ("document", "type", "issuer", "date")),
)


def run(folder: str | Path) -> None:
    """Do all of it, in a folder that is made when it is not there."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    store_path = folder / STORE
    with open_store(store_path) as store:
        _load(store)
        for number, asked in enumerate(ASKED, start=1):
            _answer(store, number, asked)
        store.network().save(folder / PAGE)
        store.export(folder / TURTLE)
    say("")
    say(f"Wrote {folder / PAGE}    a network of people, bodies and events: open it in a browser, click on a line")
    say(f"      {folder / TURTLE}       the graph as Turtle, for other programs")
    say(f"      {store_path}    the store, for the commands below")
    say("")
    say("Next, copy and paste:")
    for command in (
        "ask attended --person 'Trần Văn Chung'",
        f"network {shlex.quote(str(folder / 'around.html'))} --around 'Doãn Khắc Thự'",
        "query 'SELECT ?name WHERE { ?person a dv:Person ; foaf:name ?name } ORDER BY ?name'",
    ):
        say(f"  {_program()} {command} --store {shlex.quote(str(store_path))}")
    say("Your own articles, one file each or one JSON object a line:")
    say(f"  {_program()} load FILE... --store my.store")


def _program() -> str:
    """How this program is called from here: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m daibieu"
    found = shutil.which("daibieu")
    if found is None or Path(found).resolve() != called.resolve():
        return shlex.quote(os.path.relpath(called))
    return "daibieu"


def _load(store: Store) -> None:
    with resources.as_file(resources.files("daibieu.examples") / "articles.jsonl") as articles:
        loaded = store.load(articles)
    for fault in loaded.unreadable:  # then the installation is broken, and no answer below could be trusted
        raise fault
    say(f"Loaded the examples: {loaded.new} new, {loaded.same} there already.")
    say("One retells a report of Báo Nam Định of 28-3-2018; in the others all people, events and dates are invented.")


def _answer(store: Store, number: int, asked: Asked) -> None:
    told = store.ask(asked.name, **asked.parameters)
    print(f"\n{number}. {told.understood}")
    print(f"   {told.question.in_english}    $ {asked.command}\n")
    print_table(told.rows, asked.columns)
