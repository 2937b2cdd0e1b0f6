"""Events inside events: sittings in their session, stops of a journey. All names are invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from daibieu.graph import open_store
from daibieu.graph.event_names import names_agree
from daibieu.graph.parts import wholes
from daibieu.ontology.tables import table

HER, HIM = "Lê Thị Bình", "Trần Văn Thắng"
SESSION = ("kỳ họp", "thứ tư HĐND tỉnh", "2018-07-05", {"end": "2018-07-07", "type_id": "session"})
JOURNEY = ("chuyến công tác", "tại Hà Giang", "2018-03-27", {"end": "2018-03-29", "type_id": "working-trip"})
STOP = ("thăm", "Trường Tiểu học Hoa Lâm", "2018-03-28", {"type_id": "visit"})


def article(telling: SimpleNamespace, *events: Any) -> Any:
    tell = telling.tell("a1", "2018-03-28")
    for name in (HER, HIM):
        tell.person(name, "Đại biểu")
    for kind, name, day, kept in events:
        kept = dict(kept)
        tell.event(kind, name, day, *kept.pop("agents", [HER]), **kept)
    return tell.done()


@pytest.mark.parametrize(
    ("whole", "part", "is_inside"),
    [
        (SESSION, ("phiên khai mạc", "kỳ họp thứ 4", "2018-07-05", {"type_id": "session-part"}), True),
        (SESSION, ("phiên khai mạc", "kỳ họp thứ năm", "2018-07-05", {"type_id": "session-part"}), False),
        (SESSION, ("phiên khai mạc", "kỳ họp thứ tư", "2018-12-05", {"type_id": "session-part"}), False),
        (SESSION, ("phiên thảo luận", "về thi đua", "2018-07-05", {"type_id": "session-part"}), False),  # of what?
        (SESSION, ("hội nghị", "tổng kết kỳ họp", "2018-07-06", {"type_id": "conference"}), False),
        (JOURNEY, STOP, True),
        (JOURNEY, (*STOP[:3], {"type_id": "visit", "agents": [HIM]}), False),  # he did not travel
        (JOURNEY, (*STOP[:2], "2018-03-30", STOP[3]), False),
        (JOURNEY, (*STOP[:2], None, STOP[3]), False),  # no day is told
        ((*STOP[:2], "2018-03-28", {"type_id": "visit", "place": "xã Hòa Lãng"}), STOP, False),  # two stops
    ],
)
def test_inside(telling: SimpleNamespace, whole: Any, part: Any, is_inside: bool) -> None:
    (claims,) = telling.claims(article(telling, whole, part))
    outer, inner = claims.events
    assert wholes(claims) == ({inner.address: outer.address} if is_inside else {})


def test_two_that_may_hold_a_part_settle_nothing(telling: SimpleNamespace) -> None:
    other = (JOURNEY[0], "tại Tuyên Quang", *JOURNEY[2:])
    (claims,) = telling.claims(article(telling, JOURNEY, other, STOP))
    assert wholes(claims) == {}


def test_the_graph_leads_from_the_part_to_the_whole(telling: SimpleNamespace) -> None:
    store = open_store(":memory:")
    telling.load(store, [article(telling, JOURNEY, STOP)])
    (row,) = store.query(
        "PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?part ?whole WHERE { ?p schema:superEvent ?w . ?p rdfs:label ?part . ?w rdfs:label ?whole }"
    ).rows
    assert (str(row["part"]), str(row["whole"])) == ("Thăm Trường Tiểu học Hoa Lâm", "Chuyến công tác tại Hà Giang")
    store.drop(["a1"])
    assert not store.query("SELECT ?p WHERE { ?p <https://schema.org/superEvent> ?w }").rows


def test_numbers_are_one_however_written() -> None:
    assert names_agree("kỳ họp thứ 4", "kỳ họp thứ tư HĐND tỉnh")
    assert names_agree("kỳ họp thứ mười lăm", "kỳ họp thứ XV")
    assert not names_agree("kỳ họp thứ 14", "kỳ họp thứ mười lăm")


def test_the_table_speaks_of_known_kinds() -> None:
    kinds = {row["id"] for row in table("event_types.tsv")}
    rows = table("event_parts.tsv")
    assert {row["part"] for row in rows} | {row["whole"] for row in rows} <= kinds
    assert {row["by"] for row in rows} == {"name", "journey"}
