"""Who was taken for whom, as two tables. All names are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from daibieu.errors import DaibieuError
from daibieu.publish import export

# Two articles tell one person and one event; the second names, last and with fewer people, another event.
WORLD = """
@base <http://localhost:8000/> .
@prefix dv: <https://w3id.org/daibieu/ontology#> .
@prefix dvc: <https://w3id.org/daibieu/claims#> .

<graph/resolved> {
  <person/a%20b-12> a dv:Person ; dv:statedBy <article/a%20b#p12-24> , <article/2#p5-17> .
  <person/2-40> a dv:Person ; dv:statedBy <article/2#p40-52> .
  <event/x-1> a dv:Event ; dv:statedBy <article/a%20b#e1-9> , <article/2#e60-70> .
  <event/y-2> a dv:Event ; dv:statedBy <article/2#e1-4> .
  <place/z-3> a dv:Place ; dv:statedBy <article/2#p5-17> .
}
<article/a%20b> {
  <article/a%20b#p12-24> a dvc:PersonMention ; dvc:name "Đặng Thị Hòa" .
  <article/a%20b#b2-3> a dvc:BodyMention ; dvc:name "UBND tỉnh" .
  <article/a%20b#e1-9> a dvc:EventClaim .
}
<article/2> {
  <article/2#p5-17> a dvc:PersonMention ; dvc:name "Đặng Thị Hòa" .
  <article/2#p40-52> a dvc:PersonMention ; dvc:name "Hòa, Đặng \\"Thị\\"" .
  <article/2#e1-4> a dvc:EventClaim .
  <article/2#e60-70> a dvc:EventClaim .
  <article/2#q1-2> a dvc:ParticipationClaim ; dvc:event <article/2#e60-70> .
}
"""


class World:
    base = "http://localhost:8000/"

    def quads(self) -> Iterator[ox.Quad]:
        return iter(ox.parse(WORLD.encode(), format=ox.RdfFormat.TRIG))


def test_clusters_are_two_tables_by_article_and_address(tmp_path: Path) -> None:
    assert export(World(), tmp_path / "new" / "clusters", "clusters") == 5
    assert (tmp_path / "new" / "clusters" / "people.csv").read_text(encoding="utf-8").splitlines() == [
        "article,name,person",
        '2,"Hòa, Đặng ""Thị""",http://localhost:8000/person/2-40',
        "2,Đặng Thị Hòa,http://localhost:8000/person/a%20b-12",
        "a b,Đặng Thị Hòa,http://localhost:8000/person/a%20b-12",
    ]
    assert (tmp_path / "new" / "clusters" / "events.csv").read_text(encoding="utf-8").splitlines() == [
        "article,event",
        "2,http://localhost:8000/event/x-1",
        "a b,http://localhost:8000/event/x-1",
    ]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(DaibieuError, match="cannot be made a folder"):
        export(World(), tmp_path / "taken", "clusters")
