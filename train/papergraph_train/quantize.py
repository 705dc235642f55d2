"""`quantize`: an encoder as ONNX in 8 bits, with the card that papergraph reads beside it.

Encoders have a few units whose values are far wider than all others. They are found by what the encoder does with real
papers and moved to the end of the width and of each layer's inner units, where `onnx_graph` takes them as floats; moving
units about changes nothing in what an encoder computes.
"""

import json
from pathlib import Path

import torch
from torch import Tensor, nn

from .encoder import Encoder
from .examples import Example, load_examples
from .mentions import log_probabilities, mention_scores, predicted_spans
from .observe import observe
from .onnx_graph import WIDE, write_onnx
from .pieces import WINDOW
from .pretrained import pretrained_folder
from .runtime import onnx_log_probabilities

PAPERS_TO_MEASURE = 64
TABLES_OVER_WIDTH = {"words.weight", "positions.weight", "writing.weight", "head.weight", "roles.weight"}


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
    observe(encoder, examples, hooks)
    return ranges


def reordered(name: str, value: Tensor, width: Tensor) -> Tensor:
    """A weight of the encoder with the units of the width in this order."""
    if name.endswith((".qkv.weight", ".up.weight")) or name in TABLES_OVER_WIDTH:
        return value[:, width]
    if name.endswith((".out.weight", ".down.weight", ".out.bias", ".down.bias", "norm.weight", "norm.bias")):
        return value[width]
    return value


def wide_last(encoder: Encoder, examples: list[Example]) -> Encoder:
    """The same encoder with its units in another order: the widest last, of the width and of each layer's inner units."""
    ranges = input_ranges(encoder, examples)
    relative = [value / value.median() for name, value in ranges.items() if name.endswith((".qkv", ".up"))]
    width = torch.stack(relative).amax(0).argsort()
    state = {name: reordered(name, value, width) for name, value in encoder.state_dict().items()}
    for place in range(len(encoder.layers)):
        inner = ranges[f"layers.{place}.down"].argsort()
        for name in ("up.weight", "up.bias"):
            state[f"layers.{place}.{name}"] = state[f"layers.{place}.{name}"][inner]
        state[f"layers.{place}.down.weight"] = state[f"layers.{place}.down.weight"][:, inner]
    ordered = Encoder(encoder.shape, encoder.writing_at)
    ordered.load_state_dict(state)
    return ordered


def write_card(vocabulary: Path, checksum: str, out: Path) -> None:
    """`encoder.json` for weights of this checksum: see `EncoderCard` of papergraph."""
    tokenizer = json.loads(vocabulary.read_text())
    by_id = sorted(tokenizer["model"]["vocab"].items(), key=lambda entry: entry[1])
    processor = tokenizer["post_processor"]
    card = {
        "pieces": [piece for piece, _ in by_id],
        "begin": processor["cls"][1],
        "end": processor["sep"][1],
        "unknown": tokenizer["model"]["vocab"][tokenizer["model"]["unk_token"]],
        "window": WINDOW,
        "sha256": checksum,
    }
    (out / "encoder.json").write_text(json.dumps(card, ensure_ascii=False) + "\n")


def rounding_loss(encoder: Encoder, file: Path, examples: list[Example]) -> dict:
    """Scores before and after rounding to 8 bits, and the F1 of the spans after against those before."""
    before = predicted_spans(log_probabilities(encoder, examples), examples)
    after = predicted_spans(onnx_log_probabilities(file, examples), examples)
    gold = [set(one.spans) for one in examples]
    agreement = mention_scores(before, after)["strict"]
    return {"floats": mention_scores(gold, before), "eight_bits": mention_scores(gold, after), "agreement": agreement}


def write_rounded(encoder: Encoder, examples: list[Example], file: Path) -> str:
    """The encoder as ONNX in 8 bits, and its checksum; the examples show which units are wide."""
    return write_onnx(wide_last(encoder, examples[:PAPERS_TO_MEASURE]), file, whole_numbers=True)


def quantize(encoder: Encoder, name: str, work: Path, out: Path) -> dict:
    """Writes `encoder.onnx`, `encoder.bin` and `encoder.json` to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    pieces = work / "pieces" / name
    checksum = write_rounded(encoder, load_examples(pieces / "train.npz"), out / "encoder.onnx")
    write_card(pretrained_folder(name, work) / "tokenizer.json", checksum, out)
    size = sum(file.stat().st_size for file in out.glob("encoder.*"))
    held = rounding_loss(encoder, out / "encoder.onnx", load_examples(pieces / "held.npz"))
    return {"megabytes": round(size / 1e6, 1), "wide": WIDE, "held": held}
