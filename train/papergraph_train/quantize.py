"""`quantize`: an encoder as ONNX in 8 bits, with the card that papergraph reads beside it.

The inputs of a product are rounded by the widest range of a paper's pieces, and encoders have a few units far wider than the
rest. So ranges are evened out first: what a norm gives is divided unit by unit, and the weights that take it are multiplied
(SmoothQuant, Xiao et al. 2023); the encoder computes the same, and rounds less away.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from .encoder import Encoder
from .examples import Example, batch_of
from .labels import best_labels, spans_of
from .mentions import mention_scores
from .onnx_graph import write_onnx
from .prepare import WINDOW
from .pretrained import pretrained_folder


def input_ranges(encoder: Encoder, examples: list[Example]) -> dict[str, Tensor]:
    """For each matrix by name (in,): the largest size of each of its inputs on these papers."""
    ranges: dict[str, Tensor] = {}

    def measure(name: str):
        def hook(_module, inputs) -> None:
            largest = inputs[0].abs().amax((0, 1))
            ranges[name] = torch.maximum(ranges[name], largest) if name in ranges else largest

        return hook

    linears = [(name, module) for name, module in encoder.named_modules() if isinstance(module, nn.Linear)]
    hooks = [module.register_forward_pre_hook(measure(name)) for name, module in linears]
    encoder.eval()
    with torch.inference_mode():
        for place in range(len(examples)):
            batch = batch_of(examples, [place])
            encoder(batch.ids, batch.features, batch.lengths)
    for hook in hooks:
        hook.remove()
    return ranges


def write_card(vocabulary: Path, folder: Path) -> None:
    """`encoder.json` for the weights in `folder`: see `EncoderCard` of papergraph."""
    tokenizer = json.loads(vocabulary.read_text())
    by_id = sorted(tokenizer["model"]["vocab"].items(), key=lambda entry: entry[1])
    processor = tokenizer["post_processor"]
    card = {
        "pieces": [piece for piece, _ in by_id],
        "begin": processor["cls"][1],
        "end": processor["sep"][1],
        "unknown": tokenizer["model"]["vocab"][tokenizer["model"]["unk_token"]],
        "window": WINDOW,
        "sha256": hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest(),
    }
    (folder / "encoder.json").write_text(json.dumps(card, ensure_ascii=False) + "\n")


def onnx_scores(file: Path, examples: list[Example]) -> dict:
    """Mention scores of an ONNX encoder that takes one paper a run."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    predicted = []
    for example in examples:
        inputs = {"ids": example.ids.astype(np.int32), "features": example.features.astype(np.int32)}
        scores = torch.from_numpy(session.run(["scores"], inputs)[0]).log_softmax(-1).numpy()
        predicted.append(set(spans_of(best_labels(scores[1:-1]), example.offsets)))
    return mention_scores([set(example.spans) for example in examples], predicted)


def quantize(encoder: Encoder, name: str, work: Path, out: Path) -> None:
    """Writes `encoder.onnx` and `encoder.json` to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    write_onnx(encoder, out / "encoder.onnx", whole_numbers=True)
    write_card(pretrained_folder(name, work) / "tokenizer.json", out)
