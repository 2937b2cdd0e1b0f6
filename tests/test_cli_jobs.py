"""Several processes read in the order of the input, faults in their places.

All people here are invented.
"""

from __future__ import annotations

import json
from pathlib import Path

from daibieu.facade import BATCH, read_all
from daibieu.graph import Defaults
from daibieu.reading.model import Reading


def test_two_processes_answer_as_one_does(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    lines = []
    for number in range(3 * BATCH + 1):  # some batches, the last one not full
        text = f"Ngày 5-3-2018, đồng chí Thiều Thị Nhẫn, Bí thư Huyện ủy dự hội nghị thứ {number}." * (
            1 + 20 * (number % 3)
        )
        lines.append(json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False))
    lines[BATCH + 3] = "{broken"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    one, two = (list(read_all([path, tmp_path / "nowhere.txt"], Defaults(), jobs)) for jobs in (1, 2))
    assert [item if isinstance(item, Reading) else str(item) for item in one] == [
        item if isinstance(item, Reading) else str(item) for item in two
    ]
    assert len(two) == 3 * BATCH + 2
    assert not isinstance(two[BATCH + 3], Reading)
    assert not isinstance(two[-1], Reading)
