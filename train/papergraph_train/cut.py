"""Cuts a student out of its teacher: fewer layers, fewer attention heads, fewer inner units.

What remains of a layer is fitted to give what the whole layer gave, by least squares over real papers, and those units are
cut that can best be made up for: the Optimal Brain Surgeon (Hassibi & Stork 1993) with single inner units or whole heads as
the parts, all cut at once.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from .encoder import Encoder, EncoderShape, Layer
from .examples import Example
from .observe import observe

RIDGE = 1e-3  # of the mean variance


@dataclass(frozen=True)
class Cut:
    """Which layers of the teacher the student has, which heads each keeps (the same in all, since the biases of relative
    positions belong to heads and are shared by the layers), and how many inner units."""

    layers: tuple[int, ...]
    heads: tuple[int, ...]
    inner: int

    def shape(self, teacher: EncoderShape) -> EncoderShape:
        """The student's sizes."""
        return replace(teacher, layers=len(self.layers), heads=len(self.heads), inner=self.inner)

    def writing_at(self, teacher: int) -> int:
        """The same border between layers as the teacher's."""
        return sum(layer < teacher for layer in self.layers)


class Moments:
    """Mean (units,) and covariance (units, units) of what enters a matrix."""

    def __init__(self, units: int):
        self.count, self.total, self.products = 0, torch.zeros(units), torch.zeros(units, units)

    def add(self, rows: Tensor) -> None:
        """Values of (pieces, units)."""
        self.count += len(rows)
        self.total += rows.sum(0)
        self.products.addmm_(rows.T, rows)

    def mean(self) -> Tensor:
        """In double precision, as the covariance."""
        return self.total.double() / self.count

    def covariance(self) -> Tensor:
        """With a ridge, so that it can be inverted."""
        mean = self.mean()
        covariance = self.products.double() / self.count - mean[:, None] * mean[None]
        return covariance + RIDGE * covariance.diagonal().mean() * torch.eye(len(mean))


def moments_of(encoder: Encoder, layers: tuple[int, ...], examples: list[Example]) -> list[tuple[Moments, Moments]]:
    """For each of these layers what enters `out` and what enters `down` on these papers."""

    def watch(linear: torch.nn.Linear) -> tuple[Moments, torch.utils.hooks.RemovableHandle]:
        moments = Moments(linear.in_features)
        return moments, linear.register_forward_pre_hook(lambda _module, inputs: moments.add(inputs[0].flatten(0, 1)))

    watched = [[watch(linear) for linear in (encoder.layers[place].out, encoder.layers[place].down)] for place in layers]
    observe(encoder, examples, [hook for pair in watched for _, hook in pair])
    return [(out, down) for (out, _), (down, _) in watched]


def best_units(weight: Tensor, moments: Moments, count: int) -> Tensor:
    """The places (count,) of the inputs whose loss could least be made up for; `weight` (out, in)."""
    loss = weight.double().norm(dim=0) ** 2 / torch.linalg.inv(moments.covariance()).diagonal()
    return loss.topk(count).indices.sort().values


def fitted(linear: torch.nn.Linear, moments: Moments, kept: Tensor) -> tuple[Tensor, Tensor]:
    """Weight (out, kept) and bias (out,) that give from the kept inputs what comes nearest to the whole."""
    weight, bias = linear.weight.detach().double(), linear.bias.detach().double()
    mean, covariance = moments.mean(), moments.covariance()
    fit = torch.linalg.solve(covariance[kept][:, kept], covariance[kept] @ weight.T).T
    return fit.float(), (bias + weight @ mean - fit @ mean[kept]).float()


def cut_layer(layer: Layer, moments: tuple[Moments, Moments], cut: Cut) -> dict[str, Tensor]:
    """The state of the layer with fewer heads and inner units."""
    columns = torch.arange(layer.heads * layer.head_width).view(layer.heads, -1)[list(cut.heads)].flatten()
    units = best_units(layer.down.weight.detach(), moments[1], cut.inner)
    state = dict(layer.state_dict())
    for part in ("weight", "bias"):
        state[f"qkv.{part}"] = torch.cat([rows[columns] for rows in state[f"qkv.{part}"].chunk(3)])
        state[f"up.{part}"] = state[f"up.{part}"][units]
    state["out.weight"], state["out.bias"] = fitted(layer.out, moments[0], columns)
    state["down.weight"], state["down.bias"] = fitted(layer.down, moments[1], units)
    return state


def cut_student(teacher: Encoder, cut: Cut, examples: list[Example]) -> Encoder:
    """The student before it has learned; the examples show what can be done without."""
    student = Encoder(cut.shape(teacher.shape), cut.writing_at(teacher.writing_at))
    state = {name: value for name, value in teacher.state_dict().items() if not name.startswith("layers.")}
    if teacher.relative is not None:
        state["relative.weight"] = state["relative.weight"][:, list(cut.heads)]
    moments = moments_of(teacher, cut.layers, examples)
    for place, source in enumerate(cut.layers):
        for name, value in cut_layer(teacher.layers[source], moments[place], cut).items():
            state[f"layers.{place}.{name}"] = value
    student.load_state_dict(state)
    return student
