"""BIO labels over word pieces, and the best label sequence that is a possible one."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

UNLABELLED = -100
IMPOSSIBLE = -1e9


@dataclass(frozen=True)
class LabelSet:
    """The labels of some mention types: O, then B and I of each type, in order."""

    types: tuple[str, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Labels by their number."""
        return ("O", *(f"{prefix}-{kind}" for kind in self.types for prefix in "BI"))

    def begin(self, kind: str) -> int:
        """The label that begins a mention of a type; the one after it goes on with it."""
        return 1 + 2 * self.types.index(kind)

    @cached_property
    def transitions(self) -> np.ndarray:
        """(labels, labels): 0 where the column's label may follow the row's, IMPOSSIBLE where its beginning is missing."""
        scores = np.zeros((len(self.names), len(self.names)), np.float32)
        for kind in self.types:
            begin = self.begin(kind)
            scores[:, begin + 1] = IMPOSSIBLE
            scores[[begin, begin + 1], begin + 1] = 0
        return scores

    def label(self, offsets: np.ndarray, spans: list[tuple[int, int, str]]) -> np.ndarray:
        """Labels (pieces,) for spans `(start, end, type)`; of overlapping spans the shorter one wins."""
        labels = np.zeros(len(offsets), np.int64)
        for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
            inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
            labels[inside] = self.begin(kind) + 1
            labels[inside[:1]] = self.begin(kind)
        return labels

    def best(self, log_probabilities: np.ndarray) -> np.ndarray:
        """The most probable possible sequence (pieces,) of (pieces, labels): constrained Viterbi decoding."""
        pieces = len(log_probabilities)
        back = np.zeros(log_probabilities.shape, np.int64)
        # What may follow O may begin.
        score = log_probabilities[0] + self.transitions[0]
        for piece in range(1, pieces):
            through = score[:, None] + self.transitions
            back[piece] = through.argmax(0)
            score = through.max(0) + log_probabilities[piece]
        path = np.empty(pieces, np.int64)
        path[-1] = score.argmax()
        for piece in range(pieces - 1, 0, -1):
            path[piece - 1] = back[piece, path[piece]]
        return path

    def spans(self, labels: np.ndarray, offsets: np.ndarray) -> list[tuple[int, int, str]]:
        """The spans `(start, end, type)` that a possible label sequence marks."""
        spans: list[list] = []
        for label, (start, end) in zip(labels, offsets, strict=True):
            name = self.names[label]
            if name.startswith("B"):
                spans.append([int(start), int(end), name[2:]])
            elif name.startswith("I"):
                spans[-1][1] = int(end)
        return [(start, end, kind) for start, end, kind in spans]


ROLES = {
    "Method": ("proposed", "baseline", "used"),
    "Dataset": ("introduced", "evaluated", "mentioned"),
    "Metric": ("reported", "mentioned"),
    "Task": ("addressed", "mentioned"),
}
ROLE_COUNT = sum(map(len, ROLES.values()))


def roles_of(kind: str) -> slice:
    """The places of a type's roles among those of all types."""
    start = sum(len(ROLES[before]) for before in list(ROLES)[: list(ROLES).index(kind)])
    return slice(start, start + len(ROLES[kind]))


CONCEPTS = LabelSet(("Method", "Dataset", "Metric", "Task"))
SCIERC = LabelSet((*CONCEPTS.types, "Other", "Generic"))
