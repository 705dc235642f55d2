"""Lets an encoder read papers while hooks look at what its modules take and give."""

import torch
from torch.utils.hooks import RemovableHandle

from .encoder import Encoder
from .examples import Example, batch_of


def observe(encoder: Encoder, examples: list[Example], hooks: list[RemovableHandle]) -> None:
    """Runs the examples one by one, without training, and removes the hooks."""
    encoder.eval()
    with torch.inference_mode():
        for place in range(len(examples)):
            batch = batch_of(examples, [place])
            encoder(batch.ids, batch.features, batch.lengths)
    for hook in hooks:
        hook.remove()
