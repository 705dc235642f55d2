"""`roles`: the student learns to tell the roles of annotated concepts, without forgetting what it labels.

A concept's scores are those of the pieces of its mentions: means over each mention, then over the mentions.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from .distill import load_student, soft_loss
from .encoder import Encoder
from .examples import Batch, Example, batch_of, load_examples
from .fit import Loss, Settings, fit
from .labels import CONCEPTS, ROLE_COUNT, ROLES, roles_of
from .mentions import log_probabilities, scores_of
from .prepare import read_lines

ROLE_LEARNING = Settings(
    epochs=1, batch=8, rate=8e-5, head_rate=1e-4, weight_decay=0.01, layer_drop=0.0, seed=1, role_rate=3e-3
)
ROLE_WEIGHT = 0.3
OWN_SHARE = 0.5  # of what the student labelled before, the rest is gold


@dataclass(frozen=True)
class RoleExample:
    """An annotated concept: its type, the place of its role among the type's, and the pieces of each mention."""

    kind: str
    role: int
    mentions: tuple[np.ndarray, ...]


def role_examples(paper: dict, example: Example) -> list[RoleExample]:
    """The concepts of a paper that have mentions."""
    found = []
    for place, entity in enumerate(paper["entities"]):
        kind = entity["type"]
        spans = [span for span in paper["spans"] if span["entity"] == place and span["type"] == kind]
        offsets = example.offsets
        mentions = [np.flatnonzero((offsets[:, 0] < s["end"]) & (offsets[:, 1] > s["start"])) + 1 for s in spans]
        mentions = [pieces for pieces in mentions if len(pieces)]
        if mentions:
            found.append(RoleExample(kind, ROLES[kind].index(entity["role"]), tuple(mentions)))
    return found


def concept_scores(scores: Tensor, one: RoleExample) -> Tensor:
    """Role scores (roles of the type,) from those of a paper's pieces (pieces, labels + roles)."""
    roles = scores[:, -ROLE_COUNT:][:, roles_of(one.kind)]
    return torch.stack([roles[torch.from_numpy(pieces)].mean(0) for pieces in one.mentions]).mean(0)


def role_loss(labels: Loss, concepts: list[list[RoleExample]]) -> Loss:
    """The loss of the labels, and the cross entropy of the roles, a mean over concepts."""

    def loss(scores: Tensor, batch: Batch) -> Tensor:
        losses = [
            functional.cross_entropy(concept_scores(row, one)[None], torch.tensor([one.role]))
            for row, place in zip(scores, batch.places, strict=True)
            for one in concepts[place]
        ]
        roles = torch.stack(losses).mean() if losses else torch.zeros(())
        return labels(scores, batch) + ROLE_WEIGHT * roles

    return loss


def role_accuracy(encoder: Encoder, examples: list[Example], concepts: list[list[RoleExample]]) -> dict:
    """The share of annotated concepts whose role is the likeliest one, in percent, by type."""
    encoder.eval()
    right: dict[str, list[bool]] = {kind: [] for kind in ROLES}
    with torch.inference_mode():
        for place in range(len(examples)):
            batch = batch_of(examples, [place])
            scores = encoder(batch.ids, batch.features, batch.lengths)[0]
            for one in concepts[place]:
                right[one.kind].append(int(concept_scores(scores, one).argmax()) == one.role)
    return {kind: round(100 * float(np.mean(rights)), 1) for kind, rights in right.items()}


def learn_roles(name: str, work: Path, settings: Settings) -> dict:
    """Writes `roles.pt` under `work`."""
    folder = work / "pieces" / name
    student = load_student(name, work / "student.pt")
    files = {"train": work / "gold/train.jsonl", "held": work / "held.jsonl"}
    examples = {part: load_examples(folder / f"{part}.npz") for part in files}
    concepts = {
        part: [role_examples(*pair) for pair in zip(read_lines(file), examples[part], strict=True)]
        for part, file in files.items()
    }
    certain = np.eye(len(CONCEPTS.names), dtype=np.float32)
    own = log_probabilities(student, examples["train"])
    targets = [
        OWN_SHARE * np.exp(before) + (1 - OWN_SHARE) * certain[example.labels]
        for before, example in zip(own, examples["train"], strict=True)
    ]
    loss = role_loss(soft_loss(targets), concepts["train"])
    report = {"concepts": sum(map(len, concepts["train"])), "role_weight": ROLE_WEIGHT, "own_share": OWN_SHARE}
    report |= fit(student, examples["train"], loss, settings, work / "roles.pt")
    return report | {
        "roles": role_accuracy(student, examples["held"], concepts["held"]),
        "held": scores_of(student, examples["held"]),
    }
