"""The page of a network: one file, no call to the net, every tie with its sentence.

All people, bodies and events here are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from daibieu.errors import DaibieuError
from daibieu.viz import write_page
from daibieu.viz.page import MAX_NODES, MAX_SENTENCES, page

HOSTILE = '"</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \u2028'


def evidence(sentence: str, exact: str) -> dict[str, Any]:
    start = sentence.index(exact)
    return {
        "article": "http://localhost:8000/article/a1",
        "title": "Hội nghị tổng kết năm 2018",
        "published": "2018-12-28",
        "start": start,
        "end": start + len(exact),
        "exact": exact,
        "rule": "list/name-comma-titles",
        "sentence": sentence,
    }


def attendance(people: list[str], bodies: list[str], event: str = "Hội nghị tổng kết năm 2018") -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(kind="attendance")
    graph.add_node("e", kind="event", name=event, date="2018-12-27")
    for kind, names in (("person", people), ("body", bodies)):
        for number, name in enumerate(names):
            graph.add_node(f"{kind}/{number}", kind=kind, name=name)
            graph.add_edge(
                f"{kind}/{number}", "e", relation="attendance", label="dự", date="2018-12-27",
                capacities=["Bí thư Huyện ủy Xuân Hải"] if kind == "person" else [],
                evidence=[evidence(f"Dự hội nghị có đồng chí {name}, Bí thư Huyện ủy.", name)],
            )  # fmt: skip
    return graph


def test_the_page_is_one_file_that_forbids_itself_the_net() -> None:
    text = page(attendance(["Lê Thị Bình"], ["UBND huyện Xuân Hải"]), "Mạng")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe-eval" not in policy[1]
    loads = re.findall(r"""<(?:link|script|img|iframe)[^>]*(?:src|href)=["']([^"']*)""", text)
    assert loads == ["data:,"]


def test_names_stand_in_the_page_as_text() -> None:
    text = page(attendance([HOSTILE], [HOSTILE], HOSTILE), HOSTILE)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert text.count("</script>") == 4  # the data, the options, vis-network, ours


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "mạng.html"
    write_page(attendance(["Đặng Văn Đức"], []), target, "Mạng")
    assert "Đặng Văn Đức" in target.read_text(encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_page(attendance(["Lê Thị Bình"], []), target, "Mạng")
    assert "Đặng Văn Đức" in target.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DaibieuError, match=r"none/mang\.html: cannot be written \(No such file"):
        write_page(attendance([], []), tmp_path / "none" / "mang.html", "Mạng")


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(DaibieuError) as refused:
        write_page(attendance([], []), tmp_path, "Mạng")
    assert str(refused.value).startswith(f"{tmp_path}: cannot be written (")


def test_the_same_graph_gives_the_same_page() -> None:
    assert page(attendance(["Lê Thị Bình"], []), "Mạng") == page(attendance(["Lê Thị Bình"], []), "Mạng")


def test_what_is_not_drawn_is_said_and_still_in_the_table() -> None:
    text = page(attendance([f"Nguyễn Văn {number}" for number in range(MAX_NODES + 9)], []), "Mạng")
    assert f"vẽ {MAX_NODES} trong {MAX_NODES + 10} nút" in text
    assert text.count("<tr id=") == MAX_NODES + 9


def test_many_sentences_of_one_tie_are_counted() -> None:
    graph = attendance(["Lê Thị Bình"], [])
    tie = graph["person/0"]["e"][0]
    sentences = [f"Câu thứ {number} kể Lê Thị Bình dự." for number in range(MAX_SENTENCES + 2)]
    tie["evidence"] = [evidence(sentence, "Lê Thị Bình") for sentence in sentences]
    text = page(graph, "Mạng")
    assert text.count("<blockquote>") == MAX_SENTENCES
    assert "và 2 câu nữa" in text


def test_words_of_one_sentence_are_marked_in_one_quotation() -> None:
    graph = attendance(["Lê Thị Bình"], [])
    graph["person/0"]["e"][0]["evidence"].append(
        evidence("Dự hội nghị có đồng chí Lê Thị Bình, Bí thư Huyện ủy.", "Bí thư Huyện ủy")
    )
    assert "<blockquote>Dự hội nghị có đồng chí <mark>Lê Thị Bình</mark>, <mark>Bí thư Huyện ủy</mark>." in page(
        graph, "Mạng"
    )


def test_nothing_found_is_said() -> None:
    assert "Không có gì để vẽ" in page(nx.MultiDiGraph(kind="bodies"), "Mạng")


# From here on in a browser.

BODIES = [
    "Ban Tổ chức Huyện ủy Xuân Hải", "Ban Tuyên giáo Huyện ủy Xuân Hải", "Ủy ban Kiểm tra Huyện ủy Xuân Hải",
    "Đảng ủy Khối Các cơ quan và Doanh nghiệp tỉnh Hải Sơn", "Báo Hải Sơn", "Trường Chính trị tỉnh Hải Sơn",
    "Hội Liên hiệp Phụ nữ tỉnh Hải Sơn", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Hải Sơn",
    "Công an huyện Xuân Hải",
]  # fmt: skip
PEOPLE = ["Lê Thị Bình", "Đặng Văn Thắng", "Đặng Văn Thăng", HOSTILE]

# The room a box takes on the picture; getBoundingBox adds the radius of its corners.
BOXES = """() => data.nodes.map((node) => {
  const box = network.getBoundingBox(node.id), corner = node.shapeProperties.borderRadius;
  return [box.left + corner, box.top + corner, box.right - corner, box.bottom - corner];
})"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="for want of playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A page with four people, nine bodies and one event; that nothing was asked of the net is seen at the end."""
    path = tmp_path / "mang.html"
    write_page(attendance(PEOPLE, BODIES), path, HOSTILE)
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    faults: list[str] = []
    tab.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))

    def gate(route: Any) -> None:
        if route.request.url.startswith("file://"):
            route.continue_()
        else:
            faults.append(route.request.url)
            route.abort()

    tab.route("**/*", gate)
    tab.goto(path.as_uri())
    yield tab
    assert faults == []
    tab.close()


