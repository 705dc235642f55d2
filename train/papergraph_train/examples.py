"""Examples to learn from, as flat arrays on disk."""

import ast
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .labels import CONCEPTS, UNLABELLED, LabelSet
from .pieces import PUNCTUATION, PieceCutter


@dataclass(frozen=True)
class Example:
    """One paper: `ids` and `features` (pieces + 2), `offsets` (pieces, 2), `labels` (pieces,) or None, gold `spans`."""

    paper: str
    ids: np.ndarray
    features: np.ndarray
    offsets: np.ndarray
    labels: np.ndarray | None
    spans: frozenset[tuple[int, int, str]]


def example_of(paper: dict, cutter: PieceCutter, labels: LabelSet = CONCEPTS) -> Example:
    """A paper cut into pieces; labelled when it carries `spans`."""
    pieces = cutter.cut(paper)
    spans = [(span["start"], span["end"], span["type"]) for span in paper.get("spans", [])]
    numbers = labels.label(pieces.offsets, spans) if "spans" in paper else None
    return Example(str(paper["id"]), pieces.ids, pieces.features, pieces.offsets, numbers, frozenset(spans))


def save_examples(examples: list[Example], file: Path) -> None:
    """Flat arrays with the number of pieces of each example."""
    file.parent.mkdir(parents=True, exist_ok=True)
    labelled = all(example.labels is not None for example in examples)
    np.savez_compressed(
        file,
        papers=np.array([example.paper for example in examples]),
        pieces=np.array([len(example.offsets) for example in examples], np.int32),
        ids=np.concatenate([example.ids for example in examples]).astype(np.int32),
        features=np.concatenate([example.features for example in examples]).astype(np.int8),
        offsets=np.concatenate([example.offsets for example in examples]).astype(np.int32),
        labels=np.concatenate([example.labels for example in examples]).astype(np.int8)
        if labelled
        else np.empty(0, np.int8),
        spans=np.array([repr(sorted(example.spans)) for example in examples]),
    )


def load_examples(file: Path) -> list[Example]:
    """What `save_examples` wrote."""
    with np.load(file) as arrays:
        data = {name: arrays[name] for name in arrays.files}
    ends = np.cumsum(data["pieces"])
    examples = []
    for place, (paper, count, end) in enumerate(zip(data["papers"], data["pieces"], ends, strict=True)):
        start = end - count
        wide = slice(start + 2 * place, end + 2 * place + 2)
        labels = data["labels"][start:end].astype(np.int64) if len(data["labels"]) else None
        spans = frozenset(ast.literal_eval(str(data["spans"][place])))
        ids, features = data["ids"][wide].astype(np.int64), data["features"][wide].astype(np.int64)
        examples.append(Example(str(paper), ids, features, data["offsets"][start:end], labels, spans))
    return examples


@dataclass(frozen=True)
class Batch:
    """Padded tensors (batch, pieces); `labels` has UNLABELLED at the ends and the padding."""

    places: list[int]
    ids: Tensor
    features: Tensor
    lengths: Tensor
    labels: Tensor


def padded(rows: list[np.ndarray], fill: int) -> Tensor:
    """Rows of unequal length as one tensor."""
    width = max(len(row) for row in rows)
    return torch.from_numpy(np.stack([np.pad(row, (0, width - len(row)), constant_values=fill) for row in rows]))


def batch_of(examples: list[Example], places: list[int]) -> Batch:
    """The examples at these places as one batch."""
    chosen = [examples[place] for place in places]
    blank = [
        example.labels if example.labels is not None else np.full(len(example.offsets), UNLABELLED) for example in chosen
    ]
    return Batch(
        places,
        padded([example.ids for example in chosen], 1),
        padded([example.features for example in chosen], PUNCTUATION),
        torch.tensor([len(example.ids) for example in chosen]),
        padded([np.pad(labels, 1, constant_values=UNLABELLED) for labels in blank], UNLABELLED),
    )


def shuffled_batches(lengths: list[int], size: int, random: np.random.Generator) -> list[list[int]]:
    """Places of an epoch's batches: shuffled, but examples of like length together (a pool of 24 batches is sorted)."""
    order = random.permutation(len(lengths))
    pools = [
        sorted(order[start : start + 24 * size].tolist(), key=lambda place: lengths[place])
        for start in range(0, len(order), 24 * size)
    ]
    batches = [pool[start : start + size] for pool in pools for start in range(0, len(pool), size)]
    return [batches[place] for place in random.permutation(len(batches))]
