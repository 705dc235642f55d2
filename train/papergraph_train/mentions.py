"""Mention scores of an encoder, exact and relaxed."""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from .encoder import Encoder
from .examples import Example, batch_of
from .labels import CONCEPTS, ROLE_COUNT, LabelSet


def log_probabilities(encoder: Encoder, examples: list[Example]) -> list[np.ndarray]:
    """For each example (pieces, labels)."""
    encoder.eval()
    result: list[np.ndarray] = [np.empty(0)] * len(examples)
    order = sorted(range(len(examples)), key=lambda place: len(examples[place].ids))
    with torch.inference_mode():
        for start in range(0, len(order), 8):
            batch = batch_of(examples, order[start : start + 8])
            scores = label_scores(encoder(batch.ids, batch.features, batch.lengths)).log_softmax(-1).numpy()
            for row, place in zip(scores, batch.places, strict=True):
                result[place] = row[1 : 1 + len(examples[place].offsets)]
    return result


def label_scores(scores: Tensor) -> Tensor:
    """Scores of the labels alone: those of the roles come after them."""
    return scores[..., :-ROLE_COUNT]


def predicted_spans(rows: list[np.ndarray], examples: list[Example], labels: LabelSet = CONCEPTS) -> list[set]:
    """For each example the spans of its best labels; `rows` are log probabilities (pieces, labels)."""
    return [set(labels.spans(labels.best(row), one.offsets)) for row, one in zip(rows, examples, strict=True)]


def scores_of(encoder: Encoder, examples: list[Example], labels: LabelSet = CONCEPTS) -> dict:
    """The encoder's mention scores on annotated papers."""
    predicted = predicted_spans(log_probabilities(encoder, examples), examples, labels)
    return mention_scores([set(example.spans) for example in examples], predicted, labels)


def mention_scores(gold: list[set], predicted: list[set], labels: LabelSet = CONCEPTS) -> dict:
    """F1 in percent, micro-averaged over papers: strict, relaxed (same type, overlapping), and strict by type."""
    report: dict = {"papers": len(gold), "mentions": sum(map(len, gold))}
    report["strict"] = f1(gold, predicted, lambda span, others: span in others)
    report["relaxed"] = f1(gold, predicted, overlaps)
    for kind in labels.types:
        of_kind = [[{span for span in spans if span[2] == kind} for spans in side] for side in (gold, predicted)]
        report[kind] = f1(*of_kind, lambda span, others: span in others)
    return report


def overlaps(span: tuple, others: set) -> bool:
    """Whether a span of the same type shares a character."""
    return any(span[2] == kind and span[0] < end and start < span[1] for start, end, kind in others)


def f1(gold: list[set], predicted: list[set], found: Callable[[tuple, set], bool]) -> float:
    """Harmonic mean of the shares of predictions found in the gold and of gold found in the predictions, in percent."""
    right = sum(found(span, there) for spans, there in zip(predicted, gold, strict=True) for span in spans)
    seen = sum(found(span, there) for spans, there in zip(gold, predicted, strict=True) for span in spans)
    precision, recall = right / max(1, sum(map(len, predicted))), seen / max(1, sum(map(len, gold)))
    return round(200 * precision * recall / max(1e-9, precision + recall), 1)
