"""`teach`: fine-tunes a pre-trained encoder on the gold."""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .encoder import Encoder
from .examples import Batch, load_examples
from .fit import Settings, fit
from .labels import UNLABELLED
from .mentions import label_scores, scores_of
from .pretrained import SHAPES, load_pretrained

TEACHER = Settings(
    epochs=3, batch=8, rate=6e-5, head_rate=1e-3, weight_decay=0.01, layer_drop=0.1, seed=1, bottom_frozen=True
)
WRITING_AT = {"mpnet": 4, "minilm": 0}


def gold_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the gold labels."""
    return functional.cross_entropy(label_scores(scores).flatten(0, 1), batch.labels.flatten(), ignore_index=UNLABELLED)


def load_teacher(name: str, work: Path) -> Encoder:
    """The encoder that `teach` wrote."""
    teacher = Encoder(SHAPES[name], WRITING_AT[name])
    teacher.load_state_dict(torch.load(work / "teacher.pt"))
    return teacher


def teach(name: str, work: Path, settings: Settings) -> dict:
    """Writes `teacher.pt` under `work`."""
    encoder: Encoder = load_pretrained(name, work, WRITING_AT[name])
    folder = work / "pieces" / name
    report = {"encoder": name, "writing_at": WRITING_AT[name]}
    report |= fit(encoder, load_examples(folder / "train.npz"), gold_loss, settings, work / "teacher.pt")
    return report | {part: scores_of(encoder, load_examples(folder / f"{part}.npz")) for part in ("held", "dev")}
