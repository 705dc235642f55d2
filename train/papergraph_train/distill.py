"""`distill`: a student of fewer and narrower layers learns from the gold and from what the teacher says of other papers.

The student begins with layers of the pre-trained encoder, of whose inner units those are kept that matter most: mean size of
what a unit gives times the length of its outgoing weights (the criterion of Molchanov et al. 2017 in its simplest form).
Silver labels are learned as they are, as probabilities (Hinton et al. 2015), so that doubt weighs less.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from .encoder import Encoder
from .examples import Batch, Example, load_examples
from .fit import Loss, Settings, fit
from .labels import CONCEPTS
from .mentions import scores_of
from .observe import observe
from .pretrained import SHAPES, load_pretrained
from .silver import Silver, load_silver


@dataclass(frozen=True)
class StudentShape:
    """Which layers of the pre-trained encoder the student has, and how many inner units each keeps."""

    layers: tuple[int, ...]
    inner: int


STUDENT = StudentShape(layers=(0, 1, 2, 4, 6, 8), inner=1536)
GOLD_REPEATED = 2
DISTILLING = Settings(epochs=2, batch=8, rate=1e-4, head_rate=1e-3, weight_decay=0.01, layer_drop=0.0, seed=1)
PAPERS_TO_WEIGH = 64


def unit_weights(encoder: Encoder, examples: list[Example]) -> list[Tensor]:
    """For each layer (inner,): how much each inner unit matters on these papers."""
    totals = [torch.zeros(encoder.shape.inner) for _ in encoder.layers]

    def count(place: int):
        def hook(_module, _inputs, output: Tensor) -> None:
            totals[place] += functional.gelu(output).abs().mean((0, 1))

        return hook

    hooks = [layer.up.register_forward_hook(count(place)) for place, layer in enumerate(encoder.layers)]
    observe(encoder, examples, hooks)
    return [total * layer.down.weight.detach().norm(dim=0) for total, layer in zip(totals, encoder.layers, strict=True)]


def cut_student(encoder: Encoder, shape: StudentShape, examples: list[Example]) -> Encoder:
    """The student before it has learned."""
    weights = unit_weights(encoder, examples)
    student = Encoder(replace(encoder.shape, layers=len(shape.layers), inner=shape.inner))
    state = student.state_dict()
    for name, value in encoder.state_dict().items():
        if not name.startswith("layers."):
            state[name] = value
    for place, source in enumerate(shape.layers):
        kept = weights[source].topk(shape.inner).indices.sort().values
        for name, value in encoder.layers[source].state_dict().items():
            rows = name.startswith("up.")
            state[f"layers.{place}.{name}"] = value[kept] if rows else value[:, kept] if name == "down.weight" else value
    student.load_state_dict(state)
    return student


def load_student(name: str, work: Path) -> Encoder:
    """The student that `distill` wrote."""
    student = Encoder(replace(SHAPES[name], layers=len(STUDENT.layers), inner=STUDENT.inner))
    student.load_state_dict(torch.load(work / "student.pt"))
    return student


def targets_of(examples: list[Example], silver: Iterable[Silver]) -> list[np.ndarray]:
    """For each example (pieces, labels): its gold as certain labels, else the teacher's probabilities."""
    soft = {one.paper: one.probabilities for one in silver}
    certain = np.eye(len(CONCEPTS.names), dtype=np.float32)
    return [soft[example.paper] if example.labels is None else certain[example.labels] for example in examples]


def soft_loss(targets: list[np.ndarray]) -> Loss:
    """Cross entropy with probabilities as targets, a mean over pieces."""

    def loss(scores: Tensor, batch: Batch) -> Tensor:
        wanted = torch.zeros(scores.shape)
        for row, place in zip(wanted, batch.places, strict=True):
            row[1 : 1 + len(targets[place])] = torch.from_numpy(targets[place])
        return -(scores.log_softmax(-1) * wanted).sum() / wanted.sum()

    return loss


def distill(name: str, work: Path, silver_file: Path, settings: Settings) -> dict:
    """Writes `student.pt` under `work`."""
    folder = work / "pieces" / name
    gold = load_examples(folder / "train.npz")
    silver = load_silver(silver_file)
    known = {one.paper for one in silver}
    unlabelled = [example for example in load_examples(folder / "corpus.npz") if example.paper in known]
    examples = [*gold * GOLD_REPEATED, *unlabelled]
    student = cut_student(load_pretrained(name, work), STUDENT, gold[:PAPERS_TO_WEIGH])
    report = {
        "encoder": name,
        "layers": STUDENT.layers,
        "inner": STUDENT.inner,
        "gold": len(gold),
        "silver": len(unlabelled),
    }
    report |= fit(student, examples, soft_loss(targets_of(examples, silver)), settings, work / "student.pt")
    return report | {part: scores_of(student, load_examples(folder / f"{part}.npz")) for part in ("held", "dev")}