def click_at(tab: Any, place: str) -> None:
    """Click where `place`, a place on the picture in JavaScript, is drawn."""
    at = tab.evaluate(
        "() => { const at = network.canvasToDOM(" + place + "), box = document.getElementById('picture')"
        ".getBoundingClientRect(); return [at.x + box.left, at.y + box.top] }"
    )
    tab.mouse.click(*at)


MIDDLE = """(() => {
  const tie = data.edges.find((one) => names.get(one.from).name === "Lê Thị Bình");
  const [a, b] = [network.getPosition(tie.from), network.getPosition(tie.to)];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
})()"""
NODE = '(() => network.getPosition(data.names.find((one) => one.name === "Lê Thị Bình").id))()'


@pytest.mark.browser
@pytest.mark.parametrize("place", [MIDDLE, NODE], ids=["tie", "name"])
def test_a_click_shows_the_sentence(opened: Any, place: str) -> None:
    click_at(opened, place)
    panel = opened.locator("#panel")
    # vis-network waits some hundred milliseconds whether a click becomes a double one
    panel.locator("blockquote").first.wait_for(timeout=5000)
    assert panel.locator("blockquote").count() == 1
    assert "Dự hội nghị có đồng chí Lê Thị Bình, Bí thư Huyện ủy." in panel.inner_text()
    assert "Hội nghị tổng kết năm 2018, 28-12-2018" in panel.inner_text()
    assert "Bí thư Huyện ủy Xuân Hải" in panel.inner_text()
    assert panel.locator("mark").inner_text() == "Lê Thị Bình"


@pytest.mark.browser
def test_no_box_hides_another_and_all_are_in_sight(opened: Any) -> None:
    boxes = opened.evaluate(BOXES)
    assert len(boxes) == len(PEOPLE) + len(BODIES) + 1
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:index]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    assert opened.evaluate("() => network.getScale()") > 0.7
    assert opened.evaluate(
        """() => { const box = document.getElementById("picture").getBoundingClientRect();
        return data.nodes.every((node) => { const at = network.canvasToDOM(network.getPosition(node.id));
        return at.x > 0 && at.y > 0 && at.x < box.width && at.y < box.height }) }"""
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("le thi binh", ["Lê Thị Bình"]),
        ("dang van thang", ["Đặng Văn Thắng", "Đặng Văn Thăng"]),
        ("Thăng", ["Đặng Văn Thăng", "Đặng Văn Thắng"]),  # exact marks first
        ("xuân hải", None),
        ("Không ai", []),
        ("</script>", [HOSTILE]),
    ],
)
def test_names_are_found_with_and_without_marks(opened: Any, typed: str, found: list[str] | None) -> None:
    opened.fill("#find", typed)
    names = [button.text_content() for button in opened.locator("#found button").all()]
    assert (len(names) == 4) if found is None else (names == found)
    if found:
        opened.keyboard.press("Enter")
        assert opened.locator("#panel h2").text_content() == found[0]


@pytest.mark.browser
def test_the_table_is_sorted_by_its_headings(opened: Any) -> None:
    def column() -> list[str]:
        return [cell.text_content() for cell in opened.locator("#ties td:first-child").all()]

    before = column()
    heading = opened.locator("#ties th").first
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    after = column()
    assert sorted(after) == sorted(before)
    assert after.index("Lê Thị Bình") < after.index("Báo Hải Sơn")
    assert after.index("Đặng Văn Thắng") < after.index("Công an huyện Xuân Hải")  # Vietnamese order: đ after d


@pytest.mark.browser
def test_a_name_in_the_table_leads_to_the_picture(opened: Any) -> None:
    opened.locator("#ties button.name", has_text="Báo Hải Sơn").click()
    assert opened.locator("#panel h2").text_content() == "Báo Hải Sơn"
    assert opened.evaluate("() => network.getSelectedNodes().map((id) => names.get(id).name)") == ["Báo Hải Sơn"]
