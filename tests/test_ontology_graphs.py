"""The concept schemes and the reference data say what their tables say."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, RDF, SKOS, Literal, URIRef

from daibieu.errors import TableError
from daibieu.ontology import reference
from daibieu.ontology.reference import reference_graph
from daibieu.ontology.schemes import SCHEMES, Scheme, scheme_graph
from daibieu.ontology.tables import Row, table
from daibieu.ontology.terms import DV, DV_EVENT, DV_OFFICE, DV_PLACE, DV_ROLE

NINH_BINH = URIRef("https://w3id.org/daibieu/change/ninh-binh-2025")


def valid_provinces(day: str) -> set[str]:
    """The labels of the units at the level of a province on a day; ISO days sort as words."""
    return {
        row["label"]
        for row in table("places.tsv")
        if row["level"] == "province" and (row.get("from") or "") <= day <= (row.get("until") or "9999")
    }


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.table)
def test_every_concept_has_its_scheme_and_a_label_in_both_languages(scheme: Scheme) -> None:
    graph = scheme_graph()
    concepts = set(graph.subjects(SKOS.inScheme, scheme.address))
    assert concepts == set(scheme.concepts)
    for concept in {*concepts, scheme.address}:
        assert sorted(o.language for o in graph.objects(concept, SKOS.prefLabel)) == ["en", "vi"], concept


def test_an_office_is_an_office_and_a_concept_with_the_ways_it_is_written() -> None:
    graph = scheme_graph()
    office = DV_OFFICE["standing-deputy-secretary"]
    assert {DV.Office, SKOS.Concept} == set(graph.objects(office, RDF.type))
    assert (office, SKOS.prefLabel, Literal("Phó Bí thư Thường trực", lang="vi")) in graph
    assert (office, SKOS.altLabel, Literal("PBT Thường trực", lang="vi")) in graph


def test_concepts_lead_to_broader_ones_and_carry_definitions() -> None:
    graph = scheme_graph()
    assert (DV_EVENT["online-conference"], SKOS.broader, DV_EVENT.conference) in graph
    assert {o.language for o in graph.objects(DV_ROLE.chaired, SKOS.definition)} == {"en", "vi"}


@pytest.mark.parametrize(
    ("day", "number"), [("2018-03-28", 63), ("2024-12-31", 63), ("2025-06-30", 63), ("2025-07-01", 34)]
)
def test_so_many_provinces_and_cities_there_were(day: str, number: int) -> None:
    assert len(valid_provinces(day)) == number


def test_a_merged_unit_is_another_place_under_the_same_name() -> None:
    graph = reference_graph()
    assert "Nam Định" in valid_provinces("2025-06-30") - valid_provinces("2025-07-01")
    assert (DV_PLACE["nam-dinh"], DV.successor, DV_PLACE["ninh-binh-2025"]) in graph
    assert (DV_PLACE["ninh-binh"], DV.successor, DV_PLACE["ninh-binh-2025"]) in graph
    assert str(graph.value(DV_PLACE["ninh-binh"], DV.validUntil)) == "2025-06-30"
    assert (DV_PLACE["cao-bang"], DV.validUntil, None) not in graph


def test_a_merger_names_its_places_its_day_and_its_act() -> None:
    graph = reference_graph()
    before = set(graph.objects(NINH_BINH, DV.placeBefore))
    assert before == {DV_PLACE["ha-nam"], DV_PLACE["nam-dinh"], DV_PLACE["ninh-binh"]}
    assert str(graph.value(NINH_BINH, DV.inForceOn)) == "2025-07-01"
    act = graph.value(NINH_BINH, DCTERMS.source)
    assert str(graph.value(act, DCTERMS.title)) == "Nghị quyết 202/2025/QH15"
    assert str(graph.value(act, DCTERMS.issued)) == "2025-06-12"
    # An act that no article cites must not be found among the cited documents.
    assert not set(graph.subjects(RDF.type, DV.Document))
    assert len(set(graph.subjects(RDF.type, DV.Change))) == 24


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"until": "2025-06-29"}, "ends on 2025-06-29, but ninh-binh-2025 begins on 2025-07-01; mend one"),
        ({"until": "30-6-2025"}, "'30-6-2025' is no day; write it as 2025-07-01"),
    ],
)
def test_a_place_whose_days_do_not_fit_is_refused(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], message: str
) -> None:
    rows = [
        Row(row.table, row.line, {**row.cells, **changed}) if row["id"] == "nam-dinh" else row
        for row in table("places.tsv")
    ]
    monkeypatch.setattr(reference, "table", lambda name: rows if name == "places.tsv" else table(name))
    with pytest.raises(TableError, match=message):
        reference_graph()
