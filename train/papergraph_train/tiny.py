"""`tiny`: a small encoder with random weights, for tests of what runs encoders."""

import json
import string
from pathlib import Path

import torch

from .encoder import Encoder, EncoderShape
from .onnx_graph import write_onnx


def tiny(out: Path) -> None:
    """Writes `encoder.onnx`, `encoder.bin` and `encoder.json`; the same bytes each time."""
    letters = string.ascii_lowercase + string.digits
    words = ("the", "we", "of", "on", "model", "data", "##net", "##set", "##ing", "image", "graph", "bert", "accuracy")
    signs = list("()-.,:;!?/\\$%'\"[]{}+=_<>@#&*^|~`")
    pieces = ["<s>", "<pad>", "</s>", "[UNK]", *letters, *(f"##{letter}" for letter in letters), *words, *signs]
    torch.manual_seed(7)
    encoder = Encoder(EncoderShape(len(pieces), 24, 2, 12, 48, 2, 66, 2, 1e-5, 32), writing_at=1)
    for weight in encoder.parameters():
        torch.nn.init.normal_(weight, std=0.5)
    out.mkdir(parents=True, exist_ok=True)
    checksum = write_onnx(encoder, out / "encoder.onnx", whole_numbers=True)
    card = {"pieces": pieces, "begin": 0, "end": 2, "unknown": 3, "window": 64, "sha256": checksum}
    (out / "encoder.json").write_text(json.dumps(card) + "\n")
