"""How sure a figure is: intervals by drawing articles again and again, and for shares by Wilson.

An article is drawn whole, because what is wrong in one list is wrong together. The draws come from a fixed
seed, so that the same counts give the same interval.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from benchmarks.gold import Counts

DRAWS, SEED = 4000, 2018
LEVEL = 0.95
_Z = 1.959963984540054  # the normal quantile of LEVEL


def bootstrap(counted: Sequence[Counts]) -> tuple[float, float]:
    """The interval of F1 over articles, by percentiles."""
    table = np.array([(one.right, one.spurious, one.missed) for one in counted], dtype=np.int64).reshape(-1, 3)
    if not len(table):
        return 0.0, 1.0
    drawn = np.random.default_rng(SEED).integers(0, len(table), size=(DRAWS, len(table)))
    right, spurious, missed = table[drawn].sum(axis=1).T
    told = 2 * right + spurious + missed
    some = told > 0  # a draw of articles that have none of it says nothing
    if not some.any():
        return 0.0, 1.0
    low, high = np.quantile(2 * right[some] / told[some], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The interval of a share; honest for few judgements too, where the plain one is not."""
    if not judged:
        return 0.0, 1.0
    share, spread = right / judged, _Z * _Z / judged
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / judged + spread / (4 * judged)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
