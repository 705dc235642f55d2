"""The training loop that teacher and student share: AdamW, a warmed-up cosine, checkpoints to go on from.

Matrix products are of 16-bit numbers (bfloat16) where the processor has them; weights and sums stay in 32 bits.
"""

import json
import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from .encoder import Encoder
from .examples import Batch, Example, batch_of, shuffled_batches


@dataclass(frozen=True)
class Settings:
    """What a training run depends on."""

    epochs: int
    batch: int
    rate: float
    head_rate: float
    weight_decay: float
    layer_drop: float
    seed: int
    bottom_frozen: bool = False
    role_rate: float = 0.0


Loss = Callable[[Tensor, Batch], Tensor]


def has_quick_bfloat16() -> bool:
    """Whether the processor multiplies numbers of 16 bits itself: where it only imitates that, it takes twice as long."""
    return bool({"avx512_bf16", "amx_bf16"} & set(Path("/proc/cpuinfo").read_text().split()))


class Bottom:
    """What the bottom layers give; frozen ones are run once a paper, and it is kept in memory (half precision)."""

    def __init__(self, encoder: Encoder, frozen: bool):
        self.encoder, self.frozen = encoder, frozen
        self.kept: dict[int, Tensor] = {}

    def of(self, batch: Batch, bias: Tensor) -> Tensor:
        """(batch, pieces, width)."""
        if not self.frozen:
            return self.encoder.bottom(batch.ids, bias)
        if all(place in self.kept for place in batch.places):
            rows = [self.kept[place].float() for place in batch.places]
            return nn.utils.rnn.pad_sequence(rows, batch_first=True)
        with torch.no_grad():
            hidden = self.encoder.bottom(batch.ids, bias)
        for row, place, length in zip(hidden, batch.places, batch.lengths.tolist(), strict=True):
            self.kept[place] = row[:length].half()
        return hidden


def parameter_groups(encoder: Encoder, settings: Settings) -> list[dict]:
    """Matrices decay, vectors do not, head and writing learn faster; embeddings and frozen layers stay as they are."""
    frozen = encoder.writing_at if settings.bottom_frozen else 0
    for still in (
        encoder.words,
        encoder.positions,
        encoder.embedding_norm,
        encoder.relative,
        *encoder.layers[:frozen],
    ):
        if still is not None:
            still.requires_grad_(False)
    fresh = [*encoder.writing.parameters(), *encoder.head.parameters()]
    layers = [weight for layer in encoder.layers[frozen:] for weight in layer.parameters()]
    return [
        {
            "params": [weight for weight in layers if weight.ndim > 1],
            "lr": settings.rate,
            "weight_decay": settings.weight_decay,
        },
        {"params": [weight for weight in layers if weight.ndim == 1], "lr": settings.rate, "weight_decay": 0.0},
        {"params": fresh, "lr": settings.head_rate, "weight_decay": 0.0},
        {"params": [*encoder.roles.parameters()], "lr": settings.role_rate, "weight_decay": 0.0},
    ]


def cosine(step: int, steps: int) -> float:
    """The learning rate's factor: up over the first tenth, then down a half cosine."""
    warm = max(1, steps // 10)
    return step / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


class Checkpoint:
    """One file that a run goes on from."""

    def __init__(self, file: Path, encoder: Encoder, optimizer: torch.optim.Optimizer):
        self.file, self.encoder, self.optimizer = file, encoder, optimizer

    def save(self, step: int) -> None:
        """Written beside and renamed, so that a killed run leaves the one before."""
        beside = self.file.with_suffix(".new")
        torch.save({"step": step, "encoder": self.encoder.state_dict(), "optimizer": self.optimizer.state_dict()}, beside)
        beside.rename(self.file)

    def load(self) -> int:
        """The step to go on at; 0 without a file."""
        if not self.file.exists():
            return 0
        state = torch.load(self.file)
        self.encoder.load_state_dict(state["encoder"])
        self.optimizer.load_state_dict(state["optimizer"])
        return state["step"]


def fit(encoder: Encoder, examples: list[Example], loss: Loss, settings: Settings, out: Path) -> dict:
    """Trains in place, writes `out` (weights) and `out.log.jsonl`; returns the settings and what was measured."""
    out.parent.mkdir(parents=True, exist_ok=True)
    groups = parameter_groups(encoder, settings)
    optimizer = torch.optim.AdamW(groups, fused=True)
    rates = [group["lr"] for group in groups]
    checkpoint = Checkpoint(out.with_suffix(".checkpoint"), encoder, optimizer)
    first = checkpoint.load()
    rounded = has_quick_bfloat16()
    bottom = Bottom(encoder, settings.bottom_frozen)
    lengths = [len(example.ids) for example in examples]
    random = np.random.default_rng(settings.seed)
    batches = [batch for _ in range(settings.epochs) for batch in shuffled_batches(lengths, settings.batch, random)]
    weights = [weight for group in groups for weight in group["params"]]
    started = time.monotonic()
    recent: list[float] = []
    with out.with_suffix(".log.jsonl").open("a") as log:
        for step in range(first, len(batches)):
            torch.manual_seed(settings.seed * 1_000_003 + step)
            encoder.train()
            for group, rate in zip(groups, rates, strict=True):
                group["lr"] = rate * cosine(step + 1, len(batches))
            batch = batch_of(examples, batches[step])
            bias = encoder.attention_bias(batch.lengths, batch.ids.shape[1]).detach()
            chances = torch.rand(len(encoder.layers)).tolist()
            skipped = frozenset(place for place, chance in enumerate(chances) if chance < settings.layer_drop)
            with torch.autocast("cpu", torch.bfloat16, enabled=rounded):
                scores = encoder.top(bottom.of(batch, bias), batch.features, bias, skipped)
            value = loss(scores.float(), batch)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            recent.append(value.item())
            if step % 20 == 19:
                line = {
                    "step": step + 1,
                    "of": len(batches),
                    "loss": round(float(np.mean(recent)), 5),
                    "seconds": round(time.monotonic() - started),
                }
                print(json.dumps(line), file=log, flush=True)
                recent = []
            if step % 200 == 199:
                checkpoint.save(step + 1)
    torch.save(encoder.state_dict(), out)
    checkpoint.file.unlink(missing_ok=True)
    return {
        "settings": asdict(settings),
        "products": "bfloat16" if rounded else "float32",
        "examples": len(examples),
        "steps": len(batches),
        "seconds": round(time.monotonic() - started),
    }
