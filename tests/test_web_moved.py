"""The address of a person who was merged leads on; of one who is gone it says so. All names are invented."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

import daibieu
from daibieu.reading.model import Article

SEEN = "đồng chí Phí Trọng Khuê, Phó Chủ tịch UBND tỉnh đến thăm Trường THPT Liễu Giang."


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Three people, of whom the second was merged into the first and the third was dropped; and the store's place."""
    place = tmp_path_factory.mktemp("moved") / "s"
    with daibieu.open_store(place) as store:
        for nth, province in enumerate(("Nam Định", "Hà Nam", "Ninh Bình"), start=1):
            day = f"2018-0{nth}-05"
            store.load(Article(f"a{nth}", "Thăm trường", f"Ngày 5-{nth}-2018, {SEEN}", day, place=province))
        people = sorted(str(row["p"]) for row in store.query(
            "SELECT ?p { ?p a <https://w3id.org/daibieu/ontology#Person> }").rows)  # fmt: skip
        assert len(people) == 3
        store.merge(people[0], people[1], why="một người", who="nga")
        store.drop("a3")
    paths = [one.removeprefix("http://localhost:8000") for one in people]
    return {"place": str(place), "first": paths[0], "merged": paths[1], "dropped": paths[2]}


@pytest.fixture(scope="module")
def client(addresses: dict[str, str]) -> Iterator[httpx.Client]:
    code = "import sys; from daibieu.web import serve; serve(sys.argv[1], port=0)"
    process = subprocess.Popen(
        [sys.executable, "-c", code, addresses["place"]], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stderr is not None
    found = re.match(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
    assert found is not None
    with httpx.Client(base_url=found[0], timeout=20, trust_env=False) as client:
        yield client
    process.send_signal(signal.SIGINT)
    process.wait(20)


def test_a_merged_person_leads_on(client: httpx.Client, addresses: dict[str, str]) -> None:
    answer = client.get(addresses["merged"])
    assert answer.status_code == 307, "not for good: the merge may be undone"
    assert answer.headers["location"] == f"http://localhost:8000{addresses['first']}"
    assert client.get(addresses["first"]).status_code == 303


@pytest.mark.parametrize("ending", ["html", "ttl"])
def test_so_does_his_document(client: httpx.Client, addresses: dict[str, str], ending: str) -> None:
    answer = client.get(f"/doc{addresses['merged']}.{ending}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/doc{addresses['first']}.{ending}")


def test_who_is_gone_is_told_apart_from_who_never_was(client: httpx.Client, addresses: dict[str, str]) -> None:
    gone = client.get(addresses["dropped"])
    assert gone.status_code == 410
    assert gone.json()["error"] == "Phí Trọng Khuê: gone, for no article tells of it any more"
    assert client.get("/person/nobody").status_code == 404
