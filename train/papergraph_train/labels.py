"""BIO labels over word pieces, and the best label sequence that is a possible one."""

import numpy as np

TYPES = ("Method", "Dataset", "Metric", "Task")
LABELS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))
BEGIN = {kind: LABELS.index(f"B-{kind}") for kind in TYPES}
INSIDE = {kind: LABELS.index(f"I-{kind}") for kind in TYPES}
UNLABELLED = -100
IMPOSSIBLE = -1e9


def allowed_transitions() -> np.ndarray:
    """(labels, labels): 0 where column may follow row, IMPOSSIBLE where an inside label lacks its beginning."""
    scores = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for kind in TYPES:
        scores[:, INSIDE[kind]] = IMPOSSIBLE
        scores[[BEGIN[kind], INSIDE[kind]], INSIDE[kind]] = 0
    return scores


TRANSITIONS = allowed_transitions()
START = np.where([label.startswith("I") for label in LABELS], IMPOSSIBLE, 0).astype(np.float32)


def label_pieces(offsets: np.ndarray, spans: list[tuple[int, int, str]]) -> np.ndarray:
    """Labels (pieces,) for spans `(start, end, type)`; of overlapping spans the shorter one wins."""
    labels = np.zeros(len(offsets), np.int64)
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
        labels[inside] = INSIDE[kind]
        labels[inside[:1]] = BEGIN[kind]
    return labels


def best_labels(log_probabilities: np.ndarray) -> np.ndarray:
    """The most probable possible label sequence (pieces,) of (pieces, labels): constrained Viterbi decoding."""
    pieces = len(log_probabilities)
    back = np.zeros(log_probabilities.shape, np.int64)
    score = log_probabilities[0] + START
    for piece in range(1, pieces):
        through = score[:, None] + TRANSITIONS
        back[piece] = through.argmax(0)
        score = through.max(0) + log_probabilities[piece]
    path = np.empty(pieces, np.int64)
    path[-1] = score.argmax()
    for piece in range(pieces - 1, 0, -1):
        path[piece - 1] = back[piece, path[piece]]
    return path


def spans_of(labels: np.ndarray, offsets: np.ndarray) -> list[tuple[int, int, str]]:
    """The spans `(start, end, type)` that a possible label sequence marks."""
    spans: list[list] = []
    for label, (start, end) in zip(labels, offsets, strict=True):
        name = LABELS[label]
        if name.startswith("B"):
            spans.append([int(start), int(end), name[2:]])
        elif name.startswith("I"):
            spans[-1][1] = int(end)
    return [(start, end, kind) for start, end, kind in spans]
