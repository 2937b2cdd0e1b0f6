"""Texts that grow: a report told again and again, and one piece repeated, to see time grow with the text alone.

A text without an official is passed over, hence one at the head of each hostile text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from benchmarks.gold import ROOT
from benchmarks.stopwatch import apart, seconds
from daibieu.reading import read
from daibieu.reading.model import Article

SIZES = (0.3125, 1.25, 5.0)  # megabytes of UTF-8
HEAD = "Bí thư Huyện ủy Lê Thị Bình dự hội nghị "  # invented
UNITS: Mapping[str, str] = MappingProxyType({
    "commas": ",",
    "names": "Lê Thị Bình, ",
    "brackets": "(",
    "one letter": "a",
    "family names": "Nguyễn ",
    "bodies within bodies": "UBND ",
    "people with titles": "Bí thư Huyện ủy Lê Thị Bình; ",
    "sentences": "Bí thư Huyện ủy Lê Thị Bình dự hội nghị. ",
})  # fmt: skip


def grown(name: str, megabytes: float) -> str:
    """A text of that size: the examples' reports one after the other, or a piece repeated."""
    wanted = int(megabytes * 2**20)
    if name == "reports":
        lines = (ROOT / "examples" / "articles.jsonl").read_bytes().splitlines()
        text = "\n".join(msgspec.json.decode(line, type=Article).text for line in lines) + "\n"
        return text * max(1, round(wanted / len(text.encode())))
    return HEAD + UNITS[name] * (wanted // len(UNITS[name].encode()))


def read_grown(name: str, megabytes: float) -> float:
    """The processor seconds that such a text takes."""
    article = Article("a", "", grown(name, megabytes), "2019-06-20")
    read(Article("a", "", HEAD, "2019-06-20"))  # the tables are loaded here, outside the clock
    return seconds(lambda: read(article))


def growth(name: str, limit: float) -> dict[str, object]:
    """The seconds at each size, and the power with which they grow: 1 is linear, 2 quadratic."""
    taken: dict[str, object] = {"text": name}
    measured: list[tuple[float, float]] = []
    for size in SIZES:
        try:
            told = apart(read_grown, name, size, limit=limit)
        except RuntimeError as fault:
            taken[f"{size} MB"] = str(fault).partition(": ")[2].partition(":")[0]
            break
        if told is None:
            taken[f"{size} MB"] = f"over {limit:.0f} s"
            break
        taken[f"{size} MB"] = round(told, 3)
        measured.append((size, told))
    if len(measured) > 1:
        (small, before), (large, after) = measured[-2:]
        taken["power"] = round(math.log(after / max(before, 1e-4)) / math.log(large / small), 2)
    return taken
