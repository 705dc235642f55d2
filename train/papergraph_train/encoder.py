"""A transformer encoder with linear heads per piece, for labels and for roles, loaded from the weights of BERT or MPNet.

Written here rather than taken from a framework, so that one module serves training on the CPU (no attention dropout, whose
random numbers cost a third of a step), layers that can be left out, and the export to ONNX.
Sources: BERT (Devlin et al. 2019), MPNet (Song et al. 2020; relative position buckets from T5, Raffel et al. 2020).
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from .labels import CONCEPTS, ROLE_COUNT, LabelSet
from .pieces import FEATURES


@dataclass(frozen=True)
class EncoderShape:
    """Sizes of an encoder. `position_offset`: the first row of the position table that is used."""

    vocabulary: int
    width: int
    heads: int
    head_width: int
    inner: int
    layers: int
    positions: int
    position_offset: int
    norm_epsilon: float
    relative_buckets: int  # 0: none


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by its normalisation."""

    def __init__(self, shape: EncoderShape):
        super().__init__()
        self.heads, self.head_width = shape.heads, shape.head_width
        attended = shape.heads * shape.head_width
        self.qkv = nn.Linear(shape.width, 3 * attended)
        self.out = nn.Linear(attended, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, shape.norm_epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.norm_epsilon)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """(batch, pieces, width) → the same; `bias` is added to the attention's scores."""
        batch, pieces, _ = hidden.shape
        query, key, value = self.qkv(hidden).view(batch, pieces, 3, self.heads, self.head_width).permute(2, 0, 3, 1, 4)
        # Written out: PyTorch's joined attention takes twice as long on the CPU when it learns.
        attention = query * self.head_width**-0.5 @ key.transpose(-1, -2) + bias.to(query.dtype)
        attended = (attention.softmax(-1, dtype=query.dtype) @ value).transpose(1, 2).flatten(2)
        hidden = self.attention_norm(hidden + self.out(attended))
        return self.norm(hidden + self.down(functional.gelu(self.up(hidden))))


def relative_buckets(pieces: int, buckets: int) -> Tensor:
    """(pieces, pieces): T5's bucket of each distance: half for each direction, far ones logarithmic up to 128."""
    distance = torch.arange(pieces)[None, :] - torch.arange(pieces)[:, None]
    half = buckets // 2
    exact = half // 2
    far = distance.abs()
    logarithmic = exact + (torch.log(far.clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return half * (distance > 0).long() + torch.where(far < exact, far, logarithmic.clamp(max=half - 1))


class Encoder(nn.Module):
    """Scores of labels and roles for each piece. The writing of its word enters after `writing_at` layers: the bottom."""

    def __init__(self, shape: EncoderShape, writing_at: int = 0, labels: LabelSet = CONCEPTS):
        super().__init__()
        self.shape, self.writing_at = shape, writing_at
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.embedding_norm = nn.LayerNorm(shape.width, shape.norm_epsilon)
        self.relative = nn.Embedding(shape.relative_buckets, shape.heads) if shape.relative_buckets else None
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.writing = nn.Embedding(FEATURES, shape.width)
        self.head = nn.Linear(shape.width, len(labels.names))
        self.roles = nn.Linear(shape.width, ROLE_COUNT)
        nn.init.zeros_(self.writing.weight)
        for head in (self.head, self.roles):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def attention_bias(self, lengths: Tensor, pieces: int) -> Tensor:
        """(batch, heads or 1, pieces, pieces): relative positions, and minus infinity for the padding."""
        padded = torch.arange(pieces)[None, :] >= lengths[:, None]
        bias = torch.zeros(len(lengths), 1, 1, pieces).masked_fill(padded[:, None, None, :], torch.finfo(torch.float32).min)
        if self.relative is not None:
            bias = bias + self.relative(relative_buckets(pieces, self.shape.relative_buckets)).permute(2, 0, 1)[None]
        return bias

    def bottom(self, ids: Tensor, bias: Tensor) -> Tensor:
        """Embeddings and the layers below the writing: (batch, pieces) → (batch, pieces, width)."""
        places = torch.arange(self.shape.position_offset, self.shape.position_offset + ids.shape[1])
        hidden = self.embedding_norm(self.words(ids) + self.positions(places))
        for layer in self.layers[: self.writing_at]:
            hidden = layer(hidden, bias)
        return hidden

    def top(self, hidden: Tensor, features: Tensor, bias: Tensor, skipped: frozenset[int] = frozenset()) -> Tensor:
        """The layers above, those at `skipped` places left out: scores (batch, pieces, labels + roles)."""
        hidden = hidden + self.writing(features)
        for place, layer in enumerate(self.layers[self.writing_at :], self.writing_at):
            if place not in skipped:
                hidden = layer(hidden, bias)
        hidden = functional.dropout(hidden, 0.1, self.training)
        return torch.cat([self.head(hidden), self.roles(hidden)], -1)

    def forward(self, ids: Tensor, features: Tensor, lengths: Tensor) -> Tensor:
        """Scores (batch, pieces, labels + roles)."""
        bias = self.attention_bias(lengths, ids.shape[1])
        return self.top(self.bottom(ids, bias), features, bias)
