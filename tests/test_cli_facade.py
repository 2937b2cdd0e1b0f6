"""`import daibieu`: what a notebook starts from."""

from __future__ import annotations

import subprocess
import sys

import networkx
import pytest
import rdflib

import daibieu
from daibieu.reading.model import Article

# Invented.
ARTICLE = Article(
    id="meeting",
    title="Hội nghị <giao ban> tháng 3",
    text="Ngày 5-3-2018, UBND tỉnh Hà Nam tổ chức hội nghị giao ban tháng 3. Dự hội nghị có các đồng chí: "
    "Phí Trọng Khuê, Chủ tịch UBND tỉnh; Thiều Thị Nhẫn, Giám đốc Sở Tài chính.",
    published="2018-03-06",
    place="Hà Nam",
)


@pytest.fixture
def store() -> daibieu.Store:
    opened = daibieu.open_store(":memory:")
    assert opened.load(ARTICLE).new == 1
    return opened


def test_read_one_article() -> None:
    told = daibieu.read(ARTICLE)
    assert {person.name for person in told.people} == {"Phí Trọng Khuê", "Thiều Thị Nhẫn"}


def test_ask_and_see_the_answer_in_a_notebook(store: daibieu.Store) -> None:
    told = store.ask("attended", person="Thiều Thị Nhẫn")
    assert [row["from"] for row in told.rows] == ["2018-03-05"]
    shown = told._repr_html_()
    assert "<table>" in shown
    assert "<mark>" in shown
    assert "&lt;" not in told.understood


def test_names_in_a_notebook_are_words_not_markup(store: daibieu.Store) -> None:
    assert "Hội nghị &lt;giao ban&gt; tháng 3" in store._repr_html_()


def test_a_network_is_a_networkx_graph_and_a_page_in_a_frame(store: daibieu.Store) -> None:
    drawn = daibieu.network(store, around="Thiều Thị Nhẫn")
    assert isinstance(drawn.graph, networkx.Graph)
    assert {"Phí Trọng Khuê", "Thiều Thị Nhẫn"} <= {name for _, name in drawn.graph.nodes(data="name")}
    shown = drawn._repr_html_()
    assert shown.startswith("<iframe sandbox=")
    assert "<script" not in shown, "the page is escaped: its frame opens it, not the notebook"


def test_sparql_and_rdflib(store: daibieu.Store) -> None:
    told = store.query("ASK { ?event a <https://w3id.org/daibieu/ontology#Event> }")
    assert told.boolean is True
    assert isinstance(store.dataset(), rdflib.Dataset)


def test_import_is_light_until_something_is_used() -> None:
    code = "import sys, daibieu; print([m for m in ('rdflib', 'networkx', 'typer') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="nosuch"):
        daibieu.nosuch  # noqa: B018


def test_a_page_is_titled_in_words_of_the_reader(store: daibieu.Store) -> None:
    assert store.network().title == "Ai dự cuộc nào"
    assert store.network(kind="co-attendance").title == "Ai cùng dự với ai"
    assert store.network(around="Thiều Thị Nhẫn").title == "Thiều Thị Nhẫn"
