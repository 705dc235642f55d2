"""`fixtures`: what papergraph's tests compare with: a small encoder with random weights, and how odd texts are cut."""

import json
import string
from pathlib import Path

import torch

from .encoder import Encoder, EncoderShape
from .onnx_graph import write_onnx
from .pieces import PieceCutter


def write_encoder(out: Path) -> None:
    """`encoder.onnx`, `encoder.bin` and `encoder.json`; the same bytes each time."""
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


def write_pieces(cutter: PieceCutter, out: Path) -> None:
    """Of each of `texts.json` ids and writing of its pieces (not those at the ends), and their places in UTF-16 units."""
    lines = []
    for paper in json.loads((out / "texts.json").read_text()):
        pieces = cutter.cut(paper)
        starts, ends = pieces.offsets.T.tolist()
        inner = {"ids": pieces.ids[1:-1].tolist(), "features": pieces.features[1:-1].tolist()}
        lines.append(json.dumps({**inner, "starts": starts, "ends": ends}) + "\n")
    (out / "pieces.jsonl").write_text("".join(lines))


def write_fixtures(vocabulary: Path, out: Path) -> None:
    """Everything, under `out`."""
    write_encoder(out)
    write_pieces(PieceCutter(vocabulary), out)
