"""`distill`: a student cut out of the teacher learns from the gold and from what the teachers say of other papers.

Silver labels are learned as they are, as probabilities (Hinton et al. 2015), so that doubt weighs less.
"""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .cut import Cut, cut_student
from .encoder import Encoder
from .examples import Batch, Example, load_examples
from .fit import Loss, Settings, fit
from .labels import CONCEPTS
from .mentions import label_scores, scores_of
from .pretrained import SHAPES
from .silver import Silver, load_silver
from .teach import WRITING_AT, load_teacher

STUDENT = Cut(layers=(0, 1, 3, 4, 5, 6, 8, 10), heads=(0, *range(3, 12)), inner=768)
GOLD_REPEATED = 2
DISTILLING = Settings(epochs=1, batch=8, rate=1e-4, head_rate=1e-3, weight_decay=0.01, layer_drop=0.0, seed=1)
PAPERS_TO_WEIGH = 160


def load_student(name: str, file: Path) -> Encoder:
    """The student that `distill` or `roles` wrote."""
    student = Encoder(STUDENT.shape(SHAPES[name]), STUDENT.writing_at(WRITING_AT[name]))
    student.load_state_dict(torch.load(file))
    return student


def targets_of(examples: list[Example], silver: Iterable[Silver]) -> list[np.ndarray]:
    """For each example (pieces, labels): its gold as certain labels, else the teacher's probabilities."""
    soft = {one.paper: one.probabilities for one in silver}
    certain = np.eye(len(CONCEPTS.names), dtype=np.float32)
    return [soft[example.paper] if example.labels is None else certain[example.labels] for example in examples]


def soft_loss(targets: list[np.ndarray]) -> Loss:
    """Cross entropy with probabilities as targets, a mean over pieces."""

    def loss(scores: Tensor, batch: Batch) -> Tensor:
        scores = label_scores(scores)
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
    student = cut_student(load_teacher(name, work), STUDENT, gold[:: len(gold) // PAPERS_TO_WEIGH])
    report = {"encoder": name, "student": asdict(STUDENT), "gold": len(gold), "silver": len(unlabelled)}
    report["before"] = scores_of(student, load_examples(folder / "held.npz"))
    report |= fit(student, examples, soft_loss(targets_of(examples, silver)), settings, work / "student.pt")
    return report | {part: scores_of(student, load_examples(folder / f"{part}.npz")) for part in ("held", "dev")}
