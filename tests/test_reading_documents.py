"""Documents by number and by name, each once, beside the common words that look like them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daibieu.ontology.tables import table as ontology_table
from daibieu.reading.dates import find_dates
from daibieu.reading.documents import find_documents
from daibieu.reading.lexicon import table
from daibieu.reading.model import Document
from daibieu.reading.text import stored_text

SEED = Path(__file__).parents[2] / "shared" / "seed"


def read(text: str, published: str | None = "2018-03-28") -> list[Document]:
    return find_documents(text, find_dates(text, published))


def told(text: str) -> list[tuple[str, str | None]]:
    return [(d.type, d.number or d.title) for d in read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị", "Chỉ thị", "05-CT/TW"),
        ("Chỉ thị số 07/CT-TTg ngày 19-3-2014", "Chỉ thị", "07/CT-TTg"),
        ("Nghị định số 118/2014/NĐ-CP.", "Nghị định", "118/2014/NĐ-CP"),
        ("Nghị quyết số 19-2017/NQ-CP", "Nghị quyết", "19-2017/NQ-CP"),
        ("Nghị quyết số 57/NQ-TW", "Nghị quyết", "57/NQ-TW"),  # misordered, kept as written
        ("Nghị quyết 36a/NQ-CP", "Nghị quyết", "36a/NQ-CP"),
        ("Quyết định số 2292-QĐNS/TW", "Quyết định", "2292-QĐNS/TW"),
        ("Nghị quyết 29-NQ/TƯ", "Nghị quyết", "29-NQ/TƯ"),
        ("Công văn số 1986/BHXH-CSYT gửi", "Công văn", "1986/BHXH-CSYT"),
        ("Thông tư số 48/2013/TT-BNNPTNTngày 12/11/2013", "Thông tư", "48/2013/TT-BNNPTNT"),
        ("Thông tư liên tịch số 05/2015/TTLT-BTP-BCA", "Thông tư liên tịch", "05/2015/TTLT-BTP-BCA"),
        ("Kế hoạch số 26/KH-UBBC của Ủy ban Bầu cử tỉnh", "Kế hoạch", "26/KH-UBBC"),
        ("Kế hoạch hành động số 45/KH-UBND", "Kế hoạch", "45/KH-UBND"),
        ("Nghị quyết số 202/2025 của Quốc hội", "Nghị quyết", "202/2025"),
        ("theo Nghị định 178.", "Nghị định", "178"),
        ("tàu đóng theo nghị định 67 tại tỉnh", "Nghị định", "67"),
        ("Nghị quyết (NQ) 32 của Bộ Chính trị", "Nghị quyết", "32"),
        ("Quyết định số 218 ngày 12-12-2013", "Quyết định", "218"),
        ("Luật Tổ chức Quốc hội số 57/2014/QH13", "Luật", "57/2014/QH13"),
        ("quy chuẩn quốc gia QCVN 10-MT:2015/BTNMT", "Quy chuẩn", "QCVN 10-MT:2015/BTNMT"),
    ],
)
def test_a_number(text: str, kind: str, number: str) -> None:
    assert told(text) == [(kind, number)]


@pytest.mark.parametrize(
    "text",
    [
        "quyết định 30 cán bộ nghỉ hưu",
        "đã có kết luận 07 cuộc thanh tra",
        "cao hơn quy định 7.000 đồng",
        "không đúng quy định 786 triệu đồng",
        "Kế hoạch năm 2018",
        "các nghị quyết của Đảng",
        "trao Quyết định của Ban Bí thư về công tác cán bộ",
        "Luật sư Lê Thị Bình, Đoàn Luật sư tỉnh",
        "báo Pháp Luật TP.HCM, Công ty Luật Hải An",
        "ban kỷ luật Liên đoàn",
        "theo luật này",
        "Tòa án Hiến pháp",
        "Hiến pháp Mỹ",
        "các Hiệp định đã ký",
        "Tổ chức Hiệp ước Bắc Đại Tây Dương",
        "Nghị quyết Đại hội Đảng các cấp",
        "kỷ niệm 60 năm, tỷ số 2-1",
    ],
)
def test_what_is_no_document(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("quy định của Luật Thi đua - Khen thưởng. Tham mưu", "Luật", "Luật Thi đua - Khen thưởng"),
        ("Luật Phòng, chống tham nhũng năm 2018", "Luật", "Luật Phòng, chống tham nhũng"),
        ("dự án Luật Đường sắt (sửa đổi)", "Luật", "Luật Đường sắt"),
        ("thảo luận dự luật Cảnh vệ", "Luật", "Luật Cảnh vệ"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu",
            "Luật",
            "Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu",
        ),
        ("Điều 202 Bộ luật Hình sự 2015", "Bộ luật", "Bộ luật Hình sự"),
        ("theo điều 123 BLHS", "Bộ luật", "Bộ luật Hình sự"),
        ("Hiến pháp năm 2013", "Hiến pháp", "Hiến pháp"),
        ("Nghị quyết Trung ương 4 (khóa XII). Tổ chức", "Nghị quyết", "Nghị quyết Trung ương 4 (khóa XII)"),
        (
            "Nghị quyết Hội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng khóa XIII. Hội nghị",
            "Nghị quyết",
            "Nghị quyết Hội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng khóa XIII",
        ),
        ("Nghị quyết Đại hội XII của Đảng, ", "Nghị quyết", "Nghị quyết Đại hội XII của Đảng"),
        (
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX nhiệm kỳ 2020-2025, trong đó",
            "Nghị quyết",
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX nhiệm kỳ 2020-2025",
        ),
        (
            "rút khỏi Hiệp định Paris về chống biến đổi khí hậu là",
            "Hiệp định",
            "Hiệp định Paris về chống biến đổi khí hậu",
        ),
        ("Công ước Liên hợp quốc về Luật Biển 1982 (UNCLOS)", "Công ước", "Công ước Liên hợp quốc về Luật Biển"),
        ("ký Hiệp ước hữu nghị và hợp tác. Tiếp", "Hiệp ước", "Hiệp ước hữu nghị và hợp tác"),
    ],
)
def test_an_unmistakable_name(text: str, kind: str, title: str) -> None:
    assert told(text) == [(kind, title)]


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        ("Chỉ thị số 07/CT-TTg ngày 19-3-2014 của Thủ tướng Chính phủ về", "Thủ tướng Chính phủ", "2014-03-19"),
        ("Quyết định 218-QĐ/TW của Bộ Chính trị ngày 12-12-2013", "Bộ Chính trị", "2013-12-12"),
        (
            "Nghị quyết số 06-NQ/TU ngày 04/11/2011 của BCH Đảng bộ tỉnh A (khóa XVII) về",
            "BCH Đảng bộ tỉnh A (khóa XVII)",
            "2011-11-04",
        ),
        ("Thông tư 02/2017/TT-BYT của Bộ Y tế quy định", "Bộ Y tế", None),
        ("Quyết định 23/QĐ-UBND của UBND phường Hải An phê duyệt", "UBND phường Hải An", None),
        ("Thủ tướng Chính phủ vừa có Chỉ thị số 03/CT-TTg", "Thủ tướng Chính phủ", None),
        ("Ngày 21/3, UBND TP Đà Nẵng có Công văn 4611 gửi", "UBND TP Đà Nẵng", "2018-03-21"),
        ("được UBND tỉnh phê duyệt đầu tư tại Quyết định số 3617/QĐ-UBND ngày 04/11/2022", "UBND tỉnh", "2022-11-04"),
        ("Chính phủ đề nghị triển khai Nghị quyết 35", None, None),
        ("theo Nghị định 118/2014/NĐ-CP", None, None),  # the letters tell it, the words do not
        ("Luật Trẻ em của Quốc hội", None, None),
    ],
)
def test_issuer_and_day_are_those_the_words_tell(text: str, issuer: str | None, date: str | None) -> None:
    (document,) = read(text)
    assert (document.issuer, document.date) == (issuer, date)


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 05-CT/TW của Bộ Chính trị. Thực hiện Chỉ thị 05, tỉnh đã…",
        "Nghị quyết Trung ương 4 (khóa XII). Sau Nghị quyết Trung ương 4, tỉnh đã…",
        "Nghị quyết số 202/2025/QH15; Nghị quyết số 202/2025",
        "Hiệp định TPP. Hiệp định Đối tác xuyên Thái Bình Dương (TPP) được ký",
        "Bộ luật Hình sự và Điều 5 BLHS",
    ],
)
def test_one_document_cited_twice_is_one(text: str) -> None:
    (document,) = read(text)
    assert len(document.evidence) == 2


def test_numbers_in_a_list_share_type_and_issuer() -> None:
    found = read("Việc ban hành Quyết định 935, 936 của Ban Thường vụ Thành ủy TPHCM")
    assert [(d.number, d.issuer) for d in found] == [
        ("935", "Ban Thường vụ Thành ủy TPHCM"),
        ("936", "Ban Thường vụ Thành ủy TPHCM"),
    ]
    assert told("quyết định số 191/QĐ-UBND; 192/QĐ-UBND; 193/QĐ-UBND")[-1] == ("Quyết định", "193/QĐ-UBND")


def test_a_congress_joined_by_and_is_a_second_document() -> None:
    text = "theo Nghị quyết Đại hội Đảng toàn quốc lần thứ XII và Đại hội Đảng bộ tỉnh lần thứ XVIII đã đề ra"
    assert [t for _, t in told(text)] == [
        "Nghị quyết Đại hội Đảng toàn quốc lần thứ XII",
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII",
    ]


def test_types_are_those_of_the_ontology() -> None:
    known = {row["id"] for row in ontology_table("document_types.tsv")}
    assert {row["type"] for row in table("document_types", "written", "type", "told", "bare")} <= known


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")
def test_the_seed_article() -> None:
    article = json.loads((SEED / "seed.articles.jsonl").read_text(encoding="utf-8"))
    gold = json.loads((SEED / "seed.gold.jsonl").read_text(encoding="utf-8"))["documents"]
    found = read(stored_text(article["title"], article["text"]))
    assert [(d.type, d.number, d.issuer, d.date, d.title) for d in found] == [
        (g["type"], g["number"], g["issuer"], g["date"], g.get("title")) for g in gold
    ]


PIECES = [
    "Nghị quyết ",
    "số ",
    "05-NQ/TW ",
    "của Bộ Chính trị ",
    "Luật ",
    "Đất đai ",
    "Hiệp định Paris ",
    "Đại hội ",
    "và ",
    ", 19 ",
    "ngày 1/2 ",
    "BLHS ",
    "(TPP)",
    "\n",
]


@given(st.text(alphabet=st.characters(), max_size=100) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_gives_exact_places(text: str) -> None:
    for document in read(text):
        assert document.number or document.title
        assert document.evidence
        for e in document.evidence:
            assert text[e.start : e.end] == e.exact


@pytest.mark.parametrize(
    "unit", [",", "1", "(", "a", "Luật Đất đai ", "Nghị quyết số 1, ", "Hiệp định Paris ", "ngày 1/2 "]
)
def test_hostile_text_of_one_unit_is_read_once_through(unit: str) -> None:
    # A rule that went back over the text would not end within any patience at this length.
    assert len(read(unit * (100_000 // len(unit)))) <= 2
