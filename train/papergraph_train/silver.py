"""Silver labels: what a teacher thinks of papers that nobody annotated, small enough to be kept in the repository.

Of each piece the three likeliest labels are kept with their probabilities in 255ths; a piece that is outside of any mention
beyond doubt takes one bit.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .labels import CONCEPTS

KEPT = 3
BEYOND_DOUBT = 0.99


@dataclass(frozen=True)
class Silver:
    """Soft labels of one paper: (pieces, labels), each row adding up to 1."""

    paper: str
    probabilities: np.ndarray


def save_silver(silver: list[Silver], file: Path) -> None:
    """Written beside and renamed, so that a killed run leaves the one before."""
    rows = np.concatenate([one.probabilities for one in silver])
    doubtful = rows[:, 0] < BEYOND_DOUBT
    order = np.argsort(-rows[doubtful], axis=1, kind="stable")[:, :KEPT]
    kept = np.take_along_axis(rows[doubtful], order, 1)
    beside = file.with_suffix(".new.npz")
    np.savez_compressed(
        beside,
        papers=np.array([one.paper for one in silver]),
        pieces=np.array([len(one.probabilities) for one in silver], np.uint16),
        doubtful=np.packbits(doubtful),
        labels=order.T.astype(np.uint8),
        probabilities=np.round(kept.T * 255).astype(np.uint8),
    )
    beside.rename(file)


def load_silver(file: Path) -> list[Silver]:
    """What `save_silver` wrote; what was cut off is given to the three labels that were kept."""
    with np.load(file) as arrays:
        data = {name: arrays[name] for name in arrays.files}
    counts = data["pieces"].astype(np.int64)
    doubtful = np.unpackbits(data["doubtful"], count=int(counts.sum())).astype(bool)
    rows = np.zeros((len(doubtful), len(CONCEPTS.names)), np.float32)
    rows[~doubtful, 0] = 1
    kept = data["probabilities"].T.astype(np.float32)
    kept[:, 0] = np.maximum(kept[:, 0], 1)
    places = np.flatnonzero(doubtful)[:, None]
    rows[places, data["labels"].T] = kept / kept.sum(1, keepdims=True)
    cuts = np.cumsum(counts)[:-1]
    return [Silver(str(paper), part) for paper, part in zip(data["papers"], np.split(rows, cuts), strict=True)]
